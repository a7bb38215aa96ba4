//! How large a drawing is.

use crate::diagnostic::Code;
use crate::source::picture_format::PictureFault;

/// In SVG user units, which are CSS pixels at the root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct SvgSize {
    pub(in crate::source) width: u32,
    pub(in crate::source) height: u32,
}

/// The largest side.
const LARGEST: f64 = 100_000.0;

/// The size by the root's attributes (SVG 2, section 8.2): each of width and height counts where it is absolute, and
/// the view box gives what they do not.
pub(super) fn of_root(
    width: Option<&str>,
    height: Option<&str>,
    view_box: Option<&str>,
) -> Result<SvgSize, PictureFault> {
    let view_box = view_box.and_then(view_box_size);
    let size = match (width.and_then(length), height.and_then(length), view_box) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((across, down))) => Some((width, width * down / across)),
        (None, Some(height), Some((across, down))) => Some((height * across / down, height)),
        (None, None, view_box) => view_box,
        _ => None,
    };
    let (width, height) = size.ok_or_else(|| {
        let hint = "give its `<svg>` a `width` and a `height`, or a `viewBox`";
        PictureFault::new(Code::ImageUnreadable, "has no size", hint)
    })?;
    if !(width <= LARGEST && height <= LARGEST) {
        let message = format!("is {width:.0} × {height:.0} units large");
        return Err(PictureFault::new(
            Code::ImageTooLarge,
            message,
            "give it a smaller `width` and `height`",
        ));
    }
    Ok(SvgSize { width: whole(width), height: whole(height) })
}

/// At least one; the bounds were checked.
fn whole(side: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100,000")]
    let side = side.round() as u32;
    side.max(1)
}

/// An absolute length in pixels; nothing for a percentage, `auto` or a font's size.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | '+' | '-')).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    number.parse().ok().map(|number: f64| number * factor).filter(|length| *length > 0.0)
}

/// The width and height in `min-x min-y width height`.
fn view_box_size(text: &str) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = text
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    match numbers.as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let size = |width, height, view_box| {
            of_root(width, height, view_box).map(|size| (size.width, size.height)).ok()
        };
        assert_eq!(size(Some("40"), Some("1in"), None), Some((40, 96)));
        assert_eq!(size(Some("100%"), Some("100%"), Some("0 0 30,20")), Some((30, 20)));
        assert_eq!(size(Some("60"), None, Some("0 0 30 20")), Some((60, 40)));
        assert_eq!(size(None, None, None), None);
        assert_eq!(size(None, None, Some("0 0 0 0")), None);
        assert_eq!(size(None, None, Some("0 0 NaN 1")), None);
        assert_eq!(size(None, None, Some("0 0 1e300 1")), None);
        assert_eq!(size(Some("0.1mm"), Some("0.1mm"), None), Some((1, 1)));
    }
}
