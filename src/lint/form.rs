//! The form-error score: what the regulation asks of every issue and what of it is printed.
//!
//! Source: 《报纸期刊质量管理规定》 (国新出发〔2020〕10号) with its annex on form errors of newspapers, after
//! newspaper.md §6 and secondary copies: nameplate on page 1 and larger than all other words there (4), date,
//! total number, number of pages, CN number, units, address and contact, printer, distribution, price, page
//! numbers in the folios, the word 广告, the mark of an extra issue. An issue passes with three.
//!
//! Only ink counts. Whatever the files say, a fact that no furniture prints is missing.

use super::finding;
use super::form_words::{Facts, asks, plain, reads};
use super::survey::{Run, Sheet, Survey, squeezed};
use crate::diag::{Severity, Text};
use crate::frame::{Datum, Finding, Form, Missing, Tag};
use crate::geom::{Abs, Rect};
use crate::rules::Code;
use crate::terms::{FormFact, SlotKind};
use crate::text;

/// Code of the findings.
pub(super) const CODE: Code = Code::FormError;

/// Tells each thing that is missing; errors where the issue does not pass and the house lets no such issue
/// out.
pub(super) fn told(survey: &Survey, form: &Form) -> Vec<Finding> {
    let severity = match survey.edition.lint.form.fails && !form.passes() {
        true => Severity::Error,
        false => Severity::Warning,
    };
    let (errors, limit) = (f64::from(form.errors), f64::from(form.limit));
    let tell = |missing: &Missing| {
        let sheet = survey.sheet(missing.page)?;
        let place = missing.slot.map(|slot| sheet.rect(slot));
        let words = (missing.message.clone(), missing.hint.clone());
        let finding = finding(CODE, sheet, missing.slot, place.unwrap_or_default(), words);
        let data = vec![
            (Datum::Cost, f64::from(missing.cost)),
            (Datum::Errors, errors),
            (Datum::Limit, limit),
        ];
        Some(Finding { severity, rect: place, data, ..finding })
    };
    form.missing.iter().filter_map(tell).collect()
}

/// Counts the form errors of an edition and the characters that an inspector counts.
pub(super) fn count(survey: &Survey) -> Form {
    let rules = &survey.edition.lint.form;
    let mut missing: Vec<Missing> = Vec::new();
    missing.extend(nameplate(survey));
    missing.extend(masthead(survey));
    missing.extend(extra(survey));
    missing.extend(imprint(survey));
    missing.extend(folios(survey));
    missing.extend(ads(survey));
    missing.sort_by_key(|missing| missing.page);
    let chars = chars(survey);
    Form {
        errors: missing.iter().map(|missing| missing.cost).sum(),
        limit: rules.limit,
        chars_inspected: chars,
        editing_errors_allowed: (u64::from(chars) * u64::from(rules.editing_errors) / 10_000)
            as u32,
        missing,
    }
}

/// The nameplate stands on page 1 and is larger than every other word there.
fn nameplate(survey: &Survey) -> Option<Missing> {
    let sheet = survey.sheets.first()?;
    let name = squeezed(&survey.edition.paper);
    let cost = survey.edition.lint.form.nameplate_cost;
    let missing = |message, hint| Missing {
        page: sheet.id,
        slot: sheet
            .page
            .areas
            .iter()
            .find(|slot| slot.look.kind == SlotKind::Masthead)
            .map(|it| it.look.id),
        what: FormFact::Nameplate,
        cost,
        message,
        hint,
    };
    if cost == 0 || name.is_empty() {
        return None;
    }
    let plate = words_of_one_size(sheet).into_iter().filter(|(words, _)| words.contains(&name));
    let Some(size) = plate.map(|(_, size)| size).max() else {
        return Some(missing(
            text!("一版没有报名“{name}”", "the nameplate `{name}` is not printed on page 1"),
            text!("在报头里排上 {{paper}}", "set {{paper}} in the masthead"),
        ));
    };
    let own = |run: &Run| is_furniture(sheet, run) && name.contains(&squeezed(&run.ink.text));
    let rival = sheet.runs.iter().find(|run| run.ink.size >= size && !own(run))?;
    let (words, plate, rival) =
        (rival.ink.text.trim().to_owned(), size.to_pt(), rival.ink.size.to_pt());
    Some(missing(
        text!(
            "一版的“{words}”（{rival:.1} 磅）不比报名（{plate:.1} 磅）小",
            "`{words}` ({rival:.1} pt) on page 1 is not smaller than the nameplate ({plate:.1} pt)"
        ),
        text!("放大报名，或改小这些字", "make the nameplate larger, or these words smaller"),
    ))
}

