//! One story from its first slot to its last: regions, jump, commit to frames, report.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::endings::JumpLine;
use super::flow::{self, Care, Cut, Placed};
use super::headline::{self, HeadWords, SetHead};
use super::manuscript::Compositor;
use super::passage::{self, Block, Passage, PassageKind};
use super::places::{CopyArea, LinePlace, line_places};
use super::setting::{HAIRLINE, Typesetter, rule_across};
use super::vertical_copy;

use crate::color::Ink;
use crate::demerits::line::GAP_LIMIT;
use crate::edition::{Content, CopyStyle, Edition, Flow, HeadPlace, HeadStyle, Story, Words};
use crate::frame::{ColumnRun, FrameItem, Group, LineCount, Part, Piece, Pieces, Tag};
use crate::geom::{Abs, Em, Point, Rect};
use crate::ids::{SlotId, StoryId};
use crate::plan::{Area, Leg, PagePlan, Plan};

/// A story, set: what stands in each of its slots.
pub(super) struct Thread {
    /// The story.
    pub(super) story: StoryId,
    /// The regions, in reading order.
    pub(super) regions: Vec<Region>,
    /// Characters placed.
    pub(super) placed: u32,
    /// Lines without a place.
    pub(super) overset_lines: u32,
    /// Lines that its paragraphs took beyond what is best (or, below zero, gave), to end with the last line.
    pub(super) shift: i32,
    /// Its jumps, in reading order.
    pub(super) breaks: Vec<JumpBreak>,
    /// Subheads in its copy.
    pub(super) subheads: u32,
    /// Whether the credit stands at the end of the copy.
    pub(super) credited: bool,
    /// Whether the credit belongs there and has no place.
    pub(super) lost_credit: bool,
    /// Characters that no face has: (byte in block text, block, character).
    pub(super) missing: Vec<(usize, usize, char)>,
}

/// How a story is parted by a jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JumpBreak {
    /// Lines that stand before it in its slot.
    pub(crate) before: u32,
    /// Lines that stand after it in the next slot.
    pub(crate) after: u32,
    /// Lines of the parted paragraph that the jump carries.
    pub(crate) carried: u32,
    /// Whether it parts a paragraph.
    pub(crate) inside: bool,
}

/// White between two characters beyond which a line is reported.
const LOOSEST: Em = Em::from_units(GAP_LIMIT * 1_000);

/// What a composition is made from: what was given, and what was decided about it.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) edition: &'a Edition,
    pub(super) plan: &'a Plan,
}

/// One slot's part of a story.
pub(super) struct Region {
    /// The slot.
    pub(super) slot: SlotId,
    /// The slot's place, or that of the story's band in it.
    pub(super) rect: Rect,
    /// Head and text.
    pub(super) items: Vec<FrameItem>,
    /// Its part in the report.
    pub(super) part: Part,
    /// Body lines.
    pub(super) lines: LineCount,
    /// Lines at its foot that stay free, so that enough stands after the jump.
    pub(super) pushed: u32,
    /// Lines of its head.
    pub(super) head_lines: usize,
    /// Headlines that do not fit their style.
    pub(super) too_long: Vec<String>,
    /// Lines that no reader should have to read.
    pub(super) bad: Vec<BadLine>,
    /// What a head across the top of the slot takes; empty for a head at the side.
    pub(super) head: Rect,
    /// Where the text of the region ends, for marks of overset copy.
    pub(super) last_line: Rect,
}

/// A line that the copy leaves no good way to set.
pub(super) struct BadLine {
    /// Where it stands.
    pub(super) rect: Rect,
    /// White between two characters, where they stand too far apart; `None` where a unit or a rule had
    /// to be broken at the line's end.
    pub(super) gap: Option<Em>,
    /// Block of the story and byte of its text with which the line begins.
    pub(super) at: (usize, usize),
}

/// A region before text is set, as printers call the furniture of a forme without its type: its
/// head and its line places.
#[derive(Clone)]
pub(super) struct Skeleton {
    pub(super) slot: SlotId,
    /// The slot, or the band of it.
    rect: Rect,
    head: Vec<FrameItem>,
    too_long: Vec<String>,
    pub(super) places: Vec<LinePlace>,
    /// What a head across the top of the slot takes; empty for a head at the side.
    head_room: Rect,
}

