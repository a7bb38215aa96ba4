//! Reads a locale file: `assets/locales/<language>.toml`.

use std::collections::BTreeMap;

use super::Locale;
use crate::model::role::Role;

/// Every label that imprint adds, by what it is for.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Labels {
    pub chapter: String,
    pub appendix: String,
    pub section: String,
    pub figure: String,
    pub table: String,
    pub finding: String,
    pub implication: String,
    pub recommendation: String,
    /// Before what a finding rests on.
    pub evidence: String,
    /// Under a chapter, section, figure or table, before the findings that rest on it.
    pub evidence_for: String,
    /// Before the findings an implication follows from.
    pub follows_from: String,
    /// Before to whom something is addressed: "For".
    pub addressed_to: String,
    pub source: String,
    pub case_study: String,
    pub note: String,
    pub tip: String,
    pub important: String,
    pub warning: String,
    pub caution: String,
    /// The heading over notes.
    pub notes: String,
    /// Of a link from a note to its call.
    pub back_to_text: String,
    /// Title of the appendix that shows the evidence trail.
    pub evidence_trail: String,
    pub key_findings: String,
    pub policy_implications: String,
    pub recommendations: String,
    pub summary: String,
    pub contents: String,
    pub cover: String,
    pub title_page: String,
    pub imprint_page: String,
    pub landmarks: String,
    pub page_list: String,
    pub beginning: String,
    pub page: String,
    pub skip_to_content: String,
    pub previous: String,
    pub next: String,
    pub read_online: String,
    pub other_formats: String,
    pub web_edition: String,
    pub download: String,
    pub pages: String,
    pub by: String,
    pub published: String,
    pub modified: String,
    pub corrections: String,
    pub funded_by: String,
    pub commissioned_by: String,
    pub publisher: String,
    pub licence: String,
    pub how_to_cite: String,
    pub accessibility: String,
    pub contact: String,
    pub draft: String,
    pub embargoed_until: String,
    pub withdrawn: String,
    pub publications: String,
    pub done: String,
    pub to_do: String,
    /// Stands for the alt text that an author did not give.
    pub image_without_description: String,
    /// Of a link to the heading it stands at.
    pub permalink: String,
    /// Names the scrolling region around a table without caption.
    pub wide_table: String,
    /// Of the link from a figure to its picture by itself.
    pub enlarge: String,
    pub cite_this: String,
    pub back_to_contents: String,
    pub share_finding: String,
    pub share_implication: String,
    pub share_recommendation: String,
    pub send_by_email: String,
    /// What the two-page edition is called.
    pub brief: String,
    /// Over how to get it.
    pub full_report: String,
    pub press_release: String,
    pub for_immediate_release: String,
    /// Marks the end of a press release.
    pub ends: String,
    pub notes_to_editors: String,
    pub plain_text: String,
    /// On the template for covers: what is cut off,
    pub bleed: String,
    /// and what is left.
    pub trim: String,
    pub fold: String,
    pub safe_area: String,
    pub barcode: String,
    pub measurements: String,
    pub back_cover: String,
    pub spine: String,
    pub front_cover: String,
}

/// Marks around quotations, outer and inner.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    pub open: String,
    pub close: String,
    pub inner_open: String,
    pub inner_close: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    conjunction: String,
    date: String,
    months: Vec<String>,
    quotes: Quotes,
    labels: Labels,
    site: super::SiteLabels,
    roles: BTreeMap<String, Vec<String>>,
}

/// Why a locale file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocaleFault(pub String);

/// Reads one file.
///
/// # Errors
/// A [`LocaleFault`] where it is no TOML, lacks a label, has one too many, or names a role that there is not.
pub(super) fn parse(language: &str, text: &str) -> Result<Locale, LocaleFault> {
    let file: File = toml::from_str(text).map_err(|error| LocaleFault(error.to_string()))?;
    if file.months.len() != 12 {
        return Err(LocaleFault("a locale has twelve months".to_owned()));
    }
    let mut aliases = BTreeMap::new();
    for (name, words) in file.roles {
        let role =
            Role::from_class(&name).ok_or_else(|| LocaleFault(format!("there is no role `{name}`")))?;
        aliases.insert(role, words);
    }
    Ok(Locale {
        language: language.to_owned(),
        labels: file.labels,
        site: file.site,
        quotes: file.quotes,
        months: file.months,
        date: file.date,
        conjunction: file.conjunction,
        aliases,
    })
}

/// A locale without words; only for the case that cannot be: a bundled file that does not parse.
pub(super) fn empty() -> Locale {
    Locale {
        language: "en".to_owned(),
        labels: Labels::default(),
        site: super::SiteLabels::default(),
        quotes: Quotes::default(),
        months: Vec::new(),
        date: String::new(),
        conjunction: String::new(),
        aliases: BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identifier::LanguageTag;

    #[test]
    fn every_bundled_locale_is_whole() {
        for language in Locale::bundled_languages() {
            let tag = LanguageTag::new(language).expect("a tag");
            let locale = Locale::bundled(&tag).unwrap_or_else(|| panic!("{language} does not parse"));
            for role in Role::NAMED {
                let unnamed = matches!(role, Role::Chapter);
                assert_eq!(locale.aliases.contains_key(role), !unnamed, "{language}: {role:?}");
            }
        }
    }

    #[test]
    fn headings_name_roles() {
        let locale = Locale::fallback();
        assert_eq!(locale.role_of("Executive summary"), Some(Role::Summary));
        assert_eq!(locale.role_of("Appendix B: Letters"), Some(Role::Appendix));
        assert_eq!(locale.role_of("Appendix"), Some(Role::Appendix));
        assert_eq!(locale.role_of("Key findings: what leaders said"), Some(Role::KeyFindings));
        assert_eq!(locale.role_of("Findings of fact"), None);
        assert_eq!(locale.near_role("Key fndings").map(|(role, _)| role), Some(Role::KeyFindings));
    }
}
