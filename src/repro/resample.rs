//! Parts of pictures, at their own resolution or at a coarser one.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x4, U16, U16x3};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

use super::tone;
use crate::image::{PictureError, Pixels, Space};

/// Rows of the source that are worked on at a time: what is dear to hold, the source in linear
/// light, is held for these alone.
const BAND: f64 = 512.0;
/// How far the filter reaches, in pixels of the result.
const REACH: f64 = 3.0;

/// Returns the part `[left, top, width, height]` as far as it lies inside the picture; never
/// nothing.
pub(super) fn inside([left, top, width, height]: [f64; 4], pixels: &Pixels) -> [f64; 4] {
    let clamp = |from: f64, length: f64, most: u32| {
        let most = f64::from(most);
        let from = from.clamp(0.0, most - 1.0);
        (from, length.clamp(1.0, most - from))
    };
    let (left, width) = clamp(left, width, pixels.width);
    let (top, height) = clamp(top, height, pixels.height);
    [left, top, width, height]
}

/// Returns the whole pixels that a part touches.
pub(super) fn whole([left, top, width, height]: [f64; 4], pixels: &Pixels) -> [u32; 4] {
    let touch = |from: f64, length: f64, most: u32| {
        // A thousandth of a pixel is a rounding, not a pixel.
        let first = (from + 1e-3).floor().max(0.0) as u32;
        let end = ((from + length - 1e-3).ceil() as u32).clamp(first + 1, most);
        (first, end - first)
    };
    let (x, w) = touch(left, width, pixels.width);
    let (y, h) = touch(top, height, pixels.height);
    [x, y, w, h]
}

/// Cuts whole pixels out.
pub(super) fn cut(pixels: &Pixels, [x, y, w, h]: [u32; 4]) -> Vec<u8> {
    let channels = pixels.space.channels();
    let row = pixels.width as usize * channels;
    let (from, length) = (x as usize * channels, w as usize * channels);
    let rows = pixels.samples.chunks_exact(row).skip(y as usize).take(h as usize);
    rows.flat_map(|row| &row[from..from + length]).copied().collect()
}

/// Resamples a part to `size` pixels: light in linear light, so that fine patterns keep their
/// brightness, inks as the areas of dots that they are.
pub(super) fn resample(
    pixels: &Pixels,
    part: [f64; 4],
    size: (u32, u32),
) -> Result<Vec<u8>, PictureError> {
    let (linear, light) = (tone::linear(), tone::light());
    match pixels.space {
        Space::Grey => bands(
            pixels,
            part,
            size,
            |sample| U16::new(linear[usize::from(sample[0])]),
            |pixel, out| out.push(light[usize::from(pixel.0)]),
        ),
        Space::Rgb => bands(
            pixels,
            part,
            size,
            |rgb| U16x3::new([rgb[0], rgb[1], rgb[2]].map(|part| linear[usize::from(part)])),
            |pixel, out| out.extend(pixel.0.map(|part| light[usize::from(part)])),
        ),
        Space::Cmyk => bands(
            pixels,
            part,
            size,
            |inks| U8x4::new([inks[0], inks[1], inks[2], inks[3]]),
            |pixel, out| out.extend(pixel.0),
        ),
    }
}

fn bands<P: PixelTrait>(
    pixels: &Pixels,
    [left, top, width, height]: [f64; 4],
    (to_width, to_height): (u32, u32),
    load: impl Fn(&[u8]) -> P,
    store: impl Fn(P, &mut Vec<u8>),
) -> Result<Vec<u8>, PictureError> {
    let channels = pixels.space.channels();
    let scale = height / f64::from(to_height);
    let reach = |scale: f64| (scale.max(1.0) * REACH).ceil() + 1.0;
    let span = |from: f64, length: f64, reach: f64, most: u32| {
        let first = (from - reach).floor().max(0.0) as u32;
        (first, ((from + length + reach).ceil() as u32).min(most))
    };
    let (x0, x1) = span(left, width, reach(width / f64::from(to_width)), pixels.width);
    let columns = x0 as usize * channels..x1 as usize * channels;
    let row = pixels.width as usize * channels;
    let mut resizer = Resizer::new();
    let mut source: Vec<P> = Vec::new();
    let mut out = Vec::with_capacity((to_width * to_height) as usize * channels);
    let band_rows = ((BAND / scale) as u32).max(1);
    for first in (0..to_height).step_by(band_rows as usize) {
        let rows = band_rows.min(to_height - first);
        let (from, length) = (top + f64::from(first) * scale, f64::from(rows) * scale);
        let (y0, y1) = span(from, length, reach(scale), pixels.height);
        source.clear();
        for y in y0..y1 {
            let row = &pixels.samples[y as usize * row..][columns.clone()];
            source.extend(row.chunks_exact(channels).map(&load));
        }
        let view = TypedImageRef::new(x1 - x0, y1 - y0, &source).map_err(PictureError::told)?;
        let mut band = TypedImage::<P>::new(to_width, rows);
        let (from_x, from_y) = (left - f64::from(x0), from - f64::from(y0));
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .use_alpha(false)
            .crop(
                from_x,
                from_y,
                width.min(f64::from(x1 - x0) - from_x),
                length.min(f64::from(y1 - y0) - from_y),
            );
        resizer.resize_typed(&view, &mut band, &options).map_err(PictureError::told)?;
        band.pixels().iter().for_each(|pixel| store(*pixel, &mut out));
    }
    Ok(out)
}
