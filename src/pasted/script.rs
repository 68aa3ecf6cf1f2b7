//! What is Chinese and what is Western, and which words are addresses.

use std::ops::Range;

/// To which script a character belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// A Chinese character or mark.
    Chinese,
    /// A letter, a figure or a sign that stands with them.
    Western,
    /// A blank, a quotation mark, a bracket, a stop: of the script beside it.
    Neutral,
}

/// Returns whether a character is Han.
pub(super) fn is_han(c: char) -> bool {
    matches!(c,
        '〇' | '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Returns the script of a character.
pub(super) fn script(c: char) -> Script {
    let is_wide_mark = matches!(c,
        '\u{3001}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '…' | '—');
    if is_han(c) || is_wide_mark {
        Script::Chinese
    } else if c.is_alphanumeric() || "%$#@&+/=_°℃‰¥£€~^\\".contains(c) {
        Script::Western
    } else {
        Script::Neutral
    }
}

/// Characters within which a mark looks for words beside it; nothing that people write parts them
/// further, and what others write takes no time.
const NEAR: usize = 200;

/// A text as its characters with their bytes.
pub(super) struct Chars<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its characters.
    all: Vec<(usize, char)>,
    /// Of each whether it is part of an address or an entity.
    closed: Vec<bool>,
    /// Han characters before each, and of all.
    han: Vec<usize>,
}

impl<'a> Chars<'a> {
    pub(super) fn new(text: &'a str) -> Chars<'a> {
        let all: Vec<(usize, char)> = text.char_indices().collect();
        let entities = super::entities::find(text).into_iter().map(|(range, _)| range);
        let mut closed = vec![false; all.len()];
        for range in addresses(text).into_iter().chain(entities) {
            let at = |byte: usize| all.partition_point(|(start, _)| *start < byte);
            closed[at(range.start)..at(range.end)].fill(true);
        }
        let mut count = 0;
        let mut han = vec![0];
        han.extend(all.iter().map(|(_, c)| {
            count += usize::from(is_han(*c));
            count
        }));
        Chars { text, all, closed, han }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns the character at an index; neither before the text nor behind it.
    pub(super) fn at(&self, index: Option<usize>) -> Option<char> {
        self.all.get(index?).map(|(_, c)| *c)
    }

    /// Returns the byte of a character, of one behind the last the length of the text.
    pub(super) fn byte(&self, index: usize) -> usize {
        self.all.get(index).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// Returns whether a character is part of an address or an entity.
    pub(super) fn is_closed(&self, index: usize) -> bool {
        self.closed.get(index).is_some_and(|closed| *closed)
    }

    /// Returns whether Han characters stand among these.
    pub(super) fn has_han(&self, start: usize, end: usize) -> bool {
        self.han[start] < self.han[end]
    }

    /// Returns how often a character stands there one behind the other.
    pub(super) fn run(&self, index: usize) -> usize {
        let first = self.at(Some(index));
        (index..self.len()).take_while(|at| self.at(Some(*at)) == first).count()
    }

    /// Returns the script before a character; none at the start of the text.
    pub(super) fn before(&self, index: usize) -> Option<Script> {
        let mut all = (index.saturating_sub(NEAR)..index).rev().map(|at| self.script(at));
        all.find(|script| *script != Script::Neutral)
    }

    /// Returns the script from a character on; none at the end of the text.
    pub(super) fn from(&self, index: usize) -> Option<Script> {
        let mut all = (index..self.len().min(index + NEAR)).map(|at| self.script(at));
        all.find(|script| *script != Script::Neutral)
    }

    fn script(&self, index: usize) -> Script {
        match self.is_closed(index) {
            true => Script::Western,
            false => self.at(Some(index)).map_or(Script::Neutral, script),
        }
    }

    /// Returns the Western words that end before a character, back to the last Chinese one or the
    /// start of the line.
    pub(super) fn phrase(&self, index: usize) -> &'a str {
        let from = index.saturating_sub(NEAR);
        let chinese = |at: &usize| {
            self.script(*at) == Script::Chinese || self.at(Some(*at)) == Some('\n')
        };
        let start = (from..index).rev().find(chinese).map_or(from, |at| at + 1);
        &self.text[self.byte(start)..self.byte(index)]
    }

    /// Returns the Western words that begin with a character, up to the next Chinese one.
    pub(super) fn phrase_from(&self, index: usize) -> &'a str {
        let last = self.len().min(index + NEAR);
        let mut all = index..last;
        let end = all.find(|at| self.script(*at) == Script::Chinese).unwrap_or(last);
        &self.text[self.byte(index)..self.byte(end)]
    }

    /// Returns the index behind the blanks that stand there.
    pub(super) fn past_blanks(&self, index: usize) -> usize {
        (index..self.len()).find(|at| self.at(Some(*at)) != Some(' ')).unwrap_or(self.len())
    }

    /// Returns the index of the first of the blanks that stand before.
    pub(super) fn before_blanks(&self, index: usize) -> usize {
        (0..index).rev().find(|at| self.at(Some(*at)) != Some(' ')).map_or(0, |at| at + 1)
    }
}

/// Marks that end a sentence round an address and do not belong to it.
const AROUND: &[char] =
    &[',', '.', ';', ':', '?', '!', '\'', '"', ')', '(', '<', '>', ']', '['];

/// Returns the addresses in a text: of pages, of mailboxes, of files.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_graphic()) {
        let start = at + start;
        let end = text[start..].find(|c: char| !c.is_ascii_graphic());
        let end = end.map_or(text.len(), |end| start + end);
        let word = &text[start..end];
        // An address may follow words without a blank: 见(https://a.cn).
        let from = ["http://", "https://", "ftp://", "mailto:", "www."];
        let from = from.iter().filter_map(|head| word.find(head)).min().unwrap_or_default();
        let lead = word[from..].len() - word[from..].trim_start_matches(AROUND).len();
        let word = without_end(&word[from + lead..]);
        let start = start + from + lead;
        if is_address(word) {
            found.push(start..start + word.len());
        }
        at = end;
    }
    found
}

/// Returns a word without the marks that end a sentence behind it; a bracket that it opens is its own.
fn without_end(word: &str) -> &str {
    let bare = word.trim_end_matches(AROUND);
    let opens = bare.matches('(').count() > bare.matches(')').count();
    match opens && word[bare.len()..].starts_with(')') {
        true => &word[..bare.len() + 1],
        false => bare,
    }
}

fn is_address(word: &str) -> bool {
    let named = word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:");
    let mailbox = word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@')
    });
    let host = word.split(['/', ':', '?']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let letters = |label: &str| label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let domain = labels.len() > 1
        && labels.iter().all(|label| !label.is_empty() && letters(label))
        && labels
            .last()
            .is_some_and(|last| last.len() > 1 && last.bytes().all(|b| b.is_ascii_lowercase()));
    named || mailbox || domain
}
