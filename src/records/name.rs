//! A person's name as indexes have it: what it is sorted by first.

use crate::model::metadata::{Contributor, ContributorKind};

/// A name in two parts, or an organisation's, which is never cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Person { family: String, given: Option<String> },
    Organisation(String),
}

impl Name {
    /// Cut where the name to sort by has its comma; else the last word is what it is sorted by.
    pub(super) fn of(contributor: &Contributor) -> Name {
        let name = contributor.name.trim();
        if contributor.kind == ContributorKind::Organisation {
            return Name::Organisation(name.to_owned());
        }
        let sorted = contributor.sort_name.as_deref().map(str::trim);
        let cut = sorted.and_then(|name| name.split_once(',')).or_else(|| {
            let (given, family) = name.rsplit_once(char::is_whitespace)?;
            Some((family, given))
        });
        let (family, given) = cut.unwrap_or((sorted.unwrap_or(name), ""));
        let given = Some(given.trim()).filter(|given| !given.is_empty());
        Name::Person { family: family.trim().to_owned(), given: given.map(str::to_owned) }
    }

    /// "Pryor-Bevan, Gwenllian".
    pub(super) fn inverted(&self) -> String {
        match self {
            Name::Person { family, given: Some(given) } => format!("{family}, {given}"),
            Name::Person { family, given: None } => family.clone(),
            Name::Organisation(name) => name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::metadata::ContributorRole;

    #[test]
    fn names_are_cut_where_they_are_sorted() {
        let inverted = |name: &str, sort_name: Option<&str>, kind| {
            let contributor = Contributor {
                kind,
                name: name.to_owned(),
                sort_name: sort_name.map(str::to_owned),
                person: None,
                role: ContributorRole::Author,
                affiliation: None,
                orcid: None,
                ror: None,
            };
            Name::of(&contributor).inverted()
        };
        let person = ContributorKind::Person;
        assert_eq!(inverted("Ada King Lovelace", None, person), "Lovelace, Ada King");
        assert_eq!(inverted("Ada King Lovelace", Some("King Lovelace, Ada"), person), "King Lovelace, Ada");
        assert_eq!(inverted("Plato", None, person), "Plato");
        assert_eq!(inverted("The Lanthorn Trust", None, ContributorKind::Organisation), "The Lanthorn Trust");
    }
}
