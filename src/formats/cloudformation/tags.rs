//! Tags of a stack, which CloudFormation puts on each resource in it that can have tags, those of nested stacks included.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html>

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Kind};
use bartizan_lang::{Span, Value};

use super::logical::Logical;
use super::lowering::{elements, keyed};
use crate::ir::Resource;
use crate::providers::schema::{self, ValueType};

/// The attribute of Terraform.
const TAGS: &str = "tags";

/// The stacks that a template nests and the stack sets in it: what the ids of their resources begin with, and their tags. The
/// innermost stands first.
pub(super) fn of_nested(logical: &[Logical]) -> Vec<(String, Fields)> {
    let mut found: Vec<(String, Fields)> = logical
        .iter()
        .filter(|one| {
            let kinds = ["AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet", "AWS::Serverless::Application"];
            kinds.contains(&one.ty.as_str())
        })
        .filter_map(|one| Some((format!("{}/", one.id), written(one.properties.as_fields()?.get("Tags")?))))
        .collect();
    found.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    found
}

/// Tags as a list of keys and values, or as a map.
fn written(tags: &Value) -> Fields {
    if let Some(fields) = tags.as_fields() {
        return (**fields).clone();
    }
    let pairs = keyed(tags).into_iter();
    let mut fields = Fields::new(pairs.map(|(key, at, value)| Field { key, at, value }).collect());
    fields.open = elements(tags).1;
    fields
}

/// Adds the tags of a stack to a resource. Its own count where both have one of that name.
pub(super) fn apply(tags: &Fields, resource: &mut Resource) {
    let node = schema::resource(&resource.ty).and_then(|root| root.child(TAGS));
    if tags.is_empty() && !tags.open || !node.is_some_and(|node| matches!(node.value_type(), ValueType::Map(_))) {
        return;
    }
    let own = resource.body.get(TAGS).filter(|own| !own.is_null());
    let joined = match own {
        None => Value::object(tags.clone()),
        Some(own) => match &own.kind {
            Kind::Object(fields) | Kind::Map(fields) => {
                let mut joined = (**fields).clone();
                let missing: Vec<&Field> = tags.entries().iter().filter(|tag| joined.get(&tag.key).is_none()).collect();
                missing.into_iter().for_each(|tag| joined.set(tag.clone()));
                joined.open |= tags.open;
                own.with_kind(Kind::Object(Arc::new(joined)))
            }
            // Which of its own there are is not known.
            _ => return,
        },
    };
    let at = resource.body.field(TAGS).map_or(Span::NONE, |field| field.at);
    Arc::make_mut(&mut resource.body).set(Field { key: TAGS.into(), at, value: joined });
}
