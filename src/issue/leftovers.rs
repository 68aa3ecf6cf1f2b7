//! What other programs left in a story file, in its head and in its body, each at its bytes.

use std::ops::Range;

use super::raw::StoryHead;
use crate::copy::Block;
use crate::diag::Spanned;
use crate::pasted::{self, Found};

/// Returns what is left over in a story: `body` is where its body stands in the text.
pub(super) fn of_story(
    text: &str,
    head: Option<&StoryHead>,
    body: Range<usize>,
    blocks: &[Block],
) -> Vec<Found> {
    let mut found = pasted::of_copy(text, body, blocks);
    let words = head.into_iter().flat_map(words);
    found.extend(words.flat_map(|words| of_value(text, words)));
    pasted::in_order(text, &mut found);
    found
}

/// Returns the words of a head that are printed.
fn words(head: &StoryHead) -> impl Iterator<Item = &Spanned<String>> {
    let keys = [
        &head.kicker,
        &head.short_title,
        &head.deck,
        &head.summary,
        &head.dateline,
        &head.byline,
        &head.credit,
    ];
    let photos = head.photos.iter().flat_map(|photo| [&photo.caption, &photo.credit]);
    std::iter::once(&head.title).chain(keys.into_iter().chain(photos).flatten())
}

/// Returns what is left over in a value of TOML; a mend is what is written in the file.
fn of_value(text: &str, words: &Spanned<String>) -> Vec<Found> {
    let raw = text.get(words.range.clone()).unwrap_or_default();
    let written = Written::of(raw).filter(|written| written.value == words.value);
    let found = pasted::of_words(&words.value).into_iter();
    let found = found.map(|found| match &written {
        Some(written) => {
            let range = written.range(&found.range);
            let range = range.start + words.range.start..range.end + words.range.start;
            let to = found.to.as_deref().and_then(|to| written.quoted(to));
            Found { range, to, ..found }
        }
        // A value over several lines: its place is where it begins.
        None => Found { range: words.range.clone(), to: None, ..found },
    });
    found.collect()
}

/// A string of TOML on one line.
struct Written {
    /// What it says.
    value: String,
    /// For each byte of what it says, the byte at which that character is written; one more for
    /// the end.
    at: Vec<usize>,
    /// Its quotation mark.
    quote: char,
}

impl Written {
    fn of(raw: &str) -> Option<Written> {
        let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let triple: String = [quote; 3].iter().collect();
        let inside = raw.strip_prefix(quote)?.strip_suffix(quote)?;
        if raw.starts_with(&triple) {
            return None;
        }
        let mut written = Written { value: String::new(), at: Vec::new(), quote };
        let mut rest = inside;
        while let Some(c) = rest.chars().next() {
            let (c, taken) = match c == '\\' && quote == '"' {
                true => escaped(&rest[1..])?,
                false => (c, c.len_utf8()),
            };
            let at = 1 + inside.len() - rest.len();
            written.value.push(c);
            written.at.extend(std::iter::repeat_n(at, c.len_utf8()));
            rest = &rest[taken..];
        }
        written.at.push(1 + inside.len());
        Some(written)
    }

    /// Returns where bytes of what it says are written.
    fn range(&self, value: &Range<usize>) -> Range<usize> {
        self.at[value.start]..self.at[value.end]
    }

    /// Returns words as they are written inside it; a line end has no place there.
    fn quoted(&self, words: &str) -> Option<String> {
        match self.quote {
            _ if words.contains('\n') => None,
            '"' => Some(words.replace('\\', "\\\\").replace('"', "\\\"")),
            quote => Some(words.to_owned()).filter(|words| !words.contains(quote)),
        }
    }
}

/// Returns the character that an escape stands for, and the bytes that it takes with its `\`.
fn escaped(rest: &str) -> Option<(char, usize)> {
    let c = rest.chars().next()?;
    let hex = |digits: usize| {
        let code = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
        Some((char::from_u32(code)?, digits + 2))
    };
    match c {
        'u' => hex(4),
        'U' => hex(8),
        'x' => hex(2),
        't' => Some(('\t', 2)),
        'n' => Some(('\n', 2)),
        'r' => Some(('\r', 2)),
        '"' | '\\' => Some((c, 2)),
        _ => None,
    }
}
