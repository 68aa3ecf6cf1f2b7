//! What lies under matter: the panels and pictures that were painted before it.

use super::{FrameItem, GlyphRun, Shape};
use crate::color::Ink;
use crate::geom::{Abs, Orientation, Point, Rect, em_box};

/// The ground of a page, as far as it is painted.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    painted: Vec<(Rect, Under)>,
}

/// What lies at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// Nothing: the paper.
    Paper,
    /// A panel of this ink.
    Panel(Ink),
    /// A picture.
    Picture,
}

impl Ground {
    /// Takes in an item once it is painted, its frame's origin at `at`. Groups are taken in item by
    /// item, with the clip of the group; outlines cover nothing.
    pub fn add(&mut self, item: &FrameItem, at: Point, clip: Option<Rect>) {
        let (rect, under) = match item {
            FrameItem::Shape(Shape { rect, ink, outline: None }) if ink.is_paper() => {
                (*rect, Under::Paper)
            }
            FrameItem::Shape(Shape { rect, ink, outline: None }) => (*rect, Under::Panel(*ink)),
            FrameItem::Image(image) => (image.rect, Under::Picture),
            FrameItem::Shape(_) | FrameItem::Text(_) | FrameItem::Group(_) => return,
        };
        let rect = rect.moved(at);
        let rect = clip.map_or(rect, |clip| rect.intersection(clip));
        self.painted.push((rect, under));
    }

    /// Returns what lies at a point.
    pub fn at(&self, point: Point) -> Under {
        let covers = |(rect, _): &&(Rect, Under)| {
            rect.x0 <= point.x && point.x < rect.x1 && rect.y0 <= point.y && point.y < rect.y1
        };
        self.painted.iter().rev().find(covers).map_or(Under::Paper, |(_, under)| *under)
    }

    /// Returns what lies under the first, the middle and the last glyph of a run whose frame
    /// has its origin at `at`.
    pub fn under(&self, run: &GlyphRun, at: Point) -> Vec<Under> {
        let origin = run.origin + at;
        let last = run.glyphs.len().saturating_sub(1);
        let mut places = vec![0, last / 2, last];
        places.dedup();
        let glyphs = places.into_iter().filter_map(|at| run.glyphs.get(at));
        glyphs
            .map(|glyph| {
                let at = Point::new(origin.x + glyph.x, origin.y + glyph.y);
                let (half, middle) = (run.size / 2, em_box::MIDDLE.at(run.size));
                let (right, down): (Abs, Abs) = match run.orientation {
                    Orientation::Across | Orientation::Upright => (half, -middle),
                    Orientation::Turned => (middle, half),
                };
                self.at(Point::new(at.x + right, at.y + down))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        Rect::new(Abs::pt(x0), Abs::pt(y0), Abs::pt(x1), Abs::pt(y1))
    }

    #[test]
    fn what_was_painted_last_lies_uppermost() {
        let red = Ink::percent(0, 100, 100, 0);
        let panel = |rect, ink| FrameItem::Shape(Shape { rect, ink, outline: None });
        let mut ground = Ground::default();
        let page = Point::default();
        ground.add(&panel(rect(0.0, 0.0, 100.0, 100.0), red), page, None);
        let at = Point::new(Abs::pt(20.0), Abs::pt(20.0));
        ground.add(&panel(rect(0.0, 0.0, 20.0, 20.0), Ink::WHITE), at, None);
        ground.add(
            &panel(rect(0.0, 50.0, 100.0, 100.0), Ink::BLACK),
            page,
            Some(rect(0.0, 0.0, 100.0, 60.0)),
        );
        let outline = Shape {
            rect: rect(0.0, 0.0, 9.0, 9.0),
            ink: Ink::BLACK,
            outline: Some(Abs::pt(1.0)),
        };
        ground.add(&FrameItem::Shape(outline), page, None);
        let at = |x: f64, y: f64| ground.at(Point::new(Abs::pt(x), Abs::pt(y)));
        assert_eq!(at(5.0, 5.0), Under::Panel(red));
        assert_eq!(at(30.0, 30.0), Under::Paper);
        assert_eq!(at(30.0, 55.0), Under::Panel(Ink::BLACK));
        assert_eq!(at(30.0, 70.0), Under::Panel(red));
        assert_eq!(at(130.0, 70.0), Under::Paper);
    }
}
