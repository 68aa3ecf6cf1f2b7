//! Whether a picture is drawn: a chart, a table, a document, a scan of one, a picture of a screen. Such a
//! picture must not be cropped; a photograph may be, however pale or plain it is.
//!
//! The light of the pixels is judged in blocks of 8 by 8, at up to 2,400 and at up to 1,200 pixels a side
//! (strokes are sharp in one, paper is without grain in the other). What is drawn has three things together:
//!
//! - **a flat ground at its edges**: one tone takes most of them;
//! - **few tones**: blocks that are not flat have two tones, ink and ground, and hardly any between; the
//!   texture, shade and blur of a photograph have all of them;
//! - **straight strokes**: edges that run exactly along rows or columns of pixels.
//!
//! Copy on paper has few straight strokes in small type; it is told by its ground instead: light, the only
//! flat tone there is, all round the edge. Grain, of film or of a scanner, is measured first, and flat is
//! what has no more than that.
//!
//! The limits were set on 62 pictures that are drawn and 560 that are not, and stand in the widest gap
//! between the two. Drawn: bars, lines and pies on white, cream, red, dark and shaded ground, tables ruled and
//! bare, pages of copy, scans of all of these (grey and yellow paper, grain up to 8 of 255, 1.5° askew, a
//! telephone's shade), screens, infographics; JPEG quality 25 to 90, 320 to 3,600 pixels, enlarged up to five
//! times. Not drawn: 28 photographs and of each, pale as the sky of an overcast day, paler, burnt out, in fog
//! and snow, in black and white, hard, grainy, dark, as a silhouette, under a white sky, as a product on white,
//! on studio grey and on a shaded ground, in four tones, at quality 20.
//! Missed: two pages of old type with more shade than paper, and a dark screen full of pictures. None of
//! the photographs is taken for drawn.

use super::{Pixels, Space};

/// The light of a picture: rows of one sample a pixel, as stored.
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) light: Vec<u8>,
}

/// Longest sides at which a picture is judged.
const FINE: usize = 2400;
const COARSE: usize = 1200;

/// Pixels of a side of a block.
const BLOCK: usize = 8;
/// Of fewer blocks a side nothing is told.
const LEAST_BLOCKS: usize = 8;

/// Range of a flat block without grain, and most that grain adds.
const FLAT: u8 = 6;
const GRAIN: u8 = 40;
/// Range from which a block is marked, where there is no grain.
const MARKED: u8 = 16;

/// Blocks of two tones that a drawing must have among those that are not flat; straight ones count too, up
/// to [`STRAIGHT_MOST`].
const TWO_TONES: f64 = 0.8;
const STRAIGHT_MOST: f64 = 0.3;
/// Straight blocks that it must have, and the share of its edge that has one tone.
const STRAIGHT: f64 = 0.05;
const EDGE: f64 = 0.6;
/// Flat blocks that have one of its six tones.
const TONES: f64 = 0.95;
/// The same of one whose edges have more than a tone: hardly a block is not of two tones, many are straight.
const ALL_TWO_TONES: f64 = 0.88;
const MANY_STRAIGHT: f64 = 0.15;

/// Of copy on paper: blocks of two tones, closely and nearly; such ones of which one is the paper's; the edge
/// that is paper; how light paper is; the share of it among what is flat.
const INK: f64 = 0.5;
const INK_NEARLY: f64 = 0.68;
const INK_ON_PAPER: f64 = 0.45;
const PAPER_EDGE: f64 = 0.8;
const PAPER: usize = 130;
const ALL_PAPER: f64 = 0.88;

/// Returns whether a picture is drawn.
pub(super) fn is_drawn(plane: &Plane) -> bool {
    let fine = Traits::of(plane);
    if fine.as_ref().is_some_and(|it| it.is_drawing() || it.is_all_strokes()) {
        return true;
    }
    let coarse = match plane.width.max(plane.height) > COARSE {
        true => Traits::of(&plane.within(COARSE)),
        false => fine,
    };
    coarse.is_some_and(|it| it.is_drawing() || it.is_copy())
}

/// What the blocks of a plane tell, as shares: of all blocks, of those that are not flat (`of_marks`), of
/// those at the edge.
#[derive(Debug)]
struct Traits {
    /// Marked blocks of two tones, with a quarter and with a third of their range between.
    two_tones: f64,
    nearly_two_tones: f64,
    /// The latter, where one of the tones is the ground.
    on_ground: f64,
    /// Marked blocks whose rows or columns are alike.
    straight: f64,
    /// Flat blocks at the edge that have one tone, and that have the ground's.
    edge_of_one: f64,
    edge_of_ground: f64,
    /// Flat blocks that have one of six tones, and that have the ground's.
    of_six: f64,
    of_ground: f64,
    /// The commonest flat tone.
    ground: usize,
}

