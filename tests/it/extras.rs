//! Any edition: extras and supplements, corrected editions, what pages are called, and editions of many pages.

use banmian::diag::Sources;
use banmian::edition::{Edition, EditionKind};
use banmian::export::report::{Meta, report};
use banmian::frame::Datum;
use banmian::makeup::MadeUp;
use banmian::{layout, makeup, preflight};
use hayro_syntax::object::{Array, Dict, Object, String as PdfString};

use crate::common::Paper;
use crate::common::pdftext::text_string;
use crate::common::press::{self, Pressed};

const FOLIO: &str = r#"
[[furniture.folio]]
y = 12
left = [
  { text = "第{page_ordinal}版", style = "body", gap = 10 },
  { text = "{page}/{pages}", style = "body", gap = 10 },
  { text = "{edition_kind}", style = "body", gap = 10 },
  { text = "{correction}", style = "body" },
]
"#;

/// An edition of so many pages; the lead of page 1 jumps to page 2, and an index of page 1 names that of page 2.
fn edition(pages: usize, head: &str, house: &str, label: &str) -> Edition {
    let marker = "min_size = 20 }, { words = \"marker\", face = \"kai\", size = 8 }]";
    let mut paper = Paper::new([4, 8, 40]).edition_keys(head);
    paper = paper.edit("min_size = 20 }]", marker).house(FOLIO).house(house);
    for page in 1..=pages {
        let jumps = page == 1 && pages > 1;
        let keys = match page {
            1 if jumps => "index = [{ story = \"lead-2\" }]",
            2 => label,
            _ => "",
        };
        let copy: String = "春节长假刚过园区已是一派繁忙。"
            .chars()
            .cycle()
            .take(if jumps { 660 } else { 300 })
            .collect();
        paper = paper
            .page(page)
            .with(keys)
            .slot("folio", "folio", [1, 4], [1, 3])
            .with("furniture = \"folio\"")
            .slot("lead", "story", [1, 4], [5, 20])
            .slot("tail", "tail", [1, 4], [22, 35])
            .slot("index", "index", [1, 4], [37, 40])
            .story("lead", &copy)
            .with(if jumps { "jump = { page = 2, slot = \"tail\" }" } else { "" });
    }
    paper.edition()
}

/// Returns the words of a page in the order in which they are painted.
fn words(edition: &Edition, page: usize) -> String {
    let composition = makeup::make_up(edition).composition;
    let runs = press::runs(&composition.pages[page].frame);
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn the_paper_of_the_day_numbers_its_pages() {
    let edition = edition(4, "", "", "");
    let (first, second) = (words(&edition, 0), words(&edition, 1));
    for expected in ["第一版", "1/今日四版", "（下转第二版）", "▶ 详见二版"]
    {
        assert!(first.contains(expected), "{expected}: {first}");
    }
    assert!(
        second.contains("第二版2/今日四版") && second.contains("（上接第一版）"),
        "{second}"
    );
    assert!(!first.contains("号外") && !first.contains("更正"));
    assert_eq!((edition.kind, edition.correction), (EditionKind::Regular, None));
}

/// One name for a page, in folio, index and jump lines alike (typography.md, section 14).
#[test]
fn pages_of_a_supplement_have_names_of_their_own() {
    let edition = edition(4, "kind = \"supplement\"\ncorrection = 2", "", "");
    let (first, second) = (words(&edition, 0), words(&edition, 1));
    for expected in
        ["增1版", "增1/今日四版", "增刊", "第2次更正", "（下转增2版）", "▶ 详见增2版"]
    {
        assert!(first.contains(expected), "{expected}: {first}");
    }
    assert!(!first.contains('第') || !first.contains("第增"), "{first}");
    assert!(second.contains("增2版") && second.contains("（上接增1版）"), "{second}");
    let composition = makeup::make_up(&edition).composition;
    let meta = Meta { kind: edition.kind, correction: Some(2), ..Meta::default() };
    let mut plain = composition;
    plain.findings.clear();
    let value = report(&plain, &meta, &Sources::default()).to_value();
    assert_eq!(value["edition"]["kind"], "supplement");
    assert_eq!(value["edition"]["correction"], 2);
}

#[test]
fn the_house_names_pages_and_a_page_may_differ() {
    let names = "[page_names]\nregular = \"A{page2}\"\nextra = \"号外{page_ordinal}\"";
    let paper = edition(4, "", names, "label = \"B01\"\n");
    let (first, second) = (words(&paper, 0), words(&paper, 1));
    for expected in ["A01版", "A01/今日四版", "（下转B01版）", "▶ 详见B01版"] {
        assert!(first.contains(expected), "{expected}: {first}");
    }
    assert!(second.contains("B01版") && second.contains("（上接A01版）"), "{second}");
    let extra = edition(2, "kind = \"extra\"", names, "");
    assert!(words(&extra, 0).contains("号外一版"), "{}", words(&extra, 0));
    assert!(words(&extra, 0).contains("（下转号外二版）"));
    let plain = edition(2, "kind = \"extra\"", "", "");
    assert!(words(&plain, 0).contains("（下转第二版）") && words(&plain, 0).contains("号外"));
}

/// The titles of the outline and the labels of the pages, a label as prefix and number.
fn navigation(edition: Edition) -> Vec<(String, String)> {
    let pdf = Pressed::new(edition).pdf();
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalog");
    let text = |dict: &Dict<'_>, key: &str| {
        dict.get::<PdfString<'_>>(key).map_or(String::new(), |string| text_string(&string))
    };
    let labels: Dict<'_> = catalog.get("PageLabels").expect("labels");
    let labels: Array<'_> = labels.get("Nums").expect("numbers and labels");
    let labels: Vec<Dict<'_>> =
        labels.iter::<Object<'_>>().filter_map(|object| object.into_dict()).collect();
    let label = |label: &Dict<'_>| match label.get::<i32>("St") {
        Some(number) => format!("{}{number}", text(label, "P")),
        None => text(label, "P"),
    };
    let outline: Dict<'_> = catalog.get("Outlines").expect("an outline");
    let mut item: Option<Dict<'_>> = outline.get("First");
    let mut titles = Vec::new();
    while let Some(own) = item {
        titles.push(text(&own, "Title"));
        item = own.get("Next");
    }
    assert_eq!(titles.len(), labels.len());
    titles.into_iter().zip(labels.iter().map(label)).collect()
}

