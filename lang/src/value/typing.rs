//! The types of values. A value that is there shows its type itself; what shows none (a null, an empty collection) knows the
//! type that it was converted to, as far as it was.

use std::sync::{Arc, LazyLock};

use super::{Kind, Meta, Reason, Type, Value};

/// What nulls of the scalar types carry, made once: they are the most frequent typed nulls by far.
static NULLS: LazyLock<[Arc<Meta>; 3]> = LazyLock::new(|| {
    [Type::String, Type::Number, Type::Bool].map(|ty| Arc::new(Meta { ty: Some(ty), ..Meta::default() }))
});

impl Value {
    /// Its type; [`Type::Any`] where that is not known, and for a null that was never converted.
    #[must_use]
    pub fn ty(&self) -> Type {
        match &self.kind {
            Kind::Null => self.declared_type().cloned().unwrap_or(Type::Any),
            Kind::Bool(_) => Type::Bool,
            Kind::Number(_) => Type::Number,
            Kind::String(_) => Type::String,
            Kind::List(_) => Type::list(self.element_type()),
            Kind::Set(_) => Type::set(self.element_type()),
            Kind::Map(_) => Type::map(self.element_type()),
            Kind::Tuple(seq) if seq.is_closed() => Type::Tuple(seq.items.iter().map(Self::ty).collect()),
            Kind::Object(fields) if !fields.open => {
                Type::object(fields.entries().iter().map(|f| (f.key.clone(), f.value.ty())))
            }
            // How many elements there are, or which, is part of the type.
            Kind::Tuple(_) | Kind::Object(_) => Type::Any,
            Kind::Unknown(unknown) => unknown.ty.clone().unwrap_or(Type::Any),
            Kind::Choice(choice) => {
                let mut types = choice.leaves().iter().map(|(_, leaf)| leaf.ty());
                let Some(first) = types.next() else { return Type::Any };
                if types.all(|ty| ty.same(&first)) { first } else { Type::Any }
            }
        }
    }

    /// The type of the elements of a list, set or map; [`Type::Any`] where it is not known, and for other values.
    #[must_use]
    pub fn element_type(&self) -> Type {
        fn first<'a>(items: impl Iterator<Item = &'a Value>) -> Option<Type> {
            let mut vague = None;
            for item in items {
                let ty = item.ty();
                if !ty.has_any() {
                    return Some(ty);
                }
                vague = vague.or(Some(ty)).map(|before| if matches!(before, Type::Any) { item.ty() } else { before });
            }
            vague
        }
        let found = match &self.kind {
            Kind::List(seq) | Kind::Set(seq) => first(seq.items.iter()),
            Kind::Map(fields) => first(fields.entries().iter().map(|f| &f.value)),
            _ => None,
        };
        found.or_else(|| self.declared_type()?.element().cloned()).unwrap_or(Type::Any)
    }

    /// The type that it was converted to, when it is null or an empty collection and so does not show its type itself.
    pub(super) fn declared_type(&self) -> Option<&Type> {
        self.meta.as_ref()?.ty.as_ref()
    }

    /// Whether its type is not known in full, since a part of it is unknown and of unknown type.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        match &self.kind {
            // What is in error has no type in Terraform either.
            Kind::Unknown(unknown) => {
                unknown.reason != Reason::Invalid && unknown.ty.as_ref().is_none_or(Type::has_any)
            }
            Kind::Choice(_) => true,
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                !seq.is_closed() || seq.items.iter().any(Self::is_vague)
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                fields.open || fields.entries().iter().any(|f| f.value.is_vague())
            }
            _ => false,
        }
    }

    /// Whether both are of one type and have the same content, as `==` has it in Terraform. Nulls are equal whatever their
    /// type.
    #[must_use]
    pub fn identical(&self, other: &Self) -> bool {
        let collections = !matches!(
            self.kind,
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) | Kind::Unknown(_) | Kind::Choice(_)
        );
        self.same(other) && (!collections || self.ty().same(&other.ty()))
    }

    /// Whether one may stand for the other in what follows: they are the same, and their numbers print and compute alike.
    /// Zero with a minus sign equals zero and prints otherwise.
    #[must_use]
    pub fn interchangeable(&self, other: &Self) -> bool {
        self.same(other) && self.numbers_like(other)
    }

    /// Whether the numbers of two values that are the same are of one precision, and zeros of one sign.
    fn numbers_like(&self, other: &Self) -> bool {
        if let (Kind::Number(a), Kind::Number(b)) = (&self.kind, &other.kind) {
            return a.is_like(b);
        }
        match (self.as_seq(), other.as_seq(), self.as_fields(), other.as_fields()) {
            (Some(a), Some(b), ..) => {
                std::ptr::eq(a, b) || a.items.iter().zip(&b.items).all(|(a, b)| a.numbers_like(b))
            }
            (_, _, Some(a), Some(b)) => {
                std::ptr::eq(a, b) || a.entries().iter().zip(b.entries()).all(|(a, b)| a.value.numbers_like(&b.value))
            }
            _ => true,
        }
    }

    /// A null of that type.
    #[must_use]
    pub fn null_of(ty: &Type) -> Self {
        Self::null().of_type(ty)
    }

    /// The same value, of that type; where the content shows the type, it is left as it is.
    #[must_use]
    pub fn of_type(self, ty: &Type) -> Self {
        let shows = match &self.kind {
            Kind::Null => false,
            Kind::List(seq) | Kind::Set(seq) => !seq.items.is_empty(),
            Kind::Map(fields) => !fields.is_empty(),
            _ => true,
        };
        if shows || matches!(ty, Type::Any) || self.declared_type() == Some(ty) {
            return self;
        }
        let shared = match ty {
            Type::String => Some(0),
            Type::Number => Some(1),
            Type::Bool => Some(2),
            _ => None,
        };
        match (shared.and_then(|place: usize| NULLS.get(place)), &self.meta) {
            (Some(meta), None) => Self { meta: Some(meta.clone()), ..self },
            _ => self.edit_meta(|m| m.ty = Some(ty.clone())),
        }
    }
}
