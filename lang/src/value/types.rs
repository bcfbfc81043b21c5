//! Type constraints, as variables declare them.

use ecow::EcoString;
use thiserror::Error;

use super::Str;
use crate::span::Span;
use crate::syntax::ast::{Expr, ExprKind};

/// A type constraint.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Type {
    /// Anything.
    Any,
    /// A text.
    String,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// Elements of one type in order.
    List(Box<Type>),
    /// Elements of one type without order or duplicates.
    Set(Box<Type>),
    /// Values of one type by key.
    Map(Box<Type>),
    /// Attributes with types of their own.
    Object(Vec<ObjectAttribute>),
    /// Elements with types of their own.
    Tuple(Vec<Type>),
}

/// An attribute of an object type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ObjectAttribute {
    /// The name.
    pub name: Str,
    /// The type.
    pub ty: Type,
    /// Whether it may be left out: `optional(…)`.
    pub optional: bool,
    /// What it is when left out: the second argument of `optional`.
    pub default: Option<std::sync::Arc<DefaultExpr>>,
}

/// A default in a type constraint: compared by where it stands.
#[derive(Clone, Debug)]
pub struct DefaultExpr(pub Expr);

impl PartialEq for DefaultExpr {
    fn eq(&self, other: &Self) -> bool {
        self.0.span == other.0.span
    }
}

impl Eq for DefaultExpr {}

impl std::hash::Hash for DefaultExpr {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.span.hash(state);
    }
}

/// A type constraint that is none.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{message}")]
pub struct TypeError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Type {
    /// Reads a type constraint.
    ///
    /// # Errors
    /// When the expression is no type.
    pub fn from_expr(expr: &Expr) -> Result<Self, TypeError> {
        let fail = |message: &str| Err(TypeError { message: message.to_owned(), span: expr.span });
        match &expr.kind {
            ExprKind::Paren(inner) => Self::from_expr(inner),
            ExprKind::Traversal(t) if t.steps.is_empty() => match t.root.as_str() {
                "any" => Ok(Self::Any),
                "string" => Ok(Self::String),
                "number" => Ok(Self::Number),
                "bool" => Ok(Self::Bool),
                "list" => Ok(Self::List(Box::new(Self::Any))),
                "set" => Ok(Self::Set(Box::new(Self::Any))),
                "map" => Ok(Self::Map(Box::new(Self::Any))),
                other => fail(&format!("{other:?} is not a type")),
            },
            // Terraform 0.11 wrote types as strings, and real trees still do.
            ExprKind::Constant(value) => match value.as_str().map(EcoString::as_str) {
                Some("string") => Ok(Self::String),
                Some("list") => Ok(Self::List(Box::new(Self::Any))),
                Some("map") => Ok(Self::Map(Box::new(Self::Any))),
                _ => fail("a type is a keyword or a call such as list(string)"),
            },
            ExprKind::Call(call) => {
                let only = || match call.args.as_slice() {
                    [one] => Ok(one),
                    _ => Err(TypeError { message: format!("{} takes one type", call.name), span: expr.span }),
                };
                match call.name.as_str() {
                    "list" => Ok(Self::List(Box::new(Self::from_expr(only()?)?))),
                    "set" => Ok(Self::Set(Box::new(Self::from_expr(only()?)?))),
                    "map" => Ok(Self::Map(Box::new(Self::from_expr(only()?)?))),
                    "tuple" => match &only()?.kind {
                        ExprKind::Tuple(items) => {
                            Ok(Self::Tuple(items.iter().map(Self::from_expr).collect::<Result<_, _>>()?))
                        }
                        _ => fail("tuple takes a list of types: tuple([string, number])"),
                    },
                    "object" => match &only()?.kind {
                        ExprKind::Object(items) => {
                            let mut attributes = Vec::with_capacity(items.len());
                            for item in items {
                                let Some(name) = item.key.as_literal_str() else {
                                    return Err(TypeError {
                                        message: "the name of an attribute is a plain name".to_owned(),
                                        span: item.key.span,
                                    });
                                };
                                attributes.push(Self::attribute(name, &item.value)?);
                            }
                            attributes.sort_by(|a: &ObjectAttribute, b| a.name.cmp(&b.name));
                            Ok(Self::Object(attributes))
                        }
                        _ => fail("object takes its attributes: object({ name = string })"),
                    },
                    "optional" => fail("optional is only allowed for attributes of an object"),
                    other => fail(&format!("{other:?} is not a type")),
                }
            }
            _ => fail("a type is a keyword or a call such as list(string)"),
        }
    }

    fn attribute(name: &EcoString, expr: &Expr) -> Result<ObjectAttribute, TypeError> {
        if let ExprKind::Call(call) = &expr.kind
            && call.name == "optional"
        {
            let (ty, default) = match call.args.as_slice() {
                [ty] => (ty, None),
                [ty, default] => (ty, Some(std::sync::Arc::new(DefaultExpr(default.clone())))),
                _ => {
                    return Err(TypeError {
                        message: "optional takes a type and perhaps a default".to_owned(),
                        span: expr.span,
                    });
                }
            };
            return Ok(ObjectAttribute { name: name.clone(), ty: Self::from_expr(ty)?, optional: true, default });
        }
        Ok(ObjectAttribute { name: name.clone(), ty: Self::from_expr(expr)?, optional: false, default: None })
    }
}
