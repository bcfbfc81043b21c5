//! azure-native: Azure's own resource types and property names, which azurerm calls otherwise.
//!
//! `src/providers/pulumi/azure_native_properties.tsv` says what the most used properties are; what has the same name in
//! both needs no row. A property that neither leads to an attribute is left out: it would be taken for something else.
//! <https://www.pulumi.com/registry/packages/azure-native/>, <https://learn.microsoft.com/azure/templates/>

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Kind, Seq, Str};
use bartizan_lang::{Span, Value};

use super::lowering::{listed, shaped};
use crate::formats::cloudformation::each_leaf;
use crate::providers::pulumi::{ArmProperty, Token, arm_properties, attribute_of};
use crate::providers::schema::{Kind as NodeKind, Nesting, Node};

/// The type of what azurerm has two or more types for, by what is written; nothing for all else.
pub(super) fn type_of(token: &str, properties: Option<&Fields>) -> Option<&'static str> {
    let token = Token::parse(token).filter(|token| token.package == "azure-native")?;
    let at = |path: &str| properties.and_then(|fields| read(fields, path));
    match (token.module, token.name) {
        ("compute", "VirtualMachine") if at("osProfile.windowsConfiguration").is_some() => {
            Some("azurerm_windows_virtual_machine")
        }
        ("compute", "VirtualMachineScaleSet")
            if at("virtualMachineProfile.osProfile.windowsConfiguration").is_some() =>
        {
            Some("azurerm_windows_virtual_machine_scale_set")
        }
        ("web", "WebApp") => {
            let kind = at("kind").and_then(|kind| kind.as_str().cloned()).unwrap_or_default().to_lowercase();
            Some(match (kind.contains("functionapp"), kind.contains("linux")) {
                (true, true) => "azurerm_linux_function_app",
                (true, false) => "azurerm_windows_function_app",
                (false, true) => "azurerm_linux_web_app",
                (false, false) => "azurerm_windows_web_app",
            })
        }
        _ => None,
    }
}

/// Brings the properties of a resource into azurerm's vocabulary.
pub(super) fn lower(root: Node, ty: &str, properties: &Fields) -> Fields {
    let mut body = Fields::default();
    let mut listed_here: Vec<&str> = Vec::new();
    for row in arm_properties(ty) {
        listed_here.push(row.property);
        if let Some((at, value)) = found(properties, row.property)
            && let Some(value) = transformed(&row, value)
        {
            write(root, &mut body, row.attribute, at, value);
        }
    }
    by_name(root, ty, properties, "", &listed_here, &mut body);
    // What most resource types hold under `properties` stands at the top in azurerm.
    if let Some(inner) = properties.get("properties").and_then(Value::as_fields) {
        by_name(root, ty, inner, "properties.", &listed_here, &mut body);
    }
    body
}

/// What has the same name in both.
fn by_name(root: Node, ty: &str, properties: &Fields, prefix: &str, known: &[&str], body: &mut Fields) {
    for field in properties.entries().iter().filter(|field| !field.key.starts_with("__")) {
        let own = format!("{prefix}{}", field.key);
        let inside = format!("{own}.");
        if known.iter().any(|path| *path == own || path.starts_with(inside.as_str())) {
            continue;
        }
        let Some(child) = attribute_of(root, Some(ty), &field.key) else { continue };
        // An object that is a text in azurerm is something else of that name, such as `sku`.
        let fits = child.kind() == NodeKind::Block
            || child.nesting() != Nesting::None
            || !matches!(field.value.kind, Kind::Object(_))
            || matches!(child.value_type(), crate::providers::schema::ValueType::Map(_));
        if fits && body.get(child.name()).is_none() {
            body.set(Field { key: child.name().into(), at: field.at, value: shaped(child, &field.value) });
        }
    }
}

fn read<'v>(fields: &'v Fields, path: &str) -> Option<&'v Value> {
    found(fields, path).and_then(|(_, value)| value.at_last)
}

