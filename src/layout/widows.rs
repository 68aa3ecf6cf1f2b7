//! Paragraphs a line shorter or longer, for the good of the column: the story ends with the last place of
//! its room, and no column begins or ends with a remnant of a paragraph (clreq 3.4.4).
//!
//! A last line alone at the head of a column is forbidden when it fills less than half of the measure
//! and disliked otherwise; a first line alone at the foot of one is disliked. A jump parts a paragraph and
//! carries several lines of it. A column that ends before its foot, because a subhead goes to the next, is
//! a hole. The remedy is a paragraph set a line shorter or longer, before the place or at it; all lines
//! after it move.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::{Flow, Job, Placed, Wish};

/// A last line of less than half the measure at the head of a column.
const REMNANT: i64 = 1_000_000;
/// A longer last line there.
const WIDOW: i64 = 25_000;
/// A first line at the foot of a column.
const ORPHAN: i64 = 15_000;
/// A jump that carries only the last lines of a paragraph.
const CARRIED: i64 = 1_500_000;
/// A jump between two paragraphs: the reader takes the story for finished.
const BETWEEN: i64 = 400_000;
/// A line that stays white at the foot of a column.
const HOLE: i64 = 60_000;
/// A line more or less than the story took before any repair: other columns of the page are full.
const SHIFT: i64 = 20_000;
/// The same where the story ends with its last place: a repair must not cost that.
const SHIFT_OF_FULL: i64 = 80_000;
/// A line without a place.
const OVERSET: i64 = 1_000_000_000;
/// Paragraphs before the place that may give or take a line.
const NEAR: usize = 12;
/// Repairs of one story.
const REPAIRS: usize = 12;
/// Remedies for which a second paragraph is sought that takes the line back.
const PAIRS: usize = 4;

/// How long each paragraph is to be, where it is not as long as is best.
type Wishes = BTreeMap<usize, Wish>;

/// Distributes a job, mending what can be mended.
pub(super) fn mend(job: &Job) -> Flow {
    let best = job.place(&Wishes::new());
    let (mut wishes, mut flow) = fill(job, best.clone());
    let shift = if shortage(job, &flow) == 0 { SHIFT_OF_FULL } else { SHIFT };
    let target = Target { end: flow.end, overset: flow.overset_lines, shift };
    let mut cost = target.cost(job, &flow);
    let mut given_up = BTreeSet::new();
    for _ in 0..REPAIRS {
        let open = faults(job, &flow).into_iter();
        let open = open.filter(|fault| !given_up.contains(&(fault.passage, fault.slot)));
        let Some(fault) = open.max_by_key(Fault::weight) else { break };
        let mut tries: Vec<Tried> = remedies(job, &wishes, &fault)
            .map(|wishes| Tried::of(job, &target, wishes))
            .collect();
        tries.sort_by_key(|tried| tried.cost);
        if tries.first().is_none_or(|best| best.cost >= cost) {
            let shifted =
                |tried: &&Tried| tried.flow.end != target.end && tried.balanced < cost;
            let promising: Vec<&Tried> = tries.iter().filter(shifted).take(PAIRS).collect();
            let pairs =
                promising.into_iter().flat_map(|tried| balanced(job, tried, &fault, &target));
            tries = pairs.map(|wishes| Tried::of(job, &target, wishes)).collect();
        }
        let better = tries.into_iter().min_by_key(|tried| tried.cost);
        match better {
            Some(better) if better.cost < cost => {
                (cost, wishes, flow) = (better.cost, better.wishes, better.flow);
            }
            _ => {
                given_up.insert((fault.passage, fault.slot));
            }
        }
    }
    flow.shift = shortage(job, &best) - shortage(job, &flow);
    flow
}

/// Returns how many lines a flow is short of its room; below zero, how many it has too many.
fn shortage(job: &Job, flow: &Flow) -> i32 {
    job.slots.len() as i32 - flow.end as i32 - flow.overset_lines as i32
}

/// Sets paragraphs longer or shorter until the story ends with its last place, where it is within reach
/// of that; the cheapest first, each by one line. Copy that stays overset all the same is left as it is
/// best.
fn fill(job: &Job, best: Flow) -> (Wishes, Flow) {
    let wanted = shortage(job, &best);
    let reach = job.rules.fill.map_or(0, |rules| rules.reach(job.slots.len()));
    if wanted == 0 || wanted.unsigned_abs() > reach {
        return (Wishes::new(), best);
    }
    let wish = if wanted > 0 { Wish::Longer } else { Wish::Shorter };
    let (mut wishes, mut flow) = (Wishes::new(), best.clone());
    while shortage(job, &flow) != 0 {
        let now = shortage(job, &flow).abs();
        let free = (0..job.passages.len())
            .filter(|at| job.passages[*at].justifies() && !wishes.contains_key(at));
        let nearer = free.filter_map(|at| {
            let mut wishes = wishes.clone();
            wishes.insert(at, wish);
            let flow = job.place(&wishes);
            let left = shortage(job, &flow).abs();
            let cost = flow.cost + faults(job, &flow).iter().map(|it| it.cost).sum::<i64>();
            (left < now).then_some((left, cost, at, flow))
        });
        // Where two cost the same, the later one: its change moves fewer lines.
        let next = nearer.min_by_key(|(left, cost, at, _)| (*left, *cost, usize::MAX - at));
        let Some((.., at, nearer)) = next else { break };
        wishes.insert(at, wish);
        flow = nearer;
    }
    match flow.overset_lines {
        0 => (wishes, flow),
        _ => (Wishes::new(), best),
    }
}

