//! JSON.

use super::Parsed;
use super::ast::Expr;
use crate::diagnostic::Diagnostic;
use crate::span::FileId;
use crate::value::Value;

/// x
#[must_use]
pub fn parse_terraform_json(_file: FileId, _text: &str) -> Parsed { Parsed::default() }
/// x
pub fn parse_json_value(_file: FileId, _text: &str) -> Result<Value, Diagnostic> { Ok(Value::null()) }
