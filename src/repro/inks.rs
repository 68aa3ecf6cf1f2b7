//! Colour: from the light of a photograph to the inks of a press, by ICC profiles (lcms2).

use std::sync::OnceLock;

use lcms2::{
    DisallowCache, Flags, Intent as Lcms, PixelFormat, Profile, ThreadContext, Transform,
};

use super::grid::Grid;
use super::{Recipe, tone};
use crate::color::RenderingIntent;
use crate::color::icc::{Header, ProfileError};
use crate::image::Space;

type Converter = Transform<[u8; 4], [u8; 4], ThreadContext, DisallowCache>;

/// What samples are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// What they count.
    pub(super) space: Space,
    /// What those of the file counted, whose profile it is.
    pub(super) stored: Space,
    /// Whether the picture is drawn.
    pub(super) art: bool,
}

/// A press with its printing condition.
pub(super) struct Press {
    profile: Vec<u8>,
    intent: Lcms,
    ink_limit: u32,
    black_limit: u32,
    /// From sRGB, the space of nearly every photograph; made for the first that is converted,
    /// for it takes longer than setting a page.
    srgb: OnceLock<Option<Grid>>,
    /// Light of black ink by its coverage to 255, with paper at 1.
    black: OnceLock<Option<Vec<f64>>>,
}

/// Checks that a profile is one of a press and converts both ways, without working out its colours.
pub(super) fn check(profile: &[u8]) -> Result<(), ProfileError> {
    Header::read(profile)?.check_press()?;
    let converts = || {
        let context = ThreadContext::new();
        let press = open(&context, profile)?;
        let source = Profile::new_srgb_context(&context);
        let plain = flags() | Flags::NO_OPTIMIZE;
        engine(&context, &source, &press, Lcms::RelativeColorimetric, plain)?;
        black_light(&context, &press)
    };
    converts().map(drop).ok_or(ProfileError::Unusable)
}

impl Press {
    /// Takes the profile of a press. One that converts nothing shows when a picture is converted;
    /// [`check`] tells before.
    pub(super) fn new(profile: &[u8], recipe: &Recipe) -> Result<Press, ProfileError> {
        Header::read(profile)?.check_press()?;
        let intent = match recipe.intent {
            RenderingIntent::Perceptual => Lcms::Perceptual,
            RenderingIntent::Relative => Lcms::RelativeColorimetric,
        };
        Ok(Press {
            profile: profile.to_vec(),
            intent,
            ink_limit: recipe.ink_limit,
            black_limit: recipe.black_limit,
            srgb: OnceLock::new(),
            black: OnceLock::new(),
        })
    }

    /// Converts samples to inks under the limit, or, of a grey picture, to the light that black ink
    /// leaves; `own` is the file's profile. A profile of a file that cannot be used counts as none.
    pub(super) fn convert(
        &self,
        samples: Vec<u8>,
        kind: Kind,
        own: Option<&[u8]>,
    ) -> Result<(Vec<u8>, Space), ProfileError> {
        match kind.space {
            Space::Grey => {
                let table = self.grey_table(kind, own)?;
                let light = samples.into_iter().map(|grey| 255 - table[usize::from(grey)]);
                Ok((light.collect(), Space::Grey))
            }
            Space::Rgb => {
                let mut inks = vec![0; samples.len() / 3 * 4];
                let own = own.and_then(|own| self.light_grid(own));
                let grid = own.as_ref().map_or_else(|| self.srgb(), Ok)?;
                grid.convert(pixels(&samples), pixels_mut(&mut inks));
                if kind.art {
                    self.greys_to_black(&samples, &mut inks, kind)?;
                }
                limit(&mut inks, self.ink_limit);
                Ok((inks, Space::Cmyk))
            }
            Space::Cmyk => {
                let mut inks = samples;
                // Inks without a profile, or with the press's own, are meant for this press.
                let own = own.filter(|own| *own != self.profile);
                if let Some(converter) = own.and_then(|own| self.ink_converter(own)) {
                    let mut converted = vec![0; inks.len()];
                    converter.transform_pixels(pixels(&inks), pixels_mut(&mut converted));
                    inks = converted;
                }
                limit(&mut inks, self.ink_limit);
                Ok((inks, Space::Cmyk))
            }
        }
    }

