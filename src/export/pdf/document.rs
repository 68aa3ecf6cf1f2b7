//! The file as a whole: catalog, pages, resources, output intent, outline.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{OutputIntentSubtype, OverprintMode};
use pdf_writer::{Chunk, Filter, Finish, Name, Pdf, Ref, TextStr};
use rayon::prelude::*;

use super::content::{self, PageContent, down_name, face_name, image_name, number};
use super::fonts::{self, FontRefs, Fonts};
use super::hash::Hash;
use super::{Info, images, meta, threads};
use crate::calendar::chinese_number;
use crate::font::Book;
use crate::frame::{Composition, ImageId, PageComposition};
use crate::geom::Abs;
use crate::image::Picture;

/// Deflate level of all streams; fixed, so that the bytes are.
const LEVEL: u32 = 6;

/// Writes the file.
pub(super) fn write(
    composition: &Composition,
    book: &Book,
    fonts: &Fonts,
    pictures: &[Picture],
    info: &Info,
) -> Vec<u8> {
    let mut ids = Ids(0);
    let deflate = |bytes: &[u8]| info.compress.then(|| deflate(bytes));
    let contents: Vec<PageContent> = composition
        .pages
        .par_iter()
        .map(|page| content::page(&page.frame, page.trim.h, fonts, pictures))
        .collect();
    let (catalog, tree, outline) = (ids.next(), ids.next(), ids.next());
    let (info_id, xmp_id, profile_id) = (ids.next(), ids.next(), ids.next());
    let states = (ids.next(), ids.next());
    let pages: Vec<Ref> = composition.pages.iter().map(|_| ids.next()).collect();
    let streams: Vec<Ref> = composition.pages.iter().map(|_| ids.next()).collect();
    let font_refs: Vec<FontRefs> = fonts.values().map(|font| ids.font(font.down)).collect();
    let used: Vec<ImageId> = (0..pictures.len() as u32)
        .map(ImageId)
        .filter(|id| contents.iter().any(|page| page.images.contains(id)))
        .collect();
    let image_refs: Vec<Ref> = used.iter().map(|_| ids.next()).collect();

    let mut pdf = Pdf::new();
    pdf.set_version(1, 6);
    let threads = threads::write(&mut pdf, composition, &pages, &mut || ids.next());
    let items: Vec<Ref> = pages.iter().map(|_| ids.next()).collect();

    write_catalog(&mut pdf, catalog, tree, outline, xmp_id, profile_id, &threads, info);
    pdf.pages(tree).kids(pages.iter().copied()).count(pages.len() as i32);
    write_outline(&mut pdf, outline, &items, &pages, composition);
    for (at, (page, content)) in composition.pages.iter().zip(&contents).enumerate() {
        let mut writer = pdf.page(pages[at]);
        boxes(&mut writer, page, info.bleed);
        writer.parent(tree).contents(streams[at]);
        if let Some(beads) = threads.beads.get(&at) {
            writer.insert(Name(b"B")).array().items(beads);
        }
        let mut resources = writer.resources();
        let mut dict = resources.fonts();
        for (face, refs) in fonts.keys().zip(&font_refs) {
            if content.faces.contains(face) {
                dict.pair(Name(face_name(*face).as_bytes()), refs.font);
            }
            if let Some(down) = refs.down.filter(|_| content.down.contains(face)) {
                dict.pair(Name(down_name(*face).as_bytes()), down);
            }
        }
        dict.finish();
        let mut dict = resources.x_objects();
        for (image, id) in used.iter().zip(&image_refs) {
            if content.images.contains(image) {
                dict.pair(Name(image_name(*image).as_bytes()), *id);
            }
        }
        dict.finish();
        let mut dict = resources.ext_g_states();
        dict.pair(Name(b"K"), states.0).pair(Name(b"N"), states.1);
    }
    overprint_states(&mut pdf, states);
    let packed: Vec<Chunk> =
        streams_in_parallel(&streams, &contents, &font_refs, fonts, book, &deflate);
    for chunk in &packed {
        pdf.extend(chunk);
    }
    for (image, id) in used.iter().zip(&image_refs) {
        images::write(&mut pdf, *id, &pictures[image.0 as usize], &deflate);
    }
    meta::info(&mut pdf, info_id, info);
    if let Some(profile) = &info.intent.profile {
        let packed = deflate(profile);
        let mut stream = pdf.icc_profile(profile_id, packed.as_deref().unwrap_or(profile));
        stream.n(4);
        if packed.is_some() {
            stream.filter(Filter::FlateDecode);
        }
    }
    // Every object is there but the packet that carries the name: what differs, is named otherwise.
    let mut hash = Hash::new();
    hash.add_long(pdf.as_bytes());
    pdf.set_file_id((hash.bytes().to_vec(), hash.bytes().to_vec()));
    // The packet stays readable for programs that know no PDF (ISO 15930-7, 6.4).
    let xmp = meta::xmp(info, hash);
    let mut metadata = pdf.stream(xmp_id, xmp.as_bytes());
    metadata.pair(Name(b"Type"), Name(b"Metadata")).pair(Name(b"Subtype"), Name(b"XML"));
    metadata.finish();
    pdf.finish()
}

