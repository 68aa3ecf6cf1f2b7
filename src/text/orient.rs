//! How each character of a line down the page stands (clreq 2.4.2 and 3.2.3, GB/T 15834 5.2,
//! UAX #50).
//!
//! Ideographs and their marks stand upright, a mark in its vertical form. Single letters and
//! figures and capitals up to three take a cell each, two figures share one (纵中横), and so does
//! what else is no wider than a cell. Words, longer numbers and formulae are turned a quarter
//! clockwise, a phrase as a whole. In heads figures up to four, and a + or - behind capitals, stand
//! upright too.

use std::ops::Range;

use super::class::{Class, is_plain_han};
use super::faces::Faces;
use super::figures;
use super::prepared::{Cell, Pose, Seam, Style, Unit};
use super::rules::{Rules, WidthStyle};
use super::unicode::{TURNED, contains};
use super::upright;
use crate::geom::Em;

/// Widest that what shares one cell may be: wider it would reach out of its line. Two figures share one
/// in any face, whose ink is within it all the same.
const SHARED: Em = Em::ONE;

/// Settles the poses of all cells; Western characters in cells of their own become wide ones.
pub(super) fn orient(
    faces: &Faces<'_>,
    cells: &mut [Cell],
    styles: &[Style],
    units: &[Unit],
    rules: &Rules,
) {
    for cell in cells.iter_mut() {
        stand_alone(faces, cell, styles);
    }
    if rules.width_style != WidthStyle::Plain {
        stack_stops(cells);
    }
    let mut phrase: Vec<(Range<usize>, Manner)> = Vec::new();
    let mut at = 0;
    for token in Tokens::new(cells, units).collect::<Vec<_>>() {
        if !cells[at..token.start].iter().all(joins_words) {
            set_phrase(cells, &phrase);
            phrase.clear();
        }
        at = token.end;
        let manner = manner(faces, &cells[token.clone()], rules);
        phrase.push((token, manner));
    }
    set_phrase(cells, &phrase);
}

/// How the cells of one word or number stand.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Manner {
    /// Upright, a cell each.
    Upright,
    /// Upright; these share one cell, the others have their own.
    Beside(Range<usize>),
    /// Turned together.
    Turned,
}

/// Returns the character whose vertical form stands for that of a cell: corner brackets for the
/// curly quotes of Chinese text, the double ones outside (GB/T 15834 5.2.3).
pub(super) fn vertical_char(cell: &Cell) -> char {
    match (cell.class, cell.c) {
        (Class::Open, '“') => '『',
        (Class::Close, '”') => '』',
        (Class::Open, '‘') => '「',
        (Class::Close, '’') => '」',
        (_, c) => c,
    }
}

/// Settles what does not hang on the neighbours.
fn stand_alone(faces: &Faces<'_>, cell: &mut Cell, styles: &[Style]) {
    if cell.glyph == 0 || is_plain_han(cell.c) {
        return;
    }
    let c = vertical_char(cell);
    if c != cell.c {
        let own = styles[usize::from(cell.style)].face;
        (cell.face, cell.glyph) = faces.find(own, c).unwrap_or((cell.face, cell.glyph));
    }
    let forms = faces.forms(cell.face);
    let turned = match cell.class {
        Class::Dash => forms.dash().first().is_none_or(|form| form.turned),
        Class::Space | Class::Glue | Class::IdSpace => true,
        class if class.is_western() || class.is_void() => false,
        _ => match forms.mark(c) {
            Some(form) => form.turned,
            None => contains(TURNED, c) && !faces.has_vertical(cell.face, c),
        },
    };
    cell.pose = if turned { Pose::Turned } else { Pose::Upright };
}

/// Puts ？ and ！ in a row two to a cell; of an odd number the last keeps its own (GB/T 15834 5.1.2).
fn stack_stops(cells: &mut [Cell]) {
    let mut at = 0;
    while at < cells.len() {
        let stop = |cell: &&Cell| matches!(cell.c, '？' | '！') && cell.glyph != 0;
        let alike = |cell: &&Cell| cell.style == cells[at].style && cell.face == cells[at].face;
        let count = cells[at..].iter().take_while(stop).take_while(alike).count();
        for pair in cells[at..at + count - count % 2].chunks_exact_mut(2) {
            pair[0].pose = Pose::Beside;
            pair[1].seam = Seam::Joint;
        }
        at += count.max(1);
    }
}

/// Words and numbers in order: units, and Western characters by themselves.
struct Tokens<'c> {
    cells: &'c [Cell],
    units: std::iter::Peekable<std::slice::Iter<'c, Unit>>,
    at: usize,
}

impl<'c> Tokens<'c> {
    fn new(cells: &'c [Cell], units: &'c [Unit]) -> Tokens<'c> {
        Tokens { cells, units: units.iter().peekable(), at: 0 }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.at < self.cells.len() {
            let start = self.at;
            let unit = self.units.next_if(|unit| unit.cells.start as usize == start);
            self.at = unit.map_or(start + 1, |unit| unit.cells.end as usize);
            if unit.is_some() || self.cells[start].class.is_western() {
                return Some(start..self.at);
            }
        }
        None
    }
}

