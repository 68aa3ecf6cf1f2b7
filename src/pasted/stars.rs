//! Signs of emphasis that are left after the copy was read: those without a partner, those that no
//! Markdown of ours knows, and all of them in a head.

use std::ops::Range;

use super::script::{Chars, is_han};
use super::{Found, Kind};

/// Signs that are no copy when they stand twice or more.
const TWICE: [(char, Kind); 4] =
    [('~', Kind::Struck), ('=', Kind::Marked), ('_', Kind::Emphasis), ('#', Kind::Heading)];

/// Returns the signs that are left in a block.
pub(super) fn find(text: &str) -> Vec<Found> {
    let chars = Chars::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let run = chars.run(at);
        let kind = match chars.at(Some(at)) {
            _ if chars.is_closed(at) => None,
            Some('*') => (!is_copy(&chars, at, run)).then_some(Kind::Emphasis),
            Some('\\') => Some(Kind::Backslash),
            Some('_') if run == 1 && pairs(&chars, at) => Some(Kind::Emphasis),
            sign => {
                TWICE.iter().find(|(twice, _)| run > 1 && sign == Some(*twice)).map(|it| it.1)
            }
        };
        let range = chars.byte(at)..chars.byte(at + run);
        found.extend(kind.map(|kind| Found::new(kind, range)));
        at += run;
    }
    found
}

/// Returns the signs of words that know none: bold words lose them, a heading its sign.
pub(super) fn of_words(words: &str) -> Vec<Found> {
    let mut found = find(words);
    let lead = words.len() - words.trim_start_matches(['#', '＃']).len();
    let rest = &words[lead..];
    let sign = &words[..lead];
    let heads = !sign.is_empty() && !rest.contains(['#', '＃']);
    let numbered = lead == 1 && rest.starts_with(|c: char| c.is_ascii_digit());
    if heads && !numbered {
        let blanks = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        found.retain(|found| found.range.start >= lead);
        found.push(Found::mended(Kind::Heading, 0..lead + blanks, ""));
    }
    let bold: Vec<Range<usize>> = found
        .iter()
        .map(|found| found.range.clone())
        .filter(|range| &words[range.clone()] == "**")
        .collect();
    if bold.len().is_multiple_of(2) {
        for found in found.iter_mut().filter(|found| bold.contains(&found.range)) {
            found.to = Some(String::new());
        }
    }
    found
}

/// Whether `*` is copy: a times sign, figures left out (138****1234), the mark of a share (*ST).
fn is_copy(chars: &Chars, at: usize, run: usize) -> bool {
    let before = chars.at(at.checked_sub(1));
    let after = chars.at(Some(at + run));
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let between = figure(before) && figure(after) && run != 2 && run != 3;
    let rest = &chars.text[chars.byte(at + run)..];
    let share = run == 1 && rest.starts_with("ST") && !figure(before);
    between || share
}

/// Whether a `_` opens or closes words beside Chinese ones, and has a partner.
fn pairs(chars: &Chars, at: usize) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let beside = |at: usize| {
        let (before, after) = (chars.at(at.checked_sub(1)), chars.at(Some(at + 1)));
        let han = before.is_some_and(is_han) || after.is_some_and(is_han);
        han && !joins(before) && !joins(after)
    };
    let alone = |other: &usize| {
        *other != at && chars.at(Some(*other)) == Some('_') && !chars.is_closed(*other)
    };
    beside(at) && (0..chars.len()).filter(alone).any(beside)
}
