//! Long heads down the page: they go across the top of their slot where their style names one for that.
//!
//! A strip holds a few strong words. What is longer falls to half its size or stands in rows that crowd the
//! text; across the top it keeps both its size and its sense, and the columns take the room of the strip. Where that
//! leaves copy without a place it stays, and `titles` widens its strip.

use super::Desk;
use super::copyfit::decision;
use crate::edition::{Content, Edition};
use crate::ids::{PageId, SlotId, StoryId};
use crate::layout::{self, Effort};
use crate::plan::{Decision, Deed, Move, Plan, Reason};

/// From so many characters on a head goes across.
const LONG: usize = 13;

/// Lets the long heads of a page go across; returns what was decided.
pub(super) fn of_page(
    desk: &Desk,
    edition: &Edition,
    plan: &mut Plan,
    page: PageId,
) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let slots: Vec<SlotId> = plan.page(page).named().map(|(slot, _)| slot).collect();
    for slot in slots {
        let Content::Story(story) = *plan.area(slot).holds else { continue };
        let change = Move::Across(slot);
        if !may(plan, slot) || !goes(desk, edition, plan, (story, slot), &change) {
            continue;
        }
        plan.apply(&change);
        let deed = Deed::Moved { change, by: 0 };
        decisions.push(decision(story, slot, deed, Reason::LongWords));
    }
    decisions
}

/// Returns whether a head may go across: its style says how, and nothing stands inside its slot that it would
/// push down.
fn may(plan: &Plan, slot: SlotId) -> bool {
    let page = plan.page(slot.page);
    let inside = |area: &crate::plan::Area| {
        area.within == Some(slot.slot) && !matches!(*area.holds, Content::Empty)
    };
    page.area(slot).look.head.across.is_some() && !page.areas.iter().any(inside)
}

/// Returns whether the head of a story goes across by this move: it is long, or its strip has no room for it, and
/// as much of the copy finds its place so.
fn goes(
    desk: &Desk,
    edition: &Edition,
    plan: &mut Plan,
    (story, slot): (StoryId, SlotId),
    change: &Move,
) -> bool {
    let title = edition.story(story).head.plain_title();
    let long = title.chars().filter(|c| !c.is_whitespace()).count() >= LONG;
    if !long && layout::holds(&desk.compositor, (edition, plan), story, slot) {
        return false;
    }
    let placed =
        |plan: &Plan| desk.fit((edition, plan), story, plan.legs(story), Effort::Sound).placed;
    let own = placed(plan);
    let undo = plan.apply(change);
    let across = placed(plan);
    plan.undo(undo);
    across >= own
}
