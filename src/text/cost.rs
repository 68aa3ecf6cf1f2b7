//! What a line costs: how much it has to give or take, in the demerits of
//! [`crate::demerits::line`].
//!
//! Costs are whole numbers, so that every machine breaks alike.

use super::prepared::{Prepared, Room, Seam, Span};
use super::sums::Squeeze;
use crate::demerits::line::{
    ADDRESS, COUNTER, ELASTIC, GAP_LIMIT, GAPING, HARD, HOPELESS, HYPHEN, LETTERS, PLAIN,
    RANGE, RESCUE, RUNT, SEPARATOR, SOFT, SPACED, STUB, WORST,
};
use crate::geom::Abs;

/// How well a line fits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fitness {
    pub(super) cost: i64,
    /// Opening per place, in thousandths of an em.
    pub(super) gap: i64,
    /// Squeeze, in thousandths of what can be squeezed.
    pub(super) squeeze: i64,
}

/// What a line can give and take, its edges left out.
#[derive(Clone, Copy, Debug, Default)]
struct Elastic {
    soft: i64,
    hard: i64,
    words: i64,
    gaps: i64,
    even: i64,
    last: i64,
}

/// Weighs a line against its room; `None` when it is too long even squeezed.
pub(super) fn weigh(p: &Prepared, span: &Span, room: Abs, stretch: bool) -> Option<Fitness> {
    let span = &inside(p, span, room);
    let need = (room - span.width).units();
    if need == 0 || (need > 0 && !stretch) || span.head == span.tail {
        return Some(Fitness::default());
    }
    let elastic = elastic(p, span);
    if need < 0 { squeezed(&elastic, -need) } else { Some(stretched(p, span, &elastic, need)) }
}

/// Returns the part of a line that has to find room: a mark that not even the squeezed line can
/// take, and that would begin the next one, hangs outside (clreq 3.1.7).
pub(super) fn inside(p: &Prepared, span: &Span, room: Abs) -> Span {
    let fits = || {
        let Elastic { soft, hard, .. } = elastic(p, span);
        (span.width - room).units() <= soft + hard
    };
    if span.hang == Abs::ZERO || span.width <= room || fits() {
        return *span;
    }
    let width = span.width - span.hang;
    Span { tail: span.tail - 1, tail_cut: Abs::ZERO, width, ..*span }
}

fn elastic(p: &Prepared, span: &Span) -> Elastic {
    // What lies before the first cell, and the cell's own blank, belong to the line's edge.
    let (a, b) = (&p.sums[span.head + 1], &p.sums[span.tail]);
    let mut elastic = Elastic {
        soft: b.soft - a.soft,
        hard: b.hard - a.hard,
        words: b.words - a.words,
        gaps: b.gaps - a.gaps,
        even: i64::from(b.even) - i64::from(a.even),
        last: i64::from(b.last) - i64::from(a.last),
    };
    let last = span.tail - 1;
    if last > span.head && span.tail_cut > Abs::ZERO {
        let em = p.style(last).em;
        let stop = super::sums::squeeze(&p.cells[last], em, &p.rules, Squeeze::Stops);
        elastic.hard -= stop.units();
        if p.cells[last].class != super::class::Class::Stop {
            elastic.soft -= span.tail_cut.units();
        }
    }
    elastic
}

fn squeezed(elastic: &Elastic, deficit: i64) -> Option<Fitness> {
    let Elastic { soft, hard, .. } = *elastic;
    if deficit > soft + hard {
        return None;
    }
    let cost = if deficit <= soft {
        SOFT * deficit / soft
    } else {
        SOFT + HARD * (deficit - soft) / hard
    };
    Some(Fitness { cost, gap: 0, squeeze: 1000 * deficit / (soft + hard) })
}

fn stretched(p: &Prepared, span: &Span, elastic: &Elastic, need: i64) -> Fitness {
    let give = elastic.words + elastic.gaps;
    let rest = need - give;
    if rest <= 0 {
        return Fitness { cost: ELASTIC * need / give, ..Fitness::default() };
    }
    let em = p.style(span.head).em.units().max(1);
    let places = if elastic.even > 0 { elastic.even } else { elastic.last };
    if places == 0 {
        let letters = (span.tail - span.head) as i64 - 1;
        let gap = 1000 * rest / em / letters.max(1);
        let cost = if letters > 0 { GAPING } else { HOPELESS } + WORST * WORST;
        return Fitness { cost, gap, squeeze: 0 };
    }
    let gap = 1000 * (rest / places) / em;
    let bounded = gap.min(WORST);
    let cost = ELASTIC + bounded * bounded + if gap > GAP_LIMIT { GAPING } else { 0 };
    Fitness { cost, gap, squeeze: 0 }
}

/// Returns what breaking before `cell` costs by itself; `None` where it is not allowed.
pub(super) fn penalty(p: &Prepared, cell: usize, room: Room) -> Option<i64> {
    match p.cells[cell].seam {
        Seam::Clause => Some(0),
        Seam::Free => Some(PLAIN),
        Seam::Counter => Some(COUNTER),
        Seam::Spaced => Some(SPACED),
        Seam::Hyphen => room.hyphen.then_some(HYPHEN),
        Seam::Range | Seam::Separator | Seam::Unit => part(p, cell, room.measure),
        Seam::Rescue => Some(RESCUE),
        _ => None,
    }
}

/// Returns what parting a unit costs: a range takes more than two thirds of the measure, an
/// address may break anywhere, and what is wider than the measure has to.
fn part(p: &Prepared, cell: usize, measure: Abs) -> Option<i64> {
    let (unit, width) = p.unit_at(cell)?;
    let wide = width > measure;
    match p.cells[cell].seam {
        Seam::Range => (width * 3 > measure * 2).then_some(RANGE),
        Seam::Separator => (wide || unit.address).then_some(SEPARATOR),
        _ if unit.address => Some(ADDRESS),
        _ => wide.then_some(LETTERS),
    }
}

/// Returns what the last line of a paragraph costs beside its squeeze.
pub(super) fn ending(p: &Prepared, span: &Span, after_hyphen: bool) -> i64 {
    let matter = p.sums[span.tail].matter - p.sums[span.start].matter;
    let em = p.style(span.head.min(p.cells.len() - 1)).em.units();
    if after_hyphen && span.tail - span.head < 4 {
        return RUNT + STUB;
    }
    // Two characters, or a number of one cell and a half (GB/T 15834 5.1.11).
    if matter * 2 < em * 3 { RUNT } else { 0 }
}
