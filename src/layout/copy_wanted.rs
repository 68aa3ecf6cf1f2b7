//! The shopping list of an edition: how many characters each slot takes, and how many are missing.
//!
//! Asked of the engine itself. In a variant of the edition every story that has free lines goes on with filler and
//! every empty slot holds a story of filler under a headline of one line; these stories are set, without ink, and
//! what finds a place is what they take. The answer is then set once more, and made smaller where it would overset, so
//! that copy of just so many Han characters, in new paragraphs of average length, fills the slot and oversets
//! nothing. Copy with marks of half width or other paragraphs comes out within a line for each paragraph.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::flow::Care;
use super::thread::{self, Input, Region, Stops, Thread};
use super::{Compositor, Kept, briefs, compositor, findings, stacks};
use crate::copy;
use crate::diag::counted;
use crate::edition::{Content, Edition, Head, Jump, Story, Words};
use crate::frame::{
    Composition, CopyState, CopyWanted, Datum, Finding, FrameItem, LineCount, Piece, Pieces,
    SlotReport, StoryReport, Tag,
};
use crate::geom::Abs;
use crate::ids::{SlotId, StoryId};
use crate::plan::{Area, PagePlan, Plan};
use crate::rules::Code;
use crate::terms::{Paragraphs, SlotKind};
use crate::text;

/// Returns what every slot that takes copy wants of it: advertisements first, then by page and place.
pub fn copy_wanted(
    edition: &Edition,
    plan: &Plan,
    composition: &Composition,
) -> Vec<CopyWanted> {
    copy_wanted_with(edition, plan, composition, &Kept::default())
}

/// Returns what every slot wants with what layout kept of runs before.
pub fn copy_wanted_with(
    edition: &Edition,
    plan: &Plan,
    composition: &Composition,
    kept: &Kept,
) -> Vec<CopyWanted> {
    let input = Input { edition, plan };
    let trial = Trial::of(input, composition, kept);
    let mut wanted: Vec<CopyWanted> = Vec::new();
    for (id, _) in plan.areas() {
        let made = composition.pages.get(id.page.0);
        let reports = made.into_iter().flat_map(|made| &made.slots);
        for report in reports.filter(|report| report.slot == id) {
            wanted.extend(trial.wanted(input, composition, id, report));
        }
    }
    let in_briefs =
        edition.held_ids().filter(|id| is_briefs(plan.area(edition.story(*id).slot)));
    wanted.extend(in_briefs.map(|id| held_brief(input, id)));
    // Advertisements are sold: what is not there of them comes before everything else.
    wanted.sort_by_key(|wanted| {
        let is_ad = wanted.kind == SlotKind::Ad;
        (!is_ad, if is_ad { wanted.state } else { CopyState::Filled }, wanted.slot.page)
    });
    wanted
}

/// Adds to the findings of empty slots how much copy they take.
pub fn tell(findings: &mut [Finding], wanted: &[CopyWanted]) {
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::EmptySlot) {
        let own = wanted.iter().find(|wanted| Some(wanted.slot) == finding.slot);
        let Some(CopyWanted { holds, head, .. }) = own else { continue };
        let points = head.map_or(0.0, |head| (head.to_pt() * 10.0).round() / 10.0);
        finding.data.push((Datum::Chars, f64::from(*holds)));
        finding.data.push((Datum::HeadPt, points));
        let chars = counted(holds, "character");
        finding.hints.insert(
            0,
            text!(
                "约要 {holds} 字，标题一行 {points} 点",
                "it takes about {chars} under a headline of one line of {points} pt"
            ),
        );
    }
}

/// The edition, filled up.
struct Trial {
    /// The stories that were filled up, set.
    full: BTreeMap<StoryId, Thread>,
    /// Stories of the trial that stand for slots without any, by slot.
    added: BTreeMap<SlotId, StoryId>,
    /// Characters that each story is to have more, by its index.
    more: Vec<u32>,
}