    /// Returns what inks look like with the paper for white, as sRGB.
    pub(super) fn soft_proof(&self, inks: &[u8], adapted: bool) -> Vec<u8> {
        let context = ThreadContext::new();
        let mut light = vec![255; inks.len() / 4 * 3];
        let Some(press) = open(&context, &self.profile) else { return light };
        let srgb = Profile::new_srgb_context(&context);
        let flags = if adapted { flags() } else { Flags::NO_CACHE };
        let proof = Transform::<[u8; 4], [u8; 3], ThreadContext, _>::new_flags_context(
            &context,
            &press,
            PixelFormat::CMYK_8,
            &srgb,
            PixelFormat::RGB_8,
            Lcms::RelativeColorimetric,
            flags,
        );
        if let Ok(proof) = proof {
            proof.transform_pixels(pixels(inks), pixels_mut(&mut light));
        }
        light
    }

    /// Returns the way from sRGB to the press.
    fn srgb(&self) -> Result<&Grid, ProfileError> {
        let grid = self.srgb.get_or_init(|| {
            let context = ThreadContext::new();
            let press = open(&context, &self.profile)?;
            let source = Profile::new_srgb_context(&context);
            grid(&context, &source, &press, self.intent)
        });
        grid.as_ref().ok_or(ProfileError::Unusable)
    }

    /// Returns the light of black ink.
    fn black(&self) -> Result<&[f64], ProfileError> {
        let black = self.black.get_or_init(|| {
            let context = ThreadContext::new();
            let press = open(&context, &self.profile)?;
            black_light(&context, &press)
        });
        black.as_deref().ok_or(ProfileError::Unusable)
    }

    /// Returns the way from a profile of light to the press.
    fn light_grid(&self, own: &[u8]) -> Option<Grid> {
        let context = ThreadContext::new();
        let (own, press) = (open(&context, own)?, open(&context, &self.profile)?);
        grid(&context, &own, &press, self.intent)
    }

    /// Returns the way from a profile of other inks to the press.
    fn ink_converter(&self, own: &[u8]) -> Option<Converter> {
        let context = ThreadContext::new();
        let (own, press) = (open(&context, own)?, open(&context, &self.profile)?);
        let cmyk = PixelFormat::CMYK_8;
        Transform::new_flags_context(&context, &own, cmyk, &press, cmyk, self.intent, flags())
            .ok()
    }

    /// Returns the coverage of black ink, to 255, by grey sample: the same lightness between
    /// paper and darkest black as between white and black before (black point compensation).
    fn grey_table(&self, kind: Kind, own: Option<&[u8]>) -> Result<[u8; 256], ProfileError> {
        let black = self.black()?;
        let light = own.and_then(|own| grey_light(own, kind.stored));
        let light = light
            .unwrap_or_else(|| (0..256).map(|g| tone::decode(f64::from(g) / 255.0)).collect());
        // Drawn black is meant as black; in a photograph the last dots must not fill in.
        let most =
            if kind.art { 255 } else { (self.black_limit * 255 / 100).min(255) as usize };
        let darkest = black[most];
        let (dark, white) = (light[0], light[255].max(light[0] + 1e-6));
        Ok(std::array::from_fn(|grey| {
            let wanted = (light[grey] - dark) / (white - dark);
            let wanted = darkest + (1.0 - darkest) * wanted.clamp(0.0, 1.0);
            // The light falls as the ink grows.
            let ink = black[..=most].partition_point(|light| *light > wanted);
            let nearer =
                |ink: usize| (black[ink] - wanted).abs() < (black[ink - 1] - wanted).abs();
            let ink = ink.min(most);
            (if ink == 0 || nearer(ink) { ink } else { ink - 1 }) as u8
        }))
    }

