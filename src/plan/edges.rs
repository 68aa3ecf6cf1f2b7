//! Edges that areas share: what stands at one, and what becomes of it when the edge moves or when an empty
//! area gives its room away.
//!
//! Areas meet where one ends and another begins one or two lines below, over a common column. All that
//! meet so, directly or by way of others, share an edge: their feet and tops move by as many lines.
//! What stands inside an area hangs on the nearer of its top and its foot, a picture that reaches from
//! the first line of text to the foot on both.
//!
//! **Worked example.** A lead over columns 1 to 4 ends with line 26; a photograph (columns 1 and 2) and a
//! second story (3 and 4) begin with line 28. All three share one edge. Moved by -2 the lead ends with
//! line 24 and the other two begin with line 26; a picture in the lead that ended with line 26 ends with
//! line 24.

use std::sync::Arc;

use super::{Area, PagePlan};
use crate::edition::{Content, HeadPlace, Look, PhotoAlign};
use crate::geom::Cells;
use crate::terms::SlotKind;

/// What stands at an edge, by the places of the areas on their page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    /// Areas that end there.
    pub above: Vec<usize>,
    /// Areas that begin there.
    pub below: Vec<usize>,
}

/// Lines from the foot of one area to the top of the next, at most.
const APART: u32 = 2;
/// Fewest lines of what stands inside an area.
const LOWEST: i64 = 4;

impl PagePlan {
    /// Returns the edges at which areas meet, from the top of the page down; none inside an area.
    pub fn edges(&self) -> Vec<Edge> {
        let mut edges: Vec<Edge> = Vec::new();
        let tops = (0..self.areas.len()).filter(|at| self.areas[*at].within.is_none());
        for top in tops.filter(|at| self.areas[*at].stands()) {
            if edges.iter().all(|edge| !edge.below.contains(&top)) {
                let edge = self.edge_over(top);
                edges.extend(Some(edge).filter(|edge| !edge.above.is_empty()));
            }
        }
        edges.sort_by_key(|edge| self.areas[edge.below[0]].cells.lines.0);
        edges
    }

    /// Returns what stands at the upper edge of an area.
    pub fn edge_over(&self, area: usize) -> Edge {
        let within = self.areas[area].within;
        let beside = |at: &usize| self.areas[*at].within == within && self.areas[*at].stands();
        let meet = |upper: usize, lower: usize| {
            let (upper, lower) = (self.areas[upper].cells, self.areas[lower].cells);
            let apart = lower.lines.0.checked_sub(upper.lines.1 + 1);
            apart.is_some_and(|apart| apart < APART)
                && upper.columns.0 <= lower.columns.1
                && lower.columns.0 <= upper.columns.1
        };
        let mut edge = Edge { above: Vec::new(), below: vec![area] };
        loop {
            let (above, below) = (edge.above.len(), edge.below.len());
            for at in (0..self.areas.len()).filter(beside) {
                if !edge.above.contains(&at) && edge.below.iter().any(|it| meet(at, *it)) {
                    edge.above.push(at);
                }
                if !edge.below.contains(&at) && edge.above.iter().any(|it| meet(*it, at)) {
                    edge.below.push(at);
                }
            }
            if (above, below) == (edge.above.len(), edge.below.len()) {
                return edge;
            }
        }
    }

    /// Returns the areas as they are with the upper edge of one moved by so many lines, down where they are
    /// more than none; `None` where something would have no room.
    pub fn moved(&self, area: usize, by: i32) -> Option<Vec<(usize, Area)>> {
        let edge = self.edge_over(area);
        let by = i64::from(by);
        // Inside a story text runs on between what stands there: what lies over a box comes down with it.
        let inside = if self.areas[area].within.is_some() { by } else { 0 };
        let above = edge.above.iter().map(|at| (*at, inside, by));
        let below = edge.below.iter().map(|at| (*at, by, 0));
        self.stretched(&above.chain(below).collect::<Vec<_>>(), None)
    }

