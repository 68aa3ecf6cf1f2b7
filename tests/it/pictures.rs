//! Picture files as they come: cut short, damaged, far too large, of the wrong kind. None may stop the
//! program, and none that is not whole may pass for a picture.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use banmian::image::{Glance, Picture, PictureError, Pixels, Space, read};
use banmian::limits::PICTURE_SIDE;
use banmian::world::Nowhere;
use image::{DynamicImage, ImageFormat};
use proptest::prelude::*;

use crate::common::MemoryWorld;
use crate::common::jpeg::Jpeg;
use crate::common::png;
use crate::common::press::photographs;

fn read_bytes(bytes: &[u8]) -> Result<Picture, PictureError> {
    read(Arc::from(bytes), &|_| None)
}

fn pixels(bytes: &[u8]) -> Pixels {
    let picture = read_bytes(bytes).expect("a picture");
    let pixels = picture.pixels(&Nowhere).expect("pixels that were there a moment ago");
    assert_eq!(pixels.space, picture.space);
    pixels
}

fn samples(bytes: &[u8]) -> (Space, Vec<u8>) {
    let pixels = pixels(bytes);
    (pixels.space, pixels.samples)
}

fn encoded(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).expect("a PNG is written to memory");
    out.into_inner()
}

#[test]
fn photographs_are_read_whole() {
    let files = photographs();
    assert!(files.len() >= 5, "the sample has photographs");
    for (path, file) in files {
        let picture = read_bytes(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!((picture.space, picture.lossless), (Space::Rgb, false), "{path}");
        let pixels = picture.pixels(&Nowhere).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!((pixels.width, pixels.height), (picture.width, picture.height), "{path}");
        let area = (picture.width * picture.height) as usize;
        assert_eq!(pixels.samples.len(), area * 3, "{path}");
    }
}

#[test]
fn a_picture_that_is_left_in_its_file_is_read_again_and_only_as_it_was() {
    let (path, file) = photographs().swap_remove(0);
    let held = read_bytes(&file).expect("a picture");
    let left = held.clone().left_at(Path::new(&path));
    let mut world = MemoryWorld::default();
    assert!(left.pixels(&world).is_err(), "the file is gone");
    world.add(&path, &file);
    assert_eq!(left.pixels(&world), held.pixels(&Nowhere));
    world.add(&path, &photographs().swap_remove(1).1);
    assert!(left.pixels(&world).is_err(), "the file is another");
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
    assert_eq!(
        samples(&encoded(&DynamicImage::ImageLuma16(grey_16))),
        (Space::Grey, vec![0x80; 2])
    );
    let rgb_16 = image::ImageBuffer::from_pixel(1, 1, image::Rgb([0xFFFFu16, 0x4040, 0]));
    let rgb_16 = encoded(&DynamicImage::ImageRgb16(rgb_16));
    assert_eq!(samples(&rgb_16), (Space::Rgb, vec![0xFF, 0x40, 0]));
    let alpha_16 = image::ImageBuffer::from_pixel(1, 1, image::Rgba([0u16, 0, 0, 0x8080]));
    assert_eq!(
        samples(&encoded(&DynamicImage::ImageRgba16(alpha_16))),
        (Space::Rgb, vec![127; 3])
    );
    assert_eq!(samples(&tiff()).1[..3], [10, 20, 30]);
}

#[test]
fn grey_with_alpha_stays_grey_on_white() {
    let mut picture = image::GrayAlphaImage::new(3, 1);
    for (at, pixel) in [[50, 255], [50, 0], [0, 128]].into_iter().enumerate() {
        picture.put_pixel(at as u32, 0, image::LumaA(pixel));
    }
    assert_eq!(samples(&encoded(&picture.into())), (Space::Grey, vec![50, 255, 127]));
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
    assert_eq!(samples(&file), (Space::Rgb, vec![200, 100, 0, 127, 127, 255]));
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
    assert!(
        read_bytes(&png(PICTURE_SIDE.value as u32, 1)).is_ok(),
        "the limit itself is allowed"
    );
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
    let (space, samples) = samples(&jpeg.write(|_, _, part| 80 * part));
    assert_eq!((space, &samples[..3]), (Space::Rgb, &[0, 80, 160][..]));
}

/// Adobe's programs store inks turned over, and say so; others store them as they are.
#[test]
fn four_inks_are_read_as_they_are_meant() {
    for adobe in [true, false] {
        let jpeg = Jpeg { blocks: (2, 1), components: 4, adobe, orientation: None };
        let file = jpeg.write(|_, _, ink| if adobe { 255 - 40 * ink } else { 40 * ink });
        let (space, samples) = samples(&file);
        assert_eq!((space, &samples[..4]), (Space::Cmyk, &[0, 40, 80, 120][..]), "{adobe}");
    }
}

/// Inks coded as luminance and chrominance, as Photoshop saves them by default.
#[test]
fn ycck_is_read_as_inks() {
    let inks = [[200u8, 30, 90, 10], [0, 0, 0, 255], [0, 0, 0, 0], [255, 0, 255, 60]];
    let rows: Vec<u8> = inks.iter().flat_map(|ink| ink.repeat(16)).collect();
    let rows = rows.repeat(16);
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 100);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
    encoder.encode(&rows, 64, 16, jpeg_encoder::ColorType::CmykAsYcck).expect("a JPEG");
    let (space, samples) = samples(&file);
    assert_eq!(space, Space::Cmyk);
    for (at, ink) in inks.iter().enumerate() {
        let found = &samples[(at * 16 + 8) * 4..][..4];
        let near = found.iter().zip(ink).all(|(found, ink)| found.abs_diff(*ink) <= 3);
        assert!(near, "{found:?} for {ink:?}");
    }
}

/// TIFF of 8 and of 16 bits of cyan, magenta, yellow and black.
#[test]
fn tiff_of_inks_is_read_as_inks() {
    use tiff::encoder::{TiffEncoder, colortype};
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).expect("memory");
    encoder.write_image::<colortype::CMYK8>(1, 2, &[1, 2, 3, 4, 250, 0, 9, 255]).expect("it");
    let eight = samples(&file.into_inner());
    assert_eq!(eight, (Space::Cmyk, vec![1, 2, 3, 4, 250, 0, 9, 255]));
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).expect("memory");
    let wide = [0x0100u16, 0x02FF, 0, 0xFFFF];
    encoder.write_image::<colortype::CMYK16>(1, 1, &wide).expect("it");
    assert_eq!(samples(&file.into_inner()), (Space::Cmyk, vec![1, 2, 0, 255]));
}

/// A file that was found whole before is not decoded again.
#[test]
fn what_is_known_to_be_whole_is_not_decoded() {
    let jpeg = Jpeg { blocks: (16, 16), components: 3, adobe: false, orientation: None };
    let file = jpeg.write(|_, _, _| 90);
    // The last rows are missing, the end marker is there.
    let cut = [&file[..file.len() - 200], &[0xFF, 0xD9]].concat();
    assert!(read_bytes(&cut).is_err());
    assert!(read(Arc::from(&cut[..]), &|_| Some(Glance::default())).is_ok());
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
