//! Demerits of a line and of its end: stretch² ≫ squeeze of commas and brackets < squeeze of
//! sentence ends.
//!
//! 先挤进后推出 (clreq 3.5.2): a full squeeze is better than pushing one character down in a
//! column of up to some 25 characters. There a character that is pushed down opens 24 places by
//! 41 thousandths each: 41² and the elastic white before it are 1,881, about the 2,000 of a
//! full squeeze.

use super::opened;

/// A line opened wider, in thousandths of an em, is an error that wants reporting: a third of a
/// cell reads as a space.
pub const GAP_LIMIT: i64 = 330;
/// No paragraph is offered in another number of lines with a line opened wider: a reader passes
/// over 200, and up to here it may avoid something worse.
pub const WIDEST: i64 = 250;
/// A line opened wider, in thousandths of an em, no longer passes unseen.
pub const TOLERATED: i64 = 200;
/// Characters are opened so far, in thousandths of an em, before places with white of their own
/// are: what passes unseen.
pub const CAUGHT_UP: i64 = TOLERATED;
/// No line is opened wider, in thousandths of an em: it would be words in white. It ends short.
pub const WIDEST_SET: i64 = 500;
/// How far characters are opened when a gap between Chinese and Western, which begins at a quarter
/// when they are at [`CAUGHT_UP`], is as wide as that.
pub const WIDEST_MIXED: i64 = CAUGHT_UP + WIDEST_SET - 250;

/// A full squeeze of the steps S2–S6: about a line opened by 0.03 em.
pub const SOFT: i64 = opened(10, 10);
/// A full squeeze of the step S7, on top: sentence ends are squeezed last.
pub const HARD: i64 = SOFT;
/// The stretch that word spaces and gaps between Chinese and Western take alone: a fifth of a
/// squeeze, as nobody sees it.
pub const ELASTIC: i64 = SOFT / 5;
/// A line opened wider than [`GAP_LIMIT`], on top of its gap: twenty lines at 0.1 em, so that
/// such a line is set only where no way through the paragraph has none.
pub const GAPING: i64 = opened(20, 100);
/// A line opened wider than [`TOLERATED`], on top of its gap: as much again.
pub const WIDE: i64 = opened(1, TOLERATED);
/// A line whose gaps between Chinese and Western are closed so that it takes more: what a line at
/// [`TOLERATED`] has, so that it is set before any goes past that.
pub const CLOSED: i64 = opened(1, TOLERATED);
/// A line that ends short of its room, on top of the square of what it lacks, in thousandths of
/// the room: ten lines past [`GAP_LIMIT`], as it is the last resort.
pub const SHORT: i64 = 10 * GAPING;
/// A runt, a last line of one character (孤字, clreq 3.4.4): forty lines at 0.1 em, more than
/// paragraphs have, so that all lines of one open a little to be rid of it.
pub const RUNT: i64 = opened(40, 100);
/// A last line of a few letters after a hyphen, on top.
pub const STUB: i64 = opened(3, 100);
/// A hyphen: a line opened by 0.09 em. The derivation "a line at 0.1 em" would ask for 10,000.
pub const HYPHEN: i64 = 8_000;
/// A number parted from its measure word: a line at 0.25 em, as they are one to the reader.
pub const COUNTER: i64 = opened(1, 250);
/// A long range broken after its connector: no more than a full squeeze.
pub const RANGE: i64 = SOFT;
/// A unit that is wider than the measure, or an address, parted at a separator: three lines at
/// 0.1 em.
pub const SEPARATOR: i64 = opened(3, 100);
/// A unit wider than the measure parted between two letters or figures: twice what it is at a
/// separator.
pub const LETTERS: i64 = 2 * SEPARATOR;
/// A number parted from its unit at the space: better than a line above [`GAP_LIMIT`], worse
/// than any below.
pub const SPACED: i64 = opened(16, 100);
/// The last of three closing marks at a line start: likewise, and worse than a parted number.
pub const RESCUE: i64 = opened(25, 100);
/// A break that is not after a clause; it only settles ties.
pub const PLAIN: i64 = 30;
/// A break that nothing but need excuses; above all that a line may have, so that it stays
/// rare.
pub const EMERGENCY: i64 = 20_000_000;

/// The most that a line below the limit may have by its opening alone.
const FULL: i64 = ELASTIC + opened(1, GAP_LIMIT) + WIDE;
const _: () = assert!(FULL < SPACED && SPACED < RESCUE && RESCUE < GAPING + FULL);
const _: () = assert!(CLOSED + SOFT + HARD < opened(1, TOLERATED) + WIDE);
const _: () = assert!(GAPING + WIDE + opened(1, WIDEST_SET) < SHORT);
const _: () = assert!(SHORT + opened(1, 1_000) + RESCUE + RUNT + STUB < EMERGENCY);
