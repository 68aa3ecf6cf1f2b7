//! What `render` and `check` share: from issue files to the reports beside each other on the disk.

use std::path::{Path, PathBuf};

use banmian::run::{self, Faults, Options};
use banmian::text;

use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system::{self, Staging};
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

/// Puts the reports into the staging and removes what no longer belongs beside them.
pub(super) fn stage_reports(
    made: &Made,
    reports: &Reports,
    staging: &mut Staging,
) -> Result<(), Failure> {
    let Made { made, folder } = made;
    staging.write(folder.join("report.json"), reports.json.as_bytes())?;
    staging.write(folder.join("report.html"), reports.html.as_bytes())?;
    if made.may_go_to_press() {
        staging.remove(folder.join("proof.pdf"));
    } else {
        staging.remove(folder.join("press.pdf"));
        staging.remove(folder.join("press"));
    }
    Ok(())
}

/// Moves the staged files to their places, tells the run, and returns how it ends.
pub(super) fn finish(
    all: &[Made],
    staging: Staging,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let written = staging.commit()?;
    terminal.done();
    for Made { made, folder } in all {
        let inside = |path: &&PathBuf| path.parent() == Some(folder);
        let names = written.iter().filter(inside).filter_map(|path| path.file_name());
        let names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        terminal.summary(&made.report, folder, &names);
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
