//! The checks that there are: the built-in ones, from the blob that the build script made, and people's own.

#[allow(dead_code, reason = "the build script uses the other half")]
mod format;

use std::io::Read as _;
use std::sync::{Arc, LazyLock, OnceLock};

use bartizan_lang::check::{self, About, Check, Prose, Rule, Severity, Target};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_hcl;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Span};
use flate2::read::DeflateDecoder;
use format::{Entry, Sections};
use rustc_hash::FxHashMap;

use super::signatures;
use crate::providers::views::Views;

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/checks.bin"));

/// A check in a [`Registry`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CheckIndex(pub u32);

/// The checks that there are, sorted by id.
pub struct Registry {
    checks: Vec<Registered>,
    by_target: FxHashMap<Str, Vec<CheckIndex>>,
    by_name: OnceLock<FxHashMap<Str, Vec<CheckIndex>>>,
    /// What is wrong with the built-in blob or with own checks.
    pub diagnostics: Vec<Diagnostic>,
}

/// A check, of which the rule is read when it is needed.
pub struct Registered {
    /// What it is called, how bad it is, what it stands on.
    pub about: About,
    /// Where it was written: below `checks/` for a built-in one.
    pub file: Str,
    /// Whether it is somebody's own.
    pub own: bool,
    /// Its header, when it is somebody's own.
    pub span: Span,
    rule: OnceLock<Option<Arc<Rule>>>,
    source: Source,
}

enum Source {
    /// Encoded in the blob, and the place of the prose.
    Stored(&'static [u8], usize),
    /// Compiled from text.
    Compiled(Box<Prose>),
}

/// A file of people's own checks.
#[derive(Clone, Copy, Debug)]
pub struct OwnFile<'a> {
    /// The file in the session.
    pub file: FileId,
    /// What it is called in messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl Registry {
    /// The built-in checks.
    #[must_use]
    pub fn built_in() -> Self {
        Self::with_own(&[])
    }

