//! What the views of subjects hold.

use super::*;

#[test]
fn views_hold() {
    let cases: &[(&str, &str, &[(&str, &str, &str)])] = &[
        (
            "single blocks are objects, repeated ones lists, null is not written",
            r#"
            resource "aws_instance" "i" {
              ami           = null
              instance_type = "t3.micro"
              metadata_options { http_tokens = "required" }
              ebs_block_device { device_name = "a" }
              capacity_reservation_specification {
                capacity_reservation_target { capacity_reservation_id = "r" }
              }
            }
            resource "aws_security_group" "g" {
              ingress = [{ protocol = "tcp", from_port = 1, to_port = 2, description = null }]
            }
            "#,
            &[
                ("aws_instance.i", "ami", "null"),
                ("aws_instance.i", "metadata_options.http_tokens", r#""required""#),
                ("aws_instance.i", "metadata_options.http_endpoint", r#""enabled"~"#),
                ("aws_instance.i", "root_block_device", "null"),
                ("aws_instance.i", "ebs_block_device.0.device_name", r#""a""#),
                (
                    "aws_instance.i",
                    "capacity_reservation_specification.capacity_reservation_target",
                    r#"{capacity_reservation_id = "r"}"#,
                ),
                ("aws_security_group.g", "ingress", r#"[{from_port = 1, protocol = "tcp", to_port = 2}]"#),
            ],
        ),
        (
            "a single block under a condition",
            r#"
            variable "strict" { type = bool }
            variable "options" { type = list(string) }
            resource "aws_instance" "i" {
              dynamic "metadata_options" {
                for_each = var.strict ? [1] : []
                content { http_tokens = "required" }
              }
              dynamic "enclave_options" {
                for_each = var.options
                content { enabled = true }
              }
            }
            "#,
            &[
                (
                    "aws_instance.i",
                    "metadata_options",
                    r#"<null if var.strict is false; {http_endpoint = "enabled"~, http_tokens = "required"} if var.strict is true>"#,
                ),
                (
                    "aws_instance.i",
                    "enclave_options",
                    "<?(the block may be there) if length(var.options) > 0 is false; {enabled = true} if length(var.options) > 0 is true>",
                ),
            ],
        ),
        (
            "defaults stand in for what is not written",
            r#"
            variable "c" { type = bool }
            resource "aws_db_instance" "a" { storage_encrypted = true }
            resource "aws_db_instance" "b" { storage_encrypted = null }
            resource "aws_db_instance" "c" { storage_encrypted = var.c ? true : null }
            "#,
            &[
                ("aws_db_instance.a", "storage_encrypted", "true"),
                ("aws_db_instance.a", "publicly_accessible", "false~"),
                ("aws_db_instance.b", "storage_encrypted", "false~"),
                ("aws_db_instance.c", "storage_encrypted", "<false~ if var.c is false; true if var.c is true>"),
            ],
        ),
        (
            "override takes the place of what is inline",
            r#"
            resource "aws_s3_bucket" "a" {
              acl = "private"
              versioning { enabled = false }
            }
            resource "aws_s3_bucket_acl" "a" {
              bucket = aws_s3_bucket.a.id
              acl    = "public-read"
            }
            resource "aws_s3_bucket_versioning" "a" {
              bucket = aws_s3_bucket.a.id
              versioning_configuration {
                status     = "Enabled"
                mfa_delete = "Disabled"
              }
            }
            resource "aws_s3_bucket_public_access_block" "a" {
              bucket            = aws_s3_bucket.a.id
              block_public_acls = true
            }
            "#,
            &[
                ("aws_s3_bucket.a", "acl", r#""public-read" @aws_s3_bucket_acl.a"#),
                ("aws_s3_bucket.a", "versioning", "{enabled = true, mfa_delete = false} @aws_s3_bucket_versioning.a"),
                (
                    "aws_s3_bucket.a",
                    "public_access_block",
                    "{block_public_acls = true} @aws_s3_bucket_public_access_block.a",
                ),
            ],
        ),
        (
            "what a companion does not say stays",
            r#"
            resource "aws_s3_bucket" "a" { acl = "private" }
            resource "aws_s3_bucket_acl" "a" {
              bucket = aws_s3_bucket.a.id
              access_control_policy {
                owner { id = "o" }
                grant {
                  permission = "READ"
                  grantee {
                    type = "Group"
                    uri  = "everyone"
                  }
                }
              }
            }
            "#,
            &[
                ("aws_s3_bucket.a", "acl", r#""private""#),
                (
                    "aws_s3_bucket.a",
                    "grant",
                    r#"[{permissions = ["READ"], type = "Group", uri = "everyone"}] @aws_s3_bucket_acl.a"#,
                ),
            ],
        ),
        (
            "a companion under a condition, and two that exclude each other",
            r#"
            variable "env" { type = string }
            resource "aws_s3_bucket" "a" { acl = "private" }
            resource "aws_s3_bucket_acl" "a" {
              count  = var.env == "prod" ? 1 : 0
              bucket = aws_s3_bucket.a.id
              acl    = "log-delivery-write"
            }
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket_acl" "prod" {
              count  = var.env == "prod" ? 1 : 0
              bucket = aws_s3_bucket.b.id
              acl    = "private"
            }
            resource "aws_s3_bucket_acl" "rest" {
              count  = var.env == "prod" ? 0 : 1
              bucket = aws_s3_bucket.b.id
              acl    = "public-read"
            }
            "#,
            &[
                (
                    "aws_s3_bucket.a",
                    "acl",
                    r#"<"log-delivery-write" @aws_s3_bucket_acl.a[0] if var.env is "prod"; "private" if var.env is not "prod"> @aws_s3_bucket_acl.a[0]"#,
                ),
                (
                    "aws_s3_bucket.b",
                    "acl",
                    r#"<"private" @aws_s3_bucket_acl.prod[0] if var.env is "prod"; "public-read" @aws_s3_bucket_acl.rest[0] if var.env is not "prod"> @aws_s3_bucket_acl.rest[0]"#,
                ),
            ],
        ),
        (
            "an unknown parent spoils only what its companion says, and nothing that is certain",
            r#"
            variable "bucket" { type = string }
            resource "aws_s3_bucket" "a" { acl = "private" }
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket_public_access_block" "b" {
              bucket            = aws_s3_bucket.b.id
              block_public_acls = true
            }
            resource "aws_s3_bucket_public_access_block" "x" {
              bucket            = var.bucket
              block_public_acls = false
            }
            "#,
            &[
                ("aws_s3_bucket.a", "acl", r#""private""#),
                ("aws_s3_bucket.a", "public_access_block", "?(var.bucket has no value)"),
                ("aws_s3_bucket.b", "acl", "null"),
                (
                    "aws_s3_bucket.b",
                    "public_access_block",
                    "{block_public_acls = true} @aws_s3_bucket_public_access_block.b",
                ),
                (
                    "virtual aws_s3_bucket",
                    "public_access_block",
                    "{block_public_acls = false} @aws_s3_bucket_public_access_block.x",
                ),
                ("virtual aws_s3_bucket", "acl", "?(the object may hold more)"),
            ],
        ),
        (
            "append collects",
            r#"
            variable "more" { type = bool }
            variable "group" { type = string }
            resource "aws_security_group" "g" {
              ingress {
                protocol  = "tcp"
                from_port = 22
                to_port   = 22
              }
            }
            resource "aws_security_group_rule" "in" {
              security_group_id = aws_security_group.g.id
              type              = "ingress"
              protocol          = "-1"
              cidr_blocks       = ["10.0.0.0/8"]
            }
            resource "aws_vpc_security_group_ingress_rule" "more" {
              count             = var.more ? 1 : 0
              security_group_id = aws_security_group.g.id
              ip_protocol       = "tcp"
              cidr_ipv4         = "10.0.0.0/8"
              description       = "d"
            }
            resource "aws_vpc_security_group_egress_rule" "x" {
              security_group_id            = var.group
              ip_protocol                  = "tcp"
              referenced_security_group_id = "sg-1"
            }
            "#,
            &[
                (
                    "aws_security_group.g",
                    "ingress",
                    r#"[{from_port = 22, protocol = "tcp", to_port = 22}, {cidr_blocks = ["10.0.0.0/8"], protocol = "-1"} @aws_security_group_rule.in, {cidr_blocks = ["10.0.0.0/8"], description = "d", protocol = "tcp"} @aws_vpc_security_group_ingress_rule.more[0] if var.more is true]"#,
                ),
                ("aws_security_group.g", "egress", "[…]"),
                (
                    "virtual aws_security_group",
                    "egress",
                    r#"[{protocol = "tcp", security_groups = ["sg-1"]} @aws_vpc_security_group_egress_rule.x, …]"#,
                ),
            ],
        ),
        (
            "a rule whose direction hangs on a condition",
            r#"
            variable "direction" { type = string }
            resource "aws_security_group" "g" {}
            resource "aws_security_group_rule" "r" {
              security_group_id = aws_security_group.g.id
              type              = var.direction
              protocol          = "tcp"
            }
            "#,
            &[(
                "aws_security_group.g",
                "egress",
                r#"[{protocol = "tcp"} @aws_security_group_rule.r if var.direction is "egress"]"#,
            )],
        ),
        (
            "encryption inline and by a companion",
            r#"
            variable "algorithm" { type = string }
            resource "aws_s3_bucket" "a" {
              server_side_encryption_configuration {
                rule {
                  bucket_key_enabled = true
                  apply_server_side_encryption_by_default { sse_algorithm = "AES256" }
                }
              }
            }
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
              bucket = aws_s3_bucket.b.id
              rule {
                apply_server_side_encryption_by_default {
                  sse_algorithm     = var.algorithm
                  kms_master_key_id = "k"
                }
              }
            }
            "#,
            &[
                ("aws_s3_bucket.a", "encryption", r#"{bucket_key_enabled = true, sse_algorithm = "AES256"}"#),
                (
                    "aws_s3_bucket.b",
                    "encryption",
                    r#"{kms_master_key_id = "k", sse_algorithm = ?(var.algorithm has no value)} @aws_s3_bucket_server_side_encryption_configuration.b"#,
                ),
            ],
        ),
        (
            "lists of companions in their own form",
            r#"
            resource "aws_lambda_function" "f" { function_name = "f" }
            resource "aws_lambda_function_event_invoke_config" "f" {
              function_name = aws_lambda_function.f.function_name
              destination_config {
                on_failure { destination = "arn" }
              }
            }
            "#,
            &[(
                "aws_lambda_function.f",
                "event_invoke_config",
                r#"[{destination_config = {on_failure = {destination = "arn"}}} @aws_lambda_function_event_invoke_config.f]"#,
            )],
        ),
    ];
    hold(cases);
}

/// A finding points at the attribute that holds the mistake, and an element made of a companion at its block.
#[test]
fn places_in_the_text_are_kept() {
    let linked = linked(
        r#"
        resource "aws_security_group" "g" {}
        resource "aws_vpc_security_group_ingress_rule" "r" {
          security_group_id = aws_security_group.g.id
          ip_protocol       = "tcp"
          cidr_ipv4         = "0.0.0.0/0"
        }
        "#,
    );
    let rule = linked.deployment.resources.iter().find(|r| r.ty == "aws_vpc_security_group_ingress_rule").unwrap();
    let view = &linked.view(subject(&linked, "aws_security_group.g").0).unwrap().value;
    let ingress = attribute(view, "ingress").unwrap();
    let element = &ingress.value.as_seq().unwrap().items[0];
    assert_eq!(element.span, rule.block);
    assert_eq!(attribute(element, "cidr_blocks").unwrap().at, rule.body.field("cidr_ipv4").unwrap().at);
    assert_eq!(attribute(element, "protocol").unwrap().at, rule.body.field("ip_protocol").unwrap().at);
}

#[test]
fn views_are_built_once_and_only_when_asked_for() {
    let linked = linked(r#"resource "aws_s3_bucket" "a" {}"#);
    let (index, subject) = subject(&linked, "aws_s3_bucket.a");
    assert!(!subject.is_built());
    let first: *const _ = linked.view(index).unwrap();
    assert!(subject.is_built());
    assert!(std::ptr::eq(first, linked.view(index).unwrap()));
}
