//! The checks of what publications, people, topics and series say of one another, one a file.
//!
//! They look at what was read of every one of the house, whether it is built or not.

mod cycle;
mod duplicate;
mod empty_series;
mod unknown;

use super::Collection;
use crate::diagnostic::Diagnostic;
use crate::model::metadata::Metadata;

/// Everything of a house.
pub struct House<'a, T> {
    pub publications: &'a [&'a Metadata],
    pub collection: &'a Collection<T>,
}

/// What is wrong, and with which publication; `None` where it is with something else of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub publication: Option<usize>,
    pub diagnostic: Diagnostic,
}

/// Runs every check.
pub fn check<T>(house: &House<'_, T>) -> Vec<Fault> {
    let mut faults = Vec::new();
    unknown::check(house, &mut faults);
    cycle::check(house, &mut faults);
    duplicate::check(house, &mut faults);
    empty_series::check(house, &mut faults);
    faults
}

fn of_publication(at: usize, diagnostic: Diagnostic) -> Fault {
    Fault { publication: Some(at), diagnostic }
}

fn of_catalogue(diagnostic: Diagnostic) -> Fault {
    Fault { publication: None, diagnostic }
}

pub use cycle::circles;
pub use unknown::unknown;
