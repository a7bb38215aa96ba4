//! The site around the publications.
