//! The grid of a page, whole: what a layout gives and, where it gives nothing, the house.

use super::raw::Grid;
use crate::diag::Spanned;
use crate::geom::{Abs, Em, Length, Point, Rect, Size};

/// What 字 and 行 count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Units {
    /// The body size.
    pub em: Abs,
    /// The baseline pitch.
    pub pitch: Abs,
}

impl Default for Units {
    /// Returns 10 on 13 pt, for lengths of files whose grid could not be read.
    fn default() -> Units {
        Units { em: Abs::pt(10.0), pitch: Abs::pt(13.0) }
    }
}

impl Units {
    /// Returns a written length as an absolute one.
    pub fn abs(self, length: Length) -> Abs {
        length.resolve(self.em, self.pitch)
    }

    /// Returns a written length that may be left out.
    pub fn opt(self, length: Option<&Spanned<Length>>) -> Option<Abs> {
        length.map(|length| self.abs(length.value))
    }
}

/// A column grid with all its measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageGrid {
    /// Body size and pitch.
    pub units: Units,
    /// Basic columns.
    pub columns: u32,
    /// Width of a column.
    pub column: Abs,
    /// White between two columns.
    pub gutter: Abs,
    /// Lines a column.
    pub lines: u32,
    /// From the left edge of the trim to the first column; `None` shares the sides evenly.
    pub left: Option<Abs>,
    /// From the upper edge of the trim to the em box of line 1; `None` shares evenly.
    pub top: Option<Abs>,
}

impl PageGrid {
    /// Returns a layout's grid; `None` when neither it nor the house gives what a grid must
    /// have.
    pub(super) fn of(house: &Grid, own: &Grid) -> Option<PageGrid> {
        let count = |own: &Option<Spanned<u32>>, house: &Option<Spanned<u32>>| {
            let count = own.as_ref().or(house.as_ref())?.value;
            (count > 0).then_some(count)
        };
        // Body and pitch are what the units are made of: they are in points or millimetres.
        let plain = Units::default();
        let em = plain.opt(own.body.as_ref().or(house.body.as_ref()))?;
        let pitch = Units { em, ..plain }.opt(own.pitch.as_ref().or(house.pitch.as_ref()))?;
        // What rounds to nothing divides nothing.
        if em <= Abs::ZERO || pitch <= Abs::ZERO {
            return None;
        }
        let units = Units { em, pitch };
        let margins = own.margins.as_ref().or(house.margins.as_ref());
        Some(PageGrid {
            units,
            columns: count(&own.columns, &house.columns)?,
            column: em * i64::from(count(&own.chars, &house.chars)?),
            gutter: units.opt(own.gutter.as_ref().or(house.gutter.as_ref())).unwrap_or(em),
            lines: count(&own.lines, &house.lines)?,
            left: margins.and_then(|margins| units.opt(margins.left.as_ref())),
            top: margins.and_then(|margins| units.opt(margins.top.as_ref())),
        })
    }

    /// Width of the strip of a head at the side of its slot, where nothing else is said.
    pub const STRIP: Em = Em::from_units(6_000_000);

    /// Returns where its first column and its first line begin on a page: where nothing is said the white
    /// is shared.
    pub fn corner(&self, trim: Size) -> Point {
        Point::new(
            self.left.unwrap_or((trim.w - self.width()) / 2),
            self.top.unwrap_or((trim.h - self.height()) / 2),
        )
    }

    /// Returns where whole columns and lines lie on a page, both ends included.
    pub(super) fn rect(&self, columns: (u32, u32), lines: (u32, u32), trim: Size) -> Rect {
        let Point { x, y } = self.corner(trim);
        let column = |at: u32| x + (self.column + self.gutter) * (i64::from(at) - 1);
        let line = |at: u32| y + self.units.pitch * (i64::from(at) - 1);
        let (right, foot) = (column(columns.1) + self.column, line(lines.1) + self.units.em);
        Rect::new(column(columns.0), line(lines.0), right, foot)
    }

    /// Returns the width of the type area.
    pub fn width(&self) -> Abs {
        let columns = i64::from(self.columns);
        self.column * columns + self.gutter * (columns - 1)
    }

    /// Returns the height of the type area, from the em box of line 1 to that of the last.
    pub fn height(&self) -> Abs {
        self.units.pitch * (i64::from(self.lines) - 1) + self.units.em
    }
}
