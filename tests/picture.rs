//! The picture of page 1 in the README is what the program makes today. `UPDATE=1 cargo test --test
//! picture` makes it anew.
#![expect(clippy::disallowed_methods, reason = "the picture is a file of the project")]

mod common;

use std::path::Path;

use common::{DiskWorld, press_file};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::{ImageFormat, RgbImage};

/// Pixels a point.
const SCALE: f32 = 0.8;

#[test]
fn the_readme_shows_the_page_that_the_program_makes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let now = first_page(press_file(&DiskWorld, root, "issues/2021-02-24.toml"));
    let path = root.join("docs/page-1.png");
    if std::env::var_os("UPDATE").is_some() {
        now.save_with_format(&path, ImageFormat::Png).expect("docs/ can be written");
    }
    let shown = image::open(&path).expect("docs/page-1.png is there").into_rgb8();
    assert_eq!(shown.dimensions(), now.dimensions());
    let difference: u64 =
        shown.iter().zip(now.iter()).map(|(shown, now)| u64::from(shown.abs_diff(*now))).sum();
    let mean = difference as f64 / shown.len() as f64;
    // Machines may round a pixel otherwise; a line of text that moved does far more.
    assert!(
        mean < 0.5,
        "page 1 has changed ({mean:.2} a sample): UPDATE=1 makes the picture anew"
    );
}

/// Paints page 1 of a PDF.
fn first_page(pdf: Vec<u8>) -> RgbImage {
    let pdf = Pdf::new(pdf).expect("the press file can be read");
    let pages = pdf.pages();
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let paper = PixmapSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE };
    let pixels = render(&pages[0], &cache, &interpreter, &settings, &paper);
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    let samples = pixels.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    RgbImage::from_raw(width, height, samples).expect("three samples a pixel")
}
