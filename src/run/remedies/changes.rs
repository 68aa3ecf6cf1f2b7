//! What may mend a finding: changes of the edition, the likeliest first.

use std::sync::Arc;

use super::super::judged::Judged;
use super::{Remedy, cells, figure, has_more};
use crate::copy::{Block, BlockKind};
use crate::diag::{Text, counted};
use crate::edition::{
    Content, Edition, Head, HeadPlace, HeadStyle, Jump, Look, Page, PartStyle, Photo, Slot,
    Story,
};
use crate::frame::{Datum, Finding};
use crate::geom::{Abs, Cells};
use crate::ids::{PageId, SlotId, StoryId};
use crate::plan::PagePlan;
use crate::plan::judge::STEP;
use crate::rules::Code;
use crate::terms::{Paragraphs, PhotoAlign, PhotoFit, SlotKind};
use crate::text;

/// Share of a hole that new copy fills when the edges round it have moved, in percent: the first is likeliest.
const FILLS: [u32; 3] = [100, 125, 80];
/// Slots of a page that are tried for one finding.
const SLOTS: usize = 2;

/// Returns what may mend a finding; nothing where its hint needs no trying.
pub(super) fn of(best: &Judged, finding: &Finding) -> Vec<Remedy> {
    let edition = best.given();
    let stands = |slot: SlotId| slot.slot < edition.page(slot.page).template.len();
    // Fillers are placed anew with whatever is tried: there is nothing to change about one that stands.
    let Some(page) = finding.page.filter(|_| finding.slot.is_none_or(stands)) else {
        return Vec::new();
    };
    let case = Case { best, edition, page, finding };
    let found = match finding.code {
        Code::WhiteArea => {
            [case.photos(), case.more(), case.stories(), case.absorbed()].concat()
        }
        Code::EmptySlot => [case.absorbed(), case.photos(), case.stories()].concat(),
        Code::PanelEmpty => [case.shrunk(), case.more()].concat(),
        Code::CropTooHard => [case.moved(), case.whole()].concat(),
        Code::TopsUneven => case.aligned(),
        Code::RowUneven => [case.aligned(), case.level()].concat(),
        Code::LadderFlat | Code::HeadAiry | Code::HeadGlued => case.head(),
        _ => Vec::new(),
    };
    let way = |(way, edition, deed)| Remedy { edition, deed, way };
    found.into_iter().map(way).collect()
}

/// A change: the way that it tries, the edition with it, what it is.
type Change = (u32, Edition, Text);

/// A finding for which changes are looked for.
struct Case<'a> {
    best: &'a Judged,
    edition: &'a Edition,
    page: PageId,
    finding: &'a Finding,
}

