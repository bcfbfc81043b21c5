//! The checks of a scan: the built-in ones, and those that people wrote themselves.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use bartizan_lang::Diagnostic;
use bartizan_lang::value::Str;

use super::request::{Request, ScanError};
use super::selection::Selector;
use super::session::Session;
use crate::engine::{CheckIndex, OwnFile, Registered, Registry};
use crate::report::{Check, Control, Example, ExampleFormat, Outcome, Severity, Untrusted};
use crate::source::{EntryKind, RelPath, SizeLimit, SourceFile, TrustRoot};

/// Where a repository keeps its own checks, at its root.
pub(super) const OWN_CHECKS: &str = ".bartizan";

/// The checks, and what reports say about them.
pub struct Checks {
    pub(super) registry: Registry,
    about: Vec<OnceLock<Arc<Check>>>,
}

impl Checks {
    /// The built-in checks, those of the scanned repositories, and those of the directories that the request names.
    ///
    /// # Errors
    /// When a directory that a person named cannot be read.
    pub fn load(session: &Session, request: &Request) -> Result<Arc<Self>, ScanError> {
        if let Some(checks) = &session.checks {
            return Ok(checks.clone());
        }
        let mut own = Own::default();
        let here = [PathBuf::from(".")];
        let paths = if request.paths.is_empty() { here.as_slice() } else { request.paths.as_slice() };
        for path in paths {
            // A path that cannot be opened is refused by the evaluation, with the better message.
            if !request.untrusted
                && let Ok(start) = session.open(request, path)
                && let Ok(place) = start.home.join(OWN_CHECKS)
                && matches!(session.files.kind(&start.root, &place), Ok(EntryKind::Directory))
            {
                own.add(session, &start.root, &place);
            }
        }
        for directory in &request.checks_dirs {
            own.add_named(session, directory)?;
        }
        Ok(Arc::new(Self::new(own, false)))
    }

    /// Only the checks of these files and directories.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub(super) fn only(session: &Session, paths: &[PathBuf]) -> Result<Self, ScanError> {
        let mut own = Own::default();
        for path in paths {
            own.add_named(session, path)?;
        }
        Ok(Self::new(own, true))
    }

    fn new(own: Own, only_own: bool) -> Self {
        let mut files = own.files;
        files.sort_by(|a, b| a.0.cmp(&b.0));
        files.dedup_by(|a, b| a.1.id() == b.1.id());
        let files: Vec<OwnFile<'_>> =
            files.iter().map(|(name, file)| OwnFile { file: file.id(), name, text: file.text() }).collect();
        let mut registry = if only_own { Registry::only_own(&files) } else { Registry::with_own(&files) };
        registry.diagnostics.extend(own.diagnostics);
        let about = (0..registry.len()).map(|_| OnceLock::new()).collect();
        Self { registry, about }
    }

    /// The checks that a test of that request is about, and all others beside them.
    ///
    /// # Errors
    /// When one of its paths cannot be read, or its selection is not understood.
    pub fn under_test(session: &Session, request: &Request) -> Result<(Arc<Self>, Vec<CheckIndex>), ScanError> {
        let selector = request.selection.compile()?;
        let mut own = Own::default();
        for path in request.paths.iter().chain(&request.checks_dirs) {
            own.add_named(session, path)?;
        }
        let checks = Self::new(own, false);
        let mut selected = checks.selected(&selector);
        if !request.paths.is_empty() {
            selected.retain(|index| checks.registry.get(*index).is_some_and(|registered| registered.own));
        }
        Ok((Arc::new(checks), selected))
    }

    /// The checks and facets.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The checks that a selection names.
    pub(super) fn selected(&self, selector: &Selector) -> Vec<CheckIndex> {
        let wanted = self.registry.iter().filter(|(_, registered)| selector.selects(&brief(registered)));
        wanted.map(|(index, _)| index).collect()
    }

    /// The names of the facets.
    pub(super) fn facets(&self) -> Vec<Str> {
        self.registry.facets().iter().map(|facet| facet.name.clone()).collect()
    }

    /// What a report says about a check.
    #[must_use]
    pub fn about(&self, index: CheckIndex) -> Option<Arc<Check>> {
        let slot = self.about.get(index.0 as usize)?;
        let registered = self.registry.get(index)?;
        Some(slot.get_or_init(|| Arc::new(with_words(registered))).clone())
    }
}

