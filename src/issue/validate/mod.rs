//! Checks what no schema can: that names exist, places are free and numbers make sense.
//!
//! First each file by itself ([`house`], [`layout`]), then what the issue file says of them
//! ([`pages`], [`dummies`], [`photos`], [`jumps`]). Where a file was not read whole, nothing is
//! said about names that it may hold.

mod bending;
mod dummies;
mod facts;
mod fillers;
mod grid;
mod house;
mod jumps;
mod layout;
mod lint;
mod page_files;
mod page_names;
mod pages;
mod photo_edges;
mod photos;
mod press;
mod report;
mod space;
mod styles;
mod templates;
mod wording;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::check::{Checked, Health};
use super::grid::{PageGrid, Units};
use super::names::{suggest, suggest_file};
use super::paths::{Folders, Reach};
use super::raw;
use super::story::StoryFile;
use super::{HouseFiles, Page, SlotStyles, Ties};
use crate::diag::{Sink, Spanned, Text};
use crate::ids::PageId;
use crate::rules::Code;
use crate::terms::{Flow, Jump};
use crate::text;
use crate::world::{ReadError, World};
use report::Report;
use styles::Styles;
pub(super) use templates::{Candidates, of_pages as candidates};

/// The headline style of slots that name none, by the columns they span.
type Ladder = BTreeMap<u32, Spanned<String>>;

/// All files of an edition; what could not be read is left out.
#[derive(Debug)]
pub(super) struct Files {
    /// The issue file's path.
    pub(super) path: PathBuf,
    /// The issue file.
    pub(super) issue: Checked<raw::IssueFile>,
    /// The house style.
    pub(super) house: Option<Checked<raw::House>>,
    /// The layouts by name.
    pub(super) layouts: BTreeMap<String, Checked<raw::Layout>>,
    /// The stories.
    pub(super) stories: Vec<StoryFile>,
    /// By filler, its story where it is a brief.
    pub(super) fillers: Vec<Option<StoryFile>>,
    /// By page, which of the layouts that it names can hold it.
    pub(super) candidates: Vec<Candidates>,
}

/// What the names in the files stand for.
#[derive(Debug)]
pub(super) struct Found {
    /// By layout, in the order of their names.
    pub(super) ties: Vec<Ties>,
    /// Where the files of the house lie.
    pub(super) house: HouseFiles,
    /// By page.
    pub(super) pages: Vec<Page>,
    /// By story.
    pub(super) stories: Vec<StoryFound>,
    /// By filler.
    pub(super) fillers: Vec<FillerFound>,
    /// By what briefs are set that fill white; none where there are none.
    pub(super) filler_styles: Option<SlotStyles>,
    /// The inks whose spot inks are booked.
    pub(super) spots: Vec<usize>,
}

/// What stands where of a story.
#[derive(Debug)]
pub(super) struct StoryFound {
    /// Its slot.
    pub(super) slot: usize,
    /// Where their files lie.
    pub(super) pictures: Vec<PathBuf>,
    /// Where it goes on.
    pub(super) jump: Jump,
}

/// What the names of a filler stand for.
#[derive(Debug)]
pub(super) struct FillerFound {
    /// Where the files of its pictures lie.
    pub(super) pictures: Vec<PathBuf>,
    /// The pages on which it may stand; any where there is none.
    pub(super) pages: Vec<PageId>,
}

impl Files {
    /// Returns the grid of a layout, if everything that makes it was read.
    fn grid(&self, layout: &Checked<raw::Layout>) -> Option<PageGrid> {
        PageGrid::of(&self.names()?.grid, &layout.value.grid)
    }

    /// Returns what 字 and 行 count in, outside the grids of layouts.
    fn units(&self) -> Units {
        let grid =
            self.names().and_then(|house| PageGrid::of(&house.grid, &raw::Grid::default()));
        grid.map(|grid| grid.units).unwrap_or_default()
    }

    /// Returns the house style for looking names up, if it was read whole.
    fn names(&self) -> Option<&raw::House> {
        self.house.as_ref().filter(|house| house.is_sound()).map(|house| &house.value)
    }
}

