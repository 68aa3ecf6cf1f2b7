//! What is told of what lies beyond a limit.

use crate::diag::{Diagnostic, Span, Text};
use crate::limits::Limit;
use crate::rules::Code;
use crate::text;

/// Returns the fault of what is beyond a limit.
pub(super) fn too_much(span: Span, message: Text, limit: &Limit) -> Diagnostic {
    Diagnostic::new(Code::TooMuch, span, message).hint(most(limit))
}

/// Returns what a limit takes, and why.
pub(super) fn most(limit: &Limit) -> Text {
    let [zh, en] = limit.amount();
    let (why_zh, why_en) = (limit.why.zh, limit.why.en);
    text!("最多 {zh}：{why_zh}", "at most {en}: {why_en}")
}
