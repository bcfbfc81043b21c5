//! URIs ↔ documents. Only `file:` names a file; everything else is a text without one.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tower_lsp_server::ls_types::Uri;

use crate::analyzer::Document;

/// What stands as it is in a path: RFC 3986 calls it unreserved. Editors that write more of them compare what they get back
/// after decoding it.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The document of a URI.
pub(crate) fn document(uri: &Uri) -> Document {
    path(uri.as_str()).map_or_else(|| Document::Untitled(uri.as_str().to_owned()), Document::File)
}

/// The path of a folder or file; none for a URI of another scheme.
pub(crate) fn path(uri: &str) -> Option<PathBuf> {
    path_on(uri, cfg!(windows)).map(PathBuf::from)
}

fn path_on(uri: &str, windows: bool) -> Option<String> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let path = percent_decode_str(path).decode_utf8().ok()?;
    if !path.starts_with('/') || path.contains('\0') {
        return None;
    }
    let local = host.is_empty() || host.eq_ignore_ascii_case("localhost");
    match (windows, local) {
        (false, true) => Some(path.into_owned()),
        // Another machine's files are no files here.
        (false, false) => None,
        (true, false) => Some(format!(r"\\{host}{}", path.replace('/', r"\"))),
        (true, true) => {
            let mut characters = path.chars().skip(1);
            let (drive, colon) = (characters.next()?, characters.next()?);
            // Editors write the drive in either case: it is one file.
            (drive.is_ascii_alphabetic() && colon == ':').then(|| {
                let rest: String = characters.map(|c| if c == '/' { '\\' } else { c }).collect();
                let rest = if rest.is_empty() { r"\".to_owned() } else { rest };
                format!("{}:{rest}", drive.to_ascii_uppercase())
            })
        }
    }
}

/// The URI of a document that is not open; none where nothing can name it.
pub(crate) fn uri(document: &Document) -> Option<Uri> {
    match document {
        Document::File(path) => Uri::from_str(&of_path(path, cfg!(windows))?).ok(),
        Document::Untitled(uri) => Uri::from_str(uri).ok(),
    }
}

fn of_path(path: &Path, windows: bool) -> Option<String> {
    let path = path.to_str()?;
    if !windows {
        return path.starts_with('/').then(|| format!("file://{}", utf8_percent_encode(path, ESCAPED)));
    }
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path);
    Some(match path.strip_prefix("//") {
        Some(share) => format!("file://{}", utf8_percent_encode(share, ESCAPED)),
        None => format!("file:///{}", utf8_percent_encode(path, ESCAPED)),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn only_files_have_paths() {
        let cases = [
            ("file:///a/main.tf", Some("/a/main.tf")),
            ("file://localhost/a/main.tf", Some("/a/main.tf")),
            ("FILE:///a%20b/%C3%A4%25.tf", Some("/a b/ä%.tf")),
            ("file:///a/main.tf#L3", Some("/a/main.tf")),
            ("file:/a/main.tf", Some("/a/main.tf")),
            ("file://server/share/main.tf", None),
            ("file:///a/%FF.tf", None),
            ("file:///a%00b", None),
            ("file://", None),
            ("untitled:Untitled-1", None),
            ("git:/a/main.tf?ref", None),
            ("vscode-remote://x/a/main.tf", None),
        ];
        for (uri, expected) in cases {
            assert_eq!(path_on(uri, false).as_deref(), expected, "{uri}");
        }
    }

    #[test]
    fn drives_are_one_file_however_they_are_written() {
        for uri in ["file:///c:/a%20b/main.tf", "file:///C:/a%20b/main.tf", "file:///c%3A/a%20b/main.tf"] {
            assert_eq!(path_on(uri, true).as_deref(), Some(r"C:\a b\main.tf"), "{uri}");
        }
        assert_eq!(path_on("file://server/share/x.tf", true).as_deref(), Some(r"\\server\share\x.tf"));
        assert_eq!(path_on("file:///c:", true).as_deref(), Some(r"C:\"));
        assert_eq!(path_on("file:///main.tf", true), None);
        assert_eq!(of_path(Path::new(r"C:\a b\main.tf"), true).unwrap(), "file:///C%3A/a%20b/main.tf");
        assert_eq!(of_path(Path::new(r"\\server\share\x.tf"), true).unwrap(), "file://server/share/x.tf");
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        for path in ["/a/main.tf", "/a b/ä😀%20.tf", "/a/[x]/#1?.tf", r"/a\b.tf"] {
            let uri = uri(&Document::File(path.into())).unwrap();
            assert_eq!(document(&uri), Document::File(path.into()), "{}", uri.as_str());
        }
        let untitled: Uri = "untitled:Untitled-1".parse().unwrap();
        assert_eq!(uri(&document(&untitled)).unwrap(), untitled);
    }
}
