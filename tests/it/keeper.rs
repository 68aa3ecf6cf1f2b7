//! What survives a run changes nothing about what comes out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use banmian::run::{self, Keeper, Kept, Made, Options};
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
        // Other rules of composition change whatever was prepared.
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

/// A world whose files have stamps, and which counts how often each is read.
#[derive(Default)]
struct Stamped {
    world: MemoryWorld,
    written: u128,
    denied: Option<&'static str>,
    reads: Mutex<BTreeMap<PathBuf, usize>>,
}

impl Stamped {
    fn of(world: MemoryWorld) -> Stamped {
        Stamped { world, ..Stamped::default() }
    }

    /// Returns how often files were read since it was asked last.
    fn reads(&mut self) -> BTreeMap<PathBuf, usize> {
        std::mem::take(self.reads.get_mut().expect("nobody panicked"))
    }
}

impl World for Stamped {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        *self.reads.lock().expect("nobody panicked").entry(path.to_owned()).or_default() += 1;
        if self.denied.is_some_and(|denied| path.ends_with(denied)) {
            return Err(ReadError::Denied);
        }
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

    fn is_lasting(&self) -> bool {
        true
    }
}

#[test]
fn a_file_with_the_stamp_of_before_is_not_read_again() {
    let mut world = Stamped::of(paper().world());
    let mut keeper = Keeper::default();
    let first = kept(&mut keeper, &world);
    let all = world.reads();
    assert!(all.values().all(|reads| *reads == 1), "{all:?}");
    assert!(Arc::ptr_eq(&first, &kept(&mut keeper, &world)));
    assert_eq!(world.reads(), BTreeMap::new());
    // Every file but the house style may be another now.
    world.written = 2;
    let then = kept(&mut keeper, &world);
    assert_same(&then, &first, "other stamps");
    let again = world.reads();
    let house = all.keys().find(|path| !again.contains_key(*path));
    assert!(house.is_some_and(|path| path.ends_with("house.toml")), "{again:?}");
    assert_eq!(again.len() + 1, all.len());
    // A story is another: neither the picture nor the faces are read for it.
    edit(&mut world.world, ISSUE, |text| format!("{text}\n# set\n"));
    assert_same(&kept(&mut keeper, &world), &cold(&world.world), "a comment more");
    let read: Vec<PathBuf> = world.reads().into_keys().collect();
    assert_eq!(read, [PathBuf::from(ISSUE)]);
}

/// Who may read a file changes without its stamp.
#[test]
fn what_could_not_be_read_is_tried_again() {
    let mut world = Stamped::of(paper().world());
    let story = cold(&world.world).edition.stories[0].file.clone();
    for denied in ["layouts/l1.toml", "a.png", "house.toml", "issue.toml"] {
        let mut keeper = Keeper::default();
        world.denied = Some(denied);
        let faults = keeper.make(&world, Path::new(""), Path::new(ISSUE), &Options::default());
        let faults = faults.map(drop).map_err(|faults| faults.to_string());
        assert!(faults.is_err(), "{denied} is read");
        world.denied = None;
        assert_same(&kept(&mut keeper, &world), &cold(&world.world), denied);
    }
    assert!(world.reads().contains_key(Path::new(&story)));
}

/// A house style is checked once; its doubts are told in every run, and another text is another style.
#[test]
fn the_house_style_is_kept_by_its_text() {
    let mut keeper = Keeper::default();
    let mut world = paper().world();
    let house = String::from_utf8(world.text("layouts/house.toml")).expect("a text");
    for (at, text) in [
        house.clone(),
        house.replacen("[styles]", "[limits]\ngap_lines = 0\n[styles]", 1),
        format!("{house}\n[inks]\nunused = \"#ff0000\"\n"),
        house.clone(),
    ]
    .into_iter()
    .enumerate()
    {
        world.add("layouts/house.toml", &text);
        for story in ["第一句。", "第二句。"] {
            world.add("a-1.md", format!("+++\ntitle = \"园区\"\n+++\n\n{story}\n"));
            let options = Options::default();
            let warm = keeper.make(&world, Path::new(""), Path::new(ISSUE), &options);
            let cold = banmian::make(&world, Path::new(""), Path::new(ISSUE), &options);
            let warm = warm.map(|made| made.report.to_json()).map_err(|it| it.to_string());
            let cold = cold.map(|made| made.report.to_json()).map_err(|it| it.to_string());
            assert_eq!(warm, cold, "{at}, {story}");
        }
    }
}

/// Several issues of one paper, read one after the other, come out as each alone.
#[test]
fn issues_that_share_what_is_kept_come_out_as_each_alone() {
    let kept = Kept::default();
    for seed in [3, 27, 51, 3] {
        let world = random_paper(seed).world();
        let (root, issue, options) = (Path::new(""), Path::new(ISSUE), Options::default());
        let given = run::read_with(&world, root, issue, &kept);
        let given = given.unwrap_or_else(|faults| panic!("{faults}"));
        assert_same(&run::set(given, &options), &cold(&world), &format!("seed {seed}"));
    }
}

/// A world in which one path is a link.
struct Linked {
    world: MemoryWorld,
    there: &'static str,
}

impl World for Linked {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.world.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        self.world.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        self.world.list(path)
    }

    fn real(&self, path: &Path) -> Result<std::path::PathBuf, ReadError> {
        match path.ends_with("link.md") {
            true => Ok(self.there.into()),
            false => self.world.real(path),
        }
    }
}

/// The files that a run read are as they were, and yet a link leads to another now.
#[test]
fn a_link_that_leads_elsewhere_makes_another_edition() {
    let story = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n\n园区处处开工忙。\n");
    let mut files = Paper::new([2, 8, 20])
        .slot("lead", "story", [1, 2], [1, 20])
        .story("lead", "园区处处开工忙。")
        .file("one.md", story("江堤合龙"))
        .file("other.md", story("春耕正忙"))
        .world();
    let issue = String::from_utf8(files.text(ISSUE)).expect("it is UTF-8");
    files.add(ISSUE, issue.replace("lead-1.md", "link.md"));
    let mut world = Linked { world: files, there: "one.md" };
    let mut keeper = Keeper::default();
    let mut title = |world: &Linked| {
        let made = keeper.make(world, Path::new(""), Path::new(ISSUE), &Options::default());
        made.map(|made| made.edition.stories[0].head.title.clone())
    };
    assert!(title(&world).is_ok_and(|title| title == "江堤合龙"));
    world.there = "other.md";
    assert!(title(&world).is_ok_and(|title| title == "春耕正忙"));
    world.there = "../other.md";
    assert!(title(&world).is_err());
}
