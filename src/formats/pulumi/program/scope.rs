//! What names mean in a program, the functions that the language lacks, and the files that may be read.

use std::sync::Arc;

use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Call, Step, StepKind, Traversal};
use bartizan_lang::value::{InstanceKey, Origin, Part, Reason, Reference, Shape, Str, Type, Unknown};
use bartizan_lang::{Diagnostic, Span, Value};

use super::evaluation::{Evaluation, Registered};
use super::expression::{INVOKE, RESOURCE_NAME, RESOURCE_TYPE, SECRET, SINGLE_OR_NONE, STACK_REFERENCE, UNSECRET};
use super::invoke;
use crate::formats::pulumi::aws_native;
use crate::formats::terraform::{Constants, failure};
use crate::formats::tree_path;
use crate::ir::Mode;
use crate::providers::pulumi::attribute_of;
use crate::providers::schema::{self, ValueType};
use crate::providers::spelling::snake_case;
use crate::source::{EntryKind, RelPath, SizeLimit, TrustRoot};

/// The stack that another stack's outputs are read from.
const STACK: &str = "pulumi:pulumi:StackReference";

/// The name of what Pulumi itself knows.
const PULUMI: &str = "pulumi";

/// Most names among which one like a misspelt one is looked for.
const MAX_NAMES_TRIED: usize = 1_000;

/// The names of a program or a component.
pub(super) struct ProgramScope<'e, 'a> {
    pub evaluation: &'e Evaluation<'a>,
}

impl Scope for ProgramScope<'_, '_> {
    fn dialect(&self) -> Dialect {
        Dialect::Untyped
    }

    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let (name, span) = (traversal.root.as_str(), traversal.root_span);
        if let Some(place) = self.evaluation.resource_at(name) {
            return Ok(self.resource(place, &traversal.steps, span, cx));
        }
        if let Some(value) = self.evaluation.variable(name, cx.depth()) {
            return Ok((value, 0));
        }
        if name == PULUMI {
            return Ok((self.pulumi(traversal.attr(0).map(Str::as_str), span), 1));
        }
        let own = format!("{}:", self.evaluation.work.project);
        if let Some(value) = name.strip_prefix(own.as_str()).and_then(|name| self.evaluation.variable(name, cx.depth()))
        {
            return Ok((value, 0));
        }
        if self.evaluation.template.incomplete {
            return Ok((Value::unknown(Reason::Other(format!("{name} was not read").into())).at(span), 0));
        }
        let message = format!("there is no resource, variable or configuration value {name:?} in this program");
        let mut diagnostic = Diagnostic::error(message, span);
        let near = self
            .evaluation
            .names()
            .take(MAX_NAMES_TRIED)
            .map(|known| (strsim::damerau_levenshtein(known, name), known))
            .filter(|(distance, _)| *distance <= 2)
            .min();
        if let Some((_, near)) = near {
            diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
        }
        Err(Box::new(diagnostic))
    }

    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        if !call.name.starts_with("fn::") {
            return None;
        }
        let mut args = Vec::with_capacity(call.args.len());
        for arg in &call.args {
            match evaluate(arg, cx) {
                Ok(value) => args.push(value),
                Err(error) => return Some(Err(error)),
            }
        }
        let span = call.name_span;
        let text = |value: &Value| value.as_str().cloned().unwrap_or_default();
        Some(match (call.name.as_str(), args.as_slice()) {
            (SECRET, [value]) => Ok(value.clone().sensitive()),
            (UNSECRET, [value]) => Ok(value.clone().edit_meta(|meta| meta.sensitive = false)),
            (SINGLE_OR_NONE, [list]) => single(list, span),
            (STACK_REFERENCE, [stack, output]) => Ok(self.of_stack(Some(&text(stack)), &text(output), span)),
            (RESOURCE_NAME | RESOURCE_TYPE, [name]) => {
                let registered =
                    self.evaluation.resource_at(&text(name)).and_then(|p| self.evaluation.registered(p, cx.depth()));
                Ok(match registered {
                    Some(found) if call.name == RESOURCE_NAME => Value::string(found.name.clone()),
                    Some(found) => Value::string(found.token.clone()),
                    None => Value::unknown(Reason::Invalid),
                }
                .at(span))
            }
            (INVOKE, [function, arguments]) => Ok(invoke::result(self.evaluation, &text(function), arguments, span)),
            _ => Ok(Value::unknown(Reason::Function(call.name.clone())).at(span)),
        })
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.evaluation.work.report(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        let work = &self.evaluation.work;
        work.budget.spend(units, || {
            let message = "the evaluation of the program takes too many steps: the rest is unknown";
            let place = self.evaluation.template.resources.first().map_or(Span::NONE, |resource| resource.header);
            work.report(Diagnostic::error(message, place));
        })
    }
}

