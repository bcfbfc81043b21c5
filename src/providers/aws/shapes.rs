//! The shapes that the tables of AWS name. Each turns a companion, and where a block inline has another form than the view
//! that block too, into one form.

use bartizan_lang::eval::equal;
use bartizan_lang::value::{Atom, Field, Guard, Kind, Literal, Seq, Value};

use crate::providers::shape::{Part, ShapeFn, Shaped, Source, attribute, each_leaf, list_of, object, renamed, single};

/// The shape of that name.
#[must_use]
pub(crate) fn named(name: &str) -> Option<ShapeFn> {
    Some(match name {
        "network_acl_rule" => network_acl_rule,
        "s3_encryption" => s3_encryption,
        "s3_grants" => s3_grants,
        "s3_versioning" => s3_versioning,
        "security_group_rule" => security_group_rule,
        "vpc_security_group_rule" => vpc_security_group_rule,
        _ => return None,
    })
}

/// `aws_s3_bucket_versioning`: the words of `versioning_configuration` become the booleans of the block inline.
/// `Suspended` and `Disabled` both are not enabled.
fn s3_versioning(source: &Source<'_>) -> Shaped {
    let Some(configuration) = attribute(source.value, "versioning_configuration") else { return Shaped::nothing() };
    let enabled = |name: &str, into: &str| {
        renamed(&configuration.value, name, into).map(|field| {
            let value = equal(&field.value, &Value::from("Enabled"), field.value.span);
            Field { value, ..field }
        })
    };
    let fields = [enabled("status", "enabled"), enabled("mfa_delete", "mfa_delete")];
    Shaped::of(object(fields, configuration.value.span.or(source.block)), configuration.at)
}

/// The default encryption of a bucket: the rule's algorithm and key, for the block inline as for
/// `aws_s3_bucket_server_side_encryption_configuration`.
fn s3_encryption(source: &Source<'_>) -> Shaped {
    let Some(rules) = attribute(source.value, "rule") else { return Shaped::nothing() };
    let value = each_leaf(&single(&rules.value), &mut |rule| {
        if rule.as_fields().is_none() {
            return rule.clone();
        }
        let by_default = attribute(rule, "apply_server_side_encryption_by_default").map(|block| single(&block.value));
        let of = |name| by_default.as_ref().and_then(|block| attribute(block, name));
        object(
            [of("sse_algorithm"), of("kms_master_key_id"), attribute(rule, "bucket_key_enabled")],
            rule.span.or(source.block),
        )
    });
    Shaped::of(value, rules.at)
}

/// The grants of an `aws_s3_bucket_acl`, in the form of the block inline: one element a grant, with the grantee's
/// attributes beside the permission. Terraform writes one permission a grant there, and several inline.
fn s3_grants(source: &Source<'_>) -> Shaped {
    let Some(policy) = attribute(source.value, "access_control_policy") else { return Shaped::nothing() };
    let Some(grants) = attribute(&policy.value, "grant") else { return Shaped::nothing() };
    let value = each_leaf(&grants.value, &mut |grants| {
        let Some(seq) = grants.as_seq() else { return grants.clone() };
        let items = seq.items.iter().map(s3_grant).collect();
        let seq = Seq { items, presence: seq.presence.clone(), open: seq.open };
        Value::new(Kind::List(seq.into())).at(grants.span)
    });
    Shaped::of(value, grants.at)
}

fn s3_grant(grant: &Value) -> Value {
    each_leaf(grant, &mut |grant| {
        if grant.is_unknown() {
            return grant.clone();
        }
        let grantee = attribute(grant, "grantee").map(|field| single(&field.value)).unwrap_or_else(Value::null);
        let permissions = renamed(grant, "permission", "permissions");
        let permissions = permissions.map(|field| Field { value: list_of(&field.value), ..field });
        let fields = [attribute(&grantee, "id"), attribute(&grantee, "type"), attribute(&grantee, "uri"), permissions];
        object(fields, grant.span)
    })
}

