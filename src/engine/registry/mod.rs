//! The checks and facets that there are: the built-in ones, from the blob that the build script made, and people's own.

#[allow(dead_code, reason = "the build script uses the other half")]
mod format;

use std::cell::LazyCell;
use std::io::Read as _;
use std::sync::{Arc, LazyLock, OnceLock};

use bartizan_lang::check::{
    self, About, Check, Example, Facet, Fix, Prose, Remedy, Rule, Severity, Target, WithFacets,
};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_hcl;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Span};
use flate2::read::DeflateDecoder;
use format::{Index, Sections};
use rustc_hash::FxHashMap;

use super::signatures;
use crate::providers::views::Views;

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/checks.bin"));

/// A check in a [`Registry`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CheckIndex(pub u32);

/// The checks that there are, sorted by id, and the facets.
pub struct Registry {
    checks: Vec<Registered>,
    facets: Vec<KnownFacet>,
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
    /// The rule brought to each of the types that say its facets.
    inlined: Vec<Inlined>,
    source: Source,
    fixes: Fixes,
}

/// The fixes of a check, which are read when somebody asks for them; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Fixes(StoredFixes);

#[derive(Clone, Debug)]
enum StoredFixes {
    /// Encoded in the blob; nothing without any.
    Encoded(&'static [u8]),
    /// Compiled from text.
    Compiled(Arc<[Fix]>),
}

impl Default for StoredFixes {
    fn default() -> Self {
        Self::Encoded(&[])
    }
}

impl Fixes {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            StoredFixes::Encoded(bytes) => bytes.is_empty(),
            StoredFixes::Compiled(fixes) => fixes.is_empty(),
        }
    }

    /// The fixes, in the order in which they are written.
    #[must_use]
    pub fn decode(&self) -> Arc<[Fix]> {
        match &self.0 {
            StoredFixes::Encoded([]) => Arc::default(),
            StoredFixes::Encoded(bytes) => postcard::from_bytes::<Vec<Fix>>(bytes).unwrap_or_default().into(),
            StoredFixes::Compiled(fixes) => fixes.clone(),
        }
    }
}

/// A rule on a facet, brought to a type when it is needed.
struct Inlined {
    facet: usize,
    /// Which of the facet's `from` blocks.
    from: usize,
    rule: OnceLock<Option<Arc<Rule>>>,
}

/// A facet, which is read when it is needed.
pub struct KnownFacet {
    /// The name.
    pub name: Str,
    /// The type of each of its `from` blocks.
    pub types: Vec<Str>,
    stored: &'static [u8],
    facet: OnceLock<Option<Facet>>,
}

impl KnownFacet {
    fn compiled(mut facet: Facet) -> Self {
        check::facet_without_spans(&mut facet);
        check::fold_facet(&mut facet);
        Self {
            name: facet.name.clone(),
            types: facet.from.iter().map(|f| f.target.to_string().into()).collect(),
            stored: &[],
            facet: OnceLock::from(Some(facet)),
        }
    }

    /// Whether it is somebody's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.stored.is_empty()
    }

    /// The facet; `None` only when the blob is damaged.
    #[must_use]
    pub fn facet(&self) -> Option<&Facet> {
        self.facet
            .get_or_init(|| {
                let mut facet: Facet = postcard::from_bytes(self.stored).ok()?;
                check::fold_facet(&mut facet);
                Some(facet)
            })
            .as_ref()
    }
}

