//! What make-up decided, in words.

use super::model::{
    DecisionEntry, Figure, Figures, LayoutDemerits, LayoutEntry, LegEntry, WeighedEntry,
};
use super::{Meta, figures};
use crate::demerits::template::Cost;
use crate::diag::{Lang, Text, counted};
use crate::frame::{Names, Step};
use crate::ids::SlotId;
use crate::plan::{Decision, Deed, Move, Reason, TemplateChoice, Verdict, WeighedTemplate};
use crate::text;

/// Returns a decision as the report has it.
pub(super) fn decision(decision: &Decision, names: &Names, meta: &Meta) -> DecisionEntry {
    let weighed = decision.weighed.iter().filter(|_| meta.explain).map(|way| WeighedEntry {
        legs: way.legs.iter().map(|leg| leg_entry(*leg, names)).collect(),
        chosen: way.chosen,
        cost: way.cost.as_ref().map(|cost| Figures::of(cost)),
    });
    DecisionEntry {
        story: decision.story.map(|id| names.story(id).to_owned()),
        page: names.page(decision.slot.page),
        slot: Some(names.slot(decision.slot).to_owned()),
        step: decision.step(),
        message: message(decision, names).get(meta.lang).to_owned(),
        data: Figures::of(&decision.data()),
        weighed: weighed.collect(),
        layouts: Vec::new(),
    }
}

/// Returns which template a page took, as the report has it.
pub(super) fn template(choice: &TemplateChoice, names: &Names, lang: Lang) -> DecisionEntry {
    let entry = |(at, weighed): (usize, &WeighedTemplate)| {
        let (lacks, demerits) = match &weighed.verdict {
            Verdict::Lacks(slots) => (slots.clone(), None),
            Verdict::Set(cost) | Verdict::Failed(cost) => {
                (Vec::new(), Some(demerits(cost, true)))
            }
            Verdict::Worse(cost) => (Vec::new(), Some(demerits(cost, false))),
        };
        LayoutEntry { layout: weighed.layout.clone(), chosen: at == 0, lacks, demerits }
    };
    DecisionEntry {
        story: None,
        page: names.page(choice.page),
        slot: None,
        step: Step::Template,
        message: taken(&choice.weighed).get(lang).to_owned(),
        data: Figures::default(),
        weighed: Vec::new(),
        layouts: choice.weighed.iter().enumerate().map(entry).collect(),
    }
}

fn demerits(cost: &Cost, set: bool) -> LayoutDemerits {
    let figure = |demerits: u32| Figure::hundredths(i64::from(demerits));
    LayoutDemerits {
        total: figure(cost.total()),
        copy: set.then(|| figure(cost.copy)),
        empty: figure(cost.empty),
        pictures: figure(cost.pictures),
        heads: figure(cost.heads),
        rules: figure(cost.rules),
        repeated: figure(cost.repeated),
    }
}

/// Returns which template was taken, and what the next best would have cost.
fn taken(weighed: &[WeighedTemplate]) -> Text {
    let failed = |one: &&WeighedTemplate| matches!(one.verdict, Verdict::Failed(_));
    if let (Some(own), Some(other)) = (weighed.first(), weighed.iter().find(failed)) {
        let (own, other) = (&own.layout, &other.layout);
        return text!(
            "用版式 {own}：用 {other} 整版排下来错误更多",
            "takes layout {own}: set whole, {other} leaves more errors"
        );
    }
    let mut all = weighed.iter().filter_map(|one| {
        let cost = match &one.verdict {
            Verdict::Set(cost) | Verdict::Worse(cost) | Verdict::Failed(cost) => cost,
            Verdict::Lacks(_) => return None,
        };
        Some((&one.layout, Figure::hundredths(i64::from(cost.total()))))
    });
    match (all.next(), all.next()) {
        (Some((own, cost)), Some((other, theirs))) => text!(
            "用版式 {own}（扣 {cost} 分；{other} 扣 {theirs} 分）",
            "takes layout {own} ({cost} demerits; {other} has {theirs})"
        ),
        (Some((own, _)), None) => text!(
            "用版式 {own}：只有它有全部版位",
            "takes layout {own}: it alone has all slots"
        ),
        (None, _) => text!("没有版式", "takes no layout"),
    }
}

