//! Pictures made ready for the press: resolution, light, inks, and what is kept from run to run.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use banmian::frame::Placing;
use banmian::geom::{Abs, Rect, Size};
use banmian::ids::PhotoId;
use banmian::image::{self as picture, Picture, Space};
use banmian::repro::{Coding, Recipe, Reproducer, Reproduction};
use banmian::world::{Nowhere, ReadError, Store, World};
use image::{DynamicImage, ImageFormat, Luma, Rgb, RgbImage};

use crate::common::Random;

fn profile() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/icc/newsprint-snap2007.icc");
    #[expect(clippy::disallowed_methods, reason = "the profile is a file of the project")]
    std::fs::read(path).expect("the project ships it")
}

fn press() -> &'static Reproducer {
    static PRESS: OnceLock<Reproducer> = OnceLock::new();
    PRESS.get_or_init(|| {
        Reproducer::new(Some(&profile()), Recipe::default()).expect("a printing condition")
    })
}

fn screen(recipe: Recipe) -> Reproducer {
    Reproducer::new(None, recipe).expect("screens need no profile")
}

fn read(bytes: Vec<u8>) -> Picture {
    picture::read(bytes.into(), &|_| None).expect("a picture")
}

fn png(picture: impl Into<DynamicImage>) -> Picture {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, ImageFormat::Png).expect("memory");
    read(out.into_inner())
}

/// Places a picture uncropped at a width of so many points.
fn across(picture: &Picture, points: f64) -> Placing {
    let size = Size::new(
        Abs::pt(points),
        Abs::pt(points * f64::from(picture.height) / f64::from(picture.width)),
    );
    let full = Rect::new(Abs::ZERO, Abs::ZERO, size.w, size.h);
    Placing { image: PhotoId(0), size, full }
}

fn made(reproducer: &Reproducer, picture: &Picture, points: f64) -> Reproduction {
    reproducer.reproduce(picture, &across(picture, points), &Nowhere).expect("it can be made")
}

/// Returns the samples of a reproduction; inks as they print.
fn samples(made: &Reproduction) -> Vec<u8> {
    match made.coding {
        Coding::Jpeg => {
            let read = picture::read(made.bytes.clone(), &|_| None).expect("a JPEG");
            read.pixels(&Nowhere).expect("its pixels").samples
        }
        Coding::Flate => {
            let mut out = Vec::new();
            let mut decoder = flate2::read::ZlibDecoder::new(&made.bytes[..]);
            std::io::Read::read_to_end(&mut decoder, &mut out).expect("deflated samples");
            out
        }
    }
}

/// Returns a photograph-like picture: soft planes with noise.
fn noisy(width: u32, height: u32, seed: u64, tone: [u32; 3]) -> RgbImage {
    let mut random = Random::new(seed);
    RgbImage::from_fn(width, height, |x, y| {
        let wave = (x * 3 + y * 2) % 60;
        Rgb(tone.map(|tone| (tone + wave + random.within(0, 39) as u32).min(255) as u8))
    })
}

/// 144 pt at 200 ppi are 400 pixels.
#[test]
fn pictures_come_down_to_the_resolution_of_the_press_and_never_up() {
    for (pixels, expected) in [(2000, 400), (500, 400), (470, 470), (400, 400), (120, 120)] {
        let picture = png(noisy(pixels, pixels / 2, 1, [40, 80, 90]));
        let made = made(press(), &picture, 144.0);
        assert_eq!((made.width, made.height), (expected, expected / 2), "from {pixels}");
        assert_eq!((made.space, made.coding), (Space::Cmyk, Coding::Jpeg));
    }
}

/// Half the dots white, half black: as light that is half, not as numbers (which would be 128).
#[test]
fn resampling_mixes_light() {
    let picture = png(RgbImage::from_fn(1200, 1200, |x, y| {
        let tone = if (x + y) % 2 == 0 { 255 } else { 0 };
        // A little colour, so that it is a photograph to the program.
        Rgb([tone, tone, (x % 251) as u8])
    }));
    let recipe = Recipe { sharpen: 0, quality: 100, ..Recipe::default() };
    let made = made(&screen(recipe), &picture, 108.0);
    assert_eq!(made.width, 300);
    let samples = samples(&made);
    let inner = samples.chunks(3).skip(300 * 20 + 20).take(200);
    assert!(inner.clone().all(|pixel| (184..=192).contains(&pixel[0])), "{:?}", inner.max());
}

