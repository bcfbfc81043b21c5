//! Several fixes at once: those that go together, and the edits that they make as one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bartizan_lang::span::FileId;

use super::edit::{self, Edit};
use super::plan::{Fix, fix, laid_out};
use super::sites::Sites;
use crate::ir::Deployment;
use crate::report::Finding;
use crate::source::Files;

/// The fixes of findings that go together, in the order of the findings: of two that touch one thing, the first.
pub(super) fn compatible<'f>(
    sites: &Sites<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    wanted: &dyn Fn(&Finding, &Fix) -> bool,
) -> Vec<(&'f Finding, Fix)> {
    let mut claims: BTreeSet<String> = BTreeSet::new();
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    let mut chosen = Vec::new();
    for finding in findings {
        let Some(fix) = fix(finding, sites).filter(|fix| wanted(finding, fix)) else { continue };
        if fix.claims.iter().any(|claim| claims.contains(claim)) {
            continue;
        }
        let overlaps =
            |edit: &Edit| edits.get(&edit.file).is_some_and(|others| others.iter().any(|other| edit.overlaps(other)));
        if fix.raw.iter().any(overlaps) {
            continue;
        }
        claims.extend(fix.claims.iter().cloned());
        for edit in &fix.raw {
            edits.entry(edit.file).or_default().push(edit.clone());
        }
        chosen.push((finding, fix));
    }
    chosen
}

/// The edits of all fixes of some findings that go together and are wanted, laid out as one, by file and place. Nothing is
/// scanned again: what could not be done together is left for another time.
#[must_use]
pub fn together<'f>(
    files: &Files,
    deployments: &[Arc<Deployment>],
    findings: impl Iterator<Item = &'f Finding>,
    wanted: &dyn Fn(&Finding, &Fix) -> bool,
) -> Vec<Edit> {
    let sites = Sites::new(files, deployments);
    let chosen = compatible(&sites, findings, wanted);
    let mut raw: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in chosen.iter().flat_map(|(_, fix)| &fix.raw) {
        raw.entry(edit.file).or_default().push(edit);
    }
    let mut edits = Vec::new();
    for (id, raw) in raw {
        let Some(source) = sites.source(id) else { continue };
        edits.extend(edit::between(id, source.file.text(), &laid_out(&source, &raw)));
    }
    edits
}
