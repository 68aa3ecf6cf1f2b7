//! Settings of a paragraph in another number of lines: what a copyfitter can trade with.
//!
//! White that a column lacks is never made by tearing lines: a setting is offered only where no
//! reader would see by its colour that it is not the best.

use super::breaks::{Break, End, describe};
use super::prepared::{Prepared, Room};
use super::total_fit;
use crate::demerits::line::{LAST, SEEN, TORN, TORN_MEAN};

/// Lines by which a setting may be shorter or longer than the best.
const REACH: usize = 1;
/// Lines more than the best setting has that may be seen to be lighter than their neighbours.
const SEEN_MORE: usize = 1;

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
/// one, and those a line shorter or longer that the paragraph allows without a line opened above
/// 0.08 em or full lines opened above 0.04 em in the mean, a parted unit, or a last line of fewer
/// than four characters.
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
    let near: Vec<Setting> = near
        .map(|breaking| {
            let starts = std::iter::once(0).chain(breaking.ends.iter().copied());
            let cells = starts.zip(&breaking.ends).map(|(start, end)| start..*end);
            let last = breaking.ends.len() - 1;
            let line = |(at, cells)| describe(p, cells, rooms(at), at == last, true);
            let lines = cells.enumerate().map(line).collect();
            Setting { lines, cost: breaking.cost - least }
        })
        .collect();
    let Some(best) = near.iter().find(|setting| setting.cost == 0).map(Setting::color) else {
        return Vec::new();
    };
    let offered = |setting: &Setting| setting.cost == 0 || setting.is_fair(p, &best);
    near.into_iter().filter(offered).collect()
}

/// How light the lines of a setting are that fill their measure.
#[derive(Clone, Copy, Debug)]
struct Color {
    /// Lines that are seen to be lighter than their neighbours.
    seen: usize,
    /// Lines that are torn.
    torn: usize,
    /// The mean of their openings, in thousandths of an em.
    mean: i64,
}

impl Setting {
    fn color(&self) -> Color {
        let full = self.lines.iter().filter(|line| line.end == End::Soft);
        let gaps: Vec<i64> = full.map(|line| line.gap.units() / 1_000).collect();
        let above = |limit: i64| gaps.iter().filter(|gap| **gap > limit).count();
        let mean = gaps.iter().sum::<i64>() / gaps.len().max(1) as i64;
        Color { seen: above(SEEN), torn: above(TORN), mean }
    }

    /// Returns whether no reader would stumble over it, nor see it beside the `best`, whose own faults
    /// are not its fault.
    fn is_fair(&self, p: &Prepared, best: &Color) -> bool {
        let color = self.color();
        let even = color.torn <= best.torn
            && color.seen <= best.seen + SEEN_MORE
            && color.mean <= TORN_MEAN;
        let whole = |line: &Break| !line.emergency && !line.short;
        let characters = |line: &Break| {
            p.cells[line.cells.clone()].iter().filter(|cell| cell.class.is_text()).count()
        };
        let ends = self.lines.len() == 1
            || self.lines.last().is_some_and(|line| characters(line) >= LAST);
        even && ends && self.lines.iter().all(whole)
    }
}
