//! What is cut off pictures, and where they end.

use banmian::diag::{Lang, Severity};
use banmian::frame::{Datum, Finding, FrameItem};
use banmian::lint;
use banmian::rules::Code;
use banmian::terms::PhotoFit;

use super::{Judged, WORDS, day, filler};
use crate::common::{Paper, flat_png, png};

/// A page with a flat room for a photograph and, where a second is asked for, a high one.
fn page(second: bool) -> Paper {
    let page = day().slot("a", "story", [1, 4], [9, 14]).headed("small");
    let page = page.slot("p", "photo", [1, 4], [16, 25]).with("");
    match second {
        true => page.slot("q", "photo", [1, 2], [27, 40]),
        false => page,
    }
}

fn told(paper: &Paper, code: Code) -> Vec<Finding> {
    let (edition, plan, composition) = paper.set();
    let mut found = lint::check(&edition, &plan, &composition).findings;
    found.retain(|finding| finding.code == code);
    found
}

fn with_photo(page: Paper, size: (u32, u32), keys: &str) -> Paper {
    page.story("a", &filler(60))
        .titled("园区")
        .picture("p", "p.png", png(size.0, size.1))
        .with(&format!("{WORDS}\n{keys}"))
}

#[test]
fn a_crop_that_leaves_too_little_is_told_with_what_is_left() {
    let crop = |size, keys: &str| told(&with_photo(page(false), size, keys), Code::CropTooHard);
    let hard = crop((600, 900), "");
    let kept = |finding: &Finding| {
        let kept = finding.data.iter().find(|(datum, _)| *datum == Datum::Kept);
        kept.expect("what is kept").1
    };
    assert_eq!((hard.len(), hard[0].severity), (1, Severity::Error));
    assert!((15.0..35.0).contains(&kept(&hard[0])), "{hard:?}");
    let soft = crop((900, 550), "");
    assert_eq!((soft.len(), soft[0].severity), (1, Severity::Warning), "{soft:?}");
    assert!((50.0..70.0).contains(&kept(&soft[0])), "{soft:?}");
    for (size, keys) in [
        ((900, 330), ""),
        ((600, 900), "fit = \"whole\""),
        // The editor's crop has about the shape of the slot, and a zoom is no loss.
        ((600, 900), "crop = [0, 0.2, 1, 0.24]"),
        ((900, 330), "zoom = 3"),
    ] {
        assert_eq!(crop(size, keys), [], "{size:?} {keys}");
    }
    // What the program cuts off beyond the editor's crop counts.
    assert_eq!(crop((900, 330), "crop = [0.4, 0, 0.2, 1]").len(), 1);
}

#[test]
fn the_slot_that_keeps_more_is_named() {
    let empty = told(&with_photo(page(true), (600, 700), ""), Code::CropTooHard);
    assert!(empty[0].hints[0].get(Lang::En).starts_with("place it in slot q"), "{empty:?}");
    let both = with_photo(page(true), (600, 700), "").picture("q", "q.png", png(1400, 500));
    let both = told(&both.with(WORDS), Code::CropTooHard);
    let swap = both.iter().find(|it| it.hints[0].get(Lang::En).contains("change places"));
    assert!(swap.is_some_and(|it| it.hints[0].get(Lang::En).contains("slot q")), "{both:?}");
    let alone = told(&with_photo(page(false), (600, 700), ""), Code::CropTooHard);
    assert!(alone[0].hints[0].get(Lang::En).contains("fit = \"whole\""), "{alone:?}");
}

#[test]
fn a_pale_edge_has_a_keyline_or_is_told() {
    let pale = |slot: &str, light: u8| {
        let page = day().slot("a", "story", [1, 4], [9, 14]).headed("small");
        let page = page.slot("p", "photo", [1, 4], [16, 30]).with(slot);
        page.story("a", &filler(60))
            .titled("园区")
            .picture("p", "p.png", flat_png(900, 600, light))
            .with(WORDS)
    };
    let lines = |paper: &Paper| {
        let (_, _, composition) = paper.set();
        let pieces = composition.pages[0].frame.pieces();
        let outline =
            |item: &FrameItem| matches!(item, FrameItem::Shape(it) if it.outline.is_some());
        pieces.filter(|piece| outline(piece.item)).count()
    };
    for (slot, light, drawn, code) in [
        ("", 250, 1, 0),
        ("", 128, 0, 0),
        ("", 222, 0, 0),
        ("keyline = true", 128, 1, 0),
        ("keyline = false", 250, 0, 1),
        ("keyline = false", 128, 0, 0),
    ] {
        let paper = pale(slot, light);
        assert_eq!(lines(&paper), drawn, "{slot} {light}");
        assert_eq!(told(&paper, Code::PaleEdge).len(), code, "{slot} {light}");
    }
}

#[test]
fn the_report_says_how_each_picture_stands() {
    let (_, _, composition) = with_photo(page(false), (600, 900), "fit = \"whole\"").set();
    let pictures: Vec<_> =
        composition.pages[0].slots.iter().filter_map(|slot| slot.picture.as_ref()).collect();
    assert_eq!(pictures.len(), 1);
    assert_eq!((pictures[0].fit, pictures[0].kept), (PhotoFit::Whole, 1000));
    // It is as high as its room, and so less wide than it.
    assert!(pictures[0].rect.width() < pictures[0].rect.height());
    assert!(pictures[0].ppi > 300, "{pictures:?}");
}