    /// Returns an area that ends so many lines lower, with all that stands in it, whatever lies under it; `None`
    /// where it would have no room.
    pub fn alone(&self, area: usize, by: i64) -> Option<Vec<(usize, Area)>> {
        self.all_stretched(&[(area, 0, by)])
    }

    /// Returns the areas as they are when an empty one has given its room to its neighbours, the empty one
    /// and what would stand in it left out; `None` where there is none to take it.
    pub fn given_away(&self, area: usize) -> Option<Vec<(usize, Area)>> {
        let takers = self.takers(area)?;
        let own = &self.areas[area];
        let filled = |at: &usize| !self.areas[*at].holds.is_nothing();
        let inner: Vec<usize> =
            (0..self.areas.len()).filter(|at| self.is_in(*at, area)).collect();
        if inner.iter().any(filled) {
            return None;
        }
        let cells: Vec<Cells> = takers.iter().map(|at| self.areas[*at].cells).collect();
        let given = own.cells.given_to(&cells)?;
        let by = |now: u32, then: u32| i64::from(now) - i64::from(then);
        let stretched: Vec<(usize, i64, i64)> = takers
            .iter()
            .zip(given.iter().zip(&cells))
            .map(|(at, (now, then))| {
                (*at, by(now.lines.0, then.lines.0), by(now.lines.1, then.lines.1))
            })
            .collect();
        let mut changed = self.stretched(&stretched, Some(area))?;
        for (taker, given) in takers.iter().zip(&given) {
            if let Some((_, area)) = changed.iter_mut().find(|(at, _)| at == taker) {
                area.cells.columns = given.columns;
            }
        }
        for at in std::iter::once(area).chain(inner) {
            changed.push((
                at,
                Area { holds: Arc::new(Content::Absorbed), ..self.areas[at].clone() },
            ));
        }
        Some(changed)
    }

    /// Returns the areas that take the room of an empty one: those that its slot names, and those that took
    /// the room of these; `None` where one of them is empty itself or keeps its size.
    pub fn takers(&self, area: usize) -> Option<Vec<usize>> {
        let mut takers = self.given.template[area].absorb.clone();
        // Each round replaces one that gave its own room away; a ring gives to nobody.
        for _ in 0..self.areas.len() {
            let gone = takers.iter().position(|at| !self.areas[*at].stands());
            let Some(gone) = gone else { break };
            let next = self.given.template[takers.remove(gone)].absorb.iter();
            takers.extend(next.filter(|at| **at != area));
        }
        takers.sort_unstable();
        takers.dedup();
        let takes = |at: &usize| {
            let taker = &self.areas[*at];
            let holds = !matches!(
                *taker.holds,
                Content::Empty | Content::Absorbed | Content::Reserved(_) | Content::Held(_)
            );
            holds && taker.look.kind != SlotKind::Ad && taker.within == self.areas[area].within
        };
        (!takers.is_empty() && takers.iter().all(takes)).then_some(takers)
    }

    /// Returns whether an area stands in another, however deep.
    fn is_in(&self, area: usize, outer: usize) -> bool {
        let up = |at: &usize| self.areas[*at].within;
        std::iter::successors(up(&area), up).take(self.areas.len()).any(|at| at == outer)
    }

    /// Returns areas whose tops and feet moved by so many lines, with all that stands in them; they may lie over
    /// the one that is `gone`.
    fn stretched(
        &self,
        areas: &[(usize, i64, i64)],
        gone: Option<usize>,
    ) -> Option<Vec<(usize, Area)>> {
        let changed = self.all_stretched(areas)?;
        let fits = |(at, area): &(usize, Area)| self.is_free((&changed, gone), *at, area.cells);
        changed.iter().all(fits).then_some(changed)
    }

