//! Search over the whole catalogue, without a server: an index that browsers read in parts, and the page that asks it.
//!
//! One record for each publication, with its parts and sections as places in it: whatever is found is counted once, and
//! leads as near to the words as the web edition has ids.

mod index;
mod page;
mod record;
mod words;

pub(super) use page::INDEX;

use rayon::prelude::*;

use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::Artefact;
use record::Record;

/// Makes `search/`: page, script and index.
///
/// # Errors
/// What is wrong with the theme's `search.html`, or that there could be no index.
pub(super) fn make(site: &Site<'_>) -> Result<Vec<Artefact>, Diagnostic> {
    let listed: Vec<_> = site.relations.newest.iter().filter_map(|slug| site.setting(slug)).collect();
    let records: Vec<Record> = listed.into_par_iter().map(|setting| record::record(site, setting)).collect();
    let mut made = vec![page::page(site, &records)?, page::script(site)];
    made.extend(index::index(&records, site.language.primary())?);
    Ok(made)
}
