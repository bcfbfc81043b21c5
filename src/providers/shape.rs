//! Shapes: what a companion, or a block that is written in another form than the view has, becomes in the view.
//!
//! A shape reads values that may be unknown or hang on conditions. The functions here read through both, so that a shape
//! is written as if all were known.

use bartizan_lang::Span;
use bartizan_lang::value::{ChoiceBuilder, Field, Fields, Guard, Kind, Presence, Reason, Seq, Str, Value};

use super::{aws, azure, gcp};

/// Makes a part of a view.
pub type ShapeFn = fn(&Source<'_>) -> Shaped;

/// What a shape is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// All that the companion says, an object; or what is written in the resource itself. Blocks that may stand once are
    /// objects, and what is null is left out.
    pub value: &'a Value,
    /// The attribute of the view that is made.
    pub into: &'a str,
    /// The block that all of it stands in.
    pub block: Span,
    /// Where the attribute or block begins: what is pointed at when nothing more exact can be.
    pub at: Span,
}

/// What a shape makes: alternatives for an attribute that is replaced, elements for a list that is added to.
#[derive(Clone, Debug, Default)]
pub struct Shaped {
    /// The values, each with where it was written and when it counts. For an attribute at most one of the conditions
    /// holds; where none does, nothing is said about it.
    pub parts: Vec<Part>,
    /// Why there may be more than these.
    pub more: Option<Reason>,
}

/// One of the values that a shape makes.
#[derive(Clone, Debug)]
pub struct Part {
    /// The value.
    pub value: Value,
    /// Where its attribute or block stands.
    pub at: Span,
    /// When it counts.
    pub when: Guard,
}

impl Shaped {
    /// One value that always counts.
    #[must_use]
    pub fn of(value: Value, at: Span) -> Self {
        Self { parts: vec![Part { value, at, when: Guard::always() }], more: None }
    }

    /// Nothing is said.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }
}

/// The shape of that name in the tables.
#[must_use]
pub fn named(name: &str) -> Option<ShapeFn> {
    aws::shapes::named(name).or_else(|| azure::shapes::named(name)).or_else(|| gcp::shapes::named(name))
}

/// What a shape says of names alone: how to write today what a block has under a former name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Renamed {
    /// The same value stood under the former name.
    As,
    /// The former name said the opposite.
    Negated,
    /// Attributes inside the block had other names: the former and that of today.
    Inside(&'static [(&'static str, &'static str)]),
    /// The form is another one altogether.
    Reshaped,
}

/// What the shape of that name says of names alone.
#[must_use]
pub fn renamed_by(name: &str) -> Renamed {
    azure::shapes::renamed_by(name)
}

/// Does `run` for each alternative of a value.
pub fn each_leaf(value: &Value, run: &mut dyn FnMut(&Value) -> Value) -> Value {
    let Some(choice) = value.as_choice() else { return run(value) };
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, run(leaf));
    }
    let result = builder.finish().at(value.span);
    let holder = value.meta().and_then(|m| m.holder);
    let result = result.made_from(value);
    if holder.is_some() { result.edit_meta(|m| m.holder = holder) } else { result }
}

/// The attribute of an object, also of one that is unknown or hangs on conditions: nothing when it is surely not written.
#[must_use]
pub fn attribute(value: &Value, name: &str) -> Option<Field> {
    let mut at = Span::NONE;
    let found = each_leaf(value, &mut |leaf| match &leaf.kind {
        Kind::Object(fields) | Kind::Map(fields) => match fields.field(name) {
            Some(field) => {
                at = at.or(field.at);
                if leaf.is_secret() { field.value.clone().made_from(leaf) } else { field.value.clone() }
            }
            None if fields.open => Value::unknown(Reason::Other("the object may hold more".into())).at(leaf.span),
            None => Value::null(),
        },
        Kind::Unknown(unknown) => Value::unknown(unknown.reason.clone()).at(leaf.span).made_from(leaf),
        _ => Value::null(),
    });
    (!found.is_null()).then(|| Field { key: Str::from(name), at, value: found })
}

/// A block that may stand once, of which the engine has a list: the block itself, or null without it.
#[must_use]
pub fn single(value: &Value) -> Value {
    each_leaf(value, &mut |leaf| match leaf.as_seq() {
        Some(seq) => only(seq).at_if_none(leaf.span),
        None => leaf.clone(),
    })
}

fn only(seq: &Seq) -> Value {
    if let Some(first) = seq.items.first()
        && seq.presence_of(0).is_always()
    {
        return first.clone();
    }
    // Only one of them can be there at a time: each counts where those before it are absent.
    let mut rest = Presence::always();
    let mut builder = ChoiceBuilder::new();
    for (index, item) in seq.items.iter().enumerate() {
        let presence = seq.presence_of(index);
        for guard in disjoint(&presence.and(&rest)).guards() {
            builder.add(guard, item.clone());
        }
        rest = rest.and(&presence.absent());
    }
    if rest.is_never() {
        return builder.finish();
    }
    let other = if seq.open { Value::unknown(Reason::Other("the block may be there".into())) } else { Value::null() };
    for guard in rest.guards() {
        builder.add(guard, other.clone());
    }
    builder.finish()
}

/// The same presence in conditions that exclude each other, as the leaves of a choice must.
#[must_use]
pub fn disjoint(presence: &Presence) -> Presence {
    if presence.guards().len() < 2 { presence.clone() } else { presence.absent().absent() }
}

/// A list of that one value; empty where it is null.
#[must_use]
pub fn list_of(value: &Value) -> Value {
    each_leaf(value, &mut |leaf| match &leaf.kind {
        Kind::Null => Value::list(Vec::new()),
        _ => Value::list(vec![leaf.clone()]),
    })
    .at(value.span)
}

/// An object of the attributes that are written, standing at `block`.
#[must_use]
pub fn object(fields: impl IntoIterator<Item = Option<Field>>, block: Span) -> Value {
    Value::object(Fields::new(fields.into_iter().flatten().collect())).at(block)
}

/// The attribute `name` of a value, called `into`.
#[must_use]
pub fn renamed(value: &Value, name: &str, into: &str) -> Option<Field> {
    attribute(value, name).map(|field| Field { key: Str::from(into), ..field })
}

trait AtIfNone {
    fn at_if_none(self, span: Span) -> Self;
}

impl AtIfNone for Value {
    fn at_if_none(self, span: Span) -> Self {
        let own = self.span;
        self.at(own.or(span))
    }
}
