//! `[lint]` of the house style.

use crate::diag::Severity;
use crate::edition::{Form, FormWords, Lint};
use crate::issue::raw::{self, LintLevel};
use crate::rules::Code;
use crate::terms::FormFact;

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
        white_lines: raw.white_lines,
        hole_lines: raw.hole_lines,
        credit_words: raw.credit_words.clone(),
        form: form(&raw.form),
    }
}

fn form(raw: &raw::Form) -> Form {
    let words = &raw.words;
    let masthead = [
        (FormFact::Date, &words.date),
        (FormFact::Number, &words.number),
        (FormFact::Pages, &words.pages),
    ];
    let imprint = [
        (FormFact::Cn, &words.cn),
        (FormFact::Supervisor, &words.supervisor),
        (FormFact::Sponsor, &words.sponsor),
        (FormFact::Publisher, &words.publisher),
        (FormFact::Address, &words.address),
        (FormFact::Contact, &words.contact),
        (FormFact::Printer, &words.printer),
        (FormFact::Distribution, &words.distribution),
        (FormFact::Price, &words.price),
    ];
    let named = |(name, words): (FormFact, &Vec<String>)| (name, words.clone());
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
