//! Each finding on a page that shows it, and none on a page that must not.

use std::path::Path;

use banmian::diag::Severity;
use banmian::frame::{Composition, Finding, FrameItem};
use banmian::geom::{Abs, Rect};
use banmian::makeup;

use crate::common::{MemoryWorld, edition_of, png, press};

/// Four columns of eight characters and ten lines: room for 39 lines under a headline of one.
const LAYOUT: &str = r#"
[[slot]]
name = "s"
kind = "story"
columns = [1, 4]
lines = [1, 12]
[[slot]]
name = "p"
kind = "photo"
columns = [1, 2]
lines = [14, 24]
[[slot]]
name = "index"
kind = "index"
columns = [3, 4]
lines = [14, 15]
"#;

/// A page with this story and this photograph.
struct Page {
    story: String,
    photo: String,
    picture: Vec<u8>,
    issue: String,
}

impl Page {
    /// A page on which nothing is wrong.
    fn right() -> Page {
        Page {
            story: story("园区开工忙", "", 266),
            photo: "caption = \"图\"".to_owned(),
            picture: png(900, 600),
            issue: String::new(),
        }
    }

    fn composed(&self) -> Composition {
        self.on(LAYOUT)
    }

    /// Composes the page on another layout.
    fn on(&self, layout: &str) -> Composition {
        let mut world: MemoryWorld = press::one_page("", &[]);
        world.add("layouts/one.toml", layout);
        world.add("story.md", &self.story);
        world.add("p.png", &self.picture);
        world.add(
            "issue.toml",
            format!(
                "[edition]\ndate = 2025-10-16\n[[page]]\nname = \"要闻\"\nlayout = \"one\"\n{}\n\
                 [[page.story]]\nslot = \"s\"\nfile = \"story.md\"\n\
                 [[page.photo]]\nslot = \"p\"\nfile = \"p.png\"\n{}\n",
                self.issue, self.photo
            ),
        );
        makeup::make_up(&edition_of(&world, Path::new(""), "issue.toml")).composition
    }

    fn findings(&self) -> Vec<Finding> {
        self.composed().findings
    }
}

/// A story of about so many characters.
fn story(title: &str, head: &str, chars: usize) -> String {
    let sentence = "春节长假刚过园区已是一派繁忙。";
    let body: String = sentence.chars().cycle().take(chars).collect();
    format!("+++\ntitle = \"{title}\"\n{head}+++\n\n{body}\n")
}

/// Returns where the only picture stands.
fn picture_of(composed: &Composition) -> Rect {
    let items = composed.pages[0].frame.items.iter();
    let mut pictures = items.filter_map(|item| match item {
        FrameItem::Image(image) => Some(image.rect),
        _ => None,
    });
    pictures.next().expect("a picture")
}

/// Returns the baseline of the first run that begins with these words.
fn text_at(composed: &Composition, words: &str) -> Abs {
    let items = composed.pages[0].frame.items.iter();
    let mut found = items.filter_map(|item| match item {
        FrameItem::Text(run) if run.text.contains(words) => Some(run.origin.y),
        _ => None,
    });
    found.next().expect("the words are set")
}

/// Expects one finding of this code and severity, and no other.
fn expect(findings: &[Finding], code: &str, severity: Severity) {
    let told: Vec<_> =
        findings.iter().map(|found| (found.code.word(), found.severity)).collect();
    assert_eq!(told, [(code, severity)]);
    let found = &findings[0];
    assert!(found.page == Some(1) && found.slot.is_some() && !found.hints.is_empty());
}

#[test]
fn a_page_on_which_nothing_is_wrong_has_no_finding() {
    assert_eq!(Page::right().findings(), []);
}

