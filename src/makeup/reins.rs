//! How far the head of a slot may be changed, by what the layout says of the heads round it: none grows
//! past one above it.

use std::collections::BTreeMap;

use crate::edition::Content;
use crate::geom::Abs;
use crate::ids::SlotId;
use crate::plan::judge::{STEP, are_flat, stands_across, touch};
use crate::plan::{Area, PagePlan, Plan};
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};

/// The size of heads that are no longer free, in thousandths.
pub(super) type Sizes = BTreeMap<SlotId, u32>;

/// How far the head of a slot may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reins {
    /// Largest size, in thousandths.
    pub(super) most: u32,
    /// Smallest size, in thousandths: under it the head would be hardly larger than one beside it.
    pub(super) least: u32,
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
    let (least, level) = level(page, slot);
    let most = most.min(level);
    let staggered = |area: &Area, other: &Area| {
        let (own, other) = (page.rect(area), page.rect(other));
        own.y0 < other.y1 && other.y0 < own.y1 && own.y0 != other.y0
    };
    let mut beside = heads().filter(|(_, other)| staggered(own, other));
    let held = beside.any(|(_, other)| outdoes(page, own) || outdoes(page, other));
    Reins { most, least, held }
}

/// Returns how far a head may become smaller and larger, in thousandths, so that it stays a level apart
/// from those that touch it, where it is.
fn level(page: &PagePlan, slot: SlotId) -> (u32, u32) {
    let title = |area: &Area| area.head_fit.title.map(|title| title.seen);
    let Some(own) = title(page.area(slot)) else { return (0, u32::MAX) };
    let others = page.named().filter(|(id, _)| *id != slot && stands_across(page, *id));
    let others = others.filter(|(id, _)| touch(page, slot, *id));
    let mut reach = (0, u32::MAX);
    for other in others.filter_map(|(_, area)| title(area)) {
        let share = |by: i64, of: i64| {
            u32::try_from(other.units() * 1000 * by / of / own.units().max(1))
                .unwrap_or(u32::MAX)
        };
        if are_flat(own, other) {
            continue;
        }
        if other.units() * 1100 < own.units() * 1000 {
            reach.0 = reach.0.max(share(STEP, 1000));
        } else if own.units() * 1100 < other.units() * 1000 {
            reach.1 = reach.1.min(share(1000, STEP));
        } else {
            reach = (reach.0.max(share(980, 1000)), reach.1.min(share(1020, 1000)));
        }
    }
    reach
}

/// Returns whether another head of its page begins on the line on which that of a slot begins.
pub(super) fn in_row(plan: &Plan, slot: SlotId) -> bool {
    let (page, first) = (plan.page(slot.page), plan.area(slot).cells.lines.0);
    let mut others = page.named().filter(|(id, area)| *id != slot && has_head(page, *id, area));
    others.any(|(id, area)| area.cells.lines.0 == first && stands_across(page, id))
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
pub(super) fn has_head(page: &PagePlan, id: SlotId, area: &Area) -> bool {
    let kind = matches!(page.kind(id), Story | Comment | Notice | Tail);
    let holds = matches!(*area.holds, Content::Story(_)) || page.kind(id) == Tail;
    kind && holds && !area.look.head.parts.is_empty()
}

/// Returns the size that an area's style gives its title, or more where it grows.
pub(super) fn size(area: &Area) -> Abs {
    let parts = &area.look.head.parts;
    let titles = parts.iter().filter(|part| part.is_title()).map(|part| part.style.size);
    let style = titles.max().or(parts.iter().map(|part| part.style.size).max());
    let title = area.head_fit.title.map_or(Abs::ZERO, |title| title.size);
    style.unwrap_or(Abs::ZERO).max(title)
}
