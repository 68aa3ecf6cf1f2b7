//! Syntax errors of TOML, in both languages.

use std::ops::Range;

use super::slips::{self, What};
use crate::diag::{Diagnostic, Sink, SourceId, Text};
use crate::limits;
use crate::rules::Code;
use crate::text;

/// The parser's words and ours for them, the first that begins alike.
const WORDS: [(&str, &str); 32] = [
    ("`_` may only go between digits", "`_` 只能放在两个数字之间"),
    ("cannot recurse further", "嵌套过深"),
    ("recursion limit", "嵌套过深"),
    ("carriage return must be followed by newline", "回车符后面缺少换行符"),
    ("duplicate key", "键重复"),
    ("extra `=`", "多了 `=`"),
    ("extra assignment", "多了 `=`"),
    ("extra comma", "多了逗号"),
    ("integers with a radix", "带进制的整数不能有正负号"),
    ("invalid comment character", "注释里有不允许的字符"),
    ("invalid unquoted key", "键里有须加引号的字符"),
    ("key with no value", "键后面没有值"),
    ("keys cannot be multi-line", "键不能写成多行字符串"),
    ("missing comma", "缺少逗号"),
    ("missing assignment", "键和值之间缺少 `=`"),
    ("missing opening quote", "缺少左引号"),
    ("missing value", "缺少值"),
    ("missing escaped value", "`\\` 后面缺少字符"),
    ("missing key", "缺少键"),
    ("radix must be lowercase", "进制前缀须用小写"),
    ("string values must be quoted", "文字须加引号"),
    ("unclosed array table", "表头缺少 `]]`"),
    ("unclosed array", "列表缺少 `]`"),
    ("unclosed inline table", "行内表缺少 `}`"),
    ("unclosed table", "表头缺少 `]`"),
    ("unexpected leading zero", "数字不能以 0 开头"),
    ("unexpected sign", "多了正负号"),
    ("unquoted keys cannot be empty", "键不能为空"),
    ("cannot extend value", "这个键已有值，不能再当作表使用"),
    ("invalid basic string", "字符串写法有误"),
    ("invalid literal string", "字符串写法有误"),
    ("invalid multi-line", "多行字符串写法有误"),
];

/// The parser's words for a value that is wrong in itself and hides nothing behind it.
const VALUES: [&str; 8] = [
    "string values must be quoted",
    "invalid date",
    "invalid time",
    "invalid year",
    "invalid month",
    "invalid day",
    "unexpected leading zero",
    "duplicate key",
];

/// What syntax errors leave of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// There are none.
    None,
    /// Single values are wrong; everything round them was read.
    Values,
    /// Anything may be missing or in the wrong table.
    Structure,
}

/// Reports the syntax errors of a file; returns what they leave of it.
pub(super) fn report(
    text: &str,
    source: SourceId,
    errors: &[toml::de::Error],
    sink: &mut Sink,
) -> Damage {
    let mut damage = Damage::None;
    let mut last_line = usize::MAX;
    let mut again = 0..0;
    let mut reported = 0;
    for error in errors {
        let range = within(text, error.span().unwrap_or_default());
        // A slip makes the parser stumble over the rest of its line: the first word is enough.
        let line = text[..range.start].matches('\n').count();
        if line == last_line || reported == limits::SYNTAX_ERRORS.count() {
            continue;
        }
        // What stands under a header that is there twice is there twice too.
        let twice = error.message().starts_with("duplicate key");
        if twice && again.contains(&range.start) {
            continue;
        }
        if twice && let Some(table) = slips::table_at(text, range.start) {
            again = table;
        }
        last_line = line;
        reported += 1;
        let is_value = VALUES.iter().any(|words| error.message().starts_with(words));
        if !is_value {
            damage = Damage::Structure;
        } else if damage == Damage::None {
            damage = Damage::Values;
        }
        sink.push(diagnostic(text, source, range, error.message()));
    }
    damage
}

fn diagnostic(text: &str, source: SourceId, range: Range<usize>, words: &str) -> Diagnostic {
    if let Some(slip) = slips::find(text, &range, words) {
        let code = match slip.what {
            What::Date => Code::BadDate,
            What::Syntax => Code::TomlSyntax,
        };
        return Diagnostic::new(code, source.span(slip.range), slip.message).hint(slip.hint);
    }
    let token = &text[slips::word(text, &range)];
    let diagnostic = Diagnostic::new(Code::TomlSyntax, source.span(range), message(words));
    if words.starts_with("string values must be quoted") {
        return diagnostic.hint(text!("写成 \"{token}\"", "write \"{token}\""));
    }
    if words.starts_with("duplicate key") {
        let hint = text!("删去其中一个", "take one of them out");
        return diagnostic.hint(hint);
    }
    diagnostic
}

fn message(words: &str) -> Text {
    let known = WORDS.iter().find(|(english, _)| words.starts_with(english));
    let zh = match known {
        Some((_, chinese)) => format!("TOML 写法有误：{chinese}"),
        None => format!("TOML 写法有误：{words}"),
    };
    Text { zh, en: format!("not valid TOML: {words}") }
}

/// Returns the range cut to the text and to whole characters.
fn within(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(range.start);
    start..floor(range.end).max(start)
}
