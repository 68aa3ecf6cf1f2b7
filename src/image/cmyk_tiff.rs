//! TIFF files of inks (TIFF 6.0, section 16): chunky cyan, magenta, yellow and black, none at 0.

use std::io::Cursor;

use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};

use super::{PictureError, Pixels, Space};
use crate::limits::PICTURE_MEMORY;
use crate::text;

/// Returns the bytes that a pixel takes while it is decoded and brought to 8 bits.
pub(super) fn bytes_a_pixel(file: &[u8]) -> Result<u64, PictureError> {
    let mut decoder = Decoder::new(Cursor::new(file)).map_err(|error| fault(&error))?;
    Ok(match decoder.colortype().map_err(|error| fault(&error))? {
        ColorType::CMYK(16) => 12,
        _ => 4,
    })
}

/// Decodes the pixels to 8 bits.
pub(super) fn pixels(file: &[u8]) -> Result<Pixels, PictureError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = PICTURE_MEMORY.count();
    let decoder = Decoder::new(Cursor::new(file)).map_err(|error| fault(&error))?;
    let mut decoder = decoder.with_limits(limits);
    let (width, height) = decoder.dimensions().map_err(|error| fault(&error))?;
    let color = decoder.colortype().map_err(|error| fault(&error))?;
    if !matches!(color, ColorType::CMYK(8 | 16)) {
        return Err(PictureError::Unsupported(text!(
            "多于四个通道的 CMYK TIFF",
            "CMYK TIFF with more channels"
        )));
    }
    let samples = match decoder.read_image().map_err(|error| fault(&error))? {
        DecodingResult::U8(samples) => samples,
        DecodingResult::U16(samples) => {
            samples.into_iter().map(|sample| (sample >> 8) as u8).collect()
        }
        _ => {
            return Err(PictureError::Unsupported(text!(
                "这种位深的 CMYK TIFF",
                "CMYK TIFF of this depth"
            )));
        }
    };
    if samples.len() != width as usize * height as usize * Space::Cmyk.channels() {
        return Err(PictureError::Unsupported(text!(
            "分平面存储的 CMYK TIFF",
            "CMYK TIFF in planes"
        )));
    }
    Ok(Pixels { width, height, space: Space::Cmyk, samples })
}

fn fault(error: &tiff::TiffError) -> PictureError {
    match error {
        tiff::TiffError::IoError(error)
            if error.kind() == std::io::ErrorKind::UnexpectedEof =>
        {
            PictureError::Truncated
        }
        other => PictureError::told(other),
    }
}