/// What the story is to take, repairs or not.
struct Target {
    end: usize,
    overset: u32,
    /// What a line more or less costs.
    shift: i64,
}

impl Target {
    fn cost(&self, job: &Job, flow: &Flow) -> i64 {
        let faults: i64 = faults(job, flow).iter().map(|fault| fault.cost).sum();
        let shift = flow.end.abs_diff(self.end) as i64;
        let overset = i64::from(flow.overset_lines.saturating_sub(self.overset));
        flow.cost + faults + self.shift * shift + OVERSET * overset
    }
}

/// A remedy, tried.
struct Tried {
    wishes: Wishes,
    flow: Flow,
    cost: i64,
    /// What it would cost if another paragraph took the lines back.
    balanced: i64,
}

impl Tried {
    fn of(job: &Job, target: &Target, wishes: Wishes) -> Tried {
        let flow = job.place(&wishes);
        let cost = target.cost(job, &flow);
        let balanced = cost - target.shift * flow.end.abs_diff(target.end) as i64;
        Tried { wishes, flow, cost, balanced }
    }
}

/// Returns a remedy together with another paragraph, behind the fault or before it, that takes back the
/// line that the remedy gave.
fn balanced(job: &Job, tried: &Tried, fault: &Fault, target: &Target) -> Vec<Wishes> {
    let back = if tried.flow.end > target.end { Wish::Shorter } else { Wish::Longer };
    let free = |at: &usize| job.passages[*at].justifies() && !tried.wishes.contains_key(at);
    let behind = (fault.passage + 1..job.passages.len()).take(NEAR);
    let before = (0..fault.passage).rev().take(NEAR);
    let with = |at: usize| {
        let mut wishes = tried.wishes.clone();
        wishes.insert(at, back);
        wishes
    };
    behind.chain(before).filter(free).map(with).collect()
}

/// A line that stands alone.
struct Fault {
    passage: usize,
    /// Place in the story: of several alike the first is mended first.
    slot: usize,
    cost: i64,
}

impl Fault {
    fn weight(&self) -> (i64, std::cmp::Reverse<usize>) {
        (self.cost, std::cmp::Reverse(self.slot))
    }
}

/// Returns the lines that stand alone at the head or foot of a column, the jumps in bad places and the
/// holes.
fn faults(job: &Job, flow: &Flow) -> Vec<Fault> {
    let mut faults = Vec::new();
    for lines in flow.placed.chunk_by(|a, b| a.passage == b.passage) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let passage = first.passage;
        if !job.passages[passage].justifies() {
            continue;
        }
        if lines.len() > 1 && job.left_in_run(first.slot) == 1 {
            faults.push(Fault { passage, slot: first.slot, cost: ORPHAN });
        }
        if lines.len() > 1 && job.opens_run(last.slot) && is_whole(job, last) {
            let width = job.width(last);
            let cost = if width * 2 < last.room.measure { REMNANT } else { WIDOW };
            faults.push(Fault { passage, slot: last.slot, cost });
        }
        let carried = lines.iter().position(|line| job.opens_region(line.slot));
        if let Some(at) = carried.filter(|at| *at > 0 && is_whole(job, last)) {
            let count = lines.len() - at;
            if count < job.rules.carry as usize {
                faults.push(Fault { passage, slot: lines[at].slot, cost: CARRIED });
            }
        }
    }
    for pair in flow.placed.windows(2) {
        let [before, after] = pair else { continue };
        let (passage, end) = (after.passage, before.slot + before.count);
        if before.passage != passage && job.opens_region(after.slot) {
            faults.push(Fault { passage: before.passage, slot: after.slot, cost: BETWEEN });
        }
        let white = |slot: &usize| !flow.white.contains(slot);
        let hole = (end..after.slot).filter(white).count() as i64;
        if hole > 0 {
            faults.push(Fault { passage: before.passage, slot: end, cost: HOLE * hole });
        }
    }
    faults
}

/// Returns whether a line ends its paragraph: of overset copy the last line placed does not.
fn is_whole(job: &Job, line: &Placed) -> bool {
    let text = job.passages[line.passage].words.prepared.text();
    line.lines.last().is_some_and(|last| last.bytes.end == text.len())
}

/// Returns the wishes that may mend a fault: the paragraph at it, or one near before it, a line shorter
/// or longer than it is now.
fn remedies<'a>(
    job: &'a Job,
    wishes: &'a Wishes,
    fault: &Fault,
) -> impl Iterator<Item = Wishes> + 'a {
    let near = fault.passage.saturating_sub(NEAR)..=fault.passage;
    let text = |at: &usize| job.passages[*at].justifies();
    near.rev().filter(text).flat_map(move |at| {
        let now = wishes.get(&at).copied().unwrap_or_default();
        let all = [Wish::Shorter, Wish::Best, Wish::Longer];
        all.into_iter().filter(move |wish| *wish != now).map(move |wish| {
            let mut wishes = wishes.clone();
            wishes.insert(at, wish);
            wishes
        })
    })
}
