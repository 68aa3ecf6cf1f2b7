//! The pictures in the documentation are what the program makes today: page 1 in the README, and
//! photographs beside what the press makes of them. `UPDATE=1 cargo test --test it picture::` makes them anew.

use std::path::Path;

use crate::common::press::{info, reproduced};
use crate::common::{DiskWorld, edition_of};
use banmian::edition::{Edition, Press};
use banmian::export::pdf;
use banmian::frame::Placing;
use banmian::geom::{Abs, Rect, Size};
use banmian::ids::PhotoId;
use banmian::image::{self as picture, Picture};
use banmian::makeup;
use banmian::repro::{Recipe, Reproducer};
use banmian::world::{NoStore, Nowhere};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::{ImageFormat, RgbImage};

/// Pixels a point.
const SCALE: f32 = 0.8;

#[test]
fn the_readme_shows_the_page_that_the_program_makes() {
    let edition = sample();
    let composition = makeup::make_up(&edition).composition;
    // Painted as a screen shows it: the painter here knows no printing condition.
    let press = Press { profile: None, ..edition.press.clone() };
    let edition = Edition { press, ..edition };
    let pictures = reproduced(&edition, &composition);
    let pdf = pdf::press(&composition, &edition.book, &pictures, &info(&edition), &NoStore);
    check("docs/page-1.png", &first_page(pdf.expect("it can be written").bytes));
}

/// Three photographs in three columns: as they came, as an eye takes the print, and as the print is, its
/// black no darker than newsprint lets it be.
#[test]
fn the_soft_proof_shows_what_the_press_makes_of_photographs() {
    const NAMES: [&str; 4] = [
        "oakland-zoo-otters.jpg",
        "lake-sherburne.jpg",
        "beacon-street-sunset.jpg",
        "tea-gardens.jpg",
    ];
    let edition = sample();
    let recipe = edition.press.recipe;
    let press = Reproducer::new(edition.press.profile.as_deref(), recipe).expect("a profile");
    let plain = Reproducer::new(None, Recipe { sharpen: 0, midtones: 0, ..recipe });
    let plain = plain.expect("a screen");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (width, height) = (300, 200);
    let mut sheet = RgbImage::from_pixel(width * 3, height * 4, image::Rgb([255; 3]));
    for (row, name) in NAMES.into_iter().enumerate() {
        let path = root.join("issues/2021-02-24").join(name);
        let file = std::fs::read(path).expect("a photograph of the sample");
        let picture = picture::read(file.into(), &|_| None).expect("a photograph");
        let placing = filling(&picture, width, height);
        let columns = [(&plain, true), (&press, true), (&press, false)];
        for (column, (reproducer, adapted)) in columns.into_iter().enumerate() {
            let made = reproducer.reproduce(&picture, &placing, &Nowhere).expect("made");
            let again = picture::read(made.bytes, &|_| None).expect("a JPEG");
            let samples = again.pixels(&Nowhere).expect("its pixels").samples;
            let light = reproducer.soft_proof(&samples, made.space, adapted);
            let proof = RgbImage::from_raw(width, height, light).expect("its size");
            let (x, y) = (column as u32 * width, row as u32 * height);
            image::imageops::replace(&mut sheet, &proof, x.into(), y.into());
        }
    }
    check("docs/soft-proof.png", &sheet);
}

/// Places a picture so that it fills so many pixels at the resolution of the press.
fn filling(picture: &Picture, width: u32, height: u32) -> Placing {
    let (w, h) = (Abs::pt(f64::from(width) * 0.36), Abs::pt(f64::from(height) * 0.36));
    let full_h = w.ratio(picture.height.into(), picture.width.into()).max(h);
    let full_w = full_h.ratio(picture.width.into(), picture.height.into());
    let (x0, y0) = ((w - full_w) / 2, (h - full_h) / 2);
    let full = Rect::new(x0, y0, x0 + full_w, y0 + full_h);
    Placing { image: PhotoId(0), size: Size::new(w, h), full }
}

fn sample() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    edition_of(&DiskWorld, root, "issues/2021-02-24.toml")
}

/// Compares a picture with the one in the documentation, or puts it there.
fn check(path: &str, now: &RgbImage) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        now.save_with_format(&path, ImageFormat::Png).expect("docs/ can be written");
    }
    let name = path.display();
    let shown = image::open(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let shown = shown.into_rgb8();
    assert_eq!(shown.dimensions(), now.dimensions(), "{name}");
    let difference: u64 =
        shown.iter().zip(now.iter()).map(|(shown, now)| u64::from(shown.abs_diff(*now))).sum();
    let mean = difference as f64 / shown.len() as f64;
    // Machines may round a pixel otherwise; a line of text that moved does far more.
    assert!(mean < 0.5, "{name} has changed ({mean:.2} a sample): UPDATE=1 makes it anew");
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
