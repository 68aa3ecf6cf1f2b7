//! Character classes: what a character is for spacing, and where it may not stand.

use super::rules::Level;
use super::unicode::{EXTEND, GLUE, NOT_AT_END, NOT_AT_START, contains};

/// What a cell is for spacing and breaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Ideograph, kana or hangul: one em.
    Han,
    /// Another character one em wide: ①, ●, ℃, emoji.
    Wide,
    /// Opening bracket or quote; its blank is on the left.
    Open,
    /// Closing bracket or quote; its blank is on the right.
    Close,
    /// ， 、 ； ：
    Comma,
    /// 。 ． ？ ！ and the stacked marks.
    Stop,
    /// Interpunct.
    Mid,
    /// One of the two cells of a dash, or the first of them.
    Dash,
    /// Ellipsis, one em a sign.
    Ellipsis,
    /// – — ～ between what they join.
    Connector,
    /// The solidus as a mark of separation.
    Solidus,
    /// Letter of a proportional script.
    Latin,
    /// Western figure.
    Digit,
    /// Western punctuation and proportional signs.
    Symbol,
    /// Space that may stretch.
    Space,
    /// Space left out by the rules: typed beside Chinese, or at the start of a paragraph.
    Stripped,
    /// White that no line opens or narrows: U+3000, and U+2002, half as wide.
    IdSpace,
    /// No-break space or word joiner.
    Glue,
    /// U+200B: a place to break.
    ZeroSpace,
    /// U+00AD: a place to break with a hyphen.
    SoftHyphen,
    /// Forced line break.
    Newline,
    /// Combining mark or joiner: belongs to the character before it.
    Mark,
    /// Control or formatting character: takes no room and shows nothing.
    Void,
    /// Shared by Chinese and Western text; [`super::context`] decides which.
    Shared,
}

impl Class {
    /// Returns whether the cell stands for text: not a mark of punctuation, space or nothing.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Class::Han | Class::Wide | Class::Latin | Class::Digit | Class::Symbol)
    }

    /// Returns whether the cell is Western matter that makes up words and numbers.
    pub(super) fn is_western(self) -> bool {
        matches!(self, Class::Latin | Class::Digit | Class::Symbol)
    }

    /// Returns whether the cell is a Chinese mark of punctuation.
    pub(super) fn is_mark(self) -> bool {
        matches!(
            self,
            Class::Open
                | Class::Close
                | Class::Comma
                | Class::Stop
                | Class::Mid
                | Class::Dash
                | Class::Ellipsis
        )
    }

    /// Returns whether spacing and breaking look through the cell at its neighbours.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Class::Stripped
                | Class::ZeroSpace
                | Class::SoftHyphen
                | Class::Newline
                | Class::Mark
                | Class::Void
        )
    }

    /// Returns whether the cell vanishes at the end of a line.
    pub(super) fn drops_at_end(self) -> bool {
        self.is_void() || matches!(self, Class::Space | Class::IdSpace)
    }
}

/// Which part of the cell of a character stays white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// None: a letter, an ideograph, a figure, a dash, an ellipsis.
    None,
    /// What comes first: an opening bracket.
    Before,
    /// What comes last: a comma, a closing bracket.
    After,
    /// Both sides: an interpunct.
    Around,
    /// All of it: blanks, and what only steers.
    All,
}

/// Returns which part of the cell of a character stays white.
pub fn blank(c: char) -> Blank {
    match classify(normal(c)) {
        Class::Open => Blank::Before,
        Class::Close | Class::Comma | Class::Stop => Blank::After,
        Class::Shared if matches!(c, '“' | '‘') => Blank::Before,
        Class::Shared if matches!(c, '”' | '’') => Blank::After,
        Class::Shared if matches!(c, '·' | '‧' | '•') => Blank::Around,
        Class::Mid => Blank::Around,
        Class::Glue => Blank::All,
        class if class.drops_at_end() => Blank::All,
        _ => Blank::None,
    }
}

/// Returns the character whose glyph is set: full-width letters and figures become plain ones
/// (clreq 3.2.1), and look-alikes of the ellipsis the one that faces have.
pub(super) fn normal(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '⋯' => '…',
        '／' => '/',
        _ => c,
    }
}

