//! The report against its own schema, its boxes, its page, and the marks of the proof.

mod fixture;

use std::collections::BTreeSet;
use std::sync::Arc;

use banmian::color::Ink;
use banmian::demerits::template::Cost;
use banmian::diag::{Lang, Severity};
use banmian::digest::Digest;
use banmian::export::proof;
use banmian::export::report::{
    FileEntry, Matter, Meta, PressEntry, Report, html, report, schema, summed,
};
use banmian::font::{Book, FaceId};
use banmian::frame::{
    Composition, CopyState, CopyWanted, Datum, Finding, Form, Frame, FrameItem, Glyph,
    GlyphRun, Group, ImageItem, Missing, PageComposition, Shape,
};
use banmian::geom::{Abs, Cells, Orientation, Point, Rect};
use banmian::ids::{PageId, PhotoId};
use banmian::plan::{
    Decision, Deed, Leg, Move, Reason, TemplateChoice, Verdict, Weighed, WeighedTemplate,
};
use banmian::rules::Code;
use banmian::terms::{EditionKind, FormFact, SlotKind};
use banmian::text;
use fixture::{HOSTILE, composition, meta, slot_id, story_id};
use serde_json::Value;

#[test]
fn json_fits_the_schema_that_the_program_prints() {
    let (composition, sources) = composition();
    let text = report(&composition, &meta(), &sources).to_json();
    let value: Value = serde_json::from_str(&text).expect("the report is JSON");
    let schema = schema().to_value();
    check(&value, &schema, &schema, "report");
    assert!(value.get("press").is_none());
    assert_eq!(value["schema"], "banmian/report/1");
    assert_eq!(value["status"], "errors");
    assert_eq!(value["edition"]["pages"], 2);
    assert!(text.ends_with("}\n"));
}

#[test]
fn the_room_of_slots_fits_the_schema() {
    let (composition, sources) = composition();
    let wanted = CopyWanted {
        slot: slot_id(1, "lead"),
        kind: SlotKind::Story,
        state: CopyState::Dummy,
        story: Some(story_id("p1-lead")),
        lines: 52,
        holds: 1126,
        chars: 1080,
        missing: 46,
        head: Some(Abs::pt(48.0)),
    };
    let kind = EditionKind::Extra;
    let meta = Meta { kind, correction: Some(2), wanted: vec![wanted], ..meta() };
    let value = report(&composition, &meta, &sources).to_value();
    let schema = schema().to_value();
    check(&value, &schema, &schema, "report");
    let told = serde_json::json!({
        "page": 1, "slot": "lead", "kind": "story", "state": "dummy", "story": "p1-lead",
        "lines": 52, "holds": 1126, "chars": 1080, "missing": 46, "head_pt": 48
    });
    assert_eq!(value["room"], serde_json::json!([told]));
    assert_eq!(
        (&value["edition"]["kind"], &value["edition"]["correction"]),
        (&"extra".into(), &2.into())
    );
}