/// Returns the words of fixed matter, runs of one size and face in a row joined.
fn words_of_one_size(sheet: &Sheet) -> Vec<(String, Abs)> {
    let mut words: Vec<(String, Abs)> = Vec::new();
    for run in sheet.runs.iter().filter(|run| is_furniture(sheet, run)) {
        let text = squeezed(&run.ink.text);
        match words.last_mut().filter(|(_, size)| *size == run.ink.size) {
            Some((known, _)) => known.push_str(&text),
            None => words.push((text, run.ink.size)),
        }
    }
    words
}

/// Returns whether a run is fixed matter: what stands in a masthead, a folio, an imprint, an index.
/// Captions and jump lines say nothing of the paper.
fn is_furniture(sheet: &Sheet, run: &Run) -> bool {
    let fixed = matches!(run.tag, Tag::Furniture | Tag::Entry { .. } | Tag::Label);
    fixed && sheet.page.kind(run.slot).is_fixed()
}

/// Returns the pieces of fixed matter on a page: one a run, then all of them in a row.
fn printed(sheet: &Sheet) -> Vec<String> {
    let runs = sheet.runs.iter().filter(|run| is_furniture(sheet, run));
    let mut pieces: Vec<String> = runs.map(|run| plain(&run.ink.text)).collect();
    pieces.push(pieces.concat());
    pieces
}

/// Date, total number and number of pages stand on page 1.
fn masthead(survey: &Survey) -> Vec<Missing> {
    let Some(sheet) = survey.sheets.first() else { return Vec::new() };
    let form = &survey.edition.lint.form;
    let facts = Facts::of(survey.edition, &sheet.page.given);
    let printed = printed(sheet);
    let lacks = form.words.masthead.iter().filter(|(what, words)| {
        let parted = *what == FormFact::Date && facts.date_in_parts(&printed);
        asks(words) && !parted && !reads(&printed, words, &facts)
    });
    let plate = sheet.page.areas.iter().find(|slot| slot.look.kind == SlotKind::Masthead);
    lacks
        .map(|(what, _)| Missing {
            slot: plate.map(|slot| slot.look.id),
            ..missing(*what, sheet, form.cost)
        })
        .collect()
}

/// The facts of the imprint stand somewhere; they are missed on page 1.
fn imprint(survey: &Survey) -> Vec<Missing> {
    let Some(sheet) = survey.sheets.first() else { return Vec::new() };
    let form = &survey.edition.lint.form;
    let facts = Facts::of(survey.edition, &sheet.page.given);
    let printed: Vec<String> = survey.sheets.iter().flat_map(printed).collect();
    let lacks = form
        .words
        .imprint
        .iter()
        .filter(|(_, words)| asks(words) && !reads(&printed, words, &facts));
    lacks.map(|(what, _)| missing(*what, sheet, form.cost)).collect()
}

/// An extra issue says on page 1 that it is one; a page that is named so tells that it is.
fn extra(survey: &Survey) -> Option<Missing> {
    let sheet = survey.sheets.first()?;
    let form = &survey.edition.lint.form;
    let named = |word: &&String| {
        survey.sheets.iter().any(|sheet| sheet.page.given.name.contains(word.as_str()))
    };
    let word = form.words.extra.iter().filter(|word| !word.is_empty()).find(named)?;
    let printed = printed(sheet);
    let says = printed.iter().any(|piece| piece.contains(word.as_str()));
    (!says).then(|| missing(FormFact::Extra, sheet, form.cost))
}

/// Every page has its number in the folio; page 1 has a masthead in its place.
fn folios(survey: &Survey) -> Vec<Missing> {
    let form = &survey.edition.lint.form;
    let lacks = survey.sheets.iter().skip(1).filter(|sheet| {
        let facts = Facts::of(survey.edition, &sheet.page.given);
        asks(&form.words.folio) && !facts.number_in(&printed(sheet), &form.words.folio)
    });
    lacks
        .map(|sheet| {
            let folio = sheet.page.areas.iter().find(|slot| slot.look.kind == SlotKind::Folio);
            Missing {
                slot: folio.map(|slot| slot.look.id),
                ..missing(FormFact::Folio, sheet, form.cost)
            }
        })
        .collect()
}