impl Trial {
    fn of(input: Input, composition: &Composition, kept: &Kept) -> Trial {
        let Input { edition, plan } = input;
        let mut stories = edition.stories.to_vec();
        let mut more = vec![0; stories.len()];
        for report in &composition.stories {
            if free_lines(composition, report) > 0 {
                more[report.story.0] = cells(plan, report);
            }
        }
        let mut filled = plan.clone();
        let mut added = BTreeMap::new();
        for (id, _) in plan.areas() {
            let Some((story, filler)) = stand_in(input, composition, id) else { continue };
            let stand_in = StoryId(stories.len());
            added.insert(id, stand_in);
            filled.add(id, stand_in);
            stories.push(Arc::new(story));
            more.push(filler);
        }
        let base = Edition { stories: stories.into(), ..edition.clone() };
        let filling = Filling {
            fit: vec![0; more.len()],
            beyond: more.clone(),
            tried: more,
            printed: edition.stories.len(),
            base: &base,
            plan: &filled,
            compositor: &compositor(&base, &kept.prepared),
        };
        let (full, more) = filling.settle();
        Trial { full, added, more }
    }

    /// Returns what a slot wants as the report has it; none of a slot that takes no copy.
    fn wanted(
        &self,
        input: Input,
        composition: &Composition,
        id: SlotId,
        report: &SlotReport,
    ) -> Option<CopyWanted> {
        let Input { edition, plan } = input;
        let slot = plan.area(id);
        let mut wanted = CopyWanted {
            slot: id,
            kind: slot.look.kind,
            state: CopyState::Filled,
            story: report.story,
            lines: report.lines.map_or(0, |lines| lines.capacity),
            holds: 0,
            chars: 0,
            missing: 0,
            head: None,
        };
        if let Some(at) = self.added.get(&id) {
            let thread = self.full.get(at)?;
            let region = thread.regions.first()?;
            wanted.lines = region_lines(slot, thread, region).capacity;
            wanted.head = largest_type(&region.items, *at);
            wanted.state = CopyState::Empty;
            wanted.holds = self.more[at.0];
            if let Content::Held(held) = *slot.holds {
                wanted.story = Some(held);
                wanted.state = CopyState::Held;
                wanted.chars = edition.story(held).chars();
            }
            wanted.missing = i64::from(wanted.holds) - i64::from(wanted.chars);
            return Some(wanted);
        }
        if let Content::Reserved(_) = *slot.holds {
            return Some(CopyWanted { state: CopyState::Reserved, ..wanted });
        }
        let story = report.story?;
        let told = composition.stories.iter().find(|told| told.story == story)?;
        let part = told.parts.iter().find(|part| part.slot == id)?;
        let is_last = told.parts.last() == Some(part);
        wanted.chars = part.to - part.from;
        wanted.holds = wanted.chars;
        let made = composition.pages.get(id.page.0);
        wanted.head = made.and_then(|made| largest_type(&made.frame.items, story));
        if edition.story(story).dummy {
            wanted.state = CopyState::Dummy;
        }
        if is_last {
            wanted.holds += self.more[story.0];
            wanted.chars += told.overset();
            wanted.missing = i64::from(self.more[story.0]) - i64::from(told.overset());
        }
        Some(wanted)
    }
}

/// How often the edition is composed at most to find what it takes; copy without whims of its lines needs two.
const ROUNDS: usize = 8;

/// An edition whose stories are made longer until they end with their last lines.
struct Filling<'a> {
    base: &'a Edition,
    plan: &'a Plan,
    compositor: &'a Compositor<'a>,
    /// Stories from here on stand for empty slots.
    printed: usize,
    /// So many characters more of each story fit …
    fit: Vec<u32>,
    /// … and so many do not; none of a story that stays as it is.
    beyond: Vec<u32>,
    /// Characters more that the next round tries.
    tried: Vec<u32>,
}

