//! Facets: concepts with typed fields, such as "an object store", and how each provider's types say them.
//!
//! ```hcl
//! facet "object_store" {
//!   about = "A bucket or container that holds objects."
//!
//!   field "anonymous_read" {
//!     type  = bool
//!     about = "Anyone on the internet can read objects."
//!   }
//!
//!   from "aws_s3_bucket" {
//!     called         = "S3 bucket"
//!     anonymous_read = acl_is_public(self.acl)
//!   }
//! }
//! ```
//!
//! A check on a facet is brought to each of its types by [`inline`]: what it reads of the facet becomes named expressions
//! over the resource itself. So it is evaluated, and it points at what is written, as any other check.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::compile::Reader;
use super::fold;
use super::infer::Inference;
use super::walk::{children_mut, varies};
use super::{Let, Rule, Schemas, Target, ViewType};
use crate::diagnostic::{Diagnostic, Level, nearest};
use crate::span::{FileId, Span};
use crate::syntax::ast::{BinaryOp, Block, Body, Expr, ExprKind, StepKind, Traversal};
use crate::value::{Str, Value};

/// What every facet has besides its fields: the noun for a resource, as in "S3 bucket".
pub const CALLED: &str = "called";

/// The attributes of a `from` block that are no fields.
const RESERVED: &[&str] = &[CALLED, "when", "for_each", "why"];

/// A concept with typed fields.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facet {
    /// The name: `object_store`.
    pub name: Str,
    /// What it is, in one sentence.
    pub about: Str,
    /// What it tells.
    pub fields: Vec<FacetField>,
    /// How the types say it.
    pub from: Vec<FacetFrom>,
    /// Its header in the file.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// A field of a facet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FacetField {
    /// The name.
    pub name: Str,
    /// The type, as a type constraint: `bool`, `list(string)`.
    pub ty: Str,
    /// What it means.
    pub about: Str,
}

/// How a type says a facet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FacetFrom {
    /// The type: `aws_s3_bucket`, `data.aws_s3_bucket`.
    pub target: Target,
    /// The noun for messages.
    pub called: Str,
    /// Limits it to the resources that are one.
    pub when: Option<Expr>,
    /// The facet is each element of this list.
    pub for_each: Option<Expr>,
    /// Named expressions for the fields.
    pub lets: Vec<Let>,
    /// An expression for each field, in the order of [`Facet::fields`].
    pub fields: Vec<Expr>,
    /// The fields as they are written, for people.
    pub written: Vec<Str>,
    /// Why a field is as it is, by the field's name; for people.
    pub why: Vec<(Str, Str)>,
}

impl Facet {
    /// The types that say it, each once, sorted.
    #[must_use]
    pub fn types(&self) -> Vec<Str> {
        let mut types: Vec<Str> = self.from.iter().map(|f| f.target.to_string().into()).collect();
        types.sort();
        types.dedup();
        types
    }

    /// What a check on it may read.
    #[must_use]
    pub fn view(&self) -> ViewType {
        let fields = self.fields.iter().map(|f| (f.name.clone(), field_type(&f.ty)));
        ViewType::record(fields.chain([(Str::from(CALLED), ViewType::String)]))
    }

    /// Whether it is an element of a resource rather than a resource, for one of its types at least.
    #[must_use]
    pub fn has_elements(&self) -> bool {
        self.from.iter().any(|f| f.for_each.is_some())
    }
}

