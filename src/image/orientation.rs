//! Which way is up (Exif 2.3, tag 274).

/// How stored pixels are turned to be seen: first mirrored about one of their axes, then turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Orientation {
    /// Rows and columns change places.
    pub swapped: bool,
    /// Seen columns run against the stored ones that they are made of.
    pub x_reversed: bool,
    /// Seen rows run against the stored ones that they are made of.
    pub y_reversed: bool,
}

impl Orientation {
    /// Returns the orientation of an Exif number, 1 to 8; any other is upright.
    pub fn from_exif(number: u8) -> Orientation {
        let (swapped, x_reversed, y_reversed) = match number {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => (false, false, false),
        };
        Orientation { swapped, x_reversed, y_reversed }
    }

    /// Returns width and height as seen of stored ones, or the other way about.
    pub fn size<T>(self, width: T, height: T) -> (T, T) {
        if self.swapped { (height, width) } else { (width, height) }
    }

    /// Returns stored samples of `channels` bytes a pixel as they are seen.
    pub fn apply(
        self,
        samples: Vec<u8>,
        width: usize,
        height: usize,
        channels: usize,
    ) -> Vec<u8> {
        if self == Orientation::default() {
            return samples;
        }
        let (seen_width, seen_height) = self.size(width, height);
        let mut seen = Vec::with_capacity(samples.len());
        for y in 0..seen_height {
            for x in 0..seen_width {
                let x = if self.x_reversed { seen_width - 1 - x } else { x };
                let y = if self.y_reversed { seen_height - 1 - y } else { y };
                let (column, row) = self.size(x, y);
                let at = (row * width + column) * channels;
                seen.extend_from_slice(&samples[at..at + channels]);
            }
        }
        seen
    }

    /// Returns the stored part (left, top, width, height) that is seen as the part `seen` of a
    /// picture; all in fractions of one.
    pub fn stored(self, [left, top, width, height]: [f64; 4]) -> [f64; 4] {
        let x = if self.x_reversed { 1.0 - left - width } else { left };
        let y = if self.y_reversed { 1.0 - top - height } else { top };
        match self.swapped {
            true => [y, x, height, width],
            false => [x, y, width, height],
        }
    }

    /// Returns how the stored part of a picture is seen: [`Orientation::stored`] the other way
    /// about.
    pub fn seen(self, stored: [f64; 4]) -> [f64; 4] {
        let [left, top, width, height] = match (self.swapped, stored) {
            (true, [y, x, height, width]) => [x, y, width, height],
            (false, upright) => upright,
        };
        let x = if self.x_reversed { 1.0 - left - width } else { left };
        let y = if self.y_reversed { 1.0 - top - height } else { top };
        [x, y, width, height]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letter F, stored as each Exif number has it (Exif 2.3, 4.6.4): seen, it is always
    /// the same.
    #[test]
    fn every_orientation_shows_the_same_letter() {
        let upright = ["##", "#.", "##", "#.", "#."];
        let turned = ["#####", "#.#.."];
        let stored = [
            (1, upright.map(str::to_owned).to_vec()),
            (2, mirrored(&upright)),
            (3, reversed(&mirrored(&upright))),
            (4, reversed(&upright.map(str::to_owned))),
            (5, turned.map(str::to_owned).to_vec()),
            (6, reversed(&turned.map(str::to_owned))),
            (7, reversed(&mirrored(&turned))),
            (8, mirrored(&turned)),
        ];
        for (number, rows) in stored {
            let samples: Vec<u8> = rows.concat().into_bytes();
            let orientation = Orientation::from_exif(number);
            let (width, height) = (rows[0].len(), rows.len());
            assert_eq!(orientation.size(width, height), (2, 5), "{number}");
            let seen = orientation.apply(samples, width, height, 1);
            assert_eq!(String::from_utf8(seen).expect("letters"), upright.concat(), "{number}");
        }
    }

    #[test]
    fn a_part_is_found_where_its_pixels_are_stored() {
        for number in 1..=8 {
            let orientation = Orientation::from_exif(number);
            let (width, height) = orientation.size(4usize, 8usize);
            let samples: Vec<u8> = (0..32).collect();
            let seen = orientation.apply(samples.clone(), width, height, 1);
            // The seen pixel at (1, 2) of 4 by 8.
            let [x, y, w, h] = orientation.stored([0.25, 0.25, 0.25, 0.125]);
            assert_eq!((w * width as f64, h * height as f64), (1.0, 1.0));
            assert_eq!(orientation.seen([x, y, w, h]), [0.25, 0.25, 0.25, 0.125]);
            let at = (y * height as f64) as usize * width + (x * width as f64) as usize;
            assert_eq!(samples[at], seen[2 * 4 + 1], "{number}");
        }
    }

    fn mirrored(rows: &[impl AsRef<str>]) -> Vec<String> {
        rows.iter().map(|row| row.as_ref().chars().rev().collect()).collect()
    }

    fn reversed(rows: &[String]) -> Vec<String> {
        rows.iter().rev().cloned().collect()
    }
}
