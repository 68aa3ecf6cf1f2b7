//! Fourth phase: glyphs, and the widths that only the face knows.
//!
//! Plain Chinese needs no shaper: one character, one glyph, one em. Only Western words and
//! clusters with combining marks are shaped.

use super::analyze::like;
use super::class::Class;
use super::faces::{FaceTable, Faces, Way};
use super::figures;
use super::prepared::{Cell, CellGlyph, Seam, Style};
use super::rules::Rules;
use crate::geom::{Abs, Em};

/// Returns all glyphs, in cell order, and completes the widths of the cells.
pub(super) fn shape(
    faces: &Faces<'_>,
    cells: &mut [Cell],
    styles: &[Style],
    rules: &Rules,
) -> Vec<CellGlyph> {
    let mut glyphs = Vec::with_capacity(cells.len());
    let mut at = 0;
    while at < cells.len() {
        let end = cluster_run(cells, at, rules);
        let table = faces.table(cells[at].face);
        let em = styles[usize::from(cells[at].style)].em;
        across(table, &mut cells[at..end], em, rules, &mut glyphs);
        at = end;
    }
    glyphs
}

/// Shapes or places the cells that [`cluster_run`] found, on a baseline that runs across.
pub(super) fn across(
    table: &FaceTable,
    run: &mut [Cell],
    em: Abs,
    rules: &Rules,
    glyphs: &mut Vec<CellGlyph>,
) {
    if run.len() > 1 || needs_shaper(&run[0]) {
        shape_run(table, run, em, glyphs);
    } else {
        place(table, &mut run[0], em, rules, glyphs);
    }
}

fn needs_shaper(cell: &Cell) -> bool {
    cell.class == Class::Latin && cell.glyph != 0
}

/// Returns whether Western text takes another glyph for the mark than Chinese text does.
fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '…')
}

/// Returns the end of what has to be shaped together with the cell at `start`.
pub(super) fn cluster_run(cells: &[Cell], start: usize, rules: &Rules) -> usize {
    let first = &cells[start];
    let alike = |cell: &Cell| {
        (cell.style, cell.face, cell.pose) == (first.style, first.face, first.pose)
            && cell.glyph != 0
    };
    let marks = cells[start + 1..].iter();
    let marks = marks.take_while(|cell| cell.class == Class::Mark && alike(cell)).count();
    let word = |cell: &Cell| {
        let sign = |c| !is_shared(c) && figures::fraction(c).is_none();
        cell.class == Class::Latin
            || (cell.class == Class::Symbol && sign(cell.c))
            || (cell.class == Class::Digit && !rules.half_digits)
    };
    if first.glyph == 0 || first.class.is_void() {
        return start + 1;
    }
    if !word(first) {
        return start + 1 + marks;
    }
    let rest = cells[start + 1..].iter();
    start
        + 1
        + rest
            .take_while(|cell| (word(cell) || cell.class == Class::Mark) && alike(cell))
            .count()
}

/// Shapes a word, or a character with its combining marks.
fn shape_run(table: &FaceTable, run: &mut [Cell], em: Abs, glyphs: &mut Vec<CellGlyph>) {
    // What stands in for a character that the face lacks is shaped in its place.
    let shown = |c: char| if table.glyph(c).is_some() { c } else { like(c).unwrap_or(c) };
    let chars: Vec<char> = run.iter().map(|cell| shown(cell.c)).collect();
    let chinese = matches!(run[0].class, Class::Han | Class::Wide);
    let shaped = table.shape(&chars, if chinese { Way::Hani } else { Way::Latin });
    let mut shaped = shaped.iter().peekable();
    for (at, cell) in run.iter_mut().enumerate() {
        cell.first_glyph = glyphs.len() as u32;
        let mut width = Em::ZERO;
        while let Some(one) = shaped.next_if(|one| one.cluster as usize <= at) {
            if one.id != 0 {
                let x = (width + one.x).at(em);
                glyphs.push(CellGlyph { id: one.id, x, y: -one.y.at(em) });
            }
            width += one.advance;
        }
        cell.advance = width.max(Em::ZERO).at(em);
        cell.blank = Abs::ZERO;
    }
}

/// Places the glyph of a cell that stands for itself.
fn place(
    table: &FaceTable,
    cell: &mut Cell,
    em: Abs,
    rules: &Rules,
    glyphs: &mut Vec<CellGlyph>,
) {
    cell.first_glyph = glyphs.len() as u32;
    if cell.glyph == 0 {
        cell.advance = missing_width(cell, em);
        return;
    }
    if figures::place_fraction(table, cell, em, glyphs) {
        return;
    }
    let mut put = |id, x| glyphs.push(CellGlyph { id, x, y: Abs::ZERO });
    let own = table.advance(cell.glyph).at(em);
    match cell.class {
        // The ink of an opening mark lies at the right of its body, whether the face draws it on a
        // full body or on a narrow one: the right edges meet, and trimming moves the glyph left.
        Class::Open => put(cell.glyph, cell.advance - own),
        Class::Close | Class::Comma | Class::Stop | Class::IdSpace => {
            put(cell.glyph, Abs::ZERO)
        }
        Class::Dash if cell.seam == Seam::Joint => {}
        Class::Dash if table.glyph('—') == Some(cell.glyph) => {
            table.dash().iter().for_each(|(id, x)| put(*id, x.at(em)));
        }
        Class::Digit if rules.half_digits && table.half_digit(cell.c).is_some() => {
            let half = table.half_digit(cell.c).unwrap_or(cell.glyph);
            put(half, Abs::ZERO);
            cell.advance = table.advance(half).at(em);
        }
        Class::Symbol if is_shared(cell.c) => {
            let western = table.western(cell.c).unwrap_or(cell.glyph);
            put(western, Abs::ZERO);
            cell.advance = table.advance(western).at(em);
        }
        Class::Latin | Class::Digit | Class::Symbol | Class::Space | Class::Glue => {
            put(cell.glyph, Abs::ZERO);
            cell.advance = own;
        }
        class if class.is_void() => {}
        _ => put(cell.glyph, (cell.advance - own) / 2),
    }
}

/// Returns the width of a cell without a glyph: a full cell where a character should have shown.
fn missing_width(cell: &Cell, em: Abs) -> Abs {
    match cell.class {
        class if class.is_void() => Abs::ZERO,
        Class::Glue if super::class::is_invisible(cell.c) => Abs::ZERO,
        Class::Space | Class::Glue => em / 4,
        Class::Latin | Class::Digit | Class::Symbol => em,
        _ => cell.advance,
    }
}
