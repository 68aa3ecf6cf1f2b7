//! `render`: the press file, or the proof while errors stand, and the reports.

use banmian::color::icc::Header;
use banmian::diag::Text;
use banmian::edition::Edition;
use banmian::export::report::{FileEntry, PressEntry};
use banmian::export::{marks, pdf, proof};
use banmian::font::{Book, FaceId};
use banmian::frame::{Composition, PageComposition};
use banmian::geom::Abs;
use banmian::repro::{Reproducer, Reproductions};
use banmian::text;
use banmian::world::World;

use super::args::{ProfileArg, RenderArgs};
use super::failure::{Exit, Failure};
use super::make::{self, Made, Wanted};
use super::settings::Settings;
use super::system::Staging;
use super::terminal::{Step, Terminal};

/// Runs the verb.
pub(super) fn run(
    args: &RenderArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let wanted = Wanted { allowed: &args.allow, explain: args.explain };
    let mut all = make::make(&args.issues, wanted, settings, terminal)?;
    for made in &all {
        check_pages(&args.page, made)?;
    }
    let mut staging = Staging::default();
    for made in &mut all {
        terminal.step(Step::Write, &made.folder);
        made.report.press = write(made, args, settings, &mut staging)?;
        make::stage_reports(made, &mut staging)?;
    }
    let exit = make::finish(&all, staging, settings, terminal)?;
    for made in all.iter().filter(|_| args.explain) {
        terminal.explain(&made.report);
    }
    Ok(exit)
}

/// Puts the press file, or the proof, into the staging, and returns what the report says of the press
/// file.
fn write(
    made: &Made,
    args: &RenderArgs,
    settings: &Settings,
    staging: &mut Staging,
) -> Result<Option<PressEntry>, Failure> {
    let edition = &made.edition;
    let composition = chosen(&made.composition, &args.page);
    let pictures = pictures(edition, &composition, args.profile, settings)?;
    let face = lettering_face(&edition.book);
    let date = &made.report.edition.date;
    let pdf = |composition: &Composition, standard| {
        let info = info(edition, standard, args);
        let marked = face.filter(|_| args.marks).map(|face| {
            let job = marks::Job {
                bleed: edition.press.bleed,
                spots: &edition.press.spots,
                paper: &edition.paper,
                date,
                condition: &info.intent.identifier,
            };
            marks::add(composition, &edition.book, face, &job)
        });
        let composition = marked.as_ref().unwrap_or(composition);
        pdf::press(composition, &edition.book, &pictures, &info).map_err(|e| refused(&e))
    };
    if make::exit(&made.report) != Exit::Good {
        let proof = face
            .map(|face| proof::mark(&composition, &edition.book, face, settings.lang, date));
        let proof = pdf(proof.as_ref().unwrap_or(&composition), pdf::Standard::X4)?;
        staging.write(made.folder.join("proof.pdf"), &proof)?;
        return Ok(None);
    }
    let standard = standard(args.profile);
    let mut stage = |name: String, composition: &Composition| {
        let bytes = pdf(composition, standard)?;
        staging.write(made.folder.join(&name), &bytes)?;
        Ok(FileEntry::of(name, composition.pages.len(), &bytes))
    };
    let file = stage("press.pdf".to_owned(), &composition)?;
    let mut split = Vec::new();
    if args.split {
        for page in &composition.pages {
            let name = format!("press/{}.pdf", file_name(edition, page));
            split.push(stage(name, &chosen(&composition, &[page.number]))?);
        }
    }
    // Page files of an earlier run do not belong to this press file.
    staging.remove(made.folder.join("press"));
    let standard = edition.press.profile.is_some().then(|| standard.name());
    Ok(Some(PressEntry { file, standard, split }))
}

/// Returns the face of slug lines and labels: the house's 黑体, or any other that may be embedded.
fn lettering_face(book: &Book) -> Option<FaceId> {
    let mut faces = book.by_role("hei").into_iter().chain(book.iter().map(|(id, _)| id));
    faces.find(|id| book.face(*id).may_be_embedded())
}

