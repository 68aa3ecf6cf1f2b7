//! Page colour as inks. Nothing here converts between devices: what a page names is what prints.

/// The inks of one painted thing, in hundredths of a percent (0 to 10,000).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ink {
    /// Cyan.
    pub c: u16,
    /// Magenta.
    pub m: u16,
    /// Yellow.
    pub y: u16,
    /// Black.
    pub k: u16,
}

impl Ink {
    /// Full black, the ink of text and rules.
    pub const BLACK: Ink = Ink::percent(0, 0, 0, 100);
    /// No ink: the paper shows.
    pub const WHITE: Ink = Ink::percent(0, 0, 0, 0);
    /// The proof's red, for marks that never reach the press.
    pub const PROOF_RED: Ink = Ink::percent(0, 100, 100, 0);

    /// Returns the ink with these percentages of C, M, Y and K.
    pub const fn percent(c: u16, m: u16, y: u16, k: u16) -> Ink {
        Ink { c: c * 100, m: m * 100, y: y * 100, k: k * 100 }
    }

    /// Returns the four components as fractions of one.
    pub fn fractions(self) -> [f32; 4] {
        [self.c, self.m, self.y, self.k].map(|part| f32::from(part) / 10_000.0)
    }

    /// Returns whether this is solid black alone, which overprints when small (GWG 2022 R0009).
    pub fn is_solid_black(self) -> bool {
        self == Ink::BLACK
    }
}
