//! One page: its slots filled in reading order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::SetStories;
use super::briefs::Briefs;
use super::thread::{Input, Region, Thread};
use super::typesetter::{Typesetter, hairline_above};
use super::{dummy, figure, findings, furniture, index};
use crate::edition::{Content, Edition, IndexEntry};
use crate::frame::{
    Finding, Frame, FrameItem, Group, LineCount, PageComposition, SlotReport, Tag,
};
use crate::ids::{PageId, SlotId, StoryId};
use crate::plan::{Area, PagePlan};

/// A page, set, with what is wrong in its slots.
pub(crate) struct MadePage {
    /// The page.
    pub(crate) page: PageComposition,
    /// What is wrong with it.
    pub(crate) findings: Vec<Finding>,
}

/// A slot, set: what stands between its box and its rules.
struct MadeSlot {
    items: Vec<FrameItem>,
    reports: Vec<SlotReport>,
    findings: Vec<Finding>,
}

/// The stories' parts by the slot in which they stand, from its top down.
type Regions<'a> = BTreeMap<SlotId, Vec<(&'a Thread, &'a Region)>>;

/// Sets a page of an edition whose stories are set.
pub(crate) fn make(
    typesetter: &Typesetter,
    input: Input,
    id: PageId,
    set: &SetStories,
) -> MadePage {
    let Input { edition, plan } = input;
    let page = plan.page(id);
    let mut regions = Regions::new();
    for thread in &set.single {
        for region in thread.regions.iter().filter(|region| region.slot.page == id) {
            regions.entry(region.slot).or_default().push((thread, region));
        }
    }
    for parts in regions.values_mut() {
        parts.sort_by_key(|(_, region)| region.rect.y0);
    }
    let mut frame = Frame::default();
    let (mut slots, mut found) = (Vec::new(), Vec::new());
    let filled = |slot: usize| is_filled(page, SlotId { page: id, slot }, &regions);
    for (number, slot) in page.areas.iter().enumerate().filter(|(_, slot)| slot.stands()) {
        let id = SlotId { page: id, slot: number };
        let made = match &*slot.holds {
            Content::Briefs(_) => match set.briefs.get(&id) {
                Some(briefs) => of_briefs(edition, page, slot, briefs),
                None => empty(page, slot),
            },
            Content::Story(_) | Content::Tail => match regions.get(&id) {
                Some(parts) => of_regions(edition, page, slot, parts),
                None => empty(page, slot),
            },
            _ => of_matter(
                typesetter,
                input,
                page,
                (number, &under_head(page, id, slot, &regions)),
            ),
        };
        // What nothing fills draws neither box nor rule.
        if !made.items.is_empty() {
            let mut items: Vec<FrameItem> = furniture::boxed(page, slot).into_iter().collect();
            items.extend(made.items);
            items.extend(furniture::rules(page, number, &filled));
            let at = page.rect(slot).corner();
            frame.items.extend(Group::of(Tag::Area(id), at, items));
        }
        let mut reports = made.reports;
        reports.iter_mut().for_each(|report| mark(edition, slot, report));
        slots.extend(reports);
        found.extend(made.findings);
    }
    let page = PageComposition {
        id: page.given.id,
        number: page.given.number,
        called: page.given.called.clone(),
        name: page.given.name.clone(),
        layout: page.given.layout.clone(),
        trim: page.given.trim,
        frame,
        slots,
    };
    MadePage { page, findings: found }
}

/// Returns whether something stands in a slot, or is kept room for.
fn is_filled(page: &PagePlan, id: SlotId, regions: &Regions) -> bool {
    match &*page.area(id).holds {
        Content::Tail => regions.contains_key(&id),
        Content::Briefs(stories) => !stories.is_empty(),
        holds => !holds.is_nothing(),
    }
}

/// Returns a slot inside a story as it stands beside the story's text, without the lines that the story's
/// head takes: a photograph is cropped, never painted over a headline.
fn under_head<'a>(
    page: &PagePlan,
    id: SlotId,
    slot: &'a Area,
    regions: &Regions,
) -> Cow<'a, Area> {
    let outer = slot.within.map(|outer| SlotId { slot: outer, ..id });
    let part = outer.and_then(|outer| regions.get(&outer)).and_then(|parts| parts.first());
    let Some((_, region)) = part else { return Cow::Borrowed(slot) };
    let mut cells = page.cells_beside(id.slot, region.first);
    let own = page.given.grid.rect(cells.columns, cells.lines).inset(slot.look.inset);
    if region.head.overlaps(own) {
        let first = page.given.grid.first_line_from(region.head.y1);
        if cells.lines.0 < first && first < cells.lines.1 {
            cells.lines.0 = first;
        }
    }
    match cells == slot.cells {
        true => Cow::Borrowed(slot),
        false => Cow::Owned(Area { cells, ..slot.clone() }),
    }
}

