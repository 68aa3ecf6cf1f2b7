//! What goes wrong and where: sources, spans, diagnostics and the sink that gathers them.
//!
//! Every message exists in Chinese and English ([`Text`]); the command line chooses one when it
//! prints. Errors are collected, never thrown one at a time, so that one run shows all faults.

mod nearest;
mod render;
mod source;
mod visible;

pub use crate::rules::Severity;
pub use nearest::nearest;
pub use render::render;
pub use source::{Place, SourceId, Sources, Span, Spanned};
pub use visible::{acts, visible};

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::limits;
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

/// Gathers diagnostics in the order in which they are found. Of one kind in one file it keeps as many as
/// [`limits::KIND`] says, and counts the others.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    counts: BTreeMap<Kind, usize>,
}

/// What is told of one file.
type Kind = (Code, Option<SourceId>);

/// Builds a [`Text`] from a Chinese and an English format string with inline arguments.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::diag::Text {
            zh: $crate::diag::clipped(format!($zh $(, $($arg)*)?)),
            en: $crate::diag::clipped(format!($en $(, $($arg)*)?)),
        }
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
        let count = self.counts.entry(kind(&diagnostic)).or_default();
        *count += 1;
        if *count <= limits::KIND.count() {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Takes in what another sink has gathered.
    pub fn append(&mut self, other: Sink) {
        let Sink { diagnostics, mut counts } = other;
        for diagnostic in diagnostics {
            if let Some(count) = counts.get_mut(&kind(&diagnostic)) {
                *count -= 1;
            }
            self.push(diagnostic);
        }
        for (kind, more) in counts {
            *self.counts.entry(kind).or_default() += more;
        }
    }

    /// Takes out the diagnostics that are not to be told.
    pub fn retain(&mut self, mut told: impl FnMut(&Diagnostic) -> bool) {
        let counts = &mut self.counts;
        self.diagnostics.retain(|diagnostic| {
            let told = told(diagnostic);
            if let Some(count) = counts.get_mut(&kind(diagnostic)).filter(|_| !told) {
                *count -= 1;
            }
            told
        });
    }

    /// Returns of which kinds, in which files, how many more were found than are kept.
    pub fn more(&self) -> impl Iterator<Item = (Code, Option<SourceId>, usize)> {
        let over =
            |count: usize| count.checked_sub(limits::KIND.count()).filter(|more| *more > 0);
        let all = self.counts.iter();
        all.filter_map(move |((code, source), count)| Some((*code, *source, over(*count)?)))
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

fn kind(diagnostic: &Diagnostic) -> Kind {
    (diagnostic.code, diagnostic.span.as_ref().map(|span| span.source))
}

/// Returns a message, cut in its middle where what it quotes makes it longer than [`limits::MESSAGE`].
pub fn clipped(message: String) -> String {
    let most = limits::MESSAGE.count();
    // A character has a byte at least.
    if message.len() <= most || message.chars().count() <= most {
        return message;
    }
    let (begins, ends) = (most * 2 / 3, most / 3 - 1);
    let begin: String = message.chars().take(begins).collect();
    let end: Vec<char> = message.chars().rev().take(ends).collect();
    let end: String = end.into_iter().rev().collect();
    format!("{begin}…{end}")
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
    fn a_kind_is_kept_so_often_and_counted_on() {
        let fault =
            || Diagnostic::new(Code::ControlCharacter, None, crate::text!("无", "none"));
        let most = limits::KIND.count();
        let filled = |count: usize| {
            let mut sink = Sink::default();
            (0..count).for_each(|_| sink.push(fault()));
            sink
        };
        let mut sink = filled(most);
        assert_eq!((sink.diagnostics().len(), sink.more().count()), (most, 0));
        sink.push(Diagnostic::new(Code::EmptyStory, None, crate::text!("空", "empty")));
        sink.append(filled(most + 7));
        assert_eq!(sink.diagnostics().len(), most + 1);
        let more: Vec<_> = sink.more().collect();
        assert_eq!(more, [(Code::ControlCharacter, None, most + 7)]);
    }

    #[test]
    fn long_messages_are_cut_in_the_middle() {
        let most = limits::MESSAGE.count();
        let of = |count: usize| clipped(format!("`{}` 太长", "中".repeat(count)));
        assert_eq!(of(most - 5).chars().count(), most);
        assert!(!of(most - 5).contains('…'));
        let cut = of(most - 4);
        assert_eq!(cut.chars().count(), most);
        assert!(
            cut.starts_with("`中") && cut.ends_with("中` 太长") && cut.contains('…'),
            "{cut}"
        );
    }

    #[test]
    fn one_is_one_and_two_are_several() {
        assert_eq!(counted(1, "line"), "1 line");
        assert_eq!(counted(-1, "line"), "-1 line");
        assert_eq!(counted(0_u32, "line"), "0 lines");
        assert_eq!(counted(21, "photograph"), "21 photographs");
        assert_eq!([counted(1, "entry"), counted(2, "entry")], ["1 entry", "2 entries"]);
    }
}
