//! Trying the fixes of checks on the checks' own examples: what a fix is to mend is mended, nothing else gets worse, and
//! nothing else is changed.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bartizan_lang::Span;
use bartizan_lang::check::{Example, ExampleKind};
use bartizan_lang::value::Str;

use super::as_template::as_template;
use super::edit::{self, Edit};
use super::layout;
use super::plan::{Fix, fixes};
use super::rounds::{Changed, Outcome, Why, apply_all};
use crate::engine::Registered;
use crate::report::{Finding, Report, Status, Untrusted};
use crate::scan::{Checks, ExampleResult, Request, ScanError, Selection, Session};
use crate::source::RelPath;

/// The name of the trust root that holds the example.
const ROOT: &str = "example";

/// What came of the fixes of a check on one of its examples.
pub struct Tried {
    /// Whether a fix applied at all.
    pub applied: bool,
    /// The text with all fixes.
    pub text: String,
    /// What is wrong; empty when all is as it should be.
    pub problems: Vec<String>,
}

/// Tries the fixes of the checks that a request to test names, each on each of its examples.
///
/// # Errors
/// When the checks cannot be read.
pub fn try_all(session: &Session, request: &Request) -> Result<Vec<ExampleResult>, ScanError> {
    let (checks, selected) = Checks::under_test(session, request)?;
    let with_fixes: Vec<&Registered> = selected
        .iter()
        .filter_map(|index| checks.registry().get(*index))
        .filter(|check| !check.fixes().is_empty())
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, Result<Vec<ExampleResult>, ScanError>)> = Vec::new();
        while let Some((place, check)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, *with_fixes.get(n)?)))
        {
            done.push((place, try_check(check, &checks)));
        }
        done
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut done = std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        started.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect::<Vec<_>>()
    });
    done.sort_by_key(|(place, _)| *place);
    let mut results = Vec::new();
    for (_, of_check) in done {
        results.extend(of_check?);
    }
    Ok(results)
}

/// The trials of the fixes of one check.
fn try_check(check: &Registered, checks: &Arc<Checks>) -> Result<Vec<ExampleResult>, ScanError> {
    let mut results = Vec::new();
    let mut applied = false;
    for example in check.examples() {
        let Some(tried) = try_fixes(check.id(), example, checks)? else { continue };
        applied |= tried.applied;
        results.push(ExampleResult {
            check: Untrusted::without_values(check.id().as_str()),
            example: Untrusted::without_values(format!("fix of {:?}", example.name)),
            problems: tried.problems.into_iter().map(Untrusted::without_values).collect(),
            place: None,
        });
    }
    if !applied {
        results.push(ExampleResult {
            check: Untrusted::without_values(check.id().as_str()),
            example: Untrusted::without_values("fix"),
            problems: vec![Untrusted::without_values("it applies to none of the examples that fail")],
            place: None,
        });
    }
    Ok(results)
}

/// Tries the fixes of a check on an example that fails; nothing for other examples, and for formats that are not edited.
///
/// # Errors
/// When the example cannot be scanned at all.
pub fn try_fixes(id: &str, example: &Example, checks: &Arc<Checks>) -> Result<Option<Tried>, ScanError> {
    let name = match (example.kind, example.format.as_str()) {
        (ExampleKind::Fails, "terraform") => "main.tf",
        (ExampleKind::Fails, "terraform-json") => "main.tf.json",
        (ExampleKind::Fails, "cloudformation") if example.text.trim_start().starts_with('{') => "template.json",
        (ExampleKind::Fails, "cloudformation") => "template.yaml",
        (ExampleKind::Fails, "pulumi") => "Pulumi.yaml",
        _ => return Ok(None),
    };
    let outcome = mended(name, &example.text, id, checks)?;
    let mut problems = Vec::new();
    let text = outcome.changed.first().map_or_else(|| example.text.to_string(), |changed| changed.after.clone());
    let tried = |problems| Tried { applied: !outcome.mended.is_empty(), text: text.clone(), problems };
    for left in outcome.left.iter().filter(|left| left.check.is(id) && left.why == Why::TakenBack) {
        problems.push(format!("the fix does not mend {:?}", left.resource));
    }
    if outcome.mended.is_empty() {
        return Ok(Some(tried(problems)));
    }
    let rules = checks.registry().named(id).iter().filter_map(|index| checks.registry().get(*index));
    let leaves: Vec<Str> = rules
        .flat_map(|check| check.fixes().decode().iter().flat_map(|fix| fix.leaves.clone()).collect::<Vec<_>>())
        .collect();
    problems.extend(worse(&outcome.before, &outcome.after, id, &leaves));
    problems.extend(outcome.changed.iter().flat_map(|changed| elsewhere(changed, &outcome.before, id)));
    let again = mended(name, &text, id, checks)?;
    if !again.changed.is_empty() {
        problems.push("applying the fix again changes something".to_owned());
    }
    Ok(Some(tried(problems)))
}

