//! The press file read back: what it says of itself, its fonts, where each character stands, with
//! which ink, its threads and its pictures. `docs/pdfx.md` names the clause behind each test.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use banmian::color::Ink;
use banmian::copy::BlockKind;
use banmian::export::pdf::PdfError;
use banmian::font::Face;
use banmian::frame::{GlyphRun, PageComposition};
use banmian::geom::Rect;
use banmian::makeup;
use hayro_syntax::object::{
    Array, Dict, FromBytes, Name, ObjRef, Object, Stream, String as PdfString,
};
use hayro_syntax::{Filter, Pdf};

use crate::common::jpeg::Jpeg;
use crate::common::pdftext::{self, Painted, ReadFont, ShownGlyph, text_string};
use crate::common::press::{self, Pressed, images, one_page, pressed, runs, sample};
use crate::common::with_rights;

const MM: f64 = 72.0 / 25.4;
const STORY: &str = "本报讯　春节长假刚过，园区里已是一派繁忙景象。同比增长273.9%，再创新高。";

fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a catalog")
}

/// Returns the trailer; its references are not resolved.
fn trailer(bytes: &[u8]) -> Dict<'_> {
    let word = b"trailer\n";
    let at = bytes.windows(word.len()).rposition(|window| window == word).expect("a trailer");
    Dict::from_bytes(&bytes[at + word.len()..]).expect("a dictionary")
}

fn file_id(bytes: &[u8]) -> Vec<Vec<u8>> {
    let id: Array<'_> = trailer(bytes).get("ID").expect("an identifier");
    id.iter::<PdfString<'_>>().map(|part| part.as_bytes().to_vec()).collect()
}

fn numbers(dict: &Dict<'_>, key: &str) -> Vec<f64> {
    dict.get::<Array<'_>>(key).unwrap_or_default().iter::<f64>().collect()
}

fn name(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map_or(String::new(), |name| name.as_str().to_owned())
}

fn text(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<PdfString<'_>>(key).map_or(String::new(), |string| text_string(&string))
}

fn close(a: f64, b: f64, within: f64) -> bool {
    (a - b).abs() < within
}

/// Reads every page: its fonts and what it paints.
fn read(pdf: &Pdf) -> Vec<(BTreeMap<String, ReadFont>, Painted)> {
    let read = |page: &hayro_syntax::page::Page<'_>| {
        let fonts = pdftext::fonts(page);
        let painted = pdftext::painted(page, &fonts);
        (fonts, painted)
    };
    pdf.pages().iter().map(read).collect()
}

/// Returns the glyphs of a page of the composition beside those of the file; both have the same number.
fn glyph_pairs<'a>(
    page: &PageComposition,
    painted: &'a Painted,
) -> Vec<(Rc<GlyphRun>, usize, &'a ShownGlyph)> {
    let mut shown = painted.glyphs.iter();
    let mut pairs = Vec::new();
    for run in runs(&page.frame).into_iter().map(Rc::new) {
        for at in 0..run.glyphs.len() {
            pairs.push((
                run.clone(),
                at,
                shown.next().expect("as many glyphs as the frame has"),
            ));
        }
    }
    assert!(shown.next().is_none(), "as many glyphs as the frame has");
    pairs
}

// The file.

#[test]
fn begins_as_pdf_1_6_and_says_that_it_is_binary() {
    let bytes = &sample().bytes;
    assert!(bytes.starts_with(b"%PDF-1.6\n%"));
    assert!(bytes[10..14].iter().all(|byte| *byte >= 0x80));
    assert!(!trailer(bytes).contains_key("Encrypt"));
}

