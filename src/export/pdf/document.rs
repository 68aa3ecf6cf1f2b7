//! The file as a whole: catalog, pages, resources, output intent, outline.

use std::borrow::Cow;

use pdf_writer::types::{OutputIntentSubtype, OverprintMode};
use pdf_writer::writers::ColorSpace;
use pdf_writer::{Chunk, Filter, Finish, Name, Pdf, Ref, TextStr};
use rayon::prelude::*;

use super::content::{
    self, PageContent, REGISTRATION, down_name, face_name, image_name, spot_name,
};
use super::fonts::{self, Font, FontRefs, Fonts};
use super::write::{Packing, number, stream};
use super::{Info, PdfError, Standard, Written, images, meta, threads};
use crate::color::{Process, Spot};
use crate::digest::Hashing;
use crate::font::{Book, Face};
use crate::frame::{Composition, PageComposition};
use crate::repro::Reproductions;
use crate::world::Store;

/// Bytes of an object round its stream, about.
const PER_OBJECT: usize = 256;

/// What a file is written from.
#[derive(Clone, Copy)]
pub(super) struct Matter<'a> {
    /// The pages.
    pub(super) composition: &'a Composition,
    /// All faces.
    pub(super) book: &'a Book,
    /// What the file needs of them.
    pub(super) fonts: &'a Fonts,
    /// The pictures, made ready for the press.
    pub(super) pictures: &'a Reproductions,
    /// What is told of the file, and how it is written.
    pub(super) info: &'a Info,
}

/// Writes the file.
pub(super) fn write(matter: Matter, store: &dyn Store) -> Result<Written, PdfError> {
    let Matter { composition, info, .. } = matter;
    let mut ids = Ids(0);
    let mut refs = Refs::of(matter, &mut ids);
    let packed = Packed::of(matter, &refs, store)?;
    refs.all = packed.contents.iter().any(|page| page.registration).then(|| ids.next());

    let coded = matter.pictures.values().map(|picture| picture.bytes.len() + PER_OBJECT);
    let capacity = coded.sum::<usize>() + packed.len() + PER_OBJECT * ids.0 as usize;
    let mut pdf = Pdf::with_capacity(capacity);
    match info.standard {
        Standard::X4 => pdf.set_version(1, 6),
        Standard::X1a => pdf.set_version(1, 4),
    };
    let threads = threads::write(&mut pdf, composition, &refs.pages, &mut || ids.next());
    let items: Vec<Ref> = refs.pages.iter().map(|_| ids.next()).collect();

    write_catalog(&mut pdf, &refs, composition, &threads, info);
    let pages = &refs.pages;
    pdf.pages(refs.tree).kids(pages.iter().copied()).count(pages.len() as i32);
    write_outline(&mut pdf, refs.outline, &items, pages, composition);
    for (at, content) in packed.contents.iter().enumerate() {
        write_page(&mut pdf, matter, &refs, at, content, threads.beads.get(&at));
    }
    overprint_states(&mut pdf, refs.states);
    for chunk in packed.chunks() {
        pdf.extend(chunk);
    }
    for (picture, id) in matter.pictures.values().zip(&refs.images) {
        images::write(&mut pdf, *id, picture);
    }
    for (Spot { name, alternate }, id) in info.spots.iter().zip(&refs.spots) {
        separation(pdf.color_space(*id), name.as_bytes(), *alternate);
    }
    if let Some(all) = refs.all {
        separation(pdf.color_space(all), b"All", Process::percent(100, 100, 100, 100));
    }
    meta::info(&mut pdf, refs.info, info);
    if let Some((packed, filter)) = &packed.profile {
        let mut stream = pdf.icc_profile(refs.profile, packed);
        stream.n(4);
        if let Some(filter) = filter {
            stream.filter(*filter);
        }
    }
    Ok(close(pdf, refs.xmp, info))
}

/// Names the file by what is in it, adds the packet that carries the name, and ends it.
fn close(mut pdf: Pdf, xmp_id: Ref, info: &Info) -> Written {
    // Every object is there but the packet: what differs, is named otherwise.
    let (mut hashing, hashed) = (Hashing::default(), pdf.as_bytes().len());
    hashing.add(pdf.as_bytes());
    let hash = hashing.digest();
    pdf.set_file_id((hash.half().to_vec(), hash.half().to_vec()));
    // The packet stays readable for programs that know no PDF (ISO 15930-7, 6.4).
    let xmp = meta::xmp(info, hash);
    let mut metadata = pdf.stream(xmp_id, xmp.as_bytes());
    metadata.pair(Name(b"Type"), Name(b"Metadata")).pair(Name(b"Subtype"), Name(b"XML"));
    metadata.finish();
    let bytes = pdf.finish();
    hashing.add(&bytes[hashed..]);
    Written { bytes, digest: hashing.digest() }
}

