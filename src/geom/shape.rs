//! Points, sizes and rectangles in page coordinates.

use std::ops::{Add, Neg};

use super::Abs;

/// A place on the page, measured right and down from the upper left corner of the trim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// Distance to the right.
    pub x: Abs,
    /// Distance down.
    pub y: Abs,
}

/// How glyphs stand in their line, and the line on the page (clreq 2.4.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// In a line across the page.
    #[default]
    Across,
    /// Upright in a line down the page.
    Upright,
    /// In a line down the page, turned a quarter clockwise.
    Turned,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    /// Extent to the right.
    pub w: Abs,
    /// Extent down.
    pub h: Abs,
}

/// A rectangle with its sides parallel to the page's; `x0 <= x1` and `y0 <= y1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rect {
    /// Left side.
    pub x0: Abs,
    /// Upper side.
    pub y0: Abs,
    /// Right side.
    pub x1: Abs,
    /// Lower side.
    pub y1: Abs,
}

/// One value for each side of a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sides<T> {
    /// Left side.
    pub left: T,
    /// Upper side.
    pub top: T,
    /// Right side.
    pub right: T,
    /// Lower side.
    pub bottom: T,
}

impl Point {
    /// Returns the point at `x`, `y`.
    pub const fn new(x: Abs, y: Abs) -> Point {
        Point { x, y }
    }
}

impl Add for Point {
    type Output = Point;

    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

impl Neg for Point {
    type Output = Point;

    fn neg(self) -> Point {
        Point::new(-self.x, -self.y)
    }
}

impl Size {
    /// Returns the size `w` by `h`.
    pub const fn new(w: Abs, h: Abs) -> Size {
        Size { w, h }
    }
}

impl Rect {
    /// Returns the rectangle with these left, upper, right and lower sides.
    pub const fn new(x0: Abs, y0: Abs, x1: Abs, y1: Abs) -> Rect {
        Rect { x0, y0, x1, y1 }
    }

    /// Returns the rectangle of `size` whose upper left corner is `at`.
    pub fn at(at: Point, size: Size) -> Rect {
        Rect::new(at.x, at.y, at.x + size.w, at.y + size.h)
    }

    /// Returns the rectangle moved right and down.
    #[must_use]
    pub fn moved(self, by: Point) -> Rect {
        Rect::new(self.x0 + by.x, self.y0 + by.y, self.x1 + by.x, self.y1 + by.y)
    }

    /// Returns the upper left corner.
    pub fn corner(self) -> Point {
        Point::new(self.x0, self.y0)
    }

    /// Returns the width.
    pub fn width(self) -> Abs {
        self.x1 - self.x0
    }

    /// Returns the height.
    pub fn height(self) -> Abs {
        self.y1 - self.y0
    }

    /// Returns the rectangle made smaller by `by` on each side.
    pub fn inset(self, by: Sides<Abs>) -> Rect {
        Rect::new(self.x0 + by.left, self.y0 + by.top, self.x1 - by.right, self.y1 - by.bottom)
    }

    /// Returns whether the two share an area; touching sides do not count.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Returns whether `other` lies inside, sides included.
    pub fn contains(self, other: Rect) -> bool {
        self.x0 <= other.x0 && other.x1 <= self.x1 && self.y0 <= other.y0 && other.y1 <= self.y1
    }

    /// Returns the point in the middle.
    pub fn middle(self) -> Point {
        Point::new((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)
    }

    /// Returns the part that both share; empty where they share none.
    #[must_use]
    pub fn intersection(self, other: Rect) -> Rect {
        let (x0, y0) = (self.x0.max(other.x0), self.y0.max(other.y0));
        let (x1, y1) = (self.x1.min(other.x1).max(x0), self.y1.min(other.y1).max(y0));
        Rect::new(x0, y0, x1, y1)
    }

    /// Returns the smallest rectangle round both.
    pub fn union(self, other: Rect) -> Rect {
        Rect::new(
            self.x0.min(other.x0),
            self.y0.min(other.y0),
            self.x1.max(other.x1),
            self.y1.max(other.y1),
        )
    }
}

impl<T: Copy> Sides<T> {
    /// Returns the same value for all four sides.
    pub const fn all(value: T) -> Sides<T> {
        Sides { left: value, top: value, right: value, bottom: value }
    }
}
