//! Marks beyond the trim, for plants that ask for them: crop and registration marks, a colour
//! bar, a slug line.
//!
//! They are frames like any other matter and stand outside the bleed. Crop and registration
//! marks print on every plate (`/All`), the patches of the bar with the inks that they measure.

use std::fmt::Write;

use super::lettering::Lettering;
use crate::color::{Ink, Spot, SpotId};
use crate::digest::Digest;
use crate::font::{Book, FaceId};
use crate::frame::{Composition, Frame, FrameItem, GlyphRun, Group, PageComposition, Shape};
use crate::geom::{Abs, Point, Rect, Size};

/// Room that the marks take beyond the bleed on each side: 12 mm.
pub const SLUG: Abs = Abs::from_units(34_015_748);

/// Least distance of the marks from the trim: 3 mm.
const OFF: Abs = Abs::from_units(8_503_937);
/// Length of a crop mark: 6 mm.
const LENGTH: Abs = Abs::from_units(17_007_874);
/// Weight of the lines of marks.
const WEIGHT: Abs = Abs::from_units(250_000);
/// Side of a patch of the colour bar: 5 mm.
const PATCH: Abs = Abs::from_units(14_173_228);
/// Type size of the slug line.
const SLUG_SIZE: Abs = Abs::from_units(6_000_000);

/// What the marks of a job show and say.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// Bleed beyond the trim.
    pub bleed: Abs,
    /// Spot inks with a plate of their own.
    pub spots: &'a [Spot],
    /// Name of the paper.
    pub paper: &'a str,
    /// Day of the edition.
    pub date: &'a str,
    /// Name of the printing condition.
    pub condition: &'a str,
}

/// Returns `composition` with marks round each page, lettered in `face` of `book`.
pub fn add(composition: &Composition, book: &Book, face: FaceId, job: &Job) -> Composition {
    let mut marked = composition.clone();
    for page in &mut marked.pages {
        let mut pen = Pen { trim: page.trim, off: job.bleed.max(OFF), frame: Frame::default() };
        pen.crop_marks();
        pen.registration_marks();
        pen.color_bar(job.spots.len());
        pen.slug(&slug(page, job), Lettering { book, face });
        let frame = pen.frame;
        let marks = Group::gather(Point::default(), frame.items);
        page.frame.items.push(FrameItem::Group(marks));
    }
    marked
}

/// Returns the words of a page's slug line.
fn slug(page: &PageComposition, job: &Job) -> String {
    let Job { paper, date, condition, spots, .. } = job;
    let (label, name) = (page.called.label(), &page.name);
    let content = Digest::of(painted(&page.frame).as_bytes()).to_string();
    let spots: String = spots.iter().map(|spot| format!(" + {}", spot.name)).collect();
    format!(
        "{paper}　{date}　{label} {name}　{}　{condition}　C M Y K{spots}　banmian {}",
        &content[..12],
        env!("CARGO_PKG_VERSION"),
    )
}

/// Returns all that is painted on a page in words: two plates of the same ink have the same,
/// however it is gathered, whatever it stands for and wherever in the files it is written.
fn painted(frame: &Frame) -> String {
    let mut words = String::new();
    for piece in frame.pieces() {
        let _ = match piece.placed() {
            FrameItem::Text(GlyphRun {
                face,
                size,
                width,
                orientation,
                ink,
                origin,
                glyphs,
                ..
            }) => {
                let glyphs: Vec<_> = glyphs.iter().map(|it| (it.id, it.x, it.y)).collect();
                writeln!(
                    words,
                    "{face:?} {size:?} {width} {orientation:?} {ink:?} {origin:?} {glyphs:?}"
                )
            }
            FrameItem::Shape(Shape { rect, ink, outline }) => {
                writeln!(words, "{rect:?} {ink:?} {outline:?}")
            }
            FrameItem::Image(image) => {
                writeln!(words, "{:?} {:?}", image.rect, image.placing())
            }
            FrameItem::Group(_) => Ok(()),
        };
        let _ = writeln!(words, "{:?}", piece.clip);
    }
    words
}

