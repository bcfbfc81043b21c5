//! Paths relative to a trust root, and how untrusted names are shown.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::path::{Component, Path};

use ecow::EcoString;
use thiserror::Error;

/// A normalised path relative to a trust root: components separated by `/`, none of them empty, `.` or `..`.
///
/// The empty path is the root itself. `..` is resolved on the text, as Terraform does with module sources, and not by
/// following links. Cloning is cheap. The order is that of the bytes. `Display` escapes control characters and shows
/// the root as `.`; [`RelPath::as_str`] is the raw text.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct RelPath(EcoString);

/// Why a text does not name a place inside the trust root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PathError {
    /// The path starts at the root of the file system.
    #[error("the path is absolute; only paths relative to the trust root are read")]
    Absolute,
    /// The path climbs out with `..`.
    #[error("the path leads out of the trust root; put the target inside or widen the root with --root")]
    OutsideRoot,
    /// A component is not UTF-8.
    #[error("the path is not UTF-8; rename the file or directory")]
    NotUtf8,
}

impl RelPath {
    /// The trust root itself.
    pub const fn root() -> Self {
        Self(EcoString::new())
    }

    /// Normalises a path that is relative to the trust root.
    pub fn new(path: &str) -> Result<Self, PathError> {
        Self::root().join(path)
    }

    /// The same for a path of the operating system.
    pub fn from_path(path: &Path) -> Result<Self, PathError> {
        let mut joined = String::new();
        for component in path.components() {
            match component {
                Component::Prefix(_) | Component::RootDir => return Err(PathError::Absolute),
                Component::CurDir => {}
                Component::ParentDir => joined.push_str("../"),
                Component::Normal(name) => {
                    joined.push_str(name.to_str().ok_or(PathError::NotUtf8)?);
                    joined.push('/');
                }
            }
        }
        Self::new(&joined)
    }

    /// Where `path`, written in a file of the directory `self`, leads.
    pub fn join(&self, path: &str) -> Result<Self, PathError> {
        if path.starts_with('/') {
            return Err(PathError::Absolute);
        }
        let mut joined = String::with_capacity(self.0.len() + 1 + path.len());
        joined.push_str(&self.0);
        for component in path.split('/') {
            match component {
                "" | "." => {}
                ".." if joined.is_empty() => return Err(PathError::OutsideRoot),
                ".." => joined.truncate(joined.rfind('/').unwrap_or(0)),
                name => {
                    if !joined.is_empty() {
                        joined.push('/');
                    }
                    joined.push_str(name);
                }
            }
        }
        Ok(Self(joined.into()))
    }

    /// An entry of the directory `self` by its name, which is one component as a directory listing gives it.
    pub(super) fn entry(&self, name: &str) -> Self {
        if self.is_root() {
            return Self(name.into());
        }
        let mut joined = EcoString::with_capacity(self.0.len() + 1 + name.len());
        joined.push_str(&self.0);
        joined.push('/');
        joined.push_str(name);
        Self(joined)
    }

    /// The raw text; empty for the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the trust root itself.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The directory that this is in; none for the root.
    pub fn parent(&self) -> Option<Self> {
        if self.is_root() {
            return None;
        }
        Some(match self.0.rsplit_once('/') {
            Some((parent, _)) => Self(parent.into()),
            None => Self::root(),
        })
    }

    /// The last component; none for the root.
    pub fn file_name(&self) -> Option<&str> {
        match self.0.rsplit_once('/') {
            Some((_, name)) => Some(name),
            None => (!self.is_root()).then_some(self.as_str()),
        }
    }

    /// The components from the root on.
    pub fn components(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|name| !name.is_empty())
    }

    /// How many components there are.
    pub fn depth(&self) -> usize {
        self.components().count()
    }

    /// This path and the directories above it, from the root down to itself.
    pub fn lineage(&self) -> Vec<Self> {
        let mut lineage = vec![Self::root()];
        let ends = self.0.match_indices('/').map(|(at, _)| at);
        lineage.extend(ends.chain([self.0.len()]).filter_map(|end| {
            let text = self.0.get(..end)?;
            (!text.is_empty()).then(|| Self(text.into()))
        }));
        lineage
    }

    /// Whether this is `directory` or something below it, by whole components.
    pub fn starts_with(&self, directory: &Self) -> bool {
        self.strip_prefix(directory).is_some()
    }

    /// What comes after `directory`: empty for itself, none when this is not below it.
    pub fn strip_prefix(&self, directory: &Self) -> Option<&str> {
        if directory.is_root() {
            return Some(self.as_str());
        }
        let rest = self.0.strip_prefix(directory.as_str())?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped(if self.is_root() { "." } else { self.as_str() }).fmt(f)
    }
}

