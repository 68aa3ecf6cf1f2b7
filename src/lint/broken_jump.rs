//! A jump without its tail, a tail without its head (newspaper.md §4 and §5): the line 下转 must be printed
//! and lead to a page where the story goes on under a head that says what it is and whence it comes.

use super::finding;
use super::survey::{Head, Sheet, Survey, squeezed};
use crate::diag::Text;
use crate::frame::{Finding, Part, Tag};
use crate::geom::Rect;
use crate::ids::StoryId;
use crate::rules::Code;
use crate::text;

/// Judges both ends of each jump.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, told) in survey.stories() {
        for (at, part) in told.parts.iter().enumerate() {
            let Some(sheet) = survey.sheet(part.slot.page) else { continue };
            let next = told.parts.get(at + 1);
            if part.continues_to.is_some()
                && let Some(words) = leaves(survey, sheet, id, part, next)
            {
                found.push(broken(sheet, id, part, words));
            }
            if part.continued_from.is_some()
                && let Some(words) = arrives(survey, sheet, id, part)
            {
                found.push(broken(sheet, id, part, words));
            }
        }
    }
    found
}

/// Returns what is wrong where a story leaves a page.
fn leaves(
    survey: &Survey,
    sheet: &Sheet,
    id: StoryId,
    part: &Part,
    next: Option<&Part>,
) -> Option<(Text, Text)> {
    let to = part.continues_to?;
    let goes_on = next.is_some_and(|next| next.slot.page == to && next.to > next.from);
    let (here, to) = (&sheet.page.given.called, &survey.edition.page(to).called);
    if !goes_on {
        return Some((
            text!(
                "{here:#}说转到{to:+#}，那里没有接下去的正文",
                "page {here} sends the reader on to page {to}, where no text of the story stands"
            ),
            text!(
                "给它一个放得下的转版位，或删短到不用转版",
                "give it a tail that has room, or cut it until it needs none"
            ),
        ));
    }
    let sends = |tag| matches!(tag, Tag::JumpTo { story, .. } if story == id);
    (!printed(sheet, part, sends)).then(|| {
        (
            text!(
                "{here:#}没有印出转到{to:+#}的转版行",
                "the line that sends the reader from page {here} to page {to} is not printed"
            ),
            text!(
                "在 layouts/house.toml 的 [numerals] 里写上 to",
                "write `to` under [numerals] in layouts/house.toml"
            ),
        )
    })
}

/// Returns what is wrong where a story comes from another page.
fn arrives(survey: &Survey, sheet: &Sheet, id: StoryId, part: &Part) -> Option<(Text, Text)> {
    let from = &survey.edition.page(part.continued_from?).called;
    let here = &sheet.page.given.called;
    let slot = part.slot;
    let mut heads = sheet.heads.iter().filter(|head| head.is_of(id, slot));
    let titled = |head: &Head| {
        let story = survey.edition.story(id);
        let words = squeezed(&head.words);
        [story.head.short(), story.head.plain_title()]
            .iter()
            .any(|title| words.contains(&squeezed(title)))
    };
    if !heads.any(titled) {
        return Some((
            text!(
                "从{from:+#}转到{here:+#}的稿件没有标题",
                "what page {here} carries on from page {from} has no head"
            ),
            text!(
                "给转版位一个有 title 或 short_title 的标题样式",
                "give the tail a headline style with `title` or `short_title`"
            ),
        ));
    }
    let comes = |tag| matches!(tag, Tag::JumpFrom { story, .. } if story == id);
    (!printed(sheet, part, comes)).then(|| {
        (
            text!(
                "{here:#}没有印出“上接{from:+#}”",
                "the line that says that page {here} carries on from page {from} is not printed"
            ),
            text!(
                "在转版位的标题样式里加 words = \"marker\"",
                "add a part with words = \"marker\" to the tail's headline style"
            ),
        )
    })
}

/// Returns whether a jump line of this kind is printed in the slot of a part.
fn printed(sheet: &Sheet, part: &Part, is: impl Fn(Tag) -> bool) -> bool {
    sheet.runs.iter().any(|run| run.slot == part.slot && is(run.tag))
}

fn broken(sheet: &Sheet, id: StoryId, part: &Part, words: (Text, Text)) -> Finding {
    let slot = part.slot;
    let runs = part.columns.iter().map(|run| run.rect);
    let place = runs.reduce(Rect::union).unwrap_or(sheet.rect(slot));
    Finding { story: Some(id), ..finding(Code::BrokenJump, sheet, Some(slot), place, words) }
}
