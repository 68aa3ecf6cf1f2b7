//! Verse as a figure: one block in the middle of its room, in the largest of a few sizes that the room holds.
//!
//! Up to [`ONE_COLUMN`] lines stand in one column, more in two, and in a third where they must; stanzas stay
//! whole. The block is as wide as its longest lines and stands in the middle; of what is left in height a
//! little more lies under it, where the eye looks for the middle. Short verse opens its lines.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::passage::Passage;
use super::places::LinePlace;
use super::settings::Looseness;
use crate::edition::VerseStep;
use crate::geom::{Abs, Em, Rect, em_box};
use crate::text::{self, Room};

/// Lines up to which one column is tried.
const ONE_COLUMN: usize = 28;

/// Most columns.
const MOST_COLUMNS: usize = 3;

/// White between two columns.
const GUTTER: Em = Em::from_units(2_000_000);

/// Lines open up to so much of the size, from baseline to baseline.
const OPENED: Em = Em::from_units(1_750_000);

/// Percent of the height up to which lines open.
const FILLED: i64 = 94;

/// Tenths of a line of the grid by which columns begin apart, where they do not begin together.
const APART: i64 = 34;

/// Percent of the width that are left beside what stands at the left, at most.
const FLUSH: i64 = 34;

/// Percent of what is left in height that lies above.
const ABOVE: i64 = 45;

/// A figure of verse.
pub(crate) struct Figure {
    /// The places of its lines, column by column.
    pub(crate) places: Vec<LinePlace>,
    /// How far below the top of its room it begins; a head over it goes along.
    pub(crate) lower: Abs,
}

/// Numbers of columns, in the order in which they are tried.
pub(crate) fn columns(passages: &[Arc<Passage>], room: Rect) -> RangeInclusive<usize> {
    let lines: usize = passages.iter().map(|passage| wide(passage, room).len()).sum();
    let first = if lines > ONE_COLUMN { 2 } else { 1 };
    first..=MOST_COLUMNS
}

/// A way of setting a figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    /// Its size and leading.
    pub(crate) step: VerseStep,
    /// Its columns.
    pub(crate) columns: usize,
    /// White between stanzas, in hundredths of what the style says.
    pub(crate) space: i64,
    /// Whether it stands at the left, under a head, where it takes most of the width.
    pub(crate) flush: bool,
}

/// Returns the figure of verse set in a way; `None` where its room does not hold it so. `first` is the grid
/// line on which the room begins, `pitch` the grid's.
pub(crate) fn figure(
    passages: &[Arc<Passage>],
    way: Way,
    room: Rect,
    (first, pitch): (u32, Abs),
) -> Option<Figure> {
    let Way { step, space, flush, .. } = way;
    let stanzas = stanzas(passages, room);
    let columns = parted(&stanzas, way.columns)?;
    let gutter = GUTTER.at(step.size);
    let width: Abs = columns.iter().map(|column| widest(&stanzas[column.clone()])).sum();
    let width = width + gutter * (columns.len() as i64 - 1);
    // Lines and white of the longest column, from its first baseline to its last, in hundredths.
    let tall = |column: &Range<usize>| tall(&stanzas[column.clone()], space);
    let tallest = columns.iter().map(tall).max()?;
    if width > room.width() || step.leading.ratio(tallest, 100) + step.size > room.height() {
        return None;
    }
    let filled = room.height().ratio(FILLED, 100) - step.size;
    let opened = if tallest > 0 { filled.ratio(100, tallest) } else { Abs::ZERO };
    let leading = opened.min(OPENED.at(step.size)).max(step.leading);
    let lower = (room.height() - leading.ratio(tallest, 100) - step.size).ratio(ABOVE, 100);
    let left = room.width() - width;
    let flush = flush && left * 100 <= room.width() * FLUSH;
    let mut x = if flush { room.x0 } else { room.x0 + left / 2 };
    let mut places = Vec::new();
    for (run, column) in (1..).zip(columns) {
        let begins =
            room.y0 + lower + leading * stepped(tallest - tall(&column), leading, pitch);
        let (own, mut down, mut line) = (&stanzas[column], 0, first);
        // A hair more than its longest line, so that nothing turns over.
        let measure = widest(own) + gutter / 4;
        for (at, stanza) in own.iter().enumerate() {
            let white = if at > 0 { stanza.space } else { 0 };
            let rows = (0..white).map(|_| space).chain((0..stanza.rows).map(|_| 100));
            for row in rows {
                let top = begins + leading.ratio(down, 100);
                let baseline = top + em_box::ASCENT.at(step.size);
                places.push(LinePlace { region: 0, run, line, x, measure, top, baseline });
                (down, line) = (down + row, line + 1);
            }
        }
        x += widest(own) + gutter;
    }
    Some(Figure { places, lower })
}

