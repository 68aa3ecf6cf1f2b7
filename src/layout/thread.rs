//! One story from its first slot to its last: regions, jump, commit to frames, report.

use super::dots;
use super::dummy;
use super::endings::JumpLine;
use super::flow::{self, Cut, Placed};
use super::headline::{self, HeadWords, SetHead};
use super::initial;
use super::passage::{self, Passage, PassageKind};
use super::setting::{HAIRLINE, Typesetter, rule_across};
use super::slots::{LineSlot, Room, line_slots};
use super::vertical_copy;
use std::ops::Range;

use crate::color::Ink;
use crate::edition::{
    Content, CopyStyle, Edition, Flow, HeadPlace, HeadStyle, Page, Slot, SlotId, Story,
    StoryId, Words,
};
use crate::frame::{ColumnRun, FrameItem, LineCount, Part, Shape};
use crate::geom::{Abs, Em, Point, Rect};
use crate::text as setting;

/// A story, set: what stands in each of its slots.
pub(crate) struct Thread {
    /// The story.
    pub(crate) story: StoryId,
    /// The regions, in reading order.
    pub(crate) regions: Vec<Region>,
    /// Characters placed.
    pub(crate) placed: u32,
    /// Lines without a place.
    pub(crate) overset_lines: u32,
    /// Whether the credit stands at the end of the copy.
    pub(crate) credited: bool,
    /// Characters that no face has: (byte in block text, block, character).
    pub(crate) missing: Vec<(usize, usize, char)>,
}

/// White between two characters beyond which a line is reported (a third of a cell).
const LOOSEST: Em = Em::from_units(330_000);

/// One slot's part of a story.
pub(crate) struct Region {
    /// The slot.
    pub(crate) slot: SlotId,
    /// Head and text.
    pub(crate) items: Vec<FrameItem>,
    /// Its part in the report.
    pub(crate) part: Part,
    /// Body lines.
    pub(crate) lines: LineCount,
    /// Headlines that do not fit their style.
    pub(crate) too_long: Vec<String>,
    /// Lines that no reader should have to read.
    pub(crate) bad: Vec<BadLine>,
    /// What a head across the top of the slot takes; empty for a head at the side.
    pub(crate) head: Rect,
    /// Where the text of the region ends, for marks of overset copy.
    pub(crate) last_line: Rect,
}

/// A line that the copy leaves no good way to set.
pub(crate) struct BadLine {
    /// Where it stands.
    pub(crate) rect: Rect,
    /// White between two characters, where they stand too far apart; `None` where a unit or a rule had
    /// to be broken at the line's end.
    pub(crate) gap: Option<Em>,
    /// Block of the story and byte of its text with which the line begins.
    pub(crate) at: (usize, usize),
}

/// A region before text is set: its head and its line places.
pub(super) struct Frame {
    pub(super) slot: SlotId,
    head: Vec<FrameItem>,
    too_long: Vec<String>,
    pub(super) slots: Vec<LineSlot>,
    /// What a head across the top of the slot takes; empty for a head at the side.
    head_room: Rect,
}

/// Composes the story that begins in its slot and may go on in `tail`.
pub(crate) fn compose(
    typesetter: &Typesetter,
    edition: &Edition,
    id: StoryId,
    tail: Option<SlotId>,
) -> Thread {
    let story = edition.story(id);
    let copy = edition.slot(story.slot).copy.clone();
    let mut passages = passage::prepare(typesetter, &story.blocks, &copy);
    let composer =
        |passages| Composer { typesetter, edition, story, copy: &copy, passages, id };
    let mut first = composer(&[]).first_frame();
    if !initial::has_room(&passages, &first.slots) {
        let plain = CopyStyle { drop_initial: None, ..(*copy).clone() };
        passages = passage::prepare(typesetter, &story.blocks, &plain);
    }
    let composer = composer(&passages);
    let mut rules = composer.rules();
    if rules.keep_whole {
        first.slots = flow::balance(&passages, &first.slots, rules);
    }
    let mut flow = flow::distribute(&passages, &first.slots, None, rules);
    if rules.keep_whole && flow.overset_lines > 0 {
        // What does not fit whole uses every line that there is.
        rules.keep_whole = false;
        flow = flow::distribute(&passages, &first.slots, None, rules);
    }
    let slot = edition.slot(story.slot);
    if copy.flow == Flow::Vertical && slot.loose && slot.head_place == HeadPlace::Top {
        let lines = composer.vertical(composer.page(story.slot));
        vertical_copy::centre(&mut first.slots, lines, flow.end);
    }
    match tail {
        Some(tail) if flow.overset_lines > 0 => composer.jump(first, tail),
        _ => composer.commit(vec![first], flow, None),
    }
}

