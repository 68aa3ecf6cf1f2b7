//! Tails in their slots: one alone, or several in bands one under the other, each as high as its copy
//! needs.
//!
//! A route is a story with the slots that it takes in their order; a leg is its part in one of them. The
//! routes through a slot share it: the one that ends there and stands first in the edition has the
//! uppermost band, the one that goes on to another slot the lowest. A band is as low as holds all of
//! its tail, found by halving: each try sets the story. Where the jump before the band would break a
//! rule (too few lines behind it, too few of a paragraph), lines of the slot before are left free, so
//! that more stands behind it.
//!
//! **Worked example.** Slot `tail-1` has the lines 30 to 59. Story 3 ends in it with 9 lines under a head
//! of 3; story 7 comes through it on its way to another page. Story 3 is tried with the lines 30–46
//! (fits), 30–39 (does not), 30–43 (fits) and so on: 30–41. A line stays white, and story 7 has 43–59,
//! whatever it needs, and goes on in its next slot.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Desk;
use super::cost::{Sum, broken};
use super::least::least;
use crate::edition::Edition;
use crate::ids::{SlotId, StoryId};
use crate::layout::Effort;
use crate::plan::{Leg, Plan};

/// Sets stories over legs, each way once.
pub(super) struct Bench<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    plan: &'a Plan,
    known: RefCell<BTreeMap<(StoryId, Vec<Leg>), Sum>>,
}

/// A story on its way through the slots.
#[derive(Clone, Debug)]
pub(super) struct Route {
    /// The story.
    pub(super) story: StoryId,
    /// The slots that it takes, in reading order.
    pub(super) slots: Vec<SlotId>,
    /// The legs that are decided.
    pub(super) legs: Vec<Leg>,
}

/// Empty lines between two bands.
const BETWEEN: u32 = 1;
/// Least lines of a band, its head among them.
const LOWEST: u32 = 4;

impl<'a> Bench<'a> {
    pub(super) fn new(desk: &'a Desk<'a>, edition: &'a Edition, plan: &'a Plan) -> Bench<'a> {
        Bench { desk, edition, plan, known: RefCell::default() }
    }

    /// Sets stories over each of their ways alone, side by side: most of what will be asked.
    pub(super) fn learn(&mut self, ways: &[(StoryId, &[Vec<SlotId>])]) {
        let (desk, edition, plan) = (self.desk, self.edition, self.plan);
        let learnt = ways.par_iter().map(|(story, ways)| {
            let bench = Bench::new(desk, edition, plan);
            for slots in *ways {
                let slots = slots.clone();
                let mut route = Route { story: *story, slots, legs: Vec::new() };
                for slot in route.slots.clone() {
                    bench.share(slot, &mut [&mut route]);
                }
                bench.sum(*story, &route.legs);
            }
            bench.known.into_inner()
        });
        let learnt: Vec<_> = learnt.collect();
        self.known.get_mut().extend(learnt.into_iter().flatten());
    }

    /// Returns what a story costs over these legs.
    pub(super) fn sum(&self, story: StoryId, legs: &[Leg]) -> Sum {
        let key = (story, legs.to_vec());
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let input = (self.edition, self.plan);
        let fit = self.desk.fit(input, story, legs, Effort::Set);
        let sum = Sum::of(self.edition, &fit);
        self.known.borrow_mut().insert(key, sum.clone());
        sum
    }

    /// Gives each route that passes through `slot` its leg there; `None` where they do not all fit
    /// into it. The route that goes on behind it comes last and takes all that is left.
    pub(super) fn share(&self, slot: SlotId, routes: &mut [&mut Route]) -> Option<()> {
        let goes_on = |route: &Route| route.slots.last() != Some(&slot);
        routes.sort_by_key(|route| (goes_on(route), route.story));
        if routes.iter().filter(|route| goes_on(route)).count() > 1 {
            return None;
        }
        let (mut top, foot) = self.plan.area(slot).cells.lines;
        let last = routes.len().checked_sub(1)?;
        for (at, route) in routes.iter_mut().enumerate() {
            if at > 0 && foot < top + LOWEST {
                return None;
            }
            let lines = if last == 0 { None } else { Some((top, foot)) };
            route.legs.push(Leg { slot, lines, push: 0 });
            self.push(route);
            if at < last {
                let lowest = self.lowest(route, (top, foot))?;
                top = lowest + BETWEEN + 1;
            }
        }
        Some(())
    }

    /// Makes the band of a route, its last leg, as low as holds all of its tail; returns its last line.
    fn lowest(&self, route: &mut Route, (top, foot): (u32, u32)) -> Option<u32> {
        let (leg, before) = route.legs.split_last()?;
        let band = |last: u32| {
            let leg = Leg { lines: Some((top, last)), ..*leg };
            before.iter().copied().chain([leg]).collect::<Vec<Leg>>()
        };
        let fits = |last: u32| self.sum(route.story, &band(last)).overset == 0;
        let last = least(top + LOWEST - 1..=foot, &fits)?;
        route.legs = band(last);
        Some(last)
    }

    /// Leaves lines of the slot before free where the jump would else break a rule that it then keeps:
    /// too little behind it, or too little of a paragraph; where the columns before it end further
    /// apart than a line; or where lines beside it are seen to be opened. But for too little on a side the slot is full before its story goes on.
    fn push(&self, route: &mut Route) {
        let rules = self.edition.makeup;
        let Some(last) = route.legs.len().checked_sub(1) else { return };
        let sum = self.sum(route.story, &route.legs);
        let Some(parted) = sum.breaks.last().copied() else { return };
        let now = (broken(&rules, &parted), sum.before, parted.loose);
        if now == (0, 0, 0) || sum.overset > 0 || sum.regions != last + 2 {
            return;
        }
        let short = rules.after.saturating_sub(parted.after);
        let tries = (1..=short + rules.carry + 1).map_while(|push| {
            let mut legs = route.legs.clone();
            legs[last].push = push;
            let sum = self.sum(route.story, &legs);
            let parted = *sum.breaks.last()?;
            let kept = sum.overset == 0 && parted.before >= rules.before;
            // A line is white that nobody misses; more is not left for the colour of lines.
            let loose = if push > 1 { parted.loose.max(now.2) } else { parted.loose };
            kept.then(|| (broken(&rules, &parted), sum.before, loose, push))
        });
        let full = |before: u32| sum.forbidden || before <= sum.before;
        let best = tries.filter(|(_, before, ..)| full(*before)).min();
        if let Some((.., push)) =
            best.filter(|(broken, before, loose, _)| (*broken, *before, *loose) < now)
        {
            route.legs[last].push = push;
        }
    }
}
