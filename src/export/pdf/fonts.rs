//! Faces as subsets: composite fonts with Identity-H, their widths and their way back to Unicode.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Chunk, Finish, Name, Ref, Str};
use rayon::prelude::*;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{MetadataProvider, Tag};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::write::{self, Packing};
use crate::digest::Digest;
use crate::font::{Book, Face, FaceId};
use crate::frame::{Composition, GlyphRun};
use crate::geom::{Em, Orientation, em_box};
use crate::text;

/// The subsets of a file, by face.
pub(super) type Fonts = BTreeMap<FaceId, Font>;

/// One face, subset.
pub(super) struct Font {
    /// Name with its subset tag.
    pub(super) name: String,
    /// Whether its outlines are CFF.
    pub(super) cff: bool,
    /// Whether lines down the page use it.
    pub(super) down: bool,
    /// Old glyph → its number in the subset and the characters that it means.
    pub(super) glyphs: BTreeMap<u16, Mapped>,
    mapper: GlyphRemapper,
}

/// A glyph in a subset.
pub(super) struct Mapped {
    /// Its number there, which is its code and its CID.
    pub(super) code: u16,
    /// The characters that ToUnicode gives.
    pub(super) text: String,
    /// Its advance in thousandths of an em.
    pub(super) width: f32,
}

/// What the pages show of the faces.
type Used = BTreeMap<FaceId, Shown>;

/// What the pages show of one face.
#[derive(Default)]
struct Shown {
    /// Characters a glyph stands for where it first appears.
    glyphs: BTreeMap<u16, String>,
    /// Whether upright glyphs of lines down the page are among them.
    down: bool,
}

/// Returns what goes into the subsets of all faces that a composition uses; `licensed` lets
/// those in that forbid it.
pub(super) fn subset(
    composition: &Composition,
    book: &Book,
    licensed: bool,
) -> Result<Fonts, PdfError> {
    let used = used(composition).into_iter();
    used.map(|(id, shown)| Ok((id, choose(book.face(id), shown, licensed)?))).collect()
}

/// Says whether the faces of a composition can be embedded: all that are `licensed`, else those whose makers
/// allow it.
pub(super) fn embeds(
    composition: &Composition,
    book: &Book,
    licensed: bool,
) -> Result<(), PdfError> {
    let used = used(composition).into_iter().map(|(id, shown)| (book.face(id), shown));
    let used: Vec<_> = used.filter(|(face, _)| licensed || face.may_be_embedded()).collect();
    let made = used.into_par_iter().map(|(face, shown)| {
        let font = choose(face, shown, true)?;
        program(face, &font).map(|_| ())
    });
    // In order, so that of several faults always the same one is told.
    let made: Vec<Result<(), PdfError>> = made.collect();
    made.into_iter().collect()
}

fn used(composition: &Composition) -> Used {
    let mut used = Used::new();
    for page in &composition.pages {
        for run in page.frame.pieces().filter_map(|piece| piece.run()) {
            gather(run, &mut used);
        }
    }
    used
}

fn gather(run: &GlyphRun, used: &mut Used) {
    let Shown { glyphs, down } = used.entry(run.face).or_default();
    *down |= run.orientation == Orientation::Upright;
    for glyph in &run.glyphs {
        let text = run.text.get(glyph.text.start as usize..glyph.text.end as usize);
        let known = glyphs.entry(glyph.id).or_default();
        if known.is_empty() {
            known.push_str(text.unwrap_or_default());
        }
    }
}

fn choose(face: &Face, used: Shown, licensed: bool) -> Result<Font, PdfError> {
    if !licensed && !face.may_be_embedded() {
        return Err(PdfError::Embedding { file: face.file().to_owned() });
    }
    let font = face.font();
    let mut mapper = GlyphRemapper::new();
    let mut shown: Vec<u8> = Vec::new();
    let mut glyphs = BTreeMap::new();
    for (old, text) in used.glyphs {
        if !face.draws(old) {
            let why = text!("“{text}”的字形轮廓已损坏", "the outline of `{text}` is damaged");
            return Err(PdfError::Subset { file: face.file().to_owned(), why });
        }
        let code = mapper.remap(old);
        shown.extend(old.to_be_bytes());
        let width = per_mille(face.advance(old));
        glyphs.insert(old, Mapped { code, text, width });
    }
    let name = format!("{}+{}", Digest::of(&shown).tag(), postscript_name(&font, face));
    let cff = font.table_data(Tag::new(b"glyf")).is_none();
    Ok(Font { name, cff, down: used.down, glyphs, mapper })
}

/// Makes the font program: of CFF outlines the bare table (CIDFontType0C), of others a whole
/// TrueType file.
fn program(face: &Face, font: &Font) -> Result<Vec<u8>, PdfError> {
    let fault = |error: &str| PdfError::Subset {
        file: face.file().to_owned(),
        // The words of the subsetter are English.
        why: text!("文件里的表已损坏，取不出所用的字", "{error}"),
    };
    let whole = subsetter::subset(face.data(), face.index(), &font.mapper)
        .map_err(|error| fault(&error.to_string()))?;
    if !font.cff {
        return Ok(whole);
    }
    let subset = FontRef::new(&whole).map_err(|error| fault(&error.to_string()))?;
    let table = subset.table_data(Tag::new(b"CFF "));
    table.map(|table| table.as_bytes().to_vec()).ok_or_else(|| fault("no outlines"))
}

