//! From judged pages to the files for the press, or to the proof for the desk.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::Made;
use super::content::Contents;
use crate::color::icc::{Header, ProfileError};
use crate::diag::{Text, counted};
use crate::edition::{Condition, Content, Edition};
use crate::export::report::{FileEntry, PressEntry};
use crate::export::{marks, pdf, proof};
use crate::font::{Book, FaceId};
use crate::frame::{Composition, PageComposition, Part, StoryReport};
use crate::geom::Abs;
use crate::ids::{PageId, PhotoId};
use crate::image::PictureError;
use crate::repro::{self, Reproducer, Reproductions};
use crate::rules::Code;
use crate::text;
use crate::world::{Store, World};

/// What is wanted of the press file. Take the rest from [`PressOptions::default`]: options may be
/// added.
#[derive(Clone, Debug, Default)]
pub struct PressOptions {
    /// The standard that the file meets.
    pub standard: pdf::Standard,
    /// Numbers of the pages that it holds; all where none is named.
    pub pages: Vec<u32>,
    /// Whether each page becomes a file of its own too.
    pub split: bool,
    /// Whether crop and registration marks, a colour bar and a slug line stand round the pages.
    pub marks: bool,
}

/// A PDF, and what a report says of it.
#[derive(Clone, Debug)]
pub struct PressFile {
    /// What a report says of it.
    pub entry: FileEntry,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl PressFile {
    /// Returns its path from the folder of the report: `press.pdf`, `press/A01.pdf`.
    pub fn name(&self) -> &str {
        &self.entry.file
    }
}

/// The files for the press.
#[derive(Clone, Debug)]
pub struct Pressed {
    /// The press file, and behind it a file for each page where they were wanted.
    pub files: Vec<PressFile>,
    /// What the report says of them.
    pub entry: PressEntry,
}

/// Why no file can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PressError {
    /// Errors stand against printing: [`proof()`] shows them.
    NotForPress,
    /// The edition lacks a page that was asked for.
    NoPage {
        /// Its number.
        number: u32,
        /// How many pages the edition has.
        count: usize,
    },
    /// PDF/X-1a takes a profile of version 2 only (ISO 15930-4, 6.2.2).
    OldProfile,
    /// Pictures cannot be converted by the profile of the house.
    Profile(ProfileError),
    /// A picture cannot be converted.
    Picture {
        /// Its file.
        file: String,
        /// What is wrong with it.
        error: PictureError,
    },
    /// The PDF cannot be written.
    Pdf(pdf::PdfError),
}

/// Writes an edition for the press; `world` has its pictures, and keeps what is made
/// of them from run to run.
///
/// The report of what was made takes the entry that is returned: `made.report.press`.
pub fn press(
    made: &Made,
    options: &PressOptions,
    world: &dyn World,
) -> Result<Pressed, PressError> {
    if !made.may_go_to_press() {
        return Err(PressError::NotForPress);
    }
    let sheets = Sheets::new(made, options, options.standard, world)?;
    let contents = Contents::of(made);
    let mut files = Vec::new();
    let mut write = |name: String, composition: &Composition| {
        let pdf::Written { bytes, digest } = sheets.write(composition)?;
        let numbers = numbers(composition);
        let content = contents.press(&numbers);
        let entry = FileEntry::of(name, numbers, &bytes, &digest, &content);
        files.push(PressFile { entry: entry.clone(), bytes });
        Ok(entry)
    };
    let file = write("press.pdf".to_owned(), &sheets.composition)?;
    let mut split = Vec::new();
    for page in sheets.composition.pages.iter().filter(|_| options.split) {
        let name = format!("press/{}.pdf", made.edition.pages[page.id.0].file_name);
        split.push(write(name, &pages_of(&sheets.composition, &[page.number]))?);
    }
    let is_standard = made.edition.press.profile.is_some();
    let standard = is_standard.then(|| options.standard.name().to_owned());
    Ok(Pressed { files, entry: PressEntry { file, standard, split } })
}

/// Says whether the faces that stand on the pages can be embedded: the verdict of [`press()`] and [`proof()`]
/// on them, for those who write neither.
pub fn embeds(made: &Made) -> Result<(), PressError> {
    let licensed = made.options.allow.contains(&Code::FaceEmbedding);
    pdf::embeds(&made.composition, &made.edition.book, licensed).map_err(PressError::Pdf)
}

