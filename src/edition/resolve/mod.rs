//! From a checked [`Issue`] to an [`Edition`]: files read, names replaced, lengths made
//! absolute.
//!
//! The only place of this room that sees the issue. Names were checked when the issue was
//! loaded, so what can still fail here is the files themselves: faces, pictures, the ICC
//! profile.

mod assets;
mod faces;
mod fillers;
mod furniture;
mod held;
mod house_words;
mod lint;
mod names;
mod pages;
mod styles;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::color::Spot;
use crate::diag::{Sink, Span, Spanned};
use crate::edition::said::{self, Chars};
use crate::edition::{
    Condition, CopyStyles, Edition, HeadStyles, Kept, Limits, MakeupRules, NamedInk, Numerals,
    PictureReach, Press, Previous, Wording,
};
use crate::font::{Book, FaceId};
use crate::geom::Abs;
use crate::issue::{HouseFile, Issue, Units, raw};
use crate::page_name::Numeral;
use crate::repro::Recipe;
use crate::world::World;

use assets::Assets;
use pages::Resolved;
use styles::StyleSheet;

/// Returns the edition of an issue, or `None` when a file that it needs cannot be used; `sink`
/// then tells which. What was `kept` of runs before is not made again where its files are the same.
pub fn resolve(
    issue: &Issue,
    world: &dyn World,
    kept: &Kept,
    sink: &mut Sink,
) -> Option<Edition> {
    let book = faces::read(&issue.house, world, kept, sink);
    let assets = Assets::read(issue, world, kept, sink);
    let profile = assets::profile(issue, world, sink);
    let book = book.filter(|_| !sink.has_errors())?;
    let units = issue.house.grid.units;
    let spots = styles::spots(&issue.house.style, &issue.spots);
    let sheet = StyleSheet::new(&issue.house, &book, &spots);
    let Resolved { pages, templates, stories, held } = pages::resolve(issue, &sheet, &assets);
    let mut edition = Edition {
        paper: issue.house.style.paper.name.value.clone(),
        date: issue.date,
        number: issue.file.edition.number.as_ref().map(|number| number.value),
        source: issue.source,
        kind: issue.kind(),
        correction: issue.file.edition.correction.as_ref().map(|number| number.value),
        styles: sheet.own_styles(&issue.house),
        stories: stories.into_iter().map(Arc::new).collect(),
        pages: pages.into_iter().map(Arc::new).collect(),
        templates,
        previous: issue.file.edition.previous.as_ref().map(|previous| Previous {
            layout: previous.layout.as_ref().map(|layout| layout.value.clone()),
            lead: previous.lead.as_ref().map(|lead| lead.value),
        }),
        makeup: makeup(&issue.house.style),
        held,
        fillers: fillers::resolve(issue, &sheet, &assets),
        rules: sheet.rules,
        lexicon: issue.house.style.lexicon.words.clone(),
        numerals: numerals(&issue.house),
        limits: limits(&issue.house.style.limits, units),
        lint: lint::lint(&issue.house.style.lint),
        words: house_words::words(&issue.house.style.wording),
        press: press(issue, &book, profile, units, spots),
        book,
        pictures: assets.pictures.into(),
    };
    let said = said::said(&edition);
    edition.book = faces::with_rare(edition.book, &issue.house, &said, (world, kept), sink)?;
    edition.press.faces = named_faces(&issue.house, &edition.book);
    Some(edition)
}

/// Returns the ways of setting copy that a house style has, for copy of these characters, or `None`
/// when a face cannot be used.
pub fn copy_styles(
    house: &HouseFile,
    said: &Chars,
    world: &dyn World,
    sink: &mut Sink,
) -> Option<CopyStyles> {
    let kept = Kept::default();
    let book = faces::read(house, world, &kept, sink)?;
    let book = faces::with_rare(book, house, said, (world, &kept), sink)?;
    let sheet = StyleSheet::new(house, &book, &[]);
    let styles = sheet.copy_styles();
    Some(CopyStyles { rules: sheet.rules, book, styles })
}