impl Case<'_> {
    fn page(&self) -> &Page {
        self.edition.page(self.page)
    }

    fn plan(&self) -> &PagePlan {
        self.best.plan.page(self.page)
    }

    fn name(&self, slot: SlotId) -> &str {
        &self.page().template[slot.slot].look.name
    }

    /// Returns the slots of the page of which this is true.
    fn slots(&self, wanted: impl Fn(SlotId, &Slot) -> bool) -> Vec<SlotId> {
        let slots = self.page().template.iter().enumerate();
        let slots = slots.map(|(slot, own)| (SlotId { page: self.page, slot }, own));
        slots.filter(|(id, own)| wanted(*id, own)).map(|(id, _)| id).collect()
    }

    /// Returns the edition with slots of the page changed.
    fn with(&self, slots: &[SlotId], change: impl Fn(&mut Slot)) -> Edition {
        let mut page = self.page().clone();
        slots.iter().for_each(|id| change(&mut page.template[id.slot]));
        self.edition.with_page(&Arc::new(page))
    }

    /// Returns the edition with the look of slots changed.
    fn looking(&self, slots: &[SlotId], change: impl Fn(&mut Look)) -> Edition {
        self.with(slots, |slot| change(Arc::make_mut(&mut slot.look)))
    }

    /// Photographs in the empty slots for them, each and all; their room is kept, whatever would stand there.
    fn photos(&self) -> Vec<Change> {
        let mut empty = self.slots(|id, slot| {
            slot.look.kind == SlotKind::Photo
                && self.plan().kind(id) != SlotKind::Ad
                && slot.content.is_nothing()
        });
        let size = |id: &SlotId| {
            let Cells { columns, lines } = self.page().template[id.slot].cells;
            (columns.1 + 1 - columns.0) * (lines.1 + 1 - lines.0)
        };
        empty.sort_by_key(|id| (std::cmp::Reverse(size(id)), id.slot));
        let filled = |slots: &[SlotId]| {
            self.with(slots, |slot| slot.content = Arc::new(Content::Held(StoryId(0))))
        };
        let single = |id: &SlotId| {
            let name = self.name(*id);
            let deed = text!("在版位 {name} 放一张图片", "place a photograph in slot {name}");
            (1, filled(&[*id]), deed)
        };
        let mut found: Vec<Change> = empty.iter().take(SLOTS).map(single).collect();
        if empty.len() > 1 {
            let names: Vec<&str> = empty.iter().map(|id| self.name(*id)).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            let deed = text!("在版位 {zh} 都放图片", "place photographs in slots {en}");
            found.push((1, filled(&empty), deed));
        }
        found
    }

    /// More copy of the story that ends there.
    fn more(&self) -> Vec<Change> {
        let stands = |id: &StoryId| id.0 < self.edition.stories.len();
        let Some(id) = self.finding.story.filter(stands).filter(|_| !has_more(self.finding))
        else {
            return Vec::new();
        };
        let story = self.edition.story(id);
        let title = story.head.plain_title();
        let measure = self.finding.rect.map_or(Abs::ZERO, |rect| rect.width());
        let chars = match self.finding.code {
            Code::PanelEmpty => figure(self.finding, Datum::Lines) * self.in_line(measure),
            _ => cells(self.finding) * self.in_line(self.page().grid.column),
        };
        let longer = |percent: u32| {
            let more = (chars * percent / 100).div_ceil(10) * 10;
            let of_chars = counted(more, "character");
            let deed = text!(
                "给《{title}》补写约 {more} 字",
                "write about {of_chars} more for `{title}`"
            );
            (2, self.edition.with_story(id, story.longer(more)), deed)
        };
        FILLS.iter().map(|percent| longer(*percent)).collect()
    }

    /// Returns how many characters of running copy go into a line of this width.
    fn in_line(&self, measure: Abs) -> u32 {
        let chars = measure.div_floor(self.page().grid.em);
        u32::try_from(chars).unwrap_or(0).max(1)
    }

    /// Stories in the empty slots for them.
    fn stories(&self) -> Vec<Change> {
        let empty = self.slots(|_, slot| {
            let takes = matches!(
                slot.look.kind,
                SlotKind::Story | SlotKind::Comment | SlotKind::Notice
            );
            takes && slot.content.is_nothing()
        });
        let story = |id: &SlotId| {
            let slot = &self.page().template[id.slot];
            let wide = self.page().grid.rect(slot.cells.columns, slot.cells.lines).width();
            // A fifth of it is head.
            let chars = slot.cells.height() * self.in_line(wide) * 8 / 10 / 10 * 10;
            let (name, of_chars) = (self.name(*id), counted(chars, "character"));
            let deed = text!(
                "在版位 {name} 放一篇约 {chars} 字的稿件",
                "place a story of about {of_chars} in slot {name}"
            );
            (3, self.with_new(*id, chars), deed)
        };
        empty.iter().take(SLOTS).map(story).collect()
    }

    /// Returns the edition with a story of so many characters in a slot.
    fn with_new(&self, slot: SlotId, chars: u32) -> Edition {
        let source = self.edition.source;
        let new = StoryId(self.edition.stories.len());
        let story = Story {
            id: format!("{}@{}", self.name(slot), self.page().number),
            file: String::new(),
            source,
            head: Head { title: "国".repeat(8), ..Head::default() },
            blocks: vec![filler(chars)],
            leftovers: Vec::new(),
            paragraphs: Paragraphs::default(),
            dummy: false,
            optional: false,
            slot,
            placed: source.span(0..0),
            jump: Jump::Never,
        };
        let edition = self.with(&[slot], |slot| slot.content = Arc::new(Content::Story(new)));
        let mut stories = edition.stories.to_vec();
        stories.push(Arc::new(story));
        Edition { stories: Arc::from(stories), ..edition }
    }

    /// The room of an empty slot given to a neighbour.
    fn absorbed(&self) -> Vec<Change> {
        let Some(own) = self.finding.slot else { return Vec::new() };
        let slot = &self.page().template[own.slot];
        if !slot.content.is_nothing() || !slot.absorb.is_empty() || slot.within.is_some() {
            return Vec::new();
        }
        let filled = |other: &Slot| !other.content.is_nothing() && !other.look.kind.is_fixed();
        let takers = self.slots(|id, other| {
            id != own
                && filled(other)
                && other.within.is_none()
                && slot.cells.given_to(&[other.cells]).is_some()
        });
        let give = |taker: SlotId| {
            let (name, other) = (self.name(own), self.name(taker));
            let deed = text!(
                "在版式里给 {name} 写 absorb = \"{other}\"",
                "write absorb = \"{other}\" for {name} in the layout"
            );
            (4, self.with(&[own], |slot| slot.absorb = vec![taker.slot]), deed)
        };
        takers.into_iter().take(SLOTS).map(give).collect()
    }

    /// A box that ends with its copy.
    fn shrunk(&self) -> Vec<Change> {
        let own = self.finding.slot.filter(|id| !self.page().template[id.slot].shrinks);
        let shrunk = own.map(|id| {
            let name = self.name(id);
            let deed = text!(
                "在版式里给 {name} 写 shrink = true",
                "write shrink = true for {name} in the layout"
            );
            (5, self.with(&[id], |slot| slot.shrinks = true), deed)
        });
        shrunk.into_iter().collect()
    }

    /// The photograph of the finding in another slot, that what stands there changes places with.
    fn moved(&self) -> Vec<Change> {
        let Some(own) = self.finding.slot else { return Vec::new() };
        let others = self.slots(|id, slot| {
            id != own
                && slot.look.kind == SlotKind::Photo
                && self.plan().kind(id) != SlotKind::Ad
                && matches!(*slot.content, Content::Photo(_) | Content::Empty)
        });
        let swap = |other: SlotId| {
            let mut page = self.page().clone();
            let [a, b] = [own, other].map(|id| page.template[id.slot].content.clone());
            let empty = b.is_nothing();
            (page.template[own.slot].content, page.template[other.slot].content) = (b, a);
            let name = self.name(other);
            let deed = match empty {
                true => text!("放到版位 {name}", "place it in slot {name}"),
                false => text!(
                    "与版位 {name} 的图片对调",
                    "let it and the picture in slot {name} change places"
                ),
            };
            (6 + other.slot as u32, self.edition.with_page(&Arc::new(page)), deed)
        };
        others.into_iter().map(swap).collect()
    }

    /// The photograph of the finding, whole.
    fn whole(&self) -> Vec<Change> {
        let Some(own) = self.finding.slot else { return Vec::new() };
        let Content::Photo(photo) = &*self.page().template[own.slot].content else {
            return Vec::new();
        };
        let whole = Photo { fit: Some(PhotoFit::Whole), ..photo.clone() };
        let content = Arc::new(Content::Photo(whole));
        let edition = self.with(&[own], |slot| slot.content = content.clone());
        let deed = text!("写 fit = \"whole\" 整幅放", "let it stand whole: fit = \"whole\"");
        vec![(5, edition, deed)]
    }

    /// The photographs of the story, or those beside the one of the finding, that begin with the text.
    fn aligned(&self) -> Vec<Change> {
        let Some(own) = self.finding.slot else { return Vec::new() };
        let story = match self.page().template[own.slot].look.kind {
            SlotKind::Photo => self.page().template[own.slot].within,
            _ => Some(own.slot),
        };
        let photos = self.slots(|_, slot| {
            slot.within.is_some()
                && slot.within == story
                && matches!(*slot.content, Content::Photo(_))
                && slot.look.align.is_none()
        });
        if photos.is_empty() {
            return Vec::new();
        }
        let names: Vec<&str> = photos.iter().map(|id| self.name(*id)).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        let deed = text!(
            "在版式里给 {zh} 写 align = \"text\"",
            "write align = \"text\" for {en} in the layout"
        );
        let edition = self.looking(&photos, |look| look.align = Some(PhotoAlign::Text));
        vec![(1, edition, deed)]
    }

    /// The photographs beside the one of the finding on the lines that it has.
    fn level(&self) -> Vec<Change> {
        let Some(own) = self.finding.slot else { return Vec::new() };
        let (first, last) = self.page().template[own.slot].cells.lines;
        let over = |slot: &Slot| slot.cells.lines.0 <= last && first <= slot.cells.lines.1;
        let beside = self.slots(|id, slot| {
            id != own
                && matches!(*slot.content, Content::Photo(_))
                && slot.within == self.page().template[own.slot].within
                && over(slot)
        });
        if beside.is_empty() {
            return Vec::new();
        }
        let names: Vec<&str> = beside.iter().map(|id| self.name(*id)).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        let deed = text!(
            "在版式里给 {zh} 写 lines = [{first}, {last}]",
            "write lines = [{first}, {last}] for {en} in the layout"
        );
        let edition = self.with(&beside, |slot| slot.cells.lines = (first, last));
        vec![(2, edition, deed)]
    }

    /// Another headline style in the slot of the finding.
    fn head(&self) -> Vec<Change> {
        let Some(own) = self.finding.slot else { return Vec::new() };
        match self.finding.code {
            Code::LadderFlat => self.smaller(own),
            Code::HeadAiry => {
                let tight = |part: &PartStyle| PartStyle { leading: None, ..*part };
                let deed = text!(
                    "标题样式里不写 `leading`",
                    "leave `leading` out of the headline style"
                );
                vec![(1, self.styled(own, tight), deed)]
            }
            _ => self.freed(own),
        }
    }

    /// Returns the edition with the parts of the headline style of a slot changed.
    fn styled(&self, slot: SlotId, part: impl Fn(&PartStyle) -> PartStyle) -> Edition {
        let own = &self.page().template[slot.slot].look.head;
        let parts = own.parts.iter().map(part).collect();
        let head = Arc::new(HeadStyle { parts, ..HeadStyle::clone(own) });
        self.looking(&[slot], |look| look.head = head.clone())
    }

    /// A title that is a level smaller than the one beside it.
    fn smaller(&self, slot: SlotId) -> Vec<Change> {
        let beside = figure(self.finding, Datum::BesidePt);
        let points = i64::from(beside) * 1000 / STEP;
        let size = Abs::from_units(points * 1_000_000);
        let set = |part: &PartStyle| match part.is_title() && Abs::ZERO < size {
            true => {
                let scaled = part.scaled(part.style.size, size);
                PartStyle { min_size: part.min_size.min(size), max_size: None, ..scaled }
            }
            false => *part,
        };
        let deed = text!(
            "标题样式里 size 写 {points} 磅，不写 max_size",
            "write size = {points} and no max_size in the headline style"
        );
        vec![(1, self.styled(slot, set), deed)]
    }

    /// A head with the white that its size wants, or in a wider strip.
    fn freed(&self, slot: SlotId) -> Vec<Change> {
        let em = self.page().grid.em;
        let place = match self.page().template[slot.slot].look.head_place {
            HeadPlace::Left(width) => Some((HeadPlace::Left(width + em), width + em)),
            HeadPlace::Right(width) => Some((HeadPlace::Right(width + em), width + em)),
            HeadPlace::Top | HeadPlace::Cells(..) => None,
        };
        let Some((place, width)) = place else {
            let free = |part: &PartStyle| PartStyle { foot: None, ..*part };
            let deed = text!("标题样式里不写 `foot`", "leave `foot` out of the headline style");
            return vec![(1, self.styled(slot, free), deed)];
        };
        let points = width.to_pt().round();
        let deed = text!(
            "在版式里 head_place 的宽度写 {points}",
            "write width = {points} for its head_place in the layout"
        );
        vec![(2, self.looking(&[slot], |look| look.head_place = place), deed)]
    }
}

/// Returns a paragraph of so many characters.
fn filler(chars: u32) -> Block {
    let text = "国".repeat(chars as usize);
    Block { kind: BlockKind::Paragraph, text, ..Block::default() }
}
