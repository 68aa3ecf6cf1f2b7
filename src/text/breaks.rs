//! The question that layout asks: where do the lines break?

use std::ops::Range;

use super::cost::{self, Fill};
use super::prepared::{Prepared, Room, Seam, Span, Unit};
use super::{first_fit, total_fit};
use crate::geom::{Abs, Em};

/// How breaks are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// Line by line: quick, for drafts.
    First,
    /// The best for the paragraph as a whole.
    #[default]
    Total,
}

/// Why a line ends where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The measure is full; the line is justified.
    Soft,
    /// A `'\n'` in the text.
    Forced,
    /// The end of the paragraph.
    Paragraph,
}

/// One line of a paragraph, not yet set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// Its cells; there is one for each character.
    pub cells: Range<usize>,
    /// Its bytes of the text. The ranges of all lines join to the whole text.
    pub bytes: Range<usize>,
    /// Whether a hyphen is added.
    pub hyphen: bool,
    /// Why it ends.
    pub end: End,
    /// How far each place opens to fill the measure; more than 0.33 em is worth a report.
    pub gap: Em,
    /// How much of what can be squeezed is, in thousandths.
    pub squeeze: u16,
    /// Whether a unit or a rule had to be broken because nothing else fits the measure.
    pub emergency: bool,
    /// Whether it ends short of its measure, because only letters spread or gaps above half an em
    /// could fill it.
    pub short: bool,
}

/// Breaks a paragraph into lines; `room` is asked for the room of its nth line, from zero, and
/// answers for any n. From the second line of a forced one on, the room is [turned
/// over](Room::turned_over).
pub fn break_lines(
    p: &Prepared,
    room: &dyn Fn(usize) -> Room,
    fit: Fit,
    justify: bool,
) -> Vec<Break> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < p.cells.len() {
        let end = p.forced_end(start);
        let first = lines.len();
        let rooms = |line: usize| {
            let room = room(first + line);
            p.fit_room(if line > 0 { room.turned_over() } else { room })
        };
        let ends = match (fit, justify) {
            (Fit::Total, true) => total_fit::ends(p, start..end, &rooms),
            (Fit::Total, false) => first_fit::ends_without_runt(p, start..end, &rooms),
            (Fit::First, _) => first_fit::ends(p, start..end, &rooms, justify),
        };
        let mut from = start;
        for (line, to) in ends.into_iter().enumerate() {
            lines.push(describe(p, from..to, rooms(line), to == end, justify));
            from = to;
        }
        start = end;
    }
    lines
}

/// Returns the line of these cells, with how well it fits.
pub(super) fn describe(
    p: &Prepared,
    cells: Range<usize>,
    room: Room,
    last: bool,
    justify: bool,
) -> Break {
    let seam = p.cells.get(cells.end).map(|cell| cell.seam);
    let hyphen = !last && seam.is_some_and(Seam::shows_hyphen);
    let span = p.span(cells.start, cells.end, hyphen);
    let width = room.measure - room.indent;
    let fitness = match justify {
        true => cost::weigh(p, &span, width, !last).unwrap_or_default(),
        false => cost::Fitness::default(),
    };
    Break {
        bytes: p.byte(cells.start)..p.byte(cells.end),
        hyphen,
        end: match (last, cells.end == p.cells.len()) {
            (false, _) => End::Soft,
            (true, false) => End::Forced,
            (true, true) => End::Paragraph,
        },
        gap: Em::from_units(fitness.gap * 1000),
        squeeze: fitness.squeeze as u16,
        short: fitness.fill == Fill::Short,
        emergency: !last && p.is_parted(cells.end, room),
        cells,
    }
}

impl Room {
    /// Returns the width between indent and right edge.
    pub(super) fn width(self) -> Abs {
        self.measure - self.indent
    }
}

impl Prepared {
    /// Returns the unit that a break before `cell` would part, and its width.
    pub(super) fn unit_at(&self, cell: usize) -> Option<(&Unit, Abs)> {
        let at = self.units.partition_point(|unit| unit.cells.end as usize <= cell);
        let unit = self.units.get(at).filter(|unit| (unit.cells.start as usize) < cell)?;
        let (from, to) = (unit.cells.start as usize, unit.cells.end as usize);
        Some((unit, Abs::from_units(self.sums[to].width - self.sums[from].width)))
    }

