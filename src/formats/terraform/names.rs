//! Names that mean nothing where they stand. Terraform looks at all of them before it evaluates anything, so `try` and
//! `can` catch none of these, nor does an arm that is not chosen hide them.
//! <https://developer.hashicorp.com/terraform/language/expressions/references>

use bartizan_lang::Span;
use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::syntax::ast::{Attribute, Block, Body, Expr, ExprKind, StepKind, Traversal};
use bartizan_lang::value::Str;

use super::graph::{Graph, Node};
use super::module::{META_BLOCKS, Module};
use super::structure;
use super::walk::{Part, visit};
use crate::ir::Mode;

/// Tells the names that mean nothing in a module, and gathers what depends on what.
pub(super) fn check(module: &Module, told: &mut Vec<Diagnostic>) -> Graph {
    let mut checker = Checker { module, told, graph: Graph::new(module) };
    checker.module();
    checker.graph
}

/// What is there besides the names of the module.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    /// What the references make depend on theirs.
    node: Option<Node>,
    each: bool,
    count: bool,
    /// `self`.
    this: bool,
    /// It is used when all else may be gone already.
    last: bool,
    /// The resource that may not refer to itself.
    resource: Option<usize>,
    /// The data sources that only this block can see.
    scoped: &'a [Block],
}

struct Checker<'a, 'd> {
    module: &'a Module,
    told: &'d mut Vec<Diagnostic>,
    graph: Graph,
}