fn leg_entry(leg: SlotId, names: &Names) -> LegEntry {
    LegEntry { page: names.page(leg.page), slot: names.slot(leg).to_owned() }
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
    let (change, by) = match &decision.deed {
        Deed::Paragraphs(lines) => return paragraphs(*lines),
        Deed::Stays => return text!("留在原版，排不下", "stays where it is and does not fit"),
        Deed::Whole => return text!("图片整幅放，不裁", "picture stands whole"),
        Deed::Fills { host, columns, lines } => return fills(*host, *columns, *lines, names),
        Deed::Moved { change, by } => (change, *by),
    };
    let lines = counted(by, "line");
    match change {
        Move::ScaleHead(..) | Move::Title(..) => {
            text!("标题排成 {by}%", "headline set at {by} %")
        }
        Move::Strip(..) => {
            text!("竖题的条加宽到 {by}%", "strip of the headline set {by} % wide")
        }
        Move::Across(_) => {
            text!("竖题横排在版位上端", "headline set across the top of its slot")
        }
        Move::Cells(_) => text!("图片高度改 {by} 行", "photograph changed by {lines}"),
        Move::Swap(a, b) => {
            let (a, b) = (names.slot(*a), names.slot(*b));
            text!("{a} 与 {b} 的图片互换", "the photographs of {a} and {b} change places")
        }
        Move::White(..) => {
            text!("标题多占 {by} 行", "{lines} of white above the headline")
        }
        Move::Subheads(..) => {
            text!("小标题占行改 {by} 行", "white round subheads changed by {lines}")
        }
        Move::Pulls(..) => {
            let quotes = counted(by, "pull quote");
            text!("撤下大字引语 {by} 处", "{quotes} left out")
        }
        Move::Larger(_) => {
            text!("框内文字放大一级，居中", "type in the box set a step larger, in its middle")
        }
        Move::Jump(..) => {
            let (page, slot) = (names.called(decision.slot.page), names.slot(decision.slot));
            text!("转到{page:+#} {slot}", "goes on in slot {slot} of page {page}")
        }
        Move::Edge(id, _) => {
            let (slot, far) = (names.slot(*id), by.abs());
            let lines = counted(far, "line");
            match by > 0 {
                true => {
                    text!("{slot} 的上边下移 {far} 行", "upper edge of {slot} {lines} lower")
                }
                false => {
                    text!("{slot} 的上边上移 {far} 行", "upper edge of {slot} {lines} higher")
                }
            }
        }
        Move::Give(id) => {
            let slot = names.slot(*id);
            text!(
                "{slot} 空着，地方让给相邻版位",
                "{slot} is empty and gives its room to its neighbours"
            )
        }
        Move::Leave(_) => {
            text!("撤下标明可不用的内容", "left out, as it is marked optional")
        }
    }
}

/// Returns that something stands in the white of a slot, over so many columns and lines.
fn fills(host: SlotId, columns: u32, lines: u32, names: &Names) -> Text {
    let slot = names.slot(host);
    let (of_columns, of_lines) = (counted(columns, "column"), counted(lines, "line"));
    text!(
        "补在 {slot} 的空白处：{columns} 栏宽、{lines} 行高",
        "fills white of {slot}: {of_columns} by {of_lines}"
    )
}

/// Returns that paragraphs were set so many lines longer or, below zero, shorter.
fn paragraphs(by: i32) -> Text {
    let less = by.unsigned_abs();
    let lines = counted(less, "line");
    match by > 0 {
        true => text!("段落排长 {by} 行，栏底排满", "paragraphs set {lines} longer"),
        false => text!("段落排短 {less} 行，全文排下", "paragraphs set {lines} shorter"),
    }
}

/// Returns why it was done, where that is more than that the story ends better so.
fn reason(reason: &Reason, names: &Names) -> Option<Text> {
    Some(match reason {
        Reason::Ends { .. } | Reason::Fuller | Reason::Empty => return None,
        Reason::LittleCopy => {
            text!("文字占不到框的三分之一", "its copy fills a third of the box at most")
        }
        Reason::Drawn => text!(
            "看像素是图表、表格或文件",
            "by its pixels it is a chart, a table or a document"
        ),
        Reason::ShortWords => text!("题字少，占不满", "its words are short for their width"),
        Reason::Rows => text!("几行竖题两边留白", "its rows have white beside them"),
        Reason::LongWords => text!("题字多，竖排太长", "its words are many for a strip"),
        Reason::Level(slot) => {
            let slot = names.slot(*slot);
            text!("与 {slot} 的标题拉开一级", "a level apart from the head of slot {slot}")
        }
        Reason::Row(slot) => {
            let slot = names.slot(*slot);
            text!("与并排的 {slot} 一样大", "as large as the head of slot {slot} beside it")
        }
        Reason::LessCropped => text!("两张都裁得更少", "less is cut off both"),
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
    // A name of a slot is set off from the words round it.
    text!("{page:#} {slot} ", "slot {slot} of page {page}")
}