/// Composes the story that begins in its slot and goes on in these legs where it does not fit.
pub(super) fn compose(
    compositor: &Compositor,
    input: Input,
    id: StoryId,
    legs: &[Leg],
    care: Care,
) -> Thread {
    let (Input { edition, plan }, typesetter) = (input, &compositor.typesetter);
    let story = edition.story(id);
    let copy = plan.copy(id, &plan.area(story.slot).copy);
    let mut manuscript = compositor.manuscript(id, story, &copy);
    let composer =
        |passages| Composer { typesetter, input, story, copy: &copy, passages, id, care };
    let mut first = composer(&[]).first_skeleton();
    if !passage::has_room(&manuscript.passages, &first.places) {
        let plain = CopyStyle { drop_initial: None, ..(*copy).clone() };
        manuscript = compositor.manuscript(id, story, &Arc::new(plain));
    }
    let passages = &manuscript.passages;
    let composer = composer(passages);
    let mut rules = composer.rules();
    if rules.keep_whole {
        first.places = flow::balance(passages, &first.places, rules);
    }
    let mut flow = flow::distribute(passages, &first.places, &[], rules);
    if rules.keep_whole && flow.overset_lines > 0 {
        // What does not fit whole uses every line that there is.
        rules.keep_whole = false;
        flow = flow::distribute(passages, &first.places, &[], rules);
    }
    let slot = plan.area(story.slot);
    if copy.flow == Flow::Vertical && slot.loose && slot.head_place == HeadPlace::Top {
        let lines = composer.vertical(composer.page(story.slot));
        vertical_copy::centre(&mut first.places, lines, flow.end);
    }
    if legs.is_empty() || flow.overset_lines == 0 {
        return composer.commit(vec![first], flow, &[]);
    }
    composer.jump(&first, legs)
}

/// Composes a short story on the line places that a briefs slot has left; returns the places it takes.
pub(super) fn compose_brief(
    compositor: &Compositor,
    input: Input,
    id: StoryId,
    places: &[LinePlace],
) -> (Thread, usize) {
    let story = input.edition.story(id);
    let slot = input.plan.area(story.slot);
    // A short story has no lines to spare for an initial.
    let copy = Arc::new(CopyStyle { drop_initial: None, ..(*slot.copy).clone() });
    let typesetter = &compositor.typesetter;
    let manuscript = compositor.manuscript(id, story, &copy);
    let passages = &manuscript.passages;
    let composer =
        Composer { typesetter, input, story, copy: &copy, passages, id, care: Care::Full };
    let page = input.plan.page(story.slot.page);
    let width = places.first().map_or(page.grid.column, |place| place.measure);
    let head = composer.head(slot, width, Abs::HUGE, story.slot, None);
    let lines = head.height.div_ceil(page.grid.pitch).max(0) as usize;
    // A head may not stand alone at the foot of a column: two lines of text follow it.
    let start = run_with_room(places, lines + 2).unwrap_or(places.len());
    let own = &places[(start + lines).min(places.len())..];
    // Short stories take what they need; the white between them takes up what is left.
    let rules = flow::Rules { fill: None, ..composer.rules() };
    let flow = flow::distribute(passages, own, &[], rules);
    let taken = start + lines + flow.end;
    let items = match places.get(start) {
        Some(place) => head
            .items
            .into_iter()
            .map(|item| item.moved(Point::new(place.x, place.top)))
            .collect(),
        None => Vec::new(),
    };
    let (own, too_long) = (own.to_vec(), head.too_long);
    let skeleton = Skeleton {
        slot: story.slot,
        rect: page.grid.rect(slot.cells.columns, slot.cells.lines),
        head: items,
        too_long,
        places: own,
        head_room: Rect::default(),
    };
    (composer.commit(vec![skeleton], flow, &[]), taken.min(places.len()))
}

/// Returns the first place from which `count` places lie in one run.
fn run_with_room(places: &[LinePlace], count: usize) -> Option<usize> {
    (0..places.len()).find(|at| {
        let opens = *at == 0 || places[at - 1].run != places[*at].run;
        let run = places[*at].run;
        opens && places[*at..].iter().take_while(|place| place.run == run).count() >= count
    })
}

