//! Filter effects: what they ask for in size and repetition, since each is painted point by point.

use super::unsafe_part;
use crate::source::picture_format::PictureFault;

/// The largest length, blur or scale of an effect, in user units.
const LARGEST: f64 = 2_000.0;
/// The largest standard deviation of a blur.
const LARGEST_BLUR: f64 = 50.0;

/// The effects that shadows and tints are made of; others can be made to take for ever.
const KNOWN: [&str; 10] = [
    "feblend",
    "fecolormatrix",
    "fecomposite",
    "fedropshadow",
    "feflood",
    "fegaussianblur",
    "femerge",
    "femergenode",
    "feoffset",
    "filter",
];
/// So many parts of a drawing may have an effect.
const MOST_USES: usize = 64;

/// Checks how often effects are used; `uses` counts them so far.
pub(super) fn count(key: &str, value: &str, uses: &mut usize) -> Result<(), PictureFault> {
    let here = key == "filter" || (key == "style" && value.to_ascii_lowercase().contains("filter"));
    *uses += usize::from(here);
    if *uses > MOST_USES {
        let message = format!("uses more than {MOST_USES} filter effects");
        return Err(unsafe_part(message, "export the drawing without effects, or as PNG"));
    }
    Ok(())
}

/// Refuses effects given by a style sheet, which can hang one on every shape.
pub(super) fn check_sheet(style: &str) -> Result<(), PictureFault> {
    if style.to_ascii_lowercase().contains("filter") {
        let hint = "export the drawing without effects, or as PNG";
        return Err(unsafe_part("gives filter effects by a style sheet", hint));
    }
    Ok(())
}

/// Checks one attribute of an element, whose names are in lower case; elements that are no effects pass.
pub(super) fn check(element: &str, key: &str, value: &str) -> Result<(), PictureFault> {
    if !is_effect(element) {
        return Ok(());
    }
    let most = if key == "stddeviation" { LARGEST_BLUR } else { LARGEST };
    let numbers = value.split([' ', ',', '%']).filter_map(|number| number.trim().parse::<f64>().ok());
    for number in numbers {
        if !number.is_finite() || number.abs() > most {
            let message = format!("has a filter effect with `{key}` of {number}");
            return Err(unsafe_part(message, "make the effect smaller, or export the drawing as PNG"));
        }
    }
    Ok(())
}

fn is_effect(element: &str) -> bool {
    element == "filter" || element.starts_with("fe")
}

/// Refuses effects that are not known to be cheap, by the element's name in lower case.
pub(super) fn check_element(element: &str) -> Result<(), PictureFault> {
    if is_effect(element) && !KNOWN.contains(&element) {
        let message = format!("has a filter effect, `{element}`, that is not taken");
        return Err(unsafe_part(message, "export the drawing without effects, or as PNG"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check, check_element, count};

    #[test]
    fn only_what_shadows_are_made_of_is_taken_and_not_too_often() {
        assert!(check_element("fedropshadow").is_ok());
        assert!(check_element("feturbulence").is_err());
        assert!(check_element("g").is_ok());
        let mut uses = 0;
        assert!((0..64).all(|_| count("filter", "url(#a)", &mut uses).is_ok()));
        assert!(count("style", "FILTER:url(#a)", &mut uses).is_err());
    }

    #[test]
    fn shadows_pass_and_seas_of_noise_do_not() {
        assert!(check("fegaussianblur", "stddeviation", "4 4").is_ok());
        assert!(check("filter", "width", "120%").is_ok());
        assert!(check("filter", "width", "100000").is_err());
        assert!(check("fegaussianblur", "stddeviation", "1e30").is_err());
        assert!(check("rect", "width", "100000").is_ok());
    }
}
