//! What is told of pull quotes: those that do not stand, and quotations that may be meant as one.

use super::findings::in_slot;
use super::thread::{Input, Thread};
use crate::copy::{Block, BlockKind};
use crate::edition::Content;
use crate::frame::{Datum, Finding};
use crate::rules::Code;
use crate::text;

/// Returns what is told of the quotations of a story.
pub(super) fn of_thread(input: Input, thread: &Thread) -> Vec<Finding> {
    let blocks = &input.edition.story(thread.story).blocks;
    let left_out = thread.left_out.iter().map(|at| left_out(input, thread, &blocks[*at]));
    left_out.chain(marked(input, thread)).collect()
}

/// Returns whether pull quotes are set where a story begins.
fn are_set(Input { edition, plan }: Input, thread: &Thread) -> bool {
    let area = plan.area(edition.story(thread.story).slot);
    area.look.copy.pull.is_some() && !matches!(*area.holds, Content::Briefs(_))
}

/// Returns the finding of a pull quote that stands nowhere.
fn left_out(input: Input, thread: &Thread, block: &Block) -> Finding {
    let Input { edition, plan } = input;
    let story = edition.story(thread.story);
    let (page, slot) = (plan.page(story.slot.page), plan.area(story.slot));
    let (name, number) = (&slot.look.name, &page.given.called);
    let words = &block.text;
    let (message, hint) = match are_set(input, thread) {
        true => (
            text!(
                "{number:#} {name} 排不下大字引语“{words}”，已撤下",
                "slot {name} of page {number} has no room for the pull quote `{words}`: it is left out"
            ),
            text!(
                "要排入就缩短正文；不要了就从稿件里删去",
                "to set it, shorten the copy; else take it out of the story"
            ),
        ),
        false => (
            text!(
                "{number:#} {name} 的正文样式不排大字引语，“{words}”没有印出来",
                "the copy style of slot {name} on page {number} sets no pull quotes: `{words}` is not printed"
            ),
            text!(
                "换一个有 pull 的正文样式；要当引文排在正文里，写成 >；不要了就删去",
                "take a copy style with `pull`; write `>` to set it as a quotation in the copy; or take it out"
            ),
        ),
    };
    Finding {
        story: Some(thread.story),
        source: Some(story.source.span(block.range.clone())),
        hints: vec![hint],
        data: vec![(Datum::Chars, f64::from(block.typed()))],
        ..in_slot(page, slot, Code::LeftOut, message)
    }
}

/// Returns the finding of quotations where the copy style sets pull quotes: files of before have
/// `>` for both.
fn marked(input: Input, thread: &Thread) -> Option<Finding> {
    let Input { edition, plan } = input;
    let story = edition.story(thread.story);
    let quotes = story.blocks.iter().filter(|block| block.kind == BlockKind::Quote);
    let first = quotes.clone().next().filter(|_| are_set(input, thread))?;
    let (page, slot) = (plan.page(story.slot.page), plan.area(story.slot));
    let (name, number) = (&slot.look.name, &page.given.called);
    let count = quotes.count();
    Some(Finding {
        story: Some(thread.story),
        source: Some(story.source.span(first.range.clone())),
        hints: vec![text!(
            "大字引语写成 >>；确是引文就不必改",
            "write `>>` for a pull quote; a quotation stays as it is"
        )],
        data: vec![(Datum::Things, count as f64)],
        ..in_slot(
            page,
            slot,
            Code::PullQuoteMark,
            text!(
                "{number:#} {name} 排大字引语，稿件里的 > 按引文排在正文里（{count} 处）",
                "slot {name} of page {number} sets pull quotes, but `>` is a quotation and runs in the copy ({count})"
            ),
        )
    })
}
