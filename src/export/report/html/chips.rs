//! Labels on a page's picture, none on another.

use std::fmt::{Display, Write};

use super::Esc;
use super::number::N;

/// Height of a label, in sizes of its type.
pub(super) const HEIGHT: f64 = 1.34;

/// A rectangle in the picture's coordinates, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

/// Where labels stand already, and in which room.
pub(super) struct Chips {
    taken: Vec<Place>,
    room: Place,
    /// The unit of drawing.
    u: f64,
}

/// A label's words, with their colour, and what it leads to.
pub(super) struct Chip<'a> {
    /// Colour and form.
    pub(super) class: &'a str,
    /// Name by which a link leads here.
    pub(super) id: Option<String>,
    /// What a click leads to.
    pub(super) href: Option<String>,
    /// What a browser shows when the pointer rests on it.
    pub(super) title: &'a str,
    /// Size of its type, in units of drawing.
    pub(super) size: f64,
    /// Whether it ends at its place instead of beginning there.
    pub(super) right: bool,
    /// The words, each with a class of its own.
    pub(super) words: Vec<(&'a str, String)>,
}

impl Place {
    /// Returns whether the two share an area.
    pub(super) fn overlaps(self, other: Place) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Returns the area.
    pub(super) fn area(self) -> f64 {
        self.w * self.h
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [x, y, w, h] = [self.x, self.y, self.w, self.h].map(N);
        write!(f, "x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
    }
}

impl Chips {
    /// Returns a page of this width and height without labels.
    pub(super) fn new(width: f64, height: f64, u: f64) -> Chips {
        Chips { taken: Vec::new(), room: Place { x: 0.0, y: 0.0, w: width, h: height }, u }
    }

    /// Takes the first room of `size` that is free: at `x` and `y`, else further down, else
    /// further to the right.
    pub(super) fn take(&mut self, x: f64, y: f64, [w, h]: [f64; 2]) -> Place {
        let (right, low) = (self.room.w - w, self.room.h - h);
        let place =
            |x: f64, y: f64| Place { x: x.min(right).max(0.0), y: y.min(low).max(0.0), w, h };
        let steps = |at: f64, end: f64, step: f64| {
            let count = ((end - at) / step).max(0.0).ceil() as usize;
            (0..=count).map(move |n| at + n as f64 * step)
        };
        let gap = self.u;
        let wanted = place(x, y);
        let found = steps(x, right, w + gap)
            .flat_map(|x| steps(y, (y + 12.0 * h).min(low), h + gap).map(move |y| place(x, y)))
            .find(|room| !self.taken.iter().any(|taken| taken.overlaps(*room)))
            .unwrap_or(wanted);
        self.taken.push(found);
        found
    }

    /// Writes a label whose upper corner wants to stand at `x` and `y`, at most `most` wide.
    pub(super) fn write(&mut self, chip: &Chip, [x, y]: [f64; 2], most: f64, out: &mut String) {
        let u = self.u;
        let (size, pad) = (chip.size * u, 3.5 * u);
        let words = cut(&chip.words, (most.max(40.0 * u) - 2.0 * pad) / size);
        let width = words.iter().map(|(_, word)| advance(word)).sum::<f64>() * size;
        let plate = [width + 2.0 * pad, size * HEIGHT];
        let x = if chip.right { x - plate[0] } else { x };
        let room = self.take(x, y, plate);
        let id = chip.id.as_ref().map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
        let (open, close) = match &chip.href {
            Some(href) => (format!("a href=\"{href}\""), "a"),
            None => ("g".to_owned(), "g"),
        };
        let _ = write!(
            out,
            "<{open}{id} class=\"chip {}\"><title>{}</title><rect {room} rx=\"{}\"/>\
             <text x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\" \
             lengthAdjust=\"spacingAndGlyphs\">",
            chip.class,
            Esc(chip.title),
            N(2.0 * u),
            N(room.x + pad),
            N(room.y + size * 1.02),
            N(size),
            N(width),
        );
        for (class, word) in words {
            let _ = match class {
                "" => write!(out, "{}", Esc(&word)),
                class => write!(out, "<tspan class=\"{class}\">{}</tspan>", Esc(&word)),
            };
        }
        let _ = writeln!(out, "</text></{close}>");
    }
}

/// Returns about how wide a text is, in em of a browser's plain face.
fn advance(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum()
}

/// Returns as many of the words as go into `measure` em; the first always stays, cut short
/// where needed.
fn cut<'a>(words: &[(&'a str, String)], measure: f64) -> Vec<(&'a str, String)> {
    let mut out: Vec<(&str, String)> = Vec::new();
    let mut left = measure;
    for (class, word) in words {
        let needed = advance(word);
        if needed <= left {
            left -= needed;
            out.push((class, word.clone()));
        } else if out.is_empty() {
            let short = super::words::wrap(word, measure, 1);
            return short.into_iter().map(|word| (*class, word)).collect();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_stands_on_another() {
        let mut chips = Chips::new(300.0, 300.0, 1.0);
        let places: Vec<_> = (0..60).map(|_| chips.take(290.0, 20.0, [40.0, 15.0])).collect();
        let first = Place { x: 260.0, y: 20.0, w: 40.0, h: 15.0 };
        assert_eq!(places[0], first);
        for (at, place) in places.iter().take(12).enumerate() {
            assert!(!places[..at].iter().any(|other| other.overlaps(*place)), "{at}");
        }
        assert!(places.iter().all(|it| it.x + it.w <= 300.0 && it.y + it.h <= 300.0));
    }

    #[test]
    fn what_does_not_fit_is_left_out_or_cut_short() {
        let words = [
            ("", "lead".to_owned()),
            ("a", " power-battery".to_owned()),
            ("b", " 5/5".to_owned()),
        ];
        let told = |measure| {
            cut(&words, measure).into_iter().map(|(_, word)| word).collect::<String>()
        };
        assert_eq!(told(50.0), "lead power-battery 5/5");
        assert_eq!(told(6.0), "lead 5/5");
        assert_eq!(told(2.0), "le…");
    }
}