impl ProgramScope<'_, '_> {
    /// What Pulumi itself knows.
    fn pulumi(&self, name: Option<&str>, span: Span) -> Value {
        let work = &self.evaluation.work;
        let later = |what: &str| {
            let text = format!("{PULUMI}.{what}");
            let reason = Reason::Other(format!("{text} is decided where the program is run").into());
            let mut unknown = Unknown { ty: Some(Type::String), not_null: true, ..Unknown::new(reason) };
            unknown.origin = Some(Arc::new(Origin { text: text.into(), closed: None }));
            Value::from_unknown(unknown)
        };
        let value = match name {
            Some("project") => Value::string(work.project.clone()),
            Some("stack") => work.stack.clone().map_or_else(|| later("stack"), Value::string),
            Some("cwd" | "rootDirectory") => Value::string(tree_path::absolute(&self.evaluation.directory)),
            Some("organization") => later("organization"),
            _ => Value::unknown(Reason::Invalid),
        };
        value.at(span)
    }

    /// A resource or an output of it, and how many steps were used to find it.
    fn resource(&self, place: usize, steps: &[Step], span: Span, cx: &Context<'_>) -> (Value, usize) {
        let name = |step: usize| match steps.get(step).map(|step| &step.kind) {
            Some(StepKind::Attr(name)) => Some(name.as_str()),
            _ => None,
        };
        let Some(registered) = self.evaluation.registered(place, cx.depth()) else {
            return (Value::unknown(Reason::Invalid).at(span), 0);
        };
        let output = name(0);
        let used = usize::from(output.is_some());
        if registered.token == STACK {
            let stack = registered.properties.as_fields().and_then(|fields| fields.get("name")).and_then(Value::as_str);
            let stack = stack.unwrap_or(&registered.name);
            return match (output, name(1)) {
                (Some("outputs"), Some(output)) => (self.of_stack(Some(stack), output, span), 2),
                _ => (self.of_stack(Some(stack), output.unwrap_or_default(), span), used),
            };
        }
        if let Some(nested) = self.evaluation.nested(place, cx.depth()) {
            let value = output.and_then(|output| nested.output(output, cx.depth()));
            let missing = || {
                let what = output.unwrap_or("the component");
                Value::unknown(Reason::Other(format!("{} has no output {what}", registered.address).into()))
            };
            return (value.unwrap_or_else(missing).at(span), used);
        }
        let value = self.output(place, &registered, output.unwrap_or("id"), span);
        let secret = output.is_some_and(|output| self.is_secret_output(place, output));
        (if secret { value.sensitive() } else { value }, used)
    }

    fn is_secret_output(&self, place: usize, output: &str) -> bool {
        let options = self.evaluation.template.resources.get(place).and_then(|written| written.options.as_ref());
        let listed = options.and_then(|options| options.get("additionalSecretOutputs"));
        listed.is_some_and(|list| list.items().iter().any(|item| item.as_str() == Some(output)))
    }

