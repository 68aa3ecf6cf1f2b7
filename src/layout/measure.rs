//! Copy in one endless column: how long it runs, before any page exists.

use super::passage::{self, At, Passage};
use super::typesetter::Typesetter;
use crate::copy::{self, Block, BlockKind};
use crate::edition::{CopyStyle, CopyStyles};
use crate::frame::{Measured, MeasuredLine};
use crate::geom::{Abs, Em};
use crate::text::{self, Fit, Setter};

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
    for (at, block) in blocks.iter().enumerate() {
        let opens = measured.paragraphs.is_empty();
        let at = At { block: at, from: measured.chars, opens };
        let body = block.kind != BlockKind::Pull;
        let passage = passage::prepare(&typesetter, block, at, &copy).filter(|_| body);
        let Some(passage) = passage else {
            measured.pulls += 1;
            continue;
        };
        let paragraph = lines(&passage, block, column.chars.at(em));
        measured.chars = paragraph.last().map_or(measured.chars, |line| line.to);
        measured.paragraphs.push(paragraph);
        for odd in passage.words.prepared.odd().iter().filter(|odd| odd.from.is_none()) {
            if !measured.missing.contains(&odd.c) {
                measured.missing.push(odd.c);
            }
        }
    }
    measured
}

/// Returns the lines of one block.
fn lines(passage: &Passage, block: &Block, measure: Abs) -> Vec<MeasuredLine> {
    let room = |line: usize| passage.room(line, measure);
    let justify = passage.justifies();
    let prepared = &passage.words.prepared;
    let breaks = text::break_lines(prepared, &room, Fit::Total, justify);
    let mut from = passage.from;
    let mut lines = Vec::with_capacity(breaks.len());
    for (at, line_break) in breaks.iter().enumerate() {
        let set = text::set_line(prepared, line_break, room(at), justify);
        let mut line = MeasuredLine {
            from,
            to: from,
            text: String::new(),
            cells: Vec::with_capacity(set.cells.len()),
            right: set.right,
            hyphen: line_break.hyphen,
        };
        // One cell is one character; of those that nobody typed only the space is told for which
        // a line end was typed.
        let typed = |at: usize| block.added.binary_search(&(at as u32)).is_err();
        let chars = block.text[line_break.bytes.clone()].chars();
        let cells = line_break.cells.clone().zip(chars.zip(&set.cells));
        for (at, (c, cell)) in cells.filter(|(at, (c, _))| typed(*at) || *c == ' ') {
            line.text.push(c);
            line.cells.push((cell.x, cell.advance));
            line.to += u32::from(typed(at) && !copy::is_variation(c));
        }
        from = line.to;
        lines.push(line);
    }
    lines
}
