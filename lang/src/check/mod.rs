//! The check language: check files are HCL, and compile to expressions that the evaluator runs.
//!
//! ```hcl
//! check "aws-s3-bucket-acl-public" {
//!   title    = "S3 bucket ACL gives access to everyone"
//!   severity = "high"
//!   on       = ["aws_s3_bucket"]
//!   fail     = contains(["public-read", "public-read-write"], self.acl)
//!   at       = self.acl
//!   message  = "ACL \"${self.acl}\" gives access to everyone"
//!   why      = "…"
//!   remedy   = "…"
//! }
//! ```

mod change;
mod compile;
mod facet;
mod fix;
mod fold;
mod infer;
mod residency;
pub mod view;
mod walk;

use std::fmt;

pub use change::view as change_view;
pub use compile::{ATTRIBUTES, Compiled, compile};
pub use facet::{
    CALLED, CompiledFacets, Facet, FacetField, FacetFrom, WithFacets, compile_facets, facet_without_spans, fold_facet,
    inline,
};
pub use fix::{Addition, Fix, FixPath, Setting, traversals};
pub use fold::{fold, without_spans};
pub use residency::view as residency_view;
use serde::{Deserialize, Serialize};
pub use view::{Schemas, Signature, ViewObject, ViewType, Written};
pub use walk::{children, roots, types_asked_for};

use crate::span::Span;
use crate::syntax::ast::Expr;
use crate::value::Str;

/// The functions that only checks have, with the number of their arguments.
pub const FUNCTIONS: &[(&str, usize)] =
    &[("is_default", 1), ("referrers", 1), ("related", 1), ("resources", 1), ("written", 1)];

/// A compiled check.
#[derive(Clone, Debug)]
pub struct Check {
    /// What it is called, how bad it is, what it stands on.
    pub about: About,
    /// When it fails.
    pub rule: Rule,
    /// How to mend it in the source; the first that edits blocks of a type holds for it.
    pub fixes: Vec<Fix>,
    /// What people read.
    pub prose: Prose,
    /// Its header in the file.
    pub span: Span,
}

/// What a check is called, how bad it is and what it stands on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct About {
    /// The id: lower-case words with dashes, for ever.
    pub id: Str,
    /// One line.
    pub title: Str,
    /// How bad a failure is.
    pub severity: Severity,
    /// What it stands on.
    pub on: Vec<Target>,
    /// Former ids, and ids of other tools that give the same verdicts.
    pub aliases: Vec<Str>,
    /// Ids of other tools about the same subject that decide otherwise in cases that matter.
    pub similar_to: Vec<Str>,
    /// The version that brought it; empty for one's own checks.
    pub since: Str,
    /// Requirements of frameworks that it speaks to.
    pub controls: Vec<Control>,
    /// Checks that say the same more precisely: where one of them reports on a resource, this one is silent.
    pub yields_to: Vec<Str>,
    /// The weaknesses that it finds, as numbers of the Common Weakness Enumeration, sorted.
    pub cwe: Vec<u16>,
}

/// A requirement of a framework.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Control {
    /// The framework: `pci-dss-4.0`.
    pub framework: Str,
    /// The requirement: `1.2.1`.
    pub requirement: Str,
}

/// When a check fails, where it points and what it says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Limits the check to what it is about.
    pub when: Option<Expr>,
    /// Named expressions, each after those that it refers to.
    pub lets: Vec<Let>,
    /// Runs the check once for each element.
    pub for_each: Option<Expr>,
    /// The flaw.
    pub fail: Expr,
    /// The attribute or block to point at.
    pub at: Option<Expr>,
    /// What is wrong, in one sentence.
    pub message: Expr,
}

/// A named expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Let {
    /// The name.
    pub name: Str,
    /// The expression.
    pub expr: Expr,
    /// Whether it differs from element to element: it reads `each`, or another one that does.
    pub per_element: bool,
}

/// What people read about a check, and the examples that are its tests.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Prose {
    /// Why it matters.
    pub why: Str,
    /// How to mend it.
    pub remedy: Remedy,
    /// Its tests and its documentation.
    pub examples: Vec<Example>,
}

