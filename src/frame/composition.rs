//! The composed edition: its pages, where each story went, and what is wrong with it.

use std::cmp::Reverse;

use crate::diag::{Severity, Span, Text};
use crate::frame::{Datum, Frame, Names, PartedKind};
use crate::geom::{Rect, Size};
use crate::ids::{PageId, SlotId, StoryId};
use crate::page_name::PageName;
use crate::rules::Code;
use crate::terms::{Paragraphs, PhotoFit, SlotKind};

/// A whole edition, set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composition {
    /// What its things are called.
    pub names: Names,
    /// The pages in order.
    pub pages: Vec<PageComposition>,
    /// Where the copy of each story went.
    pub stories: Vec<StoryReport>,
    /// What is wrong, in page order.
    pub findings: Vec<Finding>,
}

/// One page, set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageComposition {
    /// The page.
    pub id: PageId,
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
    /// The slot.
    pub slot: SlotId,
    /// Its kind.
    pub kind: SlotKind,
    /// The story that stands here.
    pub story: Option<StoryId>,
    /// Whether filler or an outline stands here for what is not there yet.
    pub dummy: bool,
    /// Whether it stays white for a story that is held back.
    pub held: bool,
    /// Its place.
    pub rect: Rect,
    /// Body lines; only where copy runs.
    pub lines: Option<LineCount>,
    /// The picture; only where one stands.
    pub picture: Option<PictureReport>,
}

/// A picture in its slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureReport {
    /// Its file, as the files name it.
    pub file: String,
    /// Where it stands.
    pub rect: Rect,
    /// Pixels an inch at its placed size.
    pub ppi: u32,
    /// Thousandths of what the editor asks for that the shape of its place shows.
    pub kept: u32,
    /// How it fills its slot.
    pub fit: PhotoFit,
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
    /// Whether filler stands for its copy.
    pub dummy: bool,
    /// What the line ends of its file were taken for.
    pub paragraphs: Paragraphs,
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
    /// The slot.
    pub slot: SlotId,
    /// First character.
    pub from: u32,
    /// One past the last character.
    pub to: u32,
    /// Page on which the story goes on.
    pub continues_to: Option<PageId>,
    /// Page from which it comes.
    pub continued_from: Option<PageId>,
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
    /// Page, where it has one.
    pub page: Option<PageId>,
    /// Slot, where it has one.
    pub slot: Option<SlotId>,
    /// Story, where it has one.
    pub story: Option<StoryId>,
    /// Place on the page.
    pub rect: Option<Rect>,
    /// What it is held against, where that is a place too: where it ought to stand, what it lies over.
    pub against: Option<Rect>,
    /// Place in a source file.
    pub source: Option<Span>,
    /// Other places in source files of what it tells, the first ones.
    pub places: Vec<Span>,
    /// One fact.
    pub message: Text,
    /// What to do.
    pub hints: Vec<Text>,
    /// Figures, for machines.
    pub data: Vec<(Datum, f64)>,
    /// Words that were parted, and what they are, for machines.
    pub parted: Option<(PartedKind, String)>,
}

impl Finding {
    /// Returns a finding that weighs what the register says, with neither place nor hint yet.
    pub fn new(code: Code, message: Text) -> Finding {
        Finding {
            code,
            severity: code.rule().weight,
            page: None,
            slot: None,
            story: None,
            rect: None,
            against: None,
            source: None,
            places: Vec::new(),
            message,
            hints: Vec::new(),
            data: Vec::new(),
            parted: None,
        }
    }

    /// Returns what findings are ordered by: pages in order, on a page the heaviest first.
    pub fn rank(&self) -> (Option<PageId>, Reverse<Severity>) {
        (self.page, Reverse(self.severity))
    }
}

impl StoryReport {
    /// Returns the characters that found no place.
    pub fn overset(&self) -> u32 {
        self.total - self.placed
    }
}
