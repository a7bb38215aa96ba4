//! The JSON Schemas (draft 7) of `report.toml`, `imprint.toml` and `theme.toml`, for editors that complete and check as one types.
//!
//! The structures here only describe; the reader is `manifest`, and a test holds that both know the same keys and
//! values.

mod house;
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
