//! Trees on disk, hostile ones among them, read as a scan would.
#![allow(clippy::disallowed_methods, reason = "tests make the trees that they read")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[cfg(unix)]
mod unix;

use std::fs;
use std::path::Path;

use bartizan_lang::span::Span;
use tempfile::TempDir;

use super::*;

/// Writes files; a path that ends with `/` is a directory.
fn tree(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (path, content) in files {
        let path_on_disk = dir.path().join(path);
        if path.ends_with('/') {
            fs::create_dir_all(path_on_disk).unwrap();
        } else {
            fs::create_dir_all(path_on_disk.parent().unwrap()).unwrap();
            fs::write(path_on_disk, content).unwrap();
        }
    }
    dir
}

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn open(files: &Files, dir: &Path) -> TrustRoot {
    files.open(dir, Some(dir)).unwrap().root
}

fn walked(walk: &Walk) -> Vec<&str> {
    walk.directories.iter().map(|listing| listing.path.as_str()).collect()
}

#[test]
fn the_trust_root_is_the_nearest_repository_or_the_path() {
    let dir = tree(&[
        ("repo/.git/HEAD", b""),
        ("repo/envs/prod/main.tf", b""),
        ("repo/worktree/.git", b"gitdir: ../.git/worktrees/w"),
        ("repo/worktree/net/main.tf", b""),
        ("plain/sub/main.tf", b""),
    ]);
    let base = dir.path().canonicalize().unwrap();
    let cases = [
        ("repo", None, "repo", "", EntryKind::Directory),
        ("repo/envs/prod", None, "repo", "envs/prod", EntryKind::Directory),
        ("repo/envs/prod/main.tf", None, "repo", "envs/prod/main.tf", EntryKind::File),
        ("repo/envs/../envs/prod/.", None, "repo", "envs/prod", EntryKind::Directory),
        ("repo/worktree/net", None, "repo/worktree", "net", EntryKind::Directory),
        ("plain/sub", None, "plain/sub", "", EntryKind::Directory),
        ("plain/sub/main.tf", None, "plain/sub", "main.tf", EntryKind::File),
        ("plain/sub", Some("plain"), "plain", "sub", EntryKind::Directory),
        ("repo/worktree/net", Some("repo"), "repo", "worktree/net", EntryKind::Directory),
        ("repo/envs", Some("repo/envs"), "repo/envs", "", EntryKind::Directory),
    ];
    for (path, flag, root, start, kind) in cases {
        let flag = flag.map(|flag| base.join(flag));
        let opened = Files::default().open(&base.join(path), flag.as_deref()).unwrap();
        assert_eq!(opened.root.directory(), base.join(root), "{path}");
        assert_eq!((opened.path.as_str(), opened.kind), (start, kind), "{path}");
    }
}

#[test]
fn a_scan_that_cannot_start_says_why() {
    let dir = tree(&[("a/main.tf", b""), ("b/", b"")]);
    let at = |path: &str| dir.path().join(path);
    let files = Files::default();
    let error = |path: &str, root: Option<&str>| {
        files
            .open(&at(path), root.map(at).as_deref())
            .unwrap_err()
            .to_string()
            .replace(dir.path().to_str().unwrap(), "")
    };
    assert_eq!(
        error("no\u{1b}", None),
        "cannot scan `/no\\u{1b}`: it does not exist; check the spelling and the current directory"
    );
    assert_eq!(
        error("a", Some("b")),
        "cannot scan `/a`: it is outside of the trust root `/b`; give --root a directory that holds it"
    );
    assert_eq!(error("a", Some("a/main.tf")), "cannot use `/a/main.tf` as the trust root: it is not a directory");
    assert_eq!(error("a", Some("none")), "cannot use `/none` as the trust root: it is not a directory");
}

#[test]
fn paths_of_one_repository_share_a_trust_root() {
    let dir = tree(&[(".git/HEAD", b""), ("a/main.tf", b"a"), ("b/main.tf", b"b"), ("c/.git", b"")]);
    let files = Files::default();
    let [a, b, c] = ["a", "b", "c"].map(|path| files.open(&dir.path().join(path), None).unwrap());
    assert_eq!((a.root.id(), b.root.id(), c.root.id()), (RootId(0), RootId(0), RootId(1)));
    assert_eq!(files.root(RootId(1)).unwrap().directory(), c.root.directory());
    assert!(files.root(RootId(2)).is_none());
}

