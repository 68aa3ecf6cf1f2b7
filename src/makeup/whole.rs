//! Pictures that stand whole although nobody asks for it: charts, tables, documents, told by their pixels.

use crate::edition::{Content, Edition};
use crate::ids::SlotId;
use crate::plan::{Decision, Deed, Plan, Reason};

/// Returns which pictures of an edition stand whole for what their pixels tell.
pub(super) fn decisions(edition: &Edition, plan: &Plan) -> Vec<Decision> {
    let areas = plan.areas().filter(|(_, area)| {
        area.photo().is_some_and(|photo| photo.is_whole_unasked(&area.look))
    });
    let decision = |slot: SlotId| {
        let outer = plan.page(slot.page).outer(slot).map(|outer| &*plan.area(outer).holds);
        let story = match outer {
            Some(Content::Story(id)) if id.0 < edition.stories.len() => Some(*id),
            _ => None,
        };
        Decision { story, slot, deed: Deed::Whole, reason: Reason::Drawn, weighed: Vec::new() }
    };
    areas.map(|(slot, _)| decision(slot)).collect()
}
