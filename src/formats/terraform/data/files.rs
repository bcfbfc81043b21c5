//! Data sources that read files of the tree: `local_file`, and `terraform_remote_state` with the local backend.

use bartizan_lang::functions::Host as _;
use bartizan_lang::value::{Field, Fields, Str, Type, convert};
use bartizan_lang::{FileId, Value};

use super::super::instance::Each;
use super::super::reference::ModuleScope;
use super::Computation;

/// `local_file`: the content of a file, and digests of it.
/// <https://registry.terraform.io/providers/hashicorp/local/latest/docs/data-sources/file>
pub(super) fn local_file(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let function = match attribute {
        "content" => "file",
        "content_base64" => "filebase64",
        "content_md5" => "filemd5",
        "content_sha1" | "id" => "filesha1",
        "content_sha256" => "filesha256",
        "content_base64sha256" => "filebase64sha256",
        "content_sha512" => "filesha512",
        "content_base64sha512" => "filebase64sha512",
        _ => return None,
    };
    let name = of.argument("filename")?.clone();
    let value = of.evaluate(&format!("${{{function}(name)}}"), Value::object_of([("name", name)]));
    Some(if of.block.ty == "local_sensitive_file" { value.sensitive() } else { value })
}

/// `terraform_remote_state` with the local backend: the outputs in a state file that lies in the tree.
/// <https://developer.hashicorp.com/terraform/language/state/remote-state-data>
pub(super) fn remote_state(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    if attribute != "outputs" || of.argument("backend")?.as_str()? != "local" {
        return None;
    }
    let config = of.argument("config").and_then(Value::as_fields);
    let path = match config.and_then(|c| c.get("path")).filter(|p| !p.is_null()) {
        Some(path) => path.as_str()?.clone(),
        None => "terraform.tfstate".into(),
    };
    if of.argument("workspace").is_some_and(|w| w.as_str().is_none_or(|w| w != "default")) {
        return None;
    }
    let scope = ModuleScope::new(of.evaluation, of.instance, &Each::None);
    let bytes = scope.read(&path).ok()?;
    let state = bartizan_lang::syntax::parse_json_value(FileId::NONE, std::str::from_utf8(&bytes).ok()?).ok()?;
    let outputs = state.as_fields()?.get("outputs")?.as_fields()?;
    let mut entries: Vec<Field> = match of.argument("defaults").and_then(Value::as_fields) {
        Some(defaults) => defaults.entries().to_vec(),
        None => Vec::new(),
    };
    for output in outputs.entries() {
        let written = output.value.as_fields()?;
        let value = written.get("value").cloned().unwrap_or_else(Value::null);
        let value = match written.get("type").and_then(type_of) {
            Some(ty) => convert(&value, &ty, &|_| Value::null()).unwrap_or(value),
            None => value,
        };
        let secret = written.get("sensitive").and_then(Value::as_bool).unwrap_or(false);
        let value = if secret { value.sensitive() } else { value };
        entries.push(Field { key: output.key.clone(), at: of.block.block.header, value });
    }
    Some(Value::object(Fields::new(entries)))
}

/// A type as state files write it: `"string"`, `["list", "string"]`; objects and tuples need no conversion.
fn type_of(written: &Value) -> Option<Type> {
    if let Some(name) = written.as_str() {
        return match name.as_str() {
            "string" => Some(Type::String),
            "number" => Some(Type::Number),
            "bool" => Some(Type::Bool),
            _ => None,
        };
    }
    let parts = &written.as_seq()?.items;
    let element = || parts.get(1).and_then(type_of).unwrap_or(Type::Any);
    match parts.first()?.as_str().map(Str::as_str) {
        Some("list") => Some(Type::list(element())),
        Some("set") => Some(Type::set(element())),
        Some("map") => Some(Type::map(element())),
        _ => None,
    }
}
