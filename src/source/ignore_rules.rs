//! The rules of `.gitignore`, `.ignore` and `.bartizanignore` files, directory by directory.

use std::path::Path;
use std::sync::Arc;

use ecow::EcoString;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::path::RelPath;

/// The ignore files of a directory, the strongest first: a rule of a stronger file decides before any rule of a weaker
/// one is asked, whatever directory it stands in, as the `ignore` crate (and so ripgrep and fd) has it.
pub const IGNORE_FILES: [&str; 3] = [".bartizanignore", ".ignore", GITIGNORE];

const GITIGNORE: &str = ".gitignore";

/// The rules that hold in a directory: its own and those of the directories above it.
#[derive(Debug)]
pub(super) struct IgnoreRules {
    directory: RelPath,
    above: Option<Arc<IgnoreRules>>,
    /// One a name of [`IGNORE_FILES`].
    own: [Option<Arc<CompiledRules>>; IGNORE_FILES.len()],
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
        own: [Option<Arc<CompiledRules>>; IGNORE_FILES.len()],
        repository: bool,
    ) -> Option<Arc<Self>> {
        if own.iter().flatten().all(|own| own.rules.is_empty()) && !(repository && above.is_some()) {
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
                let own = rules.own.get(index).and_then(Option::as_deref);
                let decided = own.map_or(Match::None, |own| own.rules.matched(Path::new(rest), true));
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

/// The rules of one ignore file.
#[derive(Debug)]
pub(super) struct CompiledRules {
    rules: Gitignore,
    /// What was left out because it is not understood.
    pub(super) misunderstood: Option<Misunderstood>,
}

/// Rules that are not understood.
#[derive(Debug)]
pub(super) struct Misunderstood {
    pub(super) count: usize,
    /// The line of the first one, from 0.
    pub(super) first_line: usize,
    pub(super) first_message: EcoString,
}

impl CompiledRules {
    pub(super) fn new(text: &str) -> Self {
        let mut builder = GitignoreBuilder::new("");
        let mut misunderstood: Option<Misunderstood> = None;
        let mut note = |count: usize, first_line: usize, error: &ignore::Error| {
            let noted = || Misunderstood { count: 0, first_line, first_message: error.to_string().into() };
            misunderstood.get_or_insert_with(noted).count += count;
        };
        for (number, line) in text.lines().enumerate() {
            if let Err(error) = builder.add_line(None, line) {
                note(1, number, &error);
            }
        }
        let rules = builder.build().unwrap_or_else(|error| {
            note(text.lines().count(), 0, &error);
            Gitignore::empty()
        });
        Self { rules, misunderstood }
    }
}
