//! Names that want to do something to whoever shows them, in every place that a tree has for names, through every format.
//! The names are in `testdata/hostile-names.tsv`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod code_scanning;
mod command;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use command::{Run, bartizan};
use serde_json::Value;

/// A hostile name.
struct Name {
    what: &'static str,
    /// As it stands between the quotes of HCL.
    literal: &'static str,
    /// What that is; none when it is no Unicode text.
    value: Option<String>,
}

fn names() -> Vec<Name> {
    let lines = include_str!("../testdata/hostile-names.tsv").lines().filter(|line| !line.starts_with('#'));
    let names: Vec<Name> = lines
        .map(|line| {
            let (what, literal) = line.split_once('\t').unwrap();
            Name { what, literal, value: unescaped(literal) }
        })
        .collect();
    assert!(names.len() >= 60);
    names
}

fn unescaped(literal: &str) -> Option<String> {
    let mut value = String::new();
    let mut rest = literal.chars();
    while let Some(character) = rest.next() {
        let code = |rest: &mut std::str::Chars<'_>, digits| {
            let code: String = rest.by_ref().take(digits).collect();
            char::from_u32(u32::from_str_radix(&code, 16).unwrap())
        };
        value.push(match character {
            '\\' => match rest.next().unwrap() {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => code(&mut rest, 4)?,
                'U' => code(&mut rest, 8)?,
                other => other,
            },
            other => other,
        });
    }
    Some(value)
}

/// A check that says a value, and whose prose is hostile.
fn own_check(names: &[Name]) -> String {
    let prose: String =
        names.iter().filter(|n| n.value.is_some()).fold(String::new(), |all, name| all + name.literal + " ");
    format!(
        "check \"own-bucket-name\" {{\n  title    = \"Bucket [has](https://evil.example) a name\"\n  severity = \"medium\"\n  on       = [\"aws_s3_bucket\"]\n  fail     = self.bucket != null\n  at       = self.bucket\n  message  = \"named ${{self.bucket}}\"\n  why      = \"{prose}\"\n  remedy   = \"{prose}\"\n  aliases  = [\"{prose}\"]\n\n  example \"fails\" \"named\" {{\n    resource \"aws_s3_bucket\" \"a\" {{\n      bucket = \"a\"\n    }}\n  }}\n}}\n"
    )
}

/// The tree: each name as key, tag, value, module source and condition in a file of its own, as the name of a resource in
/// JSON, and as the name of a file where the file system takes it.
fn tree() -> &'static Path {
    static TREE: OnceLock<PathBuf> = OnceLock::new();
    TREE.get_or_init(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-names");
        if root.exists() {
            std::fs::remove_dir_all(&root).unwrap();
        }
        std::fs::create_dir_all(root.join(".git")).unwrap();
        std::fs::create_dir(root.join(".bartizan")).unwrap();
        let names = names();
        std::fs::write(root.join(".bartizan/own.hcl"), own_check(&names)).unwrap();
        for (index, name) in names.iter().enumerate() {
            let literal = name.literal;
            let mut config = format!(
                "# {}\nresource \"aws_s3_bucket\" \"b{index}\" {{\n  for_each = toset([\"{literal}\"])\n  bucket   = each.key\n  tags     = {{ \"{literal}\" = \"{literal}\" }}\n}}\n\nresource \"aws_s3_bucket_acl\" \"a{index}\" {{\n  for_each = toset([\"{literal}\"])\n  bucket   = aws_s3_bucket.b{index}[each.key].id\n  acl      = \"public-read\"\n}}\n",
                name.what
            );
            writeln!(config, "\nmodule \"m{index}\" {{\n  source = \"{literal}\"\n}}").unwrap();
            writeln!(
                config,
                "\nvariable \"v{index}\" {{}}\n\nresource \"aws_s3_bucket\" \"c{index}\" {{\n  acl = var.v{index} == \"{literal}\" ? \"public-read\" : \"private\"\n}}\n\noutput \"o{index}\" {{\n  value = \"{literal}\"\n}}"
            )
            .unwrap();
            std::fs::write(root.join(format!("n{index}.tf")), config).unwrap();
            let Some(value) = &name.value else { continue };
            let resource = serde_json::json!({ "resource": { "aws_ebs_volume": { value: { "size": 1 } } } });
            std::fs::write(root.join(format!("j{index}.tf.json")), resource.to_string()).unwrap();
            // Terraform does not load hidden files.
            if value.contains(['/', '\0']) || value.len() > 200 || value.is_empty() || value.starts_with('.') {
                continue;
            }
            let below = root.join(format!("files/{index}"));
            std::fs::create_dir_all(&below).unwrap();
            let volume = format!("resource \"aws_efs_file_system\" \"f{index}\" {{\n  encrypted = false\n}}\n");
            std::fs::write(below.join(format!("{value}.tf")), volume).unwrap();
        }
        root
    })
}

