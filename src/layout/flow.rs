//! Distributes passages over line places, in order, without knowing pages.
//!
//! Lines that find no place are counted, never dropped: the caller reports them as overset.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::passage::{Demand, Passage, PassageKind};
use super::places::LinePlace;
use super::settings::{Looseness, Setting};
use super::widows;
use crate::edition::MakeupRules;
use crate::geom::Abs;
use crate::text::{self, Break, Room};

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
    pub(crate) credit: Option<CreditPlace>,
    /// Whether the copy ends in a credit that has no place.
    pub(crate) lost_credit: bool,
    /// Lines that paragraphs took (or, below zero, gave) so that the story ends with its last
    /// place.
    pub(crate) shift: i32,
    /// What its settings cost beyond the best ones, with what is wrong at the heads and feet of
    /// its columns.
    pub(crate) cost: i64,
}

/// One piece of copy on one or more line places: a line of text, all lines of a subhead or pull
/// quote.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Index of the passage.
    pub(crate) passage: usize,
    /// First line place.
    pub(crate) place: usize,
    /// Number of line places.
    pub(crate) count: usize,
    /// Room of its lines.
    pub(crate) room: Room,
    setting: Arc<Setting>,
    range: (usize, usize),
}

impl Flow {
    /// Returns how many lines have no place, that of a credit among them.
    pub(crate) fn over(&self) -> u32 {
        self.overset_lines + u32::from(self.lost_credit)
    }
}

impl Placed {
    /// Returns its lines.
    pub(crate) fn lines(&self) -> &[Break] {
        &self.setting.lines[self.range.0..self.range.1]
    }
}

/// The place of a credit at the end of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CreditPlace {
    /// Line place.
    pub(crate) place: usize,
    /// Where the last line of the copy ends that stands on the same place.
    pub(crate) beside: Option<Abs>,
}

/// A line place whose measure is cut so that the jump line stands beside the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Index of the place.
    pub(crate) place: usize,
    /// Measure that is left for text.
    pub(crate) measure: Abs,
}

/// How much care is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Care {
    /// All: what is printed.
    #[default]
    Full,
    /// Every line stands where it would be printed, but no ink is made.
    Lines,
    /// Every paragraph as long as is best, without ink: to learn how much room copy takes.
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
    /// What paragraphs may give or take together, so that the story ends with its last place;
    /// `None` where it need not.
    pub(crate) fill: Option<MakeupRules>,
    /// Places that may stay free at the end: as many columns end a line higher.
    pub(crate) spare: u32,
    /// Fewest lines of a paragraph that a jump carries.
    pub(crate) carry: u32,
    /// Width of a credit at the end of the copy, with the white that parts it from the last
    /// line.
    pub(crate) credit: Option<Abs>,
    /// Measure of lines that have no place.
    pub(crate) fallback: Abs,
}

/// Distributes `passages` over `places`, so that they end with the last place where paragraphs
/// can be set a line shorter or longer, and no column begins with a remnant of a paragraph.
pub(crate) fn distribute(
    passages: &[Arc<Passage>],
    places: &[LinePlace],
    cuts: &[Cut],
    rules: Rules,
) -> Flow {
    let job = Job::new(passages, places, cuts, rules);
    match rules.care {
        Care::Full | Care::Lines => {
            let (draft, shift) = widows::mend(&job);
            let cost = widows::cost(&job, &draft);
            Flow { shift, cost, ..draft.into_flow() }
        }
        Care::Quick => job.place(&Loosened::new()).into_flow(),
    }
}

/// How long each passage is to be, where it is not as long as is best.
pub(crate) type Loosened = BTreeMap<usize, Looseness>;

/// Copy and the places for it.
pub(crate) struct Job<'a> {
    pub(crate) passages: &'a [Arc<Passage>],
    pub(crate) places: &'a [LinePlace],
    /// Where jump lines stand beside text.
    cuts: &'a [Cut],
    pub(crate) rules: Rules,
    /// How many places are left in the run of each place, itself included.
    left_in_run: Vec<u32>,
    /// The places with which a region begins, the first one left out: a jump stands before
    /// each.
    pub(crate) jumps: Vec<usize>,
}

/// Where every passage stands: what is weighed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The passages in reading order; running text also where none of its lines has a place.
    pub(crate) stands: Vec<Stand>,
    /// Lines without a place.
    pub(crate) overset_lines: u32,
    /// Places that hold white on purpose.
    pub(crate) white: Vec<usize>,
    /// One past the last place used.
    pub(crate) end: usize,
    credit: Option<CreditPlace>,
    lost_credit: bool,
    /// What the settings taken cost beyond the best lines of their paragraphs.
    pub(crate) cost: i64,
}

/// A passage on its places.
#[derive(Clone, Debug)]
pub(crate) struct Stand {
    /// Index of the passage.
    pub(crate) passage: usize,
    /// First line place.
    pub(crate) place: usize,
    /// Number of line places.
    pub(crate) count: usize,
    /// Its lines; of running text those beyond `count` have no place.
    pub(crate) setting: Arc<Setting>,
    /// Whether it is running text, a line a place.
    is_text: bool,
}

