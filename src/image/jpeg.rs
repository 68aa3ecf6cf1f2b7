//! JPEG files: headers read, structure walked to the end. Their pixels are decoded in
//! [`jpeg_pixels`](super::jpeg_pixels).

use std::sync::Arc;

use super::{Orientation, Picture, PictureError, Space, check_memory, check_size};
use crate::digest::Digest;
use crate::text;

/// What the markers of a file tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) components: u8,
    pub(super) adobe: bool,
    orientation: u8,
    pub(super) progressive: bool,
    /// Byte at which the end marker stands.
    pub(super) end: usize,
}

impl Header {
    pub(super) fn space(&self) -> Space {
        match self.components {
            1 => Space::Grey,
            4 => Space::Cmyk,
            _ => Space::Rgb,
        }
    }
}

/// Reads the markers of a JPEG.
pub(super) fn read(file: Arc<[u8]>, digest: Digest) -> Result<Picture, PictureError> {
    let (header, profile) = walk(&file)?;
    let orientation = Orientation::from_exif(header.orientation);
    let (width, height) = orientation.size(header.width, header.height);
    let space = header.space();
    // Of a progressive file all coefficients stand beside the samples, in two bytes each.
    let each = space.channels() as u64 * if header.progressive { 3 } else { 1 };
    let memory = check_memory(width, height, each)?;
    let held = profile.is_some();
    let profile = space.fitting(profile);
    Ok(Picture {
        width,
        height,
        orientation,
        space,
        lossless: false,
        unused_profile: held && profile.is_none(),
        profile,
        digest,
        glance: super::Glance::default(),
        memory,
        #[cfg(feature = "pictures")]
        format: super::Format::Jpeg(header),
        #[cfg(feature = "pictures")]
        file: super::File::Held(file),
    })
}

/// Walks the marker segments from SOI to EOI (ITU-T T.81, B.1) and puts the ICC profile together.
fn walk(bytes: &[u8]) -> Result<(Header, Option<Vec<u8>>), PictureError> {
    let mut header = Header { orientation: 1, ..Header::default() };
    let mut profile: Vec<(u8, &[u8])> = Vec::new();
    let mut at = 2;
    loop {
        let marker = next_marker(bytes, &mut at)?;
        match marker {
            0xD9 => {
                header.end = at - 2;
                break;
            }
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let length = match bytes.get(at..at + 2) {
            Some(length) => usize::from(u16::from_be_bytes([length[0], length[1]])),
            None => return Err(PictureError::Truncated),
        };
        let segment = bytes.get(at + 2..at + length.max(2)).ok_or(PictureError::Truncated)?;
        at += length.max(2);
        match marker {
            0xC0..=0xC2 => {
                header.progressive = marker == 0xC2;
                frame_header(segment, &mut header)?;
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Err(PictureError::Unsupported(text!(
                    "无损或算术编码的 JPEG",
                    "lossless or arithmetic JPEG"
                )));
            }
            0xE1 => header.orientation = orientation(segment).unwrap_or(header.orientation),
            // ICC.1:2010, B.4: the profile in pieces, numbered from one.
            0xE2 => {
                if let Some([number, _, piece @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0") {
                    profile.push((*number, piece));
                }
            }
            0xEE => header.adobe |= segment.starts_with(b"Adobe"),
            0xDA => skip_scan(bytes, &mut at),
            _ => {}
        }
    }
    match header.width {
        0 => Err(PictureError::told("no frame header")),
        _ => {
            profile.sort_by_key(|(number, _)| *number);
            let pieces: Vec<&[u8]> = profile.into_iter().map(|(_, piece)| piece).collect();
            Ok((header, (!pieces.is_empty()).then(|| pieces.concat())))
        }
    }
}

/// Returns the code of the next marker and steps behind it.
fn next_marker(bytes: &[u8], at: &mut usize) -> Result<u8, PictureError> {
    let rest = bytes.get(*at..).unwrap_or_default();
    let found =
        rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF));
    let found = found.ok_or(PictureError::Truncated)?;
    *at += found + 2;
    Ok(rest[found + 1])
}

