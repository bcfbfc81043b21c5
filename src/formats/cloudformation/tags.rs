//! Tags of a stack, which CloudFormation puts on each resource in it that can have tags, those of nested stacks included.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html>

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Kind};
use bartizan_lang::{Span, Value};

use crate::ir::Resource;
use crate::providers::schema::{self, ValueType};

/// The attribute of Terraform.
const TAGS: &str = "tags";

/// Adds the tags of a stack to a resource. Its own count where both have one of that name.
pub(super) fn apply(tags: &Fields, resource: &mut Resource) {
    let node = schema::resource(&resource.ty).and_then(|root| root.child(TAGS));
    if tags.is_empty() || !node.is_some_and(|node| matches!(node.value_type(), ValueType::Map(_))) {
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
                own.with_kind(Kind::Object(Arc::new(joined)))
            }
            // Which of its own there are is not known.
            _ => return,
        },
    };
    let at = resource.body.field(TAGS).map_or(Span::NONE, |field| field.at);
    Arc::make_mut(&mut resource.body).set(Field { key: TAGS.into(), at, value: joined });
}
