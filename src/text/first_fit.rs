//! Breaks line by line: each line takes what fits best, squeezing before pushing (clreq 3.5.2).

use std::ops::Range;

use super::cost;
use super::prepared::{Prepared, Room, Span};
use crate::demerits::line::{COUNTER, PLAIN};

/// Returns the ends of the lines of one forced segment.
pub(super) fn ends(
    p: &Prepared,
    segment: Range<usize>,
    rooms: &dyn Fn(usize) -> Room,
    justify: bool,
) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = segment.start;
    while start < segment.end {
        let room = rooms(ends.len());
        start = match justify {
            true => justified_end(p, start, segment.end, room),
            false => natural_end(p, start, segment.end, room),
        };
        ends.push(start);
    }
    ends
}

/// Returns the ends at natural widths; where the last line would be a single character, the line
/// above gives one up (孤字, clreq 3.4.4).
pub(super) fn ends_without_runt(
    p: &Prepared,
    segment: Range<usize>,
    rooms: &dyn Fn(usize) -> Room,
) -> Vec<usize> {
    let mut ends = ends(p, segment.clone(), rooms, false);
    let count = ends.len();
    if count < 2 {
        return ends;
    }
    let cost = |start: usize| cost::ending(p, &p.span(start, segment.end, false), false);
    let floor = if count > 2 { ends[count - 3] } else { segment.start };
    let last = ends[count - 2];
    if cost(last) == 0 {
        return ends;
    }
    let room = rooms(count - 1);
    let above = rooms(count - 2);
    let fits = |span: Span| span.width - span.hang <= room.width();
    let better = (floor + 1..last).rev().take(12).find(|&end| {
        cost::penalty(p, end, above).is_some()
            && cost(end) == 0
            && fits(p.span(end, segment.end, false))
    });
    if let Some(better) = better {
        ends[count - 2] = better;
    }
    ends
}

/// Returns where the line that begins at `start` ends at natural widths: as far right as it can.
///
/// A unit that may be parted is, where a line without it would stay a third empty.
fn natural_end(p: &Prepared, start: usize, limit: usize, room: Room) -> usize {
    let width = room.width();
    let mut rough: Option<(i64, usize)> = None;
    for end in (start + 1..=p.reach(start, limit, width, false)).rev() {
        let last = end == limit;
        let penalty = if last { Some(0) } else { cost::penalty(p, end, room) };
        let span = p.line_span(start, end, limit);
        let Some(penalty) = penalty.filter(|_| span.width - span.hang <= width) else {
            continue;
        };
        if penalty >= COUNTER {
            rough = rough.filter(|(least, _)| *least <= penalty).or(Some((penalty, end)));
        } else if rough.is_none() || span.width * 3 >= width * 2 {
            return end;
        } else {
            break;
        }
    }
    rough.map_or_else(|| p.emergency(start, limit, width, false), |(_, end)| end)
}

/// Returns where the line that begins at `start` ends when it is to be filled.
fn justified_end(p: &Prepared, start: usize, limit: usize, room: Room) -> usize {
    let width = room.width();
    let far = p.reach(start, limit, width, true);
    let mut best: Option<(i64, usize)> = None;
    for end in (start + 1..=far).rev() {
        let last = end == limit;
        let penalty = if last { Some(0) } else { cost::penalty(p, end, room) };
        let Some(penalty) = penalty else { continue };
        let span = p.line_span(start, end, limit);
        let Some(fitness) = cost::weigh(p, &span, width, !last) else {
            continue;
        };
        if last {
            return end;
        }
        // Once a line has to be opened, a shorter one is only worse, unless it ends better.
        let cost = penalty + fitness.cost;
        let opened = span.width < width;
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, end));
        }
        if opened && penalty <= PLAIN {
            break;
        }
    }
    best.map_or_else(|| p.emergency(start, limit, width, true), |(_, end)| end)
}
