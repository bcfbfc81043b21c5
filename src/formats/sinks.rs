//! Attributes whose value is a secret because their provider says so.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::Fields;

use crate::ir::Mode;
use crate::providers::schema;

/// Leaves of attributes that hold a secret where the schema marks them, though their names do not say so. Much else is
/// marked that is not secret by itself: identifiers, certificates, settings.
const HOLDERS: &[&str] = &[
    "value",
    "value_wo",
    "secret_string",
    "secret_string_wo",
    "secret_data",
    "secret_data_wo",
    "plaintext",
    "plaintext_wo",
    "plain_text",
    "payload",
    "text",
    "key_value",
    "raw_key",
    "key",
    "secret",
    "secret_value",
];

/// The paths of a type that its schema marks, and that hold secrets themselves.
pub(super) fn marked_paths(mode: Mode, ty: &str) -> Arc<[String]> {
    let paths = schema::of(mode, ty).into_iter().flat_map(schema::Node::sensitive_paths);
    let holds = |path: &String| {
        let leaf = path.rsplit('.').next().unwrap_or_default();
        HOLDERS.contains(&leaf) || crate::secrets::names::says(leaf).is_some()
    };
    paths.filter(holds).collect()
}

/// The provider marks the value of a parameter whatever its type is; a `String` is an ordinary setting.
pub(super) fn is_plain_parameter(ty: &str, body: &Fields) -> bool {
    let is_secure = || body.get("type").and_then(Value::as_str).is_some_and(|ty| ty == "SecureString");
    ty == "aws_ssm_parameter" && !is_secure()
}
