//! Reproductions in the store: a head of fixed length, a sum that tells damage, the coded samples.

use super::{Coding, Reproduction};
use crate::digest::{self, Digest};
use crate::frame::Placing;
use crate::geom::{Abs, Rect};
use crate::image::{Picture, Space};

/// Length of the head: two sizes, two kinds, a rectangle.
const HEAD: usize = 4 + 4 + 1 + 1 + 4 * 8;

/// Length of the sum.
const SUM: usize = 4;

/// Returns the name under which the reproduction of a picture for a place is kept.
pub(super) fn name(reproducer: &Digest, picture: &Picture, placing: &Placing) -> String {
    let Placing { size, full, .. } = placing;
    let place = [size.w, size.h, full.x0, full.y0, full.x1, full.y1];
    let place: Vec<u8> = place.iter().flat_map(|length| length.units().to_be_bytes()).collect();
    let content = picture.digest.bytes();
    format!("repro-{}", Digest::of_parts(&[reproducer.bytes(), content, &place]))
}

/// Returns a reproduction as bytes.
pub(super) fn write(made: &Reproduction) -> Vec<u8> {
    let Reproduction { width, height, space, coding, cover, bytes } = made;
    let mut out = Vec::with_capacity(HEAD + SUM + bytes.len());
    out.extend(width.to_be_bytes());
    out.extend(height.to_be_bytes());
    out.push(space.channels() as u8);
    out.push(match coding {
        Coding::Jpeg => b'J',
        Coding::Flate => b'F',
    });
    for side in [cover.x0, cover.y0, cover.x1, cover.y1] {
        out.extend(side.units().to_be_bytes());
    }
    let sum = digest::sum(&[&out, bytes]);
    out.extend(sum.to_be_bytes());
    out.extend_from_slice(bytes);
    out
}

/// Reads a reproduction back; `None` for bytes that are not, or no longer, what was written.
pub(super) fn read(kept: &[u8]) -> Option<Reproduction> {
    let (head, rest) = kept.split_at_checked(HEAD)?;
    let (sum, bytes) = rest.split_at_checked(SUM)?;
    if digest::sum(&[head, bytes]).to_be_bytes() != sum {
        return None;
    }
    let word = |at: usize| Some(u32::from_be_bytes(*head.get(at..)?.first_chunk()?));
    let side =
        |at: usize| Some(Abs::from_units(i64::from_be_bytes(*head.get(at..)?.first_chunk()?)));
    Some(Reproduction {
        width: word(0)?,
        height: word(4)?,
        space: match head[8] {
            1 => Space::Grey,
            3 => Space::Rgb,
            4 => Space::Cmyk,
            _ => return None,
        },
        coding: match head[9] {
            b'J' => Coding::Jpeg,
            b'F' => Coding::Flate,
            _ => return None,
        },
        cover: Rect::new(side(10)?, side(18)?, side(26)?, side(34)?),
        bytes: bytes.into(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn what_was_kept_comes_back_and_what_was_damaged_does_not() {
        let made = Reproduction {
            width: 2,
            height: 1,
            space: Space::Cmyk,
            coding: Coding::Flate,
            cover: Rect::new(Abs::pt(-1.0), Abs::ZERO, Abs::pt(7.5), Abs::pt(3.25)),
            bytes: Arc::from(*b"samples"),
        };
        let kept = write(&made);
        assert_eq!(read(&kept), Some(made));
        for at in 0..kept.len() {
            let mut damaged = kept.clone();
            damaged[at] ^= 0x40;
            assert_eq!(read(&damaged), None, "byte {at}");
            assert_eq!(read(&kept[..at]), None, "cut at {at}");
        }
    }
}
