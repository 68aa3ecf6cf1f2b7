//! The form of an issue: what every newspaper must print.

use banmian::diag::Severity;
use banmian::frame::Datum;
use banmian::lint;
use banmian::terms::FormFact;

use super::{Judged, but_for_white, day, filler, plain, second_page, tell};
use crate::common::Paper;

#[test]
fn what_the_form_lacks_is_told_with_what_it_counts() {
    let whole = plain().form();
    assert_eq!((whole.errors, whole.limit, whole.passes()), (0, 3, true));
    for (printed, what) in [
        ("{ text = \"{date}\", style = \"small\", gap = 8 },", FormFact::Date),
        ("{ text = \"{number}\", style = \"small\", gap = 8 },", FormFact::Number),
        ("{ text = \"{pages}\", style = \"small\", gap = 8 },", FormFact::Pages),
        ("{ text = \"国内统一连续出版物号　CN00-0000\", style = \"small\" },", FormFact::Cn),
        ("{ text = \"主管　市委宣传部\", style = \"small\", gap = 8 },", FormFact::Supervisor),
        ("{ text = \"主办　市委\", style = \"small\", gap = 8 },", FormFact::Sponsor),
        ("{ text = \"出版　江城晚报社\", style = \"small\", gap = 8 },", FormFact::Publisher),
        ("{ text = \"社址　江城路一号\", style = \"small\" },", FormFact::Address),
        ("{ text = \"电话　00000000\", style = \"small\", gap = 8 },", FormFact::Contact),
        ("{ text = \"承印　江城印厂\", style = \"small\", gap = 8 },", FormFact::Printer),
        ("{ text = \"邮发代号　00-00\", style = \"small\", gap = 8 },", FormFact::Distribution),
        ("{ text = \"零售价　一元\", style = \"small\" },", FormFact::Price),
    ] {
        let desk = plain().edit(printed, "");
        let form = desk.form();
        let missing: Vec<_> =
            form.missing.iter().map(|it| (it.page.0 + 1, it.what, it.cost)).collect();
        assert_eq!(missing, [(1, what, 1)]);
        assert_eq!((form.errors, form.passes()), (1, true), "{what:?}");
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
        (form.errors, form.passes(), form.missing[0].what),
        (4, false, FormFact::Nameplate)
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
    assert_eq!(but_for_white(lint::check(&edition, &plan, &composition).findings), []);
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
    let missing = |desk: &Paper| -> Vec<(u32, FormFact)> {
        desk.form().missing.iter().map(|it| (it.page.0 as u32 + 1, it.what)).collect()
    };
    let two = second_page(plain())
        .slot("c", "story", [1, 4], [4, 40])
        .headed("plain")
        .story("c", &filler(400))
        .titled("茶市");
    assert_eq!(missing(&two), []);
    let number = "{ text = \"{page}\", style = \"small\", gap = 8 }, ";
    assert_eq!(missing(&two.edit(number, "")), [(2, FormFact::Folio)]);
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
    assert_eq!(missing(&ad("")), [(1, FormFact::Ad)]);
    let extra = plain().named("号外");
    assert_eq!(missing(&extra), [(1, FormFact::Extra)]);
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
