//! Values that are not known before deployment: why, and what is known of them all the same.

use std::fmt;
use std::sync::Arc;

use super::{Kind, Number, Origin, Seq, Str, Type, Value};

/// Longest list that is made of nothing but unknown elements.
const MAX_SETTLED: usize = 1024;

/// What is known of an unknown value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Unknown {
    /// Why it is not known.
    pub reason: Reason,
    /// Its type, where that is known.
    pub ty: Option<Type>,
    /// Whether it is surely not null.
    pub not_null: bool,
    /// What decides it: present when every use of that origin has the same value.
    pub origin: Option<Arc<Origin>>,
    /// What is known of its content.
    pub shape: Shape,
}

impl Unknown {
    /// Unknown for that reason, and nothing else known.
    #[must_use]
    pub fn new(reason: Reason) -> Self {
        Self { reason, ty: None, not_null: false, origin: None, shape: Shape::None }
    }

    /// Between which numbers it lies, both included; nothing where there is no bound.
    #[must_use]
    pub fn bounds(&self) -> (Option<&Number>, Option<&Number>) {
        match &self.shape {
            Shape::Between(least, most) => (least.as_ref(), most.as_ref()),
            _ => (None, None),
        }
    }

    /// How many elements it has at least, and at most where there is a bound. Of tuples and objects the type tells.
    #[must_use]
    pub fn counted(&self) -> (usize, Option<usize>) {
        match (&self.shape, &self.ty) {
            (Shape::Counted(least, most), _) => (*least, *most),
            (_, Some(Type::Tuple(elements))) => (elements.len(), Some(elements.len())),
            (_, Some(Type::Object(attributes))) => (attributes.len(), Some(attributes.len())),
            _ => (0, None),
        }
    }

    /// What it is, where that leaves only one possibility: a number between a bound and itself, a list of so many elements, an
    /// empty collection.
    #[must_use]
    pub fn settled(self) -> Kind {
        if !self.not_null {
            return Kind::Unknown(Arc::new(self));
        }
        match (&self.shape, &self.ty) {
            // Zero may have a minus sign, and equal numbers may be of different precision.
            (Shape::Between(Some(least), Some(most)), _)
                if least == most && least.is_like(most) && !least.is_zero() =>
            {
                Kind::Number(least.clone())
            }
            (Shape::Counted(least, Some(most)), Some(Type::List(element))) if least == most && *most <= MAX_SETTLED => {
                let item = Unknown { ty: Some((**element).clone()), ..Self::new(self.reason.clone()) };
                Kind::List(Arc::new(Seq::of(vec![Value::from_unknown(item); *most])))
            }
            _ => Kind::Unknown(Arc::new(self)),
        }
    }

    /// The same, converted to that type.
    #[must_use]
    pub fn converted(&self, ty: &Type) -> Kind {
        let shape = match ty {
            Type::List(_) | Type::Map(_) | Type::Set(_) => {
                let (least, most) = self.counted();
                // Elements of a set may be equal, and those of what a set is made of.
                let sets = matches!(ty, Type::Set(_)) && !matches!(self.ty, Some(Type::Set(_)));
                match if sets { least.min(1) } else { least } {
                    0 if most.is_none() => Shape::None,
                    least => Shape::Counted(least, most),
                }
            }
            _ if self.ty.as_ref().is_none_or(|before| before.same(ty) || matches!(before, Type::Any)) => {
                self.shape.clone()
            }
            Type::Number | Type::Bool => Shape::None,
            _ => match &self.shape {
                Shape::Between(..) | Shape::Counted(..) => Shape::None,
                shape => shape.clone(),
            },
        };
        Self { ty: Some(ty.clone()), shape, ..self.clone() }.settled()
    }

    /// The text that it surely begins with.
    #[must_use]
    pub fn prefix(&self) -> &str {
        match &self.shape {
            Shape::Template(parts) => match parts.first() {
                Some(Part::Text(text)) => text,
                _ => "",
            },
            Shape::Json(value) => match &value.kind {
                Kind::Map(_) | Kind::Object(_) => "{",
                Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) => "[",
                _ => "",
            },
            _ => "",
        }
    }

    /// The text that it surely ends with.
    #[must_use]
    pub fn suffix(&self) -> &str {
        match &self.shape {
            Shape::Template(parts) => match parts.last() {
                Some(Part::Text(text)) => text,
                _ => "",
            },
            _ => "",
        }
    }
}

