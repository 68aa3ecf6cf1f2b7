//! Page contents: frames as content stream operators.

use std::collections::BTreeSet;

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, TextStr};

use super::fonts::Fonts;
use super::text;
use super::write::number;
use crate::color::{Ink, SpotId};
use crate::font::FaceId;
use crate::frame::{
    Frame, FrameItem, GlyphRun, Ground, Group, ImageItem, Placing, Shape, Under,
};
use crate::geom::{Abs, Orientation, Point, Rect, Sides};
use crate::repro::Reproductions;

/// One page's content and what it needs.
pub(super) struct PageContent {
    /// The operators.
    pub(super) bytes: Vec<u8>,
    /// Faces named.
    pub(super) faces: BTreeSet<FaceId>,
    /// Faces named for lines down the page.
    pub(super) down: BTreeSet<FaceId>,
    /// Pictures named.
    pub(super) images: BTreeSet<Placing>,
    /// Spot inks named.
    pub(super) spots: BTreeSet<SpotId>,
    /// Whether the ink of all plates is named.
    pub(super) registration: bool,
}

/// Type from this size on knocks out of what lies under it (GWG 2022: large black does not
/// overprint).
const LARGE: Abs = Abs::from_units(24_000_000);
/// Rules of black thinner than this overprint (GWG 2022 R0010).
const THIN: Abs = Abs::from_units(2_000_000);

/// Panels of more ink than this let no black overprint: with it they would pass what newsprint
/// takes.
const DENSE: u32 = 19_000;

