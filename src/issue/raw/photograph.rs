//! What the files say of a photograph, in an issue file or in the head of a story.

use crate::diag::Spanned;
use crate::terms::PhotoFit;

/// The keys of a photograph that say how it is cropped.
#[derive(Clone, Copy, Debug, Default)]
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

/// Makes a table that places a photograph of the keys that say where it is, and of those that every photograph
/// has; with `@shown` of those alone that say how it is shown. serde can flatten these only where places and
/// unknown keys do not matter.
macro_rules! photograph {
    ($(#[$about:meta])* pub struct $name:ident { $($where:tt)* }) => {
        photograph! {
            @shown
            $(#[$about])*
            pub struct $name {
                $($where)*
                /// Whether copyfit may leave it out where its room is wanted for copy
                #[serde(default)]
                pub optional: bool,
            }
        }
    };
    (@shown $(#[$about:meta])* pub struct $name:ident { $($where:tt)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($where)*
            /// What the picture shows
            #[serde(default)]
            pub caption: Option<Spanned<String>>,
            /// Who took it
            #[serde(default)]
            pub credit: Option<Spanned<String>>,
            /// The point that must stay in the crop: parts of width and height from the upper left,
            /// `[0.5, 0.4]`; the middle when left out, of a picture that is higher than wide a third from
            /// its top
            #[serde(default)]
            pub focus: Option<Spanned<[f64; 2]>>,
            /// How it fills its slot; as the slot says when left out, else whole where its pixels are
            /// those of a chart, a table or a document
            #[serde(default)]
            pub fit: Option<Spanned<$crate::terms::PhotoFit>>,
            /// How much closer than the largest crop of the slot's shape it is shown, round `focus`
            #[serde(default)]
            #[schemars(range(min = 1.0, max = 20.0))]
            pub zoom: Option<Spanned<f64>>,
            /// The part of the picture that is shown, and nothing beyond it: left, top, width and height
            /// in parts of the picture, `[0.1, 0, 0.8, 1]`
            #[serde(default)]
            pub crop: Option<Spanned<[f64; 4]>>,
        }

        impl $name {
            /// Returns how it is to be cropped.
            pub fn cropping(&self) -> $crate::issue::raw::Cropping<'_> {
                $crate::issue::raw::Cropping {
                    focus: self.focus.as_ref(),
                    fit: self.fit.as_ref(),
                    zoom: self.zoom.as_ref(),
                    crop: self.crop.as_ref(),
                }
            }
        }
    };
}

pub(super) use photograph;
