//! What can be done about findings: mending one, mending all of a check, suppressing with a reason, explaining.
//!
//! Listing scans nothing: it looks at the report that there is. What concerns many findings, and what a check has to say, is
//! left to [`resolve`].

mod suppress;

use std::collections::BTreeMap;
use std::ops::Range;

use bartizan_lang::Span;
use bartizan_lsp::analyzer::{Action, ActionKind, Document, Edits};

use super::view::{View, bytes};
use crate::fix::{Edit, Fix, fixes_among, title, together};
use crate::report::{Check, Finding, Status, check_markdown, shown};
use crate::scan::catalogue;
use crate::source::{Escaped, SourceFile};

/// Most findings of a place that something is offered for.
const MOST: usize = 50;

/// What can be done about the findings on the lines of a range.
pub(super) fn actions(view: &View, file: &SourceFile, range: Range<usize>, kinds: &[ActionKind]) -> Vec<Action> {
    let wants = |kind: ActionKind| kinds.contains(&kind);
    let here = on_lines(view, file, range);
    let mut found = Vec::new();
    let any_fix = [ActionKind::QuickFix, ActionKind::FixAllInDocument, ActionKind::FixAllInWorkspace];
    if any_fix.into_iter().any(wants) {
        let fixes = fixes_among(&view.session.files, &view.deployments, here.iter().map(|(finding, _)| *finding));
        if wants(ActionKind::QuickFix) {
            found.extend(fixes.iter().filter_map(|fix| quick_fix(view, fix)));
        }
        found.extend(fix_alls(view, file, &here, &fixes).into_iter().filter(|action| wants(action.kind)));
    }
    if wants(ActionKind::Suppress)
        && !here.is_empty()
        && let Some(suppressible) = suppress::Suppressible::new(file)
    {
        let mut done: Vec<(String, Edits)> = Vec::new();
        for (finding, span) in &here {
            for (title, edits) in suppressible.ways(*span, &shown(&finding.check.id)) {
                let is_done = done.iter().any(|(other, same)| *other == title && *same == edits);
                if let Some(document) = view.document(file.id()).filter(|_| !is_done) {
                    done.push((title.clone(), edits.clone()));
                    let edits = vec![(document, edits)];
                    found.push(Action { edits, ..named(title, ActionKind::Suppress, vec![fingerprint(finding)]) });
                }
            }
        }
    }
    if wants(ActionKind::Explain) {
        for (finding, _) in first_of_each_check(&here) {
            let title = format!("Explain {}", shown(&finding.check.id));
            found.push(named(title, ActionKind::Explain, vec![fingerprint(finding)]));
        }
    }
    if wants(ActionKind::FixAll) {
        found.extend(fix_all(view, file));
    }
    found
}

/// An action with all that it holds.
pub(super) fn resolve(view: &View, file: &SourceFile, range: Range<usize>, action: &Action) -> Option<Action> {
    let same = |other: &Action| other.title == action.title && other.mends == action.mends;
    let found = actions(view, file, range.clone(), &[action.kind]).into_iter().find(same)?;
    let of_check = || {
        let here = on_lines(view, file, range);
        here.into_iter().map(|(finding, _)| finding).find(|finding| action.mends.contains(&fingerprint(finding)))
    };
    match action.kind {
        ActionKind::FixAllInDocument | ActionKind::FixAllInWorkspace => {
            let one = of_check()?;
            let in_file = action.kind == ActionKind::FixAllInDocument;
            let unsafe_too = !fixes_among(&view.session.files, &view.deployments, [one].into_iter()).first()?.is_safe();
            let wanted = |fix: &Fix| unsafe_too || fix.is_safe();
            let of_check = failing(view).filter(|finding| finding.check.id == one.check.id);
            let edits = match in_file {
                true => {
                    let here = of_check.filter(|finding| finding.shown_at(&view.session.files).file == file.id());
                    merged(view, here, &|fix| wanted(fix) && is_within(fix, file))
                }
                false => merged(view, of_check, &wanted),
            }?;
            Some(Action { edits, ..found })
        }
        ActionKind::Explain => Some(Action { shows: Some(explained(view, of_check()?)), ..found }),
        _ => Some(found),
    }
}

/// The findings that are shown on the lines of a range, those that it touches first.
fn on_lines<'v>(view: &'v View, file: &SourceFile, range: Range<usize>) -> Vec<(&'v Finding, Span)> {
    let text = file.text();
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(range.end..).and_then(|behind| behind.find('\n')).map_or(text.len(), |at| range.end + at);
    let mut found: Vec<(&Finding, Span)> = failing(view)
        .map(|finding| (finding, finding.shown_at(&view.session.files)))
        .filter(|(_, span)| {
            let shown = bytes(*span);
            span.file == file.id() && shown.start <= end && start <= shown.end
        })
        .collect();
    let is_beside = |span: &Span| {
        let shown = bytes(*span);
        !(shown.start <= range.end && range.start <= shown.end)
    };
    // What is nearest to the cursor comes first.
    found.sort_by_key(|(_, span)| (is_beside(span), bytes(*span).len()));
    found.truncate(MOST);
    found
}

