//! Stories whose copy is not there yet: a head and a length in the issue file keep their room.

use super::raw::{IssueFile, Page, StoryHead, StoryPlacement};
use super::{Story, load, story};
use crate::copy;
use crate::diag::{Sink, SourceId};

/// Returns the id of a story: the stem of its file; of a dummy its page and slot (`p1-lead`), with a number
/// behind it from the second one in a slot on.
pub(super) fn id(pages: &[Page], page: usize, placement: usize) -> String {
    let Some(own) = pages.get(page).and_then(|page| page.stories.get(placement)) else {
        return String::new();
    };
    if let Some(file) = &own.file {
        return load::id(&file.value);
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
pub(super) fn ids(file: &IssueFile) -> Vec<String> {
    let pages = &file.pages;
    let on_page = |page: usize| (0..pages[page].stories.len()).map(move |at| (page, at));
    (0..pages.len()).flat_map(on_page).map(|(page, at)| id(pages, page, at)).collect()
}

/// Returns the story of a dummy; its copy is filler of the length that is planned, none for an advertisement
/// of no length.
pub(super) fn story(raw: &StoryPlacement, source: SourceId, sink: &mut Sink) -> Option<Story> {
    let title = raw.title.clone()?;
    let heads = [&raw.kicker, &raw.deck].into_iter().flatten();
    for words in std::iter::once(&title).chain(heads) {
        story::braces(words, source, sink);
    }
    let blocks = raw
        .length
        .as_ref()
        .map_or_else(Vec::new, |length| copy::filler(length.value, length.range.clone()));
    Some(Story {
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
        blocks,
        dummy: true,
        page: 0,
        placement: 0,
    })
}