#[test]
fn outline_and_labels_call_a_page_as_the_paper_does() {
    let told = |edition: Edition| -> Vec<String> {
        let pages = navigation(edition).into_iter();
        pages.map(|(title, label)| format!("{title} [{label}]")).collect()
    };
    let names = "[page_names]\nregular = \"A{page2}\"";
    assert_eq!(told(edition(2, "", "", "")), ["第一版　要闻 [1]", "第二版　要闻 [2]"]);
    assert_eq!(
        told(edition(2, "", names, "label = \"B01\"\n")),
        ["A01版　要闻 [A01]", "B01版　要闻 [B01]"]
    );
    assert_eq!(
        told(edition(2, "kind = \"supplement\"", "", "")),
        ["增1版　要闻 [增1]", "增2版　要闻 [增2]"]
    );
    // A page of its own name among pages that have none.
    assert_eq!(
        told(edition(2, "", "", "label = \"B01\"\n")),
        ["第一版　要闻 [1]", "B01版　要闻 [B01]"]
    );
}

#[test]
fn report_and_messages_call_a_page_as_the_paper_does() {
    let named = edition(4, "", "[page_names]\nregular = \"A{page2}\"", "");
    let composition = makeup::make_up(&named).composition;
    let value = report(&composition, &Meta::default(), &Sources::default());
    assert_eq!(value.called(2).label(), "A02版");
    let value = value.to_value();
    assert_eq!(value["pages"][1]["number"], 2);
    assert_eq!(value["pages"][1]["label"], "A02");
    let plain = makeup::make_up(&edition(4, "", "", "")).composition;
    let value = report(&plain, &Meta::default(), &Sources::default()).to_value();
    assert!(value["pages"][1].get("label").is_none());
}

#[test]
fn editions_of_many_pages_are_set_and_reported() {
    for (pages, words_of) in
        [(4, "今日四版"), (8, "今日八版"), (16, "今日十六版"), (64, "今日六十四版")]
    {
        let edition = edition(pages, "", "", "");
        assert_eq!(preflight::check_sheets(&edition), None);
        let MadeUp { plan, composition, .. } = makeup::make_up(&edition);
        assert_eq!(composition.pages.len(), pages);
        assert_eq!(composition.stories.len(), pages);
        for story in &composition.stories {
            assert_eq!((story.overset(), story.placed), (0, story.total), "{:?}", story.story);
        }
        assert!(words(&edition, pages - 1).contains(words_of), "{pages}");
        let wanted = layout::copy_wanted(&edition, &plan, &composition);
        // A story a page, and each tail that nobody jumps to.
        assert_eq!(wanted.len(), 2 * pages);
        let mut plain = composition;
        plain.findings.clear();
        let meta = Meta { wanted, ..Meta::default() };
        let value = report(&plain, &meta, &Sources::default()).to_value();
        assert_eq!(value["edition"]["pages"], pages);
        assert_eq!(value["room"].as_array().map(Vec::len), Some(2 * pages));
    }
}

#[test]
fn a_count_that_is_no_sheet_is_told() {
    for pages in [1, 3, 6, 13] {
        let found = preflight::check_sheets(&edition(pages, "", "", "")).expect("it is told");
        assert_eq!(found.data, [(Datum::Pages, pages as f64)]);
        assert!(!found.hints.is_empty());
    }
    assert!(preflight::check_sheets(&edition(3, "kind = \"extra\"", "", "")).is_some());
    for pages in [1, 2, 4] {
        assert!(preflight::check_sheets(&edition(pages, "kind = \"extra\"", "", "")).is_none());
    }
}
