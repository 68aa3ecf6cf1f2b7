//! Units that no line may part: numbers, ranges, codes, words, addresses (clreq 3.1.5, 3.2.4).
//!
//! A token is a run of Western cells without a space, with the Chinese signs that belong to its
//! numbers. Inside a token every seam is closed but those that a rule opens.

use std::ops::Range;

use hypher::Lang;

use super::class::{Class, not_at_end, not_at_start};
use super::prepared::{Cell, Seam, Unit};
use super::rules::Rules;

/// Letters of a word that may be hyphenated: shorter ones stay whole, longer ones are no
/// English and more than the patterns take.
const HYPHENATED: std::ops::RangeInclusive<usize> = 6..=45;

/// Closes the seams inside all tokens; returns those of more than one cell.
pub(super) fn mark(cells: &mut [Cell], rules: &Rules) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        if !may_start(&cells[start]) {
            start += 1;
            continue;
        }
        let end = token_end(cells, start);
        if end > start + 1 {
            let address = is_address(&cells[start..end]);
            mark_token(cells, start..end, address, rules);
            units.push(Unit { cells: start as u32..end as u32, address });
        }
        start = end;
    }
    units
}

fn may_start(cell: &Cell) -> bool {
    cell.class.is_western() || is_prefix(cell.c)
}

/// Signs before a number that belong to it: currencies and signs of calculation.
fn is_prefix(c: char) -> bool {
    matches!(
        c,
        '￥' | '＄'
            | '￡'
            | '€'
            | '£'
            | '¥'
            | '$'
            | '№'
            | '＋'
            | '－'
            | '+'
            | '−'
            | '±'
            | '×'
    )
}

/// Signs after a number that belong to it.
fn is_suffix(c: char) -> bool {
    matches!(
        c,
        '%' | '％'
            | '‰'
            | '℃'
            | '℉'
            | '°'
            | '′'
            | '″'
            | '²'
            | '³'
            | '㎡'
            | '㎏'
            | '㎞'
            | '㎝'
            | '㎜'
    )
}

/// Signs that join two numbers to a range, a time or a score.
fn is_connector(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '~' | '～' | '〜' | '－' | ':' | '：' | '∶' | '/' | '·' | '×' | '−'
    )
}

/// Returns the end of the token that begins at `start`.
fn token_end(cells: &[Cell], start: usize) -> usize {
    let mut end = start + 1;
    while end < cells.len() {
        let attached = cells[end].seam == Seam::Inside
            && matches!(cells[end].class, Class::Mark | Class::Void | Class::SoftHyphen);
        if !(attached || holds(cells, start, end)) {
            break;
        }
        end += 1;
    }
    end
}

/// Returns whether the token from `start` goes on over the seam before `at`.
fn holds(cells: &[Cell], start: usize, at: usize) -> bool {
    let (left, right) = (&cells[at - 1], &cells[at]);
    let digit = |at: usize| cells.get(at).is_some_and(|cell| cell.class == Class::Digit);
    let numeric = |cell: &Cell| cell.class == Class::Digit || is_suffix(cell.c);
    let westerly = |cell: &Cell| cell.class.is_western() || cell.class == Class::Mark;
    let joins = |connector: usize| {
        connector > start
            && is_connector(cells[connector].c)
            && numeric(&cells[connector - 1])
            && (digit(connector + 1)
                || cells.get(connector + 1).is_some_and(|cell| is_prefix(cell.c))
                    && digit(connector + 2))
    };
    (westerly(left) && right.class.is_western())
        || (numeric(left) && is_suffix(right.c))
        || (is_prefix(left.c) && right.class == Class::Digit)
        || joins(at)
        || joins(at - 1)
}

/// Settles the seams inside one token.
fn mark_token(cells: &mut [Cell], token: Range<usize>, address: bool, rules: &Rules) {
    for at in token.start + 1..token.end {
        if matches!(cells[at].seam, Seam::Inside | Seam::Forced | Seam::Hyphen) {
            continue;
        }
        let (left, right) = (&cells[at - 1], &cells[at]);
        let seam = if not_at_start(right.class, right.c, rules.level)
            || not_at_end(left.class, left.c, rules.level) && !is_connector(left.c)
        {
            if right.c == '.' { Seam::Separator } else { Seam::Kinsoku }
        } else if address {
            address_seam(left.c)
        } else {
            inner_seam(cells, &token, at)
        };
        cells[at].seam = seam;
    }
    if rules.hyphenate && !address {
        hyphenate(cells, token);
    }
}

/// Returns whether a token is a web or mail address.
fn is_address(token: &[Cell]) -> bool {
    let starts =
        |word: &str| token.iter().map(|cell| cell.c).zip(word.chars()).all(|(a, b)| a == b);
    let count = |c: char| token.iter().filter(|cell| cell.c == c).count();
    let long = token.len() >= 6;
    let scheme =
        token.windows(3).any(|three| three.iter().map(|cell| cell.c).eq("://".chars()));
    let letters = token.iter().any(|cell| cell.class == Class::Latin);
    long && letters
        && (scheme
            || starts("www.")
            || (count('@') == 1 && count('.') >= 1)
            || (count('.') >= 1 && count('/') >= 2))
}

fn address_seam(left: char) -> Seam {
    if matches!(left, '/' | '?' | '&' | '=' | '#' | '_') { Seam::Free } else { Seam::Unit }
}

/// Returns what a break inside a word or number would be.
fn inner_seam(cells: &[Cell], token: &Range<usize>, at: usize) -> Seam {
    let left = cells[at - 1].c;
    let before = (at >= token.start + 2).then(|| &cells[at - 2]);
    let numeric_before =
        before.is_some_and(|cell| cell.class == Class::Digit || is_suffix(cell.c));
    let numeric_after = cells[at].class == Class::Digit || is_prefix(cells[at].c);
    let letters = |mut cells: &mut dyn Iterator<Item = &Cell>| {
        (&mut cells).take(3).filter(|cell| cell.class == Class::Latin).count() == 3
    };
    if is_connector(left) && numeric_before && numeric_after {
        return Seam::Range;
    }
    if matches!(left, '-' | '\u{2010}')
        && letters(&mut cells[token.start..at - 1].iter().rev())
        && letters(&mut cells[at..token.end].iter())
    {
        return Seam::Free;
    }
    match left {
        '—' | '…' if cells[at].class == Class::Latin => Seam::Free,
        _ if cells[at - 1].class == Class::Symbol => Seam::Separator,
        _ => Seam::Unit,
    }
}

/// Opens the seams between the syllables of plain lower-case English words.
fn hyphenate(cells: &mut [Cell], token: Range<usize>) {
    let mut start = token.start;
    while start < token.end {
        let letters = cells[start..token.end].iter();
        let end = start + letters.take_while(|cell| cell.c.is_ascii_alphabetic()).count();
        let word = start..end;
        start = end + 1;
        let digit = |at: usize| token.contains(&at) && cells[at].class == Class::Digit;
        let coded = digit(end) || word.start.checked_sub(1).is_some_and(digit);
        let plain = cells[word.clone()].iter().all(|cell| cell.c.is_ascii_lowercase());
        if !HYPHENATED.contains(&word.len()) || coded || !plain {
            continue;
        }
        let letters: String = cells[word.clone()].iter().map(|cell| cell.c).collect();
        let mut at = word.start;
        for syllable in hypher::hyphenate_bounded(&letters, Lang::English, 2, 3) {
            if at > word.start && cells[at].seam == Seam::Unit {
                cells[at].seam = Seam::Hyphen;
            }
            at += syllable.len();
        }
    }
}
