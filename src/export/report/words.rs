//! The words of the report for what a composition tells.

use crate::frame::Step;
use crate::terms::FormFact;

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
