//! Filter effects: what they ask for in size and repetition, since each is painted point by point.

use super::unsafe_part;
use crate::source::picture_format::PictureFault;

/// The largest length, blur or scale of an effect, in user units.
const LARGEST: f64 = 2_000.0;
/// So many layers of noise are more than can be seen.
const MOST_OCTAVES: f64 = 8.0;

/// Checks one attribute of an element, whose names are in lower case; elements that are no effects pass.
pub(super) fn check(element: &str, key: &str, value: &str) -> Result<(), PictureFault> {
    if element != "filter" && !element.starts_with("fe") {
        return Ok(());
    }
    let most = if key == "numoctaves" { MOST_OCTAVES } else { LARGEST };
    let numbers = value.split([' ', ',', '%']).filter_map(|number| number.trim().parse::<f64>().ok());
    for number in numbers {
        if !number.is_finite() || number.abs() > most {
            let message = format!("has a filter effect with `{key}` of {number}");
            return Err(unsafe_part(message, "make the effect smaller, or export the drawing as PNG"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn shadows_pass_and_seas_of_noise_do_not() {
        assert!(check("fegaussianblur", "stddeviation", "4 4").is_ok());
        assert!(check("filter", "width", "120%").is_ok());
        assert!(check("filter", "width", "100000").is_err());
        assert!(check("feturbulence", "numoctaves", "10000").is_err());
        assert!(check("rect", "width", "100000").is_ok());
    }
}
