//! Blast radius: which resources refer to what a plan updates, replaces or destroys, directly and through others.
//!
//! To count exactly what reaches each of many nodes takes more than linear time in any graph. Each changed resource is
//! given a search of its own, and all searches share a fixed number of steps: in plans of ordinary size they end before
//! that and the numbers are exact, in huge ones they are lower bounds and say so. How many resources refer to any change
//! at all is one search, and exact always.

mod configuration;

#[cfg(test)]
mod tests;

use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use crate::formats::plan::model::{Action, Plan};
use crate::ir::{Mode, ResourceIndex};
use crate::link::Linked;

/// Most addresses that are named for one resource.
const MAX_NAMED: usize = 50;

/// Most addresses that are named in all.
const MAX_NAMED_IN_ALL: usize = 200_000;

/// Edges that all searches together may follow.
const STEPS: usize = 40_000_000;

/// Fewest edges that one search may follow, however many searches there are.
const MIN_STEPS: usize = 256;

/// Who refers to whom. Besides resources there are nodes that nobody counts: whole blocks, variables, outputs and data
/// sources, which only pass a reference on. They keep the number of edges linear where many instances refer to many.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    resources: FxHashMap<Str, NodeIndex>,
}

/// A place in a [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeIndex(u32);

#[derive(Debug, Default)]
struct Node {
    /// The address of a resource that counts; none for what only passes a reference on.
    address: Option<Str>,
    referrers: Vec<NodeIndex>,
}

/// A changed resource and what refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Affected {
    /// Its address.
    pub address: Str,
    /// The addresses of what refers to it, in the order of the plan; at most fifty.
    pub direct: Vec<Str>,
    /// How many refer to it.
    pub direct_count: usize,
    /// How many refer to it directly or through others.
    pub all: usize,
    /// How many of these the plan changes as well.
    pub changing: usize,
    /// Whether there may be more than `all`, since the search was ended.
    pub at_least: bool,
}

/// What a plan's changes touch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Radius {
    /// For each resource that is updated, replaced or destroyed and that something refers to; in the order of the plan.
    pub affected: Vec<Affected>,
    /// How many resources are updated, replaced or destroyed.
    pub changed: usize,
    /// How many resources refer to one of these, directly or through others, and are none of them.
    pub dependents: usize,
    /// How many of these dependents the plan leaves as they are.
    pub staying: usize,
}

impl Graph {
    /// The graph of a plan: by what the configuration in it refers to, and, where the source is there, by what the values
    /// of the deployment refer to, which also follows locals.
    #[must_use]
    pub fn of(plan: &Plan, after: Option<&Linked>) -> Self {
        let mut graph = Self::default();
        configuration::add(plan, &mut graph);
        if let Some(linked) = after {
            graph.add_deployment(linked);
        }
        graph
    }

    /// The node of a resource instance; made when it is asked for first.
    pub fn resource(&mut self, address: &Str) -> NodeIndex {
        if let Some(known) = self.resources.get(address) {
            return *known;
        }
        let index = self.push(Node { address: Some(address.clone()), referrers: Vec::new() });
        self.resources.insert(address.clone(), index);
        index
    }

    /// The node of something with an address that is not counted, such as a data source.
    pub fn passing(&mut self, address: &Str) -> NodeIndex {
        if let Some(known) = self.resources.get(address) {
            return *known;
        }
        let index = self.between();
        self.resources.insert(address.clone(), index);
        index
    }

    /// A new node that only passes references on.
    pub fn between(&mut self) -> NodeIndex {
        self.push(Node::default())
    }

    /// Says that one refers to another.
    pub fn refer(&mut self, from: NodeIndex, to: NodeIndex) {
        if let Some(node) = self.nodes.get_mut(to.0 as usize)
            && from != to
        {
            node.referrers.push(from);
        }
    }

    /// The node of an address, if there is one.
    fn find(&self, address: &str) -> Option<NodeIndex> {
        self.resources.get(address).copied()
    }

