//! From a composition to its report.

use std::path::{Component, Path};

use super::copy_wanted::WantedEntry;
use super::decisions::{decision, template};
use super::model::{
    Area, BBox, Chars, ColumnEntry, Data, EditionEntry, Figure, Figures, FindingEntry,
    FormEntry, Lines, MissingEntry, OversetLines, PageEntry, PartEntry, PictureEntry,
    PlaceEntry, Report, SCHEMA, SlotEntry, Status, StoryEntry,
};
use crate::diag::{Lang, Severity, Sources, Span};
use crate::frame::{
    Composition, CopyWanted, Finding, Form, Names, PageComposition, Part, SlotReport,
    StoryReport,
};
use crate::geom::Abs;
use crate::ids::PageId;
use crate::plan::{Decision, TemplateChoice};
use crate::rules::Code;
use crate::terms::EditionKind;

/// What a report says beside the composition.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// What make-up decided, story by story.
    pub decisions: Vec<Decision>,
    /// Which templates pages took, of those that they name.
    pub templates: Vec<TemplateChoice>,
    /// Name of the paper.
    pub paper: String,
    /// Day of publication: 2021-02-24.
    pub date: String,
    /// Total number of the issue.
    pub number: Option<u32>,
    /// What it is beside the paper of the day.
    pub kind: EditionKind,
    /// Which correction of the day's edition this is.
    pub correction: Option<u32>,
    /// How much copy the slots take.
    pub wanted: Vec<CopyWanted>,
    /// Whether the ways that make-up weighed are told.
    pub explain: bool,
    /// Language of the messages.
    pub lang: Lang,
    /// Codes of errors that may pass to press.
    pub allowed: Vec<Code>,
    /// The form of the issue, where the house looks at it.
    pub form: Option<Form>,
}

/// Returns the report of an edition; `sources` turns a finding's span into file and line.
pub fn report(composition: &Composition, meta: &Meta, sources: &Sources) -> Report {
    let names = &composition.names;
    let findings: Vec<_> = composition
        .findings
        .iter()
        .map(|found| finding(found, composition, meta, sources))
        .collect();
    Report {
        schema: SCHEMA,
        generator: concat!("banmian ", env!("CARGO_PKG_VERSION")).to_owned(),
        lang: meta.lang,
        edition: EditionEntry {
            paper: meta.paper.clone(),
            date: meta.date.clone(),
            number: meta.number,
            kind: meta.kind,
            correction: meta.correction,
            pages: composition.pages.len(),
        },
        status: status(&findings),
        press: None,
        proof: None,
        pages: composition.pages.iter().map(|told| page(told, names)).collect(),
        stories: composition.stories.iter().map(|told| story(told, composition)).collect(),
        findings,
        form: meta.form.as_ref().map(|told| form(told, names, meta.lang)),
        decisions: meta
            .templates
            .iter()
            .map(|choice| template(choice, names, meta.lang))
            .chain(meta.decisions.iter().map(|told| decision(told, names, meta)))
            .collect(),
        wanted: meta.wanted.iter().map(|wanted| WantedEntry::of(wanted, names)).collect(),
    }
}

fn form(form: &Form, names: &Names, lang: Lang) -> FormEntry {
    let missing = form.missing.iter().map(|missing| MissingEntry {
        page: names.page(missing.page),
        what: missing.what,
        cost: missing.cost,
        message: missing.message.get(lang).to_owned(),
    });
    FormEntry {
        errors: form.errors,
        limit: form.limit,
        pass: form.passes(),
        chars_inspected: form.chars_inspected,
        editing_errors_allowed: form.editing_errors_allowed,
        missing: missing.collect(),
    }
}

/// Returns what the findings come to, allowed errors counted as warnings.
fn status(findings: &[FindingEntry]) -> Status {
    if findings.is_empty() {
        Status::Clean
    } else if findings.iter().all(|finding| finding.severity == Severity::Warning) {
        Status::Warnings
    } else {
        Status::Errors
    }
}

fn page(page: &PageComposition, names: &Names) -> PageEntry {
    PageEntry {
        number: page.number,
        label: page.called.own().map(str::to_owned),
        name: page.name.clone(),
        layout: page.layout.clone(),
        trim_pt: Area([page.trim.w, page.trim.h].map(Figure::points)),
        slots: page.slots.iter().map(|told| slot(told, page.trim.h, names)).collect(),
        pictures: page
            .slots
            .iter()
            .filter_map(|told| picture(told, page.trim.h, names))
            .collect(),
    }
}

