//! Columns that end together: what copy leaves free at the foot of a slot rises evenly over all of
//! its columns.
//!
//! A column ends with its last run of places, at the foot of its region or over a picture or a box. Of
//! lines that do not divide evenly the columns give one that go down to the foot, the last ones first,
//! and only then those over something: white there is seen before white at a foot. Lines of vertical copy have tiers for columns, and the side at which they end
//! for a foot.
//!
//! **Worked example.** A story leaves 4 of the 60 places of three columns free: the columns end with
//! their lines 19, 19 and 18. Where a subhead then fell to the foot of the first and had to go to
//! the head of the second, copy would be over: 3 lines rise and the first column, two of whose are
//! white, ends with line 18 like the others; or the line that is kept goes to another column.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::flow::{self, Care, Cut, Flow, Rules};
use super::passage::{self, Passage};
use super::places::LinePlace;
use crate::demerits::column::WIDOW;

/// How the columns of a region end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Feet {
    /// How many there are, where they are to end together; else one.
    pub(crate) columns: u32,
    /// Lines between the foot of the column that ends highest and that of the one that ends
    /// lowest.
    pub(crate) apart: u32,
}

impl Feet {
    /// Returns how many lines a region with so many free ones misses of being full: what no even
    /// foot could leave, or by how much more than a line its columns end apart.
    pub(crate) fn gap(self, free: u32) -> u32 {
        let beyond = free.saturating_sub(self.spare());
        beyond.max(self.apart.saturating_sub(1))
    }

    /// Returns the same where a house tolerates so many free lines in one column.
    pub(crate) fn told(self, free: u32, tolerated: u32) -> u32 {
        let full = free <= self.spare().max(tolerated) && self.apart <= tolerated.max(1);
        if full { 0 } else { self.gap(free) }
    }

    /// Returns how many lines may stay free in full columns: one more, and all of them would end
    /// a line higher.
    fn spare(self) -> u32 {
        self.columns.saturating_sub(1)
    }
}

/// Returns how the columns of a region with these places end; `ends` knows the last line that is
/// used of each run.
pub(crate) fn feet(places: &[LinePlace], ends: &BTreeMap<u32, u32>) -> Feet {
    let columns = columns(places);
    let (mut most, mut least) = (0, u32::MAX);
    for column in &columns {
        let last = places[column.end - 1];
        match ends.get(&last.run) {
            Some(end) => {
                let free = last.line.saturating_sub(*end);
                (most, least) = (most.max(free), least.min(free));
            }
            None => most = most.max(column.len() as u32),
        }
    }
    Feet { columns: columns.len() as u32, apart: most.saturating_sub(least) }
}

/// Returns the last line that copy uses of each run of a region.
pub(crate) fn ends(flow: &Flow, places: &[LinePlace], region: usize) -> BTreeMap<u32, u32> {
    let placed = flow.placed.iter().map(|placed| placed.place + placed.count - 1);
    let used = placed.chain(flow.credit.map(|credit| credit.place));
    let mut ends = BTreeMap::new();
    for place in used.map(|at| places[at]).filter(|place| place.region == region) {
        let end = ends.entry(place.run).or_insert(place.line);
        *end = place.line.max(*end);
    }
    ends
}

/// Places of a region whose foot has risen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Raised {
    /// Those that copy may take.
    pub(crate) places: Vec<LinePlace>,
    /// Those that stay white at the feet of the columns.
    pub(crate) white: Vec<LinePlace>,
}

/// Returns the places of a region without `by` of those at the feet of its columns.
pub(crate) fn raise(places: &[LinePlace], by: usize) -> Raised {
    let columns = columns(places);
    without(places, &columns, &cuts(places, &columns, by))
}

/// Returns the columns of a region: the last run of each, whatever it ends over.
fn columns(places: &[LinePlace]) -> Vec<Range<usize>> {
    let mut start = 0;
    let runs = places.chunk_by(|a, b| a.run == b.run).map(|run| {
        start += run.len();
        start - run.len()..start
    });
    // Behind the last run of a column the lines begin anew.
    let last = |run: &Range<usize>| {
        places.get(run.end).is_none_or(|next| next.line <= places[run.end - 1].line)
    };
    runs.filter(last).collect()
}

