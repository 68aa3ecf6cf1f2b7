//! A section a page: its picture and the table of its slots.

use std::fmt::Write;

use super::{Esc, OPEN, View, picture};
use crate::export::report::{PageEntry, SlotEntry};

/// Writes all pages; in a long edition those without a finding are folded up.
pub(super) fn write(view: &View, out: &mut String) {
    let long = view.report.pages.len() > OPEN;
    for page in &view.report.pages {
        let folded = long && view.findings_on(page.number).next().is_none();
        let (open, close, end) = match folded {
            true => ("<details class=\"sheet\"><summary>", "</summary>", "</details>"),
            false => ("<div class=\"sheet\">", "", "</div>"),
        };
        let number = page.number;
        let _ = write!(
            out,
            "<section class=\"page{}\" id=\"p{number}\">\n<h2>{} <span>{}</span><small>{} {}</small></h2>\n\
             {open}{}{close}\n<figure>\n",
            if folded { " folded" } else { "" },
            view.page(number),
            Esc(&page.name),
            view.words.layout,
            Esc(&page.layout),
            if folded { view.words.unfold } else { "" },
        );
        picture::write(view, page, out);
        out.push_str("</figure>\n");
        table(view, page, out);
        let _ = writeln!(out, "{end}\n</section>");
    }
}

fn table(view: &View, page: &PageEntry, out: &mut String) {
    let words = view.words;
    let _ = write!(
        out,
        "<table><thead><tr><th>{}</th><th>{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th>\
         <th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>",
        words.slot, words.story, words.capacity, words.used, words.free, words.over
    );
    for slot in &page.slots {
        row(view, page, slot, out);
    }
    out.push_str("</tbody></table>\n");
}

fn row(view: &View, page: &PageEntry, slot: &SlotEntry, out: &mut String) {
    let headlines: Vec<_> = view
        .stories_in(page.number, slot)
        .map(|story| format!("<div>{}</div>", Esc(&story.headline)))
        .collect();
    let quiet =
        if headlines.is_empty() && slot.lines.is_none() { " class=\"quiet\"" } else { "" };
    let kind = Some(view.words.kind(slot.kind)).filter(|kind| *kind != slot.slot);
    let kind = kind.map(|kind| format!("<small>{kind}</small>")).unwrap_or_default();
    let _ = write!(
        out,
        "<tr{quiet}><td><code>{}</code>{kind}</td><td>{}</td>",
        Esc(&slot.slot),
        headlines.concat()
    );
    match slot.lines {
        Some(lines) => {
            let (free, noted) = view.free_in(page.number, slot);
            let gap = if free > 0 && noted { " doubt" } else { "" };
            let _ = write!(
                out,
                "<td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n{gap}\">{free}</td>",
                lines.capacity, lines.used
            );
        }
        None => {
            out.push_str("<td class=\"n\">–</td><td class=\"n\">–</td><td class=\"n\">–</td>")
        }
    }
    let overset = view.overset_in(page.number, slot);
    let _ = match overset {
        0 => writeln!(out, "<td class=\"n\">–</td></tr>"),
        over => writeln!(out, "<td class=\"n bad\">{over}</td></tr>"),
    };
}
