//! Jumps: which stories go on elsewhere, in which slots, and why.
//!
//! Each story that does not fit has its ways: to stay, to go on in one tail slot, or in two of
//! them. A way for each of them together is a choice; [`Jumpers::cost`] tells what it costs the
//! edition, [`Jumpers::best`] finds the cheapest. Nothing is estimated: a choice is weighed by
//! setting the stories so, with their jump lines and repeated heads.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{Bench, Route};
use super::copyfit::decision;
use super::{Desk, search};
use crate::demerits::jump::Cost;
use crate::edition::{Content, Edition, Jump};
use crate::ids::{SlotId, StoryId};
use crate::plan::{Decision, Deed, Leg, Move, Plan, Reason, Weighed};

/// The stories of an edition that do not fit and may go on elsewhere.
pub struct Jumpers<'a> {
    edition: &'a Edition,
    bench: Bench<'a>,
    stories: Vec<Choice>,
    tails: BTreeSet<SlotId>,
}

/// The ways of one story.
struct Choice {
    story: StoryId,
    /// The slots of each way, in reading order.
    ways: Vec<Vec<SlotId>>,
    /// Whether the issue file names the page: then a jump may break rules rather than leave
    /// copy over.
    is_fixed: bool,
}

/// What a choice comes to.
pub struct Outcome {
    /// What it costs.
    pub cost: Cost,
    /// The legs of the stories that jump.
    pub legs: BTreeMap<StoryId, Vec<Leg>>,
}

/// What was decided.
pub(super) struct Jumped {
    pub(super) legs: BTreeMap<StoryId, Vec<Leg>>,
    pub(super) decisions: Vec<(StoryId, Decision)>,
}

/// Slots that a story weighs in a large edition, the nearest ones.
const NEAREST: usize = 8;

/// Decides where the stories go on that do not fit.
pub(super) fn decide(
    desk: &Desk,
    edition: &Edition,
    plan: &Plan,
    stories: &[StoryId],
) -> Jumped {
    let jumpers = Jumpers::new(desk, edition, plan, stories);
    let chosen = jumpers.best();
    let legs = jumpers.outcome(&chosen).map(|it| it.legs).unwrap_or_default();
    let decisions = (0..stories.len())
        .map(|at| (stories[at], jumpers.explain(&chosen, &legs, at)))
        .collect();
    Jumped { legs, decisions }
}

