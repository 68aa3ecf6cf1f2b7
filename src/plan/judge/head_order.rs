//! A lower head that is larger than a higher one (newspaper.md §3 and §5: sizes fall from the
//! top of the page to the bottom). A wider story may shout louder than a narrow one above it,
//! but not louder than all that stand above.

use super::{Breach, Facts, HeadFacts, Wrong};
use crate::edition::Edition;
use crate::geom::Abs;
use crate::ids::SlotId;
use crate::plan::PagePlan;
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};

/// Judges the heads of a page.
pub(super) fn check(_: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let judged =
        |head: &&HeadFacts| matches!(page.kind(head.slot), Story | Comment | Notice | Tail);
    let breach = |head: &HeadFacts| {
        let above = outdone(page, facts, head)?;
        let wrong =
            Wrong::HeadOrder { above: above.story, above_size: above.size, size: head.size };
        let (slot, story) = (Some(head.slot), Some(head.story));
        Some(Breach { rect: head.title, slot, story, wrong })
    };
    facts.heads.iter().filter(judged).filter_map(breach).collect()
}

/// Returns the head above that is smaller than it may be.
fn outdone<'a>(page: &PagePlan, facts: &'a Facts, head: &HeadFacts) -> Option<&'a HeadFacts> {
    let rect = |slot: SlotId| page.rect(page.area(slot));
    let place = rect(head.slot);
    let higher = |other: &&HeadFacts| {
        let above = rect(other.slot);
        matches!(page.kind(other.slot), Story | Comment)
            && above.y0 + page.given.grid.pitch < place.y0
            && other.title.y1 <= head.title.y0
    };
    let all: Vec<&HeadFacts> = facts.heads.iter().filter(higher).collect();
    // A head that its own length has made smaller keeps the rank of its style.
    let smaller = |other: &HeadFacts| other.full_size(page) < head.size;
    let loudest = all.iter().all(|other| smaller(other));
    let as_wide = |other: &HeadFacts| rect(other.slot).width() + Abs::pt(1.0) >= place.width();
    let outdone = all.iter().filter(|other| smaller(other) && (loudest || as_wide(other)));
    outdone.copied().max_by_key(|other| other.size)
}
