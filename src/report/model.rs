//! What a report says, owned: findings, diagnostics, and how complete they are. The fields of a finding are those of
//! the JSON contract.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::value::Str;
use bartizan_lang::{Level, Span};
use jiff::civil::Date;

use super::plan::PlanSummary;
use super::redact::Redactor;
use super::{Fingerprint, Untrusted};
use crate::engine::Fixes;
use crate::source::{Files, LineColumn};
use crate::suppress::{Kind, Tool};

/// The version of the JSON report. It grows when a key goes away or changes its meaning; new keys do not change it.
pub const SCHEMA_VERSION: u32 = 1;

/// All that one scan has to say.
pub struct Report {
    /// Sorted by location (path, start, end), then check.
    pub findings: Vec<Finding>,
    /// Findings that are suppressed, in the same order: they fail no run.
    pub suppressed: Vec<Finding>,
    /// What could not be read or understood, sorted by place; each told once.
    pub diagnostics: Vec<Note>,
    /// The counts.
    pub summary: Summary,
    /// The checks that the findings name, sorted by id.
    pub checks: Vec<Arc<Check>>,
    /// Modules that are not there, sorted by source; each told once.
    pub missing_modules: Vec<MissingModule>,
    /// What kept checks from deciding, with how many undecided findings it did so, most first: why values were not
    /// known, and what conditions depend on.
    pub reasons: Vec<(Untrusted, usize)>,
    /// What the plan does, if one was reviewed.
    pub plan: Option<PlanSummary>,
    /// The plan or state that was read. Programs wrote it, often in a single line of megabytes: no piece of it is shown.
    pub(super) plan_file: Option<FileId>,
    /// Masks secrets in source lines.
    pub(super) redactor: Redactor,
}

/// The counts of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Root modules, templates, stacks and plans evaluated.
    pub roots: usize,
    /// Resource instances, those of equal module instances included.
    pub resources: usize,
    /// Those of them of types that no table brings into Terraform's vocabulary: no built-in check looks at them.
    pub raw: usize,
    /// Checks that were selected.
    pub checks: usize,
    /// Findings that fail, but for those that a plan takes away.
    pub fail: usize,
    /// Findings that could not be decided, but for those that a plan takes away.
    pub unknown: usize,
    /// Instances of findings that a suppression, exception or baseline takes away.
    pub suppressed: usize,
    /// Findings left out because their severity is below the wanted one.
    pub below_severity: usize,
    /// What was not read or not decided.
    pub incomplete: Incomplete,
    /// Checks or roots in which the program crashed.
    pub crashes: usize,
}

/// What keeps a report from being complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Incomplete {
    /// Files with something that could not be read, parsed or understood, and limits that were reached.
    pub files: usize,
    /// Module sources that are not there.
    pub modules: usize,
    /// What kept a check from deciding: see [`Report::reasons`].
    pub values: usize,
}

/// One mistake, with every instance of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The check.
    pub check: Arc<Check>,
    /// Whether it fails or cannot be decided.
    pub status: Status,
    /// The address of the first instance of the block that holds the mistake.
    pub resource: Untrusted,
    /// The path of the construct of CDK that it comes from.
    pub construct: Option<Untrusted>,
    /// Its canonical type.
    pub resource_type: Untrusted,
    /// The address of what it belongs to, when that is another resource.
    pub parent: Option<Untrusted>,
    /// The root of the first instance.
    pub root: Untrusted,
    /// What is wrong, in one sentence without a full stop.
    pub message: Untrusted,
    /// Where it is, inside the resource's block.
    pub location: Place,
    /// Where it was decided.
    pub cause: Place,
    /// The way from the cause to the resource; empty when both are one.
    pub trace: Vec<Step>,
    /// Every instance, in the natural order of their addresses.
    pub instances: Vec<Instance>,
    /// Under which condition it fails, when that is not decided.
    pub when: Option<Untrusted>,
    /// What the condition is about: `var.public`.
    pub origins: Vec<Untrusted>,
    /// Why it could not be decided, besides the condition.
    pub reasons: Vec<Untrusted>,
    /// Identifies the mistake across edits that do not touch it.
    pub fingerprint: Fingerprint,
    /// The requirements of compliance frameworks that it violates.
    pub controls: Vec<Control>,
    /// How to mend it, in the words for the type that the check stood on.
    pub remedy: Untrusted,
    /// The module calls that the first instance is in, the innermost first.
    pub calls: Vec<Place>,
    /// The blocks that may be edited to mend it: that of the resource, then that of what it belongs to.
    pub blocks: Vec<Written>,
    /// What a plan does with it; nothing in a scan.
    pub change: Option<Change>,
    /// Why it is not reported.
    pub suppression: Option<SuppressedBy>,
}

