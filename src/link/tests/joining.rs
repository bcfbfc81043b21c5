//! Which companions belong to which parent.

use super::*;

/// For each tree, all subjects that have companions, with them.
#[test]
fn companions_find_their_parents() {
    let cases: &[(&str, &str, &[(&str, &str)])] = &[
        (
            "by reference",
            r#"
            resource "aws_s3_bucket" "a" {}
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket_acl" "a" { bucket = aws_s3_bucket.a.id }
            resource "aws_s3_bucket_policy" "b" { bucket = aws_s3_bucket.b.bucket }
            resource "aws_s3_bucket_versioning" "b" { bucket = "${aws_s3_bucket.b.id}" }
            "#,
            &[
                ("aws_s3_bucket.a", "aws_s3_bucket_acl.a"),
                ("aws_s3_bucket.b", "aws_s3_bucket_policy.b, aws_s3_bucket_versioning.b"),
            ],
        ),
        (
            "by a reference to another companion",
            r#"
            resource "aws_s3_bucket" "a" {}
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket_versioning" "a" { bucket = aws_s3_bucket.a.id }
            resource "aws_s3_bucket_acl" "a" { bucket = aws_s3_bucket_versioning.a.bucket }
            resource "aws_s3_bucket_logging" "a" { bucket = aws_s3_bucket_versioning.a.id }
            "#,
            &[("aws_s3_bucket.a", "aws_s3_bucket_versioning.a, aws_s3_bucket_acl.a, aws_s3_bucket_logging.a")],
        ),
        (
            "by count and for_each keys",
            r#"
            resource "aws_s3_bucket" "a" { count = 2 }
            resource "aws_s3_bucket_acl" "a" {
              count  = 2
              bucket = aws_s3_bucket.a[count.index].id
            }
            resource "aws_s3_bucket" "b" { for_each = { x = 1, y = 2 } }
            resource "aws_s3_bucket_acl" "b" {
              for_each = aws_s3_bucket.b
              bucket   = each.value.id
            }
            "#,
            &[
                ("aws_s3_bucket.a[0]", "aws_s3_bucket_acl.a[0]"),
                ("aws_s3_bucket.a[1]", "aws_s3_bucket_acl.a[1]"),
                (r#"aws_s3_bucket.b["x"]"#, r#"aws_s3_bucket_acl.b["x"]"#),
                (r#"aws_s3_bucket.b["y"]"#, r#"aws_s3_bucket_acl.b["y"]"#),
            ],
        ),
        (
            "an unknown key may be any instance",
            r#"
            variable "which" { type = number }
            resource "aws_s3_bucket" "a" { count = 2 }
            resource "aws_s3_bucket_acl" "a" { bucket = aws_s3_bucket.a[var.which].id }
            "#,
            &[("aws_s3_bucket.a[0]", "aws_s3_bucket_acl.a?"), ("aws_s3_bucket.a[1]", "aws_s3_bucket_acl.a?")],
        ),
        (
            "symbolic instances of both",
            r#"
            variable "names" { type = set(string) }
            resource "aws_s3_bucket" "a" {
              for_each = var.names
              bucket   = each.key
            }
            resource "aws_s3_bucket_acl" "a" {
              for_each = var.names
              bucket   = aws_s3_bucket.a[each.key].id
            }
            "#,
            &[("aws_s3_bucket.a", "aws_s3_bucket_acl.a")],
        ),
        (
            "a companion of which there may be none",
            r#"
            variable "rules" { type = set(string) }
            resource "aws_security_group" "a" {}
            resource "aws_security_group_rule" "a" {
              for_each          = var.rules
              security_group_id = aws_security_group.a.id
            }
            "#,
            &[("aws_security_group.a", "aws_security_group_rule.a if aws_security_group_rule.a exists is true")],
        ),
        (
            "by name, by ARN and by URL",
            r#"
            resource "aws_s3_bucket" "a" { bucket = "example-a" }
            resource "aws_s3_bucket_acl" "a" { bucket = "example-a" }
            resource "aws_s3_bucket_policy" "a" { bucket = "arn:aws:s3:::example-a" }
            resource "aws_sqs_queue" "q" { name = "jobs" }
            resource "aws_sqs_queue_policy" "q" { queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/jobs" }
            resource "aws_sns_topic" "t" { name = "jobs" }
            resource "aws_sns_topic_policy" "t" { arn = "arn:aws:sns:eu-central-1:111122223333:jobs" }
            "#,
            &[
                ("aws_s3_bucket.a", "aws_s3_bucket_acl.a, aws_s3_bucket_policy.a"),
                ("aws_sqs_queue.q", "aws_sqs_queue_policy.q"),
                ("aws_sns_topic.t", "aws_sns_topic_policy.t"),
            ],
        ),
        (
            "by the same unknown value",
            r#"
            variable "name" { type = string }
            resource "aws_s3_bucket" "a" { bucket = var.name }
            resource "aws_s3_bucket_acl" "a" { bucket = var.name }
            resource "aws_s3_bucket" "b" { bucket = "${var.name}-logs" }
            resource "aws_s3_bucket_acl" "b" { bucket = "${var.name}-logs" }
            resource "random_pet" "p" {}
            resource "aws_s3_bucket" "c" { bucket = random_pet.p.id }
            resource "aws_s3_bucket_acl" "c" { bucket = random_pet.p.id }
            "#,
            &[
                ("aws_s3_bucket.a", "aws_s3_bucket_acl.a"),
                ("aws_s3_bucket.b", "aws_s3_bucket_acl.b"),
                ("aws_s3_bucket.c", "aws_s3_bucket_acl.c"),
            ],
        ),
        (
            "across modules",
            r#"
            module "bucket" {
              source = "./modules/bucket"
              for_each = { a = "example-a", b = "example-b" }
              name   = each.value
            }
            module "acl" {
              source = "./modules/acl"
              bucket = module.bucket["b"].id
            }
            # modules/bucket/main.tf
            variable "name" { type = string }
            resource "aws_s3_bucket" "this" { bucket = var.name }
            resource "aws_s3_bucket_versioning" "this" { bucket = aws_s3_bucket.this.id }
            output "id" { value = aws_s3_bucket.this.id }
            # modules/acl/main.tf
            variable "bucket" { type = string }
            resource "aws_s3_bucket_acl" "this" { bucket = var.bucket }
            "#,
            &[
                (r#"module.bucket["a"].aws_s3_bucket.this"#, r#"module.bucket["a"].aws_s3_bucket_versioning.this"#),
                (
                    r#"module.bucket["b"].aws_s3_bucket.this"#,
                    r#"module.bucket["b"].aws_s3_bucket_versioning.this, module.acl.aws_s3_bucket_acl.this"#,
                ),
            ],
        ),
        (
            "as modules write it that make their bucket or do not",
            r#"
            variable "create" { type = bool }
            variable "groups" { type = number }
            resource "aws_s3_bucket" "this" { count = var.create ? 1 : 0 }
            resource "aws_s3_bucket_acl" "this" {
              count  = var.create ? 1 : 0
              bucket = aws_s3_bucket.this[0].id
            }
            resource "aws_s3_bucket_policy" "this" {
              count  = var.create ? 1 : 0
              bucket = one(aws_s3_bucket.this[*].id)
            }
            resource "aws_s3_bucket_versioning" "this" {
              count  = var.create ? 1 : 0
              bucket = join("", aws_s3_bucket.this.*.id)
            }
            resource "aws_s3_bucket_logging" "this" {
              count  = var.create ? 1 : 0
              bucket = try(aws_s3_bucket.this[0].id, "")
            }
            locals { id = element(concat(aws_s3_bucket.this.*.id, [""]), 0) }
            resource "aws_s3_bucket_public_access_block" "this" {
              count  = var.create ? 1 : 0
              bucket = local.id
            }
            resource "aws_security_group" "this" { count = var.groups }
            resource "aws_security_group_rule" "this" {
              count             = var.groups
              security_group_id = aws_security_group.this[0].id
            }
            "#,
            &[
                (
                    "aws_s3_bucket.this[0]",
                    "aws_s3_bucket_acl.this[0], aws_s3_bucket_policy.this[0], aws_s3_bucket_versioning.this[0], \
                     aws_s3_bucket_logging.this[0], aws_s3_bucket_public_access_block.this[0]",
                ),
                ("aws_security_group.this", "aws_security_group_rule.this"),
            ],
        ),
        (
            "instances of a module with equal inputs, told apart by a companion",
            r#"
            module "bucket" {
              source = "./bucket"
              count  = 2
            }
            resource "aws_s3_bucket_acl" "second" { bucket = module.bucket[1].id }
            # bucket/main.tf
            resource "aws_s3_bucket" "this" {}
            resource "aws_s3_bucket_versioning" "this" { bucket = aws_s3_bucket.this.id }
            output "id" { value = aws_s3_bucket.this.id }
            "#,
            &[
                ("module.bucket[0].aws_s3_bucket.this", "module.bucket[0].aws_s3_bucket_versioning.this"),
                (
                    "module.bucket[1].aws_s3_bucket.this",
                    "aws_s3_bucket_acl.second, module.bucket[1].aws_s3_bucket_versioning.this",
                ),
            ],
        ),
        (
            "an unknown variable may be any parent that it does not contradict",
            r#"
            variable "name" { type = string }
            resource "aws_s3_bucket" "a" { bucket = "example-a" }
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket_acl" "x" { bucket = var.name }
            resource "aws_s3_bucket_policy" "x" { bucket = "other-${var.name}" }
            resource "aws_security_group" "g" {}
            "#,
            &[
                ("aws_s3_bucket.a", "aws_s3_bucket_acl.x?"),
                ("aws_s3_bucket.b", "aws_s3_bucket_acl.x?, aws_s3_bucket_policy.x?"),
                ("virtual aws_s3_bucket", "aws_s3_bucket_acl.x"),
                ("virtual aws_s3_bucket", "aws_s3_bucket_policy.x"),
            ],
        ),
        (
            "parents that are not there, one for each that is named",
            r#"
            data "aws_s3_bucket" "d" { bucket = "d" }
            module "gone" { source = "example/gone/aws" }
            resource "aws_s3_bucket" "here" { bucket = "here" }
            resource "aws_s3_bucket_acl" "legacy" { bucket = "legacy" }
            resource "aws_s3_bucket_policy" "legacy" { bucket = "legacy" }
            resource "aws_s3_bucket_acl" "d" { bucket = data.aws_s3_bucket.d.id }
            resource "aws_s3_bucket_policy" "d" { bucket = data.aws_s3_bucket.d.bucket }
            resource "aws_s3_bucket_acl" "gone" { bucket = module.gone.bucket }
            resource "aws_vpc" "v" {}
            resource "aws_security_group_rule" "v" { security_group_id = aws_vpc.v.default_security_group_id }
            "#,
            &[
                ("virtual aws_s3_bucket", "aws_s3_bucket_acl.legacy, aws_s3_bucket_policy.legacy"),
                ("virtual aws_s3_bucket", "aws_s3_bucket_acl.d, aws_s3_bucket_policy.d"),
                ("virtual aws_s3_bucket", "aws_s3_bucket_acl.gone"),
                ("virtual aws_security_group", "aws_security_group_rule.v"),
            ],
        ),
        (
            "one of two by a condition, and parents under a condition",
            r#"
            variable "old" { type = bool }
            resource "aws_s3_bucket" "old" { count = var.old ? 1 : 0 }
            resource "aws_s3_bucket" "new" { count = var.old ? 0 : 1 }
            resource "aws_s3_bucket_acl" "both" { bucket = var.old ? aws_s3_bucket.old[0].id : aws_s3_bucket.new[0].id }
            resource "aws_s3_bucket" "plain" {}
            resource "aws_s3_bucket_acl" "plain" {
              count  = var.old ? 1 : 0
              bucket = aws_s3_bucket.plain.id
            }
            "#,
            &[
                ("aws_s3_bucket.old[0]", "aws_s3_bucket_acl.both"),
                ("aws_s3_bucket.new[0]", "aws_s3_bucket_acl.both"),
                ("aws_s3_bucket.plain", "aws_s3_bucket_acl.plain[0] if var.old is true"),
            ],
        ),
    ];
    for (name, tree, expected) in cases {
        let linked = linked(tree);
        let mut found: Vec<(String, String)> = linked
            .subjects
            .iter()
            .filter(|subject| !subject.companions.is_empty())
            .map(|subject| {
                let address = if subject.is_virtual {
                    format!("virtual {}", subject.ty)
                } else {
                    address(&linked, subject.resource).to_owned()
                };
                (address, companions(&linked, subject))
            })
            .collect();
        let mut expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn companions_are_no_subjects() {
    let linked = linked(
        r#"
        data "aws_caller_identity" "me" {}
        resource "aws_s3_bucket" "a" {}
        resource "aws_s3_bucket_acl" "a" { bucket = aws_s3_bucket.a.id }
        "#,
    );
    let mut types: Vec<_> = linked.subjects.iter().map(|subject| subject.ty.as_str()).collect();
    types.sort_unstable();
    assert_eq!(types, ["aws_s3_bucket", "data.aws_caller_identity"]);
    assert_eq!(linked.subjects_of("aws_s3_bucket"), [subject(&linked, "aws_s3_bucket.a").0]);
    assert_eq!(linked.subjects_of("aws_s3_bucket_acl"), []);
}

#[test]
fn the_graph_goes_through_companions_and_modules() {
    let linked = linked(
        r#"
        resource "aws_s3_bucket" "logs" {}
        resource "aws_s3_bucket" "data" {}
        resource "aws_s3_bucket_logging" "data" {
          bucket        = aws_s3_bucket.data.id
          target_bucket = aws_s3_bucket.logs.id
        }
        module "trail" {
          source = "./trail"
          bucket = aws_s3_bucket.logs
        }
        # trail/main.tf
        variable "bucket" {}
        resource "aws_cloudtrail" "t" {
          s3_bucket_name = "x${var.bucket.id}"
          advanced_event_selector {
            field_selector {
              field  = "resources.ARN"
              equals = ["${var.bucket.arn}/"]
            }
          }
        }
        "#,
    );
    let names = |found: Vec<SubjectIndex>| -> Vec<String> {
        let resource = |index: SubjectIndex| linked.subject(index).unwrap().resource;
        found.into_iter().map(|index| address(&linked, resource(index)).to_owned()).collect()
    };
    let of = |name: &str| subject(&linked, name).0;
    let (logs, data, trail) = ("aws_s3_bucket.logs", "aws_s3_bucket.data", "module.trail.aws_cloudtrail.t");
    assert_eq!(names(linked.related(of(data), "aws_s3_bucket")), [logs]);
    assert_eq!(names(linked.related(of(trail), "aws_s3_bucket")), [logs]);
    assert_eq!(names(linked.related(of(logs), "aws_s3_bucket")), Vec::<String>::new());
    assert_eq!(names(linked.referrers(of(logs), "aws_s3_bucket")), [data]);
    assert_eq!(names(linked.referrers(of(logs), "aws_cloudtrail")), [trail]);
}

#[test]
fn places() {
    let linked = linked(
        r#"
        provider "aws" { region = "eu-central-1" }
        provider "aws" {
          alias  = "us"
          region = "us-east-1"
        }
        provider "azurerm" {
          features {}
        }
        variable "region" { type = string }
        resource "aws_s3_bucket" "plain" {}
        resource "aws_s3_bucket" "us" { provider = aws.us }
        resource "aws_s3_bucket" "own" { region = "eu-north-1" }
        resource "aws_s3_bucket" "unknown" { region = var.region }
        resource "aws_ebs_volume" "zone" { availability_zone = "eu-west-1b" }
        resource "google_compute_instance" "zone" { zone = "europe-west1-d" }
        resource "aws_s3_bucket_acl" "own" { bucket = aws_s3_bucket.own.id }
        resource "aws_sns_topic_policy" "arn" { arn = "arn:aws:sns:eu-south-1:111122223333:topic" }
        resource "azurerm_resource_group" "g" { location = "westeurope" }
        resource "azurerm_mssql_server" "s" {
          resource_group_name = azurerm_resource_group.g.name
          location            = "germanywestcentral"
        }
        resource "azurerm_mssql_database" "d" { server_id = azurerm_mssql_server.s.id }
        resource "azurerm_mssql_database" "x" { server_id = "unheard of" }
        "#,
    );
    for (name, expected) in [
        ("aws_s3_bucket.plain", r#""eu-central-1""#),
        ("aws_s3_bucket.us", r#""us-east-1""#),
        ("aws_s3_bucket.own", r#""eu-north-1""#),
        ("aws_s3_bucket.unknown", "?(var.region has no value)"),
        ("aws_ebs_volume.zone", r#""eu-west-1""#),
        ("google_compute_instance.zone", r#""europe-west1""#),
        ("aws_s3_bucket_acl.own", r#""eu-north-1""#),
        ("aws_sns_topic_policy.arn", r#""eu-south-1""#),
        ("azurerm_mssql_server.s", r#""germanywestcentral""#),
        ("azurerm_mssql_database.d", r#""germanywestcentral""#),
        ("azurerm_mssql_database.x", r#"?(server_id names "unheard of", which is not in the scanned code)"#),
    ] {
        let index = linked.deployment.resources.iter().position(|r| r.address == name).unwrap();
        let value = place(&linked, ResourceIndex(u32::try_from(index).unwrap()));
        assert_eq!(show(&linked, &value), expected, "{name}");
    }
}