/// The numbers of the objects; those of threads and outline items follow them.
struct Refs {
    catalog: Ref,
    tree: Ref,
    outline: Ref,
    info: Ref,
    xmp: Ref,
    profile: Ref,
    /// Overprint of black, and of all else.
    states: (Ref, Ref),
    pages: Vec<Ref>,
    streams: Vec<Ref>,
    fonts: Vec<FontRefs>,
    images: Vec<Ref>,
    spots: Vec<Ref>,
    /// The ink of all plates, where a page has marks of registration.
    all: Option<Ref>,
}

impl Refs {
    fn of(matter: Matter, ids: &mut Ids) -> Refs {
        let Matter { composition, fonts, pictures, info, .. } = matter;
        // Fields are numbered in the order in which they stand here.
        Refs {
            catalog: ids.next(),
            tree: ids.next(),
            outline: ids.next(),
            info: ids.next(),
            xmp: ids.next(),
            profile: ids.next(),
            states: (ids.next(), ids.next()),
            pages: composition.pages.iter().map(|_| ids.next()).collect(),
            streams: composition.pages.iter().map(|_| ids.next()).collect(),
            fonts: fonts.values().map(|font| ids.font(font.down)).collect(),
            images: pictures.iter().map(|_| ids.next()).collect(),
            spots: info.spots.iter().map(|_| ids.next()).collect(),
            all: None,
        }
    }
}

/// What takes long to make, made before the file is put together.
struct Packed<'a> {
    fonts: Vec<Chunk>,
    contents: Vec<PageContent>,
    pages: Vec<Chunk>,
    profile: Option<(Cow<'a, [u8]>, Option<Filter>)>,
}

