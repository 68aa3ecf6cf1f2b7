//! Paragraphs some lines shorter or longer than they are best.

use banmian::text::{End, Fit, Prepared, Rules, Setting, break_lines, set_line, settings};

use crate::common::newscopy::Reporter;
use crate::common::setup;

/// A paragraph full of commas, which can be squeezed, and long enough to be opened by a line.
fn paragraph(clauses: usize) -> String {
    let clause =
        ["春耕时节，", "田间地头一派繁忙，", "农机手驾着插秧机，", "来回穿梭在水田里，"];
    let body: String = clause.iter().cycle().take(clauses).copied().collect();
    format!("{body}干得正欢。")
}

fn offered(p: &Prepared, measure: f64) -> Vec<Setting> {
    settings(p, &|line| setup::room(measure, if line == 0 { 2.0 } else { 0.0 }))
}

fn best(p: &Prepared, measure: f64) -> usize {
    let room = |line| setup::room(measure, if line == 0 { 2.0 } else { 0.0 });
    break_lines(p, &room, Fit::Total, true).len()
}

#[test]
fn the_best_variant_costs_nothing_and_is_what_the_breaker_sets() {
    for clauses in 3..40 {
        let p = setup::prepare(&paragraph(clauses), "song", Rules::default());
        let offered = offered(&p, 13.0);
        let free: Vec<usize> =
            offered.iter().filter(|way| way.cost == 0).map(|way| way.lines.len()).collect();
        assert_eq!(free, [best(&p, 13.0)], "{clauses} clauses");
    }
}

/// Openings of the full lines of a setting, in thousandths of an em.
fn openings(setting: &Setting) -> Vec<f64> {
    let full = setting.lines.iter().filter(|line| line.end == End::Soft);
    full.map(|line| line.gap.to_em() * 1000.0).collect()
}

#[test]
fn no_setting_tears_its_lines_nor_ends_in_a_rest() {
    let (mut shorter, mut longer) = (0, 0);
    for (seed, measure) in [(3, 13.0), (4, 11.0), (5, 17.0)] {
        for text in Reporter::plain(seed).copy(40_000) {
            let p = setup::prepare(&text, "song", Rules::default());
            let offered = offered(&p, measure);
            let torn = |setting: &Setting| {
                openings(setting).into_iter().filter(|gap| *gap > 80.0).count()
            };
            let Some(best) = offered.iter().find(|way| way.cost == 0) else { continue };
            for way in offered.iter().filter(|way| way.cost > 0) {
                shorter += usize::from(way.lines.len() + 1 == best.lines.len());
                longer += usize::from(way.lines.len() == best.lines.len() + 1);
                assert!(torn(way) <= torn(best), "{:?} in {text}", openings(way));
                let gaps = openings(way);
                let mean = gaps.iter().sum::<f64>() / gaps.len().max(1) as f64;
                assert!(mean < 41.0, "{mean} in {text}");
                let last = way.lines.last().map_or("", |line| &p.text()[line.bytes.clone()]);
                let shown =
                    last.chars().filter(|c| !"，。、；：？！”’）》".contains(*c)).count();
                assert!(way.lines.len() == 1 || shown >= 4, "{last}");
            }
        }
    }
    assert!(shorter >= 20, "{shorter} can be a line shorter");
    assert!(longer >= 1, "{longer} can be a line longer");
}

#[test]
fn a_variant_is_a_whole_paragraph_whose_lines_fit() {
    for clauses in 3..40 {
        let p = setup::prepare(&paragraph(clauses), "song", Rules::default());
        let mut lines_before = 0;
        for way in offered(&p, 13.0) {
            assert!(way.lines.len() > lines_before, "ascending");
            lines_before = way.lines.len();
            let text: String =
                way.lines.iter().map(|line| &p.text()[line.bytes.clone()]).collect();
            assert_eq!(text, p.text());
            for (at, line) in way.lines.iter().enumerate() {
                let room = setup::room(13.0, if at == 0 { 2.0 } else { 0.0 });
                let set = set_line(&p, line, room, true);
                let last = at + 1 == way.lines.len();
                assert!(last || set.right == room.measure, "flush");
                assert!(setup::in_em(set.right) <= 13.0);
                assert!(way.cost == 0 || set.gap.to_em() <= 0.2501, "{}", set.gap.to_em());
            }
        }
    }
}

#[test]
fn a_line_of_one_character_is_no_variant() {
    // 13 characters and a mark fill the line; one more would stand alone.
    let p = setup::prepare(
        "一二三四五六七八九十一二三四五六七八九十一二三四五六。",
        "song",
        Rules::default(),
    );
    for way in settings(&p, &|_| setup::room(13.0, 0.0)) {
        let last = way.lines.last().map(|line| p.text()[line.bytes.clone()].chars().count());
        assert!(last >= Some(3), "two characters and a mark at least: {way:?}");
    }
}

#[test]
fn verse_has_no_settings() {
    let p = setup::prepare("春眠不觉晓，\n处处闻啼鸟。", "song", Rules::default());
    assert!(offered(&p, 13.0).is_empty());
    let nothing = setup::prepare("", "song", Rules::default());
    assert!(offered(&nothing, 13.0).is_empty());
}