/// The block of a resource in the source. The names are raw: they are looked up, not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The canonical type, `data.` in front of a data source's.
    pub ty: Str,
    /// The name of the block.
    pub name: Str,
    /// The whole block.
    pub span: Span,
}

/// What keeps a finding from being reported.
#[derive(Clone, Debug)]
pub struct SuppressedBy {
    /// Where it is written.
    pub kind: Kind,
    /// In whose words.
    pub tool: Tool,
    /// What it names, as written.
    pub id: Untrusted,
    /// Why.
    pub reason: Option<Untrusted>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where.
    pub place: Place,
}

impl SuppressedBy {
    /// The order of reports.
    pub(super) fn order(&self) -> (&Untrusted, LineColumn, LineColumn, &Untrusted) {
        let (path, start, end) = self.place.order();
        (path, start, end, &self.id)
    }
}

/// What a plan does with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It is not there before and is there after.
    Introduced,
    /// It is there before and after.
    Existing,
    /// It is there before and will be gone.
    Resolved,
}

impl Change {
    /// The word of reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Introduced => "introduced",
            Self::Existing => "existing",
            Self::Resolved => "resolved",
        }
    }

    /// The heading of people.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Introduced => "Introduced",
            Self::Existing => "There before",
            Self::Resolved => "Mended",
        }
    }
}

/// Whom a format that does not tell everything is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Whether undecided findings fail the run: they are told then.
    pub strict: bool,
    /// Whether of a plan also those findings are told that it does not introduce.
    pub all: bool,
}

impl Audience {
    /// Whether a finding is told.
    #[must_use]
    pub fn sees(self, finding: &Finding) -> bool {
        let new = matches!(finding.change, None | Some(Change::Introduced));
        (new || self.all) && (finding.status == Status::Fail || self.strict)
    }
}

/// The outcome of a check that is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It is wrong.
    Fail,
    /// It cannot be decided.
    Unknown,
}

impl Status {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

/// An instance of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instance {
    /// The root it is in.
    pub root: Untrusted,
    /// The address of the resource instance.
    pub address: Untrusted,
    /// The path of the construct of CDK that it comes from.
    pub construct: Option<Untrusted>,
}

/// A step on the way from a cause to a resource.
#[derive(Clone, Debug)]
pub struct Step {
    /// What happens here.
    pub message: Untrusted,
    /// Where.
    pub place: Place,
}

/// A range in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path relative to the trust root, or as a person gave it.
    pub path: Untrusted,
    /// The first character.
    pub start: LineColumn,
    /// One past the last character.
    pub end: LineColumn,
    /// The same as bytes, for showing the source.
    pub span: Span,
}

impl Place {
    /// The place of a span; `None` for what nobody wrote.
    #[must_use]
    pub fn of(span: Span, files: &Files) -> Option<Self> {
        let location = files.location(span)?;
        Some(Self { path: Untrusted::without_values(location.path), start: location.start, end: location.end, span })
    }

    /// The order of reports: path, start, end.
    pub(super) fn order(&self) -> (&Untrusted, LineColumn, LineColumn) {
        (&self.path, self.start, self.end)
    }
}

/// A requirement of a compliance framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// The framework.
    pub framework: Untrusted,
    /// The requirement in it.
    pub requirement: Untrusted,
}

/// A diagnostic as reports have it.
#[derive(Clone, Debug)]
pub struct Note {
    /// How bad it is.
    pub level: Level,
    /// What is wrong, in one sentence without a full stop.
    pub message: Untrusted,
    /// What to do about it.
    pub help: Option<Untrusted>,
    /// Where, when it is about some text.
    pub place: Option<Place>,
}

/// A module whose source is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingModule {
    /// The source as written.
    pub source: Untrusted,
    /// How many calls name it.
    pub calls: usize,
}

