//! `terraform_remote_state` with the local backend: the outputs that stand in a state file of the tree.
//! <https://developer.hashicorp.com/terraform/language/state/remote-state-data>

use std::sync::Arc;

use bartizan_lang::functions::Host;
use bartizan_lang::value::{Field, Fields, Type, convert};
use bartizan_lang::{FileId, Value, syntax};

use super::evaluation::Evaluation;
use super::instance::{Each, Instance};
use super::reference::ModuleScope;

impl Evaluation<'_> {
    /// The outputs of the state that a data source names, over its defaults; `None` when that is no file that can be read.
    pub(super) fn remote_outputs(&self, instance: &Arc<Instance>, body: &Fields) -> Option<Value> {
        if body.get("backend")?.as_str()? != "local" || self.around.workspace != "default" {
            return None;
        }
        let config = body.get("config").and_then(Value::as_fields);
        let path = match config.and_then(|config| config.get("path")) {
            Some(path) => path.as_str()?.clone(),
            // Another directory may be named for other workspaces; this is the default one's.
            None if config.is_none_or(|config| !config.open) => "terraform.tfstate".into(),
            None => return None,
        };
        let scope = ModuleScope::new(self, instance, &Each::None);
        let bytes = scope.read(&path).ok()?;
        let text = std::str::from_utf8(&bytes).ok()?;
        let state = syntax::parse_json_value(FileId::NONE, text).ok()?;
        let outputs = state.as_fields()?.get("outputs")?.as_fields()?.clone();
        let mut fields = match body.get("defaults") {
            Some(defaults) if !defaults.is_null() => (**defaults.as_fields()?).clone(),
            _ => Fields::default(),
        };
        for output in outputs.entries() {
            let about = output.value.as_fields()?;
            let value = about.get("value").cloned().unwrap_or_else(Value::null);
            let ty = about.get("type").and_then(type_of)?;
            let value = convert(&value, &ty, &|_| Value::null()).ok()?;
            let secret = about.get("sensitive").and_then(Value::as_bool) == Some(true);
            let value = if secret { value.sensitive() } else { value };
            fields.set(Field { key: output.key.clone(), at: value.span, value });
        }
        Some(Value::object(fields))
    }
}

/// A type as states write it: `"string"`, `["list", "string"]`, `["object", {"a": "number"}]`.
fn type_of(json: &Value) -> Option<Type> {
    if let Some(name) = json.as_str() {
        return Some(match name.as_str() {
            "string" => Type::String,
            "number" => Type::Number,
            "bool" => Type::Bool,
            "dynamic" => Type::Any,
            _ => return None,
        });
    }
    let parts = json.as_seq()?;
    let [kind, inner] = parts.items.as_slice() else { return None };
    let boxed = || type_of(inner).map(Box::new);
    Some(match kind.as_str()?.as_str() {
        "list" => Type::List(boxed()?),
        "set" => Type::Set(boxed()?),
        "map" => Type::Map(boxed()?),
        "tuple" => Type::Tuple(inner.as_seq()?.items.iter().map(type_of).collect::<Option<_>>()?),
        "object" => Type::Object(
            inner
                .as_fields()?
                .entries()
                .iter()
                .map(|field| {
                    Some(bartizan_lang::value::ObjectAttribute {
                        name: field.key.clone(),
                        ty: type_of(&field.value)?,
                        optional: false,
                        default: None,
                    })
                })
                .collect::<Option<_>>()?,
        ),
        _ => return None,
    })
}