/// One block.
#[derive(Clone, Copy)]
struct Block {
    least: u8,
    most: u8,
    mean: u8,
}

impl Block {
    fn range(self) -> u8 {
        self.most - self.least
    }
}

impl Plane {
    /// Returns the light of pixels, at the finer size at which they are judged.
    pub(super) fn of(pixels: &Pixels) -> Plane {
        let (width, height) = (pixels.width as usize, pixels.height as usize);
        let light: Vec<u8> = match pixels.space {
            Space::Grey => pixels.samples.clone(),
            Space::Rgb => pixels.samples.chunks_exact(3).map(brightness).collect(),
            Space::Cmyk => pixels.samples.chunks_exact(4).map(paper_left).collect(),
        };
        let plane = Plane { width, height, light };
        if width.max(height) > FINE { plane.within(FINE) } else { plane }
    }

    /// Returns it with no side longer than this, each pixel the mean of those it stands for.
    pub(super) fn within(&self, longest: usize) -> Plane {
        let by = self.width.max(self.height).div_ceil(longest).max(1);
        let (width, height) = ((self.width / by).max(1), (self.height / by).max(1));
        let mut light = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let rows = y * by..((y + 1) * by).min(self.height);
                let columns = x * by..((x + 1) * by).min(self.width);
                let count = (rows.len() * columns.len()).max(1) as u32;
                let row = |y: usize| &self.light[y * self.width..][columns.clone()];
                let sum: u32 = rows.flat_map(row).map(|light| u32::from(*light)).sum();
                light.push((sum / count) as u8);
            }
        }
        Plane { width, height, light }
    }

    /// Returns the rows of a block.
    fn rows(&self, x: usize, y: usize) -> impl Iterator<Item = &[u8]> {
        let row = move |row| &self.light[(y * BLOCK + row) * self.width + x * BLOCK..][..BLOCK];
        (0..BLOCK).map(row)
    }

    fn block(&self, x: usize, y: usize) -> Block {
        let (mut least, mut most, mut sum) = (u8::MAX, 0, 0);
        for light in self.rows(x, y).flatten() {
            least = least.min(*light);
            most = most.max(*light);
            sum += usize::from(*light);
        }
        Block { least, most, mean: (sum / (BLOCK * BLOCK)) as u8 }
    }

    /// Returns whether a block has two tones with no more than a part of its range for what lies between
    /// them: in three of four pixels.
    fn has_two_tones(&self, (x, y): (usize, usize), block: Block, part: u32) -> bool {
        let range = u32::from(block.range());
        let near = |light: &&u8| {
            u32::from(**light - block.least) * part <= range
                || u32::from(block.most - **light) * part <= range
        };
        self.rows(x, y).flatten().filter(near).count() * 4 >= BLOCK * BLOCK * 3
    }

    /// Returns whether the rows or the columns of a block are alike, up to a quarter of its range.
    fn is_straight(&self, (x, y): (usize, usize), block: Block) -> bool {
        let alike =
            |least: u8, most: u8| u32::from(most - least) * 4 <= u32::from(block.range());
        let (mut least, mut most) = ([u8::MAX; BLOCK], [0; BLOCK]);
        let mut across = true;
        for row in self.rows(x, y) {
            let (mut low, mut high) = (u8::MAX, 0);
            for (at, light) in row.iter().enumerate() {
                (low, high) = (low.min(*light), high.max(*light));
                least[at] = least[at].min(*light);
                most[at] = most[at].max(*light);
            }
            across &= alike(low, high);
        }
        across || least.into_iter().zip(most).all(|(least, most)| alike(least, most))
    }
}

/// Counts of tones.
struct Tones([usize; 256]);

impl Tones {
    fn of(blocks: impl Iterator<Item = Block>) -> Tones {
        let mut tones = [0; 256];
        blocks.for_each(|block| tones[usize::from(block.mean)] += 1);
        Tones(tones)
    }

    /// Returns the tone round which, so far on both sides, there are most, and how many.
    fn commonest(&self, reach: usize) -> (usize, usize) {
        let around = |tone: usize| {
            self.0[tone.saturating_sub(reach)..(tone + reach + 1).min(256)]
                .iter()
                .sum::<usize>()
        };
        let (mut best, mut most) = (0, 0);
        for tone in 0..256 {
            let count = around(tone);
            if count > most {
                (best, most) = (tone, count);
            }
        }
        (best, most)
    }

    /// Returns how many have one of the six commonest tones.
    fn of_six(mut self) -> usize {
        let mut sum = 0;
        for _ in 0..6 {
            let (tone, count) = self.commonest(4);
            sum += count;
            self.0[tone.saturating_sub(4)..(tone + 5).min(256)].fill(0);
        }
        sum
    }
}

