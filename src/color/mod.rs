//! Page colour as inks. Nothing here converts between devices: what a page names is what prints.

pub mod icc;

use schemars::JsonSchema;
use serde::Deserialize;

/// Process inks, in hundredths of a percent (0 to 10,000).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Process {
    /// Cyan.
    pub c: u16,
    /// Magenta.
    pub m: u16,
    /// Yellow.
    pub y: u16,
    /// Black.
    pub k: u16,
}

/// What one painted thing is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ink {
    /// The four process inks.
    Process(Process),
    /// A spot ink and how much of it, in hundredths of a percent.
    Spot(SpotId, u16),
    /// Every plate of the job: marks beyond the trim, nothing else (GWG 2022 R0024).
    Registration,
}

/// How colours beyond the printing condition's range come in (ICC.1:2010, 6.2); black point
/// compensation is always on
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RenderingIntent {
    /// All colours move a little, so that their differences stay
    Perceptual,
    /// Colours inside the range stay as they are
    #[default]
    Relative,
}

/// Names one spot ink of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpotId(pub u8);

/// A spot ink that a job has booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its name on the plate.
    pub name: String,
    /// The process inks that stand in for it where it has no plate.
    pub alternate: Process,
}

/// Full coverage with one ink.
const SOLID: u16 = 10_000;

impl Process {
    /// Returns these percentages of C, M, Y and K.
    pub const fn percent(c: u16, m: u16, y: u16, k: u16) -> Process {
        Process { c: c * 100, m: m * 100, y: y * 100, k: k * 100 }
    }

    /// Returns the four components as fractions of one.
    pub fn fractions(self) -> [f32; 4] {
        self.parts().map(|part| f32::from(part) / f32::from(SOLID))
    }

    /// Returns the inks thinned to `tint` hundredths of a percent of themselves.
    #[must_use]
    pub fn tinted(self, tint: u16) -> Process {
        let [c, m, y, k] = self.parts().map(|part| {
            let solid = u32::from(SOLID);
            ((u32::from(part) * u32::from(tint) + solid / 2) / solid) as u16
        });
        Process { c, m, y, k }
    }

    fn parts(self) -> [u16; 4] {
        [self.c, self.m, self.y, self.k]
    }
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
        Ink::Process(Process::percent(c, m, y, k))
    }

    /// Returns whether this is solid black alone, which overprints when small (GWG 2022 R0009).
    pub fn is_solid_black(self) -> bool {
        self == Ink::BLACK
    }

    /// Returns whether nothing is printed: the paper shows.
    pub fn is_paper(self) -> bool {
        self.plates() == 0
    }

    /// Returns on how many plates there is something to print.
    pub fn plates(self) -> usize {
        match self {
            Ink::Process(inks) => inks.parts().into_iter().filter(|part| *part > 0).count(),
            Ink::Spot(_, tint) => usize::from(tint > 0),
            Ink::Registration => usize::MAX,
        }
    }

    /// Returns the sum of all inks in hundredths of a percent.
    pub fn total(self) -> u32 {
        match self {
            Ink::Process(inks) => inks.parts().into_iter().map(u32::from).sum(),
            Ink::Spot(_, tint) => u32::from(tint),
            Ink::Registration => u32::from(SOLID) * 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_are_counted_and_summed() {
        assert_eq!(Ink::PROOF_RED.total(), 20_000);
        assert_eq!(Ink::PROOF_RED.plates(), 2);
        assert!(Ink::WHITE.is_paper() && Ink::Spot(SpotId(0), 0).is_paper());
        assert_eq!(Ink::Spot(SpotId(0), 5_000).total(), 5_000);
        let half = Process::percent(0, 100, 80, 0).tinted(5_000);
        assert_eq!(half, Process::percent(0, 50, 40, 0));
    }
}
