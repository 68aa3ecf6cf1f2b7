//! How the paper writes, resolved.

/// How the paper writes.
#[derive(Clone, Debug, Default)]
pub struct HouseWords {
    /// Words that are not to stand.
    pub wrong: Vec<WrongWords>,
    /// Persons with their titles, in the order in which the paper names them.
    pub names: Vec<NamedPerson>,
}

/// Words that are not to stand.
#[derive(Clone, Debug)]
pub struct WrongWords {
    /// The words.
    pub words: String,
    /// What to write instead.
    pub right: Option<String>,
    /// Longer words in which they may stand.
    pub except: Vec<String>,
}

/// A person with their titles.
#[derive(Clone, Debug)]
pub struct NamedPerson {
    /// The name.
    pub name: String,
    /// The titles, of which any may stand before or behind it.
    pub titles: Vec<String>,
}
