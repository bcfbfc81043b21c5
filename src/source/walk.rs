//! Which directories of a tree are looked at.

use std::sync::Arc;

use bartizan_lang::span::Span;
use ecow::EcoString;
use rustc_hash::FxHashMap;
use thiserror::Error;

use super::error::ReadError;
use super::files::{ContentHash, Files};
use super::ignore_rules::{CompiledRules, IGNORE_FILES, IgnoreRules, Verdict};
use super::listing::Listing;
use super::path::{Escaped, RelPath};
use super::trust_root::{EntryKind, SizeLimit, TrustRoot};

/// How many levels below the start are walked.
pub const MAX_DEPTH: usize = 64;
/// How many directories a walk visits.
pub const MAX_DIRECTORIES: usize = 200_000;
/// How many entries the directories of a walk may hold together.
pub const MAX_ENTRIES: usize = 2_000_000;

/// How many bytes of ignore rules a walk compiles. Compiling is the dear part: a megabyte can take a second.
pub const MAX_RULE_BYTES: usize = 2 << 20;

/// Directories that hold no source of their own and are only entered when a person or a module call names them:
/// `.terraform` and `.terragrunt-cache` hold downloaded copies, and none of these can be brought back by a rule.
pub const NEVER_WALKED: [&str; 4] = [".git", ".terraform", ".terragrunt-cache", "node_modules"];

/// The directories that were found, and what stood in the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    /// The directories in the order of their paths, each with its unfiltered content.
    pub directories: Vec<Arc<Listing>>,
    /// What could not be walked, in the order of the walk.
    pub problems: Vec<WalkProblem>,
}

/// Why a walk is not complete, or not what an ignore file asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WalkProblem {
    /// A directory or an ignore file could not be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// Rules of an ignore file are not understood and have no effect.
    #[error("rules without effect in `{file}`: {count}, the first because of {}", Escaped(message))]
    Rules {
        /// The ignore file.
        file: RelPath,
        /// How many rules are not understood.
        count: usize,
        /// The line of the first.
        span: Span,
        /// What is wrong with the first.
        message: EcoString,
    },
    /// The ignore files hold more than [`MAX_RULE_BYTES`] together, copies counted once.
    #[error(
        "ignore files without effect, because those before them hold {MAX_RULE_BYTES} bytes: {count}, the first is `{first}`; shorten the ignore files"
    )]
    TooManyRules {
        /// The first ignore file without effect.
        first: RelPath,
        /// How many there are.
        count: usize,
        /// That file.
        span: Span,
    },
    /// The name of a directory is not UTF-8.
    #[error("the directory `{}` in `{directory}` was not walked: its name is not UTF-8; rename it", Escaped(name))]
    Undecodable {
        /// The directory that holds it.
        directory: RelPath,
        /// The name, with `\u{fffd}` for what is not Unicode.
        name: EcoString,
        /// The directory that holds it.
        span: Span,
    },
    /// Directories lie deeper than [`MAX_DEPTH`].
    #[error(
        "directories not walked, because they are more than {MAX_DEPTH} levels deep: {count}, the first is `{first}`; scan them by themselves"
    )]
    TooDeep {
        /// The first of them.
        first: RelPath,
        /// How many there are, without what is below them.
        count: usize,
        /// The first of them.
        span: Span,
    },
    /// The tree has more than [`MAX_DIRECTORIES`] directories or [`MAX_ENTRIES`] entries.
    #[error(
        "the tree is too large: directories not walked after {MAX_DIRECTORIES} directories or {MAX_ENTRIES} entries: at least {count}, the first is `{first}`; scan parts of it, or name what is not infrastructure code in .bartizanignore"
    )]
    TooLarge {
        /// The first directory that was not walked.
        first: RelPath,
        /// How many were known then.
        count: usize,
        /// That directory.
        span: Span,
    },
}

impl WalkProblem {
    /// Where it is told: the rule, or the start of the file or directory.
    pub fn span(&self) -> Span {
        match self {
            Self::Unreadable(error) => error.span(),
            Self::Rules { span, .. }
            | Self::TooManyRules { span, .. }
            | Self::Undecodable { span, .. }
            | Self::TooDeep { span, .. }
            | Self::TooLarge { span, .. } => *span,
        }
    }
}

/// A directory that is to be visited, with the rules that hold above it.
struct Pending {
    path: RelPath,
    rules: Option<Arc<IgnoreRules>>,
}

/// A walk under way.
struct Walker<'a> {
    files: &'a Files,
    root: &'a TrustRoot,
    walk: Walk,
    entries: usize,
    /// Rules by the text that they stand in: most ignore files of a tree are copies of a few.
    compiled: FxHashMap<ContentHash, Arc<CompiledRules>>,
    rule_bytes: usize,
    without_rules: Option<(RelPath, usize)>,
}

impl Files {
    /// Walks the directories below `start`, itself included, whatever the rules say of it: it was named.
    ///
    /// A directory is walked unless an ignore file of the tree names it, its name starts with a dot (and no `!` rule
    /// wants it), it is one of [`NEVER_WALKED`], or it is a symbolic link. `.gitignore`, `.ignore` and
    /// `.bartizanignore` are honoured from the trust root down, and no others: neither a user's own nor
    /// `.git/info/exclude`, so that a tree gives the same result everywhere. Rules choose directories only: listings are
    /// unfiltered, because the engine would load a file that git ignores.
    pub fn walk(&self, root: &TrustRoot, start: &RelPath) -> Walk {
        let mut walker = Walker {
            files: self,
            root,
            walk: Walk::default(),
            entries: 0,
            compiled: FxHashMap::default(),
            rule_bytes: 0,
            without_rules: None,
        };
        let rules = walker.rules_above(start);
        walker.run(Pending { path: start.clone(), rules });
        walker.finish()
    }
}