/// Packs page contents and fonts, one chunk each, on all cores; their order is fixed.
fn streams_in_parallel(
    streams: &[Ref],
    contents: &[PageContent],
    font_refs: &[FontRefs],
    fonts: &Fonts,
    book: &Book,
    deflate: &(dyn Fn(&[u8]) -> Option<Vec<u8>> + Sync),
) -> Vec<Chunk> {
    let faces: Vec<_> = fonts.iter().zip(font_refs).collect();
    let pages = streams.par_iter().zip(contents).map(|(id, content)| {
        let mut chunk = Chunk::new();
        stream(&mut chunk, *id, &content.bytes, deflate);
        chunk
    });
    let fonts = faces.into_par_iter().map(|((face, font), refs)| {
        let mut chunk = Chunk::new();
        fonts::write(&mut chunk, refs, book.face(*face), font, deflate);
        chunk
    });
    pages.chain(fonts).collect()
}

/// Writes a stream, deflated where `deflate` packs it.
pub(super) fn stream(
    chunk: &mut Chunk,
    id: Ref,
    bytes: &[u8],
    deflate: &dyn Fn(&[u8]) -> Option<Vec<u8>>,
) {
    let packed = deflate(bytes);
    let mut stream = chunk.stream(id, packed.as_deref().unwrap_or(bytes));
    if packed.is_some() {
        stream.filter(Filter::FlateDecode);
    }
}

#[expect(clippy::too_many_arguments, reason = "the catalog names every part of the file")]
fn write_catalog(
    pdf: &mut Pdf,
    id: Ref,
    tree: Ref,
    outline: Ref,
    xmp: Ref,
    profile: Ref,
    threads: &threads::Threads,
    info: &Info,
) {
    let mut catalog = pdf.catalog(id);
    catalog.pages(tree).outlines(outline).metadata(xmp).lang(TextStr("zh-CN"));
    catalog.viewer_preferences().display_doc_title(true);
    if !threads.all.is_empty() {
        catalog.insert(Name(b"Threads")).array().items(&threads.all);
    }
    if info.intent.profile.is_some() {
        let mut intents = catalog.output_intents();
        let mut intent = intents.push();
        intent
            .subtype(OutputIntentSubtype::PDFX)
            .output_condition_identifier(TextStr(&info.intent.identifier))
            .output_condition(TextStr(&info.intent.condition))
            .registry_name(TextStr(&info.intent.registry))
            .info(TextStr(&info.intent.info))
            .dest_output_profile(profile);
    }
}

/// Writes the boxes of a page: TrimBox directly in it, BleedBox and MediaBox round it (ISO 15930-7,
/// 6.5). No CropBox, no Rotate.
fn boxes(writer: &mut pdf_writer::writers::Page, page: &PageComposition, bleed: Abs) {
    let (w, h) = (page.trim.w, page.trim.h);
    let outer = pdf_writer::Rect::new(
        number(-bleed),
        number(-bleed),
        number(w + bleed),
        number(h + bleed),
    );
    let trim = pdf_writer::Rect::new(0.0, 0.0, number(w), number(h));
    writer.media_box(outer).bleed_box(outer).trim_box(trim);
}

/// Writes an outline of the pages; each item is a destination, never an action.
fn write_outline(
    pdf: &mut Pdf,
    outline: Ref,
    items: &[Ref],
    pages: &[Ref],
    composition: &Composition,
) {
    let mut root = pdf.outline(outline);
    if let (Some(first), Some(last)) = (items.first(), items.last()) {
        root.first(*first).last(*last).count(items.len() as i32);
    }
    root.finish();
    for (at, (item, page)) in items.iter().zip(&composition.pages).enumerate() {
        let mut writer = pdf.outline_item(*item);
        let title = format!("第{}版　{}", chinese_number(page.number), page.name);
        writer.title(TextStr(&title)).parent(outline);
        if let Some(before) = at.checked_sub(1) {
            writer.prev(items[before]);
        }
        if let Some(after) = items.get(at + 1) {
            writer.next(*after);
        }
        writer.dest().page(pages[at]).xyz(0.0, number(page.trim.h), None);
    }
}

/// Writes the two graphics states of overprint: black that overprints, all else that knocks out.
fn overprint_states(pdf: &mut Pdf, (black, other): (Ref, Ref)) {
    pdf.ext_graphics(black)
        .overprint(true)
        .overprint_fill(true)
        .overprint_mode(OverprintMode::IgnoreZeroChannel);
    pdf.ext_graphics(other)
        .overprint(false)
        .overprint_fill(false)
        .overprint_mode(OverprintMode::OverrideAllColorants);
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    // Writing to memory does not fail; an empty stream would show at once in every reader.
    if encoder.write_all(bytes).is_err() {
        return Vec::new();
    }
    encoder.finish().unwrap_or_default()
}

/// Numbers objects in the order in which they are asked for.
struct Ids(i32);

impl Ids {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }

    fn font(&mut self, down: bool) -> FontRefs {
        FontRefs {
            font: self.next(),
            down: down.then(|| self.next()),
            cid: self.next(),
            descriptor: self.next(),
            cmap: self.next(),
            program: self.next(),
        }
    }
}
