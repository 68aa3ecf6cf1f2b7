//! A headline parted into lines by its sense: the best partition that fits, whatever its number of lines.
//!
//! One cost weighs all partitions. Sense comes first: what parting at a place costs is in the table of
//! joints, and a name, a number with its unit or a quotation is parted only where nothing holds it. A
//! clause comes before the number of lines: where a head takes more than one, a space between its clauses
//! is a line end as soon as one more allowed line permits it. Where the sense is the same the fewest lines
//! win, condensed before smaller type, smaller type before a line more; what is left to choose is settled
//! by evenness, the upper lines rather longer than the lower ones where they are centred.

use super::head_sense::{Border, Place, Sense};
use crate::geom::Abs;
use crate::head_marks::Marked;
use crate::text::Prepared;

/// Cost of a line that is one em off the mean; it grows with the square.
const UNEVEN: i64 = 25;
/// A line of one character.
const SINGLE: i64 = 20_000;
/// A line of two characters beside longer ones.
const PAIR: i64 = 600;
/// A line more: dearer than type of the least size, so that of equal sense the fewest lines win.
const LINE: i64 = 600;
/// Type of the least width, which is still as large as its neighbours.
const CONDENSED: i64 = 60;
/// Type of the least size and width.
const SMALLEST: i64 = 300;
/// A space between clauses inside one line of several: dearer than a line more.
const INNER: i64 = 700;
/// A line that goes over a space between clauses and ends inside one of them.
const TORN: i64 = 2_000;
/// The same over a mark between clauses.
const TORN_AT_MARK: i64 = 300;
/// A line more than the style allows.
const BEYOND: i64 = 5_000;
/// Partitions of one number of lines that are looked at, each narrower than the one before.
const NARROWER: usize = 12;

/// The words of a headline, ready to be parted.
pub(super) struct Parting<'t> {
    sense: &'t Sense<'t>,
    places: Vec<Place>,
    /// What each two places have between them: those that begin at the first place, and so on.
    pieces: Vec<Piece>,
    /// The width of all words on one line.
    whole: Abs,
    em: Abs,
    centred: bool,
}

/// What stands between two places.
#[derive(Clone, Copy, Default)]
struct Piece {
    width: Abs,
    /// What it costs as the only line.
    alone: i64,
    /// What it costs as a line beside others.
    beside: i64,
}

/// How wide lines may be, in widths at the full size and width of their style.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// At full size and width.
    pub(super) full: Abs,
    /// At full size, condensed as far as the style allows.
    pub(super) condensed: Abs,
    /// At the least size and width.
    pub(super) least: Abs,
}

/// A headline parted.
pub(super) struct Parted {
    /// Bytes at which its lines begin, the first left out.
    pub(super) starts: Vec<usize>,
    /// Its widest line.
    widest: Abs,
    cost: i64,
}

/// Widths of the words of a head as they are prepared.
#[derive(Clone, Copy)]
pub(super) struct Widths<'t> {
    /// At full size and width.
    pub(super) full: &'t Prepared,
    /// At the least size, where its marks are set otherwise, with what it is smaller by.
    pub(super) least: Option<(&'t Prepared, (i64, i64))>,
}

impl Widths<'_> {
    /// Returns the width of some bytes at full size.
    fn of(&self, start: usize, end: usize) -> Abs {
        let full = self.full.width_of(start..end);
        let least =
            self.least.map(|(least, (by, of))| least.width_of(start..end).ratio(of, by));
        least.map_or(full, |least| least.max(full))
    }
}