pub(super) struct Composer<'a, 'b> {
    pub(super) typesetter: &'a Typesetter<'b>,
    pub(super) input: Input<'a>,
    pub(super) story: &'a Story,
    pub(super) copy: &'a CopyStyle,
    pub(super) passages: &'a [Arc<Passage>],
    pub(super) id: StoryId,
    care: Care,
}

impl Composer<'_, '_> {
    fn rules(&self) -> flow::Rules {
        let grid = &self.page(self.story.slot).grid;
        let loose = self.input.plan.area(self.story.slot).loose;
        flow::Rules {
            care: self.care,
            after_subhead: self.input.edition.limits.lines_after_subhead,
            keep_whole: loose,
            pitch: grid.pitch,
            // White is part of the design of a loose slot.
            fill: (!loose).then_some(self.input.edition.makeup),
            carry: self.input.edition.makeup.carry,
            credit: self.credit_width(),
            fallback: grid.column,
        }
    }

    pub(super) fn page(&self, slot: SlotId) -> &PagePlan {
        self.input.plan.page(slot.page)
    }

    fn first_skeleton(&self) -> Skeleton {
        let slot = self.story.slot;
        self.leg_skeleton(Leg::whole(slot), 0, None, true)
    }

    /// Sets the head of a region, where it has one, and lists its line places.
    fn leg_skeleton(
        &self,
        leg: Leg,
        region: usize,
        from: Option<&JumpLine>,
        with_head: bool,
    ) -> Skeleton {
        let id = leg.slot;
        let page = self.page(id);
        let slot = &page.areas[id.slot];
        let slot = match leg.lines {
            None => Cow::Borrowed(slot),
            // Of a slot that several stories share each has a band.
            Some(lines) => {
                let mut band = slot.clone();
                band.cells.lines = lines;
                Cow::Owned(band)
            }
        };
        let slot = slot.as_ref();
        let copy_area = CopyArea::of(&page.grid, slot, self.copy.body.size);
        let area = copy_area.head;
        let height = match slot.head_place {
            HeadPlace::Top => head_height(page, id.slot, area),
            _ => area.height(),
        };
        let mut head = match with_head {
            true => self.head(slot, area.width(), height, id, from),
            false => SetHead::default(),
        };
        let top = match slot.head_place {
            HeadPlace::Top => {
                let more = match head.height > Abs::ZERO {
                    true => page.grid.pitch * i64::from(slot.head_fit.white),
                    false => Abs::ZERO,
                };
                let end = area.y0 + head.height + more;
                let first = page.grid.first_line_from(end);
                let free = page.grid.line_top(first) - end;
                // White stands above a head, not under it; in a box the head keeps to the top. What
                // make-up gives stands round it.
                let above = if slot.boxed.is_none() { free } else { Abs::ZERO } + more / 2;
                if head.height > Abs::ZERO {
                    head.items = moved(head.items, Point::new(Abs::ZERO, above));
                }
                page.grid.line_top(first)
            }
            _ => copy_area.content.y0,
        };
        let places = match self.copy.flow {
            Flow::Horizontal => line_places(page, id.slot, &copy_area, top, region),
            Flow::Vertical => {
                vertical_copy::line_places(page, id.slot, &copy_area, top, region, self.copy)
            }
        };
        let items = moved(head.items, area.corner());
        let head_room = match slot.head_place {
            HeadPlace::Top => Rect { y1: top, ..area },
            _ => Rect::default(),
        };
        let rect = page.grid.rect(slot.cells.columns, slot.cells.lines);
        Skeleton { slot: id, rect, head: items, too_long: head.too_long, places, head_room }
    }

    fn head(
        &self,
        area: &Area,
        width: Abs,
        height: Abs,
        slot: SlotId,
        from: Option<&JumpLine>,
    ) -> SetHead {
        let label = self.page(slot).areas[slot.slot].label.as_ref();
        let words = |part: Words| match part {
            Words::Label => label.map(|label| label.text.clone()),
            Words::Marker => from.map(|jump| jump.back.clone()),
            part => self.story.head.words(part),
        };
        let origin = |part: Words| match (part, from) {
            (Words::Marker, Some(jump)) => {
                let span = self.input.edition.numerals.from.span.clone();
                (Tag::JumpFrom { story: self.id, page: jump.left }, Some(span))
            }
            _ => {
                let span = match part {
                    Words::Label => label.map(|label| label.span.clone()),
                    part => self.story.head.place(part),
                };
                (Tag::Head { story: self.id, part }, span)
            }
        };
        let head = HeadWords { words: &words, origin: &origin };
        headline::set(self.typesetter, &head_style(area), &head, width, height)
    }

