//! Copy that is short for its advertisement or its panel: the white lies in it, not in a heap at its foot.

use banmian::frame::{Composition, GlyphRun, Step};
use banmian::geom::Abs;
use banmian::makeup::MadeUp;

use crate::common::Paper;
use crate::common::press;

const HOUSE: &str = r#"quote = { face = "kai", size = 10 }
[copy.news]
body = "body"
[copy.small]
body = "body"
indent = 0
justify = false
[heads.plain]
parts = [{ words = "title", face = "hei", size = 20 }]
[heads.strip]
parts = [{ words = "title", face = "hei", size = 14 }]
[ladder]
1 = "plain"
"#;

/// The baselines of a page's body type, in points, from the top.
fn baselines(made: &Composition) -> Vec<f64> {
    let runs = press::runs(&made.pages[0].frame);
    let body = runs.iter().filter(|run| run.text.contains('园') && run.size < Abs::pt(13.0));
    let mut all: Vec<f64> = body.map(|run| run.origin.y.to_pt()).collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    all
}

fn steps(lines: &[f64]) -> Vec<f64> {
    lines.windows(2).map(|two| ((two[1] - two[0]) * 100.0).round() / 100.0).collect()
}

/// An advertisement of one column of twenty lines, of so many paragraphs of one line.
fn ad(paragraphs: usize, keys: &str) -> Paper {
    Paper::of_house([4, 10, 40], HOUSE)
        .slot("ad", "ad", [1, 1], [1, 20])
        .with("copy = \"small\"")
        .with(keys)
        .story("ad", &vec!["园区开工忙"; paragraphs].join("\n\n"))
}

#[test]
fn white_of_an_advertisement_stands_between_its_paragraphs() {
    let full = (1..25).rev().find(|n| ad(*n, "").made().findings.is_empty()).expect("some fit");
    assert_eq!(steps(&baselines(&ad(full, "").made())), vec![13.0; full - 1]);
    // Three lines are shared by the paragraphs and the place under the head.
    let less = full - 3;
    let open = steps(&baselines(&ad(less, "").made()));
    assert_eq!(open, vec![open[0]; less - 1]);
    assert!(open[0] > 13.0 + 2.0 && open[0] < 13.0 + 39.5 / less as f64, "{open:?}");
}

#[test]
fn no_more_than_a_line_and_the_rest_above_and_below() {
    let made = ad(3, "").made();
    let lines = baselines(&made);
    assert_eq!(steps(&lines), [26.0, 26.0], "a line of white at most");
    let slot = made.pages[0].slots.iter().find(|slot| slot.rect.y1 > Abs::ZERO);
    let slot = slot.expect("the slot is told").rect;
    let runs = press::runs(&made.pages[0].frame);
    let title = runs.iter().find(|run| run.size == Abs::pt(20.0)).expect("a head");
    let above = title.origin.y.to_pt() - 17.6 - slot.y0.to_pt();
    let below = slot.y1.to_pt() - lines[2] - 1.2;
    assert!(above > 60.0 && below > above && below < above * 1.6, "{above} {below}");
}

#[test]
fn type_and_edges_of_an_advertisement_stay() {
    let (few, many) = (ad(2, "").made(), ad(12, "").made());
    let sizes = |made: &Composition| {
        let runs = press::runs(&made.pages[0].frame);
        let mut sizes: Vec<Abs> = runs.iter().map(|run: &GlyphRun| run.size).collect();
        sizes.sort();
        sizes.dedup();
        sizes
    };
    assert_eq!(sizes(&few), sizes(&many));
    assert_eq!(few.pages[0].slots, few.pages[0].slots);
}

