//! Samples as a PDF holds them.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::Coding;
use crate::image::{PictureError, Space};

/// Deflate level; fixed, so that the bytes are.
const LEVEL: u32 = 6;

/// Encodes rows of samples: photographs as JPEG with colour at full resolution, drawings
/// without loss.
pub(super) fn encode(
    samples: &[u8],
    (width, height): (u32, u32),
    space: Space,
    art: bool,
    quality: u8,
) -> Result<(Coding, Vec<u8>), PictureError> {
    if art {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
        encoder.write_all(samples).map_err(PictureError::told)?;
        return Ok((Coding::Flate, encoder.finish().map_err(PictureError::told)?));
    }
    let mut bytes = Vec::new();
    // Without its vector code, whose last bits are not those of its plain code: the bytes would
    // depend on the processor.
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let color = match space {
        Space::Grey => ColorType::Luma,
        Space::Rgb => ColorType::Rgb,
        Space::Cmyk => ColorType::Cmyk,
    };
    // No side is longer than a picture's may be, and that is within 16 bits.
    let (width, height) = (width as u16, height as u16);
    encoder.encode(samples, width, height, color).map_err(PictureError::told)?;
    Ok((Coding::Jpeg, bytes))
}
