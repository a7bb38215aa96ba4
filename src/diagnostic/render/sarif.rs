//! Diagnostics as SARIF 2.1.0, for code scanning services.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::place::{Place, Places};
use crate::diagnostic::{Code, Level, Leveled, Sources};

/// One run in one log (SARIF 2.1.0 §3.13). Columns are Unicode code points, and said to be (§3.14.17).
pub fn sarif(sources: &Sources, findings: &[Leveled]) -> String {
    let codes: BTreeSet<Code> = super::shown(findings).map(|finding| finding.diagnostic.code).collect();
    let mut places = Places::new(sources);
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = super::shown(findings)
        .map(|finding| {
            let place = places.place(finding.diagnostic.place);
            let index = codes.iter().position(|code| *code == finding.diagnostic.code);
            let print = fingerprint(sources, finding, place.as_ref());
            let nth = seen.entry(print.clone()).and_modify(|nth| *nth += 1).or_insert(1_usize);
            result(finding, index, place, &format!("{print}:{nth}"))
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "imprint",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// `reportingDescriptor` (§3.49), from the rule's page.
fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.sentence() },
        "help": { "text": code.documentation(), "markdown": code.documentation() },
        "defaultConfiguration": { "level": severity(code.default_level()) },
    })
}

fn result(finding: &Leveled, rule: Option<usize>, place: Option<Place>, fingerprint: &str) -> Value {
    let Leveled { level, diagnostic } = finding;
    let message = match &diagnostic.hint {
        Some(hint) => format!("{}\n\n{hint}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": rule,
        "level": severity(*level),
        "message": { "text": message },
        "partialFingerprints": { "imprint/v1": fingerprint },
    });
    if let (Some(place), Some(fields)) = (place, result.as_object_mut()) {
        let location = json!([{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.path) },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
            },
        }}]);
        fields.insert("locations".to_owned(), location);
    }
    result
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "none",
    }
}

/// The same for the same fault however far other edits move it: made from code, path and the text meant.
fn fingerprint(sources: &Sources, finding: &Leveled, place: Option<&Place>) -> String {
    let Leveled { diagnostic, .. } = finding;
    let slice = diagnostic.place.map_or("", |span| sources.slice(span));
    let mut hash = Sha256::new();
    for part in [diagnostic.code.as_str(), place.map_or("", |place| place.path.as_str()), slice] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A path as a relative reference (RFC 3986 §4.2), or a `file:` URI where it is absolute.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into())
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Span};

    #[test]
    fn results_name_their_rule_and_place() {
        let mut sources = Sources::default();
        let file = sources.add("a b/é.md", "é [x](y)\n[x](y)\n");
        let at =
            |range| Diagnostic::new(Code::BrokenReference, Span::new(file, range), "no `y`").hint("add it");
        let findings = [
            Leveled { level: Level::Warn, diagnostic: Diagnostic::new(Code::MissingDate, None, "no date") },
            Leveled { level: Level::Deny, diagnostic: at(3..9) },
            Leveled { level: Level::Deny, diagnostic: at(10..16) },
            Leveled { level: Level::Allow, diagnostic: Diagnostic::new(Code::RawHtml, None, "hidden") },
        ];
        let log: Value = serde_json::from_str(&sarif(&sources, &findings)).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["results"].as_array().unwrap().len(), 3);
        let rules: Vec<_> = run["tool"]["driver"]["rules"]
            .as_array()
            .unwrap()
            .iter()
            .map(|rule| rule["id"].clone())
            .collect();
        assert_eq!(rules, ["broken-reference", "missing-date"]);

        let dated = &run["results"][0];
        assert_eq!((&dated["ruleIndex"], &dated["locations"]), (&json!(1), &Value::Null));
        let broken = &run["results"][1];
        assert_eq!(broken["level"], "error");
        assert_eq!(broken["message"]["text"], "no `y`\n\nadd it");
        let location = &broken["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%20b/%C3%A9.md");
        assert_eq!(
            location["region"],
            json!({"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 9})
        );
    }

    #[test]
    fn fingerprints_outlive_edits_elsewhere_and_tell_twins_apart() {
        let prints = |text: &str| {
            let mut sources = Sources::default();
            let file = sources.add("a.md", text);
            let findings: Vec<_> = text
                .match_indices("[x](y)")
                .map(|(at, found)| Leveled {
                    level: Level::Deny,
                    diagnostic: Diagnostic::new(
                        Code::BrokenReference,
                        Span::new(file, at..at + found.len()),
                        "no",
                    ),
                })
                .collect();
            let log: Value = serde_json::from_str(&sarif(&sources, &findings)).unwrap();
            let results = log["runs"][0]["results"].as_array().unwrap().clone();
            results.iter().map(|result| result["partialFingerprints"].clone()).collect::<Vec<_>>()
        };
        let before = prints("[x](y) [x](y)");
        assert_eq!(before, prints("More text.\n\n[x](y)\n[x](y)"));
        assert_ne!(before[0], before[1]);
    }
}
