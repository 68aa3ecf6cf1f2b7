//! Picture files as they come: cut short, damaged, far too large, of the wrong kind. None may stop the
//! program, and none that is not whole may pass for a picture.
#![allow(clippy::disallowed_methods, reason = "tests read the files of the project")]

mod common;

use std::io::Cursor;
use std::sync::Arc;

use banmian::image::{LONGEST_SIDE, Picture, PictureData, PictureError, read};
use image::{DynamicImage, ImageFormat};
use proptest::prelude::*;

use common::jpeg::Jpeg;
use common::png;
use common::press::photographs;

fn read_bytes(bytes: &[u8]) -> Result<Picture, PictureError> {
    read(Arc::from(bytes))
}

fn samples(bytes: &[u8]) -> (u8, Vec<u8>) {
    match read_bytes(bytes).expect("a picture").data {
        PictureData::Samples { samples, components } => (components, samples),
        PictureData::Jpeg { .. } => panic!("no samples"),
    }
}

fn encoded(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).expect("a PNG is written to memory");
    out.into_inner()
}

#[test]
fn whole_photographs_are_kept_as_they_are() {
    let files = photographs();
    assert!(files.len() >= 5, "the sample has photographs");
    for (path, file) in files {
        let picture = read_bytes(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        let PictureData::Jpeg { bytes, components, stored, .. } = picture.data else {
            panic!("{path} is a JPEG");
        };
        assert!(bytes[..] == file[..], "{path}");
        assert_eq!((components, stored), (3, (picture.width, picture.height)), "{path}");
    }
}

#[test]
fn a_photograph_cut_anywhere_is_no_picture() {
    for (path, file) in photographs() {
        // Every length of the first bytes and the last, and forty between.
        let step = file.len() / 40;
        let lengths =
            (0..64).chain((1..40).map(|at| at * step)).chain(file.len() - 32..file.len());
        for length in lengths {
            let found = read_bytes(&file[..length]);
            let cut =
                matches!(found, Err(PictureError::Truncated | PictureError::Unreadable(_)));
            assert!(cut, "{path} cut to {length}: {found:?}");
        }
        let half = read_bytes(&file[..file.len() / 2]);
        assert_eq!(half.err(), Some(PictureError::Truncated), "{path} says what is wrong");
    }
}

#[test]
fn a_cut_that_was_mended_with_an_end_marker_is_no_picture() {
    for (path, file) in photographs() {
        let mended = [&file[..file.len() / 2], &[0xFF, 0xD9]].concat();
        assert!(read_bytes(&mended).is_err(), "{path}");
    }
}

#[test]
fn a_png_cut_anywhere_is_no_picture() {
    let file = png(90, 60);
    // The last chunk has no pixels: without its twelve bytes the picture is still whole.
    for length in 0..file.len() - 12 {
        let found = read_bytes(&file[..length]);
        let cut = matches!(found, Err(PictureError::Truncated | PictureError::Unreadable(_)));
        assert!(cut, "cut to {length}: {found:?}");
    }
    let half = read_bytes(&file[..file.len() / 2]);
    assert_eq!(half.err(), Some(PictureError::Truncated), "it says what is wrong");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_bytes_stop_nothing(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        kind in 0usize..4,
    ) {
        let jpeg = |components, adobe| {
            let orientation = Some(6);
            let jpeg = Jpeg { blocks: (4, 3), components, adobe, orientation };
            jpeg.write(|column, row, part| (column * 50 + row * 20) as u8 + part)
        };
        let mut file = match kind {
            0 => jpeg(3, false),
            1 => jpeg(4, true),
            2 => png(40, 30),
            _ => tiff(),
        };
        for (at, value) in flips {
            let at = at.index(file.len());
            file[at] = value;
        }
        if let Ok(picture) = read_bytes(&file) {
            prop_assert!(picture.width > 0 && picture.height > 0);
        }
    }
}

fn tiff() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(20, 10, image::Rgb([10, 20, 30]))
        .write_to(&mut out, ImageFormat::Tiff)
        .expect("a TIFF is written to memory");
    out.into_inner()
}

#[test]
fn samples_are_brought_to_8_bits_of_grey_or_rgb() {
    let grey_16 = image::ImageBuffer::from_pixel(2, 1, image::Luma([0x8080u16]));
    assert_eq!(samples(&encoded(&DynamicImage::ImageLuma16(grey_16))), (1, vec![0x80; 2]));
    let rgb_16 = image::ImageBuffer::from_pixel(1, 1, image::Rgb([0xFFFFu16, 0x4040, 0]));
    let rgb_16 = encoded(&DynamicImage::ImageRgb16(rgb_16));
    assert_eq!(samples(&rgb_16), (3, vec![0xFF, 0x40, 0]));
    let alpha_16 = image::ImageBuffer::from_pixel(1, 1, image::Rgba([0u16, 0, 0, 0x8080]));
    assert_eq!(samples(&encoded(&DynamicImage::ImageRgba16(alpha_16))), (3, vec![127; 3]));
    assert_eq!(samples(&tiff()).1[..3], [10, 20, 30]);
}

