//! Two levels of heads that are hardly apart (newspaper.md §3: sizes fall in steps that the eye tells
//! apart). A ratio under 1.2 reads as a mistake; heads of one size are of one level. Another face or
//! another direction keeps them apart as well.

use super::{Breach, Facts, HeadFacts, Wrong};
use crate::edition::{Edition, HeadPlace};
use crate::geom::Abs;
use crate::ids::SlotId;
use crate::plan::PagePlan;
use crate::terms::Flow;
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};

/// The least ratio of two levels, in thousandths.
pub const STEP: i64 = 1200;
/// The ratio up to which two sizes are one, in thousandths.
const ALIKE: i64 = 1030;
/// Sizes are set to a tenth of a point, and ratios are as exact as that.
const ROUNDED: i64 = 5;

/// Slots touch that are no further apart.
const TOUCH: Abs = Abs::from_units(20_000_000);

/// Judges the heads of a page in pairs.
pub(super) fn check(_: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let heads: Vec<&HeadFacts> =
        facts.heads.iter().filter(|head| stands_across(page, head.slot)).collect();
    let mut found = Vec::new();
    for (at, one) in heads.iter().enumerate() {
        for other in &heads[at + 1..] {
            let pair = one.slot != other.slot && one.face == other.face;
            if !pair || !are_flat(one.seen, other.seen) || !touch(page, one.slot, other.slot) {
                continue;
            }
            let (large, small) = match one.seen > other.seen {
                true => (one, other),
                false => (other, one),
            };
            let wrong = Wrong::LadderFlat {
                beside: large.story,
                beside_size: large.seen,
                size: small.seen,
            };
            let (slot, story) = (Some(small.slot), Some(small.story));
            found.push(Breach { rect: small.title, slot, story, wrong });
        }
    }
    found
}

/// Returns whether two sizes are neither one nor a level apart.
pub fn are_flat(a: Abs, b: Abs) -> bool {
    let (small, large) = (a.min(b).units().max(1), a.max(b).units());
    let ratio = large.saturating_mul(1000) / small;
    ALIKE < ratio && ratio < STEP - ROUNDED
}

/// Returns whether an area has a head that takes part in the levels of its page: one across it.
pub fn stands_across(page: &PagePlan, slot: SlotId) -> bool {
    let look = &page.area(slot).look;
    let beside = matches!(look.head_place, HeadPlace::Left(_) | HeadPlace::Right(_));
    matches!(page.kind(slot), Story | Comment | Notice | Tail)
        && look.head.flow == Flow::Horizontal
        && !beside
}

/// Returns whether two areas touch.
pub fn touch(page: &PagePlan, a: SlotId, b: SlotId) -> bool {
    let [a, b] = [a, b].map(|slot| page.rect(page.area(slot)));
    let apart = |a0: Abs, a1: Abs, b0: Abs, b1: Abs| (b0 - a1).max(a0 - b1);
    apart(a.x0, a.x1, b.x0, b.x1) < TOUCH && apart(a.y0, a.y1, b.y0, b.y1) < TOUCH
}
