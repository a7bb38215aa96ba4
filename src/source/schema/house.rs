//! What `imprint.toml` may hold.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::{Code, Level};
use crate::model::publisher::HtmlLayout;

/// The settings of a publishing house
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct House {
    name: Option<String>,
    /// Where the catalogue will stand: `https://…`.
    url: Option<String>,
    /// What publications are in that do not say; a language tag of BCP 47.
    language: Option<String>,
    description: Option<String>,
    /// An address for readers.
    contact: Option<String>,
    city: Option<String>,
    /// For publications that do not say.
    licence: Option<String>,
    /// For publications that do not say.
    copyright: Option<String>,
    /// The folder under `assets/themes/`.
    theme: Option<String>,
    html: Option<Html>,
    print: Option<Print>,
    catalogue: Option<Catalogue>,
    rules: Option<Rules>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Html {
    /// How the web edition is cut into pages.
    layout: Option<HtmlLayout>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Print {
    /// How thick a leaf of the paper is, in millimetres; 0.11 unless given.
    #[schemars(range(min = 0.03, max = 1.0))]
    caliper: Option<f64>,
    /// How far colour reaches beyond the trimmed edge, in millimetres; 3 unless given.
    #[schemars(range(min = 0.0, max = 20.0))]
    bleed: Option<f64>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Catalogue {
    /// After how many years a publication's page says that it is old; 5 unless given.
    #[schemars(range(min = 1, max = 100))]
    old_after: Option<u32>,
}

/// A level for each code, and `all` for those not named.
struct Rules;

impl JsonSchema for Rules {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let level = generator.subschema_for::<Level>();
        let names = std::iter::once("all").chain(Code::ALL.iter().map(|code| code.as_str()));
        let properties: serde_json::Map<String, serde_json::Value> =
            names.map(|name| (name.to_owned(), level.clone().to_value())).collect();
        json_schema!({
            "type": "object",
            "description": "A level for each code, and `all` for those not named.",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}
