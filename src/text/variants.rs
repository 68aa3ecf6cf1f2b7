//! Ways to set a paragraph in another number of lines: what a copyfitter can trade with.

use super::breaks::{Break, describe};
use super::prepared::{Prepared, Room};
use super::total_fit;
use crate::demerits::line::WIDEST;
use crate::geom::Em;

/// Lines by which a variant may be shorter or longer than the best way.
const REACH: usize = 2;

/// One way to set a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The lines.
    pub lines: Vec<Break>,
    /// What it costs beyond the best way: 0 for the best itself. A line opened by 0.1 em costs some
    /// 10,000.
    pub cost: i64,
}

/// Returns the ways to set a justified paragraph, from the fewest lines to the most: the best one,
/// and those up to two lines shorter or longer that the paragraph allows without a gap above 0.25 em,
/// a parted unit, or a last line of one character.
///
/// A paragraph with forced breaks has no variants: nothing is returned.
pub fn variants(p: &Prepared, room: &dyn Fn(usize) -> Room) -> Vec<Variant> {
    if p.cells.is_empty() || p.forced_end(0) < p.cells.len() {
        return Vec::new();
    }
    let rooms = |line: usize| p.fit_room(room(line));
    let mut ways = total_fit::ways(p, 0..p.cells.len(), &rooms);
    ways.sort_by_key(|way| way.ends.len());
    let Some((least, best)) =
        ways.iter().map(|way| (way.cost, way.ends.len())).min_by_key(|(cost, _)| *cost)
    else {
        return Vec::new();
    };
    let near = ways.into_iter().filter(|way| way.ends.len().abs_diff(best) <= REACH);
    near.map(|way| {
        let starts = std::iter::once(0).chain(way.ends.iter().copied());
        let cells = starts.zip(&way.ends).map(|(start, end)| start..*end);
        let last = way.ends.len() - 1;
        let line = |(at, cells)| describe(p, cells, rooms(at), at == last, true);
        let lines = cells.enumerate().map(line).collect();
        Variant { lines, cost: way.cost - least }
    })
    .filter(|way| way.cost == 0 || way.is_fair(p))
    .collect()
}

impl Variant {
    /// Returns whether no reader would stumble over it.
    fn is_fair(&self, p: &Prepared) -> bool {
        let fair = |line: &Break| line.gap <= Em::from_units(WIDEST * 1_000) && !line.emergency;
        let lonely = |line: &Break| {
            let span = p.span(line.cells.start, line.cells.end, false);
            super::cost::ending(p, &span, false) > 0
        };
        self.lines.iter().all(fair)
            && !(self.lines.len() > 1 && self.lines.last().is_some_and(lonely))
    }
}
