//! `render`: the press file, or the proof while errors stand, and the reports.

use banmian::export::pdf::Standard;
use banmian::run::{self, Options, PressError, PressOptions};
use banmian::text;

use super::allow;
use super::args::{ProfileArg, RenderArgs};
use super::failure::{Exit, Failure};
use super::make::{self, Made};
use super::settings::Settings;
use super::system::Staging;
use super::terminal::{Step, Terminal};

/// Runs the verb.
pub(super) fn run(
    args: &RenderArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let options = Options {
        lang: settings.lang,
        allow: allow::codes(&args.allow)?,
        explain: args.explain,
    };
    let wanted = PressOptions {
        standard: match args.profile {
            ProfileArg::X4 => Standard::X4,
            ProfileArg::X1a => Standard::X1a,
        },
        pages: args.page.clone(),
        split: args.split,
        marks: args.marks,
    };
    let mut all = make::make(&args.issues, &options, settings, terminal)?;
    let mut staging = Staging::default();
    for made in &mut all {
        terminal.step(Step::Write, &made.folder);
        write(made, &wanted, settings, &mut staging)?;
        make::stage_reports(made, &mut staging)?;
    }
    let exit = make::finish(&all, staging, settings, terminal)?;
    for Made { made, .. } in all.iter().filter(|_| args.explain) {
        terminal.explain(&made.report);
    }
    Ok(exit)
}

/// Puts the press file, or the proof, into the staging, and what is told of it into the report.
fn write(
    Made { made, folder }: &mut Made,
    wanted: &PressOptions,
    settings: &Settings,
    staging: &mut Staging,
) -> Result<(), Failure> {
    let world = &settings.world;
    if !made.may_go_to_press() {
        let proof = run::proof(made, wanted, world).map_err(|error| refused(&error))?;
        return staging.write(folder.join(&proof.name), &proof.bytes);
    }
    let pressed = run::press(made, wanted, world).map_err(|error| refused(&error))?;
    for file in &pressed.files {
        staging.write(folder.join(&file.name), &file.bytes)?;
    }
    // Page files of an earlier run do not belong to this press file.
    staging.remove(folder.join("press"));
    made.report.press = Some(pressed.entry);
    Ok(())
}

/// Returns the failure of files that cannot be written: what stands in the way is input.
fn refused(error: &PressError) -> Failure {
    let failure = Failure::input(match error {
        PressError::NoPage { number, count } => text!(
            "--page {number}：本期共 {count} 版",
            "--page {number}: the edition has {count} pages"
        ),
        error => error.message(),
    });
    match error.hint() {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
