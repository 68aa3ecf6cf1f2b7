//! The pixels of JPEG files.

use std::borrow::Cow;
use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::jpeg::Header;
use super::{PictureError, Pixels, Space};

/// Decodes the pixels.
pub(super) fn pixels(file: &[u8], header: &Header) -> Result<Pixels, PictureError> {
    read(file, header, false)
}

/// Decodes the pixels and has none made up that are not there.
pub(super) fn check(file: &[u8], header: &Header) -> Result<Pixels, PictureError> {
    read(&checked_bytes(file, header), header, true)
}

fn read(file: &[u8], header: &Header, strict: bool) -> Result<Pixels, PictureError> {
    let (mut samples, space) = decode(file, header.components, strict)?;
    // A damaged file may name another size in a second frame header.
    let wanted = header.width as usize * header.height as usize * header.space().channels();
    if samples.len() != wanted {
        return Err(PictureError::told("rows of another length"));
    }
    if header.space() == Space::Cmyk {
        inks(&mut samples, header.adobe, space == ColorSpace::YCCK);
    }
    let Header { width, height, .. } = *header;
    Ok(Pixels { width, height, space: header.space(), samples })
}

/// Turns stored samples of four components into inks. Adobe's programs store inks turned over;
/// where they store them as luminance and chrominance (YCCK), what comes of those is red, green
/// and blue light turned over, that is cyan, magenta and yellow ink (Adobe Technical Note 5116,
/// 18).
fn inks(samples: &mut [u8], adobe: bool, is_ycck: bool) {
    for pixel in samples.chunks_exact_mut(4) {
        if is_ycck {
            let (y, cb, cr) =
                (i32::from(pixel[0]), i32::from(pixel[1]) - 128, i32::from(pixel[2]) - 128);
            let light = |value: i32| (value >> 16).clamp(0, 255) as u8;
            let y = (y << 16) + (1 << 15);
            pixel[0] = light(y + 91_881 * cr);
            pixel[1] = light(y - 22_554 * cb - 46_802 * cr);
            pixel[2] = light(y + 116_130 * cb);
            if !adobe {
                pixel[..3].iter_mut().for_each(|sample| *sample = 255 - *sample);
            }
        } else if adobe {
            pixel[..3].iter_mut().for_each(|sample| *sample = 255 - *sample);
        }
        if adobe {
            pixel[3] = 255 - pixel[3];
        }
    }
}

/// Returns the bytes on which the check of the pixels runs. At an end marker in the middle of the
/// pixels, as a mended cut leaves it, the decoder would make up the rest; without the marker it
/// runs out of bytes and says so. The zeros are what it reads ahead. A progressive file needs
/// its marker.
fn checked_bytes<'a>(bytes: &'a [u8], header: &Header) -> Cow<'a, [u8]> {
    match header.progressive {
        true => Cow::Borrowed(bytes),
        false => Cow::Owned([&bytes[..header.end], &[0; 16]].concat()),
    }
}

/// Decodes the samples: light as it is meant, inks as they are stored, with their space.
fn decode(
    bytes: &[u8],
    components: u8,
    strict: bool,
) -> Result<(Vec<u8>, ColorSpace), PictureError> {
    let options = DecoderOptions::default().set_strict_mode(strict);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(PictureError::told)?;
    let stored = decoder.input_colorspace();
    // Of Adobe's marker the decoder first takes four components for granted; it corrects itself
    // later.
    let space = match (components, stored) {
        (1, _) => ColorSpace::Luma,
        (4, Some(ColorSpace::YCCK)) => ColorSpace::YCCK,
        (4, _) => ColorSpace::CMYK,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let samples = decoder.decode().map_err(PictureError::told)?;
    Ok((samples, space))
}
