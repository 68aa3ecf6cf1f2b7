//! "Did you mean": the name nearest to one that does not exist.

/// Returns the candidate nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|name| (strsim::osa_distance(&word, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= most && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_of_the_finger_only() {
        let names = ["title", "kicker", "deck", "标题"];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("Kiker", names), Some("kicker"));
        assert_eq!(nearest("橱题", names), Some("标题"));
        assert_eq!(nearest("photograph", names), None);
    }
}
