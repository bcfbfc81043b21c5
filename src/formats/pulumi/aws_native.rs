//! aws-native: CloudFormation's resource types, its properties in camel case. They go the way of templates.
//! <https://www.pulumi.com/registry/packages/aws-native/>

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Kind, Presence, Seq, Str};
use bartizan_lang::{Span, Value};

use crate::formats::cloudformation::{Logical, lower as lower_logical};
use crate::ir::{ModuleIndex, ProviderInstance};
use crate::providers::cloudformation::{properties, spelling, variants};
use crate::providers::pulumi::cloudformation_type;

/// Below these stand maps, whose keys are the user's own.
const FREE: [&str; 5] = ["Variables", "Labels", "Parameters", "Tags", "Properties"];

/// A resource with the settings that Terraform has in resources of their own.
pub(super) struct Lowered {
    /// Attributes and blocks of the resource.
    pub(super) body: Fields,
    /// Type, name and body of the others.
    pub(super) companions: Vec<(Str, Str, Fields)>,
}

/// The type: Terraform's, or CloudFormation's where there is none. Nothing for another package.
pub(super) fn type_of(token: &str, properties: Option<&Fields>) -> Option<Str> {
    let cfn = cloudformation_type(token)?;
    if variants(&cfn).next().is_none() {
        return Some(cfn.into());
    }
    let empty = Fields::default();
    lowered(&cfn, "", properties.unwrap_or(&empty)).into_iter().next().map(|(ty, ..)| ty)
}

/// Brings the properties of a resource into Terraform's vocabulary.
pub(super) fn lower(token: &str, ty: &str, name: &str, properties: &Fields) -> Lowered {
    let Some(cfn) = cloudformation_type(token) else {
        return Lowered { body: properties.clone(), companions: Vec::new() };
    };
    let mut parts = lowered(&cfn, name, properties);
    let main = parts.iter().position(|(of, named, _)| of == ty && named == name);
    let body = main.map(|place| parts.remove(place).2).unwrap_or_default();
    Lowered { body, companions: parts }
}

/// CloudFormation's type and properties of a resource that has another type in Terraform's names.
pub(super) fn own_words(token: &str, properties: &Fields) -> Option<(Str, Fields)> {
    let cfn = cloudformation_type(token)?;
    variants(&cfn).next()?;
    let fields = spelt(&cfn, "", properties);
    Some((cfn.into(), fields))
}

fn lowered(cfn: &str, name: &str, properties: &Fields) -> Vec<(Str, Str, Fields)> {
    let logical = Logical {
        id: name.into(),
        ty: cfn.into(),
        properties: Value::object(spelt(cfn, "", properties)),
        presence: Presence::always(),
        block: Span::NONE,
        header: Span::NONE,
        construct: None,
        metadata: None,
        deletion_policy: None,
        update_replace_policy: None,
        depends_on: Vec::new(),
    };
    let provider = Arc::new(ProviderInstance {
        kind: "aws".into(),
        alias: None,
        region: Value::null(),
        account: Value::null(),
        default_tags: Value::null(),
        span: Span::NONE,
        version: None,
    });
    let made = lower_logical(&logical, ModuleIndex::ROOT, &provider).resources;
    made.into_iter().map(|one| (one.ty, one.name, Arc::unwrap_or_clone(one.body))).collect()
}

/// Properties as CloudFormation spells them.
fn spelt(cfn: &str, path: &str, fields: &Fields) -> Fields {
    let entries = fields.entries().iter().filter(|field| !field.key.starts_with("__")).map(|field| {
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let key = spelling(cfn, &below(&field.key)).map_or_else(|| capital(&field.key), Str::from);
        let own = below(&key);
        let value = if is_free(cfn, &own, &field.value) { field.value.clone() } else { value(cfn, &own, &field.value) };
        Field { key, value, at: field.at }
    });
    Fields::new(entries.collect())
}

/// Whether the keys of an object are the user's own: of a map, and of a document that is the text of an attribute.
fn is_free(cfn: &str, path: &str, value: &Value) -> bool {
    let Kind::Object(fields) = &value.kind else { return false };
    let is_policy = || {
        let capital = |field: &Field| field.key.starts_with(|letter: char| letter.is_ascii_uppercase());
        (path.ends_with("Policy") || path.ends_with("PolicyDocument")) && fields.entries().iter().any(capital)
    };
    FREE.iter().any(|end| path.ends_with(end))
        || properties(cfn, path).any(|row| row.transform.starts_with("json"))
        || is_policy()
}

fn value(cfn: &str, path: &str, of: &Value) -> Value {
    match &of.kind {
        Kind::Object(fields) => of.with_kind(Kind::Object(Arc::new(spelt(cfn, path, fields)))),
        Kind::List(seq) => {
            let items = seq.items.iter().map(|item| value(cfn, path, item)).collect();
            of.with_kind(Kind::List(Arc::new(Seq { items, ..(**seq).clone() })))
        }
        _ => of.clone(),
    }
}

fn capital(key: &str) -> Str {
    let mut letters = key.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect::<String>().into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use bartizan_lang::FileId;
    use bartizan_lang::syntax::parse_json_value;

    use super::*;

    fn body(token: &str, ty: &str, properties: &str) -> Fields {
        let properties = parse_json_value(FileId::NONE, properties).unwrap();
        lower(token, ty, "x", properties.as_fields().unwrap()).body
    }

    #[test]
    fn a_policy_is_made_of_settings_or_is_a_document() {
        let written = r#"{"policies": {"passwordPolicy": {"minimumLength": 14}}}"#;
        let pool = body("aws-native:cognito:UserPool", "aws_cognito_user_pool", written);
        let policy = pool.get("password_policy").and_then(Value::as_seq).and_then(|seq| seq.items.first()).unwrap();
        assert!(policy.as_fields().unwrap().get("minimum_length").is_some());

        let written = r#"{"redrivePolicy": {"maxReceiveCount": 3}}"#;
        let queue = body("aws-native:sqs:Queue", "aws_sqs_queue", written);
        let policy = format!("{:?}", queue.get("redrive_policy").unwrap());
        assert!(policy.contains("maxReceiveCount"), "{policy}");
    }
}