    /// Sets the story over its first slot and its legs, as many of them as it needs, with the jump lines
    /// where it goes to another page.
    fn jump(&self, first: &Skeleton, legs: &[Leg]) -> Thread {
        for count in 1..legs.len() {
            let thread = self.jump_over(first, &legs[..count]);
            if thread.overset_lines == 0 {
                return thread;
            }
        }
        self.jump_over(first, legs)
    }

    fn jump_over(&self, first: &Skeleton, legs: &[Leg]) -> Thread {
        let numerals = &self.input.edition.numerals;
        let mut skeletons = vec![first.clone()];
        let mut jumps: Vec<Option<JumpLine>> = Vec::new();
        for (at, leg) in legs.iter().enumerate() {
            let from = skeletons[at].slot;
            if from.page == leg.slot.page {
                // On the same page the copy simply runs on: no jump, no second head.
                jumps.push(None);
                skeletons.push(self.leg_skeleton(*leg, at + 1, None, false));
                continue;
            }
            let (here, there) = (&self.page(from).called, &self.page(leg.slot).called);
            let text = there.fill(&numerals.to.text, numerals.numeral);
            let back = here.fill(&numerals.from.text, numerals.numeral);
            let words = self.typesetter.words(&text, self.copy.marker);
            let width = words.prepared.natural_width();
            let (left, to) = (from.page, leg.slot.page);
            let jump = JumpLine { words, text, back, left, to, width, spare: None, cut: None };
            skeletons.push(self.leg_skeleton(*leg, at + 1, Some(&jump), true));
            jumps.push(Some(jump));
        }
        for (skeleton, leg) in skeletons.iter_mut().zip(legs) {
            let left = skeleton.places.len().saturating_sub(leg.push as usize);
            skeleton.places.truncate(left);
        }
        // Broken at measure - marker - 1/2 em; where less than half the measure would remain, the jump
        // line takes a line of its own.
        for (skeleton, jump) in skeletons.iter_mut().zip(&mut jumps) {
            let (Some(jump), Some(last)) = (jump, skeleton.places.last().copied()) else {
                continue;
            };
            let rest = last.measure - jump.width - self.copy.body.size / 2;
            if rest * 2 >= last.measure {
                jump.cut = Some(rest);
            } else {
                jump.spare = skeleton.places.pop();
            }
        }
        let mut places: Vec<LinePlace> = Vec::new();
        let mut cuts = Vec::new();
        for (at, skeleton) in skeletons.iter().enumerate() {
            places.extend(&skeleton.places);
            let cut = jumps.get(at).and_then(|jump| jump.as_ref()?.cut);
            cuts.extend(cut.map(|measure| Cut { place: places.len() - 1, measure }));
        }
        let flow = flow::distribute(self.passages, &places, &cuts, self.rules());
        let mut thread = self.commit(skeletons, flow, &jumps);
        for (region, leg) in thread.regions.iter_mut().zip(legs) {
            region.pushed = leg.push;
            region.lines.capacity += leg.push;
        }
        thread
    }

