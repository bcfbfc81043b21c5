//! Functions of providers: what follows from their arguments is computed, all else is read from the cloud.
//! <https://www.pulumi.com/docs/iac/concepts/functions/provider-functions/>

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Kind, Origin, Reason, Unknown};
use bartizan_lang::{Diagnostic, Span, Value};

use super::evaluation::{Evaluation, plain};
use crate::formats::pulumi::lowering::object;
use crate::formats::terraform::policy_document;
use crate::formats::typing::typed;
use crate::providers::pulumi::Token;
use crate::providers::schema;

/// What a function returns.
pub(super) fn result(evaluation: &Evaluation<'_>, function: &str, arguments: &Value, span: Span) -> Value {
    let unknown = || {
        let mut unknown = Unknown::new(Reason::DataSource(function.into()));
        unknown.not_null = true;
        unknown.origin = Some(Arc::new(Origin { text: format!("{function} {:?}", span.start).into(), closed: None }));
        Value::from_unknown(unknown).at(span).made_from_deep(arguments)
    };
    // `aws:getRegion` has no module.
    let parts = Token::parse(function).map(|token| (token.package, token.name)).or_else(|| function.split_once(':'));
    let Some(parts) = parts else {
        let message = format!("{function:?} is no function of a provider");
        evaluation.work.report(Diagnostic::error(message, span));
        return Value::unknown(Reason::Invalid).at(span);
    };
    let made = match parts {
        ("aws", "getPolicyDocument") => policy(evaluation, arguments, span),
        ("aws", "getRegion") => region(evaluation),
        _ => None,
    };
    match made {
        Some(fields) => Value::object(fields).at(span),
        None => unknown(),
    }
}

/// `aws:iam/getPolicyDocument`: what the data source of Terraform's provider makes.
/// <https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/>
fn policy(evaluation: &Evaluation<'_>, arguments: &Value, span: Span) -> Option<Fields> {
    let arguments = plain(arguments);
    let written = arguments.as_fields()?;
    let root = schema::data_source("aws_iam_policy_document")?;
    let body = object(root, None, written);
    let entries = body.into_entries().into_iter().map(|field| {
        let node = root.child(&field.key);
        Field { value: typed(field.value, node), ..field }
    });
    let json = match policy_document(&Fields::new(entries.collect())) {
        Ok(json) => json.at(span),
        Err(problem) => {
            let message = format!("the policy document cannot be made: {problem}");
            evaluation.work.report(Diagnostic::error(message, span));
            return None;
        }
    };
    let mut made = (**written).clone();
    made.open = true;
    for key in ["json", "minifiedJson"] {
        made.set(Field { key: key.into(), at: span, value: json.clone() });
    }
    Some(made)
}

/// `aws:index/getRegion`: the region of the provider.
fn region(evaluation: &Evaluation<'_>) -> Option<Fields> {
    let region = evaluation.default_provider("aws").region.clone();
    let known = matches!(region.kind, Kind::String(_));
    let mut made = Fields::default();
    made.open = true;
    for key in ["name", "id", "region"].into_iter().filter(|_| known) {
        made.set(Field { key: key.into(), at: region.span, value: region.clone() });
    }
    known.then_some(made)
}
