//! `render`: the press file, or the proof while errors stand, and the reports.

use banmian::edition::Edition;
use banmian::export::{pdf, proof};
use banmian::frame::Composition;
use banmian::text;

use super::args::RenderArgs;
use super::failure::{Exit, Failure};
use super::make::{self, Made};
use super::settings::Settings;
use super::system::Staging;
use super::terminal::{Step, Terminal};

/// Runs the verb.
pub(super) fn run(
    args: &RenderArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let all = make::make(&args.issues, &args.allow, settings, terminal)?;
    for made in &all {
        check_pages(&args.page, made)?;
    }
    let mut staging = Staging::default();
    for made in &all {
        terminal.step(Step::Write, &made.folder);
        let name = match make::exit(&made.report) {
            Exit::Good => "press.pdf",
            _ => "proof.pdf",
        };
        staging.write(made.folder.join(name), &pdf_of(made, &args.page, settings)?)?;
        make::stage_reports(made, &mut staging)?;
    }
    make::finish(&all, staging, settings, terminal)
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

/// Returns the bytes of the press or proof file.
fn pdf_of(made: &Made, pages: &[u32], settings: &Settings) -> Result<Vec<u8>, Failure> {
    let edition = &made.edition;
    let mut composition = chosen(&made.composition, pages);
    let face = edition.book.by_role("hei").or(edition.book.iter().map(|(id, _)| id).next());
    if let (Exit::Findings, Some(face)) = (make::exit(&made.report), face) {
        let date = &made.report.edition.date;
        composition = proof::mark(&composition, &edition.book, face, settings.lang, date);
    }
    pdf::press(&composition, &edition.book, &edition.pictures, &info(edition)).map_err(
        |error| {
            // Only a face can be at fault here, and faces are input.
            let message = text!("无法生成 PDF：{error}", "cannot write the PDF: {error}");
            Failure::input(message).hint(text!(
                "在 layouts/house.toml 的 [faces] 中换用可以嵌入的字体文件",
                "name a face that may be embedded under [faces] in layouts/house.toml"
            ))
        },
    )
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
fn info(edition: &Edition) -> pdf::Info {
    let press = &edition.press;
    let fact = |key: &str| press.facts.get(key).cloned().unwrap_or_default();
    pdf::Info {
        title: format!("{} {}", edition.paper, edition.date),
        date: edition.date,
        intent: pdf::Intent {
            profile: press.profile.clone(),
            identifier: fact("condition"),
            condition: fact("condition_text"),
            registry: fact("registry"),
            info: fact("info"),
        },
        bleed: press.bleed,
        compress: true,
    }
}
