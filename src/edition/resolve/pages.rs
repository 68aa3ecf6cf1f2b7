//! Pages, slots and what fills them.

use std::path::Path;
use std::sync::Arc;

use super::assets::Assets;
use super::furniture::{self, Facts};
use super::held;
use super::names;
use super::styles::StyleSheet;
use crate::diag::{SourceId, Span};
use crate::edition::{
    Boxed, Content, Grid, Head, HeadPlace, IndexEntry, Inside, Look, Page, Part, Photo,
    PhotoFit, Reserved, Slot, Story, Templates, Wording, Words,
};
use crate::geom::{Abs, Cells, Sides, Size};
use crate::head_marks::on_one_line;
use crate::ids::{PageId, SlotId, StoryId};
use crate::issue::{
    Issue, LayoutFile, PageGrid, SlotStyles, Story as IssueStory, Template, Ties, Units, raw,
};

/// What the pages of an issue come to.
pub(super) struct Resolved {
    /// The pages, each as its first template has it.
    pub(super) pages: Vec<Page>,
    /// By page, as the others have it that can hold it, and which cannot.
    pub(super) templates: Vec<Templates>,
    /// The stories.
    pub(super) stories: Vec<Story>,
    /// Those that are held back.
    pub(super) held: Vec<Story>,
}

/// Returns what the pages of an issue come to.
pub(super) fn resolve(issue: &Issue, sheet: &StyleSheet, assets: &Assets) -> Resolved {
    let (mut stories, mut held, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for raw in &issue.stories {
        let story = story(issue, raw);
        places.push(if issue.placement(raw).hold {
            held.push(story);
            Place::Held(held.len() - 1)
        } else if story.blocks.is_empty() {
            // Only an advertisement may come without a length.
            let span = story.head.place(Words::Title);
            let span = span.unwrap_or_else(|| raw.source.span(0..0));
            Place::Reserved(Reserved { title: story.head.plain_title(), span })
        } else {
            stories.push(story);
            Place::Stands(StoryId(stories.len() - 1))
        });
    }
    let filler = Filler { issue, sheet, assets, stories: &stories, places: &places };
    let pages = issue.pages.iter().enumerate();
    let templates = pages.clone().map(|(index, page)| Templates {
        others: page.others.iter().map(|it| Arc::new(filler.page(index, it))).collect(),
        lacking: page.lacking.clone(),
    });
    let templates = templates.collect();
    let pages = pages.map(|(index, page)| filler.page(index, &page.template)).collect();
    Resolved { pages, templates, stories, held }
}

/// What becomes of a story of the issue.
enum Place {
    /// It stands in its slot.
    Stands(StoryId),
    /// It is held back: its place among those.
    Held(usize),
    /// It is an advertisement that is not there yet.
    Reserved(Reserved),
}

/// Fills the slots of pages.
struct Filler<'a> {
    issue: &'a Issue,
    sheet: &'a StyleSheet,
    assets: &'a Assets,
    stories: &'a [Story],
    /// By story of the issue.
    places: &'a [Place],
}

