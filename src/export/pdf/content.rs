//! Page contents: frames as content stream operators.

use std::collections::BTreeSet;

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, TextStr};

use super::fonts::Fonts;
use super::text;
use crate::color::Ink;
use crate::font::FaceId;
use crate::frame::{Frame, FrameItem, GlyphRun, ImageId, ImageItem, Shape};
use crate::geom::{Abs, Orientation, Point, Rect};
use crate::image::Picture;

/// One page's content and what it needs.
pub(super) struct PageContent {
    /// The operators.
    pub(super) bytes: Vec<u8>,
    /// Faces named.
    pub(super) faces: BTreeSet<FaceId>,
    /// Faces named for lines down the page.
    pub(super) down: BTreeSet<FaceId>,
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
        marked: false,
        fonts,
        pictures,
        state: State::default(),
        faces: BTreeSet::new(),
        down: BTreeSet::new(),
        images: BTreeSet::new(),
    };
    writer.frame(frame);
    PageContent {
        bytes: writer.content.finish().to_vec(),
        faces: writer.faces,
        down: writer.down,
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
    /// Whether the line under way is marked with its characters.
    marked: bool,
    fonts: &'a Fonts,
    pictures: &'a [Picture],
    state: State,
    faces: BTreeSet<FaceId>,
    down: BTreeSet<FaceId>,
    images: BTreeSet<ImageId>,
}

impl Writer<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (at, item) in frame.items.iter().enumerate() {
            match item {
                FrameItem::Group { frame, clip } => self.group(frame, *clip),
                FrameItem::Text(run) => self.text_of_line(run, &frame.items[at + 1..]),
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

    /// Shows a run; where a line down the page begins with it that is not read in order by its glyphs'
    /// places, the line is marked as a whole.
    fn text_of_line(&mut self, run: &GlyphRun, following: &[FrameItem]) {
        let next = |items: &[FrameItem]| match items.first() {
            Some(FrameItem::Text(run)) => run.continues,
            _ => false,
        };
        if !run.continues
            && let Some(words) = text::actual_text(run, following)
        {
            let mut mark = self.content.begin_marked_content_with_properties(Name(b"Span"));
            mark.properties().actual_text(TextStr(&words));
            self.marked = true;
        }
        self.text(run);
        if self.marked && !next(following) {
            self.content.end_marked_content();
            self.marked = false;
        }
    }

    fn text(&mut self, run: &GlyphRun) {
        let Some(font) = self.fonts.get(&run.face) else { return };
        let name = match run.orientation {
            Orientation::Across | Orientation::Turned => {
                self.faces.insert(run.face);
                face_name(run.face)
            }
            Orientation::Upright => {
                self.down.insert(run.face);
                down_name(run.face)
            }
        };
        self.ink(run.ink, run.size < LARGE, false);
        self.content.begin_text();
        self.content.set_font(Name(name.as_bytes()), number(run.size));
        self.content.set_text_rendering_mode(TextRenderingMode::Fill);
        text::show(&mut self.content, run, font, self.height, self.marked);
        self.content.end_text();
    }
}

/// Returns the resource name of a face.
pub(super) fn face_name(face: FaceId) -> String {
    format!("F{}", face.0)
}

/// Returns the resource name of a face in vertical writing mode.
pub(super) fn down_name(face: FaceId) -> String {
    format!("F{}V", face.0)
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
pub(super) fn tenths(length: Abs) -> i64 {
    (length.units() + length.units().signum() * 50) / 100
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn numbers_keep_four_decimals(units in -2_000_000_000i64..2_000_000_000) {
            let length = Abs::from_units(units);
            prop_assert!((f64::from(number(length)) - length.to_pt()).abs() < 0.000_12);
            let decimals = number(length).to_string();
            let decimals = decimals.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert!(decimals <= 4);
        }
    }
}