/// Writes an edition for the desk, with its findings marked on the pages.
pub fn proof(
    made: &Made,
    options: &PressOptions,
    world: &dyn World,
) -> Result<PressFile, PressError> {
    let (book, date) = (&made.edition.book, &made.report.edition.date);
    let mut sheets = Sheets::new(made, options, pdf::Standard::X4, world)?;
    if let Some(face) = sheets.face {
        let lang = made.options.lang;
        let marked = proof::mark(&sheets.composition, book, face, lang, date);
        sheets.composition = Cow::Owned(marked);
    }
    let pdf::Written { bytes, digest } = sheets.write(&sheets.composition)?;
    let numbers = numbers(&sheets.composition);
    let content = Contents::of(made).proof(&numbers);
    let name = "proof.pdf".to_owned();
    Ok(PressFile { entry: FileEntry::of(name, numbers, &bytes, &digest, &content), bytes })
}

/// Returns the pictures of a composition, made ready for the press of its house.
pub fn reproduce(
    edition: &Edition,
    composition: &Composition,
    world: &dyn World,
) -> Result<Reproductions, PressError> {
    let press = &edition.press;
    let reproducer = Reproducer::new(press.profile.as_deref(), press.recipe);
    let made = reproducer.map_err(PressError::Profile)?.reproduce_all(
        composition,
        &edition.pictures,
        world,
    );
    made.map_err(|(id, error)| PressError::Picture { file: file_of(edition, id), error })
}

/// Returns the file of a picture, as the edition names it.
fn file_of(edition: &Edition, id: PhotoId) -> String {
    let slots = edition.pages.iter().flat_map(|page| &page.template);
    let mut photos = slots.filter_map(|slot| match &*slot.content {
        Content::Photo(photo) => Some(photo),
        _ => None,
    });
    let photo = photos.find(|photo| photo.image == id);
    photo.map(|photo| photo.file.clone()).unwrap_or_default()
}

/// Returns what a file says of an edition and of its press.
pub fn info(edition: &Edition, standard: pdf::Standard) -> pdf::Info {
    let press = &edition.press;
    let Condition { name, words, registry, profile_name } = press.condition.clone();
    pdf::Info {
        title: format!("{} {}", edition.paper, edition.date),
        date: edition.date,
        standard,
        intent: pdf::Intent {
            profile: press.profile.clone(),
            identifier: name.unwrap_or_default(),
            condition: words.unwrap_or_default(),
            registry: registry.unwrap_or_default(),
            info: profile_name.unwrap_or_default(),
        },
        spots: press.spots.clone(),
        bleed: press.bleed,
        slug: Abs::ZERO,
        licensed: false,
        compress: true,
    }
}

/// The pages of a file, and all that it takes to write some of them.
struct Sheets<'a> {
    made: &'a Made,
    composition: Cow<'a, Composition>,
    pictures: Reproductions,
    info: pdf::Info,
    store: &'a dyn Store,
    /// The face of slug lines and labels, where the house has one.
    face: Option<FaceId>,
    marks: bool,
}

impl<'a> Sheets<'a> {
    /// Takes the pages that are wanted and makes their pictures ready.
    fn new(
        made: &'a Made,
        options: &PressOptions,
        standard: pdf::Standard,
        world: &'a dyn World,
    ) -> Result<Sheets<'a>, PressError> {
        let edition = &made.edition;
        check_pages(&options.pages, &made.composition)?;
        check_profile(edition, options.standard)?;
        let composition = chosen(&made.composition, &options.pages);
        let pictures = reproduce(edition, &composition, world)?;
        let info = pdf::Info {
            slug: if options.marks { marks::SLUG } else { Abs::ZERO },
            licensed: made.options.allow.contains(&Code::FaceEmbedding),
            ..info(edition, standard)
        };
        let face = lettering_face(&edition.book);
        let store = world.store();
        Ok(Sheets { made, composition, pictures, info, store, face, marks: options.marks })
    }

    /// Returns pages as a PDF, with marks round them where they are wanted.
    fn write(&self, composition: &Composition) -> Result<pdf::Written, PressError> {
        let edition = &self.made.edition;
        let marked = self.face.filter(|_| self.marks).map(|face| {
            let job = marks::Job {
                bleed: edition.press.bleed,
                spots: &edition.press.spots,
                paper: &edition.paper,
                date: &self.made.report.edition.date,
                condition: &self.info.intent.identifier,
            };
            marks::add(composition, &edition.book, face, &job)
        });
        let composition = marked.as_ref().unwrap_or(composition);
        // A file of one page holds the pictures of that page.
        let own = |placing| Some((placing, self.pictures.get(&placing)?.clone()));
        let pictures = repro::placings(composition).into_iter().filter_map(own).collect();
        pdf::press(composition, &edition.book, &pictures, &self.info, self.store)
            .map_err(PressError::Pdf)
    }
}

