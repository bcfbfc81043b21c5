//! A module as it is written: the blocks of all files of a directory, override files merged in.

use std::sync::Arc;

use bartizan_lang::syntax::ast::{Attribute, Block, Body, Expr, ExprKind};
use bartizan_lang::value::{Literal, Reason, Str, Type, convert};
use bartizan_lang::{Diagnostic, Span, Value};
use rustc_hash::FxHashMap;

use super::inputs::constant_value;
use crate::ir::Mode;
use crate::secrets::Found;
use crate::source::RelPath;

/// A module as it is written.
#[derive(Debug, Default, Clone)]
pub struct Module {
    /// Its directory.
    pub directory: RelPath,
    /// How many files it has.
    pub files: usize,
    /// Input variables.
    pub variables: Vec<Variable>,
    /// Local values.
    pub locals: Vec<Attribute>,
    /// Resources and data sources, in the order of files and lines.
    pub resources: Vec<ResourceBlock>,
    /// Calls of other modules.
    pub calls: Vec<ModuleCall>,
    /// Outputs.
    pub outputs: Vec<OutputBlock>,
    /// Provider configurations.
    pub providers: Vec<ProviderBlock>,
    /// `required_providers`: local name, source, version constraint.
    pub required: Vec<RequiredProvider>,
    /// Whether it has a backend or cloud block.
    pub has_backend: bool,
    /// Credentials that stand in its files.
    pub credentials: Vec<Arc<Found>>,
    /// What is wrong in it, whoever calls it.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that could not be read in full: they may declare more than is known here.
    pub unread: Vec<Str>,
    variable_index: FxHashMap<Str, usize>,
    local_index: FxHashMap<Str, usize>,
    resource_index: FxHashMap<(Mode, Str, Str), usize>,
    call_index: FxHashMap<Str, usize>,
    output_index: FxHashMap<Str, usize>,
}

/// `variable "name" { … }`.
#[derive(Debug, Clone)]
pub struct Variable {
    /// The name.
    pub name: Str,
    /// The type, when one is written.
    pub ty: Option<Type>,
    /// The default.
    pub default: Option<Expr>,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it is marked sensitive.
    pub sensitive: bool,
    /// Whether it is marked ephemeral.
    pub ephemeral: bool,
    /// All values it can have, when a validation lists them or its type is bool.
    pub closed: Option<Arc<[Literal]>>,
    /// The block's header.
    pub span: Span,
}

/// `resource "type" "name" { … }` or `data …`.
#[derive(Debug, Clone)]
pub struct ResourceBlock {
    /// Managed or data.
    pub mode: Mode,
    /// The type.
    pub ty: Str,
    /// The name.
    pub name: Str,
    /// `type.name` or `data.type.name`.
    pub local_address: Str,
    /// What stands in it.
    pub block: Block,
}

/// `module "name" { … }`.
#[derive(Debug, Clone)]
pub struct ModuleCall {
    /// The name.
    pub name: Str,
    /// `source`, when it is written as a plain text.
    pub source: Option<Str>,
    /// What stands in it.
    pub block: Block,
}

/// `output "name" { … }`.
#[derive(Debug, Clone)]
pub struct OutputBlock {
    /// The name.
    pub name: Str,
    /// Whether it is marked sensitive.
    pub sensitive: bool,
    /// What stands in it.
    pub block: Block,
}

/// `provider "name" { … }`.
#[derive(Debug, Clone)]
pub struct ProviderBlock {
    /// The local name.
    pub name: Str,
    /// `alias`.
    pub alias: Option<Str>,
    /// What stands in it.
    pub block: Block,
}

/// An entry of `required_providers`.
#[derive(Debug, Clone)]
pub struct RequiredProvider {
    /// The local name.
    pub name: Str,
    /// The source address as written: `hashicorp/aws`.
    pub source: Option<Str>,
    /// The version constraint as written.
    pub version: Option<Str>,
}

/// Meta-arguments of resources and module calls: they are no attributes of what is created.
pub(super) const META_ATTRIBUTES: &[&str] = &["count", "for_each", "provider", "depends_on", "providers"];

/// Meta-blocks of resources.
pub(super) const META_BLOCKS: &[&str] = &["lifecycle", "provisioner", "connection"];

impl Module {
    /// Gathers the blocks of the files of a directory; override files come last, and replace what they name.
    #[must_use]
    pub fn build(directory: RelPath, files: Vec<(bool, Body)>) -> Self {
        let mut module = Self { directory, ..Self::default() };
        module.extend(files);
        module
    }

