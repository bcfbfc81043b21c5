//! The graph of what the configuration in a plan refers to: resources, through variables, outputs and data sources.
//!
//! The configuration lists the references of each argument, not what is made of them, and knows blocks, not instances.
//! So an instance refers to all instances of a block that its own block refers to, except where `each.key` or
//! `count.index` stands among the references and the other block has an instance with the same key. What locals refer to
//! is not in a plan.

use std::collections::BTreeMap;

use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use super::{Graph, NodeIndex};
use crate::formats::plan::model::{
    ConfiguredCall, ConfiguredModule, ConfiguredResource, Expression, Expressions, Plan, ResourceId,
};
use crate::ir::Mode;

/// Adds the resources of a plan and what its configuration refers to.
pub(super) fn add(plan: &Plan, graph: &mut Graph) {
    let mut builder =
        Builder { graph, blocks: BTreeMap::new(), modules: BTreeMap::new(), between: FxHashMap::default() };
    builder.modules.insert(Str::default(), Module { name: Str::default(), key: Str::default() });
    plan.changes.iter().filter(|change| change.deposed.is_none()).for_each(|change| builder.instance(&change.id));
    plan.read.iter().for_each(|read| builder.instance(&read.id));
    builder.module(&Str::default(), &plan.configuration.root);
}

struct Builder<'a> {
    graph: &'a mut Graph,
    /// The instances of each block: by module instance and local address, their keys as addresses write them.
    blocks: BTreeMap<(Str, Str), Vec<(Str, NodeIndex)>>,
    /// The module instances by their addresses.
    modules: BTreeMap<Str, Module>,
    between: FxHashMap<(Between, Str, Str), NodeIndex>,
}

/// A module instance as its parent calls it.
struct Module {
    name: Str,
    /// `["a"]`, `[0]`, or nothing.
    key: Str,
}

/// What stands between resources.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Between {
    /// All instances of a block, as something that is referred to.
    Block,
    Variable,
    Output,
    /// An output of all instances of a call.
    OutputOfCall,
}

impl Builder<'_> {
    fn instance(&mut self, id: &ResourceId) {
        let node = match id.mode {
            Mode::Managed => self.graph.resource(&id.address),
            Mode::Data => self.graph.passing(&id.address),
        };
        let local = local_address(id.mode, &id.ty, &id.name);
        let base = joined(&id.module, &local);
        let key = Str::from(id.address.strip_prefix(base.as_str()).unwrap_or_default());
        self.blocks.entry((id.module.clone(), local)).or_default().push((key, node));
        self.know_module(&id.module);
    }

    /// Makes a module instance and those around it known.
    fn know_module(&mut self, address: &Str) {
        if self.modules.contains_key(address) {
            return;
        }
        let (parent, name, key) = last_call(address);
        self.modules.insert(address.clone(), Module { name: name.into(), key: key.into() });
        self.know_module(&parent.into());
    }

    /// Adds the references of a module instance and of those that it calls.
    fn module(&mut self, address: &Str, module: &ConfiguredModule) {
        for resource in &module.resources {
            self.resource(address, resource);
        }
        for (name, expression) in &module.outputs {
            let output = self.node(Between::Output, address, name);
            let key = self.modules.get(address).map_or_else(Str::default, |module| module.key.clone());
            self.refer_all(output, address, &key, expression);
        }
        for call in &module.calls {
            for instance in self.called(address, &call.name) {
                self.call(address, &instance, call);
            }
        }
    }

    fn call(&mut self, parent: &Str, instance: &Str, call: &ConfiguredCall) {
        let key = self.modules.get(instance).map_or_else(Str::default, |module| module.key.clone());
        for (name, expression) in &call.expressions.0 {
            let variable = self.node(Between::Variable, instance, name);
            self.refer_all(variable, parent, &key, expression);
        }
        self.module(instance, &call.module);
    }

    /// The instances of a call, by their addresses.
    fn called(&self, parent: &Str, name: &str) -> Vec<Str> {
        let first = joined(parent, &format!("module.{name}"));
        let from = self.modules.range(first.clone()..);
        let near = from.take_while(|(address, _)| address.starts_with(first.as_str()));
        let direct =
            near.filter(|(address, module)| module.name == name && address.len() == first.len() + module.key.len());
        direct.map(|(address, _)| address.clone()).collect()
    }

    fn resource(&mut self, module: &Str, resource: &ConfiguredResource) {
        let local = local_address(resource.mode, &resource.ty, &resource.name);
        let Some(instances) = self.blocks.get(&(module.clone(), local)).cloned() else { return };
        // Arguments whose references do not hang on the key are those of the block, once for all instances.
        let (mut shared, mut own) = (Vec::new(), Vec::new());
        each_expression(&resource.expressions, &mut |references| {
            if by_key(references) { own.push(references) } else { shared.push(references) }
        });
        let block = self.graph.between();
        for references in shared {
            self.refer_to(block, module, "", references);
        }
        for (key, node) in instances {
            self.graph.refer(node, block);
            for references in &own {
                self.refer_to(node, module, &key, references);
            }
        }
    }

    fn refer_all(&mut self, from: NodeIndex, module: &Str, key: &str, expression: &Expression) {
        let mut all = Vec::new();
        each_references(expression, &mut |references| all.push(references));
        for references in all {
            self.refer_to(from, module, key, references);
        }
    }

    /// Adds what one argument refers to; `key` is that of who refers.
    fn refer_to(&mut self, from: NodeIndex, module: &Str, key: &str, references: &[Str]) {
        let key = if by_key(references) { key } else { "" };
        let mut previous: Option<&Str> = None;
        for reference in references {
            // Each reference is followed by what it is a part of: `aws_vpc.a.id`, `aws_vpc.a`.
            let part = previous.and_then(|longer| longer.strip_prefix(reference.as_str()));
            if part.is_some_and(|rest| rest.starts_with(['.', '['])) {
                continue;
            }
            previous = Some(reference);
            for to in self.targets(module, key, reference) {
                self.graph.refer(from, to);
            }
        }
    }

    /// What a reference leads to.
    fn targets(&mut self, module: &Str, key: &str, reference: &str) -> Vec<NodeIndex> {
        let parts = parts(reference);
        let part = |at: usize| parts.get(at).copied().unwrap_or_default();
        match part(0).0 {
            "each" | "count" | "local" | "path" | "terraform" | "self" | "" => Vec::new(),
            "var" => vec![self.node(Between::Variable, module, &part(1).0.into())],
            "module" => self.outputs(module, part(1), key, part(2).0),
            "data" => self.instances(module, &local_address(Mode::Data, part(1).0, part(2).0), part(2).1, key),
            ty => self.instances(module, &local_address(Mode::Managed, ty, part(1).0), part(1).1, key),
        }
    }

    fn instances(&mut self, module: &Str, local: &Str, named: &str, key: &str) -> Vec<NodeIndex> {
        let address = joined(module, local);
        for key in [named, key] {
            if !key.is_empty()
                && let Some(one) = self.graph.find(&format!("{address}{key}"))
            {
                return vec![one];
            }
        }
        let Some(instances) = self.blocks.get(&(module.clone(), local.clone())) else { return Vec::new() };
        if let [(_, one)] = instances.as_slice() {
            return vec![*one];
        }
        let known = self.between.len();
        let block = self.node(Between::Block, module, local);
        if self.between.len() > known {
            for (_, instance) in self.blocks.get(&(module.clone(), local.clone())).into_iter().flatten() {
                self.graph.refer(block, *instance);
            }
        }
        vec![block]
    }

    /// An output of a call, or all its outputs when none is named.
    fn outputs(&mut self, module: &Str, (call, named): (&str, &str), key: &str, output: &str) -> Vec<NodeIndex> {
        let address = joined(module, &format!("module.{call}"));
        for key in [named, key] {
            let one = Str::from(format!("{address}{key}"));
            if !output.is_empty() && self.modules.contains_key(&one) {
                return vec![self.node(Between::Output, &one, &output.into())];
            }
        }
        let known = self.between.len();
        let whole = self.node(Between::OutputOfCall, &address, &output.into());
        if self.between.len() > known {
            for instance in self.called(module, call) {
                // The outputs of a module that was not gone through yet become known later: a call that is named whole
                // then stands for all that is in it.
                let inside = if output.is_empty() { self.inside(&instance) } else { Vec::new() };
                for node in inside {
                    self.graph.refer(whole, node);
                }
                if !output.is_empty() {
                    let one = self.node(Between::Output, &instance, &output.into());
                    self.graph.refer(whole, one);
                }
            }
        }
        vec![whole]
    }

    /// The resources of a module instance, without those of the modules that it calls.
    fn inside(&self, module: &Str) -> Vec<NodeIndex> {
        let blocks = self.blocks.range((module.clone(), Str::default())..);
        let blocks = blocks.take_while(|((of, _), _)| of == module);
        blocks.flat_map(|(_, instances)| instances.iter().map(|(_, node)| *node)).collect()
    }

    fn node(&mut self, kind: Between, module: &Str, name: &Str) -> NodeIndex {
        let graph = &mut *self.graph;
        *self.between.entry((kind, module.clone(), name.clone())).or_insert_with(|| graph.between())
    }
}

