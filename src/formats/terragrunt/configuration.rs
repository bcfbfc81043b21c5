//! What a file of Terragrunt says, includes merged in.
//! <https://terragrunt.gruntwork.io/docs/reference/config-blocks-and-attributes/>

use std::collections::BTreeMap;
use std::rc::Rc;

use bartizan_lang::syntax::ast::{Block, ExprKind};
use bartizan_lang::value::{Field, Fields, Reason, Str};
use bartizan_lang::{Span, Value};

use super::include::{Strategy, merge, object};
use super::scope::{Frame, Reading};

/// What a file says.
#[derive(Default, Clone)]
pub(super) struct Configuration {
    /// `source` of the `terraform` block.
    pub source: Option<Value>,
    /// `inputs`.
    pub inputs: Option<Value>,
    /// Files that are made, by label.
    pub generate: BTreeMap<Str, Generate>,
    /// Where state is kept.
    pub remote_state: Option<RemoteState>,
    /// Arguments for commands that plan or apply, by label.
    pub arguments: BTreeMap<Str, Arguments>,
    /// An include could not be read.
    pub incomplete: bool,
}

/// `generate "label" { … }`.
#[derive(Clone)]
pub(super) struct Generate {
    pub path: Option<Value>,
    pub if_exists: Option<Value>,
    pub contents: Option<Value>,
    pub disabled: bool,
    /// The block, or the entry of `generate = { … }`.
    pub span: Span,
}

/// `remote_state { … }`.
#[derive(Clone)]
pub(super) struct RemoteState {
    pub backend: Option<Value>,
    pub config: Option<Value>,
    /// Path and `if_exists` of the file that is made of it.
    pub generate: Option<Value>,
    pub span: Span,
}

/// `extra_arguments "label" { … }`.
#[derive(Clone)]
pub(super) struct Arguments {
    pub arguments: Option<Value>,
    pub required: Option<Value>,
    pub optional: Option<Value>,
    pub environment: Option<Value>,
}

