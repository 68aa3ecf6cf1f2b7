//! Which of the layouts that a page names can hold what it is given.
//!
//! A page may name other layouts beside its own (`or`). One can take its place where it has, by name and
//! kind, every slot that the files name: those of the page's stories and photographs, of the jumps that
//! lead to it, of the changes of the day, and one for its index. Nothing is moved to another slot.

use std::collections::BTreeMap;

use super::super::check::Checked;
use super::super::names;
use super::super::raw::{self, IssueFile, Jump, Layout, Page, Slot};
use super::super::story::StoryFile;
use super::Files;
use super::report::Report;
use crate::diag::{Diagnostic, Text};
use crate::rules::Code;
use crate::terms::{Matter, SlotKind};
use crate::text;

/// The layouts of a page, as far as they were read whole.
#[derive(Debug, Default)]
pub(in crate::issue) struct Candidates {
    /// Those that can hold it, in the order in which it names them; the first is its own where
    /// none can.
    pub(super) fit: Vec<String>,
    /// Those that cannot, with the slots that they lack.
    pub(super) lacking: Vec<(String, Vec<String>)>,
}

/// Layouts by name.
type Layouts = BTreeMap<String, Checked<Layout>>;

/// Returns the candidates of each page.
pub(in crate::issue) fn of_pages(
    issue: &IssueFile,
    layouts: &Layouts,
    stories: &[StoryFile],
) -> Vec<Candidates> {
    (0..issue.pages.len()).map(|page| of_page(issue, page, layouts, stories)).collect()
}

fn of_page(
    issue: &IssueFile,
    index: usize,
    layouts: &Layouts,
    stories: &[StoryFile],
) -> Candidates {
    let page = &issue.pages[index];
    let own = page.layout.value.as_str();
    let mut found = Candidates::default();
    let sound = |name: &str| layouts.get(name).filter(|layout| layout.is_sound());
    if page.or.is_empty() {
        found.fit.extend(sound(own).map(|_| own.to_owned()));
        return found;
    }
    let needs = needs(issue, index, stories);
    let model = sound(own).map(|layout| &layout.value);
    let mut seen = Vec::new();
    for name in std::iter::once(own).chain(page.or.iter().map(|name| name.value.as_str())) {
        let Some(layout) = sound(name).filter(|_| !seen.contains(&name)) else { continue };
        seen.push(name);
        let lacks = lacks(&layout.value, &needs, model);
        match lacks.is_empty() {
            true => found.fit.push(name.to_owned()),
            false => found.lacking.push((name.to_owned(), lacks)),
        }
    }
    found
}

