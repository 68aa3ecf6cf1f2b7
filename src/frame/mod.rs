//! Finished ink: what layout gives and every exporter takes.
//!
//! A [`Frame`] is a list of items in reading order. A [`Group`] places a frame of its own
//! inside it: what is gathered so is shared, costs nothing to copy and moves without being made
//! again. A page is a frame with a group for each of its slots. Exporters match on
//! [`FrameItem`], or go through [`Frame::pieces`], and need nothing else: no TOML, no layout,
//! no line breaker. If an output needs a fact, the frame carries it.

mod composition;
mod copy_wanted;
mod dump;
mod form;
mod ground;
mod measured;
mod measured_head;
mod names;
mod pieces;
mod tag;
mod told;

pub use composition::{
    ColumnRun, Composition, Finding, LineCount, PageComposition, Part, PictureReport,
    SlotReport, StoryReport,
};
pub use copy_wanted::{CopyState, CopyWanted};
pub use dump::dump;
pub use form::{Form, Missing};
pub use ground::{Ground, Under};
pub use measured::{Measured, MeasuredLine};
pub use measured_head::{HeadEnd, MeasuredHead};
pub use names::{Names, PageNames};
pub use pieces::{Piece, Pieces};
pub use tag::Tag;
pub use told::{Datum, PartedKind, Step};

use std::sync::Arc;

use crate::color::Ink;
use crate::diag::Span;
use crate::font::FaceId;
use crate::geom::{Abs, Orientation, Point, Rect, Size, em_box};
use crate::ids::PhotoId;

/// Finished matter in reading order; its items lie at coordinates of its own, those of a page's
/// frame at the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The items, first painted first and first read first.
    pub items: Vec<FrameItem>,
}

/// One thing on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameItem {
    /// A frame inside the frame.
    Group(Group),
    /// Glyphs in one line.
    Text(GlyphRun),
    /// A filled rectangle or a rule.
    Shape(Shape),
    /// A photograph or another picture.
    Image(ImageItem),
}

/// A frame inside a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Where the origin of its frame lies.
    pub at: Point,
    /// Its matter, shared by all that show it.
    pub frame: Arc<Frame>,
    /// Where alone its matter shows, at the coordinates of its frame.
    pub clip: Option<Rect>,
    /// What its matter stands for.
    pub tag: Option<Tag>,
}

/// Glyphs of one face, size and ink in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// Type size.
    pub size: Abs,
    /// Horizontal scale in thousandths: 1000 is natural, 940 is condensed to 94 %.
    pub width: u16,
    /// How the glyphs stand; the scale narrows them along their own baselines.
    pub orientation: Orientation,
    /// Whether it goes on in the line of the run before it: told of lines down the page, whose runs
    /// readers cannot join by their baselines.
    pub continues: bool,
    /// Ink of the glyphs.
    pub ink: Ink,
    /// Where the baseline begins; in a line down the page, where the first glyph has its origin.
    pub origin: Point,
    /// The glyphs, in reading order.
    pub glyphs: Vec<Glyph>,
    /// The characters of the run; each glyph names its part.
    pub text: String,
    /// Where the characters are written, or what they are made from; of what an exporter adds,
    /// nowhere.
    pub span: Option<Span>,
}

/// One glyph of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Number of the glyph in its face.
    pub id: u16,
    /// Distance of the glyph's origin from the run's origin, to the right, with scale applied.
    pub x: Abs,
    /// The same, down.
    pub y: Abs,
    /// Bytes of the run's text that this glyph shows; empty when an earlier glyph of the same
    /// cluster shows them.
    pub text: std::ops::Range<u32>,
}

/// A filled rectangle. Rules are rectangles too: a rule of 0.3 pt is exact in every reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its place.
    pub rect: Rect,
    /// Its ink.
    pub ink: Ink,
    /// The corners of the stroke only: `Some(weight)` draws the outline inside the rectangle.
    pub outline: Option<Abs>,
}

/// A picture placed so that `source` of it fills `rect`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageItem {
    /// The picture.
    pub image: PhotoId,
    /// Where the crop stands on the page.
    pub rect: Rect,
    /// Where the whole picture would stand, uncropped, never distorted.
    pub full: Rect,
    /// What it shows, for readers who do not see it.
    pub alt: Arc<str>,
}

/// How a picture is placed: all that its reproduction depends on beside the picture itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placing {
    /// The picture.
    pub image: PhotoId,
    /// Size of the frame that shows it.
    pub size: Size,
    /// Where the whole picture would stand, from the upper left corner of the frame.
    pub full: Rect,
}

impl ImageItem {
    /// Returns how the picture is placed.
    pub fn placing(&self) -> Placing {
        let ImageItem { rect, full, image, .. } = self;
        let (x, y) = (rect.x0, rect.y0);
        let full = Rect::new(full.x0 - x, full.y0 - y, full.x1 - x, full.y1 - y);
        Placing { image: *image, size: Size::new(rect.width(), rect.height()), full }
    }
}

impl Group {
    /// Gathers items into a group whose frame has its origin at `at` of theirs.
    pub fn gather(at: Point, items: Vec<FrameItem>) -> Group {
        let items = items.into_iter().map(|item| item.moved(-at)).collect();
        Group { at, frame: Arc::new(Frame { items }), clip: None, tag: None }
    }

    /// Gathers items that stand for something, if there are any.
    pub fn of(tag: Tag, at: Point, items: Vec<FrameItem>) -> Option<FrameItem> {
        let tagged = |items| Group { tag: Some(tag), ..Group::gather(at, items) };
        (!items.is_empty()).then(|| FrameItem::Group(tagged(items)))
    }
}

impl GlyphRun {
    /// Returns about where the run stands in its frame: the em boxes of its glyphs, from the
    /// first to the last.
    pub fn rect(&self) -> Rect {
        let em = self.size;
        let cell = |glyph: &Glyph| {
            let (x, y) = (self.origin.x + glyph.x, self.origin.y + glyph.y);
            match self.orientation {
                Orientation::Across | Orientation::Upright => {
                    let (above, below) = (em_box::ASCENT.at(em), em_box::DESCENT.at(em));
                    Rect::new(x, y - above, x + em.ratio(self.width.into(), 1000), y + below)
                }
                Orientation::Turned => Rect::new(x - em_box::DESCENT.at(em), y, x + em, y + em),
            }
        };
        let mut cells = self.glyphs.iter().map(cell);
        let first = cells.next().unwrap_or(Rect::at(self.origin, Size::default()));
        cells.fold(first, Rect::union)
    }
}

impl FrameItem {
    /// Returns the item moved right and down in its frame; what a group holds stays as it is.
    #[must_use]
    pub fn moved(self, by: Point) -> FrameItem {
        match self {
            FrameItem::Group(group) => FrameItem::Group(Group { at: group.at + by, ..group }),
            FrameItem::Text(run) => {
                FrameItem::Text(GlyphRun { origin: run.origin + by, ..run })
            }
            FrameItem::Shape(shape) => {
                FrameItem::Shape(Shape { rect: shape.rect.moved(by), ..shape })
            }
            FrameItem::Image(image) => FrameItem::Image(ImageItem {
                rect: image.rect.moved(by),
                full: image.full.moved(by),
                ..image
            }),
        }
    }
}
