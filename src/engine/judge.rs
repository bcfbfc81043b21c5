//! One check on one subject: what it says by Kleene's logic, under which conditions, and where to point.

use bartizan_lang::check::Rule;
use bartizan_lang::eval::{Context, EvalResult, condition, evaluate, product};
use bartizan_lang::syntax::ast::Expr;
use bartizan_lang::value::{Guard, Kind, Presence, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use smallvec::SmallVec;

use super::bindings::Bindings;
use super::message::render;
use super::pointing::{Place, Pointing, place_of};

/// Most origins that a check splits on; beyond, what hangs on them is unknown.
const MAX_ORIGINS: usize = 6;

/// What a check says of one subject or element.
#[derive(Debug)]
pub(super) struct Judgement {
    /// Whether it fails for sure.
    pub(super) fails: bool,
    /// The conditions under which it fails, when it does not fail for sure.
    pub(super) when: Option<Presence>,
    /// Why it cannot be said.
    pub(super) reasons: Vec<Reason>,
    /// The message; none when it cannot be said whether it fails.
    pub(super) message: Option<String>,
    /// Where to point.
    pub(super) place: Place,
    /// A condition under which it cannot be said.
    pub(super) undecided: Option<Guard>,
}

/// What a check says of a subject: a judgement for each element that fails or may fail.
///
/// # Errors
/// When the check cannot be evaluated at all.
pub(super) fn judge(rule: &Rule, bindings: &Bindings<'_>, presence: &Presence) -> EvalResult<Vec<Judgement>> {
    let cx = &Context::new(bindings);
    let when = match &rule.when {
        None => None,
        Some(expr) => {
            let when = condition(&evaluate(expr, cx)?, expr.span, cx)?;
            match when.as_bool() {
                Some(false) => return Ok(Vec::new()),
                Some(true) => None,
                None => Some(when),
            }
        }
    };
    let subject = Judge { rule, cx, bindings, when };
    match &rule.for_each {
        None => {
            let fail = condition(&evaluate(&rule.fail, cx)?, rule.fail.span, cx)?;
            let verdict = subject.verdict(fail, presence)?;
            verdict.map(|v| subject.judgement(v)).transpose().map(|j| j.into_iter().collect())
        }
        Some(expr) => subject.each(expr, presence),
    }
}

struct Judge<'a, 'b> {
    rule: &'a Rule,
    cx: &'a Context<'a>,
    bindings: &'a Bindings<'b>,
    when: Option<Value>,
}

/// The alternatives of a verdict that can be while the subject is there.
struct Verdict {
    fails: Presence,
    /// Whether there are alternatives in which it passes, or in which the subject is not there.
    may_pass: bool,
    reasons: Vec<Reason>,
    /// A condition under which it cannot be said.
    undecided: Option<Guard>,
}

impl Judge<'_, '_> {
    /// `when && fail` under the presence; `None` when it passes.
    fn verdict(&self, fail: Value, presence: &Presence) -> EvalResult<Option<Verdict>> {
        if fail.as_bool() == Some(false) || presence.is_never() {
            return Ok(None);
        }
        let verdict = match &self.when {
            None => fail,
            Some(when) => product(&[when.clone(), fail], &mut |leaves| {
                Ok(match leaves {
                    [when, fail] => match (when.as_bool(), fail.as_bool()) {
                        (Some(false), _) | (_, Some(false)) => Value::from(false),
                        (Some(true), _) => fail.clone(),
                        _ => when.clone(),
                    },
                    _ => Value::null(),
                })
            })?,
        };
        let may_pass = !presence.is_always();
        let mut split = Verdict { fails: Presence::never(), may_pass, reasons: Vec::new(), undecided: None };
        match verdict.as_choice() {
            None => split.add(&Guard::always(), &verdict, presence),
            Some(choice) => {
                for (guard, leaf) in choice.leaves() {
                    split.add(guard, leaf, presence);
                }
            }
        }
        if origins(&split.fails) > MAX_ORIGINS {
            let reasons = vec![Reason::TooManyConditions];
            split = Verdict { fails: Presence::never(), may_pass: true, reasons, undecided: None };
        }
        Ok(if split.fails.is_never() && split.reasons.is_empty() { None } else { Some(split) })
    }

    fn judgement(&self, verdict: Verdict) -> EvalResult<Judgement> {
        let under = verdict.fails.guards().first().cloned();
        let fails = under.is_some() && !verdict.may_pass && verdict.reasons.is_empty();
        let message = match &under {
            None => None,
            Some(guard) => Some(render(&self.rule.message, guard, self.cx)?),
        };
        let place = self.place(&under.or_else(|| verdict.undecided.clone()).unwrap_or_default());
        Ok(Judgement {
            fails,
            when: (!fails && message.is_some()).then_some(verdict.fails),
            reasons: verdict.reasons,
            message,
            place,
            undecided: verdict.undecided,
        })
    }

    fn each(&self, expr: &Expr, presence: &Presence) -> EvalResult<Vec<Judgement>> {
        let collection = evaluate(expr, self.cx)?;
        let mut found = Vec::new();
        let mut open = None;
        match collection.as_choice() {
            None => self.elements(&collection, presence, &mut found, &mut open)?,
            Some(choice) => {
                for (guard, leaf) in choice.leaves() {
                    let presence = presence.and_guard(guard);
                    if !presence.is_never() {
                        self.elements(leaf, &presence, &mut found, &mut open)?;
                    }
                }
            }
        }
        // What else there may be matters only as long as nothing is said already.
        if let Some(reason) = open
            && found.is_empty()
            && self.may_fail(&reason)?
        {
            found.push(Judgement {
                fails: false,
                when: None,
                reasons: vec![reason],
                message: None,
                place: self.locate(expr, &Guard::always()).unwrap_or(Place::NOWHERE),
                undecided: None,
            });
        }
        Ok(found)
    }

    fn elements(
        &self,
        collection: &Value,
        presence: &Presence,
        found: &mut Vec<Judgement>,
        open: &mut Option<Reason>,
    ) -> EvalResult<()> {
        match &collection.kind {
            Kind::Null => {}
            Kind::Unknown(unknown) => *open = open.take().or_else(|| Some(unknown.reason.clone())),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                for (index, item) in seq.items.iter().enumerate() {
                    let key = match collection.kind {
                        Kind::Set(_) => item.clone(),
                        _ => i64::try_from(index).map_or_else(|_| Value::null(), Value::from),
                    };
                    let there =
                        if seq.presence.is_empty() { presence.clone() } else { presence.and(&seq.presence_of(index)) };
                    self.element(key, item, &there, found)?;
                }
                if seq.open {
                    // An element that is known in part tells best why there may be more of its kind.
                    let part = seq.items.iter().find_map(|i| i.first_unknown()?.as_unknown());
                    let reason =
                        part.map_or_else(|| Reason::Other("there may be more of them".into()), |u| u.reason.clone());
                    *open = open.take().or(Some(reason));
                }
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                for field in fields.entries() {
                    self.element(Value::string(field.key.clone()), &field.value, presence, found)?;
                }
                if fields.open {
                    *open = open.take().or_else(|| Some(Reason::Other("there may be more of them".into())));
                }
            }
            _ => {
                return Err(Box::new(Diagnostic::error(
                    format!("for_each takes a list, not a {}", collection.type_name()),
                    Span::NONE,
                )));
            }
        }
        Ok(())
    }

    fn element(&self, key: Value, item: &Value, presence: &Presence, found: &mut Vec<Judgement>) -> EvalResult<()> {
        if presence.is_never() {
            return Ok(());
        }
        // An element that is itself one of several is judged once for each.
        if let Some(choice) = item.as_choice() {
            for (guard, leaf) in choice.leaves() {
                self.element(key.clone(), leaf, &presence.and_guard(guard), found)?;
            }
            return Ok(());
        }
        // An element that is not set is none.
        if item.is_null() {
            return Ok(());
        }
        self.bindings.set_each(key, item.clone());
        let fail = condition(&evaluate(&self.rule.fail, self.cx)?, self.rule.fail.span, self.cx)?;
        if let Some(verdict) = self.verdict(fail, presence)? {
            found.push(self.judgement(verdict)?);
        }
        Ok(())
    }

    /// Whether an element of which nothing is known may fail.
    fn may_fail(&self, reason: &Reason) -> EvalResult<bool> {
        self.bindings.set_each(Value::unknown(reason.clone()), Value::unknown(reason.clone()));
        let fail = condition(&evaluate(&self.rule.fail, self.cx)?, self.rule.fail.span, self.cx)?;
        Ok(self.verdict(fail, &Presence::always())?.is_some())
    }

    /// Where `at` leads; where it leads to nothing written, what it lies in; else the element.
    fn place(&self, under: &Guard) -> Place {
        let mut place = self.rule.at.as_ref().and_then(|at| self.locate(at, under));
        if place.is_none()
            && let Some(element) = self.bindings.element()
        {
            place = place_of(&element);
        }
        place.unwrap_or(Place::NOWHERE)
    }

    /// Where a path leads; of any other expression, the written attribute that decides it.
    fn locate(&self, expr: &Expr, under: &Guard) -> Option<Place> {
        Pointing { bindings: self.bindings, under, lets: &self.rule.lets }.locate(expr, self.cx)
    }
}

