//! What survives a run changes nothing about what comes out.

use std::path::Path;
use std::sync::Arc;

use banmian::run::{Keeper, Made, Options};
use banmian::world::{ReadError, Stamp, World};

use crate::common::{MemoryWorld, Paper, png};
use crate::editions::random_paper;

const ISSUE: &str = "issue.toml";

fn cold(world: &dyn World) -> Made {
    let made = banmian::make(world, Path::new(""), Path::new(ISSUE), &Options::default());
    made.unwrap_or_else(|faults| panic!("{faults}"))
}

fn kept(keeper: &mut Keeper, world: &dyn World) -> Arc<Made> {
    let made = keeper.make(world, Path::new(""), Path::new(ISSUE), &Options::default());
    made.unwrap_or_else(|faults| panic!("{faults}"))
}

/// Asserts that two runs gave the same pages, decisions and report.
fn assert_same(kept: &Made, cold: &Made, what: &str) {
    assert!(kept.composition == cold.composition, "the pages differ: {what}");
    assert_eq!(kept.report.to_json(), cold.report.to_json(), "{what}");
    assert_eq!(format!("{:?}", kept.plan), format!("{:?}", cold.plan), "{what}");
}

/// Changes a text file of a world.
fn edit(world: &mut MemoryWorld, path: &str, change: impl FnOnce(String) -> String) {
    let text = String::from_utf8(world.text(path)).expect("a text");
    world.add(path, change(text));
}

#[test]
fn a_kept_run_is_a_cold_run() {
    let mut keeper = Keeper::default();
    for seed in (0..240).step_by(24) {
        let mut world = random_paper(seed).world();
        let first = kept(&mut keeper, &world);
        assert_same(&first, &cold(&world), &format!("seed {seed}, first"));
        let stories: Vec<String> =
            first.edition.stories.iter().map(|story| story.file.clone()).collect();
        for (at, file) in stories.iter().enumerate().take(3) {
            // A sentence more, a title that is another, a paragraph before all others.
            edit(&mut world, file, |text| match at {
                0 => format!("{text}\n新的一段，写在文末。\n"),
                1 => text.replacen("title = \"", "title = \"今日", 1),
                _ => text.replacen("+++\n\n", "+++\n\n开头加了一段话。\n\n", 1),
            });
            let then = kept(&mut keeper, &world);
            assert_same(&then, &cold(&world), &format!("seed {seed}, {file}"));
        }
        // Another size of the body changes whatever was prepared.
        edit(&mut world, "layouts/house.toml", |text| {
            text.replacen("[styles]", "[composition]\nhang_end = true\n[styles]", 1)
        });
        let then = kept(&mut keeper, &world);
        assert_same(&then, &cold(&world), &format!("seed {seed}, other rules"));
    }
}

fn paper() -> Paper {
    Paper::new([4, 10, 40])
        .slot("a", "story", [1, 4], [1, 20])
        .slot("p", "photo", [1, 2], [22, 34])
        .story("a", &"园区处处开工忙。".repeat(40))
        .titled("园区处处开工忙")
        .picture("p", "a.png", png(400, 300))
}

#[test]
fn nothing_changed_gives_the_same_thing_and_a_fault_leaves_nothing_behind() {
    let mut keeper = Keeper::default();
    let mut world = paper().world();
    let first = kept(&mut keeper, &world);
    assert!(Arc::ptr_eq(&first, &kept(&mut keeper, &world)));
    let picture = world.text("a.png");
    world.remove("a.png");
    let faults = keeper.make(&world, Path::new(""), Path::new(ISSUE), &Options::default());
    assert!(faults.is_err());
    world.add("a.png", png(300, 400));
    assert_same(&kept(&mut keeper, &world), &cold(&world), "another picture");
    world.add("a.png", picture);
    assert_same(&kept(&mut keeper, &world), &first, "as it was");
    // Other options are another run of the same edition.
    let options = Options { explain: true, ..Options::default() };
    let explained = keeper.make(&world, Path::new(""), Path::new(ISSUE), &options);
    assert!(explained.is_ok_and(|made| !Arc::ptr_eq(&made, &first)));
}

/// A world whose files have stamps, and which counts how often it is read.
struct Stamped {
    world: MemoryWorld,
    written: u128,
    reads: std::sync::atomic::AtomicUsize,
}

impl World for Stamped {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.reads.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        self.world.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        self.world.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        self.world.list(path)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let length = self.world.read(path).ok()?.len() as u64;
        let written = if path.ends_with("house.toml") { 0 } else { self.written };
        Some(Stamp { length, written })
    }
}

#[test]
fn a_file_with_the_stamp_of_before_is_not_read_again() {
    let reads = std::sync::atomic::AtomicUsize::new(0);
    let mut world = Stamped { world: paper().world(), written: 1, reads };
    let mut keeper = Keeper::default();
    let first = kept(&mut keeper, &world);
    let all = *world.reads.get_mut();
    kept(&mut keeper, &world);
    assert_eq!(*world.reads.get_mut(), all);
    // Every file but the house style may be another now.
    world.written = 2;
    let then = kept(&mut keeper, &world);
    assert_same(&then, &first, "other stamps");
    assert!((all + 1..2 * all).contains(world.reads.get_mut()));
}