impl Filling<'_> {
    /// Returns the stories that were made longer, set, and the characters by which each is.
    fn settle(mut self) -> (BTreeMap<StoryId, Thread>, Vec<u32>) {
        let all = (0..self.tried.len()).map(StoryId).filter(|id| self.beyond[id.0] > 0);
        let all: Vec<StoryId> = all.collect();
        let mut full = self.set(&all);
        for _ in 1..ROUNDS {
            let mut changed = all.clone();
            changed.retain(|id| {
                let next = full.get(id).map_or(0, |thread| self.next(thread));
                std::mem::replace(&mut self.tried[id.0], next) != next
            });
            if changed.is_empty() {
                break;
            }
            full.extend(self.set(&changed));
        }
        // What the last round tried may be too much.
        let over = |id: StoryId| full.get(&id).is_some_and(|thread| self.overset(thread) > 0);
        let more = |id: StoryId| if over(id) { self.fit[id.0] } else { self.tried[id.0] };
        let more = (0..self.tried.len()).map(StoryId).map(more).collect();
        (full, more)
    }

    /// Returns what the next round tries of a story, by how the last one came out.
    fn next(&mut self, thread: &Thread) -> u32 {
        let at = thread.story.0;
        let (tried, beyond) = (self.tried[at], self.beyond[at]);
        if beyond == 0 || beyond - self.fit[at] <= 1 && tried == self.fit[at] {
            return tried;
        }
        let over = self.overset(thread);
        let next = if over > 0 {
            self.beyond[at] = tried;
            // What found a place is what it takes, nearly always.
            tried.saturating_sub(over + credit(self.base.story(thread.story)))
        } else {
            self.fit[at] = tried;
            match self.free(thread) > self.base.limits.gap_lines {
                true => tried + (beyond - tried).div_ceil(2),
                false => tried,
            }
        };
        next.clamp(self.fit[at], self.beyond[at].saturating_sub(1).max(self.fit[at]))
    }

    /// Returns the characters of a story as it was tried that found no place.
    fn overset(&self, thread: &Thread) -> u32 {
        let id = thread.story;
        (self.base.story(id).chars() + self.tried[id.0]).saturating_sub(thread.placed)
    }

    /// Returns the lines that are free behind a story.
    fn free(&self, thread: &Thread) -> u32 {
        let Some(last) = thread.regions.last() else { return 0 };
        let lines = region_lines(self.plan.area(last.slot), thread, last);
        lines.capacity.saturating_sub(lines.used)
    }

    /// Sets these stories as they are tried, without ink; those of a stack with all that stand there.
    fn set(&self, which: &[StoryId]) -> BTreeMap<StoryId, Thread> {
        let longer =
            self.base.stories.iter().zip(&self.tried).map(|(story, more)| match more {
                0 => story.clone(),
                more => Arc::new(longer(story, *more)),
            });
        let edition = &Edition { stories: longer.collect(), ..self.base.clone() };
        let input = Input { edition, plan: self.plan };
        let stacks = stacks(self.plan)
            .filter(|(_, stories)| stories.iter().any(|id| which.contains(id)));
        let stacked = stacks.flat_map(|(id, stories)| {
            briefs::compose(self.compositor, input, id, stories, &Stops::new(), Care::Lines)
                .threads
        });
        let stacked: Vec<Thread> = stacked.collect();
        let in_stack = |id: StoryId| stacked.iter().any(|thread| thread.story == id);
        let alone = which.par_iter().copied().filter(|id| !in_stack(*id)).map(|id| {
            // What stands for an empty slot has nothing but ink to tell the size of its head.
            let care = if id.0 < self.printed { Care::Lines } else { Care::Full };
            thread::compose(self.compositor, input, id, self.plan.legs(id), care, None)
        });
        let alone: Vec<Thread> = alone.collect();
        stacked.into_iter().chain(alone).map(|thread| (thread.story, thread)).collect()
    }
}

/// Returns a story with so many characters more.
fn longer(story: &Story, more: u32) -> Story {
    let mut story = Story::clone(story);
    if story.dummy {
        // Longer filler, without a new paragraph.
        story.blocks = copy::filler(story.chars() + more, 0..0);
    } else {
        story.blocks.extend(copy::filler(more, 0..0));
    }
    story
}

/// Returns the lines of a story's part as the report has them.
fn region_lines(slot: &Area, thread: &Thread, region: &Region) -> LineCount {
    match *slot.holds {
        Content::Briefs(_) => region.lines,
        _ => findings::lines_for_copy(slot, thread, region),
    }
}

