//! Pictures made ready one by one, or all those of a composition.

use rayon::prelude::*;

use super::{
    Recipe, Reproduction, Reproductions, encode, inks, keep, placings, resample, tone,
};
use crate::color::icc::ProfileError;
use crate::digest::Digest;
use crate::frame::{Composition, Placing};
use crate::geom::{Abs, Rect};
use crate::ids::PhotoId;
use crate::image::{self, Picture, PictureError, Pixels, Space};
use crate::limits::PICTURE_MEMORY;
use crate::world::World;

/// Makes pictures ready for one device.
#[derive(Debug)]
pub struct Reproducer {
    recipe: Recipe,
    device: Device,
    /// Says what all reproductions of this reproducer depend on.
    name: Digest,
}

#[derive(Debug)]
enum Device {
    /// A screen of sRGB.
    Screen(inks::Light),
    /// A press.
    Press(Box<inks::Press>),
}

/// How finely flat art may be drawn, in times the target resolution: its edges are all there is.
const ART_FINER: f64 = 3.0;
/// From this many times the target resolution on a picture is resampled.
const RESAMPLE_FROM: f64 = 1.2;
/// Version of the pipeline: what older ones have kept counts no more.
const VERSION: &[u8] = b"banmian repro 3";

impl Reproducer {
    /// Returns the reproducer for a press with this ICC profile, or without one for screens.
    pub fn new(profile: Option<&[u8]>, recipe: Recipe) -> Result<Reproducer, ProfileError> {
        match profile {
            Some(profile) => Reproducer::press(profile, recipe),
            None => Ok(Reproducer::screen(recipe)),
        }
    }

    /// Returns the reproducer for a printing condition, by its ICC profile.
    pub fn press(profile: &[u8], recipe: Recipe) -> Result<Reproducer, ProfileError> {
        let press = inks::Press::new(profile, &recipe)?;
        let name = Digest::of_parts(&[VERSION, profile, format!("{recipe:?}").as_bytes()]);
        Ok(Reproducer { recipe, device: Device::Press(Box::new(press)), name })
    }

    /// Returns the reproducer for screens.
    pub fn screen(recipe: Recipe) -> Reproducer {
        let name = Digest::of_parts(&[VERSION, b"sRGB", format!("{recipe:?}").as_bytes()]);
        Reproducer { recipe, device: Device::Screen(inks::Light), name }
    }

