//! Numbers of the files: whatever they are, loading ends in words, and what passes can be set.

use std::path::Path;

use banmian::run::{self, Options};

use super::{FRONT, HOUSE, ISSUE, NEWS};
use crate::common::Paper;
use crate::common::small;

/// Numbers that are more, less or nearer to nothing than any page has.
const ODD: &[&str] = &[
    "0",
    "-0.0",
    "1e-7",
    "0.0000001",
    "-0.0000001",
    "1e-300",
    "-1",
    "-1e6",
    "-19_999",
    "0.5",
    "1e6",
    "19_999",
    "1e300",
    "4_294_967_295",
    "4_294_967_296",
    "9_223_372_036_854_775_807",
    "nan",
    "inf",
    "-inf",
    "\"1e-9pt\"",
    "\"0.0000001mm\"",
    "\"-0.0000001行\"",
    "\"99999字\"",
    "\"19999行\"",
];

/// Every key that takes a number and that the fixtures leave out.
const KEYS: &[(&str, &str)] = &[
    ("body = { face = \"song\"", "tracking = 0.1, width = 90"),
    ("subhead = { style = \"subhead\"", "drop = 1"),
    (
        "{ words = \"title\"",
        "drop = 1, first = 2, leading = 30, gap = 3, rule = 1, rule_length = 9, lines = 2, across = 2, width = 90, min_width = 90",
    ),
    ("{ words = \"byline\"", "drop = 1, min_size = 9"),
];

/// Tables with numbers that the fixtures leave out.
const TABLES: &str = r#"
[composition]
gap = 0.2
[limits]
gap_lines = 1
picture_error_ppi = 90
picture_warning_ppi = 120
lines_after_subhead = 2
type_in_inks = 9
type_reversed = 8
rule = 0.25
rule_in_inks = 0.5
[copyfit]
paragraphs = 9
headline = 10
white = 1
picture = 3
[jumps]
before = 10
after = 12
carry = 3
[lint]
side_lines = 1
alike_percent = 20
apart_lines = 3
photos_in_row = 3
white_lines = 3
hole_lines = 5
[lint.form]
limit = 3
nameplate_cost = 4
cost = 1
editing_errors = 3
photo_percent = 80
decoration_percent = 30
[press]
ink_limit = 240
[press.pictures]
ppi = 200
sharpen = 100
midtones = 3
black_limit = 90
quality = 80
[styles.tracked]
face = "song"
size = 9
tracking = 0.1
width = 90
[copy.other]
body = "tracked"
indent = 2
gap = 0.2
paragraph_space = 1
leading = 14
drop_initial = { style = "body", lines = 3 }
pull = { style = "body", leading = 14, rule_above = 1, rule_below = 1 }
[heads.other]
foot = 9
top_rule = 1
parts = [{ words = "title", face = "song", size = 20, min_size = 12, drop = 9, first = 2, leading = 30, rule = 1, rule_length = 9, lines = 2, width = 90, min_width = 90 }, { words = "kicker", face = "song", size = 9, place = "after", gap = 2 }]
[heads.down]
flow = "vertical"
parts = [{ words = "title", face = "song", size = 20, across = 2, leading = 30, drop = 3, gap = 2 }]
[[paper.qr]]
label = ["数字报"]
url = "https://example.com"
[[furniture.plate]]
text = "{paper}"
style = "body"
y = 12
x = 3
width = 90
[[furniture.plate]]
rule = 0.5
y = 14
x = 2
width = 90
height = 20
[[furniture.plate]]
qr = 1
y = 2
height = 20
[[furniture.plate]]
y = 30
left = [{ text = "{date}", style = "body", gap = 4 }]
"#;

