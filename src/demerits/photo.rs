//! Demerits of a photograph in its place: what is cut off it, how its place is shaped, and how far that is
//! from the template's.
//!
//! The unit is a hundredth of what only a typographer with a rule finds. A picture half of which is gone keeps
//! the page from the press like a line without a place, and weighs as much; a strip of a picture, or one that
//! keeps less than seven tenths, is two hundred. What remains of the scale is small enough to decide only
//! between shapes that no reader would object to.

/// Width and height of the widest place that make-up gives a photograph.
pub const WIDEST: (i64, i64) = (22, 10);

/// Width and height of the narrowest.
pub const NARROWEST: (i64, i64) = (10, 16);

/// Thousandths of a picture that its place has to show.
pub const KEPT: u32 = 700;

/// Thousandths that make-up leaves of a picture where copy needs its lines.
pub const LEAST: u32 = 600;

/// Thousandths below which what the picture was about may be gone.
pub const HARD: u32 = 500;

/// Thousandths of one that stands whole: what a place of whole lines may differ from its shape.
pub const WHOLE: u32 = 960;

/// A photograph in its place.
#[derive(Clone, Copy, Debug)]
pub struct Stands {
    /// Thousandths of it that the shape of its place shows.
    pub kept: u32,
    /// Whether it stands whole: then its place is to have its shape.
    pub whole: bool,
    /// Width and height of its place.
    pub place: (i64, i64),
    /// Width and height of what is shown of it where nothing is cut off.
    pub own: (i64, i64),
    /// Columns that it has less than in the template.
    pub columns: u32,
    /// Thousandths by which its place is smaller or larger than in the template.
    pub area: u32,
    /// Lines that one which stands whole leaves white under itself.
    pub white: u32,
    /// Stretches of up to three lines of text over or under it, which it makes.
    pub slivers: u32,
}

/// From so many lines on white is a hole, and each line more as bad as the one before.
const HOLE: u32 = 5;

impl Stands {
    /// Returns its demerits.
    pub fn demerits(self) -> u32 {
        let lost = 1000_u32.saturating_sub(self.kept);
        let cut = match self.whole {
            true if self.white > 0 => {
                let deep = self.white.saturating_sub(HOLE);
                self.white.min(HOLE).pow(2) * 100 + deep * 300
            }
            // White beside a picture, or a chart cut at its ends.
            true if self.kept < WHOLE => 100 + lost,
            true => lost / 10,
            false => {
                let (much, half) = (self.kept < KEPT, self.kept < HARD);
                200 * u32::from(much) + 400 * u32::from(half) + lost / 10
            }
        };
        let strip = match self.is_strip() {
            true => 200,
            false => 0,
        };
        cut + strip + 200 * self.slivers + 20 * self.columns + self.area / 20
    }

    /// Returns whether its place is wider or narrower than make-up makes one, although the picture is not.
    pub fn is_strip(self) -> bool {
        let wider = |a: (i64, i64), b: (i64, i64)| a.0 * b.1 > b.0 * a.1;
        let wide = wider(self.place, WIDEST) && wider(self.place, self.own);
        let narrow = wider(NARROWEST, self.place) && wider(self.own, self.place);
        !self.whole && (wide || narrow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAIR: Stands = Stands {
        kept: 900,
        whole: false,
        place: (16, 10),
        own: (15, 10),
        columns: 0,
        area: 0,
        white: 0,
        slivers: 0,
    };

    #[test]
    fn half_a_picture_weighs_more_than_any_change_of_its_place() {
        let narrower = Stands { columns: 2, area: 660, ..FAIR };
        let cropped = Stands { kept: 690, ..FAIR };
        let beheaded = Stands { kept: 490, ..FAIR };
        assert!(narrower.demerits() < cropped.demerits());
        assert!(cropped.demerits() < beheaded.demerits());
    }

    #[test]
    fn white_under_a_chart_weighs_as_white_under_copy() {
        let chart = Stands { whole: true, kept: 700, ..FAIR };
        let white = |white| Stands { white, ..chart }.demerits();
        assert!(white(1) < white(2) && white(2) < white(5) / 5);
        assert!(white(5) > Stands { kept: 490, whole: false, ..FAIR }.demerits() * 2);
    }

    #[test]
    fn a_panorama_may_be_a_strip() {
        let strip = Stands { place: (30, 10), own: (15, 10), ..FAIR };
        assert!(strip.is_strip());
        assert!(!Stands { own: (32, 10), ..strip }.is_strip());
        assert!(!Stands { place: (22, 10), ..strip }.is_strip());
        let pole = Stands { place: (10, 17), own: (10, 12), ..FAIR };
        assert!(pole.is_strip());
        assert!(!Stands { own: (10, 20), ..pole }.is_strip());
    }
}
