//! Properties that no rule and no transform leads to their attributes.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Reference, Seq, Str};

use super::values::{elements, merged, optional};
use super::{Lowering, body, transform};

/// Names under which machine images have their root device, as AWS lists them for its own images:
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html>.
const ROOT_DEVICES: [&str; 3] = ["/dev/xvda", "/dev/sda1", "/dev/sda"];

/// What is written into several holders: resource, property, type, attribute.
const HOLDERS: [(&str, &str, &str, &str); 5] = [
    ("AWS::IAM::Policy", "Groups", "aws_iam_group_policy", "group"),
    ("AWS::IAM::Policy", "Roles", "aws_iam_role_policy", "role"),
    ("AWS::IAM::Policy", "Users", "aws_iam_user_policy", "user"),
    ("AWS::SNS::TopicPolicy", "Topics", "aws_sns_topic_policy", "arn"),
    ("AWS::SQS::QueuePolicy", "Queues", "aws_sqs_queue_policy", "queue_url"),
];

/// Does what the row names.
pub(super) fn apply(lowering: &mut Lowering<'_>, name: &str, field: &Field, target: usize, into: &str) {
    match name {
        "key-schema" => key_schema(lowering, field, target, into),
        "block-devices" => block_devices(lowering, field, target, into),
        "network-interfaces" => network_interfaces(lowering, field, target),
        "metrics-collection" => {
            for (from, to) in [("Granularity", "metrics_granularity"), ("Metrics", "enabled_metrics")] {
                set(lowering, field, target, to, transform::first(&field.value, from));
            }
        }
        "mfas" => mfas(lowering, field, target),
        "flow-log-resource" => flow_log_resource(lowering, field, target),
        "log-destination" => {
            let paths = ["CloudWatchLogsDetails.LogGroup", "KinesisFirehoseDetails.DeliveryStream"];
            let found = paths.iter().find_map(|path| transform::first(&field.value, path));
            set(lowering, field, target, into, found);
        }
        "replicas" => replicas(lowering, field, target, into),
        "tunnels" => tunnels(lowering, field, target),
        "default-group" => default_group(lowering, field, target),
        _ => {}
    }
}

/// What depends on several properties, or on what stands beside them.
pub(super) fn finish(lowering: &mut Lowering<'_>, properties: &Fields) {
    let own = lowering.targets.first().map_or_else(Str::new, |target| target.ty.clone());
    more_holders(lowering, properties);
    match own.as_str() {
        "aws_security_group" => ["ingress", "egress"].into_iter().for_each(|block| whole_range(lowering, block)),
        "aws_db_instance" | "aws_rds_cluster" => final_snapshot(lowering, false),
        "aws_docdb_cluster" | "aws_neptune_cluster" | "aws_redshift_cluster" => final_snapshot(lowering, true),
        _ => {}
    }
}

fn set(lowering: &mut Lowering<'_>, field: &Field, target: usize, into: &str, value: Option<Value>) {
    let node = lowering.targets.get(target).and_then(super::Target::node).and_then(|node| node.path(into));
    if let (Some(value), Some(_)) = (value, node) {
        lowering.write(target, into, field.at, transform::attribute(&value, node));
    }
}

/// `HASH` and `RANGE` keys of DynamoDB tables and their indexes.
fn key_schema(lowering: &mut Lowering<'_>, field: &Field, target: usize, into: &str) {
    for (element, presence) in elements(&field.value).0 {
        let Some(fields) = element.as_fields() else { continue };
        let attribute = match fields.get("KeyType").and_then(Value::as_str).map(Str::as_str) {
            Some("HASH") => "hash_key",
            Some("RANGE") => "range_key",
            _ => continue,
        };
        let name = fields.get("AttributeName").map(|name| optional(name, &presence));
        let path = super::dotted(into, attribute);
        set(lowering, field, target, &path, name);
    }
}

