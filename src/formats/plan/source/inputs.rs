//! The values that the variables of a planned root had.

use bartizan_lang::Value;
use bartizan_lang::value::{Type, convert};

use crate::formats::plan::model::Plan;
use crate::formats::terraform::{GivenVariables, InputSet, Loader};
use crate::source::{Files, RelPath, TrustRoot};

/// What is to be given to the variables of a root, so that they have the values that a plan was made with.
///
/// A value that the root has anyway, from a default or a variable file beside it, is left out: then it is known where it is
/// written. Of the others a plan does not say where they came from.
#[must_use]
pub fn given(files: &Files, trust_root: &TrustRoot, loader: &Loader, root: &RelPath, plan: &Plan) -> GivenVariables {
    let module = loader.load(files, trust_root, root);
    let own = InputSet::gather(files, Some(trust_root), root, &GivenVariables::default());
    let planned = plan.variables.iter().filter(|(name, value)| {
        let variable = module.variables.iter().find(|variable| variable.name == *name);
        let ty = variable.and_then(|variable| variable.ty.as_ref());
        let there = own.get(name).map(|given| &given.value);
        let there = there.or_else(|| variable.and_then(|variable| variable.default_value.as_ref()));
        !there.is_some_and(|there| brought(there, ty).same(&brought(value, ty)))
    });
    GivenVariables { planned: planned.cloned().collect(), ..GivenVariables::default() }
}

/// A value as its variable holds it.
fn brought(value: &Value, ty: Option<&Type>) -> Value {
    let converted = ty.and_then(|ty| convert(value, ty, &|_| Value::null()).ok());
    let value = converted.unwrap_or_else(|| value.clone());
    // A plan has lists for tuples, and objects for maps.
    plain(&value)
}

fn plain(value: &Value) -> Value {
    if let Some(seq) = value.as_seq() {
        return Value::tuple(seq.items.iter().map(plain).collect());
    }
    match value.as_fields() {
        Some(fields) => Value::object_of(fields.entries().iter().map(|f| (f.key.clone(), plain(&f.value)))),
        None => value.clone(),
    }
}
