//! What each character is, read from the rules of the trade alone (clreq 3.1, GB/T 15834 5.1): the
//! engine's own tables are not asked.

/// What a character is for the judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// ‘ “ （ 《 …
    Open,
    /// ’ ” ） 》 …
    Close,
    /// ， 、 ； ：
    Comma,
    /// 。 ？ ！
    Stop,
    /// One of two ？！ in a cell.
    Stacked,
    /// ·
    Mid,
    /// The first half of a dash.
    Dash,
    /// Its second half.
    DashEnd,
    /// A lone … or the first of two.
    Ellipsis,
    /// The second of two.
    EllipsisEnd,
    /// – — ～
    Connector,
    /// The solidus between Chinese.
    Solidus,
    /// Ideograph or another character of one em.
    Han,
    /// Western letter.
    Letter,
    /// Western figure.
    Figure,
    /// U+0020.
    Space,
    /// A space that the rules leave out.
    Stripped,
    /// U+3000.
    FullSpace,
    /// Any other sign.
    Other,
}

use Sign::{
    Close, Comma, Connector, Dash, DashEnd, Ellipsis, EllipsisEnd, Figure, FullSpace, Han,
    Letter, Mid, Open, Other, Solidus, Space, Stacked, Stop, Stripped,
};

impl Sign {
    /// Returns whether half of the sign's cell is blank.
    pub(crate) fn has_blank(self) -> bool {
        matches!(self, Open | Close | Comma | Stop)
    }

    /// Returns whether the sign is punctuation of Chinese text.
    pub(crate) fn is_mark(self) -> bool {
        self.has_blank()
            || matches!(
                self,
                Stacked | Mid | Dash | DashEnd | Ellipsis | EllipsisEnd | Connector | Solidus
            )
    }

    /// Returns whether the sign is a letter or a figure.
    pub(crate) fn is_western(self) -> bool {
        matches!(self, Letter | Figure)
    }

    /// Returns whether the sign vanishes at a line's edge.
    pub(crate) fn is_blank(self) -> bool {
        matches!(self, Space | Stripped | FullSpace)
    }
}

fn plain(c: char) -> Sign {
    match c {
        '「' | '『' | '（' | '〔' | '［' | '｛' | '《' | '〈' | '【' | '〖' => Open,
        '」' | '』' | '）' | '〕' | '］' | '｝' | '》' | '〉' | '】' | '〗' => Close,
        '，' | '、' | '；' | '：' => Comma,
        '。' | '．' | '？' | '！' => Stop,
        '～' => Connector,
        '\u{3000}' => FullSpace,
        ' ' => Space,
        '0'..='9' | '０'..='９' => Figure,
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Letter,
        c if c.is_ascii() => {
            if c.is_ascii_alphabetic() {
                Letter
            } else {
                Other
            }
        }
        '\u{2460}'..='\u{24FF}' | '\u{25A0}'..='\u{25FF}' | '\u{2605}' | '\u{2606}' => Han,
        '\u{3003}' | '\u{3005}'..='\u{3007}' => Han,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => Han,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFD}' => Han,
        c if c.is_alphabetic() && c < '\u{2000}' => Letter,
        _ => Other,
    }
}

/// Returns whether Chinese and Western text share the sign.
fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '·' | '…' | '—' | '–' | '/')
}

/// Returns whether the first neighbour that tells anything is Chinese; other marks are skipped.
fn chinese<'c>(mut neighbours: impl Iterator<Item = &'c char>) -> Option<bool> {
    neighbours.find_map(|&c| match plain(c) {
        _ if is_shared(c) => None,
        Space | Other | FullSpace => None,
        Letter | Figure => Some(false),
        _ => Some(true),
    })
}

/// Returns a text with its numbers in plain figures, points and commas: they are read as one whatever
/// they were typed with (GB/T 15835 5.1).
pub(crate) fn plain_numbers(typed: &[char]) -> Vec<char> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let text: Vec<char> = typed.iter().map(|c| plain(*c)).collect();
    let figures = |chars: &mut dyn Iterator<Item = &char>| {
        chars.take_while(|c| c.is_ascii_digit()).count()
    };
    let read = |at: usize| {
        let before = figures(&mut text[..at].iter().rev());
        let after = figures(&mut text[at + 1..].iter());
        match text[at] {
            '．' if before > 0 && after > 0 => '.',
            '，' if (1..=3).contains(&before)
                && after == 3
                && typed[at - 1] != text[at - 1] =>
            {
                ','
            }
            c => c,
        }
    };
    (0..text.len()).map(read).collect()
}

