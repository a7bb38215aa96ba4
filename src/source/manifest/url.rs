//! Addresses on the web.

use crate::model::identifier::Fault;

/// An absolute `http` or `https` address of ASCII characters (RFC 3986).
///
/// # Errors
/// A [`Fault`] that says what is wrong; where only the encoding is, its hint is the encoded address.
pub(super) fn address(text: &str) -> Result<String, Fault> {
    let wrong = || Fault::new(format!("`{text}` is no web address"));
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let Some(rest) = ["https://", "http://"]
        .iter()
        .find(|scheme| lower.starts_with(**scheme))
        .and_then(|scheme| text.get(scheme.len()..))
    else {
        let bare = text.trim_start_matches('/');
        return Err(wrong().hint(if bare.contains('.') && !bare.contains(':') {
            format!("write `https://{bare}`")
        } else {
            "an address begins with `https://`".to_owned()
        }));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let name = host.rsplit('@').next().unwrap_or("").split(':').next().unwrap_or("");
    let named = !name.is_empty()
        && name.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        });
    if !named {
        return Err(wrong().hint("after `https://` comes the name of a site, such as `example.org`"));
    }
    let encoded: String = text.chars().map(encoded).collect();
    if encoded != text {
        return Err(wrong().hint(format!("write `{encoded}`")));
    }
    Ok(text.to_owned())
}

/// The address of a site: no query, no fragment; the slash at its end goes.
///
/// # Errors
/// As [`address`].
pub(super) fn site(text: &str) -> Result<String, Fault> {
    let address = address(text)?;
    match address.find(['?', '#']) {
        Some(end) => Err(Fault::new(format!("`{text}` has more than the address of a site"))
            .hint(format!("write `{}`", address.get(..end).unwrap_or("").trim_end_matches('/')))),
        None => Ok(address.trim_end_matches('/').to_owned()),
    }
}

/// A character as RFC 3986 lets it stand in an address.
fn encoded(c: char) -> String {
    if c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}') {
        return c.to_string();
    }
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert!(address("https://example.org/a?b#c").is_ok());
        assert_eq!(site("https://example.org/"), Ok("https://example.org".to_owned()));
        assert!(site("https://example.org/?a").is_err());
        for text in [
            "example.org",
            "https://",
            "javascript:alert(1)",
            "https://exa mple.org",
            "ftp://example.org",
            "https:///x",
        ] {
            assert!(address(text).is_err(), "{text}");
        }
        let fault = address("https://example.org/é").expect_err("not ASCII");
        assert_eq!(fault.hint.as_deref(), Some("write `https://example.org/%C3%A9`"));
    }
}
