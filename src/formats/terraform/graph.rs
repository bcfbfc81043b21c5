//! What depends on what in a module, and whether it goes round in circles.
//!
//! Terraform orders whole blocks, not values: a resource depends on all that its block refers to. Inside of a module it
//! orders each variable and output by itself, so a call may use its own outputs as long as no value comes back to where it
//! started. A circle that leads through a call is therefore looked at again with the inside of the called modules.

use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::value::Str;

use super::module::Module;

/// Most nodes of a graph that leads through several modules.
const MAX_NODES: usize = 50_000;

/// Something in a module that is evaluated by itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Node {
    Variable(usize),
    Local(usize),
    Resource(usize),
    Call(usize),
    Output(usize),
}

/// What depends on what in one module.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// How many variables, locals, resources and calls there are before each kind of node.
    offsets: [usize; 5],
    edges: Vec<Vec<(usize, Span)>>,
    /// Whether a resource refers to itself, as was told at the reference.
    pub(super) refers_to_itself: bool,
    /// References to outputs of calls: who, which call, which output; all of them when none is named.
    through: Vec<(Node, usize, Option<Str>)>,
}

impl Graph {
    pub(super) fn new(module: &Module) -> Self {
        let counts = [
            module.variables.len(),
            module.locals.len(),
            module.resources.len(),
            module.calls.len(),
            module.outputs.len(),
        ];
        let mut offsets = [0; 5];
        for kind in 1..5 {
            offsets[kind] = offsets[kind - 1] + counts[kind - 1];
        }
        Self { offsets, edges: vec![Vec::new(); offsets[4] + counts[4]], ..Self::default() }
    }

    fn number(&self, node: Node) -> usize {
        match node {
            Node::Variable(index) => index,
            Node::Local(index) => self.offsets[1] + index,
            Node::Resource(index) => self.offsets[2] + index,
            Node::Call(index) => self.offsets[3] + index,
            Node::Output(index) => self.offsets[4] + index,
        }
    }

    fn node(&self, number: usize) -> Node {
        let kind =
            (0..5).rev().find(|kind| self.offsets[*kind] <= number && self.is_filled(*kind, number)).unwrap_or(0);
        let index = number - self.offsets[kind];
        match kind {
            0 => Node::Variable(index),
            1 => Node::Local(index),
            2 => Node::Resource(index),
            3 => Node::Call(index),
            _ => Node::Output(index),
        }
    }

    fn is_filled(&self, kind: usize, number: usize) -> bool {
        number < self.offsets.get(kind + 1).copied().unwrap_or(self.edges.len())
    }

    /// Something depends on another thing, because of what stands there.
    pub(super) fn add(&mut self, from: Node, to: Node, at: Span) {
        let (from, to) = (self.number(from), self.number(to));
        if let Some(edges) = self.edges.get_mut(from) {
            edges.push((to, at));
        }
    }

    /// A reference to an output of a call.
    pub(super) fn through(&mut self, from: Option<Node>, call: usize, output: Option<&Str>) {
        if let Some(from) = from {
            self.through.push((from, call, output.cloned()));
        }
    }

    /// Tells the circles in the module itself; says whether there are others that lead through calls.
    pub(super) fn circles(&self, module: &Module, told: &mut Vec<Diagnostic>) -> (bool, bool) {
        let (mut found, mut through_calls) = (self.refers_to_itself, false);
        for component in components(&self.edges) {
            let nodes: Vec<Node> = component.iter().map(|&number| self.node(number)).collect();
            if nodes.iter().any(|node| matches!(node, Node::Call(_))) {
                through_calls = true;
                continue;
            }
            found = true;
            // The first that is written leads.
            let mut named: Vec<(Span, String)> = nodes.iter().map(|node| describe(module, *node)).collect();
            named.sort();
            told.push(circle(&named));
        }
        (found, through_calls)
    }
}

fn circle(named: &[(Span, String)]) -> Diagnostic {
    let (span, first) = named.first().cloned().unwrap_or((Span::NONE, String::new()));
    let others: Vec<&str> = named.iter().skip(1).map(|(_, name)| name.as_str()).collect();
    let by = match others.as_slice() {
        [] => String::new(),
        names => format!(", through {}", names.join(", ")),
    };
    Diagnostic::error(format!("{first} depends on itself{by}"), span)
}