/// Returns the class of a character as [`normal`] gives it, before its neighbours are asked.
pub(super) fn classify(c: char) -> Class {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Class::Han,
        '0'..='9' => Class::Digit,
        'A'..='Z' | 'a'..='z' => Class::Latin,
        '，' | '、' | '；' | '：' => Class::Comma,
        '。' | '．' | '？' | '！' | '‼' | '⁇' | '⁈' | '⁉' => Class::Stop,
        '「' | '『' | '（' | '〔' | '［' | '｛' | '《' | '〈' | '【' | '〖' | '〘' | '〚'
        | '〝' | '｟' => Class::Open,
        '」' | '』' | '）' | '〕' | '］' | '｝' | '》' | '〉' | '】' | '〗' | '〙' | '〛'
        | '〞' | '〟' | '｠' => Class::Close,
        '‘' | '’' | '“' | '”' | '·' | '‧' | '•' | '…' | '—' | '–' | '/' => {
            Class::Shared
        }
        '・' => Class::Mid,
        '⸺' => Class::Dash,
        '～' | '〜' | '－' => Class::Connector,
        '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Newline,
        ' '
        | '\t'
        | '\u{1680}'
        | '\u{2000}'..='\u{2001}'
        | '\u{2003}'..='\u{2006}'
        | '\u{2008}'..='\u{200A}'
        | '\u{205F}' => Class::Space,
        '\u{2002}' | '\u{3000}' => Class::IdSpace,
        '\u{200B}' => Class::ZeroSpace,
        '\u{AD}' => Class::SoftHyphen,
        ' '..='~' => Class::Symbol,
        _ => classify_rare(c),
    }
}

/// Classifies what news copy seldom holds.
fn classify_rare(c: char) -> Class {
    match c {
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3003}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{303B}'..='\u{303C}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{30FA}'
        | '\u{30FC}'..='\u{312F}'
        | '\u{3131}'..='\u{318E}'
        | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{A000}'..='\u{A48C}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => Class::Han,
        '\u{E000}'..='\u{F8FF}' | '\u{1F000}'..='\u{1FAFF}' if !contains(EXTEND, c) => {
            Class::Wide
        }
        '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2061}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}' => Class::Void,
        _ if c.is_control() => Class::Void,
        _ if contains(EXTEND, c) => Class::Mark,
        _ if contains(GLUE, c) => Class::Glue,
        _ if c.is_alphabetic() => Class::Latin,
        _ => Class::Symbol,
    }
}

/// Returns whether the cell may not begin a line (clreq 3.1.4, GB/T 15834 5.1, UAX #14).
pub(super) fn not_at_start(class: Class, c: char, level: Level) -> bool {
    if level == Level::None {
        return false;
    }
    match class {
        Class::Open => false,
        Class::Close
        | Class::Comma
        | Class::Stop
        | Class::Mid
        | Class::Connector
        | Class::Solidus => true,
        Class::Ellipsis => level >= Level::Gb,
        Class::Dash => level >= Level::Strict,
        // Plain ideographs are by far the most; the table is asked for the rest.
        _ if ('\u{4E00}'..='\u{9FFF}').contains(&c) => false,
        _ if matches!(c, '’' | '”' | '~') => true,
        _ => !c.is_ascii_alphanumeric() && contains(NOT_AT_START, c),
    }
}

/// Returns whether the cell may not end a line that goes on.
pub(super) fn not_at_end(class: Class, c: char, level: Level) -> bool {
    if level == Level::None {
        return false;
    }
    match class {
        Class::Open => true,
        Class::Solidus => level >= Level::Gb,
        Class::Close | Class::Comma | Class::Stop | Class::Mid | Class::Dash => false,
        _ if ('\u{4E00}'..='\u{9FFF}').contains(&c) => false,
        _ if matches!(c, '‘' | '“') => true,
        _ => !c.is_ascii_alphanumeric() && contains(NOT_AT_END, c),
    }
}

/// Returns whether a character is an ideograph of the common block: most of all copy.
pub(super) fn is_plain_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Returns whether a character shows nothing by itself, so that no face need have it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{180B}'..='\u{180F}'
            | '\u{E0000}'..='\u{E0FFF}'
    ) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_uax_14_reach_beyond_the_common_marks() {
        for c in ['〙', '｡', '､', '‽', '\u{2010}', '％', '℃', '″', '々', 'ッ'] {
            assert!(not_at_start(classify(normal(c)), c, Level::Gb), "{c}");
        }
        for c in ['(', '[', '￥', '$', '№', '〝', '£'] {
            assert!(not_at_end(classify(normal(c)), c, Level::Gb), "{c}");
        }
        assert!(!not_at_start(Class::Dash, '—', Level::Gb));
        assert!(not_at_start(Class::Dash, '—', Level::Strict));
        assert!(!not_at_start(Class::Ellipsis, '…', Level::Basic));
    }

    #[test]
    fn full_width_letters_and_figures_become_plain_ones() {
        assert_eq!("Ａｚ０９％＋".chars().map(normal).collect::<String>(), "Az09％＋");
    }
}
