//! The first step of copyfit: photographs take and give lines before anything else does, and stand where
//! more of them is kept.

use std::collections::BTreeMap;

use super::{Climb, decision, heads};
use crate::frame::Step as Did;
use crate::geom::Cells;
use crate::ids::SlotId;
use crate::layout::{Effort, Fit};
use crate::makeup::ladder::own_slots;
use crate::makeup::photos::{Row, Shape};
use crate::plan::{Decision, Deed, Move, Reason};

/// Times that the photographs of a story are weighed anew, with what the last time has shown.
const ROUNDS: usize = 3;

/// What another shape has to gain: less is no reason to leave the template's.
const WORTH: u32 = 10;

/// Lines under a head with a room of its own that are no hole yet.
const HEAD_WHITE: u32 = 3;

/// Ways that are sounded, and those that are set, each time.
const SOUNDED: usize = 6;
const SET: usize = 2;

/// Shapes for all photographs of a story.
#[derive(Clone, Debug)]
struct Way {
    cells: Vec<(SlotId, Cells)>,
    demerits: u32,
    taken: u32,
}

impl Climb<'_> {
    /// Gives the photographs of the story the shapes by which it comes out best: that its copy ends with
    /// its last line counts, and what is kept of each. They come before headlines, because a head that
    /// shrinks loses its rank beside others, and before paragraphs, whose white every reader sees.
    pub(super) fn pictures(&mut self) {
        for _ in 0..ROUNDS {
            if !self.reshape() {
                break;
            }
        }
    }

    /// Takes the best shapes for the photographs of the story, and returns whether they are other ones.
    fn reshape(&mut self) -> bool {
        let photos = self.desk.photos(self.edition);
        let slots = own_slots(&self.plan, &self.fitted.fit);
        let rows: Vec<Row> =
            slots.iter().flat_map(|slot| photos.within(&self.plan, *slot)).collect();
        if rows.is_empty() {
            return false;
        }
        let legs = self.plan.legs(self.id);
        let sound = self.desk.fit((self.edition, &self.plan), self.id, legs, Effort::Sound);
        let now = Way::of(rows.iter().map(|row| {
            let text = self.first_line(&sound, row);
            photos.shape(&self.plan, row, text)
        }));
        let cost = self.off(&sound) + now.demerits;
        let shapes = rows.iter().map(|row| {
            let text = self.first_line(&sound, row);
            photos.shapes(&self.plan, row, text)
        });
        let mut ways: Vec<(u32, Way)> = ways(shapes)
            .into_iter()
            .filter(|way| way.cells != now.cells)
            .map(|way| (self.forecast(&sound, &now, &way) + way.demerits, way))
            .filter(|(forecast, _)| *forecast < cost)
            .collect();
        ways.sort_by_key(|(forecast, _)| *forecast);
        ways.truncate(SOUNDED);
        let kept = heads(&sound);
        let mut sounded: Vec<(u32, Way)> = Vec::new();
        for (_, way) in ways {
            let fit = self.attempt(&Move::Cells(way.cells.clone()), Effort::Sound);
            let cost_so = self.off(&fit) + way.demerits;
            if cost_so < cost && heads(&fit) == kept {
                sounded.push((cost_so, way));
            }
        }
        sounded.sort_by_key(|(cost, _)| *cost);
        sounded.truncate(SET);
        let before = self.faults(&self.fitted.fit);
        let mut best: Option<(u32, Way, Fit)> = None;
        for (_, way) in sounded {
            let fit = self.attempt(&Move::Cells(way.cells.clone()), Effort::Set);
            let faults = self.faults(&fit);
            let cost = self.off(&fit) + self.torn(&fit) + way.demerits;
            let serves = faults.short <= before.short && faults.broken <= before.broken;
            if serves && best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, way, fit));
            }
        }
        let own = self.off(&self.fitted.fit) + self.torn(&self.fitted.fit) + now.demerits;
        let Some((_, way, fit)) = best.filter(|(cost, ..)| cost + WORTH < own) else {
            return false;
        };
        self.take_shapes(way, &rows, fit);
        true
    }

    /// Returns what the photographs of the story cost when it comes out so.
    pub(super) fn pictured(&self, fit: &Fit) -> u32 {
        let photos = self.desk.photos(self.edition);
        let slots = own_slots(&self.plan, fit);
        let rows = slots.iter().flat_map(|slot| photos.within(&self.plan, *slot));
        let cost =
            |row: Row| photos.shape(&self.plan, &row, self.first_line(fit, &row)).demerits;
        rows.map(cost).sum()
    }

    /// Returns the first line of text in the slot in which a row stands.
    fn first_line(&self, fit: &Fit, row: &Row) -> Option<u32> {
        let outer = self.plan.outer(row[0])?;
        fit.parts.iter().find(|part| part.slot == outer).map(|part| part.first)
    }

    /// Returns what it costs that a story does not end with its last line, on the scale of photographs: a
    /// line without a place weighs more than any picture, a line more or less in the columns less than a
    /// picture cut in half.
    fn off(&self, fit: &Fit) -> u32 {
        // White under a head whose room grew with a photograph tied to it.
        let white = fit.parts.iter().map(|part| part.head_free.saturating_sub(HEAD_WHITE));
        self.off_by(fit, fit.over(), fit.gap()) + 100 * white.sum::<u32>()
    }

    fn off_by(&self, fit: &Fit, over: u32, gap: u32) -> u32 {
        if over > 0 {
            return 400_u32.saturating_add(over.saturating_mul(40));
        }
        let tenths = gap * 10 / self.ends(fit);
        tenths.saturating_mul(tenths).saturating_add(gap)
    }

    /// Returns how many columns end where a story ends.
    fn ends(&self, fit: &Fit) -> u32 {
        fit.parts.last().map_or(1, |part| self.columns(part.slot))
    }

    /// Returns what it costs that paragraphs are set longer or shorter than is best.
    fn torn(&self, fit: &Fit) -> u32 {
        fit.shift.unsigned_abs() * 20
    }

    /// Returns what it will cost that the story does not end with its last line, when its photographs take
    /// another number of lines from it.
    fn forecast(&self, sound: &Fit, now: &Way, way: &Way) -> u32 {
        let [over, free] = [sound.over(), sound.free].map(i64::from);
        let short = over - free + i64::from(way.taken) - i64::from(now.taken);
        let lines = |count: i64| u32::try_from(count).unwrap_or(0);
        // So many free lines as columns end with the story let all end a line higher.
        let gap = -short - i64::from(self.ends(sound)) + 1;
        self.off_by(sound, lines(short), lines(gap))
    }

    /// Changes the photographs, and tells each row that is another one.
    fn take_shapes(&mut self, way: Way, rows: &[Row], fit: Fit) {
        let reason = Reason::Ends { left: fit.free, over: fit.over() };
        for row in rows {
            let cells: Vec<(SlotId, Cells)> =
                way.cells.iter().filter(|(slot, _)| row.contains(slot)).copied().collect();
            let given = |slot: SlotId| self.desk.base.area(slot).cells;
            let told = |known: &Decision| known.step() == Did::Picture && known.slot == row[0];
            self.fitted.decisions.retain(|known| !told(known));
            let Some((slot, now)) = cells.first().copied() else { continue };
            let by = now.height() as i32 - given(slot).height() as i32;
            if by != 0 || cells.iter().any(|(slot, now)| now.columns != given(*slot).columns) {
                let deed = Deed::Moved { change: Move::Cells(cells), by };
                self.fitted.decisions.push(decision(self.id, slot, deed, reason.clone()));
            }
        }
        let change = Move::Cells(way.cells);
        self.plan.apply(&change);
        self.fitted.moves.push(change);
        self.fitted.fit = fit;
    }
}

impl Way {
    fn of(shapes: impl Iterator<Item = Shape>) -> Way {
        let nothing = Way { cells: Vec::new(), demerits: 0, taken: 0 };
        shapes.fold(nothing, Way::with)
    }

    fn with(mut self, shape: Shape) -> Way {
        self.cells.extend(shape.cells);
        self.demerits += shape.demerits;
        self.taken += shape.taken;
        self
    }
}

/// Returns the ways in which rows can be shaped together: of those that take as many lines the best.
fn ways(shapes: impl Iterator<Item = Vec<Shape>>) -> Vec<Way> {
    let start = Way::of(std::iter::empty());
    let ways = shapes.fold(BTreeMap::from([(0, start)]), |ways, shapes| {
        let mut longer: BTreeMap<u32, Way> = BTreeMap::new();
        for way in ways.values() {
            for shape in &shapes {
                let way = way.clone().with(shape.clone());
                match longer.get(&way.taken) {
                    Some(known) if known.demerits <= way.demerits => {}
                    _ => {
                        longer.insert(way.taken, way);
                    }
                }
            }
        }
        if longer.is_empty() { ways } else { longer }
    });
    ways.into_values().collect()
}
