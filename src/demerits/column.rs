//! Demerits of the head and foot of a column, of jumps as paragraphs feel them, and of the
//! lines that a story takes.
//!
//! Compared with the lines that a remedy opens, on the scale of [`super::line`]. The rates are
//! round numbers of lines; two would be other ones if they were derived from their neighbours,
//! as is said at them.

use super::opened;

/// A widow of less than half the measure: the last line of a paragraph alone at the head of a
/// column. Forbidden: as much as forty lines that are all as wide as any that is offered, so that
/// hardly a remedy is dearer.
pub const SHORT_WIDOW: i64 = opened(100, 100);
/// A longer widow: ten lines at 0.05 em.
pub const WIDOW: i64 = opened(10, 50);
/// A club line: the first line of a paragraph alone at the foot of a column. Six such lines, as
/// clreq 3.4.4 forbids the widow and only dislikes the club.
pub const CLUB: i64 = opened(6, 50);
/// A jump that carries only the last lines of a paragraph: half as much again as a short widow,
/// whose case it is on two pages.
pub const CARRIED: i64 = SHORT_WIDOW / 2 * 3;
/// A jump between two paragraphs, where the reader takes the story for finished: forty lines at
/// 0.1 em.
pub const BETWEEN: i64 = opened(40, 100);
/// A line that stays white at the foot of a column: six lines at 0.1 em.
pub const HOLE: i64 = opened(6, 100);
/// A line more or less than the story took before any repair, because other columns of the page
/// are full: two lines at 0.1 em.
pub const SHIFT: i64 = opened(2, 100);
/// The same where the story ends with its last place: four times as much, as a repair must not
/// cost that. Derived from [`HOLE`], which is what it leaves behind, it would be 60,000.
pub const SHIFT_OF_FULL: i64 = 4 * SHIFT;
/// A line without a place, in a story that had places for all: more than all else that can be
/// wrong with a story of a thousand columns.
pub const OVERSET: i64 = 1_000 * SHORT_WIDOW;
/// One more in a story that is overset anyway, and that an editor has to cut: ten lines at 0.1
/// em.
pub const MORE_OVERSET: i64 = opened(10, 100);

const _: () = assert!(CLUB < WIDOW && WIDOW < HOLE && HOLE < MORE_OVERSET);
const _: () = assert!(BETWEEN < SHORT_WIDOW && SHORT_WIDOW < CARRIED && CARRIED < OVERSET);
