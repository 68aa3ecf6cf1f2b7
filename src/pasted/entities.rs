//! Entities of HTML and what they stand for.

use std::ops::Range;

/// The names that pasted copy brings, each with its character.
const NAMES: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("bull", '•'),
    ("cent", '¢'),
    ("copy", '©'),
    ("deg", '°'),
    ("divide", '÷'),
    ("emsp", ' '),
    ("ensp", ' '),
    ("euro", '€'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("ne", '≠'),
    ("permil", '‰'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("sect", '§'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("thinsp", ' '),
    ("times", '×'),
    ("trade", '™'),
    ("yen", '¥'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
];

/// The longest name with its signs.
const LONGEST: usize = 12;

/// Returns the entities of a text, each with its character.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let inside = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        if let Some(inside) = inside.filter(|end| rest.is_char_boundary(*end)) {
            if let Some(c) = stands_for(&rest[..inside]) {
                found.push((at..at + inside + 2, c));
            }
        } else if rest.starts_with("nbsp") {
            found.push((at..at + "&nbsp".len(), ' '));
        }
    }
    found
}

/// Returns what an entity stands for: a blank of any width is a blank.
fn stands_for(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let c = number.ok().and_then(char::from_u32).filter(|c| !c.is_control())?;
    Some(if c == '\u{A0}' { ' ' } else { c })
}
