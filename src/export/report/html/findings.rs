//! The findings as a list, errors first, numbered as on the pictures and on the proof. Many of one
//! kind in one slot are folded up behind the first.

use std::fmt::Write;

use super::{Esc, Href, View};
use crate::diag::Severity;
use crate::export::report::{FindingEntry, figures, summed};

/// Writes the list, or the line that says that there is none.
pub(super) fn write(view: &View, out: &mut String) {
    let findings = &view.report.findings;
    let _ = writeln!(out, "<section class=\"findings\">\n<h2>{}</h2>", view.words.findings);
    if findings.is_empty() {
        let _ = writeln!(out, "<p class=\"none\">{}</p>\n</section>", view.words.no_findings);
        return;
    }
    out.push_str("<ol>\n");
    for group in summed(view.report) {
        item(view, group.number, group.finding, out);
        if !group.more.is_empty() {
            let count = view.words.more(group.more.len());
            let _ = writeln!(out, "<li class=\"more\"><details><summary>{count}</summary><ol>");
            for (number, finding) in &group.more {
                item(view, *number, finding, out);
            }
            out.push_str("</ol></details></li>\n");
        }
    }
    out.push_str("</ol>\n</section>\n");
}

fn item(view: &View, number: usize, finding: &FindingEntry, out: &mut String) {
    let words = view.words;
    let class = class(finding.severity);
    let allowed =
        if finding.allowed { format!(" · {}", words.allowed) } else { String::new() };
    let badge = match view.shows(finding) {
        true => format!("<a class=\"no\" href=\"#m{number}\">{number}</a>"),
        false => format!("<span class=\"no\">{number}</span>"),
    };
    let _ = write!(
        out,
        "<li id=\"f{number}\" class=\"{class}\">{badge}<div>\
         <p class=\"place\"><b>{}{allowed}</b>{}<code>{}</code></p><p class=\"message\">{}</p>",
        words.severity(finding.severity),
        place(view, finding),
        finding.code.word(),
        Esc(&finding.message),
    );
    if !finding.hints.is_empty() {
        out.push_str("<ul>");
        for hint in &finding.hints {
            let _ = write!(out, "<li>{}</li>", Esc(hint));
        }
        out.push_str("</ul>");
    }
    source(view, finding, out);
    out.push_str("</div></li>\n");
}

/// Writes the way to the line that can mend it, and the figures.
fn source(view: &View, finding: &FindingEntry, out: &mut String) {
    if finding.file.is_none() && finding.data.figures.0.is_empty() {
        return;
    }
    out.push_str("<p class=\"source\">");
    if let Some(file) = &finding.file {
        way(view, file, finding.line, finding.column, out);
    }
    for place in &finding.places {
        way(view, &place.file, Some(place.line), Some(place.column), out);
    }
    for (datum, figure) in &finding.data.figures.0 {
        let word = figures::word(*datum, view.words.lang);
        let _ = write!(out, "<span>{} {figure}</span>", Esc(word));
    }
    out.push_str("</p>");
}

/// Writes the way to a place in a file.
fn way(view: &View, file: &str, line: Option<usize>, column: Option<usize>, out: &mut String) {
    let mark = line.map(|line| format!("#L{line}")).unwrap_or_default();
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    let column = column.map(|column| format!(":{column}")).unwrap_or_default();
    // A file of another root is named whole.
    let way = if file.starts_with('/') { "" } else { view.matter.sources };
    let _ = write!(
        out,
        "<a href=\"{}{}{mark}\"><code>{}{line}{column}</code></a>",
        Href(way),
        Href(file),
        Esc(file)
    );
}

/// Returns page, slot and story of a finding.
fn place(view: &View, finding: &FindingEntry) -> String {
    let mut out = String::new();
    let _ = match finding.page {
        Some(page) => write!(out, "<a href=\"#p{page}\">{}</a>", view.page(page)),
        None => write!(out, "<span>{}</span>", view.words.edition),
    };
    if let Some(slot) = &finding.slot {
        let _ = write!(out, "<span>{}</span>", Esc(slot));
    }
    if let Some(story) = &finding.story {
        let _ = write!(out, "<span>{}</span>", Esc(view.headline(story)));
    }
    out
}

/// Returns the class that gives a severity its colour.
pub(super) fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "doubt",
        Severity::Error => "bad",
    }
}
