//! One white round the subheads of a page: all of them gain a line where that fills it, or none does.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Desk;
use super::copyfit::{self, Fitted, decision};
use super::reins::Sizes;
use crate::edition::Edition;
use crate::ids::{PageId, StoryId};
use crate::plan::{Deed, Move, Plan, Reason};

/// Gives the subheads of each page a line of white more where every story that has some comes out nearer to
/// its last line so; the heads of `sizes` have theirs.
pub(super) fn even(
    desk: &Desk,
    edition: &Edition,
    plan: &Plan,
    fits: &mut BTreeMap<StoryId, Fitted>,
    sizes: &Sizes,
) {
    if !edition.makeup.spacing {
        return;
    }
    for page in (0..plan.pages.len()).map(PageId) {
        let stories = with_subheads(plan, fits, page);
        let has_room = |id: &StoryId| {
            let fit = &fits[id].fit;
            // A story that goes on elsewhere would bring another white there.
            let at_home = fit.parts.iter().all(|part| part.slot.page == page);
            at_home && fit.over() == 0 && fit.free >= fit.subheads
        };
        if stories.is_empty() || !stories.iter().all(has_room) {
            continue;
        }
        let mut wider = plan.clone();
        for id in &stories {
            wider.apply(&Move::Subheads(*id, 1));
        }
        let again = |id: &StoryId| (*id, copyfit::fit(desk, edition, &wider, *id, sizes));
        let again: Vec<(StoryId, Fitted)> = stories.par_iter().map(again).collect();
        let better =
            |(id, fitted): &(StoryId, Fitted)| fitted.off(edition) < fits[id].off(edition);
        if again.iter().all(better) {
            fits.extend(again.into_iter().map(|(id, fitted)| (id, widened(id, fitted))));
        }
    }
}

/// Returns the stories with subheads that stand on a page.
fn with_subheads(plan: &Plan, fits: &BTreeMap<StoryId, Fitted>, page: PageId) -> Vec<StoryId> {
    let on_page = fits.iter().filter(|(id, fitted)| {
        let fit = &fitted.fit;
        let stands = fit.parts.iter().any(|part| part.slot.page == page);
        fit.subheads > 0 && stands && !plan.out.contains(id)
    });
    on_page.map(|(id, _)| *id).collect()
}

/// Returns a story that was fitted with wider subheads, with what made them so.
fn widened(id: StoryId, mut fitted: Fitted) -> Fitted {
    let change = Move::Subheads(id, 1);
    if let Some(part) = fitted.fit.parts.first() {
        let reason = Reason::Ends { left: fitted.fit.free, over: fitted.fit.over() };
        let deed = Deed::Moved { change: change.clone(), by: 1 };
        fitted.decisions.push(decision(id, part.slot, deed, reason));
    }
    fitted.moves.insert(0, change);
    fitted
}
