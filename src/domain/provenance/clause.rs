//! The place of a sentence by the document's own numbering.

use std::fmt::Write as _;

use super::script::folded;

/// A clause: the numbers that lead to it, outermost first; none above the first clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clause {
    /// The numbers, each as it is written in a reference: `一`, `(一)`, `1`.
    pub(super) path: Vec<String>,
}

impl Clause {
    /// The number as the catalogue writes it: `二(一)1`.
    #[must_use]
    pub fn number(&self) -> String {
        let mut number = String::new();
        for part in &self.path {
            let _ = write!(number, "{part}");
        }
        number
    }

    /// Whether a [`bare`] reference names it or a clause around it.
    pub(super) fn lies_in(&self, wanted: &str) -> bool {
        // Articles run through the chapters, so they are cited without one.
        let beginnings = (0..self.path.len()).filter(|at| *at == 0 || self.path[*at].starts_with('第'));
        let mut begins = beginnings.map(|from| {
            let mut rest = wanted;
            self.path[from..].iter().any(|part| {
                rest = rest.strip_prefix(part.as_str()).unwrap_or("-");
                rest.is_empty()
            })
        });
        (wanted.is_empty() && self.path.is_empty()) || begins.any(|found| found)
    }
}

/// A reference without the points and commas of the headings it was copied from.
pub(super) fn bare(reference: &str) -> String {
    folded(reference).into_iter().filter(|c| !matches!(c, '、' | '.' | ',')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(path: &[&str]) -> Clause {
        Clause { path: path.iter().map(|part| (*part).to_owned()).collect() }
    }

    #[test]
    fn a_reference_names_a_clause_and_all_within_it() {
        let eight = clause(&["三", "(二)", "8"]);
        assert_eq!(eight.number(), "三(二)8");
        for reference in ["三(二)8", "三、（二）8", "三（二）", "三"] {
            assert!(eight.lies_in(&bare(reference)), "{reference}");
        }
        for reference in ["三(二)", "二(二)8", "(二)8", "8", "三(二)81", ""] {
            assert_eq!(eight.lies_in(&bare(reference)), reference == "三(二)", "{reference}");
        }
        assert!(clause(&[]).lies_in("") && !clause(&["一"]).lies_in(""));
        assert!(!clause(&["一"]).lies_in("一(二)"));
    }

    #[test]
    fn an_article_is_cited_without_its_chapter() {
        let article = clause(&["第二章", "第七条", "(一)"]);
        assert!(article.lies_in("第七条") && article.lies_in(&bare("第七条（一）")) && article.lies_in("第二章"));
    }
}
