//! What Pulumi calls the types and attributes of the providers.
//!
//! The bridged providers (aws, azure, gcp, oci) have Terraform's names in another form, which a rule takes back with the
//! schema's help: `aws:sqs/queue:Queue` is `aws_sqs_queue`, `kmsMasterKeyId` is `kms_master_key_id`, and a list has the
//! plural (`ingress` of `ingresses`, `ebs_block_device` of `ebsBlockDevices`). The tables in `src/providers/pulumi/` hold
//! what the rules do not give; they are searched as text, in place.
//! <https://www.pulumi.com/docs/iac/concepts/resources/names/>,
//! <https://github.com/pulumi/pulumi-terraform-bridge/blob/main/docs/new-provider.md>

use std::borrow::Cow;

use super::schema::{self, Node, Presence};
use super::sorted::{bound, rows};

const TYPES: &str = include_str!(concat!(env!("OUT_DIR"), "/pulumi_types.tsv"));
const PROPERTIES: &str = include_str!(concat!(env!("OUT_DIR"), "/pulumi_properties.tsv"));
const AZURE_NATIVE: &str = include_str!(concat!(env!("OUT_DIR"), "/pulumi_azure_native.tsv"));
const AZURE_NATIVE_PROPERTIES: &str = include_str!(concat!(env!("OUT_DIR"), "/pulumi_azure_native_properties.tsv"));
const SERVICES: &str = include_str!(concat!(env!("OUT_DIR"), "/pulumi_services.tsv"));

/// A type token in its parts: `aws:s3/bucket:Bucket` and the short `aws:s3:Bucket` are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The package: `aws`, `azure-native`, `kubernetes`, `pulumi`.
    pub package: &'a str,
    /// The module, up to its first slash: `s3`; of Kubernetes the group, `apps`.
    pub module: &'a str,
    /// What follows that slash: `bucket`; of Kubernetes and azure-native the version.
    pub rest: &'a str,
    /// The name: `Bucket`.
    pub name: &'a str,
}

/// A row of `azure_native_properties.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct ArmProperty {
    /// Where it stands in Azure's own names, dotted.
    pub property: &'static str,
    /// The attribute that it is, dotted.
    pub attribute: &'static str,
    /// What becomes of the value.
    pub transform: &'static str,
}

impl<'a> Token<'a> {
    /// Takes a token apart; nothing when it is none.
    #[must_use]
    pub fn parse(token: &'a str) -> Option<Self> {
        let (package, rest) = token.split_once(':')?;
        let (module, name) = rest.rsplit_once(':')?;
        let (module, rest) = module.split_once('/').unwrap_or((module, ""));
        (!package.is_empty() && !name.is_empty()).then_some(Self { package, module, rest, name })
    }
}

/// The Terraform type of a resource: `aws:s3/bucket:Bucket` is `aws_s3_bucket`. Nothing for a type that has none.
#[must_use]
pub fn type_of(token: &str) -> Option<&'static str> {
    let token = Token::parse(token)?;
    match token.package {
        "kubernetes" => kubernetes(&token),
        "azure-native" => row(AZURE_NATIVE, &[token.module, token.name].join(":"), Cow::Borrowed),
        "aws" | "azure" | "gcp" | "oci" => bridged(provider(token.package)?, &token),
        _ => None,
    }
}

/// The name of the Terraform provider of a package: `azurerm` of `azure` and `azure-native`.
#[must_use]
pub fn provider(package: &str) -> Option<&'static str> {
    match package {
        "aws" | "aws-native" => Some("aws"),
        "azure" | "azure-native" => Some("azurerm"),
        "gcp" | "google-native" => Some("google"),
        "oci" => Some("oci"),
        "kubernetes" => Some("kubernetes"),
        _ => None,
    }
}

/// The type of CloudFormation that aws-native makes: `aws-native:s3:Bucket` is `AWS::S3::Bucket`.
/// <https://www.pulumi.com/registry/packages/aws-native/>
#[must_use]
pub fn cloudformation_type(token: &str) -> Option<String> {
    let token = Token::parse(token).filter(|token| token.package == "aws-native")?;
    let service = row(SERVICES, token.module, |cell| Cow::Owned(cell.to_ascii_lowercase()))?;
    Some(format!("AWS::{service}::{}", token.name))
}

/// The attribute or block below a node that a property is. `top` is the type when the node is a resource itself.
#[must_use]
pub fn attribute_of(node: Node, top: Option<&str>, property: &str) -> Option<Node> {
    if let Some(named) = top.and_then(|ty| row(PROPERTIES, &[ty, property].join("\t"), Cow::Borrowed)) {
        return node.child(named);
    }
    let name = snake_case(property);
    let forms = forms(&name);
    // What is only read is no property: the blocks `frontend_endpoint` are `frontendEndpoints`, and the map of their ids,
    // which Terraform gives that name, has another one in Pulumi.
    let exact = forms.iter().filter_map(|form| node.child(form));
    let settable = exact.clone().find(|child| child.presence() != Presence::Computed);
    settable.or_else(|| exact.clone().next()).or_else(|| forms.iter().find_map(|form| alike(node, form)))
}

