//! An entry of the index that sends the reader to a page where the story does not stand (newspaper.md §2
//! and §5): judged by the line that is printed and by the heads that are.

use super::finding;
use super::survey::{Sheet, Source, Survey, squeezed};
use crate::diag::Severity;
use crate::edition::{Content, IndexEntry};
use crate::frame::Finding;
use crate::geom::Rect;
use crate::rules::Code;
use crate::text;

/// Judges the entries of each index.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for (at, slot) in sheet.page.areas.iter().enumerate() {
            let Content::Index(entries) = &*slot.holds else { continue };
            let stays = |entry: &&IndexEntry| !survey.plan.out.contains(&entry.story);
            let faults =
                entries.iter().filter(stays).filter(|entry| !leads(survey, sheet, at, entry));
            found.extend(faults.map(|entry| {
                let (number, title) = (&sheet.page.called, &entry.title.text);
                let words = (
                    text!(
                        "{number:#}的导读“{title}”指的版面上没有这篇稿件",
                        "the index of page {number} sends `{title}` to a page where it does not stand"
                    ),
                    text!(
                        "从导读里删去这一条，或把稿件排上那一版",
                        "take the entry out of the index, or place the story on that page"
                    ),
                );
                let story = survey.edition.story(entry.story);
                Finding {
                    severity: Severity::Error,
                    story: Some(story.id.clone()),
                    ..finding(Code::IndexTarget, sheet, Some(at), place(sheet, at, entry), words)
                }
            }));
        }
    }
    found
}

/// Returns whether the page that is printed for an entry has the head of its story. An entry that finds
/// no room in the slot is told as `index-too-long`.
fn leads(survey: &Survey, sheet: &Sheet, slot: usize, entry: &IndexEntry) -> bool {
    let (edition, title) = (survey.edition, squeezed(&entry.title.text));
    let mut lines = lines(sheet, slot).into_iter();
    let Some(line) =
        lines.find(|(words, _)| words.contains(&title)).filter(|_| !title.is_empty())
    else {
        return true;
    };
    let numerals = &edition.numerals;
    let sends_to = |there: &Sheet| {
        let marker = there.page.called.fill(&numerals.index.text, numerals.numeral);
        line.0.ends_with(&squeezed(&marker))
    };
    let mut sheets = survey.sheets.iter();
    sheets.any(|there| sends_to(there) && there.head(entry.story).is_some())
}

/// Returns what stands on each line of a slot, in reading order.
fn lines(sheet: &Sheet, slot: usize) -> Vec<(String, Rect)> {
    let mut lines: Vec<(String, Rect)> = Vec::new();
    let area = sheet.rect(slot);
    let fixed = sheet.runs.iter().filter(|run| run.source == Source::Fixed);
    for (run, rect) in fixed.map(|run| (run, run.rect)).filter(|(_, rect)| rect.overlaps(area))
    {
        let middle = (rect.y0 + rect.y1) / 2;
        let words = squeezed(&run.ink.text);
        let same = |line: &&mut (String, Rect)| line.1.y0 <= middle && middle <= line.1.y1;
        match lines.iter_mut().find(same) {
            Some(line) => {
                line.0.push_str(&words);
                line.1 = line.1.union(rect);
            }
            None => lines.push((words, rect)),
        }
    }
    lines
}

fn place(sheet: &Sheet, slot: usize, entry: &IndexEntry) -> Rect {
    let title = squeezed(&entry.title.text);
    let lines = lines(sheet, slot).into_iter();
    let mut own = lines.filter(|(words, _)| words.contains(&title)).map(|(_, rect)| rect);
    own.next().unwrap_or(sheet.rect(slot))
}
