//! PNG and TIFF: decoded to 8-bit grey or RGB, alpha laid on white paper.

use std::io::Cursor;
use std::sync::Arc;

use image::{
    ColorType, DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits,
};

use super::{
    File, Format, Orientation, Picture, PictureError, Pixels, Space, check_memory, check_size,
    cmyk_tiff,
};
use crate::digest::Digest;
use crate::limits::{PICTURE_DATA, PICTURE_MEMORY};
use crate::text;

/// Reads the head of a PNG or TIFF.
pub(super) fn read(file: Arc<[u8]>, digest: Digest) -> Result<Picture, PictureError> {
    let (mut decoder, format) = decoder(&file)?;
    let (stored_width, stored_height) = decoder.dimensions();
    check_size(stored_width, stored_height)?;
    let is_png = format == ImageFormat::Png;
    let (space, format) = match decoder.original_color_type() {
        // The decoder would turn the inks into RGB by a rule of thumb.
        ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16 => (Space::Cmyk, Format::CmykTiff),
        _ if decoder.color_type().has_color() => (Space::Rgb, Format::Raster),
        _ => (Space::Grey, Format::Raster),
    };
    let memory = check_memory(
        stored_width,
        stored_height,
        match format {
            Format::CmykTiff => cmyk_tiff::bytes_a_pixel(&file)?,
            _ => bytes_a_pixel(decoder.color_type()),
        },
    )?;
    if is_png && !reaches_end(&file) {
        // The decoder stops at the last pixel: what is cut behind it would go unseen.
        return Err(PictureError::Truncated);
    }
    let orientation = decoder.orientation().map_or(1, |orientation| orientation.to_exif());
    let orientation = Orientation::from_exif(orientation);
    let (width, height) = orientation.size(stored_width, stored_height);
    let own = decoder.icc_profile().ok().flatten();
    // A profile that is damaged, or that would fill the memory, is left packed by the decoder.
    let held = own.is_some() || is_png && chunk(&file, *b"iCCP").is_some();
    let profile = space.fitting(own);
    drop(decoder);
    let lossless = true;
    let file = File::Held(file);
    Ok(Picture {
        width,
        height,
        orientation,
        space,
        lossless,
        unused_profile: held && profile.is_none(),
        profile,
        digest,
        glance: super::Glance::default(),
        memory,
        format,
        file,
    })
}

/// Decodes the pixels to 8 bits, alpha laid on white paper.
pub(super) fn pixels(file: &[u8]) -> Result<Pixels, PictureError> {
    let (decoder, _) = decoder(file)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    let (width, height) = (picture.width(), picture.height());
    let (samples, space) = samples(picture);
    Ok(Pixels { width, height, space, samples })
}

fn decoder(file: &[u8]) -> Result<(impl ImageDecoder + '_, ImageFormat), PictureError> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|error| told(&error))?;
    let format = match reader.format() {
        Some(format @ (ImageFormat::Png | ImageFormat::Tiff)) => format,
        Some(_) => {
            return Err(PictureError::Unsupported(text!(
                "不是 JPEG、PNG 或 TIFF",
                "a picture other than JPEG, PNG or TIFF"
            )));
        }
        None => return Err(PictureError::Unreadable(text!("不是图片", "not a picture"))),
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(match format {
        // What a PNG asks for beside its pixels: a bomb of compressed data may name any length.
        ImageFormat::Png => PICTURE_DATA.value,
        _ => PICTURE_MEMORY.value,
    });
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    Ok((decoder, format))
}

/// Returns whether the last chunk of a PNG is there in full.
fn reaches_end(bytes: &[u8]) -> bool {
    chunk(bytes, *b"IEND").is_some_and(|end| end <= bytes.len())
}

/// Returns where the first chunk of a kind of a PNG ends, whether the file has all of it or not.
fn chunk(bytes: &[u8], wanted: [u8; 4]) -> Option<usize> {
    let mut at = 8;
    while let Some(head) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let [l3, l2, l1, l0, kind @ ..] = *head;
        let length = u32::from_be_bytes([l3, l2, l1, l0]) as usize;
        at = at.saturating_add(length).saturating_add(12);
        if kind == wanted {
            return Some(at);
        }
    }
    None
}

/// Returns the bytes that a pixel takes while it is decoded and brought to 8 bits on white paper: as it
/// is stored, and what is made of that while it is still there.
fn bytes_a_pixel(color: ColorType) -> u64 {
    let stored = u64::from(color.bytes_per_pixel());
    let colored = if color.has_color() { 3 } else { 1 };
    let deep = u64::from(color.bytes_per_pixel()) > u64::from(color.channel_count());
    let light = colored + u64::from(color.has_alpha());
    match (deep, color.has_alpha()) {
        (false, false) => stored,
        (true, false) => stored + colored,
        (false, true) => stored + colored,
        (true, true) => stored + light,
    }
}

fn samples(picture: DynamicImage) -> (Vec<u8>, Space) {
    let alpha = picture.color().has_alpha();
    match picture.color().has_color() {
        false if !alpha => (picture.into_luma8().into_raw(), Space::Grey),
        false => {
            let pixels = picture.into_luma_alpha8();
            let samples = pixels.pixels().map(|pixel| on_white(pixel.0[0], pixel.0[1]));
            (samples.collect(), Space::Grey)
        }
        true if !alpha => (picture.into_rgb8().into_raw(), Space::Rgb),
        true => {
            let pixels = picture.into_rgba8();
            let flat = |[r, g, b, a]: [u8; 4]| [r, g, b].map(|part| on_white(part, a));
            (pixels.pixels().flat_map(|pixel| flat(pixel.0)).collect(), Space::Rgb)
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
        image::ImageError::Limits(_) => {
            let [zh, en] = PICTURE_DATA.amount();
            PictureError::Unreadable(text!(
                "色彩特性等附带的数据超过 {zh}",
                "its colour profile, or other data beside its pixels, has more than {en}"
            ))
        }
        image::ImageError::Unsupported(_) => {
            PictureError::Unsupported(text!("这一种 PNG 或 TIFF", "this kind of PNG or TIFF"))
        }
        other => match other.to_string() {
            words if words.contains("end of file") || words.contains("EOF") => {
                PictureError::Truncated
            }
            words => PictureError::told(words),
        },
    }
}

fn told(error: &std::io::Error) -> PictureError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => PictureError::Truncated,
        _ => PictureError::told(error),
    }
}
