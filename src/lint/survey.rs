//! What stands where: the pages as a night editor sees them, gathered once for all rules.
//!
//! Everything is read from the ink of the composition and its tags; the edition only tells what a thing
//! is.

use super::head_ink;
use crate::color::Ink;
use crate::diag::SourceId;
use crate::edition::{Content, Edition, Flow, Photo, Wording, seen};
use crate::frame::{
    Composition, FrameItem, GlyphRun, PageComposition, Part, Piece, Shape, SlotReport,
    StoryReport, Tag,
};
use crate::geom::{Abs, Rect};
use crate::head_marks::shown;
use crate::ids::{PageId, SlotId, StoryId};
use crate::pasted::{self, Found};
use crate::plan::judge::{self, Breach, Facts, HeadFacts, PictureFacts};
use crate::plan::{PagePlan, Plan};
use crate::terms::SlotKind;

/// The pages of an edition with what stands on them.
pub(super) struct Survey<'a> {
    /// The edition.
    pub(super) edition: &'a Edition,
    /// What was decided about it.
    pub(super) plan: &'a Plan,
    /// The pages.
    pub(super) sheets: Vec<Sheet<'a>>,
    /// What was set of each story.
    told: &'a [StoryReport],
}

/// One page.
pub(super) struct Sheet<'a> {
    /// Its id.
    pub(super) id: PageId,
    /// What it was made from.
    pub(super) page: &'a PagePlan,
    /// Every run of text, in reading order.
    pub(super) runs: Vec<Run<'a>>,
    /// The heads of its stories.
    pub(super) heads: Vec<Head>,
    /// Its photographs.
    pub(super) pictures: Vec<Picture<'a>>,
    /// Where ink stands, whatever it is.
    pub(super) ink: Vec<Rect>,
    /// What the composition tells of its slots.
    pub(super) slots: &'a [SlotReport],
    /// What is wrong with it for its geometry alone.
    pub(super) breaches: Vec<Breach>,
}

/// A run of text.
pub(super) struct Run<'a> {
    /// The ink.
    pub(super) ink: &'a GlyphRun,
    /// About where it stands.
    pub(super) rect: Rect,
    /// The slot to which it belongs.
    pub(super) slot: SlotId,
    /// What it stands for.
    pub(super) tag: Tag,
}

/// The head of a story in one slot.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The story, the slot, the largest words.
    pub(super) facts: HeadFacts,
    /// All of its words.
    pub(super) words: String,
    /// Where all of it stands.
    pub(super) rect: Rect,
    /// Whether it runs down the page.
    pub(super) vertical: bool,
}

/// A photograph on a page.
pub(super) struct Picture<'a> {
    /// Its slot.
    pub(super) slot: SlotId,
    /// What it is.
    pub(super) photo: &'a Photo,
    /// Where it stands.
    pub(super) rect: Rect,
    /// Where the whole of it would stand, uncropped.
    pub(super) full: Rect,
    /// Whether it belongs to an advertisement.
    pub(super) in_ad: bool,
}

impl<'a> Survey<'a> {
    /// Looks over a composed edition.
    pub(super) fn of(
        edition: &'a Edition,
        plan: &'a Plan,
        composition: &'a Composition,
    ) -> Survey<'a> {
        let pages = plan.pages.iter().zip(&composition.pages);
        let sheets = pages.map(|(page, made)| sheet(edition, page, made)).collect();
        Survey { edition, plan, sheets, told: &composition.stories }
    }

    /// Returns what was set of each story.
    pub(super) fn stories(&self) -> impl Iterator<Item = (StoryId, &'a StoryReport)> {
        self.told.iter().map(|told| (told.story, told))
    }

    /// Returns a page.
    pub(super) fn sheet(&self, id: PageId) -> Option<&Sheet<'a>> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    /// Returns the parts of stories that stand on a page: story and part.
    pub(super) fn parts(&self, sheet: &'a Sheet) -> impl Iterator<Item = (StoryId, &'a Part)> {
        let parts =
            self.stories().flat_map(|(id, told)| told.parts.iter().map(move |part| (id, part)));
        let page = sheet.id;
        parts.filter(move |(_, part)| part.slot.page == page)
    }
}

