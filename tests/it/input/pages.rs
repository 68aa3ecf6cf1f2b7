//! What the issue file says of slots, jumps, photographs and changes of the day.

use super::{FRONT, ISSUE, LEAD, each};
use crate::common::small::{self, faults};

#[test]
fn photographs() {
    each(
        ISSUE,
        &[
            ("[0.5, 0.4]", "[0.5, 1.4]", "20:11 bad-focus: [0.5, 1.4]"),
            ("[0.5, 0.4]", "[-0.1, 0]", "20:11 bad-focus: [-0.1, 0]"),
        ],
    );
    let with_photos =
        |files: &str| faults(LEAD, "\"\n+++", &format!("\"\nphotos = [{files}]\n+++"));
    // The issue file has filled the only photo slot inside the lead.
    assert_eq!(
        with_photos("{ file = \"lake.jpg\" }"),
        ["lead.md:3:20 no-photo-slot: \"lake.jpg\""]
    );
    assert_eq!(
        with_photos("{ file = \"x.jpg\", focus = [2, 0] }"),
        [
            "lead.md:3:20 missing-file: \"x.jpg\"",
            "lead.md:3:37 bad-focus: [2, 0]",
            "lead.md:3:20 no-photo-slot: \"x.jpg\"",
        ]
    );
}

#[test]
fn crops() {
    let cases = [
        ("crop = [0.1, 0, 0.8, 1]", ""),
        ("crop = [0.667, 0, 0.334, 1]", ""),
        ("focus = [0.2, 0.5]\n  crop = [0, 0, 0.5, 1]", ""),
        ("fit = \"whole\"\n  crop = [0, 0, 0.5, 1]", ""),
        ("fit = \"cover\"\n  zoom = 1.5", ""),
        ("crop = [0.5, 0, 0.8, 1]", "20:10 bad-crop: [0.5, 0, 0.8, 1]"),
        ("crop = [-0.1, 0, 0.8, 1]", "20:10 bad-crop: [-0.1, 0, 0.8, 1]"),
        ("crop = [0, 0, 0, 1]", "20:10 bad-crop: [0, 0, 0, 1]"),
        ("crop = [0, 0, 1]", "20:10 wrong-count: [0, 0, 1]"),
        ("focus = [0.7, 0.5]\n  crop = [0, 0, 0.5, 1]", "20:11 bad-focus: [0.7, 0.5]"),
        ("zoom = 0.5", "20:10 out-of-range: 0.5"),
        ("zoom = 2\n  crop = [0, 0, 0.5, 1]", "20:10 bad-crop: 2"),
        ("fit = \"whole\"\n  zoom = 2", "21:10 bad-crop: 2"),
        ("fit = \"hole\"", "20:9 bad-value: \"hole\""),
    ];
    for (keys, fault) in cases {
        let wanted = match fault {
            "" => Vec::new(),
            fault => vec![format!("issue.toml:{fault}")],
        };
        assert_eq!(faults(ISSUE, "focus = [0.5, 0.4]", keys), wanted, "{keys}");
    }
    let own = "\"\nphotos = [{ file = \"lake.jpg\", crop = [0.9, 0, 0.2, 1] }]\n+++";
    assert_eq!(
        faults(LEAD, "\"\n+++", own),
        ["lead.md:3:39 bad-crop: [0.9, 0, 0.2, 1]", "lead.md:3:20 no-photo-slot: \"lake.jpg\""]
    );
    each(
        FRONT,
        &[(
            "kind = \"story\"",
            "kind = \"story\"\nkeyline = true",
            "11:11 wrong-slot-kind: true",
        )],
    );
}

#[test]
fn slots_and_what_fills_them() {
    each(
        ISSUE,
        &[
            ("slot = \"lead\"", "slot = \"laed\"", "12:10 unknown-slot: \"laed\""),
            ("slot = \"lead-photo\"", "slot = \"lead\"", "17:10 wrong-slot-kind: \"lead\""),
            (
                "slot = \"lead\"",
                "slot = \"lead-photo\"",
                "12:10 wrong-slot-kind: \"lead-photo\"",
            ),
            ("slot = \"second\"", "slot = \"tail-2\"", "27:10 wrong-slot-kind: \"tail-2\""),
            ("slot = \"ad\"", "slot = \"second\"", "39:10 slot-taken: \"second\""),
            (
                "file = \"day/brief-2.md\"",
                "file = \"day/brief-1.md\"",
                "36:10 duplicate-story: \"day/brief-1.md\"",
            ),
            ("story = \"second\"", "story = \"secnd\"", "9:20 unknown-story: \"secnd\""),
        ],
    );
    let photo = "[[page.photo]]\n  slot = \"lead-photo\"";
    let again = format!(
        "[[page.photo]]\n  slot = \"lead-photo\"\n  file = \"day/lake.jpg\"\n\n  {photo}"
    );
    assert_eq!(faults(ISSUE, photo, &again), ["issue.toml:21:10 slot-taken: \"lead-photo\""]);
    let advert = "file = \"day/advert.md\"\n";
    let both =
        format!("{advert}\n  [[page.photo]]\n  slot = \"ad\"\n  file = \"day/lake.jpg\"\n");
    let loaded = small::edited(ISSUE, advert, &both);
    assert_eq!(loaded.lines(), ["issue.toml:43:10 slot-taken: \"ad\""]);
    assert_eq!(loaded.faults[0].labels[0].1.en, "a story stands here");
    let index = "layout = \"news\"\nindex = [{ story = \"lead\" }]";
    assert_eq!(
        faults(ISSUE, "layout = \"news\"", index),
        ["issue.toml:25:20 no-index-slot: \"lead\""]
    );
}

