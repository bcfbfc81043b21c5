//! Tests of the blast radius: graphs by hand, and graphs of the configuration in plans.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use bartizan_lang::value::InstanceKey;
use bartizan_lang::{Span, Value};

use super::*;
use crate::formats::plan::model::{
    Configuration, ConfiguredCall, ConfiguredModule, ConfiguredResource, Expression, Expressions, ResourceChange,
    ResourceId,
};

/// A graph of `FROM -> TO` lines.
fn graph(edges: &[(&str, &str)]) -> Graph {
    let mut graph = Graph::default();
    for (from, to) in edges {
        let (from, to) = (graph.resource(&Str::from(*from)), graph.resource(&Str::from(*to)));
        graph.refer(from, to);
    }
    graph
}

fn changes(all: &[(&str, Action)]) -> Vec<(Str, Action)> {
    all.iter().map(|(address, action)| (Str::from(*address), *action)).collect()
}

/// `address: direct; all, changing`.
fn told(radius: &Radius) -> Vec<String> {
    let line = |one: &Affected| {
        let direct: Vec<&str> = one.direct.iter().map(Str::as_str).collect();
        let more = if one.at_least { "+" } else { "" };
        format!("{}: {}; {}{more}, {}", one.address, direct.join(" "), one.all, one.changing)
    };
    radius.affected.iter().map(line).collect()
}

#[test]
fn direct_ones_and_those_behind_them() {
    let graph = graph(&[("b", "a"), ("c", "a"), ("d", "b"), ("e", "d"), ("d", "c"), ("x", "y")]);
    let radius = dependents(
        &graph,
        &changes(&[
            ("a", Action::Update),
            ("b", Action::Create),
            ("d", Action::DeleteThenCreate),
            ("e", Action::NoOp),
            ("x", Action::Delete),
        ]),
    );
    assert_eq!(told(&radius), ["a: b c; 4, 2", "d: e; 1, 0"]);
    assert_eq!((radius.changed, radius.dependents, radius.staying), (3, 3, 2));
}

#[test]
fn circles_end_and_name_nobody_twice() {
    let graph = graph(&[("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"), ("c", "b")]);
    let radius = dependents(&graph, &changes(&[("a", Action::Update), ("nothing", Action::Update)]));
    assert_eq!(told(&radius), ["a: c; 2, 0"]);
}

#[test]
fn many_names_are_counted() {
    let mut graph = Graph::default();
    let hub = graph.resource(&"hub".into());
    for number in 0..200 {
        let spoke = graph.resource(&format!("spoke[{number}]").into());
        graph.refer(spoke, hub);
    }
    let radius = dependents(&graph, &changes(&[("hub", Action::Delete)]));
    let [one] = radius.affected.as_slice() else { panic!("{radius:?}") };
    assert_eq!((one.direct.len(), one.direct_count, one.all), (50, 200, 200));
}

/// A chain of 100,000 that all change: exact numbers would be five thousand million steps.
#[test]
fn large_plans_take_linear_time() {
    let mut graph = Graph::default();
    let nodes: Vec<NodeIndex> = (0..100_000).map(|n| graph.resource(&format!("r[{n}]").into())).collect();
    for pair in nodes.windows(2) {
        graph.refer(pair[1], pair[0]);
    }
    let all: Vec<(Str, Action)> = (0..100_000).map(|n| (format!("r[{n}]").into(), Action::Update)).collect();
    let radius = dependents(&graph, &all);
    assert_eq!((radius.affected.len(), radius.changed, radius.dependents), (99_999, 100_000, 0));
    let (first, last) = (&radius.affected[0], &radius.affected[99_998]);
    assert!(first.at_least && first.all >= MIN_STEPS, "{first:?}");
    assert_eq!((last.at_least, last.all), (false, 1));
    // One change of a chain is followed to its end.
    let radius = dependents(&graph, &changes(&[("r[0]", Action::Update)]));
    assert_eq!((radius.affected[0].all, radius.affected[0].at_least, radius.staying), (99_999, false, 99_999));
}

/// A resource instance of a plan.
fn planned(module: &str, mode: Mode, local: &str, key: &str) -> ResourceChange {
    let (ty, name) = local.split_once('.').unwrap();
    let base = joined(module, mode, local);
    ResourceChange {
        id: ResourceId {
            address: format!("{base}{key}").into(),
            module: module.into(),
            mode,
            ty: ty.into(),
            name: name.into(),
            key: InstanceKey::None,
            provider: Str::default(),
            at: Span::NONE,
        },
        previous_address: None,
        deposed: None,
        action: Action::Update,
        reason: None,
        replaces: Vec::new(),
        importing: None,
        before: Value::null(),
        after: Value::null(),
    }
}

