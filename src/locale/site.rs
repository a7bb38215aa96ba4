//! The words of the catalogue's pages.

/// Every label of the site, by what it is for. What stands in braces is filled in.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct SiteLabels {
    pub home: String,
    pub menu: String,
    pub you_are_here: String,
    pub reports: String,
    pub articles: String,
    pub news: String,
    pub series: String,
    pub topics: String,
    pub people: String,
    pub archive: String,
    pub search: String,
    pub report: String,
    pub briefing: String,
    pub article: String,
    pub news_item: String,
    pub latest: String,
    pub see_all: String,
    /// `{years}`: how many.
    pub older_than: String,
    pub superseded_by: String,
    pub supersedes: String,
    pub translation_of: String,
    pub translations: String,
    /// `{date}`: in words.
    pub corrected: String,
    pub terms_of_reference: String,
    pub related: String,
    pub about: String,
    /// Over what was written about a publication.
    pub covered_by: String,
    pub same_topic: String,
    pub part_of_series: String,
    /// `{number}`
    pub part: String,
    /// `{number}`, `{parts}`
    pub part_of: String,
    pub previous_part: String,
    pub next_part: String,
    pub comments: String,
    pub comment_one: String,
    /// `{count}`
    pub comment_many: String,
    pub anonymous: String,
    /// `{name}`
    pub in_reply_to: String,
    /// Marks a comment of the house.
    pub from_publisher: String,
    pub comments_open: String,
    pub comments_closed: String,
    pub free: String,
    pub print: String,
    /// Over downloads for reference managers.
    pub records: String,
    pub works: String,
    /// Over the series that somebody edits.
    pub edits: String,
    pub works_on: String,
    pub goals: String,
    pub research: String,
    pub teaching: String,
    pub key_contacts: String,
    pub edited_by: String,
    pub whole_series: String,
    pub not_found: String,
    pub not_found_text: String,
    pub moved: String,
    pub moved_to: String,
    pub next_page: String,
    pub previous_page: String,
    /// `{page}`, `{pages}`
    pub page_of: String,
    pub website: String,
    pub email: String,
    pub published_by: String,
    pub read_more: String,
    pub about_this_site: String,
    /// Of everything, in the footer.
    pub feed: String,
    /// Beside what has a feed of its own.
    pub follow: String,
    pub reading_apps: String,
    pub kind: String,
    pub topic: String,
    pub year: String,
    pub author: String,
    pub search_words: String,
    pub search_narrow: String,
    pub search_any: String,
    pub results: String,
    pub result_one: String,
    /// `{count}`
    pub result_many: String,
    pub result_none: String,
    pub more_results: String,
    pub search_needs_script: String,
    pub search_needs_server: String,
    pub search_failed: String,
    pub all_publications: String,
    pub undated: String,
}

impl SiteLabels {
    /// "1 comment", "12 comments".
    pub fn comments(&self, count: usize) -> String {
        match count {
            1 => self.comment_one.clone(),
            count => self.comment_many.replace("{count}", &count.to_string()),
        }
    }
}
