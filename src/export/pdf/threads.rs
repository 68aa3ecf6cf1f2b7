//! Article threads: one thread a story, one bead a run of lines, in reading order.

use std::collections::BTreeMap;

use pdf_writer::{Chunk, Name, Ref, TextStr};

use super::write::number;
use crate::frame::{ColumnRun, Composition};
use crate::geom::Abs;

/// The threads of a file.
#[derive(Default)]
pub(super) struct Threads {
    /// The thread dictionaries.
    pub(super) all: Vec<Ref>,
    /// Beads by index of the page.
    pub(super) beads: BTreeMap<usize, Vec<Ref>>,
}

/// Writes thread and bead dictionaries (ISO 32000-1, 12.4.3).
pub(super) fn write(
    chunk: &mut Chunk,
    composition: &Composition,
    pages: &[Ref],
    next: &mut dyn FnMut() -> Ref,
) -> Threads {
    let mut threads = Threads::default();
    for story in &composition.stories {
        let runs: Vec<(usize, &ColumnRun)> = story
            .parts
            .iter()
            .filter_map(|part| {
                let page =
                    composition.pages.iter().position(|page| page.id == part.slot.page)?;
                Some(part.columns.iter().map(move |run| (page, run)))
            })
            .flatten()
            .collect();
        if runs.is_empty() {
            continue;
        }
        let thread = next();
        let beads: Vec<Ref> = runs.iter().map(|_| next()).collect();
        let mut dict = chunk.indirect(thread).dict();
        dict.pair(Name(b"Type"), Name(b"Thread")).pair(Name(b"F"), beads[0]);
        dict.insert(Name(b"I")).dict().pair(Name(b"Title"), TextStr(&story.headline));
        drop(dict);
        for (at, (page, run)) in runs.iter().enumerate() {
            let height = composition.pages[*page].trim.h;
            bead(chunk, &beads, at, thread, pages[*page], run, height);
            threads.beads.entry(*page).or_default().push(beads[at]);
        }
        threads.all.push(thread);
    }
    threads
}

fn bead(
    chunk: &mut Chunk,
    beads: &[Ref],
    at: usize,
    thread: Ref,
    page: Ref,
    run: &ColumnRun,
    height: Abs,
) {
    let count = beads.len();
    let mut dict = chunk.indirect(beads[at]).dict();
    dict.pair(Name(b"Type"), Name(b"Bead"));
    if at == 0 {
        dict.pair(Name(b"T"), thread);
    }
    dict.pair(Name(b"N"), beads[(at + 1) % count]);
    dict.pair(Name(b"V"), beads[(at + count - 1) % count]);
    dict.pair(Name(b"P"), page);
    let rect = run.rect;
    dict.insert(Name(b"R")).array().items([
        number(rect.x0),
        number(height - rect.y1),
        number(rect.x1),
        number(height - rect.y0),
    ]);
}
