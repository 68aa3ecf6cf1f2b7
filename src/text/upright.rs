//! Fourth phase, down the page: glyphs upright in the middle of the column, or turned with
//! their run.
//!
//! A glyph of these cells is placed along the line from the cell's upper edge and aside from the
//! column's middle.

use super::class::{Class, is_plain_han};
use super::faces::{FaceTable, Faces, Way};
use super::figures;
use super::forms::Form;
use super::orient::vertical_char;
use super::prepared::{Cell, CellGlyph, Pose, Seam, Style};
use super::rules::Rules;
use super::shape;
use crate::geom::{Abs, Em, em_box};

/// Returns all glyphs, in cell order, and completes the lengths of the cells.
pub(super) fn shape(
    faces: &Faces<'_>,
    cells: &mut [Cell],
    styles: &[Style],
    rules: &Rules,
) -> Vec<CellGlyph> {
    let mut glyphs = Vec::with_capacity(cells.len());
    let mut at = 0;
    while at < cells.len() {
        let style = &styles[usize::from(cells[at].style)];
        let end = match cells[at].pose {
            Pose::Beside => shared_end(cells, at),
            _ => shape::cluster_run(cells, at, rules),
        };
        let run = &mut cells[at..end];
        match run[0].pose {
            Pose::Beside => stand_beside(faces, run, style, &mut glyphs),
            Pose::Turned => turn(faces, run, style, rules, &mut glyphs),
            Pose::Upright if run.len() > 1 => stand_cluster(faces, run, style, &mut glyphs),
            Pose::Upright => stand(faces, &mut run[0], style, &mut glyphs),
        }
        at = end;
    }
    glyphs
}

/// Returns the end of the characters that share the cell of `start`.
fn shared_end(cells: &[Cell], start: usize) -> usize {
    let beside = cells[start..].iter().take_while(|cell| cell.pose == Pose::Beside).count();
    (start + beside + 1).min(cells.len())
}

/// Sets characters side by side in one cell, about its middle (纵中横).
fn stand_beside(
    faces: &Faces<'_>,
    run: &mut [Cell],
    style: &Style,
    glyphs: &mut Vec<CellGlyph>,
) {
    let em = style.across();
    let shown: Vec<(u16, Em)> =
        run.iter().map(|cell| beside(faces.table(cell.face), cell)).collect();
    let width: Abs = shown.iter().map(|(_, width)| width.at(em)).sum();
    let mut aside = -width / 2;
    for (cell, (id, width)) in run.iter_mut().zip(shown) {
        cell.first_glyph = glyphs.len() as u32;
        glyphs.push(CellGlyph { id, x: em_box::ASCENT.at(style.size), y: aside });
        aside += width.at(em);
    }
}

/// Returns the glyph of a character that shares its cell, and its width.
pub(super) fn beside(table: &FaceTable, cell: &Cell) -> (u16, Em) {
    let half = table.half_digit(cell.c);
    match (cell.class, half) {
        // The ink of ？ and ！ lies in the left half of the body.
        (Class::Stop, _) => (cell.glyph, Em::HALF),
        (_, Some(half)) => (half, table.advance(half)),
        (_, None) => (cell.glyph, table.advance(cell.glyph)),
    }
}

/// Sets characters on a baseline that runs down the column.
fn turn(
    faces: &Faces<'_>,
    run: &mut [Cell],
    style: &Style,
    rules: &Rules,
    glyphs: &mut Vec<CellGlyph>,
) {
    if let [cell] = run
        && let Some(form) = mark(faces, cell).filter(|form| form.turned)
    {
        return put(cell, form, style, glyphs);
    }
    let first = glyphs.len();
    let table = faces.table(run[0].face);
    shape::across(table, run, style.em, rules, glyphs);
    let is_dash = run[0].class == Class::Dash && table.glyph('—') == Some(run[0].glyph);
    let strokes = faces.forms(run[0].face).dash();
    let size = figures::size_beside(faces, &run[0], style.size);
    for (at, glyph) in glyphs[first..].iter_mut().enumerate() {
        let stroke = strokes.get(at).filter(|_| is_dash).map(|stroke| stroke.aside);
        let aside = stroke.unwrap_or(-em_box::MIDDLE);
        glyph.y = aside.at(size) - glyph.y;
    }
}

