//! `render`: the press file, or the proof while errors stand, and the reports.

use banmian::export::pdf::Standard;
use banmian::run::{self, Options, PressError, PressFile, PressOptions};
use banmian::text;

use super::allow;
use super::args::{ProfileArg, RenderArgs};
use super::failure::{Exit, Failure};
use super::make::{self, Made, Reports};
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
        let files = press(made, &wanted, settings)?;
        // A press file is large: the reports are made while it goes to the disk.
        let (staged, reports) =
            rayon::join(|| stage(made, &files, &mut staging), || Reports::of(made));
        staged?;
        make::stage_reports(made, &reports, &mut staging)?;
    }
    let exit = make::finish(&all, staging, settings, terminal)?;
    for Made { made, .. } in all.iter().filter(|_| args.explain) {
        terminal.explain(&made.report);
    }
    // The program ends: its memory goes back as a whole, not item by item.
    std::mem::forget(all);
    Ok(exit)
}

/// Returns the press file, or the proof, and puts what is told of it into the report.
fn press(
    Made { made, .. }: &mut Made,
    wanted: &PressOptions,
    settings: &Settings,
) -> Result<Vec<PressFile>, Failure> {
    let world = &settings.world;
    if !made.may_go_to_press() {
        let proof = run::proof(made, wanted, world).map_err(|error| refused(&error))?;
        return Ok(vec![proof]);
    }
    let pressed = run::press(made, wanted, world).map_err(|error| refused(&error))?;
    made.report.press = Some(pressed.entry);
    Ok(pressed.files)
}

/// Puts the press file, or the proof, into the staging.
fn stage(
    Made { made, folder }: &Made,
    files: &[PressFile],
    staging: &mut Staging,
) -> Result<(), Failure> {
    for file in files {
        staging.write(folder.join(&file.name), &file.bytes)?;
    }
    if made.may_go_to_press() {
        // Page files of an earlier run do not belong to this press file.
        staging.remove(folder.join("press"));
    }
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
