//! Demerits of a line and of its end: stretch² ≫ squeeze of commas and brackets < squeeze of
//! sentence ends.
//!
//! 先挤进后推出 (clreq 3.5.2): a full squeeze is better than pushing one character down in a
//! column of up to some 25 characters. There a character that is pushed down opens 24 places by
//! 41 thousandths each: 41² and the elastic white before it are 1,881, about the 2,000 of a
//! full squeeze.
//!
//! **The colour of a line.** In a column of 13 em the same character opens 11 places by 91
//! thousandths, and that is seen: from [`SEEN`] on a line is lighter than its neighbours. What it
//! has beyond that is dear ([`lighter`]), so that before it everything is taken that a reader
//! passes over: marks squeezed, the white of marks a little wider, the gaps of its figures closed,
//! a number parted from its measure word.

use super::opened;

/// A line opened wider, in thousandths of an em, is an error that wants reporting: a third of a
/// cell reads as a space.
pub const GAP_LIMIT: i64 = 330;
/// A line opened wider, in thousandths of an em, is seen to be lighter than its neighbours.
pub const SEEN: i64 = 50;
/// No paragraph is set a line longer or shorter with a line opened wider, in thousandths of an em:
/// one that has to be is the worst that evening out may do.
pub const TORN: i64 = 80;
/// Nor with its full lines opened wider in the mean: a line may be an accident, a paragraph is a
/// colour.
pub const TORN_MEAN: i64 = 40;
/// Fewest characters of the last line of a paragraph that is set a line longer or shorter.
pub const LAST: usize = 4;
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
/// The stretch that the white of marks takes on top of that: as much as a full squeeze.
pub const MARKS: i64 = SOFT;
/// Each thousandth of an em past [`SEEN`]: at 0.08 em a line is three times as dear as by its
/// opening alone.
pub const LIGHTER: i64 = 400;
/// The square of the same: two lines that are seen are still better than one that gapes.
pub const LIGHTER_SQUARED: i64 = 3;
/// A line opened wider than [`GAP_LIMIT`], on top of its gap: twenty lines at 0.1 em, so that
/// such a line is set only where no way through the paragraph has none.
pub const GAPING: i64 = opened(20, 100);
/// A line opened wider than [`TOLERATED`], on top of its gap: as much again.
pub const WIDE: i64 = opened(1, TOLERATED);
/// A line whose gaps between Chinese and Western are closed so that it takes more, on top of a full
/// squeeze: as much as a line at 0.06 em, as they are missed no sooner.
pub const CLOSED: i64 = opened(1, 100);
/// A line that ends short of its room, on top of the square of what it lacks, in thousandths of
/// the room: ten lines past [`GAP_LIMIT`], as it is the last resort.
pub const SHORT: i64 = 10 * GAPING;
/// A runt, a last line of one character (孤字, clreq 3.4.4): more than a line at a third of an em,
/// and than all lines of a paragraph that open a little to be rid of it.
pub const RUNT: i64 = opened(75, 100);
/// A last line of a few letters after a hyphen, on top.
pub const STUB: i64 = opened(3, 100);
/// A hyphen: worse than a line at 0.05 em, better than one at 0.07.
pub const HYPHEN: i64 = 8_000;
/// A number parted from its measure word: worse than a line at 0.07 em, better than one at 0.08.
pub const COUNTER: i64 = opened(2, 100);
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
pub const SPACED: i64 = opened(50, 100);
/// The last of three closing marks at a line start: likewise, and worse than a parted number.
pub const RESCUE: i64 = opened(52, 100);
/// A break that is not after a clause; it only settles ties.
pub const PLAIN: i64 = 30;
/// A break that nothing but need excuses; above all that a line may have, so that it stays
/// rare.
pub const EMERGENCY: i64 = 20_000_000;

/// Returns what a line has for being lighter than its neighbours, opened by `gap` thousandths of an
/// em.
pub const fn lighter(gap: i64) -> i64 {
    let seen = if gap > SEEN { gap - SEEN } else { 0 };
    LIGHTER * seen + LIGHTER_SQUARED * seen * seen
}

/// The most that a line below the limit may have by its opening alone.
const FULL: i64 = ELASTIC + MARKS + opened(1, GAP_LIMIT) + lighter(GAP_LIMIT) + WIDE;
const _: () = assert!(opened(1, 70) + lighter(70) < COUNTER);
const _: () = assert!(COUNTER < opened(1, TORN) + lighter(TORN));
const _: () = assert!(FULL < SPACED && SPACED < RESCUE && RESCUE < GAPING + FULL);
const _: () = assert!(CLOSED + SOFT + HARD < opened(1, TOLERATED) + WIDE);
const _: () = assert!(GAPING + WIDE + opened(1, WIDEST_SET) + lighter(WIDEST_SET) < SHORT);
const _: () = assert!(SHORT + opened(1, 1_000) + RESCUE + RUNT + STUB < EMERGENCY);
