//! Movements of small deployments: which ends they have, when, how they travel, and under which key they end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::fmt::Write as _;

use super::*;
use crate::formats::terraform::evaluate_text;
use crate::link::link;
use crate::providers::schema;
use crate::residency::location::{Location, Place};

const PROVIDERS: &str = r#"
    provider "aws" {
      region = "eu-central-1"
    }
    provider "aws" {
      alias  = "us"
      region = "us-east-1"
    }
    resource "aws_s3_bucket" "home" {
      bucket = "home"
    }
    resource "aws_s3_bucket" "away" {
      provider = aws.us
      bucket   = "away"
    }
"#;

fn place(place: &Place) -> String {
    match place {
        Place::At(regions) => regions.iter().map(|region| region.code.as_str()).collect::<Vec<_>>().join("+"),
        Place::Everywhere(_) => "everywhere".into(),
        Place::Nowhere => "nowhere".into(),
        Place::NoSuchRegion { code, .. } => format!("no region {code}"),
        Place::Unknown(reason) => format!("unknown: {reason}"),
    }
}

fn location(location: &Location) -> String {
    let mut text = String::new();
    for case in &location.cases {
        let separator = if text.is_empty() { "" } else { "; " };
        write!(text, "{separator}{}", place(&case.place)).unwrap();
        if !case.guard.is_always() {
            write!(text, " when {}", case.guard).unwrap();
        }
    }
    text
}

fn all(text: &str) -> (Linked, Vec<Movement>) {
    let deployment = evaluate_text(text);
    assert!(deployment.diagnostics.is_empty(), "{:?}", deployment.diagnostics);
    let linked = link(deployment);
    let found = movements(&linked, &Catalogue::with(&[]).0);
    (linked, found)
}

/// Each movement as `ID from -> to [place] when condition`.
fn shown(text: &str) -> Vec<String> {
    let (_, found) = all(text);
    let line = |movement: &Movement| {
        let (row, from, to) = (&movement.row.id, &movement.from.name, &movement.to.name);
        let mut line = format!("{row} {from} -> {to} [{}]", location(&movement.to.location));
        if !movement.presence.is_always() {
            write!(line, " when {}", movement.presence).unwrap();
        }
        line
    };
    found.iter().map(line).collect()
}

fn with(text: &str) -> String {
    format!("{PROVIDERS}{text}")
}

fn replication(rule: &str) -> String {
    with(&format!(
        r#"
        resource "aws_s3_bucket_replication_configuration" "this" {{
          bucket = aws_s3_bucket.home.id
          role   = "arn:aws:iam::123456789012:role/r"
          {rule}
        }}
        "#
    ))
}

#[test]
fn buckets_are_found_by_reference_by_arn_and_by_name() {
    let to_away = "DM002 aws_s3_bucket.home -> aws_s3_bucket.away [us-east-1]";
    for bucket in [
        "aws_s3_bucket.away.arn",
        "\"arn:aws:s3:::away\"",
        "\"arn:aws:s3:::${aws_s3_bucket.away.id}\"",
        "\"arn:aws:s3:::${aws_s3_bucket.away.bucket}\"",
        "format(\"arn:aws:s3:::%s\", aws_s3_bucket.away.id)",
    ] {
        let rule = format!("rule {{\nstatus = \"Enabled\"\ndestination {{\nbucket = {bucket}\n}}\n}}");
        assert_eq!(shown(&replication(&rule)), [to_away], "{bucket}");
    }
    let rule = "rule {\nstatus = \"Enabled\"\ndestination {\nbucket = \"arn:aws:s3:::theirs\"\n}\n}";
    let unknown = "DM002 aws_s3_bucket.home -> theirs \
                   [unknown: the region of bucket theirs is not known: it is not in the scanned code]";
    assert_eq!(shown(&replication(rule)), [unknown]);
}