fn describe(module: &Module, node: Node) -> (Span, String) {
    let found = match node {
        Node::Variable(index) => module.variables.get(index).map(|v| (v.span, format!("var.{}", v.name))),
        Node::Local(index) => module.locals.get(index).map(|l| (l.span, format!("local.{}", l.name))),
        Node::Resource(index) => module.resources.get(index).map(|r| (r.block.header, r.local_address.to_string())),
        Node::Call(index) => module.calls.get(index).map(|c| (c.block.header, format!("module.{}", c.name))),
        Node::Output(index) => module.outputs.get(index).map(|o| (o.block.header, format!("output.{}", o.name))),
    };
    found.unwrap_or((Span::NONE, String::new()))
}

/// The groups of nodes that depend on each other, in the order of their first nodes: Tarjan's algorithm, without recursion.
fn components(edges: &[Vec<(usize, Span)>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let mut order = vec![NEW; edges.len()];
    let mut low = vec![0; edges.len()];
    let mut open = vec![false; edges.len()];
    let (mut next, mut stack, mut found) = (0, Vec::new(), Vec::new());
    for start in 0..edges.len() {
        if order[start] != NEW || edges[start].is_empty() {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if *edge == 0 {
                (order[node], low[node], open[node]) = (next, next, true);
                next += 1;
                stack.push(node);
            }
            match edges[node].get(*edge) {
                Some(&(to, _)) => {
                    *edge += 1;
                    if order[to] == NEW {
                        path.push((to, 0));
                    } else if open[to] {
                        low[node] = low[node].min(order[to]);
                    }
                }
                None => {
                    path.pop();
                    if let Some((parent, _)) = path.last() {
                        low[*parent] = low[*parent].min(low[node]);
                    }
                    if low[node] == order[node] {
                        let mut component = Vec::new();
                        while let Some(member) = stack.pop() {
                            open[member] = false;
                            component.push(member);
                            if member == node {
                                break;
                            }
                        }
                        let alone = component.len() == 1 && !edges[node].iter().any(|(to, _)| *to == node);
                        if !alone {
                            component.sort_unstable();
                            found.push(component);
                        }
                    }
                }
            }
        }
    }
    found.sort();
    found
}

/// Tells the circles that lead from a module through the modules that it calls.
pub(super) fn circles_through_calls(
    module: &Arc<Module>,
    load: &dyn Fn(&Module, usize) -> Option<Arc<Module>>,
) -> Vec<Diagnostic> {
    let mut wide = Wide { load, edges: Vec::new(), parts: Vec::new(), full: false };
    wide.add(module, "", None, 0);
    if wide.full {
        return Vec::new();
    }
    let mut told = Vec::new();
    for component in components(&wide.edges) {
        let mut members: Vec<(Span, String)> = component.iter().filter_map(|number| wide.describe(*number)).collect();
        // Those of this module lead.
        members.sort_by(|a, b| (a.1.matches("module.").count(), a).cmp(&(b.1.matches("module.").count(), b)));
        told.push(circle(&members));
    }
    told
}

/// The graph of a module with all that it calls.
struct Wide<'a> {
    load: &'a dyn Fn(&Module, usize) -> Option<Arc<Module>>,
    edges: Vec<Vec<(usize, Span)>>,
    /// The modules in it, in the order of their nodes: where those begin, the module, its graph and the path of its calls.
    parts: Vec<(usize, Arc<Module>, Arc<Graph>, String)>,
    full: bool,
}

/// A called module in the wide graph.
struct Child {
    module: Arc<Module>,
    /// Where its own nodes begin.
    base: usize,
    graph: Arc<Graph>,
    /// Its nodes and those of all that it calls.
    nodes: std::ops::Range<usize>,
}

