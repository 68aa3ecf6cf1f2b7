//! A prepared text in pieces: where the rules let a line begin, and how wide a piece would be. For
//! headlines, whose lines are chosen by sense and not by measure.

use std::ops::Range;

use super::breaks::{Break, describe};
use super::prepared::{Prepared, Room, Seam};
use crate::geom::Abs;

impl Prepared {
    /// Returns the bytes of the text with which a line may begin, the text's start left out: no
    /// rule is broken there, no unit parted, no hyphen needed.
    pub fn openings(&self) -> Vec<usize> {
        let may = |at: &usize| {
            matches!(self.cells[*at].seam, Seam::Free | Seam::Clause | Seam::Forced)
        };
        (1..self.cells.len()).filter(may).map(|at| self.byte(at)).collect()
    }

    /// Returns the lines, not filled, that begin at these bytes, the first one at the start.
    pub fn lines_at(&self, starts: &[usize], room: &dyn Fn(usize) -> Room) -> Vec<Break> {
        let from = std::iter::once(0).chain(starts.iter().map(|byte| self.cell(*byte)));
        let to = starts.iter().map(|byte| self.cell(*byte)).chain([self.cells.len()]);
        let line = |(at, (from, to)): (usize, (usize, usize))| {
            describe(self, from..to, room(at), at == starts.len(), false)
        };
        from.zip(to).enumerate().map(line).collect()
    }

    /// Returns the cell that begins at a byte, or the first one behind it.
    fn cell(&self, byte: usize) -> usize {
        self.cells.partition_point(|cell| (cell.byte as usize) < byte)
    }

    /// Returns the natural width of these bytes on a line of their own.
    pub fn width_of(&self, bytes: Range<usize>) -> Abs {
        let (start, end) = (self.cell(bytes.start), self.cell(bytes.end));
        if start < end { self.span(start, end, false).width } else { Abs::ZERO }
    }
}
