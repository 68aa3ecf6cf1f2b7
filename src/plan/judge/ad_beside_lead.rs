//! An advertisement that touches the lead story (newspaper.md §5): money beside the news that
//! counts most. The lead is the story with the largest head; a page of one story has no other
//! neighbour to offer.

use super::{Breach, Facts, Wrong};
use crate::edition::Edition;
use crate::ids::SlotId;
use crate::plan::{Area, PagePlan};
use crate::terms::SlotKind;

/// Judges the neighbours of the lead of a page.
pub(super) fn check(_: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let news = |slot: SlotId| matches!(page.kind(slot), SlotKind::Story | SlotKind::Comment);
    let heads = facts.heads.iter().filter(|head| news(head.slot));
    let lead = heads.clone().max_by_key(|head| head.size);
    let Some(lead) = lead.filter(|_| heads.count() > 1) else { return Vec::new() };
    let own = page.area(lead.slot);
    let touching = page.named().filter(|(_, area)| {
        let filled = !area.holds.is_nothing();
        area.look.kind == SlotKind::Ad && area.within.is_none() && filled && touch(own, area)
    });
    let breach = |(slot, area)| Breach {
        rect: page.rect(area),
        slot: Some(slot),
        story: Some(lead.story),
        wrong: Wrong::AdBesideLead,
    };
    touching.map(breach).collect()
}

/// Returns whether two slots meet with no more than a gutter or the empty line between them.
fn touch(a: &Area, b: &Area) -> bool {
    let meet =
        |a: (u32, u32), b: (u32, u32), gap: u32| (a.0 <= b.1 + gap) && (b.0 <= a.1 + gap);
    meet(a.cells.columns, b.cells.columns, 1) && meet(a.cells.lines, b.cells.lines, 0)
        || meet(a.cells.columns, b.cells.columns, 0) && meet(a.cells.lines, b.cells.lines, 2)
}
