//! What a night editor would send back: each finding on a page that shows it, and none on one that must not.

use std::path::Path;
use std::sync::Arc;

use banmian::diag::{Lang, Severity, Sink, Sources};
use banmian::edition::Edition;
use banmian::frame::{Composition, Datum, Finding, Form, FrameItem, Names, Tag};
use banmian::makeup::MadeUp;
use banmian::plan::Plan;
use banmian::terms::FormFact;
use banmian::{issue, lint, makeup};

use crate::common::{DiskWorld, Paper, edition_of, png};

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
        lint::check(&edition, &plan, &composition).findings
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

fn tell(finding: &Finding, names: &Names) -> String {
    let (page, slot) = (
        finding.page.map_or(0, |page| page.0 + 1),
        finding.slot.map_or("-", |slot| names.slot(slot)),
    );
    format!("{} {page} {slot}", finding.code.word())
}

pub(super) fn filler(chars: usize) -> String {
    "春节长假刚过园区已是一派繁忙。".chars().cycle().take(chars).collect()
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

/// Two stories side by side, the right one with these keys and from this line on.
fn beside(head: &str, first: u32, keys: &str) -> Vec<String> {
    let right = format!("head = \"{head}\"\n{keys}");
    day()
        .slot("a", "story", [1, 2], [9, 40])
        .headed("plain")
        .slot("b", "story", [3, 4], [first, 40])
        .with(&right)
        .story("a", &filler(300))
        .story("b", &filler(200))
        .titled("长湖水渐暖")
        .told()
}

#[test]
fn heads_of_one_level_side_by_side_butt() {
    assert_eq!(beside("plain", 9, ""), ["butting-heads 1 b"]);
    assert_eq!(beside("plain", 10, ""), ["butting-heads 1 b"]);
    for (head, first, keys) in [
        ("small", 9, ""),
        ("song", 9, ""),
        ("plain", 12, ""),
        ("plain", 9, "box = { frame = 0.3 }"),
        ("down", 9, "head_place = { side = \"left\", width = 40 }"),
    ] {
        assert_eq!(beside(head, first, keys), NONE, "{head} {first} {keys}");
    }
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

/// A page of four stories: places and headline styles.
fn four(places: [([u32; 2], [u32; 2]); 4]) -> Paper {
    let heads = ["plain", "small", "mini", "song-mini"];
    let named = ["a", "b", "c", "d"].iter().zip(places).zip(heads);
    named.fold(day(), |desk, ((name, (columns, lines)), head)| {
        let desk = desk.slot(name, "story", columns, lines).headed(head);
        desk.story(name, &filler(60)).titled("园区")
    })
}

#[test]
fn a_gutter_or_a_line_of_white_through_the_page_is_a_seam() {
    let seams = |desk: &Paper| -> Vec<String> {
        desk.told().into_iter().filter(|told| told.starts_with("seam")).collect()
    };
    let down =
        four([([1, 2], [9, 22]), ([3, 4], [9, 26]), ([1, 2], [24, 40]), ([3, 4], [28, 40])]);
    assert_eq!(seams(&down), ["seam 1 -"]);
    assert_eq!(down.findings()[0].data, [(Datum::Column, 2.0), (Datum::Seams, 1.0)]);
    let across =
        four([([1, 2], [9, 22]), ([3, 4], [9, 22]), ([1, 3], [24, 40]), ([4, 4], [24, 40])]);
    assert_eq!(seams(&across), ["seam 1 -"]);
    assert_eq!(across.findings()[0].data, [(Datum::Line, 22.0), (Datum::Seams, 1.0)]);
    assert_eq!(seams(&across.clone().house("[lint.except]\nseam = [\"l1\"]")), NONE);
    // One block as wide or as high as the page has an edge of its own.
    let wide =
        four([([1, 4], [9, 20]), ([1, 2], [22, 34]), ([3, 4], [22, 40]), ([1, 2], [36, 40])]);
    assert_eq!(seams(&wide), NONE);
    let high =
        four([([1, 3], [9, 20]), ([4, 4], [9, 40]), ([1, 3], [22, 30]), ([1, 3], [32, 40])]);
    assert_eq!(seams(&high), NONE);
}

/// One story whose head has a room of its own.
fn head_in(lines: [u32; 2]) -> Vec<String> {
    let keys =
        format!("head = \"plain\"\nhead_place = {{ columns = [1, 4], lines = {lines:?} }}");
    day().slot("a", "story", [1, 4], [9, 40]).with(&keys).story("a", &filler(700)).told()
}

#[test]
fn a_head_apart_from_its_text_flies() {
    assert_eq!(head_in([9, 11]), NONE);
    assert_eq!(head_in([9, 20]), ["flying-head 1 a"]);
}

#[test]
fn a_photograph_of_its_own_may_stand_between_a_head_and_its_text() {
    assert_eq!(
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("plain")
            .slot("p", "photo", [1, 4], [13, 22])
            .with("within = \"a\"")
            .story("a", &filler(500))
            .photo("p")
            .with(WORDS)
            .told(),
        NONE
    );
}

#[test]
fn text_above_its_own_head_is_told() {
    assert_eq!(head_in([20, 22]), ["text-above-head 1 a"]);
}

#[test]
fn one_line_alone_in_a_column_is_told() {
    let desk = |chars: usize| {
        let body = format!("{}\n\n完了。", filler(chars));
        day()
            .slot("a", "story", [1, 4], [9, 16])
            .headed("small")
            .story("a", &body)
            .titled("园区")
    };
    let mut alone = 0;
    for chars in (40..180).step_by(4) {
        let (edition, plan, composition) = desk(chars).set();
        let columns = &composition.stories[0].parts[0].columns;
        let last = columns.last().expect("text is set");
        let one = last.rect.height() == edition.pages[0].grid.em && columns.len() > 1;
        let told: Vec<String> = lint::check(&edition, &plan, &composition)
            .findings
            .iter()
            .map(|found| tell(found, &composition.names))
            .collect();
        assert_eq!(told, ["lone-line 1 a"][..usize::from(one)], "{chars}");
        alone += usize::from(one);
    }
    assert!(alone > 0, "no length leaves a line alone");
}

#[test]
fn a_heading_that_ends_a_column_is_told() {
    let body = format!("{}\n\n## 一家龙头\n\n{}", filler(48), filler(60));
    let desk = day()
        .slot("a", "story", [1, 4], [9, 16])
        .headed("small")
        .story("a", &body)
        .titled("园区");
    let (edition, plan, mut composition) = desk.set();
    assert_eq!(lint::check(&edition, &plan, &composition).findings, []);
    // Layout keeps subheads with their text; a page that does not is judged all the same.
    let columns = &mut composition.stories[0].parts[0].columns;
    let (mut head, rest) = (columns[0], columns[1]);
    (head.from, head.to) = (0, 52);
    *columns = vec![head, banmian::frame::ColumnRun { from: 52, ..rest }];
    let told: Vec<String> = lint::check(&edition, &plan, &composition)
        .findings
        .iter()
        .map(|found| tell(found, &composition.names))
        .collect();
    assert_eq!(told, ["lone-line 1 a"]);
}

/// One story with a photograph inside.
fn pictured(columns: [u32; 2], picture: [u32; 2], lines: [u32; 2]) -> Vec<String> {
    day()
        .slot("a", "story", columns, [9, 40])
        .headed("plain")
        .slot("p", "photo", picture, lines)
        .with("within = \"a\"")
        .story("a", &filler(800))
        .titled("园区")
        .photo("p")
        .with(WORDS)
        .told()
}

#[test]
fn a_photograph_across_the_way_of_the_reader_is_told() {
    assert_eq!(pictured([1, 2], [1, 2], [20, 28]), ["picture-in-path 1 a"]);
    assert_eq!(pictured([1, 3], [2, 2], [12, 40]), ["picture-in-path 1 a"]);
    // At the head or the foot of the columns, or in the last one, it bars no way.
    assert_eq!(pictured([1, 2], [1, 2], [33, 40]), NONE);
    assert_eq!(pictured([1, 4], [3, 4], [13, 24]), NONE);
    assert_eq!(pictured([1, 4], [2, 3], [33, 40]), NONE);
}

#[test]
fn a_lower_head_larger_than_a_higher_one_is_told() {
    let two = |above: &str, below: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed(above)
            .slot("b", "story", [1, 4], [24, 40])
            .headed(below)
            .story("a", &filler(200))
            .story("b", &filler(300))
            .titled("长湖水渐暖")
            .told()
    };
    assert_eq!(two("small", "plain"), ["head-order 1 b"]);
    assert_eq!(two("plain", "small"), NONE);
    // A wide story may be louder than a narrow one above it, beside which a louder one stands.
    let desk = day()
        .slot("a", "story", [1, 3], [9, 22])
        .headed("plain")
        .slot("b", "story", [4, 4], [9, 22])
        .headed("mini")
        .slot("c", "story", [1, 4], [24, 40])
        .headed("small")
        .story("a", &filler(200))
        .titled("园区")
        .story("b", &filler(60))
        .titled("茶市");
    assert_eq!(desk.story("c", &filler(300)).titled("长湖").told(), NONE);
    // A title that had to become smaller keeps its rank.
    let long = "园区开工忙园区开工忙园区开工忙";
    assert_eq!(
        day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("b", "story", [1, 4], [24, 40])
            .headed("plain")
            .story("a", &filler(200))
            .titled(long)
            .story("b", &filler(300))
            .titled("长湖")
            .told(),
        NONE
    );
}

#[test]
fn an_advertisement_that_touches_the_lead_is_told() {
    let told = |ad: [u32; 2], second: [u32; 2]| {
        let desk = day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("b", "story", [1, 4], second)
            .headed("small")
            .slot("ad", "ad", [1, 4], ad)
            .with("head = \"ad\"\nlabel = \"广告\"")
            .story("a", &filler(150))
            .story("b", &filler(100))
            .titled("长湖");
        desk.story("ad", &filler(40)).titled("茶叶上市").told()
    };
    assert_eq!(told([24, 28], [30, 40]), ["ad-beside-lead 1 ad"]);
    assert_eq!(told([34, 40], [24, 32]), NONE);
}

#[test]
fn three_photographs_in_a_row_are_told() {
    let row = |photos: u32, step: u32| {
        let mut desk =
            day().slot("a", "story", [1, 4], [9, 20]).headed("plain").story("a", &filler(150));
        for at in 0..photos {
            let first = 22 + at * step;
            let column = if step == 0 { at + 1 } else { 1 };
            let name = format!("p{at}");
            desk = desk.slot(&name, "photo", [column; 2], [first, first + 5]);
            desk = desk.photo(&name).with(WORDS);
        }
        if step > 0 {
            desk = desk.slot("b", "story", [2, 4], [22, 40]).headed("small");
            desk = desk.story("b", &filler(300)).titled("长湖");
        }
        desk
    };
    assert_eq!(row(3, 0).told(), ["three-photos 1 p0"]);
    assert_eq!(row(3, 0).findings()[0].data, [(Datum::Photos, 3.0)]);
    assert_eq!(row(3, 6).told(), ["three-photos 1 p0"]);
    assert_eq!(row(2, 0).told(), NONE);
    assert_eq!(row(3, 0).house("[lint]\nphotos_in_row = 4").told(), NONE);
}

/// A story that jumps to a tail with this headline style.
fn jumping(head: &str) -> Paper {
    let keys = "jump = { page = 2, slot = \"t\" }";
    let first = day()
        .slot("a", "story", [1, 4], [9, 40])
        .headed("plain")
        .story("a", &filler(1200))
        .with(keys);
    second_page(first).slot("t", "tail", [1, 4], [4, 20]).headed(head)
}

#[test]
fn a_jump_has_a_tail_and_a_tail_a_head() {
    assert_eq!(jumping("tail").told(), NONE);
    // A head without its own words, a head without the line 上接.
    assert_eq!(jumping("bare").told(), ["broken-jump 2 t"]);
    assert_eq!(jumping("small").told(), ["broken-jump 2 t"]);
    let (edition, plan, mut composition) = jumping("tail").set();
    composition.stories[0].parts.truncate(1);
    let found = lint::check(&edition, &plan, &composition).findings;
    assert_eq!(
        found.iter().map(|found| tell(found, &composition.names)).collect::<Vec<_>>(),
        ["broken-jump 1 a"]
    );
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn an_entry_of_the_index_leads_to_its_story() {
    let first = day()
        .slot("index", "index", [1, 4], [9, 10])
        .with("label = \"导读\"")
        .slot("a", "story", [1, 4], [12, 40])
        .headed("plain")
        .story("a", &filler(450))
        .page(1)
        .with("index = [{ story = \"b-2\", section = \"综合\" }]");
    let desk = second_page(first)
        .slot("b", "story", [1, 4], [4, 40])
        .headed("small")
        .story("b", &filler(450))
        .titled("长湖水渐暖");
    assert_eq!(desk.told(), NONE);
    let (edition, plan, mut composition) = desk.set();
    for item in &mut composition.pages[1].frame.items {
        let FrameItem::Group(slot) = item else { continue };
        let is_head = |tag: Option<Tag>| tag.and_then(Tag::head).is_some();
        Arc::make_mut(&mut slot.frame)
            .items
            .retain(|item| !matches!(item, FrameItem::Group(part) if is_head(part.tag)));
    }
    let found = lint::check(&edition, &plan, &composition).findings;
    assert_eq!(
        found.iter().map(|found| tell(found, &composition.names)).collect::<Vec<_>>(),
        ["index-target 1 index"]
    );
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn what_the_form_lacks_is_told_with_what_it_counts() {
    let whole = plain().form();
    assert_eq!((whole.errors, whole.limit, whole.passes()), (0, 3, true));
    for (printed, what) in [
        ("{ text = \"{date}\", style = \"small\", gap = 8 },", "date"),
        ("{ text = \"{number}\", style = \"small\", gap = 8 },", "number"),
        ("{ text = \"{pages}\", style = \"small\", gap = 8 },", "pages"),
        ("{ text = \"国内统一连续出版物号　CN00-0000\", style = \"small\" },", "cn"),
        ("{ text = \"主管　市委宣传部\", style = \"small\", gap = 8 },", "supervisor"),
        ("{ text = \"主办　市委\", style = \"small\", gap = 8 },", "sponsor"),
        ("{ text = \"出版　江城晚报社\", style = \"small\", gap = 8 },", "publisher"),
        ("{ text = \"社址　江城路一号\", style = \"small\" },", "address"),
        ("{ text = \"电话　00000000\", style = \"small\", gap = 8 },", "contact"),
        ("{ text = \"承印　江城印厂\", style = \"small\", gap = 8 },", "printer"),
        ("{ text = \"邮发代号　00-00\", style = \"small\", gap = 8 },", "distribution"),
        ("{ text = \"零售价　一元\", style = \"small\" },", "price"),
    ] {
        let desk = plain().edit(printed, "");
        let form = desk.form();
        let missing: Vec<_> =
            form.missing.iter().map(|it| (it.page.0 + 1, fact(it.what), it.cost)).collect();
        assert_eq!(missing, [(1, what, 1)]);
        assert_eq!((form.errors, form.passes()), (1, true), "{what}");
        let found = desk.findings();
        assert_eq!((found.len(), found[0].code.word()), (1, "form-error"));
        assert_eq!(found[0].severity, Severity::Warning);
    }
}

#[test]
fn a_word_that_the_house_does_not_ask_for_is_not_missed() {
    let without = plain().edit("{ text = \"零售价　一元\", style = \"small\" },", "");
    assert_eq!(without.clone().house("[lint.form.words]\nprice = []").form().errors, 0);
    assert_eq!(without.house("[lint.form.words]\nprice = [\"社址\"]").form().errors, 0);
    assert_eq!(plain().house("[lint.form.words]\nprice = [\"一块\"]").form().errors, 1);
}

#[test]
fn a_nameplate_that_is_no_larger_than_a_head_fails_the_issue() {
    let desk = plain()
        .edit("plate = { face = \"hei\", size = 48 }", "plate = { face = \"hei\", size = 26 }");
    let form = desk.form();
    assert_eq!(
        (form.errors, form.passes(), fact(form.missing[0].what)),
        (4, false, "nameplate")
    );
    let found = desk.findings();
    assert_eq!(
        found.iter().map(|found| tell(found, &desk.edition().names())).collect::<Vec<_>>(),
        ["form-error 1 masthead"]
    );
    assert_eq!(found[0].severity, Severity::Warning);
    // The house may let no such issue out, or look away.
    let strict = desk.clone().house("[lint.form]\nfails = true").findings();
    assert_eq!(strict[0].severity, Severity::Error);
    let level =
        |level: &str| desk.clone().house(&format!("[lint.rules]\nform-error = \"{level}\""));
    assert_eq!(level("warning").findings()[0].severity, Severity::Warning);
    let (edition, plan, composition) = level("off").set();
    assert_eq!(lint::check(&edition, &plan, &composition).form, None);
    assert_eq!(lint::check(&edition, &plan, &composition).findings, []);
    assert_eq!(plain().edit("text = \"{paper}\"", "text = \"晚报\"").form().errors, 4);
}

#[test]
fn more_form_errors_than_the_limit_are_errors() {
    let desk = plain().edit(
        "{ text = \"{date}\", style = \"small\", gap = 8 },\n  { text = \"{number}\", style = \"small\", gap = 8 },\n  \
         { text = \"{pages}\", style = \"small\", gap = 8 },\n  { text = \"国内统一连续出版物号　CN00-0000\", style = \"small\" },",
        "{ text = \"本报\", style = \"small\" }",
    );
    let found = desk.clone().house("[lint.form]\nfails = true").findings();
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|finding| finding.severity == Severity::Error));
    assert_eq!(found[0].data, [(Datum::Cost, 1.0), (Datum::Errors, 4.0), (Datum::Limit, 3.0)]);
    let lenient = desk.house("[lint.form]\nfails = true\nlimit = 4").findings();
    assert!(lenient.iter().all(|finding| finding.severity == Severity::Warning));
}

#[test]
fn folios_advertisements_and_extra_issues_carry_their_marks() {
    let missing = |desk: &Paper| -> Vec<(u32, &'static str)> {
        desk.form().missing.iter().map(|it| (it.page.0 as u32 + 1, fact(it.what))).collect()
    };
    let two = second_page(plain())
        .slot("c", "story", [1, 4], [4, 40])
        .headed("plain")
        .story("c", &filler(400))
        .titled("茶市");
    assert_eq!(missing(&two), []);
    let number = "{ text = \"{page}\", style = \"small\", gap = 8 }, ";
    assert_eq!(missing(&two.edit(number, "")), [(2, "folio")]);
    let ad = |label: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 30])
            .headed("plain")
            .slot("ad", "ad", [1, 4], [32, 40])
            .with(&format!("head = \"ad\"\n{label}"))
            .story("a", &filler(300))
            .titled("园区")
            .story("ad", &filler(40))
            .titled("茶叶上市")
    };
    assert_eq!(missing(&ad("label = \"广告\"")), []);
    assert_eq!(missing(&ad("label = \"公益广告\"")), []);
    assert_eq!(missing(&ad("")), [(1, "ad")]);
    let extra = plain().named("号外");
    assert_eq!(missing(&extra), [(1, "extra")]);
    let marked = extra.edit(
        "text = \"国内统一连续出版物号　CN00-0000\"",
        "text = \"号外　国内统一连续出版物号　CN00-0000\"",
    );
    assert_eq!(missing(&marked), []);
}

