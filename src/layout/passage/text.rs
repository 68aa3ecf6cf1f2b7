//! Running text: lines that the flow deals out one by one, each with its indent; the first of a
//! story may have an initial beside them.

use std::sync::Arc;

use super::end::End;
use super::names::Names;
use super::{Label, Passage};
use crate::copy::{Block, BlockKind};
use crate::edition::{CopyStyle, Flow, TextStyle};
use crate::geom::{Abs, Em};
use crate::layout::initial::Initial;
use crate::layout::places::LinePlace;
use crate::layout::typesetter::{Stretch, Typesetter};
use crate::terms::ListStyle;
use crate::text::Room;

/// How running text stands in its column.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// Indent of the first line.
    first: Abs,
    /// The same where the measure is ten characters or less.
    narrow: Abs,
    /// Indent of the others.
    rest: Abs,
    /// Added to it where a line of verse turns over.
    turnover: Abs,
    /// Whether lines are filled.
    pub(crate) justify: bool,
    /// Whether a square stands in the indent of the first line.
    pub(crate) bullet: bool,
    /// Type size.
    pub(crate) size: Abs,
    /// The character before the words that is set apart.
    pub(crate) initial: Option<Box<Initial>>,
    /// The number before the words, from which all lines hang.
    pub(crate) label: Option<Box<Label>>,
    /// The sign behind the words, where they end a story.
    pub(super) end: Option<Box<End>>,
    /// The names, where it is a list of them.
    pub(super) names: Option<Box<Names>>,
    /// Whether a word may be parted with a hyphen.
    pub(crate) hyphens: bool,
}

/// Indent of what a line of vertical verse turns over.
const TURNOVER: Em = Em::from_units(2_000_000);

/// Em from which on a measure takes the whole first-line indent (clreq 3.4.1).
const NARROW: i64 = 10;

impl Text {
    /// Returns how a block of running text stands.
    pub(super) fn of(block: &Block, copy: &CopyStyle, style: TextStyle) -> Text {
        let [first, narrow, rest] = indents(block, copy, style);
        let ragged = matches!(block.kind, BlockKind::Verse | BlockKind::Names);
        let down = block.kind == BlockKind::Verse && copy.flow == Flow::Vertical;
        Text {
            first,
            narrow,
            rest,
            turnover: if down { TURNOVER.at(style.size) } else { Abs::ZERO },
            justify: !ragged && copy.justify,
            bullet: block.kind == BlockKind::Item,
            size: style.size,
            initial: None,
            label: None,
            end: None,
            names: None,
            hyphens: false,
        }
    }

    /// Returns it hung from its bold words: the first line begins at the margin, the others
    /// where the text after the bold words (and the space behind them) begins.
    pub(super) fn hung(
        self,
        typesetter: &Typesetter,
        stretches: &[Stretch],
        copy: &CopyStyle,
        style: TextStyle,
    ) -> Text {
        let bold = stretches.iter().find(|stretch| !stretch.text.is_empty());
        let Some(bold) = bold.filter(|bold| bold.bold) else {
            let first = style.em(copy.indent);
            return Text { first, narrow: self.narrow.min(first), rest: Abs::ZERO, ..self };
        };
        let label = typesetter.prepare(&[*bold], copy.rules).prepared.natural_width();
        let after = stretches.iter().skip_while(|stretch| !std::ptr::eq(*stretch, bold)).nth(1);
        let space = after.is_some_and(|stretch| stretch.text.starts_with('　'));
        let rest = label + if space { style.size } else { Abs::ZERO };
        Text { first: Abs::ZERO, narrow: self.narrow.min(Abs::ZERO), rest, ..self }
    }

    /// Returns it as a list of names.
    pub(super) fn listing(self, names: Option<Names>) -> Text {
        Text { names: names.map(Box::new), ..self }
    }

    /// Returns it with the sign at the end of a story.
    pub(super) fn ending(self, end: Option<End>) -> Text {
        Text { end: end.map(Box::new), ..self }
    }

    /// Returns it behind an initial or a number, with what its words allow.
    pub(super) fn with(
        self,
        initial: Option<Initial>,
        label: Option<Label>,
        hyphens: bool,
    ) -> Text {
        let text = match &label {
            Some(label) => {
                Text { first: label.indent, narrow: label.indent, rest: label.indent, ..self }
            }
            None => self,
        };
        Text { initial: initial.map(Box::new), label: label.map(Box::new), hyphens, ..text }
    }

    /// Returns the room of a line, counted from zero.
    pub(super) fn room(&self, line: usize, measure: Abs) -> Room {
        let beside = self.initial.as_ref().filter(|initial| line < initial.lines as usize);
        if let Some(initial) = beside {
            return Room::new(measure, initial.indent);
        }
        let indent = match line {
            0 if measure <= self.size * NARROW => self.narrow,
            0 => self.first,
            _ => self.rest,
        };
        Room { turnover: self.turnover, ..Room::new(measure, indent) }
    }
}

/// Returns the indents of a block: of its first line, of the same in a narrow column, of the others.
fn indents(block: &Block, copy: &CopyStyle, style: TextStyle) -> [Abs; 3] {
    let first = style.em(copy.indent);
    let narrow = style.em(copy.narrow_indent).min(first);
    // The square of an item has a cell of its own before the words.
    let cell = style.em(Em::ONE);
    match block.kind {
        BlockKind::Verse => [first, narrow, first],
        BlockKind::Names => [Abs::ZERO; 3],
        BlockKind::Item if copy.list == ListStyle::Run => {
            [first.max(cell), narrow.max(cell), Abs::ZERO]
        }
        BlockKind::Item => [cell; 3],
        _ => [first, narrow, Abs::ZERO],
    }
}

/// Returns whether the lines beside the initial of a story are there: all in one run, and full.
pub(crate) fn has_room(passages: &[Arc<Passage>], places: &[LinePlace]) -> bool {
    let Some(passage) = passages.first() else { return true };
    let Some(initial) = passage.text().and_then(|text| text.initial.as_ref()) else {
        return true;
    };
    let lines = initial.lines as usize;
    let run = places.iter().take_while(|place| place.run == places[0].run).take(lines);
    let beside: Abs = run.clone().map(|place| place.measure - initial.indent).sum();
    run.clone().count() == lines
        && run.clone().all(|place| place.measure >= initial.indent * 3)
        && passage.words.prepared.natural_width() >= beside
}
