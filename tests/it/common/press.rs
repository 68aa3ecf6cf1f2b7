//! Editions taken the whole way: from their files to the bytes of the press file.

use std::path::Path;
use std::sync::OnceLock;

use banmian::edition::Edition;
use banmian::export::pdf;
use banmian::frame::{Composition, Frame, FrameItem, GlyphRun, ImageItem, Piece};
use banmian::repro::Reproductions;
use banmian::world::{NoStore, Nowhere};
use banmian::{makeup, run};
use hayro_syntax::Pdf;

use super::{DiskWorld, Paper, edition_of};

/// An edition, composed and written.
pub(crate) struct Pressed {
    /// What was composed.
    pub(crate) edition: Edition,
    /// The set pages.
    pub(crate) composition: Composition,
    /// Its pictures, made ready.
    pub(crate) pictures: Reproductions,
    /// The press file.
    pub(crate) bytes: Vec<u8>,
}

impl Pressed {
    /// Composes an edition and writes it.
    pub(crate) fn new(edition: Edition) -> Pressed {
        let composition = makeup::make_up(&edition).composition;
        let pictures = reproduced(&edition, &composition);
        let info = info(&edition);
        let written = pdf::press(&composition, &edition.book, &pictures, &info, &NoStore);
        let bytes = written.expect("it can be written").bytes;
        Pressed { edition, composition, pictures, bytes }
    }

    /// Reads the press file back.
    pub(crate) fn pdf(&self) -> Pdf {
        Pdf::new(self.bytes.clone()).expect("a PDF")
    }
}

/// Returns the press file of a composition.
pub(crate) fn press(
    edition: &Edition,
    composition: &Composition,
    info: &pdf::Info,
) -> Result<Vec<u8>, pdf::PdfError> {
    let pictures = reproduced(edition, composition);
    let written = pdf::press(composition, &edition.book, &pictures, info, &NoStore);
    written.map(|written| written.bytes)
}

/// Returns the pictures of a composition, made ready for the press of its house.
pub(crate) fn reproduced(edition: &Edition, composition: &Composition) -> Reproductions {
    let made = run::reproduce(edition, composition, &Nowhere);
    made.expect("a usable profile, and pictures that were found whole")
}

/// Returns what the press file of an edition says of itself.
pub(crate) fn info(edition: &Edition) -> pdf::Info {
    run::info(edition, pdf::Standard::X4)
}

/// Returns the sample edition's press file, made once for all tests of a file.
pub(crate) fn sample() -> &'static Pressed {
    static SAMPLE: OnceLock<Pressed> = OnceLock::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    SAMPLE.get_or_init(|| Pressed::new(edition_of(&DiskWorld, root, "issues/2021-02-24.toml")))
}

/// Returns the photographs of the sample edition: name and bytes.
#[expect(clippy::disallowed_methods, reason = "the files are those of the project")]
pub(crate) fn photographs() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("issues/2021-02-24");
    let files = std::fs::read_dir(folder).expect("the project has the folder");
    let mut photographs = Vec::new();
    for file in files.map(|file| file.expect("it can be listed")) {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".jpg") {
            photographs.push((name, std::fs::read(file.path()).expect("it can be read")));
        }
    }
    photographs.sort();
    photographs
}

/// Returns an edition of one page with this story, in a slot with these keys over eight for photographs.
pub(crate) fn one_page(keys: &str, story: &str) -> Paper {
    let paper = Paper::new([4, 8, 40]).sheet("180mm", "240mm");
    let paper = paper.slot("s", "story", [1, 4], [1, 20]).with(keys);
    let photos = (0..8).fold(paper, |paper, at| {
        let (column, line) = (at % 4 + 1, 22 + at / 4 * 9);
        paper.slot(&format!("p{at}"), "photo", [column, column], [line, line + 7])
    });
    photos.story("s", story).titled("园区处处开工忙")
}

/// Returns the press file of a one-page edition.
pub(crate) fn pressed(story: &str) -> Pressed {
    one_page("", story).pressed()
}

/// Returns the text runs of a page in reading order.
pub(crate) fn runs(frame: &Frame) -> Vec<GlyphRun> {
    runs_of(frame.pieces()).collect()
}

/// Returns the text runs among some pieces of a page, at its coordinates.
pub(crate) fn runs_of<'a>(
    pieces: impl Iterator<Item = Piece<'a>>,
) -> impl Iterator<Item = GlyphRun> {
    pieces.filter_map(|piece| match piece.placed() {
        FrameItem::Text(run) => Some(run),
        _ => None,
    })
}

/// Returns the pictures of a page in reading order.
pub(crate) fn images(frame: &Frame) -> Vec<ImageItem> {
    let images = items(frame).into_iter().filter_map(|item| match item {
        FrameItem::Image(image) => Some(image),
        _ => None,
    });
    images.collect()
}

/// Returns everything that is painted on a page, at its coordinates.
pub(crate) fn items(frame: &Frame) -> Vec<FrameItem> {
    frame.pieces().map(|piece| piece.placed()).collect()
}