/// Sets a character upright.
fn stand(faces: &Faces<'_>, cell: &mut Cell, style: &Style, glyphs: &mut Vec<CellGlyph>) {
    cell.first_glyph = glyphs.len() as u32;
    if cell.glyph == 0 || cell.class.is_void() {
        return;
    }
    let (forms, table) = (faces.forms(cell.face), faces.table(cell.face));
    if cell.class == Class::Dash && table.glyph('—') == Some(cell.glyph) {
        let strokes = forms.dash().iter().filter(|_| cell.seam != Seam::Joint);
        glyphs.extend(strokes.map(|form| glyph(form, style)));
        return;
    }
    let plain = || forms.ideograph(cell.glyph, table.advance(cell.glyph));
    let form = match mark(faces, cell) {
        // Letters and figures keep their shapes, whatever else a face calls vertical.
        _ if is_plain_han(cell.c) || cell.c.is_ascii_alphanumeric() => plain(),
        Some(form) => form,
        None => forms.shaped(table, cell.c).unwrap_or_else(plain),
    };
    put(cell, form, style, glyphs);
}

/// Returns the form of a mark that the face of its cell has or that is made for it.
fn mark(faces: &Faces<'_>, cell: &Cell) -> Option<Form> {
    let known = cell.class.is_mark() || matches!(cell.class, Class::Connector | Class::Solidus);
    if cell.glyph == 0 || !known || cell.class == Class::Dash {
        return None;
    }
    faces.forms(cell.face).mark(vertical_char(cell))
}

/// Puts a mark into its cell: of an opening one the blank above it may be gone, what is shorter
/// than a cell keeps to the middle of its own.
fn put(cell: &mut Cell, form: Form, style: &Style, glyphs: &mut Vec<CellGlyph>) {
    cell.first_glyph = glyphs.len() as u32;
    let gone = style.size - cell.advance;
    let lift = match cell.class {
        Class::Open => gone,
        Class::Close | Class::Comma | Class::Stop => Abs::ZERO,
        _ => gone / 2,
    };
    let CellGlyph { id, x, y } = glyph(&form, style);
    glyphs.push(CellGlyph { id, x: x - lift, y });
}

fn glyph(form: &Form, style: &Style) -> CellGlyph {
    let across = if form.turned { style.size } else { style.across() };
    CellGlyph { id: form.id, x: form.along.at(style.size), y: form.aside.at(across) }
}

/// Sets a character with its combining marks upright, shaped together.
fn stand_cluster(
    faces: &Faces<'_>,
    run: &mut [Cell],
    style: &Style,
    glyphs: &mut Vec<CellGlyph>,
) {
    let em = style.across();
    let chars: Vec<char> = run.iter().map(|cell| cell.c).collect();
    let shaped = faces.table(run[0].face).shape(&chars, Way::Hani);
    let width: Abs = shaped.iter().map(|one| one.advance.at(em)).sum();
    let mut aside = -width / 2;
    let mut shaped = shaped.iter().peekable();
    for (at, cell) in run.iter_mut().enumerate() {
        cell.first_glyph = glyphs.len() as u32;
        while let Some(one) = shaped.next_if(|one| one.cluster as usize <= at) {
            if one.id != 0 {
                let x = (em_box::ASCENT - one.y).at(style.size);
                glyphs.push(CellGlyph { id: one.id, x, y: aside + one.x.at(em) });
            }
            aside += one.advance.at(em);
        }
    }
}

impl Style {
    /// Returns the width of a full cell across the column: the size with the horizontal scale
    /// applied.
    pub(super) fn across(&self) -> Abs {
        self.size.ratio(i64::from(self.width), 1000)
    }
}
