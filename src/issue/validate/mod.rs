//! Checks what no schema can: that names exist, places are free and numbers make sense.
//!
//! First each file by itself ([`house`], [`layout`]), then what the issue file says of them
//! ([`pages`], [`dummies`], [`photos`], [`jumps`]). Where a file was not read whole, nothing is said about names
//! that it may hold.

mod dummies;
mod grid;
mod house;
mod jumps;
mod layout;
mod lint;
mod page_names;
mod pages;
mod photos;
mod press;
mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::check::{Checked, Health};
use super::grid::{PageGrid, Units};
use super::{Story, raw};
use crate::diag::Sink;
use crate::terms::Flow;
use crate::world::World;
use report::Report;

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
    pub(super) stories: Vec<Story>,
}

impl Files {
    /// Returns the layout of a page, if it was read whole.
    fn layout(&self, page: &raw::Page) -> Option<&Checked<raw::Layout>> {
        self.layouts.get(&page.layout.value).filter(|layout| layout.is_sound())
    }

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

/// Returns whether the copy of a slot runs down the page.
fn is_vertical(house: &raw::House, slot: &raw::Slot) -> bool {
    let named = slot.copy.as_ref().and_then(|copy| house.copy.get(&copy.value));
    let copy = named.or_else(|| house.copy.get("news")).or(house.copy.values().next());
    copy.is_some_and(|copy| copy.flow == Flow::Vertical)
}

/// Reports every fault of the house style.
pub(super) fn house(
    house: &Checked<raw::House>,
    world: &dyn World,
    root: &Path,
    sink: &mut Sink,
) {
    house::check(house, world, root, sink);
}

/// Reports every fault between the files of an edition.
pub(super) fn validate(files: &Files, world: &dyn World, root: &Path, sink: &mut Sink) {
    if let Some(house) = &files.house {
        self::house(house, world, root, sink);
    }
    for layout in files.layouts.values() {
        let (names, units) = (files.names(), files.units());
        let mut report = Report { source: layout.source, names, units, sink };
        layout::check(layout, files, &mut report);
    }
    if files.issue.health == Health::Broken {
        return;
    }
    let source = files.issue.source;
    let (names, units) = (files.names(), files.units());
    let mut report = Report { source, names, units, sink };
    pages::check(files, &mut report);
    dummies::check(files, &mut report);
    jumps::check(files, &mut report);
    photos::check(files, world, &mut report);
    press::check_spots(files, &mut report);
}