#[test]
fn has_one_output_intent_with_its_profile() {
    let pressed = sample();
    let pdf = pressed.pdf();
    let intents: Array<'_> = catalog(&pdf).get("OutputIntents").expect("output intents");
    let intents: Vec<Dict<'_>> = intents.iter().collect();
    let [intent] = &intents[..] else { panic!("{} output intents", intents.len()) };
    assert_eq!(name(intent, "S"), "GTS_PDFX");
    for key in ["OutputConditionIdentifier", "OutputCondition", "RegistryName", "Info"] {
        assert!(!text(intent, key).is_empty(), "{key}");
    }
    let profile: Stream<'_> = intent.get("DestOutputProfile").expect("a profile");
    assert_eq!(profile.dict().get::<i32>("N"), Some(4));
    let icc = profile.decoded_data().expect("it can be read");
    assert_eq!(Some(&icc[..]), pressed.edition.press.profile.as_deref());
    assert_eq!((&icc[12..20], &icc[36..40]), (&b"prtrCMYK"[..], &b"acsp"[..]));
}

#[test]
fn every_page_has_its_boxes_and_no_more() {
    let pdf = sample().pdf();
    let bleed = sample().edition.press.bleed.to_pt();
    let (width, height) = (275.0 * MM, 390.0 * MM);
    assert_eq!(pdf.pages().len(), 4);
    for page in pdf.pages().iter() {
        let page = page.raw();
        let outer = [-bleed, -bleed, width + bleed, height + bleed];
        let boxes =
            [("TrimBox", [0.0, 0.0, width, height]), ("BleedBox", outer), ("MediaBox", outer)];
        for (key, expected) in boxes {
            let found = numbers(page, key);
            assert_eq!(found.len(), 4, "{key}");
            for (found, expected) in found.iter().zip(expected) {
                assert!(close(*found, expected, 0.001), "{key}: {found}, not {expected}");
            }
        }
        for key in ["CropBox", "ArtBox", "Rotate", "UserUnit", "Annots", "AA", "Group"] {
            assert!(!page.contains_key(key), "{key}");
        }
    }
    let tree: Dict<'_> = catalog(&pdf).get("Pages").expect("a page tree");
    for key in ["CropBox", "Rotate", "MediaBox"] {
        assert!(!tree.contains_key(key), "{key} is inherited");
    }
}

#[test]
fn nothing_acts_and_no_layer_hides() {
    let pdf = sample().pdf();
    let catalog = catalog(&pdf);
    for key in ["OpenAction", "AA", "OCProperties", "AcroForm", "Names", "Encrypt"] {
        assert!(!catalog.contains_key(key), "{key}");
    }
    let dicts = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    });
    let mut titles = 0;
    for dict in dicts {
        for key in
            ["A", "JS", "SMask", "BM", "ca", "CA", "TR", "HT", "OPI", "Alternates", "Ref"]
        {
            assert!(!dict.contains_key(key), "{key} in {dict}");
        }
        assert_ne!(name(&dict, "Type"), "Annot");
        assert_ne!(name(&dict, "Filter"), "LZWDecode");
        titles += usize::from(dict.contains_key("Dest"));
    }
    assert_eq!(titles, 4, "the outline leads to each page");
}

#[test]
fn info_and_packet_agree() {
    let pressed = sample();
    let pdf = pressed.pdf();
    let info = trailer(&pressed.bytes).get_ref("Info").expect("an Info dictionary");
    let info: Dict<'_> = pdf.xref().get(info.into()).expect("an Info dictionary");
    let metadata: Stream<'_> = catalog(&pdf).get("Metadata").expect("a packet");
    assert!(!metadata.dict().contains_key("Filter"), "the packet is readable as it lies");
    let raw = metadata.raw_data();
    let xmp = std::str::from_utf8(&raw).expect("UTF-8");

    assert_eq!(text(&info, "Title"), "金坛时报 2021-02-24");
    assert!(element(xmp, "dc:title").contains(">金坛时报 2021-02-24</rdf:li>"));
    assert_eq!(text(&info, "CreationDate"), "D:20210224000000+08'00");
    assert_eq!(text(&info, "ModDate"), "D:20210224000000+08'00");
    for key in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
        assert_eq!(element(xmp, key), "2021-02-24T00:00:00+08:00", "{key}");
    }
    assert_eq!(text(&info, "Producer"), element(xmp, "pdf:Producer"));
    assert_eq!(text(&info, "Creator"), element(xmp, "xmp:CreatorTool"));
    assert_eq!(name(&info, "Trapped"), "False");
    assert_eq!(element(xmp, "pdf:Trapped"), "False");
    assert_eq!(element(xmp, "pdfxid:GTS_PDFXVersion"), "PDF/X-4");
    assert!(!info.contains_key("GTS_PDFXVersion"), "that key is PDF/X-1a's and X-3's");
    assert_eq!(element(xmp, "xmpMM:VersionID"), "1");
    assert_eq!(element(xmp, "xmpMM:RenditionClass"), "default");
    assert!(element(xmp, "xmpMM:DocumentID").starts_with("uuid:"));
}

