//! The column grid of a page: exact places of columns, lines and baselines.

use crate::geom::{Abs, Rect, em_box};

/// A column grid. Columns and lines count from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Left side of column 1.
    pub left: Abs,
    /// Upper side of the em box of line 1.
    pub top: Abs,
    /// Number of basic columns.
    pub columns: u32,
    /// Width of a column.
    pub column: Abs,
    /// White between two columns.
    pub gutter: Abs,
    /// Distance from baseline to baseline.
    pub pitch: Abs,
    /// Lines a column.
    pub lines: u32,
    /// Size of the body type.
    pub em: Abs,
}

impl Grid {
    /// Returns the left side of a column.
    pub fn column_x(&self, column: u32) -> Abs {
        self.left + (self.column + self.gutter) * i64::from(column - 1)
    }

    /// Returns the upper side of the em box of a line.
    pub fn line_top(&self, line: u32) -> Abs {
        self.top + self.pitch * (i64::from(line) - 1)
    }

    /// Returns the baseline of a line.
    pub fn baseline(&self, line: u32) -> Abs {
        self.line_top(line) + em_box::ASCENT.at(self.em)
    }

    /// Returns the lower side of the em box of a line.
    pub fn line_bottom(&self, line: u32) -> Abs {
        self.line_top(line) + self.em
    }

    /// Returns the first line whose em box begins at or below `y`.
    pub fn first_line_from(&self, y: Abs) -> u32 {
        let lines = (y - self.top).div_ceil(self.pitch).max(0);
        lines as u32 + 1
    }

    /// Returns the last line whose em box ends at or above `y`; zero when there is none.
    pub fn last_line_until(&self, y: Abs) -> u32 {
        let lines = (y - self.top - self.em).div_floor(self.pitch) + 1;
        lines.max(0) as u32
    }

    /// Returns the rectangle of whole columns and lines, both ends included.
    pub fn rect(&self, columns: (u32, u32), lines: (u32, u32)) -> Rect {
        Rect::new(
            self.column_x(columns.0),
            self.line_top(lines.0),
            self.column_x(columns.1) + self.column,
            self.line_bottom(lines.1),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tabloid() -> Grid {
        Grid {
            left: Abs::pt(44.76),
            top: Abs::pt(51.0),
            columns: 5,
            column: Abs::pt(130.0),
            gutter: Abs::pt(10.0),
            pitch: Abs::pt(13.0),
            lines: 77,
            em: Abs::pt(10.0),
        }
    }

    #[test]
    fn type_area_begins_with_line_1_and_ends_with_the_last() {
        let grid = tabloid();
        let area = grid.rect((1, 5), (1, 77));
        assert_eq!(area.width(), Abs::pt(690.0));
        assert_eq!(area.height(), Abs::pt(998.0));
        assert_eq!(grid.baseline(1), Abs::pt(59.8));
    }

    #[test]
    fn lines_are_found_again_from_their_edges() {
        let grid = tabloid();
        for line in 1..=77 {
            assert_eq!(grid.first_line_from(grid.line_top(line)), line);
            assert_eq!(grid.last_line_until(grid.line_bottom(line)), line);
            assert_eq!(grid.first_line_from(grid.line_top(line) + Abs::pt(0.1)), line + 1);
            assert_eq!(grid.last_line_until(grid.line_bottom(line) - Abs::pt(0.1)), line - 1);
        }
    }
}
