//! By what an issue file and what stands in it are called: the day, and the ids of stories.

use std::path::Path;

use super::raw::{IssueFile, Page};
use crate::calendar::Date;

/// Returns the day of an edition, if the calendar has it.
pub(super) fn date(file: &IssueFile) -> Option<Date> {
    let day = file.edition.date.value.date?;
    // The calendar has no year 0.
    Date::new(i32::from(day.year), day.month, day.day).filter(|day| day.year > 0)
}

/// Returns the stem of a file: the id of the story in it.
pub(super) fn stem(file: &str) -> String {
    let stem = Path::new(file).file_stem();
    stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Returns the id of a story: the stem of its file; of a dummy its page and slot (`p1-lead`),
/// with a number behind it from the second one in a slot on.
pub(super) fn story(pages: &[Page], page: usize, placement: usize) -> String {
    let Some(own) = pages.get(page).and_then(|page| page.stories.get(placement)) else {
        return String::new();
    };
    if let Some(file) = &own.file {
        return stem(&file.value);
    }
    let slot = own.slot.value.as_str();
    let before = pages[page].stories[..placement].iter();
    let before = before.filter(|other| other.file.is_none() && other.slot.value == slot);
    let page = page + 1;
    match before.count() {
        0 => format!("p{page}-{slot}"),
        count => format!("p{page}-{slot}-{}", count + 1),
    }
}

/// Returns the ids of all stories of an issue.
pub(super) fn stories(file: &IssueFile) -> Vec<String> {
    let pages = &file.pages;
    let on_page = |page: usize| (0..pages[page].stories.len()).map(move |at| (page, at));
    (0..pages.len()).flat_map(on_page).map(|(page, at)| story(pages, page, at)).collect()
}
