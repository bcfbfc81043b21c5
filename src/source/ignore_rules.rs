//! The rules of `.gitignore`, `.ignore` and `.bartizanignore` files, directory by directory.

use std::path::Path;
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::path::RelPath;

/// The ignore files of a directory, the strongest first: a rule of a stronger file decides before any rule of a weaker
/// one is asked, whatever directory it stands in, as the `ignore` crate (and so ripgrep and fd) has it.
pub(super) const IGNORE_FILES: [&str; 3] = [".bartizanignore", ".ignore", GITIGNORE];

const GITIGNORE: &str = ".gitignore";

/// The rules that hold in a directory: its own and those of the directories above it.
#[derive(Debug)]
pub(super) struct IgnoreRules {
    directory: RelPath,
    above: Option<Arc<IgnoreRules>>,
    /// One a name of [`IGNORE_FILES`].
    own: [Gitignore; IGNORE_FILES.len()],
    /// Whether the directory is a repository: the `.gitignore` files above a submodule are not about its content.
    repository: bool,
}

/// What the rules say of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Ignored,
    /// A rule that starts with `!` names it.
    Wanted,
    Unmentioned,
}

impl IgnoreRules {
    /// The rules below `directory`. Where it has nothing to say, those from above are passed on as they are.
    pub(super) fn below(
        directory: &RelPath,
        above: Option<Arc<Self>>,
        own: [Gitignore; IGNORE_FILES.len()],
        repository: bool,
    ) -> Option<Arc<Self>> {
        if own.iter().all(Gitignore::is_empty) && !(repository && above.is_some()) {
            return above;
        }
        Some(Arc::new(Self { directory: directory.clone(), above, own, repository }))
    }

    /// Whether a subdirectory is walked. Inside a directory that is ignored nothing is asked, so a rule cannot bring
    /// back what lies below one, as in git.
    pub(super) fn verdict(&self, subdirectory: &RelPath) -> Verdict {
        for (index, name) in IGNORE_FILES.iter().enumerate() {
            let mut level = Some(self);
            while let Some(rules) = level {
                let rest = subdirectory.strip_prefix(&rules.directory).unwrap_or_default();
                let decided = rules.own.get(index).map_or(Match::None, |own| own.matched(Path::new(rest), true));
                match decided {
                    Match::Ignore(_) => return Verdict::Ignored,
                    Match::Whitelist(_) => return Verdict::Wanted,
                    Match::None => {}
                }
                let stops = rules.repository && *name == GITIGNORE;
                level = rules.above.as_deref().filter(|_| !stops);
            }
        }
        Verdict::Unmentioned
    }
}

/// Compiles the text of an ignore file. Rules that are not understood are left out and told with their line, from 0.
pub(super) fn compile(text: &str) -> (Gitignore, Vec<(usize, String)>) {
    let mut builder = GitignoreBuilder::new("");
    let mut problems = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Err(error) = builder.add_line(None, line) {
            problems.push((number, error.to_string()));
        }
    }
    let rules = builder.build().unwrap_or_else(|error| {
        problems.push((0, error.to_string()));
        Gitignore::empty()
    });
    (rules, problems)
}