/// The root device is a block of its own.
fn block_devices(lowering: &mut Lowering<'_>, field: &Field, target: usize, into: &str) {
    let (found, open) = elements(&field.value);
    let (mut root, mut others, mut ephemeral) = (Seq::default(), Seq { open, ..Seq::default() }, Seq::default());
    for (element, presence) in found {
        let member =
            |name: &str| element.as_fields().and_then(|fields| fields.get(name)).filter(|value| !value.is_null());
        let is_root =
            member("DeviceName").and_then(Value::as_str).is_some_and(|name| ROOT_DEVICES.contains(&name.as_str()));
        // A disk of the host, or a device of the image that is left out.
        let is_no_volume = member("NoDevice").is_some() || (member("VirtualName").is_some() && member("Ebs").is_none());
        match (is_no_volume, is_root) {
            (true, _) => ephemeral.push(element, presence),
            (false, true) => root.push(element, presence),
            (false, false) => others.push(element, presence),
        }
    }
    let blocks = [
        (root, "RootBlockDevice", "root_block_device"),
        (others, "OtherBlockDevice", into),
        (ephemeral, "EphemeralBlockDevice", "ephemeral_block_device"),
    ];
    for (seq, path, into) in blocks {
        if seq.items.is_empty() && !seq.open {
            continue;
        }
        let value = field.value.with_kind(Kind::List(Arc::new(seq)));
        lowering.structured(path, &Field { value, ..field.clone() }, target, into);
    }
}

/// What the first network interface of an instance says is what the instance says itself.
fn network_interfaces(lowering: &mut Lowering<'_>, field: &Field, target: usize) {
    let own = [
        ("AssociatePublicIpAddress", "associate_public_ip_address"),
        ("GroupSet", "vpc_security_group_ids"),
        ("SubnetId", "subnet_id"),
        ("PrivateIpAddress", "private_ip"),
        ("Ipv6AddressCount", "ipv6_address_count"),
    ];
    let (found, open) = elements(&field.value);
    let mut attached = Seq { open, ..Seq::default() };
    for (element, presence) in found {
        let Some(fields) = element.as_fields() else { continue };
        let index = fields.get("DeviceIndex").and_then(Value::as_literal);
        if index.is_none_or(|index| index.text() == "0") {
            for (from, to) in own {
                let Some(inner) = fields.field(from) else { continue };
                set(lowering, inner, target, to, Some(optional(&inner.value, &presence)));
            }
        }
        if fields.get("NetworkInterfaceId").is_some() {
            attached.push(element, presence);
        }
    }
    if !attached.items.is_empty() {
        let value = field.value.with_kind(Kind::List(Arc::new(attached)));
        lowering.structured("AttachedInterface", &Field { value, ..field.clone() }, target, "network_interface");
    }
}

/// The ways of a second factor that a user pool allows.
fn mfas(lowering: &mut Lowering<'_>, field: &Field, target: usize) {
    for (element, presence) in elements(&field.value).0 {
        if element.as_str().is_some_and(|kind| kind == "SOFTWARE_TOKEN_MFA") {
            let on = optional(&Value::from(true).at(element.span), &presence);
            set(lowering, field, target, "software_token_mfa_configuration.enabled", Some(on));
        }
    }
}

/// What a flow log watches.
fn flow_log_resource(lowering: &mut Lowering<'_>, field: &Field, target: usize) {
    let kind = merged(&lowering.logical.properties).and_then(|all| all.get("ResourceType")?.as_str().cloned());
    let into = match kind.as_deref() {
        Some("Subnet") => "subnet_id",
        Some("NetworkInterface") => "eni_id",
        Some("TransitGateway") => "transit_gateway_id",
        Some("TransitGatewayAttachment") => "transit_gateway_attachment_id",
        _ => "vpc_id",
    };
    set(lowering, field, target, into, Some(field.value.clone()));
}

/// The replicas of a global table: what that of the stack's own region says, the table says in Terraform.
fn replicas(lowering: &mut Lowering<'_>, field: &Field, target: usize, into: &str) {
    let (found, open) = elements(&field.value);
    let only = found.len() == 1 && !open;
    let mut others = Seq { open, ..Seq::default() };
    for (element, presence) in found {
        let Some(fields) = element.as_fields() else { continue };
        let is_own = fields.get("Region").is_some_and(|region| is_region(region, lowering.region));
        if only || is_own {
            lowering.members("OwnReplica", fields, &super::Here { target, path: Str::new() });
        } else {
            others.push(element, presence);
        }
    }
    if !others.items.is_empty() || others.open {
        let value = field.value.with_kind(Kind::List(Arc::new(others)));
        lowering.structured("OtherReplica", &Field { value, ..field.clone() }, target, into);
    }
}

