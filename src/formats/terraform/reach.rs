//! Which directories outside of a named one its modules lie in, where no repository says how far the tree goes.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use bartizan_lang::span::FileId;
use bartizan_lang::syntax;
use bartizan_lang::syntax::ast::Body;
use rustc_hash::FxHashSet;

use super::loader::{Loader, is_configuration, is_local};
use crate::source::{Files, Outskirts, RelPath, SourceError, Start};

/// How many directories outside of the named one a trust root is widened to.
const MAX_OUTSIDE: usize = 256;

/// How many directories are looked through for modules outside.
const MAX_DIRECTORIES: usize = 4_096;

/// How the paths that a person named are opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening<'a> {
    /// The trust root, when a person names one.
    pub root: Option<&'a Path>,
    /// The user's home directory, which no source of a module widens a trust root to.
    pub home: Option<&'a Path>,
    /// The file that makes a directory a unit, whose `terraform` block names a module.
    pub unit: &'a str,
}

impl Loader {
    /// Opens a path that a person named. A directory of configuration that is in no repository reaches the modules that
    /// its literal local sources lead to, wherever these are. The answer is remembered.
    ///
    /// # Errors
    /// When the path cannot be opened; see [`Files::open`].
    pub fn open(&self, files: &Files, path: &Path, opening: Opening<'_>) -> Result<Start, SourceError> {
        let key: (PathBuf, Option<PathBuf>) = (path.to_owned(), opening.root.map(Path::to_owned));
        if let Some(start) = self.starts.get(&key) {
            return Ok(start.clone());
        }
        let start = files.open_with_modules(path, opening.root, opening.home, |outskirts| {
            modules_outside(outskirts, opening.unit)
        })?;
        Ok(self.starts.entry(key).or_insert(start).clone())
    }
}

/// The directories with configuration that literal local sources lead to from the named directory, through modules
/// inside and outside of it; of these only those that are outside.
fn modules_outside(outskirts: &Outskirts, unit: &str) -> Vec<RelPath> {
    let start = outskirts.start();
    let mut found = Vec::new();
    let mut seen = FxHashSet::from_iter([start.clone()]);
    let mut waiting = VecDeque::from([start.clone()]);
    while let Some(directory) = waiting.pop_front() {
        let texts = outskirts.texts(&directory, |name| is_configuration(name) || (directory == *start && name == unit));
        if texts.is_empty() {
            continue;
        }
        if !directory.starts_with(start) {
            found.push(directory.clone());
            if found.len() >= MAX_OUTSIDE {
                break;
            }
        }
        for (name, text) in texts {
            for source in sources(&name, &text, unit) {
                if let Ok(place) = directory.join(&source)
                    && seen.len() < MAX_DIRECTORIES
                    && seen.insert(place.clone())
                {
                    waiting.push_back(place);
                }
            }
        }
    }
    found
}

/// The literal local sources that a file names.
fn sources(name: &str, text: &str, unit: &str) -> Vec<String> {
    // Most files call no module, and need not be parsed to know it.
    if !text.contains("source") || !["\"./", "\"..", "\".\""].iter().any(|begin| text.contains(begin)) {
        return Vec::new();
    }
    let parsed = if name.ends_with(".json") {
        syntax::parse_terraform_json(FileId::NONE, text)
    } else {
        syntax::parse_hcl(FileId::NONE, text)
    };
    let calling = if name == unit { "terraform" } else { "module" };
    let source = |body: &Body| body.attribute("source")?.expr.as_literal_str().map(|source| source.to_string());
    parsed.body.blocks_of(calling).filter_map(|block| source(&block.body)).filter(|source| is_local(source)).collect()
}
