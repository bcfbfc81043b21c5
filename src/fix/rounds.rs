//! Applying fixes until nothing more can be mended: each round is scanned, and what did not help is taken back.

use std::collections::{BTreeMap, BTreeSet};

use bartizan_lang::span::FileId;
use bartizan_lang::{Level, Span};

use super::edit::Edit;
use super::plan::{Fix, fix, laid_out};
use super::sites::Sites;
use super::together::compatible;
use crate::formats::terraform::Loader;
use crate::report::{Finding, Report, Severity, Status, Untrusted};
use crate::scan::{Request, ScanError, Session, scan};
use crate::source::{FilePlace, RelPath, RootId};

/// Most rounds in which something is applied.
const ROUNDS: usize = 10;

/// Most scans, those included after which something was taken back.
const SCANS: usize = 60;

/// What was mended, and what was not.
pub struct Outcome {
    /// The files that change, in the order of their paths.
    pub changed: Vec<Changed>,
    /// The fixes that were applied, in the order in which they were.
    pub mended: Vec<Mended>,
    /// How many findings are gone: one fix may mend several.
    pub fixed: usize,
    /// The findings that are left, in the order of reports.
    pub left: Vec<Unmended>,
    /// What the first scan said, of the text that is on disk.
    pub before: Report,
    /// What the last scan said, of the text with all fixes.
    pub after: Report,
}

/// A file that fixes change.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The file in the session.
    pub file: FileId,
    /// Its trust root.
    pub root: RootId,
    /// Its path there. Untrusted.
    pub path: RelPath,
    /// Whether a byte order mark stands before the text.
    pub bom: bool,
    /// Its text before, without a byte order mark.
    pub before: String,
    /// Its text with all fixes.
    pub after: String,
}

/// A fix that was applied.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The check.
    pub check: Untrusted,
    /// The address of the resource.
    pub resource: Untrusted,
    /// What was done.
    pub title: String,
    /// Why a person has to look at it.
    pub unsafe_because: Option<String>,
}

/// A finding that is left.
#[derive(Clone, Debug)]
pub struct Unmended {
    /// The check.
    pub check: Untrusted,
    /// How bad it is.
    pub severity: Severity,
    /// The address of the resource.
    pub resource: Untrusted,
    /// Why it is left.
    pub why: Why,
}

/// Why a finding is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no fix for it.
    NoFix,
    /// Its fix was not wanted, for that reason, or because nobody asked for it.
    NotWanted(Option<String>),
    /// Its fix did not mend it, and was taken back.
    TakenBack,
}

/// What one thing in the report stands for: check, root and address.
type Place = (Untrusted, Untrusted, Untrusted);

fn place(finding: &Finding) -> Place {
    (finding.check.id.clone(), finding.root.clone(), finding.resource.clone())
}

/// How many findings fail, by check and resource.
fn counts(report: &Report) -> BTreeMap<Place, usize> {
    let mut counts = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.status == Status::Fail) {
        *counts.entry(place(finding)).or_default() += 1;
    }
    counts
}

/// The files in which something could not be read, with how much.
fn errors(report: &Report) -> BTreeMap<Untrusted, usize> {
    let mut errors = BTreeMap::new();
    for note in report.diagnostics.iter().filter(|note| note.level == Level::Error) {
        *errors.entry(note.place.as_ref().map(|place| place.path.clone()).unwrap_or_default()).or_default() += 1;
    }
    errors
}

/// The texts of files before a round, for taking it back.
type Texts = BTreeMap<FileId, String>;

struct Rounds<'s> {
    session: &'s mut Session,
    request: &'s Request,
    /// What the editor had before, by file.
    unsaved: BTreeMap<FileId, Option<String>>,
    /// The texts on disk, or in the editor, of the files that change, and whether a byte order mark stands before them.
    first: BTreeMap<FileId, (String, bool)>,
    scans: usize,
}

/// A fix that was chosen in a round, with what it mends.
struct Chosen {
    fix: Fix,
    place: Place,
    resource: Untrusted,
}

