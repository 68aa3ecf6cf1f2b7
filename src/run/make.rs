//! From an issue file to its judged pages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::judged::Judged;
use super::remedies;
use super::{Faults, Given, Made, Options};
use crate::diag::{Diagnostic, Sink, SourceId, Sources};
use crate::edition;
use crate::export::report::{self, Meta};
use crate::frame::{Datum, Finding};
use crate::ids::{PageId, StoryId};
use crate::issue;
use crate::limits;
use crate::makeup;
use crate::rules::Code;
use crate::text;
use crate::world::World;

/// What of the files survives a run: the house style, the faces, the facts of pictures.
#[derive(Debug, Default)]
pub struct Kept {
    house: issue::Kept,
    pub(super) given: edition::Kept,
}

/// Makes up, sets and judges the edition of the issue file `issue`; `root` is the folder of
/// `layouts/` and `fonts/`.
pub fn make(
    world: &dyn World,
    root: &Path,
    issue: &Path,
    options: &Options,
) -> Result<Made, Faults> {
    Ok(set(read(world, root, issue)?, options))
}

/// Reads the files of an edition; the faults of all come back together.
pub fn read(world: &dyn World, root: &Path, issue: &Path) -> Result<Given, Faults> {
    read_with(world, root, issue, &Kept::default())
}

/// Reads the files of an edition with what was kept of runs before.
pub fn read_with(
    world: &dyn World,
    root: &Path,
    issue: &Path,
    kept: &Kept,
) -> Result<Given, Faults> {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let told = (&mut sources, &mut sink);
    let issue = issue::load_with(world, root, issue, &kept.house, told).map(Arc::new);
    let edition =
        issue.as_ref().and_then(|issue| edition::resolve(issue, world, &kept.given, &mut sink));
    match issue.zip(edition) {
        Some((issue, edition)) if !sink.has_errors() => {
            Ok(Given { issue, edition, sources, sink })
        }
        _ => Err(Faults { sink, sources }),
    }
}

/// Makes up, sets and judges an edition.
pub fn set(given: Given, options: &Options) -> Made {
    set_with(given, options, &makeup::Kept::default())
}

/// Makes up, sets and judges an edition with what was kept of runs before.
pub(super) fn set_with(given: Given, options: &Options, kept: &makeup::Kept) -> Made {
    let Given { issue, edition, sources, sink } = given;
    let mut judged = Judged::of(edition, kept);
    remedies::add(&mut judged, kept);
    let Judged { edition, templates, plan, decisions, mut composition, wanted, form, .. } =
        judged;
    composition.findings.extend(sink.diagnostics().iter().map(found));
    bound(&mut composition.findings, &sink);
    let meta = Meta {
        templates,
        decisions,
        paper: edition.paper.clone(),
        date: edition.date.to_string(),
        number: edition.number,
        kind: edition.kind,
        correction: edition.correction,
        wanted,
        lang: options.lang,
        allowed: options.allow.clone(),
        explain: options.explain,
        form,
    };
    let report = report::report(&composition, &meta, &sources);
    Made { issue, edition, plan, composition, report, sources, options: options.clone() }
}

/// Keeps so many findings of a kind of each story, or of each page, as [`limits::KIND`] says: the first of
/// them tells how many there were, those of the files that were counted only among them.
fn bound(findings: &mut Vec<Finding>, sink: &Sink) {
    type Kind = (Code, Option<StoryId>, Option<PageId>, Option<SourceId>);
    let kind = |finding: &Finding| -> Kind {
        let (story, place) = (finding.story, finding.page.filter(|_| finding.story.is_none()));
        let of_files = story.is_none() && place.is_none();
        let source = finding.source.as_ref().filter(|_| of_files).map(|span| span.source);
        (finding.code, story, place, source)
    };
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    findings.retain(|finding| {
        let count = counts.entry(kind(finding)).or_default();
        *count += 1;
        *count <= limits::KIND.count()
    });
    for (code, source, more) in sink.more() {
        *counts.entry((code, None, None, source)).or_default() += more;
    }
    for finding in findings {
        // What is told of a kind is told with its first.
        let count = counts.insert(kind(finding), 0).unwrap_or(0);
        if count > limits::KIND.count() {
            let shown = limits::KIND.value;
            finding.data.push((Datum::Things, count as f64));
            finding.hints.push(text!(
                "这类问题共 {count} 处，只列出前 {shown} 处",
                "there are {count} of this kind, of which the first {shown} are told"
            ));
        }
    }
}

/// Returns a warning of the files as a finding, so that the report has it too.
fn found(diagnostic: &Diagnostic) -> Finding {
    Finding {
        severity: diagnostic.severity,
        source: diagnostic.span.clone(),
        hints: diagnostic.hints.clone(),
        ..Finding::new(diagnostic.code, diagnostic.message.clone())
    }
}
