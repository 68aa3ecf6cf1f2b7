//! Drop initials (首字下沉): the first character of a story as high as some of its lines.

use super::places::LinePlace;
use super::typesetter::{Stretch, Typesetter, Words};
use crate::copy::{Block, BlockKind};
use crate::diag::Span;
use crate::edition::{CopyStyle, Flow, TextStyle};
use crate::frame::FrameItem;
use crate::geom::{Abs, Point, em_box};
use crate::text::Odd;

/// An initial that is cut from the text behind it.
#[derive(Clone, Debug)]
pub(crate) struct Initial {
    /// Its bytes of the block.
    pub(crate) bytes: usize,
    /// Lines that it is high.
    pub(crate) lines: u32,
    /// How far these lines are indented: whole cells, so that their text keeps to the grid.
    pub(crate) indent: Abs,
    words: Words,
    size: Abs,
    body: Abs,
}

/// Marks that may stand before the first character and go with it.
const OPENING: &str = "“‘《〈「『（【";

impl Initial {
    /// Returns the initial of the first block of a story, where its style has one and the block
    /// begins with an ideograph or a word: of a code (C919, APEC) no letter stands alone.
    pub(crate) fn of(
        typesetter: &Typesetter,
        block: &Block,
        copy: &CopyStyle,
    ) -> Option<Initial> {
        let across = copy.flow == Flow::Horizontal && block.kind == BlockKind::Paragraph;
        let drop = copy.drop_initial.filter(|_| across)?;
        let text = block.text.as_str();
        if copy.lead_ins.iter().any(|words| text.trim_start().starts_with(words)) {
            return None;
        }
        let start = text.len() - text.trim_start().len();
        let opening = text[start..].chars().take_while(|c| OPENING.contains(*c));
        let first = start + opening.map(char::len_utf8).sum::<usize>();
        let letter = text[first..].chars().next().filter(|c| c.is_alphabetic())?;
        if is_code(&text[first..]) {
            return None;
        }
        let bytes = first + letter.len_utf8();
        let body = copy.body.size;
        let size = drop.pitch * i64::from(drop.lines - 1) + body;
        let style = TextStyle { size, ..drop.style };
        let words = typesetter.words(&text[start..bytes], style);
        let cells = (words.prepared.natural_width() + body / 5).div_ceil(body);
        Some(Initial { bytes, lines: drop.lines, indent: body * cells, words, size, body })
    }

    /// Returns the ink of the initial whose first line is `place`, `pitch` below one another:
    /// the cell's top stands at the top of the first line, its foot at the foot of the last.
    pub(crate) fn ink(&self, place: &LinePlace, pitch: Abs, span: &Span) -> Vec<FrameItem> {
        let foot = |size: Abs| em_box::DESCENT.at(size);
        let last = place.baseline + pitch * i64::from(self.lines - 1);
        let baseline = last + foot(self.body) - foot(self.size);
        self.words.on_one_line(Point::new(place.x, baseline), Some(span))
    }

    /// Returns the characters of the initial that no face has and those of rare faces.
    pub(crate) fn odd(&self) -> &[Odd] {
        self.words.prepared.odd()
    }
}

/// Returns whether words begin with a code: Western letters with a figure, or with a capital behind
/// the first.
fn is_code(words: &str) -> bool {
    let western = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    let token = words.chars().take_while(western);
    token.skip(1).any(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// Returns stretches without their first `bytes` bytes.
pub(crate) fn cut<'t>(stretches: Vec<Stretch<'t>>, mut bytes: usize) -> Vec<Stretch<'t>> {
    let rest = |stretch: Stretch<'t>| {
        let taken = bytes.min(stretch.text.len());
        bytes -= taken;
        Stretch { text: &stretch.text[taken..], ..stretch }
    };
    stretches.into_iter().map(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_no_initials() {
        for code in ["C919飞机", "APEC会议", "COVID-19", "B-52", "iPhone手机"] {
            assert!(is_code(code), "{code}");
        }
        for words in ["Reuters报道", "春天来了", "A股", "X光", "Wi与"] {
            assert!(!is_code(words), "{words}");
        }
    }
}
