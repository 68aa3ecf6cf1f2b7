//! The matter of a page as SVG: its words as text, shapes in the colours of a screen, pictures
//! crossed out as on a dummy.
//!
//! A run is one `<text>` that is told how long it is, so that whatever face the reader's
//! machine has fills the line as the page's own does. Runs of one face, size and ink share a
//! group: a page of copy is little more than its characters.

use std::fmt::Write;

use super::number::N;
use super::{Esc, Matter};
use crate::color::{Ink, Process};
use crate::font::{Book, Face, FaceId};
use crate::frame::{Frame, FrameItem, Glyph, GlyphRun, Group, ImageItem, Shape};
use crate::geom::{Abs, Orientation, Point, Rect, em_box};

/// Red, green and blue of the solid process inks on paper, from 0 to 255.
const SOLIDS: [[f64; 3]; 4] =
    [[0.0, 158.0, 224.0], [229.0, 0.0, 125.0], [255.0, 236.0, 0.0], [29.0, 29.0, 27.0]];

/// Writes the items of page `number` in the order in which they are painted.
pub(super) fn write(matter: &Matter, number: u32, frame: &Frame, out: &mut String) {
    let mut painter =
        Painter { matter, number, at: Point::default(), clips: 0, hand: None, out };
    painter.frame(frame);
    painter.lay_down();
}

/// Returns the rules of the style sheet that give each face of the book its family and weight.
pub(super) fn faces(book: &Book) -> String {
    let mut out = String::new();
    for (FaceId(id), face) in book.iter() {
        let (family, weight) = stand_in(face);
        let _ =
            writeln!(out, ".t{id} {{ font-family: var(--{family}); font-weight: {weight}; }}");
    }
    out
}

/// Returns the family and the weight of the browser that stand in for a face; its role and the
/// name of its file tell.
fn stand_in(face: &Face) -> (&'static str, u16) {
    let name = format!("{} {}", face.role(), face.file()).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let family = match () {
        () if has(&["hei", "sans", "gothic"]) => "hei",
        () if has(&["kai", "xing", "script"]) => "kai",
        () => "song",
    };
    let weight = match () {
        () if has(&["black", "heavy"]) => 900,
        () if has(&["bold"]) => 700,
        () => 400,
    };
    (family, weight)
}

/// Writes one page.
struct Painter<'a> {
    matter: &'a Matter<'a>,
    number: u32,
    /// Where the origin of the frame under way lies.
    at: Point,
    clips: usize,
    /// What the open group of text is set in.
    hand: Option<(FaceId, Abs, Ink)>,
    out: &'a mut String,
}

