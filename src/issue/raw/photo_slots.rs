//! The slot of a photograph, and those with which it may change places.

use std::ops::Deref;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::issue::PhotoPlacement;
use super::one_or_more::OneOrMore;
use crate::diag::Spanned;

/// The slot of a photograph, and those with which it may change places: a name or a list of names.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(with = "OneOrMore", inline)]
pub struct PhotoSlots {
    /// Where it stands.
    home: Spanned<String>,
    /// Where else it may stand.
    others: Vec<Spanned<String>>,
}

impl PhotoSlots {
    /// Returns where else the photograph may stand.
    pub fn others(&self) -> &[Spanned<String>] {
        &self.others
    }

    /// Returns the slots between which make-up may choose; none where the file names one.
    pub fn choice(&self) -> Vec<String> {
        let all = std::iter::once(&self.home).chain(&self.others);
        let all = all.filter(|_| !self.others.is_empty());
        all.map(|name| name.value.clone()).collect()
    }
}

impl Deref for PhotoSlots {
    type Target = Spanned<String>;

    fn deref(&self) -> &Spanned<String> {
        &self.home
    }
}

impl<'de> Deserialize<'de> for PhotoSlots {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PhotoSlots, D::Error> {
        let mut names = OneOrMore::deserialize(deserializer)?.0.into_iter();
        let home = names.next().ok_or_else(|| {
            D::Error::invalid_length(0, &"the name of a slot, or a list of names")
        })?;
        Ok(PhotoSlots { home, others: names.collect() })
    }
}

/// Lets each photograph of a page begin in a slot of its own where the lists of names allow it: each in the
/// first that none before it has, so that two may name the same slots in the same order.
pub fn settle(photos: &mut [PhotoPlacement]) {
    let fixed = |photo: &PhotoPlacement| photo.slot.others.is_empty();
    let mut taken: Vec<String> =
        photos.iter().filter(|it| fixed(it)).map(|it| it.slot.home.value.clone()).collect();
    for photo in photos.iter_mut().filter(|photo| !fixed(photo)) {
        let slots = &mut photo.slot;
        if taken.contains(&slots.home.value)
            && let Some(free) =
                slots.others.iter().position(|other| !taken.contains(&other.value))
        {
            std::mem::swap(&mut slots.home, &mut slots.others[free]);
        }
        taken.push(slots.home.value.clone());
    }
}
