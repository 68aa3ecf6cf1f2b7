//! Copy and heads set vertically (竖排): places on the page, the report, the press file, faults of input.

use crate::common::pdftext::{self, ShownGlyph};
use crate::common::press::{Pressed, one_page, runs};
use crate::common::{Paper, small};
use banmian::frame::Datum;
use banmian::frame::{ColumnRun, Composition, GlyphRun};
use banmian::geom::{Abs, Orientation};
use proptest::prelude::*;

const VERTICAL: &str = "[copy.down]\nbody = \"body\"\nflow = \"vertical\"\nleading = 16\n";

/// A poem with all that a line down the page may hold.
const POEM: &str = "雷还在路上，\\\n第12个春天——“等‘雷’的人”……\\\n他用iPhone写下2025年，\\\n\
     去GDP与A+之间，走100～150米。";

/// Returns a one-page edition whose story is set vertically, in a slot with more keys.
fn vertical(keys: &str, story: &str) -> Paper {
    one_page(&format!("copy = \"down\"\n{keys}"), story).house(VERTICAL)
}

fn pressed(story: &str) -> Pressed {
    vertical("", story).pressed()
}

fn columns(composition: &Composition) -> Vec<ColumnRun> {
    let parts = composition.stories.iter().flat_map(|story| &story.parts);
    parts.flat_map(|part| part.columns.iter().copied()).collect()
}

/// Returns the runs of each line down the page, in reading order.
fn lines(made: &Pressed) -> Vec<Vec<GlyphRun>> {
    let mut lines: Vec<Vec<GlyphRun>> = Vec::new();
    for run in runs(&made.composition.pages[0].frame) {
        if run.orientation == Orientation::Across {
            continue;
        }
        match lines.last_mut().filter(|_| run.continues) {
            Some(line) => line.push(run),
            None => lines.push(vec![run]),
        }
    }
    lines
}

