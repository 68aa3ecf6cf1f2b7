//! Dummies, held stories, extras and page names: every fault at its place.

use super::{HOUSE, ISSUE, each, faults};
use crate::common::small;

const FILE: &str = "file = \"day/second.md\"";

#[test]
fn dummies() {
    let right = "title = \"开工\"\n  kicker = \"引\"\n  deck = \"副\"\n  byline = \"甲\"\n  length = 1080";
    let index = small::ISSUE.replace("\"second\" }]", "\"p2-second\" }]").replace(FILE, right);
    let mut world = small::world();
    world.add(ISSUE, index);
    let loaded = small::load(&world);
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing is wrong");
    let dummy = issue.stories.iter().find(|story| story.dummy).expect("a dummy");
    assert_eq!((dummy.id.as_str(), dummy.file.as_str()), ("p2-second", "issue.toml"));
    assert_eq!(dummy.blocks.iter().map(|block| block.chars()).sum::<u32>(), 1080);
    let advert = "file = \"day/advert.md\"";
    assert_eq!(faults(ISSUE, advert, "title = \"音乐会\""), [""; 0]);
    let plain = "index = [{ story = \"second\" }]\n";
    let without_index = |to: &str| {
        let mut world = small::world();
        world.add(ISSUE, small::ISSUE.replace(plain, "\n").replace(FILE, to));
        small::load(&world).lines()
    };
    assert_eq!(without_index("title = \"开工\""), ["issue.toml:28:11 no-length: \"开工\""]);
    assert_eq!(without_index(""), ["issue.toml:27:10 no-copy: \"second\""]);
    assert_eq!(
        without_index("title = \"　\"\n  length = 9"),
        ["issue.toml:28:11 blank-title: \"　\""]
    );
    assert_eq!(
        without_index("title = \"开{工\"\n  length = 9"),
        ["issue.toml:28:11 unpaired-brace: \"开{工\""]
    );
    assert_eq!(
        without_index("title = \"开工\"\n  length = 0"),
        ["issue.toml:29:12 out-of-range: 0"]
    );
    each(
        ISSUE,
        &[
            (FILE, "file = \"day/second.md\"\n  length = 9", "29:12 dummy-with-file: 9"),
            (
                FILE,
                "file = \"day/second.md\"\n  title = \"题\"",
                "29:11 dummy-with-file: \"题\"",
            ),
        ],
    );
}

#[test]
fn two_dummies_of_a_slot_have_names_of_their_own() {
    let mut world = small::world();
    let issue = small::ISSUE
        .replace("file = \"day/brief-1.md\"", "title = \"一\"\n  length = 80")
        .replace("file = \"day/brief-2.md\"", "title = \"二\"\n  length = 90");
    world.add(ISSUE, issue);
    let issue = small::load(&world).issue.expect("nothing is wrong");
    let ids: Vec<_> = issue.stories.iter().map(|story| story.id.as_str()).collect();
    assert_eq!(ids, ["lead", "second", "p2-briefs", "p2-briefs-2", "advert"]);
}

#[test]
fn a_held_story_leaves_the_index() {
    let held = small::edited(ISSUE, FILE, "file = \"day/second.md\"\n  hold = true");
    assert_eq!(held.lines(), ["issue.toml:9:20 held-in-index: \"second\""]);
    assert!(held.issue.is_some(), "it is a warning");
    let advert = "file = \"day/advert.md\"";
    assert_eq!(faults(ISSUE, advert, &format!("{advert}\n  hold = true")), [""; 0]);
}

#[test]
fn kinds_of_editions_and_names_of_pages() {
    let number = "number = 4567";
    let with = |line: &str| faults(ISSUE, number, &format!("{number}\n{line}"));
    for right in ["kind = \"extra\"", "kind = \"supplement\"", "correction = 2"] {
        assert_eq!(with(right), [""; 0], "{right}");
    }
    assert_eq!(with("kind = \"special\""), ["issue.toml:4:8 bad-value: \"special\""]);
    assert_eq!(with("correction = 0"), ["issue.toml:4:14 out-of-range: 0"]);
    let (front, news) = ("layout = \"front\"", "layout = \"news\"");
    let labels = |one: &str, two: &str| {
        let mut world = small::world();
        let issue = small::ISSUE
            .replace(front, &format!("{front}\nlabel = \"{one}\""))
            .replace(news, &format!("{news}\nlabel = \"{two}\""));
        world.add(ISSUE, issue);
        small::load(&world).lines()
    };
    assert_eq!(labels("A01", "B01"), [""; 0]);
    assert_eq!(labels("A01", "A01"), ["issue.toml:26:9 duplicate-label: \"A01\""]);
    assert_eq!(labels(" ", "A01"), ["issue.toml:8:9 blank-label: \" \""]);
    let names = |pattern: &str| {
        let page = "[page]\n";
        let names = format!("[page_names]\nregular = \"{pattern}\"\n\n[page]\n");
        let lines = faults(HOUSE, page, &names);
        lines
            .iter()
            .map(|line| line.split_once(' ').unwrap_or_default().1.to_owned())
            .collect::<Vec<_>>()
    };
    let none: Vec<String> = Vec::new();
    for right in ["A{page2}", "{page_ordinal}", "增{page}"] {
        assert_eq!(names(right), none, "{right}");
    }
    assert_eq!(names("A"), ["bad-page-name: \"A\""]);
    assert_eq!(names("A{pgae}"), ["bad-page-name: \"A{pgae}\""]);
}

#[test]
fn what_is_optional_stands_inside_a_story() {
    let alone = small::edited(ISSUE, FILE, "file = \"day/second.md\"\n  optional = true");
    let told = alone.lines();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("optional-alone"), "{told:?}");
    assert!(alone.issue.is_some(), "it is a warning");
}