/// Steps over entropy-coded data to the marker that ends it.
fn skip_scan(bytes: &[u8], at: &mut usize) {
    /// The pixels are most of the file: they are searched by stretches, not byte by byte.
    const STRETCH: usize = 256;
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7);
    while let Some(rest) = bytes.get(*at..).filter(|rest| rest.len() > 1) {
        let stretch = &rest[..rest.len().min(STRETCH + 1)];
        if stretch.contains(&0xFF)
            && let Some(found) = stretch.windows(2).position(ends)
        {
            *at += found;
            return;
        }
        *at += stretch.len() - 1;
    }
    *at = bytes.len();
}

fn frame_header(segment: &[u8], header: &mut Header) -> Result<(), PictureError> {
    let &[precision, h0, h1, w0, w1, components, ..] = segment else {
        return Err(PictureError::Truncated);
    };
    header.height = u32::from(u16::from_be_bytes([h0, h1]));
    header.width = u32::from(u16::from_be_bytes([w0, w1]));
    header.components = components;
    check_size(header.width, header.height)?;
    match (precision, components) {
        (8, 1 | 3 | 4) => Ok(()),
        (8, _) => {
            Err(PictureError::Unsupported(text!("两个分量的 JPEG", "JPEG of two components")))
        }
        _ => Err(PictureError::Unsupported(text!(
            "多于 8 位的 JPEG",
            "JPEG of more than 8 bits"
        ))),
    }
}

/// Returns the orientation of an Exif segment (tag 274 of the first directory).
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair = tiff.get(at..at.checked_add(2)?)?;
        let pair = [pair[0], pair[1]];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let word = |at: usize| {
        let (a, b) = (u32::from(short(at)?), u32::from(short(at.checked_add(2)?)?));
        Some(if little { b << 16 | a } else { a << 16 | b })
    };
    let directory = word(4)? as usize;
    let entries = usize::from(short(directory)?);
    (0..entries).find_map(|entry| {
        let at = directory.checked_add(2 + entry * 12)?;
        let value = short(at.checked_add(8)?)?;
        (short(at)? == 274 && (1..=8).contains(&value)).then_some(value as u8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_orientation_in_both_byte_orders() {
        let big = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        let little = b"Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0";
        assert_eq!(orientation(big), Some(6));
        assert_eq!(orientation(little), Some(8));
        assert_eq!(orientation(b"Exif\0\0MM"), None);
    }

    #[test]
    fn a_scan_ends_with_its_marker_wherever_it_stands() {
        for length in [0, 1, 2, 254, 255, 256, 257, 258, 511, 512, 513, 900] {
            let pixels = [0xFF, 0, 7, 0xFF, 0xD3, 9, 0xFF, 0xFF].into_iter().cycle();
            let mut bytes: Vec<u8> = pixels.take(length).collect();
            let mut at = 0;
            skip_scan(&bytes, &mut at);
            assert_eq!(at, length, "no marker in {length} bytes");
            // Behind a zero, so that a byte of 255 before it is no marker.
            bytes.extend([0, 0xFF, 0xD9, 1]);
            let mut at = 0;
            skip_scan(&bytes, &mut at);
            assert_eq!(at, length + 1, "after {length} bytes");
        }
    }

    #[test]
    fn tells_a_truncated_file_from_one_too_large() {
        let head = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0x4E, 0x20, 0x4E, 0x20, 1, 1, 0x11, 0];
        let large = PictureError::TooLarge { width: 20_000, height: 20_000 };
        assert_eq!(walk(&head).map(drop), Err(large));
        let short = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0];
        assert_eq!(walk(&short).map(drop), Err(PictureError::Truncated));
    }
}
