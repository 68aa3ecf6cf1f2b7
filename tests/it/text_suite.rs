//! Replays the cases of `tests/suite/text/`: copy in, lines out, each case naming its clause.

use std::path::Path;

use banmian::geom::Em;
use banmian::text::{Fit, Level, LineStart, Rules, WidthStyle, break_lines, set_line};
use serde::Deserialize;

use crate::common::setup;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// One paragraph and the lines that it must give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows, with its clause.
    rule: String,
    text: String,
    measure: f64,
    #[serde(default)]
    indent: f64,
    #[serde(default)]
    justify: bool,
    #[serde(default)]
    first_fit: bool,
    #[serde(default = "song")]
    face: String,
    #[serde(default)]
    rules: Knobs,
    /// The text of each line.
    lines: Vec<String>,
    /// Left edges of the cells of each line, in em; an empty list is not checked.
    #[serde(default)]
    x: Vec<Vec<f64>>,
    /// Widths of the cells.
    #[serde(default)]
    advance: Vec<Vec<f64>>,
    /// Right edge of each line.
    #[serde(default)]
    right: Vec<f64>,
    /// Whether each line ends in an added hyphen.
    #[serde(default)]
    hyphen: Vec<bool>,
    /// Characters that no face has.
    #[serde(default)]
    missing: String,
    /// The characters of each line that are turned down the page.
    #[serde(default)]
    turned: Vec<String>,
    /// A text that gives the same glyphs.
    #[serde(default)]
    same: Option<String>,
}

/// The rules that a case changes.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Knobs {
    headline: Option<bool>,
    level: Option<String>,
    style: Option<String>,
    gap: Option<f64>,
    tracking: Option<f64>,
    line_start: Option<String>,
    hyphenate: Option<bool>,
    squeeze_stops: Option<bool>,
    hang_end: Option<bool>,
    western_grid: Option<bool>,
    /// Lines down the page.
    #[serde(default)]
    down: bool,
}

fn song() -> String {
    "song".to_owned()
}

impl Knobs {
    fn rules(&self) -> Rules {
        let mut rules = match self.headline {
            Some(true) => Rules::headline(),
            _ => Rules::default(),
        };
        match self.level.as_deref() {
            Some("none") => rules.level = Level::None,
            Some("basic") => rules.level = Level::Basic,
            Some("gb") | None => {}
            Some("strict") => rules.level = Level::Strict,
            Some(other) => panic!("no level {other}"),
        }
        match self.style.as_deref() {
            Some("quanjiao") | None => {}
            Some("kaiming") => rules.width_style = WidthStyle::Kaiming,
            Some("banjiao") => rules.width_style = WidthStyle::Banjiao,
            Some("hangmobanjiao") => rules.width_style = WidthStyle::Hangmobanjiao,
            Some("plain") => rules.width_style = WidthStyle::Plain,
            Some(other) => panic!("no style {other}"),
        }
        if self.line_start.as_deref() == Some("full") {
            rules.line_start_open = LineStart::Full;
        }
        rules.cjk_latin_gap = self.gap.map_or(rules.cjk_latin_gap, Em::new);
        rules.tracking = self.tracking.map_or(rules.tracking, Em::new);
        rules.hyphenate = self.hyphenate.unwrap_or(rules.hyphenate);
        rules.hang_end = self.hang_end.unwrap_or(rules.hang_end);
        rules.squeeze_stops = self.squeeze_stops.unwrap_or(rules.squeeze_stops);
        rules.western_grid = self.western_grid.unwrap_or(rules.western_grid);
        if self.down { rules.down() } else { rules }
    }
}

/// Sets a case and returns what is wrong with it.
fn check(case: &Case) -> Vec<String> {
    let prepared = setup::prepare(&case.text, &case.face, case.rules.rules());
    let room =
        |line: usize| setup::room(case.measure, if line == 0 { case.indent } else { 0.0 });
    let fit = if case.first_fit { Fit::First } else { Fit::Total };
    let breaks = break_lines(&prepared, &room, fit, case.justify);
    let mut faults = Vec::new();
    let texts: Vec<&str> = breaks.iter().map(|line| &case.text[line.bytes.clone()]).collect();
    if texts != case.lines {
        faults.push(format!("lines are {texts:?}"));
        return faults;
    }
    let differ = |a: f64, b: f64| (a - b).abs() > 1e-5;
    for (at, line) in breaks.iter().enumerate() {
        let set = set_line(&prepared, line, room(at), case.justify);
        let x: Vec<f64> = set.cells.iter().map(|cell| setup::in_em(cell.x)).collect();
        let advance: Vec<f64> =
            set.cells.iter().map(|cell| setup::in_em(cell.advance)).collect();
        for (name, is, wanted) in
            [("x", &x, case.x.get(at)), ("advance", &advance, case.advance.get(at))]
        {
            let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) else {
                continue;
            };
            let same =
                wanted.len() == is.len() && !wanted.iter().zip(is).any(|(a, b)| differ(*a, *b));
            if !same {
                faults.push(format!("{name} of line {at} is {is:?}"));
            }
        }
        let turned = setup::turned(&set);
        if case.turned.get(at).is_some_and(|wanted| *wanted != turned) {
            faults.push(format!("turned in line {at} are {turned:?}"));
        }
        let right = setup::in_em(set.right);
        if case.right.get(at).is_some_and(|wanted| differ(*wanted, right)) {
            faults.push(format!("line {at} ends at {right}"));
        }
        if case.hyphen.get(at).is_some_and(|wanted| *wanted != line.hyphen) {
            faults.push(format!("hyphen of line {at} is {}", line.hyphen));
        }
    }
    if let Some(same) = &case.same {
        let glyphs = |text: &str| {
            let p = setup::prepare(text, &case.face, case.rules.rules());
            let breaks = break_lines(&p, &room, fit, case.justify);
            let lines = breaks.iter().zip(0..);
            let runs = lines.flat_map(|(line, at)| set_line(&p, line, room(at), false).runs);
            runs.flat_map(|run| run.glyphs).map(|glyph| glyph.id).collect::<Vec<_>>()
        };
        if glyphs(same) != glyphs(&case.text) {
            faults.push(format!("the glyphs are not those of {same}"));
        }
    }
    let missing: String = prepared.odd().iter().map(|odd| odd.c).collect();
    if missing != case.missing {
        faults.push(format!("missing are {missing:?}"));
    }
    faults
}

#[test]
fn every_case_gives_its_lines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/text");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let mut report = String::new();
    let mut count = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let file: File = toml::from_str(&text).unwrap_or_else(|error| {
            panic!("{}: {error}", path.display());
        });
        for case in &file.case {
            count += 1;
            for fault in check(case) {
                report += &format!("{}\n  {}\n  {fault}\n", case.rule, case.text);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(count > 300, "only {count} cases found");
}
