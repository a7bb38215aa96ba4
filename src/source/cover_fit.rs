//! Whether an image will do for a cover.

use crate::model::picture::{Picture, PictureFormat};

/// The least of an image for a cover, in pixels: smaller ones are refused by shops, or look soft there.
const LEAST_COVER: (u32, u32) = (1000, 1600);

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
