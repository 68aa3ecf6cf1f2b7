//! What a line costs: how much it has to give or take, in the demerits of
//! [`crate::demerits::line`].
//!
//! Costs are whole numbers, so that every machine breaks alike.

use super::prepared::{Prepared, Room, Seam, Span};
use super::sums::Squeeze;
use crate::demerits::line::{
    CAUGHT_UP, CLOSED, COUNTER, ELASTIC, GAP_LIMIT, GAPING, HARD, HYPHEN, LETTERS, MARKS,
    PLAIN, RANGE, RESCUE, RUNT, SEPARATOR, SHORT, SOFT, SPACED, STUB, TOLERATED, WIDE,
    WIDEST_MIXED, WIDEST_SET, lighter,
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
    pub(super) fill: Fill,
}

/// How a line is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fill {
    /// It is as wide as its room, or need not be.
    #[default]
    Natural,
    /// Marks, word spaces and gaps give way (steps S2–S7 and, at need, what is left of the gaps).
    Squeezed,
    /// Its places are opened (steps E1–E3).
    Opened,
    /// Nothing of it may open so far: it ends short of its room.
    Short,
}

/// What a line can give and take, its edges left out.
#[derive(Clone, Copy, Debug, Default)]
struct Elastic {
    soft: i64,
    hard: i64,
    words: i64,
    gaps: i64,
    marks: i64,
    shut: i64,
    even: i64,
    mixed: i64,
    sides: i64,
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
    if need > 0 {
        return Some(stretched(p, &elastic, need, room));
    }
    squeezed(&elastic, -need)
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
        marks: b.marks - a.marks,
        shut: b.shut - a.shut,
        even: i64::from(b.even) - i64::from(a.even),
        mixed: i64::from(b.mixed) - i64::from(a.mixed),
        sides: i64::from(b.sides) - i64::from(a.sides),
        last: i64::from(b.last) - i64::from(a.last),
    };
    let last = span.tail - 1;
    if last > span.head && span.tail_cut > Abs::ZERO {
        let stop = super::sums::squeeze(&p.matter(), last, Squeeze::Stops);
        elastic.hard -= stop.units();
        if p.cells[last].class != super::class::Class::Stop {
            elastic.soft -= span.tail_cut.units();
        }
    }
    elastic
}

fn squeezed(elastic: &Elastic, deficit: i64) -> Option<Fitness> {
    let Elastic { soft, hard, shut, .. } = *elastic;
    let rest = deficit - soft - hard;
    if rest > shut {
        return None;
    }
    let cost = if deficit <= soft {
        SOFT * deficit / soft.max(1)
    } else if rest <= 0 {
        SOFT + HARD * (deficit - soft) / hard
    } else {
        SOFT + HARD + CLOSED * rest / shut
    };
    let squeeze = 1000 * deficit / (soft + hard + rest.max(0)).max(1);
    Some(Fitness { cost, gap: 0, squeeze, fill: Fill::Squeezed })
}

fn stretched(p: &Prepared, elastic: &Elastic, need: i64, room: Abs) -> Fitness {
    let Elastic { words, gaps, marks, even, mixed, sides, last, .. } = *elastic;
    let give = words + gaps;
    let mut rest = need - give;
    if rest <= 0 {
        let cost = ELASTIC * need / give.max(1);
        return Fitness { cost, fill: Fill::Opened, ..Fitness::default() };
    }
    let filled = rest.min(marks);
    let mild = ELASTIC + MARKS * filled / marks.max(1);
    rest -= filled;
    if rest == 0 {
        return Fitness { cost: mild, fill: Fill::Opened, ..Fitness::default() };
    }
    let em = p.em().units().max(1);
    let (part, whole) = (|thousandths: i64| em * thousandths / 1000, even + sides);
    let level = |from: i64, amount: i64, places: i64| from + 1000 * (amount / places) / em;
    let mut level_of = |from: i64, to: i64, places: i64| {
        let most = places * part(to - from);
        let level = (rest <= most).then(|| level(from, rest, places.max(1)));
        rest -= most;
        level
    };
    let level = match whole + mixed {
        // White before a mark is better than none at all, but never beside other white.
        0 if words == 0 => level_of(0, WIDEST_SET, last),
        _ => level_of(0, CAUGHT_UP, even)
            .or_else(|| level_of(0, CAUGHT_UP, sides).map(|_| CAUGHT_UP))
            .or_else(|| level_of(CAUGHT_UP, WIDEST_MIXED, whole + mixed))
            .or_else(|| level_of(WIDEST_MIXED, WIDEST_SET, whole)),
    };
    let Some(level) = level else {
        let lack = 1000 * need / room.units().max(1);
        return Fitness { cost: SHORT + lack * lack, fill: Fill::Short, ..Fitness::default() };
    };
    let steps = if level > GAP_LIMIT {
        WIDE + GAPING
    } else if level > TOLERATED {
        WIDE
    } else {
        0
    };
    Fitness {
        cost: mild + level * level + lighter(level) + steps,
        gap: level,
        squeeze: 0,
        fill: Fill::Opened,
    }
}

/// Returns what breaking before `cell` costs by itself; `None` where it is not allowed.
pub(super) fn penalty(p: &Prepared, cell: usize, room: Room) -> Option<i64> {
    match p.cells[cell].seam {
        Seam::Clause => Some(0),
        Seam::Free => Some(PLAIN),
        Seam::Counter => Some(COUNTER),
        Seam::Spaced => Some(SPACED),
        Seam::Hyphen => room.hyphen.then_some(HYPHEN),
        Seam::Range | Seam::Separator | Seam::Letters | Seam::Unit => {
            part(p, cell, room.measure)
        }
        Seam::Rescue => Some(RESCUE),
        _ => None,
    }
}

/// Returns what parting a unit costs: a range takes more than two thirds of the measure, an
/// address parts at its signs, and what is wider than the measure has to part somewhere.
fn part(p: &Prepared, cell: usize, measure: Abs) -> Option<i64> {
    let (unit, width) = p.unit_at(cell)?;
    let wide = width > measure;
    match p.cells[cell].seam {
        Seam::Range => (width * 3 > measure * 2).then_some(RANGE),
        Seam::Separator => (wide || unit.address).then_some(SEPARATOR),
        _ => (wide && p.is_wide_piece(unit, cell, measure)).then_some(LETTERS),
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
