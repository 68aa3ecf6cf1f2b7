//! How far the head of a slot may be changed, by what the layout says of the heads round it: none grows
//! past one above it.

use std::collections::BTreeMap;

use crate::edition::{Content, Words};
use crate::geom::Abs;
use crate::ids::SlotId;
use crate::plan::{Area, PagePlan, Plan};
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};

/// The size of heads that are no longer free, in thousandths.
pub(super) type Sizes = BTreeMap<SlotId, u32>;

/// How far the head of a slot may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reins {
    /// Largest size, in thousandths.
    pub(super) most: u32,
    /// Whether it stands where any change of it, or of the white round it, might make it the larger one
    /// under a smaller.
    pub(super) held: bool,
}

/// Returns how far the head of a slot may be changed.
pub(super) fn reins(plan: &Plan, slot: SlotId) -> Reins {
    let page = plan.page(slot.page);
    let own = page.area(slot);
    let heads = || page.named().filter(|(id, area)| *id != slot && has_head(page, *id, area));
    let size = size(own);
    let mut most = u32::MAX;
    for (_, other) in heads().filter(|(_, other)| !is_lower(page, other, own)) {
        let bound = self::size(other).units().saturating_mul(1000) / size.units().max(1);
        // What the layout itself makes larger than that does not grow.
        most = most.min(u32::try_from(bound.max(1000)).unwrap_or(u32::MAX));
    }
    let staggered = |area: &Area, other: &Area| {
        let (own, other) = (page.rect(area), page.rect(other));
        own.y0 < other.y1 && other.y0 < own.y1 && own.y0 != other.y0
    };
    let mut beside = heads().filter(|(_, other)| staggered(own, other));
    let held = beside.any(|(_, other)| outdoes(page, own) || outdoes(page, other));
    Reins { most, held }
}

/// Returns whether the layout gives a head a larger size than one that begins higher.
fn outdoes(page: &PagePlan, area: &Area) -> bool {
    let mut heads = page.named().filter(|(id, other)| has_head(page, *id, other));
    heads.any(|(_, other)| is_lower(page, area, other) && size(other) < size(area))
}

/// Returns whether an area begins lower than another.
fn is_lower(page: &PagePlan, area: &Area, than: &Area) -> bool {
    page.rect(than).y0 < page.rect(area).y0
}

/// Returns whether an area has the head of a story.
fn has_head(page: &PagePlan, id: SlotId, area: &Area) -> bool {
    let kind = matches!(page.kind(id), Story | Comment | Notice | Tail);
    let holds = matches!(*area.holds, Content::Story(_)) || page.kind(id) == Tail;
    kind && holds && !area.look.head.parts.is_empty()
}

/// Returns the size that an area's style gives its title.
fn size(area: &Area) -> Abs {
    let parts = &area.look.head.parts;
    let title = |words: Words| matches!(words, Words::Title | Words::ShortTitle);
    let titles = parts.iter().filter(|part| title(part.words)).map(|part| part.style.size);
    titles.max().or(parts.iter().map(|part| part.style.size).max()).unwrap_or(Abs::ZERO)
}
