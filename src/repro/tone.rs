//! Light: linear and as stored, lifted midtones, sharpness, and whether there is colour at all.

use std::sync::OnceLock;

use super::middle;
use crate::image::Space;

/// Returns linear light (to 65,535) by stored sample: the curve of sRGB (IEC 61966-2-1), near
/// enough to that of every other space of photographs for mixing neighbours.
pub(super) fn linear() -> &'static [u16; 256] {
    static TABLE: OnceLock<[u16; 256]> = OnceLock::new();
    TABLE.get_or_init(|| {
        std::array::from_fn(|stored| (decode(stored as f64 / 255.0) * 65_535.0).round() as u16)
    })
}

/// Returns the stored sample by linear light.
pub(super) fn light() -> &'static [u8] {
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let encode = |linear: u32| encode(f64::from(linear) / 65_535.0);
        (0..=65_535).map(|linear| (encode(linear) * 255.0).round() as u8).collect()
    })
}

/// Returns the linear light of a stored value, both from 0 to 1.
pub(super) fn decode(stored: f64) -> f64 {
    match stored {
        _ if stored <= 0.040_45 => stored / 12.92,
        _ => ((stored + 0.055) / 1.055).powf(2.4),
    }
}

fn encode(linear: f64) -> f64 {
    match linear {
        _ if linear <= 0.003_130_8 => linear * 12.92,
        _ => 1.055 * linear.powf(1.0 / 2.4) - 0.055,
    }
}

/// Makes the midtones lighter by so many percent points; black and white stay.
pub(super) fn lift(samples: &mut [u8], points: u32) {
    if points == 0 {
        return;
    }
    let middle = middle(points);
    let table: [u8; 256] = std::array::from_fn(|stored| {
        ((stored as f64 / 255.0).powf(middle) * 255.0).round() as u8
    });
    samples.iter_mut().for_each(|sample| *sample = table[usize::from(*sample)]);
}

/// Differences up to this are noise and stay as they are.
const NOISE: i32 = 2;
/// No edge becomes lighter or darker by more.
const HALO: i32 = 40;

/// Sharpens light by so many percent: what a pixel's brightness differs from its neighbourhood
/// (a Gaussian of one pixel) is added to all its samples alike, so that edges get no colour.
pub(super) fn sharpen(samples: &mut [u8], width: usize, space: Space, percent: u32) {
    let channels = space.channels();
    let height = samples.len() / (width * channels).max(1);
    if percent == 0 || width < 3 || height < 3 {
        return;
    }
    let brightness: Vec<u8> = match space {
        Space::Grey => samples.to_vec(),
        _ => samples.chunks_exact(channels).map(brightness).collect(),
    };
    // Rows blurred across, of the five that the blur down needs; 16 bits hold the sums of both.
    let mut wide: Vec<u16> = Vec::with_capacity(width + 4);
    let mut blurred = |y: usize, out: &mut Vec<u16>| {
        let row = &brightness[y * width..(y + 1) * width];
        let (first, last) = (u16::from(row[0]), u16::from(row[width - 1]));
        wide.clear();
        wide.extend([first; 2]);
        wide.extend(row.iter().map(|light| u16::from(*light)));
        wide.extend([last; 2]);
        out.clear();
        out.extend(wide.windows(5).map(|it| it[0] + 4 * it[1] + 6 * it[2] + 4 * it[3] + it[4]));
    };
    let mut rows: [Vec<u16>; 5] = Default::default();
    let clamped = |y: isize| y.clamp(0, height as isize - 1) as usize;
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        blurred(clamped(at as isize - 3), row);
    }
    for y in 0..height {
        rows.rotate_left(1);
        blurred(clamped(y as isize + 2), &mut rows[4]);
        let line = &mut samples[y * width * channels..][..width * channels];
        let [above2, above, here, below, below2] = &rows;
        for (x, pixel) in line.chunks_exact_mut(channels).enumerate() {
            let blur = above2[x] + 4 * above[x] + 6 * here[x] + 4 * below[x] + below2[x];
            let detail = i32::from(brightness[y * width + x]) - i32::from((blur + 128) >> 8);
            if detail.abs() <= NOISE {
                continue;
            }
            let more = (detail * percent as i32 / 100).clamp(-HALO, HALO);
            for sample in pixel {
                *sample = (i32::from(*sample) + more).clamp(0, 255) as u8;
            }
        }
    }
}

/// Returns the brightness of a pixel as an eye weighs it (ITU-R BT.709).
fn brightness(rgb: &[u8]) -> u8 {
    let [r, g, b] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
    ((54 * r + 183 * g + 19 * b) >> 8) as u8
}

/// Differences between the samples of a grey pixel that come of its coding.
const TINGE: u8 = 3;

/// Returns RGB samples as grey ones if there is no colour in any of them.
pub(super) fn grey(rgb: &[u8]) -> Option<Vec<u8>> {
    let is_grey = |pixel: &[u8]| {
        let (least, most) =
            (pixel[0].min(pixel[1]).min(pixel[2]), pixel[0].max(pixel[1]).max(pixel[2]));
        most - least <= TINGE
    };
    rgb.chunks_exact(3).all(is_grey).then(|| rgb.chunks_exact(3).map(brightness).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_comes_back_from_linear_light() {
        for stored in 0..=255u8 {
            assert_eq!(light()[usize::from(linear()[usize::from(stored)])], stored);
        }
    }

    #[test]
    fn sharpening_moves_edges_apart_and_leaves_planes() {
        // A soft edge across 16 by 8 pixels.
        let edge = |x: usize| [80, 80, 80, 80, 80, 80, 90, 110, 130, 150, 160, 160][x.min(11)];
        let plain: Vec<u8> = (0..8).flat_map(|_| (0..16).map(edge)).collect();
        let mut sharp = plain.clone();
        sharpen(&mut sharp, 16, Space::Grey, 100);
        let row = sharp[4 * 16..5 * 16].to_vec();
        assert_eq!((row[0], row[15]), (80, 160));
        assert!(row[6] < 90 && row[9] > 150, "{row:?}");
        sharpen(&mut sharp, 16, Space::Grey, 0);
        assert_eq!(sharp[4 * 16..5 * 16], row);
    }

    #[test]
    fn midtones_lift_and_the_ends_stay() {
        let mut samples = [0, 64, 128, 192, 255];
        lift(&mut samples, 10);
        assert_eq!((samples[0], samples[4]), (0, 255));
        assert!((151..=155).contains(&samples[2]), "{samples:?}");
    }

    #[test]
    fn only_a_picture_without_any_colour_is_grey() {
        assert_eq!(grey(&[10, 11, 12, 200, 200, 199]), Some(vec![10, 199]));
        assert_eq!(grey(&[10, 11, 12, 200, 200, 190]), None);
    }
}