fn run(arguments: &[&str]) -> Run {
    let run = bartizan(tree(), arguments.iter().copied());
    assert!(run.stdout.len() > 1_000, "{arguments:?}: {}", run.printed());
    run
}

/// Whether a character moves, hides or reorders what stands around it.
fn steers(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// What holds for everything that is printed.
fn assert_harmless(printed: &str, what: &str) {
    for line in printed.lines() {
        let found = line.chars().find(|character| steers(*character));
        assert_eq!(found, None, "{what}: {line:?}");
        assert!(!line.contains("##[") && !line.contains("##vso["), "{what}: {line}");
    }
}

fn assert_no_commands(printed: &str, what: &str) {
    let command = printed.lines().find(|line| line.trim_start().starts_with("::"));
    assert_eq!(command, None, "{what}");
}

#[test]
fn in_text() {
    for arguments in [&["scan", "."][..], &["scan", ".", "--show-unknown"], &["inspect", "."]] {
        let run = run(arguments);
        assert_harmless(&run.printed(), "text");
        assert_no_commands(&run.printed(), "text");
    }
}

#[test]
fn in_colours() {
    let run = run(&["scan", ".", "--show-unknown", "--color", "always"]);
    let mut plain = String::new();
    let mut pieces = run.stdout.split('\u{1b}');
    plain.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (sequence, rest) = piece.split_once('m').expect("a colour ends with m");
        let colour = sequence.strip_prefix('[').is_some_and(|s| s.chars().all(|c| c.is_ascii_digit() || c == ';'));
        assert!(colour, "{piece:?}");
        plain.push_str(rest);
    }
    assert_harmless(&plain, "colours");
    assert_no_commands(&plain, "colours");
}

/// Programs get the names as they are.
#[test]
fn in_json() {
    let run = run(&["scan", ".", "--format", "json"]);
    assert_harmless(&run.stdout, "json");
    assert_no_commands(&run.stdout, "json");
    let report = run.json();
    let said: Vec<&str> =
        command::list(&report, "findings").iter().map(|finding| command::text(finding, "/message")).collect();
    for name in names() {
        let Some(value) = name.value else { continue };
        let whole = format!("named {value}");
        // Messages are cut where they are too long to be read.
        let start = whole.get(..200).unwrap_or(&whole);
        let is_it = |message: &&str| **message == whole || (whole.len() > 200 && message.starts_with(start));
        assert!(said.iter().any(is_it), "{}", name.what);
    }
    let listed = bartizan(tree(), ["checks", "--format", "json"]);
    assert_harmless(&listed.stdout, "checks");
    listed.json();
}

#[test]
fn in_inspection() {
    let run = run(&["inspect", ".", "--format", "json"]);
    assert_harmless(&run.stdout, "inspect");
    assert_no_commands(&run.stdout, "inspect");
    let inspected = run.json();
    for (index, name) in names().iter().enumerate() {
        let Some(value) = &name.value else { continue };
        let output = inspected.pointer(&format!("/outputs/o{index}/value")).and_then(Value::as_str);
        assert_eq!(output, Some(value.as_str()), "{}", name.what);
    }
}

#[test]
fn in_sarif() {
    for arguments in [&["scan", ".", "--format", "sarif"][..], &["scan", ".", "--format", "sarif", "--strict"]] {
        let run = run(arguments);
        assert_harmless(&run.stdout, "sarif");
        assert_no_commands(&run.stdout, "sarif");
        let sarif = run.json();
        assert_text(&sarif);
        code_scanning::assert_accepted(&sarif, tree());
        let rules = code_scanning::list(&sarif, "/runs/0/tool/driver/rules");
        assert!(rules.iter().any(|rule| code_scanning::text(rule, "/id") == "own-bucket-name"));
        for rule in rules {
            assert_markdown(code_scanning::text(rule, "/help/markdown"));
        }
    }
}

/// No text in the document does anything when it is shown as it is.
fn assert_text(value: &Value) {
    match value {
        Value::String(text) => assert_harmless(text, "a text in sarif"),
        Value::Array(items) => items.iter().for_each(assert_text),
        Value::Object(fields) => {
            fields.keys().for_each(|key| assert_harmless(key, "a key in sarif"));
            fields.values().for_each(assert_text);
        }
        _ => {}
    }
}

/// Nothing in Markdown is a link, an image, HTML, a table or a heading; what could be a mention stands in code.
fn assert_markdown(markdown: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Strong) | Event::End(_) | Event::Code(_) | Event::SoftBreak => {}
            Event::Text(text) => {
                assert!(!["@", "://", "www.", "#"].iter().any(|sign| text.contains(sign)), "{text}");
            }
            other => panic!("{other:?} in {markdown}"),
        }
    }
}

