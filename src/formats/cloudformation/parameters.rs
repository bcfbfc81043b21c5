//! The values of parameters: given on the command line, in files, by a stack that nests this one; else their defaults.

use std::path::PathBuf;
use std::sync::Arc;

use bartizan_lang::syntax::document::{Node, NodeKind};
use bartizan_lang::value::{Atom, ChoiceBuilder, Guard, Literal, Number, Origin, Reason, Str, Type, Unknown};
use bartizan_lang::{Diagnostic, Value};
use rustc_hash::FxHashMap;

use super::template::{Parameter, ParameterType, documents, literal, text_of};
use crate::source::{Files, SizeLimit};

/// Most values that a parameter without a value may have to be followed as alternatives.
const MAX_ALTERNATIVES: usize = 8;

/// What a person gives to the parameters of all templates that are scanned.
#[derive(Debug, Clone, Default)]
pub struct GivenParameters {
    /// Files of parameters, in the form of the command line (`[{"ParameterKey": …, "ParameterValue": …}]`), that of CodePipeline
    /// (`{"Parameters": {…}}`), or as a list of `Name=Value`.
    pub files: Vec<PathBuf>,
    /// Names and values.
    pub flags: Vec<(String, String)>,
}

/// Values by the names of parameters, and what is wrong with their files.
pub(super) fn gather(files: &Files, given: &GivenParameters) -> (FxHashMap<Str, Value>, Vec<Diagnostic>) {
    let (mut values, mut diagnostics) = (FxHashMap::default(), Vec::new());
    for path in &given.files {
        match files.read_named(path, SizeLimit::SOURCE) {
            Ok(file) => {
                let read = documents(file.id(), file.text());
                diagnostics.extend(read.diagnostics);
                for document in &read.documents {
                    add(document, &mut values, &mut diagnostics, file.outside());
                }
            }
            Err(error) => diagnostics.push(Diagnostic::error(error.to_string(), error.span())),
        }
    }
    for (name, value) in &given.flags {
        values.insert(name.as_str().into(), Value::string(value.as_str()));
    }
    (values, diagnostics)
}

fn add(document: &Node, values: &mut FxHashMap<Str, Value>, diagnostics: &mut Vec<Diagnostic>, outside: bool) {
    let mark = |value: Value| if outside { value.edit_meta(|meta| meta.environment = true) } else { value };
    match &document.kind {
        NodeKind::Sequence(items) => {
            for item in items {
                if let Some((name, value)) = item.as_str().and_then(|text| text.split_once('=')) {
                    values.insert(name.trim().into(), mark(Value::string(value).at(item.span)));
                    continue;
                }
                let name = item.get("ParameterKey").and_then(Node::as_str);
                match (name, item.get("ParameterValue").or_else(|| item.get("ResolvedValue"))) {
                    (Some(name), Some(value)) => {
                        values.insert(name.into(), mark(literal(value)));
                    }
                    // The value that the stack has now stays.
                    (Some(_), None) if item.get("UsePreviousValue").is_some() => {}
                    _ => {
                        let message = "a parameter is given with its ParameterKey and its ParameterValue";
                        diagnostics.push(Diagnostic::error(message, item.span));
                    }
                }
            }
        }
        NodeKind::Mapping(_) => {
            let holder = document.get("Parameters").unwrap_or(document);
            for entry in holder.entries() {
                values.insert(entry.key.clone(), mark(literal(&entry.value)));
            }
        }
        _ => diagnostics.push(Diagnostic::error("this is no file of parameters", document.span)),
    }
}

