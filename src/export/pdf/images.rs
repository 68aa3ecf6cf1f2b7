//! Pictures as image XObjects.

use pdf_writer::{Chunk, Filter, Finish, Name, Ref};

use crate::image::Space;
use crate::repro::{Coding, Reproduction};

/// The primaries of sRGB with the D65 white (IEC 61966-2-1), as a device-independent space.
const WHITE: [f32; 3] = [0.9505, 1.0, 1.089];
const GAMMA: [f32; 3] = [2.2, 2.2, 2.2];
const PRIMARIES: [f32; 9] =
    [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505];

/// Writes a picture.
pub(super) fn write(chunk: &mut Chunk, id: Ref, picture: &Reproduction) {
    let mut image = chunk.image_xobject(id, &picture.bytes);
    match picture.coding {
        Coding::Jpeg => image.filter(Filter::DctDecode),
        Coding::Flate => image.filter(Filter::FlateDecode),
    };
    image.width(picture.width as i32).height(picture.height as i32).bits_per_component(8);
    color_space(&mut image, picture.space);
    if picture.space == Space::Cmyk && picture.coding == Coding::Jpeg {
        image.decode([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
    }
    image.finish();
}

fn color_space(image: &mut pdf_writer::writers::ImageXObject, space: Space) {
    match space {
        Space::Grey => image.pair(Name(b"ColorSpace"), Name(b"DeviceGray")),
        Space::Cmyk => image.pair(Name(b"ColorSpace"), Name(b"DeviceCMYK")),
        Space::Rgb => {
            image.color_space().cal_rgb(WHITE, None, Some(GAMMA), Some(PRIMARIES));
            image
        }
    };
}
