//! Types of expressions in checks, as far as they are certain. A name that does not exist, or a comparison that can never
//! be true, is an error when the check is loaded rather than a check that silently passes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{FUNCTIONS, FacetFrom, Let, Rule, Schemas, Target, ViewObject, ViewType};
use crate::diagnostic::{Diagnostic, nearest};
use crate::functions::{self, Accepts, Function, Scalar};
use crate::span::Span;
use crate::syntax::ast::{BinaryOp, Call, Expr, ExprKind, ForExpr, Step, StepKind, TemplatePart, Traversal, UnaryOp};
use crate::value::{Kind, Str};

/// The types of one check's expressions on one target.
pub(super) struct Inference<'a> {
    schemas: &'a dyn Schemas,
    /// The type of `self`; none in a check on the deployment.
    view: Option<ViewType>,
    deployment: bool,
    /// What a check on facts stands on, which has nothing around it.
    fact: Option<Around>,
    lets: &'a [Let],
    let_types: BTreeMap<&'a str, ViewType>,
    each: Option<ViewType>,
    bound: Vec<(&'a str, ViewType)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What a check on facts sees, which has nothing around it.
#[derive(Clone, Copy)]
struct Around {
    what: &'static str,
    sees: &'static str,
    instead: &'static str,
}

impl<'a> Inference<'a> {
    pub(super) fn new(schemas: &'a dyn Schemas, view: Option<ViewType>, target: &Target, lets: &'a [Let]) -> Self {
        Self {
            schemas,
            view,
            deployment: *target == Target::Deployment,
            fact: match target {
                Target::Change => Some(Around {
                    what: "changes",
                    sees: "one resource, before and after",
                    instead: "read self.before and self.after",
                }),
                Target::Residency => {
                    Some(Around { what: "residency", sees: "one fact", instead: "read what self says" })
                }
                _ => None,
            },
            lets,
            let_types: BTreeMap::new(),
            each: None,
            bound: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn rule(&mut self, rule: &'a Rule) {
        self.surroundings(rule.when.as_ref(), rule.for_each.as_ref());
        self.condition(&rule.fail);
        if let Some(at) = &rule.at {
            self.expr(at);
        }
        let message = self.expr(&rule.message);
        if !matches!(message, ViewType::String | ViewType::Any) {
            self.error(format!("the message must be a text, not a {message}"), rule.message.span);
        }
    }

    /// What stands around the expressions of a rule or a `from` block: named expressions, the condition, the elements.
    fn surroundings(&mut self, when: Option<&'a Expr>, for_each: Option<&'a Expr>) {
        self.named_expressions(false);
        if let Some(when) = when {
            self.condition(when);
        }
        if let Some(collection) = for_each {
            let ty = self.expr(collection);
            self.single(&ty, collection, "for_each");
            self.each = Some(self.elements(&ty, collection.span).1);
        }
        self.named_expressions(true);
    }

    fn named_expressions(&mut self, per_element: bool) {
        for named in self.lets.iter().filter(|l| l.per_element == per_element) {
            let ty = self.expr(&named.expr);
            self.let_types.insert(&named.name, ty);
        }
    }

    /// A `from` block: the types of its fields are those that the facet declares.
    pub(super) fn facet(&mut self, from: &'a FacetFrom, types: &[ViewType]) {
        self.surroundings(from.when.as_ref(), from.for_each.as_ref());
        for (expr, wanted) in from.fields.iter().zip(types) {
            let ty = self.expr(expr);
            if !fits(&ty, wanted) {
                self.error(format!("the field is a {wanted}, not a {ty}"), expr.span);
            }
        }
    }

    fn error(&mut self, message: impl Into<String>, span: Span) {
        self.diagnostics.push(Diagnostic::error(message, span));
    }

    fn help(&mut self, message: impl Into<String>, span: Span, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(message, span).with_help(help));
    }

    fn condition(&mut self, expr: &'a Expr) {
        let ty = self.expr(expr);
        if !matches!(ty, ViewType::Bool | ViewType::Any) {
            let help = match &ty {
                ViewType::List(_) | ViewType::Set(_) | ViewType::Map(_) => "ask for its length: length(…) > 0",
                _ => "compare it: … != null, or with a value",
            };
            self.help(format!("a condition must be true or false, not a {ty}"), expr.span, help);
        }
    }

    fn expr(&mut self, expr: &'a Expr) -> ViewType {
        match &expr.kind {
            ExprKind::Constant(value) => match &value.kind {
                Kind::Bool(_) => ViewType::Bool,
                Kind::Number(_) => ViewType::Number,
                Kind::String(_) => ViewType::String,
                _ => ViewType::Any,
            },
            ExprKind::Template(parts) => self.template(parts),
            ExprKind::Tuple(items) => {
                let mut element: Option<ViewType> = None;
                for item in items {
                    let ty = self.expr(item);
                    element = Some(match element {
                        None => ty,
                        Some(known) => unify(known, ty),
                    });
                }
                ViewType::list(element.unwrap_or(ViewType::Any))
            }
            ExprKind::Object(items) => {
                let mut attributes = Vec::with_capacity(items.len());
                let mut certain = true;
                for item in items {
                    match item.key.as_literal_str() {
                        Some(name) => attributes.push((name.clone(), self.expr(&item.value))),
                        None => {
                            self.expr(&item.key);
                            self.expr(&item.value);
                            certain = false;
                        }
                    }
                }
                if certain { ViewType::record(attributes) } else { ViewType::Map(ViewType::Any.into()) }
            }
            ExprKind::Traversal(traversal) => self.traversal(traversal, expr.span),
            ExprKind::Relative(relative) => {
                let base = self.expr(&relative.base);
                self.steps(base, &relative.steps, "the result".to_owned())
            }
            ExprKind::Call(call) => self.call(call, expr.span),
            ExprKind::Conditional(conditional) => {
                self.condition(&conditional.condition);
                let then = self.expr(&conditional.then);
                let otherwise = self.expr(&conditional.otherwise);
                unify(then, otherwise)
            }
            ExprKind::Unary(UnaryOp::Not, operand) => {
                self.condition(operand);
                ViewType::Bool
            }
            ExprKind::Unary(UnaryOp::Neg, operand) => {
                self.number(operand);
                ViewType::Number
            }
            ExprKind::Binary(op, operands) => self.binary(*op, &operands.0, &operands.1, expr.span),
            ExprKind::For(expression) => self.for_expr(expression),
            ExprKind::Paren(inner) => self.expr(inner),
        }
    }

    fn template(&mut self, parts: &'a [TemplatePart]) -> ViewType {
        // A template of a single interpolation keeps the value's own type.
        if let [TemplatePart::Interpolation(inner)] = parts {
            return self.expr(inner);
        }
        for part in parts {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(inner) => {
                    let ty = self.expr(inner);
                    if matches!(ty, ViewType::List(_) | ViewType::Set(_) | ViewType::Map(_) | ViewType::Object(_)) {
                        self.help(format!("a {ty} cannot be part of a text"), inner.span, "write join(\", \", …)");
                    }
                }
                TemplatePart::If { condition, then, otherwise } => {
                    self.condition(condition);
                    self.template(then);
                    self.template(otherwise);
                }
                TemplatePart::For { key, value, collection, body } => {
                    let ty = self.expr(collection);
                    self.single(&ty, collection, "for");
                    let (keys, values) = self.elements(&ty, collection.span);
                    let depth = self.bound.len();
                    self.bound.extend(key.as_ref().map(|k| (k.as_str(), keys)));
                    self.bound.push((value, values));
                    self.template(body);
                    self.bound.truncate(depth);
                }
            }
        }
        ViewType::String
    }

    fn for_expr(&mut self, expression: &'a ForExpr) -> ViewType {
        let collection = self.expr(&expression.collection);
        self.single(&collection, &expression.collection, "for");
        let (keys, values) = self.elements(&collection, expression.collection.span);
        let depth = self.bound.len();
        self.bound.extend(expression.key.as_ref().map(|k| (k.as_str(), keys)));
        self.bound.push((&expression.value, values));
        if let Some(filter) = &expression.condition {
            self.condition(filter);
        }
        if let Some(key) = &expression.result_key {
            self.expr(key);
        }
        let result = self.expr(&expression.result);
        self.bound.truncate(depth);
        match (&expression.result_key, expression.group) {
            (None, _) => ViewType::list(result),
            (Some(_), false) => ViewType::Map(result.into()),
            (Some(_), true) => ViewType::Map(ViewType::list(result).into()),
        }
    }

    /// A block that may stand once is no list.
    fn single(&mut self, ty: &ViewType, expr: &Expr, what: &str) {
        if let ViewType::Object(object) = ty
            && object.is_single_block()
        {
            let name = path(expr);
            self.help(
                format!("{name} is a block that may stand once, not a list"),
                expr.span,
                format!(
                    "drop the {what} and read its attributes: {name}.{}",
                    object.names().first().map_or("…", Str::as_str)
                ),
            );
        }
    }

    /// The types of keys and elements.
    fn elements(&mut self, ty: &ViewType, span: Span) -> (ViewType, ViewType) {
        match ty {
            ViewType::List(element) => (ViewType::Number, (**element).clone()),
            ViewType::Set(element) => ((**element).clone(), (**element).clone()),
            ViewType::Map(element) => (ViewType::String, (**element).clone()),
            ViewType::String | ViewType::Number | ViewType::Bool => {
                self.error(format!("a {ty} cannot be walked"), span);
                (ViewType::Any, ViewType::Any)
            }
            _ => (ViewType::Any, ViewType::Any),
        }
    }

    fn traversal(&mut self, traversal: &'a Traversal, span: Span) -> ViewType {
        let root = traversal.root.as_str();
        if let Some((_, ty)) = self.bound.iter().rev().find(|(name, _)| *name == root) {
            let ty = ty.clone();
            return self.steps(ty, &traversal.steps, root.to_owned());
        }
        match root {
            "self" => match self.view.clone() {
                Some(view) => self.steps(view, &traversal.steps, "self".to_owned()),
                None => {
                    self.help("a check on the deployment has no self", span, "use for_each with resources(\"TYPE\")");
                    ViewType::Any
                }
            },
            "each" => {
                let Some(element) = self.each.clone() else {
                    self.error("each stands only in a check with for_each, after it", span);
                    return ViewType::Any;
                };
                let rest = traversal.steps.get(1..).unwrap_or_default();
                match traversal.attr(0).map(Str::as_str) {
                    Some("key") => self.steps(ViewType::Any, rest, "each.key".to_owned()),
                    Some("value") => self.steps(element, rest, "each.value".to_owned()),
                    _ => {
                        self.error("each has key and value, nothing else", span);
                        ViewType::Any
                    }
                }
            }
            "deployment" if self.deployment => {
                let ty = ViewType::record([("root", ViewType::String)]);
                self.steps(ty, &traversal.steps, "deployment".to_owned())
            }
            _ => self.named(traversal, span),
        }
    }

    fn named(&mut self, traversal: &'a Traversal, span: Span) -> ViewType {
        let root = traversal.root.as_str();
        if let Some(ty) = self.let_types.get(root) {
            let ty = ty.clone();
            return self.steps(ty, &traversal.steps, root.to_owned());
        }
        if self.lets.iter().any(|l| l.name == root) {
            self.error(format!("{root} reads each, so it can be used only where each can"), span);
            return ViewType::Any;
        }
        let mut diagnostic = Diagnostic::error(format!("there is no {root} here"), traversal.root_span);
        let is_attribute = matches!(&self.view, Some(ViewType::Object(object)) if object.attribute(root).is_some());
        if is_attribute {
            diagnostic = diagnostic.with_help(format!("did you mean self.{root}?"));
        } else {
            let mut names = vec!["self"];
            names.extend(self.each.is_some().then_some("each"));
            names.extend(self.deployment.then_some("deployment"));
            names.extend(self.bound.iter().map(|(name, _)| *name));
            names.extend(self.lets.iter().map(|l| l.name.as_str()));
            diagnostic = diagnostic.suggesting(root, names);
        }
        self.diagnostics.push(diagnostic);
        ViewType::Any
    }

    fn steps(&mut self, ty: ViewType, steps: &'a [Step], path: String) -> ViewType {
        let mut ty = ty;
        let mut path = path;
        for (index, step) in steps.iter().enumerate() {
            match &step.kind {
                StepKind::Attr(name) => {
                    ty = self.attribute(&ty, name, step.span, &path);
                    path = format!("{path}.{name}");
                }
                StepKind::Index(key) => {
                    ty = self.index(&ty, key, step.span, &path);
                    path.push_str("[…]");
                }
                StepKind::AttrSplat | StepKind::FullSplat => {
                    let element = match &ty {
                        ViewType::Object(object) if object.is_single_block() => {
                            self.help(
                                format!("{path} is a block that may stand once, not a list"),
                                step.span,
                                "drop the splat",
                            );
                            ViewType::Any
                        }
                        ViewType::List(element) | ViewType::Set(element) => (**element).clone(),
                        ViewType::Any => ViewType::Any,
                        other => other.clone(),
                    };
                    let rest = steps.get(index + 1..).unwrap_or_default();
                    let attrs = match step.kind {
                        StepKind::AttrSplat => rest.iter().take_while(|s| matches!(s.kind, StepKind::Attr(_))).count(),
                        _ => rest.len(),
                    };
                    let (inside, after) = rest.split_at(attrs);
                    let result = ViewType::list(self.steps(element, inside, format!("{path}[*]")));
                    return self.steps(result, after, format!("{path}.*"));
                }
            }
        }
        ty
    }

    fn attribute(&mut self, ty: &ViewType, name: &str, span: Span, path: &str) -> ViewType {
        match ty {
            ViewType::Any => ViewType::Any,
            ViewType::Map(element) => (**element).clone(),
            ViewType::Object(object) => match object.attribute(name) {
                Some(ty) => ty,
                None => {
                    let diagnostic = Diagnostic::error(format!("{path} has no attribute {name:?}"), span);
                    let diagnostic = suggest_attribute(diagnostic, name, object.as_ref());
                    self.diagnostics.push(diagnostic);
                    ViewType::Any
                }
            },
            ViewType::List(element) | ViewType::Set(element) if name.bytes().all(|b| b.is_ascii_digit()) => {
                (**element).clone()
            }
            ViewType::List(_) | ViewType::Set(_) => {
                self.help(
                    format!("{path} is a {ty}, so it has no attribute {name:?}"),
                    span,
                    format!("read it from every element: {path}[*].{name}, or run the check for_each of them"),
                );
                ViewType::Any
            }
            _ => {
                self.error(format!("{path} is a {ty}, so it has no attribute {name:?}"), span);
                ViewType::Any
            }
        }
    }

    fn index(&mut self, ty: &ViewType, key: &'a Expr, span: Span, path: &str) -> ViewType {
        let key_type = self.expr(key);
        match ty {
            ViewType::List(element) | ViewType::Set(element) | ViewType::Map(element) => (**element).clone(),
            ViewType::Object(object) => {
                if let Some(name) = key.as_literal_str() {
                    return self.attribute(ty, name, span, path);
                }
                if matches!(key_type, ViewType::Number) {
                    if object.is_single_block() {
                        self.help(
                            format!("{path} is a block that may stand once, not a list"),
                            span,
                            format!("drop the index: {path}.{}", object.names().first().map_or("…", Str::as_str)),
                        );
                    } else {
                        self.error(format!("{path} is an object, so it has no numbered elements"), span);
                    }
                }
                ViewType::Any
            }
            ViewType::String | ViewType::Number | ViewType::Bool => {
                self.error(format!("{path} is a {ty}, so it has no elements"), span);
                ViewType::Any
            }
            ViewType::Any => ViewType::Any,
        }
    }

    fn number(&mut self, expr: &'a Expr) {
        let ty = self.expr(expr);
        if !matches!(ty, ViewType::Number | ViewType::Any) {
            let help =
                if matches!(ty, ViewType::String) { "write tonumber(…)" } else { "ask for its length: length(…)" };
            self.help(format!("a number is required here, not a {ty}"), expr.span, help);
        }
    }

    fn binary(&mut self, op: BinaryOp, left: &'a Expr, right: &'a Expr, span: Span) -> ViewType {
        match op {
            BinaryOp::And | BinaryOp::Or => {
                self.condition(left);
                self.condition(right);
                ViewType::Bool
            }
            BinaryOp::Eq | BinaryOp::NotEq => {
                let (a, b) = (self.expr(left), self.expr(right));
                self.comparison(&a, &b, left, right, span);
                ViewType::Bool
            }
            BinaryOp::Less | BinaryOp::LessEq | BinaryOp::Greater | BinaryOp::GreaterEq => {
                self.number(left);
                self.number(right);
                ViewType::Bool
            }
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem => {
                self.number(left);
                self.number(right);
                ViewType::Number
            }
        }
    }

    /// Values of different types are never equal.
    fn comparison(&mut self, a: &ViewType, b: &ViewType, left: &Expr, right: &Expr, span: Span) {
        let class = |ty: &ViewType| match ty {
            ViewType::Any => None,
            ViewType::String => Some(0),
            ViewType::Number => Some(1),
            ViewType::Bool => Some(2),
            ViewType::List(_) | ViewType::Set(_) => Some(3),
            ViewType::Map(_) | ViewType::Object(_) => Some(4),
        };
        let (Some(x), Some(y)) = (class(a), class(b)) else { return };
        if x == y {
            return;
        }
        let message = format!("{} is a {a} and {} is a {b}: they are never equal", path(left), path(right));
        let help = match (a, b) {
            (ViewType::List(_) | ViewType::Set(_), ViewType::String | ViewType::Number) => {
                Some(format!("ask whether it is in the list: contains({}, {})", path(left), path(right)))
            }
            (ViewType::Bool, ViewType::String)
                if matches!(right.as_literal_str().map(Str::as_str), Some("true" | "false")) =>
            {
                Some("leave the quotes out".to_owned())
            }
            (ViewType::Number, ViewType::String) => Some("leave the quotes out".to_owned()),
            _ => None,
        };
        let mut diagnostic = Diagnostic::error(message, span);
        diagnostic.help = help;
        self.diagnostics.push(diagnostic);
    }

    fn call(&mut self, call: &'a Call, span: Span) -> ViewType {
        let name = call.name.as_str();
        if let Some((_, count)) = FUNCTIONS.iter().find(|(own, _)| *own == name) {
            let args: Vec<ViewType> = call.args.iter().map(|a| self.expr(a)).collect();
            if args.len() != *count || call.expand {
                self.arguments(name, &count.to_string(), args.len(), span);
                return ViewType::Any;
            }
            return match name {
                "written" | "is_default" => ViewType::Bool,
                _ => self.subjects(name, call, span),
            };
        }
        let schemas = self.schemas;
        if let Some(signature) = schemas.functions().iter().find(|s| s.name == name) {
            call.args.iter().for_each(|a| {
                self.expr(a);
            });
            if call.args.len() != signature.params.len() || call.expand {
                self.arguments(name, &signature.params.len().to_string(), call.args.len(), span);
            }
            return signature.returns.clone();
        }
        if matches!(name, "try" | "can") {
            // Whatever is wrong inside is what they are there for, but a wrong name is still a mistake.
            let types: Vec<ViewType> = call.args.iter().map(|a| self.expr(a)).collect();
            return if name == "can" {
                ViewType::Bool
            } else {
                types.into_iter().reduce(unify).unwrap_or(ViewType::Any)
            };
        }
        let Some(function) = functions::lookup(name) else {
            let mut names: Vec<&str> = functions::names().collect();
            names.extend(FUNCTIONS.iter().map(|(n, _)| *n));
            names.extend(schemas.functions().iter().map(|s| s.name));
            names.extend(["try", "can"]);
            let diagnostic = Diagnostic::error(format!("there is no function named {name:?}"), call.name_span);
            self.diagnostics.push(diagnostic.suggesting(name, names));
            call.args.iter().for_each(|a| {
                self.expr(a);
            });
            return ViewType::Any;
        };
        self.library(function, call, span)
    }

    fn arguments(&mut self, name: &str, takes: &str, given: usize, span: Span) {
        let plural = if takes == "1" { "" } else { "s" };
        self.error(format!("{name} takes {takes} argument{plural}, not {given}"), span);
    }

    fn library(&mut self, function: &'static Function, call: &'a Call, span: Span) -> ViewType {
        let types: Vec<ViewType> = call.args.iter().map(|a| self.expr(a)).collect();
        let most = if function.variadic.is_some() { usize::MAX } else { function.params.len() };
        if !call.expand && (types.len() < function.min || types.len() > most) {
            let takes = match (function.min, most) {
                (least, usize::MAX) => format!("at least {least}"),
                (least, most) if least == most => least.to_string(),
                (least, most) => format!("{least} to {most}"),
            };
            self.arguments(function.name, &takes, types.len(), span);
        }
        if !call.expand {
            for (index, (ty, arg)) in types.iter().zip(&call.args).enumerate() {
                let Some(param) = function.params.get(index).or(function.variadic.as_ref()) else { continue };
                let fits = match param.accepts {
                    Accepts::Any => true,
                    Accepts::String | Accepts::Number | Accepts::Bool => ty.is_scalar() || matches!(ty, ViewType::Any),
                    Accepts::Sequence
                    | Accepts::Strings
                    | Accepts::StringSet
                    | Accepts::Numbers
                    | Accepts::Bools
                    | Accepts::Elements
                    | Accepts::AnySet => {
                        matches!(ty, ViewType::List(_) | ViewType::Set(_) | ViewType::Any)
                    }
                    Accepts::Mapping | Accepts::StringLists => {
                        matches!(ty, ViewType::Map(_) | ViewType::Object(_) | ViewType::Any)
                    }
                };
                if !fits {
                    self.error(format!("{} takes no {ty} for {:?}", function.name, param.name), arg.span);
                }
            }
        }
        result(function, &types)
    }

    /// `related`, `referrers` and `resources`: lists of views.
    fn subjects(&mut self, name: &str, call: &'a Call, span: Span) -> ViewType {
        match (name, self.deployment, self.fact) {
            (_, _, Some(Around { what, sees, instead })) => {
                self.help(format!("a check on {what} has no {name}: it sees {sees}"), span, instead);
            }
            ("resources", false, None) => self.help(
                "resources stands only in a check on the deployment",
                span,
                "use related(type) or referrers(type)",
            ),
            ("related" | "referrers", true, None) => {
                self.help(format!("a check on the deployment has no {name}"), span, "use resources(type)");
            }
            _ => {}
        }
        let Some(arg) = call.args.first() else { return ViewType::Any };
        let Some(ty) = arg.as_literal_str() else {
            self.error(format!("{name} takes the name of a type as a plain text"), arg.span);
            return ViewType::Any;
        };
        match self.schemas.view(ty) {
            Some(view) => ViewType::list(view),
            None => {
                let mut diagnostic = Diagnostic::error(format!("there is no resource type {ty:?}"), arg.span);
                if let Some(near) = self.schemas.suggest_target(ty) {
                    diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
                }
                self.diagnostics.push(diagnostic);
                ViewType::Any
            }
        }
    }
}

fn suggest_attribute(diagnostic: Diagnostic, name: &str, object: &dyn ViewObject) -> Diagnostic {
    let names = object.names();
    match nearest(name, names.iter()) {
        Some(near) => diagnostic.with_help(format!("did you mean {near}?")),
        None if names.len() <= 8 && !names.is_empty() => diagnostic.with_help(format!("it has {}", names.join(", "))),
        None => diagnostic,
    }
}

/// The type of the result of a function of the library.
fn result(function: &Function, args: &[ViewType]) -> ViewType {
    if let Some(scalar) = function.returns {
        return match scalar {
            Scalar::String => ViewType::String,
            Scalar::Number => ViewType::Number,
            Scalar::Bool => ViewType::Bool,
        };
    }
    let first = args.first().cloned().unwrap_or(ViewType::Any);
    let element = |ty: &ViewType| ty.element().cloned().unwrap_or(ViewType::Any);
    match function.name {
        "compact" | "distinct" | "reverse" | "sort" | "slice" | "tolist" => ViewType::list(element(&first)),
        "toset" | "setunion" | "setintersection" | "setsubtract" => ViewType::Set(element(&first).into()),
        "concat" => args.iter().map(element).reduce(unify).map_or(ViewType::Any, ViewType::list),
        "flatten" => {
            let mut inner = element(&first);
            while let ViewType::List(next) | ViewType::Set(next) = &inner {
                let next = (**next).clone();
                inner = next;
            }
            ViewType::list(inner)
        }
        "keys" => ViewType::list(ViewType::String),
        "values" => ViewType::list(element(&first)),
        "split" | "regexall" => ViewType::list(ViewType::Any),
        "element" | "one" => element(&first),
        "coalesce" => args.iter().cloned().reduce(unify).unwrap_or(ViewType::Any),
        _ => ViewType::Any,
    }
}

/// Whether a value of that type can be one of the wanted type.
pub(super) fn fits(ty: &ViewType, wanted: &ViewType) -> bool {
    match (ty, wanted) {
        (ViewType::Any, _) | (_, ViewType::Any) => true,
        (ViewType::List(a) | ViewType::Set(a), ViewType::List(b) | ViewType::Set(b))
        | (ViewType::Map(a), ViewType::Map(b)) => fits(a, b),
        (ViewType::Object(_), ViewType::Map(_)) => true,
        (ViewType::String, ViewType::String)
        | (ViewType::Number, ViewType::Number)
        | (ViewType::Bool, ViewType::Bool) => true,
        _ => false,
    }
}

/// The type of either: what is certain of both.
fn unify(a: ViewType, b: ViewType) -> ViewType {
    match (a, b) {
        (ViewType::String, ViewType::String) => ViewType::String,
        (ViewType::Number, ViewType::Number) => ViewType::Number,
        (ViewType::Bool, ViewType::Bool) => ViewType::Bool,
        (ViewType::List(a) | ViewType::Set(a), ViewType::List(b) | ViewType::Set(b)) => {
            ViewType::list(unify((*a).clone(), (*b).clone()))
        }
        (ViewType::Map(a), ViewType::Map(b)) => ViewType::Map(unify((*a).clone(), (*b).clone()).into()),
        (ViewType::Object(a), ViewType::Object(b)) => ViewType::Object(Arc::new(Either(a, b))),
        _ => ViewType::Any,
    }
}

/// One of two objects: it has the attributes of both, since one that is missing reads as null.
struct Either(Arc<dyn ViewObject>, Arc<dyn ViewObject>);

impl ViewObject for Either {
    fn attribute(&self, name: &str) -> Option<ViewType> {
        match (self.0.attribute(name), self.1.attribute(name)) {
            (Some(a), Some(b)) => Some(unify(a, b)),
            (a, b) => a.or(b),
        }
    }

    fn names(&self) -> Vec<Str> {
        let mut names = self.0.names();
        names.extend(self.1.names());
        names.sort();
        names.dedup();
        names
    }

    fn is_single_block(&self) -> bool {
        self.0.is_single_block() && self.1.is_single_block()
    }
}

/// An expression as messages name it: a path, a literal, or "this".
fn path(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Constant(value) => value.as_literal().map_or_else(|| "this".to_owned(), |l| l.to_string()),
        ExprKind::Paren(inner) => path(inner),
        ExprKind::Traversal(traversal) => {
            let mut text = traversal.root.to_string();
            for step in &traversal.steps {
                match &step.kind {
                    StepKind::Attr(name) => {
                        text.push('.');
                        text.push_str(name);
                    }
                    StepKind::Index(key) => {
                        text.push('[');
                        text.push_str(&path(key));
                        text.push(']');
                    }
                    StepKind::AttrSplat => text.push_str(".*"),
                    StepKind::FullSplat => text.push_str("[*]"),
                }
            }
            text
        }
        _ => "this".to_owned(),
    }
}
