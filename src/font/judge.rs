//! Whether a file is a face that can be set and embedded: judged once, when it is loaded.
//!
//! What is looked at is what setting and embedding need: the tables, and a handful of outlines. The
//! outlines that stand on pages are looked at when they do ([`Face::draws`](super::Face::draws)).

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::{FileRef, ReadError, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use super::FaceError;
use crate::diag::Text;
use crate::text;

/// Outlines that are looked at when a face is loaded.
const PROBES: usize = 8;

/// Returns the number of the face in a file: `index` where the file holds several, else the only one.
pub(super) fn index(data: &[u8], index: Option<u32>) -> Result<u32, FaceError> {
    let file = FileRef::new(data).map_err(unreadable)?;
    let FileRef::Collection(faces) = file else {
        return match index {
            None | Some(0) => Ok(0),
            Some(index) => Err(FaceError(text!(
                "文件里只有一个字体，没有 index = {index}",
                "the file holds one face only, and none of index = {index}"
            ))),
        };
    };
    if let Some(index) = index.filter(|index| *index < faces.len()) {
        return Ok(index);
    }
    let inside = inside(&faces.iter().collect::<Vec<_>>());
    let Text { zh, en } = &inside;
    Err(FaceError(match index {
        None => text!(
            "文件里有几个字体，要用 index 写明是哪一个：{zh}",
            "the file holds several faces; `index` has to say which: {en}"
        ),
        Some(index) => text!(
            "文件里没有 index = {index} 的字体，有的是：{zh}",
            "the file has no face of index = {index}; it has: {en}"
        ),
    }))
}

/// Returns the faces of a collection by their numbers and names.
fn inside(faces: &[Result<FontRef, ReadError>]) -> Text {
    let named = |(at, face): (usize, &Result<FontRef, ReadError>)| {
        let [zh, en] = match face {
            Ok(face) => ["zh", "en"].map(|language| name(face, language)),
            Err(_) => [None, None],
        };
        let en = en.unwrap_or_else(|| "?".to_owned());
        (format!("{at} {}", zh.unwrap_or_else(|| en.clone())), format!("{at} {en}"))
    };
    let (zh, en): (Vec<_>, Vec<_>) = faces.iter().enumerate().map(named).unzip();
    Text { zh: zh.join("，"), en: en.join(", ") }
}

/// Returns the full name of a face in a language, or in whatever it has.
fn name(font: &FontRef, language: &str) -> Option<String> {
    let names = || font.localized_strings(StringId::FULL_NAME);
    let mut own = names().filter(|name| {
        name.language().is_some_and(|tag| tag.split('-').next() == Some(language))
    });
    let name: String = own.next().or_else(|| names().english_or_first())?.chars().collect();
    let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    (!name.trim().is_empty()).then_some(name)
}

/// Says what of a face cannot be set or embedded.
pub(super) fn judge(font: &FontRef) -> Result<(), FaceError> {
    let lacks = |tag: &str| {
        FaceError(text!(
            "缺少 {tag} 表，或这个表已损坏",
            "its table `{tag}` is missing or damaged"
        ))
    };
    let head = font.head().map_err(|_| lacks("head"))?;
    if !(16..=16_384).contains(&head.units_per_em()) {
        return Err(lacks("head"));
    }
    let glyphs = font.maxp().map_err(|_| lacks("maxp"))?.num_glyphs();
    if glyphs == 0 {
        return Err(lacks("maxp"));
    }
    let advances = font.hhea().map_err(|_| lacks("hhea"))?.number_of_h_metrics();
    let widths = font.hmtx().map_err(|_| lacks("hmtx"))?;
    if advances == 0 || widths.h_metrics().len() < usize::from(advances) {
        return Err(lacks("hmtx"));
    }
    font.cmap().map_err(|_| lacks("cmap"))?;
    let mapped: Vec<GlyphId> = font
        .charmap()
        .mappings()
        .map(|(_, glyph)| glyph)
        .filter(|glyph| (1..u32::from(glyphs)).contains(&glyph.to_u32()))
        .collect();
    if mapped.is_empty() {
        return Err(FaceError(text!("里面没有字符", "no characters in it")));
    }
    outlines(font, &mapped)
}

/// Says whether a face has outlines that can be embedded, and those of some of its characters can be drawn.
fn outlines(font: &FontRef, mapped: &[GlyphId]) -> Result<(), FaceError> {
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    let plain = has(b"CFF ") || has(b"glyf") && has(b"loca");
    if !plain {
        return Err(FaceError(match has(b"CFF2") {
            true => text!(
                "是 CFF2 可变字体，不能嵌入；请用同一字体的静态文件",
                "it is a variable face of CFF2 outlines, which cannot be embedded: take a static file of it"
            ),
            false => text!("没有字形轮廓", "it has no outlines"),
        }));
    }
    let step = (mapped.len() / PROBES).max(1);
    let damaged = mapped.iter().step_by(step).find(|glyph| !draws(font, **glyph));
    match damaged {
        None => Ok(()),
        Some(_) => Err(FaceError(text!("字形轮廓已损坏", "its outlines are damaged"))),
    }
}

/// Returns whether the outline of a glyph can be drawn; one without ink can.
pub(super) fn draws(font: &FontRef, glyph: GlyphId) -> bool {
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    let mut drawn = Drawn(0);
    let outline = font.outline_glyphs().get(glyph);
    let is_drawn = outline.is_some_and(|outline| outline.draw(settings, &mut drawn).is_ok());
    is_drawn && (drawn.0 > 0 || contours(font, glyph) <= 1)
}

/// Returns how many contours a TrueType glyph says that it has: where they cannot be read, it draws as a blank.
fn contours(font: &FontRef, glyph: GlyphId) -> i16 {
    let entry = || font.loca(None).ok()?.get(glyph, &font.glyf().ok()?)?.into_glyph();
    entry().map_or(0, |glyph| glyph.number_of_contours())
}

/// What cannot be read at all.
pub(super) fn unreadable(error: ReadError) -> FaceError {
    // Its words are English.
    FaceError(text!("不是字体文件，或文件不完整", "it is no face, or not whole: {error}"))
}

/// Counts the contours that are drawn.
struct Drawn(u32);

impl OutlinePen for Drawn {
    fn move_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
