//! The evaluation of one template: demand-driven, each condition and each nested stack once, with a budget.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use bartizan_lang::eval::{self, Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::Expr;
use bartizan_lang::syntax::document::{Entry, Node};
use bartizan_lang::value::{ChoiceBuilder, Fields, Literal, Origin, Presence, Reason, Str, Type, Unknown};
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use rustc_hash::FxHashMap;

use super::assembly::Stack;
use super::expression::{Declared, Translator};
use super::globals;
use super::logical::Logical;
use super::parameters::{self, GivenParameters};
use super::scope::TemplateScope;
use super::serverless;
use super::substitution::settled;
use super::template::{Parameter, Template, Written, index, literal, text_of};
use super::trace::Traced;
use super::unrolling::{Unroll, Values};
use crate::formats::budget::Budget;
use crate::providers::cloudformation::says;
use crate::source::{Files, RelPath, TrustRoot};

/// Resources of one template with its nested stacks.
const MAX_RESOURCES: usize = 200_000;

/// Longest way from a name to a name that it is made of.
const MAX_ASIDES: u32 = 16;

/// Types of which `Ref` gives what one of their properties says.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html>
const HANDED_ON: [(&str, &str); 1] = [("AWS::SecretsManager::SecretTargetAttachment", "SecretId")];

/// What surrounds the evaluation of a template.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The files.
    pub files: &'a Files,
    /// The trust root; none for a text by itself, which can read no files.
    pub trust_root: Option<&'a TrustRoot>,
    /// Values that a person gave.
    pub given: &'a GivenParameters,
    /// `AWS::Region`, where it is known.
    pub region: Option<&'a Value>,
    /// `AWS::AccountId`, where it is known.
    pub account: Option<&'a str>,
    /// The types of which checks ask for the properties as they are written.
    pub raw: &'a [Str],
}

/// What the evaluations of a template and of its nested stacks share.
pub(super) struct Work<'a> {
    pub around: Surroundings<'a>,
    /// Whether a person names the template.
    pub named: bool,
    /// Values that are given to what CloudFormation itself knows: `AWS::Region`.
    pub pseudo: RefCell<FxHashMap<Str, Value>>,
    /// The stack that the template is of, when a cloud assembly says so.
    pub stack: Option<&'a Stack>,
    pub diagnostics: RefCell<Vec<Diagnostic>>,
    /// The templates of nested stacks.
    pub called: RefCell<Vec<RelPath>>,
    /// Nested stacks whose templates are not there: logical id and URL.
    pub missing: RefCell<Vec<(Str, Str)>>,
    /// The files that were read, each once.
    pub texts: RefCell<Vec<FileId>>,
    /// How many templates were read, and those that could not be read in full.
    pub files: Cell<(usize, usize)>,
    pub budget: Budget,
    resources: Cell<usize>,
    /// Why each resource stands for an unknown number of them, by logical id.
    pub symbolic: RefCell<FxHashMap<Str, Reason>>,
}

impl<'a> Work<'a> {
    pub(super) fn new(around: Surroundings<'a>, named: bool) -> Self {
        Self {
            around,
            named,
            pseudo: RefCell::default(),
            stack: None,
            diagnostics: RefCell::default(),
            called: RefCell::default(),
            missing: RefCell::default(),
            texts: RefCell::default(),
            files: Cell::new((0, 0)),
            budget: Budget::default(),
            resources: Cell::new(MAX_RESOURCES),
            symbolic: RefCell::default(),
        }
    }