#[test]
fn a_path_is_read_once_and_keeps_its_number() {
    let dir = tree(&[("main.tf", b"a = 1"), ("other.tf", b"a = 1")]);
    let mut files = Files::default();
    let root = open(&files, dir.path());
    let first = files.read(&root, &rel("main.tf"), SizeLimit::SOURCE).unwrap();
    let other = files.read(&root, &rel("other.tf"), SizeLimit::SOURCE).unwrap();
    assert_eq!(first.hash(), other.hash());
    assert_ne!(first.id(), other.id());

    fs::write(dir.path().join("main.tf"), "a = 2").unwrap();
    assert_eq!(files.read(&root, &rel("./x/../main.tf"), SizeLimit::SOURCE).unwrap().text(), "a = 1");
    files.changed(&root, &rel("main.tf"));
    let again = files.read(&root, &rel("main.tf"), SizeLimit::SOURCE).unwrap();
    assert_eq!((again.text(), again.id()), ("a = 2", first.id()));
    assert_ne!(again.hash(), first.hash());

    fs::remove_file(dir.path().join("other.tf")).unwrap();
    files.changed_anywhere();
    assert_eq!(files.read(&root, &rel("other.tf"), SizeLimit::SOURCE).unwrap_err().problem, ReadProblem::NotFound);
    assert!(files.get(other.id()).is_none());
}