#[test]
fn overset_copy_is_told_with_its_size_and_place() {
    let page = Page { story: story("园区开工忙", "", 400), ..Page::right() };
    let composed = page.composed();
    expect(&composed.findings, "overset", Severity::Error);
    let report = &composed.stories[0];
    let data = &composed.findings[0].data;
    assert!(data.contains(&("chars", f64::from(report.overset()))));
    assert!(data.contains(&("lines", f64::from(report.overset_lines))));
    assert!(composed.findings[0].source.is_some());
}

#[test]
fn free_lines_are_a_gap() {
    let page = Page { story: story("园区开工忙", "", 150), ..Page::right() };
    expect(&page.findings(), "gap", Severity::Warning);
}

#[test]
fn a_slot_without_a_photograph_is_empty() {
    let mut world = press::one_page("", &[]);
    world.add("layouts/one.toml", LAYOUT);
    world.add("story.md", Page::right().story);
    let edition = edition_of(&world, Path::new(""), "issue.toml");
    expect(&makeup::make_up(&edition).composition.findings, "empty-slot", Severity::Warning);
}

#[test]
fn a_character_that_no_face_has_is_told_wherever_it_stands() {
    let body = story("园区开工忙", "", 264).replacen("春节", "𠮷节", 1);
    expect(&Page { story: body, ..Page::right() }.findings(), "missing-glyph", Severity::Error);
    let title = story("园区😀忙", "", 266);
    expect(
        &Page { story: title, ..Page::right() }.findings(),
        "missing-glyph",
        Severity::Error,
    );
    let photo = "caption = \"图😀\"".to_owned();
    expect(&Page { photo, ..Page::right() }.findings(), "missing-glyph", Severity::Error);
}

#[test]
fn coarse_pictures_are_told_by_how_coarse_they_are() {
    let at = |pixels| Page { picture: png(pixels, pixels / 3 * 2), ..Page::right() }.findings();
    expect(&at(240), "picture-resolution", Severity::Error);
    expect(&at(330), "picture-resolution", Severity::Warning);
    assert_eq!(at(600), []);
}

#[test]
fn a_caption_beyond_its_room_is_told() {
    let photo = format!("caption = \"{}\"", "图片说明".repeat(80));
    expect(&Page { photo, ..Page::right() }.findings(), "caption-too-long", Severity::Error);
}

#[test]
fn an_index_with_more_entries_than_lines_is_told() {
    let entry = "{ story = \"story\" }";
    let index = |entries: usize| format!("index = [{}]", vec![entry; entries].join(", "));
    let page = |entries| Page { issue: index(entries), ..Page::right() };
    expect(&page(3).findings(), "index-too-long", Severity::Error);
    assert_eq!(page(2).findings(), []);
}

#[test]
fn words_without_a_place_in_the_headline_are_told() {
    let page =
        Page { story: story("园区开工忙", "deck = \"副题\"\n", 266), ..Page::right() };
    expect(&page.findings(), "words-not-shown", Severity::Warning);
    // A summary is printed only where a style has it; its absence is no fault.
    let page = Page {
        story: story("园区开工忙", "summary = \"提要\"\n", 266),
        ..Page::right()
    };
    assert_eq!(page.findings(), []);
}

#[test]
fn a_headline_beyond_its_lines_is_told_and_nothing_of_it_is_lost() {
    let title = "园区处处开工忙企业抢订单项目抢工期部门抢服务人人争先";
    let page = Page { story: story(title, "", 266), ..Page::right() };
    let composed = page.composed();
    assert!(composed.findings.iter().any(|found| found.code.word() == "headline-too-long"));
    let dump = banmian::frame::dump(&composed.pages[0].frame);
    let lines = dump.lines().filter(|line| !line.contains("f1 10pt"));
    let set: String = lines.filter_map(|line| line.split("pt ").nth(1)).collect();
    assert!(set.contains(title), "{set}");
}

