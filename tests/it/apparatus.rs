//! What stands in and round running copy: dotted words, raised figures, fractions, initials, credits.

use banmian::frame::{Composition, GlyphRun};
use banmian::geom::Abs;

use crate::common::{Paper, press};

const HOUSE: &str = r#"kai = { face = "kai", size = 10 }
big = { face = "hei", size = 10 }
[copy.news]
body = "body"
COPY
[heads.one]
parts = [{ words = "title", face = "song", size = 15 }]
[ladder]
1 = "one"
"#;

/// Composes one story in a slot of `lines` lines; `copy` are further keys of its way of setting copy.
fn composed(copy: &str, head: &str, body: &str, lines: u32) -> Composition {
    let western = "fallback = [\"song\"], western = \"song\", western_size = 90";
    Paper::of_house([4, 13, 20], &HOUSE.replace("COPY", copy))
        .edit("fallback = [\"song\"]", western)
        .slot("s", "story", [1, 4], [1, lines])
        .with("fill = \"columns\"")
        .story("s", body)
        .titled("春耕")
        .head(head)
        .made()
}

fn runs(composed: &Composition) -> Vec<GlyphRun> {
    press::runs(&composed.pages[0].frame)
}

fn run(composed: &Composition, text: &str) -> GlyphRun {
    let all = runs(composed);
    all.into_iter().find(|run| run.text.contains(text)).unwrap_or_else(|| panic!("no {text}"))
}

