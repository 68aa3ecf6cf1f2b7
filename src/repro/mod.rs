//! Reproduction: a picture made ready for the place where it stands and for the device that prints or
//! shows it.
//!
//! In order: decode, crop (a few pixels more than the frame shows), resample in linear light to the target
//! resolution and never up (`resample`), turn upright, lift the midtones and sharpen for newsprint (`tone`),
//! convert to the inks of the printing condition under a limit of their sum (`inks`, by a `grid`), encode (`encode`). A
//! grey picture goes on the black plate alone.
//!
//! [`Reproducer`] does it, where the feature `pictures` is on; what it is asked for and what comes of it
//! are always there. What was made is kept in the [`World`](crate::world::World)'s store under a name that says what it was made from (`keep`): the
//! picture's content, its place, and everything that the recipe and the condition say.

#[cfg(feature = "pictures")]
mod encode;
#[cfg(feature = "pictures")]
mod grid;
#[cfg(feature = "pictures")]
mod inks;
#[cfg(feature = "pictures")]
mod keep;
#[cfg(feature = "pictures")]
mod reproducer;
#[cfg(feature = "pictures")]
mod resample;
#[cfg(feature = "pictures")]
mod tone;

#[cfg(feature = "pictures")]
pub use reproducer::Reproducer;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::color::RenderingIntent;
use crate::color::icc::ProfileError;
use crate::frame::{Composition, FrameItem, Placing};
use crate::geom::Rect;
use crate::image::Space;

/// How pictures are reproduced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// Pixels an inch at the placed size; coarser pictures stay as they are.
    pub ppi: u32,
    /// How much is sharpened, in percent; 100 to 150 for newsprint, 0 for not at all.
    pub sharpen: u32,
    /// By how many percent points the midtones become lighter before the conversion.
    pub midtones: u32,
    /// How colours outside the condition's range come in.
    pub intent: RenderingIntent,
    /// Largest sum of inks, in percent.
    pub ink_limit: u32,
    /// Largest black of a grey photograph, in percent.
    pub black_limit: u32,
    /// Quality of JPEG data, to 100.
    pub quality: u8,
}

impl Recipe {
    /// Returns the light from which on a sample of a picture prints with less than 8 % of ink: what is paler cannot
    /// be told from the paper.
    pub fn pale_from(&self) -> u8 {
        // Eight percent of black, as the profile of a newspaper's press makes them of grey.
        const PALE: f64 = 231.0 / 255.0;
        ((PALE.powf(1.0 / middle(self.midtones))) * 255.0).round() as u8
    }
}

/// Returns the exponent of the curve that makes the midtones lighter by so many percent points; black and white
/// stay.
fn middle(points: u32) -> f64 {
    (0.5 + f64::from(points.min(30)) / 100.0).ln() / 0.5f64.ln()
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            ppi: 200,
            sharpen: 100,
            midtones: 0,
            intent: RenderingIntent::Relative,
            ink_limit: 220,
            black_limit: 95,
            quality: 90,
        }
    }
}

/// A picture made ready for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reproduction {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What its samples count; grey ones print with black.
    pub space: Space,
    /// How its samples are written.
    pub coding: Coding,
    /// Where its pixels lie, from the upper left corner of the frame: all of the frame, and where nothing
    /// was resampled the rest of the pixels at its edges.
    pub cover: Rect,
    /// The coded samples.
    pub bytes: Arc<[u8]>,
}

/// How samples are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// A baseline JPEG; inks are stored turned over, as Adobe's programs do.
    Jpeg,
    /// Rows of samples, deflated.
    Flate,
}

/// All pictures of some pages, each made ready for its places.
pub type Reproductions = BTreeMap<Placing, Reproduction>;

/// Returns how the pictures of some pages are placed, each way once.
pub fn placings(composition: &Composition) -> BTreeSet<Placing> {
    let pieces = composition.pages.iter().flat_map(|page| page.frame.pieces());
    let placing = |item: &FrameItem| match item {
        FrameItem::Image(image) => Some(image.placing()),
        FrameItem::Text(_) | FrameItem::Shape(_) | FrameItem::Group(_) => None,
    };
    pieces.filter_map(|piece| placing(piece.item)).collect()
}

/// Checks that bytes are the ICC profile of a printing condition that pictures can be converted to.
#[cfg(feature = "pictures")]
pub fn check_profile(profile: &[u8]) -> Result<(), ProfileError> {
    inks::check(profile)
}

/// Checks that bytes are the ICC profile of a printing condition, by what its head says: the colour
/// engine belongs to the feature `pictures`.
#[cfg(not(feature = "pictures"))]
pub fn check_profile(profile: &[u8]) -> Result<(), ProfileError> {
    crate::color::icc::Header::read(profile)?.check_press()
}
