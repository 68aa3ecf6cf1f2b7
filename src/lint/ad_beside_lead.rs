//! An advertisement that touches the lead story (newspaper.md §5): money beside the news that counts most.
//! The lead is the story with the largest head; a page of one story has no other neighbour to offer.

use super::finding;
use super::survey::Survey;
use crate::edition::Content;
use crate::frame::Finding;
use crate::plan::Area;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Judges the neighbours of the lead of each page.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        let news =
            |slot: usize| matches!(sheet.kind(slot), SlotKind::Story | SlotKind::Comment);
        let heads = sheet.heads.iter().filter(|head| news(head.slot));
        let lead = heads.clone().max_by_key(|head| head.size);
        let Some(lead) = lead.filter(|_| heads.count() > 1) else { continue };
        let own = &sheet.page.areas[lead.slot];
        for (at, slot) in sheet.page.areas.iter().enumerate() {
            let filled = !matches!(*slot.holds, Content::Empty);
            if slot.kind != SlotKind::Ad
                || slot.within.is_some()
                || !filled
                || !touch(own, slot)
            {
                continue;
            }
            let story = survey.edition.story(lead.story);
            let (number, name) = (&sheet.page.called, &slot.name);
            let title = story.head.plain_title();
            let words = (
                text!(
                    "{number:#}的广告 {name} 紧挨头条《{title}》",
                    "advertisement {name} touches the lead `{title}` of page {number}"
                ),
                text!(
                    "把广告移到版面下面，或用另一篇稿件隔开",
                    "move the advertisement to the foot of the page, or put another story between"
                ),
            );
            let mut finding =
                finding(Code::AdBesideLead, sheet, Some(at), sheet.rect(at), words);
            finding.story = Some(lead.story);
            found.push(finding);
        }
    }
    found
}

/// Returns whether two slots meet with no more than a gutter or the empty line between them.
fn touch(a: &Area, b: &Area) -> bool {
    let meet =
        |a: (u32, u32), b: (u32, u32), gap: u32| (a.0 <= b.1 + gap) && (b.0 <= a.1 + gap);
    meet(a.cells.columns, b.cells.columns, 1) && meet(a.cells.lines, b.cells.lines, 0)
        || meet(a.cells.columns, b.cells.columns, 0) && meet(a.cells.lines, b.cells.lines, 2)
}
