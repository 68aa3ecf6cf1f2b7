//! The sign-off: which file goes to the plates, and who has looked at it.

use std::fmt::Write;

use super::{Esc, View};
use crate::export::report::{FileEntry, Status};
use crate::number::grouped;

/// Writes the facts of the edition with the hash of its press file, and the lines to sign on.
pub(super) fn write(view: &View, out: &mut String) {
    let (report, words) = (view.report, view.words);
    let edition = &report.edition;
    let _ = write!(
        out,
        "<section class=\"signoff\" id=\"signoff\">\n<h2>{}</h2>\n<dl>",
        words.signoff
    );
    let mut fact = |word: &str, fact: &str| {
        let _ = write!(out, "<div><dt>{word}</dt><dd>{fact}</dd></div>");
    };
    fact(words.paper, &Esc(&edition.paper).to_string());
    fact(words.date, &Esc(&edition.date).to_string());
    if let Some(number) = edition.number {
        fact(words.number, &format!("{}{number}{}", words.issue[0], words.issue[1]));
    }
    fact(words.pages, &edition.pages.to_string());
    fact(words.verdict_word, words.status(report.status));
    fact(words.program, &Esc(&report.generator).to_string());
    out.push_str("</dl>\n");
    files(view, out);
    let _ = write!(
        out,
        "<table class=\"sign\"><thead><tr><th></th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>",
        words.name, words.signature, words.time
    );
    for role in words.roles {
        let _ =
            write!(out, "<tr><th scope=\"row\">{role}</th><td></td><td></td><td></td></tr>");
    }
    out.push_str("</tbody></table>\n</section>\n");
}

/// Writes the press file and the files of single pages with their hashes, or why there is none.
fn files(view: &View, out: &mut String) {
    let (report, words) = (view.report, view.words);
    let Some(press) = &report.press else {
        let why = words.no_press[usize::from(report.status == Status::Errors)];
        let _ = writeln!(out, "<p class=\"nofile\">{why}</p>");
        return;
    };
    let _ = write!(
        out,
        "<table class=\"files\"><thead><tr><th>{}</th><th>SHA-256</th><th class=\"n\">{}</th>\
         <th class=\"n\">{}</th></tr></thead><tbody>",
        words.file, words.pages, words.bytes
    );
    let stale = |file: &FileEntry| match file.stale {
        true => format!("<small class=\"stale\">{}</small>", words.stale),
        false => String::new(),
    };
    let standard = press.standard.as_deref().unwrap_or_default();
    row(&press.file, &format!("<small>{standard}</small>{}", stale(&press.file)), out);
    for file in &press.split {
        row(file, &stale(file), out);
    }
    out.push_str("</tbody></table>\n");
}

/// Writes a file with what is to be said of it; its hash stands in groups of eight, so that it can be compared by eye.
fn row(file: &FileEntry, said: &str, out: &mut String) {
    let _ =
        write!(out, "<tr><td><b>{}</b> {said}</td><td><code class=\"hash\">", Esc(&file.file));
    let digits = file.sha256.as_bytes().chunks(8);
    for (at, group) in digits.filter_map(|group| std::str::from_utf8(group).ok()).enumerate() {
        let _ = write!(out, "{}<span>{group}</span>", if at == 4 { "<wbr>" } else { "" });
    }
    let bytes = grouped(file.bytes);
    let _ = write!(
        out,
        "</code></td><td class=\"n\">{}</td><td class=\"n\">{bytes}</td></tr>",
        file.pages
    );
}
