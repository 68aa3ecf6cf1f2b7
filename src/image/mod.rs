//! Pictures as inputs: what a file is, whether it is whole, and its pixels.
//!
//! [`read`] tells what a press must know before it places a picture (size, colour space, profile, which
//! way is up) and refuses what cannot be printed (truncated, far too large, of an unknown kind), so that a
//! message can say what to do. The pixels are decoded only when somebody reproduces the picture:
//! [`Picture::pixels`]. Until then its bytes need not be held: [`Picture::left_at`].
//!
//! Decoders belong to the feature `pictures`: without it the heads of JPEG files are read, so that
//! photographs can be placed, and nothing is decoded.

#[cfg(feature = "pictures")]
mod cmyk_tiff;
#[cfg(feature = "pictures")]
mod drawn;
mod glance;
mod jpeg;
#[cfg(feature = "pictures")]
mod jpeg_pixels;
mod orientation;
#[cfg(feature = "pictures")]
mod raster;

use std::error::Error;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
#[cfg(feature = "pictures")]
use std::path::PathBuf;
use std::sync::Arc;
#[cfg(feature = "pictures")]
use std::sync::{Mutex, PoisonError};

use crate::diag::Text;
use crate::digest::Digest;
#[cfg(feature = "pictures")]
use crate::limits::PICTURE_FILE;
use crate::limits::{PICTURE_AREA, PICTURE_MEMORY, PICTURE_SIDE};
use crate::text;
#[cfg(feature = "pictures")]
use crate::world::World;

pub use glance::Glance;
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
    /// Whether the file holds a profile that is not used: of another kind of pixels, damaged, or too large.
    pub unused_profile: bool,
    /// Names the file by its content.
    pub digest: Digest,
    /// What its pixels tell; nothing without decoders.
    pub glance: Glance,
    /// Bytes of memory that its pixels take while they are decoded.
    pub memory: u64,
    #[cfg(feature = "pictures")]
    format: Format,
    #[cfg(feature = "pictures")]
    file: File,
}

/// Where the bytes of a picture are.
#[cfg(feature = "pictures")]
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
#[cfg(feature = "pictures")]
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
    /// A side or the area is over its limit: [`PICTURE_SIDE`], [`PICTURE_AREA`].
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Its pixels take more memory than a run has, for the depth or the coding that they have.
    TooHeavy {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// By what share of its sides it may be as it is, in percent.
        percent: u32,
    },
    /// A kind of picture that no press file can take.
    Unsupported(Text),
    /// Not a picture, or a broken one, and why.
    Unreadable(Text),
}

/// Reads a picture. `seen` says of a file's name by content what a glance at its pixels told, when they
/// were decoded before without a fault; those of any other file are decoded once, as a check.
#[cfg_attr(not(feature = "pictures"), expect(unused_variables, reason = "nothing is decoded"))]
pub fn read(
    file: Arc<[u8]>,
    seen: &dyn Fn(&Digest) -> Option<Glance>,
) -> Result<Picture, PictureError> {
    let digest = Digest::of(&file);
    #[cfg(feature = "pictures")]
    let bytes = file.clone();
    let read = guarded(|| match file.get(..3) {
        Some([0xFF, 0xD8, 0xFF]) => jpeg::read(file, digest),
        #[cfg(feature = "pictures")]
        Some(_) => raster::read(file, digest),
        #[cfg(not(feature = "pictures"))]
        Some(_) => Err(PictureError::Unsupported(text!(
            "这个程序不带图片解码，只认 JPEG",
            "anything but JPEG, without the feature `pictures`,"
        ))),
        None => Err(PictureError::Truncated),
    })?;
    #[cfg(not(feature = "pictures"))]
    let picture = read;
    #[cfg(feature = "pictures")]
    let picture = Picture {
        glance: match seen(&digest) {
            Some(glance) => glance,
            None => read.check(&bytes)?,
        },
        ..read
    };
    Ok(picture)
}

/// Has the one who decodes the pixels of a large picture.
#[cfg(feature = "pictures")]
static LARGE: Mutex<()> = Mutex::new(());

/// Pictures up to this share of the memory are decoded side by side.
#[cfg(feature = "pictures")]
const SIDE_BY_SIDE: u64 = 16;