/// Returns what stands in an element of a packet.
fn element<'a>(xmp: &'a str, tag: &str) -> &'a str {
    let (_, rest) = xmp.split_once(&format!("<{tag}>")).unwrap_or_else(|| panic!("no {tag}"));
    rest.split_once(&format!("</{tag}>")).expect("it ends").0
}

#[test]
fn the_same_edition_gives_the_same_bytes_on_one_core_and_on_two() {
    let made = sample();
    let info = press::info(&made.edition);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let bytes = pool.expect("a pool").install(|| {
            let composition = makeup::make_up(&made.edition).composition;
            press::press(&made.edition, &composition, &info).expect("it can be written")
        });
        assert!(bytes == made.bytes, "{threads} threads");
    }
}

#[test]
fn the_identifier_comes_from_the_content() {
    let first = pressed(STORY);
    let id = file_id(&first.bytes);
    assert_eq!((id.len(), &id[0], id[0].len()), (2, &id[1], 16));
    assert_eq!(id, file_id(&pressed(STORY).bytes), "the same content");
    assert_ne!(id, file_id(&pressed("本报讯　另一条消息。").bytes), "other words");

    let info = press::info(&first.edition);
    let with = |info| press::press(&first.edition, &first.composition, &info).expect("written");
    let mut next_day = info.clone();
    next_day.date.day += 1;
    assert_ne!(id, file_id(&with(next_day)), "another day");
    let mut other_press = info.clone();
    other_press.intent.profile = Some(Arc::from(&b"another press"[..]));
    assert_ne!(id, file_id(&with(other_press)), "another printing condition");
    let mut wider = info;
    wider.bleed = banmian::geom::Abs::mm(3.0);
    assert_ne!(id, file_id(&with(wider)), "another bleed");
}

#[test]
fn only_a_file_with_its_profile_inside_calls_itself_pdf_x() {
    let pressed = pressed(STORY);
    assert!(pressed.edition.press.profile.is_none(), "the small house names no profile");
    let pdf = pressed.pdf();
    assert!(!catalog(&pdf).contains_key("OutputIntents"));
    let metadata: Stream<'_> = catalog(&pdf).get("Metadata").expect("a packet");
    let raw = metadata.raw_data();
    assert!(!String::from_utf8_lossy(&raw).contains("PDF/X"));
}

// Fonts.

