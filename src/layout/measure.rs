//! Copy in one endless column: how long it runs, before any page exists.

use super::passage::{self, At, Passage};
use super::settings::Looseness;
use super::typesetter::Typesetter;
use crate::copy::{self, Block, BlockKind};
use crate::edition::{CopyStyle, CopyStyles};
use crate::frame::{Measured, MeasuredLine};
use crate::geom::{Abs, Em};
use crate::text::{self, CellPlace, Setter};

/// How copy is to be measured.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The measure, in em of the body.
    pub chars: Em,
    /// First-line indent; the style's where it is `None`.
    pub indent: Option<Em>,
    /// Whether lines are filled; the style says where it is `None`.
    pub justify: Option<bool>,
}

/// Sets copy in a column without end, as a page would.
pub fn measure(
    styles: &CopyStyles,
    style: &CopyStyle,
    blocks: &[Block],
    column: Column,
) -> Measured {
    let copy = CopyStyle {
        indent: column.indent.unwrap_or(style.indent),
        narrow_indent: column.indent.unwrap_or(style.narrow_indent),
        justify: column.justify.unwrap_or(style.justify),
        // An initial is as high as lines of a page are apart: there is no page here.
        drop_initial: None,
        ..style.clone()
    };
    let em = copy.body.size;
    let typesetter = Typesetter::new(Setter::new(&styles.book), styles.rules, &[]);
    let mut measured = Measured { measure: column.chars, em, ..Measured::default() };
    let last = passage::last(blocks);
    for (at, block) in blocks.iter().enumerate() {
        let opens = measured.paragraphs.is_empty();
        let ends = last == Some(at);
        let at = At { block: at, from: measured.chars, opens, ends };
        let body = block.kind != BlockKind::Pull;
        let passage = passage::prepare(&typesetter, block, at, &copy).filter(|_| body);
        let Some(passage) = passage else {
            measured.pulls += 1;
            continue;
        };
        let paragraph = lines(&passage, block, column.chars.at(em));
        measured.chars = paragraph.last().map_or(measured.chars, |line| line.to);
        measured.paragraphs.push(paragraph);
        for odd in passage.odd().filter(|odd| odd.from.is_none()) {
            if !measured.missing.contains(&odd.c) {
                measured.missing.push(odd.c);
            }
        }
    }
    measured
}

/// Returns the lines of one block.
fn lines(passage: &Passage, block: &Block, measure: Abs) -> Vec<MeasuredLine> {
    let setting = passage.set(Looseness::BEST, &|line| passage.room(line, measure));
    let Some(setting) = setting else { return Vec::new() };
    let justify = passage.justifies();
    let mut from = passage.from;
    let mut lines = Vec::with_capacity(setting.lines.len());
    for (line_break, room) in setting.lines.iter().zip(&setting.rooms) {
        let set = text::set_line(&passage.words.prepared, line_break, *room, justify);
        let bytes = line_break.bytes.clone();
        let begins = bytes.start == 0;
        let start = if begins { 0 } else { passage.in_block(bytes.start) };
        let number = passage.label().filter(|_| begins);
        let number = number.into_iter().flat_map(|label| label.words.cells());
        let number = number.map(|cell| (cell.byte, cell));
        let own = set.cells.iter().map(|cell| (passage.written(cell.byte), *cell));
        let mut cells: Vec<(usize, CellPlace)> = number.chain(own).collect();
        cells.dedup_by_key(|(byte, _)| *byte);
        let mut line = MeasuredLine {
            from,
            to: from,
            text: String::new(),
            cells: Vec::with_capacity(cells.len()),
            right: set.right,
            hyphen: line_break.hyphen,
        };
        // Of characters that nobody typed only the white is told for which a line end was typed.
        let at_line_end = |c: char| c == ' ' || block.kind == BlockKind::Names;
        let before = block.text[..start].chars().count() as u32;
        let chars = block.text[start..passage.in_block(bytes.end)].char_indices();
        let mut end = room.indent;
        for (at, (byte, c)) in (before..).zip(chars) {
            let typed = block.added.binary_search(&at).is_err();
            // White of a list of names has no cell of its own.
            let cell = cells.binary_search_by_key(&(start + byte), |(byte, _)| *byte).ok();
            let (x, advance) = match cell {
                Some(cell) => (cells[cell].1.x, cells[cell].1.advance),
                None => (end, Abs::ZERO),
            };
            end = x + advance;
            if typed || at_line_end(c) {
                line.text.push(c);
                line.cells.push((x, advance));
                line.to += u32::from(typed && !copy::is_variation(c));
            }
        }
        from = line.to;
        lines.push(line);
    }
    lines
}