/// In a comment on a pull request nothing is a link, an image, a mention or emphasis but what is our own; its HTML is
/// ours, and no name makes another cell.
#[test]
fn in_comments() {
    use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};
    for arguments in [&["scan", ".", "--format", "markdown"][..], &["scan", ".", "--format", "markdown", "--strict"]] {
        let comment = run(arguments).stdout;
        assert!(comment.starts_with("<!-- bartizan -->\n"), "{comment}");
        assert!(comment.len() < 65_536 && comment.contains("more findings"), "{}", comment.len());
        assert_harmless(&comment, "markdown");
        assert_no_commands(&comment, "markdown");
        for row in comment.lines().filter(|line| line.starts_with('|')) {
            assert_eq!(row.matches('|').count(), 5, "{row}");
        }
        let mut strong = false;
        let is_ours = |html: &str| {
            let summary = html.strip_prefix("<details><summary>").and_then(|html| html.strip_suffix("</summary>\n"));
            let words = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || " :,".contains(c));
            summary.map_or(matches!(html, "<!-- bartizan -->\n" | "</details>\n"), words)
        };
        for event in Parser::new_ext(&comment, Options::all()) {
            match event {
                Event::Html(html) => assert!(is_ours(&html), "{html}"),
                Event::Start(Tag::Strong) => strong = true,
                Event::Start(
                    Tag::Paragraph
                    | Tag::HtmlBlock
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
                    | Tag::List(None)
                    | Tag::Item,
                )
                | Event::Code(_)
                | Event::SoftBreak => {}
                Event::End(_) => strong = false,
                Event::Text(CowStr::Borrowed(text)) if strong => {
                    assert!(["critical", "high"].contains(&text) || text.starts_with("bartizan: "), "{text}");
                }
                Event::Text(text) => {
                    assert!(!["@", "://", "www.", "#", "GH-"].iter().any(|sign| text.contains(sign)), "{text}");
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn in_annotations() {
    let run = run(&["scan", ".", "--format", "github"]);
    assert_harmless(&run.stdout, "github");
    let commands: Vec<&str> = run.stdout.lines().filter(|line| line.trim_start().starts_with("::")).collect();
    assert!((3..=30).contains(&commands.len()), "{}", run.stdout);
    for command in commands {
        let (head, message) = command.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (kind, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&kind), "{command}");
        assert!(!message.is_empty());
        let mut before = Vec::new();
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&name), "{command}");
            assert!(!before.contains(&name), "{command}");
            before.push(name);
            if name.ends_with("ine") || name.starts_with("col") {
                assert!(value.parse::<u32>().unwrap() >= 1, "{command}");
            }
            if name == "file" && !value.contains("\\u{") {
                assert!(tree().join(properties_unescaped(value)).exists(), "{command}");
            }
        }
    }
}

/// A file of each hostile name has its annotation, and names that steer nobody lead to the file.
#[test]
fn in_annotations_of_files() {
    let mut found = 0;
    for entry in std::fs::read_dir(tree().join("files")).unwrap() {
        let directory = entry.unwrap().path();
        let arguments = ["scan", directory.to_str().unwrap(), "--format", "github", "--select", "aws-efs-*unencrypted"];
        let run = bartizan(tree(), arguments);
        assert_harmless(&run.stdout, "github");
        let Some(line) = run.stdout.lines().find(|line| line.starts_with("::")) else {
            panic!("{directory:?}: {}", run.printed())
        };
        let (_, file) = line.split_once("::error file=").unwrap();
        let file = properties_unescaped(file.split(',').next().unwrap());
        let name = std::fs::read_dir(&directory).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
        if !name.contains(steers) && !name.contains('\n') && !file.contains("\\u{") {
            assert_eq!(Path::new(&file).file_name().unwrap().to_str(), Some(name.as_str()), "{line}");
            assert!(tree().join(file).exists(), "{line}");
        }
        found += 1;
    }
    assert!(found >= 40, "{found}");
}

fn properties_unescaped(value: &str) -> String {
    value.replace("%3A", ":").replace("%2C", ",").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

#[test]
fn in_junit() {
    let run = run(&["scan", ".", "--format", "junit"]);
    assert_harmless(&run.stdout, "junit");
    assert_no_commands(&run.stdout, "junit");
    let document = roxmltree::Document::parse(&run.stdout).unwrap();
    let elements = ["testsuites", "testsuite", "testcase", "failure", "error"];
    let attributes =
        ["name", "tests", "failures", "errors", "disabled", "classname", "file", "line", "message", "type"];
    let mut failures = 0;
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(elements.contains(&node.tag_name().name()), "{node:?}");
        assert!(node.attributes().all(|attribute| attributes.contains(&attribute.name())), "{node:?}");
        failures += usize::from(node.has_tag_name("failure"));
    }
    let report = bartizan(tree(), ["scan", ".", "--format", "json"]).json();
    assert_eq!(report.pointer("/summary/fail").and_then(Value::as_u64), Some(failures as u64));
}