#[test]
fn jumps() {
    let jump = "jump = { page = 2, slot = \"tail-1\" }";
    each(
        ISSUE,
        &[
            (jump, "jump = true", "14:10 bad-jump: true"),
            (jump, "jump = 3", "14:10 unknown-page: 3"),
            (jump, "jump = 0", "14:10 unknown-page: 0"),
            (jump, "jump = 1", "14:10 jump-to-self: 1"),
            (jump, "jump = \"auot\"", "14:10 bad-value: \"auot\""),
            (
                jump,
                "jump = { page = 2, slot = \"tail\" }",
                "14:10 unknown-slot: { page = 2, slot = \"tail\" }",
            ),
            (
                jump,
                "jump = { page = 2, slot = \"ad\" }",
                "14:10 not-a-tail: { page = 2, slot = \"ad\" }",
            ),
            (
                "file = \"day/second.md\"",
                "file = \"day/second.md\"\n  jump = 1",
                "29:10 no-tail: 1",
            ),
        ],
    );
    for right in ["jump = 2", "jump = \"auto\"", "jump = false", "jump = { page = 2 }"] {
        assert_eq!(faults(ISSUE, jump, right), [""; 0], "{right}");
    }
    let more = |jumps: [&str; 2]| {
        let mut issue = small::ISSUE.to_owned();
        let comment = format!(
            "{jump}\n\n  [[page.story]]\n  slot = \"comment\"\n  file = \"day/third.md\"\n  jump = {}\n",
            jumps[0]
        );
        issue = issue.replace(jump, &comment);
        issue += &format!(
            "\n[[page]]\nname = \"三\"\nlayout = \"front\"\n[[page.story]]\nslot = \"lead\"\n\
             file = \"day/fourth.md\"\njump = {}\n",
            jumps[1]
        );
        let mut world = small::world();
        world.add(ISSUE, issue);
        world.add("issues/day/third.md", small::STORY);
        world.add("issues/day/fourth.md", small::STORY);
        small::load(&world).lines()
    };
    assert_eq!(more(["2", "false"]), [""; 0]);
    assert_eq!(more(["2", "2"]), ["issue.toml:54:8 too-many-jumps: 2"]);
    let same = "{ page = 2, slot = \"tail-1\" }";
    assert_eq!(more([same, "false"]), [format!("issue.toml:19:10 tail-taken: {same}")]);
}

#[test]
fn pages_and_changes_of_the_day() {
    let (edition, _) = small::ISSUE.split_once("[[page]]").expect("there are pages");
    let mut world = small::world();
    world.add(ISSUE, edition);
    assert_eq!(small::load(&world).lines(), ["issue.toml:1:1 no-pages: "]);
    let page = "[[page]]\nname = \"空\"\nlayout = \"front\"\n";
    world.add(ISSUE, format!("{edition}{}", page.repeat(201)));
    assert_eq!(small::load(&world).lines(), ["issue.toml:606:8 too-many-pages: \"空\""]);
    let news = "layout = \"news\"\n";
    let change = |slot: &str| faults(ISSUE, news, &format!("{news}slots = {{ {slot} }}\n"));
    assert_eq!(change("second = { lines = [1, 28] }"), [""; 0]);
    assert_eq!(change("secnd = { lines = [1, 28] }"), ["issue.toml:25:11 unknown-slot: secnd"]);
    assert_eq!(change("ad = { lines = [62, 78] }"), ["issue.toml:25:26 off-grid: [62, 78]"]);
    assert_eq!(change("ad = { columns = [5, 4] }"), ["issue.toml:25:28 bad-range: [5, 4]"]);
    assert_eq!(change("ad = { head = \"huge\" }"), ["issue.toml:25:25 unknown-head: \"huge\""]);
    assert_eq!(
        change("second = { lines = [1, 33] }"),
        ["issue.toml:25:11 slots-overlap: second", "issue.toml:25:11 slots-overlap: second",]
    );
    // What the hint says to write is right.
    let overlapping = format!("{news}slots = {{ second = {{ lines = [1, 33] }} }}\n");
    let loaded = small::edited(ISSUE, news, &overlapping);
    assert!(loaded.hints()[0].contains("lines = [1, 31]"), "{:?}", loaded.hints());
    assert_eq!(change("second = { lines = [1, 31] }"), [""; 0]);
}
