//! The way of the reader: from the head through the columns, over photographs, to the tail.

use std::sync::Arc;

use banmian::diag::Severity;
use banmian::frame::{ColumnRun, FrameItem, Tag};
use banmian::lint;

use super::{Judged, NONE, WORDS, but_for_white, day, filler, second_page, tell};
use crate::common::Paper;

/// One story whose head has a room of its own.
fn head_in(lines: [u32; 2]) -> Vec<String> {
    let keys =
        format!("head = \"plain\"\nhead_place = {{ columns = [1, 4], lines = {lines:?} }}");
    day().slot("a", "story", [1, 4], [9, 40]).with(&keys).story("a", &filler(700)).told()
}

#[test]
fn a_head_apart_from_its_text_flies() {
    let with_box = |lines: [u32; 2]| {
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .with("head = \"plain\"\nhead_place = { columns = [1, 4], lines = [9, 11] }")
            .slot("b", "story", [1, 4], lines)
            .with("within = \"a\"\nhead = \"mini\"")
            .story("a", &filler(300))
            .story("b", &filler(60))
            .titled("长湖水渐暖")
            .told()
    };
    assert_eq!(with_box([30, 40]), NONE);
    assert_eq!(with_box([13, 24]), ["flying-head 1 a"]);
}

/// Room that a head does not need is the text's: it does not fly.
#[test]
fn a_head_in_too_large_a_room_gives_it_back() {
    assert_eq!(head_in([9, 11]), NONE);
    assert_eq!(head_in([9, 20]), NONE);
}

#[test]
fn a_photograph_of_its_own_may_stand_between_a_head_and_its_text() {
    assert_eq!(
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("plain")
            .slot("p", "photo", [1, 4], [13, 22])
            .with("within = \"a\"")
            .story("a", &filler(500))
            .photo("p")
            .with(WORDS)
            .told(),
        NONE
    );
}

#[test]
fn text_above_its_own_head_is_told() {
    assert_eq!(head_in([20, 22]), ["text-above-head 1 a"]);
}

#[test]
fn one_line_alone_in_a_column_is_told() {
    let desk = |chars: usize| {
        let body = format!("{}\n\n完了。", filler(chars));
        day()
            .slot("a", "story", [1, 4], [9, 16])
            .headed("small")
            .story("a", &body)
            .titled("园区")
    };
    let mut alone = 0;
    for chars in (40..180).step_by(4) {
        let (edition, plan, composition) = desk(chars).set();
        let columns = &composition.stories[0].parts[0].columns;
        let last = columns.last().expect("text is set");
        let one = last.rect.height() == edition.pages[0].grid.em && columns.len() > 1;
        let told: Vec<String> =
            but_for_white(lint::check(&edition, &plan, &composition).findings)
                .iter()
                .map(|found| tell(found, &composition.names))
                .collect();
        assert_eq!(told, ["lone-line 1 a"][..usize::from(one)], "{chars}");
        alone += usize::from(one);
    }
    assert!(alone > 0, "no length leaves a line alone");
}

#[test]
fn a_heading_that_ends_a_column_is_told() {
    let body = format!("{}\n\n## 一家龙头\n\n{}", filler(48), filler(60));
    let desk = day()
        .slot("a", "story", [1, 4], [9, 16])
        .headed("small")
        .story("a", &body)
        .titled("园区");
    let (edition, plan, mut composition) = desk.set();
    assert_eq!(but_for_white(lint::check(&edition, &plan, &composition).findings), []);
    // Layout keeps subheads with their text; a page that does not is judged all the same.
    let columns = &mut composition.stories[0].parts[0].columns;
    let (mut head, rest) = (columns[0], columns[1]);
    (head.from, head.to) = (0, 52);
    *columns = vec![head, ColumnRun { from: 52, ..rest }];
    let told: Vec<String> = but_for_white(lint::check(&edition, &plan, &composition).findings)
        .iter()
        .map(|found| tell(found, &composition.names))
        .collect();
    assert_eq!(told, ["lone-line 1 a"]);
}

/// One story with a photograph inside.
fn pictured(columns: [u32; 2], picture: [u32; 2], lines: [u32; 2]) -> Vec<String> {
    day()
        .slot("a", "story", columns, [9, 40])
        .headed("plain")
        .slot("p", "photo", picture, lines)
        .with("within = \"a\"")
        .story("a", &filler(800))
        .titled("园区")
        .photo("p")
        .with(WORDS)
        .told()
}

#[test]
fn a_photograph_across_the_way_of_the_reader_is_told() {
    assert_eq!(pictured([1, 2], [1, 2], [20, 28]), ["picture-in-path 1 a"]);
    assert_eq!(pictured([1, 3], [2, 2], [12, 40]), ["picture-in-path 1 a"]);
    // At the head or the foot of the columns, or in the last one, it bars no way.
    assert_eq!(pictured([1, 2], [1, 2], [33, 40]), NONE);
    assert_eq!(pictured([1, 4], [3, 4], [10, 24]), NONE);
    assert_eq!(pictured([1, 4], [2, 3], [33, 40]), NONE);
}

/// A story that jumps to a tail with this headline style.
fn jumping(head: &str) -> Paper {
    let keys = "jump = { page = 2, slot = \"t\" }";
    let first = day()
        .slot("a", "story", [1, 4], [9, 40])
        .headed("plain")
        .story("a", &filler(1200))
        .with(keys);
    second_page(first).slot("t", "tail", [1, 4], [4, 20]).headed(head)
}

#[test]
fn a_jump_has_a_tail_and_a_tail_a_head() {
    assert_eq!(jumping("tail").told(), NONE);
    // A head without its own words, a head without the line 上接.
    assert_eq!(jumping("bare").told(), ["broken-jump 2 t"]);
    assert_eq!(jumping("small").told(), ["broken-jump 2 t"]);
    let (edition, plan, mut composition) = jumping("tail").set();
    composition.stories[0].parts.truncate(1);
    let found = but_for_white(lint::check(&edition, &plan, &composition).findings);
    assert_eq!(
        found.iter().map(|found| tell(found, &composition.names)).collect::<Vec<_>>(),
        ["broken-jump 1 a"]
    );
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn an_entry_of_the_index_leads_to_its_story() {
    let first = day()
        .slot("index", "index", [1, 4], [9, 10])
        .with("label = \"导读\"")
        .slot("a", "story", [1, 4], [12, 40])
        .headed("plain")
        .story("a", &filler(450))
        .page(1)
        .with("index = [{ story = \"b-2\", section = \"综合\" }]");
    let desk = second_page(first)
        .slot("b", "story", [1, 4], [4, 40])
        .headed("small")
        .story("b", &filler(450))
        .titled("长湖水渐暖");
    assert_eq!(desk.told(), NONE);
    let (edition, plan, mut composition) = desk.set();
    for item in &mut composition.pages[1].frame.items {
        let FrameItem::Group(slot) = item else { continue };
        let is_head = |tag: Option<Tag>| tag.and_then(Tag::head).is_some();
        Arc::make_mut(&mut slot.frame)
            .items
            .retain(|item| !matches!(item, FrameItem::Group(part) if is_head(part.tag)));
    }
    let found = but_for_white(lint::check(&edition, &plan, &composition).findings);
    assert_eq!(
        found.iter().map(|found| tell(found, &composition.names)).collect::<Vec<_>>(),
        ["index-target 1 index"]
    );
    assert_eq!(found[0].severity, Severity::Error);
}
