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
use crate::suppress::{Circumstances, Instance, Known, Stacks, Suppressions, Used};

/// Most unknown ids for which it is told what may have been meant.
const MAX_SUGGESTED: usize = 20;

/// What was looked at.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    /// All that the paths hold, with these checks: what suppresses nothing is for nothing.
    Scan { selected: &'a [CheckIndex] },
    /// What a plan in that file says, which may be a part of its source.
    Plan { file: FileId },
}

/// What is suppressed in a root.
#[derive(Default)]
pub(super) struct Effect {
    /// The suppressions that were of use.
    used: Used,
    /// The files that its resources stand in.
    looked_at: FxHashSet<FileId>,
}

/// The suppressions of a scan.
pub(super) struct Suppressing<'a> {
    around: (&'a Session, &'a Request, &'a Checks),
    scope: Scope<'a>,
    /// None when nothing is suppressed.
    suppressions: Option<Suppressions>,
}

impl<'a> Suppressing<'a> {
    /// Reads what is written; of files that are `known` it was read before.
    pub(super) fn new(around: (&'a Session, &'a Request, &'a Checks), scope: Scope<'a>, known: &mut Known) -> Self {
        let (session, request, checks) = around;
        if request.no_suppressions {
            return Self { around, scope, suppressions: None };
        }
        let registry = &checks.registry;
        let mut without: FxHashSet<FileId> =
            registry.iter().filter(|(_, check)| check.own).map(|(_, check)| check.span.file).collect();
        if let Scope::Plan { file } = scope {
            without.insert(file);
        }
        let circumstances = Circumstances {
            files: &session.files,
            registry,
            without: &without,
            today: request.date,
            workspace: request.workspace.as_deref().unwrap_or("default"),
        };
        let suppressions = Suppressions::gather(&circumstances, known);
        let nothing = suppressions.is_empty() && !suppressions.has_notes();
        Self { around, scope, suppressions: (!nothing).then_some(suppressions) }
    }

    /// Marks the findings of a root that are suppressed.
    pub(super) fn apply(&self, deployment: &Deployment, findings: &mut [RawFinding]) -> Effect {
        let mut effect = Effect::default();
        let resources = deployment.resources.iter().chain(&deployment.declarations);
        effect.looked_at.extend(resources.map(|resource| resource.block.file));
        let Some(suppressions) = &self.suppressions else { return effect };
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
            raw.suppression = suppressions.of(&instance, &self.around.0.files, &mut effect.used);
        }
        effect
    }

    /// What is to be said of the suppressions, which were held against roots with those effects.
    pub(super) fn notes<'e>(self, effects: impl Iterator<Item = &'e Effect> + Clone) -> Vec<Diagnostic> {
        let (session, _, checks) = self.around;
        let Some(mut suppressions) = self.suppressions else { return Vec::new() };
        let mut looked_at: FxHashSet<FileId> = FxHashSet::default();
        for effect in effects {
            suppressions.mark(&effect.used);
            looked_at.extend(&effect.looked_at);
        }
        let is_looked_at = |file: FileId| {
            let name = || session.files.get(file).and_then(|file| file.path()?.file_name().map(str::to_owned));
            looked_at.contains(&file) || name().is_some_and(|name| is_configuration(&name) || name.ends_with(".tfvars"))
        };
        let is_run = match self.scope {
            Scope::Scan { selected } => Some(|check| selected.contains(&check)),
            Scope::Plan { .. } => None,
        };
        let known = OnceCell::new();
        let all = || checks.registry.iter().map(|(_, check)| checks::brief(check)).collect::<Vec<Check>>();
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
}

/// Marks the findings that are suppressed, and gives what is to be said of the suppressions.
pub(super) fn suppress(
    sides: Vec<(&Deployment, &mut Vec<RawFinding>)>,
    around: (&Session, &Request, &Checks),
    scope: Scope<'_>,
) -> Vec<Diagnostic> {
    let suppressing = Suppressing::new(around, scope, &mut Known::default());
    let effects: Vec<Effect> =
        sides.into_iter().map(|(deployment, findings)| suppressing.apply(deployment, findings)).collect();
    suppressing.notes(effects.iter())
}
