//! Which of Pulumi's documents a text is, if any.

use bartizan_lang::FileId;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::values::Source;
use super::{events, export, preview, saved_plan};
use crate::formats::plan::{Document, PlanError};

/// What tells the documents apart.
#[derive(Deserialize, Default)]
struct Top<'a> {
    /// Of Terraform's plans and states.
    #[serde(borrow)]
    format_version: Option<&'a RawValue>,
    /// Of Terraform's states.
    lineage: Option<&'a RawValue>,
    version: Option<&'a RawValue>,
    /// Of a preview.
    steps: Option<&'a RawValue>,
    #[serde(rename = "changeSummary")]
    change_summary: Option<&'a RawValue>,
    /// Of an export.
    deployment: Option<&'a RawValue>,
    /// Of a file in which a backend keeps a stack.
    checkpoint: Option<&'a RawValue>,
    /// Of a saved plan.
    plan: Option<&'a RawValue>,
    #[serde(rename = "resourcePlans")]
    resource_plans: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Inner<'a> {
    #[serde(borrow)]
    manifest: Option<&'a RawValue>,
    #[serde(rename = "resourcePlans")]
    resource_plans: Option<&'a RawValue>,
}

/// Reads a document of Pulumi; nothing when the text is none.
///
/// # Errors
/// When it is one that ends early, is damaged, or is of a version that is not known.
#[must_use]
pub fn read(text: &str, file: FileId) -> Option<Result<Document, PlanError>> {
    let source = Source { text, file };
    let body = without_log(text)?;
    // Terraform writes its version first, and its plans may be large.
    if head(body).contains("\"format_version\"") {
        return None;
    }
    if events::first_line(body).is_some_and(events::is_event) {
        return Some(events::read(source, body));
    }
    let top: Top<'_> = match serde_json::from_str(body) {
        Ok(top) => top,
        Err(error) => return is_damaged(body).then(|| Err(damaged(&error))),
    };
    if top.format_version.is_some() || top.lineage.is_some() {
        return None;
    }
    let has = |raw: Option<&RawValue>, first: char| raw.is_some_and(|raw| raw.get().starts_with(first));
    if has(top.deployment, '{') && top.version.is_some() {
        return Some(export::read(source, top.version, top.deployment));
    }
    if let Some(checkpoint) = top.checkpoint.filter(|_| top.version.is_some()) {
        return Some(export::read_checkpoint(source, top.version, checkpoint));
    }
    if has(top.resource_plans, '{') {
        return Some(saved_plan::read(source, body));
    }
    if let Some(plan) = top.plan.filter(|_| top.version.is_some()) {
        let inner: Option<Inner<'_>> = serde_json::from_str(plan.get()).ok();
        if inner.is_some_and(|inner| inner.resource_plans.is_some() || inner.manifest.is_some()) {
            return Some(saved_plan::version(top.version).and_then(|()| saved_plan::read(source, plan.get())));
        }
    }
    // A preview of a stack without resources has no steps.
    let is_preview = has(top.change_summary, '{') || (has(top.steps, '[') && names_resources(top.steps));
    is_preview.then(|| preview::read(source, body))
}

/// The text behind lines of a log that a command may print before its document.
fn without_log(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with('{') {
        return Some(text);
    }
    let start = text.find("\n{")? + 1;
    let rest = text.get(start..)?;
    mentions(rest).then_some(rest)
}

/// Whether a text that cannot be read was meant to be a document of Pulumi.
fn is_damaged(text: &str) -> bool {
    !head(text).contains("\"format_version\"") && mentions(text)
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(256)).unwrap_or(text)
}

fn mentions(text: &str) -> bool {
    text.contains("urn:pulumi:")
}

fn names_resources(steps: Option<&RawValue>) -> bool {
    steps.is_some_and(|steps| mentions(steps.get()))
}

/// The message for JSON that cannot be read.
pub(super) fn damaged(error: &serde_json::Error) -> PlanError {
    PlanError::Corrupt(match error.classify() {
        serde_json::error::Category::Eof => {
            format!("the JSON of this Pulumi document ends too early, in line {}", error.line())
        }
        _ => format!("this Pulumi document cannot be read: {error}"),
    })
}

/// The message for a part that does not have the form that it should.
pub(super) fn broken(part: &str) -> impl Fn(serde_json::Error) -> PlanError + '_ {
    move |error| PlanError::Corrupt(format!("{part} of this Pulumi document cannot be read: {error}"))
}