    /// Notes that a file was read.
    pub(super) fn note(&self, file: FileId) {
        let mut texts = self.texts.borrow_mut();
        if !texts.contains(&file) {
            texts.push(file);
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        if !diagnostics.iter().rev().take(8).any(|known| *known == diagnostic) {
            diagnostics.push(diagnostic);
        }
    }
}

/// One template, evaluated with the values of its parameters.
pub(super) struct Evaluation<'a> {
    pub work: Rc<Work<'a>>,
    /// Where the template is.
    pub path: RelPath,
    /// What stands before its logical ids: nothing, or `Stack/`.
    pub prefix: Str,
    /// The templates that nest this one, the outermost first, and this one.
    pub lineage: Vec<RelPath>,
    pub declared: Declared,
    parameters: Vec<Parameter>,
    given: FxHashMap<Str, Value>,
    values: Vec<OnceCell<Value>>,
    pub mappings: Vec<Entry>,
    conditions: Vec<Entry>,
    verdicts: Vec<OnceCell<Value>>,
    running: RefCell<Vec<usize>>,
    /// What properties say of attributes, by the place of the resource. Nothing while it is being found out.
    names: RefCell<FxHashMap<(usize, &'static str), Option<Value>>>,
    /// How many values are being looked up where another one asks for them.
    asides: Cell<u32>,
    pub resources: Vec<Written>,
    outputs: Vec<Entry>,
    rules: Vec<Entry>,
    /// The evaluations of nested stacks, by the places of their resources.
    pub(super) nested: RefCell<FxHashMap<usize, Option<Rc<Evaluation<'a>>>>>,
    pub region: Value,
    pub account: Value,
}

impl<'a> Evaluation<'a> {
    /// Reads the sections of a template. `unrolls` says whether there may be loops in it, `open` whether a part of it is not
    /// there.
    pub(super) fn new(
        work: Rc<Work<'a>>,
        (path, prefix, lineage): (RelPath, Str, Vec<RelPath>),
        template: Template,
        given: FxHashMap<Str, Value>,
        (unrolls, open): (bool, bool),
    ) -> Self {
        template.diagnostics.into_iter().for_each(|diagnostic| work.report(diagnostic));
        let (files, unread) = work.files.get();
        work.files.set((files + 1, unread + usize::from(template.incomplete)));
        let mut declared = Declared {
            parameters: template.parameters.iter().map(|parameter| parameter.name.clone()).zip(0..).collect(),
            mappings: index(&template.mappings),
            // A macro may add whatever it wants, and SAM adds resources.
            open: open
                || template.incomplete
                || template.transforms.iter().any(|(name, _)| name != LANGUAGE_EXTENSIONS),
            part: !work.named && !template.certain,
            ..Declared::default()
        };
        for (name, span) in &template.transforms {
            if !name.starts_with("AWS::LanguageExtensions") && !name.starts_with("AWS::Serverless") {
                work.report(Diagnostic::note(format!("the macro {:?} is not run", name.as_str()), *span));
            }
        }
        declared.parameters.shrink_to_fit();
        let known = |name: &str, around: Option<Value>, why: &str| match work.pseudo.borrow().get(name) {
            Some(given) => given.clone(),
            None => around.unwrap_or_else(|| outside(name, why)),
        };
        let (region, account) = (work.around.region.cloned(), work.around.account.map(Value::string));
        let region = known("AWS::Region", region, "the region of the stack (AWS::Region) is not given");
        let account = known("AWS::AccountId", account, "the account comes from the environment");
        let mut made = Self {
            path,
            prefix,
            lineage,
            values: vec![OnceCell::new(); template.parameters.len()],
            parameters: template.parameters,
            given,
            mappings: template.mappings,
            declared,
            conditions: Vec::new(),
            verdicts: Vec::new(),
            running: RefCell::default(),
            names: RefCell::default(),
            asides: Cell::default(),
            resources: Vec::new(),
            outputs: Vec::new(),
            rules: template.rules,
            nested: RefCell::default(),
            region,
            account,
            work,
        };
        made.conditions = made.unrolled(template.conditions, unrolls).0;
        made.declared.conditions = index(&made.conditions);
        made.verdicts = vec![OnceCell::new(); made.conditions.len()];
        let (entries, symbolic) = made.unrolled(template.resources, unrolls);
        let mut diagnostics = Vec::new();
        let mut written: Vec<Written> = Vec::with_capacity(entries.len());
        for entry in entries {
            if entry.key.starts_with("Fn::") {
                let message = format!("{} stands among the resources, and is not run", entry.key);
                diagnostics.push(Diagnostic::note(message, entry.key_span));
                made.declared.open = true;
                continue;
            }
            if let Some(mut resource) = Written::of_entry(entry, &mut made.declared.open, &mut diagnostics) {
                // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
                if resource.ty.ends_with("::MODULE") {
                    let message =
                        format!("what module {:?} makes is not here, so it is not checked", resource.id.as_str());
                    diagnostics.push(Diagnostic::note(message, resource.header));
                    made.work.missing.borrow_mut().push((made.named(&resource.id), resource.ty.clone()));
                    // Its resources are referred to by names that begin with its own.
                    made.declared.open = true;
                }
                resource.symbolic = symbolic.get(&resource.id).cloned();
                if let Some(globals) = &template.globals {
                    globals::apply(globals, &mut resource);
                }
                written.push(resource);
            }
        }
        if template.transforms.iter().any(|(name, _)| name.starts_with("AWS::Serverless")) {
            let known = |node: &Node| made.known_text(node);
            let expanded = serverless::expand(written, template.globals.as_ref(), &known);
            made.conditions.extend(expanded.conditions);
            made.declared.conditions = index(&made.conditions);
            made.verdicts.resize(made.conditions.len(), OnceCell::new());
            made.declared.referable = expanded.referable;
            written = expanded.resources;
        }
        for resource in written {
            let place = made.resources.len();
            if let Some(known) = made.declared.resources.insert(resource.id.clone(), place) {
                let message = format!("there are two resources {:?}; the last one counts", resource.id.as_str());
                diagnostics.push(Diagnostic::error(message, resource.header));
                made.declared.resources.insert(resource.id.clone(), known);
                if let Some(slot) = made.resources.get_mut(known) {
                    *slot = resource;
                }
                continue;
            }
            made.resources.push(resource);
        }
        diagnostics.into_iter().for_each(|diagnostic| made.work.report(diagnostic));
        made.outputs = made.unrolled(template.outputs, unrolls).0;
        made
    }

