//! Bounds how far a drawing reaches: numbers beyond what a PDF can hold make files that viewers refuse.

use super::PictureFault;
use super::unsafe_part;

/// The largest number by which a drawing may place or size something, in user units. A coordinate of a PDF has to
/// stay within ±32,767 on the page that Typst scales it to (ISO 32000-1, annex C); this leaves room for any scale
/// that a real drawing has.
const FARTHEST: f64 = 10_000_000.0;

/// Attributes whose numbers are places and sizes.
const GEOMETRY: [&str; 27] = [
    "cx",
    "cy",
    "d",
    "dx",
    "dy",
    "font-size",
    "fx",
    "fy",
    "gradienttransform",
    "height",
    "markerheight",
    "markerwidth",
    "patterntransform",
    "points",
    "r",
    "refx",
    "refy",
    "rx",
    "ry",
    "stroke-width",
    "transform",
    "viewbox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
];

/// Checks one attribute; its name is local and in lower case.
pub(super) fn check(key: &str, value: &str) -> Result<(), PictureFault> {
    if !GEOMETRY.contains(&key) {
        return Ok(());
    }
    match numbers(value).find(|number| number.is_nan() || number.abs() > FARTHEST) {
        Some(number) => {
            let message = format!("places something at {number:.0} in its `{key}`, which no page can hold");
            Err(unsafe_part(message, "scale the drawing to the size at which it is shown"))
        }
        None => Ok(()),
    }
}

/// The numbers in an attribute, whatever stands between them; those that touch, as `1-2` and `.5.5` may in a path,
/// are parted where one cannot go on.
fn numbers(value: &str) -> impl Iterator<Item = f64> + '_ {
    let mut rest = value;
    std::iter::from_fn(move || {
        loop {
            rest = rest.get(rest.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-'))?..)?;
            let end = number_end(rest.as_bytes());
            let (number, after) = rest.split_at_checked(end.max(1))?;
            rest = after;
            if let Ok(number) = number.parse() {
                return Some(number);
            }
        }
    })
}

/// Where the number ends that some text begins with: a sign, digits, a point and digits, an exponent.
fn number_end(text: &[u8]) -> usize {
    let digits = |from: usize| from + text.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let is = |at: usize, wanted: &[u8]| text.get(at).is_some_and(|byte| wanted.contains(byte));
    let mut end = digits(usize::from(is(0, b"+-")));
    if is(end, b".") {
        end = digits(end + 1);
    }
    let power = end + 1 + usize::from(is(end + 1, b"+-"));
    if is(end, b"eE") && digits(power) > power { digits(power) } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_apart() {
        let all = |text| numbers(text).collect::<Vec<_>>();
        assert_eq!(all("M1-2.5.5,3e2 z"), [1.0, -2.5, 0.5, 300.0]);
        assert_eq!(all("12em"), [12.0]);
        assert_eq!(all("+-. e5"), [5.0]);
    }

    #[test]
    fn only_what_places_and_sizes_is_bound() {
        assert!(check("d", "M0 0 L 1e7 5").is_ok());
        assert!(check("d", "M0 0 L 1e8 5").is_err());
        assert!(check("transform", "scale(-20000000)").is_err());
        assert!(check("x", "1e999").is_err());
        assert!(check("id", "part-20191231120000").is_ok());
    }
}