impl Verdict {
    fn add(&mut self, guard: &Guard, leaf: &Value, presence: &Presence) {
        let there = presence.and_guard(guard);
        if there.is_never() {
            return;
        }
        match &leaf.kind {
            Kind::Bool(true) => {
                for guard in there.guards() {
                    self.fails.add(guard.clone());
                }
            }
            Kind::Bool(false) => self.may_pass = true,
            Kind::Unknown(unknown) => {
                if self.undecided.is_none() {
                    self.undecided = there.guards().first().cloned();
                }
                if !self.reasons.contains(&unknown.reason) {
                    self.reasons.push(unknown.reason.clone());
                }
            }
            _ => {
                if !self.reasons.contains(&Reason::Invalid) {
                    self.reasons.push(Reason::Invalid);
                }
            }
        }
    }
}

fn origins(presence: &Presence) -> usize {
    let mut seen: SmallVec<[&Str; 8]> = SmallVec::new();
    for atom in presence.guards().iter().flat_map(Guard::atoms) {
        if !seen.contains(&&atom.origin.text) {
            seen.push(&atom.origin.text);
        }
    }
    seen.len()
}

/// What a check says of a value taken for `self`, with nothing around it: for trying checks out.
///
/// # Errors
/// When the check cannot be evaluated, or something in it is in error.
pub(super) fn judge_value(rule: &Rule, view: Value) -> EvalResult<Vec<Judgement>> {
    let bindings = Bindings::new(rule, None, None, view);
    let found = judge(rule, &bindings, &Presence::always())?;
    match bindings.reports.take().into_iter().next() {
        Some(report) => Err(Box::new(report)),
        None => Ok(found),
    }
}
