//! Everything stands in its place: what the files can tell is told there, and what only composing shows
//! is an error that nothing lets pass.

use std::path::Path;

use banmian::diag::{Lang, Severity};
use banmian::frame::{Composition, Finding, Tag};
use banmian::rules::Code;
use banmian::run;

use crate::common::Paper;

/// A house whose subheads take two lines.
const HOUSE: &str = r#"sub = { face = "hei", size = 10.5 }
[copy.news]
body = "body"
subhead = { style = "sub", lines = 2 }
[heads.plain]
parts = [{ words = "title", face = "hei", size = 16 }]
[ladder]
1 = "plain"
"#;

/// One page of four columns of thirteen characters; column 4 lies at its right side.
fn page() -> Paper {
    Paper::of_house([4, 13, 60], HOUSE)
}

/// Returns the codes of what is wrong with the files, with the words that each marks.
fn faults(paper: &Paper) -> Vec<(Code, String)> {
    let Err(faults) = run::read(&paper.world(), Path::new(""), Path::new("issue.toml")) else {
        return Vec::new();
    };
    let marked = |fault: &banmian::diag::Diagnostic| {
        let span = fault.span.as_ref()?;
        Some(faults.sources.text(span.source).get(span.range.clone())?.to_owned())
    };
    let told = faults.sink.diagnostics().iter();
    told.map(|fault| (fault.code, marked(fault).unwrap_or_default())).collect()
}

/// The same of a page whose only slot has these keys.
fn faults_of(columns: [u32; 2], keys: &str) -> Vec<(Code, String)> {
    faults(&page().slot("lead", "story", columns, [1, 40]).with(keys).story("lead", "春耕。"))
}

#[test]
fn insets_that_leave_no_room_are_faults_of_the_layout() {
    let no_room = |marked: &str| [(Code::NoRoomInSlot, marked.to_owned())];
    assert_eq!(faults_of([4, 4], "inset = { left = 300 }"), no_room("300"));
    assert_eq!(faults_of([4, 4], "inset = { left = 60, right = 61 }"), no_room("61"));
    assert_eq!(faults_of([4, 4], "inset = { left = 60, right = 60 }"), []);
    assert_eq!(faults_of([1, 4], "inset = { top = \"40行\" }"), no_room("\"40行\""));
}

#[test]
fn an_inset_below_zero_reaches_into_the_bleed_and_nowhere_else() {
    let outside = |marked: &str| [(Code::InsetOutside, marked.to_owned())];
    assert_eq!(faults_of([2, 2], "inset = { left = -5 }"), outside("-5"));
    assert_eq!(faults_of([1, 1], "inset = { left = -0.5 }"), outside("-0.5"));
    let bled =
        |keys: &str| faults(&to_the_trim().slot("lead", "story", [1, 4], [1, 40]).with(keys));
    assert_eq!(bled("inset = { left = -8, top = -8, right = -8 }"), []);
    assert_eq!(bled("inset = { left = -9 }"), outside("-9"));
    assert_eq!(bled("inset = { bottom = -1 }"), outside("-1"));
}

/// A page without margins and with a bleed of 3 mm (8.5 pt).
fn to_the_trim() -> Paper {
    let page = page().sheet("550pt", "777pt").edit("height =", "bleed = \"3mm\"\nheight =");
    page.edit("lines = 60", "lines = 60\nmargins = { left = 0, top = 0 }")
}

#[test]
fn a_picture_may_reach_into_the_bleed_and_words_may_not() {
    let page = || {
        let page = to_the_trim().slot("it", "ad", [1, 4], [1, 40]);
        page.with("inset = { left = -8, top = -8, right = -8 }\ncaption = \"none\"")
    };
    assert_eq!(breaches(&page().photo("it").made()), Vec::<&Finding>::new());
    let told = page().story("it", &"春耕时节农户下田。".repeat(9)).made();
    assert!(!breaches(&told).is_empty(), "the knife would cut the words");
    // The first line is indented and stands on the page.
    assert!(told.stories[0].placed < told.stories[0].total);
    assert!(joins(&told));
}

#[test]
fn strips_and_inner_columns_are_held_against_the_slot() {
    let strip = "head_place = { side = \"left\", width = 200 }";
    assert_eq!(faults_of([4, 4], strip), [(Code::NoRoomInSlot, "200".to_owned())]);
    assert_eq!(faults_of([3, 4], strip), []);
    let inside = |columns: u32| format!("inside = {{ columns = {columns} }}");
    assert_eq!(faults_of([4, 4], &inside(12)), [(Code::NoRoomInSlot, "12".to_owned())]);
    assert_eq!(faults_of([1, 4], &inside(12)), []);
    let both = "inside = { columns = 3 }\nhead_place = { side = \"right\", width = 100 }";
    assert_eq!(faults_of([4, 4], both), [(Code::NoRoomInSlot, "3".to_owned())]);
}

#[test]
fn a_slot_in_one_that_a_picture_fills_stays_empty() {
    let page = || {
        let page = page().slot("ad", "ad", [1, 4], [1, 40]);
        page.slot("inner", "story", [2, 3], [5, 20]).with("within = \"ad\"").photo("ad")
    };
    assert_eq!(faults(&page()), []);
    let filled = page().story("inner", "春耕。");
    assert_eq!(faults(&filled), [(Code::SlotInPicture, "\"inner\"".to_owned())]);
}

