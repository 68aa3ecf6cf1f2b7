//! What goes wrong and where: sources, spans, diagnostics and the sink that gathers them.
//!
//! Every message exists in Chinese and English ([`Text`]); the command line chooses one when it
//! prints. Errors are collected, never thrown one at a time, so that one run shows all faults.

mod nearest;
mod render;
mod source;

pub use crate::rules::Severity;
pub use nearest::nearest;
pub use render::render;
pub use source::{Place, SourceId, Sources, Span, Spanned};

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::rules::{Code, Words};

/// A sentence in the two languages of the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// The Chinese wording.
    pub zh: String,
    /// The English wording.
    pub en: String,
}

/// Language of messages and reports
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Simplified Chinese
    #[default]
    Zh,
    /// English
    En,
}

/// One fault of the input, with its place and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands; `None` only when no file is at fault.
    pub span: Option<Span>,
    /// One fact, lower case, without a full stop.
    pub message: Text,
    /// Other places that matter, each with a word on it.
    pub labels: Vec<(Span, Text)>,
    /// What to do, one action each.
    pub hints: Vec<Text>,
}

/// Gathers diagnostics in the order in which they are found.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

/// Builds a [`Text`] from a Chinese and an English format string with inline arguments.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::diag::Text { zh: format!($zh $(, $($arg)*)?), en: format!($en $(, $($arg)*)?) }
    };
}

impl Text {
    /// Returns the wording in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl Diagnostic {
    /// Returns a diagnostic that weighs what the register says.
    pub fn new(code: Code, span: impl Into<Option<Span>>, message: Text) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.rule().weight,
            span: span.into(),
            message,
            labels: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Diagnostic {
        self.hints.push(hint);
        self
    }

    /// Adds a second place with a word on it.
    #[must_use]
    pub fn label(mut self, span: Span, word: Text) -> Diagnostic {
        self.labels.push((span, word));
        self
    }
}

impl Sink {
    /// Takes a diagnostic in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns whether any error was taken in.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns all diagnostics in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl From<Words> for Text {
    /// Returns fixed words as a text.
    fn from(words: Words) -> Text {
        Text { zh: words.zh.to_owned(), en: words.en.to_owned() }
    }
}

/// Returns a count with its noun, as English wants it: 1 line, 2 lines, 3 entries.
pub fn counted(count: impl fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    match (count.as_str(), noun.strip_suffix("ry")) {
        ("1" | "-1", _) => format!("{count} {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ries"),
        (_, None) => format!("{count} {noun}s"),
    }
}

impl fmt::Display for Text {
    /// Writes the English wording; the command line asks for a language by [`Text::get`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_two_are_several() {
        assert_eq!(counted(1, "line"), "1 line");
        assert_eq!(counted(-1, "line"), "-1 line");
        assert_eq!(counted(0_u32, "line"), "0 lines");
        assert_eq!(counted(21, "photograph"), "21 photographs");
        assert_eq!([counted(1, "entry"), counted(2, "entry")], ["1 entry", "2 entries"]);
    }
}
