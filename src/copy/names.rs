//! Lists of names (名单): names parted by white, a two-character one often with a blank inside.

/// The name of a person in a list, by its characters with their bytes.
pub type Name = Vec<(usize, char)>;

/// Returns the names of words that are nothing else: two to four ideographs each, parted by white.
/// Two that stand alone side by side are one name (张　三).
pub fn names(words: &str) -> Option<Vec<Name>> {
    let mut names: Vec<Name> = Vec::new();
    let mut half: Option<Name> = None;
    let mut rest = words;
    loop {
        rest = rest.trim_start();
        let Some(end) =
            rest.find(char::is_whitespace).or((!rest.is_empty()).then_some(rest.len()))
        else {
            break;
        };
        let at = words.len() - rest.len();
        let name: Name = rest[..end].char_indices().map(|(byte, c)| (at + byte, c)).collect();
        rest = &rest[end..];
        if !name.iter().all(|(_, c)| is_ideograph(*c)) {
            return None;
        }
        match (name.len(), half.take()) {
            (1, None) => half = Some(name),
            (1, Some(first)) => names.push([first, name].concat()),
            (2..=4, None) => names.push(name),
            _ => return None,
        }
    }
    (half.is_none() && !names.is_empty()).then_some(names)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::names;

    fn told(words: &str) -> Option<Vec<String>> {
        let name = |name: super::Name| name.into_iter().map(|(_, c)| c).collect();
        names(words).map(|all| all.into_iter().map(name).collect())
    }

    #[test]
    fn names_and_other_words() {
        let list = |names: &[&str]| Some(names.iter().map(|name| name.to_string()).collect());
        assert_eq!(
            told("张甲　李甲乙  王　乙\t欧阳丙丁"),
            list(&["张甲", "李甲乙", "王乙", "欧阳丙丁"])
        );
        assert_eq!(told("　　张　甲　李　乙　"), list(&["张甲", "李乙"]));
        for words in ["", "张甲，李乙", "张　甲　乙", "张　甲乙", "张甲乙丙丁", "A　B"]
        {
            assert_eq!(told(words), None, "{words}");
        }
    }
}