/// Characters a line times lines, the masthead at 30 %, a photograph at 80 % of its area.
#[test]
fn characters_are_counted_as_an_inspector_counts() {
    let cells = |w: f64, h: f64| w / 10.0 * (h / 13.0);
    let masthead = cells(350.0, 88.0) * 0.7;
    let expected = (32.0 * 40.0 - masthead).round() as u32;
    assert_eq!(plain().form().chars_inspected, expected);
    let form = day()
        .slot("a", "story", [1, 4], [9, 22])
        .headed("plain")
        .slot("p", "photo", [1, 4], [24, 40])
        .with("caption = \"none\"")
        .story("a", &filler(200))
        .titled("园区")
        .photo("p")
        .form();
    // Seventeen lines, half a point of white above and below.
    let photo = cells(350.0, 16.0 * 13.0 + 10.0 - 1.0) * 0.2;
    assert_eq!(form.chars_inspected, (32.0 * 40.0 - masthead - photo).round() as u32);
    assert_eq!(form.editing_errors_allowed, 0);
}

#[test]
fn photographs_have_a_caption_and_a_credit() {
    let told = |keys: &str, words: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("p", "photo", [1, 4], [24, 40])
            .with(keys)
            .story("a", &filler(200))
            .titled("园区")
            .photo("p")
            .with(words)
            .told()
    };
    assert_eq!(told("", ""), ["caption-missing 1 p", "credit-missing 1 p"]);
    assert_eq!(told("", "caption = \"园区\""), ["credit-missing 1 p"]);
    assert_eq!(told("", "credit = \"某某\""), ["caption-missing 1 p"]);
    assert_eq!(told("", "caption = \"园区。某某 摄\""), NONE);
    assert_eq!(told("", WORDS), NONE);
    assert_eq!(told("caption = \"none\"", ""), NONE);
}

