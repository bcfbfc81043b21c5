//! Which checks are run: by id, by an id of another tool, or by a pattern of either.

use std::borrow::Borrow;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use thiserror::Error;

use crate::report::{Check, Severity, Terminal, Untrusted};
use crate::source::Escaped;

/// Which checks are run, and what of their findings is reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these, when there are any: ids, aliases, and patterns such as `aws-s3-*`, in any case.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// Findings below this severity are left out and counted.
    pub severity: Option<Severity>,
}

/// A pattern that is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{}` is not a check id or pattern: {problem}", Escaped(pattern))]
pub struct PatternError {
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it.
    pub problem: String,
}

/// A selection that is ready to be asked.
#[derive(Clone, Debug)]
pub struct Selector {
    select: Option<GlobSet>,
    ignore: GlobSet,
}

impl Selection {
    /// Whether no check is left out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }

    /// Makes the selection ready to be asked.
    ///
    /// # Errors
    /// When a pattern is none.
    pub fn compile(&self) -> Result<Selector, PatternError> {
        let select = if self.select.is_empty() { None } else { Some(globs(&self.select)?) };
        Ok(Selector { select, ignore: globs(&self.ignore)? })
    }

    /// What is said about the patterns that name none of the checks: misspelt ones.
    ///
    /// # Errors
    /// When a pattern is none.
    pub(super) fn misspelt(&self, checks: &[Check]) -> Result<Misspelt, PatternError> {
        let of = |patterns: &[String]| {
            let mut said = Vec::new();
            for pattern in patterns {
                let glob = globs(std::slice::from_ref(pattern))?;
                if !checks.iter().any(|check| check.names().any(|name| name.matches(&glob))) {
                    said.push(no_such_check(pattern, checks));
                }
            }
            Ok(said)
        };
        Ok(Misspelt { select: of(&self.select)?, ignore: of(&self.ignore)? })
    }
}

/// What is said about patterns that name no check, a sentence each.
pub(super) struct Misspelt {
    pub(super) select: Vec<String>,
    pub(super) ignore: Vec<String>,
}

/// Most ids that are suggested.
const SUGGESTIONS: usize = 3;

/// Says that no check has that id, and which ids are like it. All of it is escaped.
#[must_use]
pub fn no_such_check(id: &str, checks: &[impl Borrow<Check>]) -> String {
    let mut near: Vec<(usize, &Untrusted)> = Vec::new();
    for check in checks {
        near.extend(check.borrow().names().map(|name| (name.distance(id), name)));
    }
    near.sort();
    let limit = (id.chars().count() / 3).max(2);
    let near = near.into_iter().filter(|(distance, _)| *distance <= limit).take(SUGGESTIONS);
    let near: Vec<String> = near.map(|(_, name)| Terminal::default().line(name)).collect();
    let hint = if near.is_empty() {
        "`bartizan checks` lists all".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    format!("no check is called `{}`; {hint}", Escaped(id))
}

impl Selector {
    /// Whether the check is to be run.
    #[must_use]
    pub fn selects(&self, check: &Check) -> bool {
        let named_by = |set: &GlobSet| check.names().any(|name| name.matches(set));
        self.select.as_ref().is_none_or(named_by) && !named_by(&self.ignore)
    }
}

fn globs(patterns: &[String]) -> Result<GlobSet, PatternError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let problem =
            |error: globset::Error| PatternError { pattern: pattern.clone(), problem: error.kind().to_string() };
        set.add(GlobBuilder::new(pattern).case_insensitive(true).build().map_err(problem)?);
    }
    let all =
        || PatternError { pattern: patterns.join(","), problem: "the patterns are too large together".to_owned() };
    set.build().map_err(|_| all())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::sync::Arc;

    use super::*;

    fn check(id: &str, aliases: &[&str]) -> Arc<Check> {
        let text = |text: &&str| Untrusted::without_values(*text);
        Arc::new(Check { id: text(&id), aliases: aliases.iter().map(text).collect(), ..Check::default() })
    }

    #[test]
    fn checks_are_selected_by_id_alias_and_pattern() {
        let acl = check("aws-s3-bucket-acl-public", &["CKV_AWS_20", "AVD-AWS-0092"]);
        let cases: &[(&[&str], &[&str], bool)] = &[
            (&[], &[], true),
            (&["aws-s3-bucket-acl-public"], &[], true),
            (&["ckv_aws_20"], &[], true),
            (&["aws-s3-*"], &[], true),
            (&["aws-rds-*"], &[], false),
            (&["aws-rds-*", "AVD-AWS-0092"], &[], true),
            (&["aws-s3-bucket"], &[], false),
            (&[], &["CKV_AWS_2?"], false),
            (&["aws-*"], &["*-acl-*"], false),
            (&["{aws-s3-bucket-acl-public,x}"], &[], true),
        ];
        for (select, ignore, expected) in cases {
            let strings = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
            let selection = Selection { select: strings(select), ignore: strings(ignore), severity: None };
            assert_eq!(selection.compile().unwrap().selects(&acl), *expected, "{select:?} {ignore:?}");
        }
    }

    #[test]
    fn misspelt_patterns_are_told() {
        let checks = [check("aws-s3-bucket-acl-public", &["CKV_AWS_20"])];
        let select = ["aws-s3-*".to_owned(), "aws-s4-*".to_owned()];
        let selection = Selection { select: select.to_vec(), ..Selection::default() };
        let briefs: Vec<Check> = checks.iter().map(|check| (**check).clone()).collect();
        let misspelt = selection.misspelt(&briefs).unwrap();
        assert_eq!(misspelt.select.len(), 1, "{:?}", misspelt.select);
        assert!(misspelt.select.iter().all(|said| said.contains("`aws-s4-*`")), "{:?}", misspelt.select);
        let broken = Selection { ignore: vec!["aws-[".to_owned()], ..Selection::default() };
        assert_eq!(broken.compile().unwrap_err().pattern, "aws-[");
    }
}