enum Source {
    /// Encoded in the blob.
    Stored {
        rule: &'static [u8],
        words: &'static [u8],
        /// The place among the examples.
        examples: usize,
    },
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
        let (checks, facets) = stored();
        let mut registry =
            Self { checks, facets, by_target: FxHashMap::default(), by_name: OnceLock::new(), diagnostics: Vec::new() };
        registry.add(files);
        registry.index();
        registry
    }

    /// Only the checks of these files, and all facets.
    #[must_use]
    pub fn only_own(files: &[OwnFile<'_>]) -> Self {
        let mut registry = Self {
            checks: Vec::new(),
            facets: stored().1,
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
        let views = Views::with_functions(signatures::all());
        let mut own_facets: Vec<Facet> = Vec::new();
        let mut trees = Vec::with_capacity(files.len());
        for own in files {
            let parsed = parse_hcl(own.file, own.text);
            self.diagnostics.extend(parsed.diagnostics);
            let compiled = check::compile_facets(own.file, own.text, &parsed.body, &views);
            self.diagnostics.extend(compiled.diagnostics);
            for facet in compiled.facets {
                match own_facets.iter().any(|f| f.name == facet.name) {
                    true => self.diagnostics.push(Diagnostic::error(
                        format!("there are two facets {:?}", facet.name),
                        facet.span.unwrap_or(Span::NONE),
                    )),
                    false => own_facets.push(facet),
                }
            }
            trees.push((own, parsed.body));
        }
        // An own facet replaces a built-in one of its name, for all checks.
        self.facets.retain(|known| !own_facets.iter().any(|own| own.name == known.name));
        let mut facets: Vec<Facet> = own_facets.clone();
        if trees.iter().any(|(own, _)| own.text.contains("facet.")) {
            facets.extend(self.facets.iter().filter_map(|known| known.facet().cloned()));
        }
        self.facets.extend(own_facets.into_iter().map(KnownFacet::compiled));
        self.facets.sort_by(|a, b| a.name.cmp(&b.name));
        let schemas = WithFacets { schemas: &views, facets: &facets };
        let mut yields = Vec::new();
        for (own, body) in &trees {
            let compiled = check::compile(own.file, own.text, body, &schemas);
            self.diagnostics.extend(compiled.diagnostics);
            for check in compiled.checks {
                if self.checks.iter().any(|c| c.own && c.about.id == check.about.id) {
                    self.diagnostics
                        .push(Diagnostic::error(format!("there are two checks {:?}", check.about.id), check.span));
                    continue;
                }
                yields.extend(check.about.yields_to.iter().map(|other| (other.clone(), check.span)));
                self.checks.retain(|c| c.about.id != check.about.id);
                self.checks.push(Registered::compiled(check, own.name));
            }
        }
        let built_in = LazyCell::new(|| stored().0);
        for (other, span) in yields {
            let known = |checks: &[Registered]| checks.iter().any(|c| c.about.id == other);
            if !known(&self.checks) && !known(&built_in) {
                self.diagnostics.push(Diagnostic::error(format!("yields_to names {other:?}, which is no check"), span));
            }
        }
        self.checks.sort_by(|a, b| a.about.id.cmp(&b.about.id));
    }

    fn index(&mut self) {
        for (index, check) in self.checks.iter_mut().enumerate() {
            let index = CheckIndex(u32::try_from(index).unwrap_or(u32::MAX));
            let mut add = |key: Str| {
                let there = self.by_target.entry(key).or_default();
                if there.last() != Some(&index) {
                    there.push(index);
                }
            };
            for target in &check.about.on {
                match target {
                    Target::Type(ty) | Target::Raw(ty) => add(ty.clone()),
                    Target::Facet(name) => {
                        let Ok(facet) = self.facets.binary_search_by(|f| f.name.cmp(name)) else { continue };
                        for (from, ty) in
                            self.facets.get(facet).map(|f| f.types.as_slice()).unwrap_or_default().iter().enumerate()
                        {
                            check.inlined.push(Inlined { facet, from, rule: OnceLock::new() });
                            add(ty.clone());
                        }
                    }
                    other => add(other.to_string().into()),
                }
            }
        }
    }

    /// The rules of a check for that type, `data.TYPE` or `deployment`: its own, and those that it has by facets; usually
    /// one. A rule is decoded, and brought to the type, when it is first asked for.
    #[must_use]
    pub fn rules(&self, index: CheckIndex, target: &str) -> Vec<&Arc<Rule>> {
        let Some(check) = self.get(index) else { return Vec::new() };
        let mut rules = Vec::new();
        let direct = check.about.on.iter().any(|on| match on {
            Target::Type(ty) | Target::Raw(ty) => ty == target,
            Target::Data(ty) => target.strip_prefix("data.") == Some(ty.as_str()),
            Target::Deployment => target == "deployment",
            Target::Change => target == "change",
            Target::Residency => target == "residency",
            Target::Facet(_) | Target::Secret(_) => false,
        });
        if direct {
            rules.extend(check.rule());
        }
        for inlined in &check.inlined {
            let Some(known) = self.facets.get(inlined.facet) else { continue };
            if known.types.get(inlined.from).is_none_or(|ty| ty != target) {
                continue;
            }
            let rule = inlined.rule.get_or_init(|| {
                let facet = known.facet()?;
                Some(Arc::new(check::inline(check.rule()?, facet, facet.from.get(inlined.from)?)))
            });
            rules.extend(rule);
        }
        rules
    }

    /// The types, `data.TYPE`s and so on that a check has rules for, each once.
    #[must_use]
    pub fn targets(&self, index: CheckIndex) -> Vec<Str> {
        let Some(check) = self.get(index) else { return Vec::new() };
        let mut targets: Vec<Str> = Vec::new();
        for target in &check.about.on {
            match target {
                Target::Facet(name) => {
                    let types = self.facet(name).map(|f| f.types.as_slice()).unwrap_or_default();
                    targets.extend(types.iter().cloned());
                }
                other => targets.push(other.to_string().into()),
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        targets.retain(|t| seen.insert(t.clone()));
        targets
    }

    /// The types of CloudFormation whose properties these checks read as they are written.
    #[must_use]
    pub fn raw_types(&self, selected: &[CheckIndex]) -> Vec<Str> {
        let mut types: Vec<Str> = Vec::new();
        for check in selected.iter().filter_map(|index| self.get(*index)) {
            types.extend(check.about.on.iter().filter_map(|target| match target {
                Target::Raw(ty) => Some(ty.clone()),
                _ => None,
            }));
            if check.own
                && let Some(rule) = check.rule()
            {
                check::types_asked_for(rule, &mut |ty| {
                    if ty.contains("::") {
                        types.push(ty.clone());
                    }
                });
            }
        }
        types.sort();
        types.dedup();
        types
    }

    /// The facets, sorted by name.
    #[must_use]
    pub fn facets(&self) -> &[KnownFacet] {
        &self.facets
    }

    /// A facet by its name.
    #[must_use]
    pub fn facet(&self, name: &str) -> Option<&KnownFacet> {
        self.facets.binary_search_by(|f| f.name.as_str().cmp(name)).ok().and_then(|i| self.facets.get(i))
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

    /// The checks of that id, alias or similar id, without regard to case: an id of another tool may stand for several.
    #[must_use]
    pub fn named(&self, name: &str) -> &[CheckIndex] {
        let names = self.by_name.get_or_init(|| {
            let mut names: FxHashMap<Str, Vec<CheckIndex>> = FxHashMap::default();
            for (index, check) in self.iter() {
                let about = &check.about;
                for name in std::iter::once(&about.id).chain(&about.aliases).chain(&about.similar_to) {
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
            inlined: Vec::new(),
            source: Source::Compiled(Box::new(check.prose)),
            fixes: Fixes(StoredFixes::Compiled(check.fixes.into())),
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

    /// The rule as it is written, decoded when it is first asked for; `None` only when the blob is damaged. What runs on a
    /// type is [`Registry::rules`].
    #[must_use]
    pub fn rule(&self) -> Option<&Arc<Rule>> {
        self.rule
            .get_or_init(|| match &self.source {
                Source::Stored { rule, .. } => {
                    let mut rule: Rule = postcard::from_bytes(rule).ok()?;
                    check::fold(&mut rule);
                    Some(Arc::new(rule))
                }
                Source::Compiled(_) => None,
            })
            .as_ref()
    }

    /// How to mend it in the source.
    #[must_use]
    pub fn fixes(&self) -> &Fixes {
        &self.fixes
    }

    /// Why it matters, and how to mend it.
    #[must_use]
    pub fn words(&self) -> (Str, Remedy) {
        match &self.source {
            Source::Stored { words, .. } => postcard::from_bytes(words).unwrap_or_default(),
            Source::Compiled(prose) => (prose.why.clone(), prose.remedy.clone()),
        }
    }

    /// The examples. Those of the built-in checks are unpacked together when first asked for.
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        static EXAMPLES: LazyLock<Vec<Vec<Example>>> = LazyLock::new(|| {
            let mut bytes = Vec::new();
            let mut decoder = DeflateDecoder::new(Sections::open(BLOB).examples);
            match decoder.read_to_end(&mut bytes) {
                Ok(_) => postcard::from_bytes(&bytes).unwrap_or_default(),
                Err(_) => Vec::new(),
            }
        });
        match &self.source {
            Source::Stored { examples, .. } => EXAMPLES.get(*examples).map(Vec::as_slice).unwrap_or_default(),
            Source::Compiled(prose) => &prose.examples,
        }
    }
}

/// The built-in checks and facets.
fn stored() -> (Vec<Registered>, Vec<KnownFacet>) {
    let sections = Sections::open(BLOB);
    let index: Index = postcard::from_bytes(sections.index).unwrap_or_default();
    let place = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let bytes = |start: u32, end: u32| sections.rules.get(place(start)..place(end)).unwrap_or_default();
    let checks = index
        .checks
        .into_iter()
        .enumerate()
        .map(|(number, entry)| Registered {
            about: entry.about,
            file: entry.file.into(),
            own: false,
            span: Span::NONE,
            rule: OnceLock::new(),
            inlined: Vec::new(),
            source: Source::Stored {
                rule: bytes(entry.start, entry.end),
                words: bytes(entry.end, entry.words),
                examples: number,
            },
            fixes: Fixes(StoredFixes::Encoded(bytes(entry.words, entry.fixes))),
        })
        .collect();
    let facets = index
        .facets
        .into_iter()
        .map(|entry| KnownFacet {
            name: entry.name,
            types: entry.types,
            stored: bytes(entry.start, entry.end),
            facet: OnceLock::new(),
        })
        .collect();
    (checks, facets)
}
