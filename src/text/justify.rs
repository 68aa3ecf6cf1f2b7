//! Fills one line to its measure: the squeeze and stretch of its cells, exact to the last unit.

use super::cost;
use super::prepared::{Open, Prepared, Seam, Span};
use super::sums::{SQUEEZES, Squeeze, gap_growth, squeeze, word_growth};
use crate::demerits::line::GAP_LIMIT;
use crate::geom::{Abs, Em};

/// What justification does to one cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Change {
    /// Added before the cell; negative where a gap is squeezed.
    pub(super) before: Abs,
    /// Taken from the cell's width.
    pub(super) cut: Abs,
    /// The part of `before` that step E3 and the last resorts opened.
    pub(super) opened: Abs,
}

/// Returns the changes to the cells `head..tail` that bring the line to `width`. The second value
/// is the widest opening of a place.
pub(super) fn justify(
    p: &Prepared,
    span: &Span,
    width: Abs,
    stretch: bool,
) -> (Vec<Change>, Em) {
    let mut changes = vec![Change::default(); span.tail - span.head];
    if changes.is_empty() {
        return (changes, Em::ZERO);
    }
    let last = changes.len() - 1;
    changes[0].cut = span.head_cut;
    changes[last].cut += span.tail_cut;
    let inside = cost::inside(p, span, width);
    let need = width - inside.width;
    let within = &mut changes[..inside.tail - inside.head];
    let mut gap = Em::ZERO;
    if need < Abs::ZERO {
        tighten(p, &inside, within, -need);
    } else if stretch && need > Abs::ZERO {
        loosen(p, &inside, within, need);
        gap = widest(p, &inside, within);
    }
    (changes, gap)
}

/// Returns the widest opening that is no word space and no gap's own stretch.
fn widest(p: &Prepared, span: &Span, changes: &[Change]) -> Em {
    let openings = changes
        .iter()
        .zip(span.head..)
        .map(|(change, at)| change.opened.in_em(p.style(at).em.max(Abs::from_units(1))));
    openings.max().unwrap_or(Em::ZERO)
}

/// Takes `deficit` from the cells, step after step, within one step from all alike.
fn tighten(p: &Prepared, span: &Span, changes: &mut [Change], mut deficit: Abs) {
    for step in SQUEEZES {
        let capacity: Vec<Abs> = (span.head..span.tail)
            .enumerate()
            .map(|(index, at)| {
                // The edges have been cut already; a gap lies before its cell, never at the edge.
                let cut = at + 1 == span.tail && span.tail_cut > Abs::ZERO;
                if index == 0 || (cut && step != Squeeze::Gaps) {
                    return Abs::ZERO;
                }
                squeeze(&p.cells[at], p.style(at).em, &p.rules, step)
            })
            .collect();
        let shares = share(&capacity, deficit);
        for (change, taken) in changes.iter_mut().zip(shares) {
            deficit -= taken;
            if step == Squeeze::Gaps {
                change.before -= taken;
            } else {
                change.cut += taken;
            }
        }
    }
}

/// Spreads `need` over the places that may open (clreq 3.5.4).
fn loosen(p: &Prepared, span: &Span, changes: &mut [Change], need: Abs) {
    let em = |at: usize| p.style(at).em;
    let even = |at: usize| matches!(p.cells[at].open, Open::Even | Open::Gap);
    let mut fill = Fill { first: span.head, changes, need };
    fill.within(|at| word_growth(&p.cells, at, em(at)));
    fill.within(|at| gap_growth(&p.cells[at], em(at)));
    let limit = em(span.head).ratio(GAP_LIMIT, 1000);
    fill.alike(even, limit);
    // At the hard limit the last resorts open as well, up to it before anything goes past it; after
    // those the letters of words: a line that is not full would be worse.
    fill.alike(|at| p.cells[at].open == Open::Last, limit);
    fill.alike(|at| p.cells[at].open != Open::Never, Abs::HUGE);
    fill.alike(|at| p.cells[at].seam > Seam::Joint, Abs::HUGE);
}

/// A line being opened.
struct Fill<'c> {
    /// Cell of the first change.
    first: usize,
    changes: &'c mut [Change],
    /// What is still to be filled.
    need: Abs,
}

impl Fill<'_> {
    /// Opens the places before the cells, each up to its own limit.
    fn within(&mut self, limit: impl Fn(usize) -> Abs) {
        self.open(limit, |_, _| {});
    }

    /// Opens the chosen places by the same amount, `most` at most.
    fn alike(&mut self, chosen: impl Fn(usize) -> bool, most: Abs) {
        // More than the need never has to be asked for; the bound keeps the sum in range.
        let most = most.min(self.need);
        let limit = |at| if chosen(at) { most } else { Abs::ZERO };
        self.open(limit, |change, amount| change.opened += amount);
    }

    fn open(&mut self, limit: impl Fn(usize) -> Abs, note: impl Fn(&mut Change, Abs)) {
        if self.need <= Abs::ZERO {
            return;
        }
        let places = self.first + 1..self.first + self.changes.len();
        let limits: Vec<Abs> = places.map(limit).collect();
        for (change, amount) in self.changes.iter_mut().skip(1).zip(share(&limits, self.need)) {
            change.before += amount;
            self.need -= amount;
            note(change, amount);
        }
    }
}

/// Shares `need` out in proportion to the capacities, none beyond its own; the shares add up to
/// `need` exactly wherever the capacities reach that far.
fn share(capacity: &[Abs], need: Abs) -> Vec<Abs> {
    let total: i128 = capacity.iter().map(|part| i128::from(part.units())).sum();
    let need = i128::from(need.units()).min(total);
    let (mut seen, mut given) = (0, 0);
    let share = |part: &Abs| {
        seen += i128::from(part.units());
        let upto = if total == 0 { 0 } else { need * seen / total };
        let amount = upto - given;
        given = upto;
        Abs::from_units(amount as i64)
    };
    capacity.iter().map(share).collect()
}