#[test]
fn rules_that_are_switched_off_move_nothing() {
    let rule = |status: &str| {
        let bucket = "aws_s3_bucket.away.arn";
        replication(&format!("rule {{\nstatus = {status}\ndestination {{\nbucket = {bucket}\n}}\n}}"))
    };
    assert!(shown(&rule("\"Disabled\"")).is_empty());
    let line = "DM002 aws_s3_bucket.home -> aws_s3_bucket.away [us-east-1]";
    let on = format!("{line} when var.status is \"Enabled\"");
    assert_eq!(shown(&format!("{}\nvariable \"status\" {{}}", rule("var.status"))), [on]);
    let copy = "variable \"copy\" {\ntype = bool\n}\n";
    let on = format!("{line} when var.copy is true");
    assert_eq!(shown(&format!("{}{copy}", rule("var.copy ? \"Enabled\" : \"Disabled\""))), [on]);
}

#[test]
fn several_rules_are_several_movements_and_a_key_or_account_is_none_of_its_own() {
    let rules = r#"
        rule {
          id     = "one"
          status = "Enabled"
          destination {
            bucket  = aws_s3_bucket.away.arn
            account = "222222222222"
            encryption_configuration {
              replica_kms_key_id = "arn:aws:kms:us-east-1:222222222222:key/k"
            }
          }
        }
        rule {
          id     = "two"
          status = "Enabled"
          destination {
            bucket = "arn:aws:s3:::theirs"
            encryption_configuration {
              replica_kms_key_id = "arn:aws:kms:ap-south-1:222222222222:key/k"
            }
          }
        }
    "#;
    let found = shown(&replication(rules));
    let second = "DM004 aws_s3_bucket.home -> arn:aws:kms:ap-south-1:222222222222:key/k [ap-south-1]";
    assert_eq!(found, ["DM002 aws_s3_bucket.home -> aws_s3_bucket.away [us-east-1]", second]);
}

#[test]
fn ends_hang_on_conditions() {
    let table = |replicas: &str| {
        with(&format!(
            r#"
            variable "env" {{}}
            variable "extra" {{}}
            variable "regions" {{
              type = set(string)
            }}
            resource "aws_dynamodb_table" "this" {{
              name = "t"
              {replicas}
            }}
            "#
        ))
    };
    let choice = table("replica {\nregion_name = var.env == \"prod\" ? \"us-east-1\" : \"eu-west-1\"\n}");
    let line = "DM014 aws_dynamodb_table.this -> us-east-1 or eu-west-1 \
                [us-east-1 when var.env is \"prod\"; eu-west-1 when var.env is not \"prod\"]";
    assert_eq!(shown(&choice), [line]);
    let unknown = table("replica {\nregion_name = var.extra\n}");
    let line = "DM014 aws_dynamodb_table.this -> var.extra [unknown: var.extra has no value]";
    assert_eq!(shown(&unknown), [line]);
    let dynamic = table(
        "dynamic \"replica\" {\nfor_each = var.env == \"prod\" ? [\"us-east-1\"] : []\ncontent {\nregion_name = replica.value\n}\n}",
    );
    let line = "DM014 aws_dynamodb_table.this -> us-east-1 [us-east-1] when var.env is \"prod\"";
    assert_eq!(shown(&dynamic), [line]);
    let several = table(
        "dynamic \"replica\" {\nfor_each = [\"eu-west-1\", \"us-west-2\"]\ncontent {\nregion_name = replica.value\n}\n}",
    );
    let lines = [
        "DM014 aws_dynamodb_table.this -> eu-west-1 [eu-west-1]",
        "DM014 aws_dynamodb_table.this -> us-west-2 [us-west-2]",
    ];
    assert_eq!(shown(&several), lines);
    let open = table("dynamic \"replica\" {\nfor_each = var.regions\ncontent {\nregion_name = replica.value\n}\n}");
    let found = shown(&open);
    assert!(found.len() == 1 && found.iter().all(|line| line.contains("[unknown: ")), "{found:?}");
}

