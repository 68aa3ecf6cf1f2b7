//! The list of a run's passing files: what a run that is killed leaves to be cleared away.

use serde::{Deserialize, Serialize};

use super::named::{is_own, is_plain};

/// How the names of passing files begin.
pub(super) const PASSING: &str = ".banmian-";

/// The passing files of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct List {
    /// The files.
    pub(super) files: Vec<Passing>,
}

/// A file on its way to its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Passing {
    /// Its passing name.
    pub(super) name: String,
    /// Where it will stand.
    pub(super) place: String,
    /// Its digest, where something else may have stood in its place.
    pub(super) sha256: Option<String>,
}

impl List {
    /// Reads a list. One that was not written to its end names nothing: no passing file was begun then.
    pub(super) fn read(bytes: &[u8]) -> List {
        let list: List = serde_json::from_slice(bytes).unwrap_or_default();
        let is_it = |file: &Passing| {
            file.name.starts_with(PASSING)
                && is_plain(&file.name[1..])
                && (is_plain(&file.place) || is_own(&file.place))
        };
        List { files: list.files.into_iter().filter(is_it).collect() }
    }

    /// Returns the list as bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}
