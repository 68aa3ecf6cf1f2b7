//! Distributes passages over line places, in order, without knowing pages.
//!
//! Lines that find no place are counted, never dropped: the caller reports them as overset.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::passage::{Passage, PassageKind};
use super::slots::LineSlot;
use super::widows;
use crate::edition::MakeupRules;
use crate::geom::Abs;
use crate::text::{self, Break, End, Fit, Room, Variant};

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
    /// Where the credit stands, when the copy ends in one and all of it found a place.
    pub(crate) ending: Option<Ending>,
    /// What the variants taken cost beyond the best lines of their paragraphs.
    pub(crate) cost: i64,
    /// Lines that paragraphs took (or, below zero, gave) so that the story ends with its last place.
    pub(crate) shift: i32,
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

/// The place of a credit at the end of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    /// Line place.
    pub(crate) slot: usize,
    /// Where the last line of the copy ends that stands on the same place.
    pub(crate) beside: Option<Abs>,
}

/// A line place whose measure is cut so that the jump line stands beside the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Index of the place.
    pub(crate) slot: usize,
    /// Measure that is left for text.
    pub(crate) measure: Abs,
}

/// How much care is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Care {
    /// All: what is printed.
    #[default]
    Full,
    /// Every paragraph as long as is best: to learn how much room copy takes.
    Quick,
}

/// Rules of distribution.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// How much care is taken.
    pub(crate) care: Care,
    /// Text lines that must follow a subhead in its run (背题).
    pub(crate) after_subhead: u32,
    /// Whether a paragraph that does not fit into the rest of its run begins in the next one.
    pub(crate) keep_whole: bool,
    /// Distance from baseline to baseline.
    pub(crate) pitch: Abs,
    /// What paragraphs may give or take together, so that the story ends with its last place; `None` where
    /// it need not.
    pub(crate) fill: Option<MakeupRules>,
    /// Fewest lines of a paragraph that a jump carries.
    pub(crate) carry: u32,
    /// Width of a credit at the end of the copy, with the white that parts it from the last line.
    pub(crate) ending: Option<Abs>,
    /// Measure of lines that have no place.
    pub(crate) fallback: Abs,
}

/// Distributes `passages` over `slots`, so that they end with the last place where paragraphs can be set a
/// line shorter or longer, and no column begins with a remnant of a paragraph.
pub(crate) fn distribute(
    passages: &[Passage],
    slots: &[LineSlot],
    cuts: &[Cut],
    rules: Rules,
) -> Flow {
    let job = Job { passages, slots, cuts, rules, memo: RefCell::default() };
    match rules.care {
        Care::Full => widows::mend(&job),
        Care::Quick => job.place(&BTreeMap::new()),
    }
}

/// Copy and the places for it.
pub(crate) struct Job<'a> {
    pub(crate) passages: &'a [Passage],
    pub(crate) slots: &'a [LineSlot],
    /// Where jump lines stand beside text.
    cuts: &'a [Cut],
    pub(crate) rules: Rules,
    /// Paragraphs set before: a repair tries most of them again at the same place.
    memo: RefCell<BTreeMap<(usize, usize, Wish), Rc<Set>>>,
}

/// How many lines a paragraph is to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wish {
    /// One fewer than is best.
    Shorter,
    /// As many as is best.
    #[default]
    Best,
    /// One more than is best.
    Longer,
}

/// A paragraph set from a place on.
struct Set {
    lines: Vec<(Break, Room)>,
    cost: i64,
}

