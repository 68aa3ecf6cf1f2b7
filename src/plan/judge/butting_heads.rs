//! 碰题: two heads of one level side by side, which the eye reads as one line (newspaper.md §5;
//! "butting heads", "tombstoning"). Another face, another size, another direction or a box
//! keeps them apart.

use super::{Breach, Facts, HeadFacts, Wrong};
use crate::edition::Edition;
use crate::geom::Abs;
use crate::plan::PagePlan;
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};

/// Judges the heads of a page in pairs.
pub(super) fn check(edition: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let mut found = Vec::new();
    for left in &facts.heads {
        let butting = |right: &&HeadFacts| butt(edition, page, left, right);
        found.extend(facts.heads.iter().filter(butting).map(|right| Breach {
            rect: left.title.union(right.title),
            slot: Some(right.slot),
            story: Some(right.story),
            wrong: Wrong::ButtingHeads { left: left.story, size: right.size },
        }));
    }
    found
}

/// Returns whether `right` stands at the right of `left`, next to it and on its level, and
/// looks like it.
fn butt(edition: &Edition, page: &PagePlan, left: &HeadFacts, right: &HeadFacts) -> bool {
    let (lint, grid) = (&edition.lint, &page.given.grid);
    let judged =
        |head: &HeadFacts| matches!(page.kind(head.slot), Story | Tail | Comment | Notice);
    let boxed = |head: &HeadFacts| {
        let boxed = page.area(head.slot).look.boxed;
        boxed.is_some_and(|boxed| boxed.frame.is_some() || boxed.tint.is_some())
    };
    let [own, other] = [left, right].map(|head| page.area(head.slot));
    // Beside each other: nothing but the gutter is between their slots.
    let gap = page.rect(other).x0 - page.rect(own).x1;
    left.slot != right.slot
        && gap >= -grid.gutter
        && gap <= grid.gutter * 2
        && left.title.x1 <= right.title.x0
        && judged(left)
        && judged(right)
        && !boxed(left)
        && !boxed(right)
        && own.look.head.flow == other.look.head.flow
        && left.face == right.face
        && alike(left.size, right.size, lint.alike_percent)
        && (left.title.y0 - right.title.y0).abs() <= grid.pitch * i64::from(lint.side_lines)
}

/// Returns whether two sizes are alike but for so many percent.
fn alike(a: Abs, b: Abs, percent: u32) -> bool {
    let (small, large) = (a.min(b), a.max(b));
    large <= small.ratio(100 + i64::from(percent), 100)
}
