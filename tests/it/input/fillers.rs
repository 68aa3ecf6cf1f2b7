//! What stands where white is left: every fault at its place.

use super::{HOUSE, ISSUE, each, faults};
use crate::common::small;

const NUMBER: &str = "number = 4567";

/// The issue with an entry of these keys, one a line.
fn with(keys: &[&str]) -> String {
    format!("{NUMBER}\n[[filler]]\n{}", keys.join("\n"))
}

#[test]
fn fillers() {
    let mut world = small::world();
    world.add("issues/day/filler.md", "+++\ntitle = \"放水\"\n+++\n\n今日放水。\n");
    let load = |keys: &[&str]| {
        let mut world = world.clone();
        world.add(ISSUE, small::ISSUE.replace(NUMBER, &with(keys)));
        small::load(&world)
    };
    let right = load(&["file = \"day/filler.md\"", "pages = [2]", "columns = [1, 1]"]);
    assert_eq!(right.lines(), [""; 0]);
    let issue = right.issue.expect("nothing is wrong");
    assert!(issue.fillers[0].story.is_some() && issue.fillers[0].pages.len() == 1);
    let cases: [(&[&str], &str); 9] = [
        (&["columns = [1, 2]"], "4:1 bad-filler: [[filler]]"),
        (&["file = \"day/filler.md\"", "photo = \"day/a.png\""], "4:1 bad-filler: [[filler]]"),
        (&["file = \"day/filler.md\"", "caption = \"鹭\""], "6:11 bad-filler: \"鹭\""),
        (&["file = \"day/filler.md\"", "focus = [0.5, 0.5]"], "6:9 bad-filler: [0.5, 0.5]"),
        (&["file = \"day/filler.md\"", "columns = [2, 1]"], "6:11 bad-range: [2, 1]"),
        (&["file = \"day/filler.md\"", "pages = [3]"], "6:10 unknown-page: 3"),
        (&["file = \"day/fillers.md\""], "5:8 missing-file: \"day/fillers.md\""),
        (&["file = \"day/lead.md\""], "5:8 duplicate-story: \"day/lead.md\""),
        (&["ad = [{ file = \"day/a.png\", lines = 3 }]"], "5:37 out-of-range: 3"),
    ];
    let mut wrong = Vec::new();
    for (keys, fault) in cases {
        let found = load(keys).lines();
        if !found.iter().any(|line| *line == format!("issue.toml:{fault}")) {
            wrong.push((keys, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_brief_that_fills_white_has_no_photographs() {
    let mut world = small::world();
    let head = "title = \"放水\"\nphotos = [{ file = \"a.png\" }]";
    world.add("issues/day/filler.md", format!("+++\n{head}\n+++\n\n今日放水。\n"));
    world.add(ISSUE, small::ISSUE.replace(NUMBER, &with(&["file = \"day/filler.md\""])));
    assert_eq!(small::load(&world).lines(), ["filler.md:3:20 bad-filler: \"a.png\""]);
}

#[test]
fn styles_of_fillers() {
    let copy = "[copy.news]";
    each(
        HOUSE,
        &[
            (copy, "[filler]\nhead = \"no\"\n[copy.news]", "34:8 unknown-head: \"no\""),
            (copy, "[filler]\ncopy = \"no\"\n[copy.news]", "34:8 unknown-copy: \"no\""),
        ],
    );
    assert_eq!(faults(HOUSE, copy, "[filler]\nrules = []\n[copy.news]"), [""; 0]);
}
