//! Following a value back to where it was written: through parameters, arguments and outputs of nested stacks, mappings and
//! the arms of `Fn::If`.

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;
use bartizan_lang::{Span, Value};
use rustc_hash::FxHashMap;

use super::substitution::{Piece, pieces};
use super::template::{Parameter, Written, index};
use crate::ir::{Deployment, ResourceIndex, TraceStep, Tracer};

/// Most nodes that are looked at for one trace.
const BUDGET: usize = 20_000;

/// Follows values through a template and those of its nested stacks.
pub(super) struct TemplateTracer {
    /// The template itself comes first, and each before those that it nests.
    templates: Vec<Traced>,
}

/// What is written in a template.
#[derive(Debug)]
pub(super) struct Traced {
    /// What stands before its logical ids.
    pub prefix: Str,
    /// The place of the template that nests it, and the logical id of the stack there.
    pub nested_by: Option<(usize, Str)>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Values that are given to them.
    pub given: FxHashMap<Str, Value>,
    /// Its mappings.
    pub mappings: Vec<Entry>,
    /// Its resources.
    pub resources: Vec<Written>,
    /// Its outputs.
    pub outputs: Vec<Entry>,
    /// The values of its parameters and conditions, by their names' places.
    pub values: Vec<(Span, Value)>,
}

impl TemplateTracer {
    pub(super) fn new(templates: Vec<Traced>) -> Self {
        Self { templates }
    }
}

impl Tracer for TemplateTracer {
    fn trace(&self, deployment: &Deployment, resource: ResourceIndex, at: Span, target: Span) -> Vec<TraceStep> {
        let Some(resource) = deployment.resource(resource) else { return Vec::new() };
        let (prefix, name) = match resource.address.rfind('/') {
            Some(slash) => resource.address.split_at(slash + 1),
            None => ("", resource.address.as_str()),
        };
        // Parts of a resource that are resources by themselves are named after it.
        let id = name.split("__").next().unwrap_or(name);
        let found = self.templates.iter().position(|template| template.prefix == prefix);
        let Some((place, template)) = found.and_then(|place| Some((place, self.templates.get(place)?))) else {
            return Vec::new();
        };
        let written = template.resources.iter().find(|written| written.id == id);
        let Some(properties) = written.and_then(|written| written.properties.as_ref()) else { return Vec::new() };
        let mut search = Search { templates: &self.templates, target, left: BUDGET, steps: Vec::new() };
        let Some((key, node)) = search.written_at(properties, at) else { return Vec::new() };
        let name = key.map_or_else(|| format!("{prefix}{id}"), |key| format!("{key} of {prefix}{id}"));
        search.steps.push(TraceStep { message: name, span: at });
        if !search.follow(node, place) {
            search.steps.truncate(1);
        }
        search.steps
    }

    fn values(&self, declared: Span) -> Vec<(Str, Value)> {
        let of = |template: &Traced| {
            let value = template.values.iter().find(|(span, _)| *span == declared)?.1.clone();
            Some((template.prefix.trim_end_matches('/').into(), value))
        };
        self.templates.iter().filter_map(of).collect()
    }
}

struct Search<'a> {
    templates: &'a [Traced],
    target: Span,
    left: usize,
    steps: Vec<TraceStep>,
}

/// The function that a node calls, and its argument.
fn function(node: &Node) -> Option<(&str, &Node)> {
    if let Some(tag) = &node.tag {
        return Some((tag, node));
    }
    match node.entries() {
        [only] if only.key == "Ref" => Some(("Ref", &only.value)),
        [only] => Some((only.key.strip_prefix("Fn::")?, &only.value)),
        _ => None,
    }
}

/// The text of a node, with a tag or without.
fn text(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::String(text) | NodeKind::Number(_, text) => Some(text),
        _ => None,
    }
}

impl<'a> Search<'a> {
    fn step(&mut self, message: String, span: Span) {
        self.steps.push(TraceStep { message, span });
    }

