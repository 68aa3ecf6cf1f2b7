//! Pages, slots and what fills them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::assets::Assets;
use super::furniture::{self, Facts};
use super::held;
use super::names;
use super::page_names::page_name;
use super::styles::StyleSheet;
use crate::diag::{SourceId, Span};
use crate::edition::{
    Boxed, Content, Grid, Head, HeadPlace, IndexEntry, Inside, Jump, Look, Page, Photo,
    Reserved, Slot, Story, Wording, Words,
};
use crate::geom::{Abs, Cells, Sides, Size};
use crate::ids::{PageId, SlotId, StoryId};
use crate::issue::{Issue, LayoutFile, PageGrid, Story as IssueStory, Units, raw};
use crate::terms::SlotKind;

/// Returns the pages of an issue, its stories, and those that are held back.
pub(super) fn resolve(
    issue: &Issue,
    sheet: &StyleSheet,
    assets: &Assets,
) -> (Vec<Page>, Vec<Story>, Vec<Story>) {
    let mut pages = Vec::new();
    for (index, raw) in issue.file.pages.iter().enumerate() {
        if let Some(file) = issue.layouts.get(&raw.layout.value) {
            pages.push(page(issue, sheet, index, file));
        }
    }
    let (mut stories, mut held) = (Vec::new(), Vec::new());
    for raw in &issue.stories {
        let story = story(issue, raw, &pages);
        if issue.placement(raw).hold {
            held.push(story);
        } else if story.blocks.is_empty() {
            // Only an advertisement may come without a length.
            let span = story.head.place(Words::Title);
            let title = story.head.plain_title();
            let slot = &mut pages[story.slot.page.0].template[story.slot.slot];
            let span = span.unwrap_or_else(|| raw.source.span(0..0));
            slot.content = Arc::new(Content::Reserved(Reserved { title, span }));
        } else {
            stories.push(story);
        }
    }
    for (number, story) in stories.iter().enumerate() {
        let slot = &mut pages[story.slot.page.0].template[story.slot.slot];
        match Arc::make_mut(&mut slot.content) {
            Content::Briefs(ids) => ids.push(StoryId(number)),
            content => *content = Content::Story(StoryId(number)),
        }
    }
    place_photos(issue, assets, &mut pages);
    place_index(issue, &stories, &mut pages);
    held::hold(&held, &mut pages);
    (pages, stories, held)
}

fn page(issue: &Issue, sheet: &StyleSheet, index: usize, file: &LayoutFile) -> Page {
    let (layout, source) = (&file.layout, file.source);
    let raw = &issue.file.pages[index];
    let number = index as u32 + 1;
    let size = &issue.house.style.page;
    let trim = Size::new(sheet.units.abs(size.width.value), sheet.units.abs(size.height.value));
    let called = page_name(issue, index);
    let facts = Facts::new(issue, raw, number, called.clone());
    let slots = layout.slots.iter().map(|slot| {
        let change = raw.slots.get(&slot.name.value);
        let content = furniture::content(issue, sheet, slot, &facts);
        resolve_slot(sheet, layout, source, slot, change, content)
    });
    Page {
        number,
        called,
        name: raw.name.value.clone(),
        layout: raw.layout.value.clone(),
        trim,
        grid: grid(&file.grid, trim),
        template: slots.collect(),
    }
}

/// Returns the places of a grid on a page.
fn grid(grid: &PageGrid, trim: Size) -> Grid {
    Grid {
        left: grid.left.unwrap_or((trim.w - grid.width()) / 2),
        top: grid.top.unwrap_or((trim.h - grid.height()) / 2),
        columns: grid.columns,
        column: grid.column,
        gutter: grid.gutter,
        pitch: grid.units.pitch,
        lines: grid.lines,
        em: grid.units.em,
    }
}

fn resolve_slot(
    sheet: &StyleSheet,
    layout: &raw::Layout,
    source: SourceId,
    raw: &raw::Slot,
    change: Option<&raw::SlotChange>,
    content: Content,
) -> Slot {
    let units = sheet.units;
    let changed = |pick: fn(&raw::SlotChange) -> &Option<crate::diag::Spanned<Vec<u32>>>| {
        change.and_then(|change| pick(change).as_ref()).map(|value| pair(&value.value))
    };
    let columns = changed(|change| &change.columns).unwrap_or_else(|| pair(&raw.columns.value));
    let lines = changed(|change| &change.lines).unwrap_or_else(|| pair(&raw.lines.value));
    let head = change.and_then(|change| change.head.as_ref()).or(raw.head.as_ref());
    let look = Look {
        name: raw.name.value.clone(),
        kind: raw.kind.value,
        inset: inset(raw.inset.as_ref(), units),
        inside: raw.inside.as_ref().map(|inside| Inside {
            columns: inside.columns.value,
            chars: inside.chars.as_ref().map(|chars| chars.value),
            gutter: units.opt(inside.gutter.as_ref()),
            rule: inside.rule,
        }),
        head: sheet.head(head.map(|head| head.value.as_str()), columns.1 - columns.0 + 1),
        head_place: head_place(raw.head_place.as_ref(), units),
        copy: sheet.copy(raw.copy.as_ref().map(|copy| copy.value.as_str())),
        boxed: raw.boxed.as_ref().map(|boxed| Boxed {
            frame: units.opt(boxed.frame.as_ref()),
            tint: boxed.tint.as_ref().map(|name| sheet.ink(Some(name))),
            top: units.opt(boxed.top.as_ref()),
            lower_by: units.opt(boxed.lower_by.as_ref()).unwrap_or(Abs::ZERO),
        }),
        rules: raw.rules.clone(),
        label: raw
            .label
            .as_ref()
            .map(|label| Wording::new(label.value.clone(), source.span(label.range.clone()))),
        label_head: raw.label_head.as_ref().map(|head| sheet.head(Some(&head.value), 1)),
        caption: raw.caption == raw::Caption::Below,
        standoff: raw.standoff.as_ref().map_or(1, |standoff| standoff.value),
        loose: raw.fill == raw::Fill::Loose,
    };
    let outer = |outer: &crate::diag::Spanned<String>| {
        layout.slots.iter().position(|slot| slot.name.value == outer.value)
    };
    Slot {
        look: Arc::new(look),
        cells: Cells { columns, lines },
        within: raw.within.as_ref().and_then(outer),
        content: Arc::new(content),
    }
}

