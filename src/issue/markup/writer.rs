//! Writes one block: its characters, which of them nobody typed, and where they stand in the
//! file.

use std::ops::Range;

use super::prepare::Prepared;
use crate::copy::{Block, BlockKind, Look};
use crate::han;

/// A block under way.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    prepared: &'a Prepared,
    block: Block,
    /// Characters of the text so far.
    chars: u32,
    /// How many marks of each look are open: bold, dotted, raised, lowered, meant.
    open: [u32; 5],
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
        Writer { prepared, block, chars: 0, open: [0; 5], pending: None, has_lines: false }
    }

    /// Writes what the author typed in `range` of the prepared text.
    pub(super) fn slice(&mut self, range: Range<usize>) {
        let start = range.start;
        let text = &self.prepared.text[range];
        for (offset, c) in text.char_indices() {
            let Some(file) = self.prepared.typed(start + offset) else {
                continue;
            };
            match c {
                '\n' => self.pending = Some(file),
                // Every other `^` and `~` was escaped when the copy was prepared.
                '^' | '~' if !self.prepared.text[..start + offset].ends_with('\\') => {
                    self.turn(if c == '^' { Sign::Raised } else { Sign::Lowered });
                }
                '{' if means(&text[offset + 1..]) => self.start(Sign::Meant),
                '}' if self.open[Sign::Meant as usize] > 0 => self.end(Sign::Meant),
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

    /// Says that the block is a list of names, if nothing else it is.
    pub(super) fn lists_names(&mut self) {
        if self.block.kind == BlockKind::Paragraph {
            self.block.kind = BlockKind::Names;
        }
    }

    /// Begins words of a look.
    pub(super) fn start(&mut self, look: Sign) {
        self.open[look as usize] += 1;
    }

    /// Begins or ends words of a look whose sign is the same for both.
    fn turn(&mut self, look: Sign) {
        let open = &mut self.open[look as usize];
        *open = 1 - (*open).min(1);
    }

    /// Ends words of a look.
    pub(super) fn end(&mut self, look: Sign) {
        let open = &mut self.open[look as usize];
        *open = open.saturating_sub(1);
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
        if let Some(line_end) = self.pending.take() {
            if self.block.kind == BlockKind::Names {
                self.add('\u{3000}', line_end);
            } else if before.is_some_and(is_western) && is_western(c) {
                self.add(' ', line_end);
            }
        }
        self.push(c, file);
    }

    /// Writes a character that nobody typed.
    fn add(&mut self, c: char, file: u32) {
        self.block.added.push(self.chars);
        self.push(c, file);
    }

    /// Notes the look of the character at byte `at`, the last one.
    fn dress(&mut self, at: usize) {
        let [bold, dotted, raised, lowered, meant] = self.open.map(|open| open > 0);
        let look = Look { bold, dotted, raised, lowered, meant };
        let end = self.block.text.len();
        match self.block.looks.last_mut() {
            _ if look == Look::default() => {}
            Some((range, before)) if range.end == at && *before == look => range.end = end,
            _ => self.block.looks.push((at..end, look)),
        }
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
        self.dress(at as usize);
    }
}

/// A sign that changes the look of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Bold,
    Dotted,
    Raised,
    Lowered,
    Meant,
}

/// Returns whether a brace before `rest` opens words whose traditional characters are meant (`{龍泉}`); any
/// other brace prints.
fn means(rest: &str) -> bool {
    let Some((words, _)) = rest.split_once('}') else { return false };
    !words.contains(['{', '\n']) && words.chars().any(|c| han::simplified(c).is_some())
}

/// Whether a line end beside this character is a space between words.
fn is_western(c: char) -> bool {
    c.is_ascii_graphic() || (c.is_alphanumeric() && c < '\u{1100}')
}
