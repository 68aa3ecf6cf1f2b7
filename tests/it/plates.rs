//! Plates beyond the four of every day, and files beside the press file of every day: spot inks, marks
//! outside the trim, PDF/X-1a.

use std::collections::BTreeSet;

use banmian::color::Spot;
use banmian::edition::Edition;
use banmian::export::{marks, pdf};
use banmian::frame::Composition;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

use crate::common::pdftext::{self, Painted};
use crate::common::press::{self, Pressed, one_page, sample};

const MM: f64 = 72.0 / 25.4;
const STORY: &str = "本报讯　春节长假刚过，园区里已是一派繁忙景象。\n\n> 车间里机器轰鸣。";

/// Returns the one-page edition with inks, its quotations in `quote`, its story in a box of `tint`.
fn edition(inks: &str, quote: &str, tint: &str, booked: &str) -> Edition {
    one_page(tint, STORY)
        .house(&format!("[inks]\n{inks}"))
        .edit("face = \"kai\", size = 10", &format!("face = \"kai\", size = 10{quote}"))
        .edition_keys(booked)
        .edition()
}

fn painted(pdf: &Pdf) -> Vec<Painted> {
    let pages = pdf.pages();
    pages.iter().map(|page| pdftext::painted(page, &pdftext::fonts(page))).collect()
}

/// Returns the colour spaces of a page by resource name: their plate, alternate space and full alternate.
fn plates(pdf: &Pdf) -> Vec<(String, String, String, Vec<f64>)> {
    let resources: Dict<'_> = pdf.pages()[0].raw().get("Resources").expect("resources");
    let spaces: Dict<'_> = resources.get("ColorSpace").unwrap_or_default();
    let read = |key: Name<'_>| {
        let space: Array<'_> = spaces.get(&key).expect("a colour space");
        let mut parts = space.iter::<Object<'_>>();
        let mut word = || match parts.next() {
            Some(Object::Name(name)) => name.as_str().to_owned(),
            other => panic!("a name, not {other:?}"),
        };
        assert_eq!(word(), "Separation");
        let (plate, alternate) = (word(), word());
        let Some(Object::Dict(tint)) = parts.next() else { panic!("a tint function") };
        let numbers = |key: &str| -> Vec<f64> {
            tint.get::<Array<'_>>(key).unwrap_or_default().iter::<f64>().collect()
        };
        assert_eq!(tint.get::<i32>("FunctionType"), Some(2));
        assert_eq!(numbers("C0"), [0.0; 4]);
        (key.as_str().to_owned(), plate, alternate, numbers("C1"))
    };
    spaces.keys().map(read).collect()
}

const GOLD: &str = "gold = { spot = \"PANTONE 871\", y = 40, m = 20, k = 30 }\n\
                    pale = { spot = \"PANTONE 871\", y = 40, m = 20, k = 30, tint = 25 }";

/// The job books a unit: a plate of its own, once for all its tints.
#[test]
fn a_booked_spot_ink_has_a_plate() {
    let made = Pressed::new(edition(
        GOLD,
        ", ink = \"gold\"",
        "box = { tint = \"pale\" }",
        "spots = [\"PANTONE 871\"]",
    ));
    let pdf = made.pdf();
    let plates = plates(&pdf);
    let [(name, plate, alternate, full)] = &plates[..] else { panic!("{plates:?}") };
    assert_eq!((plate.as_str(), alternate.as_str()), ("PANTONE 871", "DeviceCMYK"));
    let expected = [0.0, 0.2, 0.4, 0.3];
    assert!(full.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6), "{full:?}");
    let painted = &painted(&pdf)[0];
    let tints: BTreeSet<String> =
        painted.rects.iter().filter_map(|rect| rect.ink.plate.clone()).map(told).collect();
    assert_eq!(tints, BTreeSet::from([format!("{name} 0.25")]));
    let quoted: BTreeSet<String> =
        painted.glyphs.iter().filter_map(|glyph| glyph.ink.plate.clone()).map(told).collect();
    assert_eq!(quoted, BTreeSet::from([format!("{name} 1")]));
    let spot = |ink: &pdftext::Ink| ink.plate.is_none() || ink.state == "N";
    assert!(painted.glyphs.iter().all(|glyph| spot(&glyph.ink)), "colour knocks out");
    let black = painted.glyphs.iter().filter(|glyph| glyph.ink.plate.is_none());
    // Black on a light panel overprints: no white fringe where the plates shift.
    assert!(black.filter(|glyph| glyph.size < 24.0).all(|glyph| glyph.ink.state == "K"));
}