#[test]
fn fonts_are_embedded_subsets_named_by_identity() {
    let pdf = sample().pdf();
    let mut seen = BTreeSet::new();
    for page in pdf.pages().iter() {
        for (resource, read) in pdftext::fonts(page) {
            let font: Dict<'_> = pdf.xref().get(read.id.into()).expect("a font");
            assert_eq!(name(&font, "Subtype"), "Type0", "{resource}");
            let encoding = if resource.ends_with('V') { "Identity-V" } else { "Identity-H" };
            assert_eq!(name(&font, "Encoding"), encoding, "{resource}");
            let base = name(&font, "BaseFont");
            let (tag, rest) = base.split_once('+').expect("a subset tag");
            assert_eq!(tag.len(), 6, "{base}");
            assert!(tag.bytes().all(|letter| letter.is_ascii_uppercase()), "{base}");
            assert!(!rest.is_empty(), "{base}");
            seen.insert(base.clone());
            let cid: Array<'_> = font.get("DescendantFonts").expect("a descendant");
            let cid: Dict<'_> = cid.iter().next().expect("a descendant");
            let descriptor: Dict<'_> = cid.get("FontDescriptor").expect("a descriptor");
            assert_eq!(
                (name(&cid, "BaseFont"), name(&descriptor, "FontName")),
                (base.clone(), base)
            );
            let system: Dict<'_> = cid.get("CIDSystemInfo").expect("a system");
            assert_eq!(text(&system, "Ordering"), "Identity");
            match name(&cid, "Subtype").as_str() {
                "CIDFontType0" => {
                    let program: Stream<'_> = descriptor.get("FontFile3").expect("a program");
                    assert_eq!(name(program.dict(), "Subtype"), "CIDFontType0C");
                    let program = program.decoded_data().expect("it can be read");
                    assert_eq!(program[0], 1, "a bare CFF table");
                }
                "CIDFontType2" => {
                    assert_eq!(name(&cid, "CIDToGIDMap"), "Identity");
                    let program: Stream<'_> = descriptor.get("FontFile2").expect("a program");
                    let length = program.dict().get::<i32>("Length1");
                    let program = program.decoded_data().expect("it can be read");
                    assert_eq!(length, Some(program.len() as i32));
                }
                other => panic!("{other}"),
            }
        }
    }
    assert!(seen.len() >= 6, "the sample uses most faces of the house, not {}", seen.len());
}

#[test]
fn widths_are_those_of_the_faces() {
    let made = sample();
    let pdf = made.pdf();
    let mut faces = BTreeSet::new();
    let mut proportional = 0;
    for (page, (fonts, painted)) in made.composition.pages.iter().zip(read(&pdf)) {
        for (run, at, shown) in glyph_pairs(page, &painted) {
            let face = made.edition.book.face(run.face);
            let found = fonts[&shown.font].width(shown.code);
            let expected = advance(face, run.glyphs[at].id);
            assert!(close(found, expected, 0.001), "{}: {found}, not {expected}", face.file());
            faces.insert(run.face);
            proportional += usize::from(expected != 1000.0);
        }
    }
    assert!(faces.len() >= 6 && proportional > 100, "the sample shows {proportional}");
}

/// Returns a glyph's advance in thousandths of an em, as the face's file has it.
fn advance(face: &Face, glyph: u16) -> f64 {
    use skrifa::MetadataProvider;
    use skrifa::instance::{LocationRef, Size};
    let font = skrifa::FontRef::from_index(face.data(), face.index()).expect("a font");
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let width = metrics.advance_width(glyph.into()).expect("the face has the glyph");
    f64::from(width) * 1000.0 / f64::from(face.per_em())
}

/// A face whose maker forbids it is not embedded; one with a milder right besides is.
#[test]
fn heeds_the_rights_of_a_face() {
    let with_rights = |bits: u16| {
        let kai = "fonts/BaozhiKai-Regular.ttf";
        let paper = one_page("", "> 楷体的一段引文。").file(kai, with_rights(kai, bits));
        let edition = paper.edition();
        let composition = makeup::make_up(&edition).composition;
        press::press(&edition, &composition, &press::info(&edition)).map(|_| ())
    };
    let refused = Err(PdfError::Embedding { file: "BaozhiKai-Regular.ttf".to_owned() });
    for bits in [0x0002, 0x0003, 0x0100, 0x0104, 0x0200] {
        assert_eq!(with_rights(bits), refused, "{bits:#06x}");
    }
    for bits in [0x0000, 0x0004, 0x0008, 0x0006] {
        assert_eq!(with_rights(bits), Ok(()), "{bits:#06x}");
    }
}

#[test]
fn a_character_that_no_face_has_shows_no_notdef() {
    let made = pressed("本报讯　见\u{E0B5}字\u{10FFFD}。");
    assert!(
        made.composition.findings.iter().any(|finding| finding.code.word() == "missing-glyph")
    );
    for made in [&made, sample()] {
        for (_, painted) in read(&made.pdf()) {
            assert!(!painted.glyphs.is_empty());
            assert!(painted.glyphs.iter().all(|glyph| glyph.code != 0));
        }
    }
    let pdf = made.pdf();
    let all: String = read(&pdf)[0].1.glyphs.iter().map(|glyph| glyph.chars.as_str()).collect();
    assert!(all.contains("见字"), "the rest of the line stands: {all}");
}

