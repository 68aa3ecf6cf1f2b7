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
    /// What is left of the gaps: before a line is seen to be lighter than its neighbours, it has none.
    Shut,
}

/// All steps, in order.
pub(super) const SQUEEZES: [Squeeze; 7] = [
    Squeeze::Words,
    Squeeze::Mids,
    Squeeze::Brackets,
    Squeeze::Commas,
    Squeeze::Gaps,
    Squeeze::Stops,
    Squeeze::Shut,
];

/// A word space grows to half an em at most (E1).
const WORD_MOST: Em = Em::HALF;
/// A word space shrinks to a quarter at least (S2).
const WORD_LEAST: Em = Em::from_units(250_000);
/// An elastic gap grows to a quarter (E2).
const GAP_MOST: Em = Em::from_units(250_000);
/// The white of a mark grows by a quarter: half a cell and an eighth at most.
const MARK_GROWS: i64 = 4;
/// An elastic gap shrinks to a tenth (S6), if it is not set narrower.
const GAP_LEAST: Em = Em::from_units(100_000);

/// Returns what one step can take from a cell; what is taken from a gap lies before it.
pub(super) fn squeeze(p: &Matter<'_>, at: usize, step: Squeeze) -> Abs {
    let cell = &p.cells[at];
    match (step, cell.class) {
        (Squeeze::Words, Class::Space) => {
            (cell.advance - WORD_LEAST.at(p.em(at))).max(Abs::ZERO)
        }
        (Squeeze::Mids, Class::Mid)
        | (Squeeze::Brackets, Class::Open | Class::Close)
        | (Squeeze::Commas, Class::Comma) => cell.blank,
        (Squeeze::Stops, Class::Stop) if p.rules.squeeze_stops => cell.blank,
        (Squeeze::Gaps, _) => p.gap(at).map_or(Abs::ZERO, |gap| gap.is - gap.least),
        (Squeeze::Shut, _) => p.gap(at).map_or(Abs::ZERO, |gap| gap.least),
        _ => Abs::ZERO,
    }
}

/// What the sums are made of.
pub(super) struct Matter<'p> {
    pub(super) cells: &'p [Cell],
    pub(super) styles: &'p [Style],
    pub(super) rules: &'p Rules,
}

/// An elastic gap between Chinese and Western.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// Its natural width.
    pub(super) is: Abs,
    /// What it shrinks to with step S6.
    pub(super) least: Abs,
    /// What it grows to with step E2.
    pub(super) most: Abs,
}

impl Matter<'_> {
    fn em(&self, at: usize) -> Abs {
        self.styles[usize::from(self.cells[at].style)].em
    }

    /// Returns the elastic gap before a cell.
    pub(super) fn gap(&self, at: usize) -> Option<Gap> {
        let cell = self.cells.get(at).filter(|cell| cell.open == Open::Gap)?;
        // A gap goes by the size of the ideograph, whichever side that is on.
        let han = match cell.class {
            Class::Han => at,
            _ => (0..at).rev().find(|&before| !self.cells[before].class.is_void())?,
        };
        let em = self.em(han);
        let is = self.rules.cjk_latin_gap.at(em);
        Some(Gap { is, least: is.min(GAP_LEAST.at(em)), most: is.max(GAP_MOST.at(em)) })
    }

    /// Returns how far the word space before a cell can grow (E1).
    pub(super) fn word_growth(&self, at: usize) -> Abs {
        match at.checked_sub(1) {
            Some(space) if self.cells[at].open == Open::Word => {
                (WORD_MOST.at(self.em(at)) - self.cells[space].advance).max(Abs::ZERO)
            }
            _ => Abs::ZERO,
        }
    }

    /// Returns how far the white of marks before a cell can grow: that behind the mark before it, and
    /// that of an opening mark itself.
    pub(super) fn mark_growth(&self, at: usize) -> Abs {
        let cell = &self.cells[at];
        if cell.open != Open::Even {
            return Abs::ZERO;
        }
        let before = self.cells[..at].iter().rev().find(|cell| !cell.class.is_void());
        let behind =
            |cell: &&Cell| matches!(cell.class, Class::Close | Class::Comma | Class::Stop);
        let behind = before.filter(behind).map_or(Abs::ZERO, |cell| cell.blank);
        let own = if cell.class == Class::Open { cell.blank } else { Abs::ZERO };
        (behind + own) / MARK_GROWS
    }

    /// Returns how far the Chinese–Western gap before a cell can grow (E2).
    pub(super) fn gap_growth(&self, at: usize) -> Abs {
        self.gap(at).map_or(Abs::ZERO, |gap| gap.most - gap.is)
    }
}

/// Returns the running totals over all cells.
pub(super) fn add_up(cells: &[Cell], styles: &[Style], rules: &Rules) -> Vec<Sum> {
    let matter = Matter { cells, styles, rules };
    let mut sums = Vec::with_capacity(cells.len() + 1);
    let mut sum = Sum::default();
    sums.push(sum);
    for (at, cell) in cells.iter().enumerate() {
        sum.width += (cell.gap + cell.advance).units();
        let plain = |cell: &Cell| cell.class == Class::Han;
        let after_plain = at.checked_sub(1).is_some_and(|before| plain(&cells[before]));
        if !plain(cell) || !after_plain || cell.gap != Abs::ZERO || cell.open == Open::Word {
            add_elastic(&mut sum, &matter, at);
        }
        match cell.open {
            Open::Gap => sum.mixed += 1,
            Open::Even => sum.even += 1,
            Open::Side => sum.sides += 1,
            Open::Last => sum.last += 1,
            Open::Word | Open::Never => {}
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

fn add_elastic(sum: &mut Sum, matter: &Matter<'_>, at: usize) {
    for step in SQUEEZES {
        let give = squeeze(matter, at, step).units();
        match step {
            Squeeze::Stops => sum.hard += give,
            Squeeze::Shut => sum.shut += give,
            _ => sum.soft += give,
        }
    }
    sum.words += matter.word_growth(at).units();
    sum.gaps += matter.gap_growth(at).units();
    sum.marks += matter.mark_growth(at).units();
}
