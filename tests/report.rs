//! The report against its own schema, its boxes, its page, and the marks of the proof.

mod fixture;

use std::sync::Arc;

use banmian::color::Ink;
use banmian::diag::Lang;
use banmian::export::proof;
use banmian::export::report::{Meta, html, report, schema};
use banmian::font::{Book, FaceId};
use banmian::frame::{Composition, Form, FrameItem, Missing, RoomState, SlotRoom};
use banmian::geom::{Abs, Rect};
use banmian::text;
use fixture::{HOSTILE, composition, meta};
use serde_json::Value;

#[test]
fn json_fits_the_schema_that_the_program_prints() {
    let (composition, sources) = composition();
    let text = report(&composition, &meta(), &sources).to_json();
    let value: Value = serde_json::from_str(&text).expect("the report is JSON");
    let schema = schema().to_value();
    check(&value, &schema, &schema, "report");
    assert_eq!(value["schema"], "banmian/report/1");
    assert_eq!(value["status"], "errors");
    assert_eq!(value["edition"]["pages"], 2);
    assert!(text.ends_with("}\n"));
}

#[test]
fn the_room_of_slots_fits_the_schema() {
    let (composition, sources) = composition();
    let room = SlotRoom {
        page: 1,
        slot: "lead".to_owned(),
        kind: "story",
        state: RoomState::Dummy,
        story: Some("p1-lead".to_owned()),
        lines: 52,
        holds: 1126,
        chars: 1080,
        missing: 46,
        head: Some(Abs::pt(48.0)),
    };
    let kind = Some("extra");
    let meta = Meta { kind, correction: Some(2), room: vec![room], ..meta() };
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
    let allowed = vec!["overset".to_owned()];
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
    let page = html(&report);
    assert!(page.contains("可以付印") && page.contains("没有发现问题"));
}

#[test]
fn the_form_of_the_issue_is_told_to_machines_and_people() {
    let (composition, sources) = composition();
    assert!(report(&composition, &meta(), &sources).to_value().get("form").is_none());
    let missing = Missing {
        page: 1,
        slot: None,
        what: "price",
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
    let page = html(&told);
    assert!(page.contains("不合格") && page.contains("哪一版都没有印定价"));
    assert!(page.contains("18,852"));
    assert_tags_close(&page);
    let form = Form { errors: 0, missing: Vec::new(), ..form };
    let meta = Meta { form: Some(form), lang: Lang::En, ..meta() };
    let page = html(&report(&composition, &meta, &sources));
    assert!(page.contains("it passes") && !page.contains("Counts"));
    assert_tags_close(&page);
}

#[test]
fn html_shows_every_word_as_text() {
    let (composition, sources) = composition();
    for lang in [Lang::Zh, Lang::En] {
        let meta = Meta { paper: HOSTILE.to_owned(), lang, ..meta() };
        let page = html(&report(&composition, &meta, &sources));
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
    let page = html(&report(&composition, &meta(), &sources));
    for word in ["http:", "https:", "<img", "@import", "url(//", "<link"] {
        assert!(!page.contains(word), "{word}");
    }
    for words in ["election.md:2:1", "删去 52 字", "→ 转 第2版", "← 接 第1版", "href=\"#f1\""]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_proof_marks_each_finding_inside_the_trim() {
    let (composition, _) = composition();
    let (book, face) = book();
    let marked = proof::mark(&composition, &book, face, Lang::Zh, "2021-02-24");
    for page in &marked.pages {
        let trim = Rect { x1: page.trim.w, y1: page.trim.h, ..Rect::default() };
        let Some(FrameItem::Group { frame, .. }) = page.frame.items.last() else {
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
    let Some(FrameItem::Group { frame, .. }) = marked.pages[1].frame.items.last() else {
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

/// Returns a book with the project's plainest face.
#[expect(clippy::disallowed_methods, reason = "tests read the project's own files")]
fn book() -> (Book, FaceId) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSansCJKsc-Medium.otf");
    let data: Arc<[u8]> = std::fs::read(path).expect("the face is there").into();
    let mut book = Book::default();
    let face = book.add("hei", "NotoSansCJKsc-Medium.otf", data).expect("the face is whole");
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
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            let expected = open.pop().unwrap_or("nothing");
            if expected == "nothing" && name == "html" {
                return;
            }
            assert_eq!(expected, name, "{}", &rest[..end]);
        } else if !tag.ends_with('/') && name != "br" {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    panic!("{open:?} stay open");
}
