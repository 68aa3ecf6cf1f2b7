//! `report.html`: one page without script or outside asset, to read on a screen or on A4 paper.
//!
//! [`html`] is the table of contents: head, findings, each page with its outline, stories and their
//! jumps, the form of the issue, sign-off. Every word that comes from a file passes through [`Esc`].

mod escape;
mod findings;
mod form;
mod head;
mod outline;
mod pages;
mod stories;
mod words;

use escape::Esc;
use words::Words;

use super::{FindingEntry, PartEntry, Report, SlotEntry, StoryEntry};
use crate::diag::Lang;

/// Style of the whole page.
const STYLE: &str = include_str!("style.css");

/// Returns the report as a self-contained HTML page.
pub fn html(report: &Report) -> String {
    let lang = if report.lang == "en" { Lang::En } else { Lang::Zh };
    let view = View { report, words: words::words(lang) };
    let mut out = String::new();
    head::open(&view, lang, &mut out);
    findings::write(&view, &mut out);
    pages::write(&view, &mut out);
    stories::write(&view, &mut out);
    form::write(&view, lang, &mut out);
    head::close(&view, &mut out);
    out
}

/// The report with the words to tell it in.
struct View<'a> {
    report: &'a Report,
    words: &'static Words,
}

impl<'a> View<'a> {
    /// Returns the stories of which something stands in a slot, or should: the slot's own where it
    /// names one, else all that have a part there.
    fn stories_in(
        &self,
        page: u32,
        slot: &'a SlotEntry,
    ) -> impl Iterator<Item = &'a StoryEntry> {
        self.report.stories.iter().filter(move |story| match &slot.story {
            Some(id) => *id == story.id,
            None => story.parts.iter().any(|part| is_in(part, page, slot)),
        })
    }

    /// Returns the parts of these stories that stand in the slot.
    fn parts_in(&self, page: u32, slot: &'a SlotEntry) -> impl Iterator<Item = &'a PartEntry> {
        let parts = self.stories_in(page, slot).flat_map(|story| &story.parts);
        parts.filter(move |part| is_in(part, page, slot))
    }

    /// Returns the overset characters that are counted at this slot: at the last place of a story.
    fn overset_in(&self, page: u32, slot: &'a SlotEntry) -> u32 {
        let ends = |story: &&StoryEntry| {
            let last = story.parts.last();
            last.is_none_or(|part| is_in(part, page, slot))
        };
        let over = self.stories_in(page, slot).filter(ends);
        over.map(|story| story.chars.overset).sum()
    }

    /// Returns the free lines of a slot, and whether a finding speaks of the slot.
    fn free_in(&self, page: u32, slot: &SlotEntry) -> (u32, bool) {
        let free = slot.lines.map_or(0, |lines| lines.capacity.saturating_sub(lines.used));
        let noted = |finding: &FindingEntry| {
            finding.page == Some(page) && finding.slot.as_ref() == Some(&slot.slot)
        };
        (free, self.report.findings.iter().any(noted))
    }

    /// Returns the headline of a story, for places that know its id only.
    fn headline(&self, id: &'a str) -> &'a str {
        let story = self.report.stories.iter().find(|story| story.id == id);
        story.map_or(id, |story| &story.headline)
    }
}

/// Returns whether a part stands in a slot of page `page`.
fn is_in(part: &PartEntry, page: u32, slot: &SlotEntry) -> bool {
    part.page == page && part.slot == slot.slot
}

/// Returns a count with the digits in groups of three.
fn grouped(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn groups_digits_by_three() {
        let shown = [7, 512, 1100, 12_000, 1_234_567].map(super::grouped);
        assert_eq!(shown, ["7", "512", "1,100", "12,000", "1,234,567"]);
    }
}