fn picture(slot: &SlotReport, trim: Abs, names: &Names) -> Option<PictureEntry> {
    let picture = slot.picture.as_ref()?;
    Some(PictureEntry {
        slot: names.slot(slot.slot).to_owned(),
        file: picture.file.clone(),
        bbox_pt: BBox::of(picture.rect, trim),
        ppi: picture.ppi,
        kept: Figure::hundredths((i64::from(picture.kept) + 5) / 10),
        fit: picture.fit,
    })
}

fn slot(slot: &SlotReport, trim: Abs, names: &Names) -> SlotEntry {
    SlotEntry {
        slot: names.slot(slot.slot).to_owned(),
        kind: slot.kind,
        story: slot.story.map(|story| names.story(story).to_owned()),
        dummy: slot.dummy,
        held: slot.held,
        bbox_pt: BBox::of(slot.rect, trim),
        lines: slot.lines.map(|lines| Lines { capacity: lines.capacity, used: lines.used }),
    }
}

fn story(story: &StoryReport, composition: &Composition) -> StoryEntry {
    let parts = story.parts.iter();
    StoryEntry {
        id: composition.names.story(story.story).to_owned(),
        file: story.file.clone(),
        dummy: story.dummy,
        paragraphs: story.paragraphs,
        headline: story.headline.clone(),
        chars: Chars { total: story.total, placed: story.placed, overset: story.overset() },
        lines: OversetLines { overset: story.overset_lines },
        parts: parts.map(|told| part(told, composition)).collect(),
    }
}

fn part(part: &Part, composition: &Composition) -> PartEntry {
    let names = &composition.names;
    let trim = height(composition, Some(part.slot.page));
    let column = |run: &crate::frame::ColumnRun| ColumnEntry {
        bbox_pt: BBox::of(run.rect, trim),
        from: run.from,
        to: run.to,
    };
    PartEntry {
        page: names.page(part.slot.page),
        slot: names.slot(part.slot).to_owned(),
        from: part.from,
        to: part.to,
        continues_to: part.continues_to.map(|page| names.page(page)),
        continued_from: part.continued_from.map(|page| names.page(page)),
        marker: part.marker.clone(),
        columns: part.columns.iter().map(column).collect(),
    }
}

fn finding(
    finding: &Finding,
    composition: &Composition,
    meta: &Meta,
    sources: &Sources,
) -> FindingEntry {
    let names = &composition.names;
    let is_error = finding.severity == Severity::Error;
    let may_pass = finding.code.may_be_allowed() && meta.allowed.contains(&finding.code);
    let allowed = is_error && may_pass;
    let trim = height(composition, finding.page);
    let place =
        finding.source.as_ref().map(|span| sources.place(span.source, span.range.start));
    let file = finding.source.as_ref().map(|span| slashed(sources.path(span.source)));
    FindingEntry {
        code: finding.code,
        severity: match is_error && !allowed {
            true => Severity::Error,
            false => Severity::Warning,
        },
        allowed,
        page: finding.page.map(|page| names.page(page)),
        slot: finding.slot.map(|slot| names.slot(slot).to_owned()),
        story: finding.story.map(|story| names.story(story).to_owned()),
        bbox_pt: finding.rect.map(|rect| BBox::of(rect, trim)),
        other_bbox_pt: finding.against.map(|rect| BBox::of(rect, trim)),
        file,
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        places: finding.places.iter().map(|span| place_entry(span, sources)).collect(),
        message: finding.message.get(meta.lang).to_owned(),
        hints: finding.hints.iter().map(|hint| hint.get(meta.lang).to_owned()).collect(),
        data: Data { figures: Figures::of(&finding.data), parted: finding.parted.clone() },
    }
}

fn place_entry(span: &Span, sources: &Sources) -> PlaceEntry {
    let place = sources.place(span.source, span.range.start);
    let file = slashed(sources.path(span.source));
    PlaceEntry { file, line: place.line, column: place.column }
}

/// Returns the trimmed height of a page, from which boxes are turned over.
fn height(composition: &Composition, id: Option<PageId>) -> Abs {
    let page = composition.pages.iter().find(|page| Some(page.id) == id);
    page.or(composition.pages.first()).map_or(Abs::ZERO, |page| page.trim.h)
}

/// Returns the path with `/` between its parts and no `.` among them, alike on every system.
fn slashed(path: &Path) -> String {
    let mut out = String::new();
    for component in path.components() {
        match component {
            Component::RootDir => out.push('/'),
            Component::CurDir => {}
            part => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    out
}
