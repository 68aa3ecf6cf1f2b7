//! Fills one line to its measure: the squeeze and stretch of its cells, exact to the last unit.

use super::cost::{self, Fill};
use super::prepared::{Open, Prepared, Span};
use super::sums::{SQUEEZES, Squeeze, squeeze};
use crate::demerits::line::{CAUGHT_UP, WIDEST_MIXED, WIDEST_SET};
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

/// Returns the changes to the cells `head..tail` that bring the line to `width`, as far as it may
/// be filled. The second value is the widest opening of a place.
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
    let fill = cost::weigh(p, span, width, stretch).map_or(Fill::Squeezed, |fit| fit.fill);
    let need = width - inside.width;
    let within = &mut changes[..inside.tail - inside.head];
    match fill {
        Fill::Natural | Fill::Short => {}
        Fill::Squeezed => tighten(p, &inside, within, -need),
        Fill::Opened => {
            let matter = p.matter();
            let mut opener = Opener { first: inside.head, changes: within, need };
            opener.within(|at| matter.word_growth(at));
            opener.within(|at| matter.gap_growth(at));
            opener.within(|at| matter.mark_growth(at));
            opener.spread(p);
        }
    }
    let gap = widest(p, &inside, within);
    (changes, gap)
}

/// Returns the widest opening that is no word space and no gap's own stretch.
fn widest(p: &Prepared, span: &Span, changes: &[Change]) -> Em {
    let em = p.em().max(Abs::from_units(1));
    let openings = changes.iter().zip(span.head..).map(|(change, at)| {
        let gap = p.cells[at].open == Open::Gap && change.opened > Abs::ZERO;
        change.opened + if gap { em.ratio(CAUGHT_UP, 1000) } else { Abs::ZERO }
    });
    openings.max().unwrap_or(Abs::ZERO).in_em(em)
}

/// Takes `deficit` from the cells, step after step, within one step from all alike.
fn tighten(p: &Prepared, span: &Span, changes: &mut [Change], mut deficit: Abs) {
    let matter = p.matter();
    for step in SQUEEZES {
        let gaps = matches!(step, Squeeze::Gaps | Squeeze::Shut);
        let capacity: Vec<Abs> = (span.head..span.tail)
            .enumerate()
            .map(|(index, at)| {
                // The edges have been cut already; a gap lies before its cell, never at the edge.
                let cut = at + 1 == span.tail && span.tail_cut > Abs::ZERO;
                if index == 0 || (cut && !gaps) {
                    return Abs::ZERO;
                }
                squeeze(&matter, at, step)
            })
            .collect();
        let shares = share(&capacity, deficit);
        for (change, taken) in changes.iter_mut().zip(shares) {
            deficit -= taken;
            if gaps {
                change.before -= taken;
            } else {
                change.cut += taken;
            }
        }
    }
}

/// A line being opened.
struct Opener<'c> {
    /// Cell of the first change.
    first: usize,
    changes: &'c mut [Change],
    /// What is still to be filled.
    need: Abs,
}

impl Opener<'_> {
    /// Opens the places between characters (clreq 3.5.4 E3): first those without white of their
    /// own; once they are as far apart as passes unseen, all.
    fn spread(&mut self, p: &Prepared) {
        let part = |thousandths: i64| p.em().ratio(thousandths, 1000);
        let open = |at: usize| p.cells[at].open;
        let bare = |at: usize| open(at) == Open::Even;
        let side = |at: usize| open(at) == Open::Side;
        self.alike(bare, part(CAUGHT_UP));
        self.alike(side, part(CAUGHT_UP));
        self.alike(
            |at| bare(at) || side(at) || open(at) == Open::Gap,
            part(WIDEST_MIXED - CAUGHT_UP),
        );
        self.alike(|at| bare(at) || side(at), part(WIDEST_SET - WIDEST_MIXED));
        // Nothing but brackets and marks is there.
        self.alike(|at| open(at) == Open::Last, part(WIDEST_SET));
    }

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
