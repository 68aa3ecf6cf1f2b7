//! Heads that were fitted before: make-up sets the same words in the same room again and again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::edition::{HeadStyle, PartStyle, TextStyle};
use crate::frame::PartedKind;
use crate::geom::Abs;
use crate::lexicon::Joint;

/// How a part of a head is fitted to its room.
#[derive(Debug)]
pub(super) struct Fitting {
    /// The printed words of its lines.
    pub(super) lines: Vec<String>,
    /// The style in which they fit.
    pub(super) style: TextStyle,
    /// Whether they are more than its style allows.
    pub(super) too_long: bool,
    /// Whether its words have more places than are weighed, and are wrapped like copy.
    pub(super) endless: bool,
    /// What its lines part.
    pub(super) parted: Vec<PartedUnit>,
    /// The joints at which its lines begin, but for the first.
    pub(super) joints: Vec<Joint>,
}

/// Words of a head that a line end parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartedUnit {
    /// What they are.
    pub(super) kind: PartedKind,
    /// The words.
    pub(super) words: String,
    /// Whether a line could hold them, and the program parted them all the same.
    pub(super) fits: bool,
}

impl Fitting {
    /// Returns lines that fit in a style, with nothing wrong.
    pub(super) fn of(lines: Vec<String>, style: TextStyle) -> Fitting {
        Fitting {
            lines,
            style,
            too_long: false,
            endless: false,
            parted: Vec::new(),
            joints: Vec::new(),
        }
    }
}

/// What words are fitted to: all that their lines and their size depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wanted {
    /// Their style, at full size and width.
    pub(super) style: TextStyle,
    /// Smallest size and horizontal scale.
    pub(super) least: (Abs, u16),
    /// Most lines.
    pub(super) lines: u32,
    /// How they run.
    pub(super) run: Run,
}

/// How the words of a part run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Run {
    /// Across, in lines of this length at most, which stand in the middle or not.
    Across(Abs, bool),
    /// Down the page, with this white between characters; so many lines are asked for.
    Down(Abs, u32),
}

impl Wanted {
    /// Returns what the words of a part are fitted to.
    pub(super) fn of(part: &PartStyle, run: Run) -> Wanted {
        let least = (part.min_size, part.min_width);
        Wanted { style: part.style, least, lines: part.lines, run }
    }
}

/// Bytes of words whose fittings are kept. What is longer is wrapped, which is quick, and would fill
/// the memory.
const MOST_BYTES: usize = 600;

/// What was found so far, by the words.
#[derive(Debug, Default)]
pub(super) struct Heads {
    fittings: Known<Wanted, Arc<Fitting>>,
    sizes: Known<(HeadStyle, [Abs; 2]), HeadSize>,
}

/// What was found, with what it was found for.
type Known<K, T> = Mutex<BTreeMap<String, Vec<(K, T)>>>;

/// How a head as a whole is fitted to the place that it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeadSize {
    /// Its size, in thousandths of what its style says.
    pub(super) permille: i64,
    /// Down the page: the lines of its longest part, and whether they may be more than its style allows.
    pub(super) lines: (u32, bool),
    /// Whether it is longer than it should be.
    pub(super) too_long: bool,
}

impl Heads {
    /// Returns how words are fitted, as is known or `anew`.
    pub(super) fn fitting(
        &self,
        words: &str,
        wanted: Wanted,
        anew: impl FnOnce() -> Fitting,
    ) -> Arc<Fitting> {
        let anew = || Arc::new(anew());
        match words.len() > MOST_BYTES {
            true => anew(),
            false => find(&self.fittings, words, &wanted, anew),
        }
    }

    /// Returns how a head of these words is fitted to a width and a height, as is known or `anew`.
    pub(super) fn size(
        &self,
        words: &str,
        style: &HeadStyle,
        place: [Abs; 2],
        anew: impl FnOnce() -> HeadSize,
    ) -> HeadSize {
        find(&self.sizes, words, &(style.clone(), place), anew)
    }
}

/// Returns what is known, or finds it.
fn find<K: Clone + PartialEq, T: Clone>(
    known: &Known<K, T>,
    words: &str,
    wanted: &K,
    anew: impl FnOnce() -> T,
) -> T {
    // Whatever a thread that panicked has entered was entered whole.
    let all = || known.lock().unwrap_or_else(PoisonError::into_inner);
    let own = |known: &Vec<(K, T)>| {
        known.iter().find(|(other, _)| other == wanted).map(|(_, found)| found.clone())
    };
    if let Some(found) = all().get(words).and_then(own) {
        return found;
    }
    // Two who ask at once both find it, and find the same.
    let found = anew();
    all().entry(words.to_owned()).or_default().push((wanted.clone(), found.clone()));
    found
}
