//! What a night editor would send back: each finding on a page that shows it, and none on one that must not.

mod color;
mod crops;
mod form;
mod heads;
mod pasted;
mod remedies;
mod sides;
mod tops;
mod way;
mod white;
mod words;

use std::path::Path;

use banmian::diag::{Lang, Severity, Sink, Sources};
use banmian::edition::Edition;
use banmian::frame::{Composition, Finding, Form, Names};
use banmian::makeup::MadeUp;
use banmian::plan::Plan;
use banmian::rules::Code;
use banmian::{issue, lint, makeup};

use crate::common::{DiskWorld, Paper, edition_of};

/// Four columns of eight characters and forty lines; a masthead that has all that the regulation asks.
const HOUSE: &str = r#"plate = { face = "hei", size = 48 }
small = { face = "song", size = 7.5 }
[copy.news]
body = "body"
[heads.plain]
parts = [{ words = "title", face = "hei", size = 26, min_size = 20 }]
[heads.small]
parts = [{ words = "title", face = "hei", size = 16 }]
[heads.mini]
parts = [{ words = "title", face = "hei", size = 12 }]
[heads.song-mini]
parts = [{ words = "title", face = "song", size = 12 }]
[heads.song]
parts = [{ words = "title", face = "song", size = 26, min_size = 20 }]
[heads.down]
flow = "vertical"
parts = [{ words = "title", face = "hei", size = 26, min_size = 20 }]
[heads.tail]
parts = [
  { words = "short_title", face = "hei", size = 14 },
  { words = "marker", face = "song", size = 9, place = "right" },
]
[heads.bare]
parts = [{ words = "marker", face = "song", size = 9 }]
[heads.ad]
parts = [
  { words = "title", face = "hei", size = 12 },
  { words = "label", face = "hei", size = 8, place = "right" },
]
[copyfit]
paragraphs = 0
headline = 0
picture = 0
spacing = false
[ladder]
1 = "plain"

[[furniture.masthead]]
text = "{paper}"
style = "plate"
x = 0
y = 46

[[furniture.masthead]]
y = 60
left = [
  { text = "{date}", style = "small", gap = 8 },
  { text = "{number}", style = "small", gap = 8 },
  { text = "{pages}", style = "small", gap = 8 },
  { text = "国内统一连续出版物号　CN00-0000", style = "small" },
]

[[furniture.masthead]]
y = 72
left = [
  { text = "主管　市委宣传部", style = "small", gap = 8 },
  { text = "主办　市委", style = "small", gap = 8 },
  { text = "出版　江城晚报社", style = "small", gap = 8 },
  { text = "社址　江城路一号", style = "small" },
]

[[furniture.masthead]]
y = 84
left = [
  { text = "电话　00000000", style = "small", gap = 8 },
  { text = "承印　江城印厂", style = "small", gap = 8 },
  { text = "邮发代号　00-00", style = "small", gap = 8 },
  { text = "零售价　一元", style = "small" },
]

[[furniture.folio]]
y = 12
left = [{ text = "{page}", style = "small", gap = 8 }, { text = "{section}", style = "small" }]
"#;

/// A day of one page under its masthead.
pub(super) fn day() -> Paper {
    Paper::of_house([4, 8, 40], HOUSE)
        .sheet("180mm", "240mm")
        .slot("masthead", "masthead", [1, 4], [1, 7])
        .with("furniture = \"masthead\"")
}

/// Begins the second page, under its folio.
fn second_page(paper: Paper) -> Paper {
    paper.page(2).slot("folio", "folio", [1, 4], [1, 2]).with("furniture = \"folio\"")
}

/// What the rules say of a small edition.
pub(super) trait Judged {
    fn set(&self) -> (Edition, Plan, Composition);
    /// Returns the findings but for room that stays free: these pages are filled only as far as a rule
    /// needs it.
    fn findings(&self) -> Vec<Finding>;
    fn form(&self) -> Form;
    /// Returns the codes of the findings, each with its page and its slot.
    fn told(&self) -> Vec<String>;
}

impl Judged for Paper {
    fn set(&self) -> (Edition, Plan, Composition) {
        let edition = self.edition();
        let MadeUp { plan, composition, .. } = makeup::make_up(&edition);
        (edition, plan, composition)
    }

    fn findings(&self) -> Vec<Finding> {
        let (edition, plan, composition) = self.set();
        but_for_white(lint::check(&edition, &plan, &composition).findings)
    }

    fn form(&self) -> Form {
        let (edition, plan, composition) = self.set();
        lint::check(&edition, &plan, &composition).form.expect("the house looks at the form")
    }