impl fmt::Debug for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Shows untrusted text on one line: control, line-separating, invisible and bidirectional formatting characters as
/// `\u{…}`, so that a file name can neither steer a terminal nor pass for another one.
#[derive(Debug, Clone, Copy)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nearly all texts are shown as they are.
        if !self.0.chars().any(steers) {
            return f.write_str(self.0);
        }
        for character in self.0.chars() {
            if steers(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// The text of an operating system's path, with `\u{fffd}` for what is not Unicode.
pub(super) fn lossy(path: &Path) -> Cow<'_, str> {
    path.to_string_lossy()
}

/// Whether a character moves, hides or reorders what stands around it instead of showing something: control, line
/// separating, invisible and bidirectional formatting characters, and the tags of plane 14.
pub(crate) fn steers(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_are_normalised_and_never_climb_out() {
        use PathError::{Absolute, OutsideRoot};
        let cases: &[(&str, &str, Result<&str, PathError>)] = &[
            ("", "", Ok("")),
            ("", ".", Ok("")),
            ("", "a/../b", Ok("b")),
            ("", "./a//b/./c/", Ok("a/b/c")),
            ("", "..", Err(OutsideRoot)),
            ("", "a/../../a", Err(OutsideRoot)),
            ("", "/etc/passwd", Err(Absolute)),
            ("", "//a", Err(Absolute)),
            ("modules/site", "../net", Ok("modules/net")),
            ("modules/site", "../..", Ok("")),
            ("modules/site", "../../..", Err(OutsideRoot)),
            ("modules/site", "../../../repo/x", Err(OutsideRoot)),
            ("a", "/a/b", Err(Absolute)),
            ("a", "...", Ok("a/...")),
            ("a", "b\\..\\c", Ok("a/b\\..\\c")),
            ("ä", "ö/../ü", Ok("ä/ü")),
        ];
        for (directory, path, expected) in cases {
            let joined = RelPath::new(directory).unwrap().join(path);
            assert_eq!(joined.as_ref().map(RelPath::as_str), expected.as_ref().copied(), "{directory:?} + {path:?}");
        }
    }

    #[test]
    fn parts_of_a_path() {
        let path = RelPath::new("a/b/c.tf").unwrap();
        assert_eq!(path.file_name(), Some("c.tf"));
        assert_eq!(path.parent(), Some(RelPath::new("a/b").unwrap()));
        assert_eq!(path.depth(), 3);
        let lineage = path.lineage();
        assert_eq!(lineage.iter().map(RelPath::as_str).collect::<Vec<_>>(), ["", "a", "a/b", "a/b/c.tf"]);
        assert_eq!(RelPath::root().lineage(), [RelPath::root()]);
        assert_eq!((RelPath::root().parent(), RelPath::root().file_name()), (None, None));
        assert_eq!(RelPath::new("a").unwrap().parent(), Some(RelPath::root()));

        for (directory, rest) in
            [("", Some("a/b/c.tf")), ("a", Some("b/c.tf")), ("a/b/c.tf", Some("")), ("a/b/c", None), ("b", None)]
        {
            assert_eq!(path.strip_prefix(&RelPath::new(directory).unwrap()), rest, "{directory:?}");
        }
        assert_eq!(RelPath::from_path(Path::new("./x/../y")), RelPath::new("y"));
        assert_eq!(RelPath::from_path(Path::new("/y")), Err(PathError::Absolute));
    }

    #[test]
    fn names_cannot_steer_a_terminal() {
        let path = RelPath::new("a\u{1b}[31m/\u{202e}ft.niam\n").unwrap();
        assert_eq!(path.to_string(), "a\\u{1b}[31m/\\u{202e}ft.niam\\u{a}");
        assert_eq!(RelPath::root().to_string(), ".");
    }

    proptest! {
        #[test]
        fn a_joined_path_has_only_names(directory in "[a./]{0,12}", path in "[ab./\\\\é]{0,24}") {
            let Ok(directory) = RelPath::new(&directory) else { return Ok(()) };
            let Ok(joined) = directory.join(&path) else { return Ok(()) };
            prop_assert!(joined.components().all(|name| !matches!(name, "" | "." | "..")));
            prop_assert!(!joined.as_str().starts_with('/') && !joined.as_str().ends_with('/'));
            prop_assert!(!joined.as_str().contains("//"));
            prop_assert_eq!(RelPath::new(joined.as_str()), Ok(joined.clone()));
            prop_assert_eq!(directory.join(&format!("./{path}/x/..")), Ok(joined));
        }

        #[test]
        fn climbing_out_is_told_by_counting(path in prop::collection::vec(prop::sample::select(vec!["..", ".", "a", ""]), 0..10)) {
            let mut depth = 0_i32;
            let mut climbs = false;
            for component in &path {
                depth += match *component { ".." => -1, "a" => 1, _ => 0 };
                climbs |= depth < 0;
            }
            let text = format!("./{}", path.join("/"));
            match RelPath::new(&text) {
                Ok(normal) => prop_assert_eq!((climbs, i32::try_from(normal.depth()).unwrap()), (false, depth)),
                Err(error) => prop_assert_eq!((climbs, error), (true, PathError::OutsideRoot)),
            }
        }
    }
}