/// Composes a short story on the line places that a briefs slot has left; returns the places it takes.
pub(crate) fn compose_brief(
    typesetter: &Typesetter,
    edition: &Edition,
    id: StoryId,
    slots: &[LineSlot],
) -> (Thread, usize) {
    let story = edition.story(id);
    let slot = edition.slot(story.slot);
    // A short story has no lines to spare for an initial.
    let copy = CopyStyle { drop_initial: None, ..(*slot.copy).clone() };
    let passages = passage::prepare(typesetter, &story.blocks, &copy);
    let composer =
        Composer { typesetter, edition, story, copy: &copy, passages: &passages, id };
    let page = &edition.pages[story.slot.page];
    let width = slots.first().map_or(page.grid.column, |place| place.measure);
    let head = composer.head(&slot.head, width, Abs::HUGE, story.slot, None);
    let lines = head.height.div_ceil(page.grid.pitch).max(0) as usize;
    // A head may not stand alone at the foot of a column: two lines of text follow it.
    let start = run_with_room(slots, lines + 2).unwrap_or(slots.len());
    let own = &slots[(start + lines).min(slots.len())..];
    let flow = flow::distribute(&passages, own, None, composer.rules());
    let taken = start + lines + flow.end;
    let items = match slots.get(start) {
        Some(place) => {
            head.items.into_iter().map(|item| item.moved(place.x, place.top)).collect()
        }
        None => Vec::new(),
    };
    let (own, too_long) = (own.to_vec(), head.too_long);
    let frame = Frame {
        slot: story.slot,
        head: items,
        too_long,
        slots: own,
        head_room: Rect::default(),
    };
    (composer.commit(vec![frame], flow, None), taken.min(slots.len()))
}

/// Returns the first place from which `count` places lie in one run.
fn run_with_room(slots: &[LineSlot], count: usize) -> Option<usize> {
    (0..slots.len()).find(|at| {
        let opens = *at == 0 || slots[at - 1].run != slots[*at].run;
        let run = slots[*at].run;
        opens && slots[*at..].iter().take_while(|place| place.run == run).count() >= count
    })
}

pub(super) struct Composer<'a, 'b> {
    pub(super) typesetter: &'a Typesetter<'b>,
    edition: &'a Edition,
    pub(super) story: &'a Story,
    pub(super) copy: &'a CopyStyle,
    passages: &'a [Passage],
    id: StoryId,
}

impl Composer<'_, '_> {
    fn rules(&self) -> flow::Rules {
        let grid = &self.page(self.story.slot).grid;
        flow::Rules {
            after_subhead: self.edition.limits.lines_after_subhead,
            keep_whole: self.edition.slot(self.story.slot).loose,
            pitch: grid.pitch,
            ending: self.credit_width(),
            fallback: grid.column,
        }
    }

    pub(super) fn page(&self, slot: SlotId) -> &Page {
        &self.edition.pages[slot.page]
    }

    fn first_frame(&self) -> Frame {
        self.frame(self.story.slot, 0, None)
    }