/// Returns the headline styles of a house style, for heads that stand in no edition and say these
/// characters.
pub fn head_styles(
    house: &HouseFile,
    said: &Chars,
    world: &dyn World,
    sink: &mut Sink,
) -> Option<HeadStyles> {
    let kept = Kept::default();
    let book = faces::read(house, world, &kept, sink)?;
    let book = faces::with_rare(book, house, said, (world, &kept), sink)?;
    let sheet = StyleSheet::new(house, &book, &[]);
    let styles = sheet.head_styles().clone();
    let rungs = house.style.ladder.iter();
    let lowest =
        rungs.filter_map(|(rung, head)| Some((rung.parse::<u32>().ok()?, &head.value)));
    let first = lowest.min().map(|(_, head)| head).or(styles.keys().next()).cloned();
    let lexicon = house.style.lexicon.words.clone();
    Some(HeadStyles { rules: sheet.rules, book, lexicon, styles, first })
}

fn numerals(house: &HouseFile) -> Numerals {
    let raw = &house.style.numerals;
    let wording = |line: &Spanned<String>| {
        Wording::new(line.value.clone(), house.source.span(line.range.clone()))
    };
    Numerals {
        to: wording(&raw.to),
        from: wording(&raw.from),
        index: wording(&raw.index),
        numeral: if raw.chinese { Numeral::Chinese } else { Numeral::Figures },
    }
}

fn limits(raw: &raw::Limits, units: Units) -> Limits {
    Limits {
        gap_lines: raw.gap_lines,
        picture_error_ppi: raw.picture_error_ppi,
        picture_warning_ppi: raw.picture_warning_ppi,
        lines_after_subhead: raw.lines_after_subhead,
        type_in_inks: units.abs(raw.type_in_inks),
        type_reversed: units.abs(raw.type_reversed),
        rule: units.abs(raw.rule),
        rule_in_inks: units.abs(raw.rule_in_inks),
    }
}

fn makeup(house: &raw::House) -> MakeupRules {
    let (fit, jumps) = (&house.copyfit, &house.jumps);
    MakeupRules {
        paragraphs: fit.paragraphs,
        headline: fit.headline,
        white: fit.white,
        picture: match (fit.picture_percent, fit.picture) {
            (None, Some(lines)) => PictureReach::Lines(lines),
            (percent, _) => PictureReach::Percent(percent.unwrap_or(30)),
        },
        spacing: fit.spacing,
        optional: fit.optional,
        before: jumps.before,
        after: jumps.after,
        carry: jumps.carry,
        second: jumps.second,
    }
}

fn press(
    issue: &Issue,
    book: &Book,
    profile: Option<Arc<[u8]>>,
    units: Units,
    spots: Vec<Spot>,
) -> Press {
    let house = &issue.house;
    let span = |range: &std::ops::Range<usize>| house.source.span(range.clone());
    let inks = house.style.inks.iter().map(|(name, mix)| NamedInk {
        name: name.clone(),
        ink: styles::ink(&mix.value, &spots),
        span: span(&mix.range),
    });
    let faces = named_faces(house, book);
    let raw = &issue.house.style.press;
    let condition = Condition {
        name: raw.condition.clone(),
        words: raw.condition_text.clone(),
        registry: raw.registry.clone(),
        profile_name: raw.info.clone(),
    };
    let bleed = units.opt(issue.house.style.page.bleed.as_ref()).unwrap_or(Abs::ZERO);
    Press { profile, condition, bleed, recipe: recipe(raw), inks: inks.collect(), faces, spots }
}

/// Returns where the house names the faces that are read.
fn named_faces(house: &HouseFile, book: &Book) -> BTreeMap<FaceId, Span> {
    let span = |face: &raw::Face| house.source.span(face.file.range.clone());
    let faces = house.style.faces.iter();
    faces.filter_map(|(role, face)| Some((book.by_role(role)?, span(face)))).collect()
}

/// Returns how pictures are made ready; what the house style leaves out is as it is by default.
fn recipe(raw: &raw::Press) -> Recipe {
    let plain = Recipe::default();
    let pictures = &raw.pictures;
    let number = |given: &Option<Spanned<raw::Whole>>, default: u32| {
        given.as_ref().map_or(default, |given| given.value.parts().into())
    };
    Recipe {
        ppi: number(&pictures.ppi, plain.ppi),
        sharpen: number(&pictures.sharpen, plain.sharpen),
        midtones: number(&pictures.midtones, plain.midtones),
        intent: pictures.intent,
        ink_limit: number(&raw.ink_limit, plain.ink_limit),
        black_limit: number(&pictures.black_limit, plain.black_limit),
        // The schema allows 50 to 100.
        quality: number(&pictures.quality, plain.quality.into()) as u8,
    }
}