/// What a report, the list of checks and `explain` say about a check. All of it is untrusted, since a tree may bring
/// checks of its own.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// The id.
    pub id: Untrusted,
    /// Former ids, and the ids of other tools that give the same verdicts.
    pub aliases: Vec<Untrusted>,
    /// Ids of other tools about the same subject that decide otherwise in cases that matter.
    pub similar_to: Vec<Untrusted>,
    /// What is wrong when it fails.
    pub title: Untrusted,
    /// How bad it is.
    pub severity: Severity,
    /// The types and facets that it stands on.
    pub on: Vec<Untrusted>,
    /// Why it matters.
    pub why: Untrusted,
    /// How to mend it, for types that have no words of their own for that.
    pub remedy: Untrusted,
    /// How to mend it, by type.
    pub remedies: Vec<(Untrusted, Untrusted)>,
    /// The first version with it.
    pub since: Option<Untrusted>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// The requirements of compliance frameworks that it belongs to.
    pub controls: Vec<Control>,
    /// The weaknesses that it finds, as numbers of the Common Weakness Enumeration.
    pub cwe: Vec<u16>,
    /// Whether it comes with the program.
    pub built_in: bool,
    /// How to mend it in the source.
    pub fixes: Fixes,
}

/// Whether what a check finds can be mended by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixable {
    /// Without harm.
    Safe,
    /// At least for some types, only under the eyes of a person.
    Unsafe,
}

impl Fixable {
    /// The word of the list of checks.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

impl Check {
    /// Whether there is a fix, and of which kind.
    #[must_use]
    pub fn fixable(&self) -> Option<Fixable> {
        let fixes = self.fixes.decode();
        let harmless = fixes.iter().all(|fix| fix.unsafe_because.is_none());
        (!fixes.is_empty()).then_some(if harmless { Fixable::Safe } else { Fixable::Unsafe })
    }
}

impl Check {
    /// All that it is found by: its id, its aliases and the similar ids.
    pub fn names(&self) -> impl Iterator<Item = &Untrusted> {
        std::iter::once(&self.id).chain(&self.aliases).chain(&self.similar_to)
    }
}

impl Check {
    /// How to mend it in a resource of that type.
    #[must_use]
    pub fn remedy_for(&self, ty: &str) -> &Untrusted {
        self.remedies.iter().find(|(of, _)| of.raw() == ty).map_or(&self.remedy, |(_, text)| text)
    }
}

/// An example of a check: documentation and test at once.
#[derive(Clone, Debug)]
pub struct Example {
    /// What the check says about it.
    pub outcome: Outcome,
    /// What it shows.
    pub name: Untrusted,
    /// The format of the source.
    pub format: ExampleFormat,
    /// The code.
    pub source: Untrusted,
}

/// The outcome of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Something is wrong.
    Fails,
    /// Nothing is.
    Passes,
    /// It cannot be decided.
    Unknown,
}

impl Outcome {
    /// The word of the check language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fails => "fails",
            Self::Passes => "passes",
            Self::Unknown => "unknown",
        }
    }
}

/// The format of an example's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExampleFormat {
    /// Terraform.
    Terraform,
    /// CloudFormation.
    CloudFormation,
    /// Pulumi YAML.
    Pulumi,
}

/// How bad a finding is; the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// Worth knowing.
    #[default]
    Info,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}

impl Severity {
    /// All of them, the worst first.
    pub const WORST_FIRST: [Self; 5] = [Self::Critical, Self::High, Self::Medium, Self::Low, Self::Info];

    /// The word of the check language and of the contract.
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
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(text: &str) -> Result<Self, UnknownSeverity> {
        let known = Self::WORST_FIRST.into_iter().find(|severity| severity.name().eq_ignore_ascii_case(text));
        known.ok_or(UnknownSeverity)
    }
}

/// A word that is no severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a severity; there are critical, high, medium, low and info")]
pub struct UnknownSeverity;

impl Finding {
    /// What people know the resource by: the construct that they wrote, or its address.
    #[must_use]
    pub fn name(&self) -> &Untrusted {
        self.construct.as_ref().unwrap_or(&self.resource)
    }
}

impl Report {
    /// Whether something was not read, not parsed or cut short by a limit.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.summary.incomplete.files > 0
    }

    /// What hides the secrets of what was scanned.
    #[must_use]
    pub fn redactor(&self) -> &Redactor {
        &self.redactor
    }

    /// How many findings fail the run: those that the audience sees, but for those that a plan takes away.
    #[must_use]
    pub fn failures(&self, audience: Audience) -> usize {
        let fails = |finding: &&Finding| finding.change != Some(Change::Resolved) && audience.sees(finding);
        self.findings.iter().filter(fails).count()
    }

    /// Whether a place is in the plan or state that was read.
    pub(super) fn in_plan(&self, place: &Place) -> bool {
        self.plan_file == Some(place.span.file)
    }
}
