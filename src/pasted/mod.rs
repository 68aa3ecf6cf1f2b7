//! What copy brings along from the program in which it was written: signs of Markdown that nothing
//! reads, tags and entities of web pages, headers of mails, characters that nobody sees, and Western
//! marks between Chinese characters.
//!
//! A leaf but for messages: text goes in, places come out, each with what to write instead where that is certain. Which
//! of it is told of an edition is for `lint` to say, `tidy` writes the
//! mends. Nothing here changes words; what is not certain has no mend.
//!
//! - `lines`: signs that take a line or several: headings, rules, tables, fences, bullets, mails;
//! - `inline`: signs inside a line: links, tags, entities, footnotes, fields, characters;
//! - `stars`: signs of emphasis that are left in the copy after it was read;
//! - `western`: marks, `quotes` among them the straight ones, which are paired.

mod entities;
mod inline;
mod lines;
mod quotes;
mod script;
mod stars;
mod western;
mod words;

use std::ops::Range;

use crate::copy::Block;

/// What is left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A heading whose sign is no sign: `##小标题`, `＃＃ 小标题`, an underlined one.
    Heading,
    /// A line of signs alone: `---`, `***`, `+++`.
    Rule,
    /// Signs of bold or dotted words that have no partner, or stand in a head.
    Emphasis,
    /// Words struck out: `~~`.
    Struck,
    /// Words marked: `==`.
    Marked,
    /// Rows of a table.
    Table,
    /// A link with its address.
    Link,
    /// A picture: `![…]`.
    Image,
    /// A tag of HTML.
    Tag,
    /// An entity of HTML.
    Entity,
    /// Code between backticks.
    Code,
    /// A backslash that escapes nothing.
    Backslash,
    /// A footnote: `[^1]`.
    Footnote,
    /// A sign of a list that is read as copy.
    Bullet,
    /// A field of a word processor.
    Field,
    /// The header, the quotation marks or the signature of a mail.
    Mail,
    /// A character that nobody sees.
    Invisible,
    /// A character of nobody's but one face.
    PrivateUse,
    /// What is left where characters were lost.
    Garbled,
    /// A Western mark between or beside Chinese characters.
    Western,
}

impl Kind {
    /// Returns whether it takes lines of its own.
    pub fn takes_lines(self) -> bool {
        use Kind::*;
        matches!(self, Heading | Rule | Table | Code | Bullet | Mail)
    }
}

/// One leftover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
    /// Its line, from 1.
    pub line: usize,
    /// How it is written, cut where it is long.
    pub written: String,
    /// What to write instead, where that is certain.
    pub to: Option<String>,
}

impl Found {
    fn new(kind: Kind, range: Range<usize>) -> Found {
        Found { kind, range, line: 1, written: String::new(), to: None }
    }

    fn mended(kind: Kind, range: Range<usize>, to: impl Into<String>) -> Found {
        Found { to: Some(to.into()), ..Found::new(kind, range) }
    }

    fn shifted(mut self, by: usize) -> Found {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

/// Returns what is left over in the body of a file, in its order; `blocks` are what was read from it.
pub fn of_copy(text: &str, body: Range<usize>, blocks: &[Block]) -> Vec<Found> {
    let copy = &text[body.clone()];
    let mut found = lines::find(copy);
    found.extend(inline::find(copy));
    let mut found: Vec<Found> =
        found.into_iter().map(|found| found.shifted(body.start)).collect();
    for block in blocks {
        let stands = |range: Range<usize>| {
            let file = block.file_range(range.clone());
            // What an entity stands for is not written there.
            let written = text.get(file.clone()) == block.text.get(range);
            let escaped = text[..file.start].ends_with('\\');
            (written && !escaped).then_some(file)
        };
        let of_block = stars::find(&block.text).into_iter().chain(western::find(&block.text));
        found.extend(
            of_block.filter_map(|found| {
                Some(Found { range: stands(found.range.clone())?, ..found })
            }),
        );
    }
    apart(found)
}

/// Most characters of a leftover that are kept for messages.
const QUOTED: usize = 20;

/// Puts what was found in a text in order and notes of each its line and how it is written.
pub fn in_order(text: &str, found: &mut [Found]) {
    found.sort_by_key(|found| found.range.start);
    let (mut line, mut at) = (1, 0);
    for found in found {
        line += text[at..found.range.start].matches('\n').count();
        at = found.range.start;
        found.line = line;
        let words = text[found.range.clone()].trim();
        let first = words.lines().next().unwrap_or_default();
        found.written = first.chars().take(QUOTED).collect();
        if found.written.len() < words.len() {
            found.written.push('…');
        }
    }
}

/// Returns what is left over in words of a head, which know no signs.
pub fn of_words(words: &str) -> Vec<Found> {
    let mut found = inline::find(words);
    found.extend(stars::of_words(words));
    found.extend(western::find(words));
    apart(found)
}

/// Puts what was found in order and takes out what lies inside something else.
fn apart(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| {
        (a.range.start, b.range.end, a.kind).cmp(&(b.range.start, a.range.end, b.kind))
    });
    let mut end = 0;
    found.retain(|found| {
        let free = found.range.start >= end;
        if free {
            end = found.range.end;
        }
        free
    });
    found
}

#[cfg(test)]
mod tests;
