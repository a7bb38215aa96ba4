//! How seriously each code is taken, and how a publisher changes that.

use std::collections::BTreeMap;

use super::Code;

/// What becomes of a build in which a code was reported.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown; the build goes on.
    Warn,
    /// Shown; nothing of the publication is published.
    Deny,
}

impl Level {
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }
}

/// A code that no rule has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode(pub String);

/// The level of every code: its own, unless set otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    all: Option<Level>,
    each: BTreeMap<Code, Level>,
}

impl Levels {
    /// Sets one code, or every code by the name `all`; later settings win.
    ///
    /// # Errors
    /// [`UnknownCode`] where no rule has that name.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), UnknownCode> {
        if name == "all" {
            self.all = Some(level);
            self.each.clear();
            return Ok(());
        }
        let code = Code::from_name(name).ok_or_else(|| UnknownCode(name.to_owned()))?;
        self.each.insert(code, level);
        Ok(())
    }

    /// The level of a code; codes that must hold for the build to be safe are always denied.
    pub fn of(&self, code: Code) -> Level {
        if code.is_fixed() {
            return Level::Deny;
        }
        self.each.get(&code).copied().or(self.all).unwrap_or_else(|| code.default_level())
    }
}
