//! Templates by content: of those that a page names the one that holds its stories and photographs best.
//!
//! Each is weighed by setting the page so, with every story only sounded, and by what is known before that:
//! how much of each photograph its shape keeps, which slots stay empty, whether the heads suit their room, the
//! rules of the page. [`demerits::template`](crate::demerits::template) has the rates. What costs more before
//! anything is set than another costs in all is not set. Pages that take tails choose last: they know then what
//! comes.

mod known;

use std::sync::Arc;

use rayon::prelude::*;

use super::absorb;
use super::across;
use super::photos::{Captions, Photos, Shape};
use super::{Desk, Kept};
use crate::demerits::template::{self, Cost};
use crate::edition::{Content, Edition, Jump, Page};
use crate::ids::{PageId, SlotId, StoryId};
use crate::layout::{Effort, Fit};
use crate::plan::{Leg, PagePlan, Plan, TemplateChoice, Verdict, WeighedTemplate};
use crate::terms::{Fill, SlotKind};

/// Gives each page the template that suits it best of those that it names; tells what was weighed.
pub fn take_templates(edition: Edition, kept: &Kept) -> (Edition, Vec<TemplateChoice>) {
    let named = |page: &PageId| {
        let templates = &edition.templates[page.0];
        !templates.others.is_empty() || !templates.lacking.is_empty()
    };
    let pages: Vec<PageId> = edition.page_ids().filter(named).collect();
    if pages.is_empty() {
        return (edition, Vec::new());
    }
    let (last, first): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|page| takes_tails(&edition, *page));
    let (edition, mut choices) = take(edition, &first, kept);
    let (edition, others) = take(edition, &last, kept);
    choices.extend(others);
    choices.sort_by_key(|choice| choice.page);
    (edition, choices)
}

/// Returns the edition with other templates on one of these pages, where the ones chosen left errors: the one
/// that `layout` names of each page first, then the next best, then the ones after them. `given` is the edition
/// before any was taken.
pub fn other_templates(
    given: &Edition,
    chosen: &[TemplateChoice],
    pages: &[PageId],
) -> Vec<(Edition, Vec<TemplateChoice>)> {
    let concerned =
        chosen.iter().enumerate().filter(|(_, choice)| pages.contains(&choice.page));
    let mut tries: Vec<(usize, usize, usize)> = Vec::new();
    for (at, choice) in concerned {
        let own = &given.page(choice.page).layout;
        let mut ranks: Vec<usize> = (1..choice.weighed.len()).collect();
        ranks.retain(|rank| !matches!(choice.weighed[*rank].verdict, Verdict::Lacks(_)));
        ranks.sort_by_key(|rank| choice.weighed[*rank].layout != *own);
        tries.extend(ranks.into_iter().enumerate().map(|(turn, rank)| (turn, at, rank)));
    }
    tries.sort_unstable();
    let tried = tries.into_iter().map(|(_, at, rank)| {
        let mut choices = chosen.to_vec();
        choices[at].take(rank);
        let edition = choices.iter().fold(given.clone(), |edition, choice| {
            match template(given, choice) {
                Some(page) => edition.with_page(page),
                None => edition,
            }
        });
        (edition, choices)
    });
    tried.collect()
}

/// Returns the page by the template that it took; `None` where it is the given one.
fn template<'a>(given: &'a Edition, choice: &TemplateChoice) -> Option<&'a Arc<Page>> {
    let layout = &choice.weighed.first()?.layout;
    let others = &given.templates[choice.page.0].others;
    others.iter().find(|page| page.layout == *layout)
}

/// Returns whether stories of other pages may go on on a page.
fn takes_tails(edition: &Edition, page: PageId) -> bool {
    edition.page(page).template.iter().any(|slot| slot.look.kind == SlotKind::Tail)
}