#[test]
fn what_the_day_changes_leaves_every_slot_its_place_and_its_room() {
    let page = |change: &str| {
        let page = page().slot("lead", "story", [1, 4], [1, 40]).with("inset = { left = 160 }");
        let page = page.slot("inner", "story", [3, 4], [30, 40]).with("within = \"lead\"");
        let page = page.page(1).with(&format!("[page.slots]\nlead = {change}"));
        faults(&page.story("lead", "春耕。"))
    };
    let codes = |change: &str| page(change).iter().map(|(code, _)| *code).collect::<Vec<_>>();
    assert_eq!(codes("{ columns = [1, 4], lines = [1, 40] }"), []);
    assert_eq!(codes("{ lines = [1, 35] }"), [Code::OutsideSlot]);
    assert_eq!(codes("{ columns = [1, 1] }"), [Code::NoRoomInSlot, Code::OutsideSlot]);
}

/// Returns what is wrong with the places of a page.
fn breaches(composition: &Composition) -> Vec<&Finding> {
    let of_places =
        |finding: &&Finding| matches!(finding.code, Code::OutOfPlace | Code::InkOverlaps);
    composition.findings.iter().filter(of_places).collect()
}

/// Returns whether the parts of every story join, from its first character to its last.
fn joins(composition: &Composition) -> bool {
    composition.stories.iter().all(|story| {
        let ends = story.parts.iter().map(|part| part.to);
        let starts = story.parts.iter().map(|part| part.from);
        let joined = starts.eq(std::iter::once(0).chain(ends).take(story.parts.len()));
        joined && story.parts.last().map_or(0, |part| part.to) == story.placed
    })
}

#[test]
fn a_head_that_outgrows_its_slot_is_an_error_with_both_places() {
    let page = page().slot("brief", "story", [4, 4], [1, 3]);
    let head = "parts = [{ words = \"title\", face = \"hei\", size = 90, min_size = 90 }]";
    let page = page.house(&format!("[heads.big]\n{head}")).headed("big");
    let made = page.story("brief", "春耕时节，田间地头一派繁忙。").titled("大").made();
    let found = breaches(&made);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].severity), (Code::OutOfPlace, Severity::Error));
    let slot = made.pages[0].slots[0].rect;
    assert_eq!(found[0].against, Some(slot));
    assert!(found[0].rect.is_some_and(|rect| !slot.contains(rect)));
    assert!(found[0].message.get(Lang::En).contains("`大`"), "{found:?}");
    assert!(joins(&made));
}

#[test]
fn a_head_down_the_page_that_is_too_high_becomes_smaller_as_a_whole() {
    let down = "parts = [{ words = \"title\", face = \"hei\", size = 30, min_size = 20 }]";
    let page = page().house(&format!("[heads.down]\nflow = \"vertical\"\n{down}"));
    let page = page.slot("essay", "story", [1, 2], [1, 20]).headed("down");
    let page = page.with("head_place = { side = \"right\", width = 60 }");
    let title = "巷子深处有人家，把春天带回家，水边的事慢慢说";
    let made = page.story("essay", "春耕时节，田间地头一派繁忙。").titled(title).made();
    assert_eq!(breaches(&made), Vec::<&Finding>::new());
    let told = made.findings.iter().any(|finding| finding.code == Code::HeadlineTooLong);
    assert!(told, "a head smaller than its style allows is told");
}

#[test]
fn copy_that_would_lie_over_something_is_overset_from_there_on() {
    // With no lead between the lines a subhead of two lines is higher than the two lines of its place.
    let subhead = "## 春耕时节田间地头一派繁忙技术员每天都来看苗";
    let body =
        format!("{}\n\n{subhead}\n\n{}", "春耕时节农户下田。".repeat(9), "看苗。".repeat(80));
    let page = |pitch: &str| {
        let page = page().type_size("10", pitch).slot("lead", "story", [1, 1], [1, 60]);
        page.story("lead", &body).made()
    };
    let open = page("13");
    assert_eq!(breaches(&open), Vec::<&Finding>::new());
    let tight = page("8");
    assert!(!breaches(&tight).is_empty(), "lines of 10 pt on 8 pt lie over each other");
    assert!(joins(&tight));
    let story = &tight.stories[0];
    assert!(story.placed < story.total, "what would lie over the line above is overset");
    let overset = tight.findings.iter().filter(|finding| finding.code == Code::Overset);
    assert_eq!(overset.count(), 1);
    // What is placed stands alone.
    let lines: Vec<_> = tight.pages[0]
        .frame
        .pieces()
        .filter(|piece| matches!(piece.tag, Some(Tag::Block(_))))
        .map(|piece| piece.rect())
        .collect();
    for (at, line) in lines.iter().enumerate() {
        assert!(lines[..at].iter().all(|above| !above.overlaps(*line)), "{lines:?}");
    }
}

#[test]
fn nothing_lets_what_is_out_of_place_pass() {
    for code in [Code::OutOfPlace, Code::InkOverlaps] {
        assert!(!code.may_be_allowed(), "{code}");
        assert_eq!(code.rule().weight, Severity::Error);
    }
}
