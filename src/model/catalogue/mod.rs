//! What stands around the publications: people, topics, series, the house's own pages, readers' comments, and how all
//! of them belong together.
//!
//! `source` reads a [`Collection`] of drafts; each text is resolved like a publication's. [`Relations`] is made of the
//! whole: every relation in both directions, each found once.

pub mod collected;
pub mod comment;
pub mod links;
pub mod page;
pub mod person;
pub mod relations;
pub mod rules;
pub mod series;
pub mod topic;

pub use comment::Discussion;
pub use page::Page;
pub use person::Person;
pub use relations::Relations;
pub use series::Series;
pub use topic::Topic;

/// What is known about something, and what is written of it: a draft or a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Written<F, T> {
    pub facts: F,
    pub text: T,
}

/// Everything in the catalogue that is no publication, by file name.
#[derive(Debug, Clone, PartialEq)]
pub struct Collection<T> {
    pub people: Vec<Written<Person, T>>,
    pub topics: Vec<Written<Topic, T>>,
    pub series: Vec<Written<Series, T>>,
    pub pages: Vec<Written<Page, T>>,
}

impl<T> Default for Collection<T> {
    fn default() -> Self {
        Self { people: Vec::new(), topics: Vec::new(), series: Vec::new(), pages: Vec::new() }
    }
}

impl<T> Collection<T> {
    /// The same with something else in place of every text, which stays.
    pub fn each<'a, U>(&'a self, each: impl Fn(&'a T) -> U) -> Collection<U> {
        fn all<'a, F: Clone, T, U>(
            written: &'a [Written<F, T>],
            each: &impl Fn(&'a T) -> U,
        ) -> Vec<Written<F, U>> {
            let one = |own: &'a Written<F, T>| Written { facts: own.facts.clone(), text: each(&own.text) };
            written.iter().map(one).collect()
        }
        Collection {
            people: all(&self.people, &each),
            topics: all(&self.topics, &each),
            series: all(&self.series, &each),
            pages: all(&self.pages, &each),
        }
    }

    /// Makes something else of every text.
    pub fn map<U>(self, mut each: impl FnMut(T) -> U) -> Collection<U> {
        fn all<F, T, U>(written: Vec<Written<F, T>>, each: &mut impl FnMut(T) -> U) -> Vec<Written<F, U>> {
            let one = |own: Written<F, T>| Written { facts: own.facts, text: each(own.text) };
            written.into_iter().map(one).collect()
        }
        Collection {
            people: all(self.people, &mut each),
            topics: all(self.topics, &mut each),
            series: all(self.series, &mut each),
            pages: all(self.pages, &mut each),
        }
    }
}