    /// A section with its loops unrolled, and the entries that stand for an unknown number.
    fn unrolled(&mut self, entries: Vec<Entry>, unrolls: bool) -> (Vec<Entry>, FxHashMap<Str, Reason>) {
        if !unrolls {
            return (entries, FxHashMap::default());
        }
        let mut diagnostics = Vec::new();
        let mut values = |node: &Node| self.collection(node);
        let mut unroll = Unroll::new(&mut values, &mut diagnostics);
        let made = unroll.entries(entries, 0);
        let (open, symbolic) = (unroll.open, unroll.symbolic);
        self.declared.loops.extend(open);
        diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
        (made, symbolic)
    }

    /// What a loop goes over.
    fn collection(&self, node: &Node) -> Values {
        let value = self.value(node, &mut Vec::new());
        let unknown = || {
            let reason = value.first_unknown().and_then(Value::as_unknown).map(|unknown| unknown.reason.clone());
            Values::Unknown(reason.unwrap_or(Reason::Other("what the loop goes over is not decided".into())))
        };
        match value.as_seq() {
            Some(seq) if seq.is_closed() => {
                let texts: Option<Vec<Str>> = seq.items.iter().map(text_of).collect();
                texts.map_or_else(unknown, Values::Known)
            }
            Some(_) => unknown(),
            None if value.first_unknown().is_some() => unknown(),
            None => {
                self.work.report(Diagnostic::error("a loop goes over a list of texts", node.span));
                Values::Known(Vec::new())
            }
        }
    }

    /// The value of a node, what is absent left out; adds the resources that it mentions.
    pub(super) fn value(&self, node: &Node, mentioned: &mut Vec<usize>) -> Value {
        let mut translator = Translator::new(&self.declared);
        let expr = translator.expr(node);
        translator.diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
        mentioned.append(&mut translator.mentioned);
        let value = self.of_expr(&expr);
        settled(&value).unwrap_or(value)
    }

    /// The text of a node, where that hangs on no resource.
    fn known_text(&self, node: &Node) -> Option<Str> {
        let functions = ["Ref", "Sub", "FindInMap", "If", "Join"];
        let is_one = |name: &str| functions.contains(&name.strip_prefix("Fn::").unwrap_or(name));
        let called = match (&node.tag, node.entries()) {
            (Some(tag), _) => is_one(tag),
            (None, [only]) => is_one(&only.key),
            (None, _) => false,
        };
        called.then(|| text_of(&self.value(node, &mut Vec::new()))).flatten()
    }

