//! The stories: how long they are and the way each takes through the pages.

use std::fmt::Write;

use super::{Esc, View};
use crate::export::report::{PartEntry, StoryEntry};
use crate::number::grouped;

/// Writes the table.
pub(super) fn write(view: &View, out: &mut String) {
    let words = view.words;
    let _ = write!(
        out,
        "<section class=\"stories\">\n<h2>{}</h2>\n<table><thead><tr><th>{}</th><th>{}</th>\
         <th class=\"n\">{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>",
        words.stories, words.story, words.route, words.chars, words.placed, words.over
    );
    for story in &view.report.stories {
        row(view, story, out);
    }
    out.push_str("</tbody></table>\n</section>\n");
}

fn row(view: &View, story: &StoryEntry, out: &mut String) {
    let chars = story.chars;
    let class = if chars.overset > 0 { "n bad" } else { "n" };
    let _ = write!(
        out,
        "<tr><td><b>{}</b><br><code>{}</code></td><td>{}</td><td class=\"n\">{}</td>\
         <td class=\"n\">{}</td><td class=\"{class}\">{}</td></tr>",
        Esc(&story.headline),
        Esc(&story.file),
        route(view, &story.parts),
        grouped(chars.total),
        grouped(chars.placed),
        if chars.overset > 0 { grouped(chars.overset) } else { "–".to_owned() },
    );
}

/// Returns the parts of a story with their characters, and the jump lines between them.
fn route(view: &View, parts: &[PartEntry]) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let page = view.page(part.page);
        let arrow = if at > 0 { "<span class=\"jump\">→</span> " } else { "" };
        let _ = write!(
            out,
            "<div class=\"part\">{arrow}<a href=\"#p{}\">{page}</a> {} <small>{}–{}</small>",
            part.page,
            Esc(&part.slot),
            part.from,
            part.to
        );
        if let Some(marker) = &part.marker {
            let _ = write!(out, " <small class=\"jump\">{}</small>", Esc(marker));
        }
        out.push_str("</div>");
    }
    if parts.is_empty() { "–".to_owned() } else { out }
}