/// Chooses for some pages, while all others are as they are.
fn take(edition: Edition, pages: &[PageId], kept: &Kept) -> (Edition, Vec<TemplateChoice>) {
    let weighed: Vec<Weighed> = {
        let mut plan = Plan::of(&edition);
        absorb::empty_slots(&edition, &mut plan);
        let desk = Desk::new(&edition, &plan, kept);
        let spilt = if pages.iter().any(|page| takes_tails(&edition, *page)) {
            spilt(&desk, (&edition, &plan))
        } else {
            Vec::new()
        };
        let weigher = Weigher { desk: &desk, edition: &edition, plan: &plan, spilt: &spilt };
        pages.par_iter().map(|page| weigher.page(*page)).collect()
    };
    let taken = weighed.iter().filter_map(|weighed| weighed.taken.as_ref());
    let chosen = taken.fold(None, |chosen: Option<Edition>, page| {
        Some(chosen.as_ref().unwrap_or(&edition).with_page(page))
    });
    let choices = weighed.into_iter().map(|weighed| weighed.choice).collect();
    (chosen.unwrap_or(edition), choices)
}

/// Returns the stories that have to go on elsewhere.
fn spilt(desk: &Desk, (edition, plan): (&Edition, &Plan)) -> Vec<StoryId> {
    let may = |id: &StoryId| {
        let story = edition.story(*id);
        let alone = matches!(*plan.area(story.slot).holds, Content::Story(_));
        alone && story.jump != Jump::Never
    };
    let stories: Vec<StoryId> = plan.stories(edition).filter(may).collect();
    let over = |id: &StoryId| desk.fit((edition, plan), *id, &[], Effort::Sound).over() > 0;
    stories.into_par_iter().filter(over).collect()
}

/// What came of weighing the templates of a page.
struct Weighed {
    /// The page by another template than it had.
    taken: Option<Arc<Page>>,
    choice: TemplateChoice,
}

/// Weighs the templates of pages.
struct Weigher<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    plan: &'a Plan,
    /// Stories that go on on pages with tails.
    spilt: &'a [StoryId],
}

/// A page by one of its templates, in an edition whose other pages are as they are.
pub(super) struct Tried {
    edition: Edition,
    plan: Plan,
    page: PageId,
    captions: Captions,
}

impl Tried {
    fn photos(&self) -> Photos<'_> {
        Photos::new(&self.edition, &self.plan, &self.captions)
    }
}

