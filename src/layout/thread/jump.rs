//! How a story goes on elsewhere: its further regions, the lines that lead there, where it is
//! parted.

use super::skeleton::Skeleton;
use super::{Composer, JumpBreak, JumpLine, Thread};
use crate::demerits::line::SEEN;
use crate::geom::Em;
use crate::layout::balance::{self, Even, Raised};
use crate::layout::flow::{self, Cut, Placed};
use crate::layout::places::LinePlace;
use crate::plan::Leg;
use crate::terms::Fill;

/// Returns the line places of regions, with the cuts of those beside which a jump line stands.
pub(super) fn places_of(
    skeletons: &[Skeleton],
    jumps: &[Option<JumpLine>],
) -> (Vec<LinePlace>, Vec<Cut>) {
    let (mut places, mut cuts) = (Vec::new(), Vec::new());
    for (at, skeleton) in skeletons.iter().enumerate() {
        places.extend(&skeleton.places);
        let cut = jumps.get(at).and_then(|jump| jump.as_ref()?.cut);
        let last = places.len().checked_sub(1);
        cuts.extend(last.zip(cut).map(|(place, measure)| Cut { place, measure }));
    }
    (places, cuts)
}

impl Composer<'_, '_> {
    /// Sets the story over its first slot and its legs, as many of them as it needs, with the
    /// jump lines where it goes to another page.
    pub(super) fn jump(&self, first: &Skeleton, legs: &[Leg]) -> Thread {
        for count in 1..legs.len() {
            let thread = self.jump_over(first, &legs[..count]);
            if thread.overset_lines == 0 {
                return thread;
            }
        }
        self.jump_over(first, legs)
    }

    fn jump_over(&self, first: &Skeleton, legs: &[Leg]) -> Thread {
        let numerals = &self.input.edition.numerals;
        let mut skeletons = vec![first.clone()];
        let mut jumps: Vec<Option<JumpLine>> = Vec::new();
        for (at, leg) in legs.iter().enumerate() {
            let from = skeletons[at].slot;
            if from.page == leg.slot.page {
                // On the same page the copy simply runs on: no jump, no second head.
                jumps.push(None);
                skeletons.push(self.leg_skeleton(*leg, at + 1, None, false));
                continue;
            }
            let (here, there) =
                (&self.page(from).given.called, &self.page(leg.slot).given.called);
            let text = there.fill(&numerals.to.text, numerals.numeral);
            let back = here.fill(&numerals.from.text, numerals.numeral);
            let words = self.typesetter.words(&text, self.copy.marker);
            let width = words.prepared.natural_width();
            let (left, to) = (from.page, leg.slot.page);
            let jump = JumpLine { words, text, back, left, to, width, spare: None, cut: None };
            skeletons.push(self.leg_skeleton(*leg, at + 1, Some(&jump), true));
            jumps.push(Some(jump));
        }
        for (skeleton, leg) in skeletons.iter_mut().zip(legs) {
            self.push(skeleton, leg.push as usize);
        }
        // Broken at measure - marker - 1/2 em; where less than half the measure would remain, or what
        // remains would be seen to be opened, the jump line takes a line of its own.
        for (skeleton, jump) in skeletons.iter_mut().zip(&mut jumps) {
            let (Some(jump), Some(last)) = (jump, skeleton.places.last().copied()) else {
                continue;
            };
            let rest = last.measure - jump.width - self.copy.body.size / 2;
            if rest * 2 >= last.measure {
                jump.cut = Some(rest);
            } else {
                jump.spare = skeleton.places.pop();
            }
        }
        let mut even = self.over(&skeletons, &jumps);
        if let Some((apart, others)) = self.parted(&even.flow, &skeletons, &jumps) {
            let other = self.over(&apart, &others);
            if other.flow.over() <= even.flow.over() {
                (skeletons, jumps, even) = (apart, others, other);
            }
        }
        let Even { flow, last: raised } = even;
        let Some(last) = skeletons.last_mut() else { unreachable!("the first slot is one") };
        last.take(raised);
        self.commit(skeletons, flow, &jumps)
    }

