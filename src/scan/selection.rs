//! Which checks are run: by id, by an id of another tool, or by a pattern of either.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use thiserror::Error;

use crate::report::{Check, Severity, Untrusted};
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
    /// Makes the selection ready to be asked.
    ///
    /// # Errors
    /// When a pattern is none.
    pub fn compile(&self) -> Result<Selector, PatternError> {
        let select = if self.select.is_empty() { None } else { Some(globs(&self.select)?) };
        Ok(Selector { select, ignore: globs(&self.ignore)? })
    }

    /// The patterns of a selection that name none of the checks: misspelt ones.
    ///
    /// # Errors
    /// When a pattern is none.
    pub fn unmatched<'a>(&'a self, checks: &[impl AsRef<Check>]) -> Result<Vec<&'a str>, PatternError> {
        let mut unmatched = Vec::new();
        for pattern in self.select.iter().chain(&self.ignore) {
            let glob = globs(std::slice::from_ref(pattern))?;
            if !checks.iter().any(|check| names(check.as_ref()).any(|name| name.matches(&glob))) {
                unmatched.push(pattern.as_str());
            }
        }
        Ok(unmatched)
    }
}

impl Selector {
    /// Whether the check is to be run.
    #[must_use]
    pub fn selects(&self, check: &Check) -> bool {
        let named_by = |set: &GlobSet| names(check).any(|name| name.matches(set));
        self.select.as_ref().is_none_or(named_by) && !named_by(&self.ignore)
    }
}

fn names(check: &Check) -> impl Iterator<Item = &Untrusted> {
    std::iter::once(&check.id).chain(&check.aliases)
}

fn globs(patterns: &[String]) -> Result<GlobSet, PatternError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let problem = |error: globset::Error| PatternError { pattern: pattern.clone(), problem: error.kind().to_string() };
        set.add(GlobBuilder::new(pattern).case_insensitive(true).build().map_err(problem)?);
    }
    let all = || PatternError { pattern: patterns.join(","), problem: "the patterns are too large together".to_owned() };
    set.build().map_err(|_| all())
}