/// Draws the marks of one page.
struct Pen {
    trim: Size,
    /// Where the marks begin, from the trim.
    off: Abs,
    frame: Frame,
}

impl Pen {
    fn fill(&mut self, rect: Rect, ink: Ink) {
        self.frame.items.push(FrameItem::Shape(Shape { rect, ink, outline: None }));
    }

    fn across(&mut self, x: Abs, y: Abs, length: Abs) {
        let rect = Rect::new(x, y - WEIGHT / 2, x + length, y + WEIGHT / 2);
        self.fill(rect, Ink::Registration);
    }

    fn down(&mut self, x: Abs, y: Abs, length: Abs) {
        let rect = Rect::new(x - WEIGHT / 2, y, x + WEIGHT / 2, y + length);
        self.fill(rect, Ink::Registration);
    }

    /// Draws two lines at each corner, in line with the trim and clear of it.
    fn crop_marks(&mut self) {
        let Size { w, h } = self.trim;
        for y in [Abs::ZERO, h] {
            self.across(-self.off - LENGTH, y, LENGTH);
            self.across(w + self.off, y, LENGTH);
        }
        for x in [Abs::ZERO, w] {
            self.down(x, -self.off - LENGTH, LENGTH);
            self.down(x, h + self.off, LENGTH);
        }
    }

    /// Draws a cross in a square in the middle of each side.
    fn registration_marks(&mut self) {
        let Size { w, h } = self.trim;
        let beyond = self.off + LENGTH / 2;
        for (x, y) in
            [(w / 2, -beyond), (w / 2, h + beyond), (-beyond, h / 2), (w + beyond, h / 2)]
        {
            self.across(x - LENGTH / 2, y, LENGTH);
            self.down(x, y - LENGTH / 2, LENGTH);
            let quarter = LENGTH / 4;
            let rect = Rect::new(x - quarter, y - quarter, x + quarter, y + quarter);
            let shape = Shape { rect, ink: Ink::Registration, outline: Some(WEIGHT) };
            self.frame.items.push(FrameItem::Shape(shape));
        }
    }

    /// Draws the patches below the page, left of the middle: solids, halves, overprints of two
    /// inks, the grey that three inks should balance to, then each spot ink whole and half.
    fn color_bar(&mut self, spots: usize) {
        let process = [
            (100, 0, 0, 0),
            (0, 100, 0, 0),
            (0, 0, 100, 0),
            (0, 0, 0, 100),
            (50, 0, 0, 0),
            (0, 50, 0, 0),
            (0, 0, 50, 0),
            (0, 0, 0, 50),
            (0, 100, 100, 0),
            (100, 0, 100, 0),
            (100, 100, 0, 0),
            (50, 40, 40, 0),
        ];
        let process = process.map(|(c, m, y, k)| Ink::percent(c, m, y, k));
        let spots = (0..spots.min(4) as u8)
            .flat_map(|spot| [10_000, 5_000].map(|tint| Ink::Spot(SpotId(spot), tint)));
        let top = self.trim.h + self.off + Abs::from_units(1_500_000);
        for (at, ink) in process.into_iter().chain(spots).enumerate() {
            let x = LENGTH * 2 + PATCH * at as i64;
            self.fill(Rect::new(x, top, x + PATCH, top + PATCH), ink);
        }
    }

    /// Sets the line above the page, clear of the marks at the corner and in the middle.
    fn slug(&mut self, words: &str, lettering: Lettering) {
        let x = LENGTH * 2;
        let room = self.trim.w / 2 - x - LENGTH;
        let line = lettering.measure(words, SLUG_SIZE, room);
        let at = Point::new(x, -self.off - SLUG_SIZE / 2);
        self.frame.items.extend(line.set(at, Ink::BLACK));
    }
}
