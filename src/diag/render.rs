//! Diagnostics as text for people.

use super::{Diagnostic, Lang, Sources};

/// Returns diagnostics with their places.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, _color: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = diagnostic.span.as_ref().map(|span| {
            let place = sources.place(span.source, span.range.start);
            format!("{}:{}:{}", sources.path(span.source).display(), place.line, place.column)
        });
        let word = diagnostic.severity.word();
        let message = diagnostic.message.get(lang);
        out += &format!("{word}[{}]: {message}\n --> {}\n", diagnostic.code, place.unwrap_or_default());
        for hint in &diagnostic.hints {
            out += &format!("  = help: {}\n", hint.get(lang));
        }
    }
    out
}
