//! One slot's part of a story, its text in place.

use std::collections::BTreeSet;

use super::Composer;
use super::skeleton::Skeleton;
use crate::demerits::line::GAP_LIMIT;
use crate::edition::Flow;
use crate::frame::{ColumnRun, FrameItem, LineCount, Part, Piece, Pieces};
use crate::geom::{Abs, Em, Rect};
use crate::ids::SlotId;
use crate::layout::balance::Feet;
use crate::layout::flow::{Care, Placed};
use crate::layout::headline::Flaw;
use crate::layout::places::LinePlace;
use crate::plan::PagePlan;
use crate::text;

/// One slot's part of a story.
#[derive(Debug)]
pub(crate) struct Region {
    /// The slot.
    pub(crate) slot: SlotId,
    /// The slot's place, or that of the story's band in it.
    pub(crate) rect: Rect,
    /// Head and text.
    pub(crate) items: Vec<FrameItem>,
    /// Its part in the report.
    pub(crate) part: Part,
    /// Body lines.
    pub(crate) lines: LineCount,
    /// Line places that pull quotes take.
    pub(crate) pulls: u32,
    /// How its columns end.
    pub(crate) feet: Feet,
    /// Lines of its head.
    pub(crate) head_lines: usize,
    /// The size of the title in its head.
    pub(crate) title: Abs,
    /// Headlines that do not fit their style.
    pub(crate) flaws: Vec<Flaw>,
    /// Lines that no reader should have to read.
    pub(crate) bad: Vec<BadLine>,
    /// What a head across the top of the slot takes; empty for a head at the side.
    pub(crate) head: Rect,
    /// The grid line on which its text begins, under its head.
    pub(crate) first: u32,
    /// Lines that a head with a room of its own leaves free of it.
    pub(crate) head_free: u32,
    /// Where the text of the region ends, for marks of overset copy.
    pub(crate) last_line: Rect,
}

/// A line that the copy leaves no good way to set.
#[derive(Debug)]
pub(crate) struct BadLine {
    /// Where it stands.
    pub(crate) rect: Rect,
    /// What is wrong with it.
    pub(crate) wrong: WrongLine,
    /// Block of the story and byte of its text with which the line begins.
    pub(crate) at: (usize, usize),
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrongLine {
    /// Two characters of it stand so far apart.
    Loose(Em),
    /// It ends so far from its measure, as nothing of it may open.
    Short(Em),
    /// A unit or a rule had to be broken at its end.
    Parted,
}

/// White between two characters beyond which a line is reported.
const LOOSEST: Em = Em::from_units(GAP_LIMIT * 1_000);

impl Composer<'_, '_> {
    /// Returns one region with its text in place; `upto` is the end of the part before.
    pub(super) fn region(
        &self,
        skeleton: &Skeleton,
        places: &[LinePlace],
        placed: &[&Placed],
        upto: u32,
    ) -> Region {
        let page = self.page(skeleton.slot);
        let (mut items, mut bad) = (skeleton.head.clone(), Vec::new());
        if self.care == Care::Full {
            let blocks = placed.chunk_by(|a, b| a.passage == b.passage);
            items.extend(blocks.filter_map(|block| self.block(block, places, page)));
            let rect = |placed| self.place_rect(placed, places, page);
            bad.extend(placed.iter().filter_map(|placed| self.bad(placed, rect(placed))));
        }
        let columns = self.columns(placed, places, page);
        let to = columns.last().map_or(upto, |run| run.to);
        let (body, pulls): (Vec<&Placed>, Vec<&Placed>) =
            placed.iter().partition(|placed| self.is_body(placed));
        let count = |pieces: &[&Placed]| pieces.iter().map(|placed| placed.count as u32).sum();
        Region {
            slot: skeleton.slot,
            rect: skeleton.rect,
            items,
            part: Part {
                slot: skeleton.slot,
                from: upto,
                to,
                continues_to: None,
                continued_from: None,
                marker: None,
                columns,
            },
            lines: LineCount { capacity: 0, used: count(&body) },
            pulls: count(&pulls),
            feet: Feet::default(),
            head_lines: baselines(&skeleton.head),
            title: skeleton.title,
            flaws: skeleton.flaws.clone(),
            bad,
            head: skeleton.head_area,
            first: skeleton.first,
            head_free: skeleton.head_free,
            last_line: self.last_line(skeleton, page),
        }
    }