/// What a file says of facets.
#[derive(Debug, Default)]
pub struct CompiledFacets {
    /// The facets that have no error.
    pub facets: Vec<Facet>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the facets of a file: its text, and the tree of it. A facet with an error is left out.
#[must_use]
pub fn compile_facets(file: FileId, text: &str, body: &Body, schemas: &dyn Schemas) -> CompiledFacets {
    let mut compiled = CompiledFacets::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for block in body.blocks_of("facet") {
        let mut reader = Reader { file, text, schemas, diagnostics: Vec::new() };
        let facet = reader.facet(block);
        let failed = reader.diagnostics.iter().any(|d| d.level == Level::Error);
        compiled.diagnostics.append(&mut reader.diagnostics);
        let Some(facet) = facet.filter(|_| !failed) else { continue };
        if compiled.facets.iter().any(|f| f.name == facet.name) {
            compiled
                .diagnostics
                .push(Diagnostic::error(format!("there are two facets {:?} in this file", facet.name), block.header));
            continue;
        }
        compiled.facets.push(facet);
    }
    compiled
}

fn field_type(ty: &str) -> ViewType {
    ViewType::parse(ty, &ViewType::Any)
}

impl Reader<'_> {
    fn facet(&mut self, block: &Block) -> Option<Facet> {
        let [label] = block.labels.as_slice() else {
            self.error("a facet has one label, its name", block.header);
            return None;
        };
        let well_formed = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        if !well_formed(&label.text) {
            self.error("the name of a facet is lower-case words with underscores", label.span);
        }
        self.only(&block.body, &["about"], &["field", "from"], "a facet");
        if block.body.attribute("about").is_none() {
            self.error("the facet has no about", block.header);
        }
        let mut fields: Vec<FacetField> = Vec::new();
        for field in block.body.blocks_of("field") {
            let [name] = field.labels.as_slice() else {
                self.error("a field has one label, its name", field.header);
                continue;
            };
            if RESERVED.contains(&name.text.as_str()) || !well_formed(&name.text) {
                self.error(format!("{:?} is no name for a field", name.text), name.span);
            }
            if fields.iter().any(|f| f.name == name.text) {
                self.error(format!("there are two fields {:?}", name.text), name.span);
            }
            self.only(&field.body, &["type", "about"], &[], "a field");
            let ty = field.body.attribute("type").and_then(|a| constraint(&a.expr));
            if ty.is_none() {
                self.error("a field has a type: bool, string, number, list(string) …", field.header);
            }
            fields.push(FacetField {
                name: name.text.clone(),
                ty: ty.unwrap_or_default(),
                about: self.text_of(field, "about"),
            });
        }
        let mut from = Vec::new();
        for block in block.body.blocks_of("from") {
            from.extend(self.from(block, &fields));
        }
        if from.is_empty() {
            self.error("the facet is said by no type: it has no from block", block.header);
        }
        let about = self.text_of(block, "about");
        Some(Facet { name: label.text.clone(), about, fields, from, span: Some(block.header) })
    }

    fn from(&mut self, block: &Block, fields: &[FacetField]) -> Option<FacetFrom> {
        let [label] = block.labels.as_slice() else {
            self.error("a from block has one label, the type", block.header);
            return None;
        };
        let target = Target::parse(&label.text);
        let view = match &target {
            Target::Type(_) | Target::Data(_) => self.schemas.view(&label.text),
            _ => None,
        };
        let Some(view) = view else {
            let mut diagnostic = Diagnostic::error(format!("there is no resource type {:?}", label.text), label.span);
            if let Some(near) = self.schemas.suggest_target(&label.text) {
                diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
            }
            self.diagnostics.push(diagnostic);
            return None;
        };
        let names: Vec<&str> = RESERVED.iter().copied().chain(fields.iter().map(|f| f.name.as_str())).collect();
        self.only(&block.body, &names, &["let"], "a from block of this facet");
        let lets = self.lets(block)?;
        let expr = |name: &str| block.body.attribute(name).map(|a| a.expr.clone());
        if expr(CALLED).is_none() {
            self.error("the from block does not say what the resource is called", block.header);
        }
        let mut written = Vec::with_capacity(fields.len());
        for field in fields {
            match expr(&field.name) {
                Some(expr) => written.push(expr),
                None => self.diagnostics.push(
                    Diagnostic::error(format!("the from block does not say {:?}", field.name), block.header)
                        .with_help("write null where the concept does not exist there"),
                ),
            }
        }
        let mut from = FacetFrom {
            target,
            called: self.text_of(block, CALLED),
            when: expr("when"),
            for_each: expr("for_each"),
            lets,
            written: written.iter().map(|expr| on_one_line(expr.span.text(self.text))).collect(),
            fields: written,
            why: self.reasons(block, fields),
        };
        if from.fields.len() == fields.len() {
            let types: Vec<ViewType> = fields.iter().map(|f| field_type(&f.ty)).collect();
            let lets = from.lets.clone();
            let mut inference = Inference::new(self.schemas, Some(view), &from.target, &lets);
            inference.facet(&from, &types);
            inference.diagnostics.sort_by_key(|d| d.span);
            self.diagnostics.append(&mut inference.diagnostics);
        }
        name_lets_apart(&mut from);
        Some(from)
    }

