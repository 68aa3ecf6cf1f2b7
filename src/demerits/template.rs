//! Demerits of a page as one of its templates has it: what a night editor would see at arm's length.
//!
//! The unit is that of photographs, a hundredth of what only a typographer with a rule finds. A hole sends a page back, and a
//! larger one does so sooner; photographs count by [`photo`](super::photo); a rule of the page that is broken by a
//! colleague who is asked to look; what make-up will take in by itself counts next to nothing, but enough
//! to tell two templates apart that hold the copy alike. All of it is estimated from fits that are only
//! sounded, so no rate stands for less than it can tell.

use std::iter::Sum;
use std::ops::Add;

/// A line that is free, or has no place, as long as copyfit can take it in.
pub const WITHIN_REACH: u32 = 8;
/// A line of copy beyond that without a place.
pub const OVER: u32 = 60;
/// A story that stays overset: an error in the report.
pub const OVERSET: u32 = 300;
/// A free line beyond what copyfit can fill.
pub const FREE: u32 = 40;
/// White of at least [`HOLE_LINES`] lines in a column: it sends the page back.
pub const HOLE: u32 = 1000;
/// From so many lines in a column on white is a hole.
pub const HOLE_LINES: u32 = 5;
/// A slot that is empty and gives its room to no neighbour, for each five of its lines in each column.
pub const EMPTY: u32 = 200;
/// A head that uses less than half of its width and cannot grow to it.
pub const NARROW_HEAD: u32 = 300;
/// A head too long for its lines at the least size of its style.
pub const LONG_HEAD: u32 = 400;
/// Words of a head that its style does not print.
pub const LOST_WORDS: u32 = 400;
/// A rule of the page that is broken.
pub const RULE: u32 = 400;
/// The front that the last edition had.
pub const SAME_FRONT: u32 = 600;
/// A lead photograph of the same shape as in the last edition.
pub const SAME_LEAD: u32 = 300;

/// What is bad about a page as one template has it, by what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Copy that has no place, and white at its end.
    pub copy: u32,
    /// Slots that nothing fills.
    pub empty: u32,
    /// Pictures cropped to a shape that is not theirs.
    pub pictures: u32,
    /// Heads too short or too long for their room.
    pub heads: u32,
    /// Rules of the page.
    pub rules: u32,
    /// What the last edition had.
    pub repeated: u32,
}

impl Cost {
    /// Returns all of it.
    pub fn total(&self) -> u32 {
        let Cost { copy, empty, pictures, heads, rules, repeated } = *self;
        copy + empty + pictures + heads + rules + repeated
    }
}

impl Add for Cost {
    type Output = Cost;

    fn add(self, other: Cost) -> Cost {
        Cost {
            copy: self.copy + other.copy,
            empty: self.empty + other.empty,
            pictures: self.pictures + other.pictures,
            heads: self.heads + other.heads,
            rules: self.rules + other.rules,
            repeated: self.repeated + other.repeated,
        }
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Cost>>(costs: I) -> Cost {
        costs.fold(Cost::default(), Add::add)
    }
}

/// Returns the demerits of copy of which so many lines have no place, or so many places stay free, in so many
/// columns, where make-up may take in `reach` lines.
pub fn copy(over: u32, free: u32, columns: u32, reach: u32) -> u32 {
    let columns = columns.max(1);
    if over > 0 {
        let beyond = over.saturating_sub(reach);
        let overset = if beyond > 0 { OVERSET } else { 0 };
        return over.min(reach) * WITHIN_REACH + beyond * OVER + overset;
    }
    // Fewer free lines than columns end within a line of each other.
    let free = free.saturating_sub(columns - 1);
    let beyond = free.saturating_sub(reach);
    let hole = if beyond >= HOLE_LINES { HOLE } else { 0 };
    free.min(reach) * WITHIN_REACH + beyond * FREE + hole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_make_up_takes_in_weighs_less_than_any_hole_or_overset_copy() {
        assert_eq!(copy(0, 4, 5, 10), 0, "columns that end within a line of each other");
        assert!(copy(0, 14, 5, 10) < copy(0, 24, 5, 10));
        assert!(copy(10, 0, 5, 10) < copy(11, 0, 5, 10) - OVERSET + 1);
        assert!(copy(0, 14, 5, 10) < HOLE.min(OVERSET));
        assert!(copy(0, 40, 5, 0) > copy(0, 8, 5, 0) + HOLE / 2);
    }
}
