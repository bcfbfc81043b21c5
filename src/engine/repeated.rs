//! What many resources of a type have in common is judged once: a check that passed on some values passes on the same values
//! again, whichever resource they are of.
//!
//! That holds of checks that read attributes of their subject and look at nothing around it, and of values that are wholly
//! known: the verdict on them hangs on no condition and no place.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::check::{Rule, children};
use bartizan_lang::syntax::ast::{Expr, ExprKind, StepKind};
use bartizan_lang::value::{Kind, Str};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Fewer subjects than this are judged one by one: it costs less than to find out what a check reads.
pub(super) const WORTHWHILE: usize = 16;

/// Different values of an attribute that are told apart. What has more of them, as names have, is not worth comparing.
const MAX_VALUES: usize = 8;

/// Attributes that a check may read and still be remembered: each has a byte of the key.
const MAX_READ: usize = 8;

/// Verdicts on different values that are remembered of a check.
const MAX_PASSED: usize = 32;

/// Functions whose result is not made of their arguments' values alone.
const LOOK_AROUND: [&str; 6] = ["related", "referrers", "resources", "written", "is_default", "issensitive"];

/// What the checks on a type read of their subjects.
#[derive(Default)]
pub(super) struct Reads {
    /// The attributes that any of them reads.
    attributes: Vec<Str>,
    /// For each check, the places of its attributes; nothing where more than attributes decides.
    of_check: Vec<Option<SmallVec<[u8; MAX_READ]>>>,
}

impl Reads {
    /// What those checks read.
    pub(super) fn new<'a>(rules: impl Iterator<Item = &'a Arc<Rule>>) -> Self {
        let mut reads = Self::default();
        for rule in rules {
            let mut names = Vec::new();
            let mut parts = rule.when.iter().chain(&rule.for_each).chain([&rule.fail]);
            let decided = parts.all(|expr| read(expr, rule, &mut names));
            let of_check = (decided && names.len() <= MAX_READ).then(|| reads.places(&names)).flatten();
            reads.of_check.push(of_check);
        }
        reads
    }

    fn places(&mut self, names: &[&Str]) -> Option<SmallVec<[u8; MAX_READ]>> {
        names
            .iter()
            .map(|name| {
                let known = self.attributes.iter().position(|known| known == *name);
                let place = known.unwrap_or_else(|| {
                    self.attributes.push((*name).clone());
                    self.attributes.len() - 1
                });
                u8::try_from(place).ok()
            })
            .collect()
    }
}

/// Gathers the attributes of the subject that decide an expression; false where something else decides, too.
fn read<'a>(expr: &'a Expr, rule: &'a Rule, names: &mut Vec<&'a Str>) -> bool {
    let own = match &expr.kind {
        ExprKind::Traversal(traversal) if traversal.root == "self" => match traversal.steps.first().map(|s| &s.kind) {
            Some(StepKind::Attr(name)) => {
                if !names.contains(&name) {
                    names.push(name);
                }
                true
            }
            _ => false,
        },
        ExprKind::Traversal(traversal) => match rule.lets.iter().find(|named| named.name == traversal.root) {
            // A named expression refers only to those before it.
            Some(named) => read(&named.expr, rule, names),
            None => traversal.root != "deployment",
        },
        ExprKind::Call(call) => !LOOK_AROUND.contains(&call.name.as_str()),
        _ => true,
    };
    let mut decided = own;
    children(expr, &mut |inner| decided = decided && read(inner, rule, names));
    decided
}

/// What was judged when the deployment was looked at before, by type and address: a check that passed on the values of a
/// subject need not be run on the same values again, see [`Reads`].
#[derive(Default)]
pub struct Verdicts {
    /// What the checks on a type read.
    pub(super) reads: FxHashMap<Str, Arc<Reads>>,
    /// What was judged.
    pub(super) of_subjects: FxHashMap<(Str, Str), Passed>,
}

/// The checks that passed on a view, in the order of those on its type.
pub(super) struct Passed {
    pub(super) view: Value,
    pub(super) checks: Vec<bool>,
}

