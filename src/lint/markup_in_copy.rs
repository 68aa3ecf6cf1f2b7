//! Signs of other programs that go to press: a finding for each, with its place and what to do about it;
//! rows of one kind one under the other are one.

use super::finding;
use super::survey::{Sheet, Survey};
use crate::diag::{Text, counted, visible};
use crate::edition::Story;
use crate::frame::{Datum, Finding};
use crate::ids::StoryId;
use crate::pasted::{Found, Kind};
use crate::rules::Code;
use crate::terms::Words;
use crate::text;

/// Judges the head and the copy of each story, and the captions that the issue file gives.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, _) in survey.stories() {
        let story = survey.edition.story(id);
        let Some(sheet) = survey.sheets.get(story.slot.page.0) else { continue };
        let signs = story.leftovers.iter().filter(|it| it.kind != Kind::Western);
        for group in groups(signs) {
            found.push(of_story(sheet, (id, story), &group));
        }
    }
    for sheet in &survey.sheets {
        found.extend(captions(survey, sheet));
    }
    found
}

/// Groups that may be open at a time: one of each kind.
const KINDS: usize = 20;

/// Gathers leftovers of one kind on lines one under the other.
fn groups<'f>(all: impl Iterator<Item = &'f Found>) -> Vec<Vec<&'f Found>> {
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    for found in all {
        let last = groups.iter_mut().rev().take(KINDS).find(|group| {
            let last = group[group.len() - 1];
            last.kind == found.kind && found.line <= last.line + reach(found.kind)
        });
        match last {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    groups
}

/// Returns how many lines may lie from one leftover to the next of its group: each heading and each rule is
/// one by itself.
fn reach(kind: Kind) -> usize {
    match kind {
        Kind::Heading | Kind::Rule => 0,
        _ => 1,
    }
}

fn of_story(sheet: &Sheet, (id, story): (StoryId, &Story), group: &[&Found]) -> Finding {
    let first = group[0];
    let (page, title, count) =
        (&sheet.page.given.called, story.head.plain_title(), group.len());
    let (what, hint) = first.kind.told();
    let in_head = story.head.place(Words::Title).is_some_and(|title| {
        first.range.start >= title.range.start && first.range.end <= title.range.end
    });
    let Text { zh, en } = what;
    let sign = sign(first);
    let message = match (in_head, count) {
        (true, 1) => text!(
            "{page:#}《{title}》的标题里有{zh}：{sign}",
            "the title of `{title}` on page {page} has {en}: {sign}"
        ),
        (_, 1) => text!(
            "{page:#}《{title}》里有{zh}：{sign}",
            "`{title}` on page {page} has {en}: {sign}"
        ),
        _ => {
            let times = counted(count, "time");
            text!(
                "{page:#}《{title}》里有{zh}，共 {count} 处：{sign}",
                "`{title}` on page {page} has {en}, {times}: {sign}"
            )
        }
    };
    let place = match sheet.head(id).filter(|_| in_head) {
        Some(head) => head.rect,
        None => sheet.rect(story.slot),
    };
    let found = finding(Code::MarkupInCopy, sheet, Some(story.slot), place, (message, hint));
    Finding {
        story: Some(id),
        source: Some(story.source.span(first.range.clone())),
        data: vec![(Datum::Things, count as f64)],
        ..found
    }
}

/// Judges the captions of photographs that no story brings along.
fn captions(survey: &Survey, sheet: &Sheet) -> Vec<Finding> {
    let mut all = Vec::new();
    for (picture, words, found) in sheet.pasted(survey.edition.source) {
        for found in found.iter().filter(|it| it.kind != Kind::Western) {
            let (page, file) = (&sheet.page.given.called, &picture.photo.file);
            let (what, hint) = found.kind.told();
            let sign = sign(found);
            let Text { zh, en } = what;
            let message = text!(
                "{page:#}图片 {file} 的说明里有{zh}：{sign}",
                "the caption of {file} on page {page} has {en}: {sign}"
            );
            let slot = Some(picture.slot);
            let told = finding(Code::MarkupInCopy, sheet, slot, picture.rect, (message, hint));
            all.push(Finding { source: Some(words.span.clone()), ..told });
        }
    }
    all
}

/// Returns a leftover as it can be read: characters that nobody sees by their numbers.
fn sign(found: &Found) -> String {
    let unseen = matches!(found.kind, Kind::Invisible | Kind::PrivateUse);
    match found.written.chars().next() {
        Some(c) if unseen => format!("U+{:04X}", u32::from(c)),
        _ => visible(&found.written).into_owned(),
    }
}