    fn of_expr(&self, expr: &Expr) -> Value {
        let scope = TemplateScope { evaluation: self };
        let value = evaluate_or_unknown(expr, &Context::new(&scope));
        if self.work.budget.admits(&value) {
            return value;
        }
        self.work.report(Diagnostic::error("this is too large to be evaluated", expr.span));
        Value::unknown(Reason::Limit("size of a value")).at(expr.span)
    }

    /// The value of a parameter.
    pub(super) fn parameter(&self, place: usize) -> Value {
        let (Some(slot), Some(parameter)) = (self.values.get(place), self.parameters.get(place)) else {
            return Value::unknown(Reason::Invalid);
        };
        let made = || {
            let mut diagnostics = Vec::new();
            let address = format!("{}{}", self.prefix, parameter.name);
            let given = self.given.get(&parameter.name);
            let value = parameters::value_of(parameter, given, &address, &mut diagnostics);
            diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
            value
        };
        slot.get_or_init(made).clone()
    }

    /// Whether a condition holds: a boolean, or alternatives of booleans.
    pub(super) fn condition(&self, place: usize) -> Value {
        let (Some(slot), Some(entry)) = (self.verdicts.get(place), self.conditions.get(place)) else {
            return Value::unknown(Reason::Invalid);
        };
        if let Some(known) = slot.get() {
            return known.clone();
        }
        let circular = self.running.borrow().contains(&place);
        if circular || self.running.borrow().len() >= MAX_CONDITIONS_DEEP {
            let message = match circular {
                true => format!("condition {:?} depends on itself", entry.key.as_str()),
                false => format!("conditions depend on each other over more than {MAX_CONDITIONS_DEEP} levels"),
            };
            self.work.report(Diagnostic::error(message, entry.key_span));
            return Value::unknown(Reason::Cycle).at(entry.key_span);
        }
        self.running.borrow_mut().push(place);
        let mut translator = Translator::new(&self.declared);
        let expr = translator.condition(&entry.value);
        translator.diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
        let value = self.of_expr(&expr);
        self.running.borrow_mut().pop();
        let scope = TemplateScope { evaluation: self };
        let verdict = eval::condition(&value, entry.value.span, &Context::new(&scope));
        let decided = verdict.ok().filter(|verdict| match verdict.as_choice() {
            Some(choice) => choice.leaves().iter().all(|(_, leaf)| leaf.as_bool().is_some()),
            None => verdict.as_bool().is_some(),
        });
        // What decides it is not known in the words of parameters: then the condition is what decides.
        let decided = decided.unwrap_or_else(|| {
            let reason = value.first_unknown().and_then(Value::as_unknown).map(|unknown| unknown.reason.clone());
            let mut unknown = Unknown::new(reason.unwrap_or(Reason::TooManyConditions));
            (unknown.ty, unknown.not_null) = (Some(Type::Bool), true);
            let closed = Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice());
            let text = format!("{}{}", self.prefix, entry.key).into();
            unknown.origin = Some(Arc::new(Origin { text, closed: Some(closed) }));
            let value = Value::from_unknown(unknown).at(entry.value.span);
            eval::split_condition(&value, entry.value.span, &Context::new(&scope))
        });
        slot.get_or_init(|| decided).clone()
    }

    /// When something is there that hangs on a condition.
    fn presence(&self, condition: Option<&(Str, Span)>) -> Presence {
        let Some((name, span)) = condition else { return Presence::always() };
        let Some(place) = self.declared.conditions.get(name) else {
            if !self.declared.open {
                let message = format!("there is no condition {:?}", name.as_str());
                self.work.report(self.declared.missing(message, *span));
            }
            return Presence::always();
        };
        let verdict = self.condition(*place);
        match (verdict.as_choice(), verdict.as_bool()) {
            (Some(choice), _) => {
                let mut when = Presence::never();
                for (guard, leaf) in choice.leaves() {
                    if leaf.as_bool() == Some(true) {
                        when.add(guard.clone());
                    }
                }
                when
            }
            (None, Some(false)) => Presence::never(),
            (None, _) => Presence::always(),
        }
    }