/// Returns how many lines each column loses when `by` are taken: those one more that go down to the foot of the
/// region, before those that end over a picture or a box, and of these the ones at the end.
fn cuts(places: &[LinePlace], columns: &[Range<usize>], by: usize) -> Vec<usize> {
    let mut cuts = vec![0; columns.len()];
    let foot = |at: usize| places[columns[at].end - 1].line;
    for _ in 0..by {
        let open = (0..columns.len()).rev().filter(|at| cuts[*at] < columns[*at].len());
        let next = open.min_by_key(|at| (cuts[*at], std::cmp::Reverse(foot(*at))));
        let Some(least) = next else { break };
        cuts[least] += 1;
    }
    cuts
}

fn without(places: &[LinePlace], columns: &[Range<usize>], cuts: &[usize]) -> Raised {
    let mut raised = Raised::default();
    let feet = || columns.iter().zip(cuts).map(|(column, cut)| column.end - cut..column.end);
    for (at, place) in places.iter().enumerate() {
        match feet().any(|foot| foot.contains(&at)) {
            true => raised.white.push(*place),
            false => raised.places.push(*place),
        }
    }
    raised
}

/// Copy in the regions of a story, the last of which ends evenly.
pub(crate) struct Even {
    /// Where its lines stand.
    pub(crate) flow: Flow,
    /// The places of the last region.
    pub(crate) last: Raised,
}

/// Distributes copy over places; where they are to, the columns of the last region end together.
pub(crate) fn distribute(
    passages: &[Arc<Passage>],
    places: &[LinePlace],
    cuts: &[Cut],
    rules: Rules,
    together: bool,
) -> Even {
    let region = places.last().map_or(0, |place| place.region);
    let start = places.iter().position(|place| place.region == region).unwrap_or(0);
    let case =
        Case { passages, places, cuts, rules, start, columns: columns(&places[start..]) };
    if together { case.even() } else { case.whole(case.flow(rules)) }
}

/// Settings of one story that are tried for an even foot.
const TRIES: usize = 5;
/// Columns by which the remainder is tried to go, beyond the last ones.
const PATTERNS: usize = 8;

/// A story whose columns are to end together.
struct Case<'a> {
    passages: &'a [Arc<Passage>],
    places: &'a [LinePlace],
    cuts: &'a [Cut],
    rules: Rules,
    /// The first place of the last region.
    start: usize,
    columns: Vec<Range<usize>>,
}

/// A foot, tried.
struct Tried {
    even: Even,
    /// Lines that each column gave.
    cuts: Vec<usize>,
    /// Lines beyond one by which columns end apart.
    apart: u32,
}

impl Tried {
    /// Returns how bad it is: columns that end apart, then what it costs.
    fn order(&self) -> (u32, i64) {
        (self.apart, self.even.flow.cost)
    }

    fn is_good(&self) -> bool {
        self.apart == 0 && self.even.flow.cost < WIDOW
    }
}

