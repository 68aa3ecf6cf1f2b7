//! The options, resolved once: which root, which language, where the files go.

use std::path::{Path, PathBuf};

use banmian::diag::Lang;
use banmian::text;

use super::args::Common;
use super::cache::Cache;
use super::failure::Failure;
use super::system::{self, SystemWorld};

/// What the options come to.
#[derive(Debug)]
pub(super) struct Settings {
    /// The folder of `layouts/` and `fonts/`.
    pub(super) root: Option<PathBuf>,
    /// Where the files lie, when `--out` says so.
    pub(super) out: Option<PathBuf>,
    /// Whether stdout gets the report.
    pub(super) json: bool,
    /// Language of the report.
    pub(super) lang: Lang,
    /// The file system.
    pub(super) world: SystemWorld,
}

impl Settings {
    /// Resolves the options as typed.
    pub(super) fn resolve(typed: &Common, lang: Lang) -> Result<Settings, Failure> {
        let root = match &typed.root {
            Some(root) if system::is_folder(root) => Some(root.clone()),
            Some(root) => {
                let root = root.display();
                let message =
                    text!("--root：没有文件夹 `{root}`", "--root: there is no folder `{root}`");
                return Err(Failure::input(message));
            }
            None => system::find_upwards("layouts"),
        };
        let world = SystemWorld::new(Cache::open());
        Ok(Settings { root, out: typed.out.clone(), json: typed.json, lang, world })
    }

    /// Returns the root, without which no issue can be set.
    pub(super) fn root(&self) -> Result<&Path, Failure> {
        self.root.as_deref().ok_or_else(|| {
            Failure::input(text!(
                "这里和上级文件夹中都没有 layouts/",
                "no layouts/ here or in any folder above"
            ))
            .hint(text!(
                "到报纸的文件夹里运行，或用 --root 指明它",
                "run in the paper's folder, or name it with --root"
            ))
        })
    }

    /// Returns where the files of the edition of `date` lie; `alone` when the run has no other one.
    pub(super) fn folder(&self, date: &str, alone: bool) -> Result<PathBuf, Failure> {
        Ok(match &self.out {
            Some(out) if alone => out.clone(),
            Some(out) => out.join(date),
            None => self.root()?.join("out").join(date),
        })
    }
}

/// Returns the language typed, else the locale's; Chinese where there is neither.
pub(super) fn lang(typed: Option<Lang>, locale: Option<&str>) -> Lang {
    match (typed, locale) {
        (Some(typed), _) => typed,
        (None, None | Some("" | "C" | "POSIX")) => Lang::Zh,
        (None, Some(locale)) if locale.starts_with("zh") || locale.starts_with("C.") => {
            Lang::Zh
        }
        (None, Some(_)) => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_that_is_not_chinese_gets_english() {
        assert_eq!(lang(None, None), Lang::Zh);
        assert_eq!(lang(None, Some("C.UTF-8")), Lang::Zh);
        assert_eq!(lang(None, Some("zh_CN.UTF-8")), Lang::Zh);
        assert_eq!(lang(None, Some("de_DE.UTF-8")), Lang::En);
        assert_eq!(lang(Some(Lang::Zh), Some("en_US.UTF-8")), Lang::Zh);
    }
}
