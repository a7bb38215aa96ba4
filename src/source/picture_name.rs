//! Names pictures for the editions.

use std::collections::BTreeSet;

use crate::model::identifier::Slug;
use crate::model::picture::PictureFormat;

/// The longest stem of a name.
const LONGEST: usize = 60;

/// Gives each picture of a publication a name of its own.
#[derive(Debug, Default)]
pub(super) struct PictureNames {
    taken: BTreeSet<String>,
}

impl PictureNames {
    /// A name such as `tenure.svg`: lower-case ASCII, its ending that of its real format.
    pub(super) fn name(&mut self, file_name: &str, format: PictureFormat) -> String {
        let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
        let mut stem = Slug::from_words(stem).map_or("image".to_owned(), |slug| slug.to_string());
        stem.truncate(LONGEST);
        let stem = stem.trim_end_matches('-');
        let ending = format.ending();
        let mut name = format!("{stem}.{ending}");
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{stem}-{number}.{ending}");
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_safe() {
        let mut names = PictureNames::default();
        assert_eq!(names.name("Tenure by Röle.PNG", PictureFormat::Png), "tenure-by-role.png");
        assert_eq!(names.name("tenure-by-role.png", PictureFormat::Png), "tenure-by-role-2.png");
        assert_eq!(names.name("図.png", PictureFormat::Jpeg), "image.jpg");
        assert_eq!(names.name("con.png", PictureFormat::Png), "con-1.png");
    }
}
