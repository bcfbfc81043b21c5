//! One mistake, one finding.

use super::*;
use crate::report::Finding;
use crate::report::group::natural;

fn raw_text(finding: &Finding) -> Vec<String> {
    let terminal = Terminal::default();
    finding.instances.iter().map(|i| format!("{} {}", terminal.line(&i.root), terminal.line(&i.address))).collect()
}

#[test]
fn addresses_are_sorted_as_people_count() {
    let mut addresses =
        ["x[10]", "x[2]", "x[\"b\"]", "x[02]", "x", "y[1].z[3]", "y[1].z[21]", "x[1]", "x[100000000000000000000]"];
    addresses.sort_by(|a, b| natural(a, b));
    assert_eq!(
        addresses,
        ["x", "x[\"b\"]", "x[1]", "x[02]", "x[2]", "x[10]", "x[100000000000000000000]", "y[1].z[3]", "y[1].z[21]"]
    );
}

#[test]
fn a_mistake_in_a_module_is_told_once_with_its_instances_and_its_way() {
    let tree = Tree::new(MODULES);
    let mut checked = tree.raw(&check("acl", Severity::High), "aws_s3_bucket", "acl");
    checked.iter_mut().for_each(|one| one.findings.to_mut().retain(|raw| raw.message.contains("public")));
    let report = tree.report(checked);
    let [finding] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
    let instance = |key: &str| format!("envs/prod module.site[\"{key}\"].module.store.aws_s3_bucket.this");
    assert_eq!(raw_text(finding), [instance("b1"), instance("b2"), instance("b10")]);
    assert!(finding.resource.is("module.site[\"b1\"].module.store.aws_s3_bucket.this"));
    assert!(finding.location.path.is("modules/store/main.tf"));
    assert!(finding.cause.path.is("envs/prod/terraform.tfvars"));
    let places: Vec<(String, u32)> =
        finding.trace.iter().map(|step| (Terminal::default().line(&step.place.path), step.place.start.line)).collect();
    let last = finding.trace.last().unwrap();
    assert!(last.place.path.is("modules/store/main.tf") && last.place.start.line == 9, "{places:?}");
    assert!(places.first().unwrap().0.starts_with("envs/prod"), "{places:?}");
    assert!(places.iter().any(|(path, _)| path == "modules/site/main.tf"), "{places:?}");
}

#[test]
fn one_module_called_from_two_roots_is_one_finding() {
    let module = "resource \"aws_s3_bucket\" \"this\" {\n  acl = \"public-read\"\n}\n";
    let root = "module \"m\" {\n  source = \"../m\"\n}\n";
    let tree = Tree::new(&[("m/main.tf", module), ("a/main.tf", root), ("b/main.tf", root)]);
    let report = tree.report(tree.raw(&check("acl", Severity::High), "aws_s3_bucket", "acl"));
    let [finding] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
    assert_eq!(raw_text(finding), ["a module.m.aws_s3_bucket.this", "b module.m.aws_s3_bucket.this"]);
    assert_eq!((finding.cause.clone(), finding.trace.len()), (finding.location.clone(), 0));
    assert_eq!((report.summary.fail, report.summary.roots, report.summary.resources), (1, 2, 2));
}

#[test]
fn different_causes_are_different_mistakes() {
    let tree = Tree::new(&[(
        "main.tf",
        "locals {\n  a = \"public-read\"\n  b = \"public-read\"\n}\nresource \"aws_s3_bucket\" \"x\" {\n  for_each = { a = local.a, b = local.b }\n  acl = each.value\n}\n",
    )]);
    let report = tree.report(tree.raw(&check("acl", Severity::High), "aws_s3_bucket", "acl"));
    let lines: Vec<u32> = report.findings.iter().map(|finding| finding.cause.start.line).collect();
    assert_eq!(lines, [2, 3]);
    let fingerprints: std::collections::BTreeSet<_> =
        report.findings.iter().map(|finding| finding.fingerprint).collect();
    assert_eq!(fingerprints.len(), 2, "equal text, told apart by the ordinal");
}

