//! Links, pipes, permissions and names that only Unix systems have.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;

use super::*;

#[test]
fn nothing_leads_out_of_the_trust_root() {
    let dir = tree(&[
        ("secret.tf", b"secret"),
        ("out/main.tf", b"secret"),
        ("repo/in/main.tf", b"inside"),
        ("repo/real.tf", b"real"),
    ]);
    let repo = dir.path().join("repo");
    let links = [
        ("../secret.tf", "file.tf"),
        ("../out", "directory"),
        ("/etc/passwd", "absolute.tf"),
        ("in/../../secret.tf", "climbing.tf"),
        ("file.tf", "chain.tf"),
        ("/proc/self/root/etc/passwd", "magic.tf"),
        ("loop.tf", "loop.tf"),
        ("nowhere.tf", "broken.tf"),
        ("real.tf", "fine.tf"),
        ("in", "fine"),
    ];
    for (target, link) in links {
        symlink(target, repo.join(link)).unwrap();
    }
    symlink(repo.join("real.tf"), repo.join("absolute-inside.tf")).unwrap();
    let files = Files::default();
    let root = open(&files, &repo);
    let read = |path: &str| files.read(&root, &rel(path), SizeLimit::SOURCE);
    let outside =
        ["file.tf", "directory/main.tf", "absolute.tf", "climbing.tf", "chain.tf", "magic.tf", "absolute-inside.tf"];
    for path in outside {
        assert_eq!(read(path).unwrap_err().problem, ReadProblem::OutsideRoot, "{path}");
        assert_eq!(
            files.read_bytes(&root, &rel(path), SizeLimit::SOURCE).unwrap_err().problem,
            ReadProblem::OutsideRoot
        );
        let named = files.read_named(&repo.join(path), SizeLimit::SOURCE).unwrap_err();
        assert_eq!(named.problem, ReadProblem::OutsideRoot, "named {path}");
    }
    assert_eq!(files.list_dir(&root, &rel("directory")).unwrap_err().problem, ReadProblem::OutsideRoot);
    assert_eq!(files.kind(&root, &rel("directory")).unwrap_err().problem, ReadProblem::OutsideRoot);
    assert_eq!(read("broken.tf").unwrap_err().problem, ReadProblem::NotFound);
    assert!(matches!(read("loop.tf").unwrap_err().problem, ReadProblem::Io(_)));
    assert_eq!(read("fine.tf").unwrap().text(), "real");
    assert_eq!(read("fine/main.tf").unwrap().text(), "inside");
    assert_eq!(
        read("file.tf").unwrap_err().to_string(),
        "cannot read `file.tf`: a symbolic link on the way leads out of the trust root; put the target inside as a relative link, or widen the root with --root"
    );

    let walk = files.walk(&root, &RelPath::root());
    assert_eq!((walked(&walk), walk.problems.len()), (vec!["", "in"], 0));
    let listing = &walk.directories[0];
    assert_eq!(listing.entry("fine.tf").map(|entry| (entry.kind, entry.symlink)), Some((EntryKind::File, true)));
    assert_eq!(listing.entry("fine").map(|entry| (entry.kind, entry.symlink)), Some((EntryKind::Directory, true)));
    assert_eq!(listing.entry("file.tf").map(|entry| (entry.kind, entry.symlink)), Some((EntryKind::File, true)));
    assert_eq!(walked(&files.walk(&root, &rel("fine"))), ["fine"]);
}

#[test]
fn a_file_named_by_a_hook_does_not_carry_the_root_away() {
    let dir = tree(&[("repo/.git/HEAD", b""), ("secret.tf", b"secret"), ("repo/envs/main.tf", b"")]);
    symlink("../secret.tf", dir.path().join("repo/link.tf")).unwrap();
    symlink("repo/envs", dir.path().join("shortcut")).unwrap();
    let files = Files::default();
    let start = files.open(&dir.path().join("repo/link.tf"), None).unwrap();
    assert_eq!((start.path.as_str(), start.root.directory().file_name()), ("link.tf", Some(OsStr::new("repo"))));
    assert_eq!(files.read(&start.root, &start.path, SizeLimit::SOURCE).unwrap_err().problem, ReadProblem::OutsideRoot);
    assert_eq!(files.open(&dir.path().join("shortcut"), None).unwrap().path.as_str(), "envs");
}

