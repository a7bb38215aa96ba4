//! Makes a picture smaller: every new pixel is the mean of the ground that it covers.

use std::ops::Range;

use image::DynamicImage;
use image::imageops::FilterType;

/// The shares of the new pixels add up to this.
const WHOLE: u32 = 256;

/// The picture in another, smaller size. Whole numbers do for what screens show, in a sixth of the time that the
/// filters in floating point take; what has more than eight bits a sample is left to these.
pub(super) fn shrunk(image: DynamicImage, width: u32, height: u32) -> DynamicImage {
    let size = (image.width() as usize, image.height() as usize);
    let target = (width as usize, height as usize);
    let made = match &image {
        DynamicImage::ImageLuma8(old) => {
            image::GrayImage::from_raw(width, height, mean::<1>(old, size, target)).map(DynamicImage::from)
        }
        DynamicImage::ImageLumaA8(old) => {
            image::GrayAlphaImage::from_raw(width, height, mean::<2>(old, size, target))
                .map(DynamicImage::from)
        }
        DynamicImage::ImageRgb8(old) => {
            image::RgbImage::from_raw(width, height, mean::<3>(old, size, target)).map(DynamicImage::from)
        }
        DynamicImage::ImageRgba8(old) => {
            image::RgbaImage::from_raw(width, height, mean::<4>(old, size, target)).map(DynamicImage::from)
        }
        _ => None,
    };
    made.unwrap_or_else(|| image.resize_exact(width, height, FilterType::Triangle))
}

/// Rows first, then columns, so that no more than one row is held at full width; so many channels a pixel.
fn mean<const CHANNELS: usize>(samples: &[u8], size: (usize, usize), target: (usize, usize)) -> Vec<u8> {
    let stride = size.0 * CHANNELS;
    let columns = covered(size.0, target.0);
    // Pictures a little too large are the usual case: a new pixel covers two or three of theirs.
    let (twos, threes) = (few::<2>(&columns), few::<3>(&columns));
    let mut out = Vec::with_capacity(target.0 * target.1 * CHANNELS);
    let mut row = vec![0_u16; stride + SPARE * CHANNELS];
    for (lines, shares) in covered(size.1, target.1) {
        row.fill(0);
        for (line, share) in lines.zip(shares) {
            let old = samples.get(line * stride..(line + 1) * stride).unwrap_or_default();
            row.iter_mut().zip(old).for_each(|(sum, sample)| *sum += u16::from(*sample) * share);
        }
        let (pixels, _) = row.as_chunks::<CHANNELS>();
        match (&twos, &threes) {
            (Some(few), _) => out.extend(few.iter().flat_map(|(at, shares)| blended(pixels, *at, shares))),
            (None, Some(few)) => out.extend(few.iter().flat_map(|(at, shares)| blended(pixels, *at, shares))),
            (None, None) => {
                out.extend(columns.iter().flat_map(|(ground, shares)| blended(pixels, ground.start, shares)));
            }
        }
    }
    out
}

/// Pixels after a row's end, which count for nothing.
const SPARE: usize = 3;

/// The old pixels that a new one covers, and the share of each. A sum of shares of samples is 255 × 256 at most.
type Ground = (Range<usize>, Vec<u16>);

/// What each pixel covers, where that are never more than so many.
fn few<const MOST: usize>(columns: &[Ground]) -> Option<Vec<(usize, [u16; MOST])>> {
    columns
        .iter()
        .map(|(ground, shares)| {
            let mut padded = [0; MOST];
            padded.get_mut(..shares.len())?.copy_from_slice(shares);
            Some((ground.start, padded))
        })
        .collect()
}

/// The new pixel that begins at an old one of a row of sums.
#[inline(always)]
fn blended<const CHANNELS: usize>(row: &[[u16; CHANNELS]], from: usize, shares: &[u16]) -> [u8; CHANNELS] {
    let mut sums = [WHOLE * WHOLE / 2; CHANNELS];
    for (pixel, share) in row.get(from..).unwrap_or_default().iter().zip(shares) {
        for (sum, sample) in sums.iter_mut().zip(pixel) {
            *sum += u32::from(*sample) * u32::from(*share);
        }
    }
    sums.map(|sum| (sum / (WHOLE * WHOLE)) as u8)
}

/// For each new pixel of a row or column, what it covers.
fn covered(old: usize, new: usize) -> Vec<Ground> {
    let scale = old as f64 / new.max(1) as f64;
    let begin = |at: usize| (at as f64 * scale).min(old as f64);
    (0..new)
        .map(|at| {
            let (from, to) = (begin(at), begin(at + 1));
            let first = from.floor() as usize;
            let pixels = first..(to.ceil() as usize).clamp(first + 1, old.max(first + 1));
            // Each share is the difference of what is covered up to here and there, so that they add up.
            let upto = |edge: usize| {
                let share = ((edge as f64).clamp(from, to) - from) / (to - from).max(f64::EPSILON);
                (share * f64::from(WHOLE)).round() as u16
            };
            let shares = pixels.clone().map(|pixel| upto(pixel + 1).saturating_sub(upto(pixel)));
            (pixels.clone(), shares.collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_of_what_is_covered() {
        assert_eq!(mean::<1>(&[0, 100, 200, 100], (4, 1), (2, 1)), [50, 150]);
        assert_eq!(mean::<1>(&[0, 90, 240], (3, 1), (2, 1)), [30, 190]);
        assert_eq!(mean::<2>(&[0, 255, 100, 55], (1, 2), (1, 1)), [50, 155]);
        assert_eq!(mean::<1>(&[255; 35], (7, 5), (6, 4)), [255; 24]);
    }

    #[test]
    fn rows_are_the_same_however_many_pixels_are_covered() {
        let samples: Vec<u8> = (0..40 * 3).map(|at| (at * 37 % 256) as u8).collect();
        let row: Vec<[u16; 3]> = samples
            .as_chunks::<3>()
            .0
            .iter()
            .map(|pixel| pixel.map(|sample| u16::from(sample) * 256))
            .collect();
        for new in [40, 39, 30, 20, 17, 9, 3] {
            let columns = covered(40, new);
            let wanted: Vec<u8> =
                columns.iter().flat_map(|(at, shares)| blended(&row, at.start, shares)).collect();
            assert_eq!(mean::<3>(&samples, (40, 1), (new, 1)), wanted, "{new}");
            assert_eq!(few::<2>(&columns).is_some(), columns.iter().all(|(_, shares)| shares.len() <= 2));
        }
        assert_eq!(covered(40, 39).iter().map(|(_, shares)| shares.len()).max(), Some(2));
        assert_eq!(covered(40, 17).iter().map(|(_, shares)| shares.len()).max(), Some(4));
    }

    #[test]
    fn shares_add_up() {
        for (old, new) in [(3024, 2994), (7, 3), (1, 1), (1000, 999), (65_000, 3)] {
            for (_, shares) in covered(old, new) {
                assert_eq!(
                    shares.iter().map(|share| u32::from(*share)).sum::<u32>(),
                    WHOLE,
                    "{old} to {new}"
                );
            }
        }
    }
}
