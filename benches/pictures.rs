//! The speed of reproduction: twelve-megapixel photographs, from the file's bytes to the coded inks, on one
//! core. Counted are pixels of the file.
#![allow(missing_docs, reason = "criterion's macros make public items")]
#![allow(clippy::disallowed_methods, reason = "the sample is read from the disk")]

use std::path::Path;
use std::sync::Arc;

use banmian::frame::Placing;
use banmian::geom::{Abs, Rect, Size};
use banmian::ids::PhotoId;
use banmian::image::{self, Glance, Picture};
use banmian::repro::{Recipe, Reproducer};
use banmian::world::Nowhere;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use lcms2::{CIExyY, CIExyYTRIPLE, Profile, ToneCurve};

const WIDTH: usize = 4000;
const HEIGHT: usize = 3000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the light of a photograph of the sample, mirrored until it fills the frame: its detail is that
/// of a camera, not of an enlargement.
fn light() -> Vec<u8> {
    let file =
        std::fs::read(root().join("issues/2021-02-24/tea-gardens.jpg")).expect("it is there");
    let picture = image::read(file.into(), &|_| Some(Glance::default())).expect("a picture");
    let pixels = picture.pixels(&Nowhere).expect("whole");
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let mirrored = |at: usize, length: usize| match at / length % 2 {
        0 => at % length,
        _ => length - 1 - at % length,
    };
    let mut out = Vec::with_capacity(WIDTH * HEIGHT * 3);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let at = (mirrored(y, height) * width + mirrored(x, width)) * 3;
            out.extend_from_slice(&pixels.samples[at..at + 3]);
        }
    }
    out
}

/// Returns a JPEG as a camera writes it, with this profile.
fn jpeg(samples: &[u8], color: ColorType, profile: Option<&[u8]>) -> Picture {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 90);
    encoder.set_sampling_factor(match color {
        ColorType::Rgb => SamplingFactor::F_2_2,
        _ => SamplingFactor::F_1_1,
    });
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).expect("it is short");
    }
    encoder.encode(samples, WIDTH as u16, HEIGHT as u16, color).expect("it is encoded");
    image::read(Arc::from(file), &|_| Some(Glance::default())).expect("a picture")
}

/// Returns a profile with the primaries of Adobe RGB (1998) and its curve.
fn wide() -> Vec<u8> {
    let d65 = CIExyY { x: 0.3127, y: 0.3290, Y: 1.0 };
    let primary = |x, y| CIExyY { x, y, Y: 1.0 };
    let primaries = CIExyYTRIPLE {
        Red: primary(0.64, 0.33),
        Green: primary(0.21, 0.71),
        Blue: primary(0.15, 0.06),
    };
    let curve = ToneCurve::new(2.199_218_75);
    let profile = Profile::new_rgb(&d65, &primaries, &[&curve, &curve, &curve]);
    profile.and_then(|profile| profile.icc()).expect("a profile")
}

/// Returns the place of a whole photograph that is so wide.
fn place(width: Abs) -> Placing {
    let height = width * HEIGHT as i64 / WIDTH as i64;
    let full = Rect::new(Abs::ZERO, Abs::ZERO, width, height);
    Placing { image: PhotoId(0), size: Size { w: width, h: height }, full }
}

fn pictures(criterion: &mut Criterion) {
    let profile = std::fs::read(root().join("layouts/icc/newsprint-snap2007.icc"));
    let profile = profile.expect("the profile of the house");
    let reproducer = Reproducer::press(&profile, Recipe::default()).expect("a press");
    let rgb = light();
    let grey: Vec<u8> = rgb.chunks_exact(3).map(|pixel| pixel[1]).collect();
    let inks: Vec<u8> = rgb
        .chunks_exact(3)
        .flat_map(|pixel| [255 - pixel[0], 255 - pixel[1], 255 - pixel[2], 20])
        .collect();
    let files = [
        ("RGB", jpeg(&rgb, ColorType::Rgb, None)),
        ("RGB with a profile", jpeg(&rgb, ColorType::Rgb, Some(&wide()))),
        ("grey", jpeg(&grey, ColorType::Luma, None)),
        ("CMYK", jpeg(&inks, ColorType::Cmyk, None)),
    ];
    let places = [("a column", place(Abs::pt(130.0))), ("the page", place(Abs::pt(690.0)))];
    let mut group = criterion.benchmark_group("12 megapixels");
    group.sample_size(10).throughput(Throughput::Elements((WIDTH * HEIGHT) as u64));
    for (kind, picture) in &files {
        group.bench_function(format!("{kind}, decoded"), |bencher| {
            bencher.iter(|| picture.pixels(&Nowhere));
        });
        for (width, placing) in &places {
            group.bench_function(format!("{kind}, as wide as {width}"), |bencher| {
                bencher.iter(|| reproducer.reproduce(picture, placing, &Nowhere));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