    /// Prints the greys of a drawing with black alone: lines and letters in four inks are never in
    /// register.
    fn greys_to_black(
        &self,
        rgb: &[u8],
        inks: &mut [u8],
        kind: Kind,
    ) -> Result<(), ProfileError> {
        let table = self.grey_table(kind, None)?;
        for (rgb, inks) in rgb.chunks_exact(3).zip(inks.chunks_exact_mut(4)) {
            if rgb[0] == rgb[1] && rgb[1] == rgb[2] {
                inks.copy_from_slice(&[0, 0, 0, table[usize::from(rgb[0])]]);
            }
        }
        Ok(())
    }
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").field("ink_limit", &self.ink_limit).finish_non_exhaustive()
    }
}

/// A screen of sRGB.
#[derive(Debug, Default)]
pub(super) struct Light;

impl Light {
    /// Converts samples to sRGB; greys stay.
    pub(super) fn convert(
        &self,
        samples: Vec<u8>,
        kind: Kind,
        own: Option<&[u8]>,
    ) -> (Vec<u8>, Space) {
        let to_srgb = |own: &[u8]| {
            let context = ThreadContext::new();
            let own = open(&context, own)?;
            let srgb = Profile::new_srgb_context(&context);
            Some((context, own, srgb))
        };
        let perceptual = Lcms::Perceptual;
        match kind.space {
            Space::Grey => (samples, Space::Grey),
            Space::Rgb => {
                let converter = own.and_then(to_srgb).and_then(|(context, own, srgb)| {
                    let format = PixelFormat::RGB_8;
                    let flags = flags();
                    Transform::<[u8; 3], [u8; 3], ThreadContext, DisallowCache>::new_flags_context(
                        &context, &own, format, &srgb, format, perceptual, flags,
                    )
                    .ok()
                });
                let Some(converter) = converter else { return (samples, Space::Rgb) };
                let mut light = vec![0; samples.len()];
                converter.transform_pixels(pixels(&samples), pixels_mut(&mut light));
                (light, Space::Rgb)
            }
            Space::Cmyk => {
                let plain = samples.chunks_exact(4).flat_map(|inks| {
                    let paper = |ink: u8| (255 - u32::from(ink)) * (255 - u32::from(inks[3]));
                    [inks[0], inks[1], inks[2]].map(|ink| (paper(ink) / 255) as u8)
                });
                (plain.collect(), Space::Rgb)
            }
        }
    }
}

fn flags() -> Flags<DisallowCache> {
    Flags::NO_CACHE | Flags::BLACKPOINT_COMPENSATION
}

fn open(context: &ThreadContext, profile: &[u8]) -> Option<Profile<ThreadContext>> {
    Profile::new_icc_context(context, profile).ok()
}

/// From light to inks, finely.
type Engine = Transform<[u16; 3], [u16; 4], ThreadContext, DisallowCache>;

fn engine(
    context: &ThreadContext,
    from: &Profile<ThreadContext>,
    press: &Profile<ThreadContext>,
    intent: Lcms,
    flags: Flags<DisallowCache>,
) -> Option<Engine> {
    let (rgb, cmyk) = (PixelFormat::RGB_16, PixelFormat::CMYK_16);
    Transform::new_flags_context(context, from, rgb, press, cmyk, intent, flags).ok()
}

fn grid(
    context: &ThreadContext,
    from: &Profile<ThreadContext>,
    press: &Profile<ThreadContext>,
    intent: Lcms,
) -> Option<Grid> {
    let engine = engine(context, from, press, intent, flags())?;
    Some(Grid::new(|light, inks| engine.transform_pixels(light, inks)))
}