impl PartialOrd for Unknown {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Unknown {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.reason.cmp(&other.reason).then_with(|| self.origin.cmp(&other.origin))
    }
}

/// What is known of the content of an unknown value.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Shape {
    /// Nothing.
    #[default]
    None,
    /// A text with holes; two texts never stand side by side.
    Template(Arc<[Part]>),
    /// The JSON text of that value, parts of which are unknown.
    Json(Value),
    /// A number between these, both included; without a bound where there is none.
    Between(Option<Number>, Option<Number>),
    /// A collection of at least so many elements, and at most so many where there is a bound.
    Counted(usize, Option<usize>),
}

/// A part of a text with holes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// Known text.
    Text(Str),
    /// An unknown value in its place.
    Hole(Value),
}

/// Why a value is not known. The text of each is a whole phrase: "unknown because …" reads well before it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// A root variable without default was given no value.
    NoValue(Str),
    /// The provider decides it while applying: the address and attribute.
    AfterApply(Str),
    /// A data source reads it from the cloud: the address and attribute.
    DataSource(Str),
    /// The module's source is not there: the module's address and source.
    MissingModule(Str, Str),
    /// The function is not computed: its name.
    Function(Str),
    /// The file lies outside of the trust root: the path as written.
    OutsideRoot(Str),
    /// The file cannot be read: the path and why.
    Unreadable(Str, Str),
    /// It hangs on more undecided conditions than are followed.
    TooManyConditions,
    /// A limit was reached: which one.
    Limit(&'static str),
    /// The expression is in error; a diagnostic says more.
    Invalid,
    /// It depends on itself.
    Cycle,
    /// It comes from the environment, which is not read: what.
    Environment(Str),
    /// The instance is one of a block whose `count` or `for_each` is unknown.
    Instance(Str),
    /// It differs from run to run: the function.
    Impure(Str),
    /// Another reason, as a phrase.
    Other(Str),
}

impl Reason {
    /// Whether Terraform itself knows the value while it plans: it reads what is not read here.
    #[must_use]
    pub fn is_known_while_planning(&self) -> bool {
        match self {
            Self::NoValue(_)
            | Self::DataSource(_)
            | Self::MissingModule(..)
            | Self::Function(_)
            | Self::OutsideRoot(_)
            | Self::Unreadable(..)
            | Self::Limit(_)
            | Self::Environment(_) => true,
            Self::Impure(function) => function == crate::functions::PLAN_TIMESTAMP,
            Self::AfterApply(_)
            | Self::TooManyConditions
            | Self::Invalid
            | Self::Cycle
            | Self::Instance(_)
            | Self::Other(_) => false,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoValue(name) => write!(f, "var.{name} has no value"),
            Self::AfterApply(what) => write!(f, "known after apply: {what}"),
            Self::DataSource(what) => write!(f, "read from the cloud: {what}"),
            Self::MissingModule(module, source) => write!(f, "{module} is not there (source {source:?})"),
            Self::Function(name) => write!(f, "function {name} is not computed"),
            Self::OutsideRoot(path) => write!(f, "{path:?} lies outside of the scanned tree"),
            Self::Unreadable(path, why) => write!(f, "{path:?} cannot be read: {why}"),
            Self::TooManyConditions => f.write_str("too many conditions"),
            Self::Limit(which) => write!(f, "limit reached: {which}"),
            Self::Invalid => f.write_str("the expression is in error"),
            Self::Cycle => f.write_str("it depends on itself"),
            Self::Environment(what) => write!(f, "{what} comes from the environment"),
            Self::Instance(what) => write!(f, "the instances of {what} are not known"),
            Self::Impure(function) => write!(f, "{function} gives another value in every run"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl Value {
    /// Whether Terraform knows all of it while it plans: what is unknown in it is read from what is not read here.
    #[must_use]
    pub fn is_known_while_planning(&self) -> bool {
        match &self.kind {
            Kind::Unknown(unknown) => unknown.reason.is_known_while_planning(),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                seq.is_closed() && seq.items.iter().all(Self::is_known_while_planning)
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                !fields.open && fields.entries().iter().all(|field| field.value.is_known_while_planning())
            }
            Kind::Choice(_) => false,
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => true,
        }
    }
}

/// Null, which nobody wrote.
impl Default for Value {
    fn default() -> Self {
        Self::null()
    }
}