/// Returns the codes of what is found on the lines of a story with this body, each once.
fn codes(body: &str) -> Vec<&'static str> {
    let filler = "春节长假刚过园区已是一派繁忙。".repeat(10);
    let story = format!("+++\ntitle = \"园区开工忙\"\n+++\n\n{body}\n\n{filler}\n");
    let findings = Page { story, ..Page::right() }.findings();
    let mut codes: Vec<_> = findings.iter().map(|found| found.code.word()).collect();
    codes.dedup();
    codes.retain(|code| matches!(*code, "loose-line" | "parted-unit"));
    codes
}

#[test]
fn a_line_opened_too_far_is_told() {
    // The number fills a line of eight characters nearly; four stand before it.
    assert_eq!(codes("春节长假123,456,789,01元"), ["loose-line"]);
    assert_eq!(codes("春节长假刚过，园区"), [""; 0]);
}

#[test]
fn a_number_wider_than_the_column_is_parted_and_told() {
    assert!(codes("春节长假123,456,789,012,345,678元。").contains(&"parted-unit"));
    assert_eq!(codes("一共有456元，长假刚刚过去。"), [""; 0]);
}

#[test]
fn an_address_that_parts_is_no_fault() {
    assert_eq!(codes("详见https://www.example.com/news/2024/09/18/index.html。"), [""; 0]);
}

#[test]
fn a_caption_keeps_its_line_under_a_picture_with_insets() {
    let layout = LAYOUT
        .replace("lines = [14, 24]", "lines = [14, 24]\ninset = { left = 10, right = 10 }");
    let composed = Page::right().on(&layout);
    let picture = picture_of(&composed);
    let caption = text_at(&composed, "图");
    assert!(caption > picture.y1, "the caption stands at {caption:?}, the picture {picture:?}");
}

#[test]
fn a_picture_gives_way_to_a_headline_of_two_lines() {
    let layout = LAYOUT.replace("lines = [14, 24]", "lines = [3, 12]\nwithin = \"s\"");
    let title = "园区处处开工忙企业抢订单项目抢工期部门抢服务";
    let page = Page { story: story(title, "", 30), ..Page::right() };
    let composed = page.on(&layout);
    let picture = picture_of(&composed);
    for piece in ["园", "部"] {
        let baseline = text_at(&composed, piece);
        assert!(baseline <= picture.y0, "{piece} at {baseline:?} under {picture:?}");
    }
}

#[test]
fn loose_copy_that_is_too_long_fills_every_line() {
    let layout = LAYOUT.replacen("kind = \"story\"", "kind = \"story\"\nfill = \"loose\"", 1);
    let page = Page { story: story("园区开工忙", "", 500), ..Page::right() };
    let composed = page.on(&layout);
    let lines = composed.pages[0].slots[0].lines.expect("copy runs in it");
    assert_eq!(lines.used, lines.capacity);
    assert!(lines.used > 35, "{lines:?}");
}

#[test]
fn columns_narrower_than_the_layout_asks_are_told() {
    let inside = |chars: u32| {
        let inside = format!("lines = [1, 12]\ninside = {{ columns = 3, chars = {chars} }}");
        Page::right().on(&LAYOUT.replace("lines = [1, 12]", &inside)).findings
    };
    let told = |chars| inside(chars).iter().any(|found| found.code.word() == "narrow-columns");
    assert!(told(40));
    assert!(!told(10));
}

#[test]
fn a_picture_beside_a_headline_keeps_its_room() {
    let layout = LAYOUT
        .replacen("lines = [1, 12]", "lines = [1, 12]\ninset = { left = 180 }", 1)
        .replace("lines = [14, 24]", "lines = [1, 12]\nwithin = \"s\"\ncaption = \"none\"");
    let page = Page { story: story("园区开工忙", "", 30), ..Page::right() };
    let picture = picture_of(&page.on(&layout));
    // Twelve lines, half a point of white above and below.
    let whole = Abs::pt(13.0 * 11.0 + 10.0 - 1.0);
    assert_eq!(picture.height(), whole);
}
