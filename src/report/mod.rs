//! Reports: what a scan found, in a form that owns everything it says, and one encoder a format.
//!
//! Text that comes from the scanned tree is [`Untrusted`]: it passed the [`Redactor`], and only the encoders in this
//! module can print it, each by the rules of its format. Nothing here reads files, asks for the time or looks at the
//! terminal, so that the same report gives the same bytes.

mod assemble;
mod catalogue;
mod comment;
mod csv;
mod editor;
mod excerpt;
mod facet;
mod fingerprint;
mod github;
mod group;
mod hover;
mod html;
mod inspect;
mod inventory;
mod json;
mod junit;
mod lead;
mod markdown;
mod marking;
mod mending;
mod model;
mod plan;
mod redact;
mod residency;
mod sarif;
mod terminal;
mod text;
mod untrusted;

#[cfg(test)]
mod tests;

pub use assemble::Material;
pub use catalogue::{check_markdown, checks_markdown};
pub use comment::report as report_markdown;
pub use editor::{Mark, MarkLevel, marks as editor_marks, shown};
pub use facet::{Facet, FacetField, FacetSource, facet_markdown, facet_text};
pub use fingerprint::Fingerprint;
pub use github::report as report_github;
pub use group::{Checked, RawFinding};
pub use hover::{about_check, check_line, code, finding_line, prose, value_lines, value_text, when_text};
pub use inspect::Inspection;
pub use inventory::{Inventory, Listed, csv as inventory_csv, json as inventory_json};
pub use json::{checks as checks_json, inspection as inspection_json, report as report_json};
pub use junit::report as report_junit;
pub use marking::Marking;
pub use mending::{ChangedFile, ListedEdit, ListedFix, MendedCounts, fixes_json};
pub use model::{
    Audience, Change, Check, Control, Example, ExampleFormat, Finding, Fixable, Incomplete, Instance, MissingModule,
    Note, Outcome, Place, Report, SCHEMA_VERSION, Severity, Status, Step, Summary, SuppressedBy, Written,
};
pub use plan::{
    ActionCounts, Consequences, Dependents, Drift, FailedCheck, FindingCounts, PlanSummary, PlannedChange,
    PlannedOutput,
};
pub use redact::{REDACTED, Redactor, Secrets};
pub use residency::{
    AssessedRoot, Commit, Figure, Residency, ResidencyMaterial, Share, residency_csv, residency_html, residency_json,
    residency_markdown, residency_text,
};
pub use sarif::{SarifOptions, report as report_sarif};
pub use terminal::{Style, Terminal};
pub use text::{Options as TextOptions, diagnostics as diagnostics_text, report as report_text};
pub use untrusted::Untrusted;
