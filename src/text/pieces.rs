//! A prepared text in pieces: where the rules let a line begin, and how wide a piece would be. For
//! headlines, whose lines are chosen by sense and not by measure.

use std::ops::Range;

use super::prepared::{Prepared, Seam};
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

    /// Returns the natural width of these bytes on a line of their own.
    pub fn width_of(&self, bytes: Range<usize>) -> Abs {
        let cell = |byte: usize| self.cells.partition_point(|cell| (cell.byte as usize) < byte);
        let (start, end) = (cell(bytes.start), cell(bytes.end));
        if start < end { self.span(start, end, false).width } else { Abs::ZERO }
    }
}