/// Returns the middle of each dot: those runs show no character.
fn dots(composed: &Composition) -> Vec<Abs> {
    let dots = runs(composed).into_iter().filter(|run| run.text.is_empty());
    dots.flat_map(|run| {
        let middle = |x: Abs| run.origin.x + x + run.size / 2;
        run.glyphs.iter().map(|glyph| middle(glyph.x)).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn dots_stand_under_characters_and_not_under_marks() {
    let composed = composed("indent = 0", "", "会上说，*“四到”服务，GDP增长*不变。", 20);
    let dots = dots(&composed);
    // 四到服务增长: neither the quotes and the comma nor the Western word.
    assert_eq!(dots.len(), 6);
    let line = run(&composed, "“四到");
    let middle = |at: usize| line.origin.x + line.glyphs[at].x + Abs::pt(5.0);
    assert_eq!(dots[..2], [middle(1), middle(2)]);
    let all = runs(&composed);
    let y = all.iter().find(|run| run.text.is_empty()).map(|run| run.origin.y);
    assert!(y > Some(line.origin.y) && y < Some(line.origin.y + Abs::pt(5.0)));
}

#[test]
fn copy_without_emphasis_has_no_dots() {
    let composed = composed("", "", "会上说，**四到**服务，5*3、甲 * 乙。", 20);
    assert!(dots(&composed).is_empty());
}

#[test]
fn raised_figures_are_small_and_above_the_baseline() {
    let composed = composed("", "", "占地5.34m^2^的厂房。", 20);
    let body = run(&composed, "占地");
    let raised = run(&composed, "2");
    assert_eq!(raised.text, "2");
    assert_eq!(raised.size, Abs::pt(6.0));
    let y = raised.origin.y + raised.glyphs[0].y;
    assert!(y < body.origin.y - Abs::pt(3.0) && y > body.origin.y - Abs::pt(5.0));
}

#[test]
fn figures_round_a_fraction_slash_are_a_fraction() {
    let set = composed("", "", "有3⁄4的人，又有⁄的人。", 20);
    assert_eq!((run(&set, "3").text.as_str(), run(&set, "3").size), ("3", Abs::pt(6.0)));
    assert_eq!((run(&set, "4").text.as_str(), run(&set, "4").size), ("4", Abs::pt(6.0)));
    // A slash alone is a slash.
    let all = runs(&set);
    let slashes: Vec<_> =
        all.iter().filter(|run| run.text == "⁄").map(|run| run.size).collect();
    assert_eq!(slashes, [Abs::pt(10.0), Abs::pt(10.0)]);
}

#[test]
fn western_letters_come_from_the_face_that_goes_with_the_chinese_one() {
    let set = composed("verse = \"kai\"", "", "春天C919首飞，\\\n“GDP”增长8.7%。", 20);
    let (song, kai) = (run(&set, "春耕").face, run(&set, "春天").face);
    assert_ne!(song, kai);
    for western in ["C919", "GDP", "8.7%"] {
        let run = run(&set, western);
        assert_eq!((run.text.as_str(), run.face, run.size), (western, song, Abs::pt(9.0)));
    }
    assert_eq!(run(&set, "首飞").face, kai);
    assert_eq!(run(&set, "首飞").size, Abs::pt(10.0));
}

const BODY: &str = "记者从会上获悉，今年要抓好三件实事，办好十项民生工程，\
                    让群众得到实惠，让企业轻装上阵，让干部有为有位。";

#[test]
fn an_initial_is_as_high_as_its_lines_and_the_text_runs_beside_it() {
    let copy = "drop_initial = { style = \"big\", lines = 2 }";
    let set = composed(copy, "", BODY, 20);
    let initial = run(&set, "记");
    assert_eq!((initial.text.as_str(), initial.size), ("记", Abs::pt(23.0)));
    let lines: Vec<GlyphRun> = runs(&set)[2..5].to_vec();
    // Three cells are kept free beside two lines, none beside the third.
    let left: Vec<Abs> = lines.iter().map(|run| run.origin.x - initial.origin.x).collect();
    assert_eq!(left, [Abs::pt(30.0), Abs::pt(30.0), Abs::ZERO]);
    // The cell's foot stands where that of the second line stands.
    let foot = |run: &GlyphRun| run.origin.y + run.size.ratio(12, 100);
    assert_eq!(foot(&initial), foot(&lines[1]));
    // It is body, and counted.
    let story = &set.stories[0];
    assert_eq!(story.placed as usize, BODY.chars().count());
    assert_eq!(story.parts[0].columns[0].from, 0);
}

#[test]
fn an_initial_needs_lines_beside_it_and_a_letter() {
    let copy = "drop_initial = { style = \"big\", lines = 3 }";
    for body in ["记者获悉。", "本报讯　记者从会上获悉，今年要抓好三件实事。", "2024年春天。"]
    {
        let set = composed(copy, "", body, 20);
        assert!(runs(&set).iter().all(|run| run.size <= Abs::pt(15.0)), "{body}");
        assert_eq!(set.stories[0].placed as usize, body.chars().count());
    }
}

#[test]
fn a_quotation_mark_goes_with_the_initial() {
    let copy = "drop_initial = { style = \"big\", lines = 2 }";
    let set = composed(copy, "", &format!("“{BODY}”"), 20);
    assert_eq!(run(&set, "记").text, "“记");
}

#[test]
fn a_credit_stands_on_the_last_line_where_it_fits() {
    let set = composed(
        "credit = \"kai\"",
        "credit = \"（记者）\"",
        "春耕时节，田间一派繁忙景象，农机来回。",
        20,
    );
    let (credit, last) = (run(&set, "记者"), run(&set, "来回"));
    assert_eq!(credit.origin.y, last.origin.y);
    let column = set.stories[0].parts[0].columns.last().expect("a column");
    assert!(column.rect.x1 <= credit.origin.x, "the box of the copy ends before the credit");
    assert!(set.findings.iter().all(|found| found.code.word() != "words-not-shown"));
}

#[test]
fn a_credit_that_does_not_fit_takes_the_next_line() {
    let body = "春耕时节，田间一派繁忙景象，农机手们在水田里来回穿梭忙个不停的。";
    let set = composed("credit = \"kai\"", "credit = \"（本报记者）\"", body, 20);
    let (credit, last) = (run(&set, "本报记者"), run(&set, "不停的"));
    assert_eq!(credit.origin.y, last.origin.y + Abs::pt(13.0));
    assert_eq!(
        set.pages[0].slots[0].lines.map(|lines| lines.used),
        Some(4),
        "three lines of copy and one of credit"
    );
}

#[test]
fn a_credit_without_a_place_is_told() {
    let told = |copy: &str, lines: u32| {
        let body = "春耕时节，田间一派繁忙景象。".repeat(10);
        let set = composed(copy, "credit = \"（本报记者）\"", &body, lines);
        set.findings.iter().any(|found| found.code.word() == "words-not-shown")
    };
    assert!(told("", 20));
    assert!(!told("credit = \"kai\"", 20));
    assert!(told("credit = \"kai\"", 4));
}