    /// `why = { field = "…" }`.
    fn reasons(&mut self, block: &Block, fields: &[FacetField]) -> Vec<(Str, Str)> {
        let Some(attribute) = block.body.attribute("why") else { return Vec::new() };
        let ExprKind::Object(items) = &attribute.expr.kind else {
            self.error("why is an object: fields and why they are so", attribute.expr.span);
            return Vec::new();
        };
        let mut reasons = Vec::with_capacity(items.len());
        for item in items {
            match (item.key.as_literal_str(), item.value.as_literal_str()) {
                (Some(name), Some(_)) if !fields.iter().any(|f| f.name == *name) => {
                    let diagnostic = Diagnostic::error(format!("there is no field {name:?}"), item.key.span);
                    self.diagnostics.push(diagnostic.suggesting(name, fields.iter().map(|f| &f.name)));
                }
                (Some(name), Some(text)) => reasons.push((name.clone(), text.clone())),
                _ => self.error("why holds plain texts", item.value.span),
            }
        }
        reasons
    }

    /// Tells of attributes and blocks that do not belong there.
    pub(super) fn only(&mut self, body: &Body, attributes: &[&str], blocks: &[&str], what: &str) {
        for attribute in body.attributes.iter().filter(|a| !attributes.contains(&a.name.as_str())) {
            let diagnostic =
                Diagnostic::error(format!("{what} has no attribute {:?}", attribute.name), attribute.name_span);
            self.diagnostics.push(diagnostic.suggesting(&attribute.name, attributes));
        }
        for block in body.blocks.iter().filter(|b| !blocks.contains(&b.ident.as_str())) {
            let diagnostic = Diagnostic::error(format!("{what} has no block {:?}", block.ident), block.header);
            self.diagnostics.push(diagnostic.suggesting(&block.ident, blocks));
        }
    }
}