fn failing(view: &View) -> impl Iterator<Item = &Finding> {
    let findings = view.report().into_iter().flat_map(|report| &report.findings);
    findings.filter(|finding| finding.status == Status::Fail)
}

fn first_of_each_check<'v>(here: &[(&'v Finding, Span)]) -> Vec<(&'v Finding, Span)> {
    let mut found: Vec<(&Finding, Span)> = Vec::new();
    for (finding, span) in here {
        if !found.iter().any(|(other, _)| other.check.id == finding.check.id) {
            found.push((finding, *span));
        }
    }
    found
}

fn fingerprint(finding: &Finding) -> String {
    finding.fingerprint.to_string()
}

/// An action that holds nothing yet.
fn named(title: String, kind: ActionKind, mends: Vec<String>) -> Action {
    Action { title, kind, preferred: false, mends, edits: Vec::new(), shows: None }
}

/// The reason why a person has to look at a fix, behind what it does.
fn reason(fix: &Fix) -> String {
    fix.unsafe_because.as_ref().map(|why| format!(" (look at it: {})", Escaped(why))).unwrap_or_default()
}

fn quick_fix(view: &View, fix: &Fix) -> Option<Action> {
    let title = format!("{}{}", Escaped(&fix.title), reason(fix));
    let edits = by_document(view, &fix.edits)?;
    let action = named(title, ActionKind::QuickFix, vec![fix.fingerprint.to_string()]);
    Some(Action { preferred: fix.is_safe(), edits, ..action })
}

/// Mending all findings of the checks that have a fix here, where there are more of them.
fn fix_alls(view: &View, file: &SourceFile, here: &[(&Finding, Span)], fixes: &[Fix]) -> Vec<Action> {
    let mut found = Vec::new();
    for (finding, _) in first_of_each_check(here) {
        let of_check = |fix: &&Fix| fix.check == finding.check.id;
        let Some(fix) = fixes.iter().find(of_check) else { continue };
        let mends = vec![fix.fingerprint.to_string()];
        let others = || failing(view).filter(|other| other.check.id == finding.check.id);
        let in_file = others().filter(|other| other.shown_at(&view.session.files).file == file.id()).count();
        let (id, reason) = (shown(&finding.check.id), reason(fix));
        if in_file > 1 {
            let title = format!("Fix all of {id} in this file{reason}");
            found.push(named(title, ActionKind::FixAllInDocument, mends.clone()));
        }
        if others().count() > in_file {
            let title = format!("Fix all of {id} in the workspace{reason}");
            found.push(named(title, ActionKind::FixAllInWorkspace, mends));
        }
    }
    found
}

/// Mending whatever can be mended safely in a document, where there is something.
fn fix_all(view: &View, file: &SourceFile) -> Option<Action> {
    let here = failing(view).filter(|finding| finding.shown_at(&view.session.files).file == file.id());
    let edits = merged(view, here, &|fix| fix.is_safe() && is_within(fix, file))?;
    let title = "Fix all that can be fixed safely in this file".to_owned();
    Some(Action { edits, ..named(title, ActionKind::FixAll, Vec::new()) })
}

fn is_within(fix: &Fix, file: &SourceFile) -> bool {
    fix.files().all(|id| id == file.id())
}

/// The edits of all wanted fixes that go together; none when there are none.
fn merged<'f>(
    view: &View,
    findings: impl Iterator<Item = &'f Finding>,
    wanted: &dyn Fn(&Fix) -> bool,
) -> Option<Vec<(Document, Edits)>> {
    let edits = together(&view.session.files, &view.deployments, findings, &|_, fix| wanted(fix));
    by_document(view, &edits).filter(|edits| !edits.is_empty())
}

/// Edits by the documents that the editor knows; none when one of them is in none.
fn by_document(view: &View, edits: &[Edit]) -> Option<Vec<(Document, Edits)>> {
    let mut documents: BTreeMap<Document, Edits> = BTreeMap::new();
    for edit in edits {
        let span = Span { file: edit.file, start: edit.start, end: edit.end };
        let place = view.place(span)?;
        documents.entry(place.document).or_default().push((place.range, edit.text.clone()));
    }
    for edits in documents.values_mut() {
        edits.sort_by_key(|(range, _)| (range.start, range.end));
    }
    Some(documents.into_iter().collect())
}

/// What `bartizan explain` says about the check of a finding.
fn explained(view: &View, finding: &Finding) -> String {
    let known = catalogue(&view.session, &view.request, true).ok();
    let with_examples = known.and_then(|known| known.checks.into_iter().find(|check| check.id == finding.check.id));
    let check: &Check = with_examples.as_ref().unwrap_or(&finding.check);
    let mut page = check_markdown(check);
    for fix in check.fixes.decode().iter() {
        let safety = match &fix.unsafe_because {
            None => "safe".to_owned(),
            Some(reason) => format!("unsafe: {}", Escaped(reason)),
        };
        page.push_str(&format!("\n*Fix.* {} ({safety})\n", Escaped(&title(fix))));
    }
    page
}
