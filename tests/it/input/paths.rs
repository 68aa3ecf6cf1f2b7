//! What files name lies in the folders that are read for them, however it is written.

use super::{FRONT, HOUSE, ISSUE, LEAD, each};
use crate::common::small::{self, Loaded};

/// What stands outside, and must never be shown.
const SECRET: &str = "root:x:0:0";

/// The small edition with a secret outside its folders, after a change in one file.
fn with_secret(file: &str, from: &str, to: &str) -> Loaded {
    let mut world = small::world();
    for path in ["secret.md", "/etc/passwd", "issues.md", "layouts.toml", "fonts.otf"] {
        world.add(path, SECRET);
    }
    let text = String::from_utf8(world.text(file)).expect("the fixture is UTF-8");
    assert!(text.contains(from), "{file} has no {from}");
    world.add(file, text.replacen(from, to, 1));
    small::load(&world)
}

#[test]
fn stories_and_pictures_outside_are_not_read() {
    let outside = [
        "../secret.md",
        "/etc/passwd",
        "day/../../secret.md",
        "../none.md",
        "/none",
        "../issues.md",
    ];
    for path in outside {
        let loaded = with_secret(ISSUE, "\"day/lead.md\"", &format!("\"{path}\""));
        assert_eq!(loaded.lines(), [format!("issue.toml:13:10 outside-folders: \"{path}\"")]);
        assert!(loaded.hints()[0].contains("[paths] read"), "{:?}", loaded.hints());
        let shown = loaded.faults[0].message.en.clone() + &loaded.hints().concat();
        assert!(!shown.contains(SECRET) && !shown.contains("did you mean"), "{shown}");
        let loaded = with_secret(ISSUE, "\"day/works.jpg\"", &format!("\"{path}\""));
        assert_eq!(loaded.lines(), [format!("issue.toml:18:10 outside-folders: \"{path}\"")]);
    }
    let photo = "\"\nphotos = [{ file = \"../../secret.md\" }]\n+++";
    assert_eq!(
        with_secret(LEAD, "\"\n+++", photo).lines()[0],
        "lead.md:3:20 outside-folders: \"../../secret.md\""
    );
    // Inside is inside, by whatever way.
    each(
        ISSUE,
        &[(
            "\"day/lead.md\"",
            "\"day/../day/lead.m\"",
            "13:10 missing-file: \"day/../day/lead.m\"",
        )],
    );
    assert_eq!(
        with_secret(ISSUE, "\"day/lead.md\"", "\"./day/../day/lead.md\"").lines(),
        [""; 0]
    );
}

#[test]
fn layouts_faces_and_profiles_outside_are_not_read() {
    let told = |file: &str, from: &str, to: &str| with_secret(file, from, to).lines();
    assert_eq!(
        told(HOUSE, "\"Hei.otf\"", "\"../fonts.otf\""),
        ["house.toml:24:16 outside-folders: \"../fonts.otf\""]
    );
    assert_eq!(
        told(HOUSE, "\"Hei.otf\"", "\"/etc/passwd\""),
        ["house.toml:24:16 outside-folders: \"/etc/passwd\""]
    );
    let profile = |path: &str| {
        let press = format!("[press]\nprofile = \"{path}\"\n[styles]");
        told(HOUSE, "[styles]", &press)
    };
    assert_eq!(profile("icc/own.icc"), [""; 0]);
    for path in ["../secret.md", "/etc/passwd"] {
        assert_eq!(profile(path), [format!("house.toml:30:11 outside-folders: \"{path}\"")]);
    }
    // The name of a layout is no path.
    assert_eq!(
        told(ISSUE, "\"news\"", "\"../layouts\""),
        ["issue.toml:24:10 unknown-layout: \"../layouts\""]
    );
    let front = with_secret(FRONT, "copy = \"news\"", "copy = \"new\"");
    assert_eq!(front.lines(), ["front.toml:33:8 unknown-copy: \"new\""]);
}

