//! What was meant: the slips of people who write TOML on a Chinese keyboard, told in the words of the slip
//! instead of the parser's.

use std::ops::Range;

use crate::calendar::Date;
use crate::diag::Text;
use crate::text;

/// A slip: where it stands, what it is and what to write.
pub(super) struct Slip {
    pub(super) range: Range<usize>,
    pub(super) what: What,
    pub(super) message: Text,
    pub(super) hint: Text,
}

/// What kind of slip it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A day that is none, or is not written as one.
    Date,
    /// Anything else.
    Syntax,
}

/// Signs of the Chinese keyboard that stand where TOML wants its own.
const SIGNS: [(char, &str); 32] = [
    ('，', ","),
    ('、', ","),
    ('＝', "="),
    ('：', "="),
    ('．', "."),
    ('。', "."),
    ('［', "["),
    ('【', "["),
    ('］', "]"),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('＃', "#"),
    ('＂', "\""),
    ('“', "\""),
    ('”', "\""),
    ('「', "\""),
    ('」', "\""),
    ('‘', "\""),
    ('’', "\""),
    ('＇', "\""),
    ('－', "-"),
    ('–', "-"),
    ('—', "-"),
    ('＿', "_"),
    ('（', "("),
    ('）', ")"),
    ('；', ","),
    ('\u{3000}', " "),
    ('\u{A0}', " "),
    ('\u{2003}', " "),
    ('\u{FEFF}', ""),
];

/// Returns the slip that made the parser stop at `range` with these words.
pub(super) fn find(text: &str, range: &Range<usize>, words: &str) -> Option<Slip> {
    let line = Line::around(text, range.start);
    if words.starts_with("duplicate key") {
        return twice(&line);
    }
    let token = word(text, range);
    if let Some(slip) = date(text, &token, words) {
        return Some(slip);
    }
    if words.starts_with("string values must be quoted") {
        let written = &text[token.clone()];
        let opens = written.chars().next().and_then(meant).is_some_and(|sign| sign == "\"");
        if opens {
            return line.sign().map(|slip| Slip { range: token, ..slip });
        }
        // Words without quotation marks want them, whatever signs stand among them.
        if written.chars().any(|c| c.is_alphabetic() && meant(c).is_none()) {
            return None;
        }
    }
    line.quoted_in_quotes().or_else(|| line.sign())
}

/// A header that stands twice: several of a kind want double brackets.
fn twice(line: &Line) -> Option<Slip> {
    let name = line.header()?;
    let range = line.start..line.start + line.text.trim_end().len();
    let message = text!("`[{name}]` 已经写过一次", "`[{name}]` stands there once already");
    let hint = text!(
        "有几个就各写一个双方括号的 [[{name}]]；只有一个就删去重复的",
        "where there are several, each begins with [[{name}]]; else take one out"
    );
    Some(Slip { range, what: What::Syntax, message, hint })
}

/// A day that is written in another way than TOML's, or is none.
fn date(text: &str, token: &Range<usize>, words: &str) -> Option<Slip> {
    let written = &text[token.clone()];
    let number = |part: &str| -> Option<u32> {
        part.chars().map(|c| meant(c).unwrap_or(c.to_string())).collect::<String>().parse().ok()
    };
    let parts: Vec<&str> =
        written.split(['-', '/', '.', '年', '月', '－', '／', '．', '—']).collect();
    let [year, month, day] = parts[..] else { return None };
    let day = day.trim_end_matches(['日', '号', 'T']);
    // A bare key may look like a day where the parser misses something before it.
    let at_value = words.starts_with("string values")
        || words.starts_with("invalid")
        || words.starts_with("unexpected key or value");
    if !at_value || year.chars().count() < 2 {
        return None;
    }
    let [year, month, day] = [number(year)?, number(month)?, number(day)?];
    let [month, day] = [month, day].map(|part| u8::try_from(part).unwrap_or(0));
    let day = i32::try_from(year).ok().and_then(|year| Date::new(year, month, day));
    let day = day.filter(|_| (1000..10_000).contains(&year)).map(|day| day.to_string());
    // It is right as it is written: something else stands beside it.
    if day.as_deref() == Some(written) {
        return None;
    }
    let message = text!("没有 `{written}` 这一天", "there is no day `{written}`");
    let hint = match day {
        Some(day) => text!("写成 {day}", "write {day}"),
        None => text!(
            "日期写成 年-月-日，月和日各两位：2021-02-24",
            "write year-month-day with two digits for month and day: 2021-02-24"
        ),
    };
    Some(Slip { range: token.clone(), what: What::Date, message, hint })
}

