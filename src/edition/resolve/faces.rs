//! The faces of the house: those that set copy, and those of rare characters, which are read only for an
//! edition that has such.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::styles;
use crate::diag::{Diagnostic, Sink, Spanned, Text};
use crate::edition::kept::{AskedFace, Kept, KeptBook, State};
use crate::edition::said::Chars;
use crate::font::{Book, FaceError, FaceId, Western};
use crate::issue::{HouseFile, raw};
use crate::limits::FACE_FILE;
use crate::rules::Code;
use crate::text;
use crate::text::lacks;
use crate::world::{ReadError, World};

/// Some faces of a house, each with how it is asked for and where its file lies.
struct Asked<'a> {
    house: &'a HouseFile,
    faces: Vec<(&'a raw::Face, AskedFace)>,
    /// The states before the reading: what is written meanwhile shows the next time.
    states: Vec<State>,
}

/// The bytes of their files, in order.
type Read = Vec<Result<Arc<[u8]>, ReadError>>;

/// Reads the faces that set copy; `None` when one cannot be used.
pub(super) fn read(
    house: &HouseFile,
    world: &dyn World,
    kept: &Kept,
    sink: &mut Sink,
) -> Option<Arc<Book>> {
    let asked = Asked::of(house, world, |role, face| !waits(house, role, face));
    if let Some(book) = kept.book_in(&asked.faces(), &asked.states) {
        return Some(book);
    }
    let (read, files) = asked.read(world);
    let known = kept.book_of(&asked.faces(), &files).filter(|_| files.len() == read.len());
    let book = match known {
        Some(book) => book,
        None => Arc::new(asked.add_to(Book::default(), read, sink)?),
    };
    kept.keep_book(KeptBook::new(asked.faces(), asked.states, files, book.clone()));
    Some(book)
}

/// Reads the faces of rare characters too where `said` has one that the faces of the `book` lack, and
/// returns a book that has both. Faces that are read for no edition but this keep the numbers of all others.
pub(super) fn with_rare(
    book: Arc<Book>,
    house: &HouseFile,
    said: &Chars,
    (world, kept): (&dyn World, &Kept),
    sink: &mut Sink,
) -> Option<Arc<Book>> {
    let asked = Asked::of(house, world, |role, face| waits(house, role, face));
    if asked.faces.is_empty() || !is_wanted(&book, house, said) {
        return Some(book);
    }
    if let Some(known) = kept.rare_in(&book, &asked.faces(), &asked.states) {
        return Some(known);
    }
    let (read, files) = asked.read(world);
    let known = kept.rare_of(&book, &asked.faces(), &files);
    let both = match known.filter(|_| files.len() == read.len()) {
        Some(known) => known,
        None => {
            let mut both = asked.add_to(Book::clone(&book), read, sink)?;
            for (role, face) in &house.style.faces {
                stand_ins(&asked_for(role, face), &mut both);
            }
            Arc::new(both)
        }
    };
    kept.keep_rare(book, KeptBook::new(asked.faces(), asked.states, files, both.clone()));
    Some(both)
}

/// Returns whether a face is read only when it is wanted: one of rare characters that nothing names but
/// faces that it stands in for.
fn waits(house: &HouseFile, role: &str, face: &raw::Face) -> bool {
    let is = |name: &Spanned<String>| name.value == role;
    let style = &house.style;
    let texts = style.styles.values();
    let mut texts = texts.flat_map(|style| std::iter::once(&style.face).chain(&style.bold));
    let mut heads = style.heads.values().flat_map(|head| &head.parts).map(|part| &part.face);
    let mut western = style.faces.values().filter_map(|face| face.western.as_ref());
    face.rare && role != "song" && !texts.any(is) && !heads.any(is) && !western.any(is)
}