impl Walker<'_> {
    /// Goes level by level, so that of a tree that is too large the upper part is seen.
    fn run(&mut self, start: Pending) {
        let mut level = vec![start];
        for _ in 0..=MAX_DEPTH {
            let mut deeper = Vec::new();
            let count = level.len();
            for (visited, pending) in level.into_iter().enumerate() {
                if self.walk.directories.len() >= MAX_DIRECTORIES || self.entries >= MAX_ENTRIES {
                    let count = count - visited + deeper.len();
                    let span = self.files.span_of(self.root, &pending.path);
                    self.walk.problems.push(WalkProblem::TooLarge { first: pending.path, count, span });
                    return;
                }
                match self.files.list_dir(self.root, &pending.path) {
                    Ok(listing) => self.visit(listing, pending.rules, &mut deeper),
                    Err(error) => self.walk.problems.push(error.into()),
                }
            }
            level = deeper;
        }
        let count = level.len();
        if let Some(Pending { path: first, .. }) = level.into_iter().next() {
            let span = self.files.span_of(self.root, &first);
            self.walk.problems.push(WalkProblem::TooDeep { first, count, span });
        }
    }

    fn finish(mut self) -> Walk {
        if let Some((first, count)) = self.without_rules {
            let span = self.files.span_of(self.root, &first);
            self.walk.problems.push(WalkProblem::TooManyRules { first, count, span });
        }
        self.walk.directories.sort_by(|left, right| left.path.cmp(&right.path));
        self.walk
    }

    /// Takes a directory in and adds those of its subdirectories that are to be walked.
    fn visit(&mut self, listing: Arc<Listing>, above: Option<Arc<IgnoreRules>>, deeper: &mut Vec<Pending>) {
        let undecodable = listing.undecodable.iter().filter(|entry| entry.kind == EntryKind::Directory);
        self.walk.problems.extend(undecodable.map(|entry| WalkProblem::Undecodable {
            directory: listing.path.clone(),
            name: entry.name.clone(),
            span: self.files.span_of(self.root, &listing.path),
        }));
        let rules = self.rules_of(&listing, above);
        for entry in &listing.entries {
            if entry.kind != EntryKind::Directory || entry.symlink || NEVER_WALKED.contains(&entry.name.as_str()) {
                continue;
            }
            let path = listing.path.entry(&entry.name);
            let verdict = rules.as_ref().map_or(Verdict::Unmentioned, |rules| rules.verdict(&path));
            let hidden = entry.name.starts_with('.');
            if verdict == Verdict::Wanted || (verdict == Verdict::Unmentioned && !hidden) {
                deeper.push(Pending { path, rules: rules.clone() });
            }
        }
        self.entries += listing.entries.len();
        self.walk.directories.push(listing);
    }

    /// The rules of the directories between the trust root and the start of a walk. Rules that would ignore the start
    /// or a directory above it are dropped with all the others so far: who names something below knows better.
    fn rules_above(&mut self, start: &RelPath) -> Option<Arc<IgnoreRules>> {
        let mut rules: Option<Arc<IgnoreRules>> = None;
        for path in start.lineage() {
            if rules.as_ref().is_some_and(|rules| rules.verdict(&path) == Verdict::Ignored) {
                rules = None;
            }
            // A directory above that may be entered but not listed is not part of the walk, so it is no problem of it.
            if path != *start
                && let Ok(listing) = self.files.list_dir(self.root, &path)
            {
                rules = self.rules_of(&listing, rules);
            }
        }
        rules
    }

    /// The rules that hold below a directory. An ignore file that is a link is not read, as git does not.
    fn rules_of(&mut self, listing: &Listing, above: Option<Arc<IgnoreRules>>) -> Option<Arc<IgnoreRules>> {
        let own = IGNORE_FILES.map(|name| {
            let entry = listing.entry(name)?;
            let readable = entry.kind == EntryKind::File && !entry.symlink;
            readable.then(|| self.ignore_file(listing.path.entry(name))).flatten()
        });
        IgnoreRules::below(&listing.path, above, own, listing.entry(".git").is_some())
    }

    fn ignore_file(&mut self, path: RelPath) -> Option<Arc<CompiledRules>> {
        let file = match self.files.read(self.root, &path, SizeLimit::IGNORE_RULES) {
            Ok(file) => file,
            Err(error) => {
                self.walk.problems.push(error.into());
                return None;
            }
        };
        if !self.compiled.contains_key(&file.hash()) {
            self.rule_bytes += file.text().len();
            if self.rule_bytes > MAX_RULE_BYTES {
                self.without_rules.get_or_insert((path, 0)).1 += 1;
                return None;
            }
        }
        let rules =
            self.compiled.entry(file.hash()).or_insert_with(|| Arc::new(CompiledRules::new(file.text()))).clone();
        if let Some(misunderstood) = &rules.misunderstood {
            self.walk.problems.push(WalkProblem::Rules {
                file: path,
                count: misunderstood.count,
                span: file.line_span(misunderstood.first_line),
                message: misunderstood.first_message.clone(),
            });
        }
        Some(rules)
    }
}
