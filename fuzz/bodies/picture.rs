//! Picture files: whatever their bytes, they are refused or their pixels are as many as they say.

use std::sync::Arc;

use banmian::image;
use banmian::limits::PICTURE_SIDE;
use banmian::world::Nowhere;

use super::changed;
use crate::common::Random;

/// Small pictures of every kind that is read.
const SEEDS: &[&[u8]] = &[
    include_bytes!("../seeds/picture/rgb.jpg"),
    include_bytes!("../seeds/picture/progressive.jpg"),
    include_bytes!("../seeds/picture/grey.jpg"),
    include_bytes!("../seeds/picture/cmyk.jpg"),
    include_bytes!("../seeds/picture/turned.jpg"),
    include_bytes!("../seeds/picture/rgb.png"),
    include_bytes!("../seeds/picture/alpha.png"),
    include_bytes!("../seeds/picture/grey.png"),
    include_bytes!("../seeds/picture/deep.png"),
    include_bytes!("../seeds/picture/profile.png"),
    include_bytes!("../seeds/picture/rgb.tif"),
    include_bytes!("../seeds/picture/grey.tif"),
    include_bytes!("../seeds/picture/cmyk.tif"),
    include_bytes!("../seeds/picture/bits.tif"),
];

/// Reads these bytes as a picture.
pub(super) fn run(data: &[u8]) -> bool {
    let Ok(picture) = image::read(Arc::from(data), &|_| None) else { return false };
    let (width, height) = (picture.width, picture.height);
    assert!(width > 0 && height > 0, "a picture of nothing");
    assert!(
        width.max(height) <= PICTURE_SIDE.value as u32,
        "a picture too large: {width}x{height}"
    );
    // What was checked when it was read can be decoded.
    let pixels = picture.pixels(&Nowhere).expect("a picture that was found whole");
    let sides = [pixels.width, pixels.height];
    assert!(
        sides == [width, height] || sides == [height, width],
        "it is not as large as it says"
    );
    let count = u64::from(pixels.width) * u64::from(pixels.height);
    let samples = count * pixels.space.channels() as u64;
    assert_eq!(pixels.samples.len() as u64, samples, "pixels are missing");
    true
}

/// Makes an input: a small picture with some bytes changed.
pub(super) fn make(random: &mut Random) -> Vec<u8> {
    let seed = SEEDS[random.within(0, SEEDS.len() as u64) as usize];
    changed::bytes(seed.to_vec(), random)
}