/// Returns two numbers of the file, the smaller first, neither zero.
fn pair(values: &[u32]) -> (u32, u32) {
    let first = values.first().copied().unwrap_or(1).max(1);
    let last = values.get(1).copied().unwrap_or(first);
    (first, last.max(first))
}

fn inset(raw: Option<&raw::Inset>, units: Units) -> Sides<Abs> {
    let side = |pick: fn(&raw::Inset) -> &Option<crate::diag::Spanned<crate::geom::Length>>| {
        raw.and_then(|inset| units.opt(pick(inset).as_ref())).unwrap_or(Abs::ZERO)
    };
    Sides {
        left: side(|inset| &inset.left),
        top: side(|inset| &inset.top),
        right: side(|inset| &inset.right),
        bottom: side(|inset| &inset.bottom),
    }
}

fn head_place(raw: Option<&raw::HeadPlace>, units: Units) -> HeadPlace {
    let Some(raw) = raw else { return HeadPlace::Top };
    if let (Some(columns), Some(lines)) = (&raw.columns, &raw.lines) {
        return HeadPlace::Room(pair(&columns.value), pair(&lines.value));
    }
    let width = units.opt(raw.width.as_ref()).unwrap_or(units.em * 6);
    match raw.side {
        Some(raw::HeadSide::Left) => HeadPlace::Left(width),
        Some(raw::HeadSide::Right) => HeadPlace::Right(width),
        None => HeadPlace::Top,
    }
}

fn story(issue: &Issue, raw: &IssueStory, pages: &[Page]) -> Story {
    let placement = issue.placement(raw);
    let slot = find_slot(&pages[raw.page], &placement.slot.value);
    let words = |words: &Option<crate::diag::Spanned<String>>| {
        words
            .as_ref()
            .map(|words| words.value.trim().to_owned())
            .filter(|words| !words.is_empty())
    };
    let head = &raw.head;
    Story {
        id: raw.id.clone(),
        file: raw.file.clone(),
        source: raw.source,
        head: Head {
            kicker: words(&head.kicker),
            title: head.title.value.trim().to_owned(),
            short_title: words(&head.short_title),
            deck: words(&head.deck),
            summary: words(&head.summary),
            byline: words(&head.byline).map(|names| names::even(&names)),
            credit: words(&head.credit),
            section: words(&head.section),
            places: places(raw),
        },
        blocks: raw.blocks.clone(),
        dummy: raw.dummy,
        optional: placement.optional,
        slot: SlotId { page: PageId(raw.page), slot },
        jump: jump(placement.jump.as_ref().map(|jump| &jump.value), pages),
    }
}

/// Returns where the words of a story's head stand in its file.
fn places(raw: &IssueStory) -> Vec<(Words, Span)> {
    let head = &raw.head;
    let title = Some(&head.title);
    let words = [
        (Words::Kicker, head.kicker.as_ref()),
        (Words::Title, title),
        (Words::ShortTitle, head.short_title.as_ref()),
        (Words::Deck, head.deck.as_ref()),
        (Words::Summary, head.summary.as_ref()),
        (Words::Byline, head.byline.as_ref()),
        (Words::Credit, head.credit.as_ref()),
        (Words::Section, head.section.as_ref()),
    ];
    let span = |text: &crate::diag::Spanned<String>| raw.source.span(text.range.clone());
    words.into_iter().filter_map(|(words, text)| Some((words, span(text?)))).collect()
}

/// Returns the index of the slot of that name; the issue was checked, so it is there.
fn find_slot(page: &Page, name: &str) -> usize {
    page.template.iter().position(|slot| slot.look.name == name).unwrap_or(0)
}

