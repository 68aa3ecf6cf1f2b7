//! Signs that take a line or several: headings, rules, tables, fences, bullets, mails.

use super::{Found, Kind};

/// Bullets of word processors.
const BULLETS: [char; 6] = ['•', '◦', '‣', '▪', '∙', '⁃'];

/// Bullets of word processors' own faces.
const PRIVATE: std::ops::RangeInclusive<char> = '\u{F06C}'..='\u{F0FC}';

/// Signs that are bullets where a tab follows.
const TABBED: [&str; 8] = ["●", "■", "◆", "▶", "➢", "✓", "·", "o"];

/// The lines of a mail's header.
const HEADERS: [&str; 13] = [
    "发件人",
    "发送时间",
    "收件人",
    "抄送",
    "主题",
    "日期",
    "时间",
    "From",
    "To",
    "Sent",
    "Subject",
    "Date",
    "Cc",
];

/// What stands between two mails, and what signs one.
const BETWEEN: [&str; 5] =
    ["原始邮件", "转发邮件", "转发的邮件", "Original Message", "Forwarded message"];
const SIGNED: [&str; 3] = ["发自我的", "Sent from my ", "来自我的"];

/// A line of the copy.
struct Line<'a> {
    /// Its words, without the blanks and the signs of quotations round them.
    words: &'a str,
    /// Byte at which they begin.
    at: usize,
    /// Whether it is quoted.
    quoted: bool,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.at + self.words.len()
    }

    fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns whether it has what two lines of a table have.
    fn has_cells(&self) -> bool {
        self.words.matches('|').count() > 1 || self.words.contains(" | ") || self.has_tabs()
    }

    /// Returns whether it is a row by itself.
    fn is_row(&self) -> bool {
        let words = self.words;
        let framed = words.len() > 2 && words.starts_with('|') && words.ends_with('|');
        let rule = words.chars().all(|c| "|:-+= ".contains(c))
            && words.contains("--")
            && words.contains(['|', '+'])
            && !words.starts_with("++");
        framed || rule || self.has_tabs()
    }

    /// Returns whether a tab parts its words; one behind the sign of a list does not.
    fn has_tabs(&self) -> bool {
        self.words.contains('\t') && bullet(self).is_none() && !numbered(self.words)
    }
}

/// Returns what takes lines of the copy.
pub(super) fn find(copy: &str) -> Vec<Found> {
    let lines = lines(copy);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (taken, told) = one(&lines, at);
        found.extend(told);
        at += taken.max(1);
    }
    found
}

fn lines(copy: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in copy.split('\n') {
        let mut words = line.trim();
        let mut quoted = false;
        while let Some(rest) = words.strip_prefix('>') {
            words = rest.trim_start();
            quoted = true;
        }
        let at = start + (words.as_ptr() as usize - line.as_ptr() as usize);
        lines.push(Line { words, at, quoted });
        start += line.len() + 1;
    }
    lines
}

/// Judges a line, with those that belong to it: how many they are, and what is found.
fn one(lines: &[Line], at: usize) -> (usize, Option<Found>) {
    let line = &lines[at];
    let to = |count: usize| line.at..lines[at + count - 1].end().max(line.end());
    if line.is_blank() {
        return (1, None);
    }
    if let Some(count) = fence(lines, at) {
        return (count, Some(Found::new(Kind::Code, to(count))));
    }
    if let Some(count) = table(lines, at) {
        return (count, Some(Found::new(Kind::Table, to(count))));
    }
    if let Some(count) = mail(lines, at) {
        return (count, Some(Found::new(Kind::Mail, to(count))));
    }
    if is_rule(line.words) {
        return (1, Some(Found::mended(Kind::Rule, to(1), "")));
    }
    if let Some(found) = underlined(lines, at) {
        return (2, Some(found));
    }
    (
        1,
        heading(line)
            .or_else(|| starred(line))
            .or_else(|| bullet(line))
            .or_else(|| definition(line)),
    )
}

/// Returns how many lines a fence takes, with the code in it.
fn fence(lines: &[Line], at: usize) -> Option<usize> {
    let sign = ["```", "~~~"].into_iter().find(|sign| lines[at].words.starts_with(sign))?;
    let inside = &lines[at + 1..];
    Some(inside.iter().position(|line| line.words.starts_with(sign)).map_or(1, |end| end + 2))
}

/// Returns how many rows of a table stand there.
fn table(lines: &[Line], at: usize) -> Option<usize> {
    let count = lines[at..].iter().take_while(|line| line.is_row() || line.has_cells()).count();
    let rows = &lines[at..at + count];
    (count > 1 || rows.iter().any(Line::is_row)).then_some(count)
}

