//! Photographs in their slots, and how they are cropped: what the editor asked for is one thing, what a place
//! cuts off beyond that another.

use super::{Edition, Look, Wording};
use crate::diag::Span;
use crate::geom::{Abs, Rect, Size};
use crate::ids::PhotoId;
use crate::terms::PhotoFit;

/// A photograph in its slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// The picture.
    pub image: PhotoId,
    /// Its file, for messages.
    pub file: String,
    /// What it shows.
    pub caption: Option<Wording>,
    /// Who took it.
    pub credit: Option<Wording>,
    /// Slots of its page, by name, in which it may stand, where it may change places.
    pub choice: Vec<String>,
    /// How it fills its slot, where the editor says so; [`Photo::fit_in`] says it of every one.
    pub fit: Option<PhotoFit>,
    /// Whether it is drawn, by its pixels: a chart, a table, a document.
    pub drawn: bool,
    /// The part of it that the editor asks for.
    pub part: Part,
    /// Proportions of that part: width and height.
    pub shape: (i64, i64),
    /// How much closer than the largest crop it is shown, in thousandths.
    pub zoom: u32,
    /// The point that stays in the crop, in thousandths of width and height of the picture.
    pub focus: (u32, u32),
    /// Whether make-up may leave it out where its room is wanted.
    pub optional: bool,
    /// Place in the source file.
    pub span: Span,
}

/// A part of a picture, in millionths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// A picture in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What of the page it takes.
    pub rect: Rect,
    /// Where the whole of it would stand, uncropped.
    pub full: Rect,
}

impl Photo {
    /// Returns how it fills a slot: as the editor says, else as the slot does, else as its pixels do.
    pub fn fit_in(&self, look: &Look) -> PhotoFit {
        let own = if self.drawn { PhotoFit::Whole } else { PhotoFit::Cover };
        self.fit.or(look.fit).unwrap_or(own)
    }

    /// Returns whether it stands whole in a slot although nobody says so.
    pub fn is_whole_unasked(&self, look: &Look) -> bool {
        self.drawn && self.fit.or(look.fit).is_none()
    }

    /// Returns what share of the part that is asked for a place of such a size shows, from 0 to 1: a `zoom` is
    /// asked for too, the shape of the place is not.
    pub fn kept(&self, size: Size, fit: PhotoFit) -> f64 {
        let (w, h) = self.shape;
        let own = w as f64 / h as f64;
        let place = size.w.to_pt().max(1e-3) / size.h.to_pt().max(1e-3);
        match fit {
            PhotoFit::Whole => 1.0,
            PhotoFit::Cover => (own / place).min(place / own),
        }
    }

    /// Places it in a room: it covers all of it, the focus as near to its middle as the edges allow, or stands
    /// whole at the top of it, in the middle of its width.
    pub fn placed(&self, room: Rect, fit: PhotoFit) -> Placed {
        let (w, h) = self.shape;
        let by_width = room.width().ratio(h, w);
        let wide = |height: Abs| height.ratio(w, h);
        let (rect, shown) = match fit {
            PhotoFit::Whole => {
                let height = by_width.min(room.height());
                let width = if height < by_width { wide(height) } else { room.width() };
                let at = Rect { x0: room.x0 + (room.width() - width) / 2, ..room }.corner();
                let rect = Rect::at(at, Size::new(width, height));
                (rect, rect)
            }
            PhotoFit::Cover => {
                let size = match by_width >= room.height() {
                    true => Size::new(room.width(), by_width),
                    false => Size::new(wide(room.height()), room.height()),
                };
                (room, self.covering(room, size))
            }
        };
        Placed { rect, full: self.part.whole(shown) }
    }

    /// Returns where the part that is asked for stands so that it covers a room that it covers in this size.
    fn covering(&self, room: Rect, size: Size) -> Rect {
        let closer = |length: Abs| length.ratio(self.zoom.into(), 1000);
        let (width, height) = (closer(size.w), closer(size.h));
        let shift = |there: Abs, full: Abs, focus: i64| {
            let wanted = there / 2 - full.ratio(focus, 1_000_000);
            wanted.clamp(there - full, Abs::ZERO)
        };
        let (x, y) = self.part.within(self.focus);
        let x0 = room.x0 + shift(room.width(), width, x);
        let y0 = room.y0 + shift(room.height(), height, y);
        Rect::new(x0, y0, x0 + width, y0 + height)
    }
}