/// Returns where the numbers of a TOML text stand that are values.
fn numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut quoted = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        match bytes[at] {
            b'"' => quoted = !quoted,
            b'0'..=b'9' if !quoted && matches!(before, b' ' | b'[' | b'-') => {
                let end = text[at..].find(|c: char| !(c.is_ascii_digit() || "._-".contains(c)));
                let end = end.map_or(text.len(), |end| at + end);
                let start = if before == b'-' { at - 1 } else { at };
                // A key of the ladder, and the day, are no numbers.
                let is_key = text[end..].trim_start().starts_with('=');
                if !is_key && !text[start..end].contains(['-']) || before == b'-' {
                    found.push(start..end);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn whole_house() -> String {
    let mut house = small::HOUSE.to_owned() + TABLES;
    for (at, keys) in KEYS {
        let end = house.find(at).map(|start| start + at.len()).expect("the fixture has it");
        house.insert_str(end, &format!(", {keys}"));
    }
    house
}

#[test]
fn no_number_of_the_files_makes_loading_panic() {
    let mut world = small::world();
    world.add(HOUSE, whole_house());
    assert_eq!(small::load(&world).lines(), [""; 0], "the fixture is right");
    let mut tried = 0;
    for file in [HOUSE, FRONT, NEWS, ISSUE] {
        let text = String::from_utf8(world.text(file)).expect("the fixture is UTF-8");
        for (index, range) in numbers(&text).into_iter().enumerate() {
            // Each number is tried with a third of the odd ones, all of them in turn.
            for odd in ODD.iter().skip(index % 3).step_by(3) {
                let mut spoilt = text.clone();
                spoilt.replace_range(range.clone(), odd);
                let mut world = world.clone();
                world.add(file, &spoilt);
                let loaded = small::load(&world);
                assert!(
                    loaded.issue.is_some() || !loaded.faults.is_empty(),
                    "{file}: {odd} in the place of {}",
                    &text[range.clone()]
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 800, "{tried}");
}

/// What passes the check can be set: no number divides by nothing, nor leaves the room that a length has.
#[test]
fn numbers_that_are_taken_can_be_set() {
    let body =
        "园区处处开工忙，春节长假刚过。\n\n## 小题\n\n记者从市里获悉。\n\n> 引文\n\n记者走访。";
    let paper = Paper::new([3, 8, 24])
        .house(TABLES)
        .slot("lead", "story", [1, 3], [1, 16])
        .with("inset = { left = 1, top = 2 }\ninside = { columns = 2, chars = 9, gutter = 8 }\nbox = { frame = 0.3, lower_by = 2 }\ncopy = \"other\"")
        .slot("side", "photo", [1, 1], [9, 14])
        .with("within = \"lead\"\nstandoff = 1")
        .slot("plate", "furniture", [1, 3], [25, 27])
        .with("furniture = \"plate\"")
        .slot("down", "story", [1, 1], [17, 24])
        .with("head = \"down\"\nhead_place = { side = \"right\", width = 30 }")
        .slot("last", "story", [2, 3], [17, 24])
        .with("head = \"other\"\nhead_place = { side = \"left\", width = 40 }")
        .story("lead", body)
        .photo("side")
        .story("last", body)
        .head("kicker = \"引题\"")
        .story("down", body);
    let world = paper.world();
    let right = run::read(&world, Path::new(""), Path::new("issue.toml"));
    assert!(right.is_ok(), "the fixture is right: {:?}", right.err());
    let (mut set, mut tried) = (0, 0);
    for file in ["layouts/house.toml", "layouts/l1.toml"] {
        let text = String::from_utf8(world.text(file)).expect("it is UTF-8");
        for (index, range) in numbers(&text).into_iter().enumerate() {
            for odd in ODD.iter().skip(index % 5).step_by(5) {
                let mut spoilt = text.clone();
                spoilt.replace_range(range.clone(), odd);
                let mut world = world.clone();
                world.add(file, &spoilt);
                tried += 1;
                if let Ok(given) = run::read(&world, Path::new(""), Path::new("issue.toml")) {
                    let made = run::set(given, &Options::default());
                    assert_eq!(made.composition.pages.len(), 1);
                    set += 1;
                }
            }
        }
    }
    assert!(tried > 300 && set > 50, "{tried} tried, {set} set");
}

#[test]
fn lengths_are_judged_as_they_are_after_rounding() {
    super::each(
        HOUSE,
        &[
            ("pitch = 13", "pitch = 0.0000001", "18:9 out-of-range: 0.0000001"),
            ("pitch = 13", "pitch = 0.9", "18:9 out-of-range: 0.9"),
            ("rule = 0.3", "rule = 0.0000001", "52:8 out-of-range: 0.0000001"),
        ],
    );
    super::each(
        FRONT,
        &[
            ("copy = \"news\"", "standoff = 501", "33:12 out-of-range: 501"),
            ("copy = \"news\"", "inset = { top = 20_001 }", "33:17 out-of-range: 20_001"),
            (
                "copy = \"news\"",
                "inset = { top = \"20001行\" }",
                "33:17 out-of-range: \"20001行\"",
            ),
        ],
    );
}
