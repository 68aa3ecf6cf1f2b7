//! Codes that phones cannot read off newsprint: a module has to be wider than ink spreads (ISO/IEC 18004, 9.1).

use crate::edition::{Content, Edition, Furniture};
use crate::frame::{Composition, Datum, Finding};
use crate::geom::Abs;
use crate::ids::SlotId;
use crate::limits::QR_MODULE;
use crate::rules::Code;
use crate::text;

/// Returns the codes whose modules are too small, in page order.
pub(super) fn check(edition: &Edition, composition: &Composition) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in &composition.pages {
        let template = &edition.page(page.id).template;
        for (at, slot) in template.iter().enumerate() {
            let Content::Furniture(items) = &*slot.content else { continue };
            for item in items {
                let Furniture::Qr { code, span, size, .. } = item else { continue };
                let module = millimetres(*size) / code.side as f64;
                if (module * 1000.0).round() >= QR_MODULE.value as f64 {
                    continue;
                }
                let id = SlotId { page: page.id, slot: at };
                let (called, name) = (&page.called, composition.names.slot(id));
                let (shown, least) = ((module * 100.0).floor() / 100.0, QR_MODULE.amount());
                let [zh, en] = least;
                let wanted = (code.side as u64 * QR_MODULE.value).div_ceil(1000);
                let message = text!(
                    "{called:#} {name} 的二维码一格只有 {shown} mm，不到 {zh}，手机认不出",
                    "the modules of the QR code in slot {name} of page {called} are {shown} mm wide, \
                     under {en}: phones may not read it"
                );
                findings.push(Finding {
                    page: Some(page.id),
                    slot: Some(id),
                    source: Some(span.clone()),
                    hints: vec![text!(
                        "排成 {wanted} mm 见方（height），或缩短网址",
                        "make it {wanted} mm wide (height), or its address shorter"
                    )],
                    data: vec![
                        (Datum::ModuleMm, shown),
                        (Datum::LimitMm, QR_MODULE.value as f64 / 1000.0),
                    ],
                    ..Finding::new(Code::SmallQr, message)
                });
            }
        }
    }
    findings
}

fn millimetres(length: Abs) -> f64 {
    length.to_pt() / 72.0 * 25.4
}
