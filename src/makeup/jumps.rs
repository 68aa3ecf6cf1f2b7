//! Jumps: which stories go on elsewhere, in which slots, and why.
//!
//! Each story that does not fit has its ways: to stay, to go on in one tail slot, or in two of them. A way
//! for each of them together is a choice; [`Jumpers::cost`] tells what it costs the edition, [`Jumpers::best`]
//! finds the cheapest. Nothing is estimated: a choice is weighed by setting the stories so, with their
//! jump lines and repeated heads.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{Bench, Route};
use super::copyfit::decision;
use super::{Desk, search};
use crate::demerits::jump::Cost;
use crate::diag::Text;
use crate::edition::{Content, Edition, Jump};
use crate::frame::{Datum, Decision, Step as Did, Weighed};
use crate::ids::{SlotId, StoryId};
use crate::plan::{Leg, Plan};
use crate::text;

/// The stories of an edition that do not fit and may go on elsewhere.
pub struct Jumpers<'a> {
    edition: &'a Edition,
    plan: &'a Plan,
    bench: Bench<'a>,
    stories: Vec<Choice>,
    tails: BTreeSet<SlotId>,
}

/// The ways of one story.
struct Choice {
    story: StoryId,
    /// The slots of each way, in reading order.
    ways: Vec<Vec<SlotId>>,
    /// Whether the issue file names the page: then a jump may break rules rather than leave copy over.
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
    let outcome = jumpers.outcome(&chosen);
    let decisions = (0..stories.len()).map(|at| (stories[at], jumpers.explain(&chosen, at)));
    let decisions = decisions.collect();
    Jumped { legs: outcome.map(|it| it.legs).unwrap_or_default(), decisions }
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
        Jumpers { edition, plan, bench, stories, tails }
    }

    /// Returns how many ways each story has; the first way of one that may stay is to stay.
    pub fn ways(&self) -> Vec<usize> {
        self.stories.iter().map(|choice| choice.ways.len()).collect()
    }

    /// Returns what it costs when the first stories go these ways and the others do not count; `None`
    /// where they cannot all be set so.
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

    /// Tells what was decided for one story, and what else was weighed while all others go as chosen.
    fn explain(&self, chosen: &[usize], at: usize) -> Decision {
        let Choice { story, ways, .. } = &self.stories[at];
        let cost_of = |way: usize| {
            let mut other = chosen.to_vec();
            other[at] = way;
            self.cost(&other)
        };
        let place = |slot: &SlotId| {
            let page = self.plan.page(slot.page);
            (page.number, page.areas[slot.slot].name.clone())
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
                reason(&cost, &other, ways[way].first().map(place))
            }
            _ if matches!(self.edition.story(*story).jump, Jump::To(_)) => {
                text!("版面文件指定", "the issue file says so")
            }
            _ => text!("没有别的办法", "there is no other way"),
        };
        let home = self.edition.story(*story).slot;
        let (slot, step, told) = match way.first() {
            None => (
                home,
                Did::NoJump,
                text!("留在原版，排不下", "stays where it is and does not fit"),
            ),
            Some(slot) => {
                let (page, name) = place(slot);
                let message =
                    text!("转到第 {page} 版 {name}", "goes on in slot {name} of page {page}");
                (*slot, Did::Jump, message)
            }
        };
        let message = Text {
            zh: format!("{}：{}", told.zh, reason.zh),
            en: format!("{}: {}", told.en, reason.en),
        };
        let data = costs[chosen[at]].map(|cost| cost.figures()).unwrap_or_default();
        Decision { weighed, ..decision(*story, slot, step, message, data) }
    }
}

/// Returns by which count a way is better than the next best one.
fn reason(cost: &Cost, other: &Cost, leg: Option<(u32, String)>) -> Text {
    let name = match leg {
        None => text!("留在原版", "staying"),
        Some((page, slot)) => {
            text!("第 {page} 版 {slot}", "slot {slot} of page {page}")
        }
    };
    let pairs = cost.figures().into_iter().zip(other.figures());
    let differs = pairs.into_iter().find(|((_, own), (_, theirs))| own != theirs);
    let Some(((figure, own), (_, theirs))) = differs else {
        return Text {
            zh: format!("与{}代价相同，取靠前的", name.zh),
            en: format!("{} would cost the same; the first is taken", name.en),
        };
    };
    let word = word(figure);
    Text {
        zh: format!("{}的{} {theirs}，这样 {own}", name.zh, word.zh),
        en: format!("{} has {theirs} {}, this way has {own}", name.en, word.en),
    }
}

fn word(figure: Datum) -> Text {
    match figure {
        Datum::OversetLines => text!("溢出行数", "overset lines"),
        Datum::RulesBroken => text!("违反的转版规则", "broken rules"),
        Datum::ReceivingPages => text!("接转版数", "receiving pages"),
        Datum::Jumps => text!("转版次数", "jumps"),
        Datum::Slots => text!("占用版位", "slots taken"),
        Datum::FreeLines => text!("空行", "free lines"),
        Datum::EmptySlots => text!("空版位", "empty tail slots"),
        Datum::Backward => text!("向前翻的次数", "jumps backwards"),
        _ => text!("翻过的版数", "pages turned"),
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
