//! Fixed matter with its facts filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names;
use super::styles::StyleSheet;
use crate::calendar;
use crate::diag::Spanned;
use crate::edition::{Content, EditionKind, Furniture, TextStyle, Wording};
use crate::geom::Abs;
use crate::issue::facts::OF_EVERY_PAGE;
use crate::issue::{Issue, raw};
use crate::page_name::{Numeral, PageName};
use crate::qr::Modules;
use crate::terms::SlotKind;

/// The facts that furniture may call, for one page.
pub(super) struct Facts {
    values: BTreeMap<String, String>,
    odd: bool,
    called: PageName,
}

impl Facts {
    /// Gathers the facts of a page; the page's own take the place of the edition's, and those
    /// of the paper's.
    pub(super) fn new(issue: &Issue, page: &raw::Page, number: u32, called: PageName) -> Facts {
        let mut values = BTreeMap::new();
        let all = [&issue.house.style.paper.facts, &issue.file.edition.facts, &page.facts];
        for facts in all {
            values.extend(facts.iter().map(|(key, fact)| (key.clone(), fact.clone())));
        }
        let staff = page.staff.iter().filter(|(key, _)| !page.facts.contains_key(*key));
        values.extend(staff.map(|(key, names)| (key.clone(), names::even(names))));
        let date = issue.date;
        let day = calendar::day(date);
        let pages = issue.file.pages.len() as u32;
        let total = issue.file.edition.number.as_ref();
        let total = total.map_or_else(String::new, |number| format!("总第{}期", number.value));
        let correction = issue.file.edition.correction.as_ref();
        let correction =
            correction.map_or_else(String::new, |number| format!("第{}次更正", number.value));
        let facts = [
            issue.house.style.paper.name.value.clone(),
            called.bare(Numeral::Figures),
            called.bare(Numeral::Chinese),
            page.name.value.clone(),
            format!("{}年{}月{}日", date.year, date.month, date.day),
            format!("{}年{}月", date.year, date.month),
            date.day.to_string(),
            day.weekday.to_owned(),
            day.year_name,
            day.day_name,
            total,
            kind_word(issue.kind()).to_owned(),
            correction,
            format!("今日{}版", calendar::chinese_number(pages)),
            EN.to_owned(),
        ];
        for (key, fact) in OF_EVERY_PAGE.into_iter().zip(facts) {
            values.entry(key.to_owned()).or_insert(fact);
        }
        Facts { values, odd: number % 2 == 1, called }
    }

    /// Returns `text` with its facts, or `None` when one of them is empty or unknown.
    fn fill(&self, text: &str) -> Option<String> {
        let mut out = String::new();
        let text = self.called.fitting(text, "page");
        let text = self.called.fitting(&text, "page_ordinal");
        let mut rest = text.as_ref();
        while let Some((before, after)) = rest.split_once('{') {
            let (key, after) = after.split_once('}')?;
            out.push_str(before);
            out.push_str(self.values.get(key).filter(|fact| !fact.is_empty())?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// White half an em wide, which stands between a label and what it names.
const EN: &str = "\u{2002}";

/// Returns the word that an edition beside the paper of the day carries.
fn kind_word(kind: EditionKind) -> &'static str {
    match kind {
        EditionKind::Regular => "",
        EditionKind::Extra => "号外",
        EditionKind::Supplement => "增刊",
    }
}

/// Returns what the template itself puts into a slot, before the issue fills it.
pub(super) fn content(
    issue: &Issue,
    sheet: &StyleSheet,
    slot: &raw::Slot,
    facts: &Facts,
) -> Content {
    match slot.kind.value {
        SlotKind::Tail => return Content::Tail,
        SlotKind::Briefs => return Content::Briefs(Vec::new()),
        _ => {}
    }
    let Some(name) = &slot.furniture else { return Content::Empty };
    let items = &issue.house.style.furniture[&name.value];
    Content::Furniture(items.iter().filter_map(|raw| item(issue, sheet, raw, facts)).collect())
}

fn item(
    issue: &Issue,
    sheet: &StyleSheet,
    raw: &raw::FurnitureItem,
    facts: &Facts,
) -> Option<Furniture> {
    let elsewhere = match raw.pages {
        None => false,
        Some(raw::PageParity::Odd) => !facts.odd,
        Some(raw::PageParity::Even) => facts.odd,
    };
    if elsewhere {
        return None;
    }
    let length = |value: &Option<_>| sheet.units.opt(value.as_ref());
    let x = length(&raw.x).unwrap_or(Abs::ZERO);
    let y = length(&raw.y).unwrap_or(Abs::ZERO);
    let style = || raw.style.as_ref().map_or(sheet.body(), |name| sheet.text(name));
    if let Some(text) = &raw.text {
        let text = filled(issue, text, facts)?;
        let (style, width) = (style(), length(&raw.width));
        return Some(Furniture::Text { text, style, x, y, width });
    }
    if let Some(weight) = length(&raw.rule) {
        let (width, height) = (length(&raw.width), length(&raw.height));
        return Some(Furniture::Rule {
            x,
            y,
            width,
            height,
            weight,
            ink: sheet.ink(raw.ink.as_ref()),
        });
    }
    if let Some(number) = &raw.qr {
        let code = &issue.house.style.paper.qr[number.value as usize - 1];
        return Some(Furniture::Qr {
            code: Arc::new(Modules::of(&code.url.value)?),
            span: issue.house.source.span(code.url.range.clone()),
            label: code.label.clone(),
            style: style(),
            x,
            y,
            size: length(&raw.height).unwrap_or(sheet.units.em * 4),
        });
    }
    let row = |parts| row(issue, sheet, parts, facts);
    Some(Furniture::Row { y, left: row(&raw.left), right: row(&raw.right) })
}

/// Returns words of the house style with their facts.
fn filled(issue: &Issue, text: &Spanned<String>, facts: &Facts) -> Option<Wording> {
    let span = issue.house.source.span(text.range.clone());
    Some(Wording::new(facts.fill(&text.value)?, span))
}

/// Returns the words of one side, those left out whose facts are empty.
fn row(
    issue: &Issue,
    sheet: &StyleSheet,
    parts: &[raw::FurniturePart],
    facts: &Facts,
) -> Vec<(Wording, TextStyle, Abs)> {
    let filled = parts.iter().filter_map(|part| {
        let gap = sheet.units.opt(part.gap.as_ref()).unwrap_or(Abs::ZERO);
        Some((filled(issue, &part.text, facts)?, sheet.text(&part.style), gap))
    });
    filled.collect()
}
