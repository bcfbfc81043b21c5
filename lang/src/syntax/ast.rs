//! The tree that every syntax is lowered to: bodies of attributes and blocks, and expressions, all with spans.

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::value::{Value, constant};

/// The content of a file or a block.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Body {
    /// Attributes in the order written.
    pub attributes: Vec<Attribute>,
    /// Blocks in the order written.
    pub blocks: Vec<Block>,
}

impl Body {
    /// The attribute of that name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| a.name == name)
    }

    /// All blocks of that type, in the order written.
    pub fn blocks_of<'a>(&'a self, ident: &'a str) -> impl Iterator<Item = &'a Block> {
        self.blocks.iter().filter(move |b| b.ident == ident)
    }

    /// The first block of that type.
    #[must_use]
    pub fn block(&self, ident: &str) -> Option<&Block> {
        self.blocks.iter().find(|b| b.ident == ident)
    }
}

/// `name = expression`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attribute {
    /// The name.
    pub name: EcoString,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub expr: Expr,
    /// Name and value.
    pub span: Span,
}

/// `ident "label" … { body }`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Block {
    /// The block type: `resource`, `ingress` ….
    pub ident: EcoString,
    /// The labels.
    pub labels: Vec<Label>,
    /// What stands between the braces.
    pub body: Body,
    /// From the block type to the last label.
    pub header: Span,
    /// The whole block.
    pub span: Span,
}

impl Block {
    /// The text of the label at that place.
    #[must_use]
    pub fn label(&self, index: usize) -> Option<&EcoString> {
        self.labels.get(index).map(|l| &l.text)
    }
}

/// A label of a block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Label {
    /// The text, unescaped.
    pub text: EcoString,
    /// Where it stands.
    pub span: Span,
}

/// An expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

impl Expr {
    /// A new expression.
    #[must_use]
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The text, when the expression is a string without interpolation.
    #[must_use]
    pub fn as_literal_str(&self) -> Option<&EcoString> {
        match &self.kind {
            ExprKind::Constant(value) => value.as_str(),
            ExprKind::Paren(inner) => inner.as_literal_str(),
            _ => None,
        }
    }
}

/// The kinds of expressions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ExprKind {
    /// A literal; after folding, anything that depends on nothing.
    Constant(#[serde(with = "constant")] Value),
    /// A string with interpolations or directives. A template of a single interpolation keeps the value's own type.
    Template(Vec<TemplatePart>),
    /// `[a, b]`.
    Tuple(Vec<Expr>),
    /// `{ a = b }`.
    Object(Vec<ObjectItem>),
    /// `root.step[step]`.
    Traversal(Box<Traversal>),
    /// Steps on something that is not a name: `f(x).y`.
    Relative(Box<Relative>),
    /// `f(a, b...)`.
    Call(Box<Call>),
    /// `c ? a : b`.
    Conditional(Box<Conditional>),
    /// `!a`, `-a`.
    Unary(UnaryOp, Box<Expr>),
    /// `a + b`.
    Binary(BinaryOp, Box<(Expr, Expr)>),
    /// `[for …]`, `{for …}`.
    For(Box<ForExpr>),
    /// `(a)`.
    Paren(Box<Expr>),
}

/// A part of a template.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TemplatePart {
    /// Text as it will stand in the result.
    Text(EcoString),
    /// `${expr}`.
    Interpolation(Expr),
    /// `%{ if c }…%{ else }…%{ endif }`.
    If {
        /// The condition.
        condition: Expr,
        /// The parts when it is true.
        then: Vec<TemplatePart>,
        /// The parts when it is false.
        otherwise: Vec<TemplatePart>,
    },
    /// `%{ for k, v in c }…%{ endfor }`.
    For {
        /// Name for the key or index.
        key: Option<EcoString>,
        /// Name for the element.
        value: EcoString,
        /// What is walked.
        collection: Expr,
        /// The parts for each element.
        body: Vec<TemplatePart>,
    },
}

/// An entry of an object constructor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ObjectItem {
    /// The key; a bare name is a constant string.
    pub key: Expr,
    /// The value.
    pub value: Expr,
}

/// A name and the way on from it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Traversal {
    /// The first name.
    pub root: EcoString,
    /// Where the first name stands.
    pub root_span: Span,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Traversal {
    /// The name of the attribute step at that place.
    #[must_use]
    pub fn attr(&self, index: usize) -> Option<&EcoString> {
        match self.steps.get(index)?.kind {
            StepKind::Attr(ref name) => Some(name),
            _ => None,
        }
    }
}

/// Steps on an expression that is not a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Relative {
    /// Where the way begins.
    pub base: Expr,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step of a way into a value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// Where it stands, dot or bracket included.
    pub span: Span,
}

/// The kinds of steps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum StepKind {
    /// `.name`.
    Attr(EcoString),
    /// `[expr]`, and `.0`, which is the same with a number.
    Index(Expr),
    /// `.*`: only the attribute steps that follow apply to each element.
    AttrSplat,
    /// `[*]`: all following steps apply to each element.
    FullSplat,
}

/// A function call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    /// The name, with its namespaces: `provider::aws::arn_parse`.
    pub name: EcoString,
    /// Where the name stands.
    pub name_span: Span,
    /// The arguments.
    pub args: Vec<Expr>,
    /// Whether the last argument is followed by `...`.
    pub expand: bool,
}

/// `condition ? then : otherwise`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Conditional {
    /// The condition.
    pub condition: Expr,
    /// The value when it is true.
    pub then: Expr,
    /// The value when it is false.
    pub otherwise: Expr,
}

/// A `for` expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForExpr {
    /// Name for the key or index.
    pub key: Option<EcoString>,
    /// Name for the element.
    pub value: EcoString,
    /// What is walked.
    pub collection: Expr,
    /// The key of each entry: present for `{for …}`, absent for `[for …]`.
    pub result_key: Option<Expr>,
    /// The value of each entry.
    pub result: Expr,
    /// `if` filter.
    pub condition: Option<Expr>,
    /// `...`: entries with equal keys are gathered in lists.
    pub group: bool,
}

/// Operators with one operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum UnaryOp {
    /// `!`
    Not,
    /// `-`
    Neg,
}

/// Operators with two operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum BinaryOp {
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `<`
    Less,
    /// `<=`
    LessEq,
    /// `>`
    Greater,
    /// `>=`
    GreaterEq,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
}

impl BinaryOp {
    /// The operator as it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Or => "||",
            Self::And => "&&",
            Self::Eq => "==",
            Self::NotEq => "!=",
            Self::Less => "<",
            Self::LessEq => "<=",
            Self::Greater => ">",
            Self::GreaterEq => ">=",
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Rem => "%",
        }
    }
}