/// Mends what a request finds, as far as `wanted` agrees. The session's unsaved texts are afterwards what they were.
///
/// # Errors
/// When the request cannot be carried out.
pub fn apply_all(
    session: &mut Session,
    request: &Request,
    wanted: &dyn Fn(&Finding, &Fix) -> bool,
) -> Result<Outcome, ScanError> {
    let before = scan(session, request)?;
    let mut rounds = Rounds { session, request, unsaved: BTreeMap::new(), first: BTreeMap::new(), scans: 0 };
    let mut mended = Vec::new();
    let mut rejected: BTreeSet<(Place, String)> = BTreeSet::new();
    let mut alone: BTreeSet<(Place, String)> = BTreeSet::new();
    let mut latest: Option<Report> = None;
    let mut round = 0;
    while round < ROUNDS && rounds.scans < SCANS {
        let report = latest.as_ref().unwrap_or(&before);
        let mut chosen = rounds.choose(report, wanted, &rejected, &alone);
        if chosen.is_empty() {
            // What was taken back with others gets a try of its own.
            let only = rounds.choose(report, wanted, &rejected, &BTreeSet::new()).into_iter().next();
            chosen.extend(only);
        }
        if chosen.is_empty() {
            break;
        }
        let (was, errors_before) = (counts(report), errors(report));
        let texts = rounds.apply(&chosen);
        let after = rounds.scan()?;
        let suspects = suspects(&chosen, (&was, &counts(&after)), (&errors_before, &errors(&after)), &rounds);
        if suspects.is_empty() {
            mended.extend(chosen.into_iter().map(|one| Mended {
                check: one.place.0,
                resource: one.resource,
                title: one.fix.title,
                unsafe_because: one.fix.unsafe_because,
            }));
            latest = Some(after);
            round += 1;
            continue;
        }
        rounds.restore(texts);
        let by_itself = chosen.len() == 1;
        for (index, one) in chosen.into_iter().enumerate() {
            if suspects.contains(&index) {
                let key = (one.place, one.fix.title);
                if by_itself {
                    rejected.insert(key);
                } else {
                    alone.insert(key);
                }
            }
        }
        // The files are read again in the next round.
        latest = Some(rounds.scan()?);
    }
    let after = match latest {
        Some(report) => report,
        None => rounds.scan()?,
    };
    let (was, is) = (counts(&before), counts(&after));
    let fixed = was.iter().map(|(place, count)| count.saturating_sub(is.get(place).copied().unwrap_or_default())).sum();
    let left = rounds.left(&after, &rejected, wanted);
    let changed = rounds.changed();
    rounds.finish();
    Ok(Outcome { changed, mended, fixed, left, before, after })
}

/// Which of the chosen fixes did not do what they should: the finding is still there, or a file that they changed cannot
/// be read any more.
fn suspects(
    chosen: &[Chosen],
    (was, is): (&BTreeMap<Place, usize>, &BTreeMap<Place, usize>),
    (errors_before, errors_after): (&BTreeMap<Untrusted, usize>, &BTreeMap<Untrusted, usize>),
    rounds: &Rounds<'_>,
) -> BTreeSet<usize> {
    let mut applied: BTreeMap<&Place, usize> = BTreeMap::new();
    for one in chosen {
        *applied.entry(&one.place).or_default() += 1;
    }
    let failed = |place: &Place| {
        let before = was.get(place).copied().unwrap_or_default();
        let expected = before.saturating_sub(applied.get(place).copied().unwrap_or_default());
        is.get(place).copied().unwrap_or_default() > expected
    };
    let broken: BTreeSet<&Untrusted> = errors_after
        .iter()
        .filter(|(path, count)| errors_before.get(path).copied().unwrap_or_default() < **count)
        .map(|(path, _)| path)
        .collect();
    let breaks = |fix: &Fix| {
        let paths: Vec<Untrusted> = fix.raw.iter().filter_map(|edit| rounds.shown_path(edit.file)).collect();
        paths.iter().any(|path| broken.contains(path))
    };
    let elsewhere = !broken.is_empty() && !chosen.iter().any(|one| breaks(&one.fix));
    let is_suspect = |one: &Chosen| failed(&one.place) || breaks(&one.fix) || elsewhere;
    chosen.iter().enumerate().filter(|(_, one)| is_suspect(one)).map(|(index, _)| index).collect()
}

