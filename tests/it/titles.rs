//! The sizes that make-up gives to titles: short ones grow, levels stay apart, rows stay alike.

use std::collections::BTreeMap;

use banmian::frame::Step;
use banmian::makeup::MadeUp;
use banmian::plan::judge::are_flat;

use crate::common::Paper;

const HOUSE: &str = r#"[copy.news]
body = "body"
[heads.first]
parts = [{ words = "title", face = "hei", size = 30, min_size = 20, max_size = 60 }]
[heads.second]
parts = [{ words = "title", face = "hei", size = 20, min_size = 14, max_size = 40 }]
[heads.down]
flow = "vertical"
parts = [{ words = "title", face = "hei", size = 26, min_size = 18, lines = 2 }]
[ladder]
1 = "first"
"#;

/// A page of a story over two, with these titles.
fn page(titles: [&str; 3]) -> Paper {
    let [first, left, right] = titles;
    Paper::of_house([4, 12, 60], HOUSE)
        .slot("a", "story", [1, 4], [1, 20])
        .headed("first")
        .slot("b", "story", [1, 2], [22, 60])
        .headed("second")
        .slot("c", "story", [3, 4], [22, 60])
        .headed("second")
        .story("a", &"春".repeat(800))
        .titled(first)
        .story("b", &"水".repeat(900))
        .titled(left)
        .story("c", &"山".repeat(900))
        .titled(right)
}

/// Returns the size of the largest words in the head of each story.
fn sizes(made: &MadeUp) -> BTreeMap<usize, f64> {
    let mut sizes: BTreeMap<usize, f64> = BTreeMap::new();
    for piece in made.composition.pages[0].frame.pieces() {
        if let Some((story, run)) = piece.tag.and_then(|tag| tag.head()).zip(piece.run()) {
            let size = sizes.entry(story.0).or_default();
            *size = size.max(run.size.to_pt());
        }
    }
    sizes
}

#[test]
fn a_short_title_grows_until_it_uses_its_width() {
    let made =
        page(["园区开工忙", "长湖水渐暖清淤工程本月底完工", "城北新桥昨日通车行人可先过"])
            .made_up();
    let [lead, left, right] = [0, 1, 2].map(|story| sizes(&made)[&story]);
    assert!((55.0..=60.0).contains(&lead), "{lead}");
    assert!(left <= 20.0 && right <= 20.0, "{left} {right}");
    let told = made.decisions.iter().filter(|it| it.step() == Step::Headline);
    assert!(told.count() > 0);
    let long = page([
        "园区开工忙长湖水渐暖城北新桥昨日通车",
        "长湖水渐暖清淤工程本月底完工",
        "城北新桥昨日通车行人可先过",
    ]);
    assert!(sizes(&long.made_up())[&0] <= 30.0);
}

#[test]
fn titles_of_a_row_grow_alike_and_not_past_the_one_above() {
    // A lead of 20 characters leaves them room to grow by a little; one of 22 keeps them under their style.
    for (lead, grow) in [
        ("园区开工忙长湖水渐暖城北新桥昨日通车行人", true),
        ("园区开工忙长湖水渐暖城北新桥昨日通车行人先过", false),
    ] {
        let made = page([lead, "长湖水", "新桥"]).made_up();
        let [lead, left, right] = [0, 1, 2].map(|story| sizes(&made)[&story]);
        assert!((left - right).abs() < 0.2, "{left} {right}");
        assert_eq!(left > 20.0, grow, "{left} under {lead}");
        assert!(left * 1.19 < lead, "{left} under {lead}");
    }
    let one_is_long = page(["园区开工忙", "长湖水", "城北新桥昨日通车行人先过"]).made_up();
    let [left, right] = [1, 2].map(|story| sizes(&one_is_long)[&story]);
    assert!((left - right).abs() < 0.2, "{left} {right}");
}

#[test]
fn a_title_that_its_length_makes_smaller_pushes_the_lower_ones_down() {
    for chars in 16..30 {
        let long: String = "园区开工忙长湖水渐暖城北新桥昨日通车行人先过马路"
            .chars()
            .cycle()
            .take(chars)
            .collect();
        let made = page([&long, "长湖水渐暖清淤工程本月", "城北新桥昨日通车行人过"]).made_up();
        let code = |code: &str| {
            let findings = &made.composition.findings;
            findings.iter().filter(|finding| finding.code.word() == code).count()
        };
        let [lead, left, right] = [0, 1, 2].map(|story| sizes(&made)[&story]);
        let abs = banmian::geom::Abs::pt;
        let flat = are_flat(abs(lead), abs(left)) || are_flat(abs(lead), abs(right));
        assert!(!flat || code("headline-too-long") > 0, "{chars}: {lead} {left} {right}");
    }
}

