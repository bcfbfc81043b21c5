//! What names mean in a check: `self`, `each`, named expressions, and the functions that look around.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use bartizan_lang::check::Rule;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate, locate, product};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Call, Expr, StepKind, Traversal};
use bartizan_lang::value::{Kind, Reason, Seq, Str, Type, Unknown};
use bartizan_lang::{Diagnostic, Span, Value};
use smallvec::SmallVec;

use super::functions;
use crate::ir::ResourceIndex;
use crate::link::{Linked, SubjectIndex};

/// How much one check may do for one subject: calls and elements walked.
const BUDGET: u32 = 200_000;

/// The scope of a check on one subject.
pub(super) struct Bindings<'a> {
    rule: &'a Rule,
    /// What is around; none when a check is tried out on a value.
    linked: Option<&'a Linked>,
    subject: Option<SubjectIndex>,
    view: Value,
    each: RefCell<Option<(Value, Value)>>,
    lets: RefCell<SmallVec<[Option<Value>; 4]>>,
    left: Cell<u32>,
    pub(super) reports: RefCell<Vec<Diagnostic>>,
}

impl<'a> Bindings<'a> {
    pub(super) fn new(rule: &'a Rule, linked: Option<&'a Linked>, subject: Option<SubjectIndex>, view: Value) -> Self {
        Self {
            rule,
            linked,
            subject,
            view,
            each: RefCell::new(None),
            lets: RefCell::new(SmallVec::new()),
            left: Cell::new(BUDGET),
            reports: RefCell::new(Vec::new()),
        }
    }

    /// Sets `each`, and forgets what was computed for another element.
    pub(super) fn set_each(&self, key: Value, value: Value) {
        *self.each.borrow_mut() = Some((key, value));
        for (slot, named) in self.lets.borrow_mut().iter_mut().zip(&self.rule.lets) {
            if named.per_element {
                *slot = None;
            }
        }
    }

    /// Where an attribute stands in the block of who holds it, or in the subject's own; the header of a block without it.
    pub(super) fn place_in(&self, holder: Option<u32>, name: &str) -> Option<Span> {
        let linked = self.linked?;
        let own = self.subject.and_then(|index| linked.subjects.get(index.0 as usize)).map(|subject| subject.resource);
        let resource = linked.deployment.resource(holder.map(ResourceIndex).or(own)?)?;
        Some(resource.body.field(name).map_or(resource.header, |field| field.at))
    }

    /// The element that the check runs for.
    pub(super) fn element(&self) -> Option<Value> {
        self.each.borrow().as_ref().map(|(_, value)| value.clone())
    }

    fn named(&self, index: usize, expr: &Expr, cx: &Context<'_>) -> EvalResult {
        if let Some(Some(value)) = self.lets.borrow().get(index) {
            return Ok(value.clone());
        }
        // Names bound by a `for` around the use mean nothing in the named expression.
        let value = evaluate(expr, &cx.enter(self))?;
        let mut slots = self.lets.borrow_mut();
        if slots.is_empty() {
            slots.resize(self.rule.lets.len(), None);
        }
        if let Some(slot) = slots.get_mut(index) {
            *slot = Some(value.clone());
        }
        Ok(value)
    }

    /// The views of subjects as a list: each stands where its block does, and is held by it.
    fn views(&self, linked: &Linked, subjects: &[SubjectIndex]) -> Value {
        let mut seq = Seq::default();
        for index in subjects {
            let Some(subject) = linked.subjects.get(index.0 as usize) else { continue };
            let Some(view) = linked.view(*index) else { continue };
            let header = linked.deployment.resource(subject.resource).map_or(Span::NONE, |r| r.header);
            let holder = subject.resource.0;
            let value = view.value.clone().at(header).edit_meta(|m| m.holder = Some(holder));
            seq.push(value, subject.presence.clone());
        }
        Value::new(Kind::Tuple(Arc::new(seq)))
    }

    fn look_around(&self, call: &Call) -> EvalResult {
        let ty = call.args.first().and_then(Expr::as_literal_str).map_or("", Str::as_str);
        let Some(linked) = self.linked else { return Ok(Value::tuple(Vec::new())) };
        let found = match (call.name.as_str(), self.subject) {
            ("related", Some(subject)) => linked.related(subject, ty),
            ("referrers", Some(subject)) => linked.referrers(subject, ty),
            _ => linked.subjects_of(ty),
        };
        Ok(self.views(linked, &found))
    }

    /// `written(x)`: somebody wrote it. `is_default(x)`: nobody did, and the provider's default is known.
    fn asks_for_state(call: &Call, cx: &Context<'_>) -> EvalResult {
        let Some(arg) = call.args.first() else { return Ok(Value::from(false)) };
        let value = evaluate(arg, cx)?;
        let place = locate(arg, cx).is_some_and(|l| l.at.is_some());
        let written = call.name == "written";
        product(&[value], &mut |leaf| {
            let Some(leaf) = leaf.first() else { return Ok(Value::from(false)) };
            Ok(match &leaf.kind {
                Kind::Null => Value::from(false),
                // An unknown value that stands somewhere was written; of another one not even that is known.
                Kind::Unknown(unknown) if !place => {
                    let mut result = Unknown::new(unknown.reason.clone());
                    result.ty = Some(Type::Bool);
                    result.not_null = true;
                    Value::from_unknown(result)
                }
                _ => Value::from(leaf.is_default() != written),
            })
        })
    }
}

impl Scope for Bindings<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Check
    }

    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        match traversal.root.as_str() {
            "self" => return Ok((self.view.clone(), 0)),
            "each" => {
                if let (Some((key, value)), Some(StepKind::Attr(name))) =
                    (self.each.borrow().as_ref(), traversal.steps.first().map(|s| &s.kind))
                {
                    return Ok((if name == "key" { key.clone() } else { value.clone() }, 1));
                }
            }
            "deployment" => {
                let root = self.linked.map_or_else(Value::null, |l| Value::string(l.deployment.root.clone()));
                return Ok((Value::object_of([("root", root)]), 0));
            }
            name => {
                if let Some((index, named)) = self.rule.lets.iter().enumerate().find(|(_, l)| l.name == name) {
                    return self.named(index, &named.expr, cx).map(|v| (v, 0));
                }
            }
        }
        Err(Box::new(Diagnostic::error(format!("there is no {} here", traversal.root), traversal.root_span)))
    }

    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        match call.name.as_str() {
            "related" | "referrers" | "resources" => Some(self.look_around(call)),
            "written" | "is_default" => Some(Self::asks_for_state(call, cx)),
            name => functions::call(name, &call.args, cx),
        }
    }

    fn host(&self) -> &dyn Host {
        &NoFiles
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.reports.borrow_mut().push(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        match self.left.get().checked_sub(units) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => false,
        }
    }
}

/// Checks read no files.
struct NoFiles;

impl NoFiles {
    fn no<T>() -> Result<T, HostError> {
        Err(HostError::Unknown(Reason::Other("checks read no files".into())))
    }
}

impl Host for NoFiles {
    fn unifies(&self) -> bool {
        false
    }

    fn read(&self, _: &str) -> Result<Arc<[u8]>, HostError> {
        Self::no()
    }

    fn exists(&self, _: &str) -> Result<bool, HostError> {
        Self::no()
    }

    fn glob(&self, _: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Self::no()
    }

    fn template(&self, _: Option<&str>, _: &str, _: &Value) -> Result<Value, FunctionError> {
        Err(FunctionError::call("checks read no files"))
    }
}