impl<'t> Parting<'t> {
    /// Returns a head that is set at size `em` with these places to part it.
    pub(super) fn new(
        sense: &'t Sense<'t>,
        between: impl Iterator<Item = Place>,
        widths: Widths,
        em: Abs,
        centred: bool,
    ) -> Parting<'t> {
        let end = sense.words().len();
        let edge = |byte: usize| Place { byte, cost: 0, border: Border::Space };
        let places: Vec<Place> =
            std::iter::once(edge(0)).chain(between).chain([edge(end)]).collect();
        let pieces = pieces(sense, widths, &places);
        let (whole, em) = (widths.of(0, end), em.max(Abs::from_units(1)));
        Parting { sense, places, pieces, whole, em, centred }
    }

    /// Returns the best partition of these numbers of lines that fits; those beyond `allowed` are taken
    /// only for want of one within.
    pub(super) fn best(
        &self,
        counts: impl Iterator<Item = usize>,
        allowed: usize,
        reach: Reach,
    ) -> Option<Parted> {
        let mut best: Option<Parted> = None;
        for count in counts {
            let more = LINE * count as i64 + BEYOND * count.saturating_sub(allowed) as i64;
            let mut limit = reach.least;
            for _ in 0..NARROWER {
                let Some(found) = self.cheapest(count, limit) else { break };
                let (least, widest) = (found.cost + more, found.widest);
                let cost = least + reach.cost(widest);
                if best.as_ref().is_none_or(|best| cost < best.cost) {
                    best = Some(Parted { cost, ..found });
                }
                // A narrower one costs no less sense.
                let settled = best.as_ref().is_some_and(|best| best.cost <= least);
                if widest <= reach.full || settled {
                    break;
                }
                limit = widest - Abs::from_units(1);
            }
        }
        best
    }

    /// Returns the cheapest partition into `count` lines none of which is wider than `limit`.
    fn cheapest(&self, count: usize, limit: Abs) -> Option<Parted> {
        let end = self.places.len() - 1;
        let room = limit + self.em;
        if count == 0 || count > end || self.whole > room * count as i64 {
            return None;
        }
        // best[k]: the least cost of lines up to place k, and where the last of them begins.
        let mut best: Vec<Option<(i64, usize)>> = vec![None; end + 1];
        best[0] = Some((0, 0));
        let mut trail = Vec::with_capacity(count);
        for line in 0..count {
            let ideal = self.ideal(line, count);
            // Each line that follows needs a place, and the last one ends with the words.
            let left = count - 1 - line;
            let ends = if left == 0 { end..=end } else { line + 1..=end - left };
            let mut next: Vec<Option<(i64, usize)>> = vec![None; end + 1];
            for to in ends {
                let reached = (line..to).filter_map(|from| {
                    let (before, _) = best[from]?;
                    let piece = &self.pieces[from * self.places.len() + to];
                    let own = if count > 1 { piece.beside } else { piece.alone };
                    (piece.width <= limit)
                        .then(|| (before + own + self.uneven(piece.width - ideal), from))
                });
                next[to] =
                    reached.min().map(|(cost, from)| (cost + self.places[to].cost, from));
            }
            best.clone_from(&next);
            trail.push(next);
        }
        let (cost, _) = best[end]?;
        let mut at = end;
        let (mut starts, mut widest) = (Vec::with_capacity(count), Abs::ZERO);
        for steps in trail.iter().rev() {
            let (_, from) = steps[at]?;
            widest = widest.max(self.pieces[from * self.places.len() + at].width);
            starts.push(self.places[from].byte);
            at = from;
        }
        starts.pop();
        starts.reverse();
        Some(Parted { starts, widest, cost })
    }

    /// Returns how many lines of this width the words fill at least.
    pub(super) fn least_lines(&self, limit: Abs) -> usize {
        let lines = self.whole.units() / limit.units().max(1) + 1;
        usize::try_from(lines).unwrap_or(1).min(self.places.len())
    }

    /// Returns the printed words of each line of a partition.
    pub(super) fn lines(&self, parted: &Parted) -> Vec<String> {
        self.sense.lines(&parted.starts)
    }

    /// Returns what a line costs that is so much longer or shorter than it should be.
    fn uneven(&self, off: Abs) -> i64 {
        let off = (off.units() * 1000 / self.em.units()).clamp(-100_000, 100_000);
        UNEVEN * off * off / 1_000_000
    }

    /// Returns how wide a line should be by its place among `count` lines.
    fn ideal(&self, line: usize, count: usize) -> Abs {
        // The upper lines may be a little longer, most of all where they are centred.
        let top = if self.centred { self.em / 2 } else { self.em / 10 };
        let lean = top - top * 2 * line as i64 / (count as i64 - 1).max(1);
        self.whole / count as i64 + if count > 1 { lean } else { Abs::ZERO }
    }
}

impl Reach {
    /// Returns the reach of lines that are set in one size.
    pub(super) fn one(limit: Abs) -> Reach {
        Reach { full: limit, condensed: limit, least: limit }
    }

    /// Returns what the size costs in which the widest line fits.
    fn cost(&self, widest: Abs) -> i64 {
        let part = |from: Abs, to: Abs, cost: i64| {
            let (beyond, all) = ((widest - from).units(), (to - from).units().max(1));
            i64::try_from(i128::from(cost) * i128::from(beyond) / i128::from(all))
                .unwrap_or(cost)
        };
        match widest {
            widest if widest <= self.full => 0,
            widest if widest <= self.condensed => part(self.full, self.condensed, CONDENSED),
            _ => CONDENSED + part(self.condensed, self.least, SMALLEST - CONDENSED),
        }
    }
}

/// Measures what each two places have between them.
fn pieces(sense: &Sense, widths: Widths, places: &[Place]) -> Vec<Piece> {
    let count = places.len();
    let mut pieces = vec![Piece::default(); count * count];
    for (from, start) in places.iter().enumerate() {
        let mut over = Border::Words;
        for (to, end) in places.iter().enumerate().skip(from + 1) {
            let (at, shown) = sense.line(start.byte, end.byte);
            let (short, short_beside) = match shown.chars().take(3).count() {
                0 | 1 => (SINGLE, SINGLE),
                2 => (0, PAIR),
                _ => (0, 0),
            };
            let whole = start.border != Border::Words && end.border != Border::Words;
            let torn = match over {
                Border::Words => 0,
                Border::Space if whole => INNER,
                Border::Space => TORN,
                Border::Mark if whole => 0,
                Border::Mark => TORN_AT_MARK,
            };
            pieces[from * count + to] = Piece {
                width: widths.of(at, at + shown.len()),
                alone: short,
                beside: short_beside + torn,
            };
            over = match (over, end.border) {
                (Border::Space, _) | (_, Border::Space) => Border::Space,
                (Border::Mark, _) | (_, Border::Mark) => Border::Mark,
                _ => Border::Words,
            };
        }
    }
    pieces
}

/// Returns the places at which the author lets lines end.
pub(super) fn marked_places(marked: &Marked) -> impl Iterator<Item = Place> {
    let place = |byte: &usize| Place { byte: *byte, cost: 0, border: Border::Words };
    marked.ends.iter().map(place)
}
