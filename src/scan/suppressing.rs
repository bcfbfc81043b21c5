//! Holds suppressions against what the checks found.

use std::cell::{Cell, OnceCell};

use bartizan_lang::span::FileId;
use bartizan_lang::{Diagnostic, Span};
use rustc_hash::FxHashSet;

use super::checks::{self, Checks};
use super::request::Request;
use super::selection::no_such_check;
use super::session::Session;
use crate::engine::CheckIndex;
use crate::formats::terraform::is_configuration;
use crate::ir::Deployment;
use crate::report::{Check, RawFinding};
use crate::suppress::{Circumstances, Instance, Stacks, Suppressions};

/// Most unknown ids for which it is told what may have been meant.
const MAX_SUGGESTED: usize = 20;

/// What was looked at.
pub(super) enum Scope<'a> {
    /// All that the paths hold, with these checks: what suppresses nothing is for nothing.
    Scan { selected: &'a [CheckIndex] },
    /// What a plan in that file says, which may be a part of its source.
    Plan { file: FileId },
}

/// Marks the findings that are suppressed, and gives what is to be said of the suppressions.
pub(super) fn suppress(
    sides: Vec<(&Deployment, &mut Vec<RawFinding>)>,
    (session, request, checks): (&Session, &Request, &Checks),
    scope: Scope<'_>,
) -> Vec<Diagnostic> {
    if request.no_suppressions {
        return Vec::new();
    }
    let registry = &checks.registry;
    let mut without: FxHashSet<FileId> =
        registry.iter().filter(|(_, check)| check.own).map(|(_, check)| check.span.file).collect();
    if let Scope::Plan { file } = scope {
        without.insert(file);
    }
    let mut suppressions = Suppressions::gather(&Circumstances {
        files: &session.files,
        registry,
        without: &without,
        today: request.date,
        workspace: request.workspace.as_deref().unwrap_or("default"),
    });
    if suppressions.is_empty() && !suppressions.has_notes() {
        return Vec::new();
    }
    let mut looked_at: FxHashSet<FileId> = FxHashSet::default();
    for (deployment, findings) in sides {
        let resources = deployment.resources.iter().chain(&deployment.declarations);
        looked_at.extend(resources.map(|resource| resource.block.file));
        let stacks = Stacks::default();
        for raw in findings {
            let instance = Instance {
                deployment,
                stacks: &stacks,
                check: raw.index,
                resource: raw.resource,
                parent: raw.parent,
                at: raw.at,
                value: raw.value,
                message: &raw.message,
            };
            raw.suppression = suppressions.of(&instance, &session.files);
        }
    }
    let is_looked_at = |file: FileId| {
        let name = || session.files.get(file).and_then(|file| file.path()?.file_name().map(str::to_owned));
        looked_at.contains(&file) || name().is_some_and(|name| is_configuration(&name) || name.ends_with(".tfvars"))
    };
    let is_run = match scope {
        Scope::Scan { selected } => Some(|check| selected.contains(&check)),
        Scope::Plan { .. } => None,
    };
    let known = OnceCell::new();
    let all = || registry.iter().map(|(_, check)| checks::brief(check)).collect::<Vec<Check>>();
    let suggested = Cell::new(0);
    let unknown = |id: &str| {
        suggested.set(suggested.get() + 1);
        let likely: &[Check] = if suggested.get() <= MAX_SUGGESTED { known.get_or_init(all) } else { &[] };
        no_such_check(id, likely)
    };
    let is_run = is_run.as_ref().map(|is_run| is_run as &dyn Fn(CheckIndex) -> bool);
    let mut notes = suppressions.notes(is_looked_at, is_run, unknown);
    notes.retain(|note| note.span != Span::NONE);
    notes
}