/// The value of a parameter. `address` is its name among those of all nested stacks.
pub(super) fn value_of(
    parameter: &Parameter,
    given: Option<&Value>,
    address: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Value {
    let value = match (parameter.ty, given.or(parameter.default.as_ref())) {
        (ParameterType::Stored { list }, name) => {
            let reason = Reason::Other(format!("parameter {address} is read from the parameter store").into());
            let value = Value::from_unknown(undecided(parameter, address, reason, list));
            name.map_or_else(|| value.clone(), |name| value.clone().at(name.span).made_from(name))
        }
        (_, Some(value)) => {
            check_allowed(parameter, value, given.is_some(), diagnostics);
            typed(parameter.ty, value)
        }
        (ty, None) => {
            let reason = Reason::Other(format!("parameter {address} has no value").into());
            let list = ty == ParameterType::Texts;
            alternatives(parameter, undecided(parameter, address, reason, list))
        }
    };
    let value = if value.span.is_some() { value } else { value.at(parameter.header) };
    if parameter.no_echo { value.sensitive() } else { value }
}

fn undecided(parameter: &Parameter, address: &str, reason: Reason, list: bool) -> Unknown {
    let mut unknown = Unknown::new(reason);
    unknown.ty = Some(match parameter.ty {
        _ if list => Type::List(Arc::new(Type::String)),
        ParameterType::Number => Type::Number,
        _ => Type::String,
    });
    unknown.not_null = true;
    let closed = parameter.allowed.as_ref().filter(|_| !list).map(|allowed| {
        let mut literals: Vec<Literal> = allowed.iter().map(|text| case(parameter.ty, text)).collect();
        literals.sort();
        literals.dedup();
        Arc::from(literals)
    });
    unknown.origin = Some(Arc::new(Origin { text: address.into(), closed }));
    unknown
}

fn case(ty: ParameterType, text: &Str) -> Literal {
    match Number::parse(text).filter(|_| ty == ParameterType::Number) {
        Some(number) => Literal::Number(number),
        None => Literal::String(text.clone()),
    }
}

/// Each of the few values that a parameter may have, under the condition that it has it: other conditions on the same
/// parameter then go together with it, and what is made of the values is known.
fn alternatives(parameter: &Parameter, unknown: Unknown) -> Value {
    let cases = unknown.origin.clone().and_then(|origin| Some((origin.clone(), origin.closed.clone()?)));
    let Some((origin, cases)) = cases.filter(|(_, cases)| cases.len() <= MAX_ALTERNATIVES) else {
        return Value::from_unknown(unknown);
    };
    let mut builder = ChoiceBuilder::new();
    for literal in cases.iter() {
        let value = match literal {
            Literal::Number(number) => Value::from(number.clone()),
            other => Value::string(other.text()),
        };
        if let Some(guard) = Guard::atom(Atom::equals(origin.clone(), literal.clone())) {
            let guard = if cases.len() == 1 { Guard::always() } else { guard };
            builder.add(&guard, value.at(parameter.header));
        }
    }
    builder.finish().at(parameter.header)
}

fn check_allowed(parameter: &Parameter, value: &Value, given: bool, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(allowed), Some(text)) = (&parameter.allowed, text_of(value)) else { return };
    let parts: Vec<&str> = match parameter.ty {
        ParameterType::Texts => text.split(',').map(str::trim).collect(),
        _ => vec![text.as_str()],
    };
    if parts.iter().all(|part| allowed.iter().any(|known| known == part)) {
        return;
    }
    let what = if given { "the value given to" } else { "the default of" };
    let message = format!("{what} parameter {:?} is none of its allowed values", parameter.name.as_str());
    diagnostics.push(Diagnostic::error(message, value.span.or(parameter.header)));
}

/// A text as the type of a parameter takes it.
fn typed(ty: ParameterType, value: &Value) -> Value {
    let Some(text) = text_of(value) else { return value.clone() };
    let kind = match ty {
        ParameterType::Number => Number::parse(text.trim()).map(|number| Value::from(number).kind),
        ParameterType::Texts => {
            let parts: Vec<&str> = if text.is_empty() { Vec::new() } else { text.split(',').map(str::trim).collect() };
            let items = parts.into_iter().map(|part| value.with_kind(Value::string(part).kind));
            Some(Value::list(items.collect()).kind)
        }
        ParameterType::Text | ParameterType::Stored { .. } => None,
    };
    value.with_kind(kind.unwrap_or_else(|| Value::string(text).kind))
}
