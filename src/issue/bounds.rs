//! Bounds on what the files of an edition hold, before anything is done with it.
//!
//! What is beyond them is no newspaper, and would take more time and memory than a desk has: the
//! limits say how much ([`crate::limits`]).

use std::collections::BTreeMap;
use std::ops::Range;

use super::check::Checked;
use super::raw::{IssueFile, Layout};
use super::story::StoryFile;
use super::too_much::{most, too_much};
use crate::copy::Block;
use crate::diag::{Diagnostic, Sink, SourceId, Span};
use crate::limits;
use crate::rules::Code;
use crate::text;

/// Returns whether an issue file names no more than a run takes; what is beyond is told.
pub(super) fn issue(file: &Checked<IssueFile>, sink: &mut Sink) -> bool {
    let pages = &file.value.pages;
    let at = |range: &Range<usize>| file.source.span(range.clone());
    let mut within = true;
    if let Some(page) = pages.get(limits::PAGES.count()) {
        let count = pages.len();
        let message = text!("版面太多：{count}", "there are too many pages: {count}");
        let fault = Diagnostic::new(Code::TooManyPages, at(&page.name.range), message);
        sink.push(fault.hint(most(&limits::PAGES)));
        within = false;
    }
    let fillers = &file.value.fillers;
    let stories = pages.iter().flat_map(|page| &page.stories).map(|story| &story.slot.range);
    let briefs = fillers.iter().filter_map(|filler| Some(&filler.file.as_ref()?.range));
    let stories = stories.chain(briefs);
    if let Some(story) = stories.clone().nth(limits::STORIES.count()) {
        let count = stories.count();
        let message = text!("稿件太多：{count} 篇", "there are too many stories: {count}");
        sink.push(too_much(at(story), message, &limits::STORIES));
        within = false;
    }
    let photos = pages.iter().flat_map(|page| &page.photos).map(|photo| &photo.slot.range);
    let pictures = fillers.iter().flat_map(|filler| filler.pictures()).map(|file| &file.range);
    let photos = photos.chain(pictures);
    if let Some(photo) = photos.clone().nth(limits::PHOTOS.count()) {
        let count = photos.count();
        let message = text!("图片太多：{count} 张", "there are too many photographs: {count}");
        sink.push(too_much(at(photo), message, &limits::PHOTOS));
        within = false;
    }
    for page in pages {
        if let Some(name) = page.or.get(limits::LAYOUTS.count() - 1) {
            let count = page.or.len() + 1;
            let message = text!(
                "一版的版式太多：{count} 个",
                "there are too many layouts for a page: {count}"
            );
            sink.push(too_much(at(&name.range), message, &limits::LAYOUTS));
            within = false;
        }
    }
    within
}

/// Returns whether a layout has no more slots, nor deeper ones, than a run takes; what is beyond is
/// told.
pub(super) fn layout(layout: &Checked<Layout>, sink: &mut Sink) -> bool {
    let slots = &layout.value.slots;
    if let Some(slot) = slots.get(limits::SLOTS.count()) {
        let count = slots.len();
        let message = text!("版位太多：{count} 个", "there are too many slots: {count}");
        let span = layout.source.span(slot.name.range.clone());
        sink.push(too_much(span, message, &limits::SLOTS));
        return false;
    }
    // A slot stands inside one before it, or in none that counts.
    let mut depths: BTreeMap<&str, u64> = BTreeMap::new();
    for slot in slots {
        let outer = slot.within.as_ref().and_then(|outer| depths.get(outer.value.as_str()));
        let depth = outer.map_or(0, |depth| depth + 1);
        depths.entry(&slot.name.value).or_insert(depth);
        if depth > limits::NESTING.value {
            let name = &slot.name.value;
            let message = text!(
                "版位 `{name}` 套在 {depth} 层版位里",
                "the slot `{name}` stands inside {depth} others"
            );
            let span = layout.source.span(slot.name.range.clone());
            sink.push(too_much(span, message, &limits::NESTING));
            return false;
        }
    }
    true
}

/// Returns whether no paragraph of a body is longer than a run takes; those that are are told.
pub(super) fn paragraphs(blocks: &[Block], source: SourceId, sink: &mut Sink) -> bool {
    let long = blocks.iter().find(|block| u64::from(block.typed()) > limits::PARAGRAPH.value);
    let Some(block) = long else { return true };
    let count = block.typed();
    let message = text!("一段有 {count} 字", "a paragraph has {count} characters");
    let start = block.range.start;
    sink.push(too_much(source.span(start..start), message, &limits::PARAGRAPH));
    false
}

/// The copy of an edition so far.
#[derive(Debug, Default)]
pub(super) struct Sum {
    characters: u64,
    paragraphs: u64,
}

impl Sum {
    /// Returns whether there is room for no more.
    pub(super) fn is_full(&self) -> bool {
        self.characters > limits::CHARACTERS.value || self.paragraphs > limits::PARAGRAPHS.value
    }

    /// Adds a story that is named at `span`; returns whether the edition still takes it. The first that
    /// it does not take is told.
    pub(super) fn takes(&mut self, story: &StoryFile, span: Span, sink: &mut Sink) -> bool {
        self.characters +=
            story.blocks.iter().map(|block| u64::from(block.typed())).sum::<u64>();
        self.paragraphs += story.blocks.len() as u64;
        if self.characters > limits::CHARACTERS.value {
            let count = self.characters;
            let message = text!(
                "到这一篇为止，稿件共有 {count} 字",
                "with this story the copy has {count} characters"
            );
            sink.push(too_much(span, message, &limits::CHARACTERS));
        } else if self.paragraphs > limits::PARAGRAPHS.value {
            let count = self.paragraphs;
            let message = text!(
                "到这一篇为止，稿件共有 {count} 段",
                "with this story the copy has {count} paragraphs"
            );
            sink.push(too_much(span, message, &limits::PARAGRAPHS));
        }
        !self.is_full()
    }
}