#[test]
fn one_photograph_twice_is_told() {
    let told = |second: u32| {
        let desk = day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("p", "photo", [1, 1], [24, 40])
            .slot("q", "photo", [3, 4], [24, 40])
            .story("a", &filler(200))
            .titled("园区")
            .picture("p", "p.png", png(900, 600))
            .with(WORDS);
        desk.picture("q", "q.png", png(second, 600)).with(WORDS).told()
    };
    assert_eq!(told(900), ["same-photo 1 q"]);
    assert_eq!(told(901), NONE);
}

/// The edition is of 16 October 2025.
#[test]
fn a_dateline_after_the_day_is_told() {
    let told = |head: &str, body: &str| {
        let body = format!("{body}{}", filler(300));
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("plain")
            .story("a", &body)
            .titled("园区")
            .head(head)
            .told()
    };
    for late in [
        "本报10月17日讯　",
        "新华社江城2025年10月17日电　",
        "本报讯（记者 某某 10月17日）",
        "本报讯（10月17日，记者某某）",
    ] {
        assert_eq!(told("", late), ["late-dateline 1 a"], "{late}");
    }
    assert_eq!(told("dateline = \"江城10月17日\"", ""), ["late-dateline 1 a"]);
    for right in [
        "本报10月16日讯　",
        "新华社江城10月15日电　",
        "10月20日，园区将开工。",
        "本报讯（记者某某）10月20日上午，",
        "10月20日10:00，",
        "10月20日电影节开幕，",
        "园区办展（10月20日），",
    ] {
        assert_eq!(told("", right), NONE, "{right}");
    }
    assert_eq!(told("dateline = \"江城10月16日\"", ""), NONE);
}

