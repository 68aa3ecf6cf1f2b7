//! The form of the issue: what it lacks, what that counts, and whether it passes.

use std::fmt::Write;

use super::{Esc, View};
use crate::diag::Lang;
use crate::export::report::FormEntry;
use crate::export::report::json::word;
use crate::number::grouped;
use crate::text;

/// Writes the section; there is none where the house does not look at the form.
pub(super) fn write(view: &View, lang: Lang, out: &mut String) {
    let Some(form) = &view.report.form else { return };
    let title = text!("出版形式", "Form of the issue");
    let (title, class) = (title.get(lang), if form.pass { "none" } else { "bad" });
    let _ = writeln!(
        out,
        "<section class=\"form\">\n<h2>{title}</h2>\n<p class=\"{class}\">{}</p>",
        verdict(form, lang)
    );
    if !form.missing.is_empty() {
        table(view, form, lang, out);
    }
    out.push_str("</section>\n");
}

/// Returns the errors, the limit, and what an inspector would read.
fn verdict(form: &FormEntry, lang: Lang) -> String {
    let (errors, limit) = (form.errors, form.limit);
    let (chars, allowed) = (grouped(form.chars_inspected), form.editing_errors_allowed);
    match (lang, form.pass) {
        (Lang::Zh, true) => format!(
            "形式差错 {errors} 个，不超过 {limit} 个，合格。检查 {chars} 字，编校差错不得超过 {allowed} 个。"
        ),
        (Lang::Zh, false) => format!(
            "形式差错 {errors} 个，超过 {limit} 个，不合格。检查 {chars} 字，编校差错不得超过 {allowed} 个。"
        ),
        (Lang::En, true) => format!(
            "{errors} form errors, at most {limit}: it passes. {chars} characters inspected, at most {allowed} editing errors in them."
        ),
        (Lang::En, false) => format!(
            "{errors} form errors, over {limit}: it fails. {chars} characters inspected, at most {allowed} editing errors in them."
        ),
    }
}

fn table(view: &View, form: &FormEntry, lang: Lang, out: &mut String) {
    let (missing, cost) = (text!("缺少", "Missing"), text!("计", "Counts"));
    let (missing, cost) = (missing.get(lang), cost.get(lang));
    let _ = write!(
        out,
        "<table><thead><tr><th></th><th>{missing}</th><th class=\"n\">{cost}</th></tr></thead><tbody>"
    );
    for missing in &form.missing {
        let _ = write!(
            out,
            "<tr><td><a href=\"#p{}\">{}</a></td><td>{} <code>{}</code></td><td class=\"n\">{}</td></tr>",
            missing.page,
            view.page(missing.page),
            Esc(&missing.message),
            word(&missing.what),
            missing.cost
        );
    }
    out.push_str("</tbody></table>\n");
}
