//! Stories whose copy is not there yet: a head and a length in the issue file keep their room.

use super::check::Keys;
use super::raw::{StoryHead, StoryPlacement};
use super::story::StoryFile;
use super::title_marks;
use crate::copy;
use crate::diag::{Sink, SourceId};
use crate::terms::Paragraphs;

/// Returns the story of a dummy; its copy is filler of the length that is planned, none for an
/// advertisement of no length.
pub(super) fn story(
    raw: &StoryPlacement,
    source: SourceId,
    sink: &mut Sink,
) -> Option<StoryFile> {
    let title = raw.title.clone()?;
    let heads = [&raw.kicker, &raw.deck].into_iter().flatten();
    for words in std::iter::once(&title).chain(heads) {
        title_marks::check(words, source, sink);
    }
    let blocks = raw
        .length
        .as_ref()
        .map_or_else(Vec::new, |length| copy::filler(length.value, length.range.clone()));
    Some(StoryFile {
        id: String::new(),
        file: String::new(),
        folder: Default::default(),
        source,
        head: StoryHead {
            kicker: raw.kicker.clone(),
            title,
            deck: raw.deck.clone(),
            byline: raw.byline.clone(),
            ..StoryHead::default()
        },
        keys: Keys::default(),
        blocks,
        leftovers: Vec::new(),
        paragraphs: Paragraphs::default(),
        dummy: true,
        page: 0,
        placement: 0,
    })
}