/// Every advertisement carries the word.
fn ads(survey: &Survey) -> Vec<Missing> {
    let form = &survey.edition.lint.form;
    let mut lacks = Vec::new();
    for sheet in survey.sheets.iter().filter(|_| asks(&form.words.ad)) {
        for (at, slot) in sheet.page.named() {
            let filled = !slot.holds.is_nothing();
            let marked = || {
                let words: String =
                    sheet.runs_in(at).map(|run| squeezed(&run.ink.text)).collect();
                form.words.ad.iter().any(|word| words.contains(word.as_str()))
            };
            if slot.look.kind == SlotKind::Ad && slot.within.is_none() && filled && !marked() {
                lacks.push(Missing {
                    slot: Some(slot.look.id),
                    ..missing(FormFact::Ad, sheet, form.cost)
                });
            }
        }
    }
    lacks
}

/// Returns the entry of something that is missing on a page.
fn missing(what: FormFact, sheet: &Sheet, cost: u32) -> Missing {
    let page = &sheet.page.given.called;
    let (zh, en) = name(what);
    let (message, hint): (Text, Text) = match what {
        FormFact::Folio
        | FormFact::Ad
        | FormFact::Date
        | FormFact::Number
        | FormFact::Pages
        | FormFact::Extra => (
            text!("{page:#}没有印{zh}", "page {page} does not print {en}"),
            text!("在版式的固定内容里排上它", "set it in the furniture of the layout"),
        ),
        _ => (
            text!("哪一版都没有印{zh}", "no page prints {en}"),
            text!("在报头或版权行里排上它", "set it in the masthead or in the imprint"),
        ),
    };
    let hint = match what {
        FormFact::Ad => text!(
            "在广告版位的 label 里写“广告”，并选用有 label 的标题样式",
            "write 广告 as the slot's `label`, with a headline style that shows it"
        ),
        FormFact::Number => text!(
            "写上 [edition] 的 number，并在报头里排上 {{number}}",
            "give `number` in [edition] and set {{number}} in the masthead"
        ),
        _ => hint,
    };
    Missing { page: sheet.id, slot: None, what, cost, message, hint }
}

/// Returns what a thing is called in the two languages.
fn name(what: FormFact) -> (&'static str, &'static str) {
    match what {
        FormFact::Date => ("出版日期", "the date"),
        FormFact::Number => ("总期号", "the total number of the issue"),
        FormFact::Pages => ("版数", "the number of pages"),
        FormFact::Cn => ("国内统一连续出版物号", "the CN number"),
        FormFact::Supervisor => ("主管单位", "the supervising unit"),
        FormFact::Sponsor => ("主办单位", "the sponsors"),
        FormFact::Publisher => ("出版单位", "the publisher"),
        FormFact::Address => ("社址", "the address of the paper"),
        FormFact::Contact => ("联系方式", "how to reach the paper"),
        FormFact::Printer => ("印刷单位", "the printer"),
        FormFact::Distribution => ("发行信息或邮发代号", "the distribution or the postal code"),
        FormFact::Price => ("定价", "the price"),
        FormFact::Folio => ("版次", "its number"),
        FormFact::Ad => ("“广告”字样", "the word 广告 in an advertisement"),
        FormFact::Extra => ("号外或增刊的标记", "the mark of an extra issue"),
        FormFact::Nameplate => ("报头", "the nameplate"),
    }
}

/// Returns the characters that an inspector counts: characters a line times lines of every page, with
/// news photographs and decorations by their share.
fn chars(survey: &Survey) -> u32 {
    let form = &survey.edition.lint.form;
    let share = |rect: Rect, em: Abs, pitch: Abs, percent: u32| {
        let cells = rect.width().to_pt() / em.to_pt() * (rect.height().to_pt() / pitch.to_pt());
        cells * (1.0 - f64::from(percent.min(100)) / 100.0)
    };
    let mut all = 0.0;
    for sheet in &survey.sheets {
        let grid = &sheet.page.given.grid;
        let a_line = grid.column.div_floor(grid.em) * i64::from(grid.columns);
        all += a_line as f64 * f64::from(grid.lines);
        for picture in &sheet.pictures {
            let percent = match picture.in_ad {
                true => form.decoration_percent,
                false => form.photo_percent,
            };
            all -= share(picture.rect, grid.em, grid.pitch, percent);
        }
        let plates = sheet.page.named();
        for (at, _) in plates.filter(|(_, slot)| slot.look.kind == SlotKind::Masthead) {
            all -= share(sheet.rect(at), grid.em, grid.pitch, form.decoration_percent);
        }
    }
    all.max(0.0).round() as u32
}