    /// Distributes the copy over the places of all regions.
    fn over(&self, skeletons: &[Skeleton], jumps: &[Option<JumpLine>]) -> Even {
        let (places, cuts) = places_of(skeletons, jumps);
        let last = skeletons.last().map_or(self.story.slot, |last| last.slot);
        self.spread(last, &places, &cuts, self.rules())
    }

    /// Returns regions whose jump lines stand alone where the line that they shared is seen to be opened;
    /// `None` where none is.
    fn parted(
        &self,
        flow: &flow::Flow,
        skeletons: &[Skeleton],
        jumps: &[Option<JumpLine>],
    ) -> Option<(Vec<Skeleton>, Vec<Option<JumpLine>>)> {
        let (mut skeletons, mut jumps) = (skeletons.to_vec(), jumps.to_vec());
        let (mut upto, mut found) = (0, false);
        for (skeleton, jump) in skeletons.iter_mut().zip(&mut jumps) {
            upto += skeleton.places.len();
            let Some(jump) = jump.as_mut().filter(|jump| jump.cut.is_some()) else { continue };
            let shares = |placed: &&Placed| placed.place + 1 == upto && is_seen(placed);
            if flow.placed.iter().any(|placed| shares(&placed)) {
                (jump.cut, jump.spare, found) = (None, skeleton.places.pop(), true);
            }
        }
        found.then_some((skeletons, jumps))
    }

    /// Leaves lines free before a jump.
    fn push(&self, skeleton: &mut Skeleton, by: usize) {
        let raised = match self.fill(skeleton.slot) {
            Fill::Balanced => balance::raise(&skeleton.places, by),
            Fill::Columns | Fill::Loose => {
                let left = skeleton.places.len().saturating_sub(by);
                let white = skeleton.places.split_off(left);
                Raised { places: std::mem::take(&mut skeleton.places), white }
            }
        };
        skeleton.take(raised);
    }

    /// Returns what make-up must know of each jump.
    pub(super) fn breaks(
        &self,
        flow: &flow::Flow,
        places: &[LinePlace],
        jumps: &[Option<JumpLine>],
    ) -> Vec<JumpBreak> {
        let body: Vec<&Placed> =
            flow.placed.iter().filter(|placed| self.is_body(placed)).collect();
        let region = |placed: &Placed| places[placed.place].region;
        let lines = |index: usize| {
            let here = body.iter().filter(|placed| region(placed) == index);
            here.map(|placed| placed.lines().len() as u32).sum::<u32>()
        };
        let beside = |tail: usize| {
            let all = body.iter().skip(tail.saturating_sub(1));
            all.take(if tail > 0 { 3 } else { 2 })
        };
        let at_jump = |index: usize| {
            let tail = body.iter().position(|placed| region(placed) > index);
            let tail = tail.unwrap_or(body.len());
            let passage = body.get(tail).map(|placed| placed.passage);
            let before = tail.checked_sub(1).map(|last| body[last].passage);
            let inside = passage.is_some() && passage == before;
            let carried = body[tail..]
                .iter()
                .take_while(|placed| Some(placed.passage) == passage && inside);
            JumpBreak {
                before: lines(index),
                after: lines(index + 1),
                carried: carried.count() as u32,
                inside,
                loose: beside(tail).filter(|placed| is_seen(placed)).count() as u32,
            }
        };
        let jumps = jumps.iter().enumerate().filter(|(_, jump)| jump.is_some());
        jumps.map(|(index, _)| at_jump(index)).collect()
    }
}

/// Returns whether a line is opened so far that it is seen to be lighter than others.
fn is_seen(placed: &Placed) -> bool {
    placed.lines().iter().any(|line| line.gap > Em::from_units(SEEN * 1_000))
}