    /// Adds the blocks of further files.
    pub(super) fn extend(&mut self, files: Vec<(bool, Body)>) {
        self.files += files.len();
        let (overrides, plain): (Vec<_>, Vec<_>) = files.into_iter().partition(|(is_override, _)| *is_override);
        for (_, body) in plain {
            self.add(body);
        }
        for (_, body) in overrides {
            self.merge(body);
        }
        self.index();
    }

    fn add(&mut self, body: Body) {
        if let Some(attribute) = body.attributes.first() {
            self.diagnostics.push(Diagnostic::error(
                format!("{:?} cannot stand at the top of a file", attribute.name.as_str()),
                attribute.span,
            ));
        }
        for block in body.blocks {
            self.add_block(block);
        }
    }

    fn add_block(&mut self, block: Block) {
        let wants = match block.ident.as_str() {
            "resource" | "data" | "ephemeral" => 2,
            "variable" | "module" | "output" | "provider" | "check" => 1,
            _ => 0,
        };
        if block.labels.len() != wants {
            self.diagnostics.push(Diagnostic::error(
                format!(
                    "a {} block has {wants} label{}, not {}",
                    block.ident,
                    if wants == 1 { "" } else { "s" },
                    block.labels.len()
                ),
                block.header,
            ));
            return;
        }
        match block.ident.as_str() {
            "variable" => {
                let variable = self.variable(&block);
                self.variables.push(variable);
            }
            "locals" => self.locals.extend(block.body.attributes),
            "resource" | "data" => {
                let mode = if block.ident == "data" { Mode::Data } else { Mode::Managed };
                let (Some(ty), Some(name)) = (block.label(0).cloned(), block.label(1).cloned()) else { return };
                let local_address = match mode {
                    Mode::Managed => format!("{ty}.{name}").into(),
                    Mode::Data => format!("data.{ty}.{name}").into(),
                };
                self.resources.push(ResourceBlock { mode, ty, name, local_address, block });
            }
            "module" => {
                let Some(name) = block.label(0).cloned() else { return };
                let source = block.body.attribute("source").and_then(|a| a.expr.as_literal_str()).cloned();
                self.calls.push(ModuleCall { name, source, block });
            }
            "output" => {
                let Some(name) = block.label(0).cloned() else { return };
                let sensitive = literal_bool(&block.body, "sensitive").unwrap_or(false);
                self.outputs.push(OutputBlock { name, sensitive, block });
            }
            "provider" => {
                let Some(name) = block.label(0).cloned() else { return };
                let alias = block.body.attribute("alias").and_then(|a| a.expr.as_literal_str()).cloned();
                self.providers.push(ProviderBlock { name, alias, block });
            }
            "terraform" => {
                self.has_backend |= block.body.block("backend").is_some() || block.body.block("cloud").is_some();
                for required in block.body.blocks_of("required_providers") {
                    for attribute in &required.body.attributes {
                        self.required.push(required_provider(attribute));
                    }
                }
            }
            "moved" | "removed" | "import" | "check" | "ephemeral" => {}
            other => {
                let known = ["resource", "data", "module", "variable", "output", "locals", "provider", "terraform"];
                let near = known.iter().find(|k| strsim::damerau_levenshtein(k, other) <= 2);
                let mut diagnostic =
                    Diagnostic::warning(format!("a block of type {other:?} is not known"), block.header);
                if let Some(near) = near {
                    diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
                }
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn variable(&mut self, block: &Block) -> Variable {
        let ty = block.body.attribute("type").and_then(|a| match Type::from_expr(&a.expr) {
            Ok(ty) => Some(ty),
            Err(error) => {
                self.diagnostics.push(Diagnostic::error(error.message, error.span));
                None
            }
        });
        if let Some(ty) = &ty {
            unfit_defaults(ty, &mut self.diagnostics);
        }
        let nullable = literal_bool(&block.body, "nullable").unwrap_or(true);
        if let Some(default) = block.body.attribute("default")
            && !nullable
            && matches!(&default.expr.kind, ExprKind::Constant(value) if value.is_null())
        {
            let message = "a variable that is not nullable cannot be null by default";
            self.diagnostics.push(Diagnostic::error(message, default.span));
        }
        let name = block.label(0).cloned().unwrap_or_default();
        Variable {
            closed: closed_values(&name, ty.as_ref(), &block.body),
            name,
            ty,
            default: block.body.attribute("default").map(|a| a.expr.clone()),
            nullable,
            sensitive: literal_bool(&block.body, "sensitive").unwrap_or(false),
            ephemeral: literal_bool(&block.body, "ephemeral").unwrap_or(false),
            span: block.header,
        }
    }

    /// An override file: each of its blocks changes the block of that name, or is added.
    /// <https://developer.hashicorp.com/terraform/language/files/override>
    fn merge(&mut self, body: Body) {
        for block in body.blocks {
            let label = |i: usize| block.label(i).cloned().unwrap_or_default();
            let base = match block.ident.as_str() {
                "resource" | "data" => {
                    let mode = if block.ident == "data" { Mode::Data } else { Mode::Managed };
                    let found = |r: &&mut ResourceBlock| r.mode == mode && r.ty == label(0) && r.name == label(1);
                    self.resources.iter_mut().find(found).map(|r| &mut r.block)
                }
                "module" => match self.calls.iter_mut().find(|c| c.name == label(0)) {
                    Some(call) => {
                        merge_body(&mut call.block.body, block.body);
                        call.source =
                            call.block.body.attribute("source").and_then(|a| a.expr.as_literal_str()).cloned();
                        continue;
                    }
                    None => None,
                },
                "output" => self.outputs.iter_mut().find(|o| o.name == label(0)).map(|o| &mut o.block),
                "provider" => {
                    let alias = block.body.attribute("alias").and_then(|a| a.expr.as_literal_str()).cloned();
                    self.providers.iter_mut().find(|p| p.name == label(0) && p.alias == alias).map(|p| &mut p.block)
                }
                "variable" => {
                    let with = self.variable(&block);
                    match self.variables.iter_mut().find(|v| v.name == with.name) {
                        Some(variable) => {
                            let has = |name: &str| block.body.attribute(name).is_some();
                            if has("default") {
                                variable.default = with.default;
                            }
                            if has("type") {
                                variable.ty = with.ty;
                            }
                            if has("nullable") {
                                variable.nullable = with.nullable;
                            }
                            if has("sensitive") {
                                variable.sensitive = with.sensitive;
                            }
                        }
                        None => self.variables.push(with),
                    }
                    continue;
                }
                "locals" => {
                    for attribute in block.body.attributes {
                        match self.locals.iter_mut().find(|l| l.name == attribute.name) {
                            Some(local) => *local = attribute,
                            None => self.locals.push(attribute),
                        }
                    }
                    continue;
                }
                _ => None,
            };
            match base {
                Some(base) => merge_body(&mut base.body, block.body),
                None => self.add_block(block),
            }
        }
    }

    fn index(&mut self) {
        fn unique<K: std::hash::Hash + Eq>(
            index: &mut FxHashMap<K, usize>,
            key: K,
            place: usize,
            span: Span,
            what: &str,
            diagnostics: &mut Vec<Diagnostic>,
        ) {
            match index.entry(key) {
                std::collections::hash_map::Entry::Occupied(_) => {
                    diagnostics.push(Diagnostic::error(format!("{what} is declared twice"), span));
                }
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(place);
                }
            }
        }
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        self.variable_index.clear();
        self.local_index.clear();
        self.resource_index.clear();
        self.call_index.clear();
        self.output_index.clear();
        for (place, v) in self.variables.iter().enumerate() {
            unique(
                &mut self.variable_index,
                v.name.clone(),
                place,
                v.span,
                &format!("var.{}", v.name),
                &mut diagnostics,
            );
        }
        for (place, l) in self.locals.iter().enumerate() {
            unique(
                &mut self.local_index,
                l.name.clone(),
                place,
                l.span,
                &format!("local.{}", l.name),
                &mut diagnostics,
            );
        }
        for (place, r) in self.resources.iter().enumerate() {
            let key = (r.mode, r.ty.clone(), r.name.clone());
            unique(&mut self.resource_index, key, place, r.block.header, &r.local_address, &mut diagnostics);
        }
        for (place, c) in self.calls.iter().enumerate() {
            unique(
                &mut self.call_index,
                c.name.clone(),
                place,
                c.block.header,
                &format!("module.{}", c.name),
                &mut diagnostics,
            );
        }
        for (place, o) in self.outputs.iter().enumerate() {
            unique(
                &mut self.output_index,
                o.name.clone(),
                place,
                o.block.header,
                &format!("output {}", o.name),
                &mut diagnostics,
            );
        }
        self.diagnostics = diagnostics;
    }

    /// Why a name that is not declared here may be declared all the same.
    #[must_use]
    pub(super) fn unread_reason(&self) -> Option<Reason> {
        let first = self.unread.first()?;
        Some(Reason::Other(match self.unread.len() {
            1 => format!("{:?} could not be read in full", first.as_str()).into(),
            2 => format!("{:?} and another file could not be read in full", first.as_str()).into(),
            n => format!("{:?} and {} other files could not be read in full", first.as_str(), n - 1).into(),
        }))
    }

    /// The place of a variable.
    #[must_use]
    pub fn variable_at(&self, name: &str) -> Option<usize> {
        self.variable_index.get(name).copied()
    }

    /// The place of a local value.
    #[must_use]
    pub fn local_at(&self, name: &str) -> Option<usize> {
        self.local_index.get(name).copied()
    }

    /// The place of a resource or data source.
    #[must_use]
    pub fn resource_at(&self, mode: Mode, ty: &Str, name: &Str) -> Option<usize> {
        self.resource_index.get(&(mode, ty.clone(), name.clone())).copied()
    }

    /// The place of a module call.
    #[must_use]
    pub fn call_at(&self, name: &str) -> Option<usize> {
        self.call_index.get(name).copied()
    }

    /// The place of an output.
    #[must_use]
    pub fn output_at(&self, name: &str) -> Option<usize> {
        self.output_index.get(name).copied()
    }

    /// Whether an expression of this module reads the outputs of that call.
    #[must_use]
    pub fn reads_module(&self, name: &str) -> bool {
        let reads = |expr: &Expr| mentions(expr, &|root, first| root == "module" && first.is_none_or(|f| f == name));
        self.locals.iter().any(|l| reads(&l.expr))
            || self.resources.iter().any(|r| any_expr(&r.block.body, &reads))
            || self.calls.iter().any(|c| any_expr(&c.block.body, &reads))
            || self.outputs.iter().any(|o| any_expr(&o.block.body, &reads))
            || self.providers.iter().any(|p| any_expr(&p.block.body, &reads))
    }
}

fn merge_body(base: &mut Body, with: Body) {
    for attribute in with.attributes {
        match base.attributes.iter_mut().find(|a| a.name == attribute.name) {
            Some(mine) => *mine = attribute,
            None => base.attributes.push(attribute),
        }
    }
    let replaced: Vec<Str> = with.blocks.iter().map(|b| b.ident.clone()).filter(|i| i != "lifecycle").collect();
    base.blocks.retain(|b| !replaced.contains(&b.ident));
    base.blocks.extend(with.blocks);
}

pub(super) fn literal_bool(body: &Body, name: &str) -> Option<bool> {
    match &body.attribute(name)?.expr.kind {
        ExprKind::Constant(value) => value.as_bool(),
        _ => None,
    }
}

fn required_provider(attribute: &Attribute) -> RequiredProvider {
    let mut required = RequiredProvider { name: attribute.name.clone(), source: None, version: None };
    match &attribute.expr.kind {
        ExprKind::Object(items) => {
            for item in items {
                match item.key.as_literal_str().map(Str::as_str) {
                    Some("source") => required.source = item.value.as_literal_str().cloned(),
                    Some("version") => required.version = item.value.as_literal_str().cloned(),
                    _ => {}
                }
            }
        }
        _ => required.version = attribute.expr.as_literal_str().cloned(),
    }
    required
}

/// The values that a variable can have: of a bool that must not be null both, else what a validation of the form
/// `contains([…], var.x)` lists.
/// Says which defaults of optional attributes do not fit the types of their attributes, used or not.
fn unfit_defaults(ty: &Type, diagnostics: &mut Vec<Diagnostic>) {
    match ty {
        Type::Object(attributes) => {
            for attribute in attributes.iter() {
                if let Some(written) = &attribute.default {
                    let constant = |expr: &Expr| constant_value(expr).unwrap_or_else(Value::null);
                    let fits = match constant_value(&written.0) {
                        Some(value) => convert(&value, &attribute.ty, &constant).err(),
                        None => None,
                    };
                    if let Some(error) = fits {
                        let message = format!("the default of attribute {:?}: {error}", attribute.name.as_str());
                        diagnostics.push(Diagnostic::error(message, written.0.span));
                    }
                }
                unfit_defaults(&attribute.ty, diagnostics);
            }
        }
        Type::List(element) | Type::Set(element) | Type::Map(element) => unfit_defaults(element, diagnostics),
        Type::Tuple(elements) => elements.iter().for_each(|element| unfit_defaults(element, diagnostics)),
        _ => {}
    }
}

fn closed_values(name: &Str, ty: Option<&Type>, body: &Body) -> Option<Arc<[Literal]>> {
    for validation in body.blocks_of("validation") {
        let Some(condition) = validation.body.attribute("condition") else { continue };
        if let Some(listed) = listed_in(&condition.expr, name) {
            return Some(listed);
        }
    }
    (ty == Some(&Type::Bool)).then(|| Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice()))
}

fn listed_in(expr: &Expr, name: &Str) -> Option<Arc<[Literal]>> {
    match &expr.kind {
        ExprKind::Paren(inner) => listed_in(inner, name),
        ExprKind::Binary(bartizan_lang::syntax::ast::BinaryOp::And, operands) => {
            listed_in(&operands.0, name).or_else(|| listed_in(&operands.1, name))
        }
        ExprKind::Call(call) if call.name == "contains" => {
            let [list, value] = call.args.as_slice() else { return None };
            let ExprKind::Traversal(t) = &value.kind else { return None };
            if t.root != "var" || t.steps.len() != 1 || t.attr(0) != Some(name) {
                return None;
            }
            let ExprKind::Tuple(items) = &list.kind else { return None };
            let mut literals = Vec::with_capacity(items.len());
            for item in items {
                let ExprKind::Constant(value) = &item.kind else { return None };
                literals.push(value.as_literal()?);
            }
            literals.sort();
            literals.dedup();
            Some(Arc::from(literals))
        }
        _ => None,
    }
}

/// Whether any expression of a body, nested blocks included, fulfils a condition.
pub(in crate::formats) fn any_expr(body: &Body, wanted: &dyn Fn(&Expr) -> bool) -> bool {
    body.attributes.iter().any(|a| wanted(&a.expr)) || body.blocks.iter().any(|b| any_expr(&b.body, wanted))
}

/// Whether a name occurs in an expression: `wanted` is asked with the first name of each traversal and its first attribute.
pub(in crate::formats) fn mentions(expr: &Expr, wanted: &dyn Fn(&str, Option<&str>) -> bool) -> bool {
    use bartizan_lang::syntax::ast::{StepKind, TemplatePart};
    let steps = |steps: &[bartizan_lang::syntax::ast::Step]| {
        steps.iter().any(|s| matches!(&s.kind, StepKind::Index(key) if mentions(key, wanted)))
    };
    fn parts(list: &[TemplatePart], wanted: &dyn Fn(&str, Option<&str>) -> bool) -> bool {
        list.iter().any(|part| match part {
            TemplatePart::Text(_) => false,
            TemplatePart::Interpolation(expr) => mentions(expr, wanted),
            TemplatePart::If { condition, then, otherwise } => {
                mentions(condition, wanted) || parts(then, wanted) || parts(otherwise, wanted)
            }
            TemplatePart::For { collection, body, .. } => mentions(collection, wanted) || parts(body, wanted),
        })
    }
    match &expr.kind {
        ExprKind::Constant(_) => false,
        ExprKind::Template(list) => parts(list, wanted),
        ExprKind::Tuple(items) => items.iter().any(|i| mentions(i, wanted)),
        ExprKind::Object(items) => items.iter().any(|i| mentions(&i.key, wanted) || mentions(&i.value, wanted)),
        ExprKind::Traversal(t) => wanted(&t.root, t.attr(0).map(Str::as_str)) || steps(&t.steps),
        ExprKind::Relative(r) => mentions(&r.base, wanted) || steps(&r.steps),
        ExprKind::Call(call) => call.args.iter().any(|a| mentions(a, wanted)),
        ExprKind::Conditional(c) => {
            mentions(&c.condition, wanted) || mentions(&c.then, wanted) || mentions(&c.otherwise, wanted)
        }
        ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => mentions(inner, wanted),
        ExprKind::Binary(_, operands) => mentions(&operands.0, wanted) || mentions(&operands.1, wanted),
        ExprKind::For(f) => {
            mentions(&f.collection, wanted)
                || mentions(&f.result, wanted)
                || f.result_key.as_ref().is_some_and(|k| mentions(k, wanted))
                || f.condition.as_ref().is_some_and(|c| mentions(c, wanted))
        }
    }
}
