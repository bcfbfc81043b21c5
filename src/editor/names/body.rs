//! The names in configuration of Terraform and OpenTofu, and in files of values.
//! <https://developer.hashicorp.com/terraform/language/expressions/references>

use bartizan_lang::Span;
use bartizan_lang::syntax::ast::{Attribute, Block, Body, Expr, ExprKind, Step, StepKind, TemplatePart, Traversal};
use bartizan_lang::value::Str;

use super::{Call, Name, Names, Occurrence, ResourceKind, holds};

/// Reads the names of a file of configuration.
pub(super) fn configuration(body: &Body, names: &mut Names) {
    for block in &body.blocks {
        Reader { names, around: Vec::new(), bound: Vec::new() }.top(block);
    }
}

/// Reads the names of a file of values.
pub(super) fn values(body: &Body, names: &mut Names) {
    for attribute in &body.attributes {
        names.occurrences.push(Occurrence::uses(Name::Variable(attribute.name.clone()), attribute.name_span));
    }
}

/// The attribute that a byte of a body is in, with the blocks around it, the outermost first.
pub(in crate::editor) fn attribute_of(body: &Body, at: usize) -> Option<(&Attribute, Vec<&Block>)> {
    let mut around = Vec::new();
    let mut body = body;
    loop {
        if let Some(found) = body.attributes.iter().find(|attribute| holds(attribute.span, at)) {
            return Some((found, around));
        }
        let block = body.blocks.iter().find(|block| holds(block.span, at))?;
        around.push(block);
        body = &block.body;
    }
}

/// Visits the expressions directly inside another one.
fn children<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    bartizan_lang::check::children(expr, visit);
}

/// Reads the names of one block of a file.
struct Reader<'n, 'b> {
    names: &'n mut Names,
    /// The blocks around what is read, the outermost first.
    around: Vec<&'b Block>,
    /// Names that loops bind.
    bound: Vec<&'b str>,
}

