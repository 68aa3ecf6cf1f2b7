//! The lines of a body as they are typed: what they open with, how they end, how wide they are.

/// Opens the lines of a pull quote.
pub(super) const PULL: &str = ">>";

/// One line of the body without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Byte of the file at which it begins.
    pub(super) at: usize,
}

/// With what a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: copy.
    None,
    /// `##`
    Heading,
    /// `>`
    Quote,
    /// `>>`
    Pull,
    /// `-`
    Item,
}

/// Width of two ideographic spaces, in half cells.
const INDENT: usize = 4;

impl<'a> Line<'a> {
    /// Returns the lines of a body that begins at byte `at` of its file.
    pub(super) fn all(body: &str, at: usize) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < body.len() {
            let rest = &body[start..];
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            lines.push(Line { text: &rest[..end], at: at + start });
            start += end + if rest[end..].starts_with("\r\n") { 2 } else { 1 };
        }
        lines
    }

    pub(super) fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it ends in a `\` that is not itself escaped.
    pub(super) fn breaks(self) -> bool {
        let text = self.text.trim_end_matches([' ', '\t']);
        (text.len() - text.trim_end_matches('\\').len()) % 2 == 1
    }

    pub(super) fn after(self, bytes: usize) -> Line<'a> {
        Line { text: &self.text[bytes..], at: self.at + bytes }
    }

    pub(super) fn after_blanks(self) -> Line<'a> {
        self.after(self.text.len() - self.text.trim_start_matches([' ', '\t']).len())
    }

    pub(super) fn mark(self) -> Mark {
        let text = self.after_blanks().text;
        match text.chars().next() {
            Some('>') if text.starts_with(PULL) => Mark::Pull,
            Some('>') => Mark::Quote,
            Some('#') if is_heading(text) => Mark::Heading,
            Some('-' | '*') if is_bullet(text) && !is_rule(text) => Mark::Item,
            _ => Mark::None,
        }
    }

    /// Returns the white with which it opens, in half cells: blanks of every kind alike.
    pub(super) fn indent(self) -> usize {
        let white = self.text.chars().take_while(|c| c.is_whitespace());
        white.map(|c| if c == '\t' { INDENT } else { width(c) }).sum()
    }

    /// Returns its words, without the white and the marks round them.
    pub(super) fn words(self) -> &'a str {
        self.text.trim().trim_start_matches(['>', ' ', '\t'])
    }

    /// Returns how wide it is, in half cells.
    pub(super) fn width(self) -> usize {
        self.text.trim_end().chars().map(width).sum()
    }

    /// Returns how many characters it has.
    pub(super) fn chars(self) -> usize {
        self.text.trim_end().chars().count()
    }

    /// Whether a sentence ends with it.
    pub(super) fn ends_sentence(self) -> bool {
        let text = self.words();
        let inner = text.trim_end_matches(|c| "）』」】》)\"'*_".contains(c));
        inner.ends_with(|c| "。！？!?…”’".contains(c))
            || text.ends_with(|c| "』」".contains(c))
            || inner.ends_with('.') && inner.trim_end_matches('.').ends_with(is_western)
    }

    /// Returns its first unit: what would have stood on the line before, had there been room. A
    /// word stays whole, an opening mark with what follows it, a closing one with what is before.
    pub(super) fn first_unit(self) -> Line<'a> {
        let words = self.words();
        let inner = words.trim_start_matches(|c| "（“‘《〈「『【".contains(c));
        // 8:24 and 3,000 stay whole like words: programs cut at blanks and between Han.
        let rest = inner.trim_start_matches(|c: char| c.is_ascii_graphic());
        let mut rest = rest.chars();
        if rest.as_str().len() == inner.len() {
            rest.next();
        }
        let rest =
            rest.as_str().trim_start_matches(|c| "，。、；：！？）”’』」】》〉".contains(c));
        Line { text: &words[..words.len() - rest.len()], at: self.at }
    }
}

/// Returns how many half cells a character takes.
fn width(c: char) -> usize {
    if c < '\u{1100}' || ('\u{2000}'..='\u{200A}').contains(&c) && c != '\u{2003}' {
        1
    } else {
        2
    }
}

fn is_western(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Returns how many figures stand before the `.` or `)` that makes a line an item of a list.
pub(super) fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=9).contains(&digits) && text[digits..].starts_with(['.', ')'])).then_some(digits)
}

/// Returns how often the first character of a text stands at its start.
pub(super) fn run(text: &str) -> usize {
    text.chars().next().map_or(0, |first| text.len() - text.trim_start_matches(first).len())
}

/// Whether a line is a list sign with something behind it.
pub(super) fn is_bullet(text: &str) -> bool {
    text.starts_with(['-', '*'])
        && text[1..].starts_with([' ', '\t'])
        && !text[1..].trim().is_empty()
}

/// Whether a line is nothing but signs of one kind, as a rule or an underline is.
pub(super) fn is_rule(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|c| matches!(c, '-' | '=' | '*' | '_')) else {
        return false;
    };
    text.chars().all(|c| c == first || matches!(c, ' ' | '\t'))
}

pub(super) fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

pub(super) fn is_heading(text: &str) -> bool {
    let signs = if text.starts_with('#') { run(text) } else { 0 };
    (1..=6).contains(&signs)
        && text[signs..].starts_with([' ', '\t'])
        && !text[signs..].trim_matches([' ', '\t', '#']).is_empty()
}

/// Whether a text opens with `<https://…>` or `<name@example.com>`.
pub(super) fn is_autolink(text: &str) -> bool {
    let Some((inside, _)) = text[1..].split_once('>') else {
        return false;
    };
    !inside.contains([' ', '<']) && (inside.contains("://") || inside.contains('@'))
}
