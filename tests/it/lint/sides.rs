//! What stands beside what: heads, seams, advertisements, photographs in a row.

use banmian::frame::Datum;

use super::{Judged, NONE, WORDS, day, filler};
use crate::common::Paper;

/// Two stories side by side, the right one with these keys and from this line on.
fn beside(head: &str, first: u32, keys: &str) -> Vec<String> {
    let right = format!("head = \"{head}\"\n{keys}");
    day()
        .slot("a", "story", [1, 2], [9, 40])
        .headed("plain")
        .slot("b", "story", [3, 4], [first, 40])
        .with(&right)
        .story("a", &filler(300))
        .story("b", &filler(200))
        .titled("长湖水渐暖")
        .told()
}

#[test]
fn heads_of_one_level_side_by_side_butt() {
    assert_eq!(beside("plain", 9, ""), ["butting-heads 1 b"]);
    assert_eq!(beside("plain", 10, ""), ["butting-heads 1 b"]);
    for (head, first, keys) in [
        ("small", 9, ""),
        ("song", 9, ""),
        ("plain", 12, ""),
        ("plain", 9, "box = { frame = 0.3 }"),
        ("down", 9, "head_place = { side = \"left\", width = 40 }"),
    ] {
        assert_eq!(beside(head, first, keys), NONE, "{head} {first} {keys}");
    }
}

/// A page of four stories: places and headline styles.
fn four(places: [([u32; 2], [u32; 2]); 4]) -> Paper {
    let heads = ["plain", "small", "mini", "song-mini"];
    let named = ["a", "b", "c", "d"].iter().zip(places).zip(heads);
    named.fold(day(), |desk, ((name, (columns, lines)), head)| {
        let desk = desk.slot(name, "story", columns, lines).headed(head);
        desk.story(name, &filler(60)).titled("园区")
    })
}

#[test]
fn a_gutter_or_a_line_of_white_through_the_page_is_a_seam() {
    let seams = |desk: &Paper| -> Vec<String> {
        desk.told().into_iter().filter(|told| told.starts_with("seam")).collect()
    };
    let down =
        four([([1, 2], [9, 22]), ([3, 4], [9, 26]), ([1, 2], [24, 40]), ([3, 4], [28, 40])]);
    assert_eq!(seams(&down), ["seam 1 -"]);
    assert_eq!(down.findings()[0].data, [(Datum::Column, 2.0), (Datum::Seams, 1.0)]);
    let across =
        four([([1, 2], [9, 22]), ([3, 4], [9, 22]), ([1, 3], [24, 40]), ([4, 4], [24, 40])]);
    assert_eq!(seams(&across), ["seam 1 -"]);
    assert_eq!(across.findings()[0].data, [(Datum::Line, 22.0), (Datum::Seams, 1.0)]);
    assert_eq!(seams(&across.clone().house("[lint.except]\nseam = [\"l1\"]")), NONE);
    // One block as wide or as high as the page has an edge of its own.
    let wide =
        four([([1, 4], [9, 20]), ([1, 2], [22, 34]), ([3, 4], [22, 40]), ([1, 2], [36, 40])]);
    assert_eq!(seams(&wide), NONE);
    let high =
        four([([1, 3], [9, 20]), ([4, 4], [9, 40]), ([1, 3], [22, 30]), ([1, 3], [32, 40])]);
    assert_eq!(seams(&high), NONE);
}

#[test]
fn a_lower_head_larger_than_a_higher_one_is_told() {
    let two = |above: &str, below: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed(above)
            .slot("b", "story", [1, 4], [24, 40])
            .headed(below)
            .story("a", &filler(200))
            .story("b", &filler(300))
            .titled("长湖水渐暖")
            .told()
    };
    assert_eq!(two("small", "plain"), ["head-order 1 b"]);
    assert_eq!(two("plain", "small"), NONE);
    // A wide story may be louder than a narrow one above it, beside which a louder one stands.
    let desk = day()
        .slot("a", "story", [1, 3], [9, 22])
        .headed("plain")
        .slot("b", "story", [4, 4], [9, 22])
        .headed("mini")
        .slot("c", "story", [1, 4], [24, 40])
        .headed("small")
        .story("a", &filler(200))
        .titled("园区")
        .story("b", &filler(60))
        .titled("茶市");
    assert_eq!(desk.story("c", &filler(300)).titled("长湖").told(), NONE);
    // A title that had to become smaller keeps its rank.
    let long = "园区开工忙园区开工忙园区开工忙";
    assert_eq!(
        day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("b", "story", [1, 4], [24, 40])
            .headed("plain")
            .story("a", &filler(200))
            .titled(long)
            .story("b", &filler(300))
            .titled("长湖")
            .told(),
        NONE
    );
}

#[test]
fn an_advertisement_that_touches_the_lead_is_told() {
    let told = |ad: [u32; 2], second: [u32; 2]| {
        let desk = day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("b", "story", [1, 4], second)
            .headed("small")
            .slot("ad", "ad", [1, 4], ad)
            .with("head = \"ad\"\nlabel = \"广告\"")
            .story("a", &filler(150))
            .story("b", &filler(100))
            .titled("长湖");
        desk.story("ad", &filler(40)).titled("茶叶上市").told()
    };
    assert_eq!(told([24, 28], [30, 40]), ["ad-beside-lead 1 ad"]);
    assert_eq!(told([34, 40], [24, 32]), NONE);
}

#[test]
fn three_photographs_in_a_row_are_told() {
    let row = |photos: u32, step: u32| {
        let mut desk =
            day().slot("a", "story", [1, 4], [9, 20]).headed("plain").story("a", &filler(150));
        for at in 0..photos {
            let first = 22 + at * step;
            let column = if step == 0 { at + 1 } else { 1 };
            let name = format!("p{at}");
            desk = desk.slot(&name, "photo", [column; 2], [first, first + 5]);
            desk = desk.photo(&name).with(WORDS);
        }
        if step > 0 {
            desk = desk.slot("b", "story", [2, 4], [22, 40]).headed("small");
            desk = desk.story("b", &filler(300)).titled("长湖");
        }
        desk
    };
    assert_eq!(row(3, 0).told(), ["three-photos 1 p0"]);
    assert_eq!(row(3, 0).findings()[0].data, [(Datum::Photos, 3.0)]);
    assert_eq!(row(3, 6).told(), ["three-photos 1 p0"]);
    assert_eq!(row(2, 0).told(), NONE);
    assert_eq!(row(3, 0).house("[lint]\nphotos_in_row = 4").told(), NONE);
}
