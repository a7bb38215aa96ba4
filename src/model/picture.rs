//! Images: the files, and their places in the text.

use std::sync::Arc;

/// An image file of a publication, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Unique within the publication, lower-case ASCII, safe as a file name: `tenure.svg`.
    pub name: String,
    pub format: PictureFormat,
    /// The file as it is on disk.
    pub bytes: Arc<[u8]>,
    /// In pixels, or SVG user units.
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    Png,
    Jpeg,
    Gif,
    WebP,
    Svg,
}

impl PictureFormat {
    pub fn media_type(self) -> &'static str {
        match self {
            PictureFormat::Png => "image/png",
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Gif => "image/gif",
            PictureFormat::WebP => "image/webp",
            PictureFormat::Svg => "image/svg+xml",
        }
    }

    /// How the names of such files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            PictureFormat::Png => "png",
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Gif => "gif",
            PictureFormat::WebP => "webp",
            PictureFormat::Svg => "svg",
        }
    }
}

/// An index into [`crate::model::report::Report::pictures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PictureId(pub usize);

/// An image where it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// `None` where the file could not be had, and that was reported: the alt text stands in its place.
    pub picture: Option<PictureId>,
    pub alt: Alt,
}

/// What stands for an image to those who do not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alt {
    Text(String),
    /// `{.decorative}`: nothing to say, by the author's word.
    Decorative,
    /// Not given, and reported. Editions say so in the locale's words and do not claim `alternativeText`.
    Missing,
}

impl Alt {
    pub fn words(&self) -> Option<&str> {
        match self {
            Alt::Text(words) => Some(words),
            Alt::Decorative | Alt::Missing => None,
        }
    }
}
