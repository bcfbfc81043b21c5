//! Root modules of trees without a repository: how far their own module sources widen the trust root, and no further.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::path::Path;

use command::{Run, list, place, text, with_environment};

/// Stands in what may not be read.
const MARKER: &str = "outside-marker-4d2b";

/// A queue that is not encrypted and whose name is that of its module.
const QUEUE: &str = "variable \"name\" {}\n\nresource \"aws_sqs_queue\" \"this\" {\n  name                    = var.name\n  sqs_managed_sse_enabled = false\n}\n";

/// A tree, what is inspected in it, and what comes of it.
struct Case {
    name: &'static str,
    /// Paths and contents. A content that begins with `->` is a symbolic link to what follows.
    files: &'static [(&'static str, &'static str)],
    named: &'static str,
    /// The addresses of the resources, in order.
    resources: &'static [&'static str],
    /// Those of them with an attribute that is not known.
    unknown: &'static [&'static str],
    /// What the diagnostics say, in any order.
    told: &'static [&'static str],
}

const CALLER: &str = "module \"m\" {\n  source = \"../../modules/x\"\n  name   = \"jobs\"\n}\n";

const CASES: &[Case] = &[
    Case {
        name: "the module that an example shows, and one beside it",
        files: &[
            (
                "examples/complete/main.tf",
                "module \"top\" {\n  source = \"../../\"\n  name   = \"jobs\"\n}\nmodule \"x\" {\n  source = \"../../modules/x\"\n  name   = \"jobs\"\n}\n",
            ),
            ("main.tf", QUEUE),
            ("modules/x/main.tf", QUEUE),
        ],
        named: "examples/complete",
        resources: &["module.top.aws_sqs_queue.this", "module.x.aws_sqs_queue.this"],
        unknown: &[],
        told: &[],
    },
    Case {
        name: "through modules inside and outside, as JSON and for OpenTofu",
        files: &[
            ("a/root/main.tf", "module \"inner\" {\n  source = \"./inner\"\n}\n"),
            ("a/root/inner/main.tofu", "module \"b\" {\n  source = \"../../../b\"\n}\n"),
            ("b/main.tf.json", "{\"module\": {\"c\": {\"source\": \"../c\", \"name\": \"jobs\"}}}"),
            ("c/main.tf", QUEUE),
        ],
        named: "a/root",
        resources: &["module.inner.module.b.module.c.aws_sqs_queue.this"],
        unknown: &[],
        told: &[],
    },
    Case {
        name: "files of an allowed directory, of its parent, and of nowhere",
        files: &[
            (
                "examples/a/main.tf",
                "module \"m\" {\n  source = \"../../modules/x\"\n}\nresource \"aws_sqs_queue\" \"a\" {\n  name = file(\"../../secret.txt\")\n}\nresource \"aws_sqs_queue\" \"b\" {\n  name = join(\"\", fileset(\"../../\", \"*.txt\"))\n}\nresource \"aws_sqs_queue\" \"c\" {\n  count = fileexists(\"../../secret.txt\") ? 1 : 0\n}\nresource \"aws_sqs_queue\" \"d\" {\n  name = file(\"../../modules/secret.txt\")\n}\n",
            ),
            (
                "modules/x/main.tf",
                "resource \"aws_sqs_queue\" \"x\" {\n  name = trimspace(file(\"${path.module}/name.txt\"))\n}\nresource \"aws_sqs_queue\" \"y\" {\n  name = file(\"${path.module}/../../secret.txt\")\n}\n",
            ),
            ("modules/x/name.txt", "jobs\n"),
            ("modules/secret.txt", MARKER),
            ("secret.txt", MARKER),
        ],
        named: "examples/a",
        resources: &[
            "aws_sqs_queue.a",
            "aws_sqs_queue.b",
            "aws_sqs_queue.c",
            "aws_sqs_queue.d",
            "module.m.aws_sqs_queue.x",
            "module.m.aws_sqs_queue.y",
        ],
        unknown: &["aws_sqs_queue.a", "aws_sqs_queue.b", "aws_sqs_queue.d", "module.m.aws_sqs_queue.y"],
        told: &[],
    },
    Case {
        name: "a directory without configuration",
        files: &[("examples/a/main.tf", CALLER), ("modules/x/secret.txt", MARKER), ("modules/x/main.tf.txt", QUEUE)],
        named: "examples/a",
        resources: &[],
        unknown: &[],
        told: &["lies outside of the scanned tree: \"../../modules/x\""],
    },
    Case {
        name: "links: to a directory, on the way to it, to a file, and out of an allowed directory",
        files: &[
            (
                "examples/a/main.tf",
                "module \"linked\" {\n  source = \"../../linked\"\n  name   = \"jobs\"\n}\nmodule \"below\" {\n  source = \"../../up/x\"\n  name   = \"jobs\"\n}\nmodule \"file\" {\n  source = \"../../file\"\n  name   = \"jobs\"\n}\nmodule \"m\" {\n  source = \"../../modules/x\"\n}\n",
            ),
            (
                "modules/x/main.tf",
                "resource \"aws_sqs_queue\" \"x\" {\n  name = file(\"${path.module}/link.txt\")\n}\n",
            ),
            ("modules/x/link.txt", "->../../secret.txt"),
            ("modules/x/linked.tf", "->../../other/main.tf"),
            ("secret.txt", MARKER),
            ("other/main.tf", QUEUE),
            ("other/x/main.tf", QUEUE),
            ("linked", "->other"),
            ("up", "->other"),
            ("file/main.tf", "->../other/main.tf"),
        ],
        named: "examples/a",
        resources: &["module.m.aws_sqs_queue.x"],
        unknown: &["module.m.aws_sqs_queue.x"],
        told: &[
            "lies outside of the scanned tree: \"../../linked\"",
            "lies outside of the scanned tree: \"../../up/x\"",
            "lies outside of the scanned tree: \"../../file\"",
            "linked.tf",
        ],
    },
    Case {
        name: "eight levels above",
        files: &[
            (
                "1/2/3/4/5/6/7/8/main.tf",
                "module \"m\" {\n  source = \"../../../../../../../../m\"\n  name   = \"jobs\"\n}\n",
            ),
            ("m/main.tf", QUEUE),
        ],
        named: "1/2/3/4/5/6/7/8",
        resources: &["module.m.aws_sqs_queue.this"],
        unknown: &[],
        told: &[],
    },
    Case {
        name: "nine levels above",
        files: &[
            (
                "1/2/3/4/5/6/7/8/9/main.tf",
                "module \"m\" {\n  source = \"../../../../../../../../../m\"\n  name   = \"jobs\"\n}\n",
            ),
            ("m/main.tf", QUEUE),
        ],
        named: "1/2/3/4/5/6/7/8/9",
        resources: &[],
        unknown: &[],
        told: &["lies outside of the scanned tree"],
    },
    Case {
        name: "the home directory, and what is above it",
        files: &[
            (
                "home/me/a/main.tf",
                "module \"me\" {\n  source = \"../\"\n  name   = \"jobs\"\n}\nmodule \"all\" {\n  source = \"../../\"\n  name   = \"jobs\"\n}\nmodule \"b\" {\n  source = \"../b\"\n  name   = \"jobs\"\n}\n",
            ),
            ("home/me/b/main.tf", QUEUE),
            ("home/me/main.tf", QUEUE),
            ("home/main.tf", QUEUE),
        ],
        named: "home/me/a",
        resources: &["module.b.aws_sqs_queue.this"],
        unknown: &[],
        told: &["lies outside of the scanned tree: \"../\"", "lies outside of the scanned tree: \"../../\""],
    },
    Case {
        name: "what no module names: a comment, an argument of a resource, an expression",
        files: &[
            (
                "examples/a/main.tf",
                "# module \"c\" { source = \"../../b\" }\nresource \"aws_s3_object\" \"o\" {\n  bucket = \"b\"\n  key    = \"k\"\n  source = \"../../b\"\n  content = file(\"../../b/main.tf\")\n}\n",
            ),
            ("b/main.tf", QUEUE),
        ],
        named: "examples/a",
        resources: &["aws_s3_object.o"],
        unknown: &["aws_s3_object.o"],
        told: &[],
    },
    Case {
        name: "the module that a unit of Terragrunt runs",
        files: &[
            (
                "live/jobs/terragrunt.hcl",
                "terraform {\n  source = \"../..//modules/x\"\n}\n\ninputs = {\n  name = \"jobs\"\n}\n",
            ),
            ("modules/x/main.tf", QUEUE),
        ],
        named: "live/jobs",
        resources: &["aws_sqs_queue.this"],
        unknown: &[],
        told: &[],
    },
];