    /// The built-in checks and those of these files. An own check replaces a built-in one of its id.
    #[must_use]
    pub fn with_own(files: &[OwnFile<'_>]) -> Self {
        let mut registry = Self {
            checks: stored(),
            by_target: FxHashMap::default(),
            by_name: OnceLock::new(),
            diagnostics: Vec::new(),
        };
        registry.add(files);
        registry.index();
        registry
    }

    /// Only the checks of these files.
    #[must_use]
    pub fn only_own(files: &[OwnFile<'_>]) -> Self {
        let mut registry = Self {
            checks: Vec::new(),
            by_target: FxHashMap::default(),
            by_name: OnceLock::new(),
            diagnostics: Vec::new(),
        };
        registry.add(files);
        registry.index();
        registry
    }

    fn add(&mut self, files: &[OwnFile<'_>]) {
        if files.is_empty() {
            return;
        }
        let schemas = Views::with_functions(signatures::all());
        for own in files {
            let parsed = parse_hcl(own.file, own.text);
            self.diagnostics.extend(parsed.diagnostics);
            let compiled = check::compile(own.file, own.text, &parsed.body, &schemas);
            self.diagnostics.extend(compiled.diagnostics);
            for check in compiled.checks {
                if self.checks.iter().any(|c| c.own && c.about.id == check.about.id) {
                    self.diagnostics
                        .push(Diagnostic::error(format!("there are two checks {:?}", check.about.id), check.span));
                    continue;
                }
                self.checks.retain(|c| c.about.id != check.about.id);
                self.checks.push(Registered::compiled(check, own.name));
            }
        }
        self.checks.sort_by(|a, b| a.about.id.cmp(&b.about.id));
    }

    fn index(&mut self) {
        for (index, check) in self.checks.iter().enumerate() {
            let index = CheckIndex(u32::try_from(index).unwrap_or(u32::MAX));
            for target in &check.about.on {
                let key = match target {
                    Target::Type(ty) | Target::Raw(ty) => ty.clone(),
                    other => other.to_string().into(),
                };
                self.by_target.entry(key).or_default().push(index);
            }
        }
    }

    /// All checks, sorted by id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (CheckIndex, &Registered)> {
        self.checks.iter().enumerate().map(|(i, c)| (CheckIndex(u32::try_from(i).unwrap_or(u32::MAX)), c))
    }

    /// How many checks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.checks.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// A check.
    #[must_use]
    pub fn get(&self, index: CheckIndex) -> Option<&Registered> {
        self.checks.get(index.0 as usize)
    }

    /// The checks that stand on that: a type, `data.TYPE`, `facet.NAME`, `deployment`.
    #[must_use]
    pub fn on(&self, target: &str) -> &[CheckIndex] {
        self.by_target.get(target).map(Vec::as_slice).unwrap_or_default()
    }

    /// The checks of that id or alias, without regard to case: an alias of another tool may stand for several.
    #[must_use]
    pub fn named(&self, name: &str) -> &[CheckIndex] {
        let names = self.by_name.get_or_init(|| {
            let mut names: FxHashMap<Str, Vec<CheckIndex>> = FxHashMap::default();
            for (index, check) in self.iter() {
                for name in std::iter::once(&check.about.id).chain(&check.about.aliases) {
                    let entry = names.entry(name.to_ascii_lowercase()).or_default();
                    if !entry.contains(&index) {
                        entry.push(index);
                    }
                }
            }
            names
        });
        names.get(name.to_ascii_lowercase().as_str()).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Registered {
    fn compiled(check: Check, file: &str) -> Self {
        let mut rule = check.rule;
        // Values that a check makes itself must not seem to be written in what is scanned.
        check::without_spans(&mut rule);
        check::fold(&mut rule);
        Self {
            about: check.about,
            file: file.into(),
            own: true,
            span: check.span,
            rule: OnceLock::from(Some(Arc::new(rule))),
            source: Source::Compiled(Box::new(check.prose)),
        }
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &Str {
        &self.about.id
    }

    /// How bad a failure is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.about.severity
    }

    /// The rule, decoded when it is first asked for; `None` only when the blob is damaged.
    #[must_use]
    pub fn rule(&self) -> Option<&Arc<Rule>> {
        self.rule
            .get_or_init(|| match &self.source {
                Source::Stored(bytes, _) => {
                    let mut rule: Rule = postcard::from_bytes(bytes).ok()?;
                    check::fold(&mut rule);
                    Some(Arc::new(rule))
                }
                Source::Compiled(_) => None,
            })
            .as_ref()
    }

    /// What people read, and the examples. Those of the built-in checks are unpacked together when first asked for.
    #[must_use]
    pub fn prose(&self) -> Option<&Prose> {
        static PROSE: LazyLock<Vec<Prose>> = LazyLock::new(|| {
            let mut bytes = Vec::new();
            let mut decoder = DeflateDecoder::new(Sections::open(BLOB).prose);
            match decoder.read_to_end(&mut bytes) {
                Ok(_) => postcard::from_bytes(&bytes).unwrap_or_default(),
                Err(_) => Vec::new(),
            }
        });
        match &self.source {
            Source::Stored(_, place) => PROSE.get(*place),
            Source::Compiled(prose) => Some(prose),
        }
    }
}

/// The built-in checks.
fn stored() -> Vec<Registered> {
    let sections = Sections::open(BLOB);
    let entries: Vec<Entry> = postcard::from_bytes(sections.index).unwrap_or_default();
    let place = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    entries
        .into_iter()
        .enumerate()
        .map(|(number, entry)| Registered {
            about: entry.about,
            file: entry.file.into(),
            own: false,
            span: Span::NONE,
            rule: OnceLock::new(),
            source: Source::Stored(
                sections.rules.get(place(entry.start)..place(entry.end)).unwrap_or_default(),
                number,
            ),
        })
        .collect()
}
