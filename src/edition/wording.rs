//! Words that are printed, with the place where they are written.

use crate::diag::Span;

/// Words of the files as they are printed, their facts filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Where they, or the pattern they are made from, are written.
    pub span: Span,
}

impl Wording {
    /// Returns words written at `span`.
    pub fn new(text: impl Into<String>, span: Span) -> Wording {
        Wording { text: text.into(), span }
    }
}