/// Fails when a page was asked for that the edition lacks.
fn check_pages(asked: &[u32], composition: &Composition) -> Result<(), PressError> {
    let there = |number: u32| composition.pages.iter().any(|page| page.number == number);
    match asked.iter().find(|number| !there(**number)) {
        Some(&number) => Err(PressError::NoPage { number, count: composition.pages.len() }),
        None => Ok(()),
    }
}

/// Fails when the profile of the house cannot stand in a file of the standard.
fn check_profile(edition: &Edition, standard: pdf::Standard) -> Result<(), PressError> {
    let profile = edition.press.profile.as_deref();
    let version = profile.and_then(|bytes| Header::read(bytes).ok()).map(|it| it.version);
    match standard {
        pdf::Standard::X1a if version != Some(2) => Err(PressError::OldProfile),
        pdf::Standard::X1a | pdf::Standard::X4 => Ok(()),
    }
}

/// Returns the face of slug lines and labels: the house's 黑体, or any other that may be embedded.
fn lettering_face(book: &Book) -> Option<FaceId> {
    let mut faces = book.by_role("hei").into_iter().chain(book.iter().map(|(id, _)| id));
    faces.find(|id| book.face(*id).may_be_embedded())
}

/// Returns the numbers of the pages of a composition.
fn numbers(composition: &Composition) -> Vec<u32> {
    composition.pages.iter().map(|page| page.number).collect()
}

/// Returns the composition with only the pages asked for, or whole when none was.
fn chosen<'a>(composition: &'a Composition, pages: &[u32]) -> Cow<'a, Composition> {
    if pages.is_empty() {
        return Cow::Borrowed(composition);
    }
    // A proof numbers findings as the report does: by their place among all of them.
    let findings = composition.findings.clone();
    Cow::Owned(Composition { findings, ..pages_of(composition, pages) })
}

/// Returns some pages of a composition with what stands on them, and nothing of what is wrong.
fn pages_of(composition: &Composition, pages: &[u32]) -> Composition {
    let own = composition.pages.iter().filter(|page| pages.contains(&page.number));
    let own: Vec<PageComposition> = own.cloned().collect();
    let ids: Vec<PageId> = own.iter().map(|page| page.id).collect();
    let is_here = |part: &Part| ids.contains(&part.slot.page);
    let mut stories: Vec<StoryReport> = composition
        .stories
        .iter()
        .filter(|story| story.parts.iter().any(is_here))
        .cloned()
        .collect();
    stories.iter_mut().for_each(|story| story.parts.retain(is_here));
    Composition { names: composition.names.clone(), pages: own, stories, findings: Vec::new() }
}

impl PressError {
    /// Returns what is wrong.
    pub fn message(&self) -> Text {
        match self {
            PressError::NotForPress => {
                text!("有错误，不能付印", "errors stand against printing")
            }
            PressError::NoPage { number, count } => {
                let pages = counted(count, "page");
                text!(
                    "没有第{number}版：本期共 {count} 版",
                    "there is no page {number}: the edition has {pages}"
                )
            }
            PressError::OldProfile => text!(
                "PDF/X-1a 需要第 2 版 ICC 特性文件",
                "PDF/X-1a needs an ICC profile of version 2"
            ),
            PressError::Profile(error) => {
                let Text { zh, en } = error.message();
                text!("ICC 特性文件不能用：{zh}", "ICC profile: {en}")
            }
            PressError::Picture { file, error } => {
                let Text { zh, en } = error.message();
                text!("图片 {file} 无法转换：{zh}", "picture {file} cannot be converted: {en}")
            }
            PressError::Pdf(error) => {
                let Text { zh, en } = error.message();
                text!("无法生成 PDF：{zh}", "cannot write the PDF: {en}")
            }
        }
    }

    /// Returns what to do.
    pub fn hint(&self) -> Option<Text> {
        Some(match self {
            PressError::NotForPress | PressError::NoPage { .. } => return None,
            PressError::OldProfile | PressError::Profile(_) => text!(
                "在 layouts/house.toml 的 [press] 里用 profile 指定印刷厂的 ICC 特性文件",
                "name the plant's ICC profile as `profile` under [press] in layouts/house.toml"
            ),
            PressError::Picture { .. } => {
                text!("换一张图片，或重新保存它", "take another picture, or save it anew")
            }
            // Only a face can be at fault here.
            PressError::Pdf(_) => text!(
                "在 layouts/house.toml 的 [faces] 中换用可以嵌入的字体文件",
                "name a face that may be embedded under [faces] in layouts/house.toml"
            ),
        })
    }
}

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

impl Error for PressError {}
