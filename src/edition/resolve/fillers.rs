//! What may stand where white is left.

use std::sync::Arc;

use super::assets::Assets;
use super::pages::{PhotoWords, story_of};
use super::styles::StyleSheet;
use crate::diag::Span;
use crate::edition::{
    Filler, FillerMatter, Fillers, HeadPlace, HouseAd, Look, PhotoFit, RulePlace,
};
use crate::geom::{Abs, Sides};
use crate::ids::{PageId, SlotId};
use crate::issue::{self, Issue, SlotStyles, raw};
use crate::terms::{Fill, SlotKind};

/// Returns what may stand where white is left in an issue.
pub(super) fn resolve(issue: &Issue, sheet: &StyleSheet, assets: &Assets) -> Fillers {
    let named = issue.file.fillers.iter().zip(&issue.fillers);
    Fillers {
        given: named.filter_map(|(raw, found)| filler(issue, raw, found, assets)).collect(),
        brief: look(issue, sheet, SlotKind::Briefs),
        picture: look(issue, sheet, SlotKind::Photo),
        ad: look(issue, sheet, SlotKind::Ad),
    }
}

fn filler(
    issue: &Issue,
    raw: &raw::Filler,
    found: &issue::Filler,
    assets: &Assets,
) -> Option<Filler> {
    let picture = |words: PhotoWords, path, file: &crate::diag::Spanned<String>| {
        words.photo(path, assets, issue.source, issue.source.span(file.range.clone()))
    };
    let matter = if let Some((file, story)) = raw.file.as_ref().zip(found.story.as_ref()) {
        FillerMatter::Brief(story_of(story, issue.source.span(file.range.clone()), false))
    } else if let Some((file, path)) = raw.photo.as_ref().zip(found.pictures.first()) {
        let words = PhotoWords {
            file: &file.value,
            caption: raw.caption.as_ref(),
            credit: raw.credit.as_ref(),
            cropping: raw.cropping(),
            choice: Vec::new(),
            optional: false,
        };
        FillerMatter::Picture(picture(words, path, file))
    } else {
        let ads = raw.ad.iter().zip(&found.pictures).map(|(ad, path)| {
            let words = PhotoWords {
                file: &ad.file.value,
                caption: None,
                credit: None,
                cropping: raw::Cropping::default(),
                choice: Vec::new(),
                optional: false,
            };
            HouseAd {
                photo: picture(words, path, &ad.file),
                columns: ad.span(),
                lines: ad.lines.value,
            }
        });
        FillerMatter::Ad(ads.collect())
    };
    let [least, most] = raw.span();
    Some(Filler { matter, columns: (least, most), pages: found.pages.clone() })
}

/// Returns how fillers of a kind look; where each of them stands gives it its name.
fn look(issue: &Issue, sheet: &StyleSheet, kind: SlotKind) -> Arc<Look> {
    let style = &issue.house.style.filler;
    let styles = issue.filler_styles.as_ref().filter(|_| kind == SlotKind::Briefs);
    let named =
        |pick: fn(&SlotStyles) -> &Option<String>| styles.and_then(|it| pick(it).as_ref());
    let head = named(|styles| &styles.head);
    Arc::new(Look {
        id: SlotId { page: PageId(0), slot: 0 },
        name: String::new(),
        span: Span { source: issue.source, range: 0..0 },
        kind,
        inset: Sides::all(Abs::ZERO),
        inside: None,
        head: sheet.head(head),
        head_place: HeadPlace::Top,
        head_columns: None,
        copy: sheet.copy(named(|styles| &styles.copy)),
        boxed: None,
        rules: style.rules.clone().unwrap_or_else(|| vec![RulePlace::Above]),
        label: None,
        label_head: None,
        caption: kind == SlotKind::Photo,
        fit: (kind == SlotKind::Ad).then_some(PhotoFit::Whole),
        keyline: None,
        align: None,
        tie: None,
        standoff: 1,
        fill: Fill::default(),
    })
}