#[test]
fn the_house_names_other_folders_for_stories_and_pictures() {
    let mut world = small::world();
    world.add("/share/photos/works.jpg", "not looked at");
    world.add("agency/lead.md", small::STORY);
    let issue = small::ISSUE
        .replace("\"day/works.jpg\"", "\"/share/photos/works.jpg\"")
        .replace("\"day/lead.md\"", "\"../agency/lead.md\"");
    world.add(ISSUE, issue);
    let both = [
        "issue.toml:13:10 outside-folders: \"../agency/lead.md\"",
        "issue.toml:18:10 outside-folders: \"/share/photos/works.jpg\"",
    ];
    assert_eq!(small::load(&world).lines(), both);
    let house =
        |paths: &str| small::HOUSE.replacen("[page]", &format!("[paths]\n{paths}\n[page]"), 1);
    world.add(HOUSE, house("read = [\"/share/photos\", \"agency\"]"));
    assert_eq!(small::load(&world).lines(), [""; 0]);
    let issue = small::load(&world).issue.expect("nothing is wrong");
    assert_eq!(issue.pages[0].pictures, [std::path::Path::new("/share/photos/works.jpg")]);
    // Not for faces, and not above the folder that is named.
    world.add(HOUSE, house("read = [\"/share/photos/new\", \"agency\"]"));
    assert_eq!(small::load(&world).lines(), both[1..]);
    world.add(
        HOUSE,
        house("read = [\"/share/photos\", \"agency\"]")
            .replace("\"Hei.otf\"", "\"/share/photos/works.jpg\""),
    );
    let told = small::load(&world).lines();
    assert_eq!(told, ["house.toml:26:16 outside-folders: \"/share/photos/works.jpg\""]);
    world.add(HOUSE, house("read = [\" \"]"));
    let told = small::load(&world).lines();
    assert!(told.contains(&"house.toml:10:9 blank-name: \" \"".to_owned()), "{told:?}");
    // A house with a fault may name more than was read.
    world.add(HOUSE, house("raed = [\"/share/photos\", \"agency\"]"));
    assert_eq!(small::load(&world).lines(), ["house.toml:10:1 unknown-key: raed"]);
}

#[test]
fn a_folder_is_told_to_be_one() {
    let mut world = small::world();
    world.add(ISSUE, small::ISSUE.replace("\"day/works.jpg\"", "\"day\""));
    let loaded = small::load(&world);
    assert_eq!(loaded.lines(), ["issue.toml:18:10 not-a-file: \"day\""]);
    assert!(loaded.faults[0].message.en.contains("it is a folder"));
    assert!(loaded.faults[0].message.zh.contains("是文件夹"));
    world.add(ISSUE, small::ISSUE.replace("\"day/lead.md\"", "\"day\""));
    assert_eq!(small::load(&world).lines(), ["issue.toml:13:10 not-a-file: \"day\""]);
    let mut world = small::world();
    world.add("fonts/faces/a.otf", "not looked at");
    world.add(HOUSE, small::HOUSE.replace("\"Hei.otf\"", "\"faces\""));
    assert_eq!(small::load(&world).lines(), ["house.toml:24:16 not-a-file: \"faces\""]);
}

/// Old systems end lines with a carriage return alone.
#[test]
fn lines_that_end_with_carriage_returns_are_lines() {
    let mut world = small::world();
    world.add(LEAD, small::STORY.replace('\n', "\r"));
    let loaded = small::load(&world);
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing is wrong");
    assert_eq!(issue.stories[0].blocks[0].text, "本报讯　春节长假刚过。");
    world.add(LEAD, "+++\rtitel = \"x\"\r+++\r\r正文\r");
    let lines = ["lead.md:2:1 unknown-key: titel", "lead.md:1:1 missing-key: +++"];
    assert_eq!(small::load(&world).lines(), lines);
}