/// Returns the bytes of the table whose header stands in the line of this byte.
pub(super) fn table_at(text: &str, at: usize) -> Option<Range<usize>> {
    let line = Line::around(text, at);
    line.header()?;
    let after = line.start + line.text.len();
    let end = text[after..].find("\n[").map_or(text.len(), |next| after + next);
    Some(line.start..end)
}

/// Returns the bytes of the word in which a range stands: everything up to white space, comma or bracket.
pub(super) fn word(text: &str, range: &Range<usize>) -> Range<usize> {
    let stop =
        |c: char| c.is_whitespace() || matches!(c, ',' | '=' | '[' | ']' | '{' | '}' | '#');
    let before = &text[..range.start];
    let start = before
        .rfind(stop)
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let end = text[range.start..].find(stop).map_or(text.len(), |at| range.start + at);
    start..end
}

/// A line of a file.
struct Line<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Line<'t> {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        Line { text: &text[start..end], start }
    }

    /// Returns the name between single brackets.
    fn header(&self) -> Option<&'t str> {
        let inner = self.text.trim().strip_prefix('[')?.strip_suffix(']')?;
        (!inner.starts_with('[') && !inner.is_empty()).then(|| inner.trim())
    }

    /// Returns the first sign of the Chinese keyboard outside strings and comments.
    fn sign(&self) -> Option<Slip> {
        let (at, c) = self.bare().find(|(_, c)| meant(*c).is_some())?;
        let right = meant(c)?;
        let range = self.start + at..self.start + at + c.len_utf8();
        let (message, hint) = match right.as_str() {
            "" | " " => (
                text!("这里有全角空格或不换行空格", "there is a full-width or no-break space"),
                text!("改成半角空格", "write an ordinary space"),
            ),
            "\"" => (
                text!("`{c}` 不是 TOML 的引号", "`{c}` is no quotation mark of TOML"),
                text!(
                    "TOML 的引号是英文直引号 \"…\"；中文引号只能写在里面",
                    "TOML wants straight quotation marks \"…\"; Chinese ones may only stand inside them"
                ),
            ),
            right => (
                text!("`{c}` 是全角（中文）符号", "`{c}` is a full-width (Chinese) sign"),
                text!("换成半角的 `{right}`", "write `{right}`"),
            ),
        };
        Some(Slip { range, what: What::Syntax, message, hint })
    }

    /// Returns the straight quotation mark inside a title at which its string ended too early.
    fn quoted_in_quotes(&self) -> Option<Slip> {
        let first = self.text.find('"')?;
        let inner = first + 1 + self.text[first + 1..].find('"')?;
        // Signs between two strings were meant to be TOML's; words, or signs among words, go on with a title.
        let after = &self.text[inner + 1..];
        let words = after.trim_start_matches(|c| meant(c).is_some());
        let goes_on = words.starts_with(char::is_alphanumeric);
        let range = self.start + inner..self.start + inner + 1;
        let message = text!(
            "文字到这个引号就结束了，后面还有字",
            "the string ends at this quotation mark, and more words follow"
        );
        let hint = text!(
            "标题里的引号用“ ”；要印直引号就写 \\\"",
            "write “ ” inside titles, or \\\" for a straight mark"
        );
        goes_on.then_some(Slip { range, what: What::Syntax, message, hint })
    }

    /// Returns the characters outside strings and comments, with their bytes in the line.
    fn bare(&self) -> impl Iterator<Item = (usize, char)> {
        let mut within = None;
        let mut escaped = false;
        self.text.char_indices().filter(move |(_, c)| match (within, *c) {
            (Some('#'), _) => false,
            (Some(_), _) if escaped => {
                escaped = false;
                false
            }
            (Some('"'), '\\') => {
                escaped = true;
                false
            }
            (Some(open), c) => {
                if c == open {
                    within = None;
                }
                false
            }
            (None, '"' | '\'' | '#') => {
                within = Some(*c);
                false
            }
            (None, _) => true,
        })
    }
}

/// Returns what a sign of the Chinese keyboard is in TOML; a full-width figure or letter is itself, half as wide.
fn meant(c: char) -> Option<String> {
    if let Some((_, right)) = SIGNS.iter().find(|(sign, _)| *sign == c) {
        return Some((*right).to_owned());
    }
    let half = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32);
    half.filter(|half| half.is_ascii_graphic()).map(String::from)
}
