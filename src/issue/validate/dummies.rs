//! Stories without a file: a head and a length stand for copy that is not there yet.

use std::ops::Range;

use super::super::ids;
use super::super::raw::StoryPlacement;
use super::super::story::{head_words, prints};
use super::Files;
use super::report::Report;
use crate::diag::Diagnostic;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Reports what is wrong with the dummies of an issue, and index entries of stories that are
/// held back.
pub(super) fn check(files: &Files, report: &mut Report) {
    for (index, page) in files.issue.value.pages.iter().enumerate() {
        for story in &page.stories {
            placement(files, index, story, report);
        }
    }
    held_entries(files, report);
}

fn placement(files: &Files, page: usize, story: &StoryPlacement, report: &mut Report) {
    if story.file.is_some() {
        if let Some(range) = own_keys(story).into_iter().flatten().next() {
            let message = text!(
                "有稿件文件的稿件，标题和长度在文件里",
                "a story with a file has its head and its length there"
            );
            let hint = text!(
                "删去这一行；稿件未到时写 title 和 length，不写 file",
                "take this out; before the copy is there write title and length, and no file"
            );
            report.error(Code::DummyWithFile, &range, message, hint);
        }
        return;
    }
    // A file that was written wrongly was told already.
    let Some(title) = &story.title else {
        if files.issue.is_sound() {
            let message =
                text!("稿件既没有 file，也没有 title", "the story has neither file nor title");
            let hint = text!(
                "写 file = \"….md\"；稿件未到时写 title 和 length",
                "write file = \"….md\"; before the copy is there title and length"
            );
            report.error(Code::NoCopy, &story.slot.range, message, hint);
        }
        return;
    };
    if !prints(&title.value) {
        let message = text!("标题是空的", "the title is blank");
        let hint = text!("写上主题", "write a headline");
        report.error(Code::BlankTitle, &title.range, message, hint);
    }
    let others = [("kicker", &story.kicker), ("deck", &story.deck), ("byline", &story.byline)];
    let others = others.into_iter().filter_map(|(key, words)| Some((key, words.as_ref()?)));
    let own = Some(("title", title)).filter(|(_, title)| prints(&title.value));
    for (key, words) in own.into_iter().chain(others) {
        head_words(words, key, report.source, report.sink);
    }
    let slots = files.layout(page).map(|layout| &layout.value.slots);
    let slot =
        slots.and_then(|slots| slots.iter().find(|it| it.name.value == story.slot.value));
    let is_copy = slot.is_some_and(|slot| slot.kind.value != SlotKind::Ad);
    if story.length.is_none() && is_copy && files.issue.is_sound() {
        let message = text!("没有说稿件将有多少字", "nothing says how long the copy will be");
        let hint = text!("加上 length = 字数", "add length = how many characters");
        report.error(Code::NoLength, &title.range, message, hint);
    }
}

/// Returns where the keys stand that only dummies have.
fn own_keys(story: &StoryPlacement) -> [Option<Range<usize>>; 5] {
    let words = |words: &Option<crate::diag::Spanned<String>>| {
        words.as_ref().map(|words| words.range.clone())
    };
    let length = story.length.as_ref().map(|length| length.range.clone());
    [
        words(&story.title),
        length,
        words(&story.kicker),
        words(&story.deck),
        words(&story.byline),
    ]
}

/// Warns of index entries that are left out with their stories.
fn held_entries(files: &Files, report: &mut Report) {
    let file = &files.issue.value;
    let stories = file.pages.iter().flat_map(|page| &page.stories);
    let ids = ids::stories(file);
    let held: Vec<&String> =
        ids.iter().zip(stories).filter(|(_, story)| story.hold).map(|(id, _)| id).collect();
    for entry in file.pages.iter().flat_map(|page| &page.index) {
        let word = &entry.story.value;
        if held.contains(&word) {
            let message = text!(
                "稿件 `{word}` 暂缓，导读里的这一条不印",
                "the story `{word}` is held back: this entry of the index is left out"
            );
            let span = report.source.span(entry.story.range.clone());
            report.push(Diagnostic::new(Code::HeldInIndex, span, message).hint(text!(
                "删去 hold = true，或删去这一条",
                "take hold = true out, or this entry"
            )));
        }
    }
}
