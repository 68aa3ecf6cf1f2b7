//! Heads that stand on their text: the white between them belongs to the head and grows with its size.

use super::{Breach, Facts, HeadFacts, Wrong};
use crate::edition::Edition;
use crate::geom::Abs;
use crate::plan::PagePlan;
use crate::terms::SlotKind::Ad;

/// The least white, in hundredths of the size of the head's last line.
const LEAST: i64 = 20;

/// Judges the heads of a page.
pub(super) fn check(_: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let glued = |head: &HeadFacts| {
        let (white, size) = head.white.filter(|_| page.kind(head.slot) != Ad)?;
        (white + Abs::pt(0.01) < size.ratio(LEAST, 100)).then_some(Breach {
            rect: head.title,
            slot: Some(head.slot),
            story: Some(head.story),
            wrong: Wrong::HeadGlued { white, size },
        })
    };
    facts.heads.iter().filter_map(glued).collect()
}
