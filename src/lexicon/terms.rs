//! Terms of public life that no headline parts.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The terms, by field; words between blanks, lines that begin with # are comments.
const FILES: [&str; 4] = [
    include_str!("terms/state.txt"),
    include_str!("terms/economy.txt"),
    include_str!("terms/society.txt"),
    include_str!("terms/world.txt"),
];

/// Characters of numbers that lead the parts of a term.
const NUMERALS: &str = "一二两三四五六七八九十百千万双";
/// Characters that make a number of those before them, or count with it.
const LARGE: &str = "亿元年月日号时点第届次个成倍分";

/// Returns the words of a list of the lexicon.
pub(super) fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Returns the terms that the segmenter can learn: of Han characters alone.
pub(super) fn learned() -> impl Iterator<Item = &'static str> {
    all().filter(|term| term.chars().all(char::is_alphabetic) && !has_latin(term))
}

/// Returns the byte ranges of the terms in a text that the segmenter cannot learn: with marks, figures
/// or letters.
pub(super) fn marked(text: &str) -> Vec<(usize, usize)> {
    static TERMS: OnceLock<HashMap<char, Vec<&str>>> = OnceLock::new();
    let terms = TERMS.get_or_init(|| {
        let mut terms: HashMap<char, Vec<&str>> = HashMap::new();
        for term in
            all().filter(|term| has_latin(term) || !term.chars().all(char::is_alphabetic))
        {
            terms.entry(term.chars().next().unwrap_or_default()).or_default().push(term);
        }
        terms.values_mut().for_each(|terms| terms.sort_by_key(|term| usize::MAX - term.len()));
        terms
    });
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let here = terms.get(&c).filter(|_| at >= from);
        let term =
            here.and_then(|terms| terms.iter().find(|term| text[at..].starts_with(**term)));
        if let Some(term) = term {
            from = at + term.len();
            found.push((at, from));
        }
    }
    found
}

/// Returns the ranges of characters that are terms led by numbers: 三品一标, 万企兴万村.
pub(super) fn numbered(chars: &[char]) -> Vec<(usize, usize)> {
    let number = |at: usize| chars.get(at).is_some_and(|c| NUMERALS.contains(*c));
    let word = |at: usize| {
        chars.get(at).is_some_and(|c| c.is_alphabetic() && !c.is_ascii() && !LARGE.contains(*c))
            && !number(at)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begins = number(at)
            && !(at > 0
                && (number(at - 1) || chars[at - 1] == '第' || LARGE.contains(chars[at - 1])));
        let short = begins && word(at + 1) && number(at + 2) && word(at + 3);
        let long = begins && word(at + 1) && word(at + 2) && number(at + 3) && word(at + 4);
        // 一箭十八星.
        let many = begins && word(at + 1) && number(at + 2) && number(at + 3) && word(at + 4);
        // 双随机一公开: the second part is a word of two characters as well.
        let twice = long && !short && word(at + 5) && is_word(&chars[at + 4..at + 6]);
        let mut length = if short { 4 } else { 5 + usize::from(twice) };
        // 一主两翼三区.
        while short && number(at + length) && word(at + length + 1) {
            length += 2;
        }
        if short || long || many {
            found.push((at, at + length));
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Returns whether the dictionary has two characters as a word.
fn is_word(chars: &[char]) -> bool {
    let word: String = chars.iter().collect();
    super::segment::segmented(&word, false).len() == 1
}

fn all() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().flat_map(listed)
}

fn has_latin(term: &str) -> bool {
    term.contains(|c: char| c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_with_marks_are_found_and_the_longest_first() {
        let text = "推进“千万工程”和“双减”政策";
        let found: Vec<_> =
            marked(text).into_iter().map(|(from, to)| &text[from..to]).collect();
        assert_eq!(found, ["“双减”政策"]);
    }

    #[test]
    fn terms_led_by_numbers_end_with_their_last_part() {
        for (text, found) in [
            ("三主体两引擎发力", (0, 6)),
            ("推进一轴两翼三区建设", (2, 8)),
            ("万企兴万村行动", (0, 5)),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(numbered(&chars), [found], "{text}");
        }
    }

    #[test]
    fn no_term_is_a_single_character() {
        assert!(all().all(|term| term.chars().count() > 1));
    }
}