    /// Turns a flow into ink and its report; `jumps` stand at the ends of the frames.
    fn commit(
        &self,
        skeletons: Vec<Skeleton>,
        flow: flow::Flow,
        jumps: &[Option<JumpLine>],
    ) -> Thread {
        let places: Vec<LinePlace> =
            skeletons.iter().flat_map(|skeleton| skeleton.places.iter().copied()).collect();
        let mut regions = Vec::new();
        let mut upto = 0;
        let mut start = 0;
        for (index, skeleton) in skeletons.into_iter().enumerate() {
            let placed: Vec<&Placed> = flow
                .placed
                .iter()
                .filter(|placed| places[placed.place].region == index)
                .collect();
            let mut region = self.region(&skeleton, &places, &placed, upto);
            upto = region.part.to;
            let white = flow.white.iter().filter(|at| places[**at].region == index);
            let white = white.count() as u32;
            region.lines.capacity = (skeleton.places.len() as u32).saturating_sub(white);
            region.lines.used = region.lines.used.saturating_sub(white);
            if let Some(Some(jump)) = jumps.get(index) {
                self.add_jump(&mut region, jump, start, &skeleton, &places, &placed);
            }
            if let Some(credit) =
                flow.credit.filter(|credit| places[credit.place].region == index)
            {
                self.add_credit(&mut region, credit, &places, &placed);
            }
            start += skeleton.places.len();
            regions.push(region);
        }
        for (at, jump) in jumps.iter().enumerate() {
            let Some(jump) = jump else { continue };
            let pages = [at, at + 1].map(|at| regions[at].slot.page);
            regions[at].part.continues_to = Some(pages[1]);
            regions[at].part.marker = Some(jump.text.clone());
            regions[at + 1].part.continued_from = Some(pages[0]);
            // A part in the middle keeps the line that closes it once it jumps on.
            regions[at + 1].part.marker = Some(jump.back.clone());
        }
        let breaks = self.breaks(&flow, &places, jumps);
        Thread {
            story: self.id,
            regions,
            placed: upto,
            overset_lines: flow.overset_lines,
            shift: flow.shift,
            breaks,
            subheads: self.subheads(),
            credited: flow.credit.is_some(),
            lost_credit: flow.lost_credit,
            missing: self.missing(),
        }
    }

    /// Returns what make-up must know of each jump.
    fn breaks(
        &self,
        flow: &flow::Flow,
        places: &[LinePlace],
        jumps: &[Option<JumpLine>],
    ) -> Vec<JumpBreak> {
        let region = |placed: &Placed| places[placed.place].region;
        let lines = |index: usize| {
            let here = flow.placed.iter().filter(|placed| region(placed) == index);
            here.map(|placed| placed.lines().len() as u32).sum::<u32>()
        };
        let at_jump = |index: usize| {
            let tail = flow.placed.iter().position(|placed| region(placed) > index);
            let tail = tail.unwrap_or(flow.placed.len());
            let passage = flow.placed.get(tail).map(|placed| placed.passage);
            let before = tail.checked_sub(1).map(|last| flow.placed[last].passage);
            let inside = passage.is_some() && passage == before;
            let carried = flow.placed[tail..]
                .iter()
                .take_while(|placed| Some(placed.passage) == passage && inside);
            JumpBreak {
                before: lines(index),
                after: lines(index + 1),
                carried: carried.count() as u32,
                inside,
            }
        };
        let jumps = jumps.iter().enumerate().filter(|(_, jump)| jump.is_some());
        jumps.map(|(index, _)| at_jump(index)).collect()
    }

    fn subheads(&self) -> u32 {
        let is = |passage: &&Arc<Passage>| {
            matches!(passage.kind, PassageKind::Block(Block::Subhead(_)))
        };
        self.passages.iter().filter(is).count() as u32
    }

    fn missing(&self) -> Vec<(usize, usize, char)> {
        let of = |passage: &Arc<Passage>| {
            let missing = passage.missing().into_iter();
            missing.map(|(c, byte)| (byte, passage.block, c)).collect::<Vec<_>>()
        };
        self.passages.iter().flat_map(of).collect()
    }

