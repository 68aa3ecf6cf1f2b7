//! Makes the Markdown of a Chinese author's copy safe for a CommonMark parser.
//!
//! CommonMark takes for signs what newspaper copy means as text, and leaves as text what it
//! means as signs. This step writes the body anew, line by line, and keeps for every byte where
//! it stood:
//!
//! - Blanks at the start of a line go: they indent a paragraph and make no code. Blanks at the
//!   end go too; only `\` ends a line of verse. A line of ideographic spaces alone is empty.
//! - A line that begins a paragraph ([`Parting`]) gets an empty line before it.
//! - `>>` opens a pull quote, which ends with the last line that begins so; `> >` is a quotation in
//!   another.
//! - Ordered lists (`1. `), rules and underlines (`---`, `===`), fences, HTML blocks, link
//!   definitions, `+ ` lists and signs with nothing behind them are escaped, and so stay text.
//! - `^` is a sign only round up to four letters or figures: `m^2^`; so is `~`, behind a letter
//!   or a bracket: `H~2~O`.
//! - `*` and `**` join words to both sides as CommonMark knows them only from Western letters: a
//!   word joiner on each side makes `**“四到”**服务` bold. A `*` between two figures or letters is a times sign, that of *ST a share's.

use std::ops::Range;

use super::lines::{
    Line, Mark, PULL, is_autolink, is_bullet, is_fence, is_heading, is_rule, number, run,
};
use super::paragraphs::Parting;

/// Marks in [`Prepared::origin`] a byte that the author did not type.
const INSERTED: u32 = u32::MAX;

/// Opens the name of a share under special treatment; its `*` is no sign.
const SHARE: &str = "*ST";

/// Inserted beside `**`: neither white space nor punctuation in CommonMark's eyes.
const WORD_JOINER: char = '\u{2060}';

/// A body as the Markdown parser gets it.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// The Markdown.
    pub(super) text: String,
    /// For each byte of `text`, its byte in the file.
    origin: Vec<u32>,
    /// Bytes of `text` at which lines begin that are names and nothing else.
    names: Vec<usize>,
}

impl Prepared {
    /// Returns the byte of the file for byte `at`, or `None` when the author did not type it.
    pub(super) fn typed(&self, at: usize) -> Option<u32> {
        self.origin.get(at).copied().filter(|origin| *origin != INSERTED)
    }

    /// Whether a line of names begins at a byte.
    pub(super) fn has_names(&self, at: usize) -> bool {
        self.names.binary_search(&at).is_ok()
    }

    /// Returns the bytes of the file that a range came from.
    pub(super) fn file_range(&self, range: Range<usize>) -> Range<usize> {
        let range = range.start..range.end.min(self.text.len());
        let text = self.text[range.clone()].trim_end_matches('\n');
        let mut typed = (range.start..range.start + text.len()).filter_map(|at| self.typed(at));
        let start = typed.next().unwrap_or_default() as usize;
        start..typed.next_back().map_or(start, |last| last as usize) + 1
    }

    fn copy(&mut self, c: char, file: usize) {
        self.text.push(c);
        self.origin.extend((0..c.len_utf8()).map(|byte| (file + byte) as u32));
    }

    fn insert(&mut self, c: char) {
        self.text.push(c);
        self.origin.extend(std::iter::repeat_n(INSERTED, c.len_utf8()));
    }
}

/// Returns the Markdown of a body, whose lines make these paragraphs.
pub(super) fn prepare(lines: &[Line], parting: &Parting) -> Prepared {
    let mut out = Prepared::default();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| lines[before]);
        if line.is_blank() {
            out.copy('\n', line.at + line.text.len());
            continue;
        }
        if parting.begins(index) {
            out.insert('\n');
        }
        let goes_on = before.is_some_and(|before| !before.is_blank() && before.breaks());
        let next = lines.get(index + 1);
        let ends = next.is_none_or(|next| next.is_blank() || parting.begins(index + 1));
        let text = line.text.trim_end_matches([' ', '\t']);
        // The last line of verse may end in `\` like the others: there it is no sign of
        // anything.
        let cut = usize::from(ends && goes_on && !parting.begins(index) && line.breaks());
        let kept = Line { text: &text[..text.len() - cut], at: line.at };
        if parting.names(index) {
            out.names.push(out.text.len());
        }
        let rest = block_signs(&mut out, kept.after_blanks());
        inline(&mut out, rest);
        out.copy('\n', line.at + line.text.len());
    }
    out
}