    /// Sets the head of a region and lists its line places.
    fn frame(&self, id: SlotId, region: usize, marker: Option<&str>) -> Frame {
        let page = self.page(id);
        let slot = &page.slots[id.slot];
        let room = Room::of(&page.grid, slot, self.copy.body.size);
        let area = room.head;
        let height = match slot.head_place {
            HeadPlace::Top => head_height(page, id.slot, area),
            _ => area.height(),
        };
        let mut head = self.head(&slot.head, area.width(), height, id, marker);
        let top = match slot.head_place {
            HeadPlace::Top => {
                let end = area.y0 + head.height;
                let first = page.grid.first_line_from(end);
                let free = page.grid.line_top(first) - end;
                // White stands above a head, not under it; in a box the head keeps to the top.
                if slot.boxed.is_none() && head.height > Abs::ZERO {
                    head.items = moved(head.items, Abs::ZERO, free);
                }
                page.grid.line_top(first)
            }
            _ => room.content.y0,
        };
        let slots = match self.copy.flow {
            Flow::Horizontal => line_slots(page, id.slot, &room, top, region),
            Flow::Vertical => {
                vertical_copy::line_slots(page, id.slot, &room, top, region, self.copy)
            }
        };
        let items = moved(head.items, area.x0, area.y0);
        let head_room = match slot.head_place {
            HeadPlace::Top => Rect { y1: top, ..area },
            _ => Rect::default(),
        };
        Frame { slot: id, head: items, too_long: head.too_long, slots, head_room }
    }

    fn head(
        &self,
        style: &HeadStyle,
        width: Abs,
        height: Abs,
        slot: SlotId,
        marker: Option<&str>,
    ) -> SetHead {
        let words = |part: Words| head_words(self.story, self.page(slot), slot, part, marker);
        let head = HeadWords { words: &words, origin_id: origin_id(self.id, 0) };
        headline::set(self.typesetter, style, &head, width, height)
    }

    /// Sets the story again over its first slot and `tail`, with the jump lines in both.
    fn jump(&self, mut first: Frame, tail: SlotId) -> Thread {
        let numerals = &self.edition.numerals;
        let (here, there) = (self.page(first.slot).number, self.page(tail).number);
        let to = numerals.fill(&numerals.to, there);
        let from = numerals.fill(&numerals.from, here);
        let second = self.frame(tail, 1, Some(&from));
        let marker = self.typesetter.words(&to, self.copy.marker);
        let width = marker.prepared.natural_width();
        // Broken at measure - marker - 1/2 em; where less than half the measure would remain, the jump
        // line takes a line of its own.
        let mut cut = None;
        let mut spare = None;
        if let Some(last) = first.slots.last().copied() {
            let rest = last.measure - width - self.copy.body.size / 2;
            if rest * 2 >= last.measure {
                cut = Some(Cut { slot: first.slots.len() - 1, measure: rest });
            } else {
                spare = first.slots.pop();
            }
        }
        let all: Vec<LineSlot> = first.slots.iter().chain(&second.slots).copied().collect();
        let flow = flow::distribute(self.passages, &all, cut, self.rules());
        let jump = JumpLine { words: marker, text: to, back: from, width, spare };
        self.commit(vec![first, second], flow, Some(jump))
    }

    /// Turns a flow into ink and its report.
    fn commit(&self, frames: Vec<Frame>, flow: flow::Flow, jump: Option<JumpLine>) -> Thread {
        let slots: Vec<LineSlot> =
            frames.iter().flat_map(|frame| frame.slots.iter().copied()).collect();
        let mut regions = Vec::new();
        let mut upto = 0;
        for (index, frame) in frames.into_iter().enumerate() {
            let placed: Vec<&Placed> = flow
                .placed
                .iter()
                .filter(|placed| slots[placed.slot].region == index)
                .collect();
            let mut region = self.region(&frame, &slots, &placed, upto);
            upto = region.part.to;
            let white = flow.white.iter().filter(|at| slots[**at].region == index);
            let white = white.count() as u32;
            region.lines.capacity = (frame.slots.len() as u32).saturating_sub(white);
            region.lines.used = region.lines.used.saturating_sub(white);
            if let Some(jump) = &jump {
                self.add_jump(&mut region, jump, index, &frame, &slots, &placed);
            }
            if let Some(ending) =
                flow.ending.filter(|ending| slots[ending.slot].region == index)
            {
                self.add_credit(&mut region, ending, &slots, &placed);
            }
            regions.push(region);
        }
        if let Some(jump) = &jump {
            let pages: Vec<u32> =
                regions.iter().map(|region| self.page(region.slot).number).collect();
            regions[0].part.continues_to = Some(pages[1]);
            regions[0].part.marker = Some(jump.text.clone());
            regions[1].part.continued_from = Some(pages[0]);
            regions[1].part.marker = Some(jump.back.clone());
        }
        Thread {
            story: self.id,
            regions,
            placed: upto,
            overset_lines: flow.overset_lines,
            credited: flow.ending.is_some(),
            missing: self.missing(),
        }
    }

