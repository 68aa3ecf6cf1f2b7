//! Room that stays free: holes of the page, and what tells of one place once.

use banmian::diag::Severity;
use banmian::frame::{Datum, Finding};
use banmian::lint;
use banmian::rules::Code;

use super::{Judged, WORDS, day, filler};
use crate::common::Paper;

/// One story of so many paragraphs, each of one line, in a slot of four columns under its head.
fn story(paragraphs: u32) -> Paper {
    let body = vec!["园区开工忙。"; paragraphs as usize].join("\n\n");
    day()
        .edit("spacing = false", "spacing = false\nwhite = 0")
        .slot("a", "story", [1, 4], [9, 40])
        .with("head = \"small\"\nfill = \"columns\"")
        .story("a", &body)
}

/// The holes of a page: what they weigh, with their columns and lines.
fn holes(paper: &Paper) -> Vec<(Severity, [f64; 2])> {
    let (edition, plan, composition) = paper.set();
    let found = lint::check(&edition, &plan, &composition).findings;
    let holes = found.iter().filter(|finding| finding.code == Code::WhiteArea);
    let figure = |finding: &Finding, datum: Datum| {
        finding.data.iter().find(|(own, _)| *own == datum).map_or(0.0, |(_, value)| *value)
    };
    holes
        .map(|hole| {
            assert!(hole.slot.is_some() && hole.rect.is_some() && !hole.hints.is_empty());
            (hole.severity, [figure(hole, Datum::Columns), figure(hole, Datum::Lines)])
        })
        .collect()
}

/// One story in the same slot that leaves so many lines free, all of them in its last columns.
fn short_by(lines: u32) -> Paper {
    let slots = story(1).made().pages.remove(0).slots;
    let told = slots.iter().find_map(|slot| slot.lines).expect("copy stands there");
    story(told.capacity - lines)
}

#[test]
fn a_column_that_stays_free_is_a_hole_from_five_lines_on() {
    let (error, warning) = (Severity::Error, Severity::Warning);
    assert_eq!(holes(&short_by(0)), []);
    assert_eq!(holes(&short_by(2)), []);
    assert_eq!(holes(&short_by(4)), [(warning, [1.0, 4.0])]);
    assert_eq!(holes(&short_by(6)), [(error, [1.0, 6.0])]);
    assert_eq!(holes(&short_by(20)), [(error, [1.0, 20.0])]);
}

#[test]
fn the_house_says_from_where_on_white_is_a_hole_and_what_it_weighs() {
    let keys = |keys: &str| holes(&short_by(6).house(keys));
    assert_eq!(keys("[lint]\nhole_lines = 7"), [(Severity::Warning, [1.0, 6.0])]);
    assert_eq!(keys("[lint]\nhole_lines = 8\nwhite_lines = 7"), []);
    assert_eq!(keys("[lint.rules]\nwhite-area = \"off\""), []);
    let warned = keys("[lint.rules]\nwhite-area = \"warning\"");
    assert_eq!(warned, [(Severity::Warning, [1.0, 6.0])]);
    let strict = short_by(4).house("[lint.rules]\nwhite-area = \"error\"");
    assert_eq!(holes(&strict), [(Severity::Warning, [1.0, 4.0])], "a slight case stays slight");
}

#[test]
fn an_empty_slot_is_a_hole_and_a_photograph_or_an_advertisement_fills_it() {
    let page = |kind: &str| {
        day()
            .slot("a", "story", [1, 2], [9, 40])
            .with("head = \"small\"")
            .slot("b", kind, [3, 4], [9, 40])
            .story("a", &filler(1000))
    };
    assert_eq!(holes(&page("photo")), [(Severity::Error, [2.0, 33.0])]);
    assert_eq!(holes(&page("photo").photo("b").with(WORDS)), []);
    assert_eq!(holes(&page("ad").booked("b", "商场开业")), []);
    assert_eq!(holes(&page("ad").photo("b")), []);
}

