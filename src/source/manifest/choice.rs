//! Reads an enum by the names that serde gives it, so that reader, writer and schema cannot differ.

use serde::de::value::Error as ValueError;
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};

use crate::diagnostic::nearest;
use crate::model::identifier::Fault;

/// The value that a name stands for.
///
/// # Errors
/// A [`Fault`] that names the nearest, or all.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let read: Result<T, ValueError> = T::deserialize(text.into_deserializer());
    read.map_err(|_| {
        let names = names::<T>();
        let fault = Fault::new(format!("`{text}` is none of its values"));
        match nearest(text, names.iter().copied()) {
            Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
            None => fault.hint(format!("write one of `{}`", names.join("`, `"))),
        }
    })
}

/// Every name of an enum without data.
pub(super) fn names<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // The error carries nothing: the names were handed over before it.
    let _: Result<T, ValueError> = T::deserialize(Listening(&mut names));
    names
}

/// Hears what names an enum asks its deserialiser for.
struct Listening<'n>(&'n mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Listening<'_> {
    type Error = ValueError;

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, ValueError> {
        *self.0 = variants;
        Err(ValueError::custom("only the names were wanted"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, ValueError> {
        Err(ValueError::custom("no enum"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::metadata::Kind;

    #[test]
    fn names_come_from_serde() {
        assert_eq!(names::<Kind>(), ["report", "briefing", "article", "news"]);
        assert_eq!(read::<Kind>("news"), Ok(Kind::News));
        let fault = read::<Kind>("raport").expect_err("no kind");
        assert_eq!(fault.hint.as_deref(), Some("did you mean `report`?"));
    }
}