/// What the report says of a closed list is in its schema, whatever the list holds.
#[test]
fn the_schema_knows_every_word_of_every_list() {
    let (composition, sources) = composition();
    let steps = [
        Move::ScaleHead(slot_id(1, "lead"), 900),
        Move::White(slot_id(1, "lead"), 2),
        Move::Cells(vec![(slot_id(1, "lead"), Cells { columns: (1, 2), lines: (1, 9) })]),
        Move::Swap(slot_id(1, "lead"), slot_id(1, "second")),
        Move::Subheads(story_id("power-battery"), 1),
        Move::Pulls(story_id("power-battery"), 0),
        Move::Larger(story_id("power-battery")),
        Move::Edge(slot_id(1, "second"), -2),
        Move::Give(slot_id(1, "notice")),
        Move::Leave(slot_id(1, "lead")),
        Move::Jump(story_id("power-battery"), vec![Leg::whole(slot_id(2, "tail-1"))]),
    ];
    let moved = steps.map(|change| Deed::Moved { change, by: 1 });
    let fills = Deed::Fills { host: slot_id(1, "lead"), columns: 2, lines: 9 };
    let deeds = moved.into_iter().chain([Deed::Paragraphs(1), Deed::Stays, Deed::Whole, fills]);
    let decisions: Vec<Decision> = deeds
        .map(|deed| Decision {
            story: Some(story_id("power-battery")),
            slot: slot_id(1, "lead"),
            deed,
            reason: Reason::Asked,
            weighed: vec![Weighed {
                legs: vec![slot_id(2, "tail-1")],
                chosen: true,
                cost: Some(vec![(Datum::Jumps, 1.0)]),
            }],
        })
        .collect();
    let weighed = [Verdict::Set(Cost::default()), Verdict::Lacks(vec!["photo".to_owned()])];
    let weighed =
        weighed.map(|verdict| WeighedTemplate { layout: "front".to_owned(), verdict });
    let templates = vec![TemplateChoice { page: PageId(0), weighed: weighed.into() }];
    let meta = Meta { decisions, templates, explain: true, ..meta() };
    let value = report(&composition, &meta, &sources).to_value();
    let schema = schema().to_value();
    check(&value, &schema, &schema, "report");
    let all = value["decisions"].as_array().expect("decisions");
    let told: BTreeSet<&str> = all.iter().filter_map(|it| it["step"].as_str()).collect();
    let known = words(&schema["$defs"]["Step"]);
    assert_eq!((told.len(), &told), (16, &known));
    assert_eq!(all[0]["layouts"][1]["lacks"][0], "photo");
    let all = &all[1..];
    assert_eq!(all[0]["weighed"][0]["legs"][0], "2/tail-1");
    let message = all[0]["message"].as_str().expect("words");
    assert!(message.starts_with("标题排成 1%："), "{message}");
    let lists = [("EditionKind", 2), ("FormFact", 16), ("CopyState", 5), ("Severity", 2)];
    for (list, count) in lists {
        assert_eq!(words(&schema["$defs"][list]).len(), count, "{list}");
    }
    let figures = &schema["$defs"]["Figures"]["properties"];
    assert!(figures["pages_turned"].is_object() && figures["chars"].is_object());
}

/// Returns the words of a closed list of a schema, each of which has a description.
fn words(list: &Value) -> BTreeSet<&str> {
    let all = list["oneOf"].as_array().expect("a list");
    assert!(all.iter().all(|one| one["description"].is_string()), "{list}");
    all.iter().filter_map(|one| one["const"].as_str()).collect()
}

#[test]
fn the_press_file_is_named_with_its_hash() {
    let (composition, sources) = composition();
    let report = Report { press: Some(press()), ..report(&composition, &meta(), &sources) };
    let (value, schema) = (report.to_value(), schema().to_value());
    check(&value, &schema, &schema, "report");
    // FIPS 180-4, the message "abc".
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let content = Digest::of(b"what it shows").to_string();
    let split = serde_json::json!([{
        "file": "press/A01.pdf", "sha256": abc, "pages": 1, "bytes": 3,
        "numbers": [1], "content": content, "stale": true,
    }]);
    let press = &value["press"];
    assert_eq!((&press["file"], &press["sha256"]), (&"press.pdf".into(), &abc.into()));
    assert_eq!((&press["pages"], &press["bytes"]), (&2.into(), &3.into()));
    assert_eq!((&press["standard"], &press["split"]), (&"PDF/X-4".into(), &split));
    let page = drawn(&report, &composition);
    assert_eq!(page.matches("不是最新版面").count(), 1);
    let groups: String = page.split("<code class=\"hash\">").nth(1).into_iter().collect();
    let groups = groups.split("</code>").next().unwrap_or_default();
    assert_eq!(groups.split(['<', '>']).filter(|it| it.len() == 8).collect::<String>(), abc);
}

#[test]
fn without_a_press_file_the_sign_off_says_why() {
    let (mut composition, sources) = composition();
    let page = drawn(&report(&composition, &meta(), &sources), &composition);
    assert!(page.contains("没有付印文件：有错误未改正。"));
    composition.findings.clear();
    let page = drawn(&report(&composition, &meta(), &sources), &composition);
    assert!(page.contains("check 只检查，不生成 PDF"));
}

#[test]
fn boxes_are_turned_over_and_rounded() {
    let (composition, sources) = composition();
    let report = report(&composition, &meta(), &sources).to_value();
    let page = &report["pages"][0];
    assert_eq!(page["trim_pt"], serde_json::json!([779.53, 1105.51]));
    // Columns 1 to 5, lines 11 to 36: y from the top 181 to 519.
    assert_eq!(page["slots"][4]["bbox_pt"], serde_json::json!([44.76, 586.51, 734.76, 924.51]));
    let column = &report["stories"][0]["parts"][0]["columns"][0];
    assert_eq!(column["bbox_pt"], serde_json::json!([44.76, 586.51, 174.76, 820.51]));
}

