//! One line of text, or one heading, alone in a column (newspaper.md §5): at the foot of a column, between
//! two pictures, or as all that a jump carries over.

use super::finding;
use super::survey::{Survey, distance};
use crate::copy::BlockKind;
use crate::edition::{Flow, Story};
use crate::frame::{ColumnRun, Datum, Finding, Part};
use crate::geom::Abs;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Judges the runs of lines of each story.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for (id, part) in survey.parts(sheet) {
            let story = survey.edition.story(id);
            // Lines down the page are counted otherwise; an advertiser sets his lines as he likes.
            let vertical = survey.plan.area(story.slot).look.copy.flow == Flow::Vertical;
            if vertical || sheet.page.kind(part.slot) == SlotKind::Ad {
                continue;
            }
            let whole = story.chars();
            let groups = groups(part, sheet.page.given.grid.pitch);
            for (at, group) in groups.iter().enumerate() {
                let ends = group.to >= whole || at + 1 == groups.len();
                let heading = heading(story, group, ends);
                let all = group.from == 0 && group.to >= whole;
                let one = group.rect.height() < sheet.page.given.grid.pitch;
                if !heading
                    && (!one || all || stands_by(group, &groups, sheet.page.given.grid.pitch))
                {
                    continue;
                }
                let (number, title) = (&sheet.page.given.called, story.head.plain_title());
                let message = match heading {
                    true => text!(
                        "{number:#}《{title}》的小标题落在栏底，后面没有正文",
                        "a subhead of `{title}` on page {number} ends a column without text under it"
                    ),
                    false => text!(
                        "{number:#}《{title}》有一栏只有一行",
                        "one line of `{title}` on page {number} stands alone in its column"
                    ),
                };
                let hint = text!(
                    "增减几个字，或把图片放高、放低一行",
                    "add or cut a few characters, or make a picture a line taller or lower"
                );
                let words = (message, hint);
                let mut finding =
                    finding(Code::LoneLine, sheet, Some(part.slot), group.rect, words);
                finding.story = Some(id);
                finding.data = vec![(Datum::Heading, f64::from(u8::from(heading)))];
                found.push(finding);
            }
        }
    }
    found
}

/// Joins the runs of a part that stand one under the other without a gap: a line that a jump line has
/// shortened is a run of its own.
fn groups(part: &Part, pitch: Abs) -> Vec<ColumnRun> {
    let mut groups: Vec<ColumnRun> = Vec::new();
    for run in &part.columns {
        let joins = |above: &&mut ColumnRun| {
            let gap = run.rect.y0 - above.rect.y1;
            let beside = run.rect.x0 < above.rect.x1 && above.rect.x0 < run.rect.x1;
            beside && gap >= -pitch && gap < pitch
        };
        match groups.last_mut().filter(joins) {
            Some(above) => {
                above.rect = above.rect.union(run.rect);
                above.to = run.to;
            }
            None => groups.push(*run),
        }
    }
    groups
}

/// Returns whether other lines of the story stand in the same column so near that white between
/// paragraphs is all that parts them.
fn stands_by(group: &ColumnRun, groups: &[ColumnRun], pitch: Abs) -> bool {
    groups.iter().filter(|other| *other != group).any(|other| {
        let beside = group.rect.x0 < other.rect.x1 && other.rect.x0 < group.rect.x1;
        beside && distance(group.rect, other.rect) < pitch * 3
    })
}

/// Returns whether the last lines of a group are a subhead with no text under it.
fn heading(story: &Story, group: &ColumnRun, ends: bool) -> bool {
    let mut at = 0;
    for block in &story.blocks {
        at += block.chars();
        if at == group.to && group.from < group.to {
            return block.kind == BlockKind::Subhead && !ends;
        }
    }
    false
}
