//! Where a line may end: forbidden starts and ends, units, hyphens (clreq 3.1.4, 3.1.5, 3.2.4).

use super::proof::Proof;
use super::signs::Sign;

const NEVER_FIRST: &str =
    "~-/／％%‰℃℉°′″!,.:;?)]}々〻〙〛〞〟｡｣､‽‐ぁぃぅぇぉっゃゅょァィゥェォッャュョー";
const NEVER_LAST: &str = "([{￥¥$＄€£№";
pub(crate) const PREFIX: &str = "￥¥$＄€£№＋+−±×-－≈≥≤";
pub(crate) const SUFFIX: &str = "%％‰℃℉°′″²³㎡⁻⁶";
pub(crate) const JOINS: &str = "-–—~～〜－:：∶/·×−";

/// Returns why no line may end before character `at`, or `None` where one may. `hyphen` tells
/// whether the line shows an added hyphen.
pub(crate) fn fault(proof: &Proof, at: usize, hyphen: bool) -> Option<&'static str> {
    let (text, signs) = (&proof.text, &proof.signs);
    if signs[at].is_blank() {
        return Some("a space begins a line");
    }
    let before = (0..at).rev().find(|&before| !signs[before].is_blank())?;
    if let Some(address) = address(text, at).filter(|address| address.start < at) {
        return in_address(proof, at, address);
    }
    if text[at] == '"' && !opens_quote(text, at) {
        return Some("a quote that closes begins a line");
    }
    if text[before] == '"' && opens_quote(text, before) {
        return Some("a quote that opens ends a line");
    }
    if before + 2 == at && groups_figures(text, at - 1) {
        return Some("a number is parted between its groups");
    }
    if is_never_first(signs[at]) || NEVER_FIRST.contains(text[at]) {
        return Some("forbidden line start (clreq 3.1.4 A B D E)");
    }
    if matches!(signs[before], Sign::Open | Sign::Solidus) || NEVER_LAST.contains(text[before])
    {
        return Some("forbidden line end (clreq 3.1.4 C D2)");
    }
    if before + 1 < at {
        return None;
    }
    parted(proof, at, hyphen)
}

fn is_never_first(sign: Sign) -> bool {
    use Sign::{Close, Comma, Connector, DashEnd, Ellipsis, EllipsisEnd, Mid, Solidus, Stop};
    matches!(
        sign,
        Close
            | Comma
            | Stop
            | Sign::Stacked
            | Mid
            | Connector
            | Solidus
            | Ellipsis
            | EllipsisEnd
            | DashEnd
    )
}

/// Returns which unit a break before `at` would part.
fn parted(proof: &Proof, at: usize, hyphen: bool) -> Option<&'static str> {
    let text = &proof.text;
    let figure = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let letter = |at: usize| text.get(at).is_some_and(char::is_ascii_alphabetic);
    let left = text[at - 1];
    let word = |at: usize| figure(at) || letter(at);
    if word(at - 1) && word(at) {
        return (!hyphen || !may_hyphenate(text, at)).then_some("a word or number is parted");
    }
    let follows_figure = at >= 2 && (figure(at - 2) || SUFFIX.contains(text[at - 2]));
    if follows_figure && figure(at) && ",.'".contains(left) {
        return Some("a number is parted at its separator");
    }
    let signed = figure(at) || (PREFIX.contains(text[at]) && figure(at + 1));
    if follows_figure && signed && JOINS.contains(left) {
        let whole = unit_width(proof, at) * 3.0 <= proof.measure * 2.0;
        return whole.then_some("a range of two thirds of the measure or less is parted");
    }
    if left == '/' && at >= 2 && word(at - 2) && word(at) {
        return Some("a unit is parted at its solidus");
    }
    if !follows_figure && figure(at) && PREFIX.contains(left) {
        return Some("a prefix is parted from its number");
    }
    if left == '-' && at >= 2 && word(at - 2) && word(at) {
        let long = |cells: &mut dyn Iterator<Item = &char>| {
            cells.take_while(|c| c.is_ascii_alphabetic()).count() >= 3
        };
        let both = long(&mut text[..at - 1].iter().rev()) && long(&mut text[at..].iter());
        return (!both).then_some("a code is parted at its hyphen");
    }
    if JOINS.contains(text[at]) && figure(at - 1) && figure(at + 1) {
        return Some("a range is parted before its connector");
    }
    let note =
        matches!(text[at], '\u{2460}'..='\u{2473}' | '*') && proof.signs[at - 1] == Sign::Han;
    note.then_some("a note mark leaves its character")
}

