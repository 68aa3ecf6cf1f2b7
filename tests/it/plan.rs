//! The plan: a move changes one thing and can be taken back; a composition follows it and the edition stays.

use std::path::Path;

use banmian::edition::Content;
use banmian::geom::Cells;
use banmian::ids::{SlotId, StoryId};
use banmian::layout::{self, Kept};
use banmian::makeup;
use banmian::plan::{Leg, Move, Plan};

use crate::common::{DiskWorld, Random, edition_of};
use crate::editions::random_paper;

/// Returns some move of a plan.
fn any(random: &mut Random, plan: &Plan, stories: usize) -> Move {
    let slots: Vec<SlotId> = plan.areas().map(|(id, _)| id).collect();
    let slot = slots[random.within(0, slots.len() as u64) as usize];
    let story = StoryId(random.within(0, stories as u64) as usize);
    let cells = plan.area(slot).cells;
    let (first, last) = cells.lines;
    match random.within(0, 10) {
        0 => Move::ScaleHead(slot, random.within(900, 1101) as u32),
        1 => Move::White(slot, random.within(0, 4) as u32),
        2 => {
            let lines = (first, last.max(first + 1) - 1);
            Move::Cells(vec![(slot, Cells { lines, ..cells })])
        }
        3 => Move::Subheads(story, random.within(0, 3) as i32 - 1),
        4 => Move::Pulls(story, random.within(0, 3) as usize),
        5 => Move::Leave(slot),
        6 => Move::Edge(slot, random.within(0, 9) as i32 - 4),
        7 => Move::Give(slot),
        8 => Move::Larger(story),
        _ => Move::Jump(story, vec![Leg::whole(slot)]),
    }
}

#[test]
fn what_is_taken_back_was_never_done() {
    for seed in 0..40 {
        let edition = random_paper(seed).edition();
        let mut plan = makeup::make_up(&edition).plan;
        let random = &mut Random::new(seed);
        let mut undone = Vec::new();
        for _ in 0..30 {
            let before = format!("{plan:?}");
            let change = any(random, &plan, edition.stories.len());
            let undo = plan.apply(&change);
            undone.push((before, undo, change));
        }
        for (before, undo, change) in undone.into_iter().rev() {
            plan.undo(undo);
            assert!(format!("{plan:?}") == before, "seed {seed}: {change:?}");
        }
    }
}

#[test]
fn the_pages_follow_the_plan_and_the_edition_stays() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = edition_of(&DiskWorld, root, "issues/2021-02-24.toml");
    let given = format!("{edition:?}");
    let mut plan = Plan::of(&edition);
    let plain = layout::compose(&edition, &plan, &Kept::default());
    let photo = plan
        .areas()
        .find(|(_, area)| matches!(*area.holds, Content::Photo(_)) && area.within.is_some());
    let (id, before) = photo.map(|(id, area)| (id, area.cells)).expect("a photograph");
    let lines = (before.lines.0, before.lines.1 - 2);
    let undo = plan.apply(&Move::Cells(vec![(id, Cells { lines, ..before })]));
    let lower = layout::compose(&edition, &plan, &Kept::default());
    let height = |made: &banmian::frame::Composition| {
        let slots = &made.pages[id.page.0].slots;
        slots.iter().find(|slot| slot.slot == id).map(|slot| slot.rect.height())
    };
    let pitch = edition.page(id.page).grid.pitch;
    assert_eq!(height(&plain).zip(height(&lower)).map(|(a, b)| a - b), Some(pitch * 2));
    plan.undo(undo);
    assert!(layout::compose(&edition, &plan, &Kept::default()) == plain);
    makeup::make_up(&edition);
    assert_eq!(format!("{edition:?}"), given);
}