impl Rounds<'_> {
    /// The fixes of a round, in the order of findings; of two that touch one thing the first.
    fn choose(
        &self,
        report: &Report,
        wanted: &dyn Fn(&Finding, &Fix) -> bool,
        rejected: &BTreeSet<(Place, String)>,
        alone: &BTreeSet<(Place, String)>,
    ) -> Vec<Chosen> {
        let deployments = self.session.deployments();
        let sites = Sites::new(&self.session.files, &deployments);
        let is_open = |finding: &Finding, fix: &Fix| {
            let key = (place(finding), fix.title.clone());
            wanted(finding, fix) && !rejected.contains(&key) && !alone.contains(&key)
        };
        let chosen = compatible(&sites, report.findings.iter(), &is_open).into_iter();
        chosen.map(|(finding, fix)| Chosen { fix, place: place(finding), resource: finding.resource.clone() }).collect()
    }

    /// Applies fixes, and gives the texts that were there before.
    fn apply(&mut self, chosen: &[Chosen]) -> Texts {
        let mut edits: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
        for edit in chosen.iter().flat_map(|one| &one.fix.raw) {
            edits.entry(edit.file).or_default().push(edit);
        }
        let mut before = Texts::new();
        let mut after = Texts::new();
        let mut marked: Vec<(FileId, bool)> = Vec::new();
        {
            let deployments = self.session.deployments();
            let sites = Sites::new(&self.session.files, &deployments);
            for (id, edits) in edits {
                let Some((file, syntax)) = sites.editable(id) else { continue };
                before.insert(id, file.text().to_owned());
                marked.push((id, file.bom()));
                after.insert(id, laid_out(&file, syntax, &edits, &sites));
            }
        }
        for (id, bom) in marked {
            let text = before.get(&id).cloned().unwrap_or_default();
            self.first.entry(id).or_insert((text, bom));
        }
        self.set(after);
        before
    }

    fn restore(&mut self, texts: Texts) {
        self.set(texts);
    }

    fn set(&mut self, texts: Texts) {
        for (id, text) in texts {
            let Some((root, path)) = self.place_of(id) else { continue };
            let unsaved = || self.session.files.overlay().text(root, &path).map(str::to_owned);
            self.unsaved.entry(id).or_insert_with(unsaved);
            if let Some(root) = self.session.files.root(root) {
                self.session.files.set_unsaved(&root, &path, Some(text));
            }
        }
        self.session.loader = Loader::default();
    }

    fn place_of(&self, id: FileId) -> Option<(RootId, RelPath)> {
        match self.session.files.place(id)? {
            FilePlace::InRoot { root, path } => Some((root, path)),
            FilePlace::Named(_) => None,
        }
    }

    fn shown_path(&self, id: FileId) -> Option<Untrusted> {
        let span = Span::new(id, 0, 0);
        Some(Untrusted::without_values(self.session.files.location(span)?.path))
    }

    fn scan(&mut self) -> Result<Report, ScanError> {
        self.scans += 1;
        scan(self.session, self.request)
    }

    /// What is left, and why.
    fn left(
        &self,
        report: &Report,
        rejected: &BTreeSet<(Place, String)>,
        wanted: &dyn Fn(&Finding, &Fix) -> bool,
    ) -> Vec<Unmended> {
        let deployments = self.session.deployments();
        let sites = Sites::new(&self.session.files, &deployments);
        let failing = report.findings.iter().filter(|finding| finding.status == Status::Fail);
        let why = |finding: &Finding| match fix(finding, &sites) {
            None => Why::NoFix,
            Some(fix) if rejected.contains(&(place(finding), fix.title.clone())) => Why::TakenBack,
            Some(fix) if !wanted(finding, &fix) => Why::NotWanted(fix.unsafe_because),
            // It was not reached within the rounds.
            Some(_) => Why::TakenBack,
        };
        failing
            .map(|finding| Unmended {
                check: finding.check.id.clone(),
                severity: finding.check.severity,
                resource: finding.resource.clone(),
                why: why(finding),
            })
            .collect()
    }

    fn changed(&self) -> Vec<Changed> {
        let mut changed: Vec<Changed> = Vec::new();
        for (id, (before, bom)) in &self.first {
            let Some((root, path)) = self.place_of(*id) else { continue };
            let Some(after) = self.session.files.overlay().text(root, &path) else { continue };
            if after != before {
                let (before, after) = (before.clone(), after.to_owned());
                changed.push(Changed { file: *id, root, path, bom: *bom, before, after });
            }
        }
        changed.sort_by(|a, b| (&a.path, a.root).cmp(&(&b.path, b.root)));
        changed
    }

    /// Gives the editor back what it had.
    fn finish(self) {
        for (id, unsaved) in &self.unsaved {
            let Some((root, path)) = self.place_of(*id) else { continue };
            if let Some(root) = self.session.files.root(root) {
                self.session.files.set_unsaved(&root, &path, unsaved.clone());
            }
        }
        if !self.unsaved.is_empty() {
            self.session.loader = Loader::default();
        }
    }
}