impl<'a> Checker<'a, '_> {
    fn module(&mut self) {
        let module = self.module;
        for (index, local) in module.locals.iter().enumerate() {
            self.expr(&local.expr, Around { node: Some(Node::Local(index)), ..Around::default() });
        }
        for (index, variable) in module.variables.iter().enumerate() {
            for validation in &variable.validations {
                self.body(&validation.body, Around { node: Some(Node::Variable(index)), ..Around::default() });
            }
        }
        for (index, resource) in module.resources.iter().enumerate() {
            self.resource(&resource.block, Some(index), &[]);
        }
        for (index, call) in module.calls.iter().enumerate() {
            let around = expanded(&call.block.body, Some(Node::Call(index)), &[]);
            for attribute in &call.block.body.attributes {
                match attribute.name.as_str() {
                    "source" | "version" | "providers" => {}
                    "depends_on" => self.depends_on(attribute, around),
                    "count" | "for_each" => self.expr(&attribute.expr, Around { each: false, count: false, ..around }),
                    _ => self.expr(&attribute.expr, around),
                }
            }
        }
        for (index, output) in module.outputs.iter().enumerate() {
            self.body(&output.block.body, Around { node: Some(Node::Output(index)), ..Around::default() });
        }
        // Terraform leaves out the providers that nothing needs before it looks at names: those of the others are looked
        // at when they are evaluated.
        for check in &module.checks {
            for data in check.body.blocks_of("data") {
                self.resource(data, None, &check.body.blocks);
            }
            for assert in check.body.blocks_of("assert") {
                self.body(&assert.body, Around { scoped: &check.body.blocks, ..Around::default() });
            }
        }
        for block in module.moves.iter().filter(|b| b.ident == "import") {
            let around = expanded(&block.body, None, &[]);
            for attribute in &block.body.attributes {
                match attribute.name.as_str() {
                    "provider" | "to" => {}
                    "for_each" => self.expr(&attribute.expr, Around { each: false, ..around }),
                    _ => self.expr(&attribute.expr, around),
                }
            }
        }
    }

    fn resource(&mut self, block: &'a Block, index: Option<usize>, scoped: &'a [Block]) {
        let around = Around { resource: index, ..expanded(&block.body, index.map(Node::Resource), scoped) };
        for attribute in &block.body.attributes {
            match attribute.name.as_str() {
                "provider" => {}
                "depends_on" => self.depends_on(attribute, around),
                "count" | "for_each" => self.expr(&attribute.expr, Around { each: false, count: false, ..around }),
                _ => self.expr(&attribute.expr, around),
            }
        }
        for inner in &block.body.blocks {
            match inner.ident.as_str() {
                "lifecycle" => {
                    for condition in &inner.body.blocks {
                        let this = condition.ident == "postcondition";
                        if this || condition.ident == "precondition" {
                            self.body(&condition.body, Around { this, ..around });
                        }
                    }
                    if let Some(triggers) = inner.body.attribute("replace_triggered_by") {
                        self.triggers(&triggers.expr, around);
                    }
                    if let Some(enabled) = inner.body.attribute("enabled") {
                        self.expr(&enabled.expr, around);
                    }
                }
                "provisioner" | "connection" => {
                    let when = inner.body.attribute("when").map(|a| &a.expr.kind);
                    let last = matches!(when, Some(ExprKind::Traversal(t)) if t.root == "destroy");
                    self.provisioner(&inner.body, Around { this: true, resource: None, last, ..around });
                }
                _ => self.block(inner, around, &mut Vec::new()),
            }
        }
    }

    fn provisioner(&mut self, body: &'a Body, around: Around<'a>) {
        for attribute in &body.attributes {
            if !matches!(attribute.name.as_str(), "when" | "on_failure") {
                self.expr(&attribute.expr, around);
            }
        }
        for block in &body.blocks {
            self.provisioner(&block.body, around);
        }
    }

    /// A block that a provider defines, or a `dynamic` block that makes such blocks.
    fn block(&mut self, block: &'a Block, around: Around<'a>, bound: &mut Vec<&'a str>) {
        if block.ident != "dynamic" {
            for attribute in &block.body.attributes {
                self.bound(&attribute.expr, around, bound);
            }
            for inner in &block.body.blocks {
                self.block(inner, around, bound);
            }
            return;
        }
        for attribute in &block.body.attributes {
            if !matches!(attribute.name.as_str(), "iterator" | "labels") {
                self.bound(&attribute.expr, around, bound);
            }
        }
        // What it holds is looked at where blocks are made of it, and not before: in Terraform, too.
    }

    fn body(&mut self, body: &'a Body, around: Around<'a>) {
        for attribute in &body.attributes {
            match attribute.name.as_str() {
                "depends_on" => self.depends_on(attribute, around),
                "description" | "sensitive" | "ephemeral" | "deprecated" | "type" => {}
                _ => self.expr(&attribute.expr, around),
            }
        }
        for block in body.blocks.iter().filter(|b| !META_BLOCKS.contains(&b.ident.as_str())) {
            self.body(&block.body, around);
        }
    }

    fn depends_on(&mut self, attribute: &'a Attribute, around: Around<'a>) {
        structure::static_list(&attribute.expr, "depends_on", self.told);
        if let ExprKind::Tuple(items) = &attribute.expr.kind {
            for item in items {
                // A resource may name itself here, which does nothing.
                self.expr(item, Around { resource: None, ..around });
            }
        }
    }

    fn triggers(&mut self, expr: &'a Expr, around: Around<'a>) {
        let ExprKind::Tuple(items) = &expr.kind else { return };
        for item in items {
            self.expr(item, around);
            let mut names = 0;
            visit(item, &mut Vec::new(), &mut |part| {
                if let Part::Name(traversal, _) = part {
                    let own = ["var", "local", "module", "data", "path", "terraform", "self"];
                    names += usize::from(!own.contains(&traversal.root.as_str()));
                }
            });
            if names == 0 {
                self.told
                    .push(Diagnostic::error("replace_triggered_by names resources or their attributes", item.span));
            }
        }
    }

    fn expr(&mut self, expr: &'a Expr, around: Around<'a>) {
        self.bound(expr, around, &mut Vec::new());
    }

    fn bound(&mut self, expr: &'a Expr, around: Around<'a>, bound: &mut Vec<&'a str>) {
        visit(expr, bound, &mut |part| {
            if let Part::Name(traversal, span) = part
                && let Err(error) = self.name(traversal, span, around)
            {
                self.told.push(*error);
            }
        });
    }

    fn name(&mut self, traversal: &'a Traversal, span: Span, around: Around<'a>) -> Result<(), Box<Diagnostic>> {
        let module = self.module;
        let at = traversal.root_span;
        let fail = |message: String| Err(Box::new(Diagnostic::error(message, at)));
        let first = traversal.attr(0);
        if around.last && !matches!(traversal.root.as_str(), "self" | "each" | "count" | "path" | "terraform" | "tofu")
        {
            return fail(
                "what runs when a resource is destroyed can refer to self, each.key and count.index only".to_owned(),
            );
        }
        match (traversal.root.as_str(), first) {
            ("var", Some(name)) => match module.variable_at(name) {
                Some(index) => {
                    // A validation reads its own variable.
                    if around.node != Some(Node::Variable(index)) {
                        self.edge(around, Node::Variable(index), at);
                    }
                    Ok(())
                }
                None => Err(undeclared("variable", name, module.variables.iter().map(|v| v.name.as_str()), at)),
            },
            ("local", Some(name)) => match module.local_at(name) {
                Some(index) => {
                    self.edge(around, Node::Local(index), at);
                    Ok(())
                }
                None => Err(undeclared("local value", name, module.locals.iter().map(|l| l.name.as_str()), at)),
            },
            ("module", Some(name)) => match module.call_at(name) {
                Some(index) => {
                    self.edge(around, Node::Call(index), at);
                    self.graph.through(around.node, index, output_of(traversal));
                    Ok(())
                }
                None => Err(undeclared("module", name, module.calls.iter().map(|c| c.name.as_str()), at)),
            },
            ("each", _) if !around.each => fail("each is only there in a block with for_each".to_owned()),
            ("each", name) => match name.map(Str::as_str) {
                Some("key" | "value") => Ok(()),
                _ => fail("each has a key and a value, nothing else".to_owned()),
            },
            ("count", _) if !around.count => fail("count.index is only there in a block with count".to_owned()),
            ("count", name) => match name.map(Str::as_str) {
                Some("index") => Ok(()),
                _ => fail("count has an index, nothing else".to_owned()),
            },
            ("self", _) if !around.this => {
                fail("self is only there in postconditions, provisioners and connections".to_owned())
            }
            ("self", _) => Ok(()),
            ("path", Some(name)) => match name.as_str() {
                "module" | "root" | "cwd" => Ok(()),
                _ => fail("path has module, root and cwd".to_owned()),
            },
            ("terraform" | "tofu", Some(name)) => match name.as_str() {
                "workspace" | "applying" => Ok(()),
                _ => fail("terraform has a workspace, nothing else".to_owned()),
            },
            ("template" | "lazy" | "arg", _) if module.resource_types().all(|ty| *ty != traversal.root) => {
                fail(format!("{:?} is a reserved name", traversal.root.as_str()))
            }
            ("ephemeral", Some(ty)) => match traversal.attr(1) {
                Some(name) if !module.ephemerals.iter().any(|(t, n)| t == ty && n == name) => {
                    Err(undeclared(&format!("ephemeral resource {ty}"), name, std::iter::empty(), at))
                }
                _ => Ok(()),
            },
            ("data", Some(_)) => self.resource_name(Mode::Data, traversal, 1, span, around),
            ("resource", Some(_)) => self.resource_name(Mode::Managed, traversal, 1, span, around),
            ("var" | "local" | "module" | "path" | "terraform" | "tofu" | "data" | "resource" | "ephemeral", None) => {
                fail(format!("{:?} alone is no value: a name must follow", traversal.root.as_str()))
            }
            _ => self.resource_name(Mode::Managed, traversal, 0, span, around),
        }
    }

    fn resource_name(
        &mut self,
        mode: Mode,
        traversal: &'a Traversal,
        offset: usize,
        span: Span,
        around: Around<'a>,
    ) -> Result<(), Box<Diagnostic>> {
        let module = self.module;
        let at = traversal.root_span;
        let ty = if offset == 0 { Some(&traversal.root) } else { traversal.attr(0) };
        let (Some(ty), Some(name)) = (ty, traversal.attr(offset)) else {
            return Err(Box::new(
                Diagnostic::error(
                    format!("{:?} is no value here: a reference to a resource is type.name", traversal.root.as_str()),
                    at,
                )
                .with_help("texts need quotes"),
            ));
        };
        let Some(index) = module.resource_at(mode, ty, name) else {
            let is_it = |b: &Block| b.ident == "data" && b.label(0) == Some(ty) && b.label(1) == Some(name);
            if mode == Mode::Data && around.scoped.iter().any(is_it) {
                return Ok(());
            }
            let what = if mode == Mode::Data { "data source" } else { "resource" };
            let of_type = module.resources.iter().filter(|r| r.mode == mode && r.ty == *ty);
            return Err(undeclared(&format!("{what} {ty}"), name, of_type.map(|r| r.name.as_str()), at));
        };
        if around.resource == Some(index) {
            self.graph.refers_to_itself = true;
            let message = format!("{} refers to itself", module.resources[index].local_address);
            return Err(Box::new(Diagnostic::error(message, at)));
        }
        self.edge(around, Node::Resource(index), at);
        let resource = &module.resources[index];
        let attribute = match traversal.steps.get(offset + 1).map(|step| &step.kind) {
            Some(StepKind::Index(key)) if !resource.is_expanded() => {
                if !matches!(key.kind, ExprKind::Constant(_)) {
                    return Ok(());
                }
                let message = format!(
                    "{} has neither count nor for_each, so it has no instances to choose",
                    resource.local_address
                );
                return Err(Box::new(Diagnostic::error(message, span)));
            }
            Some(StepKind::Attr(attribute)) if resource.is_expanded() => {
                let message = format!(
                    "{} has instances: {attribute:?} is an attribute of one of them, chosen with [key]",
                    resource.local_address
                );
                return Err(Box::new(Diagnostic::error(message, span)));
            }
            Some(StepKind::Attr(attribute)) => Some(attribute),
            Some(StepKind::Index(_)) => traversal.attr(offset + 2),
            _ => None,
        };
        match attribute {
            Some(attribute)
                if ty == "terraform_data"
                    && mode == Mode::Managed
                    && !matches!(attribute.as_str(), "id" | "input" | "output" | "triggers_replace") =>
            {
                Err(Box::new(Diagnostic::error(
                    format!("terraform_data has no attribute {:?}", attribute.as_str()),
                    span,
                )))
            }
            _ => Ok(()),
        }
    }

    fn edge(&mut self, around: Around<'a>, to: Node, at: Span) {
        // Where a resource may name itself, in depends_on and provisioners, it waits for nothing.
        if let Some(from) = around.node
            && !(from == to && matches!(to, Node::Resource(_)))
        {
            self.graph.add(from, to, at);
        }
    }
}

/// What a block with `count` or `for_each` can refer to.
fn expanded<'a>(body: &Body, node: Option<Node>, scoped: &'a [Block]) -> Around<'a> {
    Around {
        node,
        each: body.attribute("for_each").is_some(),
        count: body.attribute("count").is_some(),
        scoped,
        ..Around::default()
    }
}

/// The output that a reference to a module names.
pub(super) fn output_of(traversal: &Traversal) -> Option<&Str> {
    traversal.attr(1).or_else(|| traversal.attr(2).filter(|_| traversal.steps.len() > 2))
}

/// A name that is not declared, with the one that may have been meant.
pub(super) fn undeclared<'k>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'k str>,
    span: Span,
) -> Box<Diagnostic> {
    let near = known
        .map(|k| (strsim::damerau_levenshtein(k, name), k.to_owned()))
        .filter(|(distance, k)| *distance <= 2.min(k.len() / 2))
        .min();
    let diagnostic = Diagnostic::error(format!("there is no {what} {name:?} in this module"), span);
    Box::new(match near {
        Some((_, near)) => diagnostic.with_help(format!("did you mean {near}?")),
        None => diagnostic,
    })
}