/// Says of a slot whether what belongs there is not there yet: a dummy where it begins, a story
/// that is held back.
fn mark(edition: &Edition, slot: &Area, report: &mut SlotReport) {
    let begins = |id: StoryId| edition.story(id).slot == slot.look.id;
    report.dummy = match (report.story, &*slot.holds) {
        (Some(story), _) => edition.story(story).dummy && begins(story),
        (None, Content::Story(story)) => edition.story(*story).dummy,
        (None, holds) => matches!(holds, Content::Reserved(_)),
    };
    let left = report.story.is_none() && !slot.holds.is_nothing();
    report.held = left && edition.held_ids().any(begins);
}

fn report(page: &PagePlan, slot: &Area) -> SlotReport {
    SlotReport {
        slot: slot.look.id,
        kind: slot.look.kind,
        story: None,
        dummy: false,
        held: false,
        rect: page.rect(slot),
        lines: None,
        picture: None,
    }
}

fn empty(page: &PagePlan, slot: &Area) -> MadeSlot {
    MadeSlot {
        items: Vec::new(),
        reports: vec![report(page, slot)],
        findings: findings::empty(page, slot).into_iter().collect(),
    }
}

/// Sets what is no running copy: a photograph, fixed matter, the index.
fn of_matter(
    typesetter: &Typesetter,
    input: Input,
    page: &PagePlan,
    (at, slot): (usize, &Area),
) -> MadeSlot {
    let mut made =
        MadeSlot { items: Vec::new(), reports: vec![report(page, slot)], findings: Vec::new() };
    let edition = input.edition;
    match &*slot.holds {
        Content::Photo(photo) => {
            let captions = figure::row_captions(typesetter, edition, page, at);
            let figure = figure::set(typesetter, edition, page, slot, photo, captions);
            (made.items, made.findings) = (figure.items, figure.findings);
            made.reports.iter_mut().for_each(|own| own.picture = Some(figure.report.clone()));
        }
        Content::Furniture(matter) => {
            made.items = furniture::set(typesetter, page, slot, matter);
        }
        Content::Reserved(booked) => {
            made.items = dummy::reserved(typesetter, edition, page, slot, booked);
        }
        Content::Held(_) => {}
        Content::Index(entries) => {
            let stays = |entry: &&IndexEntry| !input.plan.out.contains(&entry.story);
            let entries: Vec<&IndexEntry> = entries.iter().filter(stays).collect();
            made.items = index::set(typesetter, edition, page, slot, &entries);
            let room = index::room(edition, page, slot, entries.len());
            made.findings.extend(findings::of_index(page, slot, entries.len(), room));
        }
        _ => made.findings.extend(findings::empty(page, slot)),
    }
    made
}

/// Takes the parts of stories into their slot: one, or several tails with a hairline between them.
fn of_regions(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    parts: &[(&Thread, &Region)],
) -> MadeSlot {
    let mut made = MadeSlot { items: Vec::new(), reports: Vec::new(), findings: Vec::new() };
    for (at, (thread, region)) in parts.iter().enumerate() {
        let (lines, findings) = findings::of_region(edition, page, slot, thread, region);
        if at > 0 {
            made.items.extend(hairline_above(page, region.rect));
        }
        made.items.extend(region.items.iter().cloned());
        made.reports.push(SlotReport {
            story: Some(thread.story),
            rect: region.rect,
            lines: Some(lines),
            ..report(page, slot)
        });
        made.findings.extend(findings);
    }
    made
}

/// Takes short stories into their slot; each has a line of its own in the report.
fn of_briefs(edition: &Edition, page: &PagePlan, slot: &Area, briefs: &Briefs) -> MadeSlot {
    let mut items = briefs.items.clone();
    let mut reports = Vec::new();
    for thread in &briefs.threads {
        items.extend(thread.regions.iter().flat_map(|region| region.items.clone()));
        let lines = thread.regions.first().map_or(LineCount::default(), |region| region.lines);
        let runs = thread.regions.iter().flat_map(|region| &region.part.columns);
        let whole = report(page, slot);
        reports.push(SlotReport {
            story: Some(thread.story),
            rect: runs.map(|run| run.rect).reduce(|a, b| a.union(b)).unwrap_or(whole.rect),
            lines: Some(lines),
            ..whole
        });
    }
    MadeSlot { items, reports, findings: findings::of_briefs(edition, page, slot, briefs) }
}
