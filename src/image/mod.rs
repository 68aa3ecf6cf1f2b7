//! Pictures as inputs: what a file is, whether it is whole, and its pixels.
//!
//! [`read`] tells what a press must know before it places a picture (size, colour space, profile, which
//! way is up) and refuses what cannot be printed (truncated, far too large, of an unknown kind), so that a
//! message can say what to do. The pixels are decoded only when somebody reproduces the picture:
//! [`Picture::pixels`]. Until then its bytes need not be held: [`Picture::left_at`].

mod cmyk_tiff;
mod jpeg;
mod orientation;
mod raster;

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::digest::Digest;
use crate::world::World;

pub use orientation::Orientation;

/// A picture ready to be placed.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Pixels across, as the picture is meant to be seen.
    pub width: u32,
    /// Pixels down, as the picture is meant to be seen.
    pub height: u32,
    /// How the stored pixels are turned to be seen.
    pub orientation: Orientation,
    /// What its pixels count.
    pub space: Space,
    /// Whether the file keeps every pixel as it was drawn (PNG, TIFF).
    pub lossless: bool,
    /// Its own ICC profile, where it has one that fits its pixels.
    pub profile: Option<Arc<[u8]>>,
    /// Names the file by its content.
    pub digest: Digest,
    format: Format,
    file: File,
}

/// Where the bytes of a picture are.
#[derive(Clone)]
enum File {
    /// At hand.
    Held(Arc<[u8]>),
    /// In the world, under this path.
    At(PathBuf),
}

/// What the samples of a pixel count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    /// One: light.
    Grey,
    /// Three: red, green and blue light.
    Rgb,
    /// Four: cyan, magenta, yellow and black ink; none at 0.
    Cmyk,
}

/// The pixels of a picture, as stored: rows of 8-bit samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// What the samples count.
    pub space: Space,
    /// The samples, row after row.
    pub samples: Vec<u8>,
}

/// What kind of file a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Jpeg(jpeg::Header),
    /// PNG, or TIFF of light.
    Raster,
    /// TIFF of inks.
    CmykTiff,
}

/// Says why a file is no usable picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The file ends before the picture does.
    Truncated,
    /// A side is longer than [`LONGEST_SIDE`], or the area larger than [`LARGEST_AREA`].
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// A kind of picture that no press file can take.
    Unsupported(&'static str),
    /// Not a picture, or a broken one.
    Unreadable(String),
}

/// Longest side of a picture in pixels: 1.3 m at 300 ppi.
pub const LONGEST_SIDE: u32 = 16_000;
/// Largest area of a picture in pixels.
pub const LARGEST_AREA: u64 = 120_000_000;

/// Reads a picture. `is_whole` says of a file's name by content that its pixels were decoded before
/// without a fault; those of any other file are decoded once, as a check.
pub fn read(
    file: Arc<[u8]>,
    is_whole: &dyn Fn(&Digest) -> bool,
) -> Result<Picture, PictureError> {
    let digest = Digest::of(&file);
    let bytes = file.clone();
    let picture = match file.get(..3) {
        Some([0xFF, 0xD8, 0xFF]) => jpeg::read(file, digest),
        Some(_) => raster::read(file, digest),
        None => Err(PictureError::Truncated),
    }?;
    if !is_whole(&digest) {
        picture.check(&bytes)?;
    }
    Ok(picture)
}

impl Picture {
    /// Lets go of the bytes: who wants the pixels reads them again at `path`. An edition has many
    /// pictures, and most were reproduced before.
    #[must_use]
    pub fn left_at(self, path: &Path) -> Picture {
        Picture { file: File::At(path.to_owned()), ..self }
    }

    /// Decodes the pixels; `world` has the file where its bytes are not held.
    pub fn pixels(&self, world: &dyn World) -> Result<Pixels, PictureError> {
        self.decode(&self.bytes(world)?)
    }

    fn bytes(&self, world: &dyn World) -> Result<Arc<[u8]>, PictureError> {
        let unreadable = |why: String| PictureError::Unreadable(why);
        match &self.file {
            File::Held(bytes) => Ok(bytes.clone()),
            File::At(path) => {
                let bytes = world.read(path).map_err(|error| unreadable(error.to_string()))?;
                // What was found out about the file holds for these bytes alone.
                match Digest::of(&bytes) == self.digest {
                    true => Ok(bytes),
                    false => Err(unreadable("it changed while it was used".to_owned())),
                }
            }
        }
    }

    fn decode(&self, bytes: &[u8]) -> Result<Pixels, PictureError> {
        match &self.format {
            Format::Jpeg(header) => jpeg::pixels(bytes, header),
            Format::Raster => raster::pixels(bytes),
            Format::CmykTiff => cmyk_tiff::pixels(bytes),
        }
    }

    /// Decodes the pixels only to learn whether they are there.
    fn check(&self, bytes: &[u8]) -> Result<(), PictureError> {
        match &self.format {
            Format::Jpeg(header) => jpeg::check(bytes, header),
            Format::Raster | Format::CmykTiff => self.decode(bytes).map(drop),
        }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            File::Held(bytes) => write!(f, "Held({} bytes)", bytes.len()),
            File::At(path) => write!(f, "At({})", path.display()),
        }
    }
}

impl Space {
    /// Returns the samples a pixel.
    pub fn channels(self) -> usize {
        match self {
            Space::Grey => 1,
            Space::Rgb => 3,
            Space::Cmyk => 4,
        }
    }

    /// Returns the profile if it describes pixels of this kind.
    fn fitting(self, profile: Option<Vec<u8>>) -> Option<Arc<[u8]>> {
        let space = crate::color::icc::Header::read(profile.as_deref()?).ok()?.space;
        let fits = match self {
            Space::Grey => *b"GRAY",
            Space::Rgb => *b"RGB ",
            Space::Cmyk => *b"CMYK",
        };
        profile.filter(|_| space == fits).map(Arc::from)
    }
}

/// Refuses a picture that no page needs and that would fill the memory.
fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    let area = u64::from(width) * u64::from(height);
    if width == 0 || height == 0 {
        return Err(PictureError::Unreadable("no pixels".to_owned()));
    }
    if width > LONGEST_SIDE || height > LONGEST_SIDE || area > LARGEST_AREA {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::Truncated => f.write_str("the file ends before the picture does"),
            PictureError::TooLarge { width, height } => {
                write!(f, "{width} x {height} pixels are too many")
            }
            PictureError::Unsupported(kind) => write!(f, "{kind} is not supported"),
            PictureError::Unreadable(why) => f.write_str(why),
        }
    }
}

impl Error for PictureError {}
