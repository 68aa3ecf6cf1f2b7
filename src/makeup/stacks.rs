//! Short stories one under the other: what layout cannot make up for by paragraphs and white, the heads do,
//! all of a stack alike.

use super::Desk;
use super::copyfit::decision;
use super::reins::reins;
use crate::edition::Edition;
use crate::ids::{SlotId, StoryId};
use crate::layout::{self, Effort, StackFit};
use crate::plan::{Decision, Deed, Move, Plan, Reason};

/// Fits every stack of a plan into its area; returns what was done.
pub(super) fn fit(desk: &Desk, edition: &Edition, plan: &mut Plan) -> Vec<Decision> {
    let stacks: Vec<(SlotId, Vec<StoryId>)> =
        layout::stacks(plan).map(|(slot, stories)| (slot, stories.to_vec())).collect();
    stacks
        .into_iter()
        .flat_map(|(slot, stories)| Case { desk, edition, slot, stories }.fit(plan))
        .collect()
}

/// A stack in its area.
struct Case<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    slot: SlotId,
    stories: Vec<StoryId>,
}

impl Case<'_> {
    /// Sets the heads smaller, where lines have no place, by the smallest step with which most have one.
    fn fit(&self, plan: &mut Plan) -> Vec<Decision> {
        let mut now = self.now(plan);
        let mut taken = None;
        if now.over > 0 && !reins(plan, self.slot).held {
            for by in (1..=self.edition.makeup.headline).step_by(2) {
                let percent = 100_u32.saturating_sub(by);
                let undo = plan.apply(&Move::ScaleHead(self.slot, percent * 10));
                let tried = self.now(plan);
                plan.undo(undo);
                if tried.over < now.over {
                    (now, taken) = (tried, Some(percent));
                }
                if now.over == 0 {
                    break;
                }
            }
        }
        let reason = Reason::Ends { left: now.free, over: now.over };
        let told = |deed: Deed| decision(self.stories[0], self.slot, deed, reason.clone());
        let mut decisions = Vec::new();
        if now.shift != 0 {
            decisions.push(told(Deed::Paragraphs(now.shift)));
        }
        if let Some(percent) = taken {
            let change = Move::ScaleHead(self.slot, percent * 10);
            plan.apply(&change);
            decisions.push(told(Deed::Moved { change, by: percent as i32 }));
        }
        decisions
    }

    fn now(&self, plan: &Plan) -> StackFit {
        self.desk.fit_stack((self.edition, plan), self.slot, &self.stories, Effort::Set)
    }
}