/// Writes a page; `height` is the trim's, from which y is counted up.
pub(super) fn page(
    frame: &Frame,
    height: Abs,
    fonts: &Fonts,
    pictures: &Reproductions,
) -> PageContent {
    let mut writer = Writer {
        content: Content::new(),
        height,
        marked: false,
        fonts,
        pictures,
        state: State::default(),
        ground: Ground::default(),
        at: Point::default(),
        clip: None,
        faces: BTreeSet::new(),
        down: BTreeSet::new(),
        images: BTreeSet::new(),
        spots: BTreeSet::new(),
        registration: false,
    };
    writer.frame(frame);
    PageContent {
        bytes: writer.content.finish().to_vec(),
        faces: writer.faces,
        down: writer.down,
        images: writer.images,
        spots: writer.spots,
        registration: writer.registration,
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
    pictures: &'a Reproductions,
    state: State,
    ground: Ground,
    /// Where the origin of the frame under way lies.
    at: Point,
    clip: Option<Rect>,
    faces: BTreeSet<FaceId>,
    down: BTreeSet<FaceId>,
    images: BTreeSet<Placing>,
    spots: BTreeSet<SpotId>,
    registration: bool,
}

impl Writer<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (at, item) in frame.items.iter().enumerate() {
            match item {
                FrameItem::Group(group) => self.group(group),
                FrameItem::Text(run) => self.text_of_line(run, &frame.items[at + 1..]),
                FrameItem::Shape(shape) => self.shape(shape),
                FrameItem::Image(image) => self.image(image),
            }
            self.ground.add(item, self.at, self.clip);
        }
    }

    fn group(&mut self, group: &Group) {
        let at = self.at;
        self.at = at + group.at;
        match group.clip {
            Some(clip) => self.clipped(&group.frame, clip.moved(self.at)),
            None => self.frame(&group.frame),
        }
        self.at = at;
    }

    fn clipped(&mut self, frame: &Frame, clip: Rect) {
        let (state, outer) = (self.state, self.clip);
        self.content.save_state();
        self.rect(clip);
        self.content.clip_nonzero().end_path();
        self.clip = Some(outer.map_or(clip, |outer| outer.intersection(clip)));
        self.frame(frame);
        self.content.restore_state();
        (self.state, self.clip) = (state, outer);
    }

    /// Returns whether black may overprint what lies there.
    fn takes_black(under: Under) -> bool {
        match under {
            Under::Paper | Under::Picture => true,
            Under::Panel(ink) => ink.total() <= DENSE,
        }
    }

    /// Sets ink and overprint: black alone overprints where it is small or thin, all else
    /// knocks out.
    fn ink(&mut self, ink: Ink, small: bool, stroke: bool) {
        let overprint = small && ink.is_solid_black();
        if self.state.overprint != Some(overprint) {
            self.content.set_parameters(Name(if overprint { b"K" } else { b"N" }));
            self.state.overprint = Some(overprint);
        }
        let known = if stroke { &mut self.state.stroke } else { &mut self.state.fill };
        if known.replace(ink) == Some(ink) {
            return;
        }
        let (space, tint) = match ink {
            Ink::Process(inks) => {
                let [c, m, y, k] = inks.fractions();
                match stroke {
                    true => self.content.set_stroke_cmyk(c, m, y, k),
                    false => self.content.set_fill_cmyk(c, m, y, k),
                };
                return;
            }
            Ink::Spot(spot, tint) => {
                self.spots.insert(spot);
                (spot_name(spot), f32::from(tint) / 10_000.0)
            }
            Ink::Registration => {
                self.registration = true;
                (REGISTRATION.to_owned(), 1.0)
            }
        };
        let space = Name(space.as_bytes());
        match stroke {
            true => self.content.set_stroke_color_space(space).set_stroke_color([tint]),
            false => self.content.set_fill_color_space(space).set_fill_color([tint]),
        };
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
        let rect = shape.rect.moved(self.at);
        let thin = thin && Self::takes_black(self.ground.at(rect.middle()));
        self.ink(shape.ink, thin, shape.outline.is_some());
        match shape.outline {
            None => {
                self.rect(rect);
                self.content.fill_nonzero();
            }
            Some(weight) => {
                // The stroke lies inside the rectangle.
                let half = weight / 2;
                self.content.set_line_width(number(weight));
                self.rect(rect.inset(Sides::all(half)));
                self.content.stroke();
            }
        }
    }

    fn image(&mut self, image: &ImageItem) {
        let placing = image.placing();
        let Some(picture) = self.pictures.get(&placing) else { return };
        let position = self.pictures.keys().take_while(|other| **other != placing).count();
        let name = image_name(position);
        self.images.insert(placing);
        let state = self.state;
        self.content.save_state();
        self.content.set_parameters(Name(b"N"));
        let rect = image.rect.moved(self.at);
        self.rect(rect);
        self.content.clip_nonzero().end_path();
        let cover = picture.cover;
        let (x, y) = (rect.x0 + cover.x0, rect.y0 + cover.y1);
        let (w, h) = (number(cover.width()), number(cover.height()));
        let (x, y) = (number(x), number(self.height - y));
        self.content.transform([w, 0.0, 0.0, h, x, y]);
        self.content.x_object(Name(name.as_bytes()));
        self.content.restore_state();
        self.state = state;
    }

    /// Shows a run; where a line down the page begins with it that is not read in order by its
    /// glyphs' places, the line is marked as a whole.
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
        let takes_black = || self.ground.under(run, self.at).into_iter().all(Self::takes_black);
        let small = run.size < LARGE && run.ink.is_solid_black() && takes_black();
        self.ink(run.ink, small, false);
        self.content.begin_text();
        self.content.set_font(Name(name.as_bytes()), number(run.size));
        self.content.set_text_rendering_mode(TextRenderingMode::Fill);
        let origin = run.origin + self.at;
        text::show(&mut self.content, run, origin, font, self.height, self.marked);
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

/// Returns the resource name of the picture with this number among all of the file.
pub(super) fn image_name(number: usize) -> String {
    format!("I{number}")
}

/// Resource name of the ink of all plates.
pub(super) const REGISTRATION: &str = "All";

/// Returns the resource name of a spot ink.
pub(super) fn spot_name(spot: SpotId) -> String {
    format!("S{}", spot.0)
}
