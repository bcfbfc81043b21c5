//! A module as it is written: the blocks of all files of a directory, override files merged in.

use std::sync::{Arc, OnceLock};

use bartizan_lang::eval::{Context, evaluate};
use bartizan_lang::syntax::ast::{Attribute, Block, Body, Expr, ExprKind};
use bartizan_lang::value::{Literal, Reason, Str, Type, convert};
use bartizan_lang::{Diagnostic, Span, Value};
use rustc_hash::FxHashMap;

use super::graph::Graph;
use super::inputs::Constants;
use super::{moves, names, structure, versions};
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
    /// `check` blocks.
    pub checks: Vec<Block>,
    /// `moved`, `removed` and `import` blocks.
    pub moves: Vec<Block>,
    /// Ephemeral resources: type and name.
    pub ephemerals: Vec<(Str, Str)>,
    /// `terraform` blocks.
    pub settings: Vec<Block>,
    /// Whether something in it depends on itself, as `diagnostics` tell.
    pub is_circular: bool,
    /// Whether something may depend on itself through the modules that it calls.
    pub may_be_circular: bool,
    /// What depends on what in it, once that was asked for.
    pub(super) graph: OnceLock<Arc<Graph>>,
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
    /// What the default is, brought to the type; unknown when it does not fit.
    pub default_value: Option<Value>,
    /// What its values must fulfil.
    pub validations: Vec<Block>,
    /// The block of an override file that changes its type or default.
    pub overridden: Option<Span>,
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