/// Returns whether a face of the book lacks a character that a face which waits might have.
fn is_wanted(book: &Book, house: &HouseFile, said: &Chars) -> bool {
    let faces = &house.style.faces;
    let waits = |role: &str| faces.get(role).is_some_and(|face| waits(house, role, face));
    let with_rare = book.iter().filter(|(_, face)| {
        let fallback = faces.get(face.role()).map(|face| &face.fallback);
        fallback.into_iter().flatten().any(|role| waits(&role.value))
    });
    let faces: Vec<FaceId> = with_rare.map(|(id, _)| id).collect();
    said.iter().any(|c| faces.iter().any(|face| lacks(book, *face, c)))
}

impl<'a> Asked<'a> {
    /// Returns the faces of a house that are meant.
    fn of(
        house: &'a HouseFile,
        world: &dyn World,
        meant: impl Fn(&str, &raw::Face) -> bool,
    ) -> Asked<'a> {
        let faces = house.style.faces.iter().filter(|(role, face)| meant(role, face));
        let state = |path: &PathBuf| (path.clone(), world.stamp(path));
        let states = faces.clone().map(|(role, _)| state(&house.files.faces[role.as_str()]));
        let states = states.collect();
        let faces = faces.map(|(role, face)| (face, asked_for(role, face))).collect();
        Asked { house, faces, states }
    }

    fn faces(&self) -> Vec<AskedFace> {
        self.faces.iter().map(|(_, asked)| asked.clone()).collect()
    }

    /// Reads the files; those that could be read are returned apart too.
    fn read(&self, world: &dyn World) -> (Read, Vec<Arc<[u8]>>) {
        let paths = self.states.par_iter();
        let read: Read =
            paths.map(|(path, _)| world.read_at_most(path, FACE_FILE.value)).collect();
        let files = read.iter().flatten().cloned().collect();
        (read, files)
    }

    /// Adds the faces to a book; `None` when one cannot be used, and every such is told.
    fn add_to(&self, mut book: Book, read: Read, sink: &mut Sink) -> Option<Book> {
        let mut whole = true;
        for ((face, asked), data) in self.faces.iter().zip(read) {
            let (role, file) = (&asked.role, &asked.file);
            let added = match data {
                Ok(data) => book.add(role, file, data, asked.index),
                Err(error) => Err(FaceError(error.message())),
            };
            match added {
                Ok(id) if asked.rare => book.set_rare(id),
                Ok(_) => {}
                Err(fault) => {
                    whole = false;
                    sink.push(unusable(self.house, face, fault));
                }
            }
        }
        if !whole {
            return None;
        }
        self.faces.iter().for_each(|(_, asked)| stand_ins(asked, &mut book));
        Some(book)
    }
}

fn unusable(house: &HouseFile, face: &raw::Face, fault: FaceError) -> Diagnostic {
    let file = &face.file.value;
    let span = house.source.span(face.file.range.clone());
    let FaceError(Text { zh, en }) = fault;
    Diagnostic::new(
        Code::UnreadableFace,
        span,
        text!("字体 {file} 不能用：{zh}", "face {file} cannot be used: {en}"),
    )
    .hint(text!(
        "把完整的 OpenType 或 TrueType 字体文件放进 fonts/；几个字体合成的文件（.ttc）用 index 写明是第几个，从 0 数起",
        "put a whole OpenType or TrueType file into fonts/; of a collection (.ttc) `index` says which, counted from 0"
    ))
}

/// Returns a face as the house asks for it.
fn asked_for(role: &str, face: &raw::Face) -> AskedFace {
    let size = face.western_size.as_ref().map_or(1000, |size| size.value.parts());
    AskedFace {
        role: role.to_owned(),
        file: face.file.value.clone(),
        index: face.index,
        rare: face.rare,
        fallback: face.fallback.iter().map(|role| role.value.clone()).collect(),
        western: face.western.as_ref().map(|role| (role.value.clone(), size)),
    }
}

/// Sets which faces stand in for one; those that are not read stand in for none.
fn stand_ins(asked: &AskedFace, book: &mut Book) {
    let id = styles::face(book, &asked.role);
    let chain = asked.fallback.iter().filter_map(|role| book.by_role(role)).collect();
    book.set_fallback(id, chain);
    if let Some((role, size)) = &asked.western {
        let face = styles::face(book, role);
        book.set_western(id, Western { face, size: *size });
    }
}
