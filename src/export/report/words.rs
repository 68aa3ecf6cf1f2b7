//! The words of the report for what a composition tells.

use crate::frame::{Datum, Step};
use crate::terms::FormFact;

/// Returns the name of a figure.
pub(super) fn datum(datum: Datum) -> &'static str {
    match datum {
        Datum::Chars => "chars",
        Datum::Lines => "lines",
        Datum::AreaCm2 => "area_cm2",
        Datum::GapEm => "gap_em",
        Datum::Codepoint => "codepoint",
        Datum::Asked => "asked",
        Datum::Entries => "entries",
        Datum::Ppi => "ppi",
        Datum::Limit => "limit",
        Datum::HeadPt => "head_pt",
        Datum::Heading => "heading",
        Datum::Photos => "photos",
        Datum::Column => "column",
        Datum::Seams => "seams",
        Datum::Line => "line",
        Datum::Number => "number",
        Datum::FirstPage => "first_page",
        Datum::Cost => "cost",
        Datum::Errors => "errors",
        Datum::SizePt => "size_pt",
        Datum::AbovePt => "above_pt",
        Datum::Pages => "pages",
        Datum::WeightPt => "weight_pt",
        Datum::LimitPt => "limit_pt",
        Datum::Total => "total",
        Datum::Inks => "inks",
        Datum::LinesLeft => "lines_left",
        Datum::LinesOver => "lines_over",
        Datum::Percent => "percent",
        Datum::CutChars => "cut_chars",
        Datum::MoreChars => "more_chars",
        Datum::OversetLines => "overset_lines",
        Datum::RulesBroken => "rules_broken",
        Datum::ReceivingPages => "receiving_pages",
        Datum::Jumps => "jumps",
        Datum::Slots => "slots",
        Datum::FreeLines => "free_lines",
        Datum::EmptySlots => "empty_slots",
        Datum::Backward => "backward",
        Datum::PagesTurned => "pages_turned",
    }
}

/// Returns what a step of make-up is called.
pub(super) fn step(step: Step) -> &'static str {
    match step {
        Step::Paragraphs => "paragraphs",
        Step::Headline => "headline",
        Step::Picture => "picture",
        Step::HeadWhite => "head-white",
        Step::Spacing => "spacing",
        Step::Quotation => "quotation",
        Step::Optional => "optional",
        Step::Jump => "jump",
        Step::NoJump => "no-jump",
    }
}

/// Returns what something is called that every issue must print.
pub(super) fn form_fact(fact: FormFact) -> &'static str {
    match fact {
        FormFact::Nameplate => "nameplate",
        FormFact::Date => "date",
        FormFact::Number => "number",
        FormFact::Pages => "pages",
        FormFact::Cn => "cn",
        FormFact::Supervisor => "supervisor",
        FormFact::Sponsor => "sponsor",
        FormFact::Publisher => "publisher",
        FormFact::Address => "address",
        FormFact::Contact => "contact",
        FormFact::Printer => "printer",
        FormFact::Distribution => "distribution",
        FormFact::Price => "price",
        FormFact::Folio => "folio",
        FormFact::Ad => "ad",
        FormFact::Extra => "extra",
    }
}