    /// The resources of the template and of its nested stacks, but for those whose conditions are false.
    pub(super) fn gather(&self, outer: &Presence, all: &mut Vec<Logical>) {
        let mut edges: Vec<Vec<usize>> = Vec::with_capacity(self.resources.len());
        // A condition that nothing asks for may be in error all the same.
        (0..self.conditions.len()).for_each(|place| drop(self.condition(place)));
        for (place, resource) in self.resources.iter().enumerate() {
            let mut mentioned = Vec::new();
            let presence = self.presence(resource.condition.as_ref()).and(outer);
            let left = self.work.resources.get();
            if left == 0 {
                let message = format!("there are more than {MAX_RESOURCES} resources: the rest is left out");
                self.work.report(Diagnostic::error(message, resource.header));
                return;
            }
            self.work.resources.set(left - 1);
            for (name, span) in &resource.depends_on {
                match self.declared.resources.get(name) {
                    Some(other) => mentioned.push(*other),
                    None if self.declared.open => {}
                    None => {
                        let message = format!("there is no resource {:?} in this template", name.as_str());
                        self.work.report(self.declared.missing(message, *span));
                    }
                }
            }
            let properties = match &resource.properties {
                Some(node) => self.value(node, &mut mentioned),
                None => Value::object(Fields::default()).at(resource.block),
            };
            mentioned.sort_unstable();
            mentioned.dedup();
            edges.push(mentioned);
            if presence.is_never() {
                continue;
            }
            let logical = self.logical(resource, properties, presence.clone());
            if let Some(reason) = &resource.symbolic {
                self.work.symbolic.borrow_mut().insert(logical.id.clone(), reason.clone());
            }
            all.push(logical);
            if is_stack(&resource.ty)
                && let Some(nested) = self.nested_stack(place)
            {
                nested.gather(&presence, all);
            }
        }
        self.tell_circles(&edges);
        self.check_rules();
    }

    fn logical(&self, resource: &Written, properties: Value, presence: Presence) -> Logical {
        let policy = |node: &Option<Node>| node.as_ref().and_then(|node| text_of(&self.value(node, &mut Vec::new())));
        let metadata = resource.metadata.as_ref();
        let properties = match properties.as_fields() {
            Some(_) => properties,
            None => {
                // Nothing in it is known.
                if properties.first_unknown().is_none() && !properties.is_null() {
                    let message = format!("the properties of {:?} must be a mapping", resource.id.as_str());
                    self.work.report(Diagnostic::error(message, properties.span));
                }
                let mut fields = Fields::default();
                fields.open = true;
                Value::object(fields).at(properties.span)
            }
        };
        Logical {
            id: self.named(&resource.id),
            ty: resource.ty.clone(),
            properties,
            presence,
            block: resource.block,
            header: resource.header,
            construct: metadata.and_then(|node| node.get("aws:cdk:path")).and_then(Node::as_str).map(Str::from),
            metadata: metadata.map(literal),
            deletion_policy: policy(&resource.deletion_policy),
            update_replace_policy: policy(&resource.update_replace_policy),
            depends_on: resource.depends_on.iter().map(|(name, _)| self.named(name)).collect(),
        }
    }

    /// What a property of a resource says its attribute will be, such as the name that it is given. Nothing where CloudFormation
    /// or AWS decides.
    pub(super) fn given_name(&self, place: usize, attribute: &'static str) -> Option<Value> {
        if let Some(known) = self.names.borrow().get(&(place, attribute)) {
            return known.clone();
        }
        // What is asked for on the way to its own value is not known.
        self.names.borrow_mut().insert((place, attribute), None);
        let resource = self.resources.get(place)?;
        let ty = resource.canonical()?;
        let mut properties = resource.properties.as_ref()?.entries().iter();
        let entry = properties.find(|entry| says(&resource.ty, &entry.key, ty, attribute))?;
        let value = self.aside(&entry.value)?;
        let is_text = |value: &Value| value.as_str().is_some();
        let known = match value.as_choice() {
            Some(choice) => choice.leaves().iter().all(|(_, leaf)| is_text(leaf)),
            None => is_text(&value),
        };
        let found = known.then_some(value);
        self.names.borrow_mut().insert((place, attribute), found.clone());
        found
    }