    fn missing(&self) -> Vec<(usize, usize, char)> {
        let of = |passage: &Passage| {
            let missing = passage.missing().into_iter();
            missing.map(|(c, byte)| (byte, passage.block, c)).collect::<Vec<_>>()
        };
        self.passages.iter().flat_map(of).collect()
    }

    /// Returns one region with its text in place; `upto` is the end of the part before.
    fn region(
        &self,
        frame: &Frame,
        slots: &[LineSlot],
        placed: &[&Placed],
        upto: u32,
    ) -> Region {
        let page = self.page(frame.slot);
        let mut items = frame.head.clone();
        let mut columns: Vec<ColumnRun> = Vec::new();
        let mut last: Option<&Placed> = None;
        let mut to = upto;
        let mut used = 0;
        let mut bad = Vec::new();
        for placed in placed {
            items.extend(self.ink(placed, slots, page));
            let (from, end) = self.chars(placed);
            to = end;
            used += placed.count as u32;
            let rect = self.place_rect(placed, slots, page);
            bad.extend(self.bad(placed, rect));
            let place = &slots[placed.slot];
            let joins = last.is_some_and(|last| {
                last.slot + last.count == placed.slot
                    && slots[last.slot].run == place.run
                    && slots[last.slot].region == place.region
            });
            match columns.last_mut().filter(|_| joins) {
                Some(run) => {
                    run.rect = run.rect.union(rect);
                    run.to = end;
                }
                None => columns.push(ColumnRun { rect, from, to: end }),
            }
            last = Some(placed);
        }
        let area = page
            .grid
            .rect(page.slots[frame.slot.slot].columns, page.slots[frame.slot.slot].lines);
        let last_line = frame.slots.last().map_or(area, |place| {
            if self.copy.flow == Flow::Vertical {
                return self.vertical(page).place(place);
            }
            let bottom = place.top + page.grid.em;
            Rect::new(place.x, place.top, place.x + place.measure, bottom)
        });
        Region {
            slot: frame.slot,
            items,
            part: Part {
                page: page.number,
                slot: page.slots[frame.slot.slot].name.clone(),
                from: upto,
                to,
                continues_to: None,
                continued_from: None,
                marker: None,
                columns,
            },
            lines: LineCount { capacity: 0, used },
            too_long: frame.too_long.clone(),
            bad,
            head: frame.head_room,
            last_line,
        }
    }

    /// Returns a line of running text whose gaps are beyond the limit, or that parts a unit.
    fn bad(&self, placed: &Placed, rect: Rect) -> Option<BadLine> {
        let passage = &self.passages[placed.passage];
        let PassageKind::Text { justify, .. } = passage.kind else { return None };
        let line = placed.lines.first()?;
        let gap = (justify && line.gap > LOOSEST).then_some(line.gap);
        let faulty = gap.is_some() || line.emergency;
        faulty.then_some(BadLine {
            rect,
            gap,
            at: (passage.block, passage.in_block(line.bytes.start)),
        })
    }

    /// Returns the characters of the story that a piece holds.
    pub(super) fn chars(&self, placed: &Placed) -> (u32, u32) {
        let passage = &self.passages[placed.passage];
        let block = &self.story.blocks[passage.block];
        // An initial counts with the line that it stands before.
        let start = |byte: usize| if byte == 0 { 0 } else { passage.in_block(byte) };
        let first = placed.lines.first().map_or(0, |line| start(line.bytes.start));
        let last = placed.lines.last().map_or(0, |line| passage.in_block(line.bytes.end));
        (passage.from + block.chars_before(first), passage.from + block.chars_before(last))
    }

