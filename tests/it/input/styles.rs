//! Layouts and the house style.

use super::{FRONT, HOUSE, NEWS, each};
use crate::common::small::{self, faults};

#[test]
fn layouts() {
    each(
        FRONT,
        &[
            ("columns = [1, 3]", "columns = [3, 1]", "11:11 bad-range: [3, 1]"),
            ("columns = [1, 3]", "columns = [0, 3]", "11:11 bad-range: [0, 3]"),
            (
                "lines = [40, 60]\nwithin = \"lead\"",
                "lines = [40, 60]",
                "16:8 slots-overlap: \"lead-photo\"",
            ),
            ("within = \"lead\"", "within = \"laed\"", "20:10 unknown-slot: \"laed\""),
            (
                "within = \"lead\"",
                "within = \"lead\"\ntie = \"head\"",
                "21:7 bad-edge: \"head\"",
            ),
            (
                "head = \"plain\"",
                "head = \"plain\"\nalign = \"text\"",
                "14:9 bad-edge: \"text\"",
            ),
            (
                "within = \"lead\"",
                "within = \"masthead\"",
                "20:10 wrong-slot-kind: \"masthead\"",
            ),
            ("lines = [40, 60]", "lines = [9, 60]", "20:10 outside-slot: \"lead\""),
            ("name = \"comment\"", "name = \"index\"", "29:8 duplicate-slot: \"index\""),
            ("head = \"plain\"", "head = \"plane\"", "13:8 unknown-head: \"plane\""),
            ("copy = \"news\"", "copy = \"new\"", "33:8 unknown-copy: \"new\""),
            (
                "furniture = \"nameplate\"",
                "furniture = \"plate\"",
                "6:13 unknown-furniture: \"plate\"",
            ),
            ("furniture = \"nameplate\"\n", "", "2:8 missing-key: \"masthead\""),
            ("copy = \"news\"", "box = { tint = \"pink\" }", "33:16 unknown-ink: \"pink\""),
            ("head = \"plain\"", "head_place = { width = 3 }", "9:8 bad-head-place: \"lead\""),
            (
                "head = \"plain\"",
                "head_place = { lines = [10, 20] }",
                "13:24 bad-head-place: [10, 20]",
            ),
            ("head = \"plain\"", "head_place = { columns = [3, 9] }", "13:26 off-grid: [3, 9]"),
            (
                "head = \"plain\"",
                "head_place = { columns = [3, 4], lines = [10, 20] }",
                "13:26 bad-head-place: [3, 4]",
            ),
        ],
    );
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
    each(
        HOUSE,
        &[
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
            ("body = \"body\"", "body = \"body\"\ngap = 0.3", "35:7 out-of-range: 0.3"),
            (
                "body = \"body\"",
                "body = \"body\"\nend = { mark = \"■\", style = \"end\" }",
                "35:29 unknown-style: \"end\"",
            ),
            (
                "body = \"body\"",
                "body = \"body\"\nend = { mark = \"\" }",
                "35:16 bad-value: \"\"",
            ),
            (
                "body = \"body\"",
                "body = \"body\"\nend = { mark = \"本文完了呀\" }",
                "35:16 bad-value: \"本文完了呀\"",
            ),
            ("[styles]", "[composition]\ngap = -1\n[styles]", "30:7 out-of-range: -1"),
            ("[styles]", "[composition]\nlevel = \"lax\"\n[styles]", "30:9 bad-value: \"lax\""),
            (
                "style = \"subhead\", lines",
                "style = \"sub\", lines",
                "35:21 unknown-style: \"sub\"",
            ),
            ("lines = 2 }", "lines = 7 }", "35:40 out-of-range: 7"),
            ("words = \"byline\"", "words = \"author\"", "40:13 bad-value: \"author\""),
            ("min_size = 18", "min_size = 48", "39:58 bad-size: 48"),
            (
                "[heads.plain]",
                "[heads.plain]\nacross = \"plan\"",
                "38:10 unknown-head: \"plan\"",
            ),
            (
                "[heads.plain]",
                "[heads.plain]\nacross = \"plain\"",
                "38:10 bad-across: \"plain\"",
            ),
            (
                "[heads.plain]",
                "[heads.plain]\nflow = \"vertical\"\nacross = \"plain\"",
                "39:10 bad-across: \"plain\"",
            ),
            ("1 = \"plain\"", "1 = \"plan\"", "44:5 unknown-head: \"plan\""),
            ("1 = \"plain\"", "one = \"plain\"", "44:1 bad-rung: one"),
            ("qr = 1", "qr = 2", "56:6 unknown-qr: 2"),
            ("text = \"{paper}\"", "rule = 1\ntext = \"{paper}\"", "47:8 bad-furniture: 1"),
            ("style = \"body\"\ny = 20", "y = 20", "47:8 missing-key: \"{paper}\""),
            ("rule = 0.3\ny = 26", "rule = 0.3", "52:8 missing-key: 0.3"),
            ("rule = 0.3", "rule = 0", "52:8 out-of-range: 0"),
            ("name = \"江城晚报\"", "name = \"\"", "2:8 blank-name: \"\""),
            ("m = 100,", "m = 101,", "27:13 out-of-range: 101"),
        ],
    );
    let lost = faults(HOUSE, "song = {", "sung = {");
    assert!(lost.contains(&"house.toml:22:2 missing-face: faces".to_owned()), "{lost:?}");
    let empty = "[heads.none]\nparts = []\n\n[ladder]";
    assert_eq!(faults(HOUSE, "[ladder]", empty), ["house.toml:43:8 empty-head: none"]);
}

