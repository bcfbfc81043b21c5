//! What names mean inside a module: variables, locals, resources, data sources, modules, `each`, `path` ….

use std::cell::RefCell;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{Host, working_directory};
use bartizan_lang::syntax::ast::{Call, StepKind, Traversal};
use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Literal, Origin, Reason, Reference, Str, Type, Unknown};
use bartizan_lang::{Span, Value};

use super::evaluation::Evaluation;
use super::inputs;
use super::instance::{Each, Expansion, ExpansionKind, Instance, ResourceInstances};
use super::module::{Module, ResourceBlock};
use super::names::undeclared;
use crate::ir::Mode;

/// The names that are visible in a module instance, in a block with `count` or `for_each`.
pub(super) struct ModuleScope<'a> {
    pub evaluation: &'a Evaluation<'a>,
    pub instance: &'a Arc<Instance>,
    pub each: &'a Each,
    /// Diagnostics go here instead of to the evaluation, when present.
    pub quiet: Option<&'a RefCell<Vec<Diagnostic>>>,
    /// `self`, in a postcondition.
    pub this: Option<&'a Value>,
}

impl<'a> ModuleScope<'a> {
    pub(super) fn new(evaluation: &'a Evaluation<'a>, instance: &'a Arc<Instance>, each: &'a Each) -> Self {
        Self { evaluation, instance, each, quiet: None, this: None }
    }

