//! Levels set on the command line, in the order they were typed: the last word wins.

use clap::ArgMatches;
use imprint::diagnostic::{Code, Level, nearest};

/// `--deny`, `--warn` and `--allow` of a command, in the order typed.
pub(super) fn ordered(matches: &ArgMatches) -> Vec<(Level, String)> {
    let mut typed = Vec::new();
    for (option, level) in [("deny", Level::Deny), ("warn", Level::Warn), ("allow", Level::Allow)] {
        // Not every command has these.
        let Ok(Some(codes)) = matches.try_get_many::<String>(option) else { continue };
        let places = matches.indices_of(option).into_iter().flatten();
        typed.extend(places.zip(codes).map(|(place, code)| (place, level, code.clone())));
    }
    typed.sort_by_key(|(place, ..)| *place);
    typed.into_iter().map(|(_, level, code)| (level, code)).collect()
}

/// A code that there is, or `all`.
pub(super) fn raisable(name: &str) -> Result<String, String> {
    if name == "all" {
        return Ok(name.to_owned());
    }
    named(name).map(|code| code.as_str().to_owned())
}

/// Likewise, and not one that stays denied whatever is asked.
pub(super) fn lowerable(name: &str) -> Result<String, String> {
    match Code::from_name(name) {
        Some(code) if code.is_fixed() => Err(format!("`{name}` cannot be lowered")),
        _ => raisable(name),
    }
}

/// The code of a name, or what to say where there is none.
pub(super) fn named(name: &str) -> Result<Code, String> {
    Code::from_name(name).ok_or_else(|| match nearest(name, Code::ALL.iter().map(|code| code.as_str())) {
        Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
        None => format!("there is no rule `{name}`; `imprint explain` lists them"),
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn the_order_typed_is_kept() {
        let typed =
            "imprint check --allow raw-html,missing-alt --deny all --warn missing-alt --allow missing-date";
        let matches = Cli::command().get_matches_from(typed.split(' '));
        let (_, matches) = matches.subcommand().unwrap();
        let order: Vec<_> = ordered(matches);
        let expected = [
            (Level::Allow, "raw-html"),
            (Level::Allow, "missing-alt"),
            (Level::Deny, "all"),
            (Level::Warn, "missing-alt"),
            (Level::Allow, "missing-date"),
        ];
        assert_eq!(order, expected.map(|(level, code)| (level, code.to_owned())));
    }

    #[test]
    fn what_keeps_a_build_safe_cannot_be_lowered() {
        assert!(lowerable("path-outside").is_err());
        assert!(raisable("path-outside").is_ok());
        assert!(lowerable("all").is_ok());
        assert_eq!(
            named("mising-alt").unwrap_err(),
            "there is no rule `mising-alt`; did you mean `missing-alt`?"
        );
    }
}
