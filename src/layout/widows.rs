//! Keeps remnants of paragraphs from the heads and feet of columns (clreq 3.4.4).
//!
//! A last line alone at the head of a column is forbidden when it fills less than half of the measure
//! and disliked otherwise; a first line alone at the foot of one is disliked. The remedy is a
//! paragraph set a line shorter or longer, before the place or at it; all lines after it move.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::{Flow, Job, Placed, Wish};

/// A last line of less than half the measure at the head of a column.
const REMNANT: i64 = 1_000_000;
/// A longer last line there.
const WIDOW: i64 = 25_000;
/// A first line at the foot of a column.
const ORPHAN: i64 = 15_000;
/// A line more or less than the story took before: other columns of the page are full.
const SHIFT: i64 = 20_000;
/// A line without a place.
const OVERSET: i64 = 1_000_000_000;
/// Paragraphs before the place that may give or take a line.
const NEAR: usize = 12;
/// Repairs of one story.
const REPAIRS: usize = 12;

/// Distributes a job, mending what can be mended.
pub(super) fn mend(job: &Job) -> Flow {
    let mut wishes = BTreeMap::new();
    let mut flow = job.place(&wishes);
    let target = Target { end: flow.end, overset: flow.overset_lines };
    let mut cost = target.cost(job, &flow);
    let mut given_up = BTreeSet::new();
    for _ in 0..REPAIRS {
        let open = faults(job, &flow).into_iter();
        let open = open.filter(|fault| !given_up.contains(&(fault.passage, fault.slot)));
        let Some(fault) = open.max_by_key(Fault::weight) else { break };
        let best = remedies(job, &wishes, &fault)
            .map(|wishes| {
                let flow = job.place(&wishes);
                (target.cost(job, &flow), wishes, flow)
            })
            .min_by_key(|(cost, ..)| *cost);
        match best {
            Some((less, better, mended)) if less < cost => {
                (cost, wishes, flow) = (less, better, mended);
            }
            _ => {
                given_up.insert((fault.passage, fault.slot));
            }
        }
    }
    flow
}

/// What the story took before any repair.
struct Target {
    end: usize,
    overset: u32,
}

impl Target {
    fn cost(&self, job: &Job, flow: &Flow) -> i64 {
        let faults: i64 = faults(job, flow).iter().map(|fault| fault.cost).sum();
        let shift = flow.end.abs_diff(self.end) as i64;
        let overset = i64::from(flow.overset_lines.saturating_sub(self.overset));
        flow.cost + faults + SHIFT * shift + OVERSET * overset
    }
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

/// Returns the lines that stand alone at the head or foot of a column.
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
    wishes: &'a BTreeMap<usize, Wish>,
    fault: &Fault,
) -> impl Iterator<Item = BTreeMap<usize, Wish>> + 'a {
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
