//! Lines of one head that fall apart: they are set closer than copy, and the larger the closer.

use super::{Breach, Facts, HeadFacts, Wrong};
use crate::edition::Edition;
use crate::geom::Abs;
use crate::plan::PagePlan;
use crate::terms::SlotKind::Ad;

/// The most that lines may be apart, in hundredths of their size.
const MOST: i64 = 125;
/// Size from which a head is no text: smaller ones may keep the lines of the grid.
const DISPLAY: Abs = Abs::from_units(15_000_000);

/// Judges the heads of a page.
pub(super) fn check(_: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let airy = |head: &&HeadFacts| {
        let leading = head.leading.unwrap_or(Abs::ZERO);
        // Rounded lengths of the same style are the same.
        let most = head.size.ratio(MOST, 100) + Abs::pt(0.01);
        head.size >= DISPLAY && leading > most && page.kind(head.slot) != Ad
    };
    let breach = |head: &HeadFacts| Breach {
        rect: head.title,
        slot: Some(head.slot),
        story: Some(head.story),
        wrong: Wrong::HeadAiry { leading: head.leading.unwrap_or(Abs::ZERO), size: head.size },
    };
    facts.heads.iter().filter(airy).map(breach).collect()
}
