//! `render`: the press file, or the proof while errors stand, and the reports.

use banmian::delivery::{Before, DeliveryError, Folder};
use banmian::run::{self, Options, PressFile, PressOptions};

use super::allow;
use super::args::RenderArgs;
use super::disk::{SystemDisk, undelivered};
use super::failure::{Exit, Failure};
use super::make::{self, Made, Reports};
use super::settings::Settings;
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
        standard: args.profile,
        pages: args.page.clone(),
        split: args.split,
        marks: args.marks,
    };
    let mut all = make::make(&args.issues, &options, settings, terminal)?;
    // What stands in the way of a press file is input: it is found before anything is written.
    let mut files = Vec::new();
    for made in &mut all {
        terminal.step(Step::Write, &made.folder);
        files.push(press(made, &wanted, settings)?);
    }
    let disk = SystemDisk { terminal };
    let mut folders = make::open(&all, &disk)?;
    for (at, folder) in &mut folders {
        let (made, files) = (&all[*at], std::mem::take(&mut files[*at]));
        let places = make::places(files.iter().map(|file| &file.entry));
        folder.begin(places).map_err(|error| undelivered(&error))?;
        // A press file is large: the reports are made while it goes to the disk.
        let (put, reports) = rayon::join(|| put(&files, folder), || Reports::of(made));
        put.map_err(|error| undelivered(&error))?;
        reports.put(folder)?;
    }
    let exit = make::finish(&all, folders, Before::Goes, (settings, terminal))?;
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
        let proof = run::proof(made, wanted, world).map_err(|error| make::refused(&error))?;
        made.report.proof = Some(proof.entry.clone());
        return Ok(vec![proof]);
    }
    let pressed = run::press(made, wanted, world).map_err(|error| make::refused(&error))?;
    made.report.press = Some(pressed.entry);
    Ok(pressed.files)
}

/// Puts the press file with its page files, or the proof, beside their places.
fn put(files: &[PressFile], folder: &Folder) -> Result<(), DeliveryError> {
    files.iter().try_for_each(|file| folder.put(file.name(), &file.bytes))
}