/// Returns whether a word that is no acronym may be hyphenated before `at`.
fn may_hyphenate(text: &[char], at: usize) -> bool {
    let is_letter = |c: &&char| c.is_ascii_alphabetic();
    let left = text[..at].iter().rev().take_while(is_letter).count();
    let right = text[at..].iter().take_while(is_letter).count();
    let (start, end) = (at - left, at + right);
    let coded = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let capitals = |two: &[char]| two.iter().all(char::is_ascii_uppercase);
    let acronym = end - start < 10 && text[start..end].windows(2).any(capitals);
    left >= 2
        && right >= 3
        && left + right >= 6
        && !acronym
        && !coded(start.checked_sub(1).and_then(|at| text.get(at)))
        && !coded(text.get(end))
}

/// Returns the width of the run without spaces or Chinese round `at`.
pub(crate) fn unit_width(proof: &Proof, at: usize) -> f64 {
    let inside = |at: &usize| {
        let c = proof.text[*at];
        proof.signs[*at].is_western()
            || (c.is_ascii() && c != ' ')
            || PREFIX.contains(c)
            || SUFFIX.contains(c)
            || (JOINS.contains(c) && is_between_figures(&proof.text, *at))
    };
    let start = (0..at).rev().take_while(inside).last().unwrap_or(at);
    let end = (at..proof.text.len()).take_while(inside).last().map_or(at, |last| last + 1);
    (start..end).map(|at| proof.widths[at]).sum()
}

fn is_between_figures(text: &[char], at: usize) -> bool {
    let side = |c: Option<&char>| {
        c.is_some_and(|c| c.is_ascii_digit() || SUFFIX.contains(*c) || PREFIX.contains(*c))
    };
    side(at.checked_sub(1).and_then(|at| text.get(at))) && side(text.get(at + 1))
}

/// Returns the web or mail address round `at`, if there is one.
fn address(text: &[char], at: usize) -> Option<std::ops::Range<usize>> {
    let inside = |c: &&char| c.is_ascii() && **c != ' ';
    let start = at - text[..at].iter().rev().take_while(inside).count();
    let end = at + text[at..].iter().take_while(inside).count();
    let token: String = text[start..end].iter().collect();
    (token.contains("://") || token.starts_with("www.") || token.contains('@'))
        .then_some(start..end)
}

/// Returns why an address may not be parted before `at`: it parts before a dot and behind the signs
/// between its labels, and elsewhere only where no column holds the label (trade practice).
fn in_address(
    proof: &Proof,
    at: usize,
    address: std::ops::Range<usize>,
) -> Option<&'static str> {
    let text = &proof.text;
    let opens = |at: usize| text[at] == '.' || "/@-_?&=#".contains(text[at - 1]);
    if opens(at) && !(text[at] == '/' || text[at] == ':') {
        return None;
    }
    let start = (address.start + 1..at).rev().find(|at| opens(*at)).unwrap_or(address.start);
    let end = (at..address.end).find(|at| opens(*at)).unwrap_or(address.end);
    let label: f64 = (start..end).map(|at| proof.widths[at]).sum();
    (label <= proof.measure).then_some("an address is parted inside a label")
}

/// Returns whether the blank at `at` groups the figures of one number: `12 345`.
pub(crate) fn groups_figures(text: &[char], at: usize) -> bool {
    let figures = |chars: &mut dyn Iterator<Item = &char>| {
        chars.take_while(|c| c.is_ascii_digit()).count()
    };
    let before = figures(&mut text[..at].iter().rev());
    let after = figures(&mut text[at + 1..].iter());
    text[at] == ' ' && (1..=3).contains(&before) && after == 3
}

/// Returns whether a straight quote at `at` opens: every other one of a paragraph does.
fn opens_quote(text: &[char], at: usize) -> bool {
    text[..at].iter().filter(|c| **c == '"').count() % 2 == 0
}