#[test]
fn white_that_is_meant_is_no_hole() {
    assert_eq!(holes(&story(300).with("hold = true")), [], "a story that is held back");
    let dummy = day().slot("a", "story", [1, 4], [9, 40]).headed("small").dummy("a", 200);
    assert_eq!(holes(&dummy), [], "copy that is not there");
    let verse = |keys: &str| {
        let style = format!("[copy.verse]\nbody = \"body\"\n{keys}");
        let slot = day().house(&style).slot("a", "story", [1, 4], [9, 40]);
        holes(&slot.with("head = \"small\"\ncopy = \"verse\"").story("a", "> 湖上\n> 风来\n"))
    };
    assert_eq!(verse("justify = false"), []);
    assert_eq!(verse("justify = true").len(), 1);
    // A head of few words in a room of six lines.
    let head = |columns: &str| {
        let keys = format!(
            "head = \"plain\"\nhead_place = {{ columns = {columns}, lines = [9, 15] }}"
        );
        day().slot("a", "story", [1, 4], [9, 40]).with(&keys)
    };
    let beside = head("[1, 4]").story("a", &filler(900));
    assert!(holes(&beside).iter().all(|(_, [columns, _])| *columns == 4.0), "under it only");
}

#[test]
fn of_one_place_the_heaviest_stands_with_the_figures_of_the_others() {
    let told = |paper: Paper| {
        let (edition, plan, composition) = paper.set();
        let mut findings = composition.findings.clone();
        findings.extend(lint::check(&edition, &plan, &composition).findings);
        lint::one_a_place(&mut findings);
        findings
    };
    let codes = |paper: Paper| -> Vec<Code> {
        told(paper).iter().map(|finding| finding.code).collect()
    };
    let free = [Code::Gap, Code::EmptySlot, Code::WhiteArea];
    let only = |found: Vec<Code>| -> Vec<Code> {
        found.into_iter().filter(|code| free.contains(code)).collect()
    };
    assert_eq!(only(codes(short_by(6))), [Code::WhiteArea]);
    assert_eq!(only(codes(short_by(2))), [Code::Gap]);
    let hole = told(short_by(6));
    let hole = hole.iter().find(|finding| finding.code == Code::WhiteArea).expect("a hole");
    assert!(hole.data.iter().any(|(datum, _)| *datum == Datum::MoreChars), "{hole:?}");
    let empty = |lines: u32| day().slot("a", "photo", [1, 4], [9, 8 + lines]);
    let low = only(codes(empty(1).slot("b", "ad", [1, 4], [10, 40]).booked("b", "商场")));
    assert_eq!(low, [Code::EmptySlot]);
    assert_eq!(only(codes(empty(32))), [Code::WhiteArea]);
}

const NO_LINES: [f64; 0] = [];

/// The boxes that are larger than their copy, each with the lines free at its foot.
fn panels(paper: &Paper) -> Vec<f64> {
    let (edition, plan, composition) = paper.set();
    let found = lint::check(&edition, &plan, &composition).findings;
    let panels = found.iter().filter(|finding| finding.code == Code::PanelEmpty);
    panels.map(|panel| panel.data[0].1).collect()
}

#[test]
fn a_box_ends_with_its_copy() {
    let boxed = |paragraphs: usize, keys: &str| {
        let body = vec!["园区开工忙。"; paragraphs].join("\n\n");
        day()
            .edit("spacing = false", "spacing = false\nwhite = 0")
            .house("[inks]\ngrey = { k = 8 }")
            .slot("a", "notice", [1, 1], [9, 20])
            .with(&format!("head = \"small\"\ncopy = \"news\"\n{keys}"))
            .story("a", &body)
    };
    let panel = "box = { tint = \"grey\" }";
    let full = (1..20).find(|n| panels(&boxed(*n, panel)).is_empty()).expect("it fills");
    assert_eq!(panels(&boxed(full - 1, panel)), [3.0]);
    assert_eq!(panels(&boxed(full - 3, panel)), [5.0]);
    assert_eq!(panels(&boxed(full - 3, "")), NO_LINES, "no box");
    assert_eq!(panels(&boxed(full - 3, "box = { frame = 0.3 }")), [5.0]);
    // The inset at the foot is white that is meant.
    let inset = format!("{panel}\ninset = {{ bottom = \"2行\" }}");
    assert_eq!(panels(&boxed(full - 2, &inset)), NO_LINES);
    assert_eq!(panels(&boxed(full - 3, &inset)), [3.0]);
    let dummy = day()
        .house("[inks]\ngrey = { k = 8 }")
        .slot("a", "notice", [1, 2], [9, 20])
        .with(&format!("head = \"small\"\ncopy = \"news\"\n{panel}"))
        .dummy("a", 20);
    assert_eq!(panels(&dummy), NO_LINES);
}