#[test]
fn characters_add_up_and_parts_join() {
    let (composition, sources) = composition();
    let report = report(&composition, &meta(), &sources).to_value();
    for story in report["stories"].as_array().expect("stories") {
        let chars = &story["chars"];
        let sum = chars["placed"].as_u64().zip(chars["overset"].as_u64()).map(|(a, b)| a + b);
        assert_eq!(chars["total"].as_u64(), sum);
    }
    let jumped = &report["stories"][0]["parts"];
    assert_eq!(jumped[0]["continues_to"], 2);
    assert_eq!(jumped[1]["continued_from"], 1);
    assert_eq!(jumped[0]["to"], jumped[1]["from"]);
    assert!(jumped[0].get("continued_from").is_none());
}

#[test]
fn findings_name_file_line_and_figures() {
    let (composition, sources) = composition();
    let report = report(&composition, &meta(), &sources).to_value();
    let overset = &report["findings"][0];
    assert_eq!(overset["file"], "issues/2021-02-24/election.md");
    assert_eq!((&overset["line"], &overset["column"]), (&2.into(), &1.into()));
    let data = serde_json::json!({ "chars": 52, "lines": 4, "area_cm2": 6.1 });
    assert_eq!(overset["data"], data);
    assert_eq!(overset["hints"][0], "删去 52 字");
    assert!(report["findings"][1].get("file").is_none());
}

#[test]
fn an_allowed_error_is_a_warning_that_says_so() {
    let (composition, sources) = composition();
    let allowed = vec![Code::Overset];
    let report = report(&composition, &Meta { allowed, ..meta() }, &sources).to_value();
    assert_eq!(report["status"], "warnings");
    assert_eq!(report["findings"][0]["severity"], "warning");
    assert_eq!(report["findings"][0]["allowed"], true);
    assert!(report["findings"][1].get("allowed").is_none());
}

#[test]
fn an_empty_edition_has_a_clean_report() {
    let (composition, sources) = (Composition::default(), banmian::diag::Sources::default());
    let report = report(&composition, &meta(), &sources);
    assert_eq!(report.to_value()["status"], "clean");
    let page = drawn(&report, &composition);
    assert_links_lead_somewhere(&page);
    assert!(page.contains("可以付印") && page.contains("没有发现问题"));
}

#[test]
fn the_form_of_the_issue_is_told_to_machines_and_people() {
    let (composition, sources) = composition();
    assert!(report(&composition, &meta(), &sources).to_value().get("form").is_none());
    let missing = Missing {
        page: PageId(0),
        slot: None,
        what: FormFact::Price,
        cost: 1,
        message: text!("哪一版都没有印定价", "no page prints the price"),
        hint: text!("排上它", "set it"),
    };
    let form = Form {
        errors: 4,
        limit: 3,
        chars_inspected: 18_852,
        editing_errors_allowed: 5,
        missing: vec![missing],
    };
    let told = report(&composition, &Meta { form: Some(form.clone()), ..meta() }, &sources);
    let value = told.to_value();
    let schema = schema().to_value();
    check(&value, &schema, &schema, "report");
    let expected = serde_json::json!({
        "errors": 4, "limit": 3, "pass": false, "chars_inspected": 18852,
        "editing_errors_allowed": 5,
        "missing": [{"page": 1, "what": "price", "cost": 1, "message": "哪一版都没有印定价"}],
    });
    assert_eq!(value["form"], expected);
    let page = drawn(&told, &composition);
    assert!(page.contains("不合格") && page.contains("哪一版都没有印定价"));
    assert!(page.contains("18,852"));
    assert_tags_close(&page);
    let form = Form { errors: 0, missing: Vec::new(), ..form };
    let meta = Meta { form: Some(form), lang: Lang::En, ..meta() };
    let page = drawn(&report(&composition, &meta, &sources), &composition);
    assert!(page.contains("it passes") && !page.contains("Counts"));
    assert_tags_close(&page);
}

#[test]
fn html_shows_every_word_as_text() {
    let (composition, sources) = composition();
    for lang in [Lang::Zh, Lang::En] {
        let meta = Meta { paper: HOSTILE.to_owned(), lang, ..meta() };
        let page = drawn(&report(&composition, &meta, &sources), &composition);
        assert!(
            !page.contains("<script") && !page.contains("<img") && !page.contains("alert(\"1")
        );
        assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;"));
        assert_tags_close(&page);
    }
}