/// What a page needs of its layout.
enum Need<'a> {
    /// A slot for this.
    Slot(&'a str, Matter),
    /// A slot of this name, whatever its kind.
    Named(&'a str),
    /// A tail of this name.
    Tail(&'a str),
    /// So many tails.
    Tails(usize),
    /// So many photographs inside a slot, beside those that the page itself places there.
    Inside(&'a str, usize, Vec<&'a str>),
    /// A slot for an index.
    Index,
}

fn needs<'a>(issue: &'a IssueFile, index: usize, stories: &'a [StoryFile]) -> Vec<Need<'a>> {
    let page = &issue.pages[index];
    let mut needs = Vec::new();
    let placed = page.stories.iter().map(|story| story.slot.value.as_str());
    needs.extend(placed.map(|slot| Need::Slot(slot, Matter::Story)));
    let photos: Vec<&str> = page.photos.iter().map(|photo| photo.slot.value.as_str()).collect();
    needs.extend(photos.iter().map(|slot| Need::Slot(slot, Matter::Photo)));
    needs.extend(page.slots.keys().map(|slot| Need::Named(slot)));
    let mut tails = 0;
    for jump in issue.pages.iter().flat_map(|page| &page.stories).filter_map(jump_of) {
        match jump {
            Jump::Page(page) if *page as usize == index + 1 => tails += 1,
            Jump::Slot { page, slot } if *page as usize == index + 1 => {
                tails += 1;
                needs.extend(slot.as_deref().map(Need::Tail));
            }
            _ => {}
        }
    }
    needs.extend(Some(Need::Tails(tails)).filter(|_| tails > 0));
    for story in stories.iter().filter(|story| story.page == index) {
        let placement = &page.stories[story.placement];
        let count = story.head.photos.len();
        if count > 0 && !placement.hold {
            needs.push(Need::Inside(&placement.slot.value, count, photos.clone()));
        }
    }
    needs.extend((!page.index.is_empty()).then_some(Need::Index));
    needs
}

fn jump_of(story: &raw::StoryPlacement) -> Option<&Jump> {
    story.jump.as_ref().map(|jump| &jump.value)
}

/// Returns what a layout lacks of what a page needs; a slot that the page's own layout (`model`) has must be
/// of the same kind here.
fn lacks(layout: &Layout, needs: &[Need], model: Option<&Layout>) -> Vec<String> {
    let mut lacks: Vec<String> = Vec::new();
    for need in needs {
        let missing = match need {
            Need::Slot(name, matter) => {
                let meant = model.and_then(|model| slot(model, name));
                let meant =
                    meant.map(|slot| slot.kind.value).filter(|kind| kind.takes(*matter));
                let fits = slot(layout, name).is_some_and(|slot| {
                    let kind = slot.kind.value;
                    meant.map_or_else(|| kind.takes(*matter), |meant| meant == kind)
                });
                (!fits).then_some(*name)
            }
            Need::Named(name) => slot(layout, name).is_none().then_some(*name),
            Need::Tail(name) => {
                let tail = slot(layout, name).filter(|slot| slot.kind.value == SlotKind::Tail);
                tail.is_none().then_some(*name)
            }
            Need::Tails(count) => {
                let tails =
                    layout.slots.iter().filter(|slot| slot.kind.value == SlotKind::Tail);
                (tails.count() < *count).then_some("tail")
            }
            Need::Inside(name, count, taken) => {
                let free = layout.slots.iter().filter(|slot| {
                    let inside = slot.within.as_ref().is_some_and(|outer| outer.value == *name);
                    let taken = taken.contains(&slot.name.value.as_str());
                    inside && slot.kind.value == SlotKind::Photo && !taken
                });
                (free.count() < *count).then_some(*name)
            }
            Need::Index => {
                let mut slots = layout.slots.iter();
                let has = slots.any(|slot| slot.kind.value == SlotKind::Index);
                (!has).then_some("index")
            }
        };
        if let Some(name) = missing.filter(|name| !lacks.iter().any(|other| other == name)) {
            lacks.push(name.to_owned());
        }
    }
    lacks
}

fn slot<'a>(layout: &'a Layout, name: &str) -> Option<&'a Slot> {
    layout.slots.iter().find(|slot| slot.name.value == name)
}

/// Reports a page of which no layout has every slot, although each slot is in one of them. What none of them
/// has is told where the issue names it.
pub(super) fn none_fits(page: &Page, candidates: &Candidates, report: &mut Report) -> bool {
    if !candidates.fit.is_empty() || candidates.lacking.len() < 2 {
        return false;
    }
    let mut lists = candidates.lacking.iter().map(|(_, lacks)| lacks);
    let first = lists.next().map_or(&[][..], Vec::as_slice);
    let others: Vec<&Vec<String>> = lists.collect();
    let nowhere = first.iter().any(|name| others.iter().all(|lacks| lacks.contains(name)));
    if nowhere {
        return false;
    }
    let message = text!(
        "layout 和 or 里没有一个版式有这一版要用的全部版位",
        "no layout under `layout` and `or` has all slots that the page names"
    );
    let hint = |(name, lacks): &(String, Vec<String>)| {
        let lacks: Vec<&str> = lacks.iter().map(String::as_str).collect();
        let lacks = names::list(&lacks).unwrap_or_default();
        text!("`{name}` 缺 {lacks}", "`{name}` lacks {lacks}")
    };
    let hints: Vec<Text> = candidates.lacking.iter().map(hint).collect();
    let diagnostic = report.at(Code::NoLayoutFits, &page.layout.range, message);
    report.push(hints.into_iter().fold(diagnostic, Diagnostic::hint));
    true
}

impl Files {
    /// Returns the layout of a page, if it was read whole: of those that it names, the first that can
    /// hold it, or its own.
    pub(super) fn layout(&self, index: usize) -> Option<&Checked<Layout>> {
        self.named_layout(self.layout_name(index)?)
    }

    /// Returns a layout by its name, if it was read whole.
    pub(super) fn named_layout(&self, name: &str) -> Option<&Checked<Layout>> {
        self.layouts.get(name).filter(|layout| layout.is_sound())
    }

    /// Returns the name of a page's layout.
    pub(super) fn layout_name(&self, index: usize) -> Option<&str> {
        let page = self.issue.value.pages.get(index)?;
        let first = self.candidates.get(index).and_then(|found| found.fit.first());
        Some(first.map_or(page.layout.value.as_str(), String::as_str))
    }
}