impl Reading<'_> {
    /// What a file says, includes merged in: what it says itself comes first, then the last include.
    pub(super) fn configuration(&self, frame: &Rc<Frame>, depth: u32) -> Rc<Configuration> {
        if let Some(known) = frame.configuration.get() {
            return known.clone();
        }
        let made = self.once(frame, "configuration", || {
            let mut made = self.own(frame, depth);
            let includes = self.includes(frame, depth);
            made.incomplete |= includes.len() < frame.file.body.blocks_of("include").count();
            for include in includes.iter().rev().filter(|i| i.merges()) {
                let below = self.configuration(&include.frame, depth);
                made.put_over(&below, include.strategy);
            }
            Rc::new(made)
        });
        match made {
            Some(made) => frame.configuration.get_or_init(|| made).clone(),
            None => Rc::default(),
        }
    }

    fn own(&self, frame: &Rc<Frame>, depth: u32) -> Configuration {
        let body = &frame.file.body;
        let get = |block: &Block, name: &str| self.attribute(frame, block, name, depth);
        let mut made = Configuration { incomplete: frame.file.incomplete, ..Configuration::default() };
        for block in body.blocks_of("terraform") {
            made.source = get(block, "source").or(made.source);
            for extra in block.body.blocks_of("extra_arguments") {
                let commands = get(extra, "commands");
                let concerns = |command: &Value| matches!(command.as_str().map(Str::as_str), Some("plan" | "apply"));
                if commands.and_then(|c| c.as_seq().map(|s| s.items.iter().any(concerns))).unwrap_or(false) {
                    let arguments = Arguments {
                        arguments: get(extra, "arguments"),
                        required: get(extra, "required_var_files"),
                        optional: get(extra, "optional_var_files"),
                        environment: get(extra, "env_vars"),
                    };
                    made.arguments.insert(extra.label(0).cloned().unwrap_or_default(), arguments);
                }
            }
        }
        made.inputs = body.attribute("inputs").map(|a| {
            let value = self.value(frame, &a.expr, depth);
            if value.span.is_some() { value } else { value.at(a.expr.span) }
        });
        made.inputs = made.inputs.filter(|v| !v.is_null());
        for block in body.blocks_of("generate") {
            let flag = |name| get(block, name).and_then(|v| v.as_bool()).unwrap_or(false);
            let generate = Generate {
                path: get(block, "path"),
                if_exists: get(block, "if_exists"),
                contents: get(block, "contents"),
                disabled: flag("disable"),
                span: block.header,
            };
            made.generate.insert(block.label(0).cloned().unwrap_or_default(), generate);
        }
        if let Some(attribute) = body.attribute("generate") {
            let all = self.value(frame, &attribute.expr, depth);
            for field in all.as_fields().iter().flat_map(|f| f.entries()) {
                let Some(fields) = field.value.as_fields() else { continue };
                let get = |name: &str| fields.get(name).filter(|v| !v.is_null()).cloned();
                let generate = Generate {
                    path: get("path"),
                    if_exists: get("if_exists"),
                    contents: get("contents"),
                    disabled: get("disable").and_then(|v| v.as_bool()).unwrap_or(false),
                    span: field.at,
                };
                made.generate.insert(field.key.clone(), generate);
            }
        }
        if let Some(block) = body.block("remote_state") {
            let state = RemoteState {
                backend: get(block, "backend"),
                config: get(block, "config"),
                generate: get(block, "generate"),
                span: block.header,
            };
            made.remote_state = Some(state);
        } else if let Some(attribute) = body.attribute("remote_state") {
            let value = self.value(frame, &attribute.expr, depth);
            let get = |name: &str| value.as_fields().and_then(|f| f.get(name)).filter(|v| !v.is_null()).cloned();
            made.remote_state = Some(RemoteState {
                backend: get("backend"),
                config: get("config"),
                generate: get("generate"),
                span: attribute.span,
            });
        }
        made
    }

    /// The file as a value: what `read_terragrunt_config` gives, and an exposed include.
    pub(super) fn exposed(&self, frame: &Rc<Frame>, depth: u32) -> Value {
        if let Some(known) = frame.exposed.get() {
            return known.clone();
        }
        let made = self.once(frame, "exposed", || {
            let span = Span::NONE;
            let configuration = self.configuration(frame, depth);
            let locals = frame.local_names().map(|a| {
                let value = self.local(frame, &a.name, a.span, depth);
                let value = value.unwrap_or_else(|_| Value::unknown(Reason::Invalid));
                Field { key: a.name.clone(), at: a.span, value }
            });
            let mut locals = Fields::new(locals.collect());
            locals.open = frame.file.incomplete;
            let inputs = configuration.inputs.clone().unwrap_or_else(|| object(Vec::new(), false, span));
            let source = configuration.source.clone();
            let state = configuration
                .remote_state
                .clone()
                .map(|state| object(vec![("backend", state.backend), ("config", state.config)], true, state.span));
            let generate = configuration.generate.iter().map(|(name, g)| {
                let parts = vec![("path", g.path.clone()), ("contents", g.contents.clone())];
                (name.clone(), object(parts, true, g.span))
            });
            let dependencies = frame.file.body.blocks_of("dependency").filter_map(|block| {
                let name = block.label(0)?;
                let expr = traversal(["dependency", name], block.header);
                Some((name.clone(), self.value(frame, &expr, depth)))
            });
            let parts = vec![
                ("locals", Some(Value::object(locals))),
                ("inputs", Some(inputs)),
                ("terraform", source.map(|source| object(vec![("source", Some(source))], true, span))),
                ("remote_state", state),
                ("generate", Some(Value::object_of(generate.collect::<Vec<_>>()))),
                ("dependency", Some(Value::object_of(dependencies.collect::<Vec<_>>()))),
            ];
            object(parts, true, span)
        });
        match made {
            Some(made) => frame.exposed.get_or_init(|| made).clone(),
            None => Value::unknown(Reason::Cycle),
        }
    }
}

impl Configuration {
    /// Takes over what is said in another file and not in this one.
    fn put_over(&mut self, below: &Self, strategy: Strategy) {
        self.source = self.source.take().or_else(|| below.source.clone());
        self.inputs = match (self.inputs.take(), &below.inputs) {
            (Some(mine), Some(under)) => Some(merge(&mine, under, strategy)),
            (mine, under) => mine.or_else(|| under.clone()),
        };
        for (name, generate) in &below.generate {
            self.generate.entry(name.clone()).or_insert_with(|| generate.clone());
        }
        for (name, arguments) in &below.arguments {
            self.arguments.entry(name.clone()).or_insert_with(|| arguments.clone());
        }
        self.remote_state = self.remote_state.take().or_else(|| below.remote_state.clone());
        self.incomplete |= below.incomplete;
    }
}

/// `root.name`, as if it were written there.
fn traversal([root, name]: [&str; 2], span: Span) -> bartizan_lang::syntax::ast::Expr {
    use bartizan_lang::syntax::ast::{Expr, Step, StepKind, Traversal};
    let steps = vec![Step { kind: StepKind::Attr(name.into()), span }];
    Expr::new(ExprKind::Traversal(Box::new(Traversal { root: root.into(), root_span: span, steps })), span)
}