/// Returns the pictures of a composition, made ready for the press.
fn pictures(
    edition: &Edition,
    composition: &Composition,
    standard: ProfileArg,
    settings: &Settings,
) -> Result<Reproductions, Failure> {
    let press = &edition.press;
    let unusable = |zh: String, en: String| {
        Failure::input(Text { zh, en }).hint(text!(
            "在 layouts/house.toml 的 [press] 里用 profile 指定印刷厂的 ICC 特性文件",
            "name the plant's ICC profile as `profile` under [press] in layouts/house.toml"
        ))
    };
    let profile = press.profile.as_deref();
    if standard == ProfileArg::X1a
        && profile.and_then(|bytes| Header::read(bytes).ok()).is_none_or(|it| it.version != 2)
    {
        return Err(unusable(
            "PDF/X-1a 需要第 2 版 ICC 特性文件".to_owned(),
            "PDF/X-1a needs an ICC profile of version 2".to_owned(),
        ));
    }
    let reproducer = Reproducer::new(profile, press.recipe).map_err(|error| {
        unusable(format!("ICC 特性文件不能用：{error}"), format!("ICC profile: {error}"))
    })?;
    let made = reproducer.reproduce_all(composition, &edition.pictures, settings.world.store());
    made.map_err(|(_, error)| {
        Failure::input(text!("图片无法转换：{error}", "a picture cannot be converted: {error}"))
            .hint(text!("换一张图片，或重新保存它", "take another picture, or save it anew"))
    })
}

/// Fails when a page was asked for that the edition lacks.
fn check_pages(asked: &[u32], made: &Made) -> Result<(), Failure> {
    let there =
        |number: &&u32| made.composition.pages.iter().any(|page| page.number == **number);
    match asked.iter().find(|number| !there(number)) {
        None => Ok(()),
        Some(number) => {
            let count = made.composition.pages.len();
            Err(Failure::input(text!(
                "--page {number}：本期共 {count} 版",
                "--page {number}: the edition has {count} pages"
            )))
        }
    }
}

/// Returns the failure of a PDF that cannot be written.
fn refused(error: &pdf::PdfError) -> Failure {
    // Only a face can be at fault here, and faces are input.
    let message = text!("无法生成 PDF：{error}", "cannot write the PDF: {error}");
    Failure::input(message).hint(text!(
        "在 layouts/house.toml 的 [faces] 中换用可以嵌入的字体文件",
        "name a face that may be embedded under [faces] in layouts/house.toml"
    ))
}

fn standard(profile: ProfileArg) -> pdf::Standard {
    match profile {
        ProfileArg::X4 => pdf::Standard::X4,
        ProfileArg::X1a => pdf::Standard::X1a,
    }
}

/// Returns the name of a page's own file by the pattern of the house style.
fn file_name(edition: &Edition, page: &PageComposition) -> String {
    let date = edition.date.to_string();
    let facts = [
        ("{date}", date.clone()),
        ("{yyyymmdd}", date.replace('-', "")),
        ("{page}", page.number.to_string()),
        ("{page2}", format!("{:02}", page.number)),
        ("{page3}", format!("{:03}", page.number)),
        ("{section}", page.name.clone()),
        ("{number}", edition.number.map(|number| number.to_string()).unwrap_or_default()),
    ];
    let pattern = edition.press.file_name.clone();
    let name = facts.iter().fold(pattern, |name, (key, fact)| name.replace(key, fact));
    // A section may be called anything; a file may not.
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
}

/// Returns the composition with only the pages asked for, or whole when none was.
fn chosen(composition: &Composition, pages: &[u32]) -> Composition {
    let mut chosen = composition.clone();
    if !pages.is_empty() {
        chosen.pages.retain(|page| pages.contains(&page.number));
        for story in &mut chosen.stories {
            story.parts.retain(|part| pages.contains(&part.page));
        }
    }
    chosen
}

/// Returns what the file says of itself and of the press.
fn info(edition: &Edition, standard: pdf::Standard, args: &RenderArgs) -> pdf::Info {
    let press = &edition.press;
    let fact = |key: &str| press.facts.get(key).cloned().unwrap_or_default();
    pdf::Info {
        title: format!("{} {}", edition.paper, edition.date),
        date: edition.date,
        standard,
        intent: pdf::Intent {
            profile: press.profile.clone(),
            identifier: fact("condition"),
            condition: fact("condition_text"),
            registry: fact("registry"),
            info: fact("info"),
        },
        spots: press.spots.clone(),
        bleed: press.bleed,
        slug: if args.marks { marks::SLUG } else { Abs::ZERO },
        licensed: args.allow.iter().any(|code| code == "face-embedding"),
        compress: true,
    }
}