impl Wide<'_> {
    /// Adds a module; gives where its nodes begin, and its graph.
    fn add(&mut self, module: &Arc<Module>, path: &str, caller: Option<usize>, depth: usize) -> (usize, Arc<Graph>) {
        let graph = module.graph.get_or_init(|| Arc::new(super::names::check(module, &mut Vec::new()))).clone();
        let base = self.edges.len();
        let count = graph.edges.len();
        if depth > 32 || base + count > MAX_NODES {
            self.full = true;
            return (base, graph);
        }
        self.parts.push((base, module.clone(), graph.clone(), path.to_owned()));
        for _ in 0..count {
            // All of a module waits until it is known how many instances of it there are.
            self.edges.push(caller.map(|call| vec![(call, Span::NONE)]).unwrap_or_default());
        }
        // What a call's own references lead to is decided argument by argument.
        for number in 0..count {
            if matches!(graph.node(number), Node::Call(_)) {
                continue;
            }
            for (to, at) in &graph.edges[number] {
                if !matches!(graph.node(*to), Node::Call(_)) {
                    self.edges[base + number].push((base + to, *at));
                }
            }
        }
        let mut children = Vec::with_capacity(module.calls.len());
        for (index, call) in module.calls.iter().enumerate() {
            let at = base + graph.number(Node::Call(index));
            let child = (self.load)(module, index);
            children.push(child.map(|child| {
                let path = format!("{path}module.{}.", call.name);
                let from = self.edges.len();
                let (base, graph) = self.add(&child, &path, Some(at), depth + 1);
                Child { module: child, base, graph, nodes: from..self.edges.len() }
            }));
        }
        // References to outputs, outside of calls.
        for (from, call, output) in &graph.through {
            if matches!(from, Node::Call(_)) {
                continue;
            }
            let from = base + graph.number(*from);
            self.output(from, base + graph.number(Node::Call(*call)), children.get(*call), output.as_ref());
        }
        for (index, call) in module.calls.iter().enumerate() {
            let at = base + graph.number(Node::Call(index));
            for attribute in &call.block.body.attributes {
                let name = attribute.name.as_str();
                let from = match name {
                    "source" | "version" | "providers" => continue,
                    "count" | "for_each" | "depends_on" => at,
                    _ => {
                        let Some(Some(Child { module: child, base, graph: inner, .. })) = children.get(index) else {
                            continue;
                        };
                        let Some(variable) = child.variable_at(name) else { continue };
                        base + inner.number(Node::Variable(variable))
                    }
                };
                let whole = name == "depends_on";
                super::walk::any(&attribute.expr, &mut |traversal| {
                    let Some(node) = target(module, traversal) else { return false };
                    match node {
                        Node::Call(to) => {
                            let output = if whole { None } else { super::names::output_of(traversal) };
                            let to_call = base + graph.number(Node::Call(to));
                            self.output(from, to_call, children.get(to), output);
                            // Waiting for a module is waiting for all that is in it.
                            if whole && let Some(Some(Child { nodes, .. })) = children.get(to) {
                                let inside: Vec<_> = nodes.clone().map(|number| (number, Span::NONE)).collect();
                                self.edges[from].extend(inside);
                            }
                        }
                        other => self.edges[from].push((base + graph.number(other), traversal.root_span)),
                    }
                    false
                });
            }
        }
        (base, graph)
    }

    /// Where a node is written, and its name as seen from the first module.
    fn describe(&self, number: usize) -> Option<(Span, String)> {
        let last = self.parts.partition_point(|(base, ..)| *base <= number).checked_sub(1)?;
        let (base, module, graph, path) = self.parts.get(last)?;
        let (span, name) = describe(module, graph.node(number - base));
        Some((span, format!("{path}{name}")))
    }

    fn output(&mut self, from: usize, call: usize, child: Option<&Option<Child>>, output: Option<&Str>) {
        self.edges[from].push((call, Span::NONE));
        let Some(Some(Child { module, base, graph, .. })) = child else { return };
        match output.and_then(|name| module.output_at(name)) {
            Some(index) => self.edges[from].push((base + graph.number(Node::Output(index)), Span::NONE)),
            None => {
                let all = (0..module.outputs.len()).map(|index| (base + graph.number(Node::Output(index)), Span::NONE));
                self.edges[from].extend(all);
            }
        }
    }
}

/// What a name in a module leads to.
fn target(module: &Module, traversal: &bartizan_lang::syntax::ast::Traversal) -> Option<Node> {
    use crate::ir::Mode;
    let first = traversal.attr(0)?;
    match traversal.root.as_str() {
        "var" => module.variable_at(first).map(Node::Variable),
        "local" => module.local_at(first).map(Node::Local),
        "module" => module.call_at(first).map(Node::Call),
        "data" => module.resource_at(Mode::Data, first, traversal.attr(1)?).map(Node::Resource),
        "resource" => module.resource_at(Mode::Managed, first, traversal.attr(1)?).map(Node::Resource),
        _ => module.resource_at(Mode::Managed, &traversal.root, first).map(Node::Resource),
    }
}
