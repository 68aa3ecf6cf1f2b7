//! What `render` and `check` share: from an issue file to its composition and report.

use std::path::{Path, PathBuf};

use banmian::diag::{self, Diagnostic, Severity, Sink, Sources};
use banmian::edition::{self, Edition, EditionKind};
use banmian::export::report::{Matter, Meta, Report, Status, report};
use banmian::frame::{Composition, Finding};
use banmian::makeup::{self, MadeUp};
use banmian::{issue, layout, lint, preflight, text};

use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system::{self, Staging};
use super::terminal::{Step, Terminal};

/// An edition, set and judged; nothing of it is written yet.
pub(super) struct Made {
    /// What it was set from.
    pub(super) edition: Edition,
    /// The set pages.
    pub(super) composition: Composition,
    /// What the report says.
    pub(super) report: Report,
    /// Where its files will lie.
    pub(super) folder: PathBuf,
}

/// What a run wants of its reports.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'a> {
    /// Codes of errors that may pass to press.
    pub(super) allowed: &'a [String],
    /// Whether to tell what make-up weighed.
    pub(super) explain: bool,
}

/// Sets every issue; where one cannot be used, the faults of all are told and nothing is made.
pub(super) fn make(
    issues: &[PathBuf],
    wanted: Wanted,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Vec<Made>, Failure> {
    let mut all: Vec<Made> = Vec::new();
    let mut failed: Option<Failure> = None;
    for path in issues {
        let made = make_one(path, wanted, issues.len() == 1, settings, terminal);
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

/// Puts the reports into the staging and removes what no longer belongs beside them.
pub(super) fn stage_reports(made: &Made, staging: &mut Staging) -> Result<(), Failure> {
    let (folder, report) = (&made.folder, &made.report);
    staging.write(folder.join("report.json"), report.to_json().as_bytes())?;
    let matter = Matter {
        composition: &made.composition,
        book: &made.edition.book,
        spots: &made.edition.press.spots,
        sources: &system::way_back(folder),
    };
    let page = banmian::export::report::html(report, &matter);
    staging.write(folder.join("report.html"), page.as_bytes())?;
    match exit(report) {
        Exit::Good => staging.remove(folder.join("proof.pdf")),
        _ => {
            staging.remove(folder.join("press.pdf"));
            staging.remove(folder.join("press"));
        }
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
    for made in all {
        let inside = |path: &&PathBuf| path.parent() == Some(&made.folder);
        let names = written.iter().filter(inside).filter_map(|path| path.file_name());
        let names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        terminal.summary(&made.report, &made.folder, &names);
    }
    if settings.json {
        let mut values: Vec<_> = all.iter().map(|made| made.report.to_value()).collect();
        let value = if all.len() == 1 { values.remove(0) } else { values.into() };
        super::print(&banmian::export::report::pretty(&value))?;
    }
    Ok(all.iter().map(|made| exit(&made.report)).max().unwrap_or(Exit::Good))
}

/// Returns how a run ends that made this report.
pub(super) fn exit(report: &Report) -> Exit {
    match report.status {
        Status::Clean | Status::Warnings => Exit::Good,
        Status::Errors => Exit::Findings,
    }
}

fn make_one(
    path: &Path,
    wanted: Wanted,
    alone: bool,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Made, Failure> {
    let root = settings.root()?;
    let path = system::relative(path);
    terminal.step(Step::Read, &path);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let edition = issue::load(&settings.world, root, &path, &mut sources, &mut sink)
        .and_then(|issue| edition::resolve(&issue, &settings.world, root, &mut sink))
        .filter(|_| !sink.has_errors())
        .ok_or_else(|| unusable(&path, &sink, &sources, settings, terminal))?;
    let date = edition.date.to_string();
    let folder = settings.folder(&date, alone)?;
    system::probe(&folder)?;
    terminal.step(Step::Set, &path);
    let MadeUp { edition, mut composition } = makeup::make_up(&edition);
    let room = layout::room(&edition, &composition);
    layout::tell(&mut composition.findings, &room);
    let judged = [preflight::check, lint::check].map(|check| check(&edition, &composition));
    composition.findings.extend(judged.into_iter().flatten());
    composition.findings.extend(preflight::check_sheets(&edition));
    composition.findings.sort_by_key(Finding::rank);
    composition.findings.extend(sink.diagnostics().iter().map(found));
    let meta = Meta {
        paper: edition.paper.clone(),
        date,
        number: edition.number,
        kind: match edition.kind {
            EditionKind::Regular => None,
            EditionKind::Extra => Some("extra"),
            EditionKind::Supplement => Some("supplement"),
        },
        correction: edition.correction,
        room,
        lang: settings.lang,
        allowed: wanted.allowed.to_vec(),
        explain: wanted.explain,
        form: lint::form(&edition, &composition),
    };
    let report = report(&composition, &meta, &sources);
    Ok(Made { edition, composition, report, folder })
}

/// Returns the failure of an issue whose files have the faults in `sink`.
fn unusable(
    path: &Path,
    sink: &Sink,
    sources: &Sources,
    settings: &Settings,
    terminal: &Terminal,
) -> Failure {
    if !sink.has_errors() {
        let path = path.display();
        return Failure::input(text!("无法使用 `{path}`", "`{path}` cannot be used"));
    }
    Failure::faults(diag::render(sink.diagnostics(), sources, settings.lang, terminal.color()))
}

/// Returns a warning of the files as a finding, so that the report has it too.
fn found(diagnostic: &Diagnostic) -> Finding {
    Finding {
        code: diagnostic.code,
        severity: Severity::Warning,
        page: None,
        slot: None,
        story: None,
        rect: None,
        source: diagnostic.span.clone(),
        message: diagnostic.message.clone(),
        hints: diagnostic.hints.clone(),
        data: Vec::new(),
    }
}

fn twice(folder: &Path) -> Failure {
    let folder = folder.display();
    Failure::input(text!(
        "两个版面文件都要写到 `{folder}`",
        "two of the issues would both write to `{folder}`"
    ))
    .hint(text!("每一天只给一个版面文件", "name one issue file for each day"))
}
