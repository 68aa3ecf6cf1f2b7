//! Distributes passages over line places, in order, without knowing pages.
//!
//! Lines that find no place are counted, never dropped: the caller reports them as overset.

use super::passage::{Passage, PassageKind};
use super::slots::LineSlot;
use crate::geom::Abs;
use crate::text::{self, Break, Fit, Room};

/// Where every line of a story stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// What was placed, in reading order.
    pub(crate) placed: Vec<Placed>,
    /// Lines without a place.
    pub(crate) overset_lines: u32,
    /// Places that hold white on purpose: round subheads, between paragraphs.
    pub(crate) white: Vec<usize>,
    /// One past the last place used.
    pub(crate) end: usize,
}

/// One piece of copy on one or more line places.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Index of the passage.
    pub(crate) passage: usize,
    /// First line place.
    pub(crate) slot: usize,
    /// Number of line places.
    pub(crate) count: usize,
    /// The lines: one for text, all of them for a subhead or pull quote.
    pub(crate) lines: Vec<Break>,
    /// Room of these lines.
    pub(crate) room: Room,
}

/// A line place whose measure is cut so that the jump line stands beside the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Index of the place.
    pub(crate) slot: usize,
    /// Measure that is left for text.
    pub(crate) measure: Abs,
}

/// Rules of distribution.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// Text lines that must follow a subhead in its run (背题).
    pub(crate) after_subhead: u32,
    /// Whether a paragraph that does not fit into the rest of its run begins in the next one.
    pub(crate) keep_whole: bool,
    /// Distance from baseline to baseline.
    pub(crate) pitch: Abs,
    /// Measure of lines that have no place.
    pub(crate) fallback: Abs,
}

/// Distributes `passages` over `slots`.
pub(crate) fn distribute(
    passages: &[Passage],
    slots: &[LineSlot],
    cut: Option<Cut>,
    rules: Rules,
) -> Flow {
    let mut work = Work { slots, cut, rules, at: 0, flow: Flow::default() };
    for (index, passage) in passages.iter().enumerate() {
        work.space(passage.space);
        match passage.kind {
            PassageKind::Text { .. } => work.text(index, passage),
            PassageKind::Subhead(subhead) => {
                let lines = work.lines_in_column(passage);
                let white = (subhead.lines as usize).saturating_sub(1);
                work.block(index, lines, white, rules.after_subhead as usize, true);
            }
            PassageKind::Pull(pull) => {
                let lines = work.lines_in_column(passage);
                let height = pull.leading * lines.len() as i64 + rules.pitch;
                let grid = height.div_ceil(rules.pitch) as usize;
                let white = (grid + 2).saturating_sub(lines.len());
                work.block(index, lines, white, 0, false);
            }
        }
    }
    work.flow
}

/// Returns the places of verse and small advertisements in their columns: paragraphs stay whole, the
/// columns are as short as they can be, and the last one ends on the same line as the first.
pub(crate) fn balance(passages: &[Passage], slots: &[LineSlot], rules: Rules) -> Vec<LineSlot> {
    let runs: Vec<&[LineSlot]> = slots.chunk_by(|a, b| a.run == b.run).collect();
    let tallest = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    let cut = |height: usize| -> Vec<LineSlot> {
        runs.iter().flat_map(|run| run.iter().take(height).copied()).collect()
    };
    let fits =
        |height: &usize| distribute(passages, &cut(*height), None, rules).overset_lines == 0;
    let Some(height) = (1..=tallest).find(fits).filter(|_| runs.len() > 1) else {
        return slots.to_vec();
    };
    let mut places = cut(height);
    let end = distribute(passages, &places, None, rules).end;
    // Lines that the last column leaves free go above its text.
    let last = places[end.saturating_sub(1)].run;
    let free = places.iter().skip(end).filter(|place| place.run == last).count();
    let first = places.iter().position(|place| place.run == last).unwrap_or(0);
    places.drain(first..first + free);
    places
}

/// What is being done: the next free place and what was placed.
struct Work<'a> {
    slots: &'a [LineSlot],
    cut: Option<Cut>,
    rules: Rules,
    at: usize,
    flow: Flow,
}

