//! The commit that a tree is at, read from the files of its repository. No program is asked.
//!
//! <https://git-scm.com/docs/gitrepository-layout>: `HEAD` names a branch or a commit, a branch stands in a file of its own or in
//! `packed-refs`. A working tree whose repository lies elsewhere (a linked working tree, a submodule) is outside of what may be
//! read, and its commit is not known.

use bartizan_lang::value::Str;

use crate::report::Commit;
use crate::source::{EntryKind, Files, RelPath, SizeLimit, TrustRoot};

/// Where the repository is.
const REPOSITORY: &str = ".git";

/// References to references to references.
const MAX_STEPS: usize = 5;

/// The commit of a trust root.
pub(super) fn commit(files: &Files, root: &TrustRoot) -> Commit {
    let Ok(repository) = RelPath::root().join(REPOSITORY) else { return Commit::NoRepository };
    match files.kind(root, &repository) {
        Err(_) => return Commit::NoRepository,
        Ok(EntryKind::Directory) => {}
        Ok(_) => return Commit::Unknown,
    }
    let read = |name: &str| {
        let path = repository.join(name).ok().filter(|path| path.starts_with(&repository))?;
        let file = files.read(root, &path, SizeLimit::SOURCE).ok()?;
        Some(file.text().to_owned())
    };
    find(read).map_or(Commit::Unknown, Commit::Known)
}

/// Follows `HEAD`. `read` gives the text of a file of the repository.
fn find(read: impl Fn(&str) -> Option<String>) -> Option<Str> {
    let mut text = read("HEAD")?;
    for _ in 0..MAX_STEPS {
        let line = text.lines().next()?.trim();
        let Some(name) = line.strip_prefix("ref:").map(str::trim) else {
            return is_hash(line).then(|| line.into());
        };
        if !name.starts_with("refs/") {
            return None;
        }
        match read(name) {
            Some(next) => text = next,
            None => {
                let packed = read("packed-refs")?;
                return packed.lines().find_map(|row| packed_hash(row, name));
            }
        }
    }
    None
}

/// The hash in a row of `packed-refs`, if it is that of the name.
fn packed_hash(row: &str, name: &str) -> Option<Str> {
    let (hash, of) = row.split_once(' ')?;
    (of.trim_end() == name && is_hash(hash)).then(|| hash.into())
}

/// SHA-1 or SHA-256 in lower case.
fn is_hash(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn head_is_followed_through_branches_and_packed_references() {
        let packed = format!("# pack-refs with: peeled fully-peeled sorted \n{HASH} refs/heads/main\n^{HASH}\n");
        let cases: &[(&[(&str, &str)], bool)] = &[
            (&[("HEAD", HASH)], true),
            (&[("HEAD", "ref: refs/heads/main\n"), ("refs/heads/main", HASH)], true),
            (&[("HEAD", "ref: refs/heads/main\n"), ("packed-refs", &packed)], true),
            (
                &[("HEAD", "ref: refs/heads/a\n"), ("refs/heads/a", "ref: refs/heads/main"), ("packed-refs", &packed)],
                true,
            ),
            (&[("HEAD", "ref: refs/heads/other\n"), ("packed-refs", &packed)], false),
            (&[("HEAD", "ref: refs/heads/a\n"), ("refs/heads/a", "ref: refs/heads/a\n")], false),
            (&[("HEAD", "ref: ../../etc/passwd\n")], false),
            (&[("HEAD", "<script>alert(1)</script>")], false),
            (&[("HEAD", "")], false),
            (&[], false),
        ];
        for (files, known) in cases {
            let read = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned());
            assert_eq!(find(read).as_deref(), known.then_some(HASH), "{files:?}");
        }
    }
}
