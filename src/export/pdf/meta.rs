//! What the file says of itself: Info dictionary and XMP, which must agree (ISO 15930-7, 6.4).

use pdf_writer::types::TrappingStatus;
use pdf_writer::{Finish, Name, Pdf, Ref, TextStr};
use xmp_writer::{DateTime, LangId, RenditionClass, Timezone, XmpWriter};

use super::{Info, Standard};
use crate::calendar::Date;
use crate::digest::Digest;

const PRODUCER: &str = concat!("banmian ", env!("CARGO_PKG_VERSION"));
/// Hours east of Greenwich of all dates: China has one time.
const ZONE: i8 = 8;

/// Writes the Info dictionary.
pub(super) fn info(pdf: &mut Pdf, id: Ref, info: &Info) {
    let date = pdf_date(info.date);
    let mut dict = pdf.document_info(id);
    dict.title(TextStr(&info.title))
        .creator(TextStr(PRODUCER))
        .producer(TextStr(PRODUCER))
        .creation_date(date)
        .modified_date(date)
        .trapped(TrappingStatus::NotTrapped);
    // ISO 15930-4, 6.2: here PDF/X-1a names itself; PDF/X-4 does in the packet.
    if info.standard == Standard::X1a && info.intent.profile.is_some() {
        dict.pair(Name(b"GTS_PDFXVersion"), TextStr(info.standard.name()));
    }
    dict.finish();
}

/// Returns the XMP packet.
pub(super) fn xmp(info: &Info, hash: Digest) -> String {
    let date = xmp_date(info.date);
    let id = format!("uuid:{}", hash.uuid());
    let mut xmp = XmpWriter::new();
    xmp.title([(None, info.title.as_str())]);
    xmp.language([LangId("zh-CN")]);
    xmp.format("application/pdf");
    xmp.creator_tool(PRODUCER).create_date(date).modify_date(date).metadata_date(date);
    xmp.producer(PRODUCER).trapped(false);
    xmp.document_id(&id).instance_id(&id).version_id("1");
    xmp.rendition_class(RenditionClass::Default);
    // Only a file with its printing condition inside may call itself PDF/X.
    if info.standard == Standard::X4 && info.intent.profile.is_some() {
        xmp.pdfx_version(info.standard.name());
    }
    xmp.finish(None)
}

fn pdf_date(date: Date) -> pdf_writer::Date {
    pdf_writer::Date::new(date.year.clamp(0, 9999) as u16)
        .month(date.month)
        .day(date.day)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(ZONE)
        .utc_offset_minute(0)
}

fn xmp_date(date: Date) -> DateTime {
    DateTime {
        year: date.year.clamp(0, 9999) as u16,
        month: Some(date.month),
        day: Some(date.day),
        hour: Some(0),
        minute: Some(0),
        second: Some(0),
        timezone: Some(Timezone::Local { hour: ZONE, minute: 0 }),
    }
}