/// A value that a path leads to; of a path through a list what the list is, and the rest of the path.
struct Found<'v, 'p> {
    at_last: Option<&'v Value>,
    list: Option<(&'v Value, &'v Arc<Seq>, &'p str)>,
}

fn found<'v, 'p>(fields: &'v Fields, path: &'p str) -> Option<(Span, Found<'v, 'p>)> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let field = fields.field(first)?;
    match (rest, &field.value.kind) {
        (None, _) => Some((field.at, Found { at_last: Some(&field.value), list: None })),
        (Some(rest), Kind::Object(inner)) => found(inner, rest),
        (Some(rest), Kind::List(seq)) => {
            Some((field.at, Found { at_last: None, list: Some((&field.value, seq, rest)) }))
        }
        (Some(_), Kind::Unknown(_)) => Some((field.at, Found { at_last: Some(&field.value), list: None })),
        _ => None,
    }
}

/// The value as azurerm has it.
fn transformed(row: &ArmProperty, found: Found<'_, '_>) -> Option<Value> {
    if let Some((list, seq, rest)) = found.list {
        let of = |item: &Value| item.as_fields().and_then(|fields| read(fields, rest)).cloned();
        return match row.transform {
            "each" => {
                let items = seq.items.iter().filter_map(of).collect();
                Some(list.with_kind(Kind::List(Arc::new(Seq::of(items)))))
            }
            "head" => seq.items.first().and_then(of),
            _ => None,
        };
    }
    let value = found.at_last?;
    if value.as_choice().is_some() {
        let of = |leaf: &Value| {
            let found = Found { at_last: Some(leaf), list: None };
            transformed(row, found).unwrap_or_else(Value::null)
        };
        return Some(each_leaf(value, &of));
    }
    if value.is_unknown() {
        return Some(value.clone());
    }
    let text = value.as_str();
    let with = |kind: Kind| Some(value.with_kind(kind));
    let string = |text: &str| with(Kind::String(text.into()));
    match row.transform {
        "enabled" => match text.map(Str::as_str) {
            Some("Enabled" | "enabled") => with(Kind::Bool(true)),
            Some("Disabled" | "disabled") => with(Kind::Bool(false)),
            // Only those of a perimeter get in.
            Some("SecuredByPerimeter") => with(Kind::Bool(false)),
            _ => value.as_bool().is_some().then(|| value.clone()),
        },
        "invert" => value.as_bool().and_then(|value| with(Kind::Bool(!value))),
        "words" => {
            let words = text?.split(',').map(str::trim).filter(|word| !word.is_empty());
            with(Kind::List(Arc::new(Seq::of(words.map(|word| Value::string(word).at(value.span)).collect()))))
        }
        "list" => Some(listed(value.clone())),
        "first" => string(text?.split('_').next()?),
        "last" => string(text?.rsplit('_').next()?),
        "container" => string(match text?.as_str() {
            "Container" => "container",
            "Blob" => "blob",
            "None" => "private",
            _ => return None,
        }),
        // When exactly does not matter: that there is an end does.
        "date" => Some(match value.as_number() {
            Some(_) => Value::unknown(bartizan_lang::value::Reason::Other("a number of seconds".into())).at(value.span),
            None => value.clone(),
        }),
        "ssh" => {
            let keys =
                value.as_seq()?.items.iter().filter_map(|key| {
                    let data = key.as_fields()?.field("keyData")?.clone();
                    Some(key.with_kind(Kind::Object(Arc::new(Fields::new(vec![Field {
                        key: "public_key".into(),
                        ..data
                    }])))))
                });
            with(Kind::List(Arc::new(Seq::of(keys.collect()))))
        }
        "secret" => Some(value.clone().sensitive()),
        _ => Some(value.clone()),
    }
}

/// Writes a value to where a dotted path of the schema leads, through blocks that are made.
fn write(node: Node, fields: &mut Fields, path: &str, at: Span, value: Value) {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(child) = node.child(first) else { return };
    let Some(rest) = rest else {
        let value = shaped(child, &value);
        fields.set(Field { key: first.into(), at, value });
        return;
    };
    let before = fields.get(first).and_then(|value| match &value.kind {
        Kind::List(seq) => seq.items.first().and_then(Value::as_fields).cloned(),
        Kind::Object(inner) => Some(inner.clone()),
        _ => None,
    });
    let mut inner = before.map(|inner| (*inner).clone()).unwrap_or_default();
    write(child, &mut inner, rest, at, value);
    let block = Value::object(inner).at(at);
    let block = if child.kind() == NodeKind::Block { listed(block) } else { block };
    fields.set(Field { key: first.into(), at, value: block });
}