// Text.

#[test]
fn every_glyph_stands_where_the_frame_has_it() {
    for made in [sample(), &pressed(STORY)] {
        let pdf = made.pdf();
        let mut condensed = 0;
        for (page, (_, painted)) in made.composition.pages.iter().zip(read(&pdf)) {
            for (run, at, shown) in glyph_pairs(page, &painted) {
                let glyph = &run.glyphs[at];
                let x = (run.origin.x + glyph.x).to_pt();
                let y = (page.trim.h - run.origin.y - glyph.y).to_pt();
                let place = || format!("`{}`: {:?}, not {x}, {y}", run.text, shown.at);
                assert!(
                    close(shown.at.0, x, 0.002) && close(shown.at.1, y, 0.002),
                    "{}",
                    place()
                );
                assert!(close(shown.size, run.size.to_pt(), 0.000_1));
                condensed += usize::from(run.width != 1000);
            }
        }
        assert!(
            condensed > 0 || made.composition.pages.len() == 1,
            "the sample condenses heads"
        );
    }
}

#[test]
fn a_reader_copies_the_characters_of_each_run() {
    // ﬁ as one glyph, é as one or two, the same mark with two meanings: typed and as a bullet.
    let story =
        "本报讯　office élan e\u{301}lan，甲·乙•丙——丁……戊？！己“庚”。\n\n- 一项\n\n> 引文";
    for made in [sample(), &pressed(story)] {
        let pdf = made.pdf();
        for (page, (_, painted)) in made.composition.pages.iter().zip(read(&pdf)) {
            let mut shown = painted.glyphs.iter();
            for run in runs(&page.frame) {
                let copied: String = shown
                    .by_ref()
                    .take(run.glyphs.len())
                    .map(|glyph| glyph.chars.as_str())
                    .collect();
                let parts = run
                    .glyphs
                    .iter()
                    .map(|glyph| &run.text[glyph.text.start as usize..glyph.text.end as usize]);
                let expected: String = parts.collect();
                assert_eq!(copied.replace('\u{200B}', ""), expected, "{}", run.text);
            }
        }
    }
}

#[test]
fn the_characters_in_a_run_s_box_are_those_of_the_body() {
    let made = sample();
    let pdf = made.pdf();
    let pages = read(&pdf);
    let mut columns = 0;
    for (story, report) in made.edition.stories.iter().zip(&made.composition.stories) {
        let body: Vec<char> = story
            .blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Pull)
            .flat_map(|block| {
                let chars = block.text.chars().enumerate();
                let typed = chars.filter(|(at, _)| !block.added.contains(&(*at as u32)));
                typed.map(|(_, c)| c)
            })
            .collect();
        for part in &report.parts {
            let at = made.composition.pages.iter().position(|page| page.id == part.slot.page);
            let at = at.expect("a part stands on a page");
            let height = made.composition.pages[at].trim.h.to_pt();
            for run in &part.columns {
                let shown: String = pages[at]
                    .1
                    .glyphs
                    .iter()
                    .filter(|glyph| inside(run.rect, height, glyph))
                    .map(|glyph| glyph.chars.as_str())
                    .collect();
                let body: String = body[run.from as usize..run.to as usize].iter().collect();
                assert_same_copy(&shown, &body, &story.file);
                columns += 1;
            }
        }
    }
    assert!(columns > 40, "the sample has many columns, not {columns}");
}

/// Returns whether a glyph's baseline starts in a rectangle; what hangs out by half a cell counts.
fn inside(rect: Rect, height: f64, glyph: &ShownGlyph) -> bool {
    let (x, y) = (glyph.at.0, height - glyph.at.1);
    let half = glyph.size / 2.0;
    rect.x0.to_pt() - half <= x
        && x < rect.x1.to_pt()
        && rect.y0.to_pt() <= y
        && y <= rect.y1.to_pt()
}

