//! 飞标题: a head apart from its text (newspaper.md §5). A photograph of the story's own may stand between
//! the two.

use super::finding;
use super::survey::{Head, Sheet, Survey, distance};
use crate::diag::counted;
use crate::frame::{Datum, Finding, Part};
use crate::geom::Abs;
use crate::rules::Code;
use crate::text;

/// Judges how far each head stands from the columns of its story.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for (id, part) in survey.parts(sheet) {
            let head = sheet.heads.iter().find(|head| head.is_of(id, part.slot));
            let Some(head) = head else { continue };
            let limit =
                sheet.page.given.grid.pitch * i64::from(survey.edition.lint.apart_lines);
            let Some(apart) = apart(sheet, head, part, limit) else { continue };
            let lines = apart.div_ceil(sheet.page.given.grid.pitch);
            let story = survey.edition.story(id);
            let (number, title) = (&sheet.page.given.called, story.head.plain_title());
            let away = counted(lines, "line");
            let words = (
                text!(
                    "{number:#}的标题“{title}”离它的正文 {lines} 行远",
                    "headline `{title}` on page {number} stands {away} away from its text"
                ),
                text!("把标题移到正文上面或旁边", "move the head above its text or beside it"),
            );
            let mut finding =
                finding(Code::FlyingHead, sheet, Some(part.slot), head.rect, words);
            finding.story = Some(id);
            finding.data = vec![(Datum::Lines, lines as f64)];
            found.push(finding);
        }
    }
    found
}

/// Returns the distance of a head from its text where it is beyond `limit` and nothing of the story's own
/// stands between.
fn apart(sheet: &Sheet, head: &Head, part: &Part, limit: Abs) -> Option<Abs> {
    let columns = || part.columns.iter().map(|run| run.rect);
    let nearest = columns().map(|rect| distance(head.rect, rect)).min()?;
    let own = sheet
        .pictures
        .iter()
        .filter(|picture| sheet.page.outer(picture.slot) == Some(head.facts.slot));
    let bridged = own.map(|picture| sheet.rect(picture.slot)).any(|picture| {
        distance(head.rect, picture) <= limit
            && columns().any(|rect| distance(picture, rect) <= limit)
    });
    (nearest > limit && !bridged).then_some(nearest)
}