/// Returns how many lines of a mail's header stand there, or of what it quotes.
fn mail(lines: &[Line], at: usize) -> Option<usize> {
    let is_header = |line: &Line| {
        HEADERS.iter().any(|header| {
            line.words
                .strip_prefix(header)
                .is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
        })
    };
    let words = lines[at].words;
    let between = words.starts_with('-') && BETWEEN.iter().any(|it| words.contains(it));
    let lead = usize::from(between);
    let headers = lines[at + lead..].iter().take_while(|line| is_header(line)).count();
    if between || headers > 1 {
        return Some(lead + headers);
    }
    let short = words.chars().count() < 24;
    if short && SIGNED.iter().any(|it| words.starts_with(it)) {
        return Some(1);
    }
    let wrote =
        words.ends_with("写道：") || words.ends_with("写道:") || words.ends_with("wrote:");
    let names = words.contains('@') || words.contains(|c: char| c.is_ascii_digit());
    if !wrote || !names {
        return None;
    }
    let blanks =
        lines[at + 1..].iter().take_while(|line| line.is_blank() && !line.quoted).count();
    let quoted = lines[at + 1 + blanks..].iter().take_while(|line| line.quoted).count();
    (quoted > 0).then_some(1 + blanks + quoted)
}

/// Whether a line is signs of one kind alone.
fn is_rule(words: &str) -> bool {
    let mut signs = words.chars().filter(|c| !matches!(c, ' ' | '\t' | '\u{3000}'));
    let Some(first) = signs.next().filter(|c| "-=*_~+".contains(*c)) else {
        return false;
    };
    let count = signs.clone().count() + 1;
    count > 2 && signs.all(|c| c == first)
}

/// Reads a heading that is underlined, as some programs write it.
fn underlined(lines: &[Line], at: usize) -> Option<Found> {
    let (line, next) = (&lines[at], lines.get(at + 1)?);
    let rule = next.words.len() > 2
        && (next.words.bytes().all(|b| b == b'=') || next.words.bytes().all(|b| b == b'-'));
    let alone = at.checked_sub(1).is_none_or(|before| lines[before].is_blank());
    if !rule || !alone || !is_head(line.words) || line.words.starts_with(['#', '-', '*']) {
        return None;
    }
    let to = format!("## {}\n", line.words);
    Some(Found::mended(Kind::Heading, line.at..next.end(), to))
}

/// Whether words may be those of a heading: few, and no sentence.
fn is_head(words: &str) -> bool {
    let ends = ['。', '，', '；', '：', '？', '！', '”', '.', ','];
    words.chars().count() <= 30 && !words.ends_with(ends)
}

/// Reads a heading whose signs are no signs: without a blank, full-width, too many.
fn heading(line: &Line) -> Option<Found> {
    let words = line.words;
    let sign = &words[..words.len() - words.trim_start_matches(['#', '＃']).len()];
    let rest = &words[sign.len()..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\u{3000}']).len();
    let (count, wide) = (sign.chars().count(), sign.contains('＃'));
    let read = !wide && count < 7 && blanks > 0 && rest.starts_with([' ', '\t']);
    if sign.is_empty() || rest.trim().is_empty() || read {
        return None;
    }
    // #话题# of the network, and #12.
    let topic = rest.contains(['#', '＃']);
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit());
    if count == 1 && (topic || numbered || !is_head(rest.trim())) {
        return None;
    }
    let level = if count > 6 { 2 } else { count };
    let to = format!("{} ", "#".repeat(level));
    Some(Found::mended(Kind::Heading, line.at..line.at + sign.len() + blanks, to))
}

/// Reads a heading between stars: `***** 小标题 *****`.
fn starred(line: &Line) -> Option<Found> {
    let words = line.words.trim_start_matches('*');
    let stars = &line.words[..line.words.len() - words.len()];
    let inside = words.strip_suffix(stars).filter(|_| stars.len() > 2)?;
    let spaced = inside.starts_with(' ') && inside.ends_with(' ') && !inside.trim().is_empty();
    let to = format!("## {}", inside.trim());
    spaced.then(|| Found::mended(Kind::Heading, line.at..line.end(), to))
}

/// Reads the sign of a list that is no sign here.
fn bullet(line: &Line) -> Option<Found> {
    let words = line.words;
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}']).len();
    let own = BULLETS.contains(&first) || PRIVATE.contains(&first);
    let spaced = blanks > 0 && matches!(first, '+' | '–' | '＋' | '－');
    let is_bullet = own || spaced || tabbed(words);
    let range = line.at..line.at + first.len_utf8() + blanks;
    (is_bullet && rest.len() > blanks).then(|| Found::mended(Kind::Bullet, range, "- "))
}

/// Whether a sign and a tab open a line.
fn tabbed(words: &str) -> bool {
    let rest = TABBED.iter().find_map(|sign| words.strip_prefix(sign));
    rest.is_some_and(|rest| rest.starts_with('\t') && !rest.trim().contains('\t'))
}

/// Whether a number and a tab open a line, as word processors write lists.
fn numbered(words: &str) -> bool {
    let number = |c: char| c.is_alphanumeric() || "（）()、.．".contains(c);
    words.split_once('\t').is_some_and(|(sign, rest)| {
        let short = sign.chars().count() < 5 && sign.ends_with(['.', '、', '）', ')', '．']);
        short && sign.chars().all(number) && !rest.contains('\t')
    })
}

/// Reads the address of a link that stands elsewhere: `[1]: https://…`.
fn definition(line: &Line) -> Option<Found> {
    let inside = line.words.strip_prefix('[')?;
    let (name, rest) = inside.split_once("]:")?;
    let leads = rest.trim_start().starts_with("http") && !name.contains(['[', ']']);
    (leads && !name.starts_with('^')).then(|| Found::new(Kind::Link, line.at..line.end()))
}
