//! Technical names that hold digits, and the plan periods: 5G, IPv6, 4K, V2X, “十四五”.
//!
//! Only what no number with a unit can be is here: 200G or 4A is not.

/// Names by themselves.
const NAMES: &[&str] = &[
    "IPV4", "IPV6", "SRV6", "V2X", "V2G", "H5", "B2B", "B2C", "C2C", "C2M", "G2B", "O2O", "P2P", "B5G", "MP3", "MP4",
    "CO2", "PM2.5", "PM10", "2D", "3D", "4D", "WIFI6",
];

/// Whether a run of Latin letters and digits is a technical name.
pub(super) fn is_technical(token: &str) -> bool {
    let token = token.to_ascii_uppercase().replace('-', "");
    let token = token.strip_suffix('+').unwrap_or(&token);
    let generation =
        |end: char, of: &str| token.strip_suffix(end).is_some_and(|number| of.contains(number) && number.len() == 1);
    let numbered = |begin: &str| {
        let rest = token.strip_prefix(begin).unwrap_or_default();
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let passive = token.strip_suffix("GPON").or_else(|| token.strip_suffix("GEPON"));
    NAMES.contains(&token)
        || generation('G', "1234567")
        || generation('K', "248")
        || numbered("WEB")
        || numbered("ISO")
        || passive.is_some_and(|speed| !speed.is_empty() && speed.chars().all(|c| c.is_ascii_digit()))
}

/// The last year of a plan period: 2025 for 十四五.
pub(super) fn plan_period(numeral: &str) -> Option<i32> {
    let mut signs = numeral.chars();
    let (Some('十'), Some(which), Some('五'), None) = (signs.next(), signs.next(), signs.next(), signs.next()) else {
        return None;
    };
    let number = "一二三四五六七八九".chars().position(|c| c == which)?;
    Some(2010 + 5 * i32::try_from(number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn technical_names_are_told_from_numbers_with_units() {
        for name in [
            "5G", "6g", "IPv6", "IPV6", "IPv6+", "4K", "8K", "3D", "V2X", "Web3.0", "10G-PON", "10GPON", "Wi-Fi6",
            "SRv6", "5G+",
        ] {
            assert!(is_technical(name), "{name}");
        }
        for other in ["10PFLOPS", "200G", "500Mbps", "4A", "5A", "9G", "10", "3K", "G", "K", "Web", "1G2"] {
            assert!(!is_technical(other), "{other}");
        }
    }

    #[test]
    fn a_plan_period_has_a_last_year() {
        assert_eq!(plan_period("十四五"), Some(2025));
        assert_eq!(plan_period("十五五"), Some(2030));
        assert_eq!((plan_period("十五"), plan_period("二十五"), plan_period("十四五十")), (None, None, None));
    }
}
