//! Words of users as a terminal may be given them: what acts on it is shown, never sent.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns whether a character leaves no ink and acts: it moves the cursor, colours, rings, or turns the
/// order of the characters round it (Unicode categories Cc, and Cf but for what joins letters).
pub fn acts(c: char) -> bool {
    match c {
        '\u{200C}' | '\u{200D}' => false,
        '\u{061C}' | '\u{180E}' | '\u{FEFF}' | '\u{E0001}' => true,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FFF9}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0020}'..='\u{E007F}' => true,
        c => c.is_control(),
    }
}

/// Returns the words with every character that acts as a sign for it: ␛, `\u{9b}`. Line ends stay: what
/// is laid out on lines has them.
pub fn visible(words: &str) -> Cow<'_, str> {
    if !words.chars().any(|c| acts(c) && c != '\n') {
        return words.into();
    }
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '\n' => out.push(c),
            '\t' => out.push(' '),
            // Control pictures stand in the order of the characters that they show.
            '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => out.push('␡'),
            c if acts(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_and_all_else_stays() {
        assert_eq!(visible("要闻 Ⅱ👨\u{200D}👩"), "要闻 Ⅱ👨\u{200D}👩");
        assert_eq!(visible("a\x1b[31mb\x07\x7f\tc\n"), "a␛[31mb␇␡ c\n");
        assert_eq!(visible("a\u{9b}31mb\u{202e}c"), "a\\u{9b}31mb\\u{202e}c");
        for code in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let shown = visible(code.encode_utf8(&mut [0; 4])).into_owned();
            assert!(!shown.contains(|c| acts(c) && c != '\n'), "{:x}", u32::from(code));
        }
    }
}
