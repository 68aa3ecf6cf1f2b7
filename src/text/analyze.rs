//! First phase: characters become cells, each with its class, face and glyph.

use super::class::{Class, classify, is_invisible, normal};
use super::context;
use super::faces::{Faces, compose};
use super::figures;
use super::numbers;
use super::prepared::{Cell, Hyphen, Odd, Open, Pose, Seam, Style};
use super::rules::{Direction, Source};
use crate::font::{Book, FaceId};
use crate::geom::{Abs, Em};

/// The cells of a paragraph, with nothing but classes and glyphs settled.
pub(super) struct Analysis {
    pub(super) styles: Vec<Style>,
    pub(super) cells: Vec<Cell>,
    pub(super) odd: Vec<Odd>,
}

/// Reads the source into cells.
pub(super) fn analyze(faces: &Faces<'_>, source: &Source<'_>) -> Analysis {
    let mut analysis = Analysis {
        styles: source
            .spans
            .iter()
            .map(|span| style(faces, span, source.rules.direction))
            .collect(),
        cells: Vec::with_capacity(source.text.len() / 3 + 8),
        odd: Vec::new(),
    };
    if source.spans.is_empty() {
        return analysis;
    }
    read(faces, source, &mut analysis);
    context::resolve(&mut analysis.cells);
    fill_out(faces, &mut analysis.cells);
    match_western(faces, &mut analysis);
    figures::set_small(faces, &mut analysis);
    numbers::join_groups(&mut analysis.cells);
    strip(&mut analysis.cells);
    analysis
}

fn style(faces: &Faces<'_>, span: &super::rules::StyleSpan, direction: Direction) -> Style {
    let em = match direction {
        Direction::Across => span.size.ratio(i64::from(span.width), 1000),
        Direction::Down => span.size,
    };
    let hyphen = hyphen(faces, span.face, em);
    Style {
        face: span.face,
        size: span.size,
        width: span.width,
        rise: span.rise,
        tag: span.tag,
        em,
        hyphen,
    }
}

fn hyphen(faces: &Faces<'_>, face: FaceId, em: Abs) -> Option<Hyphen> {
    let (face, glyph) = faces.find(face, '-')?;
    let advance = faces.table(face).advance(glyph).at(em);
    Some(Hyphen { face, glyph, advance })
}

/// Fills in one cell a character.
fn read(faces: &Faces<'_>, source: &Source<'_>, into: &mut Analysis) {
    let mut style = 0;
    let mut previous = '\n';
    for (byte, typed) in source.text.char_indices() {
        while byte >= source.spans[style].range.end && style + 1 < source.spans.len() {
            style += 1;
        }
        let own = source.spans[style].face;
        let c = normal(numbers::narrowed(source.text, byte, typed));
        let class = classify(c);
        let (face, glyph) = look_up(faces, own, c, class, previous);
        let missing = glyph == 0 && shows(class, c);
        if missing || face != own && glyph != 0 && faces.is_rare(face) {
            into.odd.push(Odd { c: typed, byte, own, from: (!missing).then_some(face) });
        }
        // A sign as wide as an ideograph is set like one, whatever Unicode calls it; so is the
        // full cell of a character that no face has.
        let sign = class == Class::Symbol && !c.is_ascii();
        let wide = glyph == 0 || sign && faces.table(face).advance(glyph) == Em::ONE;
        let class = if class.is_western() && wide { Class::Wide } else { class };
        let class = attach(class, c, previous, into.cells.is_empty());
        previous = c;
        into.cells.push(Cell {
            byte: byte as u32,
            c,
            style: style as u16,
            face,
            glyph,
            class,
            pose: Pose::Upright,
            seam: Seam::Free,
            open: Open::Never,
            advance: Abs::ZERO,
            blank: Abs::ZERO,
            gap: Abs::ZERO,
            first_glyph: 0,
        });
    }
}

/// Returns the face that shows the character, and its glyph; 0 where nothing does or need.
fn look_up(
    faces: &Faces<'_>,
    own: FaceId,
    c: char,
    class: Class,
    previous: char,
) -> (FaceId, u16) {
    let table = faces.table(own);
    if let Some(glyph) = table.glyph(c) {
        return (own, glyph);
    }
    // The shaper will find the letter with its accent; any glyph stands for the accent till then.
    let accented = || compose(previous, c).and_then(|whole| table.glyph(whole));
    match class {
        Class::Mark => (own, accented().unwrap_or(0)),
        class if class.is_void() || is_invisible(c) => (own, 0),
        _ => faces.find(own, c).or_else(|| stand_in(faces, own, c)).unwrap_or((own, 0)),
    }
}