#[test]
fn pipes_sockets_and_devices_are_refused_without_waiting() {
    let dir = tree(&[("main.tf", b"")]);
    let pipe = std::process::Command::new("mkfifo").arg(dir.path().join("pipe.tf")).status();
    assert!(pipe.unwrap().success());
    let _listener = UnixListener::bind(dir.path().join("socket.tf")).unwrap();
    let files = Files::default();
    let root = open(&files, dir.path());
    for path in ["pipe.tf", "socket.tf"] {
        let error = files.read(&root, &rel(path), SizeLimit::SOURCE).unwrap_err();
        assert_eq!(error.problem, ReadProblem::NotAFile(EntryKind::Special), "{path}");
        assert_eq!(files.kind(&root, &rel(path)), Ok(EntryKind::Special));
    }
    let listing = files.list_dir(&root, &RelPath::root()).unwrap();
    assert_eq!(listing.files().collect::<Vec<_>>(), ["main.tf", "pipe.tf", "socket.tf"]);
    assert!(matches!(files.open(&dir.path().join("pipe.tf"), None), Err(SourceError::NotScannable { .. })));
}

#[test]
fn what_may_not_be_read_is_told_and_the_rest_goes_on() {
    let dir = tree(&[("a/main.tf", b""), ("closed/main.tf", b""), ("secret.tf", b"")]);
    let mode = |path: &str, mode| fs::set_permissions(dir.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    mode("closed", 0o000);
    mode("secret.tf", 0o000);
    if fs::read(dir.path().join("secret.tf")).is_ok() {
        // The superuser may read everything, so there is nothing to see.
        mode("closed", 0o755);
        return;
    }
    let files = Files::default();
    let root = open(&files, dir.path());
    let error = files.read(&root, &rel("secret.tf"), SizeLimit::SOURCE).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `secret.tf`: permission denied; let the user who runs the scan read it");
    let walk = files.walk(&root, &RelPath::root());
    mode("closed", 0o755);
    assert_eq!(walked(&walk), ["", "a"]);
    let [WalkProblem::Unreadable(error)] = walk.problems.as_slice() else { panic!("{:?}", walk.problems) };
    assert_eq!((error.path.as_str(), &error.problem), ("closed", &ReadProblem::PermissionDenied));
}

// The file systems of macOS refuse such names.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf8_are_told() {
    let dir = tree(&[("main.tf", b"")]);
    fs::write(dir.path().join(OsStr::from_bytes(b"\xff.tf")), "").unwrap();
    fs::create_dir(dir.path().join(OsStr::from_bytes(b"d\xff\x1b"))).unwrap();
    let files = Files::default();
    let root = open(&files, dir.path());
    let walk = files.walk(&root, &RelPath::root());
    assert_eq!(walked(&walk), [""]);
    let problems: Vec<_> = walk.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["the directory `d\u{fffd}\\u{1b}` in `.` was not walked: its name is not UTF-8; rename it"]);
    let undecodable: Vec<_> =
        walk.directories[0].undecodable.iter().map(|entry| (entry.name.as_str(), entry.kind)).collect();
    assert_eq!(undecodable, [("d\u{fffd}\u{1b}", EntryKind::Directory), ("\u{fffd}.tf", EntryKind::File)]);
    let inner = dir.path().join(OsStr::from_bytes(b"d\xff\x1b"));
    assert!(matches!(files.open(&inner, Some(dir.path())), Err(SourceError::NotUtf8 { .. })));
}

#[test]
fn an_ignore_file_that_is_a_link_is_not_read() {
    let dir = tree(&[("rules", b"a\n"), ("a/main.tf", b"")]);
    symlink("rules", dir.path().join(".gitignore")).unwrap();
    let files = Files::default();
    let root = open(&files, dir.path());
    assert_eq!(walked(&files.walk(&root, &RelPath::root())), ["", "a"]);
}
