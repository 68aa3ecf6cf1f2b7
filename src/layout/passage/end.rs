//! The sign at the end of a story (■): it stands behind the last character, and no line parts the two.
//!
//! It is set with the words, so that lines are broken with it; it is no word of the story, so that it
//! shows no character and counts nowhere.

use crate::copy::{Block, BlockKind};
use crate::edition::{CopyStyle, EndMark, Flow};
use crate::frame::FrameItem;
use crate::geom::{Abs, Point, em_box};
use crate::text::{Blank, blank};

/// White before the sign where no mark of punctuation has some: it parts no line.
const WHITE: &str = "\u{A0}\u{A0}";
/// What binds the sign to a mark of punctuation, whose cell is half white.
const JOINER: &str = "\u{2060}";

/// The sign behind the words of a passage.
#[derive(Clone, Debug)]
pub(crate) struct End {
    /// The sign, with what stands before it.
    pub(super) text: String,
    /// The byte of the words with which it begins.
    pub(super) from: usize,
    /// How far it stands over the baseline: in the middle of the line.
    rise: Abs,
}

impl End {
    /// Returns whether a copy style puts a sign behind a block that ends a story.
    pub(super) fn is_behind(block: &Block, copy: &CopyStyle) -> bool {
        let kinds = [BlockKind::Paragraph, BlockKind::Item, BlockKind::Quote];
        copy.end.is_some() && kinds.contains(&block.kind)
    }

    /// Returns the sign behind words, set in this style.
    pub(super) fn of(words: &str, copy: &CopyStyle, mark: &EndMark) -> End {
        let punctuated = words.chars().next_back().is_some_and(|c| blank(c) == Blank::After);
        let before = if punctuated { JOINER } else { WHITE };
        let middle = |size: Abs| em_box::MIDDLE.at(size);
        let rise = match copy.flow {
            Flow::Horizontal => middle(copy.body.size) - middle(mark.style.size),
            Flow::Vertical => Abs::ZERO,
        };
        End { text: format!("{before}{}", mark.mark), from: words.len(), rise }
    }

    /// Returns the ink of a run of the sign.
    pub(super) fn ink(&self, item: FrameItem) -> FrameItem {
        let FrameItem::Text(mut run) = item else { return item };
        let shows = |text: &std::ops::Range<u32>| {
            let text = run.text.get(text.start as usize..text.end as usize);
            text.is_some_and(|text| text.chars().any(|c| blank(c) != Blank::All))
        };
        run.glyphs.retain(|glyph| shows(&glyph.text));
        let first =
            run.glyphs.first().map_or(Point::default(), |glyph| Point::new(glyph.x, glyph.y));
        for glyph in &mut run.glyphs {
            (glyph.x, glyph.y) = (glyph.x - first.x, glyph.y - first.y);
            glyph.text = 0..0;
        }
        run.origin = run.origin + first + Point::new(Abs::ZERO, -self.rise);
        run.text.clear();
        FrameItem::Text(run)
    }
}
