//! The people and organisations who made a publication.

use crate::diagnostic::{Code, Span};
use crate::model::identifier::{Orcid, Ror, Slug};
use crate::model::mention::Mention;
use crate::model::metadata::{Contributor, ContributorKind, ContributorRole};

use super::fields::Fields;

/// `authors`: names, or tables with more to say.
pub(super) fn authors(fields: &mut Fields<'_, '_, '_>) -> Vec<Contributor> {
    fields.texts_or_tables("authors", named, contributor)
}

/// Somebody of whom only the name is given, or the id of a person of the house: a word in lower case, or several with
/// hyphens. No name that people write looks so.
fn named(name: String, span: Span) -> Contributor {
    let person = Slug::new(&name).ok().map(|slug| Mention { slug, span });
    Contributor {
        kind: ContributorKind::Person,
        name,
        sort_name: None,
        person,
        role: ContributorRole::Author,
        affiliation: None,
        orcid: None,
        ror: None,
    }
}

fn contributor(fields: &mut Fields<'_, '_, '_>) -> Option<Contributor> {
    let person = fields.mention("id");
    let name = match &person {
        Some(person) => fields.text("name").or_else(|| Some(person.slug.to_string())),
        None => fields.required_text("name", "…"),
    };
    let kind = fields.choice("kind").unwrap_or(ContributorKind::Person);
    let contributor = Contributor {
        kind,
        name: name.unwrap_or_default(),
        sort_name: fields.text("sort_name"),
        person,
        role: fields.choice("role").unwrap_or(ContributorRole::Author),
        affiliation: fields.text("affiliation"),
        orcid: fields.checked("orcid", Code::InvalidOrcid, Orcid::new),
        ror: fields.checked("ror", Code::InvalidRor, Ror::new),
    };
    let (stray, owner, instead) = match kind {
        ContributorKind::Person => ("ror", "an organisation", "organisation"),
        ContributorKind::Organisation => ("orcid", "a person", "person"),
    };
    if let Some(span) = fields.span_of(stray) {
        let message = format!("`authors.{stray}` identifies {owner}");
        fields.report(
            Code::InvalidValue,
            span,
            message,
            format!("add `kind = \"{instead}\"`, or leave it out"),
        );
    }
    (!contributor.name.is_empty()).then_some(contributor)
}
