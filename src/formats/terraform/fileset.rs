//! `fileset`: the files that a pattern matches, as the library does it that Terraform uses
//! (<https://pkg.go.dev/github.com/bmatcuk/doublestar>, version 1): `*`, `?`, `[a-z]`, `[^a]`, `{a,b}` inside of one
//! component, `**` alone in a component for any directories, `\` before what is meant literally.

use bartizan_lang::functions::{HostError, clean_path};
use bartizan_lang::value::Reason;

use crate::source::EntryKind;

/// Most entries that are looked at.
const MAX_ENTRIES: usize = 100_000;

/// Most steps of matching, so that a pattern of many stars comes to an end.
const MAX_STEPS: usize = 5_000_000;

/// Deepest nesting of directories: links may go round in circles.
const MAX_DEPTH: usize = 64;

/// A name in a directory.
pub(in crate::formats) struct Entry {
    pub name: String,
    pub kind: EntryKind,
}

/// What the walk asks of the file system. Paths are relative to the directory of the root module.
pub(in crate::formats) trait Tree {
    /// The entries of a directory, in the order of their names; `None` when it is none.
    fn entries(&self, directory: &str) -> Result<Option<Vec<Entry>>, HostError>;

    /// What stands at a path; `None` when nothing does.
    fn kind(&self, path: &str) -> Result<Option<EntryKind>, HostError>;
}

/// The regular files below `directory` that the pattern matches, relative to it, sorted.
pub(in crate::formats) fn fileset(tree: &dyn Tree, directory: &str, pattern: &str) -> Result<Vec<String>, HostError> {
    let directory = clean_path(directory);
    let whole = clean_path(&format!("{directory}/{pattern}"));
    let mut walk = Walk { tree, found: Vec::new(), entries: MAX_ENTRIES, steps: MAX_STEPS };
    walk.walk(".", &whole, 0)?;
    let mut files = Vec::new();
    for path in walk.found {
        match tree.kind(&path)? {
            Some(EntryKind::File) => files.push(relative(&directory, &path)),
            Some(_) => {}
            None => return Err(HostError::Failed(format!("the link {path:?} leads nowhere"))),
        }
    }
    files.sort_unstable();
    files.dedup();
    Ok(files)
}

fn malformed() -> HostError {
    HostError::Failed("syntax error in pattern".to_owned())
}

fn limit() -> HostError {
    HostError::Unknown(Reason::Limit("files of fileset"))
}

/// A path, seen from a directory; both are clean.
fn relative(directory: &str, path: &str) -> String {
    let parts = |text: &str| -> Vec<String> {
        text.split('/').filter(|part| !matches!(*part, "" | ".")).map(str::to_owned).collect()
    };
    let (from, to) = (parts(directory), parts(path));
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - common);
    let way: Vec<String> = up.chain(to.into_iter().skip(common)).collect();
    if way.is_empty() { ".".to_owned() } else { way.join("/") }
}

fn below(directory: &str, name: &str) -> String {
    clean_path(&format!("{directory}/{name}"))
}

struct Walk<'a> {
    tree: &'a dyn Tree,
    found: Vec<String>,
    entries: usize,
    steps: usize,
}

