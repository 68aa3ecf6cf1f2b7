//! `check`: the reports without a PDF.

use banmian::run::Options;

use super::allow;
use super::args::CheckArgs;
use super::failure::{Exit, Failure};
use super::make::{self, Made, Reports};
use super::settings::Settings;
use super::system::Staging;
use super::terminal::Terminal;

/// Runs the verb.
pub(super) fn run(
    args: &CheckArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let options = Options {
        lang: settings.lang,
        allow: allow::codes(&args.allow)?,
        explain: args.explain,
    };
    let all = make::make(&args.issues, &options, settings, terminal)?;
    let mut staging = Staging::default();
    for made in &all {
        make::stage_reports(made, &Reports::of(made), &mut staging)?;
    }
    let exit = make::finish(&all, staging, settings, terminal)?;
    for Made { made, .. } in &all {
        terminal.shopping(&made.report);
        if args.explain {
            terminal.explain(&made.report);
        }
    }
    // The program ends: its memory goes back as a whole, not item by item.
    std::mem::forget(all);
    Ok(exit)
}