impl<'a> Packed<'a> {
    /// Makes faces, contents and profile side by side; faces take the longest.
    fn of(matter: Matter<'a>, refs: &Refs, store: &dyn Store) -> Result<Packed<'a>, PdfError> {
        let Matter { composition, book, fonts, pictures, info } = matter;
        let packing = if info.compress { Packing::Deflated } else { Packing::Plain };
        let faces = fonts.iter().zip(&refs.fonts);
        let faces: Vec<_> =
            faces.map(|((id, font), refs)| (book.face(*id), font, refs)).collect();
        let write_fonts = || write_fonts(&faces, packing);
        let write_pages =
            || write_contents(&composition.pages, &refs.streams, fonts, pictures, packing);
        let profile = info.intent.profile.as_deref();
        let profile = || profile.map(|profile| packing.pack_or_take(profile, store));
        let (fonts, ((contents, pages), profile)) =
            rayon::join(write_fonts, || rayon::join(write_pages, profile));
        Ok(Packed { fonts: fonts?, contents, pages, profile })
    }

    /// Returns the objects of pages and faces, in the order in which they stand in the file.
    fn chunks(&self) -> impl Iterator<Item = &Chunk> {
        self.pages.iter().chain(&self.fonts)
    }

    /// Returns how many bytes they are.
    fn len(&self) -> usize {
        self.chunks().map(|chunk| chunk.len()).sum()
    }
}

/// Writes a page with its resources: what its contents name, and no more.
fn write_page(
    pdf: &mut Pdf,
    matter: Matter,
    refs: &Refs,
    at: usize,
    content: &PageContent,
    beads: Option<&Vec<Ref>>,
) {
    let mut writer = pdf.page(refs.pages[at]);
    boxes(&mut writer, &matter.composition.pages[at], matter.info);
    writer.parent(refs.tree).contents(refs.streams[at]);
    if let Some(beads) = beads {
        writer.insert(Name(b"B")).array().items(beads);
    }
    let mut resources = writer.resources();
    let mut dict = resources.fonts();
    for (face, refs) in matter.fonts.keys().zip(&refs.fonts) {
        if content.faces.contains(face) {
            dict.pair(Name(face_name(*face).as_bytes()), refs.font);
        }
        if let Some(down) = refs.down.filter(|_| content.down.contains(face)) {
            dict.pair(Name(down_name(*face).as_bytes()), down);
        }
    }
    dict.finish();
    let mut dict = resources.x_objects();
    for (number, (placing, id)) in matter.pictures.keys().zip(&refs.images).enumerate() {
        if content.images.contains(placing) {
            dict.pair(Name(image_name(number).as_bytes()), *id);
        }
    }
    dict.finish();
    if content.registration || !content.spots.is_empty() {
        let mut dict = resources.color_spaces();
        for spot in &content.spots {
            if let Some(id) = refs.spots.get(usize::from(spot.0)) {
                dict.insert(Name(spot_name(*spot).as_bytes())).primitive(*id);
            }
        }
        if let Some(all) = refs.all.filter(|_| content.registration) {
            dict.insert(Name(REGISTRATION.as_bytes())).primitive(all);
        }
    }
    let mut dict = resources.ext_g_states();
    dict.pair(Name(b"K"), refs.states.0).pair(Name(b"N"), refs.states.1);
}

/// Writes the faces, a chunk each, on all cores; their order is fixed.
fn write_fonts(
    faces: &[(&Face, &Font, &FontRefs)],
    packing: Packing,
) -> Result<Vec<Chunk>, PdfError> {
    let write = |(face, font, refs): &(&Face, &Font, &FontRefs)| {
        let mut chunk = Chunk::new();
        fonts::write(&mut chunk, refs, face, font, packing)?;
        Ok(chunk)
    };
    faces.par_iter().map(write).collect()
}

/// Writes the contents of the pages, a chunk each, on all cores; their order is fixed.
fn write_contents(
    pages: &[PageComposition],
    streams: &[Ref],
    fonts: &Fonts,
    pictures: &Reproductions,
    packing: Packing,
) -> (Vec<PageContent>, Vec<Chunk>) {
    let write = |(page, id): (&PageComposition, &Ref)| {
        let mut content = content::page(&page.frame, page.trim.h, fonts, pictures);
        let mut chunk = Chunk::new();
        stream(&mut chunk, *id, &std::mem::take(&mut content.bytes), packing);
        (content, chunk)
    };
    pages.par_iter().zip(streams).map(write).unzip()
}

/// Writes a spot ink: its name, and the process inks that stand in for it (ISO 32000-1, 8.6.6.4).
fn separation(space: ColorSpace, name: &[u8], alternate: Process) {
    let mut separation = space.separation(Name(name));
    separation.alternate_color_space().device_cmyk();
    let mut tint = separation.tint_exponential();
    tint.domain([0.0, 1.0]).range([0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]);
    tint.c0([0.0; 4]).c1(alternate.fractions()).n(1.0);
}

fn write_catalog(
    pdf: &mut Pdf,
    refs: &Refs,
    composition: &Composition,
    threads: &threads::Threads,
    info: &Info,
) {
    let mut catalog = pdf.catalog(refs.catalog);
    catalog.pages(refs.tree).outlines(refs.outline).metadata(refs.xmp).lang(TextStr("zh-CN"));
    catalog.viewer_preferences().display_doc_title(true);
    // A reader shows the page names of the paper, also where only some pages are in the file. A
    // name of its own is a prefix without a number after it (ISO 32000-1, 12.4.2).
    let mut labels = catalog.insert(Name(b"PageLabels")).dict();
    let mut numbers = labels.insert(Name(b"Nums")).array();
    for (at, page) in composition.pages.iter().enumerate() {
        numbers.item(at as i32);
        let mut label = numbers.push().dict();
        match page.called.own() {
            Some(name) => label.pair(Name(b"P"), TextStr(name)),
            None => label.pair(Name(b"S"), Name(b"D")).pair(Name(b"St"), page.number as i32),
        };
    }
    numbers.finish();
    labels.finish();
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
            .dest_output_profile(refs.profile);
    }
}

/// Writes the boxes of a page: TrimBox directly in it, BleedBox and MediaBox round it (ISO 15930-7,
/// 6.5). No CropBox, no Rotate.
fn boxes(writer: &mut pdf_writer::writers::Page, page: &PageComposition, info: &Info) {
    let (w, h) = (page.trim.w, page.trim.h);
    let round = |more| {
        let (x1, y1) = (number(w + more), number(h + more));
        pdf_writer::Rect::new(number(-more), number(-more), x1, y1)
    };
    let trim = pdf_writer::Rect::new(0.0, 0.0, number(w), number(h));
    writer.media_box(round(info.bleed + info.slug)).bleed_box(round(info.bleed)).trim_box(trim);
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
        let title = format!("{}　{}", page.called.ordinal(), page.name);
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
