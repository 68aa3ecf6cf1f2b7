//! Faces whose makers forbid what a press file does with them (OpenType OS/2 fsType).

use std::collections::BTreeSet;

use crate::edition::Edition;
use crate::font::FaceId;
use crate::frame::{Composition, Finding};
use crate::rules::Code;
use crate::text;

/// Returns a finding for each face that stands on a page and may not be embedded.
pub(super) fn check(edition: &Edition, composition: &Composition) -> Vec<Finding> {
    let may: Vec<bool> = edition.book.iter().map(|(_, face)| face.may_be_embedded()).collect();
    if may.iter().all(|may| *may) {
        return Vec::new();
    }
    let mut told: BTreeSet<FaceId> = BTreeSet::new();
    let mut findings = Vec::new();
    for page in &composition.pages {
        for piece in page.frame.pieces() {
            let Some(run) = piece.run() else { continue };
            if may[usize::from(run.face.0)] || !told.insert(run.face) {
                continue;
            }
            let face = edition.book.face(run.face).file();
            let message = text!(
                "字体 {face} 不许嵌入文件",
                "the maker of face {face} forbids embedding it"
            );
            findings.push(Finding {
                page: Some(page.id),
                rect: Some(piece.rect()),
                source: edition.press.faces.get(&run.face).cloned(),
                hints: vec![
                    text!(
                        "在 layouts/house.toml 的 [faces] 中换一个可以嵌入的字体",
                        "name a face that may be embedded under [faces] in layouts/house.toml"
                    ),
                    text!(
                        "已得到厂商许可的，用 --allow face-embedding 放行",
                        "with leave of its maker, let it pass with --allow face-embedding"
                    ),
                ],
                ..Finding::new(Code::FaceEmbedding, message)
            });
        }
    }
    findings
}
