//! A section a page: its outline and the table of its slots.

use std::fmt::Write;

use super::{Esc, View, outline};
use crate::export::report::{PageEntry, SlotEntry};

/// Writes all pages.
pub(super) fn write(view: &View, out: &mut String) {
    for page in &view.report.pages {
        let _ = write!(
            out,
            "<section class=\"page\" id=\"p{}\">\n<h2>{} <span>{}</span><small>{} {}</small></h2>\n",
            page.number,
            view.words.page(page.number),
            Esc(&page.name),
            view.words.layout,
            Esc(&page.layout),
        );
        out.push_str("<div class=\"sheet\">\n<figure>\n");
        outline::write(view, page, out);
        legend(view, out);
        out.push_str("</figure>\n");
        table(view, page, out);
        out.push_str("</div>\n</section>\n");
    }
}

/// Writes what the colours of the outline mean.
fn legend(view: &View, out: &mut String) {
    out.push_str("<figcaption>");
    for (class, word) in
        ["copy", "picture", "fixed", "bad", "doubt"].iter().zip(view.words.legend)
    {
        let _ = write!(out, "<span><i class=\"{class}\"></i>{word}</span>");
    }
    out.push_str("</figcaption>\n");
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