impl Walk<'_> {
    fn walk(&mut self, base: &str, pattern: &str, depth: usize) -> Result<(), HostError> {
        if pattern.is_empty() {
            return Ok(());
        }
        if depth > MAX_DEPTH {
            return Err(limit());
        }
        // The components before the first special character need no listing.
        let plain = match pattern.find(['*', '?', '[', '{', '\\']) {
            Some(special) => pattern[..special].rfind('/'),
            None => pattern.rfind('/'),
        };
        let (base, pattern) = match plain {
            Some(end) if end > 0 => (below(base, &pattern[..end]), &pattern[end + 1..]),
            _ => (base.to_owned(), pattern),
        };
        let Some(entries) = self.tree.entries(&base)? else { return Ok(()) };
        self.entries = self.entries.checked_sub(entries.len()).ok_or_else(limit)?;
        let (mut component, mut rest) = split(pattern);
        if component == "**" {
            for entry in &entries {
                let path = below(&base, &entry.name);
                if entry.kind == EntryKind::Directory {
                    self.walk(&path, pattern, depth + 1)?;
                } else if rest.is_none() && self.tree.kind(&path)?.is_some() {
                    self.found.push(path);
                }
            }
            match rest {
                None => return Ok(()),
                Some(after) => (component, rest) = split(after),
            }
        }
        for entry in &entries {
            if !self.matches(component, &entry.name)? {
                continue;
            }
            let path = below(&base, &entry.name);
            match rest {
                None => self.found.push(path),
                Some(rest) => self.walk(&path, rest, depth + 1)?,
            }
        }
        Ok(())
    }

    /// Whether a component of the pattern matches a name.
    fn matches(&mut self, pattern: &str, name: &str) -> Result<bool, HostError> {
        if pattern.is_empty() || name.is_empty() {
            return Ok(pattern.is_empty() && name.is_empty() || name.is_empty() && pattern == "*");
        }
        let (mut pattern, mut name) = (pattern, name);
        while let (Some(wanted), Some(there)) = (pattern.chars().next(), name.chars().next()) {
            self.steps = self.steps.checked_sub(1).ok_or_else(limit)?;
            let after = &pattern[wanted.len_utf8()..];
            match wanted {
                '\\' => {
                    let Some(wanted) = after.chars().next() else { return Err(malformed()) };
                    if wanted != there {
                        return Ok(false);
                    }
                    pattern = &after[wanted.len_utf8()..];
                }
                '*' => {
                    if after.is_empty() {
                        return Ok(true);
                    }
                    for (at, _) in name.char_indices() {
                        // A mistake in the rest is none as long as nothing comes to it.
                        match self.matches(after, &name[at..]) {
                            Ok(true) => return Ok(true),
                            Err(error @ HostError::Unknown(_)) => return Err(error),
                            Ok(false) | Err(HostError::Failed(_)) => {}
                        }
                    }
                    return Ok(false);
                }
                '[' => {
                    let end = unescaped(after, ']').ok_or_else(malformed)?;
                    if !class(&after[..end], there)? {
                        return Ok(false);
                    }
                    pattern = &after[end + 1..];
                }
                '{' => {
                    let (options, end) = alternatives(after).ok_or_else(malformed)?;
                    for option in options {
                        if self.matches(&format!("{option}{}", &after[end..]), name)? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
                _ if wanted == '?' || wanted == there => pattern = after,
                _ => return Ok(false),
            }
            name = &name[there.len_utf8()..];
        }
        Ok(name.is_empty() && matches!(pattern, "" | "*" | "**"))
    }
}

/// The first component of a pattern, and what comes after it.
fn split(pattern: &str) -> (&str, Option<&str>) {
    match unescaped(pattern, '/') {
        Some(end) => (&pattern[..end], Some(&pattern[end + 1..])),
        None => (pattern, None),
    }
}

/// The place of an ASCII character without a backslash before it.
fn unescaped(text: &str, wanted: char) -> Option<usize> {
    text.match_indices(wanted).map(|(at, _)| at).find(|at| !text[..*at].ends_with('\\'))
}

/// The alternatives after `{`, and the place after the `}` that closes them.
fn alternatives(text: &str) -> Option<(Vec<&str>, usize)> {
    let mut options = Vec::new();
    let (mut depth, mut escaped, mut start) = (1, false, 0);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    options.push(&text[start..at]);
                    return Some((options, at + 1));
                }
            }
            ',' if depth == 1 => {
                options.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    None
}

/// Whether the class between brackets holds a character.
fn class(text: &str, there: char) -> Result<bool, HostError> {
    let negated = text.starts_with('^');
    let mut chars = text.chars().skip(usize::from(negated)).peekable();
    if text.is_empty() {
        return Err(malformed());
    }
    let mut holds = false;
    // An end of a range: a hyphen must be escaped.
    let end = |first: char, chars: &mut std::iter::Peekable<_>| match first {
        '-' => Err(malformed()),
        '\\' => Iterator::next(chars).ok_or_else(malformed),
        _ => Ok(first),
    };
    while let Some(first) = chars.next() {
        let low = end(first, &mut chars)?;
        let mut high = low;
        if chars.next_if_eq(&'-').is_some() {
            let last = chars.next().ok_or_else(malformed)?;
            high = end(last, &mut chars)?;
        }
        holds |= (low..=high).contains(&there);
    }
    Ok(holds != negated)
}