impl Traits {
    /// Returns what a plane tells; `None` of one that is too small, all flat, or has too few marks to be drawn.
    fn of(plane: &Plane) -> Option<Traits> {
        let (across, down) = (plane.width / BLOCK, plane.height / BLOCK);
        if across.min(down) < LEAST_BLOCKS {
            return None;
        }
        let all: Vec<Block> =
            (0..across * down).map(|at| plane.block(at % across, at / across)).collect();
        let grain = grain(&all);
        let flat_to = grain.saturating_mul(2).clamp(FLAT, GRAIN);
        let is_flat = |block: &Block| block.range() <= flat_to;
        let flat = all.iter().copied().filter(is_flat).count();
        let marks = all.len() - flat;
        let marked_from = MARKED.max(2 * flat_to);
        let is_marked = |block: &Block| block.range() >= marked_from;
        // The second look is dear, and most photographs need none.
        if marks == 0 || all.iter().filter(|it| is_marked(it)).count() * 2 < marks {
            return None;
        }
        let (ground, _) = Tones::of(all.iter().copied().filter(is_flat)).commonest(16);
        let near = |tone: u8, reach: usize| usize::from(tone).abs_diff(ground) <= reach;
        let [mut two, mut nearly, mut grounded, mut straight] = [0; 4];
        for (at, block) in all.iter().enumerate().filter(|(_, block)| is_marked(block)) {
            let place = (at % across, at / across);
            two += usize::from(plane.has_two_tones(place, *block, 4));
            straight += usize::from(plane.is_straight(place, *block));
            if plane.has_two_tones(place, *block, 3) {
                nearly += 1;
                grounded += usize::from(near(block.least, 24) || near(block.most, 24));
            }
        }
        let deep = (across.min(down) / 40).max(1);
        let is_edge = |at: &usize| {
            let (x, y) = (at % across, at / across);
            x < deep || y < deep || x + deep >= across || y + deep >= down
        };
        let edge: Vec<Block> = (0..all.len()).filter(is_edge).map(|at| all[at]).collect();
        let edge_flat = || edge.iter().copied().filter(is_flat);
        let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
        Some(Traits {
            two_tones: share(two, marks),
            nearly_two_tones: share(nearly, marks),
            on_ground: share(grounded, marks),
            straight: share(straight, marks),
            edge_of_one: share(Tones::of(edge_flat()).commonest(8).1, edge.len()),
            edge_of_ground: share(
                edge_flat().filter(|it| near(it.mean, 24)).count(),
                edge.len(),
            ),
            of_six: share(Tones::of(all.iter().copied().filter(is_flat)).of_six(), flat),
            of_ground: {
                let own = |block: &&Block| is_flat(block) && near(block.mean, 20);
                share(all.iter().filter(own).count(), flat)
            },
            ground,
        })
    }

    /// Returns whether it is a drawing on a ground.
    fn is_drawing(&self) -> bool {
        self.two_tones + self.straight.min(STRAIGHT_MOST) >= TWO_TONES
            && self.straight >= STRAIGHT
            && self.edge_of_one >= EDGE
            && self.of_six >= TONES
    }

    /// Returns whether there is hardly anything in it but strokes, whatever its edges are.
    fn is_all_strokes(&self) -> bool {
        self.two_tones >= ALL_TWO_TONES && self.straight >= MANY_STRAIGHT
    }

    /// Returns whether it is copy on paper.
    fn is_copy(&self) -> bool {
        self.two_tones >= INK
            && self.nearly_two_tones >= INK_NEARLY
            && self.on_ground >= INK_ON_PAPER
            && self.edge_of_ground >= PAPER_EDGE
            && self.edge_of_one >= EDGE
            && self.ground >= PAPER
            && self.of_ground >= ALL_PAPER
    }
}

/// Returns the grain of a picture: the range of its calmest blocks, a fifth of all.
fn grain(blocks: &[Block]) -> u8 {
    let mut ranges = [0_usize; 256];
    blocks.iter().for_each(|block| ranges[usize::from(block.range())] += 1);
    let mut left = blocks.len() / 5;
    for (range, count) in ranges.into_iter().enumerate() {
        if left < count {
            return range as u8;
        }
        left -= count;
    }
    u8::MAX
}

/// Returns the brightness of a pixel of light as an eye weighs it (ITU-R BT.709).
fn brightness(rgb: &[u8]) -> u8 {
    let [r, g, b] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
    ((54 * r + 183 * g + 19 * b) >> 8) as u8
}

/// Returns about how bright inks leave the paper.
fn paper_left(inks: &[u8]) -> u8 {
    let light = brightness(&[255 - inks[0], 255 - inks[1], 255 - inks[2]]);
    (u32::from(light) * u32::from(255 - inks[3]) / 255) as u8
}