    /// Returns one region with its text in place; `upto` is the end of the part before.
    fn region(
        &self,
        skeleton: &Skeleton,
        places: &[LinePlace],
        placed: &[&Placed],
        upto: u32,
    ) -> Region {
        let page = self.page(skeleton.slot);
        let mut items = skeleton.head.clone();
        if self.care == Care::Full {
            let blocks = placed.chunk_by(|a, b| a.passage == b.passage);
            items.extend(blocks.filter_map(|block| self.block(block, places, page)));
        }
        let mut columns: Vec<ColumnRun> = Vec::new();
        let mut last: Option<&Placed> = None;
        let mut to = upto;
        let mut used = 0;
        let mut bad = Vec::new();
        for placed in placed {
            let rect = self.place_rect(placed, places, page);
            if self.care == Care::Full {
                bad.extend(self.bad(placed, rect));
            }
            let (from, end) = self.chars(placed);
            to = end;
            used += placed.count as u32;
            let place = &places[placed.place];
            let joins = last.is_some_and(|last| {
                last.place + last.count == placed.place
                    && places[last.place].run == place.run
                    && places[last.place].region == place.region
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
        let last_line = skeleton.places.last().map_or(skeleton.rect, |place| {
            if self.copy.flow == Flow::Vertical {
                return self.vertical(page).place(place);
            }
            let bottom = place.top + page.grid.em;
            Rect::new(place.x, place.top, place.x + place.measure, bottom)
        });
        Region {
            slot: skeleton.slot,
            rect: skeleton.rect,
            items,
            part: Part {
                slot: skeleton.slot,
                from: upto,
                to,
                continues_to: None,
                continued_from: None,
                marker: None,
                columns,
            },
            lines: LineCount { capacity: 0, used },
            pushed: 0,
            head_lines: baselines(&skeleton.head),
            too_long: skeleton.too_long.clone(),
            bad,
            head: skeleton.head_room,
            last_line,
        }
    }

    /// Returns a line of running text whose gaps are beyond the limit, or that parts a unit.
    fn bad(&self, placed: &Placed, rect: Rect) -> Option<BadLine> {
        let passage = &self.passages[placed.passage];
        let justify = passage.text()?.justify;
        let line = placed.lines().first()?;
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
        let first = placed.lines().first().map_or(0, |line| start(line.bytes.start));
        let last = placed.lines().last().map_or(0, |line| passage.in_block(line.bytes.end));
        (passage.from + block.chars_before(first), passage.from + block.chars_before(last))
    }

    /// Returns the rectangle round the line places of a piece.
    pub(super) fn place_rect(
        &self,
        placed: &Placed,
        places: &[LinePlace],
        page: &PagePlan,
    ) -> Rect {
        if self.copy.flow == Flow::Vertical {
            return self.vertical(page).rect(placed, places);
        }
        let first = &places[placed.place];
        let last = &places[placed.place + placed.count - 1];
        Rect::new(first.x, first.top, first.x + first.measure, last.top + page.grid.em)
    }

    /// Returns how the lines of vertical copy stand beside each other.
    pub(super) fn vertical(&self, page: &PagePlan) -> vertical_copy::Lines {
        vertical_copy::Lines::of(page, self.copy)
    }
}

/// Returns how high a head may be that stands over what lies inside its slot: a photograph gives up to
/// half of its height, anything else nothing.
fn head_height(page: &PagePlan, slot: usize, area: Rect) -> Abs {
    let over = |inner: &Area| {
        let rect = page.rect(inner).inset(inner.inset);
        rect.x0 < area.x1 && area.x0 < rect.x1
    };
    let inner = page.areas.iter().filter(|inner| inner.within == Some(slot) && over(inner));
    let limits = inner.filter_map(|inner| match *inner.holds {
        Content::Empty => None,
        Content::Photo(_) => {
            Some(inner.cells.lines.0 + (inner.cells.lines.1 - inner.cells.lines.0) / 2)
        }
        _ => Some(inner.cells.lines.0),
    });
    let line = limits.min().map(|line| page.grid.line_top(line) - area.y0);
    line.map_or(area.height(), |height| height.min(area.height()))
}

/// Returns the headline style of an area at the size to which it is fitted.
fn head_style(area: &Area) -> Cow<'_, HeadStyle> {
    match area.head_fit.permille {
        1000 => Cow::Borrowed(&area.head),
        permille => Cow::Owned(headline::scaled(&area.head, permille.into())),
    }
}

/// Returns on how many baselines text stands.
fn baselines(items: &[FrameItem]) -> usize {
    let baseline = |piece: Piece| piece.run().map(|run| run.origin.y + piece.at.y);
    Pieces::of(items).filter_map(baseline).collect::<BTreeSet<Abs>>().len()
}

fn moved(items: Vec<FrameItem>, by: Point) -> Vec<FrameItem> {
    items.into_iter().map(|item| item.moved(by)).collect()
}

/// Returns a hairline in the middle of the white line above a place or a band that stands there.
pub(super) fn hairline_above(page: &PagePlan, rect: Rect) -> Option<FrameItem> {
    let y = rect.y0 - page.grid.pitch + page.grid.em / 2;
    let rule = rule_across(rect.x0, rect.x1, y, HAIRLINE, Ink::BLACK);
    Group::of(Tag::Rule, rect.corner(), vec![rule])
}
