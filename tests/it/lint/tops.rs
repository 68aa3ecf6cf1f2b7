//! Edges that should meet: first lines of columns, photographs beside text, photographs in a row.

use super::{Judged, NONE, WORDS, day, filler};
use crate::common::Paper;

/// A story of four columns with two photographs inside, each over two columns.
fn row(left: [u32; 2], right: [u32; 2]) -> Paper {
    let photo = |paper: Paper, name: &str, columns, lines| {
        paper.slot(name, "photo", columns, lines).with("within = \"a\"")
    };
    let paper = day().slot("a", "story", [1, 4], [9, 40]).headed("small");
    let paper = photo(photo(paper, "p", [1, 2], left), "q", [3, 4], right);
    let paper = paper.story("a", &filler(700)).photo("p").with(WORDS);
    paper.photo("q").with(WORDS)
}

#[test]
fn columns_of_one_story_begin_on_one_line_or_well_apart() {
    assert_eq!(row([11, 18], [11, 18]).told(), NONE);
    let told = row([11, 18], [11, 20]).told();
    assert_eq!(told, ["tops-uneven 1 a", "row-uneven 1 p"]);
    assert_eq!(row([11, 16], [11, 26]).told(), NONE);
}

#[test]
fn a_photograph_begins_with_the_text_beside_it() {
    let beside = |first: u32| {
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("small")
            .slot("p", "photo", [3, 4], [first, 22])
            .with("within = \"a\"")
            .story("a", &filler(700))
            .photo("p")
            .with(WORDS)
            .told()
    };
    let first =
        (9..13).rev().find(|first| beside(*first) == NONE).expect("one of them meets the text");
    assert_eq!(beside(first + 1), ["tops-uneven 1 a"]);
}

#[test]
fn photographs_in_a_row_have_tops_feet_and_captions_on_one_line() {
    let captions = |right: &str, last: u32| {
        let paper = day().slot("a", "story", [1, 4], [9, 40]).headed("small");
        let photo = |paper: Paper, name: &str, columns, last| {
            paper.slot(name, "photo", columns, [30, last]).with("within = \"a\"")
        };
        let paper = photo(photo(paper, "p", [1, 2], 40), "q", [3, 4], last);
        let words = format!("caption = \"{right}\"\ncredit = \"某某 摄\"");
        let paper = paper.story("a", &filler(700)).photo("p").with(WORDS);
        paper.photo("q").with(&words).told()
    };
    assert_eq!(captions("园区", 40), NONE);
    assert_eq!(captions(&filler(40), 40), NONE, "captions of a row begin on one line");
    assert_eq!(captions("园区", 39), ["row-uneven 1 p"]);
    let lower = row([11, 18], [12, 18]).told();
    assert_eq!(lower.last().map(String::as_str), Some("row-uneven 1 p"));
}

#[test]
fn what_stands_in_other_stories_or_far_apart_needs_no_common_line() {
    let two = day()
        .slot("a", "story", [1, 2], [9, 40])
        .headed("small")
        .slot("p", "photo", [1, 2], [11, 18])
        .with("within = \"a\"")
        .slot("b", "story", [3, 4], [9, 40])
        .headed("song-mini")
        .slot("q", "photo", [3, 4], [11, 20])
        .with("within = \"b\"")
        .story("a", &filler(320))
        .photo("p")
        .with(WORDS)
        .story("b", &filler(320))
        .titled("长湖水渐暖")
        .photo("q")
        .with(WORDS);
    assert_eq!(two.told(), NONE);
}
