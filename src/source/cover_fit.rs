//! Whether an image will do for a cover.

use crate::model::picture::{Picture, PictureFormat};

/// The least of an image for a cover, in pixels: smaller ones are refused by shops, or look soft there.
const LEAST_COVER: (u32, u32) = (1000, 1600);

/// A cover shows the middle of an image, blown up until it is filled: with sides of 8 to 1 that is 20,000 pixels wide,
/// with 1000 to 1 more than any memory holds.
const MOST_SHAPE: u32 = 8;

/// Whether an image is so long that no cover can be made of it.
pub(super) fn is_strip(picture: &Picture) -> bool {
    let (longer, shorter) = (picture.width.max(picture.height), picture.width.min(picture.height).max(1));
    longer.div_ceil(shorter) > MOST_SHAPE
}

/// What is wrong with an image as a cover, and what to do about it; `None` where nothing is.
pub(super) fn unfit(picture: &Picture) -> Option<(String, &'static str)> {
    let Picture { width, height, format, .. } = picture;
    let shape = f64::from(*width) / f64::from((*height).max(1));
    if !(0.4..=0.8).contains(&shape) {
        let what = format!("is {width} wide and {height} high: most of it is cut off on an upright cover");
        return Some((what, "take an image of about 5 to 8"));
    }
    let small = *width < LEAST_COVER.0 || *height < LEAST_COVER.1;
    (small && *format != PictureFormat::Svg).then(|| {
        let (across, down) = LEAST_COVER;
        let what =
            format!("has {width} × {height} pixels, fewer than the {across} × {down} that a cover needs");
        (what, "take a larger image, best of 1600 × 2560 pixels or more")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_are_told_apart() {
        let is_strip = |width, height| {
            let format = PictureFormat::Svg;
            is_strip(&Picture { name: "a".into(), format, bytes: Vec::new().into(), width, height })
        };
        assert!(is_strip(60_000, 1) && is_strip(1, 60_000) && is_strip(801, 100) && is_strip(9, 0));
        assert!(!is_strip(800, 100) && !is_strip(100, 800) && !is_strip(1, 1));
    }

    #[test]
    fn size_and_shape_are_looked_at() {
        let told = |format, width, height| {
            let picture = Picture { name: "a".into(), format, bytes: Vec::new().into(), width, height };
            unfit(&picture).map(|(what, _)| what.chars().take(3).collect::<String>())
        };
        assert_eq!(told(PictureFormat::Jpeg, 1600, 2560), None);
        assert_eq!(told(PictureFormat::Jpeg, 999, 1600).as_deref(), Some("has"));
        assert_eq!(told(PictureFormat::Svg, 50, 80), None);
        assert_eq!(told(PictureFormat::Svg, 80, 50).as_deref(), Some("is "));
        assert_eq!(told(PictureFormat::Png, 4000, 2000).as_deref(), Some("is "));
    }
}
