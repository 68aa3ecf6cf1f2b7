//! "Did you mean": the name nearest to one that does not exist, of things and of files.

use std::path::Path;

use crate::diag::{Diagnostic, Text, nearest};
use crate::text;

/// Adds to a diagnostic about `word` the name that was meant or, failing that, all names there
/// are.
pub(super) fn suggest<'a>(
    diagnostic: Diagnostic,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let meant = meant(word, candidates.iter().copied());
    let all =
        || list(&candidates).map(|names| text!("可用的有：{names}", "there are: {names}"));
    meant.or_else(all).into_iter().fold(diagnostic, Diagnostic::hint)
}

/// Returns which of some names was meant by a word that is nearly one of them.
pub(super) fn meant<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<Text> {
    nearest(word, candidates).map(|name| text!("是否想写 `{name}`？", "did you mean `{name}`?"))
}

/// Returns the names as one list in quotes, or `None` when there are none.
pub(super) fn list(names: &[&str]) -> Option<String> {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    (!quoted.is_empty()).then(|| quoted.join(", "))
}

/// Adds to a diagnostic the file that was meant of those in its folder, or where the file was
/// looked for.
pub(super) fn suggest_file(
    diagnostic: Diagnostic,
    path: &Path,
    files: &[String],
) -> Diagnostic {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if name.contains('\\') {
        return diagnostic
            .hint(text!("路径里用 `/`，不用 `\\`", "write `/` in paths, not `\\`"));
    }
    if let Some(meant) = meant(&name, files.iter().map(String::as_str)) {
        return diagnostic.hint(meant);
    }
    let shown = path.display();
    diagnostic.hint(text!("应在 `{shown}`", "it was looked for at `{shown}`"))
}
