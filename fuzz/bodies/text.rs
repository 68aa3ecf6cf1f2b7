//! Copy: any text in a column of any measure, and story files.

use std::sync::{Arc, OnceLock};

use banmian::font::{Book, FaceId};
use banmian::geom::{Abs, Em};
use banmian::text::{
    End, Fit, Level, LineStart, Prepared, Room, Rules, Setter, Source, StyleSpan, WidthStyle,
    break_lines, set_line, settings,
};

use super::{changed, files};
use crate::common::{Random, small};

/// Copy with what breaks composers: marks in rows, units, joiners, other scripts, controls.
pub(crate) const COPY: &str = "本报讯　记者从市里获悉，“（《春》）——”……共12,345.67元/人次，增长273.9%；10:00—11:30，\
    international合作、COVID-19；e\u{301}👨\u{200D}👩\u{200D}👧🇨🇳שלום\u{200B}\u{AD}\u{2060}\u{A0}\r\n？！！http://a.cn/b?c=1 ①[1]*々っ𠮷﹏\u{FE0F}\u{202E}𝄞";
/// A story file.
const STORY: &str = "+++\ntitle = \"春耕|忙{时节}\"\nkicker = \"引题\"\ndeck = \"又一年\"\nbyline = \"记者　甲\"\npriority = 3\n+++\n\n本报讯　**春耕**忙*时*节m^2^。\\\n又一行\n\n## 小题\n\n> 引文`码`[链](http://a.cn)\n\n- 一\n- 二\n\n1. 三\n\n3⁄4\n";

/// Type size: whole micropoints divide well by it.
const SIZE: Abs = Abs::from_units(10_000_000);

fn setter() -> &'static Setter<'static> {
    static BOOK: OnceLock<Book> = OnceLock::new();
    static SETTER: OnceLock<Setter<'static>> = OnceLock::new();
    let book = BOOK.get_or_init(|| {
        let mut book = Book::default();
        book.add("song", "Song.otf", Arc::from(files::SONG), None).expect("a sound font");
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
pub(super) fn paragraph(data: &[u8]) -> bool {
    let Some((&[measure, indent, style, level, gap, flags], copy)) = data.split_first_chunk()
    else {
        return false;
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
    true
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
        // Joiners and no-break spaces hold together what stands at their sides, however narrow the line.
        let holds = ['\u{200D}', '\u{A0}', '\u{202F}', '\u{2060}', '\u{FEFF}'];
        let own = &p.text()[line.bytes.clone()];
        // A hyphen that is asked for has no room in a column of two characters.
        let joined = own.contains(holds) || own.ends_with('\u{AD}') && measure < SIZE * 3;
        assert!(
            right <= measure || joined,
            "no line is too wide: {:?} is {right:?} of {measure:?}",
            &p.text()[line.bytes.clone()]
        );
        // A line in which nothing may open ends short, and says so.
        if justify && !joined && !line.short && line.end == End::Soft && shown.nth(2).is_some()
        {
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

/// Loads an edition whose first story is these bytes, sets what came of it, and makes the edition up.
pub(super) fn story(data: &[u8]) -> bool {
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
    files::made("issues/day/lead.md", data).is_some()
}

/// Makes an input of [`paragraph`].
pub(super) fn make_paragraph(random: &mut Random) -> Vec<u8> {
    let mut out: Vec<u8> = (0..6).map(|_| random.within(0, 256) as u8).collect();
    out.extend(match random.within(0, 4) {
        0 => {
            (0..random.within(0, 300)).map(|_| random.within(0, 256) as u8).collect::<Vec<u8>>()
        }
        1 => {
            let any = |random: &mut Random| char::from_u32(random.within(0, 0x11_0000) as u32);
            (0..random.within(0, 80)).filter_map(|_| any(random)).collect::<String>().into()
        }
        _ => changed::text(COPY, random),
    });
    out
}

/// Makes an input of [`story`].
pub(super) fn make_story(random: &mut Random) -> Vec<u8> {
    match random.within(0, 3) {
        0 => changed::text(&format!("{STORY}\n{COPY}\n"), random),
        1 => changed::text(STORY, random),
        _ => changed::toml(STORY, random),
    }
}
