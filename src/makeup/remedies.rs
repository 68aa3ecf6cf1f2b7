//! Remedies: what would mend a finding, tried before it is told.

use std::cell::RefCell;

use rayon::prelude::*;

use super::Desk;
use super::jumps::tail_slots;
use super::least::least;
use super::photos::Row;
use crate::diag::{Text, counted};
use crate::edition::{Content, Edition, Jump, Story};
use crate::frame::{Composition, Datum};
use crate::ids::{SlotId, StoryId};
use crate::layout::{Effort, Fit};
use crate::plan::{Leg, Move, Plan};
use crate::rules::Code;
use crate::text;

/// Photographs are not tried beyond so many lines.
const MOST_LINES: u32 = 12;

/// Puts tried remedies before the hints of overset copy and of gaps, the smallest change first.
pub(super) fn add(desk: &Desk, edition: &Edition, plan: &Plan, composition: &mut Composition) {
    composition.findings.par_iter_mut().for_each(|finding| {
        let stands = |id: &StoryId| id.0 < edition.stories.len();
        let Some(id) = finding.story.filter(stands) else { return };
        let case = Case { desk, edition, plan, id };
        match finding.code {
            Code::Overset => {
                let (hints, cut) = case.overset();
                finding.hints = hints;
                finding.data.extend(cut.map(|cut| (Datum::CutChars, f64::from(cut))));
            }
            Code::Gap => {
                let (hints, more) = case.gap();
                finding.data.extend(more.map(|more| (Datum::MoreChars, f64::from(more))));
                if !hints.is_empty() {
                    finding.hints = hints;
                }
            }
            _ => {}
        }
    });
}

/// A story for which remedies are tried.
struct Case<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    plan: &'a Plan,
    id: StoryId,
}