    fn push(&mut self, node: Node) -> NodeIndex {
        let index = NodeIndex(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        index
    }

    fn node(&self, index: NodeIndex) -> Option<&Node> {
        self.nodes.get(index.0 as usize)
    }

    /// Adds what the values of a deployment refer to. Addresses that the plan does not have are left out.
    fn add_deployment(&mut self, linked: &Linked) {
        let resources = &linked.deployment.resources;
        for (resource, number) in resources.iter().zip(0..) {
            let Some(from) = self.find(&resource.address) else { continue };
            for target in linked.references(ResourceIndex(number)) {
                let to = linked.deployment.resource(target).and_then(|target| self.find(&target.address));
                if let Some(to) = to {
                    self.refer(from, to);
                }
            }
        }
    }
}

/// What refers to the resources that a plan changes.
#[must_use]
pub fn of_plan(plan: &Plan, after: Option<&Linked>) -> Radius {
    let current = plan.changes.iter().filter(|change| change.deposed.is_none() && change.id.mode == Mode::Managed);
    let changes: Vec<(Str, Action)> = current.map(|change| (change.id.address.clone(), change.action)).collect();
    dependents(&Graph::of(plan, after), &changes)
}

/// The same for any graph: `changes` tells what is done with each address; those that are left out stay as they are.
#[must_use]
pub fn dependents(graph: &Graph, changes: &[(Str, Action)]) -> Radius {
    let changed = changes.iter().filter(|(_, action)| *action == Action::Update || action.destroys());
    let changed: Vec<(&Str, Option<NodeIndex>)> = changed.map(|(address, _)| (address, graph.find(address))).collect();
    let mut moving = vec![false; graph.nodes.len()];
    let acts = changes.iter().filter(|(_, action)| !matches!(action, Action::NoOp | Action::Read));
    for NodeIndex(index) in acts.filter_map(|(address, _)| graph.find(address)) {
        if let Some(flag) = moving.get_mut(index as usize) {
            *flag = true;
        }
    }
    let sources: Vec<NodeIndex> = changed.iter().filter_map(|(_, node)| *node).collect();
    let steps = (STEPS / sources.len().max(1)).max(MIN_STEPS);
    let named = (MAX_NAMED_IN_ALL / sources.len().max(1)).clamp(1, MAX_NAMED);
    let mut search = Search { graph, seen: vec![0; graph.nodes.len()], round: 0 };
    let counts = |found: &[NodeIndex]| found.iter().filter(|node| moving.get(node.0 as usize) == Some(&true)).count();
    let mut affected = Vec::new();
    for (address, node) in &changed {
        let Some(node) = node else { continue };
        let mut found = search.run(&[*node], steps);
        if found.nodes.is_empty() {
            continue;
        }
        let changing = counts(&found.nodes);
        let all = found.nodes.len();
        found.nodes.truncate(found.direct);
        found.nodes.sort_unstable();
        let names = found.nodes.iter().take(named).filter_map(|node| graph.node(*node)?.address.clone());
        affected.push(Affected {
            address: (*address).clone(),
            direct: names.collect(),
            direct_count: found.direct,
            all,
            changing,
            at_least: !found.ended,
        });
    }
    let reached = search.run(&sources, usize::MAX);
    let staying = reached.nodes.len() - counts(&reached.nodes);
    Radius { affected, changed: changed.len(), dependents: reached.nodes.len(), staying }
}

/// Searches over one graph.
struct Search<'a> {
    graph: &'a Graph,
    /// The last round in which a node was seen.
    seen: Vec<u32>,
    round: u32,
}

/// What a search found.
struct Found {
    /// The resources; those that refer directly come first.
    nodes: Vec<NodeIndex>,
    /// How many refer directly.
    direct: usize,
    /// Whether all were found.
    ended: bool,
}

impl Search<'_> {
    /// All resources that refer to one of the nodes, directly or through others, without these nodes.
    fn run(&mut self, from: &[NodeIndex], mut steps: usize) -> Found {
        self.round += 1;
        from.iter().for_each(|node| {
            self.is_new(*node);
        });
        let mut found = Found { nodes: Vec::new(), direct: 0, ended: true };
        let mut waiting = from.to_vec();
        let mut next = 0;
        loop {
            // What only passes references on is followed at once, so that direct referrers are found before all others.
            while let Some(node) = waiting.pop() {
                for &referrer in self.graph.node(node).map_or(&[][..], |node| &node.referrers) {
                    let Some(left) = steps.checked_sub(1) else {
                        found.ended = false;
                        break;
                    };
                    steps = left;
                    if self.is_new(referrer) {
                        let counts = self.graph.node(referrer).is_some_and(|node| node.address.is_some());
                        if counts { found.nodes.push(referrer) } else { waiting.push(referrer) }
                    }
                }
            }
            if next == 0 {
                found.direct = found.nodes.len();
            }
            let Some(node) = found.nodes.get(next).filter(|_| found.ended) else { return found };
            waiting.push(*node);
            next += 1;
        }
    }

    /// Marks a node; says whether this round sees it for the first time.
    fn is_new(&mut self, node: NodeIndex) -> bool {
        match self.seen.get_mut(node.0 as usize) {
            Some(seen) if *seen != self.round => {
                *seen = self.round;
                true
            }
            _ => false,
        }
    }
}