impl ResourceBlock {
    /// Whether `count` or `for_each` makes instances of it.
    pub(super) fn is_expanded(&self) -> bool {
        self.block.body.attributes.iter().any(|a| a.name == "count" || a.name == "for_each")
    }
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
        self.graph = OnceLock::new();
        self.files += files.len();
        let (overrides, plain): (Vec<_>, Vec<_>) = files.into_iter().partition(|(is_override, _)| *is_override);
        for (_, body) in plain {
            self.add(body);
        }
        structure::once(&self.settings, &mut self.diagnostics);
        for (_, body) in overrides {
            self.merge(body);
        }
        self.defaults();
        self.index();
    }

    fn add(&mut self, body: Body) {
        for attribute in &body.attributes {
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
            "resource" | "data" | "ephemeral" | "action" => 2,
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
                structure::variable(&block, &mut self.diagnostics);
                let variable = self.variable(&block);
                self.variables.push(variable);
            }
            "locals" => {
                for inner in &block.body.blocks {
                    self.diagnostics.push(Diagnostic::error("a locals block holds values only", inner.header));
                }
                self.locals.extend(block.body.attributes);
            }
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
                structure::call(&block, &mut self.diagnostics);
                let source = block.body.attribute("source").and_then(|a| a.expr.as_literal_str()).cloned();
                self.calls.push(ModuleCall { name, source, block });
            }
            "output" => {
                let Some(name) = block.label(0).cloned() else { return };
                structure::output(&block, &mut self.diagnostics);
                structure::name("an output", &name, block.header, &mut self.diagnostics);
                let sensitive = literal_bool(&block.body, "sensitive").unwrap_or(false);
                self.outputs.push(OutputBlock { name, sensitive, block });
            }
            "provider" => {
                let Some(name) = block.label(0).cloned() else { return };
                structure::provider(&block, &mut self.diagnostics);
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
                self.settings.push(block);
            }
            "moved" | "import" => {
                let shape = if block.ident == "moved" { &structure::MOVED } else { &structure::IMPORT };
                structure::check(&block, shape, &mut self.diagnostics);
                self.moves.push(block);
            }
            "removed" => {
                structure::removed(&block, &mut self.diagnostics);
                self.moves.push(block);
            }
            "check" => self.checks.push(block),
            "ephemeral" => {
                self.ephemerals.extend(block.label(0).cloned().zip(block.label(1).cloned()));
            }
            "action" => {}
            other => {
                let known = ["resource", "data", "module", "variable", "output", "locals", "provider", "terraform"];
                let near = known.iter().find(|k| strsim::damerau_levenshtein(k, other) <= 2);
                let mut diagnostic = Diagnostic::error(format!("a block of type {other:?} is not known"), block.header);
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
        let name = block.label(0).cloned().unwrap_or_default();
        Variable {
            closed: closed_values(&name, ty.as_ref(), &block.body),
            name,
            ty,
            default: block.body.attribute("default").map(|a| a.expr.clone()),
            default_value: None,
            validations: block.body.blocks_of("validation").cloned().collect(),
            overridden: None,
            nullable: literal_bool(&block.body, "nullable").unwrap_or(true),
            sensitive: literal_bool(&block.body, "sensitive").unwrap_or(false),
            ephemeral: literal_bool(&block.body, "ephemeral").unwrap_or(false),
            span: block.header,
        }
    }

    /// An override file: each of its blocks changes the block of that name, or is added.
    /// <https://developer.hashicorp.com/terraform/language/files/override>
    fn merge(&mut self, body: Body) {
        for block in body.blocks {
            self.overriding(&block);
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
                                variable.overridden = Some(with.span);
                            }
                            if has("type") {
                                variable.ty = with.ty;
                                variable.overridden = Some(with.span);
                            }
                            if has("nullable") {
                                variable.nullable = with.nullable;
                            }
                            if has("sensitive") {
                                variable.sensitive = with.sensitive;
                            }
                        }
                        None => {
                            self.nothing_to_override(&block);
                            self.variables.push(with);
                        }
                    }
                    continue;
                }
                "locals" => {
                    for attribute in block.body.attributes {
                        match self.locals.iter_mut().find(|l| l.name == attribute.name) {
                            Some(local) => *local = attribute,
                            None => {
                                self.diagnostics.push(Diagnostic::error(
                                    format!("there is no local value {:?} to override", attribute.name.as_str()),
                                    attribute.span,
                                ));
                                self.locals.push(attribute);
                            }
                        }
                    }
                    continue;
                }
                "terraform" => {
                    if block.body.attribute("required_version").is_some() {
                        for base in &mut self.settings {
                            base.body.attributes.retain(|a| a.name != "required_version");
                        }
                    }
                    None
                }
                _ => None,
            };
            match base {
                Some(base) => merge_body(&mut base.body, block.body),
                None => {
                    self.nothing_to_override(&block);
                    self.add_block(block);
                }
            }
        }
    }

    /// Tells what an override file cannot change.
    fn overriding(&mut self, block: &Block) {
        let mut tell = |message: String, span: Span| self.diagnostics.push(Diagnostic::error(message, span));
        match block.ident.as_str() {
            "moved" | "import" | "check" => {
                tell(format!("a {} block cannot stand in an override file", block.ident), block.header);
            }
            "resource" | "data" | "module" | "output" => {
                if let Some(attribute) = block.body.attribute("depends_on") {
                    tell("depends_on cannot be overridden".to_owned(), attribute.span);
                }
            }
            "variable" => {
                for validation in block.body.blocks_of("validation") {
                    tell("validations cannot be overridden".to_owned(), validation.header);
                }
            }
            _ => {}
        }
    }

    fn nothing_to_override(&mut self, block: &Block) {
        if matches!(block.ident.as_str(), "resource" | "data" | "module" | "output" | "variable") {
            let labels: Vec<&str> = block.labels.iter().map(|label| label.text.as_str()).collect();
            self.diagnostics.push(Diagnostic::error(
                format!("there is no {} {} to override", block.ident, labels.join(".")),
                block.header,
            ));
        }
    }

    /// Looks at what can be told without evaluating anything, once all files are there.
    pub(super) fn examine(&mut self) {
        let mut told = Vec::new();
        let builtin = !self.required.iter().any(|r| r.name == "terraform");
        for resource in &self.resources {
            structure::resource(&resource.block, builtin, &mut told);
        }
        for block in &self.settings {
            structure::terraform(block, &mut told);
        }
        for (which, block) in self.checks.iter().enumerate() {
            structure::assertions(block, &mut told);
            if self.checks[..which].iter().any(|other| other.label(0) == block.label(0)) {
                let name = block.label(0).map(Str::as_str).unwrap_or_default();
                told.push(Diagnostic::error(format!("check {name} is declared twice"), block.header));
            }
        }
        for (which, provider) in self.providers.iter().enumerate() {
            if self.providers[..which].iter().any(|other| other.name == provider.name && other.alias == provider.alias)
            {
                told.push(Diagnostic::error(
                    format!("provider {} is configured twice", provider.name),
                    provider.block.header,
                ));
            }
        }
        versions::check(&self.settings, &mut told);
        moves::check(&self.moves, &mut told);
        // What is not declared may be declared in what could not be read.
        if self.unread.is_empty() {
            let graph = names::check(self, &mut told);
            (self.is_circular, self.may_be_circular) = graph.circles(self, &mut told);
            self.graph = OnceLock::from(Arc::new(graph));
        }
        self.diagnostics.append(&mut told);
    }

    /// The types of its resources.
    pub(super) fn resource_types(&self) -> impl Iterator<Item = &Str> {
        self.resources.iter().map(|resource| &resource.ty)
    }

    /// Evaluates the defaults of the variables, which refer to nothing.
    fn defaults(&mut self) {
        for variable in &mut self.variables {
            if let Some(ty) = &variable.ty {
                optional_defaults(ty, &mut self.diagnostics);
            }
            let Some(default) = &variable.default else { continue };
            let at = variable.overridden.unwrap_or(default.span);
            match default_of(default, variable.ty.as_ref(), variable.nullable, at, &variable.name) {
                Ok(value) => variable.default_value = Some(value),
                Err(error) => {
                    self.diagnostics.push(*error);
                    variable.default_value = Some(Value::unknown(Reason::Invalid).at(default.span));
                }
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
            || self.checks.iter().any(|c| any_expr(&c.body, &reads))
    }
}

fn merge_body(base: &mut Body, with: Body) {
    let says_both = |body: &Body| body.attribute("count").is_some() && body.attribute("for_each").is_some();
    let both = says_both(base) || says_both(&with);
    for attribute in with.attributes {
        match base.attributes.iter_mut().find(|a| a.name == attribute.name) {
            Some(mine) => *mine = attribute,
            None => base.attributes.push(attribute),
        }
    }
    // Where one file says count and the other for_each, count is what counts.
    if base.attribute("count").is_some() && !both {
        base.attributes.retain(|a| a.name != "for_each");
    }
    let replaced: Vec<Str> = with.blocks.iter().map(|b| b.ident.clone()).filter(|i| i != "lifecycle").collect();
    base.blocks.retain(|b| !replaced.contains(&b.ident));
    base.blocks.extend(with.blocks);
}

pub(super) fn literal_bool(body: &Body, name: &str) -> Option<bool> {
    structure::flag(&body.attribute(name)?.expr, name).ok()
}

/// Tells the defaults of optional attributes that do not fit their types.
fn optional_defaults(ty: &Type, told: &mut Vec<Diagnostic>) {
    match ty {
        Type::List(inner) | Type::Set(inner) | Type::Map(inner) => optional_defaults(inner, told),
        Type::Tuple(items) => items.iter().for_each(|item| optional_defaults(item, told)),
        Type::Object(attributes) => {
            for attribute in attributes.iter() {
                optional_defaults(&attribute.ty, told);
                if let Some(default) = &attribute.default
                    && let Err(error) =
                        default_of(&default.0, Some(&attribute.ty), true, default.0.span, &attribute.name)
                {
                    told.push(*error);
                }
            }
        }
        Type::Any | Type::String | Type::Number | Type::Bool => {}
    }
}

/// The value of a variable's default.
fn default_of(
    default: &Expr,
    ty: Option<&Type>,
    nullable: bool,
    at: Span,
    name: &Str,
) -> Result<Value, Box<Diagnostic>> {
    let value = structure::literal(default, "a default")?;
    if value.is_null() && !nullable {
        return Err(Box::new(Diagnostic::error(format!("the default of {name} is null, which it must not be"), at)));
    }
    let inner = |expr: &Expr| {
        evaluate(expr, &Context::new(&Constants::default())).unwrap_or_else(|_| Value::unknown(Reason::Invalid))
    };
    match ty {
        None => Ok(value),
        Some(ty) => convert(&value, ty, &inner).map_err(|error| {
            Box::new(Diagnostic::error(format!("the default of {name} does not fit its type: {error}"), at))
        }),
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