/// Tries the fixes of a check on an example of Terraform that fails, said as a template of CloudFormation; nothing where no
/// template says it.
///
/// # Errors
/// When the template cannot be scanned at all.
pub fn try_in_template(id: &str, example: &Example, checks: &Arc<Checks>) -> Result<Option<Tried>, ScanError> {
    if example.format != "terraform" {
        return Ok(None);
    }
    let Some(text) = as_template(&example.text) else { return Ok(None) };
    try_fixes(id, &Example { format: "cloudformation".into(), text: text.into(), ..example.clone() }, checks)
}

/// What a fix changed outside of the lines that its findings are about and that decide their values. Behind these lines
/// there may be new resources; in a template, at the end of its resources.
fn elsewhere(changed: &Changed, before: &Report, id: &str) -> Option<String> {
    let failing = before.findings.iter().filter(|f| f.check.id.is(id) && f.status == Status::Fail);
    let about = |finding: &Finding| {
        let blocks = finding.blocks.iter().map(|block| block.span);
        blocks.chain([finding.location.span, finding.cause.span]).collect::<Vec<_>>()
    };
    let text = &changed.before;
    let lines = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        layout::line_start(text, start)..layout::line_end(text, end)
    };
    let mut about: Vec<Range<usize>> =
        failing.flat_map(about).filter(|span| span.file == changed.file).map(lines).collect();
    about.sort_by_key(|range| (range.start, range.end));
    if changed.path.as_str().ends_with(".tf") {
        // What is between these lines is there still, in its order.
        let (mut at, mut found) = (0, 0);
        for range in about {
            if range.start > at {
                let kept = text.get(at..range.start)?;
                let place = changed.after.get(found..)?.find(kept).filter(|place| at > 0 || *place == 0);
                let Some(place) = place else { return Some(format!("the fix changes what it is not about: {kept}")) };
                found += place + kept.len();
            }
            at = at.max(range.end);
        }
        let rest = text.get(at..)?;
        let same = changed.after.get(found..).is_some_and(|after| after.ends_with(rest));
        return (!same).then(|| format!("the fix changes what it is not about: {rest}"));
    }
    let edits = edit::between(changed.file, text, &changed.after);
    let inside = |edit: &Edit| {
        about
            .iter()
            .any(|lines| lines.start <= edit.range().start && edit.range().end <= layout::next_line(text, lines.end))
    };
    let stray = edits.iter().find(|edit| edit.start < edit.end && !inside(edit))?;
    let line = text.get(..stray.range().start).unwrap_or_default().lines().count().max(1);
    Some(format!("the fix changes line {line}, which the finding is not about"))
}

/// All fixes of a check applied to a text.
fn mended(name: &str, text: &str, id: &str, checks: &Arc<Checks>) -> Result<Outcome, ScanError> {
    let (mut session, request) = example_session(name, text, checks);
    apply_all(&mut session, &request, &|finding, _| finding.check.id.is(id))
}

/// A session with nothing but that text.
fn example_session(name: &str, text: &str, checks: &Arc<Checks>) -> (Session, Request) {
    let mut session = Session::with_checks(checks.clone());
    let root = session.files.imagine(Path::new(ROOT));
    if let Ok(path) = RelPath::new(name) {
        session.files.set_unsaved(&root, &path, Some(text.to_owned()));
    }
    let request = Request {
        paths: vec![ROOT.into()],
        jobs: NonZeroUsize::new(1),
        selection: Selection::default(),
        no_suppressions: true,
        ..Request::default()
    };
    (session, request)
}

/// What other checks say that they did not say before.
fn worse(before: &Report, after: &Report, id: &str, leaves: &[Str]) -> Vec<String> {
    let others = |f: &Finding| !f.check.id.is(id) && !leaves.iter().any(|left| f.check.id.is(left));
    let counts = |report: &Report| {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for finding in report.findings.iter().filter(|f| f.status == Status::Fail && others(f)) {
            let key = (format!("{:?}", finding.check.id), format!("{:?}", finding.resource));
            *counts.entry(key).or_default() += 1;
        }
        counts
    };
    let was = counts(before);
    let more = |(key, count): &(&(String, String), &usize)| was.get(*key).copied().unwrap_or_default() < **count;
    counts(after)
        .iter()
        .filter(more)
        .map(|((check, resource), _)| format!("with the fix, {check} fails on {resource}"))
        .collect()
}

/// The edits that a fix makes of a text, applied to it.
#[must_use]
pub fn applied(text: &str, fix: &Fix) -> String {
    let edits: Vec<&Edit> = fix.edits.iter().collect();
    edit::apply(text, &edits).text
}

/// The fixes of a text's findings.
///
/// # Errors
/// When the text cannot be scanned at all.
pub fn fixes_of_text(name: &str, text: &str, checks: &Arc<Checks>) -> Result<Vec<Fix>, ScanError> {
    let (session, request) = example_session(name, text, checks);
    let report = crate::scan::scan(&session, &request)?;
    Ok(fixes(&session, &report))
}