    fn name<'t>(&self, traversal: &'t Traversal, span: Span) -> EvalResult<&'t Str> {
        traversal.attr(0).ok_or_else(|| {
            Box::new(
                Diagnostic::error(format!("{:?} alone is no value: a name must follow", traversal.root.as_str()), span)
                    .regardless(),
            )
        })
    }

    /// The key in brackets after a block's name, when the block has instances.
    fn key(&self, traversal: &Traversal, at: usize, cx: &Context<'_>) -> EvalResult<Option<Value>> {
        match traversal.steps.get(at).map(|s| &s.kind) {
            Some(StepKind::Index(key)) => evaluate(key, cx).map(Some),
            _ => Ok(None),
        }
    }

    fn resource(
        &self,
        mode: Mode,
        traversal: &Traversal,
        offset: usize,
        cx: &Context<'_>,
    ) -> EvalResult<(Value, usize)> {
        let ty = if offset == 0 { &traversal.root } else { self.name(traversal, traversal.root_span)? };
        let Some(name) = traversal.attr(offset) else {
            return Err(Box::new(
                Diagnostic::error(
                    format!("{:?} is no value here: a reference to a resource is type.name", traversal.root.as_str()),
                    traversal.root_span,
                )
                .with_help("texts need quotes")
                .regardless(),
            ));
        };
        let module = &self.instance.module;
        let Some(index) = module.resource_at(mode, ty, name) else {
            let what = if mode == Mode::Data { "data source" } else { "resource" };
            let known = module.resources.iter().filter(|r| r.mode == mode && r.ty == *ty).map(|r| r.name.as_str());
            let diagnostic = undeclared(&format!("{what} {ty}"), name, known, traversal.root_span);
            return unread(module, diagnostic).map(|value| (value, traversal.steps.len()));
        };
        let block = &module.resources[index];
        let Some(instances) = self.evaluation.resource(self.instance, index, cx.depth()) else {
            return Ok((Value::unknown(Reason::Cycle), offset + 1));
        };
        let mut used = offset + 1;
        let which = match instances.expansion.kind {
            ExpansionKind::Single => Some(0),
            _ => match self.key(traversal, used, cx)? {
                Some(key) => {
                    used += 1;
                    match find(&instances.expansion, &key) {
                        Found::At(place) => Some(place),
                        Found::Unknown => {
                            return Ok((self.any_instance(block, index, &instances, traversal, &mut used, cx), used));
                        }
                        Found::Absent => {
                            return Err(Box::new(Diagnostic::error(
                                format!("{} has no instance {}", block.local_address, key_text(&key)),
                                traversal.root_span,
                            )));
                        }
                    }
                }
                None => None,
            },
        };
        match which {
            Some(which) => match traversal.attr(used) {
                Some(attribute) => {
                    let value = self.attribute(index, &instances, which, attribute, cx);
                    Ok((value, used + 1))
                }
                None => Ok((self.whole(block, index, &instances, which, None, cx), used)),
            },
            None => {
                // Of a list, `[*].name` and `.*.name` read one attribute. A data source that cannot be read in full is in
                // error whichever of its attributes is read.
                let only = match traversal.steps.get(used).map(|step| &step.kind) {
                    Some(StepKind::AttrSplat | StepKind::FullSplat)
                        if mode == Mode::Managed && instances.expansion.kind == ExpansionKind::Count =>
                    {
                        traversal.attr(used + 1)
                    }
                    _ => None,
                };
                Ok((self.all(block, index, &instances, only, cx), used))
            }
        }
    }

    /// An attribute of an instance that is not known which: unknown, unless all instances agree.
    fn any_instance(
        &self,
        block: &ResourceBlock,
        index: usize,
        instances: &ResourceInstances,
        traversal: &Traversal,
        used: &mut usize,
        cx: &Context<'_>,
    ) -> Value {
        let Some(attribute) = traversal.attr(*used) else {
            return Value::unknown(Reason::Instance(block.local_address.clone())).at(traversal.root_span);
        };
        *used += 1;
        let reference = self.reference(block, InstanceKey::Unknown, attribute);
        let mut values = (0..instances.expansion.instances.len().min(16)).map(|which| {
            self.attribute_value(block, index, which, attribute, &instances.expansion.instances[which].key, cx)
        });
        let value = match values.next() {
            Some(first)
                if !first.is_unknown() && instances.expansion.open.is_none() && values.all(|v| v.same(&first)) =>
            {
                first
            }
            _ => {
                let mut unknown = Unknown::new(Reason::Instance(block.local_address.clone()));
                unknown.not_null = matches!(attribute.as_str(), "id" | "arn");
                Value::from_unknown(unknown)
            }
        };
        value.edit_meta(|m| m.refs.push(Arc::new(reference))).at(block.block.header)
    }

    /// All instances of a block with `count` (a list) or `for_each` (a map).
    fn all(
        &self,
        block: &ResourceBlock,
        index: usize,
        instances: &ResourceInstances,
        only: Option<&Str>,
        cx: &Context<'_>,
    ) -> Value {
        gathered(&instances.expansion, block.block.header, &mut |which| {
            Some(self.whole(block, index, instances, which, only, cx))
        })
    }

    fn module(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let name = self.name(traversal, traversal.root_span)?;
        let module = &self.instance.module;
        let Some(index) = module.call_at(name) else {
            let known = module.calls.iter().map(|c| c.name.as_str());
            let diagnostic = undeclared("module", name, known, traversal.root_span);
            return unread(module, diagnostic).map(|value| (value, traversal.steps.len()));
        };
        let Some(call) = self.evaluation.call(self.instance, index, cx.depth()) else {
            return Ok((Value::unknown(Reason::Cycle), 1));
        };
        let header = module.calls[index].block.header;
        if let Some(reason) = &call.missing {
            return Ok((
                self.missing(index, reason, traversal).at(header),
                traversal.steps.len().min(missing_steps(traversal)),
            ));
        }
        let mut used = 1;
        let which = match call.expansion.kind {
            ExpansionKind::Single => Some(0),
            _ => match self.key(traversal, used, cx)? {
                Some(key) => {
                    used += 1;
                    match find(&call.expansion, &key) {
                        Found::At(place) => Some(place),
                        Found::Unknown => {
                            return Ok((
                                Value::unknown(Reason::Instance(format!("module.{name}").into())).at(header),
                                used,
                            ));
                        }
                        Found::Absent => {
                            return Err(Box::new(Diagnostic::error(
                                format!("module.{name} has no instance {}", key_text(&key)),
                                traversal.root_span,
                            )));
                        }
                    }
                }
                None => None,
            },
        };
        match which {
            Some(which) => {
                let Some(child) = call.instances.get(which) else { return Ok((Value::unknown(Reason::Cycle), used)) };
                match traversal.attr(used) {
                    Some(output) => Ok((self.output(child, output, traversal, cx)?, used + 1)),
                    None => Ok((self.outputs(child, header, cx), used)),
                }
            }
            None => {
                let outputs = gathered(&call.expansion, header, &mut |which| {
                    Some(self.outputs(call.instances.get(which)?, header, cx))
                });
                Ok((outputs, used))
            }
        }
    }

    fn output(&self, child: &Arc<Instance>, name: &Str, traversal: &Traversal, cx: &Context<'_>) -> EvalResult {
        match child.module.output_at(name) {
            Some(index) => Ok(self.evaluation.output(child, index, cx.depth())),
            None => {
                let known = child.module.outputs.iter().map(|o| o.name.as_str());
                let what = format!("output in {} named", child.address);
                let diagnostic = undeclared(&what, name, known, traversal.root_span);
                unread(&child.module, diagnostic).map(|value| value.at(traversal.root_span))
            }
        }
    }

    fn outputs(&self, child: &Arc<Instance>, header: Span, cx: &Context<'_>) -> Value {
        let entries = child
            .module
            .outputs
            .iter()
            .enumerate()
            .map(|(index, output)| Field {
                key: output.name.clone(),
                at: output.block.header,
                value: self.evaluation.output(child, index, cx.depth()),
            })
            .collect();
        Value::object(Fields::new(entries)).at(header)
    }

    /// What a missing module gives: unknown, but known to come from that module.
    fn missing(&self, index: usize, reason: &Reason, traversal: &Traversal) -> Value {
        let name = &self.instance.module.calls[index].name;
        let output = traversal.steps.iter().find_map(|s| match &s.kind {
            StepKind::Attr(attr) if attr != name => Some(attr.clone()),
            _ => None,
        });
        let text: Str = format!(
            "{}.{}",
            self.instance.address_of(&format!("module.{name}"), &InstanceKey::None),
            output.clone().unwrap_or_default()
        )
        .into();
        let mut unknown = Unknown::new(reason.clone());
        unknown.origin = Some(Arc::new(Origin { text, closed: None }));
        let reference = Reference {
            module: self.instance.address.clone(),
            resource: format!("module.{name}").into(),
            key: InstanceKey::Unknown,
            attribute: output.unwrap_or_default(),
            exact: true,
        };
        Value::from_unknown(unknown).edit_meta(|m| m.refs.push(Arc::new(reference)))
    }
}