/// What kind of file is named.
struct Sought {
    /// The code under which it is missed.
    missing: Code,
    /// What it is called in both languages.
    words: [&'static str; 2],
    /// What to name instead of what is no file.
    hint: Text,
}

/// Returns where a named file lies that is read from `reach`; reports one that is not there, lies
/// elsewhere or is no file.
fn located(
    file: &Spanned<String>,
    folder: &Path,
    (world, reach): (&dyn World, &Reach),
    sought: &Sought,
    report: &mut Report,
) -> Option<PathBuf> {
    let name = file.value.as_str();
    let path = folder.join(name);
    let span = Some(report.source.span(file.range.clone()));
    let real = reach.to_named(&path, name, span, report.sink)?;
    let fault = match world.exists(&real) {
        true => return Some(real),
        false => world.length(&real).err(),
    };
    let Some(fault) = fault else { return Some(real) };
    let [zh, en] = sought.words;
    if fault == ReadError::NotFound {
        let message = text!("没有{zh}文件 `{name}`", "there is no {en} file `{name}`");
        let diagnostic = report.at(sought.missing, &file.range, message);
        let folder = path.parent().unwrap_or(folder);
        report.push(suggest_file(diagnostic, &path, &reach.list(folder)));
    } else {
        let Text { zh: told, en: said } = fault.message();
        let message = text!("{zh} `{name}` {told}", "the {en} file `{name}`: {said}");
        report.error(Code::NotAFile, &file.range, message, sought.hint.clone());
    }
    None
}

/// Returns whether the copy of a slot runs down the page.
fn is_vertical(house: &raw::House, slot: &raw::Slot) -> bool {
    let named = slot.copy.as_ref().map(|copy| copy.value.as_str());
    let copy = named.or(house.default_copy()).and_then(|name| house.copy.get(name));
    copy.is_some_and(|copy| copy.flow == Flow::Vertical)
}

/// What the names in a house style stand for.
#[derive(Debug)]
pub(super) struct HouseFound {
    ladder: Ladder,
    /// Where its files lie; `None` where one may not be read.
    pub(super) files: Option<HouseFiles>,
}

/// Reports every fault of the house style and returns what its names stand for.
pub(super) fn house(
    house: &Checked<raw::House>,
    folders: &Folders,
    root: &Path,
    sink: &mut Sink,
) -> HouseFound {
    house::check(house, folders, root, sink)
}

/// Reports every fault between the files of an edition and returns what their names stand for;
/// `None` where one stands for nothing, which was told.
pub(super) fn validate(
    files: &Files,
    folders: &Folders,
    root: &Path,
    sink: &mut Sink,
) -> Option<Found> {
    let house = files.house.as_ref().map(|house| self::house(house, folders, root, sink));
    let (names, units) = (files.names(), files.units());
    let styles = names.zip(house.as_ref());
    let styles = styles.map(|(house, found)| Styles { house, ladder: &found.ladder });
    let ties = files.layouts.values().map(|layout| {
        let mut report = Report { source: layout.source, names, units, sink };
        layout::check(layout, files, styles, &mut report)
    });
    let ties: Vec<_> = ties.collect();
    if files.issue.health == Health::Broken {
        return None;
    }
    let source = files.issue.source;
    let mut report = Report { source, names, units, sink };
    let names = page_names::of_pages(files, &mut report);
    // That a file may not be read is told before that it has no room.
    let photos = photos::of_stories(files, folders, &mut report);
    let pages = pages::check(files, &names, styles, &mut report);
    let pictures = photos::of_pages(files, folders, &mut report);
    let fillers = fillers::check(files, folders, styles, &mut report);
    dummies::check(files, &mut report);
    facts::check(files, &mut report);
    let jumps = jumps::check(files, &names, &mut report);
    previous(files, folders, root, &mut report);
    let spots = press::check_spots(files, &mut report);
    let filler_styles = styles.and_then(fillers::of_briefs);
    let mut pages = pages?;
    for (page, pictures) in pages.iter_mut().zip(pictures?) {
        page.pictures = pictures;
    }
    let stories = files.stories.iter().zip(photos).map(|(story, pictures)| {
        let slot = pages[story.page].template.stories[story.placement];
        let jump = jumps[story.page][story.placement]?;
        Some(StoryFound { slot, pictures: pictures?, jump })
    });
    Some(Found {
        stories: stories.collect::<Option<_>>()?,
        ties: ties.into_iter().collect::<Option<_>>()?,
        house: house?.files?,
        pages,
        fillers: fillers?,
        filler_styles,
        spots: spots?,
    })
}

/// Reports a layout of the last front that is not there: the rule against repeating it would be silent.
fn previous(files: &Files, folders: &Folders, root: &Path, report: &mut Report) {
    let previous = files.issue.value.edition.previous.as_ref();
    let Some(layout) = previous.and_then(|previous| previous.layout.as_ref()) else { return };
    let listed = folders.layouts.list(&root.join("layouts"));
    let stems = listed.iter().filter_map(|file| file.strip_suffix(".toml"));
    let stems: Vec<&str> = stems.filter(|stem| *stem != "house").collect();
    let name = layout.value.as_str();
    if !stems.contains(&name) {
        let message = text!("没有版式 `{name}`", "there is no layout `{name}`");
        let diagnostic = report.at(Code::UnknownLayout, &layout.range, message);
        report.push(suggest(diagnostic, name, stems));
    }
}
