//! Remedies: what would mend a finding, tried before it is told.

use rayon::prelude::*;

use super::Desk;

use super::jumps::tail_slots;
use super::ladder::{changed, photos};
use crate::diag::Text;
use crate::edition::{Edition, Jump, Leg};
use crate::frame::Composition;
use crate::ids::{SlotId, StoryId};
use crate::layout::thread::Thread;
use crate::rules::Code;
use crate::text;

/// Photographs are not tried beyond so many lines.
const MOST_LINES: u32 = 12;

/// Puts tried remedies before the hints of overset copy and of gaps, the smallest change first.
pub(super) fn add(desk: &Desk, edition: &Edition, composition: &mut Composition) {
    composition.findings.par_iter_mut().for_each(|finding| {
        let id =
            edition.stories.iter().position(|story| Some(&story.id) == finding.story.as_ref());
        let Some(id) = id.map(StoryId) else { return };
        let bench = Bench { desk, edition, id };
        match finding.code {
            Code::Overset => {
                let (hints, cut) = bench.overset();
                finding.hints = hints;
                finding.data.extend(cut.map(|cut| ("cut_chars", f64::from(cut))));
            }
            Code::Gap => {
                let (hints, more) = bench.gap();
                finding.data.extend(more.map(|more| ("more_chars", f64::from(more))));
                if !hints.is_empty() {
                    finding.hints = hints;
                }
            }
            _ => {}
        }
    });
}

/// A story for which remedies are tried.
struct Bench<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    id: StoryId,
}

impl Bench<'_> {
    fn overset(&self) -> (Vec<Text>, Option<u32>) {
        let mut hints = Vec::new();
        let cut = self.cut();
        if let Some(cut) = cut {
            hints.push(text!("删去 {cut} 字就排得下", "cut {cut} characters and it fits"));
        }
        let fits = |thread: &Thread| thread.over() == 0;
        hints.extend(self.picture(true, &fits).map(|(name, by)| {
            text!(
                "把图片 {name} 排低 {by} 行就排得下",
                "make photograph {name} {by} lines lower and it fits"
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
        let full = |thread: &Thread| thread.over() == 0 && thread.free() <= limit;
        let more = self.more(&full);
        if let Some(more) = more {
            hints.push(text!(
                "补写约 {more} 字就排满",
                "write about {more} characters more and it is full"
            ));
        }
        hints.extend(self.picture(false, &full).map(|(name, by)| {
            text!(
                "把图片 {name} 排高 {by} 行就排满",
                "make photograph {name} {by} lines taller and it is full"
            )
        }));
        (hints, more)
    }

    fn set(&self, edition: &Edition) -> Thread {
        self.desk.set(edition, self.id)
    }

    /// Returns how few characters less, from the end of the story, make it fit.
    fn cut(&self) -> Option<u32> {
        let total = self.edition.story(self.id).chars();
        let overset = total - self.set(self.edition).placed;
        let most = (overset + 60).min(total.saturating_sub(1));
        least(1..=most, &|cut| {
            let story = self.edition.story(self.id).first(total - cut);
            self.set(&self.edition.with_story(self.id, story)).over() == 0
        })
    }

    /// Returns about how many characters more, in tens, fill the story's room.
    fn more(&self, full: &dyn Fn(&Thread) -> bool) -> Option<u32> {
        let thread = self.set(self.edition);
        let region = thread.regions.last()?;
        let em = self.edition.slot(region.slot).copy.body.size;
        let line = (region.last_line.width().to_pt() / em.to_pt().max(1.0)).max(1.0) as u32;
        let longer = |tens: u32| {
            let story = self.edition.story(self.id).longer(tens * 10);
            self.edition.with_story(self.id, story)
        };
        let tens = least(1..=(thread.free() + 1) * line / 10 + 1, &|tens| {
            let thread = self.desk.sound(&longer(tens), self.id);
            thread.over() > 0 || full(&thread)
        })?;
        full(&self.set(&longer(tens))).then_some(tens * 10)
    }

    /// Returns the photograph inside the story, and the fewest lines by which changing it is enough.
    fn picture(&self, lower: bool, enough: &dyn Fn(&Thread) -> bool) -> Option<(String, u32)> {
        // Beyond what is enough a lower picture leaves a gap, a higher one copy without a place.
        let done = |thread: &Thread| match lower {
            true => thread.over() == 0,
            false => thread.over() > 0 || enough(thread),
        };
        let home = self.edition.story(self.id).slot;
        let by = |photo: SlotId| {
            let now = self.edition.slot(photo).lines;
            let variant = |by: u32| {
                let lines = changed(self.edition, photo, now, by, lower)?;
                Some(self.edition.with_slot(photo, |slot| slot.lines = lines))
            };
            let most = (1..=MOST_LINES)
                .take_while(|by| changed(self.edition, photo, now, *by, lower).is_some())
                .last()?;
            let by = least(1..=most, &|by| {
                variant(by).is_none_or(|variant| done(&self.desk.sound(&variant, self.id)))
            })?;
            enough(&self.set(&variant(by)?)).then_some(by)
        };
        let photos = photos(self.edition, home);
        let best = photos.filter_map(|photo| Some((by(photo)?, photo))).min();
        best.map(|(by, photo)| (self.edition.slot(photo).name.clone(), by))
    }

    /// Returns where the story could go on, if it may not yet.
    fn jump(&self) -> Option<Text> {
        let story = self.edition.story(self.id);
        let taken =
            |slot: &SlotId| self.edition.legs.values().flatten().any(|leg| leg.slot == *slot);
        let free: Vec<SlotId> = tail_slots(self.edition)
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
            let mut variant = self.edition.clone();
            variant.legs.insert(self.id, vec![Leg::whole(*slot)]);
            self.set(&variant).over() == 0
        };
        let slot = free.into_iter().find(fits)?;
        let (page, name) = (self.edition.page(slot.page).number, &self.edition.slot(slot).name);
        Some(text!(
            "让它转到第 {page} 版 {name}：jump = {page}",
            "let it go on in slot {name} of page {page}: jump = {page}"
        ))
    }
}

/// Returns the least number of a range that is enough; all greater ones are too.
fn least(range: std::ops::RangeInclusive<u32>, enough: &dyn Fn(u32) -> bool) -> Option<u32> {
    let (mut low, mut high) = range.into_inner();
    if low > high || !enough(high) {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        match enough(middle) {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    Some(high)
}
