//! Writes one block: its characters, which of them nobody typed, and where they stand in the file.

use std::ops::Range;

use super::prepare::Prepared;
use crate::copy::{Block, BlockKind};

/// A block under way.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    prepared: &'a Prepared,
    block: Block,
    /// Characters of the text so far.
    chars: u32,
    /// Bytes of the text at which open bold words began.
    bold: Vec<usize>,
    /// Byte of the file of a line end whose effect depends on the next character.
    pending: Option<u32>,
    /// Whether a line end was kept.
    has_lines: bool,
}

impl<'a> Writer<'a> {
    /// Begins a block that takes `range` of the prepared text.
    pub(super) fn new(prepared: &'a Prepared, kind: BlockKind, range: Range<usize>) -> Self {
        let range = prepared.file_range(range);
        let block = Block { kind, range, ..Block::default() };
        Writer { prepared, block, chars: 0, bold: Vec::new(), pending: None, has_lines: false }
    }

    /// Writes what the author typed in `range` of the prepared text.
    pub(super) fn slice(&mut self, range: Range<usize>) {
        let start = range.start;
        for (offset, c) in self.prepared.text[range].char_indices() {
            let Some(file) = self.prepared.typed(start + offset) else {
                continue;
            };
            match c {
                '\n' => self.pending = Some(file),
                _ => self.typed(c, file),
            }
        }
    }

    /// Writes what an entity at byte `at` of the prepared text stands for.
    pub(super) fn entity(&mut self, words: &str, at: usize) {
        let file = self.prepared.typed(at).unwrap_or_default();
        for c in words.chars() {
            self.typed(c, file);
        }
    }

    /// Takes note of a line end inside a paragraph.
    pub(super) fn soft_break(&mut self, at: usize) {
        self.pending = self.prepared.typed(at);
    }

    /// Ends a line of verse.
    pub(super) fn hard_break(&mut self, at: usize) {
        let file = self.prepared.typed(at).unwrap_or_default();
        self.add('\n', file);
        self.has_lines = true;
    }

    /// Begins bold words.
    pub(super) fn start_bold(&mut self) {
        self.bold.push(self.block.text.len());
    }

    /// Ends bold words.
    pub(super) fn end_bold(&mut self) {
        let end = self.block.text.len();
        if let Some(start) = self.bold.pop()
            && start < end
            && self.bold.is_empty()
        {
            self.block.bold.push(start..end);
        }
    }

    /// Returns the block, or `None` when there is nothing in it.
    pub(super) fn finish(self) -> Option<Block> {
        let mut block = self.block;
        if self.has_lines && block.kind == BlockKind::Paragraph {
            block.kind = BlockKind::Verse;
        }
        (!block.text.is_empty()).then_some(block)
    }

    fn typed(&mut self, c: char, file: u32) {
        let before = self.block.text.chars().next_back();
        if let Some(line_end) = self.pending.take()
            && before.is_some_and(is_western)
            && is_western(c)
        {
            self.add(' ', line_end);
        }
        self.push(c, file);
    }

    /// Writes a character that nobody typed.
    fn add(&mut self, c: char, file: u32) {
        self.block.added.push(self.chars);
        self.push(c, file);
    }

    fn push(&mut self, c: char, file: u32) {
        let at = self.block.text.len() as u32;
        let goes_on =
            self.block.places.last().is_some_and(|(text, place)| place + (at - text) == file);
        if !goes_on {
            self.block.places.push((at, file));
        }
        self.block.text.push(c);
        self.chars += 1;
    }
}

/// Whether a line end beside this character is a space between words.
fn is_western(c: char) -> bool {
    c.is_ascii_graphic() || (c.is_alphanumeric() && c < '\u{1100}')
}
