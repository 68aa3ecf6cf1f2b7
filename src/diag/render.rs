//! Prints diagnostics for people: the message, the place, the line of the file with marks, the hints.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Lang, Severity, Sink, SourceId, Sources, Span, Text, acts, visible};
use crate::limits;
use crate::text;

/// Width after which lines are cut.
const WIDTH: usize = 120;

/// The word before what to do, in Chinese.
const HINT: &str = "建议";

/// Longest run of one file that is printed: a file of one endless line must stay readable.
const MOST_BYTES: usize = 64 << 10;

/// Returns the diagnostics as text, each with its place and its line of the file.
///
/// Whatever a file says, what acts on a terminal is only its colours: see [`visible`].
pub fn render(sink: &Sink, sources: &Sources, lang: Lang, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let mut out = String::new();
    for diagnostic in sink.diagnostics().iter().take(limits::MESSAGES.count()) {
        let told = settled(&renderer.render(&[group(diagnostic, sources, lang)]));
        match lang {
            Lang::Zh => out.push_str(in_chinese(&told).trim_end()),
            Lang::En => out.push_str(told.trim_end()),
        }
        out.push_str("\n\n");
    }
    out.push_str(&rest(sink, sources, lang));
    out
}

/// Returns what is rendered with signs for all that acts but the line ends and colours of the renderer,
/// which has no other escapes: it shows those of the text.
fn settled(told: &str) -> String {
    let shown = told.chars().map(|c| match c {
        '\n' | '\x1b' => c,
        c if acts(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    shown.collect()
}

/// Returns how many more there are: of kinds of which there are many in one file, and in all.
fn rest(sink: &Sink, sources: &Sources, lang: Lang) -> String {
    let mut out = String::new();
    let mut line = |words: Text| {
        out.push_str(words.get(lang));
        out.push('\n');
    };
    for (code, source, more) in sink.more() {
        let path = source.map(|source| sources.path(source).display().to_string());
        let path = visible(&path.unwrap_or_default()).into_owned();
        line(text!(
            "{path}：[{code}] 另有 {more} 处，改法相同",
            "{path}: [{code}] {more} more, which are mended alike"
        ));
    }
    let untold = sink.diagnostics().len().saturating_sub(limits::MESSAGES.count());
    if untold > 0 {
        line(text!(
            "另有 {untold} 条没有列出：改好上面的再运行",
            "{untold} more are not listed: mend those above and run again"
        ));
    }
    out
}

/// Returns what the renderer shows with Chinese colons behind our words: it knows but the other.
fn in_chinese(shown: &str) -> String {
    let is_hint = |line: &str| {
        line.split_once(HINT)
            .is_some_and(|(mark, _)| mark.contains("= ") && !mark.contains('|'))
    };
    let mut out = String::with_capacity(shown.len());
    for (number, line) in shown.split_inclusive('\n').enumerate() {
        match number == 0 || is_hint(line) {
            true => out.push_str(&line.replacen(": ", "：", 1)),
            false => out.push_str(line),
        }
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, lang: Lang) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(match (lang, diagnostic.severity) {
        (Lang::Zh, Severity::Error) => "错误",
        (Lang::Zh, Severity::Warning) => "警告",
        (Lang::En, Severity::Error) => "error",
        (Lang::En, Severity::Warning) => "warning",
    });
    let title =
        level.primary_title(visible(diagnostic.message.get(lang))).id(diagnostic.code.word());
    let mut group = Group::with_title(title);
    if let Some(span) = &diagnostic.span {
        group = group.element(snippet(span, diagnostic, sources, lang));
        for (other, word) in &diagnostic.labels {
            if other.source != span.source {
                let excerpt = Excerpt::of(sources, other.source, &[other]);
                let mark = AnnotationKind::Context.span(excerpt.range(&other.range));
                group = group
                    .element(excerpt.snippet().annotation(mark.label(visible(word.get(lang)))));
            }
        }
    }
    let help = Level::HELP.with_name(match lang {
        Lang::Zh => HINT,
        Lang::En => "help",
    });
    group.elements(
        diagnostic.hints.iter().map(|hint| help.clone().message(visible(hint.get(lang)))),
    )
}

/// Returns the lines of the file in which the fault stands.
fn snippet<'a>(
    span: &Span,
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
    lang: Lang,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let here = diagnostic.labels.iter().filter(|(label, _)| label.source == span.source);
    let spans: Vec<&Span> = here.clone().map(|(label, _)| label).chain([span]).collect();
    let excerpt = Excerpt::of(sources, span.source, &spans);
    let mark = AnnotationKind::Primary.span(excerpt.range(&span.range));
    let labels = here.map(|(label, word)| {
        AnnotationKind::Context.span(excerpt.range(&label.range)).label(visible(word.get(lang)))
    });
    excerpt.snippet().annotation(mark).annotations(labels)
}

/// The lines of a source from the first place that matters to the last.
struct Excerpt<'a> {
    text: &'a str,
    path: String,
    /// Byte of the source at which the text begins.
    start: usize,
    line: usize,
}

impl<'a> Excerpt<'a> {
    fn of(sources: &'a Sources, source: SourceId, spans: &[&Span]) -> Excerpt<'a> {
        let text = sources.text(source);
        let first = spans.iter().map(|span| span.range.start).min().unwrap_or(0);
        let last = spans.iter().map(|span| span.range.end).max().unwrap_or(0);
        let (first, last) = (floor(text, first), floor(text, last));
        let start = text[..first].rfind('\n').map_or(0, |end| end + 1);
        let last = last.max(first);
        let end = text[last..].find('\n').map_or(text.len(), |end| last + end);
        let end = floor(text, end.min(start + MOST_BYTES));
        Excerpt {
            text: text[start..end].trim_end_matches(['\r', '\n']),
            path: visible(&sources.path(source).display().to_string()).into_owned(),
            start,
            line: sources.place(source, start).line,
        }
    }

    fn snippet(&self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        Snippet::source(self.text).path(self.path.clone()).line_start(self.line)
    }

    /// Returns a range of the source in the excerpt, cut to it and to the first of its lines.
    fn range(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| floor(self.text, byte.saturating_sub(self.start));
        let start = at(range.start);
        let end = at(range.end).max(start);
        let line = self.text[start..end].find('\n').map_or(end, |line| start + line);
        start..line
    }
}

/// Returns the last start of a character at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Code;
    use crate::text;

    fn sample() -> (Sources, Diagnostic) {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", "x = 1\r\n标题 = \"短\" # 末\r\n标题 = 2\r\n");
        let at = |needle: &str, from: usize| {
            let text = sources.text(id);
            let start = text[from..].find(needle).map_or(0, |at| from + at);
            id.span(start..start + needle.len())
        };
        let (first, second) = (at("标题", 0), at("标题", 10));
        let diagnostic =
            Diagnostic::new(Code::DuplicateSlot, at("\"短\"", 0), text!("重复", "twice"))
                .label(first, text!("这里", "here"))
                .label(second, text!("又", "again"))
                .hint(text!("删去", "take it out"));
        (sources, diagnostic)
    }

    fn told(diagnostic: Diagnostic, sources: &Sources, lang: Lang, color: bool) -> String {
        let mut sink = Sink::default();
        sink.push(diagnostic);
        render(&sink, sources, lang, color)
    }

    /// Escapes of names, paths and files are shown; those of the program are its colours.
    #[test]
    fn nothing_of_a_file_acts_on_the_terminal() {
        let evil = "\x1b]0;x\x07\u{9b}31m\u{202e}\u{200f}\r\x08\x1b[2J";
        let mut sources = Sources::default();
        let id =
            sources.add(format!("a{evil}.toml"), format!("x = 1\n标题 = \"{evil}\" # 末\n"));
        let fault = || {
            Diagnostic::new(Code::BadValue, id.span(15..20), text!("坏{evil}", "bad {evil}"))
                .label(id.span(0..1), text!("里{evil}", "here {evil}"))
                .hint(text!("改{evil}", "mend {evil}"))
        };
        for lang in [Lang::Zh, Lang::En] {
            let plain = told(fault(), &sources, lang, false);
            assert!(!plain.contains(|c| acts(c) && c != '\n'), "{plain:?}");
            assert!(plain.contains("␛]0;x␇\\u{9b}31m\\u{202e}"), "{plain:?}");
            let colored = told(fault(), &sources, lang, true);
            let without = colored.split("\x1b[").enumerate().map(|(at, part)| match at {
                0 => part,
                _ => part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';'),
            });
            assert!(without.skip(1).all(|part| part.starts_with('m')), "{colored:?}");
            assert!(!colored.contains(|c| acts(c) && !matches!(c, '\n' | '\x1b')));
        }
    }

    #[test]
    fn many_are_told_as_a_number() {
        let (sources, diagnostic) = sample();
        let mut sink = Sink::default();
        let most = limits::KIND.count();
        (0..most + 3).for_each(|_| sink.push(diagnostic.clone()));
        let text = render(&sink, &sources, Lang::En, false);
        assert_eq!(text.matches("error[duplicate-slot]").count(), most);
        assert!(text.ends_with("a.toml: [duplicate-slot] 3 more, which are mended alike\n"));
    }

    #[test]
    fn columns_count_characters_and_marks_are_as_wide_as_the_type() {
        let (sources, diagnostic) = sample();
        let text = told(diagnostic, &sources, Lang::En, false);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "error[duplicate-slot]: twice");
        assert!(lines[1].ends_with("--> a.toml:2:6"), "{text}");
        assert_eq!(lines[3], "2 | 标题 = \"短\" # 末");
        assert!(lines[4].starts_with("  | ----   ^^^^"), "{text}");
        assert!(text.contains("help: take it out"), "{text}");
        assert!(!text.contains('\r'), "{text:?}");
    }

    #[test]
    fn speaks_chinese_and_shows_places_beyond_the_end() {
        let (sources, mut diagnostic) = sample();
        diagnostic.span = diagnostic.span.map(|span| span.source.span(900..901));
        let text = told(diagnostic, &sources, Lang::Zh, false);
        assert!(text.starts_with("错误[duplicate-slot]：重复"), "{text}");
        assert!(text.contains("建议：删去"), "{text}");
        let colored = told(sample().1, &sources, Lang::Zh, true);
        assert_eq!(colored.matches('：').count(), 2, "{colored:?}");
        assert!(!colored.contains(": "), "{colored:?}");
    }

    #[test]
    fn a_fault_without_a_place_has_only_words() {
        let diagnostic = Diagnostic::new(Code::RenamedKey, None, text!("无", "none"));
        let text = told(diagnostic, &Sources::default(), Lang::En, false);
        assert_eq!(text, "warning[renamed-key]: none\n\n");
    }
}
