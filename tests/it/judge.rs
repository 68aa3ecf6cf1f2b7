//! The rules that need geometry only: what they say of a plan before anything is set is what
//! they say of the set page.

use std::collections::BTreeMap;
use std::path::Path;

use banmian::edition::{Content, Edition};
use banmian::frame::Composition;
use banmian::geom::{Abs, Rect};
use banmian::ids::{PageId, SlotId, StoryId};
use banmian::makeup::{self, MadeUp};
use banmian::plan::judge::{self, Facts, HeadFacts};
use banmian::plan::{Move, Plan};
use banmian::rules::Stage;

use crate::common::{DiskWorld, Paper, edition_of};
use crate::lint::{Judged, WORDS, day, filler};

/// Returns the sample, made up.
fn sample() -> (Edition, Plan, Composition) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = edition_of(&DiskWorld, root, "issues/2021-02-24.toml");
    let MadeUp { plan, composition, .. } = makeup::make_up(&edition);
    (edition, plan, composition)
}

/// Returns what the plan alone breaches: code, page and slot.
fn planned(edition: &Edition, plan: &Plan) -> Vec<String> {
    let names = edition.names();
    let mut told = Vec::new();
    for page in (0..plan.pages.len()).map(PageId) {
        let facts = Facts::planned(edition, plan, page);
        for breach in judge::check(edition, plan.page(page), &facts) {
            let code = breach.wrong.code();
            assert_eq!(code.rule().stage, Stage::Plan);
            let slot = breach.slot.map_or("-", |slot| names.slot(slot));
            told.push(format!("{} {} {slot}", code.word(), page.0 + 1));
        }
    }
    told
}

/// Expects that the plan and the set page are told the same, and that it is this.
fn alike(paper: &Paper, wanted: &[&str]) {
    let edition = paper.edition();
    assert_eq!(planned(&edition, &Plan::of(&edition)), wanted, "of the plan");
    assert_eq!(paper.told(), wanted, "of the page");
}

/// Returns the size and the place of the largest words of each head on a page.
fn set(composition: &Composition, page: usize) -> BTreeMap<(StoryId, SlotId), (Abs, Rect)> {
    let mut heads: BTreeMap<_, (Abs, Rect)> = BTreeMap::new();
    for piece in composition.pages[page].frame.pieces() {
        let story = piece.tag.and_then(|tag| tag.head());
        let (Some(story), Some(area), Some(run)) = (story, piece.area, piece.run()) else {
            continue;
        };
        let (size, rect) = heads.entry((story, area)).or_insert((run.size, piece.rect()));
        if run.size > *size {
            (*size, *rect) = (run.size, piece.rect());
        } else if run.size == *size {
            *rect = rect.union(piece.rect());
        }
    }
    heads
}

#[test]
fn heads_are_planned_about_where_they_are_set() {
    let (edition, plan, composition) = sample();
    let mut seen = 0;
    for (at, page) in plan.pages.iter().enumerate() {
        let mut set = set(&composition, at);
        for head in HeadFacts::planned(&edition, &plan, PageId(at)) {
            let story = edition.story(head.story).head.plain_title();
            let (size, title) = set.remove(&(head.story, head.slot)).expect("it is set");
            assert!(size <= head.size, "{story}: {size:?} is larger than {:?}", head.size);
            let off = (title.y0 - head.title.y0).abs();
            assert!(off < page.given.grid.pitch * 2, "{story}: {off:?} off");
            assert!(
                title.x0 + page.given.grid.em >= head.title.x0,
                "{story}: left of its room"
            );
            assert!(
                title.x1 - page.given.grid.em <= head.title.x1,
                "{story}: right of its room"
            );
            seen += 1;
        }
        let briefs =
            |slot: SlotId| matches!(*page.area(slot).holds, Content::Briefs(_) | Content::Tail);
        for (_, slot) in set.keys() {
            assert!(briefs(*slot), "{} is not planned", page.area(*slot).look.name);
        }
    }
    assert!(seen > 12, "{seen} heads");
}

#[test]
fn the_plan_of_the_sample_breaches_nothing() {
    let (edition, plan, _) = sample();
    assert_eq!(planned(&edition, &plan), [""; 0]);
}

#[test]
fn a_plan_is_told_what_its_page_would_be_told() {
    let beside = |first: u32, head: &str| {
        day()
            .slot("a", "story", [1, 2], [9, 40])
            .headed("plain")
            .slot("b", "story", [3, 4], [first, 40])
            .headed(head)
            .story("a", &filler(300))
            .story("b", &filler(200))
            .titled("长湖水渐暖")
    };
    alike(&beside(9, "plain"), &["butting-heads 1 b"]);
    alike(&beside(9, "small"), &[]);
    alike(&beside(12, "plain"), &[]);
    let under = |above: &str, below: &str, ad: [u32; 2]| {
        day()
            .slot("a", "story", [1, 4], [9, 20])
            .headed(above)
            .slot("b", "story", [1, 4], [ad[1] + 2, 40])
            .headed(below)
            .slot("ad", "ad", [1, 4], ad)
            .with("head = \"ad\"\nlabel = \"广告\"")
            .story("a", &filler(150))
            .story("b", &filler(100))
            .titled("长湖")
            .story("ad", &filler(40))
            .titled("茶叶上市")
    };
    alike(&under("plain", "small", [22, 26]), &["ad-beside-lead 1 ad"]);
    let row = |photos: u32| {
        let mut desk =
            day().slot("a", "story", [1, 4], [9, 20]).headed("plain").story("a", &filler(150));
        for at in 1..=photos {
            let name = format!("p{at}");
            desk = desk.slot(&name, "photo", [at; 2], [22, 27]).photo(&name).with(WORDS);
        }
        desk
    };
    alike(&row(3), &["three-photos 1 p1"]);
    alike(&row(2), &[]);
}

#[test]
fn a_move_changes_what_a_plan_costs() {
    let edition = day()
        .slot("a", "story", [1, 4], [9, 22])
        .headed("small")
        .slot("b", "story", [1, 4], [24, 40])
        .headed("plain")
        .story("a", &filler(200))
        .story("b", &filler(300))
        .titled("长湖水渐暖")
        .edition();
    let mut plan = Plan::of(&edition);
    assert_eq!(planned(&edition, &plan), ["head-order 1 b"]);
    let lower = edition.stories[1].slot;
    let undo = plan.apply(&Move::ScaleHead(lower, 600));
    assert_eq!(planned(&edition, &plan), [""; 0]);
    plan.undo(undo);
    assert_eq!(planned(&edition, &plan), ["head-order 1 b"]);
}