/// A text with each run of white space as one space.
fn on_one_line(text: &str) -> Str {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// A type constraint as text: `bool`, `list(string)`.
fn constraint(expr: &Expr) -> Option<Str> {
    match &expr.kind {
        ExprKind::Traversal(traversal)
            if traversal.steps.is_empty()
                && matches!(traversal.root.as_str(), "bool" | "string" | "number" | "any") =>
        {
            Some(traversal.root.clone())
        }
        ExprKind::Call(call) if matches!(call.name.as_str(), "list" | "set" | "map") => match call.args.as_slice() {
            [inner] => Some(format!("{}({})", call.name, constraint(inner)?).into()),
            _ => None,
        },
        _ => None,
    }
}

/// What stands for a field among the named expressions: no name that anybody can write.
fn field_let(name: &str) -> Str {
    format!("self.{name}").into()
}

/// Gives the named expressions of a `from` block names that those of a check cannot have.
fn name_lets_apart(from: &mut FacetFrom) {
    let names: BTreeMap<Str, Str> =
        from.lets.iter().map(|l| (l.name.clone(), format!("from.{}", l.name).into())).collect();
    if names.is_empty() {
        return;
    }
    let rename = &mut |traversal: &mut Traversal| {
        if let Some(name) = names.get(&traversal.root) {
            traversal.root = name.clone();
        }
    };
    for expr in [&mut from.when, &mut from.for_each].into_iter().flatten() {
        each_traversal(expr, rename);
    }
    for named in &mut from.lets {
        each_traversal(&mut named.expr, rename);
        if let Some(name) = names.get(&named.name) {
            named.name = name.clone();
        }
    }
    for expr in &mut from.fields {
        each_traversal(expr, rename);
    }
}

/// Calls `change` with each path of the expression that no `for` around it binds.
fn each_traversal(expr: &mut Expr, change: &mut dyn FnMut(&mut Traversal)) {
    if let ExprKind::Traversal(traversal) = &mut expr.kind {
        change(traversal);
    }
    if let ExprKind::For(expression) = &mut expr.kind {
        let bound: Vec<Str> = expression.key.iter().cloned().chain([expression.value.clone()]).collect();
        each_traversal(&mut expression.collection, change);
        let mut outside = |traversal: &mut Traversal| {
            if !bound.contains(&traversal.root) {
                change(traversal);
            }
        };
        for part in [&mut expression.result_key, &mut expression.condition].into_iter().flatten() {
            each_traversal(part, &mut outside);
        }
        each_traversal(&mut expression.result, &mut outside);
        return;
    }
    children_mut(expr, &mut |inner| each_traversal(inner, change));
}

/// A check's rule on a facet as a rule on one of the types that say it.
///
/// The fields that the rule reads become named expressions before its own. Where the facet is each element of a list, the
/// rule runs for each of these, and its `when` is asked of each.
#[must_use]
pub fn inline(rule: &Rule, facet: &Facet, from: &FacetFrom) -> Rule {
    let mut rule = rule.clone();
    let mut read: Vec<Str> = Vec::new();
    fold::each(&mut rule, &mut |expr| replace_fields(expr, from, &mut read));

    let mut lets = from.lets.clone();
    for (field, expr) in facet.fields.iter().zip(&from.fields).filter(|(f, _)| read.contains(&f.name)) {
        lets.push(Let { name: field_let(&field.name), expr: expr.clone(), per_element: false });
    }
    lets.append(&mut rule.lets);
    for named in lets {
        let per_element = varies(&named.expr, &rule.lets);
        rule.lets.push(Let { per_element, ..named });
    }

    let both = |first: Expr, second: Expr| {
        let span = second.span;
        Expr::new(ExprKind::Binary(BinaryOp::And, Box::new((first, second))), span)
    };
    if from.for_each.is_some() {
        rule.for_each = from.for_each.clone();
        if let Some(when) = rule.when.take() {
            rule.fail = both(when, rule.fail);
        }
        rule.when = from.when.clone();
    } else {
        rule.when = match (from.when.clone(), rule.when.take()) {
            (Some(first), Some(second)) => Some(both(first, second)),
            (first, second) => first.or(second),
        };
    }
    rule
}

/// `self.field` becomes the named expression of that field, and `self.called` a text.
fn replace_fields(expr: &mut Expr, from: &FacetFrom, read: &mut Vec<Str>) {
    if let ExprKind::Traversal(traversal) = &mut expr.kind
        && traversal.root == "self"
        && let Some(StepKind::Attr(name)) = traversal.steps.first().map(|s| &s.kind)
    {
        if name == CALLED {
            expr.kind = ExprKind::Constant(Value::string(from.called.clone()));
            return;
        }
        if !read.contains(name) {
            read.push(name.clone());
        }
        traversal.root = field_let(name);
        traversal.steps.remove(0);
    }
    children_mut(expr, &mut |inner| replace_fields(inner, from, read));
}

/// Takes all places out of a facet whose text is no file of the session.
pub fn facet_without_spans(facet: &mut Facet) {
    facet.span = None;
    for from in &mut facet.from {
        each_expr(from, &mut fold::strip);
    }
}

/// Folds lists and objects of constants: see [`super::fold()`].
pub fn fold_facet(facet: &mut Facet) {
    for from in &mut facet.from {
        each_expr(from, &mut fold::fold_expr);
    }
}

fn each_expr(from: &mut FacetFrom, run: &mut dyn FnMut(&mut Expr)) {
    for expr in [&mut from.when, &mut from.for_each].into_iter().flatten() {
        run(expr);
    }
    for named in &mut from.lets {
        run(&mut named.expr);
    }
    for expr in &mut from.fields {
        run(expr);
    }
}

/// The schemas, and facets over them: what checks are compiled against.
pub struct WithFacets<'a> {
    /// The schemas of resources, and the functions.
    pub schemas: &'a dyn Schemas,
    /// The facets.
    pub facets: &'a [Facet],
}

impl Schemas for WithFacets<'_> {
    fn view(&self, target: &str) -> Option<ViewType> {
        match target.strip_prefix("facet.") {
            Some(name) => self.facet(name).map(Facet::view),
            None => self.schemas.view(target),
        }
    }

    fn suggest_target(&self, target: &str) -> Option<Str> {
        match target.strip_prefix("facet.") {
            Some(name) => nearest(name, self.facets.iter().map(|f| &f.name)).map(|near| format!("facet.{near}").into()),
            None => self.schemas.suggest_target(target),
        }
    }

    fn written(&self, ty: &str, path: &str) -> Option<super::Written> {
        self.schemas.written(ty, path)
    }

    fn written_below(&self, ty: &str, path: &str) -> Vec<super::Written> {
        self.schemas.written_below(ty, path)
    }

    fn functions(&self) -> &[super::Signature] {
        self.schemas.functions()
    }

    fn facet(&self, name: &str) -> Option<&Facet> {
        self.facets.iter().find(|f| f.name == name)
    }
}
