//! What holds for every text at every measure.

use banmian::geom::Abs;
use banmian::text::{
    Break, End, Fit, Level, Line, LineStart, Prepared, Room, Rules, WidthStyle, break_lines,
    set_line,
};
use proptest::prelude::*;

use crate::common::setup;

/// Pieces of news copy, and of what goes wrong in it.
const PIECES: &[&str] = &[
    "中国",
    "经济",
    "社会",
    "新",
    "能源",
    "发展",
    "的",
    "一",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "？！",
    "！！！",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "【",
    "】",
    "——",
    "……",
    "…",
    "—",
    "·",
    "～",
    "/",
    "2024年",
    "273.9%",
    "10:00-11:00",
    "15%～20%",
    "￥100",
    "36.5℃",
    "12,345.67",
    "C919",
    "COVID-19",
    "5G",
    "GDP",
    "international",
    "newspaper",
    "well-known",
    "O’Neil",
    "don't",
    "https://www.people.com.cn/a/b?c=1&d=2",
    "news@example.com",
    " ",
    "  ",
    "　",
    "A",
    "7",
    "%",
    "(",
    ")",
    ",",
    ".",
    "①",
    "[1]",
    "々",
    "〇",
    "100万",
    "km/h",
    "e\u{301}",
    "\u{301}",
    "👨\u{200D}👩\u{200D}👧",
    "🇨🇳",
    "שלום",
    "กำ",
    "\0",
    "\u{7}",
    "\u{200B}",
    "\u{AD}",
    "\u{A0}",
    "\u{2060}",
    "\u{FEFF}",
    "\t",
    "\r\n",
    "\n",
    "ａｂ１２",
    "⸺",
    "‼",
    "\u{10FFFF}",
    "㎡",
    "½",
    "々",
    "っ",
    "７５．７％",
    "１，２３４",
    "3．5%",
    "12 345 678",
    "\"",
    "'",
    "~",
    "≥60",
    "10⁻⁶",
    "Photograph",
    "HouseBoat",
    "bianji-bu@example.com",
];

fn copy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Copy as reporters type it: no controls, no exotic scripts.
fn news() -> impl Strategy<Value = String> {
    // Something Chinese stands between any two pieces, so that two numbers never run together.
    let piece = prop::sample::select(&PIECES[..58]);
    let pair = (piece, prop::sample::select(&PIECES[..9]));
    prop::collection::vec(pair, 1..60).prop_map(|pairs| {
        pairs.into_iter().map(|(piece, chinese)| piece.to_owned() + chinese).collect()
    })
}

/// Copy without Western words: in two styles those are shaped in two pieces, and differ in width.
fn chinese() -> impl Strategy<Value = String> {
    news()
        .prop_map(|text| text.chars().filter(|c| !c.is_ascii() || c.is_ascii_digit()).collect())
}

fn rules() -> impl Strategy<Value = Rules> {
    const STYLES: &[WidthStyle] = &[
        WidthStyle::Quanjiao,
        WidthStyle::Kaiming,
        WidthStyle::Banjiao,
        WidthStyle::Hangmobanjiao,
        WidthStyle::Plain,
    ];
    const STARTS: &[LineStart] = &[LineStart::Trim, LineStart::Full];
    (prop::sample::select(STYLES), prop::sample::select(STARTS), any::<bool>()).prop_map(
        |(width_style, line_start_open, hyphenate)| Rules {
            width_style,
            line_start_open,
            hyphenate,
            level: Level::Gb,
            ..Rules::default()
        },
    )
}

/// The rooms of a paragraph: repeated in turn, so that measures differ from line to line.
fn rooms() -> impl Strategy<Value = Vec<Room>> {
    let measure = prop_oneof![(2u32..=40).prop_map(f64::from), 2.0..40.0f64];
    (prop::collection::vec(measure, 1..4), 0..=2u32).prop_map(|(measures, indent)| {
        let room = |(at, measure): (usize, &f64)| {
            setup::room(*measure, if at == 0 { f64::from(indent) } else { 0.0 })
        };
        measures.iter().enumerate().map(room).collect()
    })
}

/// Breaks and sets a text.
fn compose(p: &Prepared, rooms: &[Room], fit: Fit, justify: bool) -> (Vec<Break>, Vec<Line>) {
    let room = |line: usize| rooms[line % rooms.len()];
    let breaks = break_lines(p, &room, fit, justify);
    let set = |(at, line): (usize, &Break)| set_line(p, line, room(at), justify);
    let lines = breaks.iter().enumerate().map(set).collect();
    (breaks, lines)
}

