//! Whole files: missing, broken, of another encoding, several faulty at once.

use super::{FRONT, HOUSE, ISSUE, LEAD, NEWS};
use crate::common::small::{self, faults};

#[test]
fn the_small_edition_is_right() {
    let loaded = small::load(&small::world());
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing was said");
    assert_eq!(issue.stories.len(), 5);
    assert_eq!(issue.stories[0].id, "lead");
    assert_eq!(issue.date.to_string(), "2021-02-24");
}

/// The project's own sample edition and layouts.
#[test]
fn the_sample_edition_is_right() {
    let loaded = small::load_from_disk("issues/2021-02-24.toml");
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing was said");
    assert_eq!(issue.stories.len(), 18);
}

#[test]
fn several_faults_of_several_files_come_out_together() {
    let mut world = small::world();
    let issue = small::ISSUE
        .replace("number = 4567", "nubmer = 4567")
        .replace("caption = \"车间。\"", "caption = 3")
        .replace("slot = \"ad\"", "slot = \"add\"");
    world.add(ISSUE, issue);
    world.add(
        HOUSE,
        small::HOUSE.replace("\"song\", size = 10, bold", "\"sing\", size = 1, bold"),
    );
    world.add(NEWS, small::NEWS.replace("kind = \"briefs\"", "kind = \"brief\""));
    world.add(LEAD, "+++\ntitle = \"x\"\nbylin = \"y\"\n+++\n");
    assert_eq!(
        small::load(&world).lines(),
        [
            "issue.toml:3:1 unknown-key: nubmer",
            "issue.toml:19:13 wrong-type: 3",
            "news.toml:9:8 bad-value: \"brief\"",
            "lead.md:3:1 unknown-key: bylin",
            "lead.md:4:4 empty-story: ",
            "house.toml:30:17 unknown-face: \"sing\"",
            "house.toml:30:32 bad-size: 1",
        ]
    );
}

#[test]
fn several_syntax_errors_of_one_file_come_out_together() {
    let mut world = small::world();
    let issue = small::ISSUE
        .replace("slot = \"lead\"", "slot = “lead”")
        .replace("\"day/brief-1.md\"", "day/brief-1.md")
        .replace("layout = \"news\"", "layout = \"news\"\nlayout = \"news\"");
    world.add(ISSUE, issue);
    world.add(LEAD, "+++\ntitle = \n+++\n正文\n");
    let loaded = small::load(&world);
    assert_eq!(
        loaded.lines(),
        [
            "issue.toml:12:10 toml-syntax: “lead”",
            "issue.toml:25:1 toml-syntax: layout",
            "issue.toml:33:10 toml-syntax: day/brief-1.md",
            "lead.md:2:9 toml-syntax: ",
        ]
    );
    assert!(loaded.hints()[0].contains("straight quotation marks"));
    assert!(loaded.issue.is_none());
}

#[test]
fn files_that_are_missing() {
    let cases = [
        (ISSUE, "- missing-issue"),
        (HOUSE, "- missing-house"),
        (NEWS, "issue.toml:24:10 unknown-layout: \"news\""),
        (LEAD, "issue.toml:13:10 missing-file: \"day/lead.md\""),
        ("issues/day/works.jpg", "issue.toml:18:10 missing-file: \"day/works.jpg\""),
        ("fonts/Hei.otf", "house.toml:24:16 missing-font: \"Hei.otf\""),
    ];
    for (file, fault) in cases {
        let mut world = small::world();
        world.remove(file);
        assert_eq!(small::load(&world).lines(), [fault], "{file}");
    }
    let loaded = small::edited(ISSUE, "\"day/lead.md\"", "\"day/laed.md\"");
    assert_eq!(loaded.hints(), ["did you mean `lead.md`?"]);
    let loaded = small::edited(ISSUE, "layout = \"front\"", "layout = \"house\"");
    assert_eq!(loaded.hints(), ["there are: `front`, `news`"]);
    let loaded = small::edited(ISSUE, "day/lead.md", "day\\\\lead.md");
    assert_eq!(loaded.hints(), ["write `/` in paths, not `\\`"]);
}

#[test]
fn bytes_that_are_no_text() {
    let mut world = small::world();
    // 正文 in GB18030.
    world.add(LEAD, b"+++\ntitle = \"x\"\n+++\n\xD5\xFD\xCE\xC4\n");
    let loaded = small::load(&world);
    assert_eq!(loaded.lines(), ["lead.md:4:1 not-utf8: \u{fffd}"]);
    assert!(loaded.hints()[0].contains("GB18030"));
    world.add(LEAD, "+++\ntitle = \"x\"\n+++\n正\u{7}文\n");
    assert_eq!(small::load(&world).lines(), ["lead.md:4:2 control-character: \u{7}"]);
}

#[test]
fn marks_and_line_ends_of_windows() {
    let mut world = small::world();
    for file in [ISSUE, HOUSE, FRONT, NEWS, LEAD] {
        let text = String::from_utf8(world.text(file)).expect("the fixture is UTF-8");
        world.add(file, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    let loaded = small::load(&world);
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing was said");
    assert_eq!(issue.stories[0].blocks[0].text, "本报讯　春节长假刚过。");
    world.add(LEAD, "\u{feff}+++\r\ntitel = \"x\"\r\n+++\r\n正文\r\n");
    let lines = ["lead.md:2:1 unknown-key: titel", "lead.md:1:1 missing-key: +++"];
    assert_eq!(small::load(&world).lines(), lines);
}

/// A fault of one file must not look like a fault of another.
#[test]
fn broken_files_raise_no_false_alarms() {
    let broken = faults(HOUSE, "[styles]", "[styles");
    assert!(broken.iter().all(|line| line.starts_with("house.toml:")), "{broken:?}");
    let wrong = faults(HOUSE, "parts = [", "prats = [");
    assert_eq!(
        wrong,
        ["house.toml:38:1 unknown-key: prats", "house.toml:37:1 missing-key: [heads.plain]"]
    );
    let page = faults(ISSUE, "name = \"要闻\"\n", "");
    assert_eq!(page, ["issue.toml:5:1 missing-key: [[page]]"]);
    let slot = faults(NEWS, "kind = \"tail\"", "kind = \"tial\"");
    assert_eq!(slot, ["news.toml:15:8 bad-value: \"tial\""]);
}

/// A value that is no TOML hides nothing else of its file.
#[test]
fn wrong_values_leave_the_other_faults_of_the_file() {
    let mut world = small::world();
    let issue = small::ISSUE
        .replace("2021-02-24", "2021-02-30")
        .replace("slot = \"lead\"", "slot = “lead”")
        .replace("number", "nubmer")
        .replace("slot = \"ad\"", "slot = \"add\"");
    world.add(ISSUE, issue);
    assert_eq!(
        small::load(&world).lines(),
        [
            "issue.toml:2:8 bad-date: 2021-02-30",
            "issue.toml:12:10 toml-syntax: “lead”",
            "issue.toml:3:1 unknown-key: nubmer",
            "issue.toml:39:10 unknown-slot: \"add\"",
        ]
    );
}

/// The parser stumbles over a list that is not closed at a key that looks like a day, and places its words
/// at the list: what is told stands where it was placed.
#[test]
fn a_day_behind_an_open_list_is_no_wrong_date() {
    let mut world = small::world();
    world.add(ISSUE, format!("{}\n[day]\nx = [\"本报讯\"\n0000-01-01 = 1", small::ISSUE));
    let lines = small::load(&world).lines();
    assert!(lines.iter().all(|line| !line.contains("bad-date")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("toml-syntax")), "{lines:?}");
}
