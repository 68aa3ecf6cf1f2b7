//! The ink of running copy: lines of text, subheads, pull quotes, and the bars of a dummy.

use std::ops::Range;

use super::Composer;
use crate::color::Ink;
use crate::diag::Span;
use crate::edition::Flow;
use crate::frame::{FrameItem, Group, Shape, Tag};
use crate::geom::{Abs, Point, Rect, em_box};
use crate::ids::BlockId;
use crate::layout::flow::Placed;
use crate::layout::passage::{Passage, PassageKind};
use crate::layout::places::LinePlace;
use crate::layout::{dots, dummy};
use crate::plan::PagePlan;
use crate::terms::SubheadForm;
use crate::text::{self, Break};

impl Composer<'_, '_> {
    /// Returns the ink of the pieces of one block in a region.
    pub(super) fn block(
        &self,
        placed: &[&Placed],
        places: &[LinePlace],
        page: &PagePlan,
    ) -> Option<FrameItem> {
        let first = placed.first()?;
        let block = self.passages[first.passage].block;
        let at = self.place_rect(first, places, page).corner();
        let items = placed.iter().flat_map(|placed| self.ink(placed, places, page)).collect();
        Group::of(Tag::Block(BlockId { story: self.id, block }), at, items)
    }

    /// Returns where bytes of a passage are written.
    fn span(&self, passage: &Passage, bytes: Range<usize>) -> Span {
        let bytes = passage.in_block(bytes.start)..passage.in_block(bytes.end);
        self.story.source.span(self.story.blocks[passage.block].file_range(bytes))
    }

    /// Returns the ink of a piece.
    fn ink(&self, placed: &Placed, places: &[LinePlace], page: &PagePlan) -> Vec<FrameItem> {
        let passage = &self.passages[placed.passage];
        if self.story.dummy {
            return self.bars(placed, self.place_rect(placed, places, page));
        }
        if self.copy.flow == Flow::Vertical {
            let span = |bytes: Range<usize>| Some(self.span(passage, bytes));
            let lines = self.vertical(page);
            return lines.ink(
                self.typesetter,
                passage,
                &self.dotted(passage),
                placed,
                places,
                &span,
            );
        }
        let place = &places[placed.place];
        let foot = places[placed.place + placed.count - 1].top + page.given.grid.em;
        match &passage.kind {
            PassageKind::Text(text) => {
                let mut items =
                    self.lines(placed, place.x, place.baseline, Abs::ZERO, text.justify);
                let begins = placed.lines().first().is_some_and(|line| line.bytes.start == 0);
                if text.bullet && begins {
                    items.insert(0, square(place, placed.room.indent, text.size));
                }
                if let Some(label) = text.label.as_ref().filter(|_| begins) {
                    let block = &self.story.blocks[passage.block];
                    let span = self.story.source.span(block.file_range(0..label.bytes));
                    items.splice(0..0, label.ink(Point::new(place.x, place.baseline), &span));
                }
                if let Some(initial) = text.initial.as_ref().filter(|_| begins) {
                    let block = &self.story.blocks[passage.block];
                    let span = self.story.source.span(block.file_range(0..initial.bytes));
                    items.splice(0..0, initial.ink(place, page.given.grid.pitch, &span));
                }
                items
            }
            PassageKind::Block(block) => {
                let rect = Rect::new(place.x, place.top, place.x + place.measure, foot);
                let lines = placed.lines().len();
                let standing = block.standing(rect, lines, placed.count, page.given.grid.pitch);
                let (first, leading) = (standing.first, standing.leading);
                let (x, form) = (place.x, block.form());
                let ink = match form {
                    SubheadForm::Centred => self.centred(placed, x, first, leading),
                    _ => self.lines(placed, x, first, leading, false),
                };
                let mut all: Vec<FrameItem> = standing.before.into_iter().chain(ink).collect();
                if form == SubheadForm::Brackets {
                    all.extend(self.brackets(placed, x, first, leading));
                }
                all.extend(standing.after);
                all
            }
        }
    }

    /// Returns the ink of lines in the middle of their measure.
    fn centred(&self, placed: &Placed, x: Abs, first: Abs, leading: Abs) -> Vec<FrameItem> {
        let lines = placed.lines().iter().zip(self.ends(placed)).enumerate();
        let items = lines.flat_map(|(at, (line, end))| {
            let middle = x + (placed.room.measure - end) / 2;
            self.line(placed, line, Point::new(middle, first + leading * at as i64), false)
        });
        items.collect()
    }

