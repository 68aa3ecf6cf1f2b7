//! What the fuzz targets do with their bytes; `tests/it/fuzzed.rs` does the same in `cargo test`.

use std::sync::{Arc, OnceLock};

use banmian::font::{Book, FaceId};
use banmian::geom::{Abs, Em};
use banmian::text::{
    End, Fit, Level, LineStart, Prepared, Room, Rules, Setter, Source, StyleSpan, WidthStyle,
    break_lines, set_line, settings,
};

use crate::common::small;

/// Type size: whole micropoints divide well by it.
const SIZE: Abs = Abs::from_units(10_000_000);

fn setter() -> &'static Setter<'static> {
    static BOOK: OnceLock<Book> = OnceLock::new();
    static SETTER: OnceLock<Setter<'static>> = OnceLock::new();
    let book = BOOK.get_or_init(|| {
        let mut book = Book::default();
        let face: &[u8] = include_bytes!("../fonts/NotoSerifCJKsc-Regular.otf");
        book.add("song", "NotoSerifCJKsc-Regular.otf", Arc::from(face)).expect("a sound font");
        book
    });
    SETTER.get_or_init(|| Setter::new(book))
}

fn prepare(text: &str, rules: Rules) -> Prepared {
    let span = StyleSpan {
        range: 0..text.len(),
        face: FaceId(0),
        size: SIZE,
        width: 1000,
        rise: Abs::ZERO,
        tag: 0,
    };
    setter().prepare(&Source { text, spans: &[span], rules })
}

/// Takes the measure from the first byte, the indent from the second, the rules from the next
/// four, the copy from the rest.
pub(crate) fn paragraph(data: &[u8]) {
    let Some((&[measure, indent, style, level, gap, flags], copy)) = data.split_first_chunk()
    else {
        return;
    };
    let text = String::from_utf8_lossy(copy);
    // 2 to 40 em, in steps that are no whole cells.
    let measure = SIZE * 2 + SIZE * 38 * i64::from(measure) / 255;
    let indent = SIZE * i64::from(indent % 5) / 2;
    let (justify, total) = (flags & 1 == 0, flags & 2 == 0);
    let rules = rules(style, level, gap, flags);
    let p = prepare(&text, rules);
    let room = |line: usize| Room::new(measure, if line == 0 { indent } else { Abs::ZERO });
    let fit = if total { Fit::Total } else { Fit::First };
    sound(&p, &room, fit, justify, rules.hang_end);
    if justify && text.len() < 500 {
        for way in settings(&p, &room) {
            assert_eq!(way.lines.last().map_or(0, |line| line.bytes.end), text.len());
        }
    }
}

fn rules(style: u8, level: u8, gap: u8, flags: u8) -> Rules {
    use WidthStyle::{Banjiao, Hangmobanjiao, Kaiming, Plain, Quanjiao};
    let usual = if flags & 4 == 0 { Rules::default() } else { Rules::headline() };
    Rules {
        width_style: [Quanjiao, Kaiming, Banjiao, Hangmobanjiao, Plain][usize::from(style) % 5],
        level: [Level::Gb, Level::None, Level::Basic, Level::Strict][usize::from(level) % 4],
        cjk_latin_gap: Em::new(f64::from(gap % 3) / 8.0),
        line_start_open: if flags & 8 == 0 { LineStart::Trim } else { LineStart::Full },
        hyphenate: flags & 16 == 0,
        squeeze_stops: flags & 32 == 0,
        half_digits: flags & 64 == 0,
        western_grid: flags & 128 != 0,
        hang_end: gap & 128 != 0,
        ..usual
    }
}

/// Holds what is true of every text at every measure.
fn sound(p: &Prepared, room: &dyn Fn(usize) -> Room, fit: Fit, justify: bool, hang: bool) {
    let mut at = 0;
    for (number, line) in break_lines(p, room, fit, justify).iter().enumerate() {
        assert_eq!(line.bytes.start, at, "the lines join");
        assert!(line.bytes.end > at, "no line is empty");
        at = line.bytes.end;
        let set = set_line(p, line, room(number), justify);
        let placed = set.cells.iter().map(|cell| cell.byte);
        let typed = p.text()[line.bytes.clone()].char_indices();
        assert!(
            placed.eq(typed.map(|(byte, _)| line.bytes.start + byte)),
            "a cell a character"
        );
        let measure = room(number).measure;
        let mut shown = set.cells.iter().filter(|cell| cell.advance > Abs::ZERO);
        let last = shown.clone().next_back().map_or(Abs::ZERO, |cell| cell.advance);
        // A mark that hangs stands outside the measure.
        let right = if hang && set.right > measure { set.right - last } else { set.right };
        assert!(right <= measure, "no line is too wide");
        if justify && line.end == End::Soft && shown.nth(2).is_some() {
            assert_eq!(right, measure, "full lines are flush");
        }
        let behind =
            |cell: &banmian::text::CellPlace| cell.x + cell.advance - Abs::from_units(1);
        assert!(
            set.cells.windows(2).all(|two| behind(&two[0]) <= two[1].x),
            "no cell overlaps"
        );
    }
    assert_eq!(at, p.text().len(), "nothing is lost");
}

/// Loads an edition whose first story is these bytes, and sets what came of it.
pub(crate) fn story(data: &[u8]) {
    let mut world = small::world();
    world.add("issues/day/lead.md", data);
    let loaded = small::load(&world);
    loaded.lines();
    assert!(loaded.issue.is_some() || !loaded.faults.is_empty(), "no issue, and no word why");
    for block in loaded.issue.iter().flat_map(|issue| &issue.stories).flat_map(|it| &it.blocks)
    {
        assert!(block.added.iter().all(|&at| (at as usize) < block.text.chars().count()));
        let room =
            |line: usize| Room::new(SIZE * 13, if line == 0 { SIZE * 2 } else { Abs::ZERO });
        sound(&prepare(&block.text, Rules::default()), &room, Fit::Total, true, false);
    }
}

/// Loads an edition whose house style is these bytes.
pub(crate) fn house(data: &[u8]) {
    let mut world = small::world();
    world.add("layouts/house.toml", data);
    let loaded = small::load(&world);
    loaded.lines();
    assert!(loaded.issue.is_some() || !loaded.faults.is_empty(), "no issue, and no word why");
}
