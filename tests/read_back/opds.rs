//! Reads publications of an OPDS 2.0 catalogue back.

use serde_json::Value;

use super::metadata::{Facts, each};

/// What one says of itself.
pub fn of_opds(text: &str) -> Vec<Facts> {
    let record: Value = serde_json::from_str(text).expect("JSON");
    let (record, mut facts) = (&record["metadata"], Facts::new("OPDS"));
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let titles = [text(&record["title"]), text(&record["subtitle"])];
    facts.add("title", titles.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(": "));
    each(&record["author"]).for_each(|own| facts.add("authors", text(&own["name"])));
    facts.add("publisher", text(&record["publisher"]["name"]));
    facts.add("language", text(&record["language"]));
    facts.add("description", text(&record["description"]));
    facts.add("published", text(&record["published"]));
    // What was never changed counts as changed when it came out.
    let (published, modified) = (text(&record["published"]), text(&record["modified"]));
    let day = modified.split('T').next().unwrap_or("");
    facts.add("modified", if day == published { "" } else { day });
    facts.add("doi", text(&record["identifier"]).strip_prefix("https://doi.org/").unwrap_or(""));
    let isbns = each(&record["altIdentifier"]).filter_map(|own| own.as_str()?.strip_prefix("urn:isbn:"));
    for (fact, isbn) in ["isbn of the e-book", "isbn of the PDF"].into_iter().zip(isbns) {
        facts.add(fact, isbn);
    }
    let keywords = each(&record["subject"]).filter(|own| own["links"].is_null());
    keywords.for_each(|own| facts.add("keywords", text(&own["name"])));
    let known = &record["accessibility"];
    each(&known["accessMode"]).for_each(|own| facts.add("access modes", text(own)));
    for own in each(&known["accessModeSufficient"]) {
        let modes: Vec<&str> = each(own).filter_map(Value::as_str).collect();
        facts.add("sufficient access modes", modes.join(","));
    }
    each(&known["feature"]).for_each(|own| facts.add("accessibility features", text(own)));
    each(&known["hazard"]).for_each(|own| facts.add("hazards", text(own)));
    facts.add("accessibility summary", text(&known["summary"]));
    vec![facts]
}