/// Returns the signs of a text without forced breaks.
pub(crate) fn read(text: &[char]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = (0..text.len()).map(|at| one(text, at)).collect();
    pair_quotes(text, &mut signs);
    pair(text, &mut signs, '—', Dash, DashEnd);
    pair(text, &mut signs, '…', Ellipsis, EllipsisEnd);
    stack(text, &mut signs);
    strip(&mut signs);
    signs
}

fn one(text: &[char], at: usize) -> Sign {
    let c = text[at];
    if !is_shared(c) {
        return plain(c);
    }
    let left = chinese(text[..at].iter().rev());
    let right = chinese(text[at + 1..].iter());
    // Chinese where either side is, Western where both sides are (clreq 3.2.1).
    if left != Some(true) && right != Some(true) && (left.is_some() || right.is_some()) {
        return Other;
    }
    match c {
        '‘' | '“' => Open,
        '’' | '”' => Close,
        '·' => Mid,
        '…' => Ellipsis,
        '/' => Solidus,
        _ => Connector,
    }
}

/// Makes both quotes of a pair Chinese when one is.
fn pair_quotes(text: &[char], signs: &mut [Sign]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..text.len() {
        match text[at] {
            '“' => open.push(at),
            '”' => {
                let Some(partner) = open.pop() else { continue };
                if signs[at] == Close || signs[partner] == Open {
                    (signs[partner], signs[at]) = (Open, Close);
                }
            }
            _ => {}
        }
    }
}

/// Joins two like signs in a row to one object of two em.
fn pair(text: &[char], signs: &mut [Sign], c: char, first: Sign, second: Sign) {
    let mut at = 0;
    while at + 1 < text.len() {
        let two = text[at] == c && text[at + 1] == c;
        if two {
            (signs[at], signs[at + 1]) = (first, second);
        }
        at += 1 + usize::from(two);
    }
}

/// Puts ？ and ！ in a row two to a cell; of an odd number the last has its own (GB/T 15834 5.1.2).
fn stack(text: &[char], signs: &mut [Sign]) {
    let mut at = 0;
    while at < text.len() {
        let count = text[at..].iter().take_while(|c| matches!(c, '？' | '！')).count();
        signs[at..at + count / 2 * 2].fill(Stacked);
        at += count.max(1);
    }
}

/// Leaves out spaces between Chinese and Western, and those that begin the paragraph.
fn strip(signs: &mut [Sign]) {
    let head = signs.iter().take_while(|sign| sign.is_blank()).count();
    signs[..head].fill(Stripped);
    for at in head..signs.len() {
        if signs[at] != Space {
            continue;
        }
        let left = signs[..at].iter().rev().find(|sign| !sign.is_blank());
        let right = signs[at..].iter().find(|sign| !sign.is_blank());
        let chinese =
            |sign: Option<&Sign>| sign.is_some_and(|sign| *sign == Han || sign.is_mark());
        if chinese(left) || chinese(right) {
            signs[at] = Stripped;
        }
    }
}

/// Returns the width of each cell in em inside a line, neighbours trimmed (clreq 3.1.6); `None` where
/// only the face knows.
pub(crate) fn widths(text: &[char], signs: &[Sign]) -> Vec<Option<f64>> {
    let full = |at: usize| match signs[at] {
        Mid | Stacked | Solidus => Some(0.5),
        Connector if text[at] == '–' => Some(0.5),
        Figure => Some(0.5),
        Stripped => Some(0.0),
        Letter | Other | Space => None,
        _ => Some(1.0),
    };
    let mut widths: Vec<Option<f64>> = (0..text.len()).map(full).collect();
    let seen: Vec<usize> = (0..text.len()).filter(|&at| signs[at] != Stripped).collect();
    for two in seen.windows(2) {
        if let Some(loser) = loser(text, signs, two[0], two[1]) {
            widths[loser] = Some(0.5);
        }
    }
    widths
}

/// Returns which of two neighbours gives way, from the original classes (clreq 3.1.6).
fn loser(text: &[char], signs: &[Sign], left: usize, right: usize) -> Option<usize> {
    match (signs[left], signs[right]) {
        (Open | Close | Comma | Stop | Stacked | Mid | FullSpace, Open) => Some(right),
        (Other, Open) if text[left] == '(' => Some(right),
        (Close | Comma | Stop, Close | Comma | Stop | Stacked | Mid | FullSpace) => Some(left),
        (Close, Other) if text[right] == ')' => Some(left),
        _ => None,
    }
}
