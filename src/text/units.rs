//! Units that no line may part: numbers, ranges, codes, words, addresses (clreq 3.1.5, 3.2.4).
//!
//! A token is a run of Western cells without a space, with the Chinese signs that belong to its
//! numbers. Inside a token every seam is closed but those that a rule opens.

use std::ops::Range;

use super::class::{Class, not_at_end, not_at_start};
use super::prepared::{Cell, Seam, Unit};
use super::rules::Rules;
use super::syllables;

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

/// Signs before a number that belong to it: currencies, comparators and signs of calculation.
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
            | '≈'
            | '≥'
            | '≤'
            | '≧'
            | '≦'
            | '≠'
            | '＞'
            | '＜'
            | '＝'
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
            | '¹'
            | '²'
            | '³'
            | '⁰'
            | '⁴'..='⁹'
            | '⁺'
            | '⁻'
            | 'ⁿ'
            | '¼'..='¾'
            | '⅐'..='⅞'
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
        || (is_prefix(left.c)
            && (right.class == Class::Digit || is_prefix(right.c) && digit(at + 1)))
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
        let goes_on = at + 1 < token.end && cells[at + 1].c.is_alphanumeric();
        let quote = |cell: &Cell| matches!(cell.c, '"' | '\'');
        if cells[at].seam == Seam::Kinsoku && (quote(left) || quote(right)) {
            continue;
        }
        let seam = if not_at_start(right.class, right.c, rules.level)
            || not_at_end(left.class, left.c, rules.level) && !is_connector(left.c)
        {
            let dot = right.c == '.' && goes_on && left.c.is_alphanumeric();
            if dot { Seam::Separator } else { Seam::Kinsoku }
        } else if address {
            address_seam(left.c)
        } else {
            inner_seam(cells, &token, at)
        };
        cells[at].seam = seam;
    }
    if rules.hyphenate && !address {
        syllables::open(cells, token);
    }
}

/// Last labels of web addresses that copy gives without a scheme.
const DOMAINS: &[&str] = &[
    "com", "cn", "net", "org", "gov", "edu", "io", "top", "vip", "info", "xyz", "app", "tv",
    "cc", "me", "co", "uk", "jp", "de", "fr", "ru", "hk", "tw", "mo", "kr", "us", "eu", "int",
    "biz", "asia", "mobi", "site", "shop", "tech", "online", "club", "dev", "ai",
];

/// Returns whether a token is a web or mail address.
fn is_address(token: &[Cell]) -> bool {
    if token.len() < 6 || !token.iter().any(|cell| cell.class == Class::Latin) {
        return false;
    }
    let edge = |cell: &&Cell| !cell.c.is_alphanumeric();
    let start = token.iter().take_while(edge).count();
    let token = &token[start..];
    let starts =
        |word: &str| token.iter().map(|cell| cell.c).zip(word.chars()).all(|(a, b)| a == b);
    let count = |c: char| token.iter().filter(|cell| cell.c == c).count();
    let scheme =
        token.windows(3).any(|three| three.iter().map(|cell| cell.c).eq("://".chars()));
    scheme
        || starts("www.")
        || (count('@') == 1 && count('.') >= 1)
        || (count('.') >= 1 && count('/') >= 2)
        || is_domain(token)
}

/// Returns whether a token begins with a name in the domain name system, as `example.org/index`.
fn is_domain(token: &[Cell]) -> bool {
    let name = token.iter().map(|cell| cell.c);
    let name = name.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let name: String = name.collect::<String>().to_ascii_lowercase();
    let labels: Vec<&str> = name.trim_end_matches(['.', '-']).split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && labels[labels.len() - 2].len() >= 2
        && labels.last().is_some_and(|last| DOMAINS.contains(last))
}

/// Returns what a break inside an address would be: behind its solidus and the signs between its
/// parts, behind `@` and `-`, and before a dot, which [`mark_token`] sees; inside a label none.
fn address_seam(left: char) -> Seam {
    match left {
        '/' | '?' | '&' | '=' | '#' | '_' => Seam::Free,
        '@' | '-' => Seam::Separator,
        _ => Seam::Unit,
    }
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
