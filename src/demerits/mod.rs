//! What is bad, and how bad: the one table of demerits for lines, columns, jumps, photographs and templates.
//!
//! Four phases choose between ways to set the same pages, and each asks this table:
//!
//! 1. `text` breaks a paragraph into the lines whose demerits add up to the least (`line`);
//! 2. `layout` sets paragraphs a line longer or shorter, so that no column begins or ends badly
//!    (`column`);
//! 3. `makeup` sends stories to other pages (`jump`), and gives photographs their shapes (`photo`);
//! 4. before all of these it takes of the templates that a page names the best (`template`), on a scale of
//!    its own: it compares pages and never the lines of one.
//!
//! **One scale for lines and columns.** The unit is the white that a reader sees: a line whose
//! places are each opened by `g` thousandths of an em has g² demerits, so that ten lines opened
//! a little are better than one opened wide; past 0.05 em, where it is seen beside its neighbours,
//! it has more ([`line::lighter`]). Everything else is worth so many opened lines: the
//! rates below say how many, [`opened`] is the exchange. Demerits of columns are added to those
//! of the lines that a remedy makes worse, and may be, because both count in this unit.
//!
//! **Worked example.** A column would begin with the last line of a paragraph, three characters
//! long: a short widow, 1,000,000. A paragraph of eight lines before it can be set a line
//! longer, with its lines opened by 0.04 em instead of 0.02 em: 8 × (40² − 20²) = 9,600 more.
//! The story ends a line later than it did, 20,000. 29,600 < 1,000,000: it is set so. The same
//! remedy would not be taken against a club line (15,000).
//!
//! **Jumps are no sum.** Between two ways to jump the counts of [`jump::Cost`] are compared one
//! after the other: no number of free lines is worth a line of copy without a place. Only what
//! parts a paragraph at a jump stands on the common scale as well ([`column::CARRIED`],
//! [`column::BETWEEN`]), because paragraphs can mend it.

pub mod column;
pub mod jump;
pub mod line;
pub mod photo;
pub mod template;

/// Returns the demerits of so many lines whose places are each opened by `gap` thousandths of
/// an em.
pub const fn opened(lines: i64, gap: i64) -> i64 {
    lines * gap * gap
}