/// The names of the facets that checks of a request may stand on, for what runs no checks.
pub(super) fn facets(session: &Session, request: &Request) -> Vec<Str> {
    Checks::load(session, request).map(|checks| checks.facets()).unwrap_or_default()
}

#[derive(Default)]
struct Own {
    files: Vec<(String, Arc<SourceFile>)>,
    diagnostics: Vec<Diagnostic>,
}

impl Own {
    fn add(&mut self, session: &Session, root: &TrustRoot, directory: &RelPath) {
        match session.files.list_dir(root, directory) {
            Ok(listing) => {
                for name in listing.files().filter(|n| n.ends_with(".hcl")) {
                    if let Ok(path) = directory.join(name) {
                        self.add_file(session, root, &path);
                    }
                }
            }
            Err(error) => self.diagnostics.push(Diagnostic::error(error.to_string(), error.span())),
        }
    }

    fn add_file(&mut self, session: &Session, root: &TrustRoot, path: &RelPath) {
        match session.files.read(root, path, SizeLimit::SOURCE) {
            Ok(file) => self.files.push((path.as_str().to_owned(), file)),
            Err(error) => self.diagnostics.push(Diagnostic::error(error.to_string(), error.span())),
        }
    }

    fn add_named(&mut self, session: &Session, path: &Path) -> Result<(), ScanError> {
        let start = session.files.open(path, None)?;
        match start.kind {
            EntryKind::Directory => self.add(session, &start.root, &start.path),
            _ => self.add_file(session, &start.root, &start.path),
        }
        Ok(())
    }
}

/// What a list of checks says about one: all but prose and examples, which cost more to unpack.
pub(super) fn brief(registered: &Registered) -> Check {
    let about = &registered.about;
    Check {
        id: Untrusted::without_values(about.id.as_str()),
        aliases: about.aliases.iter().map(|a| Untrusted::without_values(a.as_str())).collect(),
        similar_to: about.similar_to.iter().map(|a| Untrusted::without_values(a.as_str())).collect(),
        title: Untrusted::without_values(about.title.as_str()),
        severity: severity(about.severity),
        on: about.on.iter().map(|t| Untrusted::without_values(t.to_string().as_str())).collect(),
        since: Some(&about.since).filter(|s| !s.is_empty()).map(|s| Untrusted::without_values(s.as_str())),
        controls: about
            .controls
            .iter()
            .map(|c| Control {
                framework: Untrusted::without_values(c.framework.as_str()),
                requirement: Untrusted::without_values(c.requirement.as_str()),
            })
            .collect(),
        cwe: about.cwe.clone(),
        built_in: !registered.own,
        fixes: registered.fixes().clone(),
        ..Check::default()
    }
}

/// What a report says about a check: all but its examples.
fn with_words(registered: &Registered) -> Check {
    let (why, remedy) = registered.words();
    let text = |text: &str| Untrusted::without_values(text);
    Check {
        why: text(&why),
        remedy: text(&remedy.general),
        remedies: remedy.by_type.iter().map(|(ty, words)| (text(ty), text(words))).collect(),
        ..brief(registered)
    }
}

/// All that there is to say about a check.
pub(super) fn with_examples(registered: &Registered) -> Check {
    let example = |example: &bartizan_lang::check::Example| Example {
        outcome: outcome(example.kind),
        name: Untrusted::without_values(example.name.as_str()),
        format: match example.format.as_str() {
            "cloudformation" => ExampleFormat::CloudFormation,
            "pulumi" => ExampleFormat::Pulumi,
            _ => ExampleFormat::Terraform,
        },
        source: Untrusted::without_values(example.text.as_str()),
    };
    Check { examples: registered.examples().iter().map(example).collect(), ..with_words(registered) }
}

fn outcome(kind: bartizan_lang::check::ExampleKind) -> Outcome {
    use bartizan_lang::check::ExampleKind;
    match kind {
        ExampleKind::Fails => Outcome::Fails,
        ExampleKind::Passes => Outcome::Passes,
        ExampleKind::Unknown => Outcome::Unknown,
    }
}

fn severity(severity: bartizan_lang::check::Severity) -> Severity {
    use bartizan_lang::check::Severity as Written;
    match severity {
        Written::Info => Severity::Info,
        Written::Low => Severity::Low,
        Written::Medium => Severity::Medium,
        Written::High => Severity::High,
        Written::Critical => Severity::Critical,
    }
}
