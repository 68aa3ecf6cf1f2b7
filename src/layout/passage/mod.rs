//! Blocks of a story prepared for setting: styles chosen, bold and lead-ins marked.
//!
//! Two kinds of passage go into a column: running [`Text`], a line a place, and a [`Block`]
//! that takes whole lines in one piece. What is new and takes whole lines is a kind of block
//! with a file of its own, like `subhead` and `pull`.

mod block;
mod end;
mod label;
mod names;
mod pull;
mod subhead;
mod text;

use std::ops::Range;
use std::sync::Arc;

use super::initial::{self, Initial};
use super::settings::{Looseness, Setting, Settings};
use super::typesetter::{Script, Stretch, Typesetter, Words};
use crate::copy::{self, BlockKind, Look};
use crate::diag::Span;
use crate::edition::{CopyStyle, Pull, Subhead, TextStyle};
use crate::frame::FrameItem;
use crate::geom::{Abs, Point, Rect};
use crate::terms::SubheadForm;
use crate::text::{Break, Fit, LineRun, Odd, Room, Rules, break_lines};

use block::Standing;
use end::End;
use names::Names;

pub(crate) use block::Demand;
pub(crate) use label::Label;
pub(crate) use text::{Text, has_room};

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
    /// How it stands in the column.
    pub(crate) kind: PassageKind,
    /// Lines of white before it, dropped at the head of a column.
    pub(crate) space: u32,
    /// Whether nothing of the story stands behind it.
    pub(crate) ends: bool,
    /// Words that a subhead keeps whole.
    known: Vec<String>,
    /// How it was set so far.
    settings: Settings,
}

/// What takes whole lines of a column in one piece, by its kind.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Block {
    /// A subhead.
    Subhead(Subhead),
    /// A pull quote.
    Pull(Pull),
}

/// The two kinds of passage.
#[derive(Clone, Debug)]
pub(crate) enum PassageKind {
    /// Running text, a line a place.
    Text(Text),
    /// A block that takes whole lines.
    Block(Block),
}

impl Passage {
    /// Returns how its running text stands; `None` of a block.
    pub(crate) fn text(&self) -> Option<&Text> {
        match &self.kind {
            PassageKind::Text(text) => Some(text),
            PassageKind::Block(_) => None,
        }
    }

    /// Returns the room of a line of the passage, counted from zero.
    pub(crate) fn room(&self, line: usize, measure: Abs) -> Room {
        match &self.kind {
            PassageKind::Text(text) => text.room(line, measure),
            PassageKind::Block(block) => block.room(measure),
        }
    }

    /// Returns the initial before its words.
    fn initial(&self) -> Option<&Initial> {
        self.text().and_then(|text| text.initial.as_deref())
    }

    /// Returns the number before its words.
    pub(crate) fn label(&self) -> Option<&Label> {
        self.text().and_then(|text| text.label.as_deref())
    }

    /// Returns the sign at the end of the story behind its words.
    fn end(&self) -> Option<&End> {
        self.text().and_then(|text| text.end.as_deref())
    }

    /// Returns the names that it lists.
    fn names(&self) -> Option<&Names> {
        self.text().and_then(|text| text.names.as_deref())
    }

    /// Returns the byte of the block at which a byte of the words stands.
    pub(crate) fn in_block(&self, byte: usize) -> usize {
        if let Some(names) = self.names() {
            // White before the first name is the first line's.
            return if byte == 0 { 0 } else { names.written(byte) };
        }
        let byte = self.end().map_or(byte, |end| byte.min(end.from));
        let initial = self.initial().map(|initial| initial.bytes);
        byte + initial.or(self.label().map(|label| label.bytes)).unwrap_or(0)
    }

    /// Returns the byte of the block whose character stands at a byte of the words; white that fills
    /// a cell stands at the character before it.
    pub(crate) fn written(&self, byte: usize) -> usize {
        self.names().map_or_else(|| self.in_block(byte), |names| names.written(byte))
    }