impl Placed {
    /// Returns what of the picture is printed: left, top, width and height in parts of it.
    fn seen(self) -> [f64; 4] {
        let part = |length: Abs, of: Abs| length.to_pt() / of.to_pt().max(1e-6);
        let Placed { rect, full } = self;
        [
            part(rect.x0 - full.x0, full.width()),
            part(rect.y0 - full.y0, full.height()),
            part(rect.width(), full.width()),
            part(rect.height(), full.height()),
        ]
    }
}

/// Share of the edge of a picture that must not be paler than [`Recipe::pale_from`](crate::repro::Recipe::pale_from): beyond it no
/// reader sees where the picture ends.
const PALE_EDGE: f64 = 0.1;

impl Edition {
    /// Returns whether so much of the edge of what is printed of a picture is paper that it has none.
    pub fn has_pale_edge(&self, image: PhotoId, placed: Placed) -> bool {
        let pale = self.press.recipe.pale_from();
        let picture = self.pictures.get(image.0 as usize);
        picture.is_some_and(|it| it.glance.edge_share(placed.seen(), pale) > PALE_EDGE)
    }
}

/// Millionths of a whole.
const WHOLE: u32 = 1_000_000;

impl Part {
    /// All of a picture.
    pub const ALL: Part = Part { x: 0, y: 0, width: WHOLE, height: WHOLE };

    /// Returns the part that shares of width and height say: left, top, width, height.
    pub fn of(shares: [f64; 4]) -> Part {
        let [x, y, width, height] =
            shares.map(|share| (share.clamp(0.0, 1.0) * f64::from(WHOLE)).round() as u32);
        Part { x, y, width: width.min(WHOLE - x).max(1), height: height.min(WHOLE - y).max(1) }
    }

    /// Returns its proportions in a picture of so many pixels: width and height.
    pub(crate) fn shape(self, width: u32, height: u32) -> (i64, i64) {
        let of = |pixels: u32, share: u32| i64::from(pixels.max(1)) * i64::from(share);
        (of(width, self.width), of(height, self.height))
    }

    /// Returns the point that stays in a crop where nobody says which, in thousandths of a picture of so many
    /// pixels: the middle of the part, of one that is higher than wide a third from its top, where faces are.
    pub(crate) fn focus(self, width: u32, height: u32) -> (u32, u32) {
        let (across, high) = self.shape(width, height);
        let down = if high > across { 330 } else { 500 };
        let at = |from: u32, share: u32, permille: u32| {
            ((u64::from(from) * 1000 + u64::from(share) * u64::from(permille)) / 1_000_000)
                as u32
        };
        (at(self.x, self.width, 500), at(self.y, self.height, down))
    }

    /// Returns a point of the picture, given in thousandths, in millionths of this part.
    fn within(self, (x, y): (u32, u32)) -> (i64, i64) {
        let own = |at: u32, from: u32, share: u32| {
            (i64::from(at) * 1000 - i64::from(from)) * i64::from(WHOLE) / i64::from(share)
        };
        (own(x, self.x, self.width), own(y, self.y, self.height))
    }

    /// Returns where the whole picture stands of which this part stands so.
    fn whole(self, part: Rect) -> Rect {
        let all = i64::from(WHOLE);
        let width = part.width().ratio(all, self.width.into());
        let height = part.height().ratio(all, self.height.into());
        let x0 = part.x0 - width.ratio(self.x.into(), all);
        let y0 = part.y0 - height.ratio(self.y.into(), all);
        // Rounded it must not end before its part does.
        let (x1, y1) = ((x0 + width).max(part.x1), (y0 + height).max(part.y1));
        Rect::new(x0, y0, x1, y1)
    }
}

#[cfg(test)]
mod tests;