/// Returns whether a missing glyph for the cell is worth a report.
fn shows(class: Class, c: char) -> bool {
    let blank = class == Class::Space || (class.is_void() && class != Class::Mark);
    !blank && !is_invisible(c)
}

/// Returns a glyph close to the character where no face has the character itself.
fn stand_in(faces: &Faces<'_>, face: FaceId, c: char) -> Option<(FaceId, u16)> {
    faces.find(face, like(c)?)
}

/// Returns the character that stands in for one that no face has.
pub(super) fn like(c: char) -> Option<char> {
    Some(match c {
        '⸺' => '—',
        '‧' | '•' => '·',
        '〜' | '∼' => '～',
        '≒' => '≈',
        '‾' => '￣',
        'ˍ' => '＿',
        '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\t' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        '−' => '–',
        '⁄' => '/',
        _ => return figures::full(c),
    })
}

/// Returns whether a character would show nothing in `face` and those that stand in for it.
pub(super) fn lacks(book: &Book, face: FaceId, typed: char) -> bool {
    let c = normal(typed);
    let shown = |c: char| book.find(face, c).is_some();
    let class = classify(c);
    class != Class::Mark && shows(class, c) && !shown(c) && !like(c).is_some_and(shown)
}

/// Settles what a cell is after the character before it: joiners, flags and stray marks.
fn attach(class: Class, c: char, previous: char, first: bool) -> Class {
    let regional = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    match class {
        // A mark with nothing to stand on is a sign of its own.
        Class::Mark if first && !is_invisible(c) => Class::Wide,
        Class::Mark if previous == '\n' && !is_invisible(c) => Class::Wide,
        Class::Wide if previous == '\u{200D}' => Class::Mark,
        Class::Wide if regional(c) && regional(previous) => Class::Mark,
        _ => class,
    }
}

/// Gives Western letters and figures the face and size that go with the Chinese ones.
///
/// They get styles of their own, behind those that the caller gave.
fn match_western(faces: &Faces<'_>, analysis: &mut Analysis) {
    let own = analysis.styles.len();
    let mut matched: Vec<Option<u16>> = vec![None; own];
    for cell in &mut analysis.cells {
        let style = usize::from(cell.style);
        if !cell.class.is_western() {
            continue;
        }
        let Some(western) = faces.western(analysis.styles[style].face) else { continue };
        let Some(glyph) = faces.table(western.face).glyph(cell.c) else { continue };
        let index = *matched[style].get_or_insert_with(|| {
            let text = analysis.styles[style].clone();
            let scaled = |length: Abs| length.ratio(i64::from(western.size), 1000);
            let (size, em) = (scaled(text.size), scaled(text.em));
            let hyphen = hyphen(faces, western.face, em);
            analysis.styles.push(Style { face: western.face, size, em, hyphen, ..text });
            analysis.styles.len() as u16 - 1
        });
        (cell.style, cell.face, cell.glyph) = (index, western.face, glyph);
    }
}

/// Takes an ellipsis from another face where its own draws narrow dots on the baseline.
fn fill_out(faces: &Faces<'_>, cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| cell.class == Class::Ellipsis) {
        if let Some((face, glyph)) = faces.find_full(cell.face, cell.c) {
            (cell.face, cell.glyph) = (face, glyph);
        }
    }
}

/// Leaves out typed spaces that the rules replace: at the paragraph's start, beside Chinese marks,
/// and between Chinese and Western characters.
fn strip(cells: &mut [Cell]) {
    let blank =
        |cell: &&mut Cell| matches!(cell.class, Class::Space | Class::IdSpace | Class::Glue);
    cells.iter_mut().take_while(blank).for_each(|cell| cell.class = Class::Stripped);
    let mut at = 0;
    while at < cells.len() {
        let looked_through = |cell: &&Cell| cell.class.is_void() || cell.class == Class::Space;
        let same_line = |cell: &&Cell| cell.class != Class::Newline;
        let group = cells[at..].iter().take_while(looked_through).take_while(same_line).count();
        if group == 0 {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).map_or(Class::Newline, |before| cells[before].class);
        let after = cells.get(at + group).map(|cell| cell.class);
        let keep = before != Class::Newline
            && after.is_none_or(|after| after == Class::Newline || keeps_space(before, after));
        let spaces = cells[at..at + group].iter_mut().filter(|cell| cell.class == Class::Space);
        if !keep {
            spaces.for_each(|cell| cell.class = Class::Stripped);
        }
        at += group;
    }
}

fn keeps_space(before: Class, after: Class) -> bool {
    let mark = |class: Class| {
        class.is_mark() || matches!(class, Class::IdSpace | Class::Connector | Class::Solidus)
    };
    let mixed = (before == Class::Han && after.is_western())
        || (before.is_western() && after == Class::Han);
    !(mark(before) || mark(after) || mixed)
}
