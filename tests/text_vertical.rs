//! Vertical lines: order, room and forms of the cells (clreq 2.4.2, GB/T 15834 5.2, UAX #50).

#[path = "suite/text/setup.rs"]
mod setup;

use banmian::geom::Abs;
use banmian::text::{Rules, VerticalLine};

/// Sets a headline down the page in the song face.
fn set(text: &str) -> VerticalLine {
    let p = setup::prepare(text, "song", Rules::headline());
    setup::setter().set_vertical(&p, 0..text.chars().count(), Abs::ZERO)
}

/// Returns the upper edges of the cells, in em.
fn tops(line: &VerticalLine) -> Vec<f64> {
    line.cells.iter().map(|cell| setup::in_em(cell.x)).collect()
}

#[test]
fn characters_stand_one_em_apart_in_the_middle_of_the_column() {
    let line = set("版面编排");
    assert_eq!(tops(&line), [0.0, 1.0, 2.0, 3.0]);
    assert_eq!(line.bottom, setup::SIZE * 4);
    for (at, glyph) in line.runs[0].glyphs.iter().enumerate() {
        assert_eq!(glyph.x, setup::SIZE / -2);
        assert_eq!(setup::in_em(glyph.y), at as f64 + 0.88);
    }
}

#[test]
fn two_figures_share_a_cell_and_more_are_stacked() {
    assert_eq!(tops(&set("十月12日")), [0.0, 1.0, 2.0, 2.0, 3.0]);
    assert_eq!(tops(&set("在2024年")), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
    let pair = set("月12日");
    let x: Vec<f64> = pair.runs[0].glyphs.iter().map(|glyph| setup::in_em(glyph.x)).collect();
    assert_eq!(x, [-0.5, -0.5, 0.0, -0.5], "side by side about the middle");
}

#[test]
fn marks_take_their_vertical_forms() {
    let across = setup::prepare("（", "song", Rules::headline());
    let upright = setup::setter().set_vertical(&across, 0..1, Abs::ZERO);
    let face = setup::book().face(upright.runs[0].face);
    assert_ne!(Some(upright.runs[0].glyphs[0].id), face.glyph('（'));
    // Curly quotes become corner brackets: the same glyphs as those of 『』.
    let quotes: Vec<u16> = set("“一”").runs[0].glyphs.iter().map(|glyph| glyph.id).collect();
    let corners: Vec<u16> = set("『一』").runs[0].glyphs.iter().map(|glyph| glyph.id).collect();
    assert_eq!(quotes, corners);
}

#[test]
fn brackets_and_stops_lose_half_a_cell_but_colons_do_not() {
    assert_eq!(tops(&set("《一》，二")), [0.0, 0.5, 1.5, 2.0, 2.5]);
    assert_eq!(tops(&set("一：二？三")), [0.0, 1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn a_dash_is_one_stroke_two_em_long() {
    let line = set("一——二");
    assert_eq!(tops(&line), [0.0, 1.0, 2.0, 3.0]);
    let text: Vec<&str> = line.runs[0]
        .glyphs
        .iter()
        .map(|glyph| &line.runs[0].text[glyph.text.start as usize..glyph.text.end as usize])
        .collect();
    assert_eq!(text.concat(), "一——二", "each character is shown once");
}

#[test]
fn leading_stands_between_the_cells_only() {
    let p = setup::prepare("一二三", "song", Rules::headline());
    let line = setup::setter().set_vertical(&p, 0..3, setup::SIZE / 4);
    assert_eq!(tops(&line), [0.0, 1.25, 2.5]);
    assert_eq!(setup::in_em(line.bottom), 3.5);
}
