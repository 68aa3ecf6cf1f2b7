//! What a report says of the files beside it.

use serde::Deserialize;

use crate::export::report::{FileEntry, PressEntry, SCHEMA};

/// Files in the folder of a report.
const FILES: [&str; 2] = ["press.pdf", "proof.pdf"];
/// Folders of page files.
const FOLDERS: [&str; 2] = ["press", "proof"];

/// The files that a report names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// The files for the press.
    pub press: Option<PressEntry>,
    /// The proof.
    pub proof: Option<FileEntry>,
}

/// What of a report tells its format.
#[derive(Deserialize)]
struct Format {
    schema: String,
}

impl Named {
    /// Reads a report. What is no report names nothing.
    pub fn read(report: &[u8]) -> Named {
        let format = serde_json::from_slice::<Format>(report);
        match format.is_ok_and(|format| format.schema == SCHEMA) {
            true => serde_json::from_slice(report).unwrap_or_default(),
            false => Named::default(),
        }
    }

    /// Returns all files that are named.
    pub fn files(&self) -> impl Iterator<Item = &FileEntry> {
        let press = self.press.iter().flat_map(|press| press.split.iter().chain([&press.file]));
        press.chain(&self.proof)
    }

    /// Returns those files that hold: a press file with its page files, and the proof.
    #[must_use]
    pub fn only(self, holds: impl Fn(&FileEntry) -> bool) -> Named {
        let press = self.press.filter(|press| holds(&press.file)).map(|mut press| {
            press.split.retain(&holds);
            press
        });
        Named { press, proof: self.proof.filter(&holds) }
    }
}

/// Returns whether a report can have given this name to a file: one in its own folder, or in a folder of
/// page files. A report is a file like any other, and others may have written in it.
pub(super) fn is_own(name: &str) -> bool {
    match name.split('/').collect::<Vec<_>>()[..] {
        [file] => FILES.contains(&file),
        [folder, file] => FOLDERS.contains(&folder) && is_plain(file) && file.ends_with(".pdf"),
        _ => false,
    }
}

/// Returns whether a word is the plain name of a file that is not hidden.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_files_beside_it_and_nothing_else() {
        for own in ["press.pdf", "proof.pdf", "press/A01.pdf", "press/增1.pdf"] {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "/etc/a.pdf",
            "../a.pdf",
            "press/../a.pdf",
            "press/a/b.pdf",
            "press",
            "press/",
            "press/.a.pdf",
            "other/a.pdf",
            "a.pdf",
            "notes.txt",
            "c:a.pdf",
            "press/a\\b.pdf",
            "./a.pdf",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }

    #[test]
    fn what_is_no_report_names_nothing() {
        for text in ["", "{", "[]", "{\"schema\": \"banmian/plan/1\", \"press\": 1}"] {
            assert_eq!(Named::read(text.as_bytes()), Named::default(), "{text}");
        }
    }
}