/// Compares copy without its white space; a hyphen may stand in the page that the body lacks.
fn assert_same_copy(shown: &str, body: &str, story: &str) {
    let inked = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{200B}';
    let mut body_chars = body.chars().filter(inked).peekable();
    for c in shown.chars().filter(inked) {
        match body_chars.peek() {
            Some(next) if *next == c => drop(body_chars.next()),
            _ if matches!(c, '-' | '\u{AD}' | '\u{2010}') => {}
            next => panic!("{story}: {c:?}, not {next:?}\n{shown}\n{body}"),
        }
    }
    assert_eq!(body_chars.next(), None, "{story}\n{shown}\n{body}");
}

// Ink.

#[test]
fn only_small_black_overprints() {
    let made = sample();
    let pdf = made.pdf();
    let black = [0.0, 0.0, 0.0, 1.0];
    let (mut small, mut large, mut coloured) = (0, 0, 0);
    for (page, (_, painted)) in made.composition.pages.iter().zip(read(&pdf)) {
        for (run, _, shown) in glyph_pairs(page, &painted) {
            assert_eq!(shown.ink.cmyk, fractions(run.ink), "{}", run.text);
            let overprints = shown.ink.cmyk == black && shown.size < 24.0;
            assert_eq!(shown.ink.state, if overprints { "K" } else { "N" }, "{}", run.text);
            match (shown.ink.cmyk == black, overprints) {
                (true, true) => small += 1,
                (true, false) => large += 1,
                _ => coloured += 1,
            }
        }
        for rect in &painted.rects {
            let thin = rect.stroke.unwrap_or(rect.sides[2].min(rect.sides[3])) < 2.0;
            let expected = if rect.ink.cmyk == black && thin { "K" } else { "N" };
            assert_eq!(rect.ink.state, expected, "{:?}", rect.sides);
        }
        assert!(painted.images.iter().all(|image| image.state == "N"));
        assert!(!painted.rects.is_empty());
    }
    assert!(small > 5000 && large > 20 && coloured > 20, "{small}, {large}, {coloured}");
}

fn fractions(ink: Ink) -> [f64; 4] {
    let Ink::Process(inks) = ink else { panic!("{ink:?} is no process ink") };
    [inks.c, inks.m, inks.y, inks.k].map(|part| {
        // The file holds the nearest number of single precision.
        let digits = (f32::from(part) / 10_000.0).to_string();
        digits.parse().expect("a number")
    })
}

#[test]
fn page_contents_name_no_colour_but_inks() {
    let pdf = sample().pdf();
    let colour = ["rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri", "BI"];
    for (_, painted) in read(&pdf) {
        for operator in colour {
            assert!(!painted.operators.contains(operator), "{operator}");
        }
        assert!(painted.operators.contains("k"));
    }
}

#[test]
fn the_two_states_are_overprint_and_knock_out() {
    let pdf = sample().pdf();
    for page in pdf.pages().iter() {
        let resources: Dict<'_> = page.raw().get("Resources").expect("resources");
        let states: Dict<'_> = resources.get("ExtGState").expect("graphics states");
        assert_eq!(states.len(), 2);
        for (key, on) in [("K", true), ("N", false)] {
            let state: Dict<'_> = states.get(key).expect("a state");
            assert_eq!((state.get("OP"), state.get("op")), (Some(on), Some(on)), "{key}");
            assert_eq!(state.get::<i32>("OPM"), Some(i32::from(on)), "{key}");
        }
    }
}

// Threads.

