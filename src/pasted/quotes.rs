//! Straight quotation marks, paired by parity within a paragraph.

use super::script::{Chars, Script};
use super::{Found, Kind};

/// A kind of quotation marks: the straight one, and the curly ones that open and close.
struct Quote {
    straight: char,
    opens: char,
    closes: char,
}

const DOUBLE: Quote = Quote { straight: '"', opens: '“', closes: '”' };
const SINGLE: Quote = Quote { straight: '\'', opens: '‘', closes: '’' };

/// Returns the straight quotation marks of Chinese words, each with its curly one where all of the
/// text have partners.
pub(super) fn find(chars: &Chars) -> Vec<Found> {
    [DOUBLE, SINGLE].iter().flat_map(|quote| of_kind(chars, quote)).collect()
}

fn of_kind(chars: &Chars, quote: &Quote) -> Vec<Found> {
    let marks: Vec<usize> = (0..chars.len())
        .filter(|at| !chars.is_closed(*at) && !is_other(chars, *at, quote))
        .filter(|at| {
            let c = chars.at(Some(*at));
            [quote.straight, quote.opens, quote.closes].map(Some).contains(&c)
        })
        .collect();
    let Some(pairs) = pairs(chars, &marks, quote) else {
        let alone = marks
            .iter()
            .filter(|at| chars.at(Some(**at)) == Some(quote.straight) && beside(chars, **at));
        return alone.map(|at| tell(chars, *at, None)).collect();
    };
    let mut found = Vec::new();
    for (start, end) in pairs.into_iter().filter(|pair| is_chinese(chars, *pair)) {
        let straight = |at: usize| chars.at(Some(at)) == Some(quote.straight);
        found.extend(straight(start).then(|| tell(chars, start, Some(quote.opens))));
        found.extend(straight(end).then(|| tell(chars, end, Some(quote.closes))));
    }
    found
}

fn tell(chars: &Chars, at: usize, to: Option<char>) -> Found {
    let range = chars.byte(at)..chars.byte(at + 1);
    Found { to: to.map(String::from), ..Found::new(Kind::Western, range) }
}

/// Pairs the marks; `None` where one has no partner.
fn pairs(chars: &Chars, marks: &[usize], quote: &Quote) -> Option<Vec<(usize, usize)>> {
    let mut pairs = Vec::new();
    let mut open = None;
    for at in marks {
        let c = chars.at(Some(*at))?;
        match open {
            None if c != quote.closes => open = Some(*at),
            Some(start) if c != quote.opens => {
                pairs.push((start, *at));
                open = None;
            }
            _ => return None,
        }
    }
    open.is_none().then_some(pairs)
}

/// Whether a mark is no quotation mark: the apostrophe of English words, inches behind a figure.
fn is_other(chars: &Chars, at: usize, quote: &Quote) -> bool {
    let c = chars.at(Some(at));
    let (before, after) = (chars.at(at.checked_sub(1)), chars.at(Some(at + 1)));
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        Some('\'' | '’') if quote.straight == '\'' => {
            let behind = before == Some('s') && matches!(after, Some(' '));
            letter(before) && letter(after) || behind
        }
        Some('"') => {
            let rest = &chars.text[chars.byte(at + 1)..];
            let sizes = ["屏", "英寸", "电视", "显示", "×", "x"];
            figure(before) && sizes.iter().any(|size| rest.starts_with(size))
        }
        _ => false,
    }
}

/// Whether a pair encloses Chinese words or stands between them.
fn is_chinese(chars: &Chars, (start, end): (usize, usize)) -> bool {
    let outer = chars.before(start) == Some(Script::Chinese)
        || chars.from(end + 1) == Some(Script::Chinese);
    chars.has_han(start, end) || outer
}

fn beside(chars: &Chars, at: usize) -> bool {
    chars.before(at) == Some(Script::Chinese) || chars.from(at + 1) == Some(Script::Chinese)
}