/// All instances of a block as one value: with `for_each` a map, else a list. One that is not known leaves it open.
fn gathered(expansion: &Expansion, at: Span, value_of: &mut dyn FnMut(usize) -> Option<Value>) -> Value {
    let mut seq = bartizan_lang::value::Seq::default();
    let mut entries = Vec::new();
    let mut open = expansion.open.is_some();
    for (which, instance) in expansion.instances.iter().enumerate() {
        if instance.symbolic.is_some() {
            open = true;
            continue;
        }
        let Some(value) = value_of(which) else { continue };
        match &instance.key {
            InstanceKey::Key(key) if instance.presence.is_always() => {
                entries.push(Field { key: key.clone(), at, value })
            }
            InstanceKey::Key(_) => open = true,
            _ => seq.push(value, instance.presence.clone()),
        }
    }
    let value = if expansion.kind == ExpansionKind::Keyed {
        let mut fields = Fields::new(entries);
        fields.open = open;
        Value::object(fields)
    } else {
        seq.open = open;
        Value::new(Kind::Tuple(Arc::new(seq)))
    };
    value.at(at)
}

/// How many steps after `module` belong to the reference itself: name, key, output.
fn missing_steps(traversal: &Traversal) -> usize {
    let mut used = 1;
    if matches!(traversal.steps.get(used).map(|s| &s.kind), Some(StepKind::Index(_))) {
        used += 1;
    }
    if matches!(traversal.steps.get(used).map(|s| &s.kind), Some(StepKind::Attr(_))) {
        used += 1;
    }
    used
}