/// `aws_security_group_rule`: an element of `ingress` or `egress`, as its `type` says.
fn security_group_rule(source: &Source<'_>) -> Shaped {
    let rule = source.value;
    let group = renamed(rule, "source_security_group_id", "security_groups");
    let element = object(
        [
            attribute(rule, "description"),
            attribute(rule, "from_port"),
            attribute(rule, "to_port"),
            attribute(rule, "protocol"),
            attribute(rule, "cidr_blocks"),
            attribute(rule, "ipv6_cidr_blocks"),
            attribute(rule, "prefix_list_ids"),
            attribute(rule, "self"),
            group.map(|field| Field { value: list_of(&field.value), ..field }),
        ],
        source.block,
    );
    let Some(direction) = attribute(rule, "type") else { return Shaped::nothing() };
    let mut shaped = Shaped::nothing();
    let mut part = |when: Guard| shaped.parts.push(Part { value: element.clone(), at: source.at, when });
    let mut more = None;
    let mut leaf = |guard: &Guard, leaf: &Value| match &leaf.kind {
        Kind::String(text) if text == source.into => part(guard.clone()),
        Kind::Unknown(unknown) => {
            // A direction that an origin decides is this one under a condition.
            let literal = Literal::String(source.into.into());
            let atom = unknown.origin.clone().map(|origin| Atom::equals(origin, literal));
            match atom.map(|atom| Guard::atom(atom).and_then(|when| guard.and(&when))) {
                Some(Some(when)) => part(when),
                Some(None) => {}
                None => more = Some(unknown.reason.clone()),
            }
        }
        _ => {}
    };
    match direction.value.as_choice() {
        Some(choice) => choice.leaves().iter().for_each(|(guard, value)| leaf(guard, value)),
        None => leaf(&Guard::always(), &direction.value),
    }
    shaped.more = more;
    shaped
}

/// `aws_vpc_security_group_ingress_rule` and `…_egress_rule`: an element of `ingress` or `egress`, whose one source stands
/// in the list that the block inline has for sources of its kind.
fn vpc_security_group_rule(source: &Source<'_>) -> Shaped {
    let rule = source.value;
    let listed = |name, into| renamed(rule, name, into).map(|field| Field { value: list_of(&field.value), ..field });
    let element = object(
        [
            attribute(rule, "description"),
            attribute(rule, "from_port"),
            attribute(rule, "to_port"),
            renamed(rule, "ip_protocol", "protocol"),
            listed("cidr_ipv4", "cidr_blocks"),
            listed("cidr_ipv6", "ipv6_cidr_blocks"),
            listed("prefix_list_id", "prefix_list_ids"),
            listed("referenced_security_group_id", "security_groups"),
        ],
        source.block,
    );
    Shaped::of(element, source.at)
}

/// `aws_network_acl_rule`: an element of `egress` where its own `egress` is true, else of `ingress`.
fn network_acl_rule(source: &Source<'_>) -> Shaped {
    let rule = source.value;
    let element = object(
        [
            renamed(rule, "rule_number", "rule_no"),
            renamed(rule, "rule_action", "action"),
            attribute(rule, "protocol"),
            attribute(rule, "cidr_block"),
            attribute(rule, "ipv6_cidr_block"),
            attribute(rule, "from_port"),
            attribute(rule, "to_port"),
            attribute(rule, "icmp_type"),
            attribute(rule, "icmp_code"),
        ],
        source.block,
    );
    let egress = attribute(rule, "egress").map_or_else(Value::null, |field| field.value);
    let mut shaped = Shaped::nothing();
    let mut leaf = |guard: &Guard, leaf: &Value| match &leaf.kind {
        Kind::Unknown(unknown) => shaped.more = Some(unknown.reason.clone()),
        kind => {
            if matches!(kind, Kind::Bool(true)) == (source.into == "egress") {
                shaped.parts.push(Part { value: element.clone(), at: source.at, when: guard.clone() });
            }
        }
    };
    match egress.as_choice() {
        Some(choice) => choice.leaves().iter().for_each(|(guard, value)| leaf(guard, value)),
        None => leaf(&Guard::always(), &egress),
    }
    shaped
}
