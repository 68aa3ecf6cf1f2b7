//! A photograph across the way of the reader (newspaper.md §5): a column that is cut in the middle, so that
//! its text goes on under the picture, or text that goes on in the next column but one, beyond a picture
//! between. At the head or the foot of a column, and with text running on beside it, a picture is no bar.

use super::finding;
use super::survey::{Picture, Sheet, Survey};
use crate::frame::Finding;
use crate::geom::Rect;
use crate::ids::SlotId;
use crate::rules::Code;
use crate::text;

/// Judges the way from each run of lines to the next.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for sheet in &survey.sheets {
        for (id, part) in survey.parts(sheet) {
            let mut told: Vec<SlotId> = Vec::new();
            for pair in part.columns.windows(2) {
                let Some(picture) = barred(sheet, pair[0].rect, pair[1].rect) else { continue };
                if told.contains(&picture.slot) {
                    continue;
                }
                told.push(picture.slot);
                let story = survey.edition.story(id);
                let (number, title) = (&sheet.page.given.called, story.head.plain_title());
                let name = &sheet.page.area(picture.slot).look.name;
                let words = (
                    text!(
                        "{number:#}《{title}》的正文要跨过图片 {name} 才能读下去",
                        "to read on in `{title}` on page {number} one has to cross photograph {name}"
                    ),
                    text!(
                        "把图片移到栏的顶上或脚下",
                        "move the photograph to the head or the foot of the columns"
                    ),
                );
                let mut finding =
                    finding(Code::PictureInPath, sheet, Some(part.slot), picture.rect, words);
                finding.story = Some(id);
                found.push(finding);
            }
        }
    }
    found
}

/// Returns the photograph that fills the way from one run of lines to the next.
fn barred<'a>(sheet: &'a Sheet, from: Rect, to: Rect) -> Option<&'a Picture<'a>> {
    let grid = &sheet.page.given.grid;
    let (same_column, next_column) =
        (from.x0 < to.x1 && to.x0 < from.x1 && to.y0 > from.y1, to.x0 >= from.x1);
    sheet.pictures.iter().find(|picture| {
        let rect = picture.rect;
        let down = rect.x0 < from.x1
            && from.x0 < rect.x1
            && rect.y0 + grid.pitch > from.y1
            && rect.y1 < to.y0 + grid.pitch
            && rect.y1 > from.y1
            && rect.y0 < to.y0;
        // The picture stands beside the whole of both runs' common height.
        let (top, foot) = (from.y0.max(to.y0), from.y1.min(to.y1));
        let across = rect.x0 >= from.x1
            && rect.x1 <= to.x0
            && rect.y0 < top + grid.pitch
            && rect.y1 + grid.pitch * 2 > foot
            && top < foot;
        same_column && down || next_column && across
    })
}