    /// Returns the rectangle round the line places of a piece.
    fn place_rect(&self, placed: &Placed, slots: &[LineSlot], page: &Page) -> Rect {
        if self.copy.flow == Flow::Vertical {
            return self.vertical(page).rect(placed, slots);
        }
        let first = &slots[placed.slot];
        let last = &slots[placed.slot + placed.count - 1];
        Rect::new(first.x, first.top, first.x + first.measure, last.top + page.grid.em)
    }

    /// Returns how the lines of vertical copy stand beside each other.
    fn vertical(&self, page: &Page) -> vertical_copy::Lines {
        vertical_copy::Lines::of(page, self.copy)
    }

    /// Returns the ink of a piece.
    fn ink(&self, placed: &Placed, slots: &[LineSlot], page: &Page) -> Vec<FrameItem> {
        let passage = &self.passages[placed.passage];
        if self.story.dummy {
            return self.bars(placed, self.place_rect(placed, slots, page));
        }
        if self.copy.flow == Flow::Vertical {
            let block = &self.story.blocks[passage.block];
            let origin = |byte: usize| origin_id(self.id, block.file_byte(byte));
            let lines = self.vertical(page);
            return lines.ink(
                self.typesetter,
                passage,
                &self.dotted(passage),
                placed,
                slots,
                &origin,
            );
        }
        let place = &slots[placed.slot];
        let foot = slots[placed.slot + placed.count - 1].top + page.grid.em;
        match passage.kind {
            PassageKind::Text { bullet, justify, size, .. } => {
                let mut items = self.lines(placed, place.x, place.baseline, Abs::ZERO, justify);
                let begins = placed.lines.first().is_some_and(|line| line.bytes.start == 0);
                if bullet && begins {
                    items.insert(0, square(place, placed.room.indent, size));
                }
                if let Some(initial) = passage.initial.as_ref().filter(|_| begins) {
                    let origin =
                        origin_id(self.id, self.story.blocks[passage.block].file_byte(0));
                    items.splice(0..0, initial.ink(place, page.grid.pitch, origin));
                }
                items
            }
            PassageKind::Subhead(subhead) => {
                let middle = place.top + (foot - place.top) / 2;
                let pitch = page.grid.pitch;
                let lines = placed.lines.len() as i64;
                let drop =
                    if placed.count > placed.lines.len() { subhead.drop } else { Abs::ZERO };
                let first =
                    middle - pitch * (lines - 1) / 2 + subhead.style.size.ratio(38, 100) + drop;
                self.lines(placed, place.x, first, pitch, false)
            }
            PassageKind::Pull(pull) => {
                let text = pull.leading * placed.lines.len() as i64;
                let top = place.top + (foot - place.top - text) / 2 - pull.leading / 4;
                let right = place.x + place.measure;
                let mut items = Vec::new();
                if let Some((weight, ink)) = pull.rule_above {
                    items.push(rule_across(place.x, right, top, weight, ink));
                }
                let first = top + pull.leading;
                items.extend(self.lines(placed, place.x, first, pull.leading, false));
                if let Some(weight) = pull.rule_below {
                    let y = top + text + pull.leading / 2;
                    items.push(rule_across(place.x, right, y, weight, Ink::BLACK));
                }
                items
            }
        }
    }

    /// Returns the bar that stands for a line of copy that is not there, in its place.
    fn bars(&self, placed: &Placed, place: Rect) -> Vec<FrameItem> {
        let Some(line) = placed.lines.first() else { return Vec::new() };
        let prepared = &self.passages[placed.passage].words.prepared;
        let right = setting::set_line(prepared, line, placed.room, false).right;
        let (indent, flow) = (placed.room.indent, self.copy.flow);
        let place = match flow {
            Flow::Horizontal => Rect { x0: place.x0 + indent, x1: place.x0 + right, ..place },
            Flow::Vertical => Rect { y0: place.y0 + indent, y1: place.y0 + right, ..place },
        };
        vec![dummy::bar(place, flow, self.copy.body.size)]
    }

