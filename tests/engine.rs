//! What checks say of deployments: `tests/engine/*.hcl`, each with checks and, after the line `# main.tf`, Terraform.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

mod terraform_text;

use std::fmt::Write as _;

use bartizan::engine::{OwnFile, Registry, Results, Selection, run};
use bartizan::ir::ResourceIndex;
use bartizan::link::{Linked, link};
use bartizan_lang::Span;
use bartizan_lang::span::FileId;

fn report(linked: &Linked, registry: &Registry, results: &Results, text: &str) -> String {
    let mut out = String::new();
    let address = |r: ResourceIndex| linked.deployment.resource(r).unwrap().address.to_string();
    let place = |span: Span| {
        let line = text[..span.start as usize].matches('\n').count() + 1;
        format!("{line}: {}", span.text(text).lines().next().unwrap_or_default())
    };
    for finding in &results.findings {
        let id = registry.get(finding.check).unwrap().id();
        writeln!(out, "{:?} {id} {}", finding.status, finding.resource.map(address).unwrap_or_default()).unwrap();
        writeln!(out, "    {}", finding.message).unwrap();
        if finding.at.is_some() {
            writeln!(out, "    at {}", place(finding.at)).unwrap();
        }
        if finding.value != finding.at {
            writeln!(out, "    from {}", place(finding.value)).unwrap();
        }
        if let Some(parent) = finding.parent {
            writeln!(out, "    in {}", address(parent)).unwrap();
        }
        if let Some(when) = &finding.when {
            writeln!(out, "    when {when}").unwrap();
        }
        for reason in &finding.reasons {
            writeln!(out, "    since {reason}").unwrap();
        }
    }
    for diagnostic in &results.diagnostics {
        writeln!(out, "{:?} {}", diagnostic.level, diagnostic.message).unwrap();
    }
    writeln!(out, "{} checks", results.checks).unwrap();
    out
}

#[test]
fn says_what_is_wrong_and_where() {
    insta::glob!("engine/*.hcl", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let (checks, terraform) = text.split_once("# main.tf\n").unwrap();
        let registry = Registry::only_own(&[OwnFile { file: FileId(1000), name: "own", text: checks }]);
        assert_eq!(registry.diagnostics, []);
        let deployment = terraform_text::deployment(terraform);
        assert_eq!(deployment.diagnostics, []);
        let linked = link(deployment);
        let results = run(&linked, &registry, Selection::All);
        assert!(!results.crashed);
        insta::assert_snapshot!(report(&linked, &registry, &results, terraform));
    });
}