    /// Returns the characters that no face has and those of rare faces, each with its byte of the block.
    pub(crate) fn odd(&self) -> impl Iterator<Item = Odd> {
        let own = self.words.prepared.odd().iter();
        let own = own.map(|odd| Odd { byte: self.written(odd.byte), ..*odd });
        let initial = self.initial().into_iter();
        let label = self.label().into_iter();
        let label = label.flat_map(|label| label.words.prepared.odd().iter().copied());
        initial.flat_map(|initial| initial.odd().iter().copied()).chain(label).chain(own)
    }

    /// Returns the ink of a set line of its words whose left end is `at` on the baseline; `span` tells
    /// where bytes of the words are written.
    pub(crate) fn items(
        &self,
        mut runs: Vec<LineRun>,
        at: Point,
        span: &dyn Fn(Range<usize>) -> Option<Span>,
    ) -> Vec<FrameItem> {
        let Some(end) = self.end() else { return self.words.items(runs, at, span) };
        let own = runs.iter().take_while(|run| run.byte < end.from).count();
        let sign = runs.split_off(own);
        let mut items = self.words.items(runs, at, span);
        let sign = self.words.items(sign, at, span).into_iter();
        items.extend(sign.map(|item| end.ink(item)));
        items
    }

    /// Returns its lines; `rooms` answers for the room of any line. A setting of another length
    /// that it does not have is `None`.
    pub(crate) fn set(
        &self,
        looseness: Looseness,
        rooms: &dyn Fn(usize) -> Room,
    ) -> Option<Arc<Setting>> {
        let (prepared, justify) = (&self.words.prepared, self.justifies());
        if let Some(names) = self.names().filter(|_| looseness == Looseness::BEST)
            && let Some(setting) = names.set(&self.words, rooms)
        {
            return Some(Arc::new(setting));
        }
        match looseness {
            Looseness::BEST => Some(self.settings.best(rooms, &|rooms| self.lines(rooms))),
            _ if !justify => None,
            _ => self.settings.other(prepared, looseness, rooms),
        }
    }

    /// Returns its best lines.
    fn lines(&self, rooms: &dyn Fn(usize) -> Room) -> Vec<Break> {
        let prepared = &self.words.prepared;
        let by_sense = match self.kind {
            PassageKind::Block(Block::Subhead(_)) => {
                subhead::lines(prepared, &self.known, self.style.size, rooms)
            }
            _ => None,
        };
        let wrapped = || break_lines(prepared, rooms, Fit::Total, self.justifies());
        by_sense.unwrap_or_else(wrapped)
    }

    /// Returns whether it is body; a pull quote repeats what is.
    pub(crate) fn is_body(&self) -> bool {
        !matches!(self.kind, PassageKind::Block(Block::Pull(_)))
    }

    /// Returns whether its lines are filled to the measure.
    pub(crate) fn justifies(&self) -> bool {
        self.text().is_some_and(|text| text.justify)
    }
}

impl Block {
    /// Returns the room that the words of a line have in this measure.
    fn room(&self, measure: Abs) -> Room {
        match self {
            Block::Subhead(style) => subhead::room(style, measure),
            Block::Pull(_) => Room::new(measure, Abs::ZERO),
        }
    }

    /// Returns what the block asks of a column of this measure, with baselines `pitch` apart.
    pub(crate) fn demand(&self, passage: &Passage, measure: Abs, pitch: Abs) -> Demand {
        let room = self.room(measure);
        let setting = passage.set(Looseness::BEST, &|_| room).unwrap_or_default();
        match self {
            Block::Subhead(style) => subhead::demand(style, setting),
            Block::Pull(style) => pull::demand(style, setting, pitch),
        }
    }

    /// Returns how a subhead stands in its column.
    pub(crate) fn form(&self) -> SubheadForm {
        match self {
            Block::Subhead(style) => style.form,
            Block::Pull(_) => SubheadForm::Left,
        }
    }

    /// Returns how its lines stand in `rect`, which has so many places, `pitch` apart.
    pub(crate) fn standing(
        &self,
        rect: Rect,
        lines: usize,
        places: usize,
        pitch: Abs,
    ) -> Standing {
        match self {
            Block::Subhead(style) => {
                subhead::standing(style, rect, lines as i64, places > lines, pitch)
            }
            Block::Pull(style) => pull::standing(style, rect, lines as i64),
        }
    }
}