/// What Azure's own names of a type's properties are that no rule gives.
pub fn arm_properties(ty: &str) -> impl Iterator<Item = ArmProperty> {
    rows(AZURE_NATIVE_PROPERTIES, &[ty]).filter_map(|cells| {
        let mut cells = cells.split('\t');
        Some(ArmProperty { property: cells.next()?, attribute: cells.next()?, transform: cells.next()? })
    })
}

/// A name in camel case as Terraform writes it: `kmsKeyId` is `kms_key_id`.
#[must_use]
pub fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut before = None;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let follows_lower = before.is_some_and(|c: char| c.is_lowercase() || c.is_ascii_digit());
        // An acronym ends where the next word begins: `iPAddress`, `enableRBACRole`.
        let ends_acronym = before.is_some_and(char::is_uppercase) && letters.peek().is_some_and(|c| c.is_lowercase());
        if letter.is_uppercase() && (follows_lower || ends_acronym) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        before = Some(letter);
    }
    snake
}

fn bridged(provider: &str, token: &Token<'_>) -> Option<&'static str> {
    if let Some(listed) = row(TYPES, &[token.package, token.module, token.name].join(":"), Cow::Borrowed) {
        return Some(listed);
    }
    let name = snake_case_of_token(token.name);
    // `aws_alb` and its kin are `aws_lb` by another name.
    let module = if token.module == "alb" { "lb" } else { token.module };
    [module.to_lowercase(), snake_case_of_token(module)]
        .iter()
        .find_map(|module| schema::resource(&format!("{provider}_{module}_{name}")).map(Node::name))
}

/// A part of a token in snake case, each capital for itself: the bridge made it from that form.
fn snake_case_of_token(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// `kubernetes:apps/v1:Deployment` is `kubernetes_deployment_v1`; a version that has no type of its own takes the plain one.
fn kubernetes(token: &Token<'_>) -> Option<&'static str> {
    let name = snake_case(token.name);
    let versioned = schema::resource(&format!("kubernetes_{name}_{}", token.rest));
    versioned.or_else(|| schema::resource(&format!("kubernetes_{name}"))).map(Node::name)
}

/// What a name may be in Terraform: itself, its singular, its plural.
fn forms(name: &str) -> Vec<Cow<'_, str>> {
    let mut forms = vec![Cow::Borrowed(name)];
    if let Some(stem) = name.strip_suffix("ices") {
        forms.push(format!("{stem}ex").into());
    }
    if let Some(stem) = name.strip_suffix("ies") {
        forms.push(format!("{stem}y").into());
    }
    forms.extend(name.strip_suffix("es").map(Cow::Borrowed));
    forms.extend(name.strip_suffix('s').map(Cow::Borrowed));
    forms.push(format!("{name}s").into());
    forms.push(format!("{name}es").into());
    if let Some(stem) = name.strip_suffix('y') {
        forms.push(format!("{stem}ies").into());
    }
    forms
}

/// The only child of the same letters and digits, wherever underscores stand.
fn alike(node: Node, name: &str) -> Option<Node> {
    let letters = |name: &str| name.bytes().filter(|byte| *byte != b'_').collect::<Vec<_>>();
    let wanted = letters(name);
    let mut found = node.children().filter(|child| letters(child.name()) == wanted);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The last cell of the row whose other cells are the key; of a table of one column the cell that is.
fn row(table: &'static str, key: &str, fold: impl Fn(&'static str) -> Cow<'static, str>) -> Option<&'static str> {
    let cells = |line: &'static str| line.rsplit_once('\t').unwrap_or((line, line));
    let at = bound(table, |line| fold(cells(line).0).as_ref() < key);
    let (found, value) = cells(table.get(at..)?.lines().next()?);
    (fold(found) == key).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_and_names_what_exists() {
        for line in TYPES.lines() {
            let (token, ty) = line.split_once('\t').unwrap_or_default();
            assert_eq!(type_of(token), Some(ty), "{line}");
            assert!(schema::resource(ty).is_some(), "no such type: {line}");
        }
        for line in AZURE_NATIVE.lines() {
            let (token, ty) = line.split_once('\t').unwrap_or_default();
            assert_eq!(type_of(&format!("azure-native:{token}")), Some(ty), "{line}");
            assert!(schema::resource(ty).is_some(), "no such type: {line}");
        }
        for line in PROPERTIES.lines() {
            let mut cells = line.split('\t');
            let (ty, property) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let found = schema::resource(ty).and_then(|node| attribute_of(node, Some(ty), property));
            assert_eq!(found.map(Node::name), cells.next(), "{line}");
        }
        let mut known = 0;
        for line in AZURE_NATIVE_PROPERTIES.lines() {
            let ty = line.split('\t').next().unwrap_or_default();
            let row = arm_properties(ty)
                .find(|row| line == format!("{ty}\t{}\t{}\t{}", row.property, row.attribute, row.transform));
            assert!(row.is_some(), "not found: {line}");
            let path = row.and_then(|row| schema::resource(ty).and_then(|node| node.path(row.attribute)));
            assert!(path.is_some(), "no such attribute: {line}");
            known += 1;
        }
        assert!(known > 200);
        for line in SERVICES.lines() {
            let token = format!("aws-native:{}:Thing", line.to_ascii_lowercase());
            assert_eq!(cloudformation_type(&token), Some(format!("AWS::{line}::Thing")));
        }
    }

    #[test]
    fn types_are_found_by_rule_and_by_table() {
        let cases = [
            ("aws:s3/bucket:Bucket", Some("aws_s3_bucket")),
            ("aws:s3:Bucket", Some("aws_s3_bucket")),
            ("aws:s3/bucketV2:BucketV2", Some("aws_s3_bucket")),
            ("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", Some("aws_s3_bucket_public_access_block")),
            ("aws:ec2/securityGroup:SecurityGroup", Some("aws_security_group")),
            ("aws:rds/instance:Instance", Some("aws_db_instance")),
            ("aws:lb/listener:Listener", Some("aws_lb_listener")),
            ("aws:alb/listener:Listener", Some("aws_lb_listener")),
            ("azure:storage/account:Account", Some("azurerm_storage_account")),
            ("azure:network/networkSecurityGroup:NetworkSecurityGroup", Some("azurerm_network_security_group")),
            ("gcp:storage/bucket:Bucket", Some("google_storage_bucket")),
            ("gcp:compute/firewall:Firewall", Some("google_compute_firewall")),
            ("gcp:sql/databaseInstance:DatabaseInstance", Some("google_sql_database_instance")),
            ("oci:ObjectStorage/bucket:Bucket", Some("oci_objectstorage_bucket")),
            ("oci:Core/securityList:SecurityList", Some("oci_core_security_list")),
            ("kubernetes:core/v1:Pod", Some("kubernetes_pod_v1")),
            ("kubernetes:apps/v1:Deployment", Some("kubernetes_deployment_v1")),
            ("azure-native:storage:StorageAccount", Some("azurerm_storage_account")),
            ("azure-native:storage/v20230101:StorageAccount", Some("azurerm_storage_account")),
            ("aws-native:s3:Bucket", None),
            ("random:index/randomId:RandomId", None),
            ("aws:made/up:Up", None),
            ("pulumi:pulumi:Stack", None),
            ("bucket", None),
            ("", None),
        ];
        for (token, ty) in cases {
            assert_eq!(type_of(token), ty, "{token}");
        }
        assert_eq!(cloudformation_type("aws-native:s3:Bucket").as_deref(), Some("AWS::S3::Bucket"));
        assert_eq!(cloudformation_type("aws-native:apigateway:RestApi").as_deref(), Some("AWS::ApiGateway::RestApi"));
        assert_eq!(cloudformation_type("aws-native:nothing:Bucket"), None);
    }

    #[test]
    fn properties_are_found_by_rule_and_by_table() {
        let cases = [
            ("aws_instance", "ebsBlockDevices", Some("ebs_block_device")),
            ("aws_instance", "rootBlockDevice", Some("root_block_device")),
            ("aws_security_group", "ingress", Some("ingress")),
            ("aws_security_group", "tags", Some("tags")),
            ("aws_api_gateway_vpc_link", "targetArn", Some("target_arns")),
            ("aws_lambda_permission", "function", Some("function_name")),
            ("azurerm_cosmosdb_mongo_collection", "indices", Some("index")),
            ("google_storage_bucket", "uniformBucketLevelAccess", Some("uniform_bucket_level_access")),
            ("google_storage_bucket", "lifecycleRules", Some("lifecycle_rule")),
            ("aws_s3_bucket", "noSuchThing", None),
        ];
        for (ty, property, attribute) in cases {
            let found = schema::resource(ty).and_then(|node| attribute_of(node, Some(ty), property));
            assert_eq!(found.map(Node::name), attribute, "{ty} {property}");
        }
        for (camel, snake) in
            [("kmsKeyId", "kms_key_id"), ("http2Enabled", "http2_enabled"), ("diskSizeGB", "disk_size_gb"), ("", "")]
        {
            assert_eq!(snake_case(camel), snake);
        }
    }
}
