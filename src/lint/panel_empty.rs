//! A box that is larger than its copy (newspaper.md §5): air at the foot of a notice, a sidebar or a comment
//! looks like a fault of the press.

use super::finding;
use super::survey::{Sheet, Survey};
use crate::diag::counted;
use crate::edition::Flow;
use crate::frame::{Datum, Finding, Part};
use crate::geom::{Abs, Rect};
use crate::ids::{SlotId, StoryId};
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// So many half lines at the foot of a box are a design.
const MEANT_HALVES: i64 = 5;

/// Judges the foot of each box that has copy of its own; verse and advertisements have their own white.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        let page = sheet.page;
        for (slot, area) in page.named() {
            let copy = &area.look.copy;
            let plain = copy.justify && copy.flow == Flow::Horizontal;
            if area.look.boxed.is_none() || page.kind(slot) == SlotKind::Ad || !plain {
                continue;
            }
            let parts: Vec<(StoryId, &Part)> =
                survey.parts(sheet).filter(|(_, part)| part.slot == slot).collect();
            let Some((story, _)) = parts.first() else { continue };
            let dummy = parts.iter().any(|(story, _)| survey.edition.story(*story).dummy);
            let content = page.rect(area).inset(area.look.inset);
            let Some(foot) = foot(sheet, slot, &parts).filter(|_| !dummy) else { continue };
            let free = content.y1 - foot;
            let pitch = page.given.grid.pitch;
            if free * 2 > pitch * MEANT_HALVES {
                let rect = Rect { y0: foot, ..content };
                found.push(told(survey, sheet, (slot, *story), rect, free.div_floor(pitch)));
            }
        }
    }
    found
}

/// Returns where the lowest of what stands in a box ends; a head beside its copy does not count.
fn foot(sheet: &Sheet, slot: SlotId, parts: &[(StoryId, &Part)]) -> Option<Abs> {
    let columns = parts.iter().flat_map(|(_, part)| part.columns.iter().map(|run| run.rect.y1));
    let inner = sheet.runs_in(slot).filter(|run| run.slot != slot).map(|run| run.rect.y1);
    let own = sheet.pictures.iter().filter(|it| sheet.page.outer(it.slot) == Some(slot));
    columns.chain(inner).chain(own.map(|picture| picture.rect.y1)).max()
}

fn told(
    survey: &Survey,
    sheet: &Sheet,
    (slot, story): (SlotId, StoryId),
    rect: Rect,
    lines: i64,
) -> Finding {
    let (name, number) = (&sheet.page.area(slot).look.name, &sheet.page.given.called);
    let title = survey.edition.story(story).head.plain_title();
    let of_lines = counted(lines, "line");
    let words = (
        text!(
            "{number:#}的框 {name}（《{title}》）底下空 {lines} 行",
            "box {name} of page {number}, `{title}`, has {of_lines} free at its foot"
        ),
        text!(
            "补写几行，或在版式里给它 shrink = true，让框随文字收短",
            "write some lines more, or give it shrink = true in the layout, so that it ends with its copy"
        ),
    );
    Finding {
        story: Some(story),
        data: vec![(Datum::Lines, lines as f64)],
        ..finding(Code::PanelEmpty, sheet, Some(slot), rect, words)
    }
}
