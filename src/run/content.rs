//! What files of an edition show, as digests: by them a later run knows whether a file is of its state.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Made;
use crate::digest::Digest;
use crate::edition::Edition;
use crate::export::report::{FileEntry, PressEntry};
use crate::font::{Book, Face};
use crate::frame::{FrameItem, PageComposition};
use crate::geom::{Abs, Rect};

/// Most bytes of a face that are looked at: the table directory, which has a sum of every table.
const DIRECTORY: usize = 2048;

/// What the pages of an edition show.
#[derive(Debug)]
pub(super) struct Contents {
    pages: BTreeMap<u32, Digest>,
    /// What a proof shows beside the pages.
    findings: Digest,
}

impl Contents {
    /// Returns what the pages of an edition show.
    pub(super) fn of(made: &Made) -> Contents {
        let house = house(&made.edition, &made.report.generator);
        let page = |page: &PageComposition| {
            let shown = shown(page, &made.edition);
            let threads = threads(made, page);
            let parts = [&house.bytes()[..], &shown, threads.as_bytes()];
            (page.number, Digest::of_parts(&parts))
        };
        let findings = format!("{:?}", made.report.findings);
        Contents {
            pages: made.composition.pages.par_iter().map(page).collect(),
            findings: Digest::of(findings.as_bytes()),
        }
    }

    /// Returns what a press file of these pages shows; one that the edition lacks shows nothing.
    pub(super) fn press(&self, numbers: &[u32]) -> Digest {
        let page = |number: &u32| self.pages.get(number).map_or(&[][..], |page| page.bytes());
        Digest::of_parts(&numbers.iter().map(page).collect::<Vec<_>>())
    }

    /// Returns what a proof of these pages shows.
    pub(super) fn proof(&self, numbers: &[u32]) -> Digest {
        Digest::of_parts(&[self.press(numbers).bytes(), self.findings.bytes()])
    }
}

impl Made {
    /// Takes the files of an earlier run into the report, each with whether it shows these pages as they
    /// are now.
    pub fn carry_over(&mut self, press: Option<PressEntry>, proof: Option<FileEntry>) {
        let contents = Contents::of(self);
        let judged = |file: FileEntry, now: Digest| {
            let stale = now.to_string() != file.content;
            FileEntry { stale, ..file }
        };
        let of_press = |file: FileEntry| {
            let now = contents.press(&file.numbers);
            judged(file, now)
        };
        self.report.press = press.map(|press| PressEntry {
            file: of_press(press.file),
            split: press.split.into_iter().map(of_press).collect(),
            standard: press.standard,
        });
        self.report.proof = proof.map(|file| {
            let now = contents.proof(&file.numbers);
            judged(file, now)
        });
    }
}

/// Returns what every page depends on: the program, the faces, the press, the day.
fn house(edition: &Edition, generator: &str) -> Digest {
    let press = &edition.press;
    let said = format!(
        "{generator} {} {} {:?} {:?} {:?} {:?} {:?}",
        edition.paper,
        edition.date,
        press.condition,
        press.bleed,
        press.recipe,
        press.spots,
        edition.number,
    );
    let profile = press.profile.as_deref().unwrap_or_default();
    Digest::of_parts(&[said.as_bytes(), profile, &faces(&edition.book)])
}

/// Returns what tells the faces from others. Those of rare characters come and go with the copy of one
/// page: they are told on the pages on which they stand.
fn faces(book: &Book) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (_, face) in book.iter().filter(|(_, face)| !face.is_rare()) {
        tell(&mut bytes, face);
    }
    bytes
}

fn tell(bytes: &mut Vec<u8>, face: &Face) {
    let data = face.data();
    bytes.extend((data.len() as u64).to_be_bytes());
    bytes.extend(face.index().to_be_bytes());
    bytes.extend(&data[..data.len().min(DIRECTORY)]);
}

/// Returns all that is painted on a page, however it is gathered, and what the page is called.
fn shown(page: &PageComposition, edition: &Edition) -> Vec<u8> {
    let mut bytes = Vec::new();
    let trim = [page.trim.w, page.trim.h];
    words(&mut bytes, &format!("{} {} {}", page.number, page.called.label(), page.name));
    lengths(&mut bytes, trim);
    for piece in page.frame.pieces() {
        lengths(&mut bytes, [piece.at.x, piece.at.y]);
        if let Some(clip) = piece.clip {
            words(&mut bytes, "clip");
            lengths(&mut bytes, sides(clip));
        }
        match piece.item {
            FrameItem::Text(run) => {
                let how =
                    format!("{:?} {} {:?} {:?}", run.face, run.width, run.orientation, run.ink);
                words(&mut bytes, &how);
                words(&mut bytes, &run.text);
                let face = edition.book.face(run.face);
                if face.is_rare() {
                    tell(&mut bytes, face);
                }
                lengths(&mut bytes, [run.size, run.origin.x, run.origin.y]);
                for glyph in &run.glyphs {
                    bytes.extend(glyph.id.to_be_bytes());
                    lengths(&mut bytes, [glyph.x, glyph.y]);
                }
            }
            FrameItem::Shape(shape) => {
                words(&mut bytes, &format!("{:?} {:?}", shape.ink, shape.outline));
                lengths(&mut bytes, sides(shape.rect));
            }
            FrameItem::Image(image) => {
                let placing = image.placing();
                lengths(&mut bytes, sides(image.rect));
                lengths(&mut bytes, sides(placing.full));
                let picture = edition.pictures.get(placing.image.0 as usize);
                bytes.extend(picture.iter().flat_map(|picture| picture.digest.bytes()));
            }
            FrameItem::Group(_) => {}
        }
    }
    bytes
}

/// Returns what a file tells readers of the stories on a page.
fn threads(made: &Made, page: &PageComposition) -> String {
    let stories = made.composition.stories.iter();
    let here = stories.flat_map(|story| {
        let parts = story.parts.iter().filter(|part| part.slot.page == page.id);
        parts.map(move |part| format!("{} {:?}\n", story.headline, part.columns))
    });
    here.collect()
}

fn sides(rect: Rect) -> [Abs; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1]
}

fn lengths<const N: usize>(bytes: &mut Vec<u8>, lengths: [Abs; N]) {
    for length in lengths {
        bytes.extend(length.units().to_be_bytes());
    }
}

/// Adds words, with where they end.
fn words(bytes: &mut Vec<u8>, words: &str) {
    bytes.extend((words.len() as u64).to_be_bytes());
    bytes.extend(words.as_bytes());
}
