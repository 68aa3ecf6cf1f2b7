//! Western marks in Chinese copy (GB/T 15834): one finding a story, with how many there are of each
//! and the lines of the first; one a caption that the issue file gives. Nothing is changed: `tidy` shows the mends.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::finding;
use super::survey::{Sheet, Survey};
use crate::diag::{Text, counted};
use crate::edition::Story;
use crate::frame::{Datum, Finding};
use crate::ids::StoryId;
use crate::pasted::{Found, Kind};
use crate::rules::Code;
use crate::terms::Words;
use crate::text;

/// Lines that are told.
const LINES: usize = 5;

/// Judges the head and the copy of each story, and the captions that the issue file gives.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let stories = survey.stories().filter_map(|(id, _)| {
        let story = survey.edition.story(id);
        of_story(survey.sheets.get(story.slot.page.0)?, id, story)
    });
    let captions = survey.sheets.iter().flat_map(|sheet| captions(survey, sheet));
    stories.chain(captions).collect()
}

fn of_story(sheet: &Sheet, id: StoryId, story: &Story) -> Option<Finding> {
    let found: Vec<&Found> =
        story.leftovers.iter().filter(|it| it.kind == Kind::Western).collect();
    let first = found.first()?;
    let (page, title) = (&sheet.page.given.called, story.head.plain_title());
    let (count, marks, lines) = (found.len(), marks(&found), lines(&found));
    let times = counted(count, "time");
    let message = text!(
        "{page:#}《{title}》有 {count} 处西文标点：{marks}（第 {lines} 行）",
        "`{title}` on page {page} has Western marks, {times}: {marks} (lines {lines})"
    );
    let in_title = story.head.place(Words::Title).is_some_and(|title| {
        title.range.start <= first.range.start && first.range.end <= title.range.end
    });
    let place = match sheet.head(id).filter(|_| in_title) {
        Some(head) => head.rect,
        None => sheet.rect(story.slot),
    };
    let slot = Some(story.slot);
    let told = finding(Code::WesternMark, sheet, slot, place, (message, hint(&story.file)));
    let mut hints = told.hints.clone();
    let alone = found.iter().filter(|it| it.to.is_none()).count();
    if alone > 0 {
        hints.push(text!(
            "其中 {alone} 处没有把握，要自己改：不成对的引号、括号",
            "of these {alone} are for the desk: quotation marks and brackets without a partner"
        ));
    }
    Some(Finding {
        story: Some(id),
        source: Some(story.source.span(first.range.clone())),
        data: vec![(Datum::Things, count as f64)],
        hints,
        ..told
    })
}

/// Judges the captions of photographs that no story brings along.
fn captions(survey: &Survey, sheet: &Sheet) -> Vec<Finding> {
    let mut all = Vec::new();
    for (picture, words, found) in sheet.pasted(survey.edition.source) {
        let found: Vec<&Found> = found.iter().filter(|it| it.kind == Kind::Western).collect();
        if found.is_empty() {
            continue;
        }
        let (page, file) = (&sheet.page.given.called, &picture.photo.file);
        let (count, marks) = (found.len(), marks(&found));
        let times = counted(count, "time");
        let message = text!(
            "{page:#}图片 {file} 的说明有 {count} 处西文标点：{marks}",
            "the caption of {file} on page {page} has Western marks, {times}: {marks}"
        );
        let hint = text!("改成中文标点", "write the Chinese marks");
        let slot = Some(picture.slot);
        let told = finding(Code::WesternMark, sheet, slot, picture.rect, (message, hint));
        let data = vec![(Datum::Things, count as f64)];
        all.push(Finding { source: Some(words.span.clone()), data, ..told });
    }
    all
}

fn hint(file: &str) -> Text {
    text!(
        "banmian tidy {file} 列出改法，加 --write 写入",
        "`banmian tidy {file}` shows the mends, --write writes them"
    )
}

/// Returns the marks with how often each stands there, the most frequent first.
fn marks(found: &[&Found]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in found {
        *counts.entry(&found.written).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(mark, count)| (Reverse(*count), *mark));
    let told: Vec<String> =
        counts.into_iter().map(|(mark, count)| format!("{mark} ×{count}")).collect();
    told.join("  ")
}

/// Returns the lines of the first.
fn lines(found: &[&Found]) -> String {
    let mut lines: Vec<usize> = found.iter().map(|found| found.line).collect();
    lines.dedup();
    let more = if lines.len() > LINES { " …" } else { "" };
    let told: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
    format!("{}{more}", told.join(", "))
}
