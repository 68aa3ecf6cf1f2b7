//! Empty slots: one that nothing in the issue names, and that no story goes on in, gives its room to the
//! neighbours that its template names.
//!
//! What the issue leaves empty gives its room before anything is fitted, tails that nothing may go on in
//! with it; tails that no story took give theirs once the jumps are decided. Held stories, dummies and
//! booked advertisements keep their room and take none.

use std::collections::BTreeSet;

use crate::edition::{Content, Edition, Jump};
use crate::ids::{PageId, SlotId};
use crate::plan::{Decision, Deed, Move, Plan, Reason};

/// Gives away the room of what the issue leaves empty; returns what was done.
pub(super) fn empty_slots(edition: &Edition, plan: &mut Plan) -> Vec<Decision> {
    let ways: Vec<(PageId, Jump)> =
        edition.stories.iter().map(|story| (story.slot.page, story.jump)).collect();
    let used = |tail: SlotId| {
        ways.iter().any(|(home, jump)| match jump {
            Jump::Never => false,
            Jump::To(slot) => *slot == tail,
            Jump::Choose(page) => {
                *home != tail.page && page.is_none_or(|page| page == tail.page)
            }
        })
    };
    give(edition, plan, &used)
}

/// Gives away the room of tails in which no story goes on; returns what was done.
pub(super) fn tails(edition: &Edition, plan: &mut Plan) -> Vec<Decision> {
    let taken: BTreeSet<SlotId> = plan.legs.values().flatten().map(|leg| leg.slot).collect();
    give(edition, plan, &|tail| taken.contains(&tail))
}

/// Gives away the room of empty areas as long as there is one to take it; of tails those that are not used.
fn give(edition: &Edition, plan: &mut Plan, used: &dyn Fn(SlotId) -> bool) -> Vec<Decision> {
    let mut decisions = Vec::new();
    // One that takes room may stand where another can give its own to it.
    loop {
        let gives = |(id, _): &(SlotId, _)| {
            is_empty(plan, *id, used) && is_taken(edition, plan, *id, used)
        };
        let Some(id) = plan.areas().find(gives).map(|(id, _)| id) else { return decisions };
        let change = Move::Give(id);
        plan.apply(&change);
        let deed = Deed::Moved { change, by: 0 };
        decisions.push(Decision {
            story: None,
            slot: id,
            deed,
            reason: Reason::Empty,
            weighed: Vec::new(),
        });
    }
}

/// Returns whether nothing stands in an area, nor is kept room for.
pub(super) fn is_empty(plan: &Plan, id: SlotId, used: &dyn Fn(SlotId) -> bool) -> bool {
    match &*plan.area(id).holds {
        Content::Empty => true,
        Content::Briefs(stories) => stories.is_empty(),
        Content::Tail => !used(id),
        _ => false,
    }
}

/// Returns whether all that should take the room of an area can.
fn is_taken(edition: &Edition, plan: &Plan, id: SlotId, used: &dyn Fn(SlotId) -> bool) -> bool {
    let page = plan.page(id.page);
    let Some(takers) = page.takers(id.slot) else { return false };
    let takes = |slot: &usize| {
        let taker = SlotId { slot: *slot, ..id };
        !is_empty(plan, taker, used) && !is_dummy(edition, plan, taker)
    };
    takers.iter().all(takes) && page.given_away(id.slot).is_some()
}

/// Returns whether an area keeps room for copy that is not there yet.
pub(super) fn is_dummy(edition: &Edition, plan: &Plan, id: SlotId) -> bool {
    match &*plan.area(id).holds {
        Content::Story(story) => edition.story(*story).dummy,
        Content::Briefs(stories) => stories.iter().any(|story| edition.story(*story).dummy),
        _ => false,
    }
}
