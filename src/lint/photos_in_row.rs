//! Three photographs in a row, one beside or under another (newspaper.md §5): a strip of stamps that no
//! eye can enter.

use super::finding;
use super::survey::{Picture, Sheet, Survey};
use crate::frame::{Datum, Finding};
use crate::geom::Rect;
use crate::rules::Code;
use crate::text;

/// Judges the photographs of each page; those of advertisements are the advertiser's.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let most = survey.edition.lint.photos_in_row.max(2) as usize;
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        let mut told: Vec<usize> = Vec::new();
        let pictures: Vec<&Picture> =
            sheet.pictures.iter().filter(|picture| !picture.in_ad).collect();
        for follows in [beside, under] {
            for first in &pictures {
                let row = row(sheet, first, &pictures, follows);
                let fresh = !told.contains(&first.slot);
                if row.len() < most || !fresh {
                    continue;
                }
                told.extend(row.iter().map(|picture| picture.slot));
                let Some(place) = row.iter().map(|it| it.rect).reduce(Rect::union) else {
                    continue;
                };
                let (number, count) = (&sheet.page.called, row.len());
                let words = (
                    text!(
                        "{number:#}有 {count} 张图片排成一排",
                        "{count} photographs stand in a row on page {number}"
                    ),
                    text!(
                        "放大一张，撤下一张，或用文字隔开",
                        "make one larger, take one out, or let text stand between"
                    ),
                );
                let mut finding =
                    finding(Code::ThreePhotos, sheet, Some(first.slot), place, words);
                finding.data = vec![(Datum::Photos, count as f64)];
                found.push(finding);
            }
        }
    }
    found
}

/// Follows the row that a photograph opens.
fn row<'a>(
    sheet: &Sheet,
    first: &'a Picture<'a>,
    pictures: &[&'a Picture<'a>],
    follows: fn(&Sheet, Rect, Rect) -> bool,
) -> Vec<&'a Picture<'a>> {
    let mut row = vec![first];
    let mut last = first;
    while let Some(next) = pictures.iter().find(|next| follows(sheet, last.rect, next.rect)) {
        row.push(next);
        last = next;
    }
    row
}

/// Returns whether `next` stands at the right of `last`, the gutter between them, for most of its height.
fn beside(sheet: &Sheet, last: Rect, next: Rect) -> bool {
    let gap = next.x0 - last.x1;
    let shared = last.y1.min(next.y1) - last.y0.max(next.y0);
    next.x0 >= last.x1
        && gap <= sheet.page.grid.gutter * 2
        && shared * 2 > last.height().max(next.height())
}

/// Returns whether `next` stands under `last`, a caption between them, for most of its width.
fn under(sheet: &Sheet, last: Rect, next: Rect) -> bool {
    let gap = next.y0 - last.y1;
    let shared = last.x1.min(next.x1) - last.x0.max(next.x0);
    next.y0 >= last.y1
        && gap <= sheet.page.grid.pitch * 3
        && shared * 2 > last.width().max(next.width())
}
