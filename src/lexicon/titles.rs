//! Titles of persons in a text: 市委书记, 副主任, 奥运冠军.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::names::Chars;
use super::terms::listed;

/// Most characters of a title without what makes it longer at its front.
const LONGEST: usize = 8;

/// A title in a text, by its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// Where it begins, with 副, 原, 市委 and their like.
    pub(super) start: usize,
    /// Where the post itself begins.
    pub(super) post: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// Returns whether a word is a title.
pub(super) fn is_title(word: &str) -> bool {
    static TITLES: OnceLock<HashSet<&str>> = OnceLock::new();
    TITLES.get_or_init(|| listed(include_str!("names/titles.txt")).collect()).contains(word)
}

/// Returns whether a word ends with a title.
pub(super) fn ends_with_title(word: &str) -> bool {
    word.char_indices().any(|(at, _)| is_title(&word[at..]))
}

/// Returns the titles of a text from left to right; none lies over another.
pub(super) fn find(text: &Chars) -> Vec<Title> {
    let mut found: Vec<Title> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let most = (at + LONGEST).min(text.len());
        let end = (at + 2..=most).rev().find(|end| is_title(text.part(at, *end)));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let from = found.last().map_or(0, |title| title.end);
        found.push(Title { start: front(text, from, at), post: at, end });
        at = end;
    }
    found
}

/// Returns where a title begins whose post begins at `post`, not before `from`.
fn front(text: &Chars, from: usize, post: usize) -> usize {
    static PREFIXES: OnceLock<HashSet<&str>> = OnceLock::new();
    let prefixes =
        PREFIXES.get_or_init(|| listed(include_str!("names/prefixes.txt")).collect());
    let mut start = post;
    while let Some(longer) = (from.max(start.saturating_sub(LONGEST))..start)
        .find(|longer| prefixes.contains(text.part(*longer, start)))
    {
        start = longer;
    }
    start
}