#[test]
fn small_advertisements_begin_together_under_their_head() {
    let paper = |paragraphs: usize| {
        Paper::of_house([4, 10, 40], HOUSE)
            .slot("ad", "ad", [1, 2], [1, 20])
            .with("copy = \"small\"\nfill = \"loose\"\ninside = { columns = 2 }")
            .story("ad", &vec!["园区开工忙"; paragraphs].join("\n\n"))
    };
    let made = paper(5).made();
    let runs = press::runs(&made.pages[0].frame);
    let body = runs.iter().filter(|run| run.text.contains('园') && run.size < Abs::pt(13.0));
    let tops = |right: bool| {
        let middle = Abs::pt(150.0);
        let own = body.clone().filter(|run| (run.origin.x > middle) == right);
        own.map(|run| run.origin.y).min().expect("each column has copy")
    };
    assert_eq!(tops(false), tops(true));
}

#[test]
fn copy_has_the_room_of_a_picture_that_is_not_there() {
    let paper = || {
        Paper::of_house([4, 10, 40], HOUSE)
            .slot("ad", "ad", [1, 4], [1, 20])
            .with("copy = \"small\"\ninset = { left = 240, top = 6, right = 6, bottom = 6 }")
            .slot("picture", "photo", [1, 4], [1, 20])
            .with("within = \"ad\"\ninset = { left = 6, top = 6, right = 190, bottom = 6 }")
            .story("ad", "园区开工忙")
    };
    let left = |paper: Paper| {
        let runs = press::runs(&paper.made().pages[0].frame);
        runs.iter().map(|run| run.origin.x.to_pt()).fold(f64::MAX, f64::min)
    };
    let (with, without) = (left(paper().photo("picture")), left(paper()));
    assert!((with - without - 234.0).abs() < 0.01, "{with} {without}");
}

/// A notice of seven lines with its head at the left.
fn notice(paragraphs: usize) -> MadeUp {
    Paper::of_house([4, 10, 40], HOUSE)
        .slot("notice", "notice", [1, 4], [1, 7])
        .with("head = \"strip\"\nhead_place = { side = \"left\", width = 100 }\nbox = { frame = 0.3 }\ninside = { columns = 1 }")
        .story("notice", &vec!["园区开工忙"; paragraphs].join("\n\n"))
        .made_up()
}

#[test]
fn copy_of_a_third_of_a_panel_is_set_a_step_larger_in_its_middle() {
    let of_type = |made: &MadeUp| {
        made.decisions.iter().filter(|decision| decision.step() == Step::Type).count()
    };
    let (little, enough) = (notice(2), notice(3));
    assert_eq!((of_type(&little), of_type(&enough)), (1, 0));
    let size = |made: &MadeUp| {
        let runs = press::runs(&made.composition.pages[0].frame);
        let body = runs.iter().find(|run| run.text.contains('园') && run.size < Abs::pt(13.0));
        body.expect("copy").size
    };
    assert_eq!((size(&little), size(&enough)), (Abs::pt(11.5), Abs::pt(10.0)));
    let lines = baselines(&little.composition);
    assert_eq!(steps(&lines), [16.1]);
    let slot = little.composition.pages[0].slots.iter().find(|slot| slot.rect.y1 > Abs::ZERO);
    let slot = slot.expect("the slot is told").rect;
    let above = lines[0] - 10.1 - slot.y0.to_pt();
    let below = slot.y1.to_pt() - lines[1] - 1.4;
    assert!(above > 20.0 && below > above, "{above} {below}");
    let codes: Vec<&str> =
        little.composition.findings.iter().map(|finding| finding.code.word()).collect();
    assert!(!codes.contains(&"gap"), "{codes:?}");
}

#[test]
fn a_panel_whose_larger_type_has_no_room_keeps_its_own() {
    // One line of its words would not fit: nothing is set larger than the panel.
    let made = Paper::of_house([4, 10, 40], HOUSE)
        .slot("notice", "notice", [1, 4], [1, 3])
        .with("head = \"strip\"\nhead_place = { side = \"left\", width = 100 }\nbox = { frame = 0.3 }\ninside = { columns = 1 }")
        .story("notice", "园区开工忙\n\n园区开工忙")
        .made_up();
    assert!(made.decisions.iter().all(|decision| decision.step() != Step::Type));
}
