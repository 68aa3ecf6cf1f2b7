//! The head of the page with the verdict, and its foot.

use std::fmt::Write;

use super::{Esc, STYLE, View, matter};
use crate::diag::Lang;
use crate::diag::Severity;
use crate::export::report::Status;
use crate::number::grouped;

/// Opens the document and writes its head: what was set, whether it may go to press, the sums.
pub(super) fn open(view: &View, lang: Lang, out: &mut String) {
    let edition = &view.report.edition;
    let lang = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let words = view.words;
    let number = edition
        .number
        .map(|number| format!("<span>{}{number}{}</span>", words.issue[0], words.issue[1]));
    let status = view.report.status;
    let class = match status {
        Status::Clean => "clean",
        Status::Warnings => "warnings",
        Status::Errors => "errors",
    };
    let (paper, date) = (Esc(&edition.paper), Esc(&edition.date));
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n\
         <title>{paper} {date} · {title}</title>\n<style>\n{STYLE}{faces}</style>\n</head>\n<body>\n\
         <header>\n<div class=\"name\"><p class=\"what\">{title}</p><h1>{paper}</h1>\
         <p class=\"day\"><span>{date}</span>{number}</p></div>\n\
         <div class=\"verdict {class}\"><strong>{status}</strong><p>{verdict}</p></div>\n",
        title = words.title,
        number = number.unwrap_or_default(),
        status = words.status(status),
        verdict = words.verdict(status),
        faces = matter::faces(view.matter.book),
    );
    sums(view, out);
    out.push_str("</header>\n<main>\n");
}

/// Writes the row of sums.
fn sums(view: &View, out: &mut String) {
    let (report, words) = (view.report, view.words);
    let count = |severity| {
        report.findings.iter().filter(|finding| finding.severity == severity).count() as u64
    };
    let placed = report.stories.iter().map(|story| u64::from(story.chars.placed)).sum();
    let overset = report.stories.iter().map(|story| u64::from(story.chars.overset)).sum();
    let sums = [
        (words.pages, report.edition.pages as u64, ""),
        (words.stories, report.stories.len() as u64, ""),
        (words.set, placed, ""),
        (words.overset, overset, "bad"),
        (words.errors, count(Severity::Error), "bad"),
        (words.warnings, count(Severity::Warning), "doubt"),
    ];
    out.push_str("<dl class=\"sums\">");
    for (word, sum, class) in sums {
        let class = if sum > 0 { class } else { "" };
        let _ = write!(
            out,
            "<div class=\"{class}\"><dt>{word}</dt><dd>{}</dd></div>",
            grouped(sum)
        );
    }
    out.push_str("</dl>\n");
}

/// Closes the document.
pub(super) fn close(view: &View, out: &mut String) {
    let _ = write!(
        out,
        "</main>\n<footer><span>{}</span><span>{}</span></footer>\n</body>\n</html>\n",
        Esc(&view.report.generator),
        view.report.schema
    );
}