fn write(directory: &Path, files: &[(&str, &str)]) {
    for (path, content) in files {
        let path = directory.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        match content.strip_prefix("->") {
            #[cfg(unix)]
            Some(target) => std::os::unix::fs::symlink(target, path).unwrap(),
            #[cfg(not(unix))]
            Some(_) => {}
            None => std::fs::write(path, content).unwrap(),
        }
    }
}

/// Runs the program in a directory below a home directory.
fn run(directory: &Path, arguments: &[&str]) -> Run {
    let home = directory.join("home/me");
    with_environment(directory, arguments.iter().copied(), &[("HOME", home.to_str().unwrap())])
}

#[test]
#[cfg(unix)]
fn a_trust_root_reaches_the_modules_of_the_named_directory_and_nothing_else() {
    for case in CASES {
        let tree = tempfile::tempdir().unwrap();
        write(tree.path(), case.files);
        let run = run(tree.path(), &["inspect", case.named, "--format", "json", "--show-sensitive"]);
        assert!(!run.printed().contains(MARKER), "{}: {}", case.name, run.printed());
        let report = run.json();
        let addresses: Vec<&str> = list(&report, "resources").iter().map(|r| text(r, "/address")).collect();
        assert_eq!(addresses, case.resources, "{}\n{}", case.name, run.printed());
        let open = list(&report, "resources").iter().filter(|resource| {
            let unknown = list(resource, "unknown").iter().filter_map(|path| path.as_str());
            unknown.into_iter().any(|path| matches!(path, "name" | "content"))
        });
        assert_eq!(open.map(|r| text(r, "/address")).collect::<Vec<_>>(), case.unknown, "{}", case.name);
        let told: Vec<&str> = list(&report, "diagnostics").iter().map(|d| text(d, "/message")).collect();
        assert_eq!(told.is_empty(), case.told.is_empty(), "{}: {told:?}", case.name);
        for part in case.told {
            assert!(told.iter().any(|message| message.contains(part)), "{}: {part:?} in {told:?}", case.name);
        }
    }
}

