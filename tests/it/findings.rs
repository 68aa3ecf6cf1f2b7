//! Each finding on a page that shows it, and none on a page that must not.

use banmian::diag::Severity;
use banmian::frame::Datum;
use banmian::frame::{Composition, Finding};
use banmian::geom::{Abs, Rect};
use banmian::ids::PageId;

use crate::common::press::{self, runs};
use crate::common::{Paper, png};

const CAPTION: &str = "caption = \"图\"";

/// A page of four columns of eight characters, with room for 39 lines under a headline of one; its slots have
/// these keys.
fn slots(story: &str, photo: [u32; 2], keys: &str) -> Paper {
    Paper::new([4, 8, 40])
        .slot("s", "story", [1, 4], [1, 12])
        .with(story)
        .slot("p", "photo", [1, 2], photo)
        .with(keys)
        .slot("index", "index", [3, 4], [14, 15])
}

/// A page with this copy and nothing else.
fn copy(body: &str) -> Paper {
    slots("", [14, 24], "").story("s", body)
}

/// A page on which nothing is wrong with 266 characters.
fn page(chars: usize) -> Paper {
    copy(&text(chars)).photo("p").with(CAPTION)
}

fn text(chars: usize) -> String {
    "春节长假刚过园区已是一派繁忙。".chars().cycle().take(chars).collect()
}

/// Returns where the only picture stands.
fn picture_of(composed: &Composition) -> Rect {
    press::images(&composed.pages[0].frame).first().expect("a picture").rect
}

/// Returns the baseline of the first run that begins with these words.
fn text_at(composed: &Composition, words: &str) -> Abs {
    let runs = press::runs(&composed.pages[0].frame);
    let found = runs.iter().find(|run| run.text.contains(words));
    found.expect("the words are set").origin.y
}

/// Expects one finding of this code and severity, and no other.
fn expect(findings: &[Finding], code: &str, severity: Severity) {
    let told: Vec<_> =
        findings.iter().map(|found| (found.code.word(), found.severity)).collect();
    assert_eq!(told, [(code, severity)]);
    let found = &findings[0];
    assert!(found.page == Some(PageId(0)) && found.slot.is_some() && !found.hints.is_empty());
}

#[test]
fn a_page_on_which_nothing_is_wrong_has_no_finding() {
    assert_eq!(page(266).made().findings, []);
}

#[test]
fn overset_copy_is_told_with_its_size_and_place() {
    let composed = page(400).made();
    expect(&composed.findings, "overset", Severity::Error);
    let report = &composed.stories[0];
    let data = &composed.findings[0].data;
    assert!(data.contains(&(Datum::Chars, f64::from(report.overset()))));
    assert!(data.contains(&(Datum::Lines, f64::from(report.overset_lines))));
    assert!(composed.findings[0].source.is_some());
}

#[test]
fn free_lines_are_a_gap() {
    expect(&page(150).made().findings, "gap", Severity::Warning);
}

#[test]
fn a_slot_without_a_photograph_is_empty() {
    expect(&copy(&text(266)).made().findings, "empty-slot", Severity::Warning);
}

#[test]
fn a_character_that_no_face_has_is_told_wherever_it_stands() {
    let body = text(264).replacen("春节", "𠮷节", 1);
    let told = |paper: Paper| expect(&paper.made().findings, "missing-glyph", Severity::Error);
    told(copy(&body).photo("p").with(CAPTION));
    told(page(266).titled("园区😀忙"));
    told(copy(&text(266)).photo("p").with("caption = \"图😀\""));
}

#[test]
fn coarse_pictures_are_told_by_how_coarse_they_are() {
    let at = |pixels| {
        let paper = copy(&text(266)).picture("p", "p.png", png(pixels, pixels / 3 * 2));
        paper.with(CAPTION).made().findings
    };
    expect(&at(240), "picture-resolution", Severity::Error);
    expect(&at(330), "picture-resolution", Severity::Warning);
    assert_eq!(at(600), []);
}

#[test]
fn a_caption_beyond_its_room_is_told() {
    let caption = format!("caption = \"{}\"", "图片说明".repeat(80));
    let made = copy(&text(266)).photo("p").with(&caption).made();
    expect(&made.findings, "caption-too-long", Severity::Error);
}

#[test]
fn an_index_with_more_entries_than_lines_is_told() {
    let index = |entries: usize| {
        let entries = vec!["{ story = \"s-1\" }"; entries].join(", ");
        page(266).page(1).with(&format!("index = [{entries}]")).made().findings
    };
    expect(&index(3), "index-too-long", Severity::Error);
    assert_eq!(index(2), []);
}

#[test]
fn words_without_a_place_in_the_headline_are_told() {
    let found = page(266).head("deck = \"副题\"").made().findings;
    expect(&found, "words-not-shown", Severity::Warning);
    // A summary is printed only where a style has it; its absence is no fault.
    assert_eq!(page(266).head("summary = \"提要\"").made().findings, []);
}

