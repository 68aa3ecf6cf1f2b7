//! What can be taken from a cell and what it can give, and the running totals of both.

use super::class::Class;
use super::prepared::{Cell, Open, Style, Sum};
use super::rules::Rules;
use crate::geom::{Abs, Em};

/// The steps in which a line is squeezed (clreq 3.5.3), first to last. S1, the mark at the line's
/// end, is no step here: it is always set at half a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Squeeze {
    /// S2: Western word spaces.
    Words,
    /// S3: the blank round an interpunct on a full cell.
    Mids,
    /// S4: the outer blanks of brackets and quotes.
    Brackets,
    /// S5: the blanks after commas.
    Commas,
    /// S6: the gaps between Chinese and Western.
    Gaps,
    /// S7: the blanks after sentence ends.
    Stops,
}

/// All steps, in order.
pub(super) const SQUEEZES: [Squeeze; 6] = [
    Squeeze::Words,
    Squeeze::Mids,
    Squeeze::Brackets,
    Squeeze::Commas,
    Squeeze::Gaps,
    Squeeze::Stops,
];

/// A word space grows to half an em at most (E1).
const WORD_MOST: Em = Em::HALF;
/// A word space shrinks to a quarter at least (S2).
const WORD_LEAST: Em = Em::from_units(250_000);
/// An elastic gap grows to a third (E2; clreq 3.5.4).
const GAP_MOST: Em = Em::from_units(333_333);
/// An elastic gap shrinks to an eighth (S6).
const GAP_LEAST: Em = Em::from_units(125_000);

/// Returns what one step can take from a cell; step S6 takes from the gap before it.
pub(super) fn squeeze(cell: &Cell, em: Abs, rules: &Rules, step: Squeeze) -> Abs {
    match (step, cell.class) {
        (Squeeze::Words, Class::Space) => (cell.advance - WORD_LEAST.at(em)).max(Abs::ZERO),
        (Squeeze::Mids, Class::Mid)
        | (Squeeze::Brackets, Class::Open | Class::Close)
        | (Squeeze::Commas, Class::Comma) => cell.blank,
        (Squeeze::Stops, Class::Stop) if rules.squeeze_stops => cell.blank,
        (Squeeze::Gaps, _) if cell.open == Open::Gap => {
            (cell.gap - GAP_LEAST.at(em)).max(Abs::ZERO)
        }
        _ => Abs::ZERO,
    }
}

/// Returns how far the word space before a cell can grow (E1).
pub(super) fn word_growth(cells: &[Cell], at: usize, em: Abs) -> Abs {
    match at.checked_sub(1) {
        Some(space) if cells[at].open == Open::Word => {
            (WORD_MOST.at(em) - cells[space].advance).max(Abs::ZERO)
        }
        _ => Abs::ZERO,
    }
}

/// Returns how far the Chinese–Western gap before a cell can grow (E2).
pub(super) fn gap_growth(cell: &Cell, em: Abs) -> Abs {
    match cell.open {
        Open::Gap => (GAP_MOST.at(em) - cell.gap).max(Abs::ZERO),
        _ => Abs::ZERO,
    }
}

/// Returns the running totals over all cells.
pub(super) fn add_up(cells: &[Cell], styles: &[Style], rules: &Rules) -> Vec<Sum> {
    let mut sums = Vec::with_capacity(cells.len() + 1);
    let mut sum = Sum::default();
    sums.push(sum);
    for (at, cell) in cells.iter().enumerate() {
        let em = styles[usize::from(cell.style)].em;
        sum.width += (cell.gap + cell.advance).units();
        if cell.class != Class::Han || cell.gap != Abs::ZERO || cell.open == Open::Word {
            add_elastic(&mut sum, cells, at, em, rules);
        }
        match cell.open {
            Open::Gap | Open::Even => sum.even += 1,
            Open::Word | Open::Last => sum.last += 1,
            Open::Never => {}
        }
        if cell.class.is_text() {
            sum.matter += cell.advance.units();
        }
        if !cell.class.drops_at_end() {
            sum.tail = at as u32 + 1;
        }
        sums.push(sum);
    }
    sums
}

fn add_elastic(sum: &mut Sum, cells: &[Cell], at: usize, em: Abs, rules: &Rules) {
    let cell = &cells[at];
    for step in SQUEEZES {
        let give = squeeze(cell, em, rules, step).units();
        match step {
            Squeeze::Stops => sum.hard += give,
            _ => sum.soft += give,
        }
    }
    sum.words += word_growth(cells, at, em).units();
    sum.gaps += gap_growth(cell, em).units();
}
