//! Places on a grid: whole columns and lines.

/// Whole columns and lines of a grid, counted from one, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cells {
    /// First and last column.
    pub columns: (u32, u32),
    /// First and last line.
    pub lines: (u32, u32),
}

impl Cells {
    /// Returns how many columns wide they are.
    pub fn width(&self) -> u32 {
        self.columns.1 + 1 - self.columns.0
    }

    /// Returns how many lines high they are.
    pub fn height(&self) -> u32 {
        self.lines.1 + 1 - self.lines.0
    }
}