#[cfg(feature = "pictures")]
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
        match &self.file {
            File::Held(bytes) => Ok(bytes.clone()),
            File::At(path) => {
                let bytes = world
                    .read_at_most(path, PICTURE_FILE.value)
                    .map_err(|error| PictureError::Unreadable(error.message()))?;
                // What was found out about the file holds for these bytes alone.
                match Digest::of(&bytes) == self.digest {
                    true => Ok(bytes),
                    false => Err(PictureError::Unreadable(text!(
                        "用它的时候文件变了",
                        "it changed while it was used"
                    ))),
                }
            }
        }
    }

    fn decode(&self, bytes: &[u8]) -> Result<Pixels, PictureError> {
        guarded(|| match &self.format {
            Format::Jpeg(header) => jpeg_pixels::pixels(bytes, header),
            Format::Raster => raster::pixels(bytes),
            Format::CmykTiff => cmyk_tiff::pixels(bytes),
        })
    }

    /// Decodes the pixels to learn whether they are there, and takes a glance at them.
    fn check(&self, bytes: &[u8]) -> Result<Glance, PictureError> {
        // Many pictures are read side by side; of large ones one at a time has its pixels decoded.
        let turn = || LARGE.lock().unwrap_or_else(PoisonError::into_inner);
        let _turn = (self.memory > PICTURE_MEMORY.value / SIDE_BY_SIDE).then(turn);
        let pixels = match &self.format {
            Format::Jpeg(header) => guarded(|| jpeg_pixels::check(bytes, header)),
            Format::Raster | Format::CmykTiff => self.decode(bytes),
        };
        pixels.map(|pixels| Glance::of(&pixels, self.orientation))
    }
}

#[cfg(feature = "pictures")]
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            File::Held(bytes) => write!(f, "Held({} bytes)", bytes.len()),
            File::At(path) => write!(f, "At({})", path.display()),
        }
    }
}

#[cfg(not(feature = "pictures"))]
impl Picture {
    /// Lets go of the bytes; without decoders none are held.
    #[must_use]
    pub fn left_at(self, _path: &Path) -> Picture {
        self
    }
}

/// Runs a decoder. One that breaks down over a file must not take the edition with it: whoever
/// knows the file's name can then say which picture it was.
pub(crate) fn guarded<T>(
    decode: impl FnOnce() -> Result<T, PictureError>,
) -> Result<T, PictureError> {
    panic::catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|_| {
        Err(PictureError::Unreadable(text!("解码时出错", "the decoder broke down over it")))
    })
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
        return Err(PictureError::Unreadable(text!("没有像素", "it has no pixels")));
    }
    let side = u64::from(width.max(height));
    if side > PICTURE_SIDE.value || area > PICTURE_AREA.value {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

/// Returns the memory that the pixels of a picture take at so many bytes each, unless that is more than
/// a run has.
fn check_memory(width: u32, height: u32, bytes: u64) -> Result<u64, PictureError> {
    let memory = u64::from(width) * u64::from(height) * bytes;
    if memory <= PICTURE_MEMORY.value {
        return Ok(memory);
    }
    let percent = (PICTURE_MEMORY.value as f64 / memory as f64).sqrt() * 100.0;
    Err(PictureError::TooHeavy { width, height, percent: percent as u32 })
}

impl PictureError {
    /// Returns the error of a decoder that tells in its own words, which are English, what it finds.
    pub(crate) fn told(words: impl fmt::Display) -> PictureError {
        PictureError::Unreadable(text!("内容已损坏", "{words}"))
    }

    /// Returns what is wrong.
    pub fn message(&self) -> Text {
        match self {
            PictureError::Truncated => {
                text!("文件不完整", "the file ends before the picture does")
            }
            PictureError::TooLarge { width, height } => {
                text!("{width}×{height} 像素，太大", "{width} x {height} pixels are too many")
            }
            PictureError::TooHeavy { width, height, percent } => {
                let (w, h) = (width * percent / 100, height * percent / 100);
                text!(
                    "{width}×{height} 像素，解码占内存太多，{w}×{h} 以内就行",
                    "{width} x {height} pixels take too much memory to decode; {w} x {h} would do"
                )
            }
            PictureError::Unsupported(Text { zh, en }) => {
                text!("格式不支持：{zh}", "{en} is not supported")
            }
            PictureError::Unreadable(why) => why.clone(),
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

impl Error for PictureError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoder_that_breaks_down_is_a_fault_of_its_picture() {
        let broken = guarded::<()>(|| panic!("index out of bounds"));
        assert!(matches!(broken, Err(PictureError::Unreadable(_))), "{broken:?}");
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }
}