#[test]
fn numbers_of_the_head_stand_in_the_copy() {
    let told = |title: &str, body: &str| {
        let body = format!("{body}{}", filler(300));
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("plain")
            .story("a", &body)
            .titled(title)
    };
    let wrong = told("产值增27.3%", "产值同比增长23.7%，");
    assert_eq!(wrong.told(), ["number-mismatch 1 a"]);
    assert!(wrong.findings()[0].hints[0].get(Lang::En).contains("23.7%"));
    assert!(wrong.findings()[0].source.is_some());
    assert_eq!(told("装机8.7亿度", "装机7.8亿度，").told(), ["number-mismatch 1 a"]);
    for (title, body) in [
        ("产值增27.3%", "产值同比增长27.3%，"),
        ("产值增27.3%", "产值同比增长27.31%，"),
        ("两个100%", "实现了百分之百，"),
        ("投资1.25亿", "投资12500万元，"),
        ("产值增50%", "产值增长五成，"),
        ("超200家", "共有213家，"),
        ("园区5家", "五家企业，"),
        ("2025年开工", "今年开工，"),
        ("聚焦2025江城两会", "大会今天开幕，"),
        ("三席变四席", "今年开工，"),
        ("12345热线", "拨打12345，"),
    ] {
        assert_eq!(told(title, body).told(), NONE, "{title} {body}");
    }
}

/// Returns what the report calls something that every issue must print.
fn fact(fact: FormFact) -> &'static str {
    match fact {
        FormFact::Publisher => "publisher",
        FormFact::Address => "address",
        FormFact::Contact => "contact",
        FormFact::Printer => "printer",
        FormFact::Distribution => "distribution",
        FormFact::Price => "price",
        FormFact::Date => "date",
        FormFact::Number => "number",
        FormFact::Pages => "pages",
        FormFact::Cn => "cn",
        FormFact::Supervisor => "supervisor",
        FormFact::Sponsor => "sponsor",
        FormFact::Folio => "folio",
        FormFact::Ad => "ad",
        FormFact::Extra => "extra",
        FormFact::Nameplate => "nameplate",
    }
}