impl<'a> Jumpers<'a> {
    pub(super) fn new(
        desk: &'a Desk<'a>,
        edition: &'a Edition,
        plan: &'a Plan,
        stories: &[StoryId],
    ) -> Jumpers<'a> {
        let tails = tail_slots(plan);
        let stories: Vec<Choice> =
            stories.iter().map(|story| choice(edition, *story, &tails)).collect();
        let mut bench = Bench::new(desk, edition, plan);
        let ways: Vec<_> = stories.iter().map(|it| (it.story, it.ways.as_slice())).collect();
        bench.learn(&ways);
        Jumpers { edition, bench, stories, tails }
    }

    /// Returns how many ways each story has; the first way of one that may stay is to stay.
    pub fn ways(&self) -> Vec<usize> {
        self.stories.iter().map(|choice| choice.ways.len()).collect()
    }

    /// Returns what it costs when the first stories go these ways and the others do not count;
    /// `None` where they cannot all be set so.
    pub fn cost(&self, chosen: &[usize]) -> Option<Cost> {
        self.outcome(chosen).map(|outcome| outcome.cost)
    }

    /// Returns the cheapest choice; of equal ones the first.
    pub fn best(&self) -> Vec<usize> {
        search::best(self)
    }

    /// Returns what a choice comes to.
    pub fn outcome(&self, chosen: &[usize]) -> Option<Outcome> {
        let mut routes: Vec<Route> = self
            .stories
            .iter()
            .zip(chosen)
            .map(|(choice, way)| Route {
                story: choice.story,
                slots: choice.ways[*way].clone(),
                legs: Vec::new(),
            })
            .collect();
        let slots: BTreeSet<SlotId> =
            routes.iter().flat_map(|route| route.slots.iter().copied()).collect();
        for slot in &slots {
            let through = routes.iter_mut().filter(|route| route.slots.contains(slot));
            self.bench.share(*slot, &mut through.collect::<Vec<_>>())?;
        }
        let mut cost = Cost {
            pages: slots.iter().map(|slot| slot.page).collect::<BTreeSet<_>>().len() as u32,
            empty: self.tails.difference(&slots).count() as u32,
            ..Cost::default()
        };
        for (route, choice) in routes.iter().zip(&self.stories) {
            let sum = self.bench.sum(route.story, &route.legs);
            if sum.forbidden && !choice.is_fixed {
                return None;
            }
            cost.overset += sum.overset;
            cost.broken += sum.broken;
            cost.jumps += sum.jumps;
            cost.legs += route.legs.len() as u32;
            // A story that stays has no end of its own to fill.
            cost.free += if route.legs.is_empty() { 0 } else { sum.free };
            cost.backward += sum.backward;
            cost.distance += sum.distance;
        }
        let jumping = routes.into_iter().filter(|route| !route.legs.is_empty());
        let legs = jumping.map(|route| (route.story, route.legs)).collect();
        Some(Outcome { cost, legs })
    }

    /// Tells what was decided for one story, and what else was weighed while all others go as
    /// chosen.
    fn explain(
        &self,
        chosen: &[usize],
        legs: &BTreeMap<StoryId, Vec<Leg>>,
        at: usize,
    ) -> Decision {
        let Choice { story, ways, .. } = &self.stories[at];
        let cost_of = |way: usize| {
            let mut other = chosen.to_vec();
            other[at] = way;
            self.cost(&other)
        };
        let costs: Vec<Option<Cost>> = (0..ways.len()).map(cost_of).collect();
        let weighed = ways.iter().zip(&costs).enumerate().map(|(way, (slots, cost))| Weighed {
            legs: slots.clone(),
            chosen: way == chosen[at],
            cost: cost.map(|cost| cost.figures()),
        });
        let weighed: Vec<Weighed> = weighed.collect();
        let way = &ways[chosen[at]];
        let next = (0..ways.len()).filter(|way| *way != chosen[at]);
        let next = next.filter_map(|way| Some((costs[way]?, way))).min();
        let reason = match (costs[chosen[at]], next) {
            (Some(cost), Some((other, way))) => {
                reason(&cost, &other, ways[way].first().copied())
            }
            _ if matches!(self.edition.story(*story).jump, Jump::To(_)) => Reason::Asked,
            _ => Reason::OnlyWay,
        };
        let (slot, deed) = match way.first() {
            None => (self.edition.story(*story).slot, Deed::Stays),
            Some(slot) => {
                let change = Move::Jump(*story, legs.get(story).cloned().unwrap_or_default());
                (*slot, Deed::Moved { change, by: 0 })
            }
        };
        Decision { weighed, ..decision(*story, slot, deed, reason) }
    }
}

/// Returns by which count a way is better than the next best one, which begins in `than`, or stays.
fn reason(cost: &Cost, other: &Cost, than: Option<SlotId>) -> Reason {
    let pairs = cost.figures().into_iter().zip(other.figures());
    let differs = pairs.into_iter().find(|((_, own), (_, theirs))| own != theirs);
    match differs {
        Some(((count, own), (_, theirs))) => Reason::Better { count, own, theirs, than },
        None => Reason::AsGood { than },
    }
}

/// Returns the tail slots of a plan.
pub(super) fn tail_slots(plan: &Plan) -> BTreeSet<SlotId> {
    let tails = plan.areas().filter(|(_, area)| matches!(*area.holds, Content::Tail));
    tails.map(|(id, _)| id).collect()
}

/// Returns the ways of a story: to stay, each tail slot that it may go to, and each two of them.
fn choice(edition: &Edition, story: StoryId, tails: &BTreeSet<SlotId>) -> Choice {
    let home = edition.story(story).slot.page;
    let wish = match edition.story(story).jump {
        Jump::To(slot) => {
            return Choice { story, ways: vec![vec![slot]], is_fixed: true };
        }
        Jump::Choose(page) => page,
        Jump::Never => return Choice { story, ways: vec![Vec::new()], is_fixed: false },
    };
    let allowed = |slot: &&SlotId| wish.is_none_or(|page| slot.page == page);
    let mut near: Vec<SlotId> =
        tails.iter().filter(|slot| slot.page != home).filter(allowed).copied().collect();
    // A reader turns forward, and not far.
    near.sort_by_key(|slot| (slot.page < home, slot.page.0.abs_diff(home.0), *slot));
    near.truncate(NEAREST);
    let mut ways = vec![Vec::new()];
    ways.extend(near.iter().map(|slot| vec![*slot]));
    for first in &near {
        // Slots are filled in their order, so that a tail goes on in a later one.
        let then = near.iter().filter(|then| first < *then);
        let joins = |then: &&SlotId| first.page == then.page || edition.makeup.second;
        ways.extend(then.filter(joins).map(|then| vec![*first, *then]));
    }
    Choice { story, ways, is_fixed: wish.is_some() }
}