#[test]
fn a_region_that_the_catalogue_lacks_is_none() {
    let table =
        "resource \"aws_dynamodb_table\" \"this\" {\nname = \"t\"\nreplica {\nregion_name = \"eu-middle-9\"\n}\n}";
    assert_eq!(shown(&with(table)), ["DM014 aws_dynamodb_table.this -> eu-middle-9 [no region eu-middle-9]"]);
}

#[test]
fn arns_hold_regions_also_where_parts_are_not_known() {
    let filter = |arn: &str| {
        with(&format!(
            r#"
            variable "account" {{}}
            variable "region" {{}}
            resource "aws_cloudwatch_log_group" "app" {{
              name = "app"
            }}
            resource "aws_cloudwatch_log_subscription_filter" "this" {{
              name            = "f"
              log_group_name  = aws_cloudwatch_log_group.app.name
              filter_pattern  = ""
              destination_arn = "{arn}"
            }}
            "#
        ))
    };
    for (arn, to) in [
        ("arn:aws:kinesis:us-east-1:123456789012:stream/s", "[us-east-1]"),
        ("arn:aws:kinesis:us-east-1:${var.account}:stream/s", "[us-east-1]"),
        ("arn:aws:kinesis:${var.region}:${var.account}:stream/s", "[unknown: var.region has no value]"),
        (
            "arn:aws:kinesis:${var.region == \"x\" ? \"us-east-1\" : \"eu-west-1\"}:1:stream/s",
            "[us-east-1 when var.region is \"x\"; eu-west-1 when var.region is not \"x\"]",
        ),
    ] {
        let found = shown(&filter(arn));
        assert!(found.len() == 1 && found.iter().all(|line| line.ends_with(to)), "{found:?}");
        assert!(found.iter().all(|line| line.starts_with("DM113 aws_cloudwatch_log_group.app -> ")), "{found:?}");
    }
}

#[test]
fn the_resource_itself_may_be_the_destination() {
    let replica = r#"
        resource "aws_db_instance" "main" {
          identifier     = "main"
          instance_class = "db.t3.micro"
        }
        resource "aws_db_instance" "replica" {
          provider            = aws.us
          instance_class      = "db.t3.micro"
          replicate_source_db = aws_db_instance.main.arn
        }
        resource "aws_db_instance" "near" {
          instance_class      = "db.t3.micro"
          replicate_source_db = "main"
        }
    "#;
    let lines = [
        "DM028 aws_db_instance.main -> aws_db_instance.near [eu-central-1]",
        "DM028 aws_db_instance.main -> aws_db_instance.replica [us-east-1]",
    ];
    let mut found = shown(&with(replica));
    found.sort();
    assert_eq!(found, lines);
}

#[test]
fn members_of_a_global_cluster_copy_its_source() {
    let clusters = r#"
        resource "aws_rds_cluster" "first" {
          engine = "aurora-mysql"
        }
        resource "aws_rds_global_cluster" "global" {
          global_cluster_identifier    = "g"
          source_db_cluster_identifier = aws_rds_cluster.first.arn
        }
        resource "aws_rds_cluster" "second" {
          provider                  = aws.us
          engine                    = "aurora-mysql"
          global_cluster_identifier = aws_rds_global_cluster.global.id
        }
    "#;
    assert_eq!(shown(&with(clusters)), ["DM022 aws_rds_cluster.first -> aws_rds_cluster.second [us-east-1]"]);
}

#[test]
fn what_a_configuration_and_its_bucket_both_say_is_said_once() {
    let both = r#"
        resource "aws_s3_bucket" "source" {
          bucket = "source"
          replication_configuration {
            role = "arn:aws:iam::123456789012:role/r"
            rules {
              status = "Enabled"
              destination {
                bucket = aws_s3_bucket.away.arn
              }
            }
          }
        }
        resource "aws_s3_bucket_replication_configuration" "this" {
          bucket = aws_s3_bucket.source.id
          role   = "arn:aws:iam::123456789012:role/r"
          rule {
            status = "Enabled"
            destination {
              bucket = aws_s3_bucket.away.arn
            }
          }
        }
    "#;
    assert_eq!(shown(&with(both)), ["DM002 aws_s3_bucket.source -> aws_s3_bucket.away [us-east-1]"]);
}

