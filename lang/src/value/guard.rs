//! Conditions that cannot be decided before deployment, and the alternatives that hang on them.
//!
//! A condition is a conjunction of atoms; an atom says that an origin (a variable without a value, the attribute of a
//! data source …) has, or has not, one of a few literal values. `var.env == "prod"` and `var.env != "prod"` are the two
//! sides of one atom, so that conditions written in different places correlate.

use std::fmt;
use std::sync::{Arc, LazyLock};

use ecow::EcoString;
use smallvec::SmallVec;

use super::{Number, Value};

/// Most leaves of one choice; beyond, the value is unknown with the reason "too many conditions".
pub const MAX_LEAVES: usize = 16;

/// A scalar that an origin is compared with.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(EcoString),
}

impl Literal {
    /// The literal converted to a text, as a template would put it; null is empty.
    #[must_use]
    pub fn text(&self) -> EcoString {
        match self {
            Self::Null => EcoString::new(),
            Self::Bool(value) => if *value { "true" } else { "false" }.into(),
            Self::Number(value) => value.to_string().into(),
            Self::String(value) => value.clone(),
        }
    }

    /// The same, but for zero with a minus sign: zero is equal to it, and so is the same case of an origin.
    fn unsigned_zero(self) -> Self {
        match self {
            Self::Number(number) if number.is_zero() => Self::Number(Number::from(0i64)),
            other => other,
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::String(value) => write!(f, "{value:?}"),
        }
    }
}

/// Where an undecided value comes from, after following module inputs: two values of one origin are equal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Origin {
    /// As a person would write it: `var.env`, `data.aws_region.here.name`, `length(var.subnets) > 0`.
    pub text: EcoString,
    /// All values that it can have, sorted, when validation or its type says so.
    pub closed: Option<Arc<[Literal]>>,
}

/// "The origin has one of these values", or none of them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Atom {
    /// What is asked about.
    pub origin: Arc<Origin>,
    /// Sorted, without duplicates, never empty.
    pub literals: SmallVec<[Literal; 1]>,
    /// Whether the origin has none of them.
    pub negated: bool,
}

impl Atom {
    /// `origin == literal`.
    #[must_use]
    pub fn equals(origin: Arc<Origin>, literal: Literal) -> Self {
        Self { origin, literals: SmallVec::from_elem(literal.unsigned_zero(), 1), negated: false }
    }

    /// `origin != literal`.
    #[must_use]
    pub fn differs(origin: Arc<Origin>, literal: Literal) -> Self {
        Self { origin, literals: SmallVec::from_elem(literal.unsigned_zero(), 1), negated: true }
    }

    /// Brings the atom into its one form (positive when the set of values is closed); `None` when it can never hold.
    fn normalise(mut self) -> Option<Self> {
        if let Some(closed) = &self.origin.closed {
            let negated = self.negated;
            let rest: SmallVec<[Literal; 1]> =
                closed.iter().filter(|l| self.literals.contains(l) != negated).cloned().collect();
            self.literals = rest;
            self.negated = false;
        }
        if self.literals.is_empty() && !self.negated { None } else { Some(self) }
    }

    fn and(&self, other: &Self) -> Option<Self> {
        let (literals, negated): (SmallVec<[Literal; 1]>, bool) = match (self.negated, other.negated) {
            (false, false) => (self.literals.iter().filter(|l| other.literals.contains(l)).cloned().collect(), false),
            (false, true) => (self.literals.iter().filter(|l| !other.literals.contains(l)).cloned().collect(), false),
            (true, false) => (other.literals.iter().filter(|l| !self.literals.contains(l)).cloned().collect(), false),
            (true, true) => {
                let mut all = self.literals.clone();
                all.extend(other.literals.iter().cloned());
                all.sort();
                all.dedup();
                (all, true)
            }
        };
        Self { origin: self.origin.clone(), literals, negated }.normalise()
    }