fn check_whole(p: &Prepared, breaks: &[Break], lines: &[Line]) -> Result<(), TestCaseError> {
    let mut at = 0;
    for (line, set) in breaks.iter().zip(lines) {
        prop_assert_eq!(line.bytes.start, at);
        prop_assert!(line.bytes.end > at);
        at = line.bytes.end;
        let text = &p.text()[line.bytes.clone()];
        let bytes: Vec<usize> =
            text.char_indices().map(|(at, _)| at + line.bytes.start).collect();
        let placed: Vec<usize> = set.cells.iter().map(|cell| cell.byte).collect();
        prop_assert_eq!(bytes, placed);
        let runs: String = set.runs.iter().map(|run| run.text.as_str()).collect();
        let kept = |c: &char| {
            !matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
        };
        prop_assert_eq!(runs, text.chars().filter(kept).collect::<String>());
        for run in &set.runs {
            for glyph in &run.glyphs {
                prop_assert!(glyph.id != 0);
                let range = glyph.text.start as usize..glyph.text.end as usize;
                prop_assert!(run.text.get(range).is_some());
            }
        }
    }
    prop_assert_eq!(at, p.text().len());
    Ok(())
}

/// No line is wider than its room, and full lines are exactly as wide.
fn check_widths(
    breaks: &[Break],
    lines: &[Line],
    rooms: &[Room],
    justify: bool,
) -> Result<(), TestCaseError> {
    for (at, (line, set)) in breaks.iter().zip(lines).enumerate() {
        let measure = rooms[at % rooms.len()].measure;
        prop_assert!(set.right <= measure, "line {at} ends at {:?} of {measure:?}", set.right);
        for pair in set.cells.windows(2) {
            prop_assert!(pair[0].x + pair[0].advance <= pair[1].x + Abs::from_units(1));
        }
        let wide = set.cells.iter().filter(|cell| cell.advance > Abs::ZERO).count();
        if justify && line.end == End::Soft && wide > 2 && !line.short {
            prop_assert_eq!(set.right, measure, "line {} of {} cells", at, wide);
        }
    }
    Ok(())
}

const NEVER_FIRST: &str = "，。、；：？！”’》）】·～%℃,.)々";
const NEVER_LAST: &str = "“‘《（【￥(";

/// Returns whether a character may differ by context, so that the plain lists say nothing of it.
fn shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '·')
}

fn check_edges(p: &Prepared, breaks: &[Break]) -> Result<(), TestCaseError> {
    for line in breaks.iter().filter(|line| line.end == End::Soft && !line.emergency) {
        let (before, after) = p.text().split_at(line.bytes.end);
        let last = before.trim_end().chars().next_back();
        let first = after.chars().next();
        // An address may break before its dots; figures of full width are figures to it.
        let figure = |c: char| c.is_ascii_alphanumeric() || ('０'..='９').contains(&c);
        let dotted = first == Some('.') && before.ends_with(figure);
        if let Some(first) = first.filter(|c| !shared(*c) && !dotted) {
            prop_assert!(!NEVER_FIRST.contains(first), "{first} begins a line");
            prop_assert!(first != ' ' && first != '　', "a space begins a line");
        }
        if let Some(last) = last.filter(|c| !shared(*c)) {
            prop_assert!(!NEVER_LAST.contains(last), "{last} ends a line");
        }
    }
    Ok(())
}

const WHOLE: &[&str] = &[
    "273.9%",
    "10:00-11:00",
    "15%～20%",
    "￥100",
    "36.5℃",
    "12,345.67",
    "C919",
    "COVID-19",
    "5G",
    "GDP",
    "——",
    "……",
];

/// Returns whether a cut at `at` goes through one of the units.
fn cuts_unit(text: &str, at: usize) -> Option<&'static str> {
    WHOLE.iter().copied().find(|unit| {
        text.match_indices(unit).any(|(start, _)| start < at && at < start + unit.len())
    })
}

#[test]
fn white_before_a_unit_that_fills_the_line_takes_a_line_of_its_own() {
    let p = setup::prepare("\r\n\u{3000}——", "song", Rules::default());
    for fit in [Fit::First, Fit::Total] {
        let rooms = [setup::room(2.0, 0.0)];
        let (breaks, lines) = compose(&p, &rooms, fit, true);
        check_whole(&p, &breaks, &lines).expect("nothing is lost");
        check_widths(&breaks, &lines, &rooms, true).expect("no line is too wide");
    }
}

