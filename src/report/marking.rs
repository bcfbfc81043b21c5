//! The marks of one scan after the other: what is made of findings that are as they were is taken from the last time.
//!
//! Marks are exactly those of the whole report. What is left out is what editors do not show, and the work that would be done
//! once more.

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::span::FileId;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};
use rustc_hash::{FxHashMap, FxHashSet};

use super::assemble::{Material, notes, tell_missing_once};
use super::editor::{Mark, of_finding, of_note};
use super::fingerprint::{Fingerprint, Identity};
use super::group::{self, Context, finding, groups, order};
use super::model::{Finding, Status};
use super::redact::{Redactor, Secrets};
use crate::source::SourceFile;

/// So many groups are one piece of work at least.
const AT_ONCE: usize = 16;

/// What is remembered of the last marks.
#[derive(Default)]
pub struct Marking {
    redactor: Redactor,
    texts: FxHashMap<FileId, Arc<SourceFile>>,
    /// By the first of the raw findings that it is made of: the deployment's number, and the place in it.
    made: FxHashMap<Member, Arc<Made>>,
}

/// A raw finding: the number of its deployment, and its place there.
type Member = (u64, usize);

/// A finding that was made.
struct Made {
    members: Vec<Member>,
    identity: Identity,
    /// That of the first finding that has the identity.
    fingerprint: Fingerprint,
    finding: Finding,
}

impl Marking {
    /// What a report of that material would have to show in texts, in its order. Deployments that have the number of one of
    /// the last time are the same as then; `secrets` are theirs.
    pub fn marks<'s>(&mut self, material: &Material<'_>, secrets: impl Iterator<Item = &'s Secrets>) -> Vec<Mark> {
        let Material { files, checked, diagnostics, plan_file, .. } = material;
        let mut all = Secrets::default();
        secrets.for_each(|one| all.add(one));
        let redactor = all.redactor(files);
        let texts: FxHashMap<FileId, Arc<SourceFile>> =
            files.texts().into_iter().map(|file| (file.id(), file)).collect();
        let is_same = |file: &Arc<SourceFile>| texts.get(&file.id()).is_some_and(|now| Arc::ptr_eq(now, file));
        let changed: FxHashSet<FileId> =
            self.texts.values().filter(|file| !is_same(file)).map(|file| file.id()).collect();
        if !redactor.hides_the_same(&self.redactor, &|file| changed.contains(&file)) {
            self.made.clear();
        }
        let context = Context { files, redactor: &redactor, plan_file: *plan_file };
        let one = |group: Vec<group::Member<'_>>| {
            let members: Vec<Member> = group.iter().map(|member| member.number).collect();
            let first = members.first().copied()?;
            if let Some(known) = self.made.get(&first).filter(|known| known.members == members) {
                return Some((first, known.clone()));
            }
            let (identity, finding) = finding(group, context)?;
            let fingerprint = identity.fingerprint(0);
            Some((first, Arc::new(Made { members, identity, fingerprint, finding })))
        };
        let all = groups(checked, context);
        let made: FxHashMap<Member, Arc<Made>> = all.into_par_iter().with_min_len(AT_ONCE).filter_map(one).collect();
        let mut sorted: Vec<&Made> = made.values().map(|one| &**one).collect();
        // Those that are alike in all that is compared are told apart by their numbers, which grow in the order of roots.
        sorted.sort_by(|a, b| order(&a.finding, &b.finding).then_with(|| a.members.cmp(&b.members)));
        let mut seen: BTreeMap<&Identity, usize> = BTreeMap::new();
        let mut marks = Vec::new();
        for Made { identity, fingerprint, finding, .. } in sorted {
            let before = seen.entry(identity).or_default();
            if finding.status == Status::Fail && finding.suppression.is_none() {
                let fingerprint = if *before == 0 { *fingerprint } else { identity.fingerprint(*before) };
                marks.push(Mark { fingerprint: Some(fingerprint), ..of_finding(finding, files) });
            }
            *before += 1;
        }
        let told = checked.iter().flat_map(|one| &one.deployment.diagnostics).chain(diagnostics);
        let missing = checked.iter().flat_map(|one| &one.deployment.missing_modules);
        let missing = missing.map(|(_, source)| source.as_str()).collect();
        let told = tell_missing_once(notes(told, context), missing, &redactor);
        marks.extend(told.iter().filter_map(of_note));
        *self = Self { redactor, texts, made };
        marks
    }
}
