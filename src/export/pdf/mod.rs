//! The press file: a PDF written object by object.
//!
//! [`press`] numbers the faces' glyphs (`fonts`), writes the page contents (`content`, their glyphs
//! `text`), the pictures (`images`), and what holds them together (`document`), all of them with
//! the numbers and streams of `write`. Page colour is CMYK as the frames name it; nothing reads
//! a clock, a font folder or a hash order, so the same composition gives the same bytes.
//!
//! Structure after PDF/X-4 (ISO 15930-7) or PDF/X-1a (ISO 15930-4): one output intent with an
//! embedded profile, TrimBox and BleedBox in each page, no annotation, no action, no
//! transparency. Pictures come ready, as inks; those that were made for a screen are written as
//! calibrated RGB.

mod content;
mod document;
mod fonts;
mod images;
mod meta;
mod text;
mod threads;
mod write;

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::calendar::Date;
use crate::color::Spot;
use crate::diag::Text;
use crate::digest::Digest;
use crate::font::Book;
use crate::frame::Composition;
use crate::geom::Abs;
use crate::repro::Reproductions;
use crate::world::Store;
use document::Matter;

/// What the file says of itself and of the press.
#[derive(Clone, Debug)]
pub struct Info {
    /// Title: paper and date.
    pub title: String,
    /// Day of the edition, in the place of the clock.
    pub date: Date,
    /// The standard that the file meets.
    pub standard: Standard,
    /// The printing condition.
    pub intent: Intent,
    /// Spot inks with a plate of their own.
    pub spots: Vec<Spot>,
    /// Bleed beyond the trim on each side.
    pub bleed: Abs,
    /// Room for marks beyond the bleed on each side.
    pub slug: Abs,
    /// Whether the house has leave of their makers to embed faces that forbid it.
    pub licensed: bool,
    /// Whether streams are deflated; plain ones serve tests.
    pub compress: bool,
}

/// A standard of press files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standard {
    /// PDF/X-4 (ISO 15930-7:2010).
    #[default]
    X4,
    /// PDF/X-1a:2003 (ISO 15930-4), for older RIPs.
    X1a,
}

impl Standard {
    /// Returns the name by which a file calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Standard::X4 => "PDF/X-4",
            Standard::X1a => "PDF/X-1a:2003",
        }
    }
}

/// The printing condition for which the inks of the file are meant (ISO 15930-7, 6.2).
#[derive(Clone, Debug, Default)]
pub struct Intent {
    /// The ICC profile.
    pub profile: Option<Arc<[u8]>>,
    /// Its name as registered.
    pub identifier: String,
    /// The condition in plain words.
    pub condition: String,
    /// Where it is registered.
    pub registry: String,
    /// The profile's name.
    pub info: String,
}

/// Says why no file can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// The face may not be embedded, or not as a subset (OpenType OS/2 fsType).
    Embedding {
        /// The face's file.
        file: String,
    },
    /// The face cannot be subset.
    Subset {
        /// The face's file.
        file: String,
        /// Why.
        why: Text,
    },
}

/// A press file.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Names it by its content.
    pub digest: Digest,
}

/// Returns the press file of a composition; `store` keeps what does not change from day to day.
pub fn press(
    composition: &Composition,
    book: &Book,
    pictures: &Reproductions,
    info: &Info,
    store: &dyn Store,
) -> Result<Written, PdfError> {
    let fonts = fonts::subset(composition, book, info.licensed)?;
    let matter = Matter { composition, book, fonts: &fonts, pictures, info };
    document::write(matter, store)
}

/// Says whether the faces of a composition can be embedded: what a press file or a proof would say, without
/// writing one. Those whose makers forbid it are looked at where they are `licensed`.
pub fn embeds(composition: &Composition, book: &Book, licensed: bool) -> Result<(), PdfError> {
    fonts::embeds(composition, book, licensed)
}

impl PdfError {
    /// Returns what is wrong.
    pub fn message(&self) -> Text {
        match self {
            PdfError::Embedding { file } => {
                crate::text!("字体 {file} 不许嵌入", "face {file} may not be embedded")
            }
            PdfError::Subset { file, why: Text { zh, en } } => {
                crate::text!(
                    "字体 {file} 不能嵌入：{zh}",
                    "face {file} cannot be embedded: {en}"
                )
            }
        }
    }
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

impl Error for PdfError {}
