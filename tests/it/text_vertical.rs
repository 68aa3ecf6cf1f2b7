//! Lines down the page: places of the glyphs in their cells, and what holds for any text (clreq 2.4.2,
//! GB/T 15834 5.2, UAX #50). The cases stand in `suite/text/vertical.toml`.

use banmian::font::Face;
use banmian::geom::{Abs, Orientation};
use banmian::text::{
    End, Fit, Line, LineGlyph, LineRun, Prepared, Room, Rules, break_lines, set_line,
};
use proptest::prelude::*;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

use crate::common::setup;

const FACES: [&str; 4] = ["song", "hei", "kai", "brush"];

/// Sets a text in one line down the page.
fn set(text: &str, face: &str) -> Line {
    let p = setup::prepare(text, face, Rules::default().down());
    let room = setup::room(1000.0, 0.0);
    let breaks = break_lines(&p, &|_| room, Fit::First, false);
    assert_eq!(breaks.len(), 1, "{text}");
    set_line(&p, &breaks[0], room, false)
}

/// The ink of a glyph on the page, in em: left, right, upper and lower side.
#[derive(Clone, Copy, Debug)]
struct Ink {
    x: (f64, f64),
    y: (f64, f64),
}

impl Ink {
    fn of(run: &LineRun, glyph: &LineGlyph) -> Option<Ink> {
        let face: &Face = setup::book().face(run.face);
        let font = skrifa::FontRef::new(face.data()).expect("a font");
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let ink = metrics.bounds(u32::from(glyph.id).into())?;
        let em = |units: f32| f64::from(units) / f64::from(face.per_em());
        let [x0, x1, y0, y1] = [ink.x_min, ink.x_max, ink.y_min, ink.y_max].map(em);
        let (x, y) = (setup::in_em(glyph.x), setup::in_em(glyph.y));
        Some(match run.orientation {
            Orientation::Turned => Ink { x: (x + y0, x + y1), y: (y + x0, y + x1) },
            _ => Ink { x: (x + x0, x + x1), y: (y - y1, y - y0) },
        })
    }

    fn middle(self) -> (f64, f64) {
        ((self.x.0 + self.x.1) / 2.0, (self.y.0 + self.y.1) / 2.0)
    }

    fn union(self, other: Ink) -> Ink {
        let join = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
        Ink { x: join(self.x, other.x), y: join(self.y, other.y) }
    }
}

/// Returns the ink of the character `at` of a line, with all of its glyphs.
fn ink(line: &Line, at: usize) -> Ink {
    let byte = line.cells[at].byte;
    let glyphs = line.runs.iter().flat_map(|run| run.glyphs.iter().map(move |one| (run, one)));
    let mut inks = Vec::new();
    let mut shown = 0;
    for (run, glyph) in glyphs {
        if !glyph.text.is_empty() {
            shown = run.byte + glyph.text.start as usize;
        }
        let covers = shown <= byte && byte < shown + glyph.text.len().max(1);
        inks.extend(
            Ink::of(run, glyph).filter(|_| covers || glyph.text.is_empty() && shown == byte),
        );
    }
    inks.into_iter().reduce(Ink::union).expect("the character shows")
}

#[test]
fn points_stand_at_the_upper_right_of_their_cells() {
    for face in FACES {
        for point in ["，", "。", "、"] {
            let line = set(&format!("一{point}一"), face);
            let (x, y) = ink(&line, 1).middle();
            assert!(x > 0.12 && x < 0.5, "{face} {point}: {x} beside the middle");
            assert!(y > 1.0 && y < 1.5, "{face} {point}: {y} from the head");
        }
    }
}

#[test]
fn question_marks_and_colons_stay_inside_their_cells() {
    for face in FACES {
        for mark in ["？", "！", "：", "；"] {
            let line = set(&format!("一{mark}一"), face);
            assert_eq!(setup::turned(&line), "", "{face} {mark}");
            let ink = ink(&line, 1);
            assert!(ink.y.0 >= 0.95 && ink.y.1 <= 2.05, "{face} {mark}: {ink:?}");
            assert!(ink.x.0 >= -0.5 && ink.x.1 <= 0.5, "{face} {mark}: {ink:?}");
        }
    }
}

#[test]
fn brackets_lie_across_the_column_beside_what_they_hold() {
    for face in FACES {
        for pair in [
            "（一）",
            "《一》",
            "【一】",
            "〔一〕",
            "「一」",
            "『一』",
            "“一”",
            "‘一’",
            "〈一〉",
        ] {
            // With a character before it the opening mark keeps its blank, above.
            let line = set(&format!("一{pair}一"), face);
            let (open, close) = (ink(&line, 1), ink(&line, 3));
            assert!(open.y.0 >= 1.4 && open.y.1 <= 2.05, "{face} {pair}: {open:?}");
            assert!(close.y.0 >= 2.95 && close.y.1 <= 3.6, "{face} {pair}: {close:?}");
            assert!(open.x.1 - open.x.0 > open.y.1 - open.y.0, "{face} {pair} lies across");
            // At the head the blank is gone and the ink begins with the line.
            let head = set(pair, face);
            assert!(ink(&head, 0).y.0 >= -0.1 && ink(&head, 0).y.1 <= 0.55, "{face} {pair}");
        }
    }
}

