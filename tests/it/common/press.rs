//! Editions taken the whole way: from their files to the bytes of the press file.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use banmian::edition::Edition;
use banmian::export::pdf;
use banmian::frame::{Composition, Frame, FrameItem, GlyphRun, ImageItem};
use banmian::repro::Reproductions;
use banmian::world::NoStore;
use banmian::{makeup, run};
use hayro_syntax::Pdf;

use super::{DiskWorld, MemoryWorld, edition_of, house, with_fonts};

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
        let bytes = pdf::press(&composition, &edition.book, &pictures, &info(&edition));
        let bytes = bytes.expect("it can be written");
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
    pdf::press(composition, &edition.book, &reproduced(edition, composition), info)
}

/// Returns the pictures of a composition, made ready for the press of its house.
pub(crate) fn reproduced(edition: &Edition, composition: &Composition) -> Reproductions {
    let made = run::reproduce(edition, composition, &NoStore);
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

/// Returns the edition of a world whose issue file is `issue.toml`.
pub(crate) fn resolve(world: &MemoryWorld) -> Edition {
    edition_of(world, Path::new(""), "issue.toml")
}

/// Photo slots of the one-page edition.
pub(crate) const PHOTOS: usize = 8;

const HOUSE: &str = r#"quote = { face = "kai", size = 10 }
[copy.news]
body = "body"
quote = "quote"
[heads.plain]
parts = [{ words = "title", face = "hei", size = 26, min_size = 20 }]
[ladder]
1 = "plain"
"#;

/// Returns the files of a one-page edition with this story and these pictures (file name and bytes).
pub(crate) fn one_page(story: &str, photos: &[(&str, Vec<u8>)]) -> MemoryWorld {
    let mut world = MemoryWorld::default();
    with_fonts(&mut world);
    world.add("layouts/house.toml", house(["180mm", "240mm"], [4, 8, 40], HOUSE));
    let mut page = "[[slot]]\nname = \"s\"\nkind = \"story\"\ncolumns = [1, 4]\n".to_owned();
    page += "lines = [1, 20]\n";
    for at in 0..PHOTOS {
        let (column, line) = (at % 4 + 1, 22 + at / 4 * 9);
        page += &format!(
            "[[slot]]\nname = \"p{at}\"\nkind = \"photo\"\ncolumns = [{column}, {column}]\n\
             lines = [{line}, {}]\n",
            line + 7
        );
    }
    world.add("layouts/one.toml", page);
    let mut issue = "[edition]\ndate = 2025-10-16\nnumber = 9001\n[[page]]\nname = \"要闻\"\n\
                     layout = \"one\"\n[[page.story]]\nslot = \"s\"\nfile = \"story.md\"\n"
        .to_owned();
    for (at, (file, bytes)) in photos.iter().enumerate() {
        issue += &format!("[[page.photo]]\nslot = \"p{at}\"\nfile = \"{file}\"\n");
        world.add_shared(file, Arc::from(bytes.as_slice()));
    }
    world.add("issue.toml", issue);
    world.add("story.md", format!("+++\ntitle = \"园区处处开工忙\"\n+++\n\n{story}\n"));
    world
}

/// Returns the press file of a one-page edition.
pub(crate) fn pressed(story: &str, photos: &[(&str, Vec<u8>)]) -> Pressed {
    Pressed::new(resolve(&one_page(story, photos)))
}

/// Returns the text runs of a frame in reading order.
pub(crate) fn runs(frame: &Frame) -> Vec<&GlyphRun> {
    let mut out = Vec::new();
    walk(frame, &mut |item| {
        if let FrameItem::Text(run) = item {
            out.push(run);
        }
    });
    out
}

/// Returns the pictures of a frame in reading order.
pub(crate) fn images(frame: &Frame) -> Vec<&ImageItem> {
    let mut out = Vec::new();
    walk(frame, &mut |item| {
        if let FrameItem::Image(image) = item {
            out.push(image);
        }
    });
    out
}

fn walk<'a>(frame: &'a Frame, visit: &mut impl FnMut(&'a FrameItem)) {
    for item in &frame.items {
        match item {
            FrameItem::Group { frame, .. } => walk(frame, visit),
            other => visit(other),
        }
    }
}
