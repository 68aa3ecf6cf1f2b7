//! Marks in the words of a head that mark nothing: they print, and are told here.

use crate::diag::{Diagnostic, Sink, SourceId, Span, Spanned};
use crate::head_marks::Marked;
use crate::rules::Code;
use crate::text;

/// Reports braces without a partner and bars that part no two words.
pub(super) fn check(words: &Spanned<String>, source: SourceId, sink: &mut Sink) {
    faults(words, source).into_iter().for_each(|fault| sink.push(fault));
}

/// Returns what is wrong with the marks of a head.
pub(super) fn faults(words: &Spanned<String>, source: SourceId) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let marked = Marked::read(&words.value);
    if !marked.stray.is_empty() {
        let message = text!("花括号不成对", "a brace has no partner");
        let hint = text!(
            "用 {{…}} 括住标题中不可分行的词，成对书写",
            "put {{…}} round the words of a headline that stay on one line"
        );
        let span = source.span(words.range.clone());
        faults.push(Diagnostic::new(Code::UnpairedBrace, span, message).hint(hint));
    }
    for byte in marked.bars {
        let message = text!(
            "两边都是空格的 `|` 不是分行记号，照样印出",
            "a `|` between blanks marks no line end, and prints"
        );
        let hint = text!(
            "要印竖线就写 || 或 ｜；要标明可以分行的地方，就删去它两边的空格",
            "write || or ｜ for a bar that prints; take the blanks out to mark where a line may end"
        );
        let place = place(words, source, byte);
        faults.push(Diagnostic::new(Code::BarInTitle, place, message).hint(hint));
    }
    faults
}

/// Returns the place of a byte of the words: exact where they are written as they are read, in plain
/// quotation marks, else the whole.
fn place(words: &Spanned<String>, source: SourceId, byte: usize) -> Span {
    let range = words.range.clone();
    // Of a line of plain text nothing stands round the words.
    let quotes = range.len().wrapping_sub(words.value.len());
    match quotes {
        0 | 2 => {
            let at = range.start + quotes / 2 + byte;
            source.span(at..at + 1)
        }
        _ => source.span(range),
    }
}
