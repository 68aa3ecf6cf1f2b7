//! The proof: a copy of the composition with its findings marked in red on the pages.
//!
//! Each page gets a line in its upper margin (校样, day, page, how many findings) and each finding an
//! outline with a numbered label beside it. Numbers are those of the report. The marks are frames
//! like any other matter, so every exporter shows them and none knows of proofs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lettering::{Lettering, Line};
use crate::color::Ink;
use crate::diag::{Lang, Severity};
use crate::font::{Book, FaceId};
use crate::frame::{
    Composition, Finding, Frame, FrameItem, Glyph, GlyphRun, Group, PageComposition, Shape,
    SlotReport,
};
use crate::geom::{Abs, Point, Rect, Sides, Size, em_box};
use crate::ids::PageId;
use crate::text;

/// Type size of the labels.
const LABEL: Abs = Abs::from_units(7_000_000);
/// Type size of the line in the upper margin.
const SLUG: Abs = Abs::from_units(14_000_000);
/// Weight of the outlines.
const WEIGHT: Abs = Abs::from_units(800_000);
/// White between a label's words and its sides, and between the marks and the trim.
const PAD: Abs = Abs::from_units(2_000_000);
/// Distance of the labels from the trim.
const MARGIN: Abs = Abs::from_units(8_000_000);

/// Returns `composition` with its findings drawn on the pages, lettered in `face` of `book`.
///
/// `date` is the day as the slug line shows it. Findings without a page stand on the first one.
pub fn mark(
    composition: &Composition,
    book: &Book,
    face: FaceId,
    lang: Lang,
    date: &str,
) -> Composition {
    let lettering = Lettering { book, face };
    let mut marked = composition.clone();
    let first = composition.pages.first().map_or(PageId(0), |page| page.id);
    for page in &mut marked.pages {
        let findings: Vec<_> = composition
            .findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| finding.page.unwrap_or(first) == page.id)
            .map(|(at, finding)| (at + 1, finding))
            .collect();
        let mut pen =
            Pen { lettering, lang, page, frame: Frame::default(), labels: Vec::new() };
        pen.slug(date, &findings);
        for &(_, finding) in &findings {
            pen.outline(finding);
        }
        for &(number, finding) in &findings {
            pen.label(number, finding);
        }
        let frame = pen.frame;
        stand_in(&mut page.frame, book, face);
        let marks = Group::gather(Point::default(), frame.items);
        page.frame.items.push(FrameItem::Group(marks));
    }
    marked
}

/// Sets what stands in faces that may not leave the house in `face`, each character in its place: a proof
/// goes out too. What needs no other face stays shared with the composition.
fn stand_in(frame: &mut Frame, book: &Book, face: FaceId) {
    let stays = |run: &GlyphRun| book.face(run.face).may_be_embedded();
    if frame.pieces().filter_map(|piece| piece.run()).all(stays) {
        return;
    }
    let mut items = Vec::with_capacity(frame.items.len());
    for mut item in std::mem::take(&mut frame.items) {
        match &mut item {
            FrameItem::Group(group) => stand_in(Arc::make_mut(&mut group.frame), book, face),
            FrameItem::Text(run) if !stays(run) => {
                items.extend(others(run, book, face).map(FrameItem::Text));
                continue;
            }
            FrameItem::Text(_) | FrameItem::Shape(_) | FrameItem::Image(_) => {}
        }
        items.push(item);
    }
    frame.items = items;
}

/// Returns the characters of a run in `face` and the faces that stand in for it.
fn others(run: &GlyphRun, book: &Book, face: FaceId) -> impl Iterator<Item = GlyphRun> {
    let mut runs: BTreeMap<FaceId, GlyphRun> = BTreeMap::new();
    for glyph in &run.glyphs {
        let text = glyph.text.start as usize..glyph.text.end as usize;
        let c = run.text.get(text).and_then(|text| text.chars().next());
        if let Some((face, id)) = c.and_then(|c| book.find(face, c)) {
            let other = || GlyphRun { face, glyphs: Vec::new(), ..run.clone() };
            let glyph = Glyph { id, ..glyph.clone() };
            runs.entry(face).or_insert_with(other).glyphs.push(glyph);
        }
    }
    runs.retain(|face, _| book.face(*face).may_be_embedded());
    runs.into_values()
}

/// Draws the marks of one page.
struct Pen<'a> {
    lettering: Lettering<'a>,
    lang: Lang,
    page: &'a PageComposition,
    frame: Frame,
    labels: Vec<Rect>,
}