    /// What `Ref` gives of a resource that only hands on what another one is; nothing for all others.
    pub(super) fn handed_on(&self, place: usize) -> Option<Value> {
        let resource = self.resources.get(place)?;
        let (_, property) = HANDED_ON.iter().find(|(ty, _)| *ty == resource.ty)?;
        self.aside(resource.properties.as_ref()?.get(property)?)
    }

    /// The value of a node where another one asks for it. It is evaluated again where it stands, and what is wrong with it is
    /// told there. Nothing where the way to it is too long.
    fn aside(&self, node: &Node) -> Option<Value> {
        let steps = self.asides.get();
        if steps >= MAX_ASIDES {
            return None;
        }
        self.asides.set(steps + 1);
        let told = self.work.diagnostics.borrow().len();
        let value = self.value(node, &mut Vec::new());
        self.work.diagnostics.borrow_mut().truncate(told);
        self.asides.set(steps);
        Some(value)
    }

    /// A logical id, with the stacks that nest it.
    pub(super) fn named(&self, id: &str) -> Str {
        format!("{}{id}", self.prefix).into()
    }

    /// The outputs that are there, with their values.
    pub(super) fn outputs(&self) -> Vec<(Str, Value, Span)> {
        let one = |entry: &Entry| {
            let value = self.output_value(entry)?;
            Some((entry.key.clone(), value, entry.key_span))
        };
        self.outputs.iter().filter_map(one).collect()
    }

    fn output_value(&self, entry: &Entry) -> Option<Value> {
        let condition = entry.value.entry("Condition");
        let condition = condition.and_then(|c| Some((Str::from(c.value.as_str()?), c.value.span)));
        let presence = self.presence(condition.as_ref());
        if presence.is_never() {
            return None;
        }
        let Some(node) = entry.value.get("Value") else {
            let message = format!("output {:?} has no Value", entry.key.as_str());
            self.work.report(Diagnostic::error(message, entry.key_span));
            return None;
        };
        let value = self.value(node, &mut Vec::new());
        if presence.is_always() {
            return Some(value);
        }
        let mut builder = ChoiceBuilder::new();
        presence.guards().iter().for_each(|guard| builder.add(guard, value.clone()));
        presence.absent().guards().iter().for_each(|guard| builder.add(guard, Value::null().at(value.span)));
        Some(builder.finish().at(value.span).made_from(&value))
    }

    /// The value of an output of that name.
    pub(super) fn output(&self, name: &str) -> Option<Value> {
        let entry = self.outputs.iter().find(|entry| entry.key == name)?;
        Some(self.output_value(entry).unwrap_or_else(Value::null))
    }

    /// Whether there may be outputs that are not written.
    pub(super) fn may_have_more(&self) -> bool {
        self.declared.open
    }

    /// What is written in the template and in those that it nests, for those who follow values through them.
    pub(super) fn into_traced(self, nested_by: Option<(usize, Str)>, all: &mut Vec<Traced>) {
        let place = all.len();
        let mut nested: Vec<(usize, Rc<Self>)> =
            self.nested.into_inner().into_iter().filter_map(|(place, nested)| Some((place, nested?))).collect();
        nested.sort_by_key(|(place, _)| *place);
        let stacks: Vec<(Str, Rc<Self>)> = nested
            .into_iter()
            .filter_map(|(place, nested)| Some((self.resources.get(place)?.id.clone(), nested)))
            .collect();
        let parameters = self.parameters.iter().zip(&self.values);
        let conditions = self.conditions.iter().zip(&self.verdicts);
        let values = parameters
            .filter_map(|(parameter, value)| Some((parameter.header, value.get()?.clone())))
            .chain(conditions.filter_map(|(entry, value)| Some((entry.key_span, value.get()?.clone()))))
            .collect();
        all.push(Traced {
            values,
            prefix: self.prefix,
            nested_by,
            parameters: self.parameters,
            given: self.given,
            mappings: self.mappings,
            resources: self.resources,
            outputs: self.outputs,
        });
        for (id, nested) in stacks {
            if let Some(nested) = Rc::into_inner(nested) {
                nested.into_traced(Some((place, id)), all);
            }
        }
    }