    /// What a resource gives: what is written, or what its provider decides.
    fn output(&self, place: usize, registered: &Registered, output: &str, span: Span) -> Value {
        let ty = registered.ty.as_str();
        let read = self.evaluation.template.resources.get(place).and_then(|written| written.read.as_ref());
        let mode = if read.is_some() { Mode::Data } else { Mode::Managed };
        let root = schema::of(mode, ty).or_else(|| schema::resource(ty));
        let node = root.and_then(|root| attribute_of(root, Some(ty), output));
        let attribute: Str = match (aws_native::attribute_of(&registered.token, output), node) {
            (Some(attribute), _) => attribute.into(),
            (None, Some(node)) => node.name().into(),
            (None, None) => snake_case(output).into(),
        };
        let resource = match mode {
            Mode::Managed => format!("{ty}.{}", registered.name),
            Mode::Data => format!("data.{ty}.{}", registered.name),
        };
        let reference = Reference {
            module: Str::new(),
            resource: resource.into(),
            key: InstanceKey::None,
            attribute: attribute.clone(),
            exact: true,
        };
        let fields = registered.properties.as_fields();
        let written = fields.and_then(|fields| fields.get(output)).filter(|value| !value.is_null());
        let value = match (written, read.filter(|_| output == "id")) {
            (Some(value), _) => value.clone(),
            (None, Some(id)) => self.evaluation.value(id, 0),
            (None, None) => {
                let what: Str = format!("{}.{output}", registered.address).into();
                let reason = match mode {
                    Mode::Managed => Reason::AfterApply(what.clone()),
                    Mode::Data => Reason::DataSource(what.clone()),
                };
                let mut unknown = Unknown { not_null: true, ..Unknown::new(reason) };
                unknown.ty = match node.map(schema::Node::value_type) {
                    Some(ValueType::Number) => Some(Type::Number),
                    Some(ValueType::Bool) => Some(Type::Bool),
                    Some(ValueType::String) => Some(Type::String),
                    _ if matches!(attribute.as_str(), "id" | "urn") => Some(Type::String),
                    _ => None,
                };
                unknown.origin = Some(Arc::new(Origin { text: what, closed: None }));
                if attribute == "arn" {
                    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
                    let hole = Value::from_unknown(unknown.clone());
                    let parts = [Part::Text("arn:".into()), Part::Hole(hole)];
                    unknown.shape = Shape::Template(Arc::from(parts.as_slice()));
                }
                Value::from_unknown(unknown).at(span)
            }
        };
        value.edit_meta(|meta| meta.refs.push(Arc::new(reference)))
    }

    /// An output of another stack.
    fn of_stack(&self, stack: Option<&str>, output: &str, span: Span) -> Value {
        let stack = stack.filter(|stack| !stack.is_empty()).unwrap_or("another stack");
        let text: Str = format!("{stack}.{output}").into();
        let mut unknown = Unknown::new(Reason::Other(format!("output {output:?} of the stack {stack}").into()));
        unknown.not_null = true;
        unknown.origin = Some(Arc::new(Origin { text, closed: None }));
        Value::from_unknown(unknown).at(span)
    }

    /// The file that a path names, relative to the program.
    fn place(&self, path: &str) -> Result<(&TrustRoot, RelPath), HostError> {
        let outside = || HostError::Unknown(Reason::OutsideRoot(path.into()));
        let root = self.evaluation.work.around.trust_root.ok_or_else(outside)?;
        Ok((root, tree_path::reached(root, &self.evaluation.directory, path).ok_or_else(outside)?))
    }
}

impl Host for ProgramScope<'_, '_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        let (root, place) = self.place(path)?;
        let read = self.evaluation.work.around.files.read_bytes(root, &place, SizeLimit::CONTENTS);
        let bytes = read.map_err(|error| failure(path, &error.problem))?;
        if !Scope::spend(self, u32::try_from(bytes.len() / 64).unwrap_or(u32::MAX)) {
            return Err(HostError::Unknown(Reason::Limit("evaluation budget")));
        }
        Ok(bytes.into())
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        let (root, place) = self.place(path)?;
        Ok(self.evaluation.work.around.files.kind(root, &place).is_ok_and(|kind| kind == EntryKind::File))
    }

    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, HostError> {
        Constants::default().glob(directory, pattern)
    }

    fn spend(&self, units: u32) -> bool {
        Scope::spend(self, units)
    }

    fn template(&self, path: Option<&str>, text: &str, variables: &Value) -> Result<Value, FunctionError> {
        Constants::default().template(path, text, variables)
    }
}

/// The only element of a list; null without any.
fn single(list: &Value, span: Span) -> EvalResult {
    match list.as_seq() {
        Some(seq) if seq.is_closed() => match seq.items.as_slice() {
            [] => Ok(Value::null().at(span)),
            [only] => Ok(only.clone()),
            items => {
                let message = format!("fn::singleOrNone takes a list of at most one, and this has {}", items.len());
                Err(Box::new(Diagnostic::error(message, span)))
            }
        },
        _ => Ok(Value::unknown(Reason::Function(SINGLE_OR_NONE.into())).at(span).made_from(list)),
    }
}
