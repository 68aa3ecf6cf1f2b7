//! `report.html`: one page without script or outside asset, to read on a screen or on A4 paper.
//!
//! [`html`] is the table of contents: head with a strip of all pages, findings, each page's picture,
//! stories and their jumps, the form of the issue, sign-off. What it tells is in the report; the
//! composition gives the matter of the pictures only. Every word that comes from a file passes through
//! [`Esc`].

mod chips;
mod escape;
mod findings;
mod form;
mod head;
mod jumps;
mod matter;
mod number;
mod pages;
mod picture;
mod signoff;
mod stories;
mod strip;
mod words;

use escape::{Esc, Href};
use jumps::Jump;
use words::Words;

use super::{FindingEntry, PartEntry, Report, SlotEntry, StoryEntry};
use crate::color::Spot;
use crate::font::Book;
use crate::frame::Composition;

/// Style of the whole page.
const STYLE: &str = include_str!("style.css");

/// Pages up to which an edition lies open; in a longer one the pages without a finding are folded up.
const OPEN: usize = 16;

/// What the page shows beside the report: the matter of the pictures, and the way to the files.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The set pages.
    pub composition: &'a Composition,
    /// The faces they are set in.
    pub book: &'a Book,
    /// The spot inks of the job.
    pub spots: &'a [Spot],
    /// The way from the folder of the page to the one from which the report names files: `../../`.
    pub sources: &'a str,
}

/// Returns the report as a self-contained HTML page.
pub fn html(report: &Report, matter: &Matter) -> String {
    let lang = report.lang;
    let view = View { report, matter, words: words::words(lang), jumps: jumps::all(report) };
    let mut out = String::new();
    head::open(&view, lang, &mut out);
    strip::write(&view, &mut out);
    findings::write(&view, &mut out);
    pages::write(&view, &mut out);
    stories::write(&view, &mut out);
    form::write(&view, lang, &mut out);
    signoff::write(&view, &mut out);
    head::close(&view, &mut out);
    out
}

/// The report with the words to tell it in.
struct View<'a> {
    report: &'a Report,
    matter: &'a Matter<'a>,
    words: &'static Words,
    jumps: Vec<Jump<'a>>,
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

    /// Returns the findings that show on a page with their numbers. What has no page shows on the first
    /// one, as on the proof.
    fn findings_on(&self, page: u32) -> impl Iterator<Item = (usize, &'a FindingEntry)> {
        let first = self.report.pages.first().map(|page| page.number);
        let all = self.report.findings.iter().enumerate();
        let here = all.filter(move |(_, finding)| finding.page.or(first) == Some(page));
        here.map(|(at, finding)| (at + 1, finding))
    }

    /// Returns whether a finding shows on a page, so that a link can lead there.
    fn shows(&self, finding: &FindingEntry) -> bool {
        let mut pages = self.report.pages.iter();
        finding.page.map_or(!self.report.pages.is_empty(), |number| {
            pages.any(|page| page.number == number)
        })
    }

    /// Returns what a page is called, with its label made safe for markup.
    fn page(&self, number: u32) -> String {
        Esc(&self.words.page(&self.report.called(number))).to_string()
    }

    /// Returns what a page is called where room is short, as plain text.
    fn page_short(&self, number: u32) -> String {
        self.words.page_short(&self.report.called(number))
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
