//! The composed edition: its pages, where each story went, and what is wrong with it.

use std::cmp::Reverse;

use crate::diag::{Severity, Span, Text};
use crate::frame::Frame;
use crate::geom::{Rect, Size};
use crate::ids::StoryId;
use crate::page_name::PageName;
use crate::rules::Code;
use crate::terms::SlotKind;

/// A whole edition, set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composition {
    /// The pages in order.
    pub pages: Vec<PageComposition>,
    /// Where the copy of each story went.
    pub stories: Vec<StoryReport>,
    /// What is wrong, in page order.
    pub findings: Vec<Finding>,
    /// What make-up decided, story by story.
    pub decisions: Vec<Decision>,
}

/// What make-up decided about a story, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Id of the story.
    pub story: String,
    /// Page on which something changed.
    pub page: u32,
    /// Slot in which something changed.
    pub slot: String,
    /// What was done, in kebab case: `paragraphs`, `headline`, `picture`, `spacing`, `optional`, `jump`,
    /// `no-jump`.
    pub step: &'static str,
    /// What came of it.
    pub message: Text,
    /// Figures by name, for machines.
    pub data: Vec<(&'static str, f64)>,
    /// What else was weighed, the chosen way among them; only for jumps.
    pub weighed: Vec<Weighed>,
}

/// A way that make-up weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Where the story would go on: page and slot of each leg; nowhere when empty.
    pub legs: Vec<(u32, String)>,
    /// Whether it was chosen.
    pub chosen: bool,
    /// What the edition would cost so, the heaviest first; `None` where it cannot be set so at all.
    pub cost: Option<Vec<(&'static str, f64)>>,
}

/// One page, set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageComposition {
    /// Page number, from one.
    pub number: u32,
    /// What it is called in print.
    pub called: PageName,
    /// Name of the section: 要闻.
    pub name: String,
    /// Name of the template.
    pub layout: String,
    /// Trimmed size.
    pub trim: Size,
    /// The page's matter, in reading order.
    pub frame: Frame,
    /// Its slots in reading order.
    pub slots: Vec<SlotReport>,
}

/// What stands in one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotReport {
    /// Name in the template.
    pub slot: String,
    /// Kind in the template: `story`, `tail`, `photo` …
    pub kind: SlotKind,
    /// Id of the story that stands here.
    pub story: Option<String>,
    /// Its place.
    pub rect: Rect,
    /// Body lines; only where copy runs.
    pub lines: Option<LineCount>,
}

/// Body lines of a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineCount {
    /// Places left after heads, pictures and spacing.
    pub capacity: u32,
    /// Places that hold text or a marker.
    pub used: u32,
}

/// Where one story went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryReport {
    /// The story.
    pub story: StoryId,
    /// Stem of its file.
    pub id: String,
    /// Path as the issue file gives it.
    pub file: String,
    /// The main headline.
    pub headline: String,
    /// Characters of the body.
    pub total: u32,
    /// Characters that found a place.
    pub placed: u32,
    /// Lines that the overset characters would take.
    pub overset_lines: u32,
    /// The parts, in reading order.
    pub parts: Vec<Part>,
}

/// One part of a story: what stands of it in one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Page number.
    pub page: u32,
    /// Slot of the page.
    pub slot: String,
    /// First character.
    pub from: u32,
    /// One past the last character.
    pub to: u32,
    /// Page on which the story goes on.
    pub continues_to: Option<u32>,
    /// Page from which it comes.
    pub continued_from: Option<u32>,
    /// The jump line as printed.
    pub marker: Option<String>,
    /// Unbroken runs of body lines, in reading order.
    pub columns: Vec<ColumnRun>,
}

/// One unbroken run of body lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnRun {
    /// Encloses these lines and nothing else.
    pub rect: Rect,
    /// First character.
    pub from: u32,
    /// One past the last character.
    pub to: u32,
}

/// Something wrong with the edition, at a place on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Page number, where it has one.
    pub page: Option<u32>,
    /// Slot, where it has one.
    pub slot: Option<String>,
    /// Story id, where it has one.
    pub story: Option<String>,
    /// Place on the page.
    pub rect: Option<Rect>,
    /// Place in a source file.
    pub source: Option<Span>,
    /// One fact.
    pub message: Text,
    /// What to do.
    pub hints: Vec<Text>,
    /// Figures by name, for machines.
    pub data: Vec<(&'static str, f64)>,
}

impl Finding {
    /// Returns what findings are ordered by: pages in order, on a page the heaviest first.
    pub fn rank(&self) -> (Option<u32>, Reverse<Severity>) {
        (self.page, Reverse(self.severity))
    }
}

impl StoryReport {
    /// Returns the characters that found no place.
    pub fn overset(&self) -> u32 {
        self.total - self.placed
    }
}

impl Composition {
    /// Returns the heaviest severity among the findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}
