//! What `render` and `check` share: from issue files to the reports beside each other on the disk.

use std::path::{Path, PathBuf};

use banmian::delivery::{Before, DeliveryError, Folder, Place};
use banmian::diag::counted;
use banmian::export::report::FileEntry;
use banmian::run::{self, Faults, Options, PressError};
use banmian::text;

use super::disk::{SystemDisk, undelivered};
use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system;
use super::terminal::{Step, Terminal};

/// An edition, set and judged, with its place; nothing of it is written yet.
pub(super) struct Made {
    /// What the run made.
    pub(super) made: run::Made,
    /// Where its files will lie.
    pub(super) folder: PathBuf,
}

/// Sets every issue; where one cannot be used, the faults of all are told and nothing is made.
pub(super) fn make(
    issues: &[PathBuf],
    options: &Options,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Vec<Made>, Failure> {
    let mut all: Vec<Made> = Vec::new();
    let mut failed: Option<Failure> = None;
    let kept = run::Kept::default();
    for path in issues {
        let made = make_one(path, &kept, options, issues.len() == 1, (settings, terminal));
        let made = made.and_then(|made| match all.iter().any(|it| it.folder == made.folder) {
            true => Err(twice(&made.folder)),
            false => Ok(made),
        });
        match made {
            Ok(made) => all.push(made),
            Err(failure) => {
                if let Some(earlier) = &failed {
                    terminal.fail(earlier);
                }
                let exit =
                    failed.map_or(failure.exit, |earlier| earlier.exit.max(failure.exit));
                failed = Some(Failure { exit, ..failure });
            }
        }
    }
    failed.map_or(Ok(all), Err)
}

/// The reports of a run.
pub(super) struct Reports {
    json: String,
    html: String,
}

impl Reports {
    /// Writes the reports to memory.
    pub(super) fn of(Made { made, folder }: &Made) -> Reports {
        let sources = system::way_back(folder);
        Reports { json: made.report.to_json(), html: made.html(&sources) }
    }
}

/// Takes the folders of all editions, each with its own: in one order, so that two runs never wait for
/// each other.
pub(super) fn open<'a>(
    all: &[Made],
    disk: &'a SystemDisk,
) -> Result<Vec<(usize, Folder<'a>)>, Failure> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|one, other| all[*one].folder.cmp(&all[*other].folder));
    let open = |at: usize| Folder::open(disk, &all[at].folder).map(|folder| (at, folder));
    let open = order.into_iter().map(open).collect::<Result<_, _>>();
    open.map_err(|error| undelivered(&error))
}

/// Returns the places of an edition's files, the reports among them.
pub(super) fn places<'a>(files: impl Iterator<Item = &'a FileEntry>) -> Vec<Place> {
    files.map(Place::of).chain(["report.html", "report.json"].map(Place::unnamed)).collect()
}

impl Reports {
    /// Puts the reports beside their places.
    pub(super) fn put(&self, folder: &Folder) -> Result<(), Failure> {
        let html = folder.put("report.html", self.html.as_bytes());
        html.and_then(|()| folder.put("report.json", self.json.as_bytes()))
            .map_err(|error| undelivered(&error))
    }
}

/// Moves the files of all editions to their places; where one fails, none has a report.
fn deliver(mut folders: Vec<(usize, Folder)>, before: Before) -> Result<(), DeliveryError> {
    folders.iter_mut().try_for_each(|(_, folder)| folder.exchange(before))?;
    folders.into_iter().try_for_each(|(_, folder)| folder.conclude())
}

/// Moves the files of each edition to their places, tells the run, and returns how it ends.
pub(super) fn finish(
    all: &[Made],
    folders: Vec<(usize, Folder)>,
    before: Before,
    (settings, terminal): (&Settings, &Terminal),
) -> Result<Exit, Failure> {
    deliver(folders, before).map_err(|error| undelivered(&error))?;
    terminal.done();
    settings.world.tell_cache(terminal);
    for Made { made, folder } in all {
        let report = &made.report;
        let press = report.press.iter().map(|press| &press.file);
        let files = press.chain(&report.proof).filter(|_| before == Before::Goes);
        let names = files.map(|file| file.file.clone());
        let names: Vec<_> =
            names.chain(["report.json", "report.html"].map(str::to_owned)).collect();
        terminal.summary(report, folder, &names);
        terminal.stale(report);
    }
    if settings.json {
        let mut values: Vec<_> = all.iter().map(|it| it.made.report.to_value()).collect();
        let value = if all.len() == 1 { values.remove(0) } else { values.into() };
        super::print(&banmian::export::report::pretty(&value))?;
    }
    let good = all.iter().all(|it| it.made.may_go_to_press());
    Ok(if good { Exit::Good } else { Exit::Findings })
}

fn make_one(
    path: &Path,
    kept: &run::Kept,
    options: &Options,
    alone: bool,
    (settings, terminal): (&Settings, &Terminal),
) -> Result<Made, Failure> {
    let root = settings.root()?;
    let path = system::relative(path);
    terminal.step(Step::Read, &path);
    let given = run::read_with(&settings.world, root, &path, kept)
        .map_err(|faults| unusable(&path, &faults, settings, terminal))?;
    // Where nothing can be written, nothing need be set.
    let folder = settings.folder(&given.edition.date.to_string(), alone)?;
    system::probe(&folder)?;
    terminal.step(Step::Set, &path);
    Ok(Made { made: run::set(given, options), folder })
}

/// Returns the failure of an issue whose files have these faults.
fn unusable(path: &Path, faults: &Faults, settings: &Settings, terminal: &Terminal) -> Failure {
    if !faults.sink.has_errors() {
        let path = path.display();
        return Failure::input(text!("无法使用 `{path}`", "`{path}` cannot be used"));
    }
    Failure::faults(faults.render(settings.lang, terminal.color()))
}

fn twice(folder: &Path) -> Failure {
    let folder = folder.display();
    Failure::input(text!(
        "两个期次文件都要写到 `{folder}`",
        "two of the issues would both write to `{folder}`"
    ))
    .hint(text!("每一天只给一个期次文件", "name one issue file for each day"))
}

/// Returns the failure of files that cannot be written: what stands in the way is input.
pub(super) fn refused(error: &PressError) -> Failure {
    let failure = Failure::input(match error {
        PressError::NoPage { number, count } => {
            let pages = counted(count, "page");
            text!(
                "--page {number}：本期共 {count} 版",
                "--page {number}: the edition has {pages}"
            )
        }
        error => error.message(),
    });
    match error.hint() {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
