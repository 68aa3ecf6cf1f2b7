//! The one walk through a frame: everything that is painted, in order, with its place on the page.

use super::{Frame, FrameItem, GlyphRun, Group, Tag};
use crate::geom::{Point, Rect};
use crate::ids::SlotId;

/// Something that is painted: no group, but what groups hold.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// It, at the coordinates of its own frame.
    pub item: &'a FrameItem,
    /// Where the origin of that frame lies.
    pub at: Point,
    /// Where alone it shows.
    pub clip: Option<Rect>,
    /// The slot to which it belongs.
    pub area: Option<SlotId>,
    /// What it stands for.
    pub tag: Option<Tag>,
}

/// Goes through a frame; made by [`Frame::pieces`].
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    /// The frames that are entered and not yet left, the innermost last.
    open: Vec<Entered<'a>>,
}

/// A frame under way.
#[derive(Clone, Debug)]
struct Entered<'a> {
    /// What is still to come of it.
    items: std::slice::Iter<'a, FrameItem>,
    at: Point,
    clip: Option<Rect>,
    area: Option<SlotId>,
    tag: Option<Tag>,
}

impl Frame {
    /// Returns everything that is painted, first painted first, wherever it is gathered.
    pub fn pieces(&self) -> Pieces<'_> {
        Pieces::of(&self.items)
    }
}

impl Pieces<'_> {
    /// Goes through items that are in no frame yet.
    pub fn of(items: &[FrameItem]) -> Pieces<'_> {
        let (items, at) = (items.iter(), Point::default());
        Pieces { open: vec![Entered { items, at, clip: None, area: None, tag: None }] }
    }
}

impl<'a> Piece<'a> {
    /// Returns the glyphs, where it is such.
    pub fn run(&self) -> Option<&'a GlyphRun> {
        match self.item {
            FrameItem::Text(run) => Some(run),
            _ => None,
        }
    }

    /// Returns about where it stands.
    pub fn rect(&self) -> Rect {
        let rect = match self.item {
            FrameItem::Text(run) => run.rect(),
            FrameItem::Shape(shape) => shape.rect,
            FrameItem::Image(image) => image.rect,
            FrameItem::Group(_) => Rect::default(),
        };
        rect.moved(self.at)
    }

    /// Returns a copy at the coordinates of the frame that was gone through.
    pub fn placed(&self) -> FrameItem {
        self.item.clone().moved(self.at)
    }
}

impl<'a> Entered<'a> {
    /// Enters a group.
    fn group(&self, group: &'a Group) -> Entered<'a> {
        let at = self.at + group.at;
        let clip = match (self.clip, group.clip.map(|own| own.moved(at))) {
            (Some(clip), Some(own)) => Some(clip.intersection(own)),
            (clip, own) => own.or(clip),
        };
        let (area, tag) = match group.tag {
            Some(Tag::Area(slot)) => (Some(slot), self.tag),
            tag => (self.area, tag.or(self.tag)),
        };
        Entered { items: group.frame.items.iter(), at, clip, area, tag }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let frame = self.open.last_mut()?;
            match frame.items.next() {
                None => {
                    self.open.pop();
                }
                Some(FrameItem::Group(group)) => {
                    let inner = frame.group(group);
                    self.open.push(inner);
                }
                Some(item) => {
                    let Entered { at, clip, area, tag, .. } = *frame;
                    return Some(Piece { item, at, clip, area, tag });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Ink;
    use crate::frame::Shape;
    use crate::geom::Abs;

    fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        Rect::new(Abs::pt(x0), Abs::pt(y0), Abs::pt(x1), Abs::pt(y1))
    }

    fn shape(rect: Rect) -> FrameItem {
        FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline: None })
    }

    #[test]
    fn what_is_gathered_stands_where_it_stood() {
        let rects =
            [rect(1.0, 2.0, 3.0, 4.0), rect(5.0, 6.0, 7.0, 8.0), rect(0.0, 0.0, 9.0, 9.0)];
        let [a, b, c] = rects.map(shape);
        let at = |x: f64, y: f64| Point::new(Abs::pt(x), Abs::pt(y));
        let inner = FrameItem::Group(Group::gather(at(2.0, 50.0), vec![b]));
        let outer = Group::gather(at(-7.0, 3.0), vec![a, inner]);
        let frame = Frame { items: vec![FrameItem::Group(outer), c] };
        let seen: Vec<Rect> = frame.pieces().map(|piece| piece.rect()).collect();
        assert_eq!(seen, rects);
        let placed = frame.pieces().map(|piece| piece.placed());
        assert_eq!(placed.collect::<Vec<_>>(), rects.map(shape));
    }

    #[test]
    fn a_clip_moves_with_its_group_and_meets_that_of_the_group_outside() {
        let clipped = |at: Point, clip: Rect, items| {
            FrameItem::Group(Group { clip: Some(clip), ..Group::gather(at, items) })
        };
        let at = |x: f64, y: f64| Point::new(Abs::pt(x), Abs::pt(y));
        let inner = clipped(
            at(10.0, 10.0),
            rect(0.0, 0.0, 40.0, 5.0),
            vec![shape(rect(10.0, 10.0, 99.0, 99.0))],
        );
        let outer = clipped(Point::default(), rect(0.0, 0.0, 30.0, 30.0), vec![inner]);
        let frame = Frame { items: vec![outer.moved(at(1.0, 0.0))] };
        let piece = frame.pieces().next().expect("the shape");
        assert_eq!(piece.clip, Some(rect(11.0, 10.0, 31.0, 15.0)));
    }
}
