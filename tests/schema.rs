//! The provider schemas that the binary carries: single facts of each cloud, and all rows of the input.
#![allow(clippy::disallowed_methods, reason = "it reads its own inputs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use bartizan::providers::Provider;
use bartizan::providers::schema::{
    self, Kind, Nesting, Node, Presence, ValueType, data_source, data_source_types, provider_of, resource, suggest_type,
};
use flate2::read::GzDecoder;

/// A node as the columns of the input say it.
fn columns(node: Node) -> String {
    let kind = match node.kind() {
        Kind::Attribute => "attr",
        Kind::Block => "block",
    };
    let nesting = match node.nesting() {
        Nesting::None => "",
        Nesting::Single => "single",
        Nesting::List => "list",
        Nesting::Set => "set",
        Nesting::Map => "map",
    };
    let value_type = match (node.kind(), node.nesting()) {
        (Kind::Block, _) => String::new(),
        (Kind::Attribute, Nesting::None) => node.value_type().to_string(),
        (Kind::Attribute, _) => "object".to_owned(),
    };
    let presence = match node.presence() {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Computed => "computed",
        Presence::OptionalComputed => "optional+computed",
    };
    let sensitive = if node.sensitive() { "sensitive" } else { "" };
    format!("{kind}\t{value_type}\t{nesting}\t{presence}\t{sensitive}")
}

#[test]
fn facts_of_each_cloud() {
    let rows = [
        ("aws_s3_bucket", "acl", "attr\tstring\t\toptional+computed\t"),
        ("aws_s3_bucket", "arn", "attr\tstring\t\tcomputed\t"),
        ("aws_s3_bucket", "tags", "attr\tmap(string)\t\toptional\t"),
        ("aws_s3_bucket", "grant", "block\t\tset\toptional+computed\t"),
        ("aws_s3_bucket", "lifecycle_rule", "block\t\tlist\toptional+computed\t"),
        ("aws_s3_bucket", "lifecycle_rule.expiration", "block\t\tsingle\toptional\t"),
        ("aws_s3_bucket", "lifecycle_rule.expiration.days", "attr\tnumber\t\toptional\t"),
        ("aws_db_instance", "password", "attr\tstring\t\toptional\tsensitive"),
        ("aws_db_instance", "instance_class", "attr\tstring\t\trequired\t"),
        ("aws_db_instance", "master_user_secret", "attr\tobject\tlist\tcomputed\t"),
        ("azurerm_storage_account", "primary_access_key", "attr\tstring\t\tcomputed\tsensitive"),
        ("azurerm_storage_account", "network_rules.default_action", "attr\tstring\t\trequired\t"),
        ("google_storage_bucket", "uniform_bucket_level_access", "attr\tbool\t\toptional+computed\t"),
        ("google_sql_user", "password", "attr\tstring\t\toptional\tsensitive"),
        ("oci_objectstorage_bucket", "access_type", "attr\tstring\t\toptional\t"),
        ("oci_database_autonomous_database", "admin_password", "attr\tstring\t\toptional+computed\tsensitive"),
        ("ibm_cos_bucket", "bucket_name", "attr\tstring\t\trequired\t"),
        ("kubernetes_pod", "spec", "block\t\tsingle\trequired\t"),
        ("kubernetes_pod", "spec.container.security_context.privileged", "attr\tbool\t\toptional\t"),
    ];
    for (ty, path, expected) in rows {
        let node = resource(ty).and_then(|root| root.path(path)).unwrap_or_else(|| panic!("no {ty}.{path}"));
        assert_eq!(columns(node), expected, "{ty}.{path}");
        assert_eq!(Some(node.name()), path.rsplit('.').next());
    }
}

#[test]
fn what_is_not_there_is_none() {
    for ty in ["", "aws", "aws_s3_bucke", "aws_s3_buckett", "data.aws_ami", "AWS_S3_BUCKET", "zzz"] {
        assert!(resource(ty).is_none(), "{ty}");
        assert!(provider_of(ty).is_none(), "{ty}");
    }
    let bucket = resource("aws_s3_bucket").unwrap();
    for path in ["", ".", "acl.", ".acl", "acl.x", "lifecycle_rule..days", "lifecycle_rule.0", "Acl"] {
        assert!(bucket.path(path).is_none(), "{path}");
    }
    assert!(data_source("aws_ami").unwrap().child("owners").is_some());
    assert!(resource("aws_ami_ids").is_none());
}

