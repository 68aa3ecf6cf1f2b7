//! A picture whose edge is the paper: sky, snow, a white ground. The program draws a keyline inside it, unless its
//! slot has none.

use super::finding;
use super::survey::Survey;
use crate::edition::Placed;
use crate::frame::Finding;
use crate::rules::Code;
use crate::text;

/// Judges the edges of each picture in a slot without keylines.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for picture in &sheet.pictures {
            let look = &sheet.page.area(picture.slot).look;
            let placed = Placed { rect: picture.rect, full: picture.full };
            let bare = look.keyline == Some(false);
            if !bare || !survey.edition.has_pale_edge(picture.photo.image, placed) {
                continue;
            }
            let (number, file) = (&sheet.page.given.called, &picture.photo.file);
            let words = (
                text!(
                    "{number:#}的图片 {file} 边上白得像纸，看不出到哪里为止",
                    "picture {file} on page {number} has an edge as light as the paper"
                ),
                text!(
                    "从版位 {name} 里删去 keyline = false",
                    "take keyline = false out of slot {name}",
                    name = look.name
                ),
            );
            let finding =
                finding(Code::PaleEdge, sheet, Some(picture.slot), picture.rect, words);
            found.push(Finding { source: Some(look.span.clone()), ..finding });
        }
    }
    found
}
