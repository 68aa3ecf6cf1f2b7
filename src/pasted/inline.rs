//! Signs inside a line: links, pictures, tags, entities, footnotes, fields of word processors, code, and
//! characters that nobody sees or that are nobody's.

use std::ops::Range;

use super::{Found, Kind, entities};
use crate::copy::is_stray;

/// Tags of web pages that pasted copy brings; any with an attribute or a colon is one too.
const TAGS: [&str; 46] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
];
const TABLE_TAGS: [&str; 9] =
    ["table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "script"];

/// Tags that part paragraphs.
const PARTING: [&str; 4] = ["br", "p", "div", "section"];

/// Tags that only say how words look.
const DRESS: [&str; 3] = ["span", "font", "o:p"];

/// How fields of word processors begin, and what is left of those that failed.
const FIELDS: [&str; 8] =
    ["HYPERLINK", "PAGE", "TOC ", "REF ", "MERGEFIELD", "SEQ ", "INCLUDEPICTURE", "FORMTEXT"];
const FAILED: [&str; 6] = [
    "错误!未找到引用源",
    "错误！未找到引用源",
    "错误!未定义书签",
    "错误！未定义书签",
    "Error! Reference source not found",
    "Error! Bookmark not defined",
];

/// What lost characters leave.
const GARBLED: [&str; 3] = ["锟斤拷", "烫烫烫", "屯屯屯"];

/// Returns what stands inside the lines of a text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = entities::find(text)
        .into_iter()
        .map(|(range, c)| Found::mended(Kind::Entity, range, c))
        .collect();
    for (at, c) in text.char_indices() {
        let rest = window(&text[at..]);
        found.extend(match c {
            '[' => bracket(text, at),
            '!' if rest.starts_with("![") => image(rest).map(|found| found.shifted(at)),
            '<' => tag(rest).map(|found| found.shifted(at)),
            '{' => field(rest).map(|found| found.shifted(at)),
            '`' if !text[..at].ends_with(['`', '\\']) => code(rest).map(|it| it.shifted(at)),
            c => character(c, at),
        });
    }
    for (words, kind) in
        FAILED.iter().map(|it| (*it, Kind::Field)).chain(GARBLED.map(|it| (it, Kind::Garbled)))
    {
        let all = text.match_indices(words);
        found.extend(all.map(|(at, _)| Found::new(kind, at..at + words.len())));
    }
    found
}

/// Most bytes from the beginning of a sign to its end.
const REACH: usize = 1024;

/// Returns so much of a text as a sign may take.
fn window(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Reads what a `[` opens: a footnote, a link, a link of a wiki.
fn bracket(text: &str, at: usize) -> Option<Found> {
    if text[..at].ends_with(['!', '\\', '[']) {
        return None;
    }
    let rest = window(&text[at..]);
    if let Some(inside) = rest.strip_prefix("[[") {
        let words = inside.split_once("]]")?.0;
        let plain = !words.is_empty() && !words.contains(['|', '[', '\n']);
        let range = at..at + words.len() + 4;
        return Some(match plain {
            true => Found::mended(Kind::Link, range, words),
            false => Found::new(Kind::Link, range),
        });
    }
    let inside = &rest[1..];
    let end = inside.find([']', '\n']).filter(|end| inside[*end..].starts_with(']'))?;
    let (words, behind) = (&inside[..end], &inside[end + 1..]);
    if words.starts_with('^') && words.len() > 1 && !words.contains(' ') {
        return Some(Found::new(Kind::Footnote, at..at + end + 2));
    }
    let address = parenthesis(behind)?;
    let range = at..at + end + 2 + address.len() + 2;
    let address = address.split([' ', '\t']).next()?;
    if !leads_somewhere(address) {
        return None;
    }
    let to = match words.trim() {
        "" => address.to_owned(),
        words if words == address => words.to_owned(),
        words => format!("{words}（{address}）"),
    };
    Some(Found::mended(Kind::Link, range, to))
}

/// Returns what stands between `(` and its `)`.
fn parenthesis(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('(')?;
    let mut depth = 0;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(&inside[..at]),
            ')' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
    }
    None
}

fn leads_somewhere(address: &str) -> bool {
    let starts = ["http://", "https://", "mailto:", "www.", "ftp://", "#", "/", "./", "../"];
    starts.iter().any(|start| address.starts_with(start))
}

fn image(rest: &str) -> Option<Found> {
    let inside = &rest[2..];
    let end = inside.find([']', '\n']).filter(|end| inside[*end..].starts_with(']'))?;
    let address = parenthesis(&inside[end + 1..]).map_or(0, |address| address.len() + 2);
    Some(Found::new(Kind::Image, 0..2 + end + 1 + address))
}

/// Reads a tag or a comment.
fn tag(rest: &str) -> Option<Found> {
    if rest.starts_with("<!--") || rest.starts_with("<![") || rest.starts_with("<?xml") {
        let end = rest.find('>').map(|end| end + 1)?;
        return Some(Found::new(Kind::Tag, 0..end));
    }
    let end = rest.find(['>', '\n']).filter(|end| rest[*end..].starts_with('>'))?;
    let inside = &rest[1..end];
    let name = inside.trim_start_matches('/').trim_end_matches('/');
    let name = name.split([' ', '\t']).next()?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !starts || !name.chars().all(fits) || inside.contains("://") && !inside.contains('=') {
        return None;
    }
    let low = name.to_ascii_lowercase();
    let known = TAGS.contains(&low.as_str()) || TABLE_TAGS.contains(&low.as_str());
    let is_tag =
        known || inside.contains('=') || low.contains(':') && !low.starts_with("mailto");
    let range = 0..end + 1;
    is_tag.then(|| match low.as_str() {
        low if PARTING.contains(&low) => Found::mended(Kind::Tag, range, "\n\n"),
        low if DRESS.contains(&low) => Found::mended(Kind::Tag, range, ""),
        _ => Found::new(Kind::Tag, range),
    })
}

fn field(rest: &str) -> Option<Found> {
    let inside = rest[1..].trim_start_matches(['{', ' ']);
    let wiki = rest.starts_with("{{");
    let end = rest.find(['}', '\n']).filter(|end| rest[*end..].starts_with('}'))?;
    let end = end + if rest[end..].starts_with("}}") { 2 } else { 1 };
    let is_field = wiki || FIELDS.iter().any(|field| inside.starts_with(field));
    is_field.then(|| Found::new(Kind::Field, 0..end))
}

/// Reads code: what stands between backticks, or a backtick alone.
fn code(rest: &str) -> Option<Found> {
    let run = rest.len() - rest.trim_start_matches('`').len();
    let line = rest.split('\n').next()?;
    let end = line[run..].find(&rest[..run]).map_or(run, |end| run + end + run);
    Some(Found::new(Kind::Code, 0..end))
}

/// Judges one character.
fn character(c: char, at: usize) -> Option<Found> {
    let range: Range<usize> = at..at + c.len_utf8();
    match c {
        // A line that a word processor breaks by hand, or a page.
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Some(Found::mended(Kind::Invisible, range, "\n"))
        }
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFFC}' => Some(Found::mended(Kind::Invisible, range, "")),
        c if is_stray(c) => Some(Found::mended(Kind::Invisible, range, "")),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => {
            Some(Found::new(Kind::PrivateUse, range))
        }
        '\u{FFFD}' => Some(Found::new(Kind::Garbled, range)),
        _ => None,
    }
}