    /// Returns the same wherever they come to lie.
    fn all_stretched(&self, areas: &[(usize, i64, i64)]) -> Option<Vec<(usize, Area)>> {
        let mut changed = Vec::new();
        let mut left: Vec<(usize, i64, i64)> = Vec::new();
        for (at, top, foot) in areas {
            // One that both ends and begins at the edge would stand at both sides of it.
            match left.iter_mut().find(|(other, ..)| other == at) {
                Some(_) => return None,
                None => left.push((*at, *top, *foot)),
            }
        }
        while let Some((at, top, foot)) = left.pop() {
            let area = &self.areas[at];
            let moved = shifted(area, top, foot)?;
            let (first, last) = moved.cells.lines;
            for inner in (0..self.areas.len()).filter(|it| self.areas[*it].within == Some(at)) {
                let lines = self.areas[inner].cells.lines;
                let (own_top, own_foot) = hangs(area, &self.areas[inner], (top, foot));
                let (high, low) = (i64::from(lines.0) + own_top, i64::from(lines.1) + own_foot);
                if high < i64::from(first) || low > i64::from(last) {
                    return None;
                }
                if (own_top, own_foot) != (0, 0) {
                    left.push((inner, own_top, own_foot));
                }
            }
            changed.push((at, moved));
        }
        Some(changed)
    }

    /// Returns whether cells overlap nothing beside them and leave not what they stand in.
    fn is_free(
        &self,
        (changed, gone): (&[(usize, Area)], Option<usize>),
        at: usize,
        cells: Cells,
    ) -> bool {
        let now = |other: usize| {
            let changed = changed.iter().find(|(at, _)| *at == other);
            changed.map_or(self.areas[other].cells, |(_, area)| area.cells)
        };
        let within = self.areas[at].within;
        let inside = within.is_none_or(|outer| {
            let outer = now(outer).lines;
            outer.0 <= cells.lines.0 && cells.lines.1 <= outer.1
        });
        let apart = |other: usize| {
            let (own, other) = (cells, now(other));
            own.lines.1 < other.lines.0
                || other.lines.1 < own.lines.0
                || own.columns.1 < other.columns.0
                || other.columns.1 < own.columns.0
        };
        let beside = |other: &usize| {
            let area = &self.areas[*other];
            *other != at && Some(*other) != gone && area.within == within && area.stands()
        };
        inside && (0..self.areas.len()).filter(beside).all(apart)
    }
}

impl Area {
    /// Returns whether it has a place of its own still: it gave its room to no neighbour.
    pub fn stands(&self) -> bool {
        !matches!(*self.holds, Content::Absorbed)
    }
}

/// Returns by how many lines top and foot of what stands in an area move with those of the area.
pub(crate) fn hangs(outer: &Area, inner: &Area, (top, foot): (i64, i64)) -> (i64, i64) {
    let (own, outer) = (inner.cells.lines, outer.cells.lines);
    let (above, below) = (own.0.saturating_sub(outer.0), outer.1.saturating_sub(own.1));
    match inner.look.align {
        Some(PhotoAlign::Text) if below == 0 => (top, foot),
        _ if above == 0 && below == 0 => (top, foot),
        _ if above <= below => (top, top),
        _ => (foot, foot),
    }
}

/// Returns an area whose top and foot moved by so many lines, the room of its head with its top.
fn shifted(area: &Area, top: i64, foot: i64) -> Option<Area> {
    let line =
        |line: u32, by: i64| u32::try_from(i64::from(line) + by).ok().filter(|line| *line > 0);
    let (first, last) = area.cells.lines;
    let lines = (line(first, top)?, line(last, foot)?);
    let high = i64::from(lines.1) - i64::from(lines.0) + 1;
    if high < LOWEST.min(i64::from(area.cells.height())) {
        return None;
    }
    let mut moved = Area { cells: Cells { lines, ..area.cells }, ..area.clone() };
    if let HeadPlace::Cells(columns, head) = area.look.head_place {
        let head = (line(head.0, top)?, line(head.1, top)?);
        if head.1 > lines.1 {
            return None;
        }
        if top != 0 {
            let look =
                Look { head_place: HeadPlace::Cells(columns, head), ..Look::clone(&area.look) };
            moved.look = Arc::new(look);
        }
    }
    Some(moved)
}
