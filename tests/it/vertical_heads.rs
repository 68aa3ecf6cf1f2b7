//! Heads down the page (竖题): figures and capitals in them, and the white beside them.

use banmian::frame::{GlyphRun, Step, Tag};
use banmian::geom::{Abs, Orientation};
use banmian::makeup::MadeUp;
use proptest::prelude::*;

use crate::common::press::{Pressed, one_page};

/// A house with a head down the page.
const HOUSE: &str = "[heads.down]\nflow = \"vertical\"\nparts = [{ words = \"title\", face = \"hei\", \
    size = 22, min_size = 16, leading = 24, lines = 2 }]\n";

/// Returns a page with a head at a side.
fn headed(side: &str, title: &str) -> Pressed {
    let keys = format!("head = \"down\"\nhead_place = {{ side = \"{side}\", width = 60 }}");
    one_page(&keys, &"春天的风从江上吹来".repeat(30)).house(HOUSE).titled(title).pressed()
}

/// Returns the runs of the head, each with where it stands.
fn head(made: &Pressed) -> Vec<GlyphRun> {
    let pieces = made.composition.pages[0].frame.pieces();
    let head = pieces.filter(|piece| matches!(piece.tag, Some(Tag::Head { .. })));
    let run = head.filter_map(|piece| Some((piece.run()?.clone(), piece.at)));
    run.map(|(run, at)| GlyphRun { origin: run.origin + at, ..run }).collect()
}

/// Returns the words of the head that lie on their side.
fn turned(title: &str) -> String {
    let runs = head(&headed("right", title)).into_iter();
    runs.filter(|run| run.orientation == Orientation::Turned).map(|run| run.text).collect()
}

#[test]
fn short_figures_and_capitals_stand_upright_in_a_head() {
    for title in
        ["迎接2026年", "第12届春耕", "AI+农业", "AI走进田间", "5G到村", "A+级", "增产120斤"]
    {
        assert_eq!(turned(title), "", "{title}");
    }
    for (title, words) in [("共12345人", "12345"), ("达3.5米", "3.5"), ("GDPS发布", "GDPS")]
    {
        assert_eq!(turned(title), words, "{title}");
    }
}

/// Returns the least and the greatest x of the head's ink, and of the text's.
fn sides(made: &Pressed) -> [(Abs, Abs); 2] {
    let pieces = || made.composition.pages[0].frame.pieces();
    let sides = |in_head: bool| {
        let runs = pieces().filter(|piece| piece.run().is_some());
        let rects = runs
            .filter(|piece| matches!(piece.tag, Some(Tag::Head { .. })) == in_head)
            .map(|piece| piece.rect());
        rects.fold((Abs::HUGE, -Abs::HUGE), |(x0, x1), rect| (x0.min(rect.x0), x1.max(rect.x1)))
    };
    [sides(true), sides(false)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A head at the right is a head at the left in a mirror: as far from its text, and from the edge.
    #[test]
    fn the_white_beside_a_head_is_mirrored(chars in 2_usize..16, two in any::<bool>()) {
        let mut title: String = "园区处处开工忙春耕备耕不误农时".chars().cycle().take(chars).collect();
        if two && chars > 3 {
            title.insert('园'.len_utf8() * 2, '|');
        }
        let ([left_head, left_text], [right_head, right_text]) =
            (sides(&headed("left", &title)), sides(&headed("right", &title)));
        let alike = |a: Abs, b: Abs| (a - b).abs() <= Abs::pt(0.01);
        let (left, right) = (left_text.0 - left_head.1, right_head.0 - right_text.1);
        prop_assert!(alike(left, right) && right > Abs::ZERO, "{left:?} {right:?}");
        prop_assert!(alike(left_head.0, right_text.0) && alike(left_text.1, right_head.1));
    }
}

/// The same house, with the style in which long heads go across.
const ACROSS: &str = "[heads.down]\nflow = \"vertical\"\nacross = \"wide\"\nparts = [{ words = \"title\", \
    face = \"hei\", size = 22, min_size = 16, leading = 24, lines = 2 }]\n\
    [heads.wide]\nparts = [{ words = \"title\", face = \"hei\", size = 24, min_size = 18, lines = 2 }]\n";

/// Makes up a page with a head at the left of a slot, under these keys of it.
fn made_up(house: &str, keys: &str, title: &str) -> MadeUp {
    let keys =
        format!("head = \"down\"\nhead_place = {{ side = \"left\", width = 60 }}\n{keys}");
    let copy = "春天的风从江上吹来".repeat(30);
    one_page(&keys, &copy).house(house).titled(title).made_up()
}

/// Returns whether the head runs across, whether that is told, and the least measure of the text.
fn across(made: &MadeUp) -> (bool, bool, Abs) {
    let pieces = || made.composition.pages[0].frame.pieces();
    let runs = |in_head: bool| {
        let own = pieces()
            .filter(move |piece| matches!(piece.tag, Some(Tag::Head { .. })) == in_head);
        own.filter_map(|piece| Some((piece.run()?.clone(), piece.rect())))
    };
    let level = runs(true).all(|(run, _)| run.orientation == Orientation::Across);
    let told = made.decisions.iter().any(|one| {
        one.step() == Step::Headline && one.reason == banmian::plan::Reason::LongWords
    });
    let left = runs(false).map(|(_, rect)| rect.x0).min().unwrap_or(Abs::HUGE);
    (level, told, left)
}

const SHORT: &str = "园区处处开工忙春耕备耕不";
const LONG: &str = "园区处处开工忙春耕备耕不误";

#[test]
fn a_head_goes_across_from_thirteen_characters_on_where_its_style_says_how() {
    let (level, told, left) = across(&made_up(ACROSS, "", LONG));
    assert!(level && told);
    let (down, untold, beside) = across(&made_up(ACROSS, "", SHORT));
    assert!(!down && !untold);
    // The text has the room of the strip.
    assert!(beside - left >= Abs::pt(50.0), "{left:?} {beside:?}");
    let (down, untold, _) = across(&made_up(HOUSE, "", LONG));
    assert!(!down && !untold, "no style is named");
}

#[test]
fn what_the_strip_does_not_hold_goes_across_however_short() {
    let down = "size = 22, min_size = 16, leading = 24";
    let tall = ACROSS.replace(down, "size = 60, min_size = 60, leading = 64");
    let title = "园区处处开工忙";
    assert!(!across(&made_up(ACROSS, "", title)).0);
    assert!(across(&made_up(&tall, "", title)).0);
}