/// Whether a replica's region is that of the stack: `AWS::Region`, or the same text.
fn is_region(region: &Value, own: &Value) -> bool {
    let pseudo = |value: &Value| {
        value
            .as_unknown()
            .and_then(|unknown| unknown.origin.as_ref())
            .is_some_and(|origin| origin.text == "AWS::Region")
    };
    match (region.as_str(), own.as_str()) {
        (Some(region), Some(own)) => region == own,
        _ => pseudo(region),
    }
}

/// The default security group of a network, which the network itself names: what takes the group over is of that network.
fn default_group(lowering: &mut Lowering<'_>, field: &Field, target: usize) {
    let named = field.value.clone().edit_meta(|meta| {
        for reference in &mut meta.refs {
            let whole = Reference { attribute: "id".into(), ..(**reference).clone() };
            *reference = Arc::new(whole);
        }
    });
    set(lowering, field, target, "vpc_id", Some(named));
}

/// The two tunnels of a VPN connection.
fn tunnels(lowering: &mut Lowering<'_>, field: &Field, target: usize) {
    for (place, (element, presence)) in elements(&field.value).0.into_iter().enumerate() {
        let Some(fields) = element.as_fields() else { continue };
        for inner in fields.entries() {
            let name = crate::providers::cloudformation::snake(&inner.key).replace("pre_shared", "preshared");
            let path = format!("tunnel{}_{name}", place + 1);
            let value = transform::apply("each", "Value", &inner.value, None)
                .filter(|_| inner.value.as_seq().is_some())
                .unwrap_or_else(|| inner.value.clone());
            set(lowering, inner, target, &path, Some(optional(&value, &presence)));
        }
    }
}

/// Rules of all protocols are of all ports, and need not name any.
fn whole_range(lowering: &mut Lowering<'_>, block: &str) {
    let Some(main) = lowering.targets.first_mut() else { return };
    let Some(field) = main.fields.field(block).cloned() else { return };
    let Some(seq) = field.value.as_seq() else { return };
    let mut seq = (**seq).clone();
    for item in &mut seq.items {
        let Some(fields) = item.as_fields() else { continue };
        if fields.get("protocol").and_then(Value::as_str).is_none_or(|protocol| protocol != "-1") {
            continue;
        }
        let mut fields = (**fields).clone();
        for port in ["from_port", "to_port"] {
            // What is written beside it means nothing, as in the API.
            let at = fields.field(port).map_or(item.span, |field| field.at);
            fields.set(Field { key: port.into(), at, value: Value::from(0).at(at) });
        }
        *item = item.with_kind(Kind::Object(Arc::new(fields)));
    }
    let value = field.value.with_kind(Kind::List(Arc::new(seq)));
    main.fields.set(Field { value, ..field });
}

/// What is written into several holders at once is one resource for each in Terraform.
fn more_holders(lowering: &mut Lowering<'_>, properties: &Fields) {
    let Some(main) = lowering.targets.first() else { return };
    let (own, body) = (main.ty.clone(), main.fields.clone());
    for (resource, property, ty, attribute) in HOLDERS {
        if resource != lowering.logical.ty {
            continue;
        }
        let Some(field) = properties.field(property) else { continue };
        let skipped = usize::from(ty == own);
        for (element, presence) in elements(&field.value).0.into_iter().skip(skipped) {
            let Some(target) = lowering.companion(ty, field.at, presence) else { continue };
            let Some(target) = lowering.targets.get_mut(target) else { continue };
            let kept = body.entries().iter().filter(|field| ["name", "policy"].contains(&field.key.as_str()));
            kept.for_each(|field| target.fields.set(field.clone()));
            target.fields.set(Field { key: attribute.into(), at: field.at, value: element });
        }
    }
}

/// `DeletionPolicy` says whether the data is kept as a snapshot. Where it is not written, some types are deleted with it and
/// some without: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html>.
fn final_snapshot(lowering: &mut Lowering<'_>, deleted: bool) {
    let skips = match lowering.logical.deletion_policy.as_deref() {
        Some("Delete") => true,
        Some(_) => return,
        None => deleted,
    };
    if !skips {
        return;
    }
    let at = lowering.logical.header;
    if let Some(main) = lowering.targets.first_mut() {
        let node = main.node();
        let written = lowering.logical.deletion_policy.is_some();
        let value = Value::from(true).at(at).edit_meta(|meta| meta.default = !written);
        body::put(&mut main.fields, node, "skip_final_snapshot", at, value);
    }
}
