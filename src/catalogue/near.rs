//! "Did you mean": the nearest of the names that would have been right.

/// The nearest of some words.
pub fn near_word<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    nearest(text, words.iter().copied())
}

/// The nearest of some names, where one is near enough: a third of the signs may differ.
pub fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let folded = text.trim().to_lowercase().replace([' ', '_'], "-");
    let most = (folded.chars().count() / 3).max(1);
    names
        .map(|name| (strsim::damerau_levenshtein(&folded, &name.to_lowercase().replace('_', "-")), name))
        .filter(|(distance, name)| *distance <= most && *distance < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood() {
        let words = ["at_least", "more_than", "deadline", "lead"];
        assert_eq!(near_word("at-least", &words), Some("at_least"));
        assert_eq!(near_word("deadlin", &words), Some("deadline"));
        assert_eq!(near_word("Lead", &words), Some("lead"));
        assert_eq!(near_word("colour", &words), None);
    }

    #[test]
    fn a_chinese_name_with_one_wrong_sign_is_understood() {
        assert_eq!(nearest("市政数据局", ["市政数局", "市城管局"].into_iter()), Some("市政数局"));
        assert_eq!(nearest("市工信局", ["市教育局", "省工信厅"].into_iter()), None);
    }
}
