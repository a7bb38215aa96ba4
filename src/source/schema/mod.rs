//! The JSON Schemas (draft 7) of `report.toml`, `imprint.toml`, `theme.toml` and what stands around the publications, for
//! editors that complete and check as one types.
//!
//! The structures here only describe; the reader is `manifest`, and a test holds that both know the same keys and
//! values.

mod comments;
mod house;
mod profile;
mod report;
mod theme;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of `report.toml` and of the metadata between `+++` lines.
pub fn report() -> Value {
    schema::<report::Report>()
}

/// The schema of `imprint.toml`.
pub fn publisher() -> Value {
    schema::<house::House>()
}

/// The schema of what a file in `reports/people` begins with.
pub fn person() -> Value {
    schema::<profile::Person>()
}

/// The schema of what a file in `reports/topics` begins with.
pub fn topic() -> Value {
    schema::<profile::Topic>()
}

/// The schema of what a file in `reports/series` begins with.
pub fn series() -> Value {
    schema::<profile::Series>()
}

/// The schema of what a file in `reports/pages` begins with.
pub fn page() -> Value {
    schema::<profile::Page>()
}

/// The schema of `comments.toml`.
pub fn comments() -> Value {
    schema::<comments::Comments>()
}

/// The schema of `theme.toml`.
pub fn theme() -> Value {
    schema::<theme::Theme>()
}

/// One schema without references, since editors differ in how well they follow them.
fn schema<T: JsonSchema>() -> Value {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    settings.with_transform(WithoutNull).into_generator().into_root_schema_for::<T>().to_value()
}

/// Takes `null` out, which TOML does not have: a key is given or absent.
#[derive(Debug, Clone)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|kind| kind != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(values)) = schema.get_mut("enum") {
            values.retain(|value| !value.is_null());
        }
        let only = match schema.get_mut("anyOf") {
            Some(Value::Array(choices)) => {
                choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
                (choices.len() == 1).then(|| choices.first().cloned()).flatten()
            }
            _ => None,
        };
        if let Some(Value::Object(only)) = only {
            schema.remove("anyOf");
            for (key, value) in only {
                if schema.get(&key).is_none() {
                    schema.insert(key, value);
                }
            }
        }
        transform_subschemas(self, schema);
    }
}

#[cfg(test)]
mod tests;