#[test]
fn html_needs_nothing_from_outside() {
    let (composition, sources) = composition();
    let page = drawn(&report(&composition, &meta(), &sources), &composition);
    for word in ["http:", "https:", "<img", "@import", "url(//", "<link"] {
        assert!(!page.contains(word), "{word}");
    }
    let source = "href=\"../../issues/2021-02-24/election.md#L2\"";
    for words in ["election.md:2:1", "删去 52 字", "→ 2版", "← 1版", source, "面积 cm² 6.1"]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn findings_and_their_places_lead_to_each_other() {
    let (composition, sources) = composition();
    let page = drawn(&report(&composition, &meta(), &sources), &composition);
    assert_links_lead_somewhere(&page);
    // The third finding has no page: it shows on the first one, as on the proof.
    for (number, sheet) in [(1, 2), (2, 2), (3, 1)] {
        let badge = format!("<a id=\"m{number}\" href=\"#f{number}\"");
        assert!(section(&page, sheet).contains(&badge), "{badge}");
        let entry = format!("<li id=\"f{number}\"");
        let entry = page.split(&entry).nth(1).unwrap_or_default();
        assert!(entry.split("</li>").any(|it| it.contains(&format!("href=\"#m{number}\""))));
    }
    for place in ["class=\"finding bad free\"", "class=\"finding doubt free\""] {
        assert!(section(&page, 2).contains(place), "{place}");
    }
}

#[test]
fn errors_come_first_and_many_of_a_kind_in_a_slot_are_one() {
    let (mut composition, sources) = composition();
    let (error, warning) = (composition.findings[0].clone(), composition.findings[1].clone());
    assert_eq!((error.severity, warning.severity), (Severity::Error, Severity::Warning));
    let elsewhere = Finding { slot: Some(slot_id(2, "photo")), ..warning.clone() };
    composition.findings = std::iter::repeat_n(warning, 5).collect();
    composition.findings.extend([elsewhere, error]);
    let report = report(&composition, &meta(), &sources);
    assert_eq!(
        (report.findings.len(), report.to_value()["findings"][6]["severity"].as_str()),
        (7, Some("error"))
    );
    let told: Vec<_> = summed(&report).iter().map(|it| (it.number, it.more.len())).collect();
    assert_eq!(told, [(7, 0), (1, 4), (6, 0)]);
    // The page shows each of them with the number that it has on the pictures.
    let page = drawn(&report, &composition);
    assert_links_lead_somewhere(&page);
    let at = |number: usize| page.find(&format!("<li id=\"f{number}\"")).expect("it is listed");
    assert!(at(7) < at(1) && at(1) < at(2) && at(5) < at(6));
}

#[test]
fn every_jump_is_drawn_on_both_pages_and_in_the_strip() {
    let (mut composition, sources) = composition();
    // A second one, whose tail found no place at all.
    composition.stories[1].parts[0].continues_to = Some(PageId(1));
    let page = drawn(&report(&composition, &meta(), &sources), &composition);
    assert_links_lead_somewhere(&page);
    assert_eq!(page.matches("class=\"jump\" id=\"thread-").count(), 2);
    let (front, second) = (section(&page, 1), section(&page, 2));
    for drawn in ["<a href=\"#tail-1\" id=\"jump-1\"", "<a href=\"#p2\" id=\"jump-2\""] {
        assert!(front.contains(drawn), "{drawn}");
    }
    assert_eq!(front.matches("class=\"thread\"").count(), 2);
    assert_eq!(second.matches("class=\"thread\"").count(), 1);
    assert!(second.contains("<a href=\"#jump-1\" id=\"tail-1\""));
}

#[test]
fn a_long_edition_folds_up_the_pages_without_a_finding() {
    let (mut composition, sources) = composition();
    let last = composition.pages[1].clone();
    for number in 3..=64 {
        composition.pages.push(PageComposition {
            id: PageId(number as usize - 1),
            number,
            ..last.clone()
        });
    }
    let page = drawn(&report(&composition, &meta(), &sources), &composition);
    assert_tags_close(&page);
    assert_links_lead_somewhere(&page);
    assert_eq!(page.matches("<details").count(), 62);
    assert!(!section(&page, 2).contains("<details") && section(&page, 64).contains("<details"));
}

#[test]
fn the_pages_show_their_own_words_and_shapes() {
    let (mut composition, sources) = composition();
    let (book, face) = book();
    composition.pages[0].frame = frame(&book, face);
    let report = report(&composition, &meta(), &sources);
    let matter =
        Matter { composition: &composition, book: &book, spots: &[], sources: "../../" };
    let page = html(&report, &matter);
    assert_tags_close(&page);
    assert_links_lead_somewhere(&page);
    let front = section(&page, 1);
    for drawn in [
        // Two cells of ten points.
        "<g class=\"t0\" font-size=\"10\">\n<text x=\"50\" y=\"60\" textLength=\"20\">园&lt;</text>",
        "<rect x=\"50\" y=\"70\" width=\"100\" height=\"0.5\" fill=\"#",
        "<clipPath id=\"clip-1-1\"><rect x=\"50\" y=\"80\" width=\"60\" height=\"40\"/></clipPath>",
        "<g class=\"image\"><title>茶园 &lt;b&gt;</title>",
    ] {
        assert!(front.contains(drawn), "{drawn}\n{front}");
    }
    assert!(page.contains(".t0 { font-family: var(--hei); font-weight: 400; }"));
}

#[test]
fn the_proof_marks_each_finding_inside_the_trim() {
    let (composition, _) = composition();
    let (book, face) = book();
    let marked = proof::mark(&composition, &book, face, Lang::Zh, "2021-02-24");
    for page in &marked.pages {
        let trim = Rect { x1: page.trim.w, y1: page.trim.h, ..Rect::default() };
        let Some(FrameItem::Group(Group { frame, .. })) = page.frame.items.last() else {
            panic!("page {} has no marks", page.number);
        };
        let mut words = String::new();
        for item in &frame.items {
            match item {
                FrameItem::Text(run) => words.push_str(&run.text),
                FrameItem::Shape(shape) => assert!(trim.contains(shape.rect), "{shape:?}"),
                other => panic!("unexpected {other:?}"),
            }
        }
        assert!(words.starts_with("校样　2021-02-24　第"), "{words}");
        let expected = if page.number == 1 { "missing-glyph" } else { "overset" };
        assert!(words.contains(expected), "{words}");
    }
    assert_eq!(marked.findings, composition.findings);
}

#[test]
fn labels_of_one_place_do_not_cover_each_other() {
    let (mut composition, _) = composition();
    let first = composition.findings[0].clone();
    composition.findings.extend(std::iter::repeat_n(first, 30));
    let (book, face) = book();
    let marked = proof::mark(&composition, &book, face, Lang::En, "2021-02-24");
    let Some(FrameItem::Group(Group { frame, .. })) = marked.pages[1].frame.items.last() else {
        panic!("no marks");
    };
    let filled = frame.items.iter().filter_map(|item| match item {
        FrameItem::Shape(shape) if shape.outline.is_none() && shape.ink == Ink::PROOF_RED => {
            Some(shape.rect)
        }
        _ => None,
    });
    let plates: Vec<Rect> = filled.collect();
    assert_eq!(plates.len(), 32);
    for (at, plate) in plates.iter().enumerate() {
        assert!(!plates[..at].iter().any(|other| other.overlaps(*plate)), "label {at}");
    }
}

/// Returns the page of a report without faces and spot inks.
fn drawn(report: &Report, composition: &Composition) -> String {
    let book = Book::default();
    html(report, &Matter { composition, book: &book, spots: &[], sources: "../../" })
}

/// Returns the section of page `number`.
fn section(page: &str, number: u32) -> &str {
    let start = page.split_once(&format!(" id=\"p{number}\">")).map_or("", |(_, rest)| rest);
    start.split_once("</section>").map_or("", |(section, _)| section)
}

/// Returns what a report says of a file of these pages.
fn entry(name: &str, numbers: Vec<u32>) -> FileEntry {
    let content = Digest::of(b"what it shows");
    FileEntry::of(name.to_owned(), numbers, b"abc", &Digest::of(b"abc"), &content)
}

/// Returns what a report says of a press file of two pages.
fn press() -> PressEntry {
    PressEntry {
        file: entry("press.pdf", vec![1, 2]),
        standard: Some("PDF/X-4".to_owned()),
        split: vec![FileEntry { stale: true, ..entry("press/A01.pdf", vec![1]) }],
    }
}

/// Returns a word, a rule and a picture in a window.
fn frame(book: &Book, face: FaceId) -> Frame {
    let glyph = |c: char, x: f64, text| Glyph {
        id: book.face(face).glyph(c).expect("the face has it"),
        x: Abs::pt(x),
        y: Abs::ZERO,
        text,
    };
    let run = GlyphRun {
        face,
        size: Abs::pt(10.0),
        width: 1000,
        orientation: Orientation::Across,
        continues: false,
        ink: Ink::BLACK,
        origin: Point::new(Abs::pt(50.0), Abs::pt(60.0)),
        glyphs: vec![glyph('园', 0.0, 0..3), glyph('园', 10.0, 3..4)],
        text: "园<".to_owned(),
        span: None,
    };
    let rect = |x0, y0, x1, y1| Rect::new(Abs::pt(x0), Abs::pt(y0), Abs::pt(x1), Abs::pt(y1));
    let rule = Shape { rect: rect(50.0, 70.0, 150.0, 70.5), ink: Ink::BLACK, outline: None };
    let place = rect(50.0, 80.0, 110.0, 120.0);
    let image =
        ImageItem { image: PhotoId(0), rect: place, full: place, alt: "茶园 <b>".into() };
    let inner = Group::gather(Point::default(), vec![FrameItem::Image(image)]);
    let window = FrameItem::Group(Group { clip: Some(place), ..inner });
    Frame { items: vec![FrameItem::Text(run), FrameItem::Shape(rule), window] }
}

/// Fails where a link inside the page leads nowhere, or two things have one name.
fn assert_links_lead_somewhere(page: &str) {
    let values = |name: &'static str| {
        page.split(name).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>()
    };
    let ids = values(" id=\"");
    let names: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(names.len(), ids.len(), "{ids:?}");
    for link in values(" href=\"#")
        .into_iter()
        .chain(values("url(#").iter().filter_map(|it| it.split(')').next()))
    {
        assert!(names.contains(&link), "#{link}");
    }
}