/// Rows of a head down the page have white beside them.
#[test]
fn a_head_of_two_rows_keeps_clear_of_its_text() {
    let paper = |title: &str| {
        Paper::of_house([4, 12, 60], HOUSE)
            .slot("a", "story", [1, 4], [1, 30])
            .with("head = \"down\"\nhead_place = { side = \"left\", width = 60 }")
            .story("a", &"春".repeat(600))
            .titled(title)
            .made_up()
    };
    for title in ["园区开工忙", "园区开工忙长湖水渐暖城北新桥昨日通车"] {
        let made = paper(title);
        let (mut head, mut text) = (f64::MIN, f64::MAX);
        for piece in made.composition.pages[0].frame.pieces() {
            let Some(tag) = piece.tag.filter(|_| piece.run().is_some()) else { continue };
            match tag.head() {
                Some(_) => head = head.max(piece.rect().x1.to_pt()),
                None => text = text.min(piece.rect().x0.to_pt()),
            }
        }
        assert!(text - head >= 5.0, "{title}: {}", text - head);
    }
}

/// All subheads of a page have one white, whatever each story wants.
#[test]
fn subheads_of_a_page_have_one_white() {
    let copy = |chars: usize| {
        let part = "春".repeat(chars / 3);
        format!("{part}\n\n## 园区\n\n{part}\n\n## 长湖\n\n{part}")
    };
    let house = format!(
        "subhead = {{ face = \"hei\", size = 10.5 }}\n{}",
        HOUSE.replacen(
            "body = \"body\"",
            "body = \"body\"\nsubhead = { style = \"subhead\", lines = 2 }",
            1
        )
    );
    for chars in (300..760).step_by(40) {
        let made = Paper::of_house([4, 12, 60], &house)
            .slot("a", "story", [1, 2], [1, 40])
            .headed("second")
            .slot("b", "story", [3, 4], [1, 40])
            .headed("second")
            .story("a", &copy(chars))
            .story("b", &copy(700))
            .made_up();
        let own = |story: usize| made.plan.fit(banmian::ids::StoryId(story)).subheads;
        assert_eq!(own(0), own(1), "{chars}");
        assert!(own(0) >= 0, "{chars}");
    }
}

/// The forms in which subheads stand.
#[test]
fn subheads_stand_in_four_forms() {
    let left = |form: &str| {
        let house = format!(
            "subhead = {{ face = \"hei\", size = 10.5 }}\n{}",
            HOUSE.replacen(
                "body = \"body\"",
                &format!(
                    "body = \"body\"\nsubhead = {{ style = \"subhead\", lines = 2{form} }}"
                ),
                1
            )
        );
        let made = Paper::of_house([4, 12, 60], &house)
            .slot("a", "story", [1, 4], [1, 40])
            .headed("second")
            .story("a", &format!("{}\n\n## 长湖\n\n{}", "春".repeat(100), "水".repeat(300)))
            .made_up();
        let frame = &made.composition.pages[0].frame;
        let words: Vec<(String, f64)> = frame
            .pieces()
            .filter_map(|piece| Some((piece.run()?.text.clone(), piece.rect().x0.to_pt())))
            .collect();
        let at = |text: &str| words.iter().find(|(word, _)| word == text).map(|(_, x)| *x);
        let column = words.iter().filter(|(word, _)| word.starts_with('春')).map(|(_, x)| *x);
        let column = column.fold(f64::MAX, f64::min);
        // A column and its gutter are 130 pt wide.
        let inside = |x: f64| ((x - column) % 130.0 * 10.0).round() / 10.0;
        (at("长湖").map(inside), at("【").is_some() && at("】").is_some())
    };
    assert_eq!(left(""), (Some(0.0), false));
    assert_eq!(left(", form = \"centred\"").0.map(f64::round), Some(50.0));
    assert_eq!(left(", form = \"brackets\""), (Some(10.5), true));
    assert_eq!(left(", form = \"bar\"").0, Some(10.5));
}