/// Returns how many lines lower a column begins that is shorter by so many hundredths: in the middle beside
/// the longest, but well below its first line or not at all.
fn stepped(shorter: i64, leading: Abs, pitch: Abs) -> i64 {
    let lines = (shorter / 2 + 99) / 100;
    let least = (pitch * APART).div_ceil(leading * 10);
    let lines = lines.max(least);
    if lines * 100 <= shorter && shorter >= 400 { lines } else { 0 }
}

/// What stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stanza {
    /// Rows of white before it.
    space: usize,
    rows: usize,
    width: Abs,
}

fn stanzas(passages: &[Arc<Passage>], room: Rect) -> Vec<Stanza> {
    let stanza = |passage: &Arc<Passage>| {
        let widths = wide(passage, room);
        Stanza {
            space: passage.space as usize,
            rows: widths.len(),
            width: widths.into_iter().max().unwrap_or(Abs::ZERO),
        }
    };
    passages.iter().map(stanza).collect()
}

fn widest(column: &[Stanza]) -> Abs {
    column.iter().map(|stanza| stanza.width).max().unwrap_or(Abs::ZERO)
}

/// Returns how far the last line of a column stands under its first, in hundredths of the leading.
fn tall(column: &[Stanza], space: i64) -> i64 {
    let rows: usize = column.iter().map(|stanza| stanza.rows).sum();
    let white: usize = column.iter().skip(1).map(|stanza| stanza.space).sum();
    (rows as i64 - 1) * 100 + white as i64 * space
}

/// Returns how wide the lines of a passage are in the whole width of a room.
fn wide(passage: &Passage, room: Rect) -> Vec<Abs> {
    let rooms = |line: usize| passage.room(line, room.width());
    let setting = passage.set(Looseness::BEST, &rooms).unwrap_or_default();
    let prepared = &passage.words.prepared;
    let lines = setting.lines.iter().enumerate();
    let end = |(at, line)| {
        let room: Room = setting.rooms.get(at).copied().unwrap_or_else(|| rooms(at));
        text::natural_end(prepared, line, room)
    };
    lines.map(end).collect()
}

/// Parts stanzas into so many columns, as even as they come; `None` where there are fewer stanzas.
fn parted(stanzas: &[Stanza], count: usize) -> Option<Vec<Range<usize>>> {
    // With columns no taller than that, each as long as it may be.
    let columns = |limit: i64| {
        let (mut columns, mut from) = (Vec::new(), 0);
        for to in 1..stanzas.len() {
            if tall(&stanzas[from..=to], 100) > limit {
                columns.push(from..to);
                from = to;
            }
        }
        columns.push(from..stanzas.len());
        columns
    };
    let single = stanzas.iter().map(|stanza| tall(&[*stanza], 100)).max()?;
    let all = tall(stanzas, 100);
    let mut limits = (single..=all).step_by(100);
    let least = limits.find_map(|limit| Some(columns(limit)).filter(|it| it.len() <= count));
    least.filter(|columns| columns.len() == count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(stanzas: &[usize], count: usize) -> Option<Vec<usize>> {
        let stanza = |rows: &usize| Stanza { space: 1, rows: *rows, width: Abs::pt(50.0) };
        let stanzas: Vec<Stanza> = stanzas.iter().map(stanza).collect();
        let columns = parted(&stanzas, count)?;
        let rows =
            |column: &Range<usize>| tall(&stanzas[column.clone()], 100) as usize / 100 + 1;
        Some(columns.iter().map(rows).collect())
    }

    #[test]
    fn stanzas_stay_whole_and_columns_are_even() {
        assert_eq!(rows(&[5, 5, 5, 5, 5], 2), Some(vec![17, 11]));
        assert_eq!(rows(&[4; 10], 2), Some(vec![24, 24]));
        assert_eq!(rows(&[4; 10], 3), Some(vec![19, 19, 9]));
        assert_eq!(rows(&[4, 4], 1), Some(vec![9]));
        assert_eq!(rows(&[20, 2], 2), Some(vec![20, 2]));
    }

    #[test]
    fn a_shorter_column_begins_well_below_the_first_line_or_with_it() {
        let (leading, pitch) = (Abs::pt(17.5), Abs::pt(13.0));
        assert_eq!(stepped(600, leading, pitch), 3);
        assert_eq!(stepped(100, leading, pitch), 0);
        assert_eq!(stepped(500, pitch, pitch), 4);
    }

    #[test]
    fn there_are_no_more_columns_than_stanzas() {
        assert_eq!(rows(&[4], 2), None);
        assert_eq!(rows(&[], 1), None);
    }
}
