//! Panels with little copy: where it fills a third of its box at most, and no edge could take the lines, its
//! type becomes a step larger and stands in the middle of the box.

use super::Desk;
use super::absorb::is_dummy;
use crate::edition::{Content, Edition, Flow};
use crate::ids::{SlotId, StoryId};
use crate::layout::Effort;
use crate::plan::{Decision, Deed, Move, Plan, Reason};
use crate::terms::{Fill, SlotKind};

/// So many times its lines copy has in a panel that it hardly fills.
const LITTLE: u32 = 3;

/// Sets the type of each panel with little copy a step larger; returns what was done.
pub(super) fn enlarge(desk: &Desk, edition: &Edition, plan: &mut Plan) -> Vec<Decision> {
    let panels: Vec<(SlotId, StoryId)> = plan
        .areas()
        .filter_map(|(id, area)| {
            let Content::Story(story) = *area.holds else { return None };
            let plain = area.look.copy.justify && area.look.copy.flow == Flow::Horizontal;
            let is_panel = area.look.boxed.is_some()
                && plain
                && area.look.fill != Fill::Loose
                && plan.page(id.page).kind(id) != SlotKind::Ad
                && plan
                    .page(id.page)
                    .areas
                    .iter()
                    .all(|inner| inner.within != Some(id.slot) || inner.holds.is_nothing());
            let own = is_panel && plan.legs(story).is_empty() && !is_dummy(edition, plan, id);
            own.then_some((id, story))
        })
        .collect();
    panels
        .into_iter()
        .filter_map(|(slot, story)| {
            let fit = desk.fit((edition, plan), story, &[], Effort::Sound);
            let places = fit.places as u32;
            let used = places.saturating_sub(fit.free);
            if fit.over() > 0 || used == 0 || used * LITTLE > places {
                return None;
            }
            let change = Move::Larger(story);
            let undo = plan.apply(&change);
            if desk.fit((edition, plan), story, &[], Effort::Set).over() > 0 {
                plan.undo(undo);
                return None;
            }
            let deed = Deed::Moved { change, by: 0 };
            let (story, weighed) = (Some(story), Vec::new());
            Some(Decision { story, slot, deed, reason: Reason::LittleCopy, weighed })
        })
        .collect()
}
