//! PNG and TIFF: decoded to 8-bit grey or RGB, alpha laid on white paper.

use std::io::Cursor;

use image::{
    ColorType, DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits,
};

use super::{LARGEST_AREA, Picture, PictureData, PictureError, check_size};

/// Most that a decoder may ask for: the largest picture with four samples of 16 bits. A broken tag or a
/// bomb of compressed text may name any length.
const MOST_MEMORY: u64 = LARGEST_AREA * 8;

/// Reads a PNG or TIFF.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| told(&error))?;
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Tiff) => {}
        Some(_) => {
            return Err(PictureError::Unsupported("a picture other than JPEG, PNG or TIFF"));
        }
        None => return Err(PictureError::Unreadable("not a picture".to_owned())),
    }
    let is_png = reader.format() == Some(ImageFormat::Png);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if is_png && !reaches_end(bytes) {
        // The decoder stops at the last pixel: what is cut behind it would go unseen.
        return Err(PictureError::Truncated);
    }
    if matches!(
        decoder.original_color_type(),
        ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16
    ) {
        // The decoder would turn the inks into RGB by a rule of thumb: worse than refusing.
        return Err(PictureError::Unsupported("CMYK TIFF"));
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let (width, height) = (picture.width(), picture.height());
    Ok(Picture { width, height, data: samples(picture) })
}

/// Returns whether the last chunk of a PNG is there in full.
fn reaches_end(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some(head) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let [l3, l2, l1, l0, kind @ ..] = *head;
        let length = u32::from_be_bytes([l3, l2, l1, l0]) as usize;
        at = at.saturating_add(length).saturating_add(12);
        if kind == *b"IEND" {
            return at <= bytes.len();
        }
    }
    false
}

fn samples(picture: DynamicImage) -> PictureData {
    let alpha = picture.color().has_alpha();
    match picture.color() {
        ColorType::L8 | ColorType::L16 | ColorType::La8 | ColorType::La16 => {
            let samples = match alpha {
                false => picture.into_luma8().into_raw(),
                true => {
                    let pixels = picture.into_luma_alpha8();
                    pixels.pixels().map(|pixel| on_white(pixel.0[0], pixel.0[1])).collect()
                }
            };
            PictureData::Samples { samples, components: 1 }
        }
        _ => {
            let samples = match alpha {
                false => picture.into_rgb8().into_raw(),
                true => {
                    let pixels = picture.into_rgba8();
                    let flat = |[r, g, b, a]: [u8; 4]| [r, g, b].map(|part| on_white(part, a));
                    pixels.pixels().flat_map(|pixel| flat(pixel.0)).collect()
                }
            };
            PictureData::Samples { samples, components: 3 }
        }
    }
}

/// Returns a sample laid on white with this opacity.
fn on_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

fn fault(error: &image::ImageError) -> PictureError {
    match error {
        image::ImageError::IoError(error) => told(error),
        image::ImageError::Unsupported(_) => {
            PictureError::Unsupported("this kind of PNG or TIFF")
        }
        other => match other.to_string() {
            words if words.contains("end of file") || words.contains("EOF") => {
                PictureError::Truncated
            }
            words => PictureError::Unreadable(words),
        },
    }
}

fn told(error: &std::io::Error) -> PictureError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => PictureError::Truncated,
        _ => PictureError::Unreadable(error.to_string()),
    }
}