impl Weigher<'_> {
    fn page(&self, id: PageId) -> Weighed {
        let own = &self.edition.pages[id.0];
        let templates = &self.edition.templates[id.0];
        let tried = std::iter::once(own).chain(&templates.others).map(|page| self.tried(page));
        let known: Vec<(Tried, Cost)> = tried
            .map(|tried| {
                let input = (&tried.edition, &tried.plan);
                let cost = known::cost(input, id, &tried.photos());
                (tried, cost)
            })
            .collect();
        // What costs least before anything is set comes first, so that the others need not be set.
        let mut order: Vec<usize> = (0..known.len()).collect();
        order.sort_by_key(|at| known[*at].1.total());
        let mut found: Vec<(usize, Verdict)> = Vec::new();
        let mut least = (u32::MAX, 0);
        for at in order {
            let (tried, cost) = &known[at];
            if cost.total() > least.0 {
                found.push((at, Verdict::Worse(*cost)));
                continue;
            }
            let cost = *cost + self.set(tried);
            least = least.min((cost.total(), at));
            found.push((at, Verdict::Set(cost)));
        }
        let taken = least.1;
        found.sort_by_key(|(at, verdict)| (*at != taken, rank(verdict), *at));
        let name = |at: usize| known[at].0.edition.page(id).layout.clone();
        let weighed = found
            .into_iter()
            .map(|(at, verdict)| WeighedTemplate { layout: name(at), verdict });
        let lacking = templates.lacking.iter().map(|(layout, lacks)| WeighedTemplate {
            layout: layout.clone(),
            verdict: Verdict::Lacks(lacks.clone()),
        });
        let choice = TemplateChoice { page: id, weighed: weighed.chain(lacking).collect() };
        let taken = taken.checked_sub(1).map(|at| templates.others[at].clone());
        Weighed { taken, choice }
    }

    /// Returns the edition with a page by one of its templates.
    fn tried(&self, page: &Arc<Page>) -> Tried {
        let (mut plan, edition) = (self.plan.clone(), self.edition.with_page(page));
        let own = Arc::new(PagePlan::of(page));
        plan.pages[page.id.0] = own.clone();
        absorb::empty_slots(&edition, &mut plan);
        let alone = Plan { pages: vec![own], ..plan.clone() };
        across::of_page(self.desk, &edition, &mut plan, page.id);
        let captions = Captions::of(&self.desk.compositor, &edition, &alone);
        Tried { edition, plan, page: page.id, captions }
    }

    /// Returns the demerits of the copy on a page, and of the photographs that are shaped for it beyond those of
    /// their best shapes.
    fn set(&self, tried: &Tried) -> Cost {
        let Tried { edition, plan, page, .. } = tried;
        let areas = plan.page(*page).named();
        let own = areas.map(|(slot, area)| match &*area.holds {
            Content::Story(id) => self.story(tried, *id),
            Content::Briefs(stories) if !stories.is_empty() => {
                self.briefs(tried, slot, stories)
            }
            _ => Cost::default(),
        });
        let own: Cost = own.sum();
        let mut free = tails(plan, *page);
        let spilt = self.spilt.iter().filter(|id| edition.story(**id).slot.page != *page);
        let comes = spilt.filter_map(|id| {
            let slot = match edition.story(*id).jump {
                Jump::To(slot) => slot,
                Jump::Choose(wish) if wish.is_none_or(|wish| wish == *page) => *free.first()?,
                Jump::Choose(_) | Jump::Never => return None,
            };
            free.retain(|tail| *tail != slot);
            (slot.page == *page).then(|| self.leg(tried, *id, slot))
        });
        let comes: Vec<Cost> = comes.collect();
        own + comes.into_iter().sum()
    }

    /// Returns the demerits of a story that begins on the page.
    fn story(&self, tried: &Tried, id: StoryId) -> Cost {
        let fit = self.fit(tried, id, &[]);
        if fit.over() == 0 {
            return ends(tried, &fit);
        }
        match tried.edition.story(id).jump {
            Jump::Never => ends(tried, &fit),
            // The page on which it goes on may still choose another room for it.
            Jump::To(slot) => {
                let Cost { copy, .. } = self.leg(tried, id, slot);
                Cost { copy: copy / 2, ..Cost::default() }
            }
            Jump::Choose(_) => Cost::default(),
        }
    }

    /// Returns the demerits of a story that goes on in a tail.
    fn leg(&self, tried: &Tried, id: StoryId, slot: SlotId) -> Cost {
        ends(tried, &self.fit(tried, id, &[Leg::whole(slot)]))
    }

    /// Returns the demerits of short stories that stand one under the other: each is set as if it were alone.
    fn briefs(&self, tried: &Tried, slot: SlotId, stories: &[StoryId]) -> Cost {
        let area = tried.plan.area(slot);
        let (first, last) = area.cells.lines;
        let columns = columns(tried, slot);
        let places = (last + 1 - first) * columns;
        let taken = stories.iter().map(|id| {
            let fit = self.fit(tried, *id, &[]);
            places.saturating_sub(fit.free) + fit.over()
        });
        let label = u32::from(area.look.label_head.is_some()) * 2;
        let taken = taken.sum::<u32>() + label;
        let reach = tried.edition.makeup.reach(places as usize);
        let (over, free) = (taken.saturating_sub(places), places.saturating_sub(taken));
        Cost { copy: template::copy(over, free, columns, reach), ..Cost::default() }
    }

    fn fit(&self, tried: &Tried, id: StoryId, legs: &[Leg]) -> Fit {
        self.desk.fit((&tried.edition, &tried.plan), id, legs, Effort::Sound)
    }
}

