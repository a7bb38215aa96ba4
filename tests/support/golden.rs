//! Expected files: compared, shown as a difference, accepted by `IMPRINT_ACCEPT=1`.

use std::path::Path;

/// Whether what was made is to be taken as what is expected.
pub fn accepting() -> bool {
    std::env::var_os("IMPRINT_ACCEPT").is_some_and(|value| value != "0")
}

/// Compares a text with a file, or writes it there. `None` where they agree, else the difference.
pub fn differs(expected: &Path, made: &str) -> Option<String> {
    if accepting() {
        std::fs::create_dir_all(expected.parent().expect("a folder")).expect("made");
        std::fs::write(expected, made).expect("written");
        return None;
    }
    let Ok(wanted) = std::fs::read_to_string(expected) else {
        return Some(format!("{} is not there\n", expected.display()));
    };
    if wanted == made {
        return None;
    }
    let old: Vec<&str> = wanted.lines().collect();
    let new: Vec<&str> = made.lines().collect();
    Some(format!("{}\n{}", expected.display(), told(&old, &new, 20, "\n  ")))
}

/// The first differences between two sequences, with what stands around them: `-` what the first has, `+` the second.
pub fn difference<T: PartialEq + std::fmt::Display>(old: &[T], new: &[T], most: usize) -> String {
    told(old, new, most, " ")
}

fn told<T: PartialEq + std::fmt::Display>(old: &[T], new: &[T], most: usize, between: &str) -> String {
    let joined = |run: &[T]| run.iter().map(ToString::to_string).collect::<Vec<_>>().join(between);
    let context = if between == " " { 8 } else { 2 };
    let mut told = String::new();
    let (mut a, mut b, mut count) = (0, 0, 0);
    while a < old.len() || b < new.len() {
        if old.get(a).is_some() && old.get(a) == new.get(b) {
            a += 1;
            b += 1;
            continue;
        }
        count += 1;
        if count > most {
            told.push_str("… and more\n");
            break;
        }
        let (skip_old, skip_new) = resume(&old[a..], &new[b..]);
        told.push_str(&format!("  … {}\n", joined(&old[a.saturating_sub(context)..a])));
        told.push_str(&format!("- {}\n", joined(&old[a..a + skip_old.min(30)])));
        told.push_str(&format!("+ {}\n", joined(&new[b..b + skip_new.min(30)])));
        a += skip_old;
        b += skip_new;
        told.push_str(&format!("  {} …\n", joined(&old[a..(a + context).min(old.len())])));
    }
    told
}

/// How much of each to pass over until three in a row agree again.
fn resume<T: PartialEq>(old: &[T], new: &[T]) -> (usize, usize) {
    const FARTHEST: usize = 400;
    const RUN: usize = 3;
    for total in 1..FARTHEST {
        for skip_old in 0..=total {
            let skip_new = total - skip_old;
            if skip_old > old.len() || skip_new > new.len() {
                continue;
            }
            let (rest_old, rest_new) = (&old[skip_old..], &new[skip_new..]);
            let run = RUN.min(rest_old.len()).min(rest_new.len());
            let both_end = rest_old.is_empty() && rest_new.is_empty();
            if both_end || (run > 0 && rest_old[..run] == rest_new[..run]) {
                return (skip_old, skip_new);
            }
        }
    }
    (old.len(), new.len())
}
