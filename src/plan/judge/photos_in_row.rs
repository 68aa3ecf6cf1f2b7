//! Three photographs in a row, one beside or under another (newspaper.md §5): a strip of stamps
//! that no eye can enter.

use super::{Breach, Facts, PictureFacts, Wrong};
use crate::edition::Edition;
use crate::geom::Rect;
use crate::ids::SlotId;
use crate::plan::PagePlan;

/// Judges the photographs of a page; those of advertisements are the advertiser's.
pub(super) fn check(edition: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let most = edition.lint.photos_in_row.max(2) as usize;
    let mut found = Vec::new();
    let mut told: Vec<SlotId> = Vec::new();
    for follows in [beside, under] {
        for first in &facts.pictures {
            let row = row(page, first, &facts.pictures, follows);
            if row.len() < most || told.contains(&first.slot) {
                continue;
            }
            told.extend(row.iter().map(|picture| picture.slot));
            let rect = row.iter().map(|it| it.rect).fold(first.rect, Rect::union);
            let (slot, wrong) = (Some(first.slot), Wrong::PhotosInRow { count: row.len() });
            found.push(Breach { rect, slot, story: None, wrong });
        }
    }
    found
}

/// Follows the row that a photograph opens.
fn row<'a>(
    page: &PagePlan,
    first: &'a PictureFacts,
    pictures: &'a [PictureFacts],
    follows: fn(&PagePlan, Rect, Rect) -> bool,
) -> Vec<&'a PictureFacts> {
    let mut row = vec![first];
    let mut last = first;
    // A photograph without extent would follow itself.
    let is_new = |row: &[&PictureFacts], next: &PictureFacts| {
        row.iter().all(|picture| picture.slot != next.slot)
    };
    while let Some(next) =
        pictures.iter().find(|next| is_new(&row, next) && follows(page, last.rect, next.rect))
    {
        row.push(next);
        last = next;
    }
    row
}

/// Returns whether `next` stands at the right of `last`, the gutter between them, for most of
/// its height.
fn beside(page: &PagePlan, last: Rect, next: Rect) -> bool {
    let gap = next.x0 - last.x1;
    let shared = last.y1.min(next.y1) - last.y0.max(next.y0);
    next.x0 >= last.x1
        && gap <= page.given.grid.gutter * 2
        && shared * 2 > last.height().max(next.height())
}

/// Returns whether `next` stands under `last`, a caption between them, for most of its width.
fn under(page: &PagePlan, last: Rect, next: Rect) -> bool {
    let gap = next.y0 - last.y1;
    let shared = last.x1.min(next.x1) - last.x0.max(next.x0);
    next.y0 >= last.y1
        && gap <= page.given.grid.pitch * 3
        && shared * 2 > last.width().max(next.width())
}