    /// The node that stands there, with its key.
    fn written_at<'n>(&mut self, node: &'n Node, at: Span) -> Option<(Option<&'n str>, &'n Node)> {
        self.left = self.left.checked_sub(1)?;
        // A mapping with a single entry stands where that does.
        for entry in node.entries() {
            if entry.span() == at || entry.key_span == at {
                return Some((Some(&entry.key), &entry.value));
            }
            if let Some(found) = self.written_at(&entry.value, at) {
                return Some((found.0.or(Some(&entry.key)), found.1));
            }
        }
        let item = node.items().iter().find_map(|item| self.written_at(item, at));
        item.or_else(|| (node.span == at).then_some((None, node)))
    }

    /// Follows a node of a template; whether the target was reached. Steps that lead nowhere are taken back.
    fn follow(&mut self, node: &Node, place: usize) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        let before = self.steps.len();
        let reached = match function(node) {
            Some((name, argument)) => self.function(name, argument, place) || node.span == self.target,
            None => match &node.kind {
                NodeKind::Sequence(items) => {
                    node.span == self.target || items.iter().any(|item| self.follow(item, place))
                }
                NodeKind::Mapping(entries) => {
                    let is_target = |span: Span| span == self.target;
                    is_target(node.span)
                        || entries.iter().any(|entry| is_target(entry.span()) || is_target(entry.key_span))
                        || entries.iter().any(|entry| self.follow(&entry.value, place))
                }
                _ => node.span.contains(self.target),
            },
        };
        if !reached {
            self.steps.truncate(before);
        }
        reached
    }

    fn function(&mut self, name: &str, argument: &Node, place: usize) -> bool {
        match name {
            "Ref" => text(argument).is_some_and(|name| self.parameter(name, place)),
            "Sub" => self.substitution(argument, place),
            "GetAtt" => self.output(argument, place),
            "FindInMap" => self.mapping(argument, place) || self.all(argument, place),
            _ => self.all(argument, place),
        }
    }

    fn all(&mut self, argument: &Node, place: usize) -> bool {
        match &argument.kind {
            NodeKind::Sequence(items) => items.iter().any(|item| self.follow(item, place)),
            NodeKind::Mapping(entries) => entries.iter().any(|entry| self.follow(&entry.value, place)),
            _ => false,
        }
    }

    fn substitution(&mut self, argument: &Node, place: usize) -> bool {
        let (whole, variables) = match argument.items() {
            [whole, variables, ..] => (text(whole), Some(variables)),
            [whole] => (text(whole), None),
            [] => (text(argument), None),
        };
        pieces(whole.unwrap_or_default()).into_iter().any(|piece| match piece {
            Piece::Text(_) => false,
            Piece::Name(name) => match variables.and_then(|variables| variables.get(name)) {
                Some(own) => self.follow(own, place),
                None => match name.split_once('.') {
                    Some((stack, attribute)) => self.output_of(stack, attribute, place),
                    None => self.parameter(name, place),
                },
            },
        })
    }

    fn parameter(&mut self, name: &str, place: usize) -> bool {
        let Some(template) = self.templates.get(place) else { return false };
        let Some(parameter) = template.parameters.iter().find(|parameter| parameter.name == name) else { return false };
        if let Some((outer, stack)) = &template.nested_by {
            let argument = self.stack(*outer, stack).and_then(|written| {
                let arguments = written.properties.as_ref()?.get("Parameters")?;
                arguments.entry(name)
            });
            if let Some(argument) = argument {
                let span = argument.span();
                self.step(format!("argument {name} of {stack}"), span);
                if self.follow(&argument.value, *outer) {
                    return true;
                }
                self.steps.pop();
            }
        } else if let Some(given) = template.given.get(name).filter(|given| given.span.contains(self.target)) {
            self.step(format!("value of parameter {name}"), given.span);
            return true;
        }
        if let Some(default) = parameter.default.as_ref().filter(|default| default.span.contains(self.target)) {
            self.step(format!("default of parameter {name}"), default.span);
            return true;
        }
        let declared = parameter.header == self.target;
        if declared {
            self.step(format!("parameter {name}, which has no value"), parameter.header);
        }
        declared
    }

    fn stack(&self, place: usize, id: &str) -> Option<&'a Written> {
        self.templates.get(place)?.resources.iter().find(|written| written.id == id)
    }

    fn mapping(&mut self, argument: &Node, place: usize) -> bool {
        let Some(template) = self.templates.get(place) else { return false };
        let named = argument.items().first().and_then(Node::as_str);
        for mapping in &template.mappings {
            if named.is_some_and(|name| mapping.key != name) || !mapping.value.span.contains(self.target) {
                continue;
            }
            for top in mapping.value.entries() {
                let entry = top.value.entries().iter().find(|entry| entry.value.span.contains(self.target));
                if let Some(entry) = entry {
                    self.step(format!("{}.{}.{}", mapping.key, top.key, entry.key), entry.span());
                    return true;
                }
            }
        }
        false
    }

    fn output(&mut self, argument: &Node, place: usize) -> bool {
        match (text(argument).and_then(|text| text.split_once('.')), argument.items()) {
            (Some((stack, attribute)), _) => self.output_of(stack, attribute, place),
            (None, [stack, attribute]) => match (text(stack), text(attribute)) {
                (Some(stack), Some(attribute)) => self.output_of(stack, attribute, place),
                _ => false,
            },
            _ => false,
        }
    }

    fn output_of(&mut self, stack: &str, attribute: &str, place: usize) -> bool {
        let Some(name) = attribute.strip_prefix("Outputs.") else { return false };
        let is_it = |template: &Traced| {
            template.nested_by.as_ref().is_some_and(|(outer, id)| *outer == place && id.as_str() == stack)
        };
        let Some(inner) = self.templates.iter().position(is_it) else { return false };
        let outputs = self.templates.get(inner).map_or(&[] as &[Entry], |template| &template.outputs);
        let Some(value) = index(outputs).get(name).and_then(|place| outputs.get(*place)?.value.entry("Value")) else {
            return false;
        };
        self.step(format!("output {name} of {stack}"), value.span());
        if self.follow(&value.value, inner) {
            return true;
        }
        self.steps.pop();
        false
    }
}