#[test]
fn slots_for_copy_have_their_styles() {
    // The only headline style that the house has is that of every slot.
    assert_eq!(faults(HOUSE, "[ladder]\n1 = \"plain\"\n", ""), [""; 0]);
    let second = "[heads.second]\nparts = [{ words = \"title\", face = \"hei\", size = 20 }]\n";
    let none = faults(HOUSE, "[ladder]\n1 = \"plain\"\n", second);
    let at = |file: &str, line: u32, name: &str| {
        format!("{file}.toml:{line}:8 no-style: \"{name}\"")
    };
    let front: Vec<String> =
        [(29, "comment")].map(|(line, name)| at("front", line, name)).into();
    let news = [(2, "second"), (8, "briefs"), (14, "tail-1"), (20, "tail-2"), (32, "ad")];
    let news = news.map(|(line, name)| at("news", line, name));
    assert_eq!(none, [front, news.into()].concat());
    let wide = faults(
        HOUSE,
        "1 = \"plain\"",
        "2 = \"plain\"\n\n[heads.second]\nparts = [{ words = \"title\", face = \"hei\", size = 20 }]",
    );
    assert_eq!(wide, [at("news", 8, "briefs")]);
    let copies = "[copy.a]\nbody = \"body\"\n[copy.b]\nbody = \"body\"\n[copy.c]";
    let told = faults(HOUSE, "[copy.news]", copies);
    assert!(told.contains(&at("front", 9, "lead")), "{told:?}");
    let body = faults(HOUSE, "body = { face", "text = { face");
    assert!(body.contains(&"house.toml:29:2 no-style: styles".to_owned()), "{body:?}");
}

#[test]
fn a_change_of_the_day_may_leave_a_slot_without_a_style() {
    let mut world = small::world();
    let heads = "2 = \"plain\"\n\n[heads.second]\nparts = [{ words = \"title\", face = \"hei\", size = 20 }]";
    world.add(HOUSE, small::HOUSE.replace("1 = \"plain\"", heads));
    let text = String::from_utf8(world.text(NEWS)).expect("the fixture is UTF-8");
    let news = text.replace("name = \"briefs\"", "name = \"briefs\"\nhead = \"second\"");
    world.add(NEWS, news);
    assert_eq!(small::load(&world).lines(), [""; 0]);
    let change = "layout = \"news\"\nslots = { ad = { columns = [3, 3] } }\n";
    world.add("issues/issue.toml", small::ISSUE.replace("layout = \"news\"\n", change));
    assert_eq!(small::load(&world).lines(), ["issue.toml:25:28 no-style: [3, 3]"]);
}

#[test]
fn lines_that_bend() {
    let lines = "lines = [1, 60]";
    let to = |lines: &str| format!("lines = {{ at = [1, 60], {lines} }}");
    let sound = [to("min = 40, max = 66"), to("min = 60"), to("max = 77")];
    for sound in sound {
        assert_eq!(faults(NEWS, lines, &sound), [""; 0]);
    }
    each(
        NEWS,
        &[
            (lines, &to("min = 61"), "11:31 out-of-range: 61"),
            (lines, &to("max = 59"), "11:31 out-of-range: 59"),
            (lines, &to("min = 0"), "11:31 out-of-range: 0"),
            (lines, &to("mim = 9"), "11:25 unknown-key: mim"),
            (lines, "lines = { at = [9, 4] }", "11:16 bad-range: [9, 4]"),
            (lines, "lines = { min = 4 }", "11:9 missing-key: { min = 4 }"),
            (lines, "lines = [1]", "11:9 wrong-count: [1]"),
            (
                "kind = \"briefs\"",
                "kind = \"briefs\"\nshrink = true",
                "9:8 wrong-slot-kind: \"briefs\"",
            ),
            (
                "columns = [3, 5]\nlines = [62, 77]",
                "columns = [3, 5]\nlines = { at = [62, 77], min = 4 }",
                "35:16 keeps-place: [62, 77]",
            ),
        ],
    );
}

#[test]
fn slots_that_give_their_room() {
    let photo = "columns = [1, 2]\nlines = [62, 77]";
    let gives = |name: &str| format!("{photo}\nabsorb = {name}");
    assert_eq!(faults(NEWS, photo, &gives("\"tail-1\"")), [""; 0]);
    let second = "columns = [1, 4]\nlines = [1, 30]";
    let two = format!("{second}\nabsorb = [\"tail-1\", \"tail-2\"]");
    assert_eq!(faults(NEWS, second, &two), [""; 0]);
    let one = format!("{second}\nabsorb = [\"tail-1\"]");
    each(
        NEWS,
        &[
            (photo, &gives("\"tail-9\""), "30:10 unknown-slot: \"tail-9\""),
            (photo, &gives("\"photo\""), "30:10 bad-absorb: \"photo\""),
            (photo, &gives("\"second\""), "30:10 bad-absorb: \"second\""),
            (photo, &gives("\"tail-2\""), "30:10 bad-absorb: \"tail-2\""),
            (photo, &gives("\"ad\""), "30:10 bad-absorb: \"ad\""),
            (photo, &gives("7"), "30:10 wrong-type: 7"),
            (second, &one, "6:11 bad-absorb: \"tail-1\""),
        ],
    );
    let inner = "within = \"lead\"";
    each(
        FRONT,
        &[(inner, "within = \"lead\"\nabsorb = \"lead\"", "21:10 bad-absorb: \"lead\"")],
    );
}