/// Where a block stands in its story.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    /// Its index.
    pub(crate) block: usize,
    /// Characters of the story before it.
    pub(crate) from: u32,
    /// Whether nothing that is set stands before it.
    pub(crate) opens: bool,
    /// Whether nothing of the story stands behind it.
    pub(crate) ends: bool,
}

/// Returns the block that ends a story: the last that is body.
pub(crate) fn last(blocks: &[copy::Block]) -> Option<usize> {
    blocks.iter().rposition(|block| block.kind != BlockKind::Pull)
}

/// Prepares a block of a story; a pull quote has no place where the copy style has none.
pub(crate) fn prepare(
    typesetter: &Typesetter,
    block: &copy::Block,
    at: At,
    copy: &CopyStyle,
) -> Option<Passage> {
    let (style, mut kind) = style_of(block, copy)?;
    let names = Names::of(block);
    let mut stretches = match &names {
        Some(names) => vec![Stretch::plain(&names.text, style)],
        None => stretches(block, copy, style, at.from == 0),
    };
    let initial = if at.opens { Initial::of(typesetter, block, copy) } else { None };
    let rules = Rules { tracking: style.tracking, ..copy.rules };
    let label = match initial {
        None => Label::of(typesetter, block, &stretches, copy, rules),
        Some(_) => None,
    };
    let apart = initial.as_ref().map(|initial| initial.bytes);
    if let Some(bytes) = apart.or(label.as_ref().map(|label| label.bytes)) {
        stretches = initial::cut(stretches, bytes);
    }
    let mark = copy.end.as_ref().filter(|_| at.ends && End::is_behind(block, copy));
    let end = mark.map(|mark| {
        let words: String = stretches.iter().map(|stretch| stretch.text).collect();
        (End::of(&words, copy, mark), mark.style)
    });
    let sign = end.iter().map(|(end, style)| Stretch::plain(&end.text, *style));
    let all: Vec<Stretch> = stretches.iter().copied().chain(sign).collect();
    let words = typesetter.prepare(&all, rules);
    let end = end.map(|(end, _)| end);
    if let PassageKind::Text(text) = kind {
        let text = match copy.hang && block.kind != BlockKind::Item && label.is_none() {
            true => text.hung(typesetter, &stretches, copy, style),
            false => text,
        };
        let hyphens = words.prepared.has_hyphens();
        let text = text.listing(names).ending(end);
        kind = PassageKind::Text(text.with(initial, label, hyphens));
    }
    let space = if at.opens { 0 } else { copy.paragraph_space };
    let known = match kind {
        PassageKind::Block(Block::Subhead(_)) => typesetter.lexicon().to_vec(),
        _ => Vec::new(),
    };
    let settings = Settings::default();
    let At { block, from, ends, .. } = at;
    Some(Passage { block, from, words, style, kind, space, ends, known, settings })
}

/// Returns the style of a block of copy and what kind of passage it is; `None` of a pull quote
/// that the copy style does not set.
fn style_of(block: &copy::Block, copy: &CopyStyle) -> Option<(TextStyle, PassageKind)> {
    let text = |style: TextStyle| (style, PassageKind::Text(Text::of(block, copy, style)));
    let whole = |style: TextStyle, block: Block| (style, PassageKind::Block(block));
    Some(match block.kind {
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Names => text(copy.body),
        BlockKind::Verse => text(copy.verse),
        BlockKind::Quote => text(copy.quote),
        BlockKind::Subhead => whole(copy.subhead.style, Block::Subhead(copy.subhead)),
        BlockKind::Pull => copy.pull.map(|pull| whole(pull.style, Block::Pull(pull)))?,
    })
}

/// Returns the stretches of a block: bold words and, in the first paragraph, the lead-in
/// (本报讯).
fn stretches<'t>(
    block: &'t copy::Block,
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
        let script = match look {
            Look { raised: true, .. } => Script::Raised,
            Look { lowered: true, .. } => Script::Lowered,
            _ => Script::Full,
        };
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