/// Returns a book with the project's plainest face.
#[expect(clippy::disallowed_methods, reason = "tests read the project's own files")]
fn book() -> (Book, FaceId) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSansCJKsc-Medium.otf");
    let data: Arc<[u8]> = std::fs::read(path).expect("the face is there").into();
    let mut book = Book::default();
    let face =
        book.add("hei", "NotoSansCJKsc-Medium.otf", data, None).expect("the face is whole");
    (book, face)
}

/// Fails where `value` leaves `schema`; knows the keywords that the report's schema uses.
fn check(value: &Value, schema: &Value, root: &Value, at: &str) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let found =
            root.pointer(name.trim_start_matches('#')).expect("references lead somewhere");
        return check(value, found, root, at);
    }
    if let Some(constant) = schema.get("const") {
        assert_eq!(value, constant, "{at}");
    }
    if let Some(choices) = choices(schema) {
        assert!(choices.contains(&value), "{at}: {value}");
    }
    if let Some(types) = schema.get("type") {
        let is = |name: &Value| is_type(value, name.as_str().unwrap_or_default());
        let fits = types.as_array().map_or_else(|| is(types), |types| types.iter().any(is));
        assert!(fits, "{at}: {value} is no {types}");
    }
    for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
        assert!(value.get(name.as_str().unwrap_or_default()).is_some(), "{at} lacks {name}");
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        let known = schema.pointer(&format!("/properties/{name}"));
        let inner_schema = known.or(schema.get("additionalProperties"));
        let inner_schema = inner_schema.unwrap_or_else(|| panic!("{at}.{name} is unknown"));
        check(inner, inner_schema, root, &format!("{at}.{name}"));
    }
    for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
        check(inner, &schema["items"], root, &format!("{at}[{index}]"));
    }
}

/// Returns the values that a schema lists, whether as `enum` or as constants.
fn choices(schema: &Value) -> Option<Vec<&Value>> {
    if let Some(list) = schema.get("enum").and_then(Value::as_array) {
        return Some(list.iter().collect());
    }
    let list = schema.get("oneOf")?.as_array()?;
    Some(list.iter().filter_map(|choice| choice.get("const")).collect())
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// Fails where tags of the page do not nest; enough of a parser for what we write ourselves.
fn assert_tags_close(page: &str) {
    let mut open = Vec::new();
    let body = page.split_once("</style>").map_or(page, |(_, body)| body);
    let mut rest = &body[body.find("<body").expect("a body")..];
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        let name =
            tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            let expected = open.pop().unwrap_or("nothing");
            if expected == "nothing" && name == "html" {
                return;
            }
            assert_eq!(expected, name, "{}", &rest[..end]);
        } else if !tag.ends_with('/') && !["br", "wbr"].contains(&name) {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    panic!("{open:?} stay open");
}
