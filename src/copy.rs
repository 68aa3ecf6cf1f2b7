//! The copy of a story as blocks: paragraphs, subheads, quotations, pull quotes, verse.
//!
//! The issue reads it from Markdown, layout sets it; both count its characters here.

mod lists;
mod names;

pub use lists::{ListNumber, list_number};
pub use names::{Name, names};

use std::ops::Range;

/// One block of a story's body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its characters without Markdown signs; `\n` is a line end that the author typed in verse.
    pub text: String,
    /// Bytes of `text` that do not look like the rest, in order and apart from one another.
    pub looks: Vec<(Range<usize>, Look)>,
    /// Characters of `text`, counted from its start, that nobody typed and nothing counts: line
    /// ends of verse, and the space that joins two lines of Western words.
    pub added: Vec<u32>,
    /// For every byte range of `text`, where it stands in the file: pairs of (byte of `text`, byte
    /// of the file), ascending.
    pub places: Vec<(u32, u32)>,
    /// Bytes of the file.
    pub range: Range<usize>,
}

/// How characters look that the author marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold (`**`).
    pub bold: bool,
    /// Dotted (着重号, `*`; GB/T 15834 5.2.5).
    pub dotted: bool,
    /// Small and raised (`m^2^`).
    pub raised: bool,
    /// Written as it is meant (`{龍泉}`), traditional characters and all.
    pub meant: bool,
    /// Small and lowered (`H~2~O`).
    pub lowered: bool,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading inside the copy, of any level.
    Subhead,
    /// A quotation (`>`).
    Quote,
    /// A pull quote (`>>`): it repeats copy, so that nothing of it counts and it can be left out.
    Pull,
    /// Lines that keep their ends.
    Verse,
    /// An item of a list without numbers; its sign is drawn, not set.
    Item,
    /// A list of names, set in whole cells.
    Names,
}

/// Characters of an average paragraph of news copy: 122 in the sample edition.
pub const PARAGRAPH: u32 = 120;

/// Returns copy of `chars` characters that says nothing: paragraphs of average length, all of
/// Han. The beginning of long filler is short filler. `range` is the place of what asks for it.
pub fn filler(chars: u32, range: Range<usize>) -> Vec<Block> {
    let count = chars.div_ceil(PARAGRAPH);
    let paragraph = |at: u32| Block {
        text: "文".repeat((chars - at * PARAGRAPH).min(PARAGRAPH) as usize),
        range: range.clone(),
        ..Block::default()
    };
    (0..count).map(paragraph).collect()
}

/// Returns whether a character is one that no editor shows and no face has.
pub fn is_stray(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// Returns whether a character only chooses a form of the one before it (Unicode 23.4).
pub fn is_variation(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

impl Block {
    /// Returns the block cut after so many characters that count.
    #[must_use]
    pub fn first(&self, chars: u32) -> Block {
        let bytes = self.byte_of_char(chars);
        let mut block = self.clone();
        block.text.truncate(bytes);
        let left = block.text.chars().count() as u32;
        block.added.retain(|added| *added < left);
        block.looks.retain(|(range, _)| range.start < bytes);
        for (range, _) in &mut block.looks {
            range.end = range.end.min(bytes);
        }
        block
    }

    /// Returns how many characters of the block count as copy: those that the author typed, but
    /// none of a pull quote.
    pub fn chars(&self) -> u32 {
        if self.kind == BlockKind::Pull { 0 } else { self.typed() }
    }

    /// Returns how many characters the author typed.
    pub fn typed(&self) -> u32 {
        self.text.chars().count() as u32 - self.added.len() as u32
    }

    /// Returns the bytes of the words whose traditional characters are meant.
    pub fn meant(&self) -> impl Iterator<Item = Range<usize>> {
        let meant = self.looks.iter().filter(|(_, look)| look.meant);
        meant.map(|(range, _)| range.clone())
    }

    /// Returns the bytes of its dotted words.
    pub fn dotted(&self) -> impl Iterator<Item = Range<usize>> {
        let dotted = self.looks.iter().filter(|(_, look)| look.dotted);
        dotted.map(|(range, _)| range.clone())
    }

    /// Returns how many typed characters stand before byte `byte` of the text.
    pub fn chars_before(&self, byte: usize) -> u32 {
        let all = self.text[..byte].chars().count() as u32;
        all - self.added.partition_point(|added| *added < all) as u32
    }

    /// Returns the byte of the text at which its counted character `index` stands.
    pub fn byte_of_char(&self, index: u32) -> usize {
        let counted =
            |at: &(usize, (usize, char))| self.added.binary_search(&(at.0 as u32)).is_err();
        let mut chars = self.text.char_indices().enumerate().filter(counted);
        chars.nth(index as usize).map_or(self.text.len(), |(_, (byte, _))| byte)
    }

    /// Returns where bytes of the text stand in the file; all of what it is made from where it
    /// is not written out there.
    pub fn file_range(&self, bytes: Range<usize>) -> Range<usize> {
        if self.places.is_empty() || bytes.is_empty() {
            return self.range.clone();
        }
        self.file_byte(bytes.start)..self.file_byte(bytes.end - 1) + 1
    }

    /// Returns the byte of the file at which byte `byte` of the text stands.
    pub fn file_byte(&self, byte: usize) -> usize {
        let byte = byte as u32;
        match self.places.partition_point(|(text, _)| *text <= byte) {
            0 => self.range.start,
            after => {
                let (text, file) = self.places[after - 1];
                (file + (byte - text)) as usize
            }
        }
    }
}
