//! `[lint]` of the house style.

use crate::diag::Severity;
use crate::edition::{Form, FormWords, Lint};
use crate::issue::raw::{self, LintLevel};
use crate::rules::Code;

/// Returns the rules of the page.
pub(super) fn lint(raw: &raw::Lint) -> Lint {
    let weight = |level: LintLevel| match level {
        LintLevel::Off => None,
        LintLevel::Warning => Some(Severity::Warning),
        LintLevel::Error => Some(Severity::Error),
    };
    let weights = raw.rules.weighed().map(|(code, level)| (code, weight(level)));
    let except = raw.except.iter();
    let except =
        except.filter_map(|(word, layouts)| Some((Code::named(word)?, layouts.value.clone())));
    Lint {
        weights: weights.collect(),
        except: except.collect(),
        side_lines: raw.side_lines,
        alike_percent: raw.alike_percent,
        apart_lines: raw.apart_lines,
        photos_in_row: raw.photos_in_row,
        credit_words: raw.credit_words.clone(),
        form: form(&raw.form),
    }
}

fn form(raw: &raw::Form) -> Form {
    let words = &raw.words;
    let masthead = [("date", &words.date), ("number", &words.number), ("pages", &words.pages)];
    let imprint = [
        ("cn", &words.cn),
        ("supervisor", &words.supervisor),
        ("sponsor", &words.sponsor),
        ("publisher", &words.publisher),
        ("address", &words.address),
        ("contact", &words.contact),
        ("printer", &words.printer),
        ("distribution", &words.distribution),
        ("price", &words.price),
    ];
    let named = |(name, words): (&'static str, &Vec<String>)| (name, words.clone());
    Form {
        limit: raw.limit,
        fails: raw.fails,
        nameplate_cost: raw.nameplate_cost,
        cost: raw.cost,
        editing_errors: raw.editing_errors,
        photo_percent: raw.photo_percent,
        decoration_percent: raw.decoration_percent,
        words: FormWords {
            masthead: masthead.into_iter().map(named).collect(),
            imprint: imprint.into_iter().map(named).collect(),
            folio: words.folio.clone(),
            ad: words.ad.clone(),
            extra: words.extra.clone(),
        },
    }
}