    /// The union of two atoms of one origin: `None` when it says nothing any more.
    fn or(&self, other: &Self) -> Option<Self> {
        let (literals, negated): (SmallVec<[Literal; 1]>, bool) = match (self.negated, other.negated) {
            (false, false) => {
                let mut all = self.literals.clone();
                all.extend(other.literals.iter().cloned());
                all.sort();
                all.dedup();
                (all, false)
            }
            (true, false) => (self.literals.iter().filter(|l| !other.literals.contains(l)).cloned().collect(), true),
            (false, true) => (other.literals.iter().filter(|l| !self.literals.contains(l)).cloned().collect(), true),
            (true, true) => (self.literals.iter().filter(|l| other.literals.contains(l)).cloned().collect(), true),
        };
        if literals.is_empty() {
            return None;
        }
        if let Some(closed) = &self.origin.closed
            && !negated
            && closed.iter().all(|l| literals.contains(l))
        {
            return None;
        }
        Some(Self { origin: self.origin.clone(), literals, negated })
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}", self.origin.text, if self.negated { "not " } else { "" })?;
        for (index, literal) in self.literals.iter().enumerate() {
            if index > 0 {
                f.write_str(" or ")?;
            }
            literal.fmt(f)?;
        }
        Ok(())
    }
}

/// A conjunction of atoms, at most one an origin, sorted by origin. Without atoms it always holds.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Guard(SmallVec<[Atom; 1]>);

impl Guard {
    /// The condition that always holds.
    #[must_use]
    pub fn always() -> Self {
        Self::default()
    }

    /// A condition of one atom; `None` when it can never hold.
    #[must_use]
    pub fn atom(atom: Atom) -> Option<Self> {
        atom.normalise().map(|a| Self(SmallVec::from_elem(a, 1)))
    }

    /// Whether it always holds.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// The atoms.
    #[must_use]
    pub fn atoms(&self) -> &[Atom] {
        &self.0
    }

    /// Both conditions; `None` when they exclude each other.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        if self.0.is_empty() {
            return Some(other.clone());
        }
        if other.0.is_empty() {
            return Some(self.clone());
        }
        let mut all = self.0.clone();
        for atom in &other.0 {
            match all.iter_mut().find(|a| a.origin == atom.origin) {
                Some(mine) => *mine = mine.and(atom)?,
                None => all.push(atom.clone()),
            }
        }
        all.sort();
        Some(Self(all))
    }

    /// One condition for both, when they differ in one atom only.
    fn merge(&self, other: &Self) -> Option<Self> {
        if self == other {
            return Some(self.clone());
        }
        if self.0.len() != other.0.len() {
            return None;
        }
        let mut difference = None;
        for (index, (a, b)) in self.0.iter().zip(&other.0).enumerate() {
            if a == b {
                continue;
            }
            if a.origin != b.origin || difference.is_some() {
                return None;
            }
            difference = Some(index);
        }
        let index = difference?;
        let mut merged = self.0.clone();
        match self.0[index].or(&other.0[index]) {
            Some(atom) => merged[index] = atom,
            None => {
                merged.remove(index);
            }
        }
        Some(Self(merged))
    }
}

impl fmt::Display for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, atom) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" and ")?;
            }
            atom.fmt(f)?;
        }
        Ok(())
    }
}

/// When something is there: any of these conditions. Empty means never.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Presence(Guards);

/// Nearly everything is always there, which takes no space.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Guards {
    Always,
    AnyOf(Arc<[Guard]>),
}

/// The one condition of what is always there.
static ALWAYS: LazyLock<[Guard; 1]> = LazyLock::new(|| [Guard::always()]);

impl Presence {
    /// Always there.
    #[must_use]
    pub const fn always() -> Self {
        Self(Guards::Always)
    }

    /// Never there.
    #[must_use]
    pub fn never() -> Self {
        Self(Guards::AnyOf(Arc::default()))
    }

    /// There under that condition.
    #[must_use]
    pub fn when(guard: Guard) -> Self {
        Self::any_of(vec![guard])
    }

    /// There under any of those conditions.
    fn any_of(guards: Vec<Guard>) -> Self {
        match guards.as_slice() {
            [only] if only.is_always() => Self::always(),
            _ => Self(Guards::AnyOf(guards.into())),
        }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_always(&self) -> bool {
        match &self.0 {
            Guards::Always => true,
            Guards::AnyOf(guards) => guards.iter().any(Guard::is_always),
        }
    }

    /// Whether no condition is left under which it is there.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.guards().is_empty()
    }

    /// The conditions, any of which suffices.
    #[must_use]
    pub fn guards(&self) -> &[Guard] {
        match &self.0 {
            Guards::Always => &*ALWAYS,
            Guards::AnyOf(guards) => guards,
        }
    }

