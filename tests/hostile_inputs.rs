//! Inputs that want all the time, memory or stack that there is: a table. Each ends with a diagnostic that names the file
//! and the line where a limit is reached, and what stands beside it is checked all the same.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::fmt::Write as _;
use std::path::Path;

use command::{bartizan, list, place, text};

/// Stands beside each of them.
const SIBLING: &str = "resource \"aws_ebs_volume\" \"sibling\" {\n  availability_zone = \"eu-west-1a\"\n  size              = 1\n  encrypted         = false\n}\n";

/// What is said of an input: a part of the message, and the place; `None` where it is simply right.
type Said = Option<(&'static str, &'static str)>;

/// An input: its name, its files, and what is said of it.
type Input = (&'static str, Vec<(String, String)>, Said);

fn local(expression: &str) -> String {
    format!("locals {{\n  x = {expression}\n}}\n\noutput \"o\" {{\n  value = local.x\n}}\n")
}

/// Locals `l0`, `l1` … each made of the one before by the expression, in which `@` stands for it.
fn chain(first: &str, expression: &str, length: usize) -> String {
    let mut config = format!("locals {{\n  l0 = {first}\n");
    for number in 1..length {
        let before = format!("local.l{}", number - 1);
        writeln!(config, "  l{number} = {}", expression.replace('@', &before)).unwrap();
    }
    config + "}\n"
}

fn nested(open: &str, inside: &str, close: &str, levels: usize) -> String {
    open.repeat(levels) + inside + &close.repeat(levels)
}

fn one(name: &'static str, config: String, said: Said) -> Input {
    (name, vec![("hostile.tf".to_owned(), config)], said)
}

/// Modules that call the next one `calls` times, `levels` deep.
fn module_tree(levels: usize, call: &str) -> Vec<(String, String)> {
    let directory = |level: usize| "m/".repeat(level);
    let mut files: Vec<_> = (0..levels).map(|level| (directory(level) + "hostile.tf", call.to_owned())).collect();
    files.push((directory(levels) + "hostile.tf", "variable \"i\" {\n  default = 0\n}\n".to_owned()));
    files
}

fn inputs() -> Vec<Input> {
    let deep = Some(("nested", "hostile.tf:2"));
    let steps = Some(("too many steps", "hostile.tf:2"));
    let mut inputs = Vec::new();
    for (name, expression) in [
        ("parentheses", nested("(", "1", ")", 50_000)),
        ("lists", nested("[", "", "]", 50_000)),
        ("objects", nested("{ a = ", "1", " }", 50_000)),
        ("templates", nested("\"${", "1", "}\"", 50_000)),
        ("conditionals", "true ? 1 : ".repeat(50_000) + "2"),
        ("negations", "!".repeat(50_000) + "true"),
        ("calls", nested("tolist(", "[]", ")", 50_000)),
        ("loops", nested("[for x in [1] : ", "1", "]", 50_000)),
        ("indices", nested("local.x[", "0", "]", 50_000)),
        ("splats", "[1]".to_owned() + &"[*]".repeat(50_000)),
        ("directives", format!("\"{}\"", nested("%{ if true }", "z", "%{ endif }", 50_000))),
        ("JSON", format!("jsondecode(\"{}\")", nested("[", "", "]", 50_000))),
        ("YAML", format!("yamldecode(\"{}\")", nested("[", "", "]", 50_000))),
    ] {
        let said = match name {
            "JSON" => Some(("nesting depth", "hostile.tf:2")),
            "YAML" => Some(("limit", "hostile.tf:2")),
            _ => deep,
        };
        inputs.push(one(name, local(&expression), said));
    }
    inputs.extend([
        one("attribute splats", local(&("[1]".to_owned() + &".*".repeat(50_000))), Some(("splats", "hostile.tf:2"))),
        one("operators", local(&("1 + ".repeat(50_000) + "1")), Some(("operators in a row", "hostile.tf:2"))),
        one("a way into an unknown value", local(&format!("var.v{}", ".a".repeat(20_000))) + "variable \"v\" {}\n", None),
        one("heredocs that never begin", "<<".repeat(100_000), Some(("", "hostile.tf:1"))),
        one("a value that nests with each local", chain("[]", "[@]", 2_000), Some(("too large", "hostile.tf:258"))),
        one("a text that grows with each local", chain("var.v", "\"${@}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"", 2_000) + "variable \"v\" {}\n", None),
        one("a list that doubles with each local", chain("[1]", "[@, @]", 60), Some(("too large", "hostile.tf:20"))),
        one("a text that doubles with each local", chain("\"ha\"", "\"${@}${@}\"", 60), Some(("bytes is not made", "hostile.tf:25"))),
        one("loops in loops", local("[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1]]]"), steps),
        one("columns", local(&format!("csvdecode(\"{0}\\n{0}\")", "a,".repeat(50_000))), Some(("duplicate column", "hostile.tf:2"))),
        one("groups of a pattern", local(&format!("regex(\"{}\", \"{}\")", "(a?)".repeat(5_000), "a".repeat(5_000))), None),
        one("a pattern of repetitions", local("[for i in range(1000) : can(regex(\"(?:a?){900}(?:a){900}b${i}\", format(\"%01000d\", i)))]"), None),
        one("braces of a glob", local(&format!("fileset(\".\", \"{}\")", nested("{a,", "b", "}", 5_000))), Some(("too long", "hostile.tf:2"))),
        one("instances", "resource \"terraform_data\" \"x\" {\n  count = 1000000000\n}\n".to_owned(), Some(("instances of one block", "hostile.tf:2"))),
        one(
            "a resource in a resource in a resource",
            (1..600).fold("resource \"terraform_data\" \"r0\" {\n}\n".to_owned(), |config, number| {
                config + &format!("resource \"terraform_data\" \"r{number}\" {{\n  input = terraform_data.r{}\n}}\n", number - 1)
            }),
            Some(("too large", "hostile.tf:")),
        ),
        one(
            "blocks of many names",
            format!("resource \"example_thing\" \"x\" {{\n{}}}\n", (0..20_000).fold(String::new(), |all, n| all + &format!("  b{n} {{}}\n"))),
            None,
        ),
        (
            "modules with instances",
            module_tree(8, "variable \"i\" {\n  default = 0\n}\n\nmodule \"m\" {\n  source = \"./m\"\n  count  = 20\n  i      = count.index\n}\n"),
            Some(("too many instances of modules", "hostile.tf:5")),
        ),
        (
            "values of variables",
            vec![("terraform.tfvars".to_owned(), format!("v = {}\n", nested("[", "", "]", 50_000)))],
            Some(("nested", "terraform.tfvars:1")),
        ),
        (
            "configuration in JSON",
            vec![("hostile.tf.json".to_owned(), format!("{{\"locals\":{{\"x\":{}}}}}", nested("[", "", "]", 50_000)))],
            Some(("nested", "hostile.tf.json:1")),
        ),
    ]);
    inputs
}

#[test]
fn each_ends_with_a_diagnostic_and_its_sibling_is_checked() {
    for (name, files, said) in inputs() {
        let directory = tempfile::tempdir().unwrap();
        let write = |path: &str, content: &str| {
            let path = directory.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        };
        std::fs::create_dir(directory.path().join(".git")).unwrap();
        write("sibling.tf", SIBLING);
        files.iter().for_each(|(path, content)| write(path, content));
        assert_scan(directory.path(), name, said);
    }
}

fn assert_scan(directory: &Path, name: &str, said: Said) {
    let run = bartizan(directory, ["scan", ".", "--format", "json", "--select", "aws-ebs-*"]);
    let report = run.json();
    let diagnostics = list(&report, "diagnostics");
    let told: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format!("{} {}", place(diagnostic, "location"), text(diagnostic, "/message")))
        .collect();
    let shown = || told.iter().take(5).map(|line| line.chars().take(200).collect::<String>()).collect::<Vec<_>>();
    assert_eq!(run.code, 1, "{name}: {}", run.stderr);
    let sibling =
        list(&report, "findings").iter().any(|finding| text(finding, "/resource") == "aws_ebs_volume.sibling");
    assert!(sibling, "{name}: the sibling was not checked");
    match said {
        Some((message, at)) => {
            let is_it = |line: &String| {
                let (place, said) = line.split_once(' ').unwrap();
                said.contains(message) && place.contains(at)
            };
            assert!(told.iter().any(is_it), "{name}: {:?}", shown());
        }
        None => assert!(told.is_empty(), "{name}: {:?}", shown()),
    }
}