    /// Returns the columns in which pieces of body stand: those that join lie in one.
    fn columns(
        &self,
        placed: &[&Placed],
        places: &[LinePlace],
        page: &PagePlan,
    ) -> Vec<ColumnRun> {
        let mut columns: Vec<ColumnRun> = Vec::new();
        let mut last: Option<&Placed> = None;
        for placed in placed.iter().filter(|placed| self.is_body(placed)) {
            let rect = self.hung(placed, self.place_rect(placed, places, page));
            let (from, to) = self.chars(placed);
            let place = &places[placed.place];
            let joins = last.is_some_and(|last| {
                last.place + last.count == placed.place
                    && places[last.place].run == place.run
                    && places[last.place].region == place.region
            });
            match columns.last_mut().filter(|_| joins) {
                Some(run) => {
                    run.rect = run.rect.union(rect);
                    run.to = to;
                }
                None => columns.push(ColumnRun { rect, from, to }),
            }
            last = Some(placed);
        }
        columns
    }

    /// Returns whether a piece is body.
    pub(super) fn is_body(&self, placed: &Placed) -> bool {
        self.passages[placed.passage].is_body()
    }

    /// Returns the room of a piece with what hangs out of it at the ends of its lines.
    fn hung(&self, placed: &Placed, rect: Rect) -> Rect {
        let passage = &self.passages[placed.passage];
        if !self.typesetter.rules().hang_end || self.care != Care::Full {
            return rect;
        }
        let prepared = &passage.words.prepared;
        let lines = placed.lines().iter();
        let ends = lines
            .map(|line| text::set_line(prepared, line, placed.room, passage.justifies()).right);
        let end = ends.max().unwrap_or(Abs::ZERO);
        match self.copy.flow {
            Flow::Horizontal => Rect { x1: rect.x1.max(rect.x0 + end), ..rect },
            Flow::Vertical => Rect { y1: rect.y1.max(rect.y0 + end), ..rect },
        }
    }

    /// Returns where the last line of a region stands, or would.
    fn last_line(&self, skeleton: &Skeleton, page: &PagePlan) -> Rect {
        let places = skeleton.all_places();
        places.last().map_or(skeleton.rect, |place| {
            if self.copy.flow == Flow::Vertical {
                return self.vertical(page).place(place);
            }
            let bottom = place.top + page.given.grid.em;
            Rect::new(place.x, place.top, place.x + place.measure, bottom)
        })
    }

    /// Returns a line of running text whose gaps are beyond the limit, that ends short or that parts a
    /// unit.
    fn bad(&self, placed: &Placed, rect: Rect) -> Option<BadLine> {
        let passage = &self.passages[placed.passage];
        let justify = passage.text()?.justify;
        let line = placed.lines().first()?;
        let wrong = match line {
            _ if justify && line.gap > LOOSEST => WrongLine::Loose(line.gap),
            _ if justify && line.short => {
                let prepared = &passage.words.prepared;
                let end = text::natural_end(prepared, line, placed.room);
                WrongLine::Short((placed.room.measure - end).in_em(self.copy.body.size))
            }
            _ if line.emergency => WrongLine::Parted,
            _ => return None,
        };
        Some(BadLine { rect, wrong, at: (passage.block, passage.in_block(line.bytes.start)) })
    }

    /// Returns the characters of the story that a piece holds.
    pub(super) fn chars(&self, placed: &Placed) -> (u32, u32) {
        let passage = &self.passages[placed.passage];
        let block = &self.story.blocks[passage.block];
        // An initial counts with the line that it stands before.
        let start = |byte: usize| if byte == 0 { 0 } else { passage.in_block(byte) };
        let first = placed.lines().first().map_or(0, |line| start(line.bytes.start));
        let last = placed.lines().last().map_or(0, |line| passage.in_block(line.bytes.end));
        (passage.from + block.chars_before(first), passage.from + block.chars_before(last))
    }

    /// Returns the rectangle round the line places of a piece.
    pub(super) fn place_rect(
        &self,
        placed: &Placed,
        places: &[LinePlace],
        page: &PagePlan,
    ) -> Rect {
        if self.copy.flow == Flow::Vertical {
            return self.vertical(page).rect(placed, places);
        }
        let first = &places[placed.place];
        let last = &places[placed.place + placed.count - 1];
        let em = page.given.grid.em.max(self.copy.body.size);
        Rect::new(first.x, first.top, first.x + first.measure, last.top + em)
    }
}

/// Returns on how many baselines text stands.
fn baselines(items: &[FrameItem]) -> usize {
    let baseline = |piece: Piece| piece.run().map(|run| run.origin.y + piece.at.y);
    Pieces::of(items).filter_map(baseline).collect::<BTreeSet<Abs>>().len()
}
