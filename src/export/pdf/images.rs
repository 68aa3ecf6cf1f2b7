//! Pictures as image XObjects.

use pdf_writer::{Chunk, Filter, Finish, Name, Ref};

use super::content::number;
use crate::geom::{Point, Rect};
use crate::image::{Picture, PictureData};

/// The primaries of sRGB with the D65 white (IEC 61966-2-1), as a device-independent space.
const WHITE: [f32; 3] = [0.9505, 1.0, 1.089];
const GAMMA: [f32; 3] = [2.2, 2.2, 2.2];
const PRIMARIES: [f32; 9] =
    [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505];

/// Writes a picture: a JPEG as it is, samples deflated.
pub(super) fn write(
    chunk: &mut Chunk,
    id: Ref,
    picture: &Picture,
    deflate: &dyn Fn(&[u8]) -> Option<Vec<u8>>,
) {
    match &picture.data {
        PictureData::Jpeg { bytes, stored, components, inverted, .. } => {
            let mut image = chunk.image_xobject(id, bytes);
            image.filter(Filter::DctDecode);
            image.width(stored.0 as i32).height(stored.1 as i32).bits_per_component(8);
            color_space(&mut image, *components);
            if *inverted {
                image.decode([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
            }
            image.finish();
        }
        PictureData::Samples { samples, components } => {
            let packed = deflate(samples);
            let mut image = chunk.image_xobject(id, packed.as_deref().unwrap_or(samples));
            if packed.is_some() {
                image.filter(Filter::FlateDecode);
            }
            image.width(picture.width as i32).height(picture.height as i32);
            image.bits_per_component(8);
            color_space(&mut image, *components);
            image.finish();
        }
    }
}

fn color_space(image: &mut pdf_writer::writers::ImageXObject, components: u8) {
    match components {
        1 => image.pair(Name(b"ColorSpace"), Name(b"DeviceGray")),
        4 => image.pair(Name(b"ColorSpace"), Name(b"DeviceCMYK")),
        _ => {
            image.color_space().cal_rgb(WHITE, None, Some(GAMMA), Some(PRIMARIES));
            image
        }
    };
}

/// Returns the matrix that puts the unit square of a picture upright into a rectangle whose lower left
/// corner is `at`, turned as its Exif orientation asks.
pub(super) fn matrix(picture: &Picture, at: Point, full: Rect) -> [f32; 6] {
    let (w, h) = (number(full.width()), number(full.height()));
    let (x, y) = (number(at.x), number(at.y));
    let orientation = match &picture.data {
        PictureData::Jpeg { orientation, .. } => *orientation,
        PictureData::Samples { .. } => 1,
    };
    match orientation {
        2 => [-w, 0.0, 0.0, h, x + w, y],
        3 => [-w, 0.0, 0.0, -h, x + w, y + h],
        4 => [w, 0.0, 0.0, -h, x, y + h],
        5 => [0.0, -h, -w, 0.0, x + w, y + h],
        6 => [0.0, -h, w, 0.0, x, y + h],
        7 => [0.0, h, w, 0.0, x, y],
        8 => [0.0, h, -w, 0.0, x + w, y],
        _ => [w, 0.0, 0.0, h, x, y],
    }
}
