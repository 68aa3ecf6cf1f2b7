//! What the files say of the crop of a photograph, in an issue file or in the head of a story.

use super::issue::PhotoPlacement;
use super::story::StoryPhoto;
use crate::diag::Spanned;
use crate::terms::PhotoFit;

/// The keys of a photograph that say how it is cropped.
#[derive(Clone, Copy, Debug)]
pub struct Cropping<'a> {
    /// The point that stays.
    pub focus: Option<&'a Spanned<[f64; 2]>>,
    /// How it fills its slot.
    pub fit: Option<&'a Spanned<PhotoFit>>,
    /// How much closer it is shown.
    pub zoom: Option<&'a Spanned<f64>>,
    /// The part that is shown.
    pub crop: Option<&'a Spanned<[f64; 4]>>,
}

impl PhotoPlacement {
    /// Returns how it is to be cropped.
    pub fn cropping(&self) -> Cropping<'_> {
        let PhotoPlacement { focus, fit, zoom, crop, .. } = self;
        Cropping {
            focus: focus.as_ref(),
            fit: fit.as_ref(),
            zoom: zoom.as_ref(),
            crop: crop.as_ref(),
        }
    }
}

impl StoryPhoto {
    /// Returns how it is to be cropped.
    pub fn cropping(&self) -> Cropping<'_> {
        let StoryPhoto { focus, fit, zoom, crop, .. } = self;
        Cropping {
            focus: focus.as_ref(),
            fit: fit.as_ref(),
            zoom: zoom.as_ref(),
            crop: crop.as_ref(),
        }
    }
}