impl Painter<'_> {
    fn frame(&mut self, frame: &Frame) {
        for item in &frame.items {
            match item {
                FrameItem::Text(run) => self.run(run),
                FrameItem::Shape(shape) => self.shape(shape),
                FrameItem::Image(image) => self.image(image),
                FrameItem::Group(group) => self.group(group),
            }
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
        self.lay_down();
        self.clips += 1;
        let id = format!("clip-{}-{}", self.number, self.clips);
        let _ = write!(
            self.out,
            "<clipPath id=\"{id}\"><rect {}/></clipPath><g clip-path=\"url(#{id})\">",
            sides(clip)
        );
        self.frame(frame);
        self.lay_down();
        self.out.push_str("</g>\n");
    }

    fn shape(&mut self, shape: &Shape) {
        self.lay_down();
        let color = self.color(shape.ink);
        let rect = shape.rect.moved(self.at);
        let _ = match shape.outline {
            None => writeln!(self.out, "<rect {} fill=\"{color}\"/>", sides(rect)),
            Some(weight) => {
                let inside = rect.inset(crate::geom::Sides::all(weight / 2));
                let (sides, weight) = (sides(inside), N(weight.to_pt()));
                writeln!(
                    self.out,
                    "<rect {sides} fill=\"none\" stroke=\"{color}\" stroke-width=\"{weight}\"/>"
                )
            }
        };
    }

    /// Draws a field with its diagonals, and what the picture shows.
    fn image(&mut self, image: &ImageItem) {
        self.lay_down();
        let rect = image.rect.moved(self.at);
        let [x, y, w, h] =
            [rect.x0, rect.y0, rect.width(), rect.height()].map(|side| N(side.to_pt()));
        let _ = write!(
            self.out,
            "<g class=\"image\"><title>{}</title><rect {}/><path d=\"M{x} {y}l{w} {h}m0 -{h}l-{w} {h}\"/>",
            Esc(&image.alt),
            sides(rect)
        );
        let size = 11.0;
        let measure = (rect.width().to_pt() - 24.0) / size;
        let lines = super::words::wrap(&image.alt, measure, 3);
        let (middle, center) =
            ((rect.x0 + rect.width() / 2).to_pt(), (rect.y0 + rect.height() / 2).to_pt());
        let mut at = center - (lines.len() as f64 / 2.0 - 0.85) * size * 1.3;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let _ = write!(
                self.out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{size}\">{}</text>",
                N(middle),
                N(at),
                Esc(line)
            );
            at += size * 1.3;
        }
        self.out.push_str("</g>\n");
    }

    fn run(&mut self, run: &GlyphRun) {
        let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else { return };
        if run.text.trim().is_empty() {
            return;
        }
        self.take(run);
        let at = run.origin + self.at;
        let (x, y) = ((at.x + first.x).to_pt(), (at.y + first.y).to_pt());
        let size = run.size.to_pt();
        let _ = match run.orientation {
            Orientation::Across => write!(self.out, "<text x=\"{}\" y=\"{}\"", N1(x), N1(y)),
            // The line runs through the middle of the cells.
            Orientation::Upright => write!(
                self.out,
                "<text class=\"down\" x=\"{}\" y=\"{}\"",
                N1(x + size / 2.0),
                N1(y - size * em_box::ASCENT.to_em())
            ),
            Orientation::Turned => {
                write!(
                    self.out,
                    "<text transform=\"translate({} {}) rotate(90)\"",
                    N1(x),
                    N1(y)
                )
            }
        };
        let length = self.length(run, first, last).to_pt();
        if run.glyphs.len() > 1 || run.width != 1000 {
            let _ = write!(self.out, " textLength=\"{}\"", N1(length));
        }
        if run.width != 1000 {
            self.out.push_str(" lengthAdjust=\"spacingAndGlyphs\"");
        }
        let _ = writeln!(self.out, ">{}</text>", Esc(&run.text));
    }

    /// Returns the way from the first glyph's origin to the end of the last one's cell.
    fn length(&self, run: &GlyphRun, first: &Glyph, last: &Glyph) -> Abs {
        let cell = match run.orientation {
            Orientation::Upright => run.size,
            Orientation::Across | Orientation::Turned => {
                let face = self.matter.book.face(run.face);
                face.advance(last.id).at(run.size).ratio(run.width.into(), 1000)
            }
        };
        let way = match run.orientation {
            Orientation::Across => last.x - first.x,
            Orientation::Upright | Orientation::Turned => last.y - first.y,
        };
        way.max(Abs::ZERO) + cell
    }

    /// Opens the group of the run's face, size and ink where it is not open.
    fn take(&mut self, run: &GlyphRun) {
        let hand = (run.face, run.size, run.ink);
        if self.hand == Some(hand) {
            return;
        }
        self.lay_down();
        self.hand = Some(hand);
        let (FaceId(face), size) = (run.face, N(run.size.to_pt()));
        let _ = write!(self.out, "<g class=\"t{face}\" font-size=\"{size}\"");
        if !run.ink.is_solid_black() {
            let _ = write!(self.out, " fill=\"{}\"", self.color(run.ink));
        }
        self.out.push_str(">\n");
    }

    /// Closes the open group of text.
    fn lay_down(&mut self) {
        if self.hand.take().is_some() {
            self.out.push_str("</g>\n");
        }
    }

    /// Returns about what an ink looks like on paper.
    fn color(&self, ink: Ink) -> String {
        let inks = match ink {
            Ink::Process(inks) => inks,
            Ink::Spot(id, tint) => {
                let spot = self.matter.spots.get(usize::from(id.0));
                spot.map_or(Process::percent(0, 0, 0, 100), |spot| spot.alternate).tinted(tint)
            }
            Ink::Registration => Process::percent(0, 0, 0, 100),
        };
        let mut light = [255.0; 3];
        for (cover, solid) in inks.fractions().into_iter().zip(SOLIDS) {
            for (light, solid) in light.iter_mut().zip(solid) {
                *light *= 1.0 - f64::from(cover) * (1.0 - solid / 255.0);
            }
        }
        let [r, g, b] = light.map(|light| light.round() as u8);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// A coordinate of type: to the tenth of a point.
struct N1(f64);

impl std::fmt::Display for N1 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", N((self.0 * 10.0).round() / 10.0))
    }
}

/// Returns the four attributes of a rectangle.
fn sides(rect: Rect) -> String {
    let [x, y, w, h] =
        [rect.x0, rect.y0, rect.width(), rect.height()].map(|side| N(side.to_pt()));
    format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::{Spot, SpotId};
    use crate::frame::Composition;

    #[test]
    fn inks_have_a_colour_on_a_screen() {
        let composition = Composition::default();
        let alternate = Process::percent(0, 100, 100, 0);
        let spots = [Spot { name: "red".to_owned(), alternate }];
        let book = Book::default();
        let matter =
            Matter { composition: &composition, book: &book, spots: &spots, sources: "" };
        let mut out = String::new();
        let at = Point::default();
        let painter =
            Painter { matter: &matter, number: 1, at, clips: 0, hand: None, out: &mut out };
        assert_eq!(painter.color(Ink::WHITE), "#ffffff");
        assert_eq!(painter.color(Ink::BLACK), "#1d1d1b");
        assert_eq!(painter.color(Ink::Spot(SpotId(0), 10_000)), painter.color(Ink::PROOF_RED));
        assert_eq!(painter.color(Ink::Spot(SpotId(9), 10_000)), painter.color(Ink::BLACK));
    }
}