    /// Makes the pictures of a composition ready, on all cores; `pictures` by [`PhotoId`].
    pub fn reproduce_all(
        &self,
        composition: &Composition,
        pictures: &[Picture],
        world: &dyn World,
    ) -> Result<Reproductions, (PhotoId, PictureError)> {
        let placings = placings(composition);
        let own = |placing: &Placing| {
            let picture = pictures.get(placing.image.0 as usize)?;
            Some((*placing, picture, self.kept(picture, placing, world)))
        };
        let all: Vec<_> = placings.par_iter().filter_map(own).collect();
        let mut made = Reproductions::new();
        let mut wanted = Vec::new();
        for (placing, picture, kept) in all {
            match kept {
                Some(kept) => {
                    made.insert(placing, kept);
                }
                None => wanted.push((placing, picture)),
            }
        }
        for batch in batches(&wanted) {
            let batch = batch.par_iter().map(|(placing, picture)| {
                let made = self.anew(picture, placing, world);
                made.map(|made| (*placing, made)).map_err(|error| (placing.image, error))
            });
            made.extend(batch.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(made)
    }

    /// Makes a picture ready for a place, or finds it in the store.
    pub fn reproduce(
        &self,
        picture: &Picture,
        placing: &Placing,
        world: &dyn World,
    ) -> Result<Reproduction, PictureError> {
        match self.kept(picture, placing, world) {
            Some(kept) => Ok(kept),
            None => self.anew(picture, placing, world),
        }
    }

    /// Returns what the store has kept of a picture for a place.
    fn kept(
        &self,
        picture: &Picture,
        placing: &Placing,
        world: &dyn World,
    ) -> Option<Reproduction> {
        let bytes = world.store().get(&keep::name(&self.name, picture, placing))?;
        keep::read(&bytes)
    }

    /// Makes a picture ready for a place, and has the store keep it.
    fn anew(
        &self,
        picture: &Picture,
        placing: &Placing,
        world: &dyn World,
    ) -> Result<Reproduction, PictureError> {
        let pixels = picture.pixels(world)?;
        let made = image::guarded(|| self.make(pixels, picture, placing))?;
        world.store().put(&keep::name(&self.name, picture, placing), &keep::write(&made));
        Ok(made)
    }

    fn make(
        &self,
        pixels: Pixels,
        picture: &Picture,
        placing: &Placing,
    ) -> Result<Reproduction, PictureError> {
        let art = picture.lossless && is_flat_art(&pixels);
        let Cropped { mut samples, width, height, cover } =
            self.crop(picture, &pixels, placing, art)?;
        let mut space = pixels.space;
        drop(pixels);
        if space != Space::Cmyk && !art {
            tone::lift(&mut samples, self.recipe.midtones);
            tone::sharpen(&mut samples, width as usize, space, self.recipe.sharpen);
        }
        if space == Space::Rgb
            && let Some(grey) = tone::grey(&samples)
        {
            (samples, space) = (grey, Space::Grey);
        }
        let kind = inks::Kind { space, stored: picture.space, art };
        let (samples, space) = match &self.device {
            Device::Screen(light) => light.convert(samples, kind, picture.profile.as_deref()),
            Device::Press(press) => press
                .convert(samples, kind, picture.profile.as_deref())
                .map_err(|error| PictureError::Unreadable(error.message()))?,
        };
        let (coding, bytes) =
            encode::encode(&samples, (width, height), space, art, self.recipe.quality)?;
        Ok(Reproduction { width, height, space, coding, cover, bytes: bytes.into() })
    }

    /// Returns the part of a picture that its frame shows, upright and at no more than the target
    /// resolution.
    fn crop(
        &self,
        picture: &Picture,
        pixels: &Pixels,
        placing: &Placing,
        art: bool,
    ) -> Result<Cropped, PictureError> {
        let full = placing.full;
        let fraction = |length: Abs, of: Abs| length.to_pt() / of.to_pt().max(1e-6);
        let seen = [
            fraction(-full.x0, full.width()),
            fraction(-full.y0, full.height()),
            fraction(placing.size.w, full.width()),
            fraction(placing.size.h, full.height()),
        ];
        let turn = picture.orientation;
        let [left, top, part_width, part_height] = turn.stored(seen);
        let (width, height) = (f64::from(pixels.width), f64::from(pixels.height));
        let part = [left * width, top * height, part_width * width, part_height * height];
        let part = resample::inside(part, pixels);
        let ppi = f64::from(self.recipe.ppi) * if art { ART_FINER } else { 1.0 };
        let wanted = |length: Abs| (length.to_pt() / 72.0 * ppi).round().max(1.0);
        let (wanted_width, wanted_height) =
            turn.size(wanted(placing.size.w), wanted(placing.size.h));
        let finer = (part[2] / wanted_width).max(part[3] / wanted_height);
        let (samples, size, cover) = if finer > RESAMPLE_FROM {
            let size = (wanted_width as u32, wanted_height as u32);
            let samples = resample::resample(pixels, part, size)?;
            let frame = Rect::new(Abs::ZERO, Abs::ZERO, placing.size.w, placing.size.h);
            (samples, size, frame)
        } else {
            let whole = resample::whole(part, pixels);
            let samples = resample::cut(pixels, whole);
            let [x, y, w, h] = whole.map(f64::from);
            let stored = [x / width, y / height, w / width, h / height];
            let [x, y, w, h] = turn.seen(stored);
            let at = |fraction: f64, of: Abs| Abs::pt(fraction * of.to_pt());
            let (x0, y0) = (full.x0 + at(x, full.width()), full.y0 + at(y, full.height()));
            let cover = Rect::new(x0, y0, x0 + at(w, full.width()), y0 + at(h, full.height()));
            (samples, (whole[2], whole[3]), cover)
        };
        let channels = pixels.space.channels();
        let samples = turn.apply(samples, size.0 as usize, size.1 as usize, channels);
        let (width, height) = turn.size(size.0, size.1);
        Ok(Cropped { samples, width, height, cover })
    }

    /// Returns what samples of a reproduction look like, as sRGB: inks as on the paper of the press, with
    /// the paper for white and, where `adapted`, its darkest black for black, as an eye takes it.
    pub fn soft_proof(&self, samples: &[u8], space: Space, adapted: bool) -> Vec<u8> {
        match (&self.device, space) {
            (Device::Press(press), Space::Cmyk) => press.soft_proof(samples, adapted),
            (Device::Press(press), Space::Grey) => {
                let inks: Vec<u8> =
                    samples.iter().flat_map(|grey| [0, 0, 0, 255 - grey]).collect();
                press.soft_proof(&inks, adapted)
            }
            (_, Space::Rgb) => samples.to_vec(),
            (Device::Screen(_), Space::Grey) => {
                samples.iter().flat_map(|grey| [*grey; 3]).collect()
            }
            (Device::Screen(light), Space::Cmyk) => {
                let kind = inks::Kind { space, stored: space, art: false };
                light.convert(samples.to_vec(), kind, None).0
            }
        }
    }
}

/// Parts pictures that are wanted into such as are decoded side by side: together they take no more
/// memory than a run has.
fn batches<'a, 'p>(
    wanted: &'a [(Placing, &'p Picture)],
) -> impl Iterator<Item = &'a [(Placing, &'p Picture)]> {
    let mut rest = wanted;
    std::iter::from_fn(move || {
        let mut memory = 0;
        let fits = |(_, picture): &&(Placing, &Picture)| {
            memory += picture.memory;
            memory <= PICTURE_MEMORY.value
        };
        let count = rest.iter().take_while(fits).count().max(1).min(rest.len());
        let (batch, after) = rest.split_at(count);
        rest = after;
        (!batch.is_empty()).then_some(batch)
    })
}

/// A part of a picture, upright.
struct Cropped {
    samples: Vec<u8>,
    width: u32,
    height: u32,
    cover: Rect,
}

/// Returns whether a picture is drawn, not photographed: few colours, no noise. It is not sharpened, its
/// greys print with black alone, and it loses nothing to JPEG.
fn is_flat_art(pixels: &Pixels) -> bool {
    const MOST: usize = 256;
    let mut colors: Vec<&[u8]> = Vec::with_capacity(MOST + 1);
    let mut last: &[u8] = &[];
    for pixel in pixels.samples.chunks_exact(pixels.space.channels()) {
        if pixel == last {
            continue;
        }
        last = pixel;
        if let Err(at) = colors.binary_search(&pixel) {
            colors.insert(at, pixel);
        }
        if colors.len() > MOST {
            return false;
        }
    }
    // A photograph in greys has no more than 256 colours either.
    let is_grey = |color: &&[u8]| color.iter().all(|sample| *sample == color[0]);
    colors.len() <= 16 || pixels.space != Space::Grey && !colors.iter().all(is_grey)
}
