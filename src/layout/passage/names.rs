//! Lists of names in whole cells (clreq 3.4.3): each name as wide as the longest, with blanks inside
//! where it has fewer characters, one cell of white between two, so that they stand in columns.

use crate::copy::{self, Block, BlockKind};
use crate::geom::{Abs, Em};
use crate::layout::settings::Setting;
use crate::layout::typesetter::Words;
use crate::text::{Break, End, Room};

/// The white in a list, and between two of its names.
const BLANK: char = '\u{3000}';

/// A list of names as it is set.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    /// The words: names filled up to their cells, a blank behind each.
    pub(super) text: String,
    /// For each of its characters, its byte and the byte of the block at which it is written; a
    /// blank stands at the character before it.
    places: Vec<(usize, usize)>,
    /// Cells from one name to the next.
    pitch: usize,
    /// How many names there are.
    count: usize,
    /// Bytes of the block.
    bytes: usize,
}

impl Names {
    /// Returns the names of a block that is nothing else.
    pub(super) fn of(block: &Block) -> Option<Names> {
        let plain = block.kind == BlockKind::Names && block.looks.is_empty();
        let all = copy::names(&block.text).filter(|_| plain)?;
        let longest = all.iter().map(Vec::len).max()?;
        let mut names = Names {
            text: String::new(),
            places: Vec::new(),
            pitch: longest + 1,
            count: all.len(),
            bytes: block.text.len(),
        };
        let mut written = 0;
        for name in &all {
            // A name of two characters has its white between them, others behind them.
            let inside = if name.len() == 2 { longest - 2 } else { 0 };
            for (at, (byte, c)) in name.iter().enumerate() {
                written = *byte;
                names.push(*c, written);
                if at == 0 {
                    (0..inside).for_each(|_| names.push(BLANK, written));
                }
            }
            let filled = name.len() + inside;
            (filled..names.pitch).for_each(|_| names.push(BLANK, written));
        }
        Some(names)
    }

    fn push(&mut self, c: char, written: usize) {
        self.places.push((self.text.len(), written));
        self.text.push(c);
    }

    /// Returns the byte of the block at which a byte of the words stands.
    pub(super) fn written(&self, byte: usize) -> usize {
        let at = self.places.partition_point(|(own, _)| *own < byte);
        self.places.get(at).map_or(self.bytes, |(_, written)| *written)
    }

    /// Returns the lines of the list, as many names on each as its room has cells for; `None`
    /// where one has room for none.
    pub(super) fn set(&self, words: &Words, rooms: &dyn Fn(usize) -> Room) -> Option<Setting> {
        let cells = self.places.len();
        let cell = words.prepared.natural_width() / cells.max(1) as i64;
        let mut lines = Vec::new();
        let mut done = 0;
        while done < self.count {
            let room = rooms(lines.len());
            let pitch = cell * self.pitch as i64;
            let fit =
                (room.measure - room.indent + cell).div_floor(pitch.max(Abs::from_units(1)));
            let own = usize::try_from(fit).ok().filter(|fit| *fit > 0)?.min(self.count - done);
            let ends = done + own == self.count;
            let cells = done * self.pitch..(done + own) * self.pitch;
            let byte = |cell: usize| self.places.get(cell).map_or(self.text.len(), |at| at.0);
            lines.push(Break {
                bytes: byte(cells.start)..byte(cells.end),
                cells,
                hyphen: false,
                end: if ends { End::Paragraph } else { End::Forced },
                gap: Em::ZERO,
                squeeze: 0,
                emergency: false,
                short: false,
            });
            done += own;
        }
        Some(Setting::of(lines, 0, rooms))
    }
}