#[test]
fn strokes_and_points_in_a_row_stand_in_the_middle_of_the_column() {
    for face in FACES {
        for (mark, length) in
            [("——", 2.0), ("……", 2.0), ("–", 0.5), ("～", 1.0), ("·", 0.5), ("/", 0.5)]
        {
            let line = set(&format!("一{mark}一"), face);
            let count = mark.chars().count();
            let inks = (1..=count).map(|at| ink(&line, at)).reduce(Ink::union).expect("ink");
            let (x, y) = inks.middle();
            assert!(x.abs() < 0.06, "{face} {mark}: {x} beside the middle");
            assert!((y - 1.0 - length / 2.0).abs() < 0.12, "{face} {mark}: middle at {y}");
            assert!(
                mark == "/" || inks.y.1 - inks.y.0 >= inks.x.1 - inks.x.0 - 0.02,
                "{face} {mark} runs down"
            );
            let after = &line.cells[count + 1];
            assert_eq!(setup::in_em(after.x), 1.0 + length, "{face} {mark}");
        }
    }
}

#[test]
fn a_dash_is_one_unbroken_stroke() {
    for face in FACES {
        let ink = ink(&set("一——一", face), 1);
        assert!(ink.y.1 - ink.y.0 > 1.5, "{face}: {ink:?}");
    }
}

#[test]
fn a_word_is_turned_about_the_middle_of_the_column() {
    for face in ["song", "hei", "kai"] {
        let line = set("在Hxg里", face);
        let inks: Vec<Ink> = (1..4).map(|at| ink(&line, at)).collect();
        assert!(
            inks.windows(2).all(|pair| pair[0].y.1 <= pair[1].y.0 + 0.02),
            "{face} runs down"
        );
        let (x, _) = inks[0].middle();
        assert!(x.abs() < 0.05, "{face}: the capital stands {x} beside the middle");
        // Turned clockwise, the descender of the g points left.
        assert!(inks[2].x.0 < inks[0].x.0, "{face}: {inks:?}");
    }
}

#[test]
fn figures_stand_side_by_side_in_the_middle_of_their_cell() {
    for face in FACES {
        let line = set("月12日", face);
        let (one, two) = (ink(&line, 1), ink(&line, 2));
        assert!(one.x.1 <= two.x.0 + 0.01, "{face}: {one:?} {two:?}");
        let (x, y) = one.union(two).middle();
        assert!(x.abs() < 0.1 && (y - 1.5).abs() < 0.1, "{face}: {x} {y}");
    }
}

#[test]
fn tracking_stands_between_the_cells_only() {
    let rules = Rules { tracking: banmian::geom::Em::new(0.25), ..Rules::headline().down() };
    let p = setup::prepare("一二2024三", "song", rules);
    let room = setup::room(100.0, 0.0);
    let breaks = break_lines(&p, &|_| room, Fit::First, false);
    let line = set_line(&p, &breaks[0], room, false);
    let x: Vec<f64> = line.cells.iter().map(|cell| setup::in_em(cell.x)).collect();
    // The gap of an eighth, and the tracking, on both sides of the number.
    assert_eq!(x, [0.0, 1.25, 2.625, 3.125, 3.625, 4.125, 5.0]);
    assert_eq!(setup::in_em(line.right), 6.0);
}

#[test]
fn a_line_of_verse_that_turns_over_is_indented() {
    let p = setup::prepare("一二三四五六\n七八", "song", Rules::default().down());
    let room = Room { turnover: setup::SIZE, ..setup::room(4.0, 0.0) };
    let breaks = break_lines(&p, &|_| room, Fit::Total, false);
    let texts: Vec<&str> = breaks.iter().map(|line| &p.text()[line.bytes.clone()]).collect();
    assert_eq!(texts, ["一二三四", "五六\n", "七八"]);
    let turned = set_line(&p, &breaks[1], room.turned_over(), false);
    assert_eq!(turned.cells[0].x, setup::SIZE);
}

/// Pieces of which the properties make their texts.
const PIECES: &[&str] = &[
    "中", "国", "，", "。", "“", "”", "‘", "’", "《", "》", "（", "）", "——", "……", "·", "～",
    "–", "/", "！", "？", "：", "1", "12", "123", "2024", "3.0", "A+", "GDP", "iPhone", " ",
    "　", "-", "％", "%", "℃", "\n", "→", "é", "e\u{301}", "ー", "っ", "𠮷", "👍🏽", "\u{200B}",
    "\u{AD}",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_character_is_lost_and_no_cell_covers_another(
        text in texts(),
        face in prop::sample::select(&FACES[..]),
        height in 1.0..30.0f64,
        justify in any::<bool>(),
        headline in any::<bool>(),
    ) {
        let rules = if headline { Rules::headline() } else { Rules::default() };
        let p: Prepared = setup::prepare(&text, face, rules.down());
        let room = setup::room(height, 0.0);
        let breaks = break_lines(&p, &|_| room, Fit::Total, justify);
        let mut at = 0;
        for line_break in &breaks {
            prop_assert_eq!(line_break.bytes.start, at);
            at = line_break.bytes.end;
            let line = set_line(&p, line_break, room, justify);
            let bytes: Vec<usize> = line.cells.iter().map(|cell| cell.byte).collect();
            let own = &text[line_break.bytes.clone()];
            let wanted: Vec<usize> =
                own.char_indices().map(|(byte, _)| line_break.bytes.start + byte).collect();
            prop_assert_eq!(bytes, wanted);
            for pair in line.cells.windows(2) {
                prop_assert!(pair[0].x + pair[0].advance <= pair[1].x + Abs::from_units(1));
            }
            if height >= 2.0 && justify && line_break.end == End::Soft && !line_break.emergency {
                prop_assert!(line.right <= room.measure);
            }
            for run in &line.runs {
                prop_assert!(run.orientation != Orientation::Across);
                for glyph in &run.glyphs {
                    prop_assert!(glyph.id != 0);
                    let range = glyph.text.start as usize..glyph.text.end as usize;
                    prop_assert!(run.text.get(range).is_some());
                }
            }
        }
        prop_assert_eq!(at, text.len());
    }
}