fn jump(raw: Option<&raw::Jump>, pages: &[Page]) -> Jump {
    let index = |number: u32| (number as usize).saturating_sub(1);
    match raw {
        None | Some(raw::Jump::Never(_)) => Jump::Never,
        Some(raw::Jump::Word(raw::JumpWord::Auto)) => Jump::Choose(None),
        Some(raw::Jump::Page(page) | raw::Jump::Slot { page, slot: None }) => {
            Jump::Choose(Some(PageId(index(*page))))
        }
        Some(raw::Jump::Slot { page, slot: Some(slot) }) => {
            let page = index(*page);
            match pages.get(page) {
                Some(target) => {
                    Jump::To(SlotId { page: PageId(page), slot: find_slot(target, slot) })
                }
                None => Jump::Never,
            }
        }
    }
}

/// Puts the photographs of the issue file into their slots, then those of stories into the free photo
/// slots inside the story's slot.
fn place_photos(issue: &Issue, assets: &Assets, pages: &mut [Page]) {
    let folder = issue.path.parent().unwrap_or(Path::new(""));
    for (page, raw) in pages.iter_mut().zip(&issue.file.pages) {
        for photo in &raw.photos {
            let span = issue.source.span(photo.file.range.clone());
            let words = PhotoWords {
                file: &photo.file.value,
                caption: photo.caption.as_ref(),
                credit: photo.credit.as_ref(),
                focus: photo.focus.as_ref(),
                optional: photo.optional,
            };
            let slot = find_slot(page, &photo.slot.value);
            if let Some(photo) = words.photo(folder, assets, issue.source, span) {
                page.template[slot].content = Arc::new(Content::Photo(photo));
            }
        }
    }
    for story in issue.stories.iter().filter(|story| !issue.placement(story).hold) {
        let page = &mut pages[story.page];
        let placement = issue.placement(story);
        let outer = find_slot(page, &placement.slot.value);
        for photo in &story.head.photos {
            let free = page.template.iter().position(|slot| {
                slot.within == Some(outer)
                    && slot.look.kind == SlotKind::Photo
                    && matches!(*slot.content, Content::Empty)
            });
            let words = PhotoWords {
                file: &photo.file.value,
                caption: photo.caption.as_ref(),
                credit: photo.credit.as_ref(),
                focus: photo.focus.as_ref(),
                optional: photo.optional,
            };
            let span = story.source.span(photo.file.range.clone());
            if let (Some(free), Some(photo)) =
                (free, words.photo(&story.folder, assets, story.source, span))
            {
                page.template[free].content = Arc::new(Content::Photo(photo));
            }
        }
    }
}

/// A photograph as the issue file or a story names it.
struct PhotoWords<'a> {
    file: &'a String,
    caption: Option<&'a crate::diag::Spanned<String>>,
    credit: Option<&'a crate::diag::Spanned<String>>,
    focus: Option<&'a crate::diag::Spanned<Vec<f64>>>,
    optional: bool,
}

impl PhotoWords<'_> {
    fn photo(
        &self,
        folder: &Path,
        assets: &Assets,
        source: SourceId,
        span: Span,
    ) -> Option<Photo> {
        let words = |words: Option<&crate::diag::Spanned<String>>| {
            let words = words.filter(|words| !words.value.trim().is_empty())?;
            Some(Wording::new(words.value.trim(), source.span(words.range.clone())))
        };
        let part = |at: usize| {
            let value =
                self.focus.and_then(|focus| focus.value.get(at)).copied().unwrap_or(0.5);
            (value.clamp(0.0, 1.0) * 1000.0).round() as u32
        };
        Some(Photo {
            image: assets.id(&folder.join(self.file))?,
            file: self.file.clone(),
            caption: words(self.caption),
            credit: words(self.credit),
            focus: (part(0), part(1)),
            optional: self.optional,
            span,
        })
    }
}

fn place_index(issue: &Issue, stories: &[Story], pages: &mut [Page]) {
    let ids: BTreeMap<&str, StoryId> = stories
        .iter()
        .enumerate()
        .map(|(at, story)| (story.id.as_str(), StoryId(at)))
        .collect();
    for (page, raw) in pages.iter_mut().zip(&issue.file.pages) {
        let entries: Vec<IndexEntry> = raw
            .index
            .iter()
            .filter_map(|entry| {
                let id = *ids.get(entry.story.value.as_str())?;
                let story = &stories[id.0];
                let own = |words: &crate::diag::Spanned<String>| {
                    Wording::new(words.value.clone(), issue.source.span(words.range.clone()))
                };
                let its = |part: Words| {
                    let span = story.head.place(part);
                    let entry = || issue.source.span(entry.story.range.clone());
                    let words = story.head.words(part).unwrap_or_default();
                    Wording::new(words, span.unwrap_or_else(entry))
                };
                let its = |own: Option<Wording>, part| own.unwrap_or_else(|| its(part));
                Some(IndexEntry {
                    story: id,
                    section: its(entry.section.as_ref().map(own), Words::Section),
                    title: its(entry.title.as_ref().map(own), Words::ShortTitle),
                })
            })
            .collect();
        if entries.is_empty() {
            continue;
        }
        if let Some(slot) =
            page.template.iter_mut().find(|slot| slot.look.kind == SlotKind::Index)
        {
            slot.content = Arc::new(Content::Index(entries));
        }
    }
}