impl Case<'_> {
    fn even(mut self) -> Even {
        self.rules.spare = (self.columns.len() as u32).saturating_sub(1);
        let level = self.flow(Rules { care: Care::Quick, ..self.rules });
        let free = |flow: &Flow| self.places.len().saturating_sub(flow.end);
        if self.rules.care == Care::Quick || level.end <= self.start {
            return self.whole(level);
        }
        // Columns that are full but for less than a line each need no paragraph to give one.
        let full = level.over() == 0 && free(&level) <= self.rules.spare as usize;
        let (by, rules) = match full {
            true => (free(&level), Rules { fill: None, ..self.rules }),
            false => {
                let flow = self.flow(self.rules);
                if flow.over() > 0 || flow.end <= self.start || free(&flow) == 0 {
                    return self.whole(flow);
                }
                (free(&flow), self.rules)
            }
        };
        let rules = Rules { spare: 0, ..rules };
        let best = self.rise(by, rules).map(|best| self.other(best, rules));
        match best {
            Some(best) => best.even,
            None => self.whole(self.flow(self.rules)),
        }
    }

    /// Returns copy as it stands where no foot has risen.
    fn whole(&self, flow: Flow) -> Even {
        let places = self.places[self.start..].to_vec();
        Even { flow, last: Raised { places, white: Vec::new() } }
    }

    /// Lets the foot rise by so many lines, or by some fewer or more where copy would else be over or
    /// leave another line free; the best of what was tried.
    fn rise(&self, mut by: usize, rules: Rules) -> Option<Tried> {
        let (mut best, mut known): (Option<Tried>, BTreeSet<usize>) = (None, BTreeSet::new());
        let own = &self.places[self.start..];
        while known.len() < TRIES && known.insert(by) {
            let Some(tried) = self.attempt(cuts(own, &self.columns, by), rules) else {
                match by.checked_sub(1) {
                    Some(fewer) => by = fewer,
                    None => break,
                }
                continue;
            };
            let places = self.start + tried.even.last.places.len();
            by += places.saturating_sub(tried.even.flow.end);
            let good = tried.is_good();
            if best.as_ref().is_none_or(|best| tried.order() < best.order()) {
                best = Some(tried);
            }
            if good {
                break;
            }
        }
        best
    }

    /// Lets other columns keep a line of the remainder, where the last ones leave something bad.
    fn other(&self, mut best: Tried, rules: Rules) -> Tried {
        let least = best.cuts.iter().min().copied().unwrap_or(0);
        let more = best.cuts.iter().filter(|cut| **cut > least).count() as u32;
        let count = self.columns.len().min(PATTERNS);
        let patterns = (0..1_usize << count).filter(|set| set.count_ones() == more);
        let patterns = patterns.map(|set| {
            (0..self.columns.len()).map(|at| least + (set >> at & 1)).collect::<Vec<usize>>()
        });
        let able = |cuts: &Vec<usize>| {
            cuts.iter().zip(&self.columns).all(|(cut, column)| *cut <= column.len())
        };
        for cuts in patterns.filter(able).take(PATTERNS) {
            if best.is_good() || more == 0 {
                break;
            }
            let tried = self.attempt(cuts, rules);
            if let Some(tried) = tried.filter(|tried| tried.order() < best.order()) {
                best = tried;
            }
        }
        best
    }

    /// Distributes the copy over columns that gave so many lines; `None` where it is over, or an initial
    /// has no room.
    fn attempt(&self, cuts: Vec<usize>, rules: Rules) -> Option<Tried> {
        let own = &self.places[self.start..];
        let last = without(own, &self.columns, &cuts);
        let places = [&self.places[..self.start], &last.places].concat();
        if !passage::has_room(self.passages, &places) {
            return None;
        }
        let flow = flow::distribute(self.passages, &places, self.cuts, rules);
        if flow.over() > 0 {
            return None;
        }
        let region = own.first().map_or(0, |place| place.region);
        let feet = feet(own, &ends(&flow, &places, region));
        let apart = feet.apart.saturating_sub(1);
        Some(Tried { even: Even { flow, last }, cuts, apart })
    }

    fn flow(&self, rules: Rules) -> Flow {
        flow::distribute(self.passages, self.places, self.cuts, rules)
    }
}

/// Returns the places of verse and small advertisements in their columns: paragraphs stay
/// whole, the columns are as short as they can be; where they are to end alike, the last one begins lower.
pub(crate) fn stanzas(
    passages: &[Arc<Passage>],
    places: &[LinePlace],
    rules: Rules,
    alike: bool,
) -> Vec<LinePlace> {
    let runs: Vec<&[LinePlace]> = places.chunk_by(|a, b| a.run == b.run).collect();
    let tallest = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    let cut = |height: usize| -> Vec<LinePlace> {
        runs.iter().flat_map(|run| run.iter().take(height).copied()).collect()
    };
    let fits = |height: &usize| {
        flow::distribute(passages, &cut(*height), &[], rules).overset_lines == 0
    };
    let Some(height) = (1..=tallest).find(fits).filter(|_| runs.len() > 1) else {
        return places.to_vec();
    };
    let mut places = cut(height);
    if !alike {
        return places;
    }
    let end = flow::distribute(passages, &places, &[], rules).end;
    // Lines that the last column leaves free go above its text.
    let last = places[end.saturating_sub(1)].run;
    let free = places.iter().skip(end).filter(|place| place.run == last).count();
    let first = places.iter().position(|place| place.run == last).unwrap_or(0);
    places.drain(first..first + free);
    places
}
