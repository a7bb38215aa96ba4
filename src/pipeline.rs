//! Stands in for the pipeline that `lib.rs` tells, until it is merged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::diagnostic::{Code, Level, Leveled, Sources};
use crate::editions::{Artefact, EditionKind};
use crate::model::identifier::Slug;

#[derive(Debug, Clone)]
pub struct Job {
    pub root: PathBuf,
    pub selection: Vec<String>,
    pub editions: Vec<EditionKind>,
    pub levels: Vec<(Level, String)>,
    pub include_drafts: bool,
    pub epoch: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable(pub String);

#[derive(Debug)]
pub struct Publication {
    pub denied: bool,
}

#[derive(Debug)]
pub struct Checked {
    pub sources: Sources,
    pub publications: Vec<Publication>,
    pub findings: Vec<Leveled>,
    pub denied: bool,
}

#[derive(Debug)]
pub struct Built {
    pub artefacts: Vec<Artefact>,
    pub findings: Vec<Leveled>,
    pub published: Vec<Slug>,
    pub denied: Vec<Slug>,
    pub lowered: BTreeMap<Slug, BTreeSet<Code>>,
}

#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    Started { slug: &'a str, edition: &'a str },
    Finished { slug: &'a str, edition: &'a str },
}

/// # Errors
/// [`Unusable`] where the selection names nothing.
pub fn check(job: &Job) -> Result<Checked, Unusable> {
    if let Some(unknown) = job.selection.first() {
        return Err(Unusable(format!("there is no publication `{unknown}`")));
    }
    Ok(Checked { sources: Sources::default(), publications: Vec::new(), findings: Vec::new(), denied: false })
}

pub fn build(checked: &Checked, _job: &Job, _progress: &(dyn Fn(Step<'_>) + Sync)) -> Built {
    Built {
        artefacts: Vec::new(),
        findings: checked.findings.clone(),
        published: Vec::new(),
        denied: Vec::new(),
        lowered: BTreeMap::new(),
    }
}
