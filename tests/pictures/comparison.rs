//! Pictures compared with accepted ones.
//!
//! Glyphs are not drawn to the last bit alike by every processor and every version of a browser. So colours are
//! kept in sixteen steps each; a pixel differs when one of its colours is more than [`SHADE`] off, and a picture
//! when more than one in [`FEW`] of its pixels does. That is less than a line of text.

use std::path::{Path, PathBuf};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::support::golden::accepting;

/// Of 255.
const SHADE: u8 = 48;
const FEW: usize = 1500;

/// A picture in few colours.
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    rgb: Vec<u8>,
}

impl Picture {
    /// Takes rows of red, green, blue and opacity, on white.
    pub(crate) fn new(width: u32, height: u32, rgba: &[u8]) -> Picture {
        let on_white = |value: u8, opacity: u8| {
            let value = u32::from(value) * u32::from(opacity) + 255 * (255 - u32::from(opacity));
            step(u8::try_from(value / 255).unwrap_or(255))
        };
        let rgb = rgba.chunks_exact(4).flat_map(|pixel| [0, 1, 2].map(|at| on_white(pixel[at], pixel[3])));
        Picture { width, height, rgb: rgb.collect() }
    }

    pub(crate) fn open(path: &Path) -> Option<Picture> {
        let image = image::open(path).ok()?.into_rgba8();
        Some(Picture::new(image.width(), image.height(), image.as_raw()))
    }

    fn save(&self, path: &Path) {
        let mut bytes = Vec::new();
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive)
            .write_image(&self.rgb, self.width, self.height, ExtendedColorType::Rgb8)
            .expect("a PNG");
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }

    /// How another picture is not like this; `None` where it is, but for what nobody sees.
    pub(crate) fn differs(&self, other: &Picture) -> Option<String> {
        if (self.width, self.height) != (other.width, other.height) {
            return Some(format!(
                "{} × {} pixels where {} × {} were",
                other.width, other.height, self.width, self.height
            ));
        }
        let pixels = self.rgb.chunks_exact(3).zip(other.rgb.chunks_exact(3));
        let off =
            pixels.filter(|(own, other)| own.iter().zip(*other).any(|(a, b)| a.abs_diff(*b) > SHADE)).count();
        let all = self.rgb.len() / 3;
        (off * FEW > all).then(|| format!("{off} of {all} pixels differ"))
    }
}

/// The middle of the step that a colour belongs to, black and white as they are.
fn step(value: u8) -> u8 {
    (value >> 4) * 17
}

/// What is found to differ from the pictures of a folder.
pub(crate) struct Differences {
    folder: PathBuf,
    seen: Vec<PathBuf>,
    told: String,
}

impl Differences {
    pub(crate) fn in_folder(folder: &Path) -> Differences {
        Differences { folder: folder.to_owned(), seen: Vec::new(), told: String::new() }
    }

    /// Compares a picture with the accepted one of that name, or accepts it. What differs is left beside the target.
    pub(crate) fn compare(&mut self, name: &str, picture: &Picture) {
        let path = self.folder.join(format!("{name}.png"));
        self.seen.push(path.clone());
        let wanted = Picture::open(&path);
        let difference = match &wanted {
            None => Some("is not there".to_owned()),
            Some(wanted) => wanted.differs(picture),
        };
        let Some(difference) = difference else { return };
        if accepting() {
            return picture.save(&path);
        }
        let group = self.folder.file_name().expect("a name").to_string_lossy().into_owned();
        let found = std::env::temp_dir().join("imprint-pictures").join(format!("{group}-{name}.png"));
        picture.save(&found);
        self.told.push_str(&format!("{}: {difference}; see {}\n", path.display(), found.display()));
    }

    /// Stops with everything that differs, accepted pictures of pages that are no more among it.
    pub(crate) fn none(mut self) {
        let there = std::fs::read_dir(&self.folder).into_iter().flatten();
        let mut left: Vec<PathBuf> = there.map(|entry| entry.expect("an entry").path()).collect();
        left.retain(|path| !self.seen.contains(path));
        left.sort();
        for path in left {
            match accepting() {
                true => std::fs::remove_file(&path).expect("removed"),
                false => self.told.push_str(&format!("{}: there is no such page any more\n", path.display())),
            }
        }
        assert!(self.told.is_empty(), "{}", self.told);
    }
}