/// Returns the order in which what was weighed is told.
fn rank(verdict: &Verdict) -> (bool, u32) {
    match verdict {
        Verdict::Set(cost) | Verdict::Failed(cost) => (false, cost.total()),
        Verdict::Worse(cost) => (true, cost.total()),
        Verdict::Lacks(_) => (true, u32::MAX),
    }
}

/// Returns the tails of a page.
fn tails(plan: &Plan, page: PageId) -> Vec<SlotId> {
    let areas = plan.page(page).named();
    areas
        .filter(|(_, area)| matches!(*area.holds, Content::Tail))
        .map(|(slot, _)| slot)
        .collect()
}

/// Returns the columns of the copy in a slot.
fn columns(tried: &Tried, slot: SlotId) -> u32 {
    let area = tried.plan.area(slot);
    let (first, last) = area.cells.columns;
    area.look.inside.map_or(last + 1 - first, |inside| inside.columns)
}

/// Returns the demerits of how a story ends in its last slot, as far as make-up cannot mend it: its photographs
/// take or give lines first.
fn ends(tried: &Tried, fit: &Fit) -> Cost {
    let Some(last) = fit.parts.last() else { return Cost::default() };
    if tried.plan.area(last.slot).look.fill == Fill::Loose {
        // White is part of the design there, but no more of it than need be.
        let copy = template::copy(fit.over(), 0, 1, 0) + fit.free * template::WITHIN_REACH;
        return Cost { copy, ..Cost::default() };
    }
    let reach = tried.edition.makeup.reach(fit.places) / 2;
    let columns = columns(tried, last.slot);
    let copy = |gives: i64| {
        let free = i64::from(fit.free) - i64::from(fit.over()) + gives;
        let lines = |lines: i64| u32::try_from(lines.max(0)).unwrap_or(u32::MAX);
        template::copy(lines(-free), lines(free), columns, reach)
    };
    let slots = fit.parts.iter().map(|part| part.slot);
    let ways = slots.fold(vec![(0, 0)], |ways, slot| {
        let rows = rows(tried, slot);
        rows.iter().fold(ways, |ways, row| {
            let more = |(gives, cost): &(i64, u32)| {
                let (gives, cost) = (*gives, *cost);
                row.iter().map(move |(give, demerits)| (gives + give, cost + demerits))
            };
            cheapest(ways.iter().flat_map(more).collect())
        })
    });
    let costs = ways.into_iter().map(|(gives, pictures)| Cost {
        copy: copy(gives),
        pictures,
        ..Cost::default()
    });
    costs.min_by_key(Cost::total).unwrap_or_default()
}

/// Lines that photographs give to the copy of their story, and the demerits of that beyond those of their best
/// shape.
type Way = (i64, u32);

/// Returns the ways of each row of photographs inside a slot.
fn rows(tried: &Tried, slot: SlotId) -> Vec<Vec<Way>> {
    let photos = tried.photos();
    let rows = photos.within(&tried.plan, slot);
    let ways = rows.iter().filter_map(|row| {
        let own = i64::from(photos.shape(&tried.plan, row, None).taken);
        let shapes = photos.shapes(&tried.plan, row, None);
        let best = shapes.first()?.demerits;
        let way = |shape: &Shape| (own - i64::from(shape.taken), shape.demerits - best);
        Some(cheapest(shapes.iter().map(way).collect()))
    });
    ways.collect()
}

/// Keeps of the ways that give the same lines the cheapest.
fn cheapest(mut ways: Vec<Way>) -> Vec<Way> {
    ways.sort_unstable();
    ways.dedup_by_key(|(gives, _)| *gives);
    ways
}
