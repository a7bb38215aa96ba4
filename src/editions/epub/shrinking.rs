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
    let mut out = Vec::with_capacity(target.0 * target.1 * CHANNELS);
    let mut row = vec![0_u32; stride];
    for (lines, shares) in covered(size.1, target.1) {
        row.fill(0);
        for (line, share) in lines.zip(shares) {
            let old = samples.get(line * stride..(line + 1) * stride).unwrap_or_default();
            row.iter_mut().zip(old).for_each(|(sum, sample)| *sum += u32::from(*sample) * share);
        }
        let (pixels, _) = row.as_chunks::<CHANNELS>();
        for (ground, shares) in &columns {
            let mut sums = [WHOLE * WHOLE / 2; CHANNELS];
            for (pixel, share) in pixels.get(ground.clone()).unwrap_or_default().iter().zip(shares) {
                for (sum, sample) in sums.iter_mut().zip(pixel) {
                    *sum += sample * share;
                }
            }
            out.extend(sums.map(|sum| u8::try_from(sum / (WHOLE * WHOLE)).unwrap_or(u8::MAX)));
        }
    }
    out
}

/// For each new pixel of a row or column, the old ones that it covers and the share of each.
fn covered(old: usize, new: usize) -> Vec<(Range<usize>, Vec<u32>)> {
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
                (share * f64::from(WHOLE)).round() as u32
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
    fn shares_add_up() {
        for (old, new) in [(3024, 2994), (7, 3), (1, 1), (1000, 999), (65_000, 3)] {
            for (_, shares) in covered(old, new) {
                assert_eq!(shares.iter().sum::<u32>(), WHOLE, "{old} to {new}");
            }
        }
    }
}