fn told((plate, tint): (String, f64)) -> String {
    format!("{plate} {tint}")
}

/// Without a unit the inks that stand in for it print.
#[test]
fn a_spot_ink_that_nobody_booked_prints_in_process_inks() {
    let made = Pressed::new(edition(GOLD, ", ink = \"gold\"", "box = { tint = \"pale\" }", ""));
    let pdf = made.pdf();
    assert!(plates(&pdf).is_empty());
    let painted = &painted(&pdf)[0];
    let near = |found: [f64; 4], inks: [f64; 4]| {
        found.iter().zip(inks).all(|(a, b)| (a - b).abs() < 1e-6)
    };
    assert!(painted.rects.iter().any(|rect| near(rect.ink.cmyk, [0.0, 0.05, 0.1, 0.075])));
    assert!(painted.glyphs.iter().any(|glyph| near(glyph.ink.cmyk, [0.0, 0.2, 0.4, 0.3])));
}

/// Small black on a panel would come to more ink than newsprint takes: it knocks out.
#[test]
fn black_overprints_light_panels_and_knocks_out_of_dense_ones() {
    let state = |panel: &str| {
        let made = Pressed::new(edition(
            &format!("panel = {panel}"),
            "",
            "box = { tint = \"panel\" }",
            "",
        ));
        let painted = painted(&made.pdf());
        let small = painted[0].glyphs.iter().filter(|glyph| glyph.size < 24.0);
        let states: BTreeSet<String> = small.map(|glyph| glyph.ink.state.clone()).collect();
        states.into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(state("{ c = 90, y = 100 }"), "K");
    assert_eq!(state("{ c = 100, y = 100 }"), "N");
}

/// Returns the sample with marks, pressed to a standard.
fn marked(standard: pdf::Standard) -> (Composition, Vec<u8>) {
    let Pressed { edition, composition, .. } = sample();
    let hei = edition.book.by_role("hei").expect("the house has it");
    let spots = [Spot { name: "金".to_owned(), alternate: Default::default() }];
    let job = marks::Job {
        bleed: edition.press.bleed,
        spots: &spots,
        paper: &edition.paper,
        date: "2021-02-24",
        condition: "CGATS TR 002",
    };
    let composition = marks::add(composition, &edition.book, hei, &job);
    let info = pdf::Info {
        standard,
        slug: marks::SLUG,
        spots: spots.to_vec(),
        ..press::info(edition)
    };
    let bytes = press::press(edition, &composition, &info).expect("it can be written");
    (composition, bytes)
}

#[test]
fn marks_stand_outside_the_bleed_and_inside_the_sheet() {
    let (composition, bytes) = marked(pdf::Standard::X4);
    let pdf = Pdf::new(bytes.clone()).expect("a PDF");
    let (width, height) = (275.0 * MM, 390.0 * MM);
    let sheet = 12.0 * MM;
    let inside = |x0: f64, y0: f64, x1: f64, y1: f64| {
        x0 >= -1e-3 && y0 >= -1e-3 && x1 <= width + 1e-3 && y1 <= height + 1e-3
    };
    for (page, painted) in composition.pages.iter().zip(painted(&pdf)) {
        let mut inks: BTreeSet<String> = BTreeSet::new();
        let mut crosses = 0;
        for rect in &painted.rects {
            let [x, y, w, h] = rect.sides;
            if inside(x, y, x + w, y + h) {
                assert!(rect.ink.plate.as_ref().is_none_or(|(name, _)| name != "All"));
                continue;
            }
            // 3 mm clear of the trim, all of it on the sheet.
            let off = 3.0 * MM - 1e-3;
            assert!(
                x + w <= -off || y + h <= -off || x >= width + off || y >= height + off,
                "{:?}",
                rect.sides
            );
            assert!(x >= -sheet && y >= -sheet && x + w <= width + sheet);
            assert!(y + h <= height + sheet);
            match &rect.ink.plate {
                Some((name, tint)) if name == "All" => {
                    assert_eq!(*tint, 1.0);
                    crosses += 1;
                }
                Some((name, tint)) => drop(inks.insert(format!("{name} {tint}"))),
                None => drop(inks.insert(format!("{:?}", rect.ink.cmyk))),
            }
        }
        // Two lines at each corner, three pieces in the middle of each side.
        assert_eq!(crosses, 4 * 2 + 4 * 3);
        // Solids, halves, three pairs, a grey balance; the spot ink whole and half.
        assert_eq!(inks.len(), 4 + 4 + 3 + 1 + 2, "{inks:?}");
        let slug: String = painted
            .glyphs
            .iter()
            .filter(|glyph| glyph.at.1 > height)
            .map(|glyph| glyph.chars.as_str())
            .collect();
        for words in ["金坛时报", "2021-02-24", "CGATS TR 002", "C M Y K + 金", &page.name]
        {
            assert!(slug.contains(words), "{words}: {slug}");
        }
    }
    let raw = pdf.pages()[0].raw();
    let sides = |key: &str| -> Vec<f64> {
        raw.get::<Array<'_>>(key).expect("a box").iter::<f64>().collect()
    };
    let (media, bleed) = (sides("MediaBox"), sides("BleedBox"));
    assert!(media.iter().zip(&bleed).all(|(m, b)| ((m - b).abs() - sheet).abs() < 1e-3));
    let all = plates(&pdf);
    let names: BTreeSet<&str> = all.iter().map(|(_, plate, ..)| plate.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["All", "金"]));
}