impl Case<'_> {
    fn overset(&self) -> (Vec<Text>, Option<u32>) {
        let mut hints = Vec::new();
        let cut = self.cut();
        if let Some(cut) = cut {
            let chars = counted(cut, "character");
            hints.push(text!("删去 {cut} 字就排得下", "cut {chars} and it fits"));
        }
        let fits = |fit: &Fit| fit.over() == 0;
        hints.extend(self.picture(true, &fits).map(|(name, by)| {
            let lines = counted(by, "line");
            text!(
                "把图片 {name} 缩矮 {by} 行就排得下",
                "make photograph {name} {lines} shorter and it fits"
            )
        }));
        hints.extend(self.jump());
        if hints.is_empty() {
            hints.push(text!(
                "缩短稿件，或换一个更大的版位",
                "shorten the story, or give it a larger slot"
            ));
        }
        (hints, cut)
    }

    fn gap(&self) -> (Vec<Text>, Option<u32>) {
        let mut hints = Vec::new();
        let limit = self.edition.limits.gap_lines;
        let full = |fit: &Fit| fit.over() == 0 && fit.told_gap(limit) == 0;
        let more = self.more(&full);
        if let Some(more) = more {
            hints.push(text!(
                "补写约 {more} 字就排满",
                "write about {more} characters more and it is full"
            ));
        }
        hints.extend(self.picture(false, &full).map(|(name, by)| {
            let lines = counted(by, "line");
            text!(
                "把图片 {name} 加高 {by} 行就排满",
                "make photograph {name} {lines} taller and it is full"
            )
        }));
        (hints, more)
    }

    /// Fits the story in an edition that differs from the one at hand, or by another plan.
    fn fit(&self, edition: &Edition, plan: &Plan, effort: Effort) -> Fit {
        self.desk.fit((edition, plan), self.id, plan.legs(self.id), effort)
    }

    /// Fits another story in the place of this one.
    fn other(&self, story: Story, effort: Effort) -> Fit {
        self.fit(&self.edition.with_story(self.id, story), self.plan, effort)
    }

    fn now(&self) -> Fit {
        self.fit(self.edition, self.plan, Effort::Set)
    }

    /// Returns whether another story in the place of this one fits, with all that stand in its slot.
    fn has_room(&self, story: Story) -> bool {
        let slot = self.edition.story(self.id).slot;
        match &*self.plan.area(slot).holds {
            Content::Briefs(stories) => {
                let edition = self.edition.with_story(self.id, story);
                self.desk.fit_stack((&edition, self.plan), slot, stories, Effort::Set).over == 0
            }
            _ => self.other(story, Effort::Set).over() == 0,
        }
    }

    /// Returns how few characters less, from the end of the story, make it fit.
    fn cut(&self) -> Option<u32> {
        let total = self.edition.story(self.id).chars();
        let overset = total - self.now().placed;
        let most = (overset + 60).min(total.saturating_sub(1));
        least(1..=most, &|cut| {
            let story = self.edition.story(self.id).first(total - cut);
            self.has_room(story)
        })
    }

    /// Returns about how many characters more, in tens, fill the story's room.
    fn more(&self, full: &dyn Fn(&Fit) -> bool) -> Option<u32> {
        let now = self.now();
        let last = now.parts.last()?;
        let em = self.plan.area(last.slot).look.copy.body.size;
        let line = (last.measure.to_pt() / em.to_pt().max(1.0)).max(1.0) as u32;
        let longer = |tens: u32| self.edition.story(self.id).longer(tens * 10);
        let tens = least(1..=(now.free + 1) * line / 10 + 1, &|tens| {
            let fit = self.other(longer(tens), Effort::Sound);
            fit.over() > 0 || full(&fit)
        })?;
        full(&self.other(longer(tens), Effort::Set)).then_some(tens * 10)
    }

    /// Returns the photograph, or the row of them, inside the story, and the fewest lines by which changing it is
    /// enough.
    fn picture(&self, lower: bool, enough: &dyn Fn(&Fit) -> bool) -> Option<(String, u32)> {
        // Beyond what is enough a lower picture leaves a gap, a higher one copy without a place.
        let done = |fit: &Fit| match lower {
            true => fit.over() == 0,
            false => fit.over() > 0 || enough(fit),
        };
        let home = self.edition.story(self.id).slot;
        let photos = self.desk.photos(self.edition);
        let plan = RefCell::new(self.plan.clone());
        let by = |row: &Row| {
            let changed_by = |by: u32, effort: Effort| {
                let by = if lower { -i64::from(by) } else { i64::from(by) };
                let cells = photos.changed(self.plan, row, by)?;
                let mut plan = plan.borrow_mut();
                let undo = plan.apply(&Move::Cells(cells));
                let fit = self.fit(self.edition, &plan, effort);
                plan.undo(undo);
                Some(fit)
            };
            let can = |by: &u32| changed_by(*by, Effort::Sound).is_some();
            let most = (1..=MOST_LINES).take_while(can).last()?;
            let by = least(1..=most, &|by| {
                changed_by(by, Effort::Sound).is_none_or(|fit| done(&fit))
            })?;
            enough(&changed_by(by, Effort::Set)?).then_some(by)
        };
        let rows = photos.within(self.plan, home);
        let best = rows.into_iter().filter_map(|row| Some((by(&row)?, row))).min();
        best.map(|(by, row)| {
            let names: Vec<&str> =
                row.iter().map(|slot| self.plan.area(*slot).look.name.as_str()).collect();
            (names.join(" + "), by)
        })
    }

    /// Returns where the story could go on, if it may not yet.
    fn jump(&self) -> Option<Text> {
        let story = self.edition.story(self.id);
        let taken =
            |slot: &SlotId| self.plan.legs.values().flatten().any(|leg| leg.slot == *slot);
        let free: Vec<SlotId> = tail_slots(self.plan)
            .into_iter()
            .filter(|slot| slot.page != story.slot.page && !taken(slot))
            .collect();
        if story.jump != Jump::Never {
            return free.is_empty().then(|| {
                text!(
                    "没有空着的转版位：在别的版加一个 kind = \"tail\" 的版位",
                    "no tail slot is free: add a slot of kind \"tail\" to another page"
                )
            });
        }
        let fits = |slot: &SlotId| {
            let legs = [Leg::whole(*slot)];
            let input = (self.edition, self.plan);
            self.desk.fit(input, self.id, &legs, Effort::Set).over() == 0
        };
        let slot = free.into_iter().find(fits)?;
        let (page, name) = (self.plan.page(slot.page), &self.plan.area(slot).look.name);
        let (called, number) = (&page.given.called, page.given.number);
        Some(text!(
            "让它转到{called:+#} {name}：jump = {number}",
            "let it go on in slot {name} of page {called}: jump = {number}"
        ))
    }
}