impl Job<'_> {
    /// Distributes the passages; `wishes` says of each how long it is to be, where it can.
    pub(crate) fn place(&self, wishes: &BTreeMap<usize, Wish>) -> Flow {
        let mut work = Work { job: self, at: 0, flow: Flow::default() };
        for (index, passage) in self.passages.iter().enumerate() {
            work.space(passage.space);
            match passage.kind {
                PassageKind::Text { .. } => {
                    work.text(index, wishes.get(&index).copied().unwrap_or_default())
                }
                PassageKind::Subhead(subhead) => {
                    let lines = work.lines_in_column(passage);
                    let white = (subhead.lines as usize).saturating_sub(1);
                    let after = self.rules.after_subhead as usize;
                    work.block(index, lines, white, after, true);
                }
                PassageKind::Pull(pull) => {
                    let lines = work.lines_in_column(passage);
                    let height = pull.leading * lines.len() as i64 + self.rules.pitch;
                    let grid = height.div_ceil(self.rules.pitch) as usize;
                    let white = (grid + 2).saturating_sub(lines.len());
                    work.block(index, lines, white, 0, false);
                }
            }
        }
        if let Some(width) = self.rules.ending.filter(|_| work.flow.overset_lines == 0) {
            work.ending(width);
        }
        work.flow
    }

    /// Returns how wide the last line of a piece is at its natural widths.
    pub(crate) fn width(&self, placed: &Placed) -> Abs {
        let prepared = &self.passages[placed.passage].words.prepared;
        let set = |line| text::set_line(prepared, line, placed.room, false).right;
        placed.lines.last().map_or(Abs::ZERO, set)
    }

    fn measure(&self, slot: usize) -> Abs {
        if let Some(cut) = self.cuts.iter().find(|cut| cut.slot == slot) {
            return cut.measure;
        }
        let place = self.slots.get(slot).or(self.slots.last());
        place.map_or(self.rules.fallback, |place| place.measure)
    }

    /// Returns whether a place opens its region, that is whether a jump stands before it.
    pub(crate) fn opens_region(&self, slot: usize) -> bool {
        let region = |slot: usize| self.slots.get(slot).map(|place| place.region);
        slot > 0 && region(slot - 1) != region(slot)
    }

    /// Returns whether a place opens its run.
    pub(crate) fn opens_run(&self, slot: usize) -> bool {
        let run = |slot: usize| self.slots.get(slot).map(|place| (place.region, place.run));
        slot == 0 || run(slot - 1) != run(slot)
    }

    /// Returns how many places are left in the run of `slot`, itself included.
    pub(crate) fn left_in_run(&self, slot: usize) -> usize {
        let Some(place) = self.slots.get(slot) else { return 0 };
        let same = |other: &&LineSlot| (other.region, other.run) == (place.region, place.run);
        self.slots[slot..].iter().take_while(same).count()
    }

    /// Returns the lines of a paragraph that begins at the place `start`.
    fn set(&self, index: usize, start: usize, wish: Wish) -> Rc<Set> {
        if let Some(known) = self.memo.borrow().get(&(index, start, wish)) {
            return known.clone();
        }
        let set = Rc::new(self.set_anew(index, start, wish));
        self.memo.borrow_mut().insert((index, start, wish), set.clone());
        set
    }

    fn set_anew(&self, index: usize, start: usize, wish: Wish) -> Set {
        let passage = &self.passages[index];
        let prepared = &passage.words.prepared;
        let justify = passage.justifies();
        // No hyphen ends the last line of a column.
        let hyphens = prepared.has_hyphens();
        let room = |line: usize| Room {
            hyphen: hyphens && self.left_in_run(start + line) != 1,
            ..passage.room(line, self.measure(start + line))
        };
        let chosen = match wish {
            Wish::Best => None,
            _ if !justify => None,
            _ => wanted(text::variants(prepared, &room), wish),
        };
        let (lines, cost) = match chosen {
            Some(variant) => (variant.lines, variant.cost),
            None => (text::break_lines(prepared, &room, Fit::Total, justify), 0),
        };
        let turned = |line: usize| line > 0 && lines[line - 1].end == End::Soft;
        let rooms = (0..lines.len()).map(|line| match turned(line) {
            true => room(line).turned_over(),
            false => room(line),
        });
        let rooms = rooms.collect::<Vec<_>>();
        Set { lines: lines.into_iter().zip(rooms).collect(), cost }
    }
}

