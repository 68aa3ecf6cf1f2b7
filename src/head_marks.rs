//! The marks with which the author of a head says how it is parted: `|` where a line may end, `{…}`
//! what stays on one line, `||` for a bar that prints.
//!
//! [`Marked::read`] is the one reader of them. A mark that can mark nothing prints and is told, never
//! dropped: a `|` between blanks (`视频 | 探访`), a brace without its partner.

use std::ops::Range;

/// The words of a head with what their author said of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The words that are printed.
    pub text: String,
    /// Bytes of them at which the author lets a line end (`|`): where there are any, lines end
    /// nowhere else.
    pub ends: Vec<usize>,
    /// Bytes of them that the author keeps on one line (`{…}`).
    pub kept: Vec<Range<usize>>,
    /// Bytes of what was written at which a `|` stands between blanks: it prints.
    pub bars: Vec<usize>,
    /// Bytes of what was written at which a brace has no partner: it prints.
    pub stray: Vec<usize>,
}

/// Returns words as they are printed, without the marks of their author.
pub fn shown(words: &str) -> String {
    match words.contains(['|', '{', '}']) {
        true => Marked::read(words).text,
        false => words.to_owned(),
    }
}

/// White half an em wide, which stands for the end of a line.
const PAUSE: char = '\u{2002}';

/// Words that lean on those before them: no pause parts the two.
const LEANING: &str = "的地得了着过吗呢吧啊们";

/// Returns words as they are printed on one line: white stands where their author lets a line end, but not
/// beside other white or a mark, and not before a word that leans.
pub fn on_one_line(words: &str) -> String {
    let Marked { text, ends, .. } = Marked::read(words);
    let mut line = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = line.chars().next_back().filter(|c| c.is_alphanumeric());
        let pauses = ends.contains(&at) && before.is_some() && c.is_alphanumeric();
        if pauses && !LEANING.contains(c) {
            line.push(PAUSE);
        }
        line.push(c);
    }
    line
}

impl Marked {
    /// Reads the marks in words as they were written.
    pub fn read(words: &str) -> Marked {
        let stray = unpaired(words);
        let mut marked = Marked { stray, ..Marked::default() };
        let (mut open, mut before) = (None, None);
        let mut chars = words.char_indices().peekable();
        while let Some((byte, c)) = chars.next() {
            let at = marked.text.len();
            let after = chars.peek().map(|(_, c)| *c);
            match c {
                '|' if after == Some('|') => {
                    chars.next();
                    marked.text.push('|');
                }
                '|' if stands_alone(before, after) => {
                    marked.bars.push(byte);
                    marked.text.push('|');
                }
                '|' => marked.ends.push(at),
                '{' | '}' if marked.stray.contains(&byte) => marked.text.push(c),
                '{' => open = Some(at),
                '}' => marked.kept.extend(open.take().map(|start| start..at)),
                c => marked.text.push(c),
            }
            before = Some(c);
        }
        let end = marked.text.len();
        marked.ends.retain(|at| (1..end).contains(at));
        marked.ends.dedup();
        marked
    }

    /// Returns the number of lines that the author asks for.
    pub fn lines(&self) -> usize {
        self.ends.len() + 1
    }
}

/// Returns whether a bar between these characters parts no two words: blanks stand on both sides, or
/// on one where the words end on the other.
fn stands_alone(before: Option<char>, after: Option<char>) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    blank(before) && blank(after) && (before.is_some() || after.is_some())
}

/// Returns the bytes of the braces that have no partner; pairs do not lie in one another.
fn unpaired(words: &str) -> Vec<usize> {
    let (mut open, mut stray) = (None, Vec::new());
    for (byte, c) in words.char_indices() {
        match c {
            '{' => stray.extend(open.replace(byte)),
            '}' if open.take().is_none() => stray.push(byte),
            _ => {}
        }
    }
    stray.extend(open);
    stray
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_what_marks_nothing_prints() {
        for (words, text, ends) in [
            ("春耕|备耕", "春耕备耕", vec![6]),
            ("春耕||备耕", "春耕|备耕", vec![]),
            ("春耕|||备耕", "春耕|备耕", vec![7]),
            ("春耕｜备耕", "春耕｜备耕", vec![]),
            ("视频 | 探访", "视频 | 探访", vec![]),
            ("视频　|　探访", "视频　|　探访", vec![]),
            ("视频 |探访", "视频 探访", vec![7]),
            ("视频 |", "视频 |", vec![]),
            ("|春耕|", "春耕", vec![]),
            ("{春耕}备耕", "春耕备耕", vec![]),
            ("春{耕", "春{耕", vec![]),
            ("春}耕", "春}耕", vec![]),
            ("{春{耕}忙}", "{春耕忙}", vec![]),
        ] {
            let marked = Marked::read(words);
            assert_eq!((marked.text.as_str(), marked.ends), (text, ends), "{words}");
            assert_eq!(shown(words), text);
        }
        assert_eq!(Marked::read("视频 | 探|访").bars, [7]);
        assert_eq!(Marked::read("a{b{c}d}").stray, [1, 7]);
        assert!(matches!(&Marked::read("a{bc}d").kept[..], [kept] if *kept == (1..3)));
    }

    #[test]
    fn a_line_end_is_a_pause_on_one_line_where_no_mark_is_one() {
        for (words, line) in [
            ("地还是那块地|种法不一样了", "地还是那块地\u{2002}种法不一样了"),
            ("一百年，|书声未歇", "一百年，书声未歇"),
            ("《政风热线》|本周五播出", "《政风热线》本周五播出"),
            ("春来了|“新农人”忙", "春来了“新农人”忙"),
            ("总投资 |125亿元", "总投资 125亿元"),
            ("春耕备耕|的日子", "春耕备耕的日子"),
            ("春耕备耕", "春耕备耕"),
            ("视频 | 探访", "视频 | 探访"),
        ] {
            assert_eq!(on_one_line(words), line, "{words}");
        }
    }

    /// Whatever is written, only marks that mark something are taken out of it.
    #[test]
    fn nothing_else_is_taken_out() {
        for words in ["", "|", "||", "{", "}{", "{}", "{|}", " | ", "|| |", "a | | b"] {
            let marked = Marked::read(words);
            let all: Vec<char> =
                words.chars().filter(|c| !matches!(c, '|' | '{' | '}')).collect();
            let left = |c: &char| !matches!(c, '|' | '{' | '}');
            let kept: Vec<char> = marked.text.chars().filter(left).collect();
            assert_eq!(all, kept, "{words:?}");
            assert!(marked.ends.iter().all(|end| marked.text.is_char_boundary(*end)));
        }
    }
}
