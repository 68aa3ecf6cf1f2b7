//! An entry of the index that sends the reader to a page where the story does not stand (newspaper.md §2
//! and §5): judged by the line that is printed and by the heads that are.

use super::finding;
use super::survey::{Sheet, Survey, squeezed};
use crate::edition::{Content, IndexEntry};
use crate::frame::{Finding, Tag};
use crate::geom::Rect;
use crate::ids::SlotId;
use crate::ids::{PageId, StoryId};
use crate::rules::Code;
use crate::text;

/// Judges the entries of each index.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for (at, slot) in sheet.page.named() {
            let Content::Index(entries) = &*slot.holds else { continue };
            let stays = |entry: &&IndexEntry| !survey.plan.out.contains(&entry.story);
            let faults =
                entries.iter().filter(stays).filter(|entry| !leads(survey, sheet, at, entry));
            found.extend(faults.map(|entry| {
                let (number, title) = (&sheet.page.given.called, &entry.title.text);
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
                Finding {
                    story: Some(entry.story),
                    ..finding(Code::IndexTarget, sheet, Some(at), place(sheet, at, entry), words)
                }
            }));
        }
    }
    found
}

/// Returns whether the page that is printed for an entry has the head of its story. An entry that finds
/// no room in the slot is told as `index-too-long`.
fn leads(survey: &Survey, sheet: &Sheet, slot: SlotId, entry: &IndexEntry) -> bool {
    let Some(line) = Line::of(sheet, slot, entry.story) else { return true };
    let Some(there) = survey.sheets.get(line.page.0) else { return false };
    let numerals = &survey.edition.numerals;
    let marker = there.page.given.called.fill(&numerals.index.text, numerals.numeral);
    line.words.ends_with(&squeezed(&marker)) && there.head(entry.story).is_some()
}

/// What is printed of an entry.
struct Line {
    words: String,
    rect: Rect,
    /// The page to which it sends the reader.
    page: PageId,
}

impl Line {
    /// Returns the line of an entry; `None` where it finds no room.
    fn of(sheet: &Sheet, slot: SlotId, entry: StoryId) -> Option<Line> {
        let mut line: Option<Line> = None;
        for run in sheet.runs_in(slot) {
            let Tag::Entry { story, page } = run.tag else { continue };
            if story == entry {
                let fresh = || Line { words: String::new(), rect: run.rect, page };
                let line = line.get_or_insert_with(fresh);
                line.words.push_str(&squeezed(&run.ink.text));
                line.rect = line.rect.union(run.rect);
            }
        }
        line
    }
}

fn place(sheet: &Sheet, slot: SlotId, entry: &IndexEntry) -> Rect {
    Line::of(sheet, slot, entry.story).map_or(sheet.rect(slot), |line| line.rect)
}