/// Copies the signs that open a line (`>`, `-`, `#`) and escapes what only looks like one.
fn block_signs<'a>(out: &mut Prepared, line: Line<'a>) -> Line<'a> {
    let mut line = line;
    let mut inside = false;
    if line.mark() == Mark::Pull {
        for sign in 0..PULL.len() {
            out.copy('>', line.at + sign);
        }
        out.insert(' ');
        line = line.after(PULL.len()).after_blanks();
        inside = true;
    }
    while line.text.starts_with('>') {
        out.copy('>', line.at);
        out.insert(' ');
        line = line.after(1).after_blanks();
        inside = true;
    }
    if !inside && is_bullet(line.text) && !is_rule(line.text) {
        out.copy(if line.text.starts_with('-') { '-' } else { '*' }, line.at);
        out.insert(' ');
        line = line.after(1).after_blanks();
        inside = true;
    } else if is_heading(line.text) {
        while line.text.starts_with('#') {
            out.copy('#', line.at);
            line = line.after(1);
        }
        out.insert(' ');
        return line.after_blanks();
    }
    escape_signs(out, line, inside)
}

/// Escapes what would open a block at the start of a line.
fn escape_signs<'a>(out: &mut Prepared, line: Line<'a>, inside: bool) -> Line<'a> {
    let text = line.text;
    if is_rule(text) || is_fence(text) {
        let run = if is_rule(text) { text.len() } else { run(text) };
        return escape(out, line, run);
    }
    if let Some(digits) = number(text) {
        let mut line = line;
        for figure in text[..digits].chars() {
            out.copy(figure, line.at);
            line = line.after(1);
        }
        return escape(out, line, 1);
    }
    let opens = match text.chars().next() {
        Some('+') => true,
        Some('-' | '*') => text.len() == 1 || is_bullet(text),
        Some('#') => inside || text.trim_start_matches('#').is_empty(),
        Some('>') => inside,
        Some('<') => !is_autolink(text),
        // A definition may run over several lines; a link in the copy stands on one.
        Some('[') => !text.contains("](") || text.contains("]:") || text.contains('\\'),
        _ => false,
    };
    if opens { escape(out, line, 1) } else { line }
}

/// Copies the first `bytes` bytes, each sign with a `\` before it.
fn escape<'a>(out: &mut Prepared, line: Line<'a>, bytes: usize) -> Line<'a> {
    for (offset, c) in line.text[..bytes].char_indices() {
        if c.is_ascii_punctuation() {
            out.insert('\\');
        }
        out.copy(c, line.at + offset);
    }
    line.after(bytes)
}

/// Copies running text, with help for `**` and `*`.
fn inline(out: &mut Prepared, line: Line) {
    let mut rest = line;
    let mut before: Option<char> = None;
    while let Some(c) = rest.text.chars().next() {
        if c == '\\' {
            out.copy(c, rest.at);
            rest = rest.after(1);
            before = Some(c);
            if let Some(escaped) = rest.text.chars().next().filter(char::is_ascii_punctuation) {
                out.copy(escaped, rest.at);
                rest = rest.after(1);
                before = Some(escaped);
            }
            continue;
        }
        if c == '^' || c == '~' {
            let script = script(rest.text, c).filter(|_| c == '^' || carries_index(before));
            match script {
                // Copied with its signs, and taken as a whole.
                Some(bytes) => {
                    for (offset, c) in rest.text[..bytes].char_indices() {
                        out.copy(c, rest.at + offset);
                    }
                }
                None => {
                    out.insert('\\');
                    out.copy(c, rest.at);
                }
            }
            rest = rest.after(script.unwrap_or(1));
            before = Some(c);
            continue;
        }
        // Code has no look in print.
        if c == '`' {
            out.insert('\\');
        }
        let stars = if c == '*' { run(rest.text) } else { 0 };
        if stars == 0 {
            out.copy(c, rest.at);
            rest = rest.after(c.len_utf8());
            before = Some(c);
            continue;
        }
        stars_of(out, rest, stars, before);
        rest = rest.after(stars);
        before = Some('*');
    }
}

/// Copies a run of `*` with what it needs around it.
fn stars_of(out: &mut Prepared, line: Line, stars: usize, before: Option<char>) {
    let after = line.text[stars..].chars().next();
    let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii_whitespace());
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let times = stars == 1 && is_figure(before) && is_figure(after);
    let share = stars == 1 && !is_figure(before) && line.text.starts_with(SHARE);
    let is_copy = times || share;
    let joined = (1..=3).contains(&stars) && !is_copy;
    if joined && joins(before) {
        out.insert(WORD_JOINER);
    }
    if is_copy {
        out.insert('\\');
    }
    for star in 0..stars {
        out.copy('*', line.at + star);
    }
    if joined && joins(after) {
        out.insert(WORD_JOINER);
    }
}

/// Returns whether lower figures may stand behind a character: `5~10~15` is a range.
fn carries_index(before: Option<char>) -> bool {
    before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, ')' | ']' | '）' | '］'))
}

/// Returns the bytes of raised or lowered letters or figures with their signs: `^2^`, `~2~`.
fn script(text: &str, sign: char) -> Option<usize> {
    let inside = text[1..].find(sign)?;
    let words = &text[1..1 + inside];
    let fits = (1..=4).contains(&inside)
        && words.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'));
    fits.then_some(inside + 2)
}
