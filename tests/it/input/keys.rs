//! Keys, types and values: what the schemas say.

use super::{FRONT, HOUSE, ISSUE, LEAD, each};
use crate::common::small;

#[test]
fn keys_types_and_values() {
    each(
        ISSUE,
        &[
            (
                "slot = \"lead\"\n",
                "slto = \"lead\"\n  slot = \"lead\"\n",
                "12:3 unknown-key: slto",
            ),
            ("number = 4567", "number = \"4567\"", "3:10 wrong-type: \"4567\""),
            ("number = 4567", "number = 0", "3:10 out-of-range: 0"),
            ("number = 4567", "number = 5_000_000_000", "3:10 out-of-range: 5_000_000_000"),
            ("date = 2021-02-24\n", "", "1:1 missing-key: [edition]"),
            ("jump = { page = 2, slot = \"tail-1\" }", "jump = 2.5", "14:10 wrong-type: 2.5"),
            ("jump = { page = 2,", "jump = { paeg = 1, page = 2,", "14:12 unknown-key: paeg"),
            ("slot = \"tail-1\" }", "slot = 1 }", "14:29 wrong-type: 1"),
            ("[0.5, 0.4]", "[0.5]", "20:11 wrong-count: [0.5]"),
            ("[0.5, 0.4]", "[0.5, nan]", "20:17 out-of-range: nan"),
        ],
    );
    each(
        FRONT,
        &[
            ("kind = \"masthead\"", "kind = \"mast\"", "3:8 bad-value: \"mast\""),
            ("kind = \"masthead\"", "kind = 1", "3:8 wrong-type: 1"),
            ("columns = 1, ", "columns = 13, ", "34:22 out-of-range: 13"),
            (
                "copy = \"news\"",
                "inset = { top = \"3 em em\" }",
                "33:17 bad-length: \"3 em em\"",
            ),
        ],
    );
    let missing = "name = \"lead-photo\"\nkind = \"photo\"";
    each(FRONT, &[(missing, "name = \"lead-photo\"", "15:1 missing-key: [[slot]]")]);
}

#[test]
fn dates() {
    each(
        ISSUE,
        &[
            ("2021-02-24", "2021-02-30", "2:8 bad-date: 2021-02-30"),
            ("2021-02-24", "0000-01-01", "2:8 bad-date: 0000-01-01"),
            ("2021-02-24", "2021-2-4", "2:8 bad-date: 2021-2-4"),
            ("2021-02-24", "2021-02-24T08:00:00", "2:8 bad-date: 2021-02-24T08:00:00"),
            ("2021-02-24", "08:00:00", "2:8 bad-date: 08:00:00"),
            ("2021-02-24", "\"2021-02-24\"", "2:8 wrong-type: \"2021-02-24\""),
        ],
    );
}

#[test]
fn heads_of_stories() {
    each(
        LEAD,
        &[
            ("+++\ntitle", "title", "1:1 no-head: title = \"园区开工忙\""),
            ("\"\n+++", "\"", "1:1 head-not-closed: +++"),
            ("title = \"园区开工忙\"\n", "", "1:1 missing-key: +++"),
            ("\"园区开工忙\"", "\"　\"", "2:9 blank-title: \"　\""),
            ("本报讯　春节长假刚过。", "", "3:4 empty-story: "),
            ("本报讯　春节", "![图](a.jpg)春节", "5:1 image-in-body: ![图](a.jpg)"),
            ("本报讯　春节", "##\n\n本报讯　春节", "5:1 empty-subhead: ##"),
            ("\"\n+++", "\"\npriority = 100\n+++", "3:12 out-of-range: 100"),
            ("\"\n+++", "\"\nsection = 1\n+++", "3:11 wrong-type: 1"),
        ],
    );
}

#[test]
fn lists_of_words_can_be_meant() {
    let wording = |lists: &str| {
        let house = format!("{}\n[wording]\n{lists}\n", small::HOUSE);
        let mut world = small::world();
        world.add(HOUSE, house);
        small::load(&world)
            .lines()
            .into_iter()
            .map(|line| line.split_once(' ').map_or(String::new(), |(_, told)| told.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(wording("forbidden = [{ words = \"\" }]"), ["bad-wording: \"\""]);
    assert_eq!(
        wording("fixed = [{ words = \"甲\", not = [\"乙\", \"甲\"] }]"),
        ["bad-wording: \"甲\""]
    );
    assert_eq!(
        wording("names = [{ name = \"甲\" }, { name = \"甲\" }]"),
        ["bad-wording: \"甲\""]
    );
    assert_eq!(wording("fixed = [{ words = \"甲乙\", not = [\"乙\"] }]"), [""; 0]);
}