#[test]
fn no_picture_takes_more_ink_than_the_paper() {
    for (at, tone) in [[0, 0, 0], [90, 0, 0], [0, 60, 0], [0, 0, 120]].into_iter().enumerate() {
        let picture = png(noisy(300, 200, at as u64, tone));
        let made = made(press(), &picture, 108.0);
        let samples = samples(&made);
        let total =
            |inks: &[u8]| inks.iter().map(|ink| u32::from(*ink)).sum::<u32>() * 100 / 255;
        let mean = samples.chunks(4).map(total).sum::<u32>() / (samples.len() as u32 / 4);
        // JPEG moves single dots; what the paper takes is the mean over them.
        assert!(mean <= 221, "{tone:?}: {mean} %");
    }
    // A drawing keeps every dot, so none may be over.
    let palette = [[0u8, 0, 60], [60, 0, 0], [0, 40, 0], [9, 9, 9]];
    let drawing =
        RgbImage::from_fn(80, 80, |x, y| Rgb(palette[((x / 20 + y / 20) % 4) as usize]));
    let made = made(press(), &png(drawing), 40.0);
    assert_eq!((made.coding, made.space), (Coding::Flate, Space::Cmyk));
    let samples = samples(&made);
    for inks in samples.chunks(4) {
        let total: u32 = inks.iter().map(|ink| u32::from(*ink)).sum();
        assert!(total * 100 <= 220 * 255, "{inks:?}");
    }
    // Its greys print with black alone.
    assert!(samples.chunks(4).any(|inks| inks[..3] == [0, 0, 0] && inks[3] > 200));
}

/// A grey photograph prints with black alone, whether stored as grey or as three equal samples; its
/// shadows stay open.
#[test]
fn grey_pictures_print_with_black() {
    // Waves without an edge, at which JPEG would ring.
    let tone = |x: u32, y: u32| (x + y).rem_euclid(510).abs_diff(255) as u8;
    let grey = png(image::GrayImage::from_fn(300, 200, |x, y| Luma([tone(x, y)])));
    let rgb = png(RgbImage::from_fn(300, 200, |x, y| Rgb([tone(x, y); 3])));
    for picture in [grey, rgb] {
        let made = made(press(), &picture, 108.0);
        assert_eq!(made.space, Space::Grey);
        let samples = samples(&made);
        let darkest = samples.iter().min().copied().unwrap_or(0);
        // 95 % of black leaves 13 of 255; JPEG strays a little.
        assert!((5..=30).contains(&darkest), "{darkest}");
        assert!(samples.iter().max() >= Some(&250));
    }
}

/// Inks that come as inks are meant for this press.
#[test]
fn inks_without_a_profile_stay() {
    let jpeg = crate::common::jpeg::Jpeg {
        blocks: (4, 4),
        components: 4,
        adobe: true,
        orientation: None,
    };
    let inks = [10u8, 60, 110, 30];
    let picture = read(jpeg.write(|_, _, ink| 255 - inks[usize::from(ink)]));
    let made = made(press(), &picture, 40.0);
    assert_eq!(made.space, Space::Cmyk);
    for found in samples(&made).chunks(4) {
        assert!(found.iter().zip(inks).all(|(a, b)| a.abs_diff(b) <= 3), "{found:?}");
    }
}

/// Keeps in memory and counts what it is given.
#[derive(Default)]
struct Kept {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    puts: Mutex<usize>,
}

impl World for Kept {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        Nowhere.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        Nowhere.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        Nowhere.list(path)
    }

    fn store(&self) -> &dyn Store {
        self
    }
}

impl Store for Kept {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.files.lock().expect("one thread").get(name).cloned()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        *self.puts.lock().expect("one thread") += 1;
        self.files.lock().expect("one thread").insert(name.to_owned(), bytes.to_vec());
    }
}

#[test]
fn a_picture_is_made_once_for_each_place_and_press() {
    let store = Kept::default();
    let picture = png(noisy(300, 200, 5, [30, 60, 90]));
    let other = png(noisy(300, 200, 6, [30, 60, 90]));
    let puts = || *store.puts.lock().expect("one thread");
    let make = |reproducer: &Reproducer, picture: &Picture, points| {
        reproducer.reproduce(picture, &across(picture, points), &store).expect("made")
    };
    let first = make(press(), &picture, 108.0);
    assert_eq!((puts(), make(press(), &picture, 108.0) == first, puts()), (1, true, 1));
    // Another place, another picture, another recipe, another press: each is made.
    make(press(), &picture, 54.0);
    make(press(), &other, 108.0);
    make(&screen(Recipe::default()), &picture, 108.0);
    make(&screen(Recipe { quality: 80, ..Recipe::default() }), &picture, 108.0);
    assert_eq!(puts(), 5);
}
