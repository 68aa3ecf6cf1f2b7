//! Demerits of a way to jump: counts that are compared one after the other, the heaviest first.
//!
//! They stay counts, because no exchange holds between them: a page more that receives a tail
//! is worse than any number of free lines, and a line without a place worse than any number of
//! pages. What a choice had to give up for the count before it is told with `--explain`.

/// The counts of a way, heaviest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Lines without a place.
    pub overset: u32,
    /// Rules of jumps that are broken: lines before and after, lines carried, a paragraph
    /// parted.
    pub broken: u32,
    /// Pages that receive a tail.
    pub pages: u32,
    /// Jumps.
    pub jumps: u32,
    /// Slots taken.
    pub legs: u32,
    /// Free lines at the end of slots that are taken, and lines left free before a jump, beyond
    /// what is no gap.
    pub free: u32,
    /// Tail slots that nothing fills.
    pub empty: u32,
    /// Jumps to an earlier page.
    pub backward: u32,
    /// Pages that readers turn.
    pub distance: u32,
}