fn local_address(mode: Mode, ty: &str, name: &str) -> Str {
    match mode {
        Mode::Managed => format!("{ty}.{name}").into(),
        Mode::Data => format!("data.{ty}.{name}").into(),
    }
}

fn joined(module: &str, local: &str) -> Str {
    if module.is_empty() { local.into() } else { format!("{module}.{local}").into() }
}

/// Whether what is referred to may hang on the key of who refers.
fn by_key(references: &[Str]) -> bool {
    references.iter().any(|reference| ["each.key", "each.value", "count.index"].iter().any(|key| reference == key))
}

/// Calls `run` with the references of each argument.
fn each_expression<'e>(expressions: &'e Expressions, run: &mut dyn FnMut(&'e [Str])) {
    for (_, expression) in &expressions.0 {
        each_references(expression, run);
    }
}

fn each_references<'e>(expression: &'e Expression, run: &mut dyn FnMut(&'e [Str])) {
    match expression {
        Expression::Constant(_) => {}
        Expression::References(references) => run(references),
        Expression::Blocks(blocks) => blocks.iter().for_each(|block| each_expression(block, run)),
    }
}

/// The names of a reference, each with the key behind it: `module.a["x.y"].b` is `module`, `a` with `["x.y"]`, `b`.
fn parts(reference: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let mut rest = reference;
    while !rest.is_empty() {
        let (name, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
        let (key, after) = after.split_at(key_length(after));
        parts.push((name, key));
        rest = after.strip_prefix('.').unwrap_or_default();
    }
    parts
}

/// How long the key is that a text begins with; quotes hide brackets.
fn key_length(text: &str) -> usize {
    if !text.starts_with('[') {
        return 0;
    }
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' if !escaped => quoted = !quoted,
            ']' if !quoted => return at + 1,
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}

/// The parent of a module instance, the name of the call and the key.
fn last_call(address: &str) -> (&str, &str, &str) {
    let parts = parts(address);
    let [.., (_, _), (name, key)] = parts.as_slice() else { return ("", "", "") };
    let own = "module.".len() + name.len() + key.len();
    let parent = address.get(..address.len().saturating_sub(own)).unwrap_or_default();
    (parent.strip_suffix('.').unwrap_or(parent), name, key)
}