#[test]
fn backups_go_on_from_vault_to_vault() {
    let text = with(
        r#"
        resource "aws_dynamodb_table" "ledger" {
          name = "ledger"
        }
        resource "aws_backup_vault" "near" {
          name = "near"
        }
        resource "aws_backup_vault" "far" {
          provider    = aws.us
          name        = "far"
          kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/k"
        }
        resource "aws_backup_plan" "daily" {
          name = "daily"
          rule {
            rule_name         = "daily"
            target_vault_name = aws_backup_vault.near.name
            copy_action {
              destination_vault_arn = aws_backup_vault.far.arn
            }
          }
        }
        resource "aws_backup_selection" "tables" {
          name         = "tables"
          plan_id      = aws_backup_plan.daily.id
          iam_role_arn = "arn:aws:iam::123456789012:role/r"
          resources    = [aws_dynamodb_table.ledger.arn]
        }
        "#,
    );
    let (linked, found) = all(&text);
    let source = linked.deployment.resources.iter().position(|resource| resource.ty == "aws_dynamodb_table").unwrap();
    let ways = Ways::of(&found).from(ResourceIndex(u32::try_from(source).unwrap()));
    let longest = ways.iter().max_by_key(|way| way.len()).unwrap();
    let names: Vec<&str> = longest.iter().map(|at| found.get(*at).unwrap().to.name.as_str()).collect();
    assert_eq!(names, ["aws_backup_plan.daily", "aws_backup_vault.near", "aws_backup_vault.far"]);
    let keys: Vec<Option<bool>> =
        longest.iter().map(|at| found.get(*at).unwrap().customer_key.as_ref().and_then(Value::as_bool)).collect();
    assert_eq!(keys, [None, Some(false), Some(true)]);
}

#[test]
fn keys_of_the_customer_are_three_valued() {
    let table = |key: &str| {
        with(&format!(
            "variable \"key\" {{}}\nresource \"aws_dynamodb_table\" \"this\" {{\nname = \"t\"\nreplica {{\n\
             region_name = \"eu-west-1\"\n{key}\n}}\n}}"
        ))
    };
    let answer = |text: &str| all(text).1.first().unwrap().customer_key.clone().unwrap();
    assert_eq!(answer(&table("")).as_bool(), Some(false));
    assert_eq!(answer(&table("kms_key_arn = \"arn:aws:kms:eu-west-1:1:key/k\"")).as_bool(), Some(true));
    assert_eq!(answer(&table("kms_key_arn = \"alias/aws/dynamodb\"")).as_bool(), Some(false));
    assert!(answer(&table("kms_key_arn = var.key")).is_unknown());
    assert!(
        answer(&table("kms_key_arn = var.key == \"own\" ? \"arn:aws:kms:eu-west-1:1:key/k\" : null"))
            .as_choice()
            .is_some()
    );
}

fn transfer(ssl: &str, more: &str) -> Vec<Option<Value>> {
    let text = with(&format!(
        r#"
        variable "env" {{}}
        resource "aws_dms_endpoint" "this" {{
          endpoint_id   = "e"
          endpoint_type = "target"
          engine_name   = "azuredb"
          server_name   = "bank.database.windows.net"
          {ssl}
        }}
        {more}
        "#
    ));
    let (linked, found) = all(&text);
    found.iter().map(|movement| open_to_the_internet(&linked, movement)).collect()
}

