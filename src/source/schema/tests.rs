//! Reader and schema know the same keys and the same values.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::source::manifest;

/// Every key of a schema by its path, with the names that it can have.
fn keys(schema: &Value, path: &str, found: &mut BTreeMap<String, Vec<String>>) {
    let branches = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    let inner = branches.chain(schema.get("items"));
    for branch in inner {
        keys(branch, path, found);
    }
    let names =
        schema.get("enum").or_else(|| schema.get("oneOf")).and_then(Value::as_array).into_iter().flatten();
    let names = names.flat_map(|value| match value {
        Value::String(name) => vec![name.clone()],
        // A variant with a description stands in a branch of its own.
        other => other
            .get("const")
            .into_iter()
            .chain(other.get("enum").and_then(Value::as_array).into_iter().flatten())
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
    });
    let names: Vec<String> = names.collect();
    if !path.is_empty() {
        found.entry(path.trim_end_matches('.').to_owned()).or_default().extend(names);
    }
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    for (key, value) in properties {
        keys(value, &format!("{path}{key}."), found);
    }
    if schema.get("properties").is_some() {
        assert_eq!(schema.get("additionalProperties"), Some(&Value::Bool(false)), "{path}");
    }
}

fn of_schema(schema: &Value) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    keys(schema, "", &mut found);
    found.into_iter().map(|(key, names)| (key, sorted(names))).collect()
}

fn of_reader(asked: BTreeMap<String, Vec<&'static str>>) -> BTreeMap<String, Vec<String>> {
    asked
        .into_iter()
        .map(|(key, names)| (key, sorted(names.into_iter().map(str::to_owned).collect())))
        .collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}

#[test]
fn reports_are_read_as_described() {
    assert_eq!(of_reader(manifest::tests::every_key_of_a_report()), of_schema(&super::report()));
}

#[test]
fn houses_are_read_as_described() {
    assert_eq!(of_reader(manifest::tests::every_key_of_a_house()), of_schema(&super::publisher()));
}

#[test]
fn the_catalogue_is_read_as_described() {
    let [person, topic, series, page] = manifest::tests::every_key_of_the_catalogue();
    assert_eq!(of_reader(person), of_schema(&super::person()));
    assert_eq!(of_reader(topic), of_schema(&super::topic()));
    assert_eq!(of_reader(series), of_schema(&super::series()));
    assert_eq!(of_reader(page), of_schema(&super::page()));
    assert_eq!(of_reader(manifest::tests::every_key_of_comments()), of_schema(&super::comments()));
}

#[test]
fn themes_are_read_as_described() {
    assert_eq!(of_reader(manifest::tests::every_key_of_a_theme()), of_schema(&super::theme()));
}

#[test]
fn schemas_stand_alone() {
    let around = [super::person(), super::topic(), super::series(), super::page(), super::comments()];
    for schema in [super::report(), super::publisher(), super::theme()].into_iter().chain(around) {
        let text = schema.to_string();
        assert!(text.contains("http://json-schema.org/draft-07/schema"), "{text}");
        for absent in ["$ref", "$defs", "\"definitions\"", "null"] {
            assert!(!text.contains(absent), "{absent} in {text}");
        }
    }
    assert_eq!(super::report()["required"], serde_json::json!(["title"]));
}