fn joined(module: &str, mode: Mode, local: &str) -> String {
    let data = if mode == Mode::Data { "data." } else { "" };
    if module.is_empty() { format!("{data}{local}") } else { format!("{module}.{data}{local}") }
}

fn expressions(arguments: &[(&str, &[&str])]) -> Expressions {
    let argument = |(name, references): &(&str, &[&str])| {
        let references: Vec<Str> = references.iter().map(|one| Str::from(*one)).collect();
        (Str::from(*name), Expression::References(references.into()))
    };
    Expressions(arguments.iter().map(argument).collect())
}

fn block(mode: Mode, local: &str, arguments: &[(&str, &[&str])]) -> ConfiguredResource {
    let (ty, name) = local.split_once('.').unwrap();
    ConfiguredResource {
        mode,
        ty: ty.into(),
        name: name.into(),
        provider: Str::default(),
        expressions: expressions(arguments),
        repeated: false,
    }
}

#[test]
fn references_of_the_configuration_lead_through_modules_and_data() {
    let network = ConfiguredModule {
        resources: vec![
            block(Mode::Managed, "aws_vpc.main", &[]),
            block(Mode::Managed, "aws_subnet.a", &[("vpc_id", &["aws_vpc.main.id", "aws_vpc.main"])]),
        ],
        outputs: vec![(
            "subnet".into(),
            Expression::References(vec!["aws_subnet.a.id".into(), "aws_subnet.a".into()].into()),
        )],
        ..ConfiguredModule::default()
    };
    let app = ConfiguredModule {
        resources: vec![block(Mode::Managed, "aws_instance.web", &[("subnet_id", &["var.subnet"])])],
        ..ConfiguredModule::default()
    };
    let call = |name: &str, arguments: &[(&str, &[&str])], module: ConfiguredModule| ConfiguredCall {
        name: name.into(),
        expressions: expressions(arguments),
        module: Arc::new(module),
        ..ConfiguredCall::default()
    };
    let plan = Plan {
        changes: vec![
            planned("module.network", Mode::Managed, "aws_vpc.main", ""),
            planned("module.network", Mode::Managed, "aws_subnet.a", ""),
            planned("module.app[\"x].y\"]", Mode::Managed, "aws_instance.web", ""),
            planned("module.app[\"z\"]", Mode::Managed, "aws_instance.web", ""),
            planned("", Mode::Managed, "aws_kms_key.k", "[\"a\"]"),
            planned("", Mode::Managed, "aws_kms_key.k", "[\"b\"]"),
            planned("", Mode::Managed, "aws_s3_bucket.s", "[\"a\"]"),
            planned("", Mode::Managed, "aws_s3_bucket.s", "[\"b\"]"),
            planned("", Mode::Data, "aws_iam_policy_document.d", ""),
            planned("", Mode::Managed, "aws_iam_policy.p", ""),
        ],
        configuration: Configuration {
            providers: Vec::new(),
            root: ConfiguredModule {
                resources: vec![
                    block(Mode::Managed, "aws_kms_key.k", &[]),
                    block(Mode::Managed, "aws_s3_bucket.s", &[("key", &["aws_kms_key.k", "each.key"])]),
                    block(Mode::Data, "aws_iam_policy_document.d", &[("r", &["aws_s3_bucket.s"])]),
                    block(
                        Mode::Managed,
                        "aws_iam_policy.p",
                        &[("policy", &["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"])],
                    ),
                ],
                calls: vec![
                    call("network", &[], network),
                    call("app", &[("subnet", &["module.network.subnet", "module.network"])], app),
                ],
                ..ConfiguredModule::default()
            },
        },
        ..Plan::default()
    };
    let radius = of_plan(&plan, None);
    assert_eq!(
        told(&radius),
        [
            "module.network.aws_vpc.main: module.network.aws_subnet.a; 3, 3",
            "module.network.aws_subnet.a: module.app[\"x].y\"].aws_instance.web module.app[\"z\"].aws_instance.web; 2, 2",
            "aws_kms_key.k[\"a\"]: aws_s3_bucket.s[\"a\"]; 2, 2",
            "aws_kms_key.k[\"b\"]: aws_s3_bucket.s[\"b\"]; 2, 2",
            "aws_s3_bucket.s[\"a\"]: aws_iam_policy.p; 1, 1",
            "aws_s3_bucket.s[\"b\"]: aws_iam_policy.p; 1, 1",
        ]
    );
}