#[test]
fn threads_are_rings_of_beads_that_their_pages_list() {
    let made = sample();
    let pdf = made.pdf();
    let threads: Array<'_> = catalog(&pdf).get("Threads").expect("threads");
    let threads: Vec<Dict<'_>> = threads.iter().collect();
    let stories: Vec<_> = made
        .composition
        .stories
        .iter()
        .filter(|story| story.parts.iter().any(|part| !part.columns.is_empty()))
        .collect();
    assert_eq!(threads.len(), stories.len());
    let mut listed: BTreeSet<ObjRefKey> = BTreeSet::new();
    for page in pdf.pages().iter() {
        let beads: Array<'_> = page.raw().get("B").unwrap_or_default();
        listed.extend(beads.raw_iter().filter_map(|bead| bead.as_obj_ref()).map(key));
    }
    let mut beads = 0;
    for (thread, story) in threads.iter().zip(stories) {
        let info: Dict<'_> = thread.get("I").expect("a title");
        assert_eq!(text(&info, "Title"), story.headline);
        let first = thread.get_ref("F").expect("a first bead");
        let mut at = first;
        let runs = story
            .parts
            .iter()
            .flat_map(|part| part.columns.iter().map(move |run| (part.slot.page, run)));
        for (number, run) in runs {
            let bead: Dict<'_> = pdf.xref().get(at.into()).expect("a bead");
            let home = made.composition.pages.iter().position(|page| page.id == number);
            let home = home.expect("a part stands on a page");
            let page = pdf.pages()[home].raw();
            assert_eq!(bead.get_ref("P").map(key), Some(id_of(page)), "{}", story.file);
            assert!(listed.contains(&key(at)), "{}: its page lists it", story.file);
            let height = made.composition.pages[home].trim.h;
            let expected =
                [run.rect.x0, height - run.rect.y1, run.rect.x1, height - run.rect.y0];
            for (found, expected) in numbers(&bead, "R").iter().zip(expected) {
                assert!(close(*found, expected.to_pt(), 0.001), "{}", story.file);
            }
            assert_eq!(bead.contains_key("T"), at == first, "{}", story.file);
            let next = bead.get_ref("N").expect("a next bead");
            let after: Dict<'_> = pdf.xref().get(next.into()).expect("a bead");
            assert_eq!(after.get_ref("V"), Some(at), "{}: back and forth", story.file);
            at = next;
            beads += 1;
        }
        assert_eq!(at, first, "{}: a ring", story.file);
    }
    assert_eq!(listed.len(), beads, "no bead stands outside its thread");
}

type ObjRefKey = (u32, i32);

fn key(id: ObjRef) -> ObjRefKey {
    (id.obj_number, id.gen_number)
}

fn id_of(dict: &Dict<'_>) -> ObjRefKey {
    let id = dict.obj_id().expect("an indirect object");
    (id.obj_number, id.gen_number)
}

// Pictures.

/// Returns the pictures of a file by resource name.
fn image_streams(pdf: &Pdf) -> BTreeMap<String, Stream<'_>> {
    let mut all = BTreeMap::new();
    for page in pdf.pages().iter() {
        let resources: Dict<'_> = page.raw().get("Resources").expect("resources");
        let images: Dict<'_> = resources.get("XObject").unwrap_or_default();
        for key in images.keys() {
            let image: Stream<'_> = images.get(&key).expect("a picture");
            all.insert(key.as_str().to_owned(), image);
        }
    }
    all
}

#[test]
fn photographs_go_in_as_inks_at_the_resolution_of_the_press() {
    let made = sample();
    let pdf = made.pdf();
    let images = image_streams(&pdf);
    assert_eq!(images.len(), made.pictures.len());
    for ((name_of, image), (placing, picture)) in images.iter().zip(&made.pictures) {
        assert_eq!(image.filters()[..], [Filter::DctDecode], "{name_of}");
        assert_eq!(name(image.dict(), "ColorSpace"), "DeviceCMYK", "{name_of}");
        let turned = [1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0];
        assert_eq!(numbers(image.dict(), "Decode"), turned, "{name_of}");
        assert!(!image.dict().contains_key("Interpolate"));
        assert_eq!(image.raw_data()[..], picture.bytes[..], "{name_of}");
        let ppi = f64::from(picture.width) / (placing.size.w.to_pt() / 72.0);
        assert!((199.0..=201.0).contains(&ppi), "{name_of}: {ppi} ppi");
    }
}