    /// Returns the dotted bytes of a passage's words.
    fn dotted(&self, passage: &Passage) -> Vec<Range<usize>> {
        let skipped = passage.in_block(0);
        let dotted = self.story.blocks[passage.block].dotted();
        let dotted = dotted.filter(|range| range.end > skipped);
        dotted.map(|range| range.start.saturating_sub(skipped)..range.end - skipped).collect()
    }

    /// Returns the ink of lines from a first baseline on.
    fn lines(
        &self,
        placed: &Placed,
        x: Abs,
        first: Abs,
        leading: Abs,
        justify: bool,
    ) -> Vec<FrameItem> {
        let passage = &self.passages[placed.passage];
        let block = &self.story.blocks[passage.block];
        let origin = |byte: usize| origin_id(self.id, block.file_byte(passage.in_block(byte)));
        let dotted = self.dotted(passage);
        let mut items = Vec::new();
        for (at, line_break) in placed.lines.iter().enumerate() {
            let line =
                setting::set_line(&passage.words.prepared, line_break, placed.room, justify);
            let baseline = first + leading * at as i64;
            let at = Point::new(x, baseline);
            if !dotted.is_empty() {
                // The middle of the em box lies 0.38 em above the baseline.
                let height = passage.style.size.ratio(38, 100);
                let place = |along: Abs| Point::new(x + along, baseline - height);
                let words = &passage.words;
                let style = passage.style;
                items.extend(dots::dots(self.typesetter, words, &line, &dotted, style, &place));
            }
            items.extend(passage.words.items(line.runs, at, &origin));
        }
        items
    }
}

/// Returns how high a head may be that stands over what lies inside its slot: a photograph gives up to
/// half of its height, anything else nothing.
fn head_height(page: &Page, slot: usize, area: Rect) -> Abs {
    let over = |inner: &Slot| {
        let rect = page.grid.rect(inner.columns, inner.lines).inset(inner.inset);
        rect.x0 < area.x1 && area.x0 < rect.x1
    };
    let inner = page.slots.iter().filter(|inner| inner.within == Some(slot) && over(inner));
    let limits = inner.filter_map(|inner| match inner.content {
        Content::Empty => None,
        Content::Photo(_) => Some(inner.lines.0 + (inner.lines.1 - inner.lines.0) / 2),
        _ => Some(inner.lines.0),
    });
    let line = limits.min().map(|line| page.grid.line_top(line) - area.y0);
    line.map_or(area.height(), |height| height.min(area.height()))
}

/// Returns the words of a head part for the story in this slot.
fn head_words(
    story: &Story,
    page: &Page,
    slot: SlotId,
    part: Words,
    marker: Option<&str>,
) -> Option<String> {
    match part {
        Words::Label => page.slots[slot.slot].label.clone(),
        Words::Marker => marker.map(str::to_owned),
        part => story.head.words(part),
    }
}

/// Returns the square that stands before an item of a list.
fn square(place: &LineSlot, indent: Abs, size: Abs) -> FrameItem {
    let side = size.ratio(4, 10);
    let x = place.x + (indent - size).max(Abs::ZERO) + (size - side) / 2;
    let y = place.baseline - size.ratio(38, 100) - side / 2;
    let rect = Rect::new(x, y, x + side, y + side);
    FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline: None })
}

/// Returns a number that leads from ink back to a byte of a story's file.
fn origin_id(story: StoryId, byte: usize) -> u64 {
    (story.0 as u64 + 1) << 32 | byte as u64
}

fn moved(items: Vec<FrameItem>, x: Abs, y: Abs) -> Vec<FrameItem> {
    items.into_iter().map(|item| item.moved(x, y)).collect()
}

/// Returns a hairline in the middle of the white line `above` a place.
pub(crate) fn hairline_above(page: &Page, place: &LineSlot) -> FrameItem {
    let y = place.top - page.grid.pitch + page.grid.em / 2;
    rule_across(place.x, place.x + place.measure, y, HAIRLINE, Ink::BLACK)
}
