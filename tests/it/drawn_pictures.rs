//! Charts, tables and documents are told from photographs by their pixels: pictures that are made here, and the
//! photographs of the sample as any day may bring them.

use std::io::Cursor;
use std::sync::Arc;

use banmian::image::read;
use banmian::world::Nowhere;
use image::imageops::{FilterType, overlay};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

use crate::common::press::photographs;

fn is_drawn(bytes: Vec<u8>) -> bool {
    let picture = read(Arc::from(bytes), &|_| None).expect("a picture");
    picture.glance.is_drawn()
}

fn as_png(picture: &RgbImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).expect("it is written to memory");
    out.into_inner()
}

fn as_jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let (width, height) = (picture.width() as u16, picture.height() as u16);
    let encoder = Encoder::new(&mut out, quality);
    encoder.encode(picture, width, height, ColorType::Rgb).expect("it is written to memory");
    out
}

fn fill(picture: &mut RgbImage, [x, y, width, height]: [u32; 4], ink: [u8; 3]) {
    for row in y..(y + height).min(picture.height()) {
        for column in x..(x + width).min(picture.width()) {
            picture.put_pixel(column, row, Rgb(ink));
        }
    }
}

/// Strokes as those of a character, in a square; `seed` says which.
fn character(picture: &mut RgbImage, [x, y, size]: [u32; 3], seed: u32, ink: [u8; 3]) {
    let stroke = (size / 10).max(1);
    for at in 0..4 {
        let far = (seed.wrapping_mul(31 + at) / 7) % 4 * size / 5;
        fill(picture, [x + size / 12, y + far, size * 4 / 5, stroke], ink);
        if at % 2 == 0 {
            fill(picture, [x + far, y + size / 12, stroke, size * 4 / 5], ink);
        }
    }
}

/// Bars over an axis, with words at their feet.
fn chart(ground: [u8; 3], ink: [u8; 3]) -> RgbImage {
    let mut picture = RgbImage::from_pixel(1000, 640, Rgb(ground));
    for (at, high) in [120, 310, 260, 420, 180, 380].into_iter().enumerate() {
        let x = 70 + at as u32 * 150;
        fill(&mut picture, [x, 540 - high, 84, high], [96, 122, 164]);
        (0..3).for_each(|c| character(&mut picture, [x + c * 30, 560, 26], 5 + c, ink));
    }
    fill(&mut picture, [40, 540, 920, 3], ink);
    picture
}

/// Lines of copy; with rules, a table.
fn copy(ruled: bool) -> RgbImage {
    let mut picture = RgbImage::from_pixel(900, 1200, Rgb([255; 3]));
    for line in 0..24 {
        let y = 90 + line * 42;
        for at in 0..(26 - line % 5) {
            character(&mut picture, [80 + at * 28, y, 25], line * 31 + at, [20; 3]);
        }
        if ruled {
            fill(&mut picture, [70, y - 8, 760, 2], [90; 3]);
        }
    }
    picture
}

/// What a scanner makes of a page: grey paper, darker at one side, with grain.
fn scanned(page: &RgbImage) -> RgbImage {
    let mut seed = 7_u32;
    let mut scan = image::imageops::blur(page, 0.6);
    for (x, _, pixel) in scan.enumerate_pixels_mut() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = f32::from((seed >> 24) as u8) / 255.0 * 16.0 - 8.0;
        let paper = 214.0 - 14.0 * x as f32 / 900.0;
        pixel.0 = pixel.0.map(|sample| (f32::from(sample) / 255.0 * paper + grain) as u8);
    }
    scan
}

#[test]
fn what_is_drawn_is_told_by_its_pixels() {
    let pages = [
        ("chart", chart([255; 3], [0; 3])),
        ("chart on cream", chart([250, 240, 215], [60, 40, 30])),
        ("chart on dark ground", chart([16, 30, 60], [255; 3])),
        ("copy", copy(false)),
        ("table", copy(true)),
        ("scan", scanned(&copy(false))),
        ("scanned table", scanned(&copy(true))),
    ];
    for (name, page) in pages {
        assert!(is_drawn(as_png(&page)), "{name}");
        // Grain and hard compression together leave no stroke sharp.
        let lowest = if name.starts_with("scan") { 60 } else { 30 };
        for quality in [lowest, 75, 90] {
            assert!(is_drawn(as_jpeg(&page, quality)), "{name}, quality {quality}");
        }
    }
}

/// Returns a photograph with each sample changed.
fn toned(photograph: &RgbImage, tone: impl Fn(f32) -> f32) -> RgbImage {
    let mut out = photograph.clone();
    for pixel in out.pixels_mut() {
        pixel.0 = pixel.0.map(|sample| tone(f32::from(sample)).clamp(0.0, 255.0) as u8);
    }
    out
}

/// Returns a photograph cut out, in the middle of a ground.
fn product(photograph: &RgbImage, ground: u8) -> RgbImage {
    let mut out =
        RgbImage::from_pixel(photograph.width(), photograph.height(), Rgb([ground; 3]));
    let small =
        image::imageops::thumbnail(photograph, photograph.width() / 2, photograph.height() / 2);
    let (x, y) = (i64::from(out.width() / 4), i64::from(out.height() / 4));
    overlay(&mut out, &small, x, y);
    out
}

#[test]
fn no_photograph_is_taken_for_drawn() {
    for (name, file) in photographs() {
        let pixels = read(Arc::from(file), &|_| None).and_then(|file| file.pixels(&Nowhere));
        let pixels = pixels.expect("a photograph");
        let photograph = RgbImage::from_raw(pixels.width, pixels.height, pixels.samples);
        let photograph = DynamicImage::from(photograph.expect("three samples a pixel"));
        let photograph = photograph.resize(900, 900, FilterType::Triangle).to_rgb8();
        let grey = DynamicImage::from(photograph.clone()).to_luma8();
        let as_any_day_brings_it = [
            ("as it is", photograph.clone()),
            ("pale", toned(&photograph, |light| light * 1.1 + 70.0)),
            ("paler", toned(&photograph, |light| light * 1.4 + 110.0)),
            (
                "burnt out",
                toned(&photograph, |light| if light > 150.0 { 255.0 } else { light * 1.7 }),
            ),
            ("dark", toned(&photograph, |light| (light - 90.0) * 0.8)),
            ("black and white", DynamicImage::from(grey).to_rgb8()),
            ("silhouette", toned(&photograph, |light| if light > 90.0 { 250.0 } else { 12.0 })),
            ("on white", product(&photograph, 255)),
            ("in a studio", product(&photograph, 236)),
        ];
        for (variant, picture) in as_any_day_brings_it {
            assert!(!is_drawn(as_jpeg(&picture, 88)), "{name}, {variant}");
        }
    }
}