impl Stand {
    /// Returns whether all of its lines have a place.
    pub(crate) fn is_whole(&self) -> bool {
        self.count >= self.setting.lines.len()
    }
}

impl Draft {
    /// Returns how many lines have no place, that of a credit among them.
    pub(crate) fn over(&self) -> u32 {
        self.overset_lines + u32::from(self.lost_credit)
    }

    /// Returns the passages of which something has a place.
    pub(crate) fn placed(&self) -> impl DoubleEndedIterator<Item = &Stand> {
        self.stands.iter().filter(|stand| stand.count > 0)
    }

    /// Returns the lines one by one.
    fn into_flow(self) -> Flow {
        let mut placed = Vec::with_capacity(self.end);
        for Stand { passage, place, count, setting, is_text } in self.stands {
            let room = |line: usize| {
                setting.rooms.get(line).copied().unwrap_or(Room::new(Abs::ZERO, Abs::ZERO))
            };
            if is_text {
                placed.extend((0..count).map(|line| Placed {
                    passage,
                    place: place + line,
                    count: 1,
                    room: room(line),
                    range: (line, line + 1),
                    setting: setting.clone(),
                }));
            } else {
                let (room, range) = (room(0), (0, setting.lines.len()));
                placed.push(Placed { passage, place, count, room, range, setting });
            }
        }
        let Draft { overset_lines, white, end, credit, lost_credit, .. } = self;
        let (shift, cost) = (0, 0);
        Flow { placed, overset_lines, white, end, credit, lost_credit, shift, cost }
    }
}

impl<'a> Job<'a> {
    fn new(
        passages: &'a [Arc<Passage>],
        places: &'a [LinePlace],
        cuts: &'a [Cut],
        rules: Rules,
    ) -> Job<'a> {
        let mut left_in_run = vec![1; places.len()];
        for at in (1..places.len()).rev() {
            let (before, place) = (&places[at - 1], &places[at]);
            if (before.region, before.run) == (place.region, place.run) {
                left_in_run[at - 1] = left_in_run[at] + 1;
            }
        }
        let jumps = (1..places.len()).filter(|at| places[at - 1].region != places[*at].region);
        let jumps = jumps.collect();
        Job { passages, places, cuts, rules, left_in_run, jumps }
    }

    /// Distributes the passages; `loosened` says of each how long it is to be, where it can.
    pub(crate) fn place(&self, loosened: &Loosened) -> Draft {
        let stands = Vec::with_capacity(self.passages.len());
        let draft = Draft { stands, ..Draft::default() };
        let mut work = Work { job: self, at: 0, draft };
        // A pull quote repeats copy and belongs to no place in it: where it would leave a hole at the foot of a
        // column, the copy behind it goes first.
        let mut waiting: VecDeque<usize> = VecDeque::new();
        for (index, passage) in self.passages.iter().enumerate() {
            work.space(passage.space);
            match &passage.kind {
                PassageKind::Text(_) => {
                    work.text(index, loosened.get(&index).copied().unwrap_or_default());
                    while let Some(pull) = waiting.front().filter(|pull| work.has_room(**pull))
                    {
                        work.block(*pull);
                        waiting.pop_front();
                    }
                }
                PassageKind::Block(_) if work.is_pull(index) && !work.has_room(index) => {
                    waiting.push_back(index);
                }
                PassageKind::Block(_) => work.block(index),
            }
        }
        waiting.into_iter().for_each(|pull| work.block(pull));
        if let Some(width) = self.rules.credit {
            work.credit(width);
        }
        work.draft
    }

    /// Returns how wide the last line of a passage is, its indent included, at its natural
    /// widths.
    pub(crate) fn width(&self, stand: &Stand) -> Abs {
        let last = if stand.is_text { stand.count } else { stand.setting.lines.len() };
        let Some(last) = last.checked_sub(1) else { return Abs::ZERO };
        let prepared = &self.passages[stand.passage].words.prepared;
        let lines = stand.setting.lines.get(last).zip(stand.setting.rooms.get(last));
        lines.map_or(Abs::ZERO, |(line, room)| text::natural_end(prepared, line, *room))
    }

    fn measure(&self, place: usize) -> Abs {
        if let Some(cut) = self.cuts.iter().find(|cut| cut.place == place) {
            return cut.measure;
        }
        let place = self.places.get(place).or(self.places.last());
        place.map_or(self.rules.fallback, |place| place.measure)
    }

    /// Returns whether a place opens its run.
    pub(crate) fn opens_run(&self, place: usize) -> bool {
        place == 0 || place >= self.places.len() || self.left_in_run[place - 1] == 1
    }

    /// Returns how many places are left in the run of `place`, itself included.
    pub(crate) fn left_in_run(&self, place: usize) -> usize {
        self.left_in_run.get(place).map_or(0, |left| *left as usize)
    }

    /// Returns the lines of a paragraph that begins at the place `start`; `None` where it
    /// cannot be as long as wished.
    pub(crate) fn set(
        &self,
        index: usize,
        start: usize,
        looseness: Looseness,
    ) -> Option<Arc<Setting>> {
        let passage = &self.passages[index];
        // No hyphen ends the last line of a column.
        let hyphens = passage.text().is_some_and(|text| text.hyphens);
        passage.set(looseness, &|line| Room {
            hyphen: hyphens && self.left_in_run(start + line) != 1,
            ..passage.room(line, self.measure(start + line))
        })
    }

    /// Returns the lines of a paragraph as long as wished where it can be, else as long as is
    /// best.
    fn set_or_best(&self, index: usize, start: usize, looseness: Looseness) -> Arc<Setting> {
        let setting = self.set(index, start, looseness);
        setting.or_else(|| self.set(index, start, Looseness::BEST)).unwrap_or_default()
    }
}

