//! Slips of people who write TOML on a Chinese keyboard: each told at its place, with what to write.

use super::{ISSUE, LEAD, NEWS};
use crate::common::small;

/// Loads the small edition with one replacement in its issue; returns place and code of the first fault, with
/// its first hint.
fn told(from: &str, to: &str) -> (String, String) {
    let loaded = small::edited(ISSUE, from, to);
    let line = loaded.lines().first().cloned().unwrap_or_default();
    (line, loaded.hints().first().map(|hint| (*hint).to_owned()).unwrap_or_default())
}

/// Holds what is told of a slip.
fn holds(from: &str, to: &str, line: &str, hint: &str) {
    let (found, said) = told(from, to);
    assert!(found.ends_with(line), "{to}: {found}");
    assert!(said.contains(hint), "{to}: {said}");
}

#[test]
fn a_day_is_written_with_hyphens() {
    let days = [
        "2021/02/24",
        "2021.2.24",
        "2021年2月24日",
        "2021－02－24",
        "２０２１-02-24",
        "2021-2-24",
    ];
    for day in days {
        holds(
            "date = 2021-02-24",
            &format!("date = {day}"),
            &format!("bad-date: {day}"),
            "write 2021-02-24",
        );
    }
    holds("date = 2021-02-24", "date = 2021-2-30", "bad-date: 2021-2-30", "two digits");
}

#[test]
fn full_width_signs_are_named_with_the_right_ones() {
    let date = "date = 2021-02-24";
    for (to, sign, right) in [
        ("date ＝ 2021-02-24", "＝", "write `=`"),
        ("date：2021-02-24", "：", "write `=`"),
        ("date = 2021-02-24　", "\u{3000}", "an ordinary space"),
        ("\u{A0}date = 2021-02-24", "\u{A0}", "an ordinary space"),
        ("date = 2021-02-24\nnumber = ４5", "４", "write `4`"),
        ("date = 2021-02-24 ＃ 今天", "＃", "write `#`"),
        ("date = 2021-02-24\nspots = [\"red\"， \"blue\"]", "，", "write `,`"),
        ("date = 2021-02-24\nspots = [\"red\"，\"blue\"]", "，", "write `,`"),
        ("date = 2021-02-24\n【edition.facts】", "【", "write `[`"),
    ] {
        holds(date, to, &format!("toml-syntax: {sign}"), right);
    }
    holds(
        "slot = \"lead\"",
        "slot = “lead”",
        "toml-syntax: “lead”",
        "straight quotation marks",
    );
    // Signs inside strings and comments are nobody's slip.
    holds(
        "slot = \"lead\"",
        "slot = 头条，“甲” # ＝",
        "toml-syntax: 头条，“甲”",
        "write \"头条，“甲”\"",
    );
}

#[test]
fn a_quotation_mark_in_a_title_ends_it() {
    let loaded = small::edited(LEAD, "title = \"园区开工忙\"", "title = \"43万户\"暖起来\"");
    assert_eq!(loaded.lines(), ["lead.md:2:14 toml-syntax: \""]);
    assert!(loaded.hints()[0].contains("“ ”"), "{:?}", loaded.hints());
    let loaded = small::edited(LEAD, "title = \"园区开工忙\"", "title = \"三农\"、振兴\"");
    assert_eq!(loaded.lines(), ["lead.md:2:12 toml-syntax: \""]);
}

#[test]
fn one_of_several_wants_double_brackets() {
    let (line, hint) =
        told("  [[page.story]]\n  slot = \"lead\"", "  [page.story]\n  slot = \"lead\"");
    assert!(
        line.contains("toml-syntax: [page.story]") || line.contains("wrong-type: [page.story]"),
        "{line}"
    );
    assert!(hint.contains("[[page.story]]"), "{hint}");
    let twice = "[edition]\ndate = 2021-02-24\n[[page]]\nname = \"要闻\"\nlayout = \"front\"\n[page.story]\nslot = \"lead\"\n[page.story]\nslot = \"second\"\n";
    let mut world = small::world();
    world.add(ISSUE, twice);
    let loaded = small::load(&world);
    let lines = loaded.lines();
    assert_eq!(lines, ["issue.toml:8:1 toml-syntax: [page.story]"]);
    assert!(loaded.hints()[0].contains("[[page.story]]"), "{:?}", loaded.hints());
}

#[test]
fn other_kinds_of_files_are_named() {
    let mut world = small::world();
    world.add(ISSUE, small::STORY);
    assert_eq!(small::load(&world).lines(), ["issue.toml:1:1 not-toml: +++"]);
    for (bytes, what) in [
        (&b"PK\x03\x04\x14\0"[..], "Word"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "Word"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xFF\xD8\xFF\xE0", "JPEG"),
    ] {
        let mut world = small::world();
        world.add(LEAD, bytes);
        let loaded = small::load(&world);
        assert_eq!(loaded.lines().len(), 1, "{:?}", loaded.lines());
        assert!(loaded.lines()[0].contains("not-text"), "{:?}", loaded.lines());
        assert!(loaded.faults[0].message.en.contains(what), "{:?}", loaded.faults[0]);
    }
}

#[test]
fn a_tail_that_is_not_there_names_those_that_are() {
    let loaded = small::edited(ISSUE, "slot = \"tail-1\"", "slot = \"tial\"");
    let hints = loaded.hints().join("\n");
    assert!(loaded.lines()[0].contains("unknown-slot"), "{:?}", loaded.lines());
    assert!(hints.contains("the tails of page 2: `tail"), "{hints}");
}

/// What a hint about slots that overlap says to write raises no other fault.
#[test]
fn slots_that_overlap_are_told_what_parts_them() {
    let photo = "name = \"photo\"\nkind = \"photo\"\ncolumns = [1, 2]\n";
    let at = |lines: &str| {
        small::edited(NEWS, &format!("{photo}lines = [62, 77]"), &format!("{photo}{lines}"))
    };
    // A photograph takes no slots: nothing is to stand within it.
    let over = at("lines = [50, 77]");
    assert!(over.lines()[0].contains("slots-overlap"), "{:?}", over.lines());
    assert_eq!(over.hints(), ["give `photo` lines = [61, 77], or move `tail-1`"]);
    assert_eq!(at("lines = [61, 77]").lines(), [""; 0]);
    let inside = at("lines = [40, 50]");
    assert_eq!(
        inside.hints(),
        [
            "move `photo` or `tail-1`",
            "if `photo` stands inside `tail-1`, give it within = \"tail-1\""
        ]
    );
    assert_eq!(at("lines = [40, 50]\nwithin = \"tail-1\"").lines(), [""; 0]);
}