fn text(line: &[GlyphRun]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn verse_stands_a_line_each_from_right_to_left() {
    let made = pressed(POEM);
    assert!(made.composition.findings.iter().all(|finding| finding.code.word() != "overset"));
    let lines = lines(&made);
    let texts: Vec<String> = lines.iter().map(|line| text(line)).collect();
    let wanted: Vec<&str> = POEM.split("\\\n").collect();
    assert_eq!(texts, wanted);
    // The first ideograph of each line stands one leading left of that of the line before.
    let x: Vec<Abs> = lines.iter().map(|line| line[0].origin.x).collect();
    assert!(x.windows(2).all(|pair| pair[0] - pair[1] == Abs::pt(16.0)), "{x:?}");
}

#[test]
fn paragraphs_fill_their_columns() {
    let made = pressed(&"春天的风从江上吹来，一直吹到城里去。".repeat(12));
    let lines = lines(&made);
    let whole = columns(&made.composition);
    let [run] = whole[..] else { panic!("one run of lines, not {}", whole.len()) };
    assert!(lines.len() > 3);
    let size = lines[0][0].size;
    let top =
        |line: &Vec<GlyphRun>| line[0].origin.y + line[0].glyphs[0].y - size.ratio(88, 100);
    assert_eq!(top(&lines[0]) - run.rect.y0, size * 2, "the first line is indented");
    for line in &lines[1..] {
        assert!(top(line) - run.rect.y0 < size / 2, "`{}` begins at the top", text(line));
    }
    assert_eq!(run.rect.x1 - run.rect.x0, Abs::pt(16.0) * (lines.len() as i64 - 1) + size);
    for run_of_line in lines.iter().flatten() {
        let last = run_of_line.glyphs.last().map_or(Abs::ZERO, |glyph| glyph.y);
        assert!(run_of_line.origin.y + last <= run.rect.y1 + size / 2);
        assert!(
            run.rect.x0 <= run_of_line.origin.x + size && run_of_line.origin.x < run.rect.x1
        );
    }
}

#[test]
fn what_does_not_fit_is_told_as_overset() {
    let made = pressed(&"春天的风从江上吹来，一直吹到城里去。".repeat(90));
    let story = &made.composition.stories[0];
    assert!(story.placed > 0 && story.overset() > 0 && story.overset_lines > 0);
    let finding =
        made.composition.findings.iter().find(|finding| finding.code.word() == "overset");
    let data = &finding.expect("it is told").data;
    assert!(data.contains(&(Datum::Chars, f64::from(story.overset()))));
    assert!(data.contains(&(Datum::Lines, f64::from(story.overset_lines))));
    let set: usize = lines(&made).iter().map(|line| text(line).chars().count()).sum();
    assert_eq!(set, story.placed as usize);
}

#[test]
fn the_press_file_reads_as_it_is_written() {
    let made = pressed(POEM);
    let pdf = made.pdf();
    let page = &pdf.pages()[0];
    let fonts = pdftext::fonts(page);
    assert!(fonts.values().any(|font| font.down) && fonts.values().any(|font| !font.down));
    let painted = pdftext::painted(page, &fonts);
    let copied: String = painted.glyphs.iter().map(|glyph| glyph.chars.as_str()).collect();
    let wanted = POEM.replace("\\\n", "");
    assert!(copied.contains(&wanted), "{copied}");
    let height = made.composition.pages[0].trim.h;
    let mut shown = painted.glyphs.iter();
    let mut turned = 0;
    for run in runs(&made.composition.pages[0].frame) {
        for glyph in &run.glyphs {
            let ShownGlyph { at, turned: is_turned, .. } =
                shown.next().expect("as many glyphs");
            let x = (run.origin.x + glyph.x).to_pt();
            let y = (height - run.origin.y - glyph.y).to_pt();
            assert!((at.0 - x).abs() < 0.002 && (at.1 - y).abs() < 0.002, "{}", run.text);
            assert_eq!(*is_turned, run.orientation == Orientation::Turned, "{}", run.text);
            turned += usize::from(*is_turned);
        }
    }
    assert!(turned >= "iPhone2025100～150".chars().count());
}

#[test]
fn a_long_vertical_head_takes_more_lines_and_keeps_the_author_s() {
    let heads = |title: &str, lines: u32| {
        let part =
            format!("min_size = 20, leading = 28, lines = {lines} }}]\nflow = \"vertical\"");
        let made = vertical("head_place = { side = \"right\", width = 70 }", "正文。")
            .titled(title)
            .edit("min_size = 20 }]", &part)
            .pressed();
        let texts: Vec<String> = lines_of_size_over(&made, Abs::pt(15.0));
        let long =
            made.composition.findings.iter().any(|f| f.code.word() == "headline-too-long");
        (texts, long)
    };
    assert_eq!(heads("春风又绿江南岸", 2).0, ["春风又绿江南岸"]);
    assert_eq!(
        heads("春风又绿|江南岸", 2),
        (vec!["春风又绿".to_owned(), "江南岸".to_owned()], false)
    );
    let (texts, long) = heads("城里的人都说春天来得比往年要早一些", 2);
    assert_eq!((texts.len(), long), (2, false), "{texts:?}");
    assert_eq!(texts.concat(), "城里的人都说春天来得比往年要早一些");
    let (texts, long) = heads("城里的人都说春天来得比往年要早一些", 1);
    assert!(long, "{texts:?}");
    assert_eq!(texts.concat(), "城里的人都说春天来得比往年要早一些");
}

/// The sense of a head is weighed only as far as a reader takes it in: beyond, this never ended.
#[test]
fn a_vertical_head_as_long_as_a_story_is_wrapped_and_told() {
    const PART: &str = "min_size = 20, leading = 28, lines = 3 }]\nflow = \"vertical\"";
    for (chars, is_long) in [(20, false), (100, false), (200, true), (1000, true)] {
        let title: String =
            "城里的人都说春天来得比往年要早一些".chars().cycle().take(chars).collect();
        let composed = vertical("head_place = { side = \"right\", width = 70 }", "正文。")
            .titled(&title)
            .edit("min_size = 20 }]", PART)
            .made_up()
            .composition;
        let told = |word: &str| composed.findings.iter().any(|found| found.code.word() == word);
        assert_eq!(told("long-head"), is_long, "{chars}");
        assert!(chars < 30 || told("headline-too-long"), "{chars}");
        let set: usize = runs(&composed.pages[0].frame)
            .iter()
            .filter(|run| run.text != "正文。")
            .map(|run| run.text.chars().count())
            .sum();
        assert_eq!(set, chars);
    }
}

fn lines_of_size_over(made: &Pressed, size: Abs) -> Vec<String> {
    lines(made).iter().filter(|line| line[0].size > size).map(|line| text(line)).collect()
}

#[test]
fn vertical_copy_cannot_jump_nor_stand_in_briefs() {
    let mut world = small::world();
    let house = small::HOUSE.replacen("[copy.news]", "[copy.news]\nflow = \"vertical\"", 1);
    assert_ne!(house, small::HOUSE);
    world.add("layouts/house.toml", house);
    let faults = small::load(&world).lines();
    let has = |code: &str| faults.iter().any(|fault| fault.contains(code));
    assert!(has("vertical-jump") && has("vertical-briefs"), "{faults:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_character_of_a_story_is_lost(
        copy in "[中国春，。“”（）！1a 2024—…\n]{0,400}",
    ) {
        let edition = vertical("", &format!("字{copy}")).edition();
        let composition = banmian::makeup::make_up(&edition).composition;
        for (story, report) in edition.stories.iter().zip(&composition.stories) {
            prop_assert_eq!(report.total, story.chars());
            prop_assert!(report.placed <= report.total);
            prop_assert_eq!(report.overset() > 0, report.overset_lines > 0);
            let mut at = 0;
            for run in report.parts.iter().flat_map(|part| &part.columns) {
                prop_assert_eq!(run.from, at);
                at = run.to;
            }
            prop_assert_eq!(at, report.placed);
        }
        let whole = columns(&composition);
        for (at, run) in whole.iter().enumerate() {
            prop_assert!(whole[at + 1..].iter().all(|other| !run.rect.overlaps(other.rect)));
        }
    }
}
