//! From a flow to the regions of a thread, and to what is told of it.

use std::sync::Arc;

use super::skeleton::Skeleton;
use super::{Composer, JumpLine, Region, Stop, Thread, jump};
use crate::copy::BlockKind;
use crate::layout::balance::{self, Feet};
use crate::layout::flow::{self, Care, Placed};
use crate::layout::passage::{Block, Passage, PassageKind};
use crate::layout::places::LinePlace;
use crate::terms::Fill;
use crate::text::Odd;

impl Composer<'_, '_> {
    /// Turns a flow into ink and its report; `jumps` stand at the ends of the frames.
    pub(super) fn commit(
        &self,
        mut skeletons: Vec<Skeleton>,
        mut flow: flow::Flow,
        mut jumps: &[Option<JumpLine>],
    ) -> Thread {
        if let Some(end) = self.stop.and_then(|stop| self.stopped(stop, &flow)) {
            flow = self.end_at(end, &mut skeletons, &mut jumps);
        }
        let places: Vec<LinePlace> =
            skeletons.iter().flat_map(|skeleton| skeleton.places.iter().copied()).collect();
        let mut regions = Vec::new();
        let mut upto = 0;
        let mut start = 0;
        for (index, skeleton) in skeletons.into_iter().enumerate() {
            let placed: Vec<&Placed> = flow
                .placed
                .iter()
                .filter(|placed| places[placed.place].region == index)
                .collect();
            let mut region = self.region(&skeleton, &places, &placed, upto);
            upto = region.part.to;
            let white = flow.white.iter().filter(|at| places[**at].region == index);
            let white = white.count() as u32;
            let other = white + region.pulls;
            let all = skeleton.places.len() + skeleton.white.len();
            region.lines.capacity = (all as u32).saturating_sub(other);
            region.feet = self.feet(index, &skeleton, &flow, &places, jumps.get(index));
            region.lines.used = region.lines.used.saturating_sub(white);
            if let Some(Some(jump)) = jumps.get(index) {
                self.add_jump(&mut region, jump, start, &skeleton, &places, &placed);
            }
            if let Some(credit) =
                flow.credit.filter(|credit| places[credit.place].region == index)
            {
                self.add_credit(&mut region, credit, &places, &placed);
            }
            start += skeleton.places.len();
            regions.push(region);
        }
        link(&mut regions, jumps);
        let breaks = self.breaks(&flow, &places, jumps);
        Thread {
            story: self.id,
            regions,
            placed: upto,
            overset_lines: flow.overset_lines,
            shift: flow.shift,
            breaks,
            subheads: self.subheads(),
            left_out: self.left_out(&flow),
            credited: flow.credit.is_some(),
            lost_credit: flow.lost_credit,
            odd: self.odd(),
        }
    }

    /// Returns the first line place of what a story may not place.
    fn stopped(&self, stop: Stop, flow: &flow::Flow) -> Option<usize> {
        let beyond = |placed: &&Placed| {
            let passage = &self.passages[placed.passage];
            let Some(end) = placed.lines().last().map(|line| line.bytes.end) else {
                return false;
            };
            let end = self.story.blocks[passage.block].file_range(0..passage.in_block(end)).end;
            (passage.block, end) > (stop.block, stop.byte)
        };
        flow.placed.iter().find(beyond).map(|placed| placed.place)
    }

    /// Takes the places from `end` on away, with the regions and jumps behind it; returns how the copy
    /// stands then.
    fn end_at(
        &self,
        end: usize,
        skeletons: &mut Vec<Skeleton>,
        jumps: &mut &[Option<JumpLine>],
    ) -> flow::Flow {
        let mut left = end;
        for skeleton in skeletons.iter_mut() {
            skeleton.places.truncate(left);
            left -= skeleton.places.len();
        }
        let last = skeletons.iter().rposition(|skeleton| !skeleton.places.is_empty());
        skeletons.truncate(last.unwrap_or(0) + 1);
        *jumps = &jumps[..jumps.len().min(skeletons.len() - 1)];
        let (places, cuts) = jump::places_of(skeletons, jumps);
        let rules = flow::Rules { keep_whole: false, fill: None, ..self.rules() };
        flow::distribute(self.passages, &places, &cuts, rules)
    }

    /// Returns how the columns of a region end.
    fn feet(
        &self,
        region: usize,
        skeleton: &Skeleton,
        flow: &flow::Flow,
        places: &[LinePlace],
        jump: Option<&Option<JumpLine>>,
    ) -> Feet {
        if self.fill(skeleton.slot) != Fill::Balanced {
            return Feet { columns: 1, apart: 0 };
        }
        let mut all = skeleton.all_places();
        let mut ends = balance::ends(flow, places, region);
        // A jump line on a line of its own ends its column.
        if let Some(spare) = jump.and_then(|jump| jump.as_ref()?.spare) {
            all.push(spare);
            ends.entry(spare.run).and_modify(|end| *end += 1);
        }
        let feet = balance::feet(&all, &ends);
        // As long as is best, copy fills column after column.
        let apart = if self.care == Care::Quick { 0 } else { feet.apart };
        Feet { apart, ..feet }
    }

    fn subheads(&self) -> u32 {
        let is = |passage: &&Arc<Passage>| {
            matches!(passage.kind, PassageKind::Block(Block::Subhead(_)))
        };
        self.passages.iter().filter(is).count() as u32
    }

    /// Returns the pull quotes that stand nowhere.
    fn left_out(&self, flow: &flow::Flow) -> Vec<usize> {
        let stands = |block: usize| {
            flow.placed.iter().any(|placed| self.passages[placed.passage].block == block)
        };
        let blocks = self.story.blocks.iter().enumerate();
        let pulls = blocks.filter(|(_, block)| block.kind == BlockKind::Pull);
        pulls.map(|(at, _)| at).filter(|at| !stands(*at)).collect()
    }

    fn odd(&self) -> Vec<(usize, Odd)> {
        let passages = self.passages.iter();
        passages.flat_map(|passage| passage.odd().map(|odd| (passage.block, odd))).collect()
    }
}

/// Says of the parts of a story on which pages it goes on, and how that is printed.
fn link(regions: &mut [Region], jumps: &[Option<JumpLine>]) {
    for (at, jump) in jumps.iter().enumerate() {
        let Some(jump) = jump else { continue };
        let pages = [at, at + 1].map(|at| regions[at].slot.page);
        regions[at].part.continues_to = Some(pages[1]);
        regions[at].part.marker = Some(jump.text.clone());
        regions[at + 1].part.continued_from = Some(pages[0]);
        // A part in the middle keeps the line that closes it once it jumps on.
        regions[at + 1].part.marker = Some(jump.back.clone());
    }
}