enum Found {
    At(usize),
    Unknown,
    Absent,
}

fn find(expansion: &Expansion, key: &Value) -> Found {
    let wanted = match &key.kind {
        Kind::String(text) => InstanceKey::Key(text.clone()),
        Kind::Number(number) => match number.as_i64().and_then(|n| u32::try_from(n).ok()) {
            Some(index) => InstanceKey::Index(index),
            None => return Found::Absent,
        },
        _ => return Found::Unknown,
    };
    let wanted = match (expansion.kind, wanted) {
        (ExpansionKind::Keyed, InstanceKey::Index(index)) => InstanceKey::Key(index.to_string().into()),
        (ExpansionKind::Count, InstanceKey::Key(text)) => match text.parse() {
            Ok(index) => InstanceKey::Index(index),
            Err(_) => return Found::Absent,
        },
        (_, wanted) => wanted,
    };
    let place = match &wanted {
        InstanceKey::Index(index) => {
            Some(*index as usize).filter(|i| expansion.instances.get(*i).is_some_and(|e| e.key == wanted))
        }
        _ => expansion.instances.iter().position(|i| i.key == wanted),
    };
    match place {
        Some(place) => Found::At(place),
        None if expansion.open.is_some() => match expansion.instances.iter().position(|i| i.symbolic.is_some()) {
            Some(place) => Found::At(place),
            None => Found::Unknown,
        },
        None => Found::Absent,
    }
}

fn key_text(key: &Value) -> String {
    key.as_literal().map_or_else(|| "of that key".to_owned(), |l| l.to_string())
}

/// What a name means that is not declared in a module: nothing, unless a file that cannot be read may declare it.
fn unread(module: &Module, undeclared: Box<Diagnostic>) -> EvalResult<Value> {
    module.unread_reason().map(Value::unknown).ok_or(undeclared)
}