#[test]
fn a_finding_in_a_module_outside_has_its_path() {
    let tree = tempfile::tempdir().unwrap();
    write(tree.path(), &[("examples/a/main.tf", CALLER), ("modules/x/main.tf", QUEUE), ("modules/y/main.tf", QUEUE)]);
    let report = run(tree.path(), &["scan", "examples/a", "--format", "json"]).json();
    let places: Vec<String> = list(&report, "findings").iter().map(|finding| place(finding, "location")).collect();
    assert!(places.iter().any(|place| place.starts_with("modules/x/main.tf:")), "{places:?}");
    // Nothing but the named directory is walked.
    assert!(!places.iter().any(|place| place.starts_with("modules/y")), "{places:?}");
}

#[test]
fn what_a_person_names_is_read_though_the_trust_root_does_not_reach_it() {
    let tree = tempfile::tempdir().unwrap();
    write(
        tree.path(),
        &[
            (
                "examples/a/main.tf",
                "variable \"name\" {}\nmodule \"m\" {\n  source = \"../../modules/x\"\n  name   = var.name\n}\n",
            ),
            ("modules/x/main.tf", QUEUE),
            ("values/prod.tfvars", "name = \"jobs\"\n"),
            // Own checks are those of the named directory.
            ("examples/a/.bartizan/own.hcl", "this is no check\n"),
        ],
    );
    let arguments = ["inspect", "examples/a", "--format", "json", "--var-file", "values/prod.tfvars"];
    let report = run(tree.path(), &arguments).json();
    let [queue] = list(&report, "resources") else { panic!("{report}") };
    assert_eq!(text(queue, "/address"), "module.m.aws_sqs_queue.this");
    assert!(list(&report, "diagnostics").is_empty(), "{report}");
    let scan = run(tree.path(), &["scan", "examples/a", "--format", "json"]).json();
    let places: Vec<String> = list(&scan, "diagnostics").iter().map(|d| place(d, "location")).collect();
    assert!(places.iter().any(|place| place.starts_with("examples/a/.bartizan/own.hcl:")), "{places:?}");
}

#[test]
fn a_repository_or_a_named_root_says_how_far_the_tree_goes() {
    let files = [("tree/examples/a/main.tf", CALLER), ("tree/modules/x/main.tf", QUEUE)];
    let tree = tempfile::tempdir().unwrap();
    write(tree.path(), &files);
    let named = run(tree.path(), &["inspect", "tree/examples/a", "--root", "tree/examples", "--format", "json"]).json();
    assert_eq!(list(&named, "resources").len(), 0, "{named}");
    write(tree.path(), &[("tree/examples/.git", "gitdir: elsewhere\n")]);
    let repository = run(tree.path(), &["inspect", "tree/examples/a", "--format", "json"]).json();
    assert_eq!(list(&repository, "resources").len(), 0, "{repository}");
}

#[test]
fn as_many_modules_as_are_looked_at() {
    let tree = tempfile::tempdir().unwrap();
    let calls = |number| (0..number).map(|n| format!("module \"m{n:03}\" {{\n  source = \"../m{n:03}\"\n}}\n"));
    write(tree.path(), &[("a/main.tf", &calls(300).collect::<String>())]);
    for n in 0..300 {
        write(tree.path(), &[(&format!("m{n:03}/main.tf"), "resource \"aws_sqs_queue\" \"this\" {}\n")]);
    }
    let report = run(tree.path(), &["inspect", "a", "--format", "json"]).json();
    assert_eq!(list(&report, "resources").len(), 256);
    assert_eq!(list(&report, "diagnostics").len(), 44);
}
