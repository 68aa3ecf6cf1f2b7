//! Remedies that were tried: what a finding says to do mends it, and what does not help is told as that.

use std::path::Path;

use banmian::frame::Finding;
use banmian::rules::Code;
use banmian::run::{self, Options};

use super::{WORDS, day, filler};
use crate::common::{Paper, png};

/// Returns the findings of the whole run with this code.
fn told(paper: &Paper, code: Code) -> Vec<Finding> {
    let world = paper.world();
    let made = run::make(&world, Path::new(""), Path::new("issue.toml"), &Options::default());
    let mut found = made.unwrap_or_else(|faults| panic!("{faults}")).composition.findings;
    found.retain(|finding| finding.code == code);
    found
}

/// Returns the hints of the first finding with this code, in English; none where it is not told.
fn hints(paper: &Paper, code: Code) -> Vec<String> {
    let found = told(paper, code);
    let hints = found.first().map(|finding| finding.hints.clone()).unwrap_or_default();
    hints.into_iter().map(|hint| hint.en).collect()
}

/// Checks that a finding says this of what mends it, and that with it there is no such finding.
fn mends(code: Code, shown: &Paper, hint: &str, mended: &Paper) {
    let found = told(shown, code);
    let says = |finding: &Finding| finding.hints.iter().any(|own| own.en == hint);
    assert!(found.iter().any(says), "{hint}: {found:?}");
    assert_eq!(told(mended, code), [], "{code:?} with {hint}");
}

/// White is judged elsewhere.
const NO_WHITE: &str = "[lint.rules]\nwhite-area = \"off\"\n";

/// A story in a slot of its own with room for a photograph in it.
fn with_room(chars: usize) -> Paper {
    day()
        .slot("a", "story", [1, 4], [9, 40])
        .headed("small")
        .slot("p", "photo", [1, 4], [25, 40])
        .with("within = \"a\"")
        .story("a", &filler(chars))
}

#[test]
fn a_hole_says_which_photograph_fills_it() {
    let shown = with_room(400);
    let hint = "place a photograph in slot p: it is gone";
    let mended = with_room(400).picture("p", "p.png", png(900, 500)).with(WORDS);
    mends(Code::WhiteArea, &shown, hint, &mended);
}

#[test]
fn a_hole_says_what_was_tried_and_does_not_fill_it() {
    let empty = day()
        .slot("a", "story", [1, 4], [9, 12])
        .headed("small")
        .slot("p", "photo", [1, 1], [14, 17])
        .story("a", &filler(60))
        .titled("园区");
    let hints = hints(&empty, Code::WhiteArea);
    assert!(hints[0].starts_with("tried, and not enough: "), "{hints:?}");
    assert!(hints[0].contains("place a photograph in slot p"), "{hints:?}");
}

#[test]
fn a_page_without_holes_is_set_once_and_has_no_such_hint() {
    assert_eq!(hints(&with_room(940), Code::WhiteArea), [""; 0]);
}

#[test]
fn an_empty_slot_says_who_takes_its_room() {
    let page = |keys: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 20])
            .headed("small")
            .slot("b", "story", [1, 4], [22, 40])
            .headed("small")
            .with(keys)
            .story("a", &filler(900))
    };
    let hint = "write absorb = \"a\" for b in the layout: it is gone";
    mends(Code::WhiteArea, &page(""), hint, &page("absorb = \"a\""));
}

#[test]
fn a_box_says_that_it_may_end_with_its_copy() {
    let page = |shrink: &str| {
        day()
            .house("[inks]\ngrey = { k = 8 }")
            .house(NO_WHITE)
            .slot("a", "story", [1, 4], [9, 40])
            .headed("small")
            .slot("b", "story", [1, 2], [25, 40])
            .headed("small")
            .with(&format!("within = \"a\"\nbox = {{ tint = \"grey\" }}\n{shrink}"))
            .story("a", &filler(640))
            .story("b", &filler(60))
            .titled("长湖水渐暖")
    };
    let hint = "write shrink = true for b in the layout: it is gone";
    mends(Code::PanelEmpty, &page(""), hint, &page("shrink = true"));
}

#[test]
fn a_crop_says_which_slot_keeps_more() {
    let page = |[slot, other]: [&str; 2]| {
        day()
            .house(NO_WHITE)
            .slot("a", "story", [1, 4], [9, 14])
            .headed("small")
            .slot("p", "photo", [1, 4], [16, 22])
            .slot("q", "photo", [1, 2], [24, 40])
            .story("a", &filler(100))
            .titled("园区")
            .picture(slot, "p.png", png(600, 900))
            .with(WORDS)
            .picture(other, "q.png", png(900, 170))
            .with(WORDS)
    };
    let hint = "let it and the picture in slot q change places: it is gone";
    mends(Code::CropTooHard, &page(["p", "q"]), hint, &page(["q", "p"]));
}

#[test]
fn heads_say_what_their_style_should_have() {
    let page = |keys: &str, part: &str| {
        let style = format!(
            "[heads.own]\n{keys}\nparts = [{{ words = \"title\", face = \"hei\", size = 26, lines = 2{part} }}]"
        );
        day()
            .house(&style)
            .house(NO_WHITE)
            .slot("a", "story", [1, 4], [9, 40])
            .headed("own")
            .story("a", &filler(700))
            .titled("长湖水渐暖|园区开工忙")
    };
    let airy = "leave `leading` out of the headline style: it is gone";
    mends(Code::HeadAiry, &page("", ", leading = 36"), airy, &page("", ""));
    let glued = "leave `foot` out of the headline style: it is gone";
    mends(Code::HeadGlued, &page("foot = 3", ""), glued, &page("", ""));
}

#[test]
fn a_photograph_says_how_it_meets_the_text() {
    let page = |first: u32, align: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("small")
            .slot("p", "photo", [3, 4], [first, 22])
            .with(&format!("within = \"a\"\n{align}"))
            .story("a", &filler(700))
            .photo("p")
            .with(WORDS)
    };
    let uneven = |first: &u32| !told(&page(*first, ""), Code::TopsUneven).is_empty();
    let first = (10..14).find(uneven).expect("one of them does not meet the text");
    let hint = "write align = \"text\" for p in the layout: it is gone";
    let aligned = page(first, "align = \"text\"");
    mends(Code::TopsUneven, &page(first, ""), hint, &aligned);
}

#[test]
fn photographs_say_how_their_edges_meet() {
    let page = |keys: [&str; 2], right: [u32; 2]| {
        let photo = |paper: Paper, name: &str, columns, lines, keys: &str| {
            paper.slot(name, "photo", columns, lines).with(&format!("within = \"a\"\n{keys}"))
        };
        let paper = day().slot("a", "story", [1, 4], [9, 40]).headed("small");
        let paper = photo(paper, "p", [1, 2], [11, 18], keys[0]);
        let paper = photo(paper, "q", [3, 4], right, keys[1]).story("a", &filler(700));
        paper.photo("p").with(WORDS).photo("q").with(WORDS)
    };
    let level = page(["", ""], [11, 18]);
    assert_eq!(told(&level, Code::RowUneven), []);
    let hints = hints(&page(["", ""], [11, 20]), Code::RowUneven);
    assert!(hints[0].contains("lines = [11, 18] for q"), "{hints:?}");
}