#[test]
fn between_clouds_data_is_private_encrypted_or_open() {
    let bools = |found: Vec<Option<Value>>| -> Vec<Option<bool>> {
        found.into_iter().map(|value| value.as_ref().and_then(Value::as_bool)).collect()
    };
    assert_eq!(bools(transfer("", "")), [Some(true)]);
    assert_eq!(bools(transfer("ssl_mode = \"none\"", "")), [Some(true)]);
    assert_eq!(bools(transfer("ssl_mode = \"verify-full\"", "")), [Some(false)]);
    let choice = transfer("ssl_mode = var.env == \"prod\" ? \"require\" : \"none\"", "");
    assert!(choice.iter().flatten().all(|value| value.as_choice().is_some()) && choice.len() == 1);
    let tunnel = r#"
        resource "aws_vpn_connection" "to_azure" {
          customer_gateway_id = "cgw-1"
          type                = "ipsec.1"
        }
        resource "azurerm_virtual_network_gateway_connection" "to_aws" {
          name                       = "c"
          location                   = "germanywestcentral"
          resource_group_name        = "rg"
          type                       = "IPsec"
          virtual_network_gateway_id = "g"
        }
    "#;
    assert_eq!(bools(transfer("ssl_mode = \"none\"", tunnel)), [Some(false)]);
}

#[test]
fn values_that_the_provider_computes_are_not_written() {
    let text = with("resource \"aws_rds_cluster\" \"this\" {\nengine = \"aurora-mysql\"\n}");
    assert!(shown(&text).is_empty());
}

#[test]
fn details_belong_to_rows_and_name_what_schemas_know() {
    assert_eq!(detail::all().count(), detail::lines());
    let rows: Vec<MovementRow> = Catalogue::with(&[]).0.all_movements();
    for (id, detail) in detail::all() {
        let row = rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("{id} has no row"));
        let same_as = rows.iter().any(|other| other.ty == row.ty && other.attribute == detail.same_as);
        assert!(detail.same_as.is_empty() || same_as, "{id}");
        let conditions = detail.when.iter().chain(detail.transport.iter().filter_map(|clause| clause.when.as_ref()));
        let paths = conditions.map(|condition| condition.attribute).chain(detail.keys.iter().map(|key| key.path));
        for path in paths {
            assert!(is_known(&row.ty, path), "{id}: {} {path}", row.ty);
        }
        for clause in &detail.transport {
            assert_ne!(Transport::from_word(clause.word), Transport::Unknown, "{id}: {}", clause.word);
        }
    }
}

#[test]
fn rows_of_aws_name_what_schemas_know() {
    let rows = Catalogue::with(&[]).0.all_movements();
    let mut seen = 0;
    for row in rows.iter().filter(|row| row.ty.starts_with("aws_")) {
        assert!(is_known(&row.ty, row.attribute), "{}: {} {}", row.id, row.ty, row.attribute);
        let sources = row.from.split('|').filter(|path| !path.is_empty() && *path != "*");
        sources.for_each(|path| assert!(is_known(&row.ty, path), "{}: {} {path}", row.id, row.ty));
        seen += 1;
    }
    assert!(seen > 250, "{seen}");
}

/// Blocks that provider 6 removed: type and block.
const REMOVED: &[(&str, &str)] = &[
    ("aws_dms_endpoint", "s3_settings."),
    ("aws_redshift_cluster", "logging."),
    ("aws_redshift_cluster", "snapshot_copy."),
];

/// Whether a path leads to an attribute, into a map, or into the JSON of a text.
fn is_known(ty: &str, path: &str) -> bool {
    if REMOVED.iter().any(|(of, block)| *of == ty && path.starts_with(block)) {
        return true;
    }
    let known = ["aws_", "azurerm_", "google_", "oci_", "ibm_"];
    if !known.iter().any(|prefix| ty.starts_with(prefix)) {
        return true;
    }
    let Some(mut node) = schema::resource(ty) else { return false };
    for name in path.split('.') {
        match node.child(name) {
            Some(child) => node = child,
            None => {
                return matches!(
                    node.value_type(),
                    schema::ValueType::Map(_) | schema::ValueType::Any | schema::ValueType::String
                );
            }
        }
    }
    true
}
