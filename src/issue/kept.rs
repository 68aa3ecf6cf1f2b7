//! What of the files of an issue survives a run: the house style, which changes once a year.

use std::sync::{Mutex, PoisonError};

use super::check::Checked;
use super::raw;
use crate::diag::{Diagnostic, Sink, SourceId};

/// The house style of the run before, by its text.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Option<KeptHouse>>);

/// A house style as it was checked.
#[derive(Debug)]
struct KeptHouse {
    text: String,
    house: Checked<raw::House>,
    /// What was doubtful about it.
    told: Vec<Diagnostic>,
}

impl Kept {
    /// Returns the house style of this text, and tells what is doubtful about it: as it was checked before,
    /// or checked now. Places name their source, so that another one is another text.
    pub(super) fn house(
        &self,
        text: &str,
        source: SourceId,
        sink: &mut Sink,
        check: impl FnOnce(&mut Sink) -> Option<Checked<raw::House>>,
    ) -> Option<Checked<raw::House>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.as_ref();
        if let Some(known) =
            known.filter(|known| known.house.source == source && known.text == text)
        {
            known.told.iter().for_each(|told| sink.push(told.clone()));
            return Some(known.house.clone());
        }
        let mut own = Sink::default();
        let house = check(&mut own);
        own.diagnostics().iter().for_each(|told| sink.push(told.clone()));
        *kept = house.clone().map(|house| KeptHouse {
            text: text.to_owned(),
            house,
            told: own.diagnostics().to_vec(),
        });
        house
    }
}