#[test]
fn a_headline_beyond_its_lines_is_told_and_nothing_of_it_is_lost() {
    let title = "园区处处开工忙企业抢订单项目抢工期部门抢服务人人争先";
    let composed = page(266).titled(title).made();
    assert!(composed.findings.iter().any(|found| found.code.word() == "headline-too-long"));
    let runs = runs(&composed.pages[0].frame);
    let set: String = runs
        .iter()
        .filter(|run| run.size > Abs::pt(10.0))
        .map(|run| run.text.as_str())
        .collect();
    assert!(set.contains(title), "{set}");
}

/// Returns the codes of what is found on the lines of a story with this body, each once.
fn codes(body: &str) -> Vec<&'static str> {
    let filler = "春节长假刚过园区已是一派繁忙。".repeat(10);
    let findings =
        copy(&format!("{body}\n\n{filler}")).photo("p").with(CAPTION).made().findings;
    let mut codes: Vec<_> = findings.iter().map(|found| found.code.word()).collect();
    codes.dedup();
    codes.retain(|code| matches!(*code, "loose-line" | "short-line" | "parted-unit"));
    codes
}

#[test]
fn a_line_opened_too_far_is_told() {
    // The number fills a line of eight characters nearly; five and a comma stand before it.
    assert_eq!(codes("春节长假刚，123,456,789,01元"), ["loose-line"]);
    assert_eq!(codes("春节长假刚过，园区"), [""; 0]);
}

#[test]
fn a_number_wider_than_the_column_is_parted_and_told() {
    assert!(codes("春节长假123,456,789,012,345,678元。").contains(&"parted-unit"));
    assert_eq!(codes("一共有456元，长假刚刚过去。"), [""; 0]);
}

#[test]
fn a_line_that_nothing_can_fill_ends_short_and_is_told() {
    // The code takes nearly all of a line and has no syllables; two characters stand before it.
    assert_eq!(codes("长假UNESCOPQRSTUV与"), ["short-line"]);
}

#[test]
fn an_address_is_told_where_a_label_is_wider_than_the_column() {
    let label = "abcdefghijklmnopqrstuvwxyz";
    assert!(codes(&format!("来稿寄{label}@example.com处。")).contains(&"parted-unit"));
}

#[test]
fn an_address_that_parts_is_no_fault() {
    // Lines of nothing but its labels end short.
    let told = codes("详见https://www.example.com/news/2024/09/18/index.html。");
    assert!(!told.contains(&"parted-unit"), "{told:?}");
}

#[test]
fn a_caption_keeps_its_line_under_a_picture_with_insets() {
    let slots = slots("", [14, 24], "inset = { left = 10, right = 10 }");
    let composed = slots.story("s", &text(266)).photo("p").with(CAPTION).made();
    let picture = picture_of(&composed);
    let caption = text_at(&composed, "图");
    assert!(caption > picture.y1, "the caption stands at {caption:?}, the picture {picture:?}");
}

#[test]
fn a_picture_gives_way_to_a_headline_of_two_lines() {
    let title = "园区处处开工忙企业抢订单项目抢工期部门抢服务";
    let slots = slots("", [3, 12], "within = \"s\"");
    let composed = slots.story("s", &text(30)).titled(title).photo("p").with(CAPTION).made();
    let picture = picture_of(&composed);
    for piece in ["园", "部"] {
        let baseline = text_at(&composed, piece);
        assert!(baseline <= picture.y0, "{piece} at {baseline:?} under {picture:?}");
    }
}

#[test]
fn loose_copy_that_is_too_long_fills_every_line() {
    let slots = slots("fill = \"loose\"", [14, 24], "");
    let composed = slots.story("s", &text(500)).photo("p").with(CAPTION).made();
    let lines = composed.pages[0].slots[0].lines.expect("copy runs in it");
    assert_eq!(lines.used, lines.capacity);
    assert!(lines.used > 35, "{lines:?}");
}

#[test]
fn columns_narrower_than_the_layout_asks_are_told() {
    let told = |chars: u32| {
        let inside = format!("inside = {{ columns = 3, chars = {chars} }}");
        let slots = slots(&inside, [14, 24], "").story("s", &text(266)).photo("p");
        slots.made().findings.iter().any(|found| found.code.word() == "narrow-columns")
    };
    assert!(told(40));
    assert!(!told(10));
}

#[test]
fn a_picture_beside_a_headline_keeps_its_room() {
    let beside = "within = \"s\"\ncaption = \"none\"";
    let slots = slots("inset = { left = 180 }", [1, 12], beside);
    let picture = picture_of(&slots.story("s", &text(30)).photo("p").with(CAPTION).made());
    // Twelve lines, half a point of white above and below.
    let whole = Abs::pt(13.0 * 11.0 + 10.0 - 1.0);
    assert_eq!(picture.height(), whole);
}