/// How to mend a flaw: in general, or in the words of each type.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Remedy {
    /// For types that have none of their own; empty when all have.
    pub general: Str,
    /// By type, in the order in which they are written.
    pub by_type: Vec<(Str, Str)>,
}

impl Remedy {
    /// What to do for a resource of that type.
    #[must_use]
    pub fn for_type(&self, ty: &str) -> &Str {
        self.by_type.iter().find(|(of, _)| of == ty).map_or(&self.general, |(_, text)| text)
    }
}

/// An example of a check.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Example {
    /// What the check says about it.
    pub kind: ExampleKind,
    /// What it shows.
    pub name: Str,
    /// The format of its text: `terraform`, `cloudformation`, `pulumi`, `plan`.
    pub format: Str,
    /// The text, without the indentation that it has in the check.
    pub text: Str,
    /// Of a check on changes: what there is before and after, which the text says together.
    pub change: Option<Box<ChangeExample>>,
    /// Of a check on residency: the settings and the configuration, which the text says together.
    pub residency: Option<Box<ResidencyExample>>,
    /// Its header in the check file.
    pub span: Span,
}

/// What an example of a check on changes says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ChangeExample {
    /// What there is, as configuration.
    pub before: Str,
    /// What there will be, as configuration.
    pub after: Str,
    /// What the last run left, where that is not what there is now.
    pub state: Option<Str>,
    /// The addresses of what the provider must replace, with the attributes that it cannot change in place.
    pub replaces: Vec<(Str, Vec<Str>)>,
    /// Those of them whose successor is there before they go.
    pub create_before_destroy: Vec<Str>,
    /// The addresses of what stays and is forgotten.
    pub forgets: Vec<Str>,
    /// Why something is done, by address: `replace_by_request`.
    pub reasons: Vec<(Str, Str)>,
}

/// What an example of a check on residency says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ResidencyExample {
    /// What people set, as they write it in `bartizan.hcl`.
    pub settings: Str,
    /// The configuration.
    pub code: Str,
}

/// What a check says about an example.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum ExampleKind {
    /// It fails.
    Fails,
    /// It passes.
    Passes,
    /// It cannot be decided.
    Unknown,
}

impl ExampleKind {
    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fails => "fails",
            Self::Passes => "passes",
            Self::Unknown => "unknown",
        }
    }
}

/// How bad a failure is; the worst is the greatest.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Weakens the defence in depth.
    Low,
    /// Makes an attack easier.
    Medium,
    /// An attack needs little more.
    High,
    /// An attack needs nothing more.
    Critical,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 5] = [Self::Critical, Self::High, Self::Medium, Self::Low, Self::Info];

    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The severity of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a check stands on.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Target {
    /// Managed resources of that canonical type.
    Type(Str),
    /// Data sources of that type, without the `data.` in front.
    Data(Str),
    /// All that the facet of that name is found in.
    Facet(Str),
    /// The deployment as a whole.
    Deployment,
    /// Resources of that type of another format, as written: `AWS::S3::Bucket`.
    Raw(Str),
    /// Credentials of that kind that stand in the code.
    Secret(Str),
    /// What a plan does with a resource, whatever its type.
    Change,
    /// Where data may be, is, and goes.
    Residency,
}

impl Target {
    /// Reads a target as it is written.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if text == "deployment" {
            Self::Deployment
        } else if text == "change" {
            Self::Change
        } else if text == "residency" {
            Self::Residency
        } else if let Some(name) = text.strip_prefix("facet.") {
            Self::Facet(name.into())
        } else if let Some(kind) = text.strip_prefix("secret.") {
            Self::Secret(kind.into())
        } else if let Some(ty) = text.strip_prefix("data.") {
            Self::Data(ty.into())
        } else if text.contains(':') {
            Self::Raw(text.into())
        } else {
            Self::Type(text.into())
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(ty) | Self::Raw(ty) => f.write_str(ty),
            Self::Data(ty) => write!(f, "data.{ty}"),
            Self::Facet(name) => write!(f, "facet.{name}"),
            Self::Secret(kind) => write!(f, "secret.{kind}"),
            Self::Deployment => f.write_str("deployment"),
            Self::Change => f.write_str("change"),
            Self::Residency => f.write_str("residency"),
        }
    }
}
