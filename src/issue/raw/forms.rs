//! Values that a file may write in several forms.

use std::marker::PhantomData;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

use crate::diag::Spanned;

/// Reads a value in the forms that a visitor knows, with its place: an untagged enum would lose the places of
/// what is inside.
pub(super) fn read<'de, V, D>(deserializer: D) -> Result<Spanned<V::Value>, D::Error>
where
    V: Visitor<'de> + Default,
    D: Deserializer<'de>,
{
    let read = Spanned::<InForm<V::Value, V>>::deserialize(deserializer)?;
    Ok(Spanned::new(read.value.0, read.range))
}

/// A value, with the visitor that reads it.
struct InForm<T, V>(T, PhantomData<V>);

impl<'de, V: Visitor<'de> + Default> Deserialize<'de> for InForm<V::Value, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = deserializer.deserialize_any(V::default())?;
        Ok(InForm(value, PhantomData))
    }
}