    /// Returns whether the piece of a unit round `cell`, as its own signs and syllables part it, is
    /// wider than the measure: a label of an address, a syllable, the figures between two points.
    pub(super) fn is_wide_piece(&self, unit: &Unit, cell: usize, measure: Abs) -> bool {
        let whole = |at: &usize| self.cells[*at].seam < Seam::Separator;
        let width = |from: usize, to: usize| {
            Abs::from_units(self.sums[to].width - self.sums[from].width)
        };
        // No farther than the measure, or letters without end would be walked along for each.
        let start = (unit.cells.start as usize..cell)
            .rev()
            .take_while(|at| width(at + 1, cell) <= measure && whole(&(at + 1)))
            .last()
            .unwrap_or(cell);
        let end = (cell..unit.cells.end as usize)
            .take_while(|at| width(cell, *at) <= measure && whole(at))
            .last()
            .map_or(cell, |last| last + 1);
        width(start, end) > measure
    }

    /// Returns whether a break before `cell` parts a unit or breaks a rule.
    fn is_parted(&self, cell: usize, room: Room) -> bool {
        let address = || self.unit_at(cell).is_some_and(|(unit, _)| unit.address);
        match self.cells[cell].seam {
            Seam::Separator => !address(),
            Seam::Range => cost::penalty(self, cell, room).is_none(),
            seam => seam < Seam::Range,
        }
    }

    /// Returns the line `start..end` where `end` may also be the end of the text.
    pub(super) fn line_span(&self, start: usize, end: usize, limit: usize) -> Span {
        let hyphen = end < limit && self.cells[end].seam.shows_hyphen();
        self.span(start, end, hyphen)
    }

    /// Returns a place past which no line from `start` can end; `limit` at most.
    ///
    /// The bound leaves room for what the edges may lose; the caller weighs exactly.
    pub(super) fn reach(&self, start: usize, limit: usize, room: Abs, squeeze: bool) -> usize {
        let slack = self.widest * 2;
        let least = |end: usize| {
            let sum = &self.sums[(self.sums[end].tail as usize).max(start)];
            sum.width - if squeeze { sum.soft + sum.hard + sum.shut } else { 0 }
        };
        let most = least(start) + (room + slack).units();
        let (mut fits, mut over) = (start + 1, limit + 1);
        while over - fits > 1 {
            let middle = fits + (over - fits) / 2;
            if least(middle) <= most { fits = middle } else { over = middle }
        }
        fits
    }

    /// Returns the least bad end of a line that no rule lets end inside its room.
    ///
    /// A unit parts at its separators rather than between letters, and between letters rather
    /// than before a mark that may not begin a line; one character stands in a line at least.
    pub(super) fn emergency(
        &self,
        start: usize,
        limit: usize,
        room: Abs,
        squeeze: bool,
    ) -> usize {
        let fits = |end: &usize| {
            let span = self.line_span(start, *end, limit);
            let squeezed = || squeeze && cost::weigh(self, &span, room, false).is_some();
            span.head < span.tail && (span.width - span.hang <= room || squeezed())
        };
        let far = self.reach(start, limit, room, squeeze);
        let rank = |end: usize| self.cells.get(end).map_or(Seam::Inside, |cell| cell.seam);
        let farthest = (start + 1..=far)
            .rev()
            .filter(|&end| end < limit && rank(end) > Seam::Joint)
            .find(|end| fits(end));
        let Some(farthest) = farthest else {
            let next = (start + 1..limit)
                .find(|&end| rank(end) > Seam::Joint && self.sums[end].tail as usize > start);
            let next = next.unwrap_or(limit);
            // White typed before a unit that fills the line by itself takes a line of its own.
            let white = |at: &usize| self.cells[*at].class.drops_at_end();
            let text = start + (start..next).take_while(white).count();
            let alone =
                start < text && text < next && self.sums[text].width > self.sums[start].width;
            return if alone && !fits(&next) { text } else { next };
        };
        // Not too near the start, or a long address would give lines of three characters.
        let near = start + (farthest - start).div_ceil(2);
        let best = (near..=farthest)
            .filter(|&end| rank(end) > Seam::Joint && fits(&end))
            .max_by_key(|&end| (rank(end), end));
        best.unwrap_or(farthest)
    }
}
