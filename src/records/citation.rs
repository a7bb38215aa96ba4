//! How to cite a publication, in one sentence, and where its licence stands.

use crate::editions::Setting;

/// "Example A, Writer B (2026). *Title: subtitle*. Leeds: Institute." and the DOI as a link, without marks.
pub fn sentence(setting: &Setting<'_>) -> String {
    let metadata = &setting.report.metadata;
    let mut sentence = String::new();
    let names = crate::editions::markup::front::author_names(metadata);
    match setting.locale.join(&names).as_str() {
        "" => sentence.push_str(setting.publisher_name().unwrap_or("")),
        names => sentence.push_str(names),
    }
    if let Some(date) = metadata.published {
        push_spaced(&mut sentence, &format!("({})", date.year()));
    }
    if !sentence.is_empty() {
        sentence.push('.');
    }
    push_spaced(&mut sentence, metadata.full_title().trim_end_matches('.'));
    sentence.push('.');
    if let Some(publisher) = setting.publisher_name().filter(|_| !names.is_empty()) {
        let place = setting.publisher_city().map(|city| format!("{city}: ")).unwrap_or_default();
        push_spaced(&mut sentence, &format!("{place}{}.", publisher.trim_end_matches('.')));
    }
    if let Some(number) = &metadata.number {
        push_spaced(&mut sentence, &format!("{number}."));
    }
    if let Some(doi) = &metadata.doi {
        push_spaced(&mut sentence, &doi.url());
    }
    sentence
}

fn push_spaced(sentence: &mut String, more: &str) {
    if !sentence.is_empty() {
        sentence.push(' ');
    }
    sentence.push_str(more);
}

/// The URL of a licence: as written, or of the Creative Commons licence that is named.
pub fn licence_url(licence: &str) -> Option<String> {
    if licence.starts_with("https://") || licence.starts_with("http://") {
        let clean = licence.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c));
        return clean.then(|| licence.to_owned());
    }
    let name = licence.to_ascii_lowercase().replace(' ', "-");
    if name.starts_with("cc0") {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let (terms, version) = name.strip_prefix("cc-")?.rsplit_once('-')?;
    let known = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(&terms);
    let numbered = ["3.0", "4.0"].contains(&version);
    (known && numbered).then(|| format!("https://creativecommons.org/licenses/{terms}/{version}/"))
}

#[cfg(test)]
mod tests {
    use super::licence_url;

    #[test]
    fn creative_commons_licences_have_addresses() {
        let by = Some("https://creativecommons.org/licenses/by/4.0/".to_owned());
        assert_eq!(licence_url("CC BY 4.0"), by);
        assert_eq!(licence_url("CC-BY-4.0"), by);
        assert_eq!(licence_url("All rights reserved"), None);
        assert_eq!(licence_url("https://x.org/\"><b>"), None);
    }
}