impl Reads {
    /// Which checks passed on another view, and read the same in this one.
    pub(super) fn still(&self, before: &Passed, view: &Value) -> Vec<bool> {
        let (Some(old), Some(new)) = (before.view.as_fields(), view.as_fields()) else { return Vec::new() };
        if old.open || new.open || before.checks.len() != self.of_check.len() {
            return Vec::new();
        }
        let same: Vec<bool> = self.attributes.iter().map(|name| is_same(old.get(name), new.get(name))).collect();
        let reads_same = |read: &Option<SmallVec<[u8; MAX_READ]>>| {
            read.as_ref().is_some_and(|read| read.iter().all(|place| same.get(usize::from(*place)) == Some(&true)))
        };
        before.checks.iter().zip(&self.of_check).map(|(passed, read)| *passed && reads_same(read)).collect()
    }
}

/// Whether two values are surely the same: known in all their parts.
fn is_same(old: Option<&Value>, new: Option<&Value>) -> bool {
    match (old, new) {
        (Some(a), Some(b)) => {
            std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind)
                && is_plain(a)
                && is_plain(b)
                && a.interchangeable(b)
        }
        (None, None) => true,
        _ => false,
    }
}

/// What was judged so far, of subjects of one type.
pub(super) struct Memory<'a> {
    reads: &'a Reads,
    /// For each attribute the different values that were met; `None` stands for an attribute that is not there.
    values: Vec<Vec<Option<Value>>>,
    /// For each attribute of the present subject which of these it has, counted from one; zero is none of them.
    present: Vec<u8>,
    /// For each check the combinations of values on which it passed.
    passed: Vec<SmallVec<[u64; 4]>>,
}

impl<'a> Memory<'a> {
    pub(super) fn new(reads: &'a Reads) -> Self {
        let attributes = reads.attributes.len();
        Self {
            reads,
            values: vec![Vec::new(); attributes],
            present: vec![0; attributes],
            passed: vec![SmallVec::new(); reads.of_check.len()],
        }
    }

    /// Looks at another subject.
    pub(super) fn turn_to(&mut self, view: &Value) {
        let fields = view.as_fields().filter(|fields| !fields.open);
        for ((name, values), present) in self.reads.attributes.iter().zip(&mut self.values).zip(&mut self.present) {
            let Some(fields) = fields else {
                *present = 0;
                continue;
            };
            let value = fields.get(name);
            *present = place_of(value, values);
        }
    }

    /// Whether a check is known to pass on the values of the present subject.
    pub(super) fn passes(&self, check: usize) -> bool {
        let Some(passed) = self.passed.get(check).filter(|passed| !passed.is_empty()) else { return false };
        self.key(check).is_some_and(|key| passed.contains(&key))
    }

    /// Remembers that a check passes on the present subject.
    pub(super) fn remember(&mut self, check: usize) {
        if let Some(key) = self.key(check)
            && let Some(passed) = self.passed.get_mut(check)
            && passed.len() < MAX_PASSED
        {
            passed.push(key);
        }
    }

    /// Which of the known values the present subject has in all that a check reads.
    fn key(&self, check: usize) -> Option<u64> {
        let read = self.reads.of_check.get(check)?.as_ref()?;
        read.iter().try_fold(0_u64, |key, place| {
            let value = *self.present.get(usize::from(*place))?;
            (value > 0).then_some((key << 8) | u64::from(value))
        })
    }
}

/// Which of the known values it is, counted from one; it becomes known where there is room. Zero where it is none of them, or
/// not known.
fn place_of(value: Option<&Value>, known: &mut Vec<Option<Value>>) -> u8 {
    let same = |other: &Option<Value>| match (other, value) {
        (Some(a), Some(b)) => {
            std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind) && a.interchangeable(b)
        }
        (None, None) => true,
        _ => false,
    };
    let place = known.iter().position(same).or_else(|| {
        if known.len() >= MAX_VALUES || value.is_some_and(|value| !is_plain(value)) {
            return None;
        }
        known.push(value.cloned());
        Some(known.len() - 1)
    });
    place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0)
}

/// Whether a value is known in all its parts.
fn is_plain(value: &Value) -> bool {
    match &value.kind {
        Kind::Unknown(_) | Kind::Choice(_) => false,
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.is_closed() && seq.items.iter().all(is_plain),
        Kind::Map(fields) | Kind::Object(fields) => {
            !fields.open && fields.entries().iter().all(|field| is_plain(&field.value))
        }
        Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => true,
    }
}