#[test]
fn fingerprints_survive_what_does_not_touch_the_mistake() {
    let fingerprint = |files: &[(&str, &str)]| {
        let tree = Tree::new(files);
        let report = tree.report(tree.raw(&check("acl", Severity::High), "aws_s3_bucket", "acl"));
        report.findings.iter().map(|finding| finding.fingerprint.to_string()).collect::<Vec<_>>()
    };
    let plain = fingerprint(&[("main.tf", "resource \"aws_s3_bucket\" \"x\" {\n  acl = \"public-read\"\n}\n")]);
    assert_eq!((plain.len(), plain[0].len()), (1, 32));
    let same: &[(&str, &str)] = &[
        (
            "main.tf",
            "# moved\n\n\nresource \"aws_s3_bucket\" \"x\" {\n  bucket = \"b\"\n    acl    =   \"public-read\"\n}\n",
        ),
        ("other.tf", "resource \"aws_s3_bucket\" \"x\" {\n  acl = \"public-read\"\n}\n"),
        ("main.tf", "resource \"aws_s3_bucket\" \"x\" {\n  count = 3\n  acl = \"public-read\"\n}\n"),
    ];
    for (name, text) in same {
        assert_eq!(fingerprint(&[(name, text)]), plain, "{text}");
    }
    let other: &[&str] = &[
        "resource \"aws_s3_bucket\" \"y\" {\n  acl = \"public-read\"\n}\n",
        "resource \"aws_s3_bucket\" \"x\" {\n  acl = \"public-read-write\"\n}\n",
    ];
    for text in other {
        assert_ne!(fingerprint(&[("main.tf", text)]), plain, "{text}");
    }
}

#[test]
fn the_order_of_roots_does_not_matter() {
    let tree = Tree::new(MODULES);
    let check = check("acl", Severity::High);
    let forward = tree.report(tree.raw(&check, "aws_s3_bucket", "acl"));
    let mut checked = tree.raw(&check, "aws_s3_bucket", "acl");
    checked.reverse();
    checked.iter_mut().for_each(|one| one.findings.to_mut().reverse());
    assert_eq!(json(&tree.report(checked)), json(&forward));
}

#[test]
fn lower_severities_are_counted() {
    let tree = Tree::new(MODULES);
    let mut material = tree.material(tree.raw(&check("acl", Severity::Medium), "aws_s3_bucket", "acl"));
    material.severity = Some(Severity::High);
    let report = Report::new(material);
    assert_eq!((report.findings.len(), report.summary.fail, report.summary.below_severity), (0, 0, 2));
    assert!(tree.text(&report).contains("2 findings below --severity left out"));
}

#[test]
fn a_finding_that_fails_without_condition_somewhere_has_none() {
    let tree =
        Tree::new(&[("main.tf", "resource \"aws_s3_bucket\" \"x\" {\n  count = 2\n  acl = \"public-read\"\n}\n")]);
    let with = |conditions: [Option<&str>; 2]| {
        let mut checked = tree.raw(&check("acl", Severity::High), "aws_s3_bucket", "acl");
        for (raw, when) in checked[0].findings.to_mut().iter_mut().zip(conditions) {
            raw.when = when.map(str::to_owned);
        }
        tree.report(checked).findings[0].when.as_ref().map(|when| Terminal::default().line(when))
    };
    assert_eq!(with([Some("var.a is true"), None]), None);
    assert_eq!(with([Some("var.a is true"), Some("var.a is true")]).unwrap(), "var.a is true");
    assert_eq!(with([Some("var.a is true"), Some("var.b is true")]).unwrap(), "var.a is true, or var.b is true");
}

#[test]
fn a_missing_module_is_told_once() {
    let call = |name: &str| format!("module \"{name}\" {{\n  source = \"terraform-aws-modules/vpc/aws\"\n}}\n");
    let tree = Tree::new(&[("a/main.tf", &(call("one") + &call("two"))), ("b/main.tf", &call("three"))]);
    let report = tree.report(tree.raw(&check("acl", Severity::High), "aws_s3_bucket", "acl"));
    assert_eq!(report.diagnostics.len(), 1, "{:?}", report.diagnostics);
    assert_eq!(report.summary.incomplete.modules, 1);
    assert_eq!(report.missing_modules[0].calls, 3);
    assert!(tree.text(&report).contains("1 module not there"));
}

#[test]
fn a_finding_without_a_place_stands_at_the_block() {
    let tree = Tree::new(&[("main.tf", "\nresource \"aws_s3_bucket\" \"x\" {\n  acl = \"private\"\n}\n")]);
    let mut checked = tree.raw(&check("versioning", Severity::Low), "aws_s3_bucket", "acl");
    for raw in checked[0].findings.to_mut() {
        (raw.at, raw.value) = (Span::NONE, Span::NONE);
    }
    let report = tree.report(checked);
    let deployment = &tree.evaluated.deployments[0];
    assert_eq!(report.findings[0].location.span, header_of(deployment, "aws_s3_bucket.x"));
    assert_eq!(report.findings[0].location.start.line, 2);
}