impl Filler<'_> {
    /// Returns a page as a template has it, with what stands in its slots.
    fn page(&self, index: usize, template: &Template) -> Page {
        let mut page = page(self.issue, self.sheet, index, template);
        self.place_stories(&mut page, template);
        self.place_photos(&mut page, template);
        self.place_index(&mut page, template);
        let held = self.stories_of(&page).filter_map(|(at, raw)| match self.places[at] {
            Place::Held(number) => {
                let id = StoryId(self.stories.len() + number);
                Some((id, template.stories[raw.placement]))
            }
            _ => None,
        });
        held::hold(held.collect(), &mut page);
        page
    }

    /// Returns the stories of a page with their places among all.
    fn stories_of(&self, page: &Page) -> impl Iterator<Item = (usize, &IssueStory)> {
        let id = page.id;
        let stories = self.issue.stories.iter().enumerate();
        stories.filter(move |(_, story)| story.slot.page == id)
    }

    fn place_stories(&self, page: &mut Page, template: &Template) {
        for (at, raw) in self.stories_of(page).collect::<Vec<_>>() {
            let content = &mut page.template[template.stories[raw.placement]].content;
            match &self.places[at] {
                Place::Held(_) => {}
                Place::Reserved(booked) => {
                    *content = Arc::new(Content::Reserved(booked.clone()));
                }
                Place::Stands(id) => match Arc::make_mut(content) {
                    Content::Briefs(ids) => ids.push(*id),
                    content => *content = Content::Story(*id),
                },
            }
        }
    }
    /// Puts the photographs of the issue file and of stories into their slots.
    fn place_photos(&self, page: &mut Page, template: &Template) {
        let (issue, index) = (self.issue, page.id.0);
        let raw = &issue.file.pages[index].photos;
        let placed = raw.iter().zip(&template.photos).zip(&issue.pages[index].pictures);
        for ((photo, slot), path) in placed {
            let span = issue.source.span(photo.file.range.clone());
            let words = PhotoWords {
                file: &photo.file.value,
                caption: photo.caption.as_ref(),
                credit: photo.credit.as_ref(),
                cropping: photo.cropping(),
                choice: photo.slot.choice(),
                optional: photo.optional,
            };
            let photo = words.photo(path, self.assets, issue.source, span);
            page.template[*slot].content = Arc::new(Content::Photo(photo));
        }
        for (at, story) in self.stories_of(page).collect::<Vec<_>>() {
            let slots = template.inside.get(&at).filter(|_| !issue.placement(story).hold);
            let slots = slots.map_or(&[][..], Vec::as_slice);
            let named = |slot: &usize| page.template[*slot].look.name.clone();
            let choice: Vec<String> =
                slots.iter().filter(|_| slots.len() > 1).map(named).collect();
            let placed = story.head.photos.iter().zip(slots).zip(&story.pictures);
            for ((photo, slot), path) in placed {
                let words = PhotoWords {
                    file: &photo.file.value,
                    caption: photo.caption.as_ref(),
                    credit: photo.credit.as_ref(),
                    cropping: photo.cropping(),
                    choice: choice.clone(),
                    optional: photo.optional,
                };
                let span = story.source.span(photo.file.range.clone());
                let photo = words.photo(path, self.assets, story.source, span);
                page.template[*slot].content = Arc::new(Content::Photo(photo));
            }
        }
    }

    /// Fills the index; entries of stories that are left out are left out with them.
    fn place_index(&self, page: &mut Page, template: &Template) {
        let (issue, found) = (self.issue, &self.issue.pages[page.id.0]);
        let entry = |(entry, story): (&raw::IndexEntry, &usize)| {
            let Place::Stands(id) = self.places[*story] else { return None };
            let story = &self.stories[id.0];
            let own = |words: &crate::diag::Spanned<String>| {
                Wording::new(on_one_line(&words.value), issue.source.span(words.range.clone()))
            };
            let its = |part: Words| {
                let span = story.head.place(part);
                let entry = || issue.source.span(entry.story.range.clone());
                let short = || story.head.short_title.as_ref().unwrap_or(&story.head.title);
                let words = match part {
                    Words::ShortTitle => short().clone(),
                    part => story.head.words(part).unwrap_or_default(),
                };
                Wording::new(on_one_line(&words), span.unwrap_or_else(entry))
            };
            let has = |part: &Words| story.head.words(*part).is_some();
            let under = [Words::Deck, Words::Summary].into_iter().find(has);
            let summary = entry.summary.as_ref().map(own).or_else(|| under.map(its));
            let its = |own: Option<Wording>, part| own.unwrap_or_else(|| its(part));
            Some(IndexEntry {
                summary: summary.filter(|words| !words.text.trim().is_empty()),
                story: id,
                section: its(entry.section.as_ref().map(own), Words::Section),
                title: its(entry.title.as_ref().map(own), Words::ShortTitle),
            })
        };
        let entries = issue.file.pages[page.id.0].index.iter().zip(&found.index);
        let entries: Vec<_> = entries.filter_map(entry).collect();
        if let Some(slot) = template.index_slot.filter(|_| !entries.is_empty()) {
            page.template[slot].content = Arc::new(Content::Index(entries));
        }
    }
}

/// Returns a page as a template has it, with its fixed matter.
fn page(issue: &Issue, sheet: &StyleSheet, index: usize, template: &Template) -> Page {
    let file: &LayoutFile = &issue.layouts[template.layout];
    let (layout, source) = (&file.layout, file.source);
    let (raw, called) = (&issue.file.pages[index], &issue.pages[index].called);
    let number = index as u32 + 1;
    let size = &issue.house.style.page;
    let trim = Size::new(sheet.units.abs(size.width.value), sheet.units.abs(size.height.value));
    let facts = Facts::new(issue, raw, number, called.clone());
    let slots = layout.slots.iter().zip(&template.styles).enumerate();
    let slots = slots.map(|(number, (slot, styles))| {
        let id = SlotId { page: PageId(index), slot: number };
        let change = raw.slots.get(&slot.name.value);
        let content = furniture::content(issue, sheet, slot, &facts);
        resolve_slot(sheet, (id, source, slot), &file.ties, (change, styles), content)
    });
    Page {
        id: PageId(index),
        number,
        called: called.clone(),
        file_name: issue.pages[index].file_name.clone(),
        name: raw.name.value.clone(),
        span: issue.source.span(raw.name.range.clone()),
        layout: file.name.clone(),
        trim,
        grid: grid(&file.grid, trim),
        template: slots.collect(),
    }
}