/// What is being done: the next free place and what was placed.
struct Work<'a, 'b> {
    job: &'b Job<'a>,
    at: usize,
    draft: Draft,
}

impl Work<'_, '_> {
    /// Leaves `lines` places white, but none at the head of a run.
    fn space(&mut self, lines: u32) {
        for _ in 0..lines {
            if self.at < self.job.places.len() && !self.job.opens_run(self.at) {
                self.draft.white.push(self.at);
                self.at += 1;
            }
        }
    }

    /// Sets a paragraph line by line.
    fn text(&mut self, index: usize, looseness: Looseness) {
        let mut start = self.at;
        let mut setting = self.job.set_or_best(index, start, looseness);
        let left = self.job.left_in_run(start);
        let keep_whole = self.job.rules.keep_whole;
        if keep_whole && setting.lines.len() > left && !self.job.opens_run(start) {
            start += left;
            setting = self.job.set_or_best(index, start, looseness);
        }
        self.draft.cost += setting.cost;
        let lines = setting.lines.len();
        let count = lines.min(self.job.places.len().saturating_sub(start));
        self.draft.overset_lines += (lines - count) as u32;
        if lines > 0 {
            self.at = start + lines;
        }
        self.place(Stand { passage: index, place: start, count, setting, is_text: true });
    }

    /// Returns the measure of the next place, without a cut for the jump line.
    fn measure(&self) -> Abs {
        let place = self.job.places.get(self.at).or(self.job.places.last());
        place.map_or(self.job.rules.fallback, |place| place.measure)
    }

    /// Returns what a block asks for where the next place is.
    fn demand(&self, index: usize) -> Option<Demand> {
        let passage = &self.job.passages[index];
        match &passage.kind {
            PassageKind::Block(block) => {
                Some(block.demand(passage, self.measure(), self.job.rules.pitch))
            }
            PassageKind::Text(_) => None,
        }
    }

    /// Returns whether a block is a pull quote, which may stand elsewhere.
    fn is_pull(&self, index: usize) -> bool {
        self.demand(index).is_some_and(|demand| demand.yields)
    }

    /// Returns whether a block stands in the rest of the run without a hole before it.
    fn has_room(&self, index: usize) -> bool {
        let count = |demand: Demand| demand.setting.lines.len() + demand.white;
        self.job.opens_run(self.at)
            || self
                .demand(index)
                .is_none_or(|demand| count(demand) <= self.job.left_in_run(self.at))
    }

    /// Places a block in one run, with the lines behind it that it asks for; goes on to the
    /// next run where they do not fit.
    fn block(&mut self, index: usize) {
        let Some(demand) = self.demand(index) else { return };
        let Demand { setting, white, falls_away, leads, yields } = demand;
        let after = if leads { self.job.rules.after_subhead as usize } else { 0 };
        let lines = setting.lines.len();
        let mut at = self.at;
        while at < self.job.places.len() {
            let left = self.job.left_in_run(at);
            let white = if self.job.opens_run(at) && falls_away { 0 } else { white };
            let count = lines + white;
            if count + after <= left {
                if falls_away {
                    self.draft.white.extend(at..at + white);
                }
                self.place(Stand { passage: index, place: at, count, setting, is_text: false });
                self.at = at + count;
                return;
            }
            at += left;
        }
        if !yields {
            self.at = self.job.places.len();
            self.draft.overset_lines += lines as u32;
        }
    }

    /// Finds the place of a credit: beside the last line where it is short enough, else on the
    /// next.
    fn credit(&mut self, width: Abs) {
        self.draft.lost_credit = self.draft.overset_lines > 0;
        if self.draft.lost_credit {
            return;
        }
        let Some(last) = self.draft.placed().next_back() else { return };
        let (place, text) = (last.place + last.count - 1, self.job.width(last));
        let one_line = last.is_text || last.count == 1;
        if one_line && text + width <= self.job.measure(place) {
            self.draft.credit = Some(CreditPlace { place, beside: Some(text) });
        } else if self.at < self.job.places.len() {
            self.draft.credit = Some(CreditPlace { place: self.at, beside: None });
            self.draft.end = self.at + 1;
        } else {
            self.draft.lost_credit = true;
        }
    }

    fn place(&mut self, stand: Stand) {
        if stand.count > 0 {
            self.draft.end = stand.place + stand.count;
        }
        self.draft.stands.push(stand);
    }
}