#[test]
fn words_longer_than_any_pattern_are_parted_somewhere() {
    for letters in [45, 46, 47, 200, 2000] {
        let text =
            format!("本报讯{}完。", "internationalization".repeat(100)[..letters].to_owned());
        let p = setup::prepare(&text, "song", Rules::default());
        let rooms = [setup::room(13.0, 2.0)];
        let (breaks, lines) = compose(&p, &rooms, Fit::Total, true);
        check_whole(&p, &breaks, &lines).expect("nothing is lost");
        check_widths(&breaks, &lines, &rooms, true).expect("no line is too wide");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_no_line_is_too_wide(
        text in copy(),
        rooms in rooms(),
        rules in rules(),
        total in any::<bool>(),
        justify in any::<bool>(),
        face in prop::sample::select(&["song", "kai", "brush"][..]),
    ) {
        let p = setup::prepare(&text, face, rules);
        let fit = if total { Fit::Total } else { Fit::First };
        let (breaks, lines) = compose(&p, &rooms, fit, justify);
        check_whole(&p, &breaks, &lines)?;
        check_widths(&breaks, &lines, &rooms, justify)?;
        check_edges(&p, &breaks)?;
    }

    #[test]
    fn news_at_newspaper_measures_keeps_every_rule(
        text in news(),
        measure in 11u32..30,
        total in any::<bool>(),
    ) {
        let p = setup::prepare(&text, "song", Rules::default());
        let rooms = [setup::room(f64::from(measure), 0.0)];
        let fit = if total { Fit::Total } else { Fit::First };
        let (breaks, lines) = compose(&p, &rooms, fit, true);
        check_widths(&breaks, &lines, &rooms, true)?;
        for line in &breaks {
            let cut = (line.end == End::Soft && !line.emergency)
                .then(|| cuts_unit(&text, line.bytes.end))
                .flatten();
            prop_assert!(cut.is_none(), "{cut:?} is parted");
        }
        // Only marks in a row that fill a whole line leave no place for a break.
        let closing = |c: char| NEVER_FIRST.contains(c) || NEVER_LAST.contains(c);
        let crowded = text.split(|c| !closing(c)).any(|marks| marks.chars().count() > 6);
        let bare = text.chars().filter(|c| c.is_alphanumeric()).count() * 2 > text.chars().count();
        if !crowded && bare && !text.contains("http") {
            prop_assert!(breaks.iter().all(|line| !line.emergency || line.bytes.len() > 9));
        }
    }

    #[test]
    fn a_paragraph_of_plain_characters_has_no_lonely_last_one(
        count in 3usize..200,
        // In eight characters a line would open by 0.4 em for it, and that is worse.
        measure in 9u32..30,
    ) {
        let text = "一".repeat(count) + "。";
        let p = setup::prepare(&text, "song", Rules::default());
        let room = setup::room(f64::from(measure), 0.0);
        let (breaks, _) = compose(&p, &[room], Fit::Total, true);
        let last = breaks.last().map_or(0, |line| line.cells.len());
        prop_assert!(last >= 3 || breaks.len() == 1, "{last} cells in the last line");
    }

    #[test]
    fn the_same_text_breaks_alike_when_styles_part_it(
        text in chinese(),
        measure in 8u32..20,
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = setup::prepare(&text, "song", Rules::default());
        let chars = text.chars().count();
        let cut = text.char_indices().nth(cut.index(chars)).map_or(0, |(at, _)| at);
        let face = setup::book().by_role("song").expect("the song face");
        let span = |range| banmian::text::StyleSpan { range, face, size: setup::SIZE, width: 1000, rise: Abs::ZERO, tag: 1 };
        let spans = [span(0..cut), span(cut..text.len())];
        let source = banmian::text::Source { text: &text, spans: &spans, rules: Rules::default() };
        let parted = setup::setter().prepare(&source);
        let rooms = [setup::room(f64::from(measure), 0.0)];
        let (one, _) = compose(&whole, &rooms, Fit::Total, true);
        let (two, _) = compose(&parted, &rooms, Fit::Total, true);
        prop_assert_eq!(one, two);
    }
}
