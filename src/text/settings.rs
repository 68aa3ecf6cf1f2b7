//! Settings of a paragraph in another number of lines: what a copyfitter can trade with.

use super::breaks::{Break, describe};
use super::prepared::{Prepared, Room};
use super::total_fit;
use crate::demerits::line::WIDEST;
use crate::geom::Em;

/// Lines by which a setting may be shorter or longer than the best.
const REACH: usize = 2;

/// A paragraph set: its lines, one way to part it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The lines.
    pub lines: Vec<Break>,
    /// What it costs beyond the best setting: 0 for the best itself. A line opened by 0.1 em
    /// costs some 10,000.
    pub cost: i64,
}

/// Returns the settings of a justified paragraph, from the fewest lines to the most: the best
/// one, and those up to two lines shorter or longer that the paragraph allows without a gap
/// above 0.25 em, a parted unit, or a last line of one character.
///
/// A paragraph with forced breaks has no such settings: nothing is returned.
pub fn settings(p: &Prepared, room: &dyn Fn(usize) -> Room) -> Vec<Setting> {
    if p.cells.is_empty() || p.forced_end(0) < p.cells.len() {
        return Vec::new();
    }
    let rooms = |line: usize| p.fit_room(room(line));
    let mut breakings = total_fit::breakings(p, 0..p.cells.len(), &rooms);
    breakings.sort_by_key(|breaking| breaking.ends.len());
    let Some((least, best)) = breakings
        .iter()
        .map(|breaking| (breaking.cost, breaking.ends.len()))
        .min_by_key(|(cost, _)| *cost)
    else {
        return Vec::new();
    };
    let near =
        breakings.into_iter().filter(|breaking| breaking.ends.len().abs_diff(best) <= REACH);
    near.map(|breaking| {
        let starts = std::iter::once(0).chain(breaking.ends.iter().copied());
        let cells = starts.zip(&breaking.ends).map(|(start, end)| start..*end);
        let last = breaking.ends.len() - 1;
        let line = |(at, cells)| describe(p, cells, rooms(at), at == last, true);
        let lines = cells.enumerate().map(line).collect();
        Setting { lines, cost: breaking.cost - least }
    })
    .filter(|breaking| breaking.cost == 0 || breaking.is_fair(p))
    .collect()
}

impl Setting {
    /// Returns whether no reader would stumble over it.
    fn is_fair(&self, p: &Prepared) -> bool {
        let fair = |line: &Break| {
            line.gap <= Em::from_units(WIDEST * 1_000) && !line.emergency && !line.short
        };
        let lonely = |line: &Break| {
            let span = p.span(line.cells.start, line.cells.end, false);
            super::cost::ending(p, &span, false) > 0
        };
        self.lines.iter().all(fair)
            && !(self.lines.len() > 1 && self.lines.last().is_some_and(lonely))
    }
}
