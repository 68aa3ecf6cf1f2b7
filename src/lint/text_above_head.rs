//! Text that stands above its own head (newspaper.md §5): a reader begins under the head and misses it.

use super::finding;
use super::survey::Survey;
use crate::frame::Finding;
use crate::geom::Rect;
use crate::rules::Code;
use crate::text;

/// Judges the columns under each head that runs across; text beside a head may begin as high as it likes.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for (id, part) in survey.parts(sheet) {
            let heads = sheet.heads.iter().filter(|head| !head.vertical);
            let mut heads = heads.filter(|head| head.is_of(id, part.slot));
            let Some(head) = heads.next() else { continue };
            let pitch = sheet.page.given.grid.pitch;
            let above = part.columns.iter().map(|run| run.rect).filter(|rect| {
                rect.y0 + pitch < head.rect.y0
                    && rect.x0 < head.rect.x1
                    && head.rect.x0 < rect.x1
            });
            let Some(place) = above.reduce(Rect::union) else { continue };
            let story = survey.edition.story(id);
            let (number, title) = (&sheet.page.given.called, story.head.plain_title());
            let words = (
                text!(
                    "{number:#}《{title}》的正文排在自己标题的上面",
                    "text of `{title}` on page {number} stands above its own headline"
                ),
                text!("把标题放到版位的顶上", "put the head at the top of the slot"),
            );
            let mut finding =
                finding(Code::TextAboveHead, sheet, Some(part.slot), place, words);
            finding.story = Some(id);
            found.push(finding);
        }
    }
    found
}