/// Returns the places of a grid on a page.
fn grid(grid: &PageGrid, trim: Size) -> Grid {
    let corner = grid.corner(trim);
    Grid {
        left: corner.x,
        top: corner.y,
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
    (id, source, raw): (SlotId, SourceId, &raw::Slot),
    ties: &Ties,
    (change, styles): (Option<&raw::SlotChange>, &SlotStyles),
    content: Content,
) -> Slot {
    let units = sheet.units;
    let columns = change.and_then(|change| change.columns.as_ref()).unwrap_or(&raw.columns);
    let lines = change.and_then(|change| change.lines.as_ref()).unwrap_or(&raw.lines.at);
    let cells = Cells { columns: columns.value.into(), lines: lines.value.into() };
    let look = Look {
        id,
        name: raw.name.value.clone(),
        span: source.span(raw.name.range.clone()),
        kind: raw.kind.value,
        inset: inset(raw.inset.as_ref(), units),
        inside: raw.inside.as_ref().map(|inside| Inside {
            columns: inside.columns.value,
            chars: inside.chars.as_ref().map(|chars| chars.value),
            gutter: units.opt(inside.gutter.as_ref()),
            rule: inside.rule,
        }),
        head: sheet.head(styles.head.as_ref()),
        head_place: head_place(raw.head_place.as_ref(), units),
        head_columns: raw
            .head_place
            .as_ref()
            .and_then(|place| place.columns.as_ref())
            .map(|columns| columns.value.into()),
        copy: sheet.copy(styles.copy.as_ref()),
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
        label_head: raw.label_head.as_ref().map(|head| sheet.head(Some(&head.value))),
        caption: raw.caption == raw::Caption::Below,
        fit: raw.fit.as_ref().map(|fit| fit.value),
        keyline: raw.keyline.as_ref().map(|keyline| keyline.value),
        align: raw.align.as_ref().map(|align| align.value),
        tie: raw.tie.as_ref().map(|tie| tie.value),
        standoff: raw.standoff.as_ref().map_or(1, |standoff| standoff.value),
        fill: raw.fill,
    };
    // What the day gives its lines keeps them.
    let pinned = raw.kind.value.keeps_place() || change.is_some_and(|it| it.lines.is_some());
    let bends = raw.lines.bends.as_ref().filter(|_| !pinned).map(|bends| {
        let or_own = |lines: &Option<crate::diag::Spanned<u32>>| {
            lines.as_ref().map_or(cells.height(), |lines| lines.value)
        };
        (or_own(&bends.min), or_own(&bends.max))
    });
    Slot {
        look: Arc::new(look),
        cells,
        bends,
        shrinks: raw.shrink && !pinned,
        within: ties.within[id.slot],
        absorb: ties.absorb[id.slot].clone(),
        content: Arc::new(content),
    }
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
        return HeadPlace::Cells(columns.value.into(), lines.value.into());
    }
    let width = units.opt(raw.width.as_ref()).unwrap_or(PageGrid::STRIP.at(units.em));
    match raw.side {
        Some(raw::HeadSide::Left) => HeadPlace::Left(width),
        Some(raw::HeadSide::Right) => HeadPlace::Right(width),
        None => HeadPlace::Top,
    }
}

fn story(issue: &Issue, raw: &IssueStory) -> Story {
    let placement = issue.placement(raw);
    story_of(raw, issue.source.span(placement.slot.range.clone()), placement.optional)
}

/// Returns a story that the issue file names at this place.
pub(super) fn story_of(raw: &IssueStory, placed: Span, optional: bool) -> Story {
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
        leftovers: raw.leftovers.clone(),
        paragraphs: raw.paragraphs,
        dummy: raw.dummy,
        optional,
        slot: raw.slot,
        placed,
        jump: raw.jump,
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

/// A photograph as the issue file or a story names it.
pub(super) struct PhotoWords<'a> {
    pub(super) file: &'a String,
    pub(super) caption: Option<&'a crate::diag::Spanned<String>>,
    pub(super) credit: Option<&'a crate::diag::Spanned<String>>,
    pub(super) cropping: raw::Cropping<'a>,
    /// Slots between which make-up may choose.
    pub(super) choice: Vec<String>,
    pub(super) optional: bool,
}

impl PhotoWords<'_> {
    /// Returns the photograph, whose file lies at `path`.
    pub(super) fn photo(
        &self,
        path: &Path,
        assets: &Assets,
        source: SourceId,
        span: Span,
    ) -> Photo {
        let words = |words: Option<&crate::diag::Spanned<String>>| {
            let words = words.filter(|words| !words.value.trim().is_empty())?;
            Some(Wording::new(words.value.trim(), source.span(words.range.clone())))
        };
        let raw::Cropping { focus, fit, zoom, crop } = self.cropping;
        let image = assets.id(path);
        let picture = &assets.pictures[image.0 as usize];
        let part = crop.map_or(Part::ALL, |crop| Part::of(crop.value));
        // A zoom is a crop: who asks for one wants no picture that stands whole.
        let fit = fit.map(|fit| fit.value).or(zoom.map(|_| PhotoFit::Cover));
        Photo {
            image,
            file: self.file.clone(),
            caption: words(self.caption),
            credit: words(self.credit),
            choice: self.choice.clone(),
            fit,
            drawn: picture.glance.is_drawn(),
            part,
            shape: part.shape(picture.width, picture.height),
            zoom: zoom.map_or(1000, |zoom| (zoom.value * 1000.0).round() as u32),
            focus: match focus {
                Some(focus) => {
                    let [x, y] = focus.value.map(|part| (part * 1000.0).round() as u32);
                    (x, y)
                }
                None => part.focus(picture.width, picture.height),
            },
            optional: self.optional,
            span,
        }
    }
}
