//! A glance at a picture: what its pixels tell before anybody reproduces it.
//!
//! It is taken when the pixels are decoded as a check, once for each content of a file, and kept: whether
//! the picture is drawn, and a small grey copy from which a page sees how light the edges of a crop are.

use std::sync::Arc;

use crate::digest;

/// What the pixels of a picture tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    drawn: bool,
    width: usize,
    height: usize,
    light: Arc<[u8]>,
}

/// Longest side of the grey copy: a picture over a whole page has two points a pixel.
#[cfg(feature = "pictures")]
const LONGEST: usize = 320;

/// Version of what is kept.
const VERSION: u8 = 1;

/// Length of what stands before the samples: version, whether it is drawn, two sizes.
const HEAD: usize = 2 + 2 + 2;

impl Glance {
    /// Takes a glance at pixels that are turned so to be seen.
    #[cfg(feature = "pictures")]
    pub(super) fn of(pixels: &super::Pixels, turn: super::Orientation) -> Glance {
        use super::drawn::{self, Plane};

        let plane = Plane::of(pixels);
        let drawn = drawn::is_drawn(&plane);
        let small = plane.within(LONGEST);
        let (width, height) = turn.size(small.width, small.height);
        let light = turn.apply(small.light, small.width, small.height, 1);
        Glance { drawn, width, height, light: light.into() }
    }

    /// Returns whether the picture is drawn: a chart, a table, a document, a picture of a screen.
    pub fn is_drawn(&self) -> bool {
        self.drawn
    }

    /// Returns what share of the edge of a crop is at least so light, from 0 to 1. The crop is left, top, width and
    /// height in parts of the picture as it is seen.
    pub fn edge_share(&self, [left, top, width, height]: [f64; 4], light: u8) -> f64 {
        let span = |from: f64, share: f64, all: usize| {
            let first =
                ((from * all as f64).floor().max(0.0) as usize).min(all.saturating_sub(1));
            let end = (((from + share) * all as f64).ceil().max(0.0) as usize).min(all);
            (first, end.max(first + 1))
        };
        if self.light.is_empty() {
            return 0.0;
        }
        let (across, down) = (span(left, width, self.width), span(top, height, self.height));
        // Of a soft edge the second row of pixels tells more than the first.
        let rings = [0, 1].map(|depth| self.ring(across, down, depth, light));
        rings[0].max(rings[1])
    }

    /// Returns the share of light pixels in a ring of a crop, so deep inside it.
    fn ring(
        &self,
        (x0, x1): (usize, usize),
        (y0, y1): (usize, usize),
        depth: usize,
        light: u8,
    ) -> f64 {
        let (x0, y0) = ((x0 + depth).min(x1 - 1), (y0 + depth).min(y1 - 1));
        let (x1, y1) = ((x1 - depth).max(x0 + 1), (y1 - depth).max(y0 + 1));
        let is_light = |x: usize, y: usize| self.light[y * self.width + x] >= light;
        let across = (x0..x1).flat_map(|x| [(x, y0), (x, y1 - 1)]);
        let down = (y0..y1).flat_map(|y| [(x0, y), (x1 - 1, y)]);
        let (mut all, mut pale) = (0, 0);
        for (x, y) in across.chain(down) {
            all += 1;
            pale += usize::from(is_light(x, y));
        }
        pale as f64 / f64::from(all.max(1))
    }

    /// Returns it as bytes to keep.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEAD + 4 + self.light.len());
        out.extend([VERSION, u8::from(self.drawn)]);
        out.extend((self.width as u16).to_be_bytes());
        out.extend((self.height as u16).to_be_bytes());
        out.extend_from_slice(&self.light);
        out.extend(digest::sum(&[&out]).to_be_bytes());
        out
    }

    /// Reads it back; `None` for bytes that are not, or no longer, what was kept.
    pub fn from_bytes(kept: &[u8]) -> Option<Glance> {
        let (all, sum) = kept.split_last_chunk::<4>()?;
        let (head, light) = all.split_at_checked(HEAD)?;
        if digest::sum(&[all]).to_be_bytes() != *sum || head[0] != VERSION {
            return None;
        }
        let size = |at: usize| usize::from(u16::from_be_bytes([head[at], head[at + 1]]));
        let (width, height) = (size(2), size(4));
        let whole = light.len() == width * height;
        whole.then(|| Glance { drawn: head[1] == 1, width, height, light: light.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten by ten pixels, dark, the upper three rows white.
    fn sky() -> Glance {
        let light: Vec<u8> = (0..100).map(|at| if at < 30 { 255 } else { 40 }).collect();
        Glance { drawn: false, width: 10, height: 10, light: light.into() }
    }

    #[test]
    fn what_was_kept_comes_back_and_what_was_damaged_does_not() {
        let kept = sky().to_bytes();
        assert_eq!(Glance::from_bytes(&kept), Some(sky()));
        for at in 0..kept.len() {
            let mut damaged = kept.clone();
            damaged[at] ^= 0x40;
            assert_eq!(Glance::from_bytes(&damaged), None, "byte {at}");
            assert_eq!(Glance::from_bytes(&kept[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn the_edge_of_a_crop_is_what_is_printed_of_it() {
        let whole = sky().edge_share([0.0, 0.0, 1.0, 1.0], 230);
        // Ten pixels above and three at each side, of forty.
        assert!((whole - 0.4).abs() < 1e-9, "{whole}");
        assert_eq!(sky().edge_share([0.0, 0.4, 1.0, 0.6], 230), 0.0);
        assert_eq!(sky().edge_share([0.2, 0.0, 0.5, 0.2], 230), 1.0);
        assert_eq!(Glance::default().edge_share([0.0, 0.0, 1.0, 1.0], 0), 0.0);
        // A crop of less than a pixel has an edge too.
        assert_eq!(sky().edge_share([0.99, 0.0, 0.001, 0.001], 230), 1.0);
    }
}
