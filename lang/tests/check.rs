//! What the check compiler says about check files: `tests/check/*.hcl`, against a small provider of its own.
#![allow(clippy::disallowed_methods, reason = "it reads its own inputs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::fmt::Write as _;

use bartizan_lang::check::view::{Row, from_rows, written_below_in_rows, written_from_rows};
use bartizan_lang::check::{
    Check, Facet, Schemas, Signature, ViewType, WithFacets, Written, compile, compile_facets, inline,
};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_hcl;
use bartizan_lang::value::Str;

/// A bucket with attributes and blocks of all shapes, a network rule set, and a data source.
const ROWS: &str = "\
bucket\tacl\tattr\tstring\t
bucket\tdays\tattr\tnumber\t
bucket\tencrypted\tattr\tbool\t
bucket\tlabels\tattr\tmap(string)\t
bucket\tlogging\tblock\t\tsingle
bucket\tlogging.target\tattr\tstring\t
bucket\tzones\tattr\tlist(string)\t
group\tingress\tblock\t\tset
group\tingress.cidr_blocks\tattr\tlist(string)\t
group\tingress.from_port\tattr\tnumber\t
group\tingress.options\tblock\t\tsingle
group\tingress.options.strict\tattr\tbool\t
group\tname\tattr\tstring\t
group\toutputs\tattr\tobject\tlist
group\toutputs.port\tattr\tnumber\t
data.region\tname\tattr\tstring\t
";

struct Small(Vec<Signature>);

fn rows(ty: &str) -> Vec<Row<'static>> {
    let of_type = ROWS.lines().filter_map(|l| l.split_once('\t')).filter(|(known, _)| *known == ty);
    of_type.filter_map(|(_, cells)| Row::parse(cells)).collect()
}

impl Schemas for Small {
    fn view(&self, target: &str) -> Option<ViewType> {
        let rows = rows(target);
        if target.contains("::") { Some(ViewType::Any) } else { (!rows.is_empty()).then(|| from_rows(None, &rows)) }
    }

    fn written(&self, ty: &str, path: &str) -> Option<Written> {
        written_from_rows(&rows(ty), path)
    }

    fn written_below(&self, ty: &str, path: &str) -> Vec<Written> {
        written_below_in_rows(&rows(ty), path)
    }

    fn suggest_target(&self, target: &str) -> Option<Str> {
        ["bucket", "group"].into_iter().find(|t| strsim::osa_distance(t, target) < 3).map(Into::into)
    }

    fn functions(&self) -> &[Signature] {
        &self.0
    }
}

fn schemas() -> Small {
    let statement = ViewType::record([("effect", ViewType::String), ("actions", ViewType::list(ViewType::String))]);
    Small(vec![
        Signature { name: "iam_statements", params: &["policy"], returns: ViewType::list(statement) },
        Signature { name: "net_is_everyone", params: &["cidr"], returns: ViewType::Bool },
    ])
}

fn rendered(text: &str) -> String {
    let parsed = parse_hcl(FileId(0), text);
    let facets = compile_facets(FileId(0), text, &parsed.body, &schemas());
    let with_facets = WithFacets { schemas: &schemas(), facets: &facets.facets };
    let compiled = compile(FileId(0), text, &parsed.body, &with_facets);
    let mut out = String::new();
    for diagnostic in parsed.diagnostics.iter().chain(&facets.diagnostics).chain(&compiled.diagnostics) {
        let before = &text[..diagnostic.span.start as usize];
        let (line, column) =
            (before.matches('\n').count() + 1, before.len() - before.rfind('\n').map_or(0, |n| n + 1) + 1);
        let source = diagnostic.span.text(text).lines().next().unwrap_or_default();
        writeln!(out, "{line}:{column} {}\n    {source}", diagnostic.message).unwrap();
        if let Some(help) = &diagnostic.help {
            writeln!(out, "    = {help}").unwrap();
        }
    }
    for check in &compiled.checks {
        writeln!(out, "{}", summary(check)).unwrap();
        inlined(check, &facets.facets, &mut out);
    }
    out
}

/// What a check on a facet becomes for each type: its named expressions, and over what it runs.
fn inlined(check: &Check, facets: &[Facet], out: &mut String) {
    let on = |facet: &&Facet| check.about.on.iter().any(|t| t.to_string() == format!("facet.{}", facet.name));
    for facet in facets.iter().filter(on) {
        for from in &facet.from {
            let rule = inline(&check.rule, facet, from);
            let names: Vec<String> = rule
                .lets
                .iter()
                .map(|l| format!("{}{}", l.name, if l.per_element { " (per element)" } else { "" }))
                .collect();
            let parts = [("when", rule.when.is_some()), ("for_each", rule.for_each.is_some())];
            let parts: Vec<&str> = parts.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect();
            let ty = from.target.to_string();
            let remedy = check.prose.remedy.for_type(&ty);
            writeln!(out, "  {ty}: {} [{}] {remedy:?}", parts.join(" "), names.join(", ")).unwrap();
        }
    }
}

fn summary(check: &Check) -> String {
    let on: Vec<String> = check.about.on.iter().map(ToString::to_string).collect();
    let lets: Vec<String> = check
        .rule
        .lets
        .iter()
        .map(|l| format!("{}{}", l.name, if l.per_element { " (per element)" } else { "" }))
        .collect();
    let mut out =
        format!("ok {} {} on {} lets [{}]", check.about.id, check.about.severity, on.join(" "), lets.join(", "));
    for (name, ids) in [("aliases", &check.about.aliases), ("similar to", &check.about.similar_to)] {
        if !ids.is_empty() {
            write!(out, " {name} {ids:?}").unwrap();
        }
    }
    if !check.about.cwe.is_empty() {
        write!(out, " cwe {:?}", check.about.cwe).unwrap();
    }
    for example in &check.prose.examples {
        write!(out, "\n{} {:?} {}\n{}", example.kind.name(), example.name, example.format, example.text).unwrap();
    }
    out
}

#[test]
fn compiles_or_says_why_not() {
    insta::glob!("check/*.hcl", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(rendered(&text));
    });
}

#[test]
fn rules_survive_being_stored() {
    let text = include_str!("check/good.hcl");
    let compiled = compile(FileId(0), text, &parse_hcl(FileId(0), text).body, &schemas());
    for check in compiled.checks {
        let mut rule = check.rule;
        bartizan_lang::check::without_spans(&mut rule);
        let json = serde_json::to_string(&rule).unwrap();
        let mut read: bartizan_lang::check::Rule = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
        bartizan_lang::check::fold(&mut read);
        bartizan_lang::check::fold(&mut rule);
        assert_eq!(format!("{read:?}"), format!("{rule:?}"));
    }
}