impl Sheet<'_> {
    /// Returns the place of a slot.
    pub(super) fn rect(&self, slot: SlotId) -> Rect {
        self.page.rect(self.page.area(slot))
    }

    /// Returns the runs that stand in a slot, or in one that stands in it.
    pub(super) fn runs_in(&self, slot: SlotId) -> impl Iterator<Item = &Run<'_>> {
        self.runs
            .iter()
            .filter(move |run| self.page.around(run.slot).any(|outer| outer == slot))
    }

    /// Returns the captions and credits that the issue file at `source` gives, each with what other
    /// programs left in it.
    pub(super) fn pasted(
        &self,
        source: SourceId,
    ) -> impl Iterator<Item = (&Picture<'_>, &Wording, Vec<Found>)> {
        let own = self.pictures.iter().filter(move |it| it.photo.span.source == source);
        let words = own.flat_map(|picture| {
            let words = [&picture.photo.caption, &picture.photo.credit];
            words.into_iter().flatten().map(move |words| (picture, words))
        });
        words.map(|(picture, words)| {
            let mut found = pasted::of_words(&words.text);
            pasted::in_order(&words.text, &mut found);
            (picture, words, found)
        })
    }

    /// Returns the head of a story.
    pub(super) fn head(&self, story: StoryId) -> Option<&Head> {
        self.heads.iter().find(|head| head.facts.story == story)
    }
}

impl Head {
    /// Returns whether it is the head of a story in a slot.
    pub(super) fn is_of(&self, story: StoryId, slot: SlotId) -> bool {
        self.facts.story == story && self.facts.slot == slot
    }
}

/// Returns how far apart two rectangles are, across or down, whichever is more.
pub(super) fn distance(a: Rect, b: Rect) -> Abs {
    let gap = |a0: Abs, a1: Abs, b0: Abs, b1: Abs| (b0 - a1).max(a0 - b1).max(Abs::ZERO);
    gap(a.x0, a.x1, b.x0, b.x1).max(gap(a.y0, a.y1, b.y0, b.y1))
}

/// Returns whether two things stand side by side, with no more than a gutter and a half on either side of a
/// hairline between them.
pub(super) fn beside(sheet: &Sheet, a: Rect, b: Rect) -> bool {
    let gap = (b.x0 - a.x1).max(a.x0 - b.x1);
    let down = a.y1.min(b.y1) - a.y0.max(b.y0);
    let least = a.height().min(b.height());
    gap >= Abs::ZERO && gap <= sheet.page.given.grid.gutter * 5 / 2 && down * 10 > least * 3
}

/// Returns a length in lines of the grid, in tenths.
pub(super) fn in_lines(length: Abs, pitch: Abs) -> f64 {
    (length.to_pt() / pitch.to_pt() * 10.0).round() / 10.0
}

/// Returns words without white and without the marks that say where a line may end.
pub(super) fn squeezed(words: &str) -> String {
    shown(words).chars().filter(|c| !c.is_whitespace()).collect()
}

