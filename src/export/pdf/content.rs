//! Page contents: frames as content stream operators.

use std::collections::BTreeSet;

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, Str, TextStr};

use super::fonts::{Font, Fonts, Mapped};
use crate::color::Ink;
use crate::font::FaceId;
use crate::frame::{Frame, FrameItem, Glyph, GlyphRun, ImageId, ImageItem, Shape};
use crate::geom::{Abs, Point, Rect};
use crate::image::Picture;

/// One page's content and what it needs.
pub(super) struct PageContent {
    /// The operators.
    pub(super) bytes: Vec<u8>,
    /// Faces named.
    pub(super) faces: BTreeSet<FaceId>,
    /// Pictures named.
    pub(super) images: BTreeSet<ImageId>,
}

/// Type from this size on knocks out of what lies under it (GWG 2022: large black does not overprint).
const LARGE: Abs = Abs::from_units(24_000_000);
/// Rules of black thinner than this overprint (GWG 2022 R0010).
const THIN: Abs = Abs::from_units(2_000_000);

/// Writes a page; `height` is the trim's, from which y is counted up.
pub(super) fn page(
    frame: &Frame,
    height: Abs,
    fonts: &Fonts,
    pictures: &[Picture],
) -> PageContent {
    let mut writer = Writer {
        content: Content::new(),
        height,
        fonts,
        pictures,
        state: State::default(),
        faces: BTreeSet::new(),
        images: BTreeSet::new(),
    };
    writer.frame(frame);
    PageContent {
        bytes: writer.content.finish().to_vec(),
        faces: writer.faces,
        images: writer.images,
    }
}

/// Graphics state as the stream has left it.
#[derive(Clone, Copy, Default)]
struct State {
    fill: Option<Ink>,
    stroke: Option<Ink>,
    overprint: Option<bool>,
}

struct Writer<'a> {
    content: Content,
    height: Abs,
    fonts: &'a Fonts,
    pictures: &'a [Picture],
    state: State,
    faces: BTreeSet<FaceId>,
    images: BTreeSet<ImageId>,
}