/// Returns whether the cell stands between two words of one phrase.
fn joins_words(cell: &Cell) -> bool {
    match cell.class {
        Class::Newline | Class::Stripped => false,
        Class::Space | Class::Glue => true,
        class => class.is_void(),
    }
}

/// Returns how a word or number stands when it stands alone.
fn manner(faces: &Faces<'_>, token: &[Cell], rules: &Rules) -> Manner {
    // Full-width signs round a number keep their cells: ￥ ％ ℃.
    let wide = |cell: &&Cell| cell.class == Class::Wide && cell.pose == Pose::Upright;
    let start = token.iter().take_while(wide).count();
    let end = token.len() - token[start..].iter().rev().take_while(wide).count();
    let core = &token[start..end];
    let marked = core.iter().any(|cell| cell.class.is_void());
    let chars: String = core.iter().filter(|cell| !cell.class.is_void()).map(|c| c.c).collect();
    let width = || core.iter().map(|cell| upright::beside(faces.table(cell.face), cell).1);
    let manner = match shape_of(&chars) {
        _ if core.iter().any(|cell| figures::is_made(faces, cell)) => Manner::Turned,
        Shape::Cells => Manner::Upright,
        Shape::Pair if !marked && is_one(core) => Manner::Beside(start..end),
        Shape::Shared | Shape::Figures | Shape::Grade
            if !marked && is_one(core) && width().sum::<Em>() <= SHARED =>
        {
            Manner::Beside(start..end)
        }
        Shape::Pair | Shape::Figures | Shape::Grade if rules.short_upright => Manner::Upright,
        _ => Manner::Turned,
    };
    // What no face has is an upright blank cell anyhow.
    if core.is_empty() { Manner::Upright } else { manner }
}

/// Returns whether one face and style sets all cells, each with a glyph.
fn is_one(cells: &[Cell]) -> bool {
    let first = cells.first().map(|cell| (cell.style, cell.face));
    cells.iter().all(|cell| Some((cell.style, cell.face)) == first && cell.glyph != 0)
}

/// What a word or number looks like.
enum Shape {
    /// A letter or figure, or capitals and figures up to three: a cell each.
    Cells,
    /// A figure with one decimal: one cell for all where they are narrow enough.
    Shared,
    /// Two figures: one cell.
    Pair,
    /// Three and four figures: one cell where they are narrow enough; in heads, a cell each.
    Figures,
    /// Capitals with a sign behind them (A+, AI+): the same.
    Grade,
    /// Anything else.
    Long,
}

fn shape_of(chars: &str) -> Shape {
    let figure = |c: &char| c.is_ascii_digit();
    let capital = |c: &char| c.is_uppercase() || figure(c);
    let chars: Vec<char> = chars.chars().collect();
    match chars[..] {
        [one] if one.is_alphanumeric() || is_upright_sign(one) => Shape::Cells,
        [_, _] if chars.iter().all(figure) => Shape::Pair,
        [_, _, _] | [_, _, _, _] if chars.iter().all(figure) => Shape::Figures,
        [a, '.', b] if figure(&a) && figure(&b) => Shape::Shared,
        [a, '+' | '-' | '−'] if a.is_alphanumeric() => Shape::Grade,
        [_, _] | [_, _, _] if chars.iter().all(capital) => Shape::Cells,
        [_, _, '+' | '-' | '−'] | [_, _, _, '+' | '-' | '−']
            if chars[..chars.len() - 1].iter().all(capital) =>
        {
            Shape::Grade
        }
        _ => Shape::Long,
    }
}

/// Signs of Western fonts that UAX #50 keeps upright.
fn is_upright_sign(c: char) -> bool {
    matches!(
        c,
        '§' | '©' | '®' | '±' | '¼' | '½' | '¾' | '×' | '÷' | '‖' | '†' | '‡' | '‰' | '‱'
    )
}

/// Sets the words of a phrase: where one is turned, all are, and the spaces between them.
fn set_phrase(cells: &mut [Cell], phrase: &[(Range<usize>, Manner)]) {
    let turned = phrase.iter().any(|(_, manner)| *manner == Manner::Turned);
    for (token, manner) in phrase {
        let token = &mut cells[token.clone()];
        match manner {
            _ if turned => token.iter_mut().for_each(|cell| cell.pose = Pose::Turned),
            Manner::Beside(shared) => {
                token.iter_mut().for_each(widen);
                let last = shared.end - 1;
                for at in shared.clone() {
                    token[at].pose = if at < last { Pose::Beside } else { Pose::Upright };
                    if at > shared.start {
                        token[at].seam = Seam::Joint;
                    }
                }
            }
            Manner::Upright | Manner::Turned => token.iter_mut().for_each(widen),
        }
    }
}

/// Gives a Western character a full cell of its own.
fn widen(cell: &mut Cell) {
    if cell.class.is_western() {
        cell.class = Class::Wide;
    }
}