fn sheet<'a>(edition: &Edition, page: &'a PagePlan, made: &'a PageComposition) -> Sheet<'a> {
    let mut sheet = Sheet {
        id: page.given.id,
        page,
        runs: Vec::new(),
        heads: Vec::new(),
        pictures: Vec::new(),
        ink: Vec::new(),
        slots: &made.slots,
        breaches: Vec::new(),
    };
    for piece in made.frame.pieces() {
        inked(&mut sheet.ink, &piece);
        let (Some(slot), Some(tag)) = (piece.area, piece.tag) else { continue };
        let rect = piece.rect();
        match (piece.item, &*page.area(slot).holds) {
            (FrameItem::Text(ink), _) if !ink.text.trim().is_empty() => {
                sheet.runs.push(Run { ink, rect, slot, tag });
            }
            (FrameItem::Image(image), Content::Photo(photo)) => {
                let in_ad = page.kind(slot) == SlotKind::Ad;
                let full = image.placing().full.moved(rect.corner());
                sheet.pictures.push(Picture { slot, photo, rect, full, in_ad });
            }
            _ => {}
        }
    }
    sheet.heads = heads(&sheet.runs, page);
    let Sheet { heads, runs, pictures, .. } = &mut sheet;
    heads.iter_mut().for_each(|head| head_ink::measure(head, runs, pictures));
    sheet.breaches = judge::check(edition, page, &facts(&sheet));
    sheet
}

/// Adds where the ink of a piece stands: runs that follow one another in a line are one, a frame is its
/// sides, and what is painted white is none.
fn inked(ink: &mut Vec<Rect>, piece: &Piece) {
    let own = piece.rect();
    let rect = piece.clip.map_or(own, |clip| own.intersection(clip));
    match piece.item {
        FrameItem::Text(run) if run.text.trim().is_empty() => {}
        FrameItem::Text(run) => match ink.last_mut() {
            Some(last)
                if (last.y0, last.y1) == (rect.y0, rect.y1)
                    && last.x1 <= rect.x0
                    && rect.x0 - last.x1 < run.size * 2 =>
            {
                *last = last.union(rect);
            }
            _ => ink.push(rect),
        },
        FrameItem::Shape(shape) if shape.ink == Ink::WHITE => {}
        FrameItem::Shape(Shape { outline: Some(weight), .. }) => ink.extend([
            Rect { y1: rect.y0 + *weight, ..rect },
            Rect { y0: rect.y1 - *weight, ..rect },
            Rect { x1: rect.x0 + *weight, ..rect },
            Rect { x0: rect.x1 - *weight, ..rect },
        ]),
        FrameItem::Shape(_) | FrameItem::Image(_) => ink.push(rect),
        FrameItem::Group(_) => {}
    }
}

/// Returns what the rules of the plan need to know of what is set.
fn facts(sheet: &Sheet) -> Facts {
    let pictures = sheet.pictures.iter().filter(|picture| !picture.in_ad);
    let pictures = pictures.map(|it| PictureFacts { slot: it.slot, rect: it.rect });
    Facts {
        heads: sheet.heads.iter().map(|head| head.facts).collect(),
        pictures: pictures.collect(),
    }
}

/// Gathers the heads of a page: the runs of one story's head in one slot.
fn heads(runs: &[Run], page: &PagePlan) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for run in runs {
        let (Some(story), slot) = (run.tag.head(), run.slot) else { continue };
        let same = |head: &&mut Head| head.is_of(story, slot);
        match heads.iter_mut().find(same) {
            Some(head) => join(head, run.ink, run.rect),
            None => heads.push(Head {
                facts: HeadFacts {
                    story,
                    slot,
                    title: run.rect,
                    size: run.ink.size,
                    seen: seen(run.ink.size, run.ink.width),
                    face: run.ink.face,
                    leading: None,
                    white: None,
                },
                words: run.ink.text.clone(),
                rect: run.rect,
                vertical: page.area(slot).look.head.flow == Flow::Vertical,
            }),
        }
    }
    heads
}

fn join(head: &mut Head, ink: &GlyphRun, rect: Rect) {
    head.words.push_str(&ink.text);
    head.rect = head.rect.union(rect);
    let facts = &mut head.facts;
    if ink.size > facts.size {
        (facts.size, facts.face, facts.title) = (ink.size, ink.face, rect);
        facts.seen = seen(ink.size, ink.width);
    } else if ink.size == facts.size {
        facts.title = facts.title.union(rect);
    }
}