/// ISO 15930-4: PDF 1.4 without what came later, named in Info; nothing but inks.
#[test]
fn x1a_is_pdf_1_4_of_inks_alone() {
    let Pressed { edition, composition, .. } = sample();
    let info = pdf::Info { standard: pdf::Standard::X1a, ..press::info(edition) };
    let bytes = press::press(edition, composition, &info).expect("it can be written");
    assert!(bytes.starts_with(b"%PDF-1.4\n%"));
    let said = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    for later in
        ["/ObjStm", "/XRef", "/SMask", "/CalRGB", "/ICCBased", "/OCProperties", "/Group"]
    {
        assert!(!said(later.as_bytes()), "{later}");
    }
    assert!(said(b"\nxref\n") && said(b"\ntrailer\n"));
    let pdf = Pdf::new(bytes.clone()).expect("a PDF");
    let info = pdf
        .objects()
        .into_iter()
        .filter_map(|object| object.into_dict())
        .find(|dict| dict.contains_key("GTS_PDFXVersion"))
        .expect("Info names the standard");
    let version: PdfString<'_> = info.get("GTS_PDFXVersion").expect("a string");
    assert_eq!(version.as_bytes(), b"PDF/X-1a:2003");
    assert!(!info.contains_key("GTS_PDFXConformance"));
    for key in ["Title", "CreationDate", "ModDate", "Trapped"] {
        assert!(info.contains_key(key), "{key}");
    }
    assert!(!said(b"pdfxid:GTS_PDFXVersion"));
    let spaces: BTreeSet<String> = pdf
        .objects()
        .into_iter()
        .filter_map(|object| object.into_stream())
        .filter(|stream| {
            stream.dict().get::<Name<'_>>("Subtype").is_some_and(|it| it.as_str() == "Image")
        })
        .map(|image| {
            let space: Name<'_> = image.dict().get("ColorSpace").expect("a colour space");
            space.as_str().to_owned()
        })
        .collect();
    assert_eq!(spaces, BTreeSet::from(["DeviceCMYK".to_owned()]));
}