/// Returns the variant that is a line shorter or longer than the best one, which costs nothing.
fn wanted(variants: Vec<Variant>, wish: Wish) -> Option<Variant> {
    let best = variants.iter().find(|way| way.cost == 0)?.lines.len();
    let count = if wish == Wish::Shorter { best.checked_sub(1)? } else { best + 1 };
    variants.into_iter().find(|way| way.lines.len() == count)
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
        |height: &usize| distribute(passages, &cut(*height), &[], rules).overset_lines == 0;
    let Some(height) = (1..=tallest).find(fits).filter(|_| runs.len() > 1) else {
        return slots.to_vec();
    };
    let mut places = cut(height);
    let end = distribute(passages, &places, &[], rules).end;
    // Lines that the last column leaves free go above its text.
    let last = places[end.saturating_sub(1)].run;
    let free = places.iter().skip(end).filter(|place| place.run == last).count();
    let first = places.iter().position(|place| place.run == last).unwrap_or(0);
    places.drain(first..first + free);
    places
}

/// What is being done: the next free place and what was placed.
struct Work<'a, 'b> {
    job: &'b Job<'a>,
    at: usize,
    flow: Flow,
}

impl Work<'_, '_> {
    /// Leaves `lines` places white, but none at the head of a run.
    fn space(&mut self, lines: u32) {
        for _ in 0..lines {
            if self.at < self.job.slots.len() && !self.job.opens_run(self.at) {
                self.flow.white.push(self.at);
                self.at += 1;
            }
        }
    }

    /// Sets a paragraph line by line.
    fn text(&mut self, index: usize, wish: Wish) {
        let mut start = self.at;
        let mut set = self.job.set(index, start, wish);
        let left = self.job.left_in_run(start);
        let keep_whole = self.job.rules.keep_whole;
        if keep_whole && set.lines.len() > left && !self.job.opens_run(start) {
            start += left;
            set = self.job.set(index, start, wish);
        }
        self.flow.cost += set.cost;
        for (line, (line_break, room)) in set.lines.iter().enumerate() {
            let slot = start + line;
            if slot < self.job.slots.len() {
                let (lines, room) = (vec![line_break.clone()], *room);
                self.place(Placed { passage: index, slot, count: 1, lines, room });
            } else {
                self.flow.overset_lines += 1;
            }
            self.at = slot + 1;
        }
    }

    /// Returns the lines of a passage that must stand in one column.
    fn lines_in_column(&self, passage: &Passage) -> Vec<Break> {
        let room = Room::new(self.column_measure(), Abs::ZERO);
        text::break_lines(&passage.words.prepared, &|_| room, Fit::Total, false)
    }

    /// Returns the measure of the next place, without a cut for the jump line.
    fn column_measure(&self) -> Abs {
        let place = self.job.slots.get(self.at).or(self.job.slots.last());
        place.map_or(self.job.rules.fallback, |place| place.measure)
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
        while at < self.job.slots.len() {
            let left = self.job.left_in_run(at);
            let white = if self.job.opens_run(at) && no_white_at_head { 0 } else { white };
            let count = lines.len() + white;
            if count + after <= left {
                let room = Room::new(self.job.slots[at].measure, Abs::ZERO);
                if no_white_at_head {
                    self.flow.white.extend(at..at + white);
                }
                self.place(Placed { passage: index, slot: at, count, lines, room });
                self.at = at + count;
                return;
            }
            at += left;
        }
        self.at = self.job.slots.len();
        self.flow.overset_lines += lines.len() as u32;
    }

    /// Finds the place of a credit: beside the last line where it is short enough, else on the next.
    fn ending(&mut self, width: Abs) {
        let Some(last) = self.flow.placed.last() else { return };
        let text = self.job.width(last);
        let beside = last.count == 1 && text + width <= self.job.measure(last.slot);
        if beside {
            self.flow.ending = Some(Ending { slot: last.slot, beside: Some(text) });
        } else if self.at < self.job.slots.len() {
            self.flow.ending = Some(Ending { slot: self.at, beside: None });
            self.flow.end = self.at + 1;
        }
    }

    fn place(&mut self, placed: Placed) {
        self.flow.end = placed.slot + placed.count;
        self.flow.placed.push(placed);
    }
}
