//! `SHA256SUMS`, as `sha256sum --check` reads it.

use sha2::{Digest, Sha256};

pub(super) const CHECKSUMS: &str = "SHA256SUMS";

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lines of `<hex>  <path>`, sorted by path.
pub(super) fn checksums<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut files: Vec<_> = files.collect();
    files.sort_unstable();
    files.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_that_of_sha256sum() {
        let sum = sha256(b"");
        assert_eq!(sum, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(checksums([("b", "2"), ("a/c", "1")].into_iter()), "1  a/c\n2  b\n");
    }
}
