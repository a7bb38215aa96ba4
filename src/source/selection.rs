//! Which publications are meant.

/// What was asked for and is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSelection {
    /// As it was typed: a slug or a path.
    pub name: String,
    /// The slug that was probably meant.
    pub meant: Option<String>,
}

impl std::fmt::Display for UnknownSelection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is neither the slug of a publication or series nor a path", self.name)?;
        match &self.meant {
            Some(meant) => write!(f, "; did you mean `{meant}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownSelection {}

/// Nothing was asked for, and there is nothing to choose from; or what was asked for is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// There is neither `imprint.toml` nor `report.toml` nor a folder `reports` in the folder or above it.
    NothingHere,
    Unknown(Vec<UnknownSelection>),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            OpenError::NothingHere => f.write_str(
                "there is no `imprint.toml` here or above, nor a `report.toml`; name a report's folder",
            ),
            OpenError::Unknown(unknown) => {
                let lines: Vec<String> = unknown.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for OpenError {}