    fn told(&self) -> Vec<String> {
        let findings = self.findings();
        for finding in &findings {
            assert!(!finding.hints.is_empty() && finding.page.is_some(), "{finding:?}");
            for lang in [Lang::Zh, Lang::En] {
                assert!(!finding.message.get(lang).is_empty(), "{finding:?}");
            }
        }
        let names = self.edition().names();
        findings.iter().map(|finding| tell(finding, &names)).collect()
    }
}

/// Leaves out that pages and boxes are not full, and that pictures stand in rooms that have the place that a rule
/// needs and not their shape.
pub(super) fn but_for_white(mut findings: Vec<Finding>) -> Vec<Finding> {
    let others = [Code::WhiteArea, Code::PanelEmpty, Code::CropTooHard];
    findings.retain(|finding| !others.contains(&finding.code));
    findings
}

fn tell(finding: &Finding, names: &Names) -> String {
    let (page, slot) = (
        finding.page.map_or(0, |page| page.0 + 1),
        finding.slot.map_or("-", |slot| names.slot(slot)),
    );
    format!("{} {page} {slot}", finding.code.word())
}

pub(super) fn filler(chars: usize) -> String {
    "春节长假刚过园区已是一派繁忙景".chars().cycle().take(chars).collect()
}

const NONE: [&str; 0] = [];
pub(super) const WORDS: &str = "caption = \"园区\"\ncredit = \"某某 摄\"";

/// A page of a louder story over a quieter one.
fn plain() -> Paper {
    day()
        .slot("a", "story", [1, 4], [9, 22])
        .headed("plain")
        .slot("b", "story", [1, 4], [24, 40])
        .headed("small")
        .story("a", &filler(200))
        .story("b", &filler(300))
        .titled("长湖水渐暖")
}

#[test]
fn a_page_on_which_nothing_is_wrong_has_no_finding() {
    assert_eq!(plain().told(), NONE);
}

#[test]
fn the_sample_edition_has_no_finding_and_no_form_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = edition_of(&DiskWorld, root, "issues/2021-02-24.toml");
    let MadeUp { plan, composition, .. } = makeup::make_up(&edition);
    assert_eq!(lint::check(&edition, &plan, &composition).findings, []);
    let form =
        lint::check(&edition, &plan, &composition).form.expect("the house looks at the form");
    assert_eq!((form.errors, form.passes(), form.missing), (0, true, Vec::new()));
    // Four pages of 65 characters by 77 lines, pictures and masthead taken off by their share.
    assert!((18_000..20_020).contains(&form.chars_inspected), "{}", form.chars_inspected);
    assert_eq!(form.editing_errors_allowed, form.chars_inspected * 3 / 10_000);
}

#[test]
fn the_house_says_what_a_rule_weighs() {
    let desk = day()
        .slot("a", "story", [1, 2], [9, 40])
        .headed("plain")
        .slot("b", "story", [3, 4], [9, 40])
        .headed("plain")
        .story("a", &filler(300))
        .story("b", &filler(300))
        .titled("长湖水渐暖");
    let severity = |desk: &Paper| desk.findings().first().map(|finding| finding.severity);
    assert_eq!(severity(&desk), Some(Severity::Warning));
    let level =
        |level: &str| desk.clone().house(&format!("[lint.rules]\nbutting-heads = \"{level}\""));
    assert_eq!(severity(&level("error")), Some(Severity::Error));
    assert_eq!(level("off").told(), NONE);
    assert_eq!(desk.clone().house("[lint.except]\nbutting-heads = [\"l1\"]").told(), NONE);
    assert_eq!(desk.clone().house("[lint.except]\nseam = [\"l1\"]").told().len(), 1);
    assert_eq!(desk.house("[lint]\nside_lines = 0\nalike_percent = 0").told().len(), 1);
}

#[test]
fn rules_that_there_are_not_are_faults_of_the_house() {
    let fault = |lines: &str| {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let world = plain().house(lines).world();
        issue::load(&world, Path::new(""), Path::new("issue.toml"), &mut sources, &mut sink);
        sink.diagnostics().first().map(|fault| (fault.code.word(), fault.hints.len()))
    };
    assert_eq!(fault("[lint.except]\nseams = [\"l1\"]"), Some(("unknown-rule", 1)));
    assert_eq!(fault("[lint.rules]\nbutting-head = \"off\""), Some(("unknown-key", 1)));
    assert_eq!(fault("[lint.rules]\nseam = \"of\"").map(|(code, _)| code), Some("bad-value"));
    assert_eq!(fault("[lint.rules]\nseam = \"off\""), None);
}
