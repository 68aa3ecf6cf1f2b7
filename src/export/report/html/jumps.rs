//! The jumps of an edition: where a story leaves a page and where it goes on.

use crate::export::report::{PartEntry, Report, StoryEntry};

/// One jump.
pub(super) struct Jump<'a> {
    /// Counts the jumps, from 1.
    pub(super) number: usize,
    /// The story that jumps.
    pub(super) story: &'a StoryEntry,
    /// The part with the jump line.
    pub(super) from: &'a PartEntry,
    /// The page on which it goes on.
    pub(super) page: u32,
    /// The part that goes on there, unless nothing of it found a place.
    pub(super) to: Option<&'a PartEntry>,
}

/// Returns all jumps, story by story.
pub(super) fn all(report: &Report) -> Vec<Jump<'_>> {
    let mut jumps = Vec::new();
    for story in &report.stories {
        for (at, from) in story.parts.iter().enumerate() {
            let Some(page) = from.continues_to else { continue };
            let to = story.parts[at + 1..].iter().find(|part| part.page == page);
            jumps.push(Jump { number: jumps.len() + 1, story, from, page, to });
        }
    }
    jumps
}
