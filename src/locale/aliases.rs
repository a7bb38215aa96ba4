//! Headings that give a part its role without a class.

use super::Locale;
use crate::model::role::Role;

impl Locale {
    /// The role that a level-1 heading names, whole or before a colon: "Executive summary", "Appendix A: Sources".
    pub fn role_of(&self, heading: &str) -> Option<Role> {
        let whole = normal(heading);
        let before_colon = heading.split_once(':').map(|(before, _)| normal(before));
        self.aliases.iter().find_map(|(role, names)| {
            let named = |text: &str| {
                names.iter().any(|name| {
                    let name = normal(name);
                    text == name || (*role == Role::Appendix && is_lettered(text, &name))
                })
            };
            (named(&whole) || before_colon.as_deref().is_some_and(named)).then_some(*role)
        })
    }

    /// What a part of a role is called where nobody calls it otherwise.
    pub fn name_of(&self, role: Role) -> Option<&str> {
        self.aliases.get(&role)?.first().map(String::as_str)
    }

    /// A role whose name a heading almost is, and that name: one or two letters off.
    pub fn near_role(&self, heading: &str) -> Option<(Role, &str)> {
        let written = normal(heading);
        self.aliases.iter().find_map(|(role, names)| {
            names
                .iter()
                .find(|name| {
                    let name = normal(name);
                    name.chars().count() > 5 && name != written && distance_at_most(&name, &written, 2)
                })
                .map(|name| (*role, name.as_str()))
        })
    }
}

/// Lower case, single spaces, without the marks that do not matter.
fn normal(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ':']).to_owned()
}

/// "appendix" followed by one letter or a number.
fn is_lettered(text: &str, name: &str) -> bool {
    text.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')).is_some_and(|mark| {
        let mut characters = mark.chars();
        match (characters.next(), characters.next()) {
            (Some(first), None) => first.is_alphanumeric(),
            _ => !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit()),
        }
    })
}

/// Whether so many insertions, deletions and replacements make one text of the other.
fn distance_at_most(a: &str, b: &str, most: usize) -> bool {
    crate::diagnostic::edit_distance(a, b) <= most
}
