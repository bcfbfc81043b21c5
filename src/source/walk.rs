//! Which directories of a tree are looked at.

use std::sync::Arc;

use bartizan_lang::span::Span;
use ecow::EcoString;
use ignore::gitignore::Gitignore;
use thiserror::Error;

use super::error::ReadError;
use super::files::Files;
use super::ignore_rules::{IGNORE_FILES, IgnoreRules, Verdict, compile};
use super::listing::Listing;
use super::path::{Escaped, RelPath};
use super::trust_root::{EntryKind, SizeLimit, TrustRoot};

/// How many levels below the start are walked.
pub const MAX_DEPTH: usize = 64;
/// How many directories a walk visits.
pub const MAX_DIRECTORIES: usize = 200_000;
/// How many entries the directories of a walk may hold together.
pub const MAX_ENTRIES: usize = 2_000_000;

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
    /// A rule of an ignore file is not understood and has no effect.
    #[error("a rule of `{file}` has no effect: {}", Escaped(message))]
    Rule {
        /// The ignore file.
        file: RelPath,
        /// The line of the rule.
        span: Span,
        /// What is wrong with it.
        message: String,
    },
    /// Names of a directory are not UTF-8. A format decides which of them matter; nothing below them is walked.
    #[error("`{}` in `{directory}` has a name that is not UTF-8 and was not read; rename it", Escaped(name))]
    Undecodable {
        /// The directory that holds it.
        directory: RelPath,
        /// The name, with `\u{fffd}` for what is not Unicode.
        name: EcoString,
    },
    /// Directories lie deeper than [`MAX_DEPTH`].
    #[error("{count} directories more than {MAX_DEPTH} levels deep were not walked, the first is `{first}`; scan them by themselves")]
    TooDeep {
        /// The first of them.
        first: RelPath,
        /// How many there are, without what is below them.
        count: usize,
    },
    /// The tree has more than [`MAX_DIRECTORIES`] directories or [`MAX_ENTRIES`] entries.
    #[error(
        "the tree is too large: after {MAX_DIRECTORIES} directories or {MAX_ENTRIES} entries {count} known directories were not walked, the first is `{first}`; scan parts of it, or name what is not infrastructure code in .bartizanignore"
    )]
    TooLarge {
        /// The first directory that was not walked.
        first: RelPath,
        /// How many were known then.
        count: usize,
    },
}

/// A directory that is to be visited, with the rules that hold above it.
struct Pending {
    path: RelPath,
    rules: Option<Arc<IgnoreRules>>,
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
        let mut walk = Walk::default();
        let rules = self.rules_above(root, start, &mut walk.problems);
        let mut level = vec![Pending { path: start.clone(), rules }];
        let mut entries = 0;
        let mut depth = 0;
        while !level.is_empty() {
            if depth > MAX_DEPTH {
                if let Some(first) = level.first() {
                    walk.problems.push(WalkProblem::TooDeep { first: first.path.clone(), count: level.len() });
                }
                break;
            }
            let mut deeper = Vec::new();
            let count = level.len();
            for (visited, pending) in level.into_iter().enumerate() {
                if walk.directories.len() >= MAX_DIRECTORIES || entries >= MAX_ENTRIES {
                    let count = count - visited + deeper.len();
                    walk.problems.push(WalkProblem::TooLarge { first: pending.path, count });
                    deeper.clear();
                    break;
                }
                match self.list_dir(root, &pending.path) {
                    Ok(listing) => {
                        entries += listing.entries.len();
                        self.visit(root, &listing, pending.rules, &mut deeper, &mut walk.problems);
                        walk.directories.push(listing);
                    }
                    Err(error) => walk.problems.push(error.into()),
                }
            }
            level = deeper;
            depth += 1;
        }
        walk.directories.sort_by(|left, right| left.path.cmp(&right.path));
        walk
    }

    /// Adds the subdirectories of a directory that are to be walked.
    fn visit(
        &self,
        root: &TrustRoot,
        listing: &Listing,
        above: Option<Arc<IgnoreRules>>,
        deeper: &mut Vec<Pending>,
        problems: &mut Vec<WalkProblem>,
    ) {
        problems.extend(listing.undecodable.iter().map(|name| WalkProblem::Undecodable {
            directory: listing.path.clone(),
            name: name.clone(),
        }));
        let rules = self.rules_of(root, listing, above, problems);
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
    }

    /// The rules of the directories between the trust root and the start of a walk. Rules that would ignore the start
    /// or a directory above it are dropped with all the others so far: who names something below knows better.
    fn rules_above(&self, root: &TrustRoot, start: &RelPath, problems: &mut Vec<WalkProblem>) -> Option<Arc<IgnoreRules>> {
        let mut rules: Option<Arc<IgnoreRules>> = None;
        let mut own_of: Option<Arc<Listing>> = None;
        for path in start.lineage() {
            if let Some(listing) = own_of.take() {
                rules = self.rules_of(root, &listing, rules, problems);
            }
            if rules.as_ref().is_some_and(|rules| rules.verdict(&path) == Verdict::Ignored) {
                rules = None;
            }
            if path != *start {
                // One that may be entered but not listed is not part of the walk, so this is no problem of it.
                own_of = self.list_dir(root, &path).ok();
            }
        }
        rules
    }

    /// The rules that hold below a directory.
    fn rules_of(
        &self,
        root: &TrustRoot,
        listing: &Listing,
        above: Option<Arc<IgnoreRules>>,
        problems: &mut Vec<WalkProblem>,
    ) -> Option<Arc<IgnoreRules>> {
        let own = IGNORE_FILES.map(|name| match listing.entry(name) {
            Some(entry) if entry.kind == EntryKind::File => self.ignore_file(root, listing.path.entry(name), problems),
            _ => Gitignore::empty(),
        });
        IgnoreRules::below(&listing.path, above, own, listing.entry(".git").is_some())
    }

    fn ignore_file(&self, root: &TrustRoot, path: RelPath, problems: &mut Vec<WalkProblem>) -> Gitignore {
        let file = match self.read(root, &path, SizeLimit::IGNORE_RULES) {
            Ok(file) => file,
            Err(error) => {
                problems.push(error.into());
                return Gitignore::empty();
            }
        };
        let (rules, wrong) = compile(file.text());
        problems.extend(wrong.into_iter().map(|(line, message)| WalkProblem::Rule {
            file: path.clone(),
            span: file.line_span(line),
            message,
        }));
        rules
    }
}
