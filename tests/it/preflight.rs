//! What a plant would send back: each finding on a page that shows it, and none on a page that must not.

use banmian::diag::{Lang, Severity};
use banmian::edition::Edition;
use banmian::frame::Datum;
use banmian::frame::Finding;
use banmian::{makeup, preflight};

use crate::common::press::one_page;
use crate::common::with_rights;

const STORY: &str = "本报讯　春节长假刚过，园区里已是一派繁忙景象。\n\n> 车间里机器轰鸣。";

/// Returns the findings of the one-page edition after changes of its house style and of its layout.
fn findings(house: &[(&str, &str)], layout: &str) -> Vec<Finding> {
    let edition = edition(house, layout);
    preflight::check(&edition, &makeup::make_up(&edition).composition)
}

fn edition(house: &[(&str, &str)], layout: &str) -> Edition {
    let paper = one_page(layout, STORY);
    house.iter().fold(paper, |paper, (from, to)| paper.edit(from, to)).edition()
}

const KAI: &str = "fonts/BaozhiKai-Regular.ttf";

const INKS: (&str, &str) = (
    "[styles]",
    "[inks]\nred = { m = 100, y = 100 }\nmud = { c = 60, m = 60, y = 60, k = 60 }\n\
     full = { c = 60, m = 60, y = 60, k = 40 }\nwhite = {}\n[styles]",
);

fn codes(findings: &[Finding]) -> Vec<(&str, Option<usize>)> {
    findings
        .iter()
        .map(|finding| (finding.code.word(), finding.page.map(|page| page.0 + 1)))
        .collect()
}

#[test]
fn a_plain_page_is_fit_for_the_press() {
    assert_eq!(findings(&[], "box = { top = 0.25 }"), []);
}

/// 240 % is over the limit of newsprint, 220 % is not.
#[test]
fn a_colour_of_too_much_ink_is_an_error_where_it_prints() {
    let unused = findings(&[INKS], "");
    assert_eq!(codes(&unused), [("ink-limit", None)]);
    assert_eq!(unused[0].severity, Severity::Warning);
    let used = findings(&[INKS], "box = { tint = \"mud\" }");
    assert_eq!(codes(&used), [("ink-limit", Some(1))]);
    let finding = &used[0];
    assert_eq!((finding.severity, finding.slot.is_some()), (Severity::Error, true));
    assert_eq!(finding.data, [(Datum::Total, 240.0), (Datum::Limit, 220.0)]);
    assert!(finding.message.get(Lang::En).contains("`mud`") && finding.source.is_some());
    let full = findings(&[INKS], "box = { tint = \"full\" }");
    assert_eq!(codes(&full), [("ink-limit", None)]);
    let limit = ("[styles]", "[press]\nink_limit = 240\n[styles]");
    assert_eq!(findings(&[INKS, limit], "box = { tint = \"mud\" }"), []);
}

#[test]
fn rules_too_thin_to_print_are_told() {
    let thin = findings(&[], "box = { top = 0.2 }");
    assert_eq!(codes(&thin), [("hairline", Some(1))]);
    assert_eq!(thin[0].data, [(Datum::WeightPt, 0.2), (Datum::LimitPt, 0.25)]);
    // Two inks need twice the weight of one.
    let under_head = |ink: &str| {
        let part = format!("min_size = 20, rule = 4, rule_ink = \"{ink}\" }}");
        let inks = "[inks]\nred = { m = 100, y = 100 }\nblue = { c = 100 }\n[styles]";
        findings(&[("[styles]", inks), ("min_size = 20 }", &part)], "")
    };
    assert_eq!(codes(&under_head("red")), [("hairline", Some(1))]);
    assert_eq!(under_head("blue"), []);
    let house = ("[styles]", "[limits]\nrule = 0.1\n[styles]");
    assert_eq!(findings(&[house], "box = { top = 0.2 }"), []);
}

#[test]
fn small_type_wants_one_ink() {
    let inks = ("[styles]", "[inks]\nred = { m = 100, y = 100 }\nblue = { c = 100 }\n[styles]");
    let quote =
        |style: &str| findings(&[inks, ("quote = { face = \"kai\", size = 10 }", style)], "");
    let red = quote("quote = { face = \"kai\", size = 8.5, ink = \"red\" }");
    assert_eq!(codes(&red), [("small-type-in-inks", Some(1))]);
    assert_eq!(red[0].data, [(Datum::SizePt, 8.5), (Datum::LimitPt, 9.0), (Datum::Inks, 2.0)]);
    assert_eq!(quote("quote = { face = \"kai\", size = 9, ink = \"red\" }"), []);
    assert_eq!(quote("quote = { face = \"kai\", size = 8.5, ink = \"blue\" }"), []);
}

/// White letters are small letters only where ink surrounds them.
#[test]
fn small_white_type_in_a_panel_is_told() {
    let white =
        |size: &str| format!("quote = {{ face = \"kai\", size = {size}, ink = \"white\" }}");
    let reversed = |size: &str, layout: &str| {
        findings(
            &[
                ("[styles]", "[inks]\nwhite = {}\nblue = { c = 100 }\n[styles]"),
                ("quote = { face = \"kai\", size = 10 }", &white(size)),
            ],
            layout,
        )
    };
    // So little copy in a box is set a step larger: 7.5 pt at last.
    let found = reversed("6.5", "box = { tint = \"blue\" }");
    assert_eq!(codes(&found), [("small-type-reversed", Some(1))]);
    assert_eq!(reversed("8", "box = { tint = \"blue\" }"), []);
    assert_eq!(reversed("7.5", ""), []);
}

/// The face of the quotation forbids embedding (OS/2 fsType, bit 1).
#[test]
fn a_face_that_forbids_embedding_is_an_error_where_it_is_used() {
    let forbidden = |story: &str| {
        let edition = one_page("", story).file(KAI, with_rights(KAI, 0x0002)).edition();
        preflight::check(&edition, &makeup::make_up(&edition).composition)
    };
    let found = forbidden(STORY);
    assert_eq!(codes(&found), [("face-embedding", Some(1))]);
    assert!(found[0].severity == Severity::Error && found[0].source.is_some());
    assert_eq!(forbidden("本报讯　春节长假刚过。"), []);
}
