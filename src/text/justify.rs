//! Fills one line to its measure: the squeeze and stretch of its cells, exact to the last unit.

use super::cost::GAP_LIMIT;
use super::prepared::{Open, Prepared, Seam, Span};
use super::sums::{SQUEEZES, gap_growth, squeeze, word_growth};
use crate::geom::{Abs, Em};

/// What justification does to one cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Change {
    /// Added before the cell; negative where a gap is squeezed.
    pub(super) before: Abs,
    /// Taken from the cell's width.
    pub(super) cut: Abs,
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
    let need = width - span.width;
    if need < Abs::ZERO {
        tighten(p, span, &mut changes, -need);
    } else if stretch && need > Abs::ZERO {
        loosen(p, span, &mut changes, need);
        let gap = widest(p, span, &changes);
        return (changes, gap);
    }
    (changes, Em::ZERO)
}

/// Returns the widest opening between two characters.
fn widest(p: &Prepared, span: &Span, changes: &[Change]) -> Em {
    let places = changes.iter().zip(span.head..);
    let characters = places.filter(|(_, at)| p.cells[*at].open != Open::Word);
    let opening = |(change, at): (&Change, usize)| {
        change.before.in_em(p.style(at).em.max(Abs::from_units(1)))
    };
    characters.map(opening).max().unwrap_or(Em::ZERO)
}

/// Takes `deficit` from the cells, step after step, within one step from all alike.
fn tighten(p: &Prepared, span: &Span, changes: &mut [Change], mut deficit: Abs) {
    for step in SQUEEZES {
        let capacity: Vec<Abs> = (span.head..span.tail)
            .enumerate()
            .map(|(index, at)| {
                let edge = index == 0 || (at + 1 == span.tail && span.tail_cut > Abs::ZERO);
                let gap = step == super::sums::Squeeze::Gaps;
                if edge && !(gap && index > 0) {
                    return Abs::ZERO;
                }
                squeeze(&p.cells[at], p.style(at).em, &p.rules, step)
            })
            .collect();
        let shares = share(&capacity, deficit);
        for (change, taken) in changes.iter_mut().zip(shares) {
            deficit = deficit - taken;
            if step == super::sums::Squeeze::Gaps {
                change.before = change.before - taken;
            } else {
                change.cut += taken;
            }
        }
    }
}

/// Spreads `need` over the places that may open (clreq 3.5.4).
fn loosen(p: &Prepared, span: &Span, changes: &mut [Change], mut need: Abs) {
    let places: Vec<usize> = (span.head + 1..span.tail).collect();
    let give = |changes: &mut [Change], capacity: &[Abs], need: &mut Abs| {
        for (at, amount) in places.iter().zip(share(capacity, *need)) {
            changes[at - span.head].before += amount;
            *need = *need - amount;
        }
    };
    let em = |at: usize| p.style(at).em;
    let words: Vec<Abs> = places
        .iter()
        .map(|&at| word_growth(&p.cells, at, em(at)))
        .collect();
    give(changes, &words, &mut need);
    let gaps: Vec<Abs> = places
        .iter()
        .map(|&at| gap_growth(&p.cells[at], em(at)))
        .collect();
    give(changes, &gaps, &mut need);
    // E3 up to the hard limit; past it the last resorts open as well, and past those the letters.
    let even = |at: usize| matches!(p.cells[at].open, Open::Even | Open::Gap);
    let limit = em(span.head).ratio(GAP_LIMIT, 1000);
    let evens = places.iter().filter(|&&at| even(at)).count() as i64;
    let lasts = places
        .iter()
        .filter(|&&at| p.cells[at].open != Open::Never)
        .count() as i64;
    let first = if lasts > evens {
        need.min(limit * evens)
    } else {
        need
    };
    let alike = |open: &dyn Fn(usize) -> bool, amount: Abs| -> Vec<Abs> {
        places
            .iter()
            .map(|&at| if open(at) { amount } else { Abs::ZERO })
            .collect()
    };
    if evens > 0 && first > Abs::ZERO {
        let mut part = first;
        give(changes, &alike(&even, first), &mut part);
        need = need - first;
    }
    if need > Abs::ZERO {
        let any = |at: usize| p.cells[at].open != Open::Never;
        give(changes, &alike(&any, need), &mut need);
    }
    if need > Abs::ZERO {
        let letters = |at: usize| p.cells[at].seam > Seam::Joint;
        give(changes, &alike(&letters, need), &mut need);
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
