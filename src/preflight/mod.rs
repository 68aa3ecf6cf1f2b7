//! What a plant would send back, told before any PDF exists: [`check`] judges the finished pages against
//! the limits of the press.
//!
//! One rule a file, each with its source. A rule looks at what is painted and knows what
//! lies under it; what it finds in one slot for one reason is one finding. Pictures are judged where they
//! are placed, by layout.

mod embedding;
mod ink_limit;
mod qr;
mod rules;
mod sheet;
mod small_type;

pub use sheet::check_sheets;

use crate::diag::Text;
use crate::edition::Edition;
use crate::frame::{Composition, Datum, Finding, Ground, Names, PageComposition, Piece};
use crate::geom::Abs;
use crate::page_name::PageName;
use crate::rules::Code;

/// Returns what is wrong with a composition for the press of its house, in page order.
pub fn check(edition: &Edition, composition: &Composition) -> Vec<Finding> {
    let mut findings = embedding::check(edition, composition);
    for page in &composition.pages {
        let mut sheet = Sheet { edition, names: &composition.names, page, found: Vec::new() };
        let mut ground = Ground::default();
        for piece in page.frame.pieces() {
            ink_limit::check(&piece, &mut sheet);
            rules::check(&piece, &mut sheet);
            small_type::check(&piece, &ground, &mut sheet);
            ground.add(piece.item, piece.at, piece.clip);
        }
        findings.extend(sheet.found);
    }
    findings.extend(qr::check(edition, composition));
    findings.extend(ink_limit::check_unused(edition, &findings));
    findings
}

/// A page under judgement and what was found on it.
struct Sheet<'a> {
    edition: &'a Edition,
    names: &'a Names,
    page: &'a PageComposition,
    found: Vec<Finding>,
}

impl Sheet<'_> {
    /// Notes what was found at a piece. The same in the same slot with the same figures is one finding
    /// with a larger place.
    fn find(
        &mut self,
        code: Code,
        piece: &Piece,
        data: Vec<(Datum, f64)>,
        words: impl FnOnce(&PageName, &str) -> (Text, Text),
    ) -> &mut Finding {
        let (rect, slot) = (piece.rect(), piece.area);
        let same =
            |known: &Finding| known.code == code && known.slot == slot && known.data == data;
        let at = self.found.iter().position(same);
        if let Some(known) = at.map(|at| &mut self.found[at]) {
            known.rect = known.rect.map(|before| before.union(rect));
        } else {
            let (message, hint) =
                words(&self.page.called, slot.map_or("–", |slot| self.names.slot(slot)));
            self.found.push(Finding {
                page: Some(self.page.id),
                slot,
                rect: Some(rect),
                hints: vec![hint],
                data,
                ..Finding::new(code, message)
            });
        }
        let at = at.unwrap_or(self.found.len() - 1);
        &mut self.found[at]
    }
}

/// Returns a length in points for a message: two decimals at most.
fn points(length: Abs) -> f64 {
    (length.to_pt() * 100.0).round() / 100.0
}