impl<'b> Reader<'_, 'b> {
    fn top(&mut self, block: &'b Block) {
        let (first, second) = (block.label(0), block.label(1));
        let kind = match block.ident.as_str() {
            "data" => ResourceKind::Data,
            "ephemeral" => ResourceKind::Ephemeral,
            _ => ResourceKind::Managed,
        };
        match (block.ident.as_str(), first, second) {
            ("variable", Some(name), _) => self.declare(Name::Variable(name.clone()), block),
            ("output", Some(name), _) => self.declare(Name::Output(name.clone()), block),
            ("resource" | "data" | "ephemeral", Some(ty), Some(name)) => {
                self.declare(Name::Resource(kind, ty.clone(), name.clone()), block);
            }
            ("module", Some(name), _) => {
                self.declare(Name::Call(name.clone()), block);
                self.call(name, block);
            }
            ("provider", Some(name), _) => {
                let alias = block.body.attribute("alias").and_then(|a| a.expr.as_literal_str()).cloned();
                self.declare(Name::Provider(name.clone(), alias), block);
            }
            ("locals", ..) => {
                for attribute in &block.body.attributes {
                    let name = Name::Local(attribute.name.clone());
                    self.names.occurrences.push(Occurrence::declares(name, attribute.name_span, attribute.span));
                }
            }
            _ => {}
        }
        self.block(block);
    }

    fn declare(&mut self, name: Name, block: &Block) {
        self.names.occurrences.push(Occurrence::declares(name, block.header, block.span));
    }

    fn uses(&mut self, name: Name, span: Span) {
        self.names.occurrences.push(Occurrence::uses(name, span));
    }

    /// A module call: its source, and the arguments that are variables of the module.
    fn call(&mut self, name: &Str, block: &Block) {
        let source = block.body.attribute("source");
        let text = source.and_then(|source| source.expr.as_literal_str()).cloned();
        self.names.calls.push(Call { name: name.clone(), source: text, header: block.header });
        if let Some(source) = source {
            self.uses(Name::Source(name.clone()), source.expr.span);
        }
        let own = ["source", "version", "count", "for_each", "providers", "depends_on"];
        for argument in block.body.attributes.iter().filter(|a| !own.contains(&a.name.as_str())) {
            self.uses(Name::Argument(name.clone(), argument.name.clone()), argument.name_span);
        }
    }

    fn block(&mut self, block: &'b Block) {
        self.around.push(block);
        for attribute in &block.body.attributes {
            self.attribute(attribute);
        }
        for inner in &block.body.blocks {
            if inner.ident == "data"
                && let (Some(ty), Some(name)) = (inner.label(0), inner.label(1))
            {
                self.declare(Name::Resource(ResourceKind::Data, ty.clone(), name.clone()), inner);
            }
            self.block(inner);
        }
        self.around.pop();
    }

    fn attribute(&mut self, attribute: &'b Attribute) {
        let outer = self.around.first().map(|block| block.ident.as_str()).unwrap_or_default();
        match (outer, attribute.name.as_str()) {
            ("resource" | "data" | "ephemeral", "provider") => self.provider(&attribute.expr, false),
            ("module", "providers") => {
                if let ExprKind::Object(items) = &attribute.expr.kind {
                    items.iter().for_each(|item| self.provider(&item.value, false));
                }
            }
            ("resource", "ignore_changes") => self.ignored(&attribute.expr),
            ("terraform", "configuration_aliases") => self.provider(&attribute.expr, true),
            ("terraform", _) if self.around.iter().any(|block| block.ident == "required_providers") => {
                if let ExprKind::Object(items) = &attribute.expr.kind {
                    let named = |item: &&bartizan_lang::syntax::ast::ObjectItem| {
                        item.key.as_literal_str().is_some_and(|key| key == "configuration_aliases")
                    };
                    items.iter().filter(named).for_each(|item| self.provider(&item.value, true));
                }
            }
            ("variable", "type") => {}
            _ => self.expr(&attribute.expr),
        }
    }

    /// `aws.eu`, or a list of such.
    fn provider(&mut self, expr: &Expr, declares: bool) {
        match &expr.kind {
            ExprKind::Tuple(items) => items.iter().for_each(|item| self.provider(item, declares)),
            ExprKind::Paren(inner) => self.provider(inner, declares),
            ExprKind::Traversal(traversal) => {
                let name = Name::Provider(traversal.root.clone(), traversal.attr(0).cloned());
                self.names.occurrences.push(match declares {
                    true => Occurrence::declares(name, expr.span, expr.span),
                    false => Occurrence::uses(name, expr.span),
                });
            }
            _ => {}
        }
    }

    /// The attributes of the resource itself that `ignore_changes` names.
    fn ignored(&mut self, expr: &Expr) {
        let ExprKind::Tuple(items) = &expr.kind else { return };
        let Some(body) = self.around.first().map(|block| &block.body) else { return };
        let mut found = Vec::new();
        for item in items {
            let ExprKind::Traversal(traversal) = &item.kind else { continue };
            let written = body.attribute(&traversal.root).map(|a| a.span);
            let written = written.or_else(|| body.block(&traversal.root).map(|b| b.header));
            found.extend(written.map(|at| (Name::Here(at.start..at.end), item.span)));
        }
        found.into_iter().for_each(|(name, span)| self.uses(name, span));
    }

    fn expr(&mut self, expr: &'b Expr) {
        match &expr.kind {
            ExprKind::Traversal(traversal) => {
                if !self.bound.contains(&traversal.root.as_str()) {
                    self.name(traversal);
                }
                self.steps(&traversal.steps);
            }
            ExprKind::For(each) => {
                self.expr(&each.collection);
                let bound = self.bound.len();
                self.bound.extend(each.key.as_deref());
                self.bound.push(&each.value);
                for part in [each.result_key.as_ref(), Some(&each.result), each.condition.as_ref()] {
                    part.into_iter().for_each(|part| self.expr(part));
                }
                self.bound.truncate(bound);
            }
            ExprKind::Template(parts) => self.template(parts),
            // A bare name as a key is a text.
            _ => children(expr, &mut |child| self.expr(child)),
        }
    }

    fn steps(&mut self, steps: &'b [Step]) {
        for step in steps {
            if let StepKind::Index(key) = &step.kind {
                self.expr(key);
            }
        }
    }

    fn template(&mut self, parts: &'b [TemplatePart]) {
        for part in parts {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(expr) => self.expr(expr),
                TemplatePart::If { condition, then, otherwise } => {
                    self.expr(condition);
                    self.template(then);
                    self.template(otherwise);
                }
                TemplatePart::For { key, value, collection, body } => {
                    self.expr(collection);
                    let bound = self.bound.len();
                    self.bound.extend(key.as_deref());
                    self.bound.push(value);
                    self.template(body);
                    self.bound.truncate(bound);
                }
            }
        }
    }

    fn name(&mut self, traversal: &Traversal) {
        let (root, first) = (traversal.root.as_str(), traversal.attr(0));
        let upto = |place: usize| match traversal.steps.get(place) {
            Some(step) => traversal.root_span.to(step.span),
            None => traversal.root_span,
        };
        if let Some(each) = self.each(root) {
            self.uses(Name::Here(each.start..each.end), upto(0));
            return;
        }
        match (root, first) {
            ("var", Some(name)) => self.uses(Name::Variable(name.clone()), upto(0)),
            ("local", Some(name)) => self.uses(Name::Local(name.clone()), upto(0)),
            ("module", Some(name)) => {
                self.uses(Name::Call(name.clone()), upto(0));
                let output = traversal.steps.iter().skip(1).find_map(|step| match &step.kind {
                    StepKind::Attr(output) => Some((output, step.span)),
                    _ => None,
                });
                if let Some((output, span)) = output {
                    self.uses(Name::OutputOf(name.clone(), output.clone()), span);
                }
            }
            ("data", _) => self.resource(ResourceKind::Data, traversal, 1),
            ("ephemeral", _) => self.resource(ResourceKind::Ephemeral, traversal, 1),
            ("resource", _) => self.resource(ResourceKind::Managed, traversal, 1),
            ("each" | "count" | "self" | "path" | "terraform" | "tofu", _) => {}
            _ => self.resource(ResourceKind::Managed, traversal, 0),
        }
    }

    fn resource(&mut self, kind: ResourceKind, traversal: &Traversal, offset: usize) {
        let ty = if offset == 0 { Some(&traversal.root) } else { traversal.attr(0) };
        let (Some(ty), Some(name), Some(last)) = (ty, traversal.attr(offset), traversal.steps.get(offset)) else {
            return;
        };
        self.uses(Name::Resource(kind, ty.clone(), name.clone()), traversal.root_span.to(last.span));
        let attribute = traversal.steps.iter().skip(offset + 1).find_map(|step| match &step.kind {
            StepKind::Attr(attribute) => Some((attribute, step.span)),
            _ => None,
        });
        if let Some((attribute, span)) = attribute {
            self.uses(Name::Attribute(kind, ty.clone(), name.clone(), attribute.clone()), span);
        }
    }

    /// The `for_each` or `count` that a name stands for in a block, or the header of the resource that is `self`.
    fn each(&self, root: &str) -> Option<Span> {
        let outer = self.around.first()?;
        let attribute = |block: &Block, name: &str| block.body.attribute(name).map(|attribute| attribute.span);
        match root {
            "each" => return attribute(outer, "for_each"),
            "count" => return attribute(outer, "count"),
            "self" => return Some(outer.header),
            _ => {}
        }
        let dynamic = self.around.iter().rev().filter(|block| block.ident == "dynamic");
        dynamic
            .filter(|block| {
                let iterator = block.body.attribute("iterator").and_then(|iterator| match &iterator.expr.kind {
                    ExprKind::Traversal(traversal) => Some(&traversal.root),
                    _ => None,
                });
                iterator.or(block.label(0)).is_some_and(|name| name == root)
            })
            .find_map(|block| attribute(block, "for_each"))
    }
}
