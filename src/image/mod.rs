//! Pictures as inputs: read, checked, and kept as they are wherever nothing needs to change.
//!
//! A JPEG goes into the PDF byte for byte; PNG and TIFF become plain 8-bit samples. What cannot be
//! printed (truncated, far too large, of an unknown kind) is told apart, so that a message can say what
//! to do.

mod jpeg;
mod raster;

use std::fmt;
use std::sync::Arc;

/// A picture ready to be placed.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Pixels across, as the picture is meant to be seen.
    pub width: u32,
    /// Pixels down, as the picture is meant to be seen.
    pub height: u32,
    /// Its samples.
    pub data: PictureData,
}

/// Samples of a picture.
#[derive(Clone, Debug)]
pub enum PictureData {
    /// A JPEG file, untouched.
    Jpeg {
        /// The file.
        bytes: Arc<[u8]>,
        /// Pixels across and down as stored.
        stored: (u32, u32),
        /// Components a pixel: 1, 3 or 4.
        components: u8,
        /// Whether four components are stored inverted, as Adobe's programs do.
        inverted: bool,
        /// How the stored pixels are turned to be seen (Exif 2.3, tag 274): 1 to 8.
        orientation: u8,
    },
    /// Rows of 8-bit samples.
    Samples {
        /// The samples, row after row.
        samples: Vec<u8>,
        /// Components a pixel: 1 (grey) or 3 (RGB).
        components: u8,
    },
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

/// Reads a picture and checks that it is whole.
pub fn read(bytes: Arc<[u8]>) -> Result<Picture, PictureError> {
    match bytes.get(..3) {
        Some([0xFF, 0xD8, 0xFF]) => jpeg::read(bytes),
        Some(_) => raster::read(&bytes),
        None => Err(PictureError::Truncated),
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
