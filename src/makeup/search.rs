//! The search for the cheapest choice: all of them where there are few, else from a good one on to better
//! ones, within a bound.

use super::jumps::Jumpers;
use crate::demerits::jump::Cost;
use crate::limits;

/// Rounds of improvement in a large edition.
const ROUNDS: usize = 3;
/// Choices weighed while improving.
const TRIES: usize = 20_000;

/// A choice and its cost; what cannot be set is dearer than all that can.
type Known = (Option<Cost>, Vec<usize>);

/// Returns the cheapest choice; of equal ones the first.
pub(super) fn best(jumpers: &Jumpers) -> Vec<usize> {
    let ways = jumpers.ways();
    let count = ways.iter().try_fold(1usize, |count, ways| count.checked_mul(*ways));
    let start = greedy(jumpers, &ways);
    match count.is_some_and(|count| count <= limits::CHOICES.count()) {
        true => {
            let mut search = All { jumpers, ways: &ways, best: start };
            search.extend(&mut Vec::new());
            search.best.1
        }
        false => improve(jumpers, &ways, start).1,
    }
}

/// Returns whether a choice is better than another.
fn is_better(one: &Known, other: &Known) -> bool {
    match (&one.0, &other.0) {
        (Some(a), Some(b)) => (a, &one.1) < (b, &other.1),
        (one, other) => one.is_some() && other.is_none(),
    }
}

/// Lets one story after the other take the way that is cheapest then.
fn greedy(jumpers: &Jumpers, ways: &[usize]) -> Known {
    let mut chosen: Vec<usize> = Vec::new();
    let mut cost = None;
    for count in ways {
        let with = |way: usize| {
            let chosen: Vec<usize> = chosen.iter().copied().chain([way]).collect();
            (jumpers.cost(&chosen), chosen)
        };
        let tries: Vec<Known> = (0..*count).map(with).collect();
        let best = tries.into_iter().reduce(|a, b| if is_better(&b, &a) { b } else { a });
        if let Some(best) = best {
            (cost, chosen) = best;
        }
    }
    (cost, chosen)
}

/// The search through all choices.
struct All<'a, 'b> {
    jumpers: &'a Jumpers<'b>,
    ways: &'a [usize],
    best: Known,
}

impl All<'_, '_> {
    fn extend(&mut self, chosen: &mut Vec<usize>) {
        let cost = self.jumpers.cost(chosen);
        if chosen.len() == self.ways.len() {
            let known = (cost, chosen.clone());
            if is_better(&known, &self.best) {
                self.best = known;
            }
            return;
        }
        // More stories make no copy fit that did not fit before, and take back no page.
        match (cost, &self.best.0) {
            (None, _) => return,
            (Some(cost), Some(best)) if cost.overset > best.overset => return,
            _ => {}
        }
        for way in 0..self.ways[chosen.len()] {
            chosen.push(way);
            self.extend(chosen);
            chosen.pop();
        }
    }
}

/// Changes the way of one story, or of two at once, as long as it gets better.
fn improve(jumpers: &Jumpers, ways: &[usize], start: Known) -> Known {
    let mut best = start;
    let mut tries = 0;
    for _ in 0..ROUNDS {
        let before = best.clone();
        for at in 0..ways.len() {
            for way in 0..ways[at] {
                let mut chosen = best.1.clone();
                chosen[at] = way;
                tries += 1;
                weigh(jumpers, chosen, &mut best);
            }
        }
        for at in 0..ways.len() {
            for other in at + 1..ways.len() {
                let mut chosen = best.1.clone();
                // Two stories change places, where each has the other's way.
                if chosen[at] < ways[other] && chosen[other] < ways[at] && tries < TRIES {
                    chosen.swap(at, other);
                    tries += 1;
                    weigh(jumpers, chosen, &mut best);
                }
            }
        }
        if best == before || tries >= TRIES {
            break;
        }
    }
    best
}

fn weigh(jumpers: &Jumpers, chosen: Vec<usize>, best: &mut Known) {
    let known = (jumpers.cost(&chosen), chosen);
    if is_better(&known, best) {
        *best = known;
    }
}