impl Writer<'_> {
    fn frame(&mut self, frame: &Frame) {
        for item in &frame.items {
            match item {
                FrameItem::Group { frame, clip } => self.group(frame, *clip),
                FrameItem::Text(run) => self.text(run),
                FrameItem::Shape(shape) => self.shape(shape),
                FrameItem::Image(image) => self.image(image),
            }
        }
    }

    fn group(&mut self, frame: &Frame, clip: Option<Rect>) {
        let Some(clip) = clip else { return self.frame(frame) };
        let state = self.state;
        self.content.save_state();
        self.rect(clip);
        self.content.clip_nonzero().end_path();
        self.frame(frame);
        self.content.restore_state();
        self.state = state;
    }

    /// Sets ink and overprint: black alone overprints where it is small or thin, all else knocks out.
    fn ink(&mut self, ink: Ink, small: bool, stroke: bool) {
        let overprint = small && ink.is_solid_black();
        if self.state.overprint != Some(overprint) {
            self.content.set_parameters(Name(if overprint { b"K" } else { b"N" }));
            self.state.overprint = Some(overprint);
        }
        let [c, m, y, k] = ink.fractions();
        if stroke && self.state.stroke != Some(ink) {
            self.content.set_stroke_cmyk(c, m, y, k);
            self.state.stroke = Some(ink);
        } else if !stroke && self.state.fill != Some(ink) {
            self.content.set_fill_cmyk(c, m, y, k);
            self.state.fill = Some(ink);
        }
    }

    fn rect(&mut self, rect: Rect) {
        let (x, y) = (number(rect.x0), number(self.height - rect.y1));
        self.content.rect(x, y, number(rect.width()), number(rect.height()));
    }

    fn shape(&mut self, shape: &Shape) {
        let thin = match shape.outline {
            Some(weight) => weight < THIN,
            None => shape.rect.width().min(shape.rect.height()) < THIN,
        };
        self.ink(shape.ink, thin, shape.outline.is_some());
        match shape.outline {
            None => {
                self.rect(shape.rect);
                self.content.fill_nonzero();
            }
            Some(weight) => {
                // The stroke lies inside the rectangle.
                let half = weight / 2;
                self.content.set_line_width(number(weight));
                self.rect(shape.rect.inset(crate::geom::Sides::all(half)));
                self.content.stroke();
            }
        }
    }

    fn image(&mut self, image: &ImageItem) {
        let Some(picture) = self.pictures.get(image.image.0 as usize) else { return };
        self.images.insert(image.image);
        let name = image_name(image.image);
        let state = self.state;
        self.content.save_state();
        self.content.set_parameters(Name(b"N"));
        self.rect(image.rect);
        self.content.clip_nonzero().end_path();
        let full = image.full;
        let at = Point::new(full.x0, self.height - full.y1);
        self.content.transform(super::images::matrix(picture, at, full));
        self.content.x_object(Name(name.as_bytes()));
        self.content.restore_state();
        self.state = state;
    }

    fn text(&mut self, run: &GlyphRun) {
        let Some(font) = self.fonts.get(&run.face) else { return };
        self.faces.insert(run.face);
        self.ink(run.ink, run.size < LARGE, false);
        let name = face_name(run.face);
        self.content.begin_text();
        self.content.set_font(Name(name.as_bytes()), number(run.size));
        self.content.set_text_rendering_mode(TextRenderingMode::Fill);
        let mut at = 0;
        while at < run.glyphs.len() {
            let end = same_baseline(&run.glyphs, at);
            self.baseline(run, font, &run.glyphs[at..end]);
            at = end;
        }
        self.content.end_text();
    }

    /// Shows glyphs that stand on one baseline.
    fn baseline(&mut self, run: &GlyphRun, font: &Font, glyphs: &[Glyph]) {
        let Some(first) = glyphs.first() else { return };
        let x = run.origin.x + first.x;
        let y = self.height - run.origin.y - first.y;
        let scale = f32::from(run.width) / 1000.0;
        self.content.set_text_matrix([scale, 0.0, 0.0, 1.0, number(x), number(y)]);
        let mut pen = Pen { at: first.x, unit: unit(run) };
        let mut from = 0;
        while from < glyphs.len() {
            let (end, actual) = stretch(run, font, &glyphs[from..]);
            if let Some(text) = &actual {
                let mut mark = self.content.begin_marked_content_with_properties(Name(b"Span"));
                mark.properties().actual_text(TextStr(text));
            }
            self.show(font, &glyphs[from..from + end], &mut pen);
            if actual.is_some() {
                self.content.end_marked_content();
            }
            from += end;
        }
    }

    fn show(&mut self, font: &Font, glyphs: &[Glyph], pen: &mut Pen) {
        let mut operator = self.content.show_positioned();
        let mut items = operator.items();
        let mut codes: Vec<u8> = Vec::new();
        for glyph in glyphs {
            let Some(mapped) = font.glyphs.get(&glyph.id) else { continue };
            let adjust = pen.adjust(glyph.x);
            if adjust != 0.0 {
                if !codes.is_empty() {
                    items.show(Str(&codes));
                    codes.clear();
                }
                items.adjust(adjust);
            }
            codes.extend(mapped.code.to_be_bytes());
            pen.advance(mapped);
        }
        if !codes.is_empty() {
            items.show(Str(&codes));
        }
    }
}

/// Where a reader's pen stands, in units of the page, after what was shown.
struct Pen {
    at: Abs,
    /// A thousandth of the scaled em, in micropoints times 1000 to keep it exact.
    unit: i64,
}

impl Pen {
    /// Returns the TJ number that brings the pen to `x`, in hundredths exactly, and moves it there.
    fn adjust(&mut self, x: Abs) -> f32 {
        let hundredths = ((self.at - x).units() * 100_000 + self.unit.signum() * self.unit / 2)
            .div_euclid(self.unit.max(1));
        if hundredths == 0 {
            return 0.0;
        }
        self.at -= Abs::from_units(hundredths * self.unit / 100_000);
        hundredths as f32 / 100.0
    }

    fn advance(&mut self, glyph: &Mapped) {
        let thousandths = (f64::from(glyph.width) * 1000.0).round() as i64;
        self.at += Abs::from_units((thousandths * self.unit) / 1_000_000);
    }
}

/// Returns a thousandth of a run's em with its scale, times 1000, in micropoints. The em is that of the
/// size as [`number`] writes it: over a long line the digits that it drops would add up.
fn unit(run: &GlyphRun) -> i64 {
    Abs::from_units(tenths(run.size) * 100).ratio(i64::from(run.width), 1000).units()
}