impl Pen<'_> {
    /// Sets the line in the upper margin.
    fn slug(&mut self, date: &str, findings: &[(usize, &Finding)]) {
        let errors = findings.iter().filter(|(_, f)| f.severity == Severity::Error).count();
        let warnings = findings.len() - errors;
        let (called, label) = (&self.page.called, self.page.called.label());
        let words = text!(
            "校样　{date}　{label}　错误 {errors}　提示 {warnings}　不得付印",
            "校样 PROOF  {date}  page {called}  errors {errors}  warnings {warnings}  not for press"
        );
        let room = self.page.trim.w - MARGIN * 2;
        let line = self.lettering.measure(words.get(self.lang), SLUG, room);
        let at = Point::new(MARGIN + PAD, MARGIN + SLUG);
        let size = Size::new(line.width + PAD * 2, SLUG + PAD * 2);
        let plate = Rect::at(Point::new(MARGIN, MARGIN - PAD), size);
        self.fill(plate, Ink::WHITE);
        self.stroke(plate);
        self.set(line, at, Ink::PROOF_RED);
        self.labels.push(plate);
    }

    /// Draws round the place of a finding, and round what it is held against.
    fn outline(&mut self, finding: &Finding) {
        let against = finding.against.map(|rect| self.on_page(rect));
        for rect in self.place(finding).into_iter().chain(against) {
            self.stroke(rect.inset(Sides::all(-WEIGHT)));
        }
    }

    /// Sets a finding's number, code and message beside its place.
    fn label(&mut self, number: usize, finding: &Finding) {
        let (code, message) = (finding.code.word(), finding.message.get(self.lang));
        let words = format!("{number} {code} {message}");
        let room = self.page.trim.w - (MARGIN + PAD) * 2;
        let line = self.lettering.measure(&words, LABEL, room.min(LABEL * 42));
        let size = Size::new(line.width + PAD * 2, LABEL + PAD * 2);
        let plate = self.find_room(self.place(finding), size);
        let baseline = Point::new(plate.x0 + PAD, plate.y1 - PAD - em_box::DESCENT.at(LABEL));
        self.fill(plate, Ink::PROOF_RED);
        self.set(line, baseline, Ink::WHITE);
        self.labels.push(plate);
    }

    /// Returns where a label of `size` stands: above its place, else below, else further down where
    /// no label stands yet; always inside the trim.
    fn find_room(&self, place: Option<Rect>, size: Size) -> Rect {
        let trim = self.page.trim;
        let place = place.unwrap_or(Rect::new(MARGIN, MARGIN, MARGIN, MARGIN));
        let [lowest, rightmost] = [trim.h - MARGIN - size.h, trim.w - MARGIN - size.w];
        let x = (place.x0 - WEIGHT).min(rightmost).max(MARGIN);
        let clamp = |y: Abs| y.min(lowest).max(MARGIN);
        let near = [place.y0 - size.h - WEIGHT, place.y1 + WEIGHT, place.y0];
        let steps = (trim.h.div_floor(size.h)).max(0);
        let further = (0..steps).map(|step| place.y1 + size.h * step);
        let wrapped = (0..steps).map(|step| MARGIN + size.h * step);
        near.into_iter()
            .chain(further)
            .chain(wrapped)
            .map(|y| Rect::at(Point::new(x, clamp(y)), size))
            .find(|room| !self.labels.iter().any(|label| label.overlaps(*room)))
            .unwrap_or(Rect::at(Point::new(x, clamp(place.y0)), size))
    }

    /// Returns the finding's own place, else its slot's, kept inside the trim.
    fn place(&self, finding: &Finding) -> Option<Rect> {
        let slot = || {
            let named = |slot: &&SlotReport| Some(slot.slot) == finding.slot;
            self.page.slots.iter().find(named).map(|slot| slot.rect)
        };
        finding.rect.or_else(slot).map(|rect| self.on_page(rect))
    }

    /// Returns the part of a place on which a mark can be drawn.
    fn on_page(&self, rect: Rect) -> Rect {
        let trim = self.page.trim;
        let [x0, x1] = [rect.x0, rect.x1].map(|x| x.max(WEIGHT).min(trim.w - WEIGHT));
        let [y0, y1] = [rect.y0, rect.y1].map(|y| y.max(WEIGHT).min(trim.h - WEIGHT));
        Rect::new(x0, y0, x1, y1)
    }

    /// Sets a measured line.
    fn set(&mut self, line: Line, at: Point, ink: Ink) {
        self.frame.items.extend(line.set(at, ink));
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        self.frame.items.push(FrameItem::Shape(Shape { rect, ink, outline: None }));
    }

    fn stroke(&mut self, rect: Rect) {
        let shape = Shape { rect, ink: Ink::PROOF_RED, outline: Some(WEIGHT) };
        self.frame.items.push(FrameItem::Shape(shape));
    }
}