/// Returns the light that black ink leaves, by coverage to 255; paper is 1. It falls strictly.
fn black_light(context: &ThreadContext, press: &Profile<ThreadContext>) -> Option<Vec<f64>> {
    let inks: Vec<[u8; 4]> = (0..=255).map(|black| [0, 0, 0, black]).collect();
    let mut light = luminance(context, press, PixelFormat::CMYK_8, &inks)?;
    let paper = light[0].max(1e-6);
    let mut least = f64::MAX;
    for value in &mut light {
        *value = (*value / paper).min(least);
        least = *value - 1e-9;
    }
    Some(light)
}

/// Returns the light of each grey in the space of a profile.
fn grey_light(profile: &[u8], space: Space) -> Option<Vec<f64>> {
    let context = ThreadContext::new();
    let profile = open(&context, profile)?;
    match space {
        Space::Grey => {
            let greys: Vec<[u8; 1]> = (0..=255).map(|grey| [grey]).collect();
            luminance(&context, &profile, PixelFormat::GRAY_8, &greys)
        }
        Space::Rgb => {
            let greys: Vec<[u8; 3]> = (0..=255).map(|grey| [grey; 3]).collect();
            luminance(&context, &profile, PixelFormat::RGB_8, &greys)
        }
        Space::Cmyk => None,
    }
}

/// Returns the luminance (CIE Y) of colours, relative to the profile's white.
fn luminance<const N: usize>(
    context: &ThreadContext,
    profile: &Profile<ThreadContext>,
    format: PixelFormat,
    colors: &[[u8; N]],
) -> Option<Vec<f64>> {
    let d50 = lcms2::CIExyY { x: 0.3457, y: 0.3585, Y: 1.0 };
    let lab = Profile::new_lab4_context(context, &d50).ok()?;
    let to_lab: Transform<[u8; N], [f64; 3], ThreadContext, DisallowCache> =
        Transform::new_flags_context(
            context,
            profile,
            format,
            &lab,
            PixelFormat::Lab_DBL,
            Lcms::RelativeColorimetric,
            Flags::NO_CACHE,
        )
        .ok()?;
    let mut out = vec![[0.0; 3]; colors.len()];
    to_lab.transform_pixels(colors, &mut out);
    // CIE 15, 8.2.1.
    let light = |lightness: f64| match lightness {
        _ if lightness > 8.0 => ((lightness + 16.0) / 116.0).powi(3),
        _ => lightness / 903.3,
    };
    Some(out.into_iter().map(|[lightness, ..]| light(lightness)).collect())
}

/// Brings the sum of inks down to a limit in percent: the colours give way, black stays.
pub(super) fn limit(inks: &mut [u8], percent: u32) {
    let most = percent * 255 / 100;
    for pixel in inks.chunks_exact_mut(4) {
        let [c, m, y, k] = [pixel[0], pixel[1], pixel[2], pixel[3]].map(u32::from);
        let colors = c + m + y;
        if colors + k > most {
            let room = most.saturating_sub(k);
            for (ink, part) in pixel.iter_mut().zip([c, m, y]) {
                *ink = (part * room / colors.max(1)) as u8;
            }
        }
    }
}

fn pixels<const N: usize>(samples: &[u8]) -> &[[u8; N]] {
    samples.as_chunks().0
}

fn pixels_mut<const N: usize>(samples: &mut [u8]) -> &mut [[u8; N]] {
    samples.as_chunks_mut().0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_of_inks_comes_down_and_black_stays() {
        let mut inks = [255, 255, 255, 255, 100, 50, 25, 0, 200, 180, 160, 200];
        limit(&mut inks, 220);
        let sums: Vec<u32> =
            inks.chunks(4).map(|pixel| pixel.iter().map(|ink| u32::from(*ink)).sum()).collect();
        assert!(sums.iter().all(|sum| *sum <= 561), "{sums:?}");
        assert_eq!(inks[4..8], [100, 50, 25, 0]);
        assert_eq!((inks[3], inks[11]), (255, 200));
        assert!(inks[8] > inks[9] && inks[9] > inks[10]);
    }
}
