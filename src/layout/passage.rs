//! Blocks of a story prepared for setting: styles chosen, bold and lead-ins marked, heights known.

use super::initial::{self, Initial};
use super::setting::{Script, Stretch, Typesetter, Words};
use super::settings::{Looseness, Setting, Settings};
use crate::copy::{Block, BlockKind};
use crate::edition::{CopyStyle, Flow, Pull, Subhead, TextStyle};
use crate::geom::{Abs, Em};
use crate::text::{Room, Rules};
use std::sync::Arc;

/// One block, prepared.
#[derive(Debug)]
pub(crate) struct Passage {
    /// Index of the block in its story.
    pub(crate) block: usize,
    /// Characters of the story before this block.
    pub(crate) from: u32,
    /// The words.
    pub(crate) words: Words,
    /// Style of most of them.
    pub(crate) style: TextStyle,
    /// The character before them that is set apart.
    pub(crate) initial: Option<Initial>,
    /// How it stands in the column.
    pub(crate) kind: PassageKind,
    /// Lines of white before it, dropped at the head of a column.
    pub(crate) space: u32,
    /// Whether a word of it may be parted with a hyphen.
    pub(crate) hyphens: bool,
    /// How it was set so far.
    settings: Settings,
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
        let beside = self.initial.as_ref().filter(|initial| line < initial.lines as usize);
        if let Some(initial) = beside {
            return Room::new(measure, initial.indent);
        }
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

    /// Returns the byte of the block at which a byte of the words stands.
    pub(crate) fn in_block(&self, byte: usize) -> usize {
        byte + self.initial.as_ref().map_or(0, |initial| initial.bytes)
    }

    /// Returns the characters that no face has, each with its byte of the block.
    pub(crate) fn missing(&self) -> Vec<(char, usize)> {
        let own = self.words.prepared.missing().iter();
        let own = own.map(|(c, byte)| (*c, self.in_block(*byte)));
        let initial = self.initial.iter().flat_map(|initial| initial.missing().iter().copied());
        initial.chain(own).collect()
    }

    /// Returns its lines; `rooms` answers for the room of any line. A setting of another length that it does
    /// not have is `None`.
    pub(crate) fn set(
        &self,
        looseness: Looseness,
        rooms: &dyn Fn(usize) -> Room,
    ) -> Option<Arc<Setting>> {
        let (prepared, justify) = (&self.words.prepared, self.justifies());
        match looseness {
            Looseness::BEST => Some(self.settings.best(prepared, justify, rooms)),
            _ if !justify => None,
            _ => self.settings.other(prepared, looseness, rooms),
        }
    }

    /// Returns whether its lines are filled to the measure.
    pub(crate) fn justifies(&self) -> bool {
        matches!(self.kind, PassageKind::Text { justify: true, .. })
    }
}

/// Prepares the block `at` of a story, which has `from` characters before it.
pub(crate) fn prepare(
    typesetter: &Typesetter,
    block: &Block,
    at: usize,
    from: u32,
    copy: &CopyStyle,
) -> Passage {
    let (style, kind) = style_of(block, copy);
    let mut stretches = stretches(block, copy, style, at == 0);
    let initial = if at == 0 { Initial::of(typesetter, block, copy) } else { None };
    if let Some(initial) = &initial {
        stretches = initial::cut(stretches, initial.bytes);
    }
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
    let hyphens = words.prepared.has_hyphens();
    let settings = Settings::default();
    Passage { block: at, from, words, style, initial, kind, space, hyphens, settings }
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
        stretches.push(Stretch::plain(&text[..lead_in], copy.lead_in));
    }
    let mut at = lead_in;
    for (range, look) in &block.looks {
        let (start, end) = (range.start.max(at), range.end.max(at));
        plain(&mut stretches, &text[at..start], style);
        let script = if look.raised { Script::Raised } else { Script::Full };
        stretches.push(Stretch { text: &text[start..end], style, bold: look.bold, script });
        at = end;
    }
    plain(&mut stretches, &text[at..], style);
    stretches
}

/// Adds words without marks; figures round a fraction slash become a fraction.
fn plain<'t>(stretches: &mut Vec<Stretch<'t>>, text: &'t str, style: TextStyle) {
    let figure = |c: char| c.is_ascii_digit();
    let mut rest = text;
    while let Some(slash) = rest.find('⁄') {
        let (before, after) = (&rest[..slash], &rest[slash + '⁄'.len_utf8()..]);
        let upper = before.len() - before.trim_end_matches(figure).len();
        let lower = after.len() - after.trim_start_matches(figure).len();
        let (upper, lower) = if lower > 0 { (upper, lower) } else { (0, 0) };
        stretches.push(Stretch::plain(&before[..before.len() - upper], style));
        let small = |text, script| Stretch { script, ..Stretch::plain(text, style) };
        stretches.push(small(&before[before.len() - upper..], Script::Raised));
        stretches.push(Stretch::plain(&rest[slash..slash + '⁄'.len_utf8()], style));
        stretches.push(small(&after[..lower], Script::Small));
        rest = &after[lower..];
    }
    stretches.push(Stretch::plain(rest, style));
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