    /// Returns where each line of a piece ends that is not filled.
    fn ends(&self, placed: &Placed) -> impl Iterator<Item = Abs> {
        let prepared = &self.passages[placed.passage].words.prepared;
        let lines = placed.lines().iter();
        lines.map(move |line| text::set_line(prepared, line, placed.room, false).right)
    }

    /// Returns the brackets round a subhead: before its first line and after its last.
    fn brackets(&self, placed: &Placed, x: Abs, first: Abs, leading: Abs) -> Vec<FrameItem> {
        let style = self.passages[placed.passage].style;
        let mark =
            |mark: &str, at: Point| self.typesetter.words(mark, style).on_one_line(at, None);
        let last = first + leading * (placed.lines().len() as i64 - 1).max(0);
        let end = x + self.ends(placed).last().unwrap_or(Abs::ZERO);
        let mut items = mark("【", Point::new(x, first));
        items.extend(mark("】", Point::new(end, last)));
        items
    }

    /// Returns the bar that stands for a line of copy that is not there, in its place.
    fn bars(&self, placed: &Placed, place: Rect) -> Vec<FrameItem> {
        let Some(line) = placed.lines().first() else { return Vec::new() };
        let prepared = &self.passages[placed.passage].words.prepared;
        let right = text::set_line(prepared, line, placed.room, false).right;
        let (indent, flow) = (placed.room.indent, self.copy.flow);
        let place = match flow {
            Flow::Horizontal => Rect { x0: place.x0 + indent, x1: place.x0 + right, ..place },
            Flow::Vertical => Rect { y0: place.y0 + indent, y1: place.y0 + right, ..place },
        };
        vec![dummy::bar(place, flow, self.copy.body.size)]
    }

    /// Returns the dotted bytes of a passage's words.
    fn dotted(&self, passage: &Passage) -> Vec<Range<usize>> {
        let skipped = passage.in_block(0);
        let dotted = self.story.blocks[passage.block].dotted();
        let dotted = dotted.filter(|range| range.end > skipped);
        dotted.map(|range| range.start.saturating_sub(skipped)..range.end - skipped).collect()
    }

    /// Returns the ink of lines from a first baseline on.
    fn lines(
        &self,
        placed: &Placed,
        x: Abs,
        first: Abs,
        leading: Abs,
        justify: bool,
    ) -> Vec<FrameItem> {
        let baseline = |at: usize| Point::new(x, first + leading * at as i64);
        let lines = placed.lines().iter().enumerate();
        lines.flat_map(|(at, line)| self.line(placed, line, baseline(at), justify)).collect()
    }

    /// Returns the ink of a line whose left end is `at` on the baseline.
    fn line(
        &self,
        placed: &Placed,
        line_break: &Break,
        at: Point,
        justify: bool,
    ) -> Vec<FrameItem> {
        let passage = &self.passages[placed.passage];
        let span = |bytes: Range<usize>| Some(self.span(passage, bytes));
        let dotted = self.dotted(passage);
        let line = text::set_line(&passage.words.prepared, line_break, placed.room, justify);
        let mut items = Vec::new();
        if !dotted.is_empty() {
            let height = em_box::MIDDLE.at(passage.style.size);
            let place = |along: Abs| Point::new(at.x + along, at.y - height);
            let words = &passage.words;
            let (style, span) = (passage.style, span(line_break.bytes.clone()));
            items.extend(dots::dots(
                self.typesetter,
                words,
                &line,
                &dotted,
                style,
                &place,
                span.as_ref(),
            ));
        }
        items.extend(passage.items(line.runs, at, &span));
        items
    }
}

/// Returns the square that stands before an item of a list.
fn square(place: &LinePlace, indent: Abs, size: Abs) -> FrameItem {
    let side = size.ratio(4, 10);
    let x = place.x + (indent - size).max(Abs::ZERO) + (size - side) / 2;
    let y = place.baseline - em_box::MIDDLE.at(size) - side / 2;
    let rect = Rect::new(x, y, x + side, y + side);
    FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline: None })
}
