//! Long lists of publications, cut into pages.

use serde_json::{Value, json};

use super::frame::root_of;
use crate::locale::Locale;

/// So many publications stand on one page.
const PAGE: usize = 20;

/// The pages that a list takes, and where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pages {
    /// Such as `reports` or `topics/care`.
    folder: String,
    publications: usize,
}

impl Pages {
    pub(super) fn of(folder: impl Into<String>, publications: usize) -> Pages {
        Pages { folder: folder.into(), publications }
    }

    /// How many there are: one for a list with nothing in it.
    pub(super) fn count(&self) -> usize {
        self.publications.div_ceil(PAGE).max(1)
    }

    /// Where a page goes, the first being page 1.
    pub(super) fn path(&self, page: usize) -> String {
        match page {
            1 => format!("{}/index.html", self.folder),
            page => format!("{}/page-{page}/index.html", self.folder),
        }
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = String> + '_ {
        (1..=self.count()).map(|page| self.path(page))
    }

    /// What stands on a page.
    pub(super) fn part<'l, T>(&self, page: usize, list: &'l [T]) -> impl Iterator<Item = &'l T> + use<'l, T> {
        list.iter().skip((page - 1) * PAGE).take(PAGE)
    }

    /// Adds to what a page shows its place among the others and the ways to those beside it. Titles of pages after the
    /// first say which they are: no two pages of a site are called alike.
    pub(super) fn around(&self, page: usize, title: &str, locale: &Locale, mut content: Value) -> Value {
        let pages = self.count();
        let root = root_of(&self.path(page));
        let to = |page: usize| format!("{root}{}", self.path(page));
        let place = locale.site.page_of.replace("{page}", &page.to_string());
        let place = place.replace("{pages}", &pages.to_string());
        if let Value::Object(content) = &mut content {
            if page > 1 {
                content.insert("page_title".to_owned(), json!(format!("{title} – {place}")));
            }
            content.insert("place".to_owned(), json!((pages > 1).then_some(place)));
            content.insert("previous".to_owned(), json!((page > 1).then(|| to(page - 1))));
            content.insert("next".to_owned(), json!((page < pages).then(|| to(page + 1))));
        }
        content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_where_a_page_is_full() {
        let of = |publications| Pages::of("topics/care", publications);
        assert_eq!([0, 1, 20, 21, 40, 41].map(|own| of(own).count()), [1, 1, 1, 2, 2, 3]);
        assert_eq!(
            of(41).paths().collect::<Vec<_>>(),
            ["topics/care/index.html", "topics/care/page-2/index.html", "topics/care/page-3/index.html"]
        );
        let list: Vec<usize> = (0..41).collect();
        let parts = (1..=3).flat_map(|page| of(41).part(page, &list).copied().collect::<Vec<_>>());
        assert_eq!(parts.collect::<Vec<_>>(), list);
    }

    #[test]
    fn ways_lead_to_the_pages_beside() {
        let around = |page| Pages::of("topics/care", 41).around(page, "Care", &Locale::fallback(), json!({}));
        assert_eq!(
            around(1),
            json!({ "place": "Page 1 of 3", "previous": null, "next": "../../topics/care/page-2/index.html" })
        );
        assert_eq!(
            around(3),
            json!({
                "page_title": "Care – Page 3 of 3", "place": "Page 3 of 3",
                "previous": "../../../topics/care/page-2/index.html", "next": null,
            })
        );
    }
}