/// Returns how many glyphs can be shown in one go, and their text where ToUnicode tells it wrongly:
/// a cluster of several glyphs, or a glyph that means other characters elsewhere.
fn stretch(run: &GlyphRun, font: &Font, glyphs: &[Glyph]) -> (usize, Option<String>) {
    let text = |glyph: &Glyph| {
        run.text.get(glyph.text.start as usize..glyph.text.end as usize).unwrap_or_default()
    };
    let marks = |from: usize| {
        glyphs[from + 1..].iter().take_while(|glyph| glyph.text.is_empty()).count()
    };
    let plain = |at: usize| {
        let known = font.glyphs.get(&glyphs[at].id);
        marks(at) == 0 && known.is_some_and(|known| known.text == text(&glyphs[at]))
    };
    let count = (0..glyphs.len()).take_while(|at| plain(*at)).count();
    match count {
        0 => (1 + marks(0), Some(text(&glyphs[0]).to_owned())),
        count => (count, None),
    }
}

/// Returns the end of the glyphs from `at` on that share its baseline.
fn same_baseline(glyphs: &[Glyph], at: usize) -> usize {
    let y = glyphs[at].y;
    at + glyphs[at..].iter().take_while(|glyph| glyph.y == y).count()
}

/// Returns the resource name of a face.
pub(super) fn face_name(face: FaceId) -> String {
    format!("F{}", face.0)
}

/// Returns the resource name of a picture.
pub(super) fn image_name(image: ImageId) -> String {
    format!("I{}", image.0)
}

/// Returns a length as a PDF number of at most four decimals.
pub(super) fn number(length: Abs) -> f32 {
    (tenths(length) as f64 / 10_000.0) as f32
}

/// Returns a length in tenths of a thousandth of a point.
fn tenths(length: Abs) -> i64 {
    (length.units() + length.units().signum() * 50) / 100
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geom::Em;

    /// Shows glyphs as [`Writer::show`] does and returns how far from its place a reader that knows only
    /// the written numbers draws the worst of them, in points.
    fn worst_place(run: &GlyphRun, glyphs: &[(Abs, f32)]) -> f64 {
        let mut pen = Pen { at: Abs::ZERO, unit: unit(run) };
        let thousandth =
            f64::from(number(run.size)) * f64::from(f32::from(run.width) / 1000.0) / 1000.0;
        let (mut reader, mut worst) = (0.0, 0.0f64);
        for (x, width) in glyphs {
            reader -= f64::from(pen.adjust(*x)) * thousandth;
            worst = worst.max((reader - x.to_pt()).abs());
            pen.advance(&Mapped { code: 1, text: String::new(), width: *width });
            reader += f64::from(*width) * thousandth;
        }
        worst
    }

    fn run(size: Abs, width: u16) -> GlyphRun {
        GlyphRun {
            face: FaceId(0),
            size,
            width,
            ink: Ink::BLACK,
            origin: Point::default(),
            glyphs: Vec::new(),
            text: String::new(),
            origin_id: 0,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn a_line_of_55_em_stays_in_place(
            size in 5_000_000i64..96_000_000,
            scale in 800u16..=1000,
            widths in prop::collection::vec((200_000i64..1_300_000, -60_000i64..60_000), 60),
        ) {
            let run = run(Abs::from_units(size), scale);
            let mut x = Abs::ZERO;
            let glyphs: Vec<(Abs, f32)> = widths
                .into_iter()
                .map(|(width, white)| {
                    let at = x;
                    let em = run.size.ratio(i64::from(scale), 1000);
                    x += Em::from_units(width + white).at(em);
                    (at, (width as f64 / 1000.0) as f32)
                })
                .collect();
            let worst = worst_place(&run, &glyphs);
            prop_assert!(worst < 0.002, "{worst} pt");
        }

        #[test]
        fn numbers_keep_four_decimals(units in -2_000_000_000i64..2_000_000_000) {
            let length = Abs::from_units(units);
            prop_assert!((f64::from(number(length)) - length.to_pt()).abs() < 0.000_12);
            let decimals = number(length).to_string();
            let decimals = decimals.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert!(decimals <= 4);
        }
    }

    /// The digits that the size loses in the file must not add up: 60 full cells, nothing between them.
    #[test]
    fn a_size_of_many_digits_does_not_drift() {
        let run = run(Abs::from_units(14_173_249), 1000);
        let glyphs: Vec<_> = (0..60).map(|cell| (run.size * cell, 1000.0)).collect();
        assert!(worst_place(&run, &glyphs) < 0.000_5);
    }
}
