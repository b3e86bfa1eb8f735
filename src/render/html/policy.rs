//! The policy of a page: which style and which script it may use, named by their digests, and nothing else.

use sha2::{Digest, Sha256};

/// The content security policy of a page with this style and this script; an empty script is none.
pub fn policy(style: &str, script: &str) -> String {
    let script = if script.is_empty() { String::new() } else { format!("; script-src {}", source(script)) };
    format!("default-src 'none'; style-src {}{script}; base-uri 'none'; form-action 'none'", source(style))
}

/// A text as a source of a policy: its SHA-256.
fn source(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes in base 64 with padding, as policies write them (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let whole = three.iter().fold(0_u32, |whole, byte| whole << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let six = (whole >> (18 - 6 * at)) & 63;
            text.push(if at <= three.len() { char::from(SIGNS[six as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let of = |text: &str| base64(text.as_bytes());
        assert_eq!([of(""), of("f"), of("fo"), of("foo"), of("foob")], ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
        assert_eq!([of("fooba"), of("foobar")], ["Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn a_page_without_a_script_may_run_none() {
        let policy = policy("", "");
        assert_eq!(
            policy,
            "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; base-uri 'none'; form-action 'none'"
        );
    }

    #[test]
    fn another_script_is_another_policy() {
        assert_ne!(policy("", "a"), policy("", "b"));
        assert!(!policy("", "a").contains("unsafe"));
    }
}
