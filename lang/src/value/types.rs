//! Type constraints, as variables declare them.

use std::sync::Arc;

use ecow::EcoString;
use thiserror::Error;

use super::Str;
use crate::span::Span;
use crate::syntax::ast::{Expr, ExprKind};

/// A type: a constraint that a variable declares, or what a value is of. Types are cheap to clone.
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
    List(Arc<Type>),
    /// Elements of one type without order or duplicates.
    Set(Arc<Type>),
    /// Values of one type by key.
    Map(Arc<Type>),
    /// Attributes with types of their own, sorted by name.
    Object(Arc<[ObjectAttribute]>),
    /// Elements with types of their own.
    Tuple(Arc<[Type]>),
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
    pub default: Option<Arc<DefaultExpr>>,
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
    /// A list of these.
    #[must_use]
    pub fn list(element: Self) -> Self {
        Self::List(Arc::new(element))
    }

    /// A set of these.
    #[must_use]
    pub fn set(element: Self) -> Self {
        Self::Set(Arc::new(element))
    }

    /// A map of these.
    #[must_use]
    pub fn map(element: Self) -> Self {
        Self::Map(Arc::new(element))
    }

    /// An object with these attributes, which need not be sorted.
    #[must_use]
    pub fn object(attributes: impl IntoIterator<Item = (Str, Self)>) -> Self {
        let mut attributes: Vec<ObjectAttribute> = attributes
            .into_iter()
            .map(|(name, ty)| ObjectAttribute { name, ty, optional: false, default: None })
            .collect();
        if !attributes.is_sorted_by(|a, b| a.name <= b.name) {
            attributes.sort_by(|a, b| a.name.cmp(&b.name));
        }
        Self::Object(attributes.into())
    }

    /// Whether it is a text, a number or a boolean.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        matches!(self, Self::String | Self::Number | Self::Bool)
    }

    /// Whether it is or contains [`Self::Any`].
    #[must_use]
    pub fn has_any(&self) -> bool {
        match self {
            Self::Any => true,
            Self::String | Self::Number | Self::Bool => false,
            Self::List(element) | Self::Set(element) | Self::Map(element) => element.has_any(),
            Self::Object(attributes) => attributes.iter().any(|a| a.ty.has_any()),
            Self::Tuple(elements) => elements.iter().any(Self::has_any),
        }
    }

    /// The type of the elements of a collection: of a list, a set or a map.
    #[must_use]
    pub fn element(&self) -> Option<&Self> {
        match self {
            Self::List(element) | Self::Set(element) | Self::Map(element) => Some(element),
            _ => None,
        }
    }

    /// The attribute of that name, of an object.
    #[must_use]
    pub fn attribute_named(&self, name: &str) -> Option<&ObjectAttribute> {
        match self {
            Self::Object(attributes) => {
                attributes.binary_search_by(|a| a.name.as_str().cmp(name)).ok().and_then(|place| attributes.get(place))
            }
            _ => None,
        }
    }

    /// Whether values of both are of one type: which attributes may be left out, and what they are then, says how a value
    /// is converted, not what it is.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, Self::Any)
            | (Self::String, Self::String)
            | (Self::Number, Self::Number)
            | (Self::Bool, Self::Bool) => true,
            (Self::List(a), Self::List(b)) | (Self::Set(a), Self::Set(b)) | (Self::Map(a), Self::Map(b)) => {
                Arc::ptr_eq(a, b) || a.same(b)
            }
            (Self::Object(a), Self::Object(b)) => {
                Arc::ptr_eq(a, b)
                    || (a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.name == b.name && a.ty.same(&b.ty)))
            }
            (Self::Tuple(a), Self::Tuple(b)) => {
                Arc::ptr_eq(a, b) || (a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.same(b)))
            }
            _ => false,
        }
    }

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
                "list" => Ok(Self::List(Arc::new(Self::Any))),
                "set" => Ok(Self::Set(Arc::new(Self::Any))),
                "map" => Ok(Self::Map(Arc::new(Self::Any))),
                other => fail(&format!("{other:?} is not a type")),
            },
            // Terraform 0.11 wrote types as strings, and real trees still do.
            ExprKind::Constant(value) => match value.as_str().map(EcoString::as_str) {
                Some("string") => Ok(Self::String),
                Some("list") => Ok(Self::List(Arc::new(Self::Any))),
                Some("map") => Ok(Self::Map(Arc::new(Self::Any))),
                _ => fail("a type is a keyword or a call such as list(string)"),
            },
            ExprKind::Call(call) => {
                let only = || match call.args.as_slice() {
                    [one] => Ok(one),
                    _ => Err(TypeError { message: format!("{} takes one type", call.name), span: expr.span }),
                };
                match call.name.as_str() {
                    "list" => Ok(Self::List(Arc::new(Self::from_expr(only()?)?))),
                    "set" => Ok(Self::Set(Arc::new(Self::from_expr(only()?)?))),
                    "map" => Ok(Self::Map(Arc::new(Self::from_expr(only()?)?))),
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
                            Ok(Self::Object(attributes.into()))
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
                [ty, default] => (ty, Some(Arc::new(DefaultExpr(default.clone())))),
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