#[test]
fn types_belong_to_providers() {
    for (ty, provider) in [
        ("aws_ami_ids", Provider::Aws),
        ("azurerm_key_vault", Provider::Azure),
        ("google_compute_instance", Provider::Gcp),
        ("google_project_service_identity", Provider::Gcp),
        ("oci_core_instance", Provider::Oci),
        ("ibm_is_vpc", Provider::Ibm),
        ("kubernetes_secret", Provider::Kubernetes),
    ] {
        assert_eq!(provider_of(ty), Some(provider), "{ty}");
    }
}

#[test]
fn roots_are_objects() {
    let root = resource("aws_s3_bucket").unwrap();
    assert_eq!((root.name(), root.kind(), root.nesting()), ("aws_s3_bucket", Kind::Block, Nesting::None));
    assert_eq!(root.value_type(), ValueType::Object(root));
    assert_eq!(root.children().len(), root.children().count());
}

#[test]
fn secrets_are_found() {
    for (ty, secrets) in [
        ("aws_s3_bucket", &[] as &[&str]),
        ("aws_db_instance", &["password", "password_wo"]),
        ("google_sql_user", &["password", "password_wo"]),
        ("google_compute_vpn_tunnel", &["shared_secret", "shared_secret_wo"]),
    ] {
        assert_eq!(resource(ty).unwrap().sensitive_paths().collect::<Vec<_>>(), secrets, "{ty}");
    }
    // Secrets below blocks are found too, and each path leads to a secret.
    let cluster = resource("azurerm_kubernetes_cluster").unwrap();
    let paths: Vec<_> = cluster.sensitive_paths().collect();
    assert!(paths.iter().any(|path| path.contains('.')), "{paths:?}");
    assert!(paths.iter().all(|path| cluster.path(path).unwrap().sensitive()), "{paths:?}");
}

#[test]
fn typing_errors_get_a_suggestion() {
    let bucket = resource("aws_s3_bucket").unwrap();
    assert_eq!(bucket.suggest("bukcet"), Some("bucket"));
    assert_eq!(bucket.suggest("forcedestroy"), Some("force_destroy"));
    assert_eq!(bucket.suggest("nothing_like_it"), None);
    assert_eq!(suggest_type("aws_s3_buckett"), Some("aws_s3_bucket"));
    assert_eq!(suggest_type("azurerm_storage_acount"), Some("azurerm_storage_account"));
}

/// The rows of a tree, in the order of the input.
fn rows(node: Node, ty: &str, path: &str, told: &mut Vec<String>) {
    for child in node.children() {
        assert_eq!(node.child(child.name()), Some(child), "{ty} {path}");
        let path = if path.is_empty() { child.name().to_owned() } else { format!("{path}.{}", child.name()) };
        told.push(format!("{ty}\t{path}\t{}", columns(child)));
        rows(child, ty, &path, told);
    }
}

#[test]
fn every_row_of_the_input_is_read_back() {
    let mut told: Vec<Vec<String>> = vec![Vec::new(); Provider::ALL.len()];
    let mut tell = |name: &str, ty: &str, root: Node| {
        let provider = provider_of(name).unwrap();
        let place = Provider::ALL.iter().position(|known| *known == provider).unwrap();
        rows(root, ty, "", &mut told[place]);
    };
    for name in data_source_types() {
        tell(name, &format!("data.{name}"), data_source(name).unwrap());
    }
    for name in schema::types() {
        tell(name, name, resource(name).unwrap());
    }
    for (provider, mut told) in Provider::ALL.into_iter().zip(told) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/providers/{provider}/schema.tsv.gz"));
        let mut text = String::new();
        GzDecoder::new(File::open(path).unwrap()).read_to_string(&mut text).unwrap();
        let mut given: Vec<&str> = text.lines().skip(1).collect();
        given.sort_unstable();
        told.sort_unstable();
        assert_eq!(given.len(), told.len(), "{provider}");
        for (given, told) in given.into_iter().zip(told) {
            assert_eq!(given, told);
        }
    }
}