#[test]
fn limits_hold_for_each_use_of_a_file() {
    let dir = tree(&[("f", b"12345"), ("bom", b"\xef\xbb\xbf12")]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let too_large = |path: &str, limit| match files.read(&root, &rel(path), SizeLimit(limit)) {
        Ok(file) => panic!("{:?} was read", file.text()),
        Err(error) => error.problem,
    };
    let expected = |limit| ReadProblem::TooLarge { size: Some(5), limit };
    assert_eq!(too_large("f", 4), expected(4));
    assert_eq!(files.read(&root, &rel("f"), SizeLimit(5)).unwrap().text(), "12345");
    assert_eq!(too_large("f", 3), expected(3));
    assert_eq!(too_large("bom", 4), expected(4));
    assert_eq!(files.read(&root, &rel("bom"), SizeLimit(5)).unwrap().text(), "12");
    assert_eq!(too_large("bom", 4), expected(4));
    let error = files.read(&root, &rel("f"), SizeLimit(4)).unwrap_err().to_string();
    assert_eq!(
        error,
        "cannot read `f`: it has 5 bytes, more than the limit of 4 bytes; split the file or take it out of the scan"
    );
}

#[test]
fn content_that_is_no_text_says_where() {
    let cases: [(&[u8], &str); 3] = [
        (b"a = 1\nb = \xff\n", "cannot read `f.tf`: line 2 is not UTF-8; save the file as UTF-8"),
        (b"\xff\xfea\0", "cannot read `f.tf`: it is encoded as UTF-16; save the file as UTF-8"),
        (b"\xe4", "cannot read `f.tf`: line 1 is not UTF-8; save the file as UTF-8"),
    ];
    for (content, message) in cases {
        let dir = tree(&[("f.tf", content)]);
        let files = Files::default();
        let root = open(&files, dir.path());
        let error = files.read(&root, &rel("f.tf"), SizeLimit::SOURCE).unwrap_err();
        assert_eq!(error.to_string(), message);
        let location = files.location(error.span()).unwrap();
        assert_eq!((location.path.as_str(), location.start.line, location.start.column), ("f.tf", 1, 1));
        assert_eq!(files.read_bytes(&root, &rel("f.tf"), SizeLimit::CONTENTS).unwrap(), content);
    }
}

#[test]
fn positions_count_characters_from_one_after_a_byte_order_mark() {
    let dir = tree(&[("main.tf", "\u{feff}a = \"ä😀b\"\r\nc = 1\n".as_bytes())]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let file = files.read(&root, &rel("main.tf"), SizeLimit::SOURCE).unwrap();
    assert!(file.bom() && file.text().starts_with('a'));
    assert_eq!(files.read_bytes(&root, &rel("main.tf"), SizeLimit::SOURCE).unwrap().len(), file.text().len() + 3);

    let at = |needle: &str| u32::try_from(file.text().find(needle).unwrap()).unwrap();
    let end = u32::try_from(file.text().len()).unwrap();
    let cases = [
        (0, (1, 1)),
        (at("ä"), (1, 6)),
        (at("ä") + 1, (1, 6)),
        (at("😀"), (1, 7)),
        (at("😀") + 3, (1, 7)),
        (at("b"), (1, 8)),
        (at("c"), (2, 1)),
        (end, (3, 1)),
        (u32::MAX, (3, 1)),
    ];
    for (offset, (line, column)) in cases {
        assert_eq!(file.position(offset), LineColumn { line, column }, "byte {offset}");
    }
    let lines = [0, 1, 2, 3, 4].map(|line| file.line(line));
    assert_eq!(lines, [None, Some("a = \"ä😀b\""), Some("c = 1"), Some(""), None]);

    let span = Span { file: file.id(), start: at("ä"), end: at("b") };
    assert_eq!(
        serde_json::to_string(&files.location(span).unwrap()).unwrap(),
        r#"{"path":"main.tf","start":{"line":1,"column":6},"end":{"line":1,"column":8}}"#
    );
    assert!(files.location(Span { file: bartizan_lang::span::FileId(99), ..span }).is_none());
}

#[test]
fn unsaved_text_stands_before_the_disk() {
    let dir = tree(&[("a/main.tf", b"saved"), ("a-b/x.tf", b"")]);
    let mut files = Files::default();
    let root = open(&files, dir.path());
    let read =
        |files: &Files, path: &str| files.read(&root, &rel(path), SizeLimit::SOURCE).map(|file| file.text().to_owned());
    let names = |files: &Files, path: &str| {
        let listing = files.list_dir(&root, &rel(path)).map_err(|error| error.problem)?;
        Ok::<_, ReadProblem>(listing.entries.iter().map(|entry| entry.name.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(read(&files, "a/main.tf").unwrap(), "saved");
    assert_eq!(names(&files, "a").unwrap(), ["main.tf"]);
    assert_eq!(names(&files, "a/new"), Err(ReadProblem::NotFound));

    files.set_unsaved(&root, &rel("a/main.tf"), Some("\u{feff}unsaved".to_owned()));
    files.set_unsaved(&root, &rel("a/new/deep/x.tf"), Some(String::new()));
    assert_eq!(read(&files, "a/main.tf").unwrap(), "unsaved");
    assert_eq!(names(&files, "a").unwrap(), ["main.tf", "new"]);
    assert_eq!(names(&files, "a/new").unwrap(), ["deep"]);
    assert_eq!(files.kind(&root, &rel("a/new")), Ok(EntryKind::Directory));
    assert_eq!(files.kind(&root, &rel("a/new/deep/x.tf")), Ok(EntryKind::File));
    assert_eq!(walked(&files.walk(&root, &RelPath::root())), ["", "a", "a-b", "a/new", "a/new/deep"]);

    files.set_unsaved(&root, &rel("a/main.tf"), None);
    files.set_unsaved(&root, &rel("a/new/deep/x.tf"), None);
    assert_eq!(read(&files, "a/main.tf").unwrap(), "saved");
    assert_eq!(names(&files, "a").unwrap(), ["main.tf"]);
    assert_eq!(
        read(&files, "a/new/deep/x.tf").unwrap_err(),
        files.read(&root, &rel("a/new/deep/x.tf"), SizeLimit::SOURCE).unwrap_err()
    );
    assert_eq!(walked(&files.walk(&root, &RelPath::root())), ["", "a", "a-b"]);
}

#[test]
fn an_imagined_directory_holds_what_is_put_into_it_and_nothing_else() {
    let dir = tree(&[("main.tf", b"saved")]);
    let mut files = Files::default();
    let name = Path::new("untitled:Untitled-1");
    let root = files.imagine(name);
    files.set_unsaved(&root, &rel("untitled.tf"), Some("unsaved".to_owned()));
    let start = files.open(name, None).unwrap();
    assert_eq!((start.root.id(), start.kind), (root.id(), EntryKind::Directory));
    assert_eq!(files.imagine(name).id(), root.id());
    assert_eq!(files.read(&root, &rel("untitled.tf"), SizeLimit::SOURCE).unwrap().text(), "unsaved");
    assert_eq!(files.read(&root, &rel("main.tf"), SizeLimit::SOURCE).unwrap_err().problem, ReadProblem::NotFound);
    assert_eq!(walked(&files.walk(&root, &RelPath::root())), [""]);
    // Where a directory of that name is on the disk it is not looked at.
    let there = files.imagine(dir.path());
    assert!(files.list_dir(&there, &RelPath::root()).is_err());
}

#[test]
fn what_a_person_names_may_lie_outside() {
    let dir = tree(&[("repo/.git/HEAD", b""), ("repo/prod.tfvars", b"in"), ("secrets.tfvars", b"out")]);
    let files = Files::default();
    let root = files.open(&dir.path().join("repo"), None).unwrap().root;
    let inside = files.read_named(&dir.path().join("repo/x/../prod.tfvars"), SizeLimit::SOURCE).unwrap();
    assert_eq!((inside.text(), inside.outside(), inside.path()), ("in", false, Some(&rel("prod.tfvars"))));
    assert_eq!(inside.id(), files.read(&root, &rel("prod.tfvars"), SizeLimit::SOURCE).unwrap().id());

    let named = dir.path().join("repo/../secrets.tfvars");
    let outside = files.read_named(&named, SizeLimit::SOURCE).unwrap();
    assert_eq!((outside.text(), outside.outside(), outside.path()), ("out", true, None));
    assert_eq!(files.location(outside.span()).unwrap().path, named.to_str().unwrap());
    assert_eq!(
        files.read_named(dir.path(), SizeLimit::SOURCE).unwrap_err().problem,
        ReadProblem::NotAFile(EntryKind::Directory)
    );
    assert_eq!(
        files.read_named(&dir.path().join("none"), SizeLimit::SOURCE).unwrap_err().problem,
        ReadProblem::NotFound
    );
}

#[test]
fn ignore_rules_choose_directories_and_never_files() {
    let dir = tree(&[
        (".git/HEAD", b""),
        (".gitignore", b"*.tf\n/build/\ncache\n!.infra\n"),
        (".terraform/modules/m/main.tf", b""),
        (".hidden/main.tf", b""),
        (".infra/main.tf", b""),
        ("a/.bartizanignore", b"examples/\n!cache\n"),
        ("a/cache/main.tf", b""),
        ("a/examples/deep/main.tf", b""),
        ("a/main.tf", b""),
        ("b/.terragrunt-cache/x/main.tf", b""),
        ("b/build/main.tf", b""),
        ("b/cache/main.tf", b""),
        ("b/node_modules/x/main.tf", b""),
        ("build/main.tf", b""),
        ("build/sub/.ignore", b"skipped\n"),
        ("build/sub/skipped/main.tf", b""),
        ("sub/.git", b"gitdir: elsewhere"),
        ("sub/cache/main.tf", b""),
    ]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let cases: &[(&str, &[&str])] = &[
        ("", &["", ".infra", "a", "a/cache", "b", "b/build", "sub", "sub/cache"]),
        ("a", &["a", "a/cache"]),
        ("b", &["b", "b/build"]),
        ("build", &["build", "build/sub"]),
        ("build/sub", &["build/sub"]),
        ("b/cache", &["b/cache"]),
        (".hidden", &[".hidden"]),
        (".terraform/modules", &[".terraform/modules", ".terraform/modules/m"]),
    ];
    for (start, expected) in cases {
        let walk = files.walk(&root, &rel(start));
        assert_eq!((walked(&walk).as_slice(), walk.problems.as_slice()), (*expected, &[][..]), "from {start:?}");
    }
    let listing = files.list_dir(&root, &rel("build")).unwrap();
    assert_eq!(listing.files().collect::<Vec<_>>(), ["main.tf"]);
}

#[test]
fn a_rule_that_is_not_understood_is_told_with_its_line() {
    let dir = tree(&[(".gitignore", b"# fine\n[z-a]\nskipped\n"), ("skipped/main.tf", b""), ("kept/main.tf", b"")]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let walk = files.walk(&root, &RelPath::root());
    assert_eq!(walked(&walk), ["", "kept"]);
    let [problem] = walk.problems.as_slice() else { panic!("{:?}", walk.problems) };
    assert_eq!(
        problem.to_string(),
        "rules without effect in `.gitignore`: 1, the first because of error parsing glob '[z-a]': invalid range; 'z' > 'a'"
    );
    let location = files.location(problem.span()).unwrap();
    assert_eq!((location.path.as_str(), location.start.line, location.end.column), (".gitignore", 2, 6));
}

#[test]
fn ignore_rules_have_a_budget_and_copies_cost_nothing() {
    let rules = |directory: usize| format!("skipped\n#{directory}{}\n", "x".repeat(250 << 10));
    let same = rules(0);
    let mut entries: Vec<(String, String)> = Vec::new();
    for directory in 0..12 {
        entries.push((format!("same{directory:02}/.gitignore"), same.clone()));
        entries.push((format!("same{directory:02}/skipped/main.tf"), String::new()));
        entries.push((format!("z{directory:02}/.gitignore"), rules(directory + 1)));
        entries.push((format!("z{directory:02}/skipped/main.tf"), String::new()));
    }
    let borrowed: Vec<_> = entries.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let dir = tree(&borrowed);
    let files = Files::default();
    let root = open(&files, dir.path());
    let walk = files.walk(&root, &RelPath::root());
    let kept: Vec<_> = walked(&walk).into_iter().filter(|path| path.ends_with("skipped")).collect();
    assert_eq!(kept, ["z07/skipped", "z08/skipped", "z09/skipped", "z10/skipped", "z11/skipped"]);
    let [WalkProblem::TooManyRules { first, count: 5, .. }] = walk.problems.as_slice() else {
        panic!("{:?}", walk.problems)
    };
    assert_eq!(first.as_str(), "z07/.gitignore");
}

#[test]
fn a_walk_stops_at_its_depth() {
    let deep = "d/".repeat(MAX_DEPTH + 2);
    let dir = tree(&[(&deep, b"")]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let walk = files.walk(&root, &RelPath::root());
    assert_eq!(walk.directories.len(), MAX_DEPTH + 1);
    let [WalkProblem::TooDeep { first, count: 1, .. }] = walk.problems.as_slice() else {
        panic!("{:?}", walk.problems)
    };
    assert_eq!(first.depth(), MAX_DEPTH + 1);
    assert_eq!(files.walk(&root, first).directories.len(), 2);
}

#[test]
fn a_directory_that_is_a_file_is_none() {
    let dir = tree(&[("main.tf", b"")]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let problem = |path: &str| files.list_dir(&root, &rel(path)).unwrap_err().problem;
    assert_eq!((problem("main.tf"), problem("none")), (ReadProblem::NotADirectory, ReadProblem::NotFound));
    let read = |path: &str| files.read(&root, &rel(path), SizeLimit::SOURCE).unwrap_err().problem;
    assert_eq!((read(""), read("main.tf/x")), (ReadProblem::NotAFile(EntryKind::Directory), ReadProblem::NotFound));
}

#[test]
fn threads_share_one_text() {
    let dir = tree(&[("main.tf", b"x")]);
    let files = Files::default();
    let root = open(&files, dir.path());
    let (files, root) = (&files, &root);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..8)
            .map(|_| scope.spawn(move || files.read(root, &rel("main.tf"), SizeLimit::SOURCE).unwrap()))
            .collect();
        let read: Vec<_> = readers.into_iter().map(|reader| reader.join().unwrap()).collect();
        assert!(read.windows(2).all(|pair| std::sync::Arc::ptr_eq(&pair[0], &pair[1])));
    });
}
