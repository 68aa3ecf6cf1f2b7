//! First phase: characters become cells, each with its class, face and glyph.

use super::class::{Class, classify, is_invisible, normal};
use super::context;
use super::faces::Faces;
use super::prepared::{Cell, Hyphen, Open, Seam, Style};
use super::rules::Source;
use crate::font::FaceId;
use crate::geom::{Abs, Em};

/// The cells of a paragraph, with nothing but classes and glyphs settled.
pub(super) struct Analysis {
    pub(super) styles: Vec<Style>,
    pub(super) cells: Vec<Cell>,
    pub(super) missing: Vec<(char, usize)>,
}

/// Reads the source into cells.
pub(super) fn analyze(faces: &Faces<'_>, source: &Source<'_>) -> Analysis {
    let mut analysis = Analysis {
        styles: source.spans.iter().map(|span| style(faces, span)).collect(),
        cells: Vec::with_capacity(source.text.len() / 3 + 8),
        missing: Vec::new(),
    };
    if source.spans.is_empty() {
        return analysis;
    }
    read(faces, source, &mut analysis);
    context::resolve(&mut analysis.cells);
    strip(&mut analysis.cells);
    analysis
}

fn style(faces: &Faces<'_>, span: &super::rules::StyleSpan) -> Style {
    let em = span.size.ratio(i64::from(span.width), 1000);
    let hyphen = faces.find(span.face, '-').map(|(face, glyph)| {
        let advance = faces.table(face).advance(glyph).at(em);
        Hyphen {
            face,
            glyph,
            advance,
        }
    });
    Style {
        face: span.face,
        size: span.size,
        width: span.width,
        tag: span.tag,
        em,
        hyphen,
    }
}

/// Fills in one cell a character.
fn read(faces: &Faces<'_>, source: &Source<'_>, into: &mut Analysis) {
    let mut style = 0;
    let mut table = faces.table(source.spans[0].face);
    let mut previous = '\n';
    for (byte, typed) in source.text.char_indices() {
        while byte >= source.spans[style].range.end && style + 1 < source.spans.len() {
            style += 1;
            table = faces.table(source.spans[style].face);
        }
        let c = normal(typed);
        let own = source.spans[style].face;
        let mut class = classify(c);
        let (face, glyph) = match table.glyph(c) {
            Some(glyph) => (own, glyph),
            None if class.is_void() || is_invisible(c) => (own, 0),
            None => faces
                .find(own, c)
                .or_else(|| stand_in(faces, own, c))
                .unwrap_or((own, 0)),
        };
        if glyph == 0 && shows(class, c) && !(class == Class::Mark && is_invisible(c)) {
            into.missing.push((typed, byte));
        }
        // A sign as wide as an ideograph is set like one, whatever Unicode calls it.
        if class == Class::Symbol && !c.is_ascii() {
            let wide = glyph == 0 || faces.table(face).advance(glyph) == Em::ONE;
            class = if wide { Class::Wide } else { class };
        }
        class = attach(class, c, previous, into.cells.is_empty());
        previous = c;
        into.cells.push(Cell {
            byte: byte as u32,
            c,
            style: style as u16,
            face,
            glyph,
            class,
            seam: Seam::Free,
            open: Open::Never,
            advance: Abs::ZERO,
            blank: Abs::ZERO,
            gap: Abs::ZERO,
            first_glyph: 0,
        });
    }
}

/// Returns whether a missing glyph for the cell is worth a report.
fn shows(class: Class, c: char) -> bool {
    class == Class::Mark || !(class.is_void() || class == Class::Space || is_invisible(c))
}

/// Returns a glyph close to the character where no face has the character itself.
fn stand_in(faces: &Faces<'_>, face: FaceId, c: char) -> Option<(FaceId, u16)> {
    let other = match c {
        '⸺' => '—',
        '‧' | '•' => '·',
        '〜' => '～',
        '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\t' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        '−' => '–',
        _ => return None,
    };
    faces.find(face, other)
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

/// Leaves out typed spaces that the rules replace: at the paragraph's start, beside Chinese marks,
/// and between Chinese and Western characters.
fn strip(cells: &mut [Cell]) {
    let blank = |cell: &&mut Cell| matches!(cell.class, Class::Space | Class::IdSpace);
    cells
        .iter_mut()
        .take_while(blank)
        .for_each(|cell| cell.class = Class::Stripped);
    let mut at = 0;
    while at < cells.len() {
        let looked_through = |cell: &&Cell| cell.class.is_void() || cell.class == Class::Space;
        let same_line = |cell: &&Cell| cell.class != Class::Newline;
        let group = cells[at..]
            .iter()
            .take_while(looked_through)
            .take_while(same_line)
            .count();
        if group == 0 {
            at += 1;
            continue;
        }
        let before = at
            .checked_sub(1)
            .map_or(Class::Newline, |before| cells[before].class);
        let after = cells.get(at + group).map(|cell| cell.class);
        let keep = before != Class::Newline
            && after.is_none_or(|after| after == Class::Newline || keeps_space(before, after));
        let spaces = cells[at..at + group]
            .iter_mut()
            .filter(|cell| cell.class == Class::Space);
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
