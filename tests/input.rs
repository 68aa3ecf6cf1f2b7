//! Every fault of the input: which it is, and where it is shown.

mod common;

use common::small::{self, faults};
use proptest::prelude::*;

const ISSUE: &str = "issues/issue.toml";
const HOUSE: &str = "layouts/house.toml";
const FRONT: &str = "layouts/front.toml";
const NEWS: &str = "layouts/news.toml";
const LEAD: &str = "issues/day/lead.md";

/// Asserts that each change of a file gives just this fault at this place.
fn each(file: &str, cases: &[(&str, &str, &str)]) {
    let name = file.rsplit('/').next().unwrap_or(file);
    let mut wrong = Vec::new();
    for (from, to, fault) in cases {
        let found = faults(file, from, to);
        if found != [format!("{name}:{fault}")] {
            wrong.push((from, to, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

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
fn keys_types_and_values() {
    each(ISSUE, &[
        ("slot = \"lead\"\n", "slto = \"lead\"\n  slot = \"lead\"\n", "12:3 unknown-key: slto"),
        ("number = 4567", "number = \"4567\"", "3:10 wrong-type: \"4567\""),
        ("number = 4567", "number = 0", "3:10 out-of-range: 0"),
        ("number = 4567", "number = 5_000_000_000", "3:10 out-of-range: 5_000_000_000"),
        ("date = 2021-02-24\n", "", "1:1 missing-key: [edition]"),
        ("jump = { page = 2, slot = \"tail-1\" }", "jump = 2.5", "14:10 wrong-type: 2.5"),
        ("jump = { page = 2,", "jump = { paeg = 1, page = 2,", "14:12 unknown-key: paeg"),
        ("slot = \"tail-1\" }", "slot = 1 }", "14:29 wrong-type: 1"),
        ("[0.5, 0.4]", "[0.5]", "20:11 wrong-count: [0.5]"),
        ("[0.5, 0.4]", "[0.5, nan]", "20:17 out-of-range: nan"),
    ]);
    each(FRONT, &[
        ("kind = \"masthead\"", "kind = \"mast\"", "3:8 bad-value: \"mast\""),
        ("kind = \"masthead\"", "kind = 1", "3:8 wrong-type: 1"),
        ("columns = 1, ", "columns = 13, ", "34:22 out-of-range: 13"),
        ("copy = \"news\"", "inset = { top = \"3 em em\" }", "33:17 bad-length: \"3 em em\""),
    ]);
    let missing = "name = \"lead-photo\"\nkind = \"photo\"";
    each(FRONT, &[(missing, "name = \"lead-photo\"", "15:1 missing-key: [[slot]]")]);
}

#[test]
fn dates() {
    each(ISSUE, &[
        ("2021-02-24", "2021-02-30", "2:8 bad-date: 2021-02-30"),
        ("2021-02-24", "2021-2-4", "2:8 bad-date: 2021-2-4"),
        ("2021-02-24", "2021-02-24T08:00:00", "2:8 bad-date: 2021-02-24T08:00:00"),
        ("2021-02-24", "08:00:00", "2:8 bad-date: 08:00:00"),
        ("2021-02-24", "\"2021-02-24\"", "2:8 wrong-type: \"2021-02-24\""),
    ]);
}

#[test]
fn several_faults_of_several_files_come_out_together() {
    let mut world = small::world();
    let issue = small::ISSUE
        .replace("number = 4567", "nubmer = 4567")
        .replace("caption = \"车间。\"", "caption = 3")
        .replace("slot = \"ad\"", "slot = \"add\"");
    world.add(ISSUE, issue);
    world.add(HOUSE, small::HOUSE.replace("\"song\", size = 10, bold", "\"sing\", size = 1, bold"));
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

#[test]
fn heads_of_stories() {
    each(LEAD, &[
        ("+++\ntitle", "title", "1:1 no-head: title = \"园区开工忙\""),
        ("\"\n+++", "\"", "1:1 head-not-closed: +++"),
        ("title = \"园区开工忙\"\n", "", "1:1 missing-key: +++"),
        ("\"园区开工忙\"", "\"　\"", "2:9 blank-title: \"　\""),
        ("本报讯　春节长假刚过。", "", "3:4 empty-story: "),
        ("本报讯　春节", "![图](a.jpg)春节", "5:1 image-in-body: ![图](a.jpg)"),
        ("\"\n+++", "\"\npriority = 100\n+++", "3:12 out-of-range: 100"),
        ("\"\n+++", "\"\nsection = 1\n+++", "3:11 wrong-type: 1"),
    ]);
}

#[test]
fn photographs() {
    each(ISSUE, &[
        ("[0.5, 0.4]", "[0.5, 1.4]", "20:11 bad-focus: [0.5, 1.4]"),
        ("[0.5, 0.4]", "[-0.1, 0]", "20:11 bad-focus: [-0.1, 0]"),
    ]);
    let with_photos = |files: &str| {
        faults(LEAD, "\"\n+++", &format!("\"\nphotos = [{files}]\n+++"))
    };
    // The issue file has filled the only photo slot inside the lead.
    assert_eq!(with_photos("{ file = \"lake.jpg\" }"), ["lead.md:3:20 no-photo-slot: \"lake.jpg\""]);
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
fn slots_and_what_fills_them() {
    each(ISSUE, &[
        ("slot = \"lead\"", "slot = \"laed\"", "12:10 unknown-slot: \"laed\""),
        ("slot = \"lead-photo\"", "slot = \"lead\"", "17:10 wrong-slot-kind: \"lead\""),
        ("slot = \"lead\"", "slot = \"lead-photo\"", "12:10 wrong-slot-kind: \"lead-photo\""),
        ("slot = \"second\"", "slot = \"tail-2\"", "27:10 wrong-slot-kind: \"tail-2\""),
        ("slot = \"ad\"", "slot = \"second\"", "39:10 slot-taken: \"second\""),
        ("file = \"day/brief-2.md\"", "file = \"day/brief-1.md\"", "36:10 duplicate-story: \"day/brief-1.md\""),
        ("story = \"second\"", "story = \"secnd\"", "9:20 unknown-story: \"secnd\""),
    ]);
    let photo = "[[page.photo]]\n  slot = \"lead-photo\"";
    let again = format!("[[page.photo]]\n  slot = \"lead-photo\"\n  file = \"day/lake.jpg\"\n\n  {photo}");
    assert_eq!(faults(ISSUE, photo, &again), ["issue.toml:21:10 slot-taken: \"lead-photo\""]);
    let advert = "file = \"day/advert.md\"\n";
    let both = format!("{advert}\n  [[page.photo]]\n  slot = \"ad\"\n  file = \"day/lake.jpg\"\n");
    let loaded = small::edited(ISSUE, advert, &both);
    assert_eq!(loaded.lines(), ["issue.toml:43:10 slot-taken: \"ad\""]);
    assert_eq!(loaded.faults[0].labels[0].1.en, "a story stands here");
    let index = "layout = \"news\"\nindex = [{ story = \"lead\" }]";
    assert_eq!(faults(ISSUE, "layout = \"news\"", index), ["issue.toml:25:20 no-index-slot: \"lead\""]);
}

#[test]
fn jumps() {
    let jump = "jump = { page = 2, slot = \"tail-1\" }";
    each(ISSUE, &[
        (jump, "jump = true", "14:10 bad-jump: true"),
        (jump, "jump = 3", "14:10 unknown-page: 3"),
        (jump, "jump = 0", "14:10 unknown-page: 0"),
        (jump, "jump = 1", "14:10 jump-to-self: 1"),
        (jump, "jump = \"auot\"", "14:10 bad-value: \"auot\""),
        (jump, "jump = { page = 2, slot = \"tail\" }", "14:10 unknown-slot: { page = 2, slot = \"tail\" }"),
        (jump, "jump = { page = 2, slot = \"ad\" }", "14:10 not-a-tail: { page = 2, slot = \"ad\" }"),
        ("file = \"day/second.md\"", "file = \"day/second.md\"\n  jump = 1", "29:10 no-tail: 1"),
    ]);
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
    world.add(ISSUE, format!("{edition}{}", page.repeat(1000)));
    assert_eq!(small::load(&world).lines(), ["issue.toml:3003:8 too-many-pages: \"空\""]);
    let news = "layout = \"news\"\n";
    let change = |slot: &str| faults(ISSUE, news, &format!("{news}slots = {{ {slot} }}\n"));
    assert_eq!(change("second = { lines = [1, 28] }"), [""; 0]);
    assert_eq!(change("secnd = { lines = [1, 28] }"), ["issue.toml:25:11 unknown-slot: secnd"]);
    assert_eq!(change("ad = { lines = [62, 78] }"), ["issue.toml:25:26 off-grid: [62, 78]"]);
    assert_eq!(change("ad = { columns = [5, 4] }"), ["issue.toml:25:28 bad-range: [5, 4]"]);
    assert_eq!(change("ad = { head = \"huge\" }"), ["issue.toml:25:25 unknown-head: \"huge\""]);
    assert_eq!(change("second = { lines = [1, 33] }"), [
        "issue.toml:25:11 slots-overlap: second",
        "issue.toml:25:11 slots-overlap: second",
    ]);
}

#[test]
fn layouts() {
    each(FRONT, &[
        ("columns = [1, 3]", "columns = [3, 1]", "11:11 bad-range: [3, 1]"),
        ("columns = [1, 3]", "columns = [0, 3]", "11:11 bad-range: [0, 3]"),
        ("lines = [40, 60]\nwithin = \"lead\"", "lines = [40, 60]", "16:8 slots-overlap: \"lead-photo\""),
        ("within = \"lead\"", "within = \"laed\"", "20:10 unknown-slot: \"laed\""),
        ("within = \"lead\"", "within = \"masthead\"", "20:10 wrong-slot-kind: \"masthead\""),
        ("lines = [40, 60]", "lines = [9, 60]", "20:10 outside-slot: \"lead\""),
        ("name = \"comment\"", "name = \"index\"", "29:8 duplicate-slot: \"index\""),
        ("head = \"plain\"", "head = \"plane\"", "13:8 unknown-head: \"plane\""),
        ("copy = \"news\"", "copy = \"new\"", "33:8 unknown-copy: \"new\""),
        ("furniture = \"nameplate\"", "furniture = \"plate\"", "6:13 unknown-furniture: \"plate\""),
        ("furniture = \"nameplate\"\n", "", "2:8 missing-key: \"masthead\""),
        ("copy = \"news\"", "box = { tint = \"pink\" }", "33:16 unknown-ink: \"pink\""),
        ("head = \"plain\"", "head_place = { width = 3 }", "9:8 bad-head-place: \"lead\""),
        ("head = \"plain\"", "head_place = { columns = [1, 2] }", "13:26 bad-head-place: [1, 2]"),
        (
            "head = \"plain\"",
            "head_place = { columns = [3, 4], lines = [10, 20] }",
            "13:26 bad-head-place: [3, 4]",
        ),
    ]);
    each(NEWS, &[("lines = [62, 77]", "lines = [62, 78]", "29:9 off-grid: [62, 78]")]);
    let own_grid = format!("[grid]\ncolumns = 6\n\n{}", small::FRONT);
    let mut world = small::world();
    world.add(FRONT, own_grid);
    assert_eq!(small::load(&world).lines(), ["front.toml:1:2 grid-off-page: grid"]);
    world.add(FRONT, "");
    assert_eq!(small::load(&world).lines()[0], "front.toml:1:1 no-slots: ");
}

#[test]
fn the_house_style() {
    each(HOUSE, &[
        ("width = \"275mm\"", "width = \"2750mm\"", "10:9 bad-page-size: \"2750mm\""),
        ("width = \"275mm\"", "width = 0", "10:9 bad-page-size: 0"),
        ("columns = 5\n", "columns = 0\n", "14:11 out-of-range: 0"),
        ("columns = 5\n", "", "13:2 missing-key: grid"),
        ("columns = 5\n", "columns = 6\n", "13:2 grid-off-page: grid"),
        ("lines = 77", "lines = 90", "13:2 grid-off-page: grid"),
        ("body = 10\n", "body = \"1字\"\n", "16:8 bad-unit: \"1字\""),
        ("pitch = 13", "pitch = -1", "18:9 out-of-range: -1"),
        ("gutter = \"1字\"", "gutter = -1", "17:10 out-of-range: -1"),
        ("fallback = [\"hei\"]", "fallback = [\"hie\"]", "23:41 unknown-face: \"hie\""),
        ("bold = \"hei\"", "bold = \"black\"", "30:43 unknown-face: \"black\""),
        ("ink = \"red\"", "ink = \"rad\"", "31:46 unknown-ink: \"rad\""),
        ("size = 10.5", "size = 401", "31:34 bad-size: 401"),
        ("body = \"body\"", "body = \"bdy\"", "34:8 unknown-style: \"bdy\""),
        ("style = \"subhead\", lines", "style = \"sub\", lines", "35:21 unknown-style: \"sub\""),
        ("lines = 2 }", "lines = 7 }", "35:40 out-of-range: 7"),
        ("words = \"byline\"", "words = \"author\"", "40:13 bad-value: \"author\""),
        ("min_size = 18", "min_size = 48", "39:58 bad-size: 48"),
        ("1 = \"plain\"", "1 = \"plan\"", "44:5 unknown-head: \"plan\""),
        ("1 = \"plain\"", "one = \"plain\"", "44:1 bad-rung: one"),
        ("qr = 1", "qr = 2", "56:6 unknown-qr: 2"),
        ("text = \"{paper}\"", "rule = 1\ntext = \"{paper}\"", "47:8 bad-furniture: 1"),
        ("style = \"body\"\ny = 20", "y = 20", "47:8 missing-key: \"{paper}\""),
        ("rule = 0.3\ny = 26", "rule = 0.3", "52:8 missing-key: 0.3"),
        ("rule = 0.3", "rule = 0", "52:8 out-of-range: 0"),
        ("name = \"江城晚报\"", "name = \"\"", "2:8 blank-name: \"\""),
        ("m = 100,", "m = 101,", "27:13 out-of-range: 101"),
    ]);
    let lost = faults(HOUSE, "song = {", "sung = {");
    assert!(lost.contains(&"house.toml:22:2 missing-face: faces".to_owned()), "{lost:?}");
    let empty = "[heads.none]\nparts = []\n\n[ladder]";
    assert_eq!(faults(HOUSE, "[ladder]", empty), ["house.toml:43:8 empty-head: none"]);
}

/// A fault of one file must not look like a fault of another.
#[test]
fn broken_files_raise_no_false_alarms() {
    let broken = faults(HOUSE, "[styles]", "[styles");
    assert!(broken.iter().all(|line| line.starts_with("house.toml:")), "{broken:?}");
    let wrong = faults(HOUSE, "parts = [", "prats = [");
    assert_eq!(wrong, ["house.toml:38:1 unknown-key: prats", "house.toml:37:1 missing-key: [heads.plain]"]);
    let page = faults(ISSUE, "name = \"要闻\"\n", "");
    assert_eq!(page, ["issue.toml:5:1 missing-key: [[page]]"]);
    let slot = faults(NEWS, "kind = \"tail\"", "kind = \"tial\"");
    assert_eq!(slot, ["news.toml:15:8 bad-value: \"tial\""]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for file in [ISSUE, HOUSE, FRONT, LEAD] {
            let mut world = small::world();
            world.add(file, &bytes);
            small::load(&world).lines();
        }
    }

    #[test]
    fn no_change_of_a_right_file_makes_it_panic(
        file in 0..4_usize,
        at in any::<prop::sample::Index>(),
        cut in 0..40_usize,
        put in "[\\]\\[{}=\"'0-9a-z.,#+\\n\\\\*`<>！“”字 -]{0,8}",
    ) {
        let file = [ISSUE, HOUSE, FRONT, NEWS][file];
        let mut world = small::world();
        let text = String::from_utf8(world.text(file)).expect("the fixture is UTF-8");
        let chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        let end = (at + cut).min(chars.len());
        let text: String = chars[..at].iter().collect::<String>()
            + &put
            + &chars[end..].iter().collect::<String>();
        world.add(file, text);
        let loaded = small::load(&world);
        loaded.lines();
        let faulty = !loaded.faults.is_empty();
        prop_assert!(faulty || loaded.issue.is_some());
    }
}