impl Work<'_> {
    fn measure(&self, slot: usize) -> Abs {
        if let Some(cut) = self.cut.filter(|cut| cut.slot == slot) {
            return cut.measure;
        }
        let place = self.slots.get(slot).or(self.slots.last());
        place.map_or(self.rules.fallback, |place| place.measure)
    }

    /// Returns whether a place opens its run.
    fn opens_run(&self, slot: usize) -> bool {
        let run = |slot: usize| self.slots.get(slot).map(|place| (place.region, place.run));
        slot == 0 || run(slot - 1) != run(slot)
    }

    /// Returns how many places are left in the run of `slot`, itself included.
    fn left_in_run(&self, slot: usize) -> usize {
        let Some(place) = self.slots.get(slot) else { return 0 };
        let same = |other: &&LineSlot| (other.region, other.run) == (place.region, place.run);
        self.slots[slot..].iter().take_while(same).count()
    }

    /// Leaves `lines` places white, but none at the head of a run.
    fn space(&mut self, lines: u32) {
        for _ in 0..lines {
            if self.at < self.slots.len() && !self.opens_run(self.at) {
                self.flow.white.push(self.at);
                self.at += 1;
            }
        }
    }

    /// Sets a passage line by line.
    fn text(&mut self, index: usize, passage: &Passage) {
        let PassageKind::Text { first, rest, justify, .. } = passage.kind else { return };
        let set = |start: usize| {
            let room = |line: usize| Room {
                measure: self.measure(start + line),
                indent: if line == 0 { first } else { rest },
            };
            let breaks = text::break_lines(&passage.words.prepared, &room, Fit::Total, justify);
            let rooms: Vec<Room> = (0..breaks.len()).map(room).collect();
            (breaks, rooms)
        };
        let mut start = self.at;
        let (mut breaks, mut rooms) = set(start);
        let left = self.left_in_run(start);
        if self.rules.keep_whole && breaks.len() > left && !self.opens_run(start) {
            start += left;
            (breaks, rooms) = set(start);
        }
        for (line, (line_break, room)) in breaks.into_iter().zip(rooms).enumerate() {
            if start + line < self.slots.len() {
                let slot = start + line;
                self.place(Placed {
                    passage: index,
                    slot,
                    count: 1,
                    lines: vec![line_break],
                    room,
                });
            } else {
                self.flow.overset_lines += 1;
            }
            self.at = start + line + 1;
        }
    }

    /// Returns the lines of a passage that must stand in one column.
    fn lines_in_column(&self, passage: &Passage) -> Vec<Break> {
        let room = Room { measure: self.column_measure(), indent: Abs::ZERO };
        text::break_lines(&passage.words.prepared, &|_| room, Fit::Total, false)
    }

    /// Returns the measure of the next place, without a cut for the jump line.
    fn column_measure(&self) -> Abs {
        let place = self.slots.get(self.at).or(self.slots.last());
        place.map_or(self.rules.fallback, |place| place.measure)
    }

    /// Places lines with `white` more places round them in one run, `after` places at least behind them
    /// in it; goes on to the next run where they do not fit.
    fn block(
        &mut self,
        index: usize,
        lines: Vec<Break>,
        white: usize,
        after: usize,
        no_white_at_head: bool,
    ) {
        let mut at = self.at;
        while at < self.slots.len() {
            let left = self.left_in_run(at);
            let white = if self.opens_run(at) && no_white_at_head { 0 } else { white };
            let count = lines.len() + white;
            if count + after <= left {
                let room = Room { measure: self.slots[at].measure, indent: Abs::ZERO };
                if no_white_at_head {
                    self.flow.white.extend(at..at + white);
                }
                self.place(Placed { passage: index, slot: at, count, lines, room });
                self.at = at + count;
                return;
            }
            at += left;
        }
        self.at = self.slots.len();
        self.flow.overset_lines += lines.len() as u32;
    }

    fn place(&mut self, placed: Placed) {
        self.flow.end = placed.slot + placed.count;
        self.flow.placed.push(placed);
    }
}
