//! Blocks of a story prepared for setting: styles chosen, bold and lead-ins marked, heights known.

use super::setting::{Stretch, Typesetter, Words};
use crate::copy::{Block, BlockKind};
use crate::edition::{CopyStyle, Flow, Pull, Subhead, TextStyle};
use crate::geom::{Abs, Em};
use crate::text::{Room, Rules};

/// One block, prepared.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// Index of the block in its story.
    pub(crate) block: usize,
    /// Characters of the story before this block.
    pub(crate) from: u32,
    /// The words.
    pub(crate) words: Words,
    /// How it stands in the column.
    pub(crate) kind: PassageKind,
    /// Lines of white before it, dropped at the head of a column.
    pub(crate) space: u32,
}

/// How a passage stands in its column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PassageKind {
    /// Lines on the grid.
    Text {
        /// Indent of the first line.
        first: Abs,
        /// The same where the measure is ten characters or less.
        narrow: Abs,
        /// Indent of the others.
        rest: Abs,
        /// Added to it where a line of verse turns over.
        turnover: Abs,
        /// Whether lines are filled.
        justify: bool,
        /// Whether a square stands in the indent of the first line.
        bullet: bool,
        /// Type size, for the square.
        size: Abs,
    },
    /// A subhead that takes whole lines.
    Subhead(Subhead),
    /// A pull quote that takes whole lines.
    Pull(Pull),
}

/// Indent of what a line of vertical verse turns over.
const TURNOVER: Em = Em::from_units(2_000_000);

/// Em from which on a measure takes the whole first-line indent (clreq 3.4.1).
const NARROW: i64 = 10;

impl Passage {
    /// Returns the room of a line of the passage, counted from zero.
    pub(crate) fn room(&self, line: usize, measure: Abs) -> Room {
        let indent = match self.kind {
            PassageKind::Text { narrow, size, .. } if line == 0 && measure <= size * NARROW => {
                narrow
            }
            PassageKind::Text { first, .. } if line == 0 => first,
            PassageKind::Text { rest, .. } => rest,
            PassageKind::Subhead(_) | PassageKind::Pull(_) => Abs::ZERO,
        };
        let turnover = match self.kind {
            PassageKind::Text { turnover, .. } => turnover,
            PassageKind::Subhead(_) | PassageKind::Pull(_) => Abs::ZERO,
        };
        Room { turnover, ..Room::new(measure, indent) }
    }

    /// Returns whether its lines are filled to the measure.
    pub(crate) fn justifies(&self) -> bool {
        matches!(self.kind, PassageKind::Text { justify: true, .. })
    }
}

/// Prepares the body of a story.
pub(crate) fn prepare(
    typesetter: &Typesetter,
    blocks: &[Block],
    copy: &CopyStyle,
) -> Vec<Passage> {
    let mut passages = Vec::with_capacity(blocks.len());
    let mut from = 0;
    for (at, block) in blocks.iter().enumerate() {
        let (style, kind) = style_of(block, copy);
        let stretches = stretches(block, copy, style, at == 0);
        let rules = Rules { tracking: style.tracking, ..copy.rules };
        let words = typesetter.prepare(&stretches, rules);
        let kind = match kind {
            PassageKind::Text { justify, narrow, bullet, size, turnover, .. } if copy.hang => {
                let (first, rest) = hang(typesetter, &stretches, copy, style);
                let narrow = narrow.min(first);
                PassageKind::Text { first, narrow, rest, turnover, justify, bullet, size }
            }
            kind => kind,
        };
        let space = if at == 0 { 0 } else { copy.paragraph_space };
        passages.push(Passage { block: at, from, words, kind, space });
        from += block.chars();
    }
    passages
}

/// Returns the style of a block and how it stands.
fn style_of(block: &Block, copy: &CopyStyle) -> (TextStyle, PassageKind) {
    let text = |style: TextStyle, first: Em, rest: Em, justify: bool| {
        let (first, rest) = (style.em(first), style.em(rest));
        let narrow = style.em(copy.narrow_indent).min(first);
        let bullet = block.kind == BlockKind::Item;
        let size = style.size;
        let verse = copy.flow == Flow::Vertical && block.kind == BlockKind::Verse;
        let turnover = if verse { TURNOVER.at(size) } else { Abs::ZERO };
        let kind = PassageKind::Text { first, narrow, rest, turnover, justify, bullet, size };
        (style, kind)
    };
    match block.kind {
        BlockKind::Paragraph => text(copy.body, copy.indent, Em::ZERO, copy.justify),
        BlockKind::Item => text(copy.body, copy.indent, Em::ZERO, copy.justify),
        BlockKind::Verse => text(copy.verse, copy.indent, copy.indent, false),
        BlockKind::Subhead => (copy.subhead.style, PassageKind::Subhead(copy.subhead)),
        BlockKind::Quote => match copy.pull {
            Some(pull) => (pull.style, PassageKind::Pull(pull)),
            None => text(copy.quote, copy.indent, Em::ZERO, copy.justify),
        },
    }
}

/// Returns the stretches of a block: bold words and, in the first paragraph, the lead-in (本报讯).
fn stretches<'t>(
    block: &'t Block,
    copy: &CopyStyle,
    style: TextStyle,
    first: bool,
) -> Vec<Stretch<'t>> {
    let text = block.text.as_str();
    let opens =
        |words: &&String| text.trim_start_matches(['　', ' ']).starts_with(words.as_str());
    let lead_in = match first && block.kind == BlockKind::Paragraph {
        true => copy.lead_ins.iter().find(opens).map_or(0, |words| {
            let start = text.len() - text.trim_start_matches(['　', ' ']).len();
            start + words.len()
        }),
        false => 0,
    };
    let mut stretches = Vec::new();
    if lead_in > 0 {
        stretches.push(Stretch { text: &text[..lead_in], style: copy.lead_in, bold: false });
    }
    let mut at = lead_in;
    for bold in &block.bold {
        let (start, end) = (bold.start.max(at), bold.end.max(at));
        stretches.push(Stretch { text: &text[at..start], style, bold: false });
        stretches.push(Stretch { text: &text[start..end], style, bold: true });
        at = end;
    }
    stretches.push(Stretch { text: &text[at..], style, bold: false });
    stretches
}

/// Returns the indents of a paragraph that hangs from its bold words: the first line begins at the
/// margin, the others where the text after the bold words (and the space behind them) begins.
fn hang(
    typesetter: &Typesetter,
    stretches: &[Stretch],
    copy: &CopyStyle,
    style: TextStyle,
) -> (Abs, Abs) {
    let Some(bold) = stretches.iter().find(|stretch| !stretch.text.is_empty()) else {
        return (style.em(copy.indent), Abs::ZERO);
    };
    if !bold.bold {
        return (style.em(copy.indent), Abs::ZERO);
    }
    let label = typesetter.prepare(&[*bold], copy.rules).prepared.natural_width();
    let after = stretches.iter().skip_while(|stretch| !std::ptr::eq(*stretch, bold)).nth(1);
    let space = after.is_some_and(|stretch| stretch.text.starts_with('　'));
    (Abs::ZERO, label + if space { style.size } else { Abs::ZERO })
}