    /// Adds a condition under which it is there too.
    pub fn add(&mut self, guard: Guard) {
        let mut guard = guard;
        let mut guards = self.guards().to_vec();
        // Merging may make a further merge possible, so it goes on until nothing merges.
        while let Some((index, merged)) = guards.iter().enumerate().find_map(|(i, g)| g.merge(&guard).map(|m| (i, m))) {
            guards.remove(index);
            guard = merged;
        }
        guards.push(guard);
        guards.sort();
        *self = Self::any_of(guards);
    }

    /// There only when that condition holds too.
    #[must_use]
    pub fn and_guard(&self, guard: &Guard) -> Self {
        if guard.is_always() {
            return self.clone();
        }
        Self::any_of(self.guards().iter().filter_map(|g| g.and(guard)).collect())
    }

    /// There when both are.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        if other.is_always() {
            return self.clone();
        }
        if self.is_always() {
            return other.clone();
        }
        let mut all = Self::never();
        for mine in self.guards() {
            for theirs in other.guards() {
                if let Some(both) = mine.and(theirs) {
                    all.add(both);
                }
            }
        }
        all
    }

    /// The presence as a boolean value: known, or a choice. `None` when the rest cannot be said in a choice's leaves.
    #[must_use]
    pub fn absent(&self) -> Self {
        // not (a or b) = not a and not b; not (x and y) = not x or (x and not y): kept disjoint.
        let mut rest = Self::always();
        for guard in self.guards() {
            let mut negation = Self::never();
            let mut prefix = Guard::always();
            for atom in guard.atoms() {
                let flipped = Atom { negated: !atom.negated, ..atom.clone() };
                if let Some(with) = Guard::atom(flipped).and_then(|g| prefix.and(&g)) {
                    negation.add(with);
                }
                match Guard::atom(atom.clone()).and_then(|g| prefix.and(&g)) {
                    Some(longer) => prefix = longer,
                    None => break,
                }
            }
            rest = rest.and(&negation);
        }
        rest
    }
}

impl fmt::Debug for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Presence").field(&self.guards()).finish()
    }
}

impl fmt::Display for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, guard) in self.guards().iter().enumerate() {
            if index > 0 {
                f.write_str(", or ")?;
            }
            guard.fmt(f)?;
        }
        Ok(())
    }
}

/// Alternatives: exactly one leaf's guard holds.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Choice {
    leaves: Vec<(Guard, Value)>,
}

impl Choice {
    /// The leaves; none of them is a choice itself.
    #[must_use]
    pub fn leaves(&self) -> &[(Guard, Value)] {
        &self.leaves
    }
}

/// Collects the leaves of a choice: drops what cannot be, merges equal leaves, keeps the bound.
#[derive(Default)]
pub struct ChoiceBuilder {
    leaves: Vec<(Guard, Value)>,
    overflow: bool,
}

impl ChoiceBuilder {
    /// An empty builder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a leaf; a choice is taken apart, its leaves under `guard`.
    pub fn add(&mut self, guard: &Guard, value: Value) {
        if let Some(choice) = value.as_choice() {
            for (inner, leaf) in choice.leaves() {
                if let Some(both) = guard.and(inner) {
                    let leaf = leaf.clone();
                    self.push(both, if let Some(marks) = value.meta() { leaf.marked_as(marks) } else { leaf });
                }
            }
        } else {
            self.push(guard.clone(), value);
        }
    }

    fn push(&mut self, guard: Guard, value: Value) {
        let mut guard = guard;
        while let Some((index, merged)) = self
            .leaves
            .iter()
            .enumerate()
            .find_map(|(i, (g, v))| if v.interchangeable(&value) { g.merge(&guard).map(|m| (i, m)) } else { None })
        {
            self.leaves.remove(index);
            guard = merged;
        }
        if self.leaves.len() >= MAX_LEAVES {
            self.overflow = true;
            return;
        }
        self.leaves.push((guard, value));
    }

    /// The value: a single leaf that always holds is that leaf; too many are unknown; none at all is unknown too, since
    /// the conditions contradict each other and nothing can be said.
    #[must_use]
    pub fn finish(mut self) -> Value {
        if self.overflow {
            return Value::unknown(super::Reason::TooManyConditions);
        }
        match self.leaves.len() {
            0 => Value::unknown(super::Reason::TooManyConditions),
            1 if self.leaves[0].0.is_always() => self.leaves.remove(0).1,
            _ => {
                self.leaves.sort_by(|a, b| a.0.cmp(&b.0));
                let span = self.leaves[0].1.span;
                Value::from_choice(Choice { leaves: self.leaves }).at(span)
            }
        }
    }
}
