//! 碰题: two heads of one level side by side, which the eye reads as one line (newspaper.md §5; "butting
//! heads", "tombstoning"). Another face, another size, another direction or a box keeps them apart.

use super::finding;
use super::survey::{Head, Sheet, Survey, alike};
use crate::frame::{Datum, Finding};
use crate::rules::Code;
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};
use crate::text;

/// Judges the heads of each page in pairs.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for left in &sheet.heads {
            let butting = |right: &&Head| butt(survey, sheet, left, right);
            found.extend(sheet.heads.iter().filter(butting).map(|right| {
                let [a, b] = [left, right].map(|head| survey.edition.story(head.story));
                let (number, a, b) =
                    (&sheet.page.called, a.head.plain_title(), b.head.plain_title());
                let words = (
                    text!(
                        "{number:#}的标题“{a}”与“{b}”碰题",
                        "headlines `{a}` and `{b}` on page {number} stand side by side and look alike"
                    ),
                    text!(
                        "给其中一个换字体、字号或竖排，加框，或错开它们的高低",
                        "give one of them another face, size or direction, box it, or move it up or down"
                    ),
                );
                let place = left.title.union(right.title);
                let mut finding =
                    finding(Code::ButtingHeads, sheet, Some(right.slot), place, words);
                finding.story = Some(right.story);
                finding.data = vec![(Datum::SizePt, right.size.to_pt())];
                finding
            }));
        }
    }
    found
}

/// Returns whether `right` stands at the right of `left`, next to it and on its level, and looks like it.
fn butt(survey: &Survey, sheet: &Sheet, left: &Head, right: &Head) -> bool {
    let (lint, grid) = (&survey.edition.lint, &sheet.page.grid);
    let judged = |head: &Head| matches!(sheet.kind(head.slot), Story | Tail | Comment | Notice);
    let boxed = |head: &Head| {
        let boxed = sheet.page.areas[head.slot].boxed;
        boxed.is_some_and(|boxed| boxed.frame.is_some() || boxed.tint.is_some())
    };
    let (a, b) = (sheet.rect(left.slot), sheet.rect(right.slot));
    // Beside each other: nothing but the gutter is between their slots.
    let gap = b.x0 - a.x1;
    left.slot != right.slot
        && gap >= -grid.gutter
        && gap <= grid.gutter * 2
        && left.title.x1 <= right.title.x0
        && judged(left)
        && judged(right)
        && !boxed(left)
        && !boxed(right)
        && left.vertical == right.vertical
        && left.face == right.face
        && alike(left.size, right.size, lint.alike_percent)
        && (left.title.y0 - right.title.y0).abs() <= grid.pitch * i64::from(lint.side_lines)
}