    /// Tells of resources that need each other.
    fn tell_circles(&self, edges: &[Vec<usize>]) {
        const NEW: u8 = 0;
        const OPEN: u8 = 1;
        const DONE: u8 = 2;
        let mut state = vec![NEW; edges.len()];
        for start in 0..edges.len() {
            if state.get(start) != Some(&NEW) {
                continue;
            }
            let mut way: Vec<(usize, usize)> = vec![(start, 0)];
            state[start] = OPEN;
            while let Some((at, next)) = way.last_mut() {
                let (here, target) = (*at, edges.get(*at).and_then(|targets| targets.get(*next)).copied());
                *next += 1;
                match target.map(|target| (target, state.get(target).copied())) {
                    None => {
                        state[here] = DONE;
                        way.pop();
                    }
                    Some((target, Some(NEW))) => {
                        state[target] = OPEN;
                        way.push((target, 0));
                    }
                    Some((target, Some(OPEN))) => {
                        let from = way.iter().position(|(place, _)| *place == target).unwrap_or(0);
                        let circle = way.iter().skip(from).map(|(place, _)| *place).chain([target]);
                        let names: Vec<&str> =
                            circle.filter_map(|place| Some(self.resources.get(place)?.id.as_str())).take(12).collect();
                        let span = self.resources.get(target).map_or(Span::NONE, |resource| resource.header);
                        let message = format!("resources need each other in a circle: {}", names.join(", "));
                        self.work.report(Diagnostic::error(message, span));
                    }
                    Some(_) => {}
                }
            }
        }
    }

    /// Tells of assertions that the values of the parameters do not fulfil.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>
    fn check_rules(&self) {
        for rule in &self.rules {
            let holds = |node: &Node| {
                let mut translator = Translator::new(&self.declared);
                let expr = translator.condition(node);
                translator.diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
                self.of_expr(&expr).as_bool()
            };
            if rule.value.get("RuleCondition").is_some_and(|condition| holds(condition) != Some(true)) {
                continue;
            }
            let Some(assertions) = rule.value.get("Assertions") else {
                let message = format!("rule {:?} has no Assertions", rule.key.as_str());
                self.work.report(Diagnostic::warning(message, rule.key_span));
                continue;
            };
            for assertion in assertions.items() {
                let Some(assert) = assertion.get("Assert") else { continue };
                if holds(assert) == Some(false) {
                    let said = assertion.get("AssertDescription").and_then(Node::as_str).unwrap_or_default();
                    let message = format!("the parameters do not fulfil rule {:?}: {said}", rule.key.as_str());
                    let message = message.trim_end_matches([':', ' ']);
                    // Defaults may stand for what is to be given.
                    self.work.report(match self.given.is_empty() {
                        true => Diagnostic::note(message, assertion.span),
                        false => Diagnostic::warning(message, assertion.span),
                    });
                }
            }
        }
    }
}

/// The macro that gives the language more functions, all of which are known here.
const LANGUAGE_EXTENSIONS: &str = "AWS::LanguageExtensions";

/// Deepest nesting of conditions.
const MAX_CONDITIONS_DEEP: usize = 64;

/// Whether a resource is a stack by itself.
pub(super) fn is_stack(ty: &str) -> bool {
    matches!(ty, "AWS::CloudFormation::Stack" | "AWS::CloudFormation::StackSet" | "AWS::Serverless::Application")
}

/// What only the account knows in which the stack is made.
pub(super) fn outside(name: &str, why: &str) -> Value {
    let mut unknown = Unknown::new(Reason::Other(why.into()));
    (unknown.ty, unknown.not_null) = (Some(Type::String), true);
    unknown.origin = Some(Arc::new(Origin { text: name.into(), closed: None }));
    Value::from_unknown(unknown)
}
