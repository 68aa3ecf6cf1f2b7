//! Numbers of items (1. ① 一、) that stand before their words, in whole cells, so that later lines
//! hang from them and keep to the grid.

use crate::copy::{Block, BlockKind, list_number};
use crate::diag::Span;
use crate::edition::{CopyStyle, Flow};
use crate::frame::FrameItem;
use crate::geom::{Abs, Em, Point};
use crate::layout::typesetter::{Stretch, Typesetter, Words};
use crate::terms::ListStyle;
use crate::text::Rules;

/// A number that is cut from the words behind it.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// Its bytes of the block, with the blanks behind it.
    pub(crate) bytes: usize,
    /// The number.
    pub(crate) words: Words,
    /// How far the lines of its item are indented: whole cells.
    pub(crate) indent: Abs,
}

impl Label {
    /// Returns the number of a paragraph, where its style lets it stand before its words.
    pub(super) fn of(
        typesetter: &Typesetter,
        block: &Block,
        stretches: &[Stretch],
        copy: &CopyStyle,
        rules: Rules,
    ) -> Option<Label> {
        let plain = block.kind == BlockKind::Paragraph && copy.flow == Flow::Horizontal;
        let number = list_number(&block.text).filter(|number| match copy.list {
            ListStyle::Hang => number.spaced,
            ListStyle::HangAll => true,
            ListStyle::Run => false,
        });
        let bytes = number.filter(|_| plain)?.bytes;
        let mut left = bytes;
        let own = stretches.iter().map(|stretch| {
            let taken = left.min(stretch.text.len());
            left -= taken;
            Stretch { text: &stretch.text[..taken], ..*stretch }
        });
        let words = typesetter.prepare(&own.collect::<Vec<_>>(), rules);
        let cell = copy.body.em(Em::ONE);
        // Blanks behind the number are the white of its last cell.
        let typed = block.text[..bytes].trim_end();
        let narrow = typed.ends_with(|c: char| c.is_ascii());
        let width = words.prepared.natural_width();
        let white = if narrow { cell * 3 / 20 } else { Abs::ZERO };
        let indent = cell * (width + white).div_ceil(cell).max(1);
        Some(Label { bytes, words, indent })
    }

    /// Returns its ink, on the baseline at the margin.
    pub(crate) fn ink(&self, at: Point, span: &Span) -> Vec<FrameItem> {
        self.words.on_one_line(at, Some(span))
    }
}
