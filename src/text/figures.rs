//! Figures that faces lack, made of those that they have: lower (CO₂) and raised ones (10⁶), fractions (⅓).

use super::analyze::Analysis;
use super::faces::{FaceTable, Faces};
use super::prepared::{Cell, CellGlyph};
use crate::geom::{Abs, Em};

/// Size of small figures in hundredths of the text's.
const SIZE: i64 = 60;
/// How far lower figures stand under the baseline, in hundredths of the text's size.
const LOWER: i64 = 14;
/// How far raised figures, and those over the stroke of a fraction, stand above it.
const RAISED: i64 = 34;
/// How far the stroke of a fraction stands above it.
const STROKE: i64 = 12;

/// How a character is made of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Small {
    Lower,
    Raised,
    Fraction,
}

/// Returns the character of full size that stands in for a small one.
pub(super) fn full(c: char) -> Option<char> {
    let figure = |from: char| char::from_u32(u32::from(c) - u32::from(from) + u32::from('0'));
    match c {
        '₀'..='₉' => figure('₀'),
        '⁰' | '⁴'..='⁹' => figure('⁰'),
        '⁺' | '₊' => Some('+'),
        '⁻' | '₋' => Some('–'),
        _ => fraction(c)?.0.chars().next(),
    }
}

/// Returns the figures over and under the stroke of a fraction.
pub(super) fn fraction(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '¼' => ("1", "4"),
        '½' => ("1", "2"),
        '¾' => ("3", "4"),
        '⅐' => ("1", "7"),
        '⅑' => ("1", "9"),
        '⅒' => ("1", "10"),
        '⅓' => ("1", "3"),
        '⅔' => ("2", "3"),
        '⅕' => ("1", "5"),
        '⅖' => ("2", "5"),
        '⅗' => ("3", "5"),
        '⅘' => ("4", "5"),
        '⅙' => ("1", "6"),
        '⅚' => ("5", "6"),
        '⅛' => ("1", "8"),
        '⅜' => ("3", "8"),
        '⅝' => ("5", "8"),
        '⅞' => ("7", "8"),
        '↉' => ("0", "3"),
        _ => return None,
    })
}

/// Returns how a character is made of figures, where it is.
fn small(c: char) -> Option<Small> {
    match c {
        '₀'..='₉' | '₊' | '₋' => Some(Small::Lower),
        '⁰' | '⁴'..='⁹' | '⁺' | '⁻' => Some(Small::Raised),
        c => fraction(c).map(|_| Small::Fraction),
    }
}

/// Returns whether the fraction of a cell has to be made of figures.
pub(super) fn is_made(faces: &Faces<'_>, cell: &Cell) -> bool {
    fraction(cell.c).is_some() && lacks(faces.table(cell.face), cell)
}

/// Returns the size of the text beside a cell of this size, down the page: what is raised stands on the
/// baseline of the text, or it would reach out of the column.
pub(super) fn size_beside(faces: &Faces<'_>, cell: &Cell, size: Abs) -> Abs {
    let raised = small(cell.c).is_some_and(|small| small != Small::Lower);
    let made = raised && lacks(faces.table(cell.face), cell);
    if made { size.ratio(100, SIZE) } else { size }
}

fn lacks(table: &FaceTable, cell: &Cell) -> bool {
    cell.glyph != 0 && table.glyph(cell.c).is_none()
}

/// Gives cells of small figures that their faces lack styles of their own, behind those of the text.
pub(super) fn set_small(faces: &Faces<'_>, analysis: &mut Analysis) {
    let mut made: Vec<(u16, Small, u16)> = Vec::new();
    for cell in &mut analysis.cells {
        let Some(small) = small(cell.c).filter(|_| lacks(faces.table(cell.face), cell)) else {
            continue;
        };
        let known = made.iter().find(|(style, kind, _)| (*style, *kind) == (cell.style, small));
        if let Some((.., style)) = known {
            cell.style = *style;
            continue;
        }
        let text = analysis.styles[usize::from(cell.style)].clone();
        let (size, em) = (text.size.ratio(SIZE, 100), text.em.ratio(SIZE, 100));
        let rise = match small {
            Small::Lower => text.rise - text.size.ratio(LOWER, 100),
            Small::Raised => text.rise + text.size.ratio(RAISED, 100),
            Small::Fraction => text.rise,
        };
        analysis.styles.push(super::prepared::Style { size, em, rise, ..text });
        let style = analysis.styles.len() as u16 - 1;
        made.push((cell.style, small, style));
        cell.style = style;
    }
}

/// Places a fraction of figures that stand in `em`; a face that has the fraction itself places nothing.
pub(super) fn place_fraction(
    table: &FaceTable,
    cell: &mut Cell,
    em: Abs,
    glyphs: &mut Vec<CellGlyph>,
) -> bool {
    let Some((over, under)) = fraction(cell.c).filter(|_| lacks(table, cell)) else {
        return false;
    };
    cell.first_glyph = glyphs.len() as u32;
    // Heights are told of the text, the figures are smaller.
    let above = |hundredths: i64| -em.ratio(hundredths, SIZE);
    let mut x = Abs::ZERO;
    for (figures, y) in [(over, above(RAISED)), ("/", above(STROKE)), (under, Abs::ZERO)] {
        for glyph in figures.chars().filter_map(|c| table.glyph(c)) {
            glyphs.push(CellGlyph { id: glyph, x, y });
            x += table.advance(glyph).max(Em::ZERO).at(em);
        }
    }
    cell.advance = x;
    true
}
