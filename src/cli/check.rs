//! `check`: the reports without a PDF.

use banmian::delivery::{Before, Named};
use banmian::run::{self, Options};

use super::allow;
use super::args::CheckArgs;
use super::disk::{SystemDisk, undelivered};
use super::failure::{Exit, Failure};
use super::make::{self, Made, Reports};
use super::settings::Settings;
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
    let mut all = make::make(&args.issues, &options, settings, terminal)?;
    let disk = SystemDisk { terminal };
    let mut folders = make::open(&all, &disk)?;
    for (at, folder) in &mut folders {
        let made = &mut all[*at];
        // What no file could be made of is no edition, whether or not one is asked for.
        run::embeds(&made.made).map_err(|error| make::refused(&error))?;
        let standing = folder.standing().map_err(|error| undelivered(&error))?;
        let Named { press, proof } = standing;
        made.made.carry_over(press, proof);
        let places = make::places(std::iter::empty());
        folder.begin(places).map_err(|error| undelivered(&error))?;
        Reports::of(made).put(folder)?;
    }
    let exit = make::finish(&all, folders, Before::Stays, (settings, terminal))?;
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
