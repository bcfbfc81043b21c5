//! What a person asks for, and what can keep it from being done.

use std::fmt;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use bartizan_lang::Diagnostic;
use thiserror::Error;

use super::evaluate::Evaluate;
use super::selection::{PatternError, Selection};
use crate::formats::cloudformation::GivenParameters;
use crate::formats::plan::PlanError;
use crate::formats::terraform::GivenVariables;
use crate::report::{Check, Facet, Place, Untrusted};
use crate::source::{Escaped, Files, LineColumn, SourceError};

/// A scan that a person or a program asks for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files and directories.
    pub paths: Vec<PathBuf>,
    /// The trust root, when it is named.
    pub root: Option<PathBuf>,
    /// The user's home directory, which no source of a module widens a trust root to.
    pub home: Option<PathBuf>,
    /// `--var`: names and values.
    pub variables: Vec<(String, String)>,
    /// `TF_VAR_…`: names without the prefix, and values.
    pub environment: Vec<(String, String)>,
    /// `--var-file`.
    pub var_files: Vec<PathBuf>,
    /// `--parameter`: names and values.
    pub parameters: Vec<(String, String)>,
    /// `--parameter-file`.
    pub parameter_files: Vec<PathBuf>,
    /// `terraform.workspace`.
    pub workspace: Option<String>,
    /// `TF_DATA_DIR`.
    pub data_directory: Option<String>,
    /// The directory that the person works in; only what is held against a plan asks for it.
    pub working_directory: Option<String>,
    /// The file of settings that counts alone, when a person names one.
    pub config: Option<PathBuf>,
    /// Directories of own checks.
    pub checks_dirs: Vec<PathBuf>,
    /// Whether the checks that the scanned trees bring along are left out.
    pub untrusted: bool,
    /// Which checks are run, and what of their findings is reported.
    pub selection: Selection,
    /// Whether findings are reported that somebody suppressed in the code.
    pub no_suppressions: bool,
    /// Today, for what expires.
    pub date: Option<jiff::civil::Date>,
    /// How many threads work; as many as there are processors without.
    pub jobs: Option<NonZeroUsize>,
}

impl Request {
    /// The part of it that decides about values.
    #[must_use]
    pub fn evaluate(&self) -> Evaluate {
        Evaluate {
            paths: self.paths.clone(),
            root: self.root.clone(),
            home: self.home.clone(),
            given: GivenVariables {
                environment: self.environment.clone(),
                files: self.var_files.clone(),
                flags: self.variables.clone(),
                planned: Vec::new(),
            },
            parameters: GivenParameters { files: self.parameter_files.clone(), flags: self.parameters.clone() },
            workspace: self.workspace.clone(),
            data_directory: self.data_directory.clone(),
            default_region: None,
            raw: Vec::new(),
            working_directory: None,
            plans: false,
            tolerate_defaults: true,
        }
    }
}

/// Why a request cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScanError {
    /// A path cannot be opened.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The settings are not understood; a run without them would be a result for another question.
    #[error("{}", misunderstood(problems))]
    Settings {
        /// What is wrong, at least one thing.
        problems: Vec<SettingsProblem>,
    },
    /// No policy says where data may be.
    #[error("{NO_POLICY}")]
    NoPolicy,
    /// A selection is not understood.
    #[error(transparent)]
    Selection(#[from] PatternError),
    /// A selection names no check; a scan without it would be a result for another question.
    #[error("{0}")]
    NoSuchCheck(String),
    /// `inspect` looks at one root.
    #[error("{}", not_one_root(roots))]
    NotOneRoot {
        /// The roots that were found.
        roots: Vec<String>,
    },
    /// A plan cannot be opened.
    #[error("cannot read {}: {problem}", Escaped(&file.to_string_lossy()))]
    PlanFile {
        /// The file.
        file: PathBuf,
        /// Why not.
        problem: String,
    },
    /// A file is no plan that can be read.
    #[error("cannot read {}: {error}", Escaped(&file.to_string_lossy()))]
    Plan {
        /// The file.
        file: PathBuf,
        /// Why not.
        error: PlanError,
    },
    /// The operating system refused to start threads.
    #[error("cannot start the threads that --jobs asks for: {0}")]
    Threads(String),
}

/// What is told, with the smallest policy that there is.
const NO_POLICY: &str = "no residency policy says where data may be; write one into bartizan.hcl, such as

  residency \"personal-data\" {
    regimes = [\"gdpr-eea-only\"]
  }
";

/// What is wrong with settings, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// The file, as reports name it. Untrusted.
    pub path: String,
    /// The place; none where the file cannot be read.
    pub start: Option<LineColumn>,
    /// What is wrong, and what may have been meant. Untrusted.
    pub message: String,
}

impl SettingsProblem {
    /// The problem that a diagnostic tells.
    pub(super) fn new(diagnostic: &Diagnostic, files: &Files) -> Self {
        let location = files.location(diagnostic.span);
        let message = match &diagnostic.help {
            Some(help) => format!("{}; {help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        Self {
            path: location.as_ref().map(|location| location.path.to_string()).unwrap_or_default(),
            start: location.filter(|_| files.get(diagnostic.span.file).is_some()).map(|location| location.start),
            message,
        }
    }
}

/// Shows the problem on one line: `bartizan.hcl:3:13: …`.
impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.start {
            Some(LineColumn { line, column }) => {
                write!(f, "{}:{line}:{column}: {}", Escaped(&self.path), Escaped(&self.message))
            }
            None => Escaped(&self.message).fmt(f),
        }
    }
}

/// Most problems of settings that are told at once.
const MAX_PROBLEMS: usize = 50;

fn misunderstood(problems: &[SettingsProblem]) -> String {
    let mut lines = vec!["the settings are not understood".to_owned()];
    lines.extend(problems.iter().take(MAX_PROBLEMS).map(|problem| format!("  {problem}")));
    if problems.len() > MAX_PROBLEMS {
        lines.push(format!("  and {} more", problems.len() - MAX_PROBLEMS));
    }
    lines.join("\n")
}

fn not_one_root(roots: &[String]) -> String {
    if roots.is_empty() {
        return "there is no Terraform root here, no template and no Pulumi program; name a directory with .tf files, or a template"
            .to_owned();
    }
    let names: Vec<String> = roots.iter().take(10).map(|root| Escaped(root).to_string()).collect();
    let more =
        if roots.len() > names.len() { format!(" and {} more", roots.len() - names.len()) } else { String::new() };
    format!("there are {} roots here; name one of them: {}{more}", roots.len(), names.join(", "))
}

/// The checks that there are.
pub struct Catalogue {
    /// Sorted by id.
    pub checks: Vec<Arc<Check>>,
    /// Sorted by name; empty without prose.
    pub facets: Vec<Facet>,
    /// What is wrong with own checks.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the examples of checks gave.
pub struct TestReport {
    /// Sorted by check; in the order in which they are written.
    pub results: Vec<ExampleResult>,
    /// How many checks were tried.
    pub checks: usize,
    /// What is wrong with check files.
    pub diagnostics: Vec<Diagnostic>,
}

/// What one example gave, or one of the resources that every check is tried on.
pub struct ExampleResult {
    /// The id of the check.
    pub check: Untrusted,
    /// What was tried: `fails "public-read"`.
    pub example: Untrusted,
    /// What is wrong; empty when it gave what it is to give.
    pub problems: Vec<Untrusted>,
    /// Where the example, or the check, is written.
    pub place: Option<Place>,
}

impl ExampleResult {
    /// Whether it gave what it is to give.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.problems.is_empty()
    }
}
