//! JSON: strict, with the place of every value. Terraform's configuration in JSON builds on it.

use jsonc_parser::ast;
use jsonc_parser::common::Range;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use rustc_hash::FxHashSet;

use super::hcl::{Place, normalized};
use super::limits;
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};
use crate::value::{Field, Fields, Number, Value};

/// Parses a file of plain JSON, such as `.tfvars.json`: every value has its span, and strings are no templates.
///
/// # Errors
/// What is wrong with the text, at its place. A key that stands twice in an object is an error, as in Terraform.
pub fn parse_json_value(file: FileId, text: &str) -> Result<Value, Diagnostic> {
    let document = parse_document(file, text)?;
    value(file, &document)
}

/// Parses the text of a whole file.
pub(super) fn parse_document(file: FileId, text: &str) -> Result<ast::Value<'_>, Diagnostic> {
    limits::check_json(text, Place::From(file, 0))?;
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict).map_err(|error| {
        let message = error.kind().to_string();
        let mut letters = message.chars();
        let message = letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
        let boundary = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let range = error.range();
        Diagnostic::error(
            format!("this is not JSON: {message}"),
            Span::new(file, boundary(range.start), boundary(range.end)),
        )
    })?;
    parsed.value.ok_or_else(|| Diagnostic::error("expected JSON, found nothing", Span::new(file, 0, 0)))
}

fn value(file: FileId, tree: &ast::Value<'_>) -> Result<Value, Diagnostic> {
    let span = span(file, tree);
    let value = match tree {
        ast::Value::NullKeyword(_) => Value::null(),
        ast::Value::BooleanLit(literal) => Value::from(literal.value),
        ast::Value::NumberLit(literal) => Value::from(number(literal, span)?),
        ast::Value::StringLit(literal) => Value::string(normalized(&literal.value)),
        ast::Value::Array(array) => {
            Value::tuple(array.elements.iter().map(|element| value(file, element)).collect::<Result<_, _>>()?)
        }
        ast::Value::Object(object) => {
            let mut seen = FxHashSet::default();
            let mut fields = Vec::with_capacity(object.properties.len());
            for property in &object.properties {
                let key = normalized(property.name.as_str());
                let at = key_span(file, property);
                if !seen.insert(key.clone()) {
                    return Err(repeated(&key, at));
                }
                let value = value(file, &property.value)?;
                fields.push(Field { key, at: at.to(value.span), value });
            }
            Value::object(Fields::new(fields))
        }
    };
    Ok(value.at(span))
}

/// A number literal.
pub(super) fn number(literal: &ast::NumberLit<'_>, span: Span) -> Result<Number, Diagnostic> {
    Number::parse(literal.value).ok_or_else(|| Diagnostic::error("the exponent of this number is out of range", span))
}

/// What is said about a key that stands twice.
pub(super) fn repeated(key: &str, span: Span) -> Diagnostic {
    Diagnostic::error(format!("the key \"{}\" stands twice in one object", key.escape_debug()), span)
        .with_help("keep one of them")
}

/// Where a value stands.
pub(super) fn span(file: FileId, tree: &ast::Value<'_>) -> Span {
    let range = match tree {
        ast::Value::StringLit(literal) => literal.range,
        ast::Value::NumberLit(literal) => literal.range,
        ast::Value::BooleanLit(literal) => literal.range,
        ast::Value::Object(object) => object.range,
        ast::Value::Array(array) => array.range,
        ast::Value::NullKeyword(keyword) => keyword.range,
    };
    ranged(file, range)
}

/// Where the key of a property stands.
pub(super) fn key_span(file: FileId, property: &ast::ObjectProp<'_>) -> Span {
    match &property.name {
        ast::ObjectPropName::String(literal) => ranged(file, literal.range),
        ast::ObjectPropName::Word(literal) => ranged(file, literal.range),
    }
}

fn ranged(file: FileId, range: Range) -> Span {
    Span::new(file, range.start, range.end)
}
