//! What stands flush right at the end of copy: the line that sends the reader on, and the credit.
//!
//! Both stand beside the last line where there is room, else on a line of their own. Neither is
//! body: a last line that shares its place gets a run of its own in the report, which ends
//! where the text ends.

use super::region::Region;
use super::skeleton::Skeleton;
use super::{Composer, JumpLine};
use crate::edition::{self, Flow};
use crate::frame::{ColumnRun, Group, Tag};
use crate::geom::{Abs, Point, Rect};
use crate::layout::flow::{CreditPlace, Placed};
use crate::layout::places::LinePlace;
use crate::layout::typesetter::Words;
use crate::plan::PagePlan;

impl Composer<'_, '_> {
    /// Puts the jump line into the region that is left, whose places begin with `start`.
    pub(super) fn add_jump(
        &self,
        region: &mut Region,
        jump: &JumpLine,
        start: usize,
        skeleton: &Skeleton,
        places: &[LinePlace],
        placed: &[&Placed],
    ) {
        region.lines.capacity += u32::from(jump.spare.is_some());
        let page = self.page(skeleton.slot);
        let used = placed.last().map_or(start, |last| last.place + last.count);
        let full = used == start + skeleton.places.len();
        let place = match jump.spare {
            Some(spare) if full => spare,
            None if skeleton.places.is_empty() => return,
            _ if full => {
                // The last line was broken short for the jump line: both stand on it. Its run
                // in the report ends with the text, so that the box holds body and nothing
                // else.
                let place = places[used - 1];
                let measure = placed.last().map_or(Abs::ZERO, |last| last.room.measure);
                self.split_last_line(region, placed, places, page, measure);
                return self.put_jump(region, jump, &place);
            }
            _ => places[used],
        };
        region.lines.used += 1;
        self.put_jump(region, jump, &place);
    }

    fn put_jump(&self, region: &mut Region, jump: &JumpLine, place: &LinePlace) {
        let at = Point::new(place.x + place.measure - jump.width, place.baseline);
        let words = jump.words.on_one_line(at, Some(&self.input.edition.numerals.to.span));
        let tag = Tag::JumpTo { story: self.id, page: jump.to };
        region.items.extend(Group::of(tag, at, words));
    }

    /// Gives the last line of a region a column run of its own that ends where its text ends.
    fn split_last_line(
        &self,
        region: &mut Region,
        placed: &[&Placed],
        places: &[LinePlace],
        page: &PagePlan,
        measure: Abs,
    ) {
        let Some(last) = placed.last() else { return };
        let (from, to) = self.chars(last);
        let place = &places[last.place];
        let own =
            Rect::new(place.x, place.top, place.x + measure, place.top + page.given.grid.em);
        let Some(run) = region.part.columns.last_mut() else { return };
        if run.from == from {
            run.rect = own;
            return;
        }
        run.to = from;
        run.rect.y1 = place.top - page.given.grid.pitch + page.given.grid.em;
        region.part.columns.push(ColumnRun { rect: own, from, to });
    }

    /// Returns the credit that stands at the end of the copy: the style of the copy asks for
    /// it, and the head has no place for it.
    fn credit(&self) -> Option<Words> {
        let style = self.copy.credit.filter(|_| self.copy.flow == Flow::Horizontal)?;
        let part = edition::Words::Credit;
        let slot = &self.page(self.story.slot).areas[self.story.slot.slot];
        let in_head = slot.look.head.parts.iter().any(|in_head| in_head.words == part);
        let words = self.story.head.words(part).filter(|_| !in_head)?;
        Some(self.typesetter.words(&words, style))
    }

    /// Returns the width of the credit with one em of white before it.
    pub(super) fn credit_width(&self) -> Option<Abs> {
        let words = self.credit()?;
        Some(words.prepared.natural_width() + self.copy.body.size)
    }

    /// Puts the credit at the end of the copy.
    pub(super) fn add_credit(
        &self,
        region: &mut Region,
        credit: CreditPlace,
        places: &[LinePlace],
        placed: &[&Placed],
    ) {
        let Some(words) = self.credit() else { return };
        match credit.beside {
            Some(text) => {
                let page = self.page(region.slot);
                self.split_last_line(region, placed, places, page, text);
            }
            None => region.lines.used += 1,
        }
        let place = &places[credit.place];
        let x = place.x + place.measure - words.prepared.natural_width();
        let at = Point::new(x, place.baseline);
        let span = self.story.head.place(edition::Words::Credit);
        let words = words.on_one_line(at, span.as_ref());
        region.items.extend(Group::of(Tag::Credit(self.id), at, words));
    }
}
