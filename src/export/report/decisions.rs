//! What make-up decided, in words.

use super::build::{data, leg_words};
use super::model::{DecisionEntry, WeighedEntry};
use super::{Meta, figures, words};
use crate::diag::{Lang, Text};
use crate::frame::{Names, Step};
use crate::ids::SlotId;
use crate::plan::{Decision, Deed, Reason};
use crate::text;

/// Returns a decision as the report has it.
pub(super) fn decision(decision: &Decision, names: &Names, meta: &Meta) -> DecisionEntry {
    let weighed = decision.weighed.iter().filter(|_| meta.explain).map(|way| WeighedEntry {
        legs: way.legs.iter().map(|leg| leg_words(names, *leg)).collect(),
        chosen: way.chosen,
        cost: way.cost.as_ref().map(|cost| data(cost)),
    });
    DecisionEntry {
        story: names.story(decision.story).to_owned(),
        page: names.page(decision.slot.page),
        slot: names.slot(decision.slot).to_owned(),
        step: words::step(decision.step()),
        message: message(decision, names).get(meta.lang).to_owned(),
        data: data(&decision.data()),
        weighed: weighed.collect(),
    }
}

fn message(decision: &Decision, names: &Names) -> Text {
    let done = done(decision, names);
    match reason(&decision.reason, names) {
        Some(why) => Text {
            zh: format!("{}：{}", done.zh, why.zh),
            en: format!("{}: {}", done.en, why.en),
        },
        None => done,
    }
}

/// Returns what was done.
fn done(decision: &Decision, names: &Names) -> Text {
    let by = match decision.deed {
        Deed::Paragraphs(lines) if lines > 0 => {
            return text!(
                "段落排长 {lines} 行，栏底排满",
                "paragraphs set {lines} lines longer"
            );
        }
        Deed::Paragraphs(lines) => {
            let less = -lines;
            return text!(
                "段落排短 {less} 行，全文排下",
                "paragraphs set {less} lines shorter"
            );
        }
        Deed::Stays => return text!("留在原版，排不下", "stays where it is and does not fit"),
        Deed::Moved { by, .. } => by,
    };
    match decision.step() {
        Step::Headline => text!("标题排成 {by}%", "headline set at {by} %"),
        Step::Picture => text!("图片高度改 {by} 行", "photograph changed by {by} lines"),
        Step::HeadWhite => {
            text!("标题多占 {by} 行", "lines of white round the headline: {by}")
        }
        Step::Spacing => {
            text!("小标题占行改 {by} 行", "white round subheads changed by {by} lines")
        }
        Step::Quotation => text!("大字引语改排成引文", "pull quotes set as quotations"),
        Step::Jump => {
            let (page, slot) = (names.called(decision.slot.page), names.slot(decision.slot));
            text!("转到{page:+#} {slot}", "goes on in slot {slot} of page {page}")
        }
        Step::Optional | Step::Paragraphs | Step::NoJump => {
            text!("撤下标明可不用的内容", "left out, as it is marked optional")
        }
    }
}

/// Returns why it was done, where that is more than that the story ends better so.
fn reason(reason: &Reason, names: &Names) -> Option<Text> {
    Some(match reason {
        Reason::Ends { .. } => return None,
        Reason::Asked => text!("期次文件指定", "the issue file says so"),
        Reason::OnlyWay => text!("没有别的办法", "there is no other way"),
        Reason::Better { count, own, theirs, than } => {
            let (name, word) = (way(*than, names), |lang| figures::word(*count, lang));
            Text {
                zh: format!("{}的{} {theirs}，这样 {own}", name.zh, word(Lang::Zh)),
                en: format!("{} has {theirs} {}, this way has {own}", name.en, word(Lang::En)),
            }
        }
        Reason::AsGood { than } => {
            let name = way(*than, names);
            Text {
                zh: format!("与{}代价相同，取靠前的", name.zh),
                en: format!("{} would cost the same; the first is taken", name.en),
            }
        }
    })
}

/// Returns the name of the way that begins in a slot, or stays.
fn way(slot: Option<SlotId>, names: &Names) -> Text {
    let Some(slot) = slot else { return text!("留在原版", "staying") };
    let (page, slot) = (names.called(slot.page), names.slot(slot));
    text!("{page:#} {slot}", "slot {slot} of page {page}")
}