/// Returns how many lines are free behind a story.
fn free_lines(composition: &Composition, report: &StoryReport) -> u32 {
    let Some(last) = report.parts.last().filter(|_| report.overset() == 0) else { return 0 };
    let page = composition.pages.iter().find(|page| page.id == last.slot.page);
    let slots = page.into_iter().flat_map(|page| &page.slots);
    let own = slots
        .filter(|slot| slot.slot == last.slot && slot.story == Some(report.story))
        .find_map(|slot| slot.lines);
    own.map_or(0, |lines| lines.capacity.saturating_sub(lines.used))
}

/// Returns more characters than the slot of a story's last part can take beside those in it.
fn cells(plan: &Plan, report: &StoryReport) -> u32 {
    let cells = report.parts.last().map(|part| {
        let (page, slot) = (plan.page(part.slot.page), plan.area(part.slot));
        all_cells(page, slot).saturating_sub(part.to - part.from)
    });
    cells.unwrap_or(0) + copy::PARAGRAPH
}

/// Returns more characters than a slot can take.
fn all_cells(page: &PagePlan, slot: &Area) -> u32 {
    let area = page.rect(slot);
    let em = slot.look.copy.body.size;
    let pitch = slot
        .look
        .copy
        .leading
        .unwrap_or(page.given.grid.pitch)
        .min(page.given.grid.pitch)
        .max(em);
    let cells = area.width().div_ceil(em) * (area.height().div_ceil(pitch) + 1);
    u32::try_from(cells.max(0)).unwrap_or(u32::MAX / 4)
}

/// Returns the story that shows what a slot without one takes, and how much filler it gets; none of slots that
/// take no copy, and of those inside another, whose place the text round them has while they are empty.
fn stand_in(input: Input, composition: &Composition, id: SlotId) -> Option<(Story, u32)> {
    let Input { edition, plan } = input;
    let (page, slot) = (plan.page(id.page), plan.area(id));
    let filler = all_cells(page, slot);
    let made = composition.pages.get(id.page.0)?;
    let filled = || made.slots.iter().any(|it| it.slot == id && it.story.is_some());
    match &*slot.holds {
        Content::Held(held) => {
            let held = edition.story(*held);
            // Its own head, and filler for its copy.
            let story =
                Story { blocks: Vec::new(), dummy: false, jump: Jump::Never, ..held.clone() };
            return Some((story, filler));
        }
        Content::Empty if !slot.look.kind.wants_copy() => return None,
        Content::Empty if slot.within.is_none() => {}
        Content::Tail if !filled() => {}
        Content::Briefs(stories) if stories.is_empty() => {}
        _ => return None,
    }
    let story = Story {
        id: format!("{}@{}", slot.look.name, page.given.number),
        file: String::new(),
        source: edition.source,
        head: Head { title: "题".to_owned(), ..Head::default() },
        blocks: Vec::new(),
        leftovers: Vec::new(),
        paragraphs: Paragraphs::default(),
        dummy: false,
        optional: false,
        slot: id,
        placed: edition.source.span(0..0),
        jump: Jump::Never,
    };
    Some((story, filler))
}

/// Returns the characters whose place a credit at the end of the copy takes, which has none in overset copy.
fn credit(story: &Story) -> u32 {
    story.head.words(Words::Credit).map_or(0, |words| words.chars().count() as u32 + 1)
}

/// Returns the size of the largest type in the heads of a story.
fn largest_type(items: &[FrameItem], story: StoryId) -> Option<Abs> {
    let own = |piece: &Piece| piece.tag.and_then(Tag::head) == Some(story);
    Pieces::of(items).filter(own).filter_map(|piece| piece.run()).map(|run| run.size).max()
}

fn is_briefs(slot: &Area) -> bool {
    matches!(*slot.holds, Content::Briefs(_))
}

/// Returns what a short story that is held back wants: its slot has no place for it while it is.
fn held_brief(Input { edition, plan }: Input, id: StoryId) -> CopyWanted {
    let story = edition.story(id);
    CopyWanted {
        slot: story.slot,
        kind: plan.area(story.slot).look.kind,
        state: CopyState::Held,
        story: Some(id),
        lines: 0,
        holds: story.chars(),
        chars: story.chars(),
        missing: 0,
        head: None,
    }
}