#[test]
fn turned_photographs_stand_upright() {
    let paper = (0..8).fold(one_page("", STORY), |paper, at| {
        let orientation = Some(at + 1);
        let jpeg = Jpeg { blocks: (3, 2), components: 1, adobe: false, orientation };
        let bytes = jpeg.write(|column, row, _| (column * 40 + row * 100) as u8);
        paper.picture(&format!("p{at}"), &format!("{at}.jpg"), bytes)
    });
    let made = paper.pressed();
    let pdf = made.pdf();
    let page = &made.composition.pages[0];
    let placed = images(&page.frame);
    let shown = &read(&pdf)[0].1.images;
    assert_eq!((placed.len(), shown.len()), (8, 8));
    for (item, shown) in placed.iter().zip(shown) {
        let at = item.image.0 as usize;
        let (w, h) = (item.full.width().to_pt(), item.full.height().to_pt());
        let ratio = if at < 4 { 3.0 / 2.0 } else { 2.0 / 3.0 };
        assert!(close(w / h, ratio, 0.000_1), "orientation {}: {w} by {h}", at + 1);
        // The picture lies upright over its frame.
        let [a, b, c, d, e, f] = shown.matrix;
        assert!(a > 0.0 && d > 0.0 && b == 0.0 && c == 0.0);
        let rect = item.rect;
        let lower = (page.trim.h - rect.y1).to_pt();
        assert!(e <= rect.x0.to_pt() + 0.001 && f <= lower + 0.001);
        assert!(e + a >= rect.x1.to_pt() - 0.001);
        assert!(f + d >= (page.trim.h - rect.y0).to_pt() - 0.001);
        // One pixel of the picture is as large as one of the whole picture where it would stand.
        let reproduction = &made.pictures[&item.placing()];
        let across = if at < 4 { 24.0 } else { 16.0 };
        assert!(close(a / f64::from(reproduction.width), w / across, 0.001));
        let clip = [rect.x0, page.trim.h - rect.y1, rect.width(), rect.height()];
        for (found, expected) in shown.clip.iter().zip(clip) {
            assert!(close(*found, expected.to_pt(), 0.001), "the crop");
        }
    }
}

#[test]
fn alpha_is_laid_on_white_paper() {
    let pixels = [[200, 0, 0, 255], [200, 0, 0, 0], [0, 100, 0, 128], [255, 255, 255, 10]];
    let flat = [[200, 0, 0], [255, 255, 255], [127, 177, 127], [255, 255, 255]];
    for (pixel, flat) in pixels.into_iter().zip(flat) {
        let picture = image::RgbaImage::from_pixel(1, 1, image::Rgba(pixel));
        let mut png = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut png, image::ImageFormat::Png).expect("a PNG in memory");
        let made = one_page("", STORY).picture("p0", "logo.png", png.into_inner()).pressed();
        let pdf = made.pdf();
        let image = &image_streams(&pdf)["I0"];
        for key in ["SMask", "Mask", "SMaskInData"] {
            assert!(!image.dict().contains_key(key), "{key}");
        }
        let samples = image.decoded_data().expect("samples");
        // Where nothing is left but grey, grey it is.
        let expected = if flat == [255; 3] { &flat[..1] } else { &flat[..] };
        assert_eq!(samples[..], *expected);
    }
}

/// A stream that is not packed holds what a packed one does.
#[test]
fn packing_changes_no_page() {
    let made = pressed(STORY);
    let mut info = press::info(&made.edition);
    info.compress = false;
    let plain = press::press(&made.edition, &made.composition, &info).expect("written");
    let plain = Pressed { bytes: plain, ..made };
    let pdf = plain.pdf();
    let contents: Stream<'_> = pdf.pages()[0].raw().get("Contents").expect("contents");
    assert!(!contents.dict().contains_key("Filter"));
    let packed = pressed(STORY).pdf();
    assert_eq!(packed.pages()[0].page_stream(), pdf.pages()[0].page_stream());
}