impl Scope for ModuleScope<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let module = &self.instance.module;
        let span = traversal.root_span;
        match traversal.root.as_str() {
            "var" => {
                let name = self.name(traversal, span)?;
                match module.variable_at(name) {
                    Some(index) => Ok((self.evaluation.variable(self.instance, index, cx.depth()), 1)),
                    None => {
                        let known = module.variables.iter().map(|v| v.name.as_str());
                        unread(module, undeclared("variable", name, known, span)).map(|value| (value, 1))
                    }
                }
            }
            "local" => {
                let name = self.name(traversal, span)?;
                match module.local_at(name) {
                    Some(index) => Ok((self.evaluation.local(self.instance, index, cx.depth()), 1)),
                    None => {
                        let known = module.locals.iter().map(|l| l.name.as_str());
                        unread(module, undeclared("local value", name, known, span)).map(|value| (value, 1))
                    }
                }
            }
            "each" => match (self.each, traversal.attr(0).map(Str::as_str)) {
                (Each::Entry(key, _), Some("key")) => Ok((key.clone(), 1)),
                (Each::Entry(_, value), Some("value")) => Ok((value.clone(), 1)),
                (Each::Entry(..), _) => {
                    Err(Box::new(Diagnostic::error("each has a key and a value, nothing else", span).regardless()))
                }
                _ => Err(Box::new(Diagnostic::error("each is only there in a block with for_each", span).regardless())),
            },
            "count" => match (self.each, traversal.attr(0).map(Str::as_str)) {
                (Each::Count(index), Some("index")) => Ok((index.clone(), 1)),
                (Each::Count(_), _) => {
                    Err(Box::new(Diagnostic::error("count has an index, nothing else", span).regardless()))
                }
                _ => Err(Box::new(
                    Diagnostic::error("count.index is only there in a block with count", span).regardless(),
                )),
            },
            "path" => match traversal.attr(0).map(Str::as_str) {
                Some("module") => Ok((Value::string(self.instance.path.clone()), 1)),
                Some("root") => Ok((Value::string("."), 1)),
                Some("cwd") => {
                    Ok((self.evaluation.around.working_directory.map_or_else(working_directory, Value::string), 1))
                }
                _ => Err(Box::new(Diagnostic::error("path has module, root and cwd", span).regardless())),
            },
            "terraform" | "tofu" => match traversal.attr(0).map(Str::as_str) {
                // Others are as likely, where the default one leads to an error.
                Some("workspace") if self.evaluation.open_defaults && self.evaluation.around.workspace == "default" => {
                    let reason = Reason::Environment("the workspace".into());
                    Ok((
                        Value::from_unknown(Unknown { ty: Some(Type::String), not_null: true, ..Unknown::new(reason) }),
                        1,
                    ))
                }
                Some("workspace") => Ok((Value::string(self.evaluation.around.workspace), 1)),
                Some("applying") => Ok((Value::from(false), 1)),
                _ => Err(Box::new(Diagnostic::error("terraform has a workspace, nothing else", span).regardless())),
            },
            "self" => match self.this {
                Some(this) => Ok((this.clone(), 0)),
                None => Ok((Value::unknown(Reason::AfterApply("self".into())), 0)),
            },
            "ephemeral" => {
                self.evaluation.ephemeral.set(true);
                let value = Value::unknown(Reason::Other("an ephemeral resource".into()));
                Ok((value.edit_meta(|m| m.ephemeral = true), traversal.steps.len().min(2)))
            }
            "module" => self.module(traversal, cx),
            "data" => self.resource(Mode::Data, traversal, 1, cx),
            "resource" => self.resource(Mode::Managed, traversal, 1, cx),
            _ => self.resource(Mode::Managed, traversal, 0, cx),
        }
    }

    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        let provider = call.name.strip_prefix("provider::")?.strip_suffix("::decode_tfvars")?;
        let source = self.provider_source(provider)?;
        (source == "terraform.io/builtin/terraform").then(|| inputs::decode_tfvars(call, cx))
    }

    fn provider_source(&self, local_name: &str) -> Option<Str> {
        let module = &self.instance.module;
        match module.required.iter().find(|required| required.name == local_name) {
            Some(required) => Some(required.source.clone().unwrap_or_default()),
            None => module.unread_reason().map(|_| Str::default()),
        }
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn plans(&self) -> bool {
        self.evaluation.around.plans
    }

    fn report(&self, diagnostic: Diagnostic) {
        match self.quiet {
            Some(kept) => kept.borrow_mut().push(diagnostic),
            None => self.evaluation.report(diagnostic),
        }
    }

    fn condition_origin(&self, span: Span) -> Option<Origin> {
        let file = self.evaluation.around.files.get(span.file)?;
        let text = span.text(file.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.len() > 160 {
            return None;
        }
        // `each` and `count` differ from instance to instance, so the same text may mean different things.
        let place = match self.each {
            Each::None => self.instance.address.clone(),
            Each::Count(index) | Each::Entry(index, _) => {
                let key = index.as_literal().map(|l| l.to_string())?;
                format!("{}[{key}]", self.instance.address).into()
            }
        };
        let text: Str = if place.is_empty() { text.into() } else { format!("{text} (in {place})").into() };
        let closed = Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice());
        Some(Origin { text, closed: Some(closed) })
    }

    fn spend(&self, units: u32) -> bool {
        self.evaluation.spend(units)
    }
}