/// Returns the face's PostScript name, or its role where it has none.
fn postscript_name(font: &FontRef, face: &Face) -> String {
    let names = font.localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME);
    let name: Option<String> = names.english_or_first().map(|name| name.chars().collect());
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name: String = name.unwrap_or_default().chars().filter(plain).collect();
    if name.is_empty() { face.role().to_owned() } else { name }
}

/// The objects of one font.
pub(super) struct FontRefs {
    /// The composite font that pages name.
    pub(super) font: Ref,
    /// The same in vertical writing mode, where lines down the page need it.
    pub(super) down: Option<Ref>,
    pub(super) cid: Ref,
    pub(super) descriptor: Ref,
    pub(super) cmap: Ref,
    pub(super) program: Ref,
}

const SYSTEM: SystemInfo =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes the objects of one font, its program among them.
pub(super) fn write(
    chunk: &mut Chunk,
    refs: &FontRefs,
    face: &Face,
    font: &Font,
    packing: Packing,
) -> Result<(), PdfError> {
    let name = Name(font.name.as_bytes());
    let across = (refs.font, Name(b"Identity-H"));
    // The same glyphs by the same codes: only the writing mode differs (ISO 32000-1, 9.7.4.3).
    let down = refs.down.map(|id| (id, Name(b"Identity-V")));
    for (id, encoding) in std::iter::once(across).chain(down) {
        chunk
            .type0_font(id)
            .base_font(name)
            .encoding_predefined(encoding)
            .descendant_font(refs.cid)
            .to_unicode(refs.cmap);
    }
    let mut cid = chunk.cid_font(refs.cid);
    cid.subtype(if font.cff { CidFontType::Type0 } else { CidFontType::Type2 });
    cid.base_font(name).system_info(SYSTEM).font_descriptor(refs.descriptor);
    cid.default_width(1000.0);
    if !font.cff {
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
    }
    widths(&mut cid, font);
    cid.finish();
    descriptor(chunk, refs, face, font);
    let cmap = to_unicode(font);
    write::stream(chunk, refs.cmap, &cmap, packing);
    let program = program(face, font)?;
    let (packed, filter) = packing.pack(&program);
    let mut stream = chunk.stream(refs.program, &packed);
    if let Some(filter) = filter {
        stream.filter(filter);
    }
    if font.cff {
        stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    } else {
        stream.pair(Name(b"Length1"), program.len() as i32);
    }
    Ok(())
}

/// Writes the widths that differ from a full cell.
fn widths(cid: &mut pdf_writer::writers::CidFont, font: &Font) {
    let mut by_code: Vec<(u16, f32)> =
        font.glyphs.values().map(|glyph| (glyph.code, glyph.width)).collect();
    by_code.sort_by_key(|(code, _)| *code);
    let mut widths = cid.widths();
    for (code, width) in by_code.into_iter().filter(|(_, width)| *width != 1000.0) {
        widths.consecutive(code, [width]);
    }
}

fn descriptor(chunk: &mut Chunk, refs: &FontRefs, face: &Face, font: &Font) {
    let skrifa = face.font();
    let metrics = skrifa.metrics(Size::unscaled(), LocationRef::default());
    let em = f32::from(face.per_em()) / 1000.0;
    let bounds = metrics.bounds.unwrap_or_default();
    let bbox = pdf_writer::Rect::new(
        bounds.x_min / em,
        bounds.y_min / em,
        bounds.x_max / em,
        bounds.y_max / em,
    );
    // The em box of Chinese faces is that of the typographic metrics, not of hhea.
    let plain = (per_mille(em_box::ASCENT), -per_mille(em_box::DESCENT));
    let (ascent, descent) = skrifa.os2().map_or(plain, |os2| {
        (f32::from(os2.s_typo_ascender()) / em, f32::from(os2.s_typo_descender()) / em)
    });
    let mut descriptor = chunk.font_descriptor(refs.descriptor);
    descriptor
        .name(Name(font.name.as_bytes()))
        .flags(FontFlags::SYMBOLIC)
        .bbox(bbox)
        .italic_angle(0.0)
        .ascent(ascent)
        .descent(descent)
        .cap_height(metrics.cap_height.map_or(ascent, |height| height / em))
        .stem_v(80.0);
    if font.cff {
        descriptor.font_file3(refs.program);
    } else {
        descriptor.font_file2(refs.program);
    }
}

/// Returns a length in thousandths of an em, the units of a font descriptor.
fn per_mille(length: Em) -> f32 {
    (length.to_em() * 1000.0) as f32
}

/// Returns the CMap that leads from codes to characters.
fn to_unicode(font: &Font) -> Vec<u8> {
    let mut by_code: Vec<&Mapped> = font.glyphs.values().collect();
    by_code.sort_by_key(|glyph| glyph.code);
    let mut cmap = UnicodeCmap::new(Name(b"Banmian-Identity-UCS"), SYSTEM);
    for glyph in by_code {
        match glyph.text.is_empty() {
            // A mark inside a cluster: the ActualText round the cluster says what it means.
            true => cmap.pair(glyph.code, '\u{200B}'),
            false => cmap.pair_with_multiple(glyph.code, glyph.text.chars()),
        }
    }
    cmap.finish().to_vec()
}