#[test]
fn grey_with_alpha_stays_grey_on_white() {
    let mut picture = image::GrayAlphaImage::new(3, 1);
    for (at, pixel) in [[50, 255], [50, 0], [0, 128]].into_iter().enumerate() {
        picture.put_pixel(at as u32, 0, image::LumaA(pixel));
    }
    assert_eq!(samples(&encoded(&picture.into())), (1, vec![50, 255, 127]));
}

/// An indexed PNG of two pixels: the second colour is half transparent.
#[test]
fn indexed_colours_are_looked_up() {
    let rows = [0, 0, 1];
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut deflated, &rows).expect("memory");
    let file = png_of(&[
        (b"IHDR", &header(2, 1, 8, 3)),
        (b"PLTE", &[200, 100, 0, 0, 0, 255]),
        (b"tRNS", &[255, 128]),
        (b"IDAT", &deflated.finish().expect("memory")),
        (b"IEND", &[]),
    ]);
    assert_eq!(samples(&file), (3, vec![200, 100, 0, 127, 127, 255]));
}

/// A header is enough to refuse a picture: the files hold no pixels at all.
#[test]
fn far_too_large_is_told_from_the_header() {
    for (width, height) in [(20_000, 100), (100, 20_000), (15_000, 15_000)] {
        let large = Some(PictureError::TooLarge { width, height });
        let file = png_of(&[(b"IHDR", &header(width, height, 8, 6)), (b"IDAT", &[])]);
        assert_eq!(read_bytes(&file).err(), large, "PNG");
        let jpeg = Jpeg { blocks: (1, 1), components: 3, adobe: false, orientation: None };
        let mut file = jpeg.write(|_, _, _| 0);
        let frame =
            file.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame header");
        file[frame + 5..frame + 7].copy_from_slice(&(height as u16).to_be_bytes());
        file[frame + 7..frame + 9].copy_from_slice(&(width as u16).to_be_bytes());
        assert_eq!(read_bytes(&file).err(), large, "JPEG");
    }
    let file = png_of(&[(b"IHDR", &header(u32::MAX / 2, u32::MAX / 2, 16, 6)), (b"IDAT", &[])]);
    assert!(read_bytes(&file).is_err());
    assert!(read_bytes(&png(LONGEST_SIDE, 1)).is_ok(), "the limit itself is allowed");
}

#[test]
fn other_kinds_of_file_are_refused() {
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let bmp = [&b"BM"[..], &[0; 60]].concat();
    for file in [&gif[..], &bmp] {
        let found = read_bytes(file);
        assert!(matches!(found, Err(PictureError::Unsupported(_))), "{found:?}");
    }
    for file in ["本报讯　春节长假刚过。".as_bytes(), b"%PDF-1.6\n", &[0; 100]] {
        let found = read_bytes(file);
        assert!(matches!(found, Err(PictureError::Unreadable(_))), "{found:?}");
    }
    assert_eq!(read_bytes(b"").err(), Some(PictureError::Truncated));
    assert_eq!(read_bytes(b"\xFF\xD8").err(), Some(PictureError::Truncated));
}

/// Programs of Adobe's also store three components as they are, without turning them into YCbCr.
#[test]
fn rgb_as_adobe_stores_it_is_a_picture() {
    let jpeg = Jpeg { blocks: (2, 1), components: 3, adobe: true, orientation: None };
    let picture = read_bytes(&jpeg.write(|_, _, part| 80 * part)).expect("a picture");
    let PictureData::Jpeg { components, inverted, .. } = picture.data else { panic!("a JPEG") };
    assert_eq!((components, inverted), (3, false));
}

#[test]
fn a_turned_photograph_has_the_sides_that_are_seen() {
    for orientation in 1..=8 {
        let blocks = (3, 2);
        let orientation = Some(orientation);
        let jpeg = Jpeg { blocks, components: 1, adobe: false, orientation };
        let picture = read_bytes(&jpeg.write(|_, _, _| 9)).expect("a picture");
        let seen = if orientation < Some(5) { (24, 16) } else { (16, 24) };
        assert_eq!((picture.width, picture.height), seen, "{orientation:?}");
    }
}

/// Returns the header of a PNG.
fn header(width: u32, height: u32, bits: u8, color: u8) -> Vec<u8> {
    let ([w, h], rest) = ([width, height].map(u32::to_be_bytes), [bits, color, 0, 0, 0]);
    [&w[..], &h, &rest].concat()
}

/// Returns a PNG of these chunks.
fn png_of(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, data) in chunks {
        out.extend((data.len() as u32).to_be_bytes());
        let checked = [&name[..], data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&checked);
        out.extend(checked);
        out.extend(crc.sum().to_be_bytes());
    }
    out
}
