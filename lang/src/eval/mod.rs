//! Evaluation of expressions.
//!
//! One evaluator serves infrastructure code and checks; they differ in their [`Dialect`] and in the [`Scope`] that gives
//! names their values. Alternatives are followed: an operation on a choice is done for each leaf, and contradicting
//! conditions drop out.

mod call;
mod collection;
mod conditional;
mod lift;
mod operator;
mod planned;
mod steps;
mod template;
mod unbound;

pub use lift::{hoist, product, split_condition};
pub use operator::{condition, equal};
pub use steps::{get_attr, get_index};
pub use unbound::unbound;

use crate::diagnostic::Diagnostic;
use crate::functions::Host;
use crate::span::Span;
use crate::syntax::ast::{Call, Expr, ExprKind, Traversal, UnaryOp};
use crate::value::{Field, Fields, Kind, Origin, Reason, Seq, Str, Value};

/// An error of evaluation: boxed, so that results stay small.
pub type EvalResult<T = Value> = Result<T, Box<Diagnostic>>;

/// Deepest nesting of evaluation, references followed included.
pub const MAX_DEPTH: u32 = 256;

/// How null and errors are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// As Terraform does: going on from null is an error.
    Terraform,
    /// As checks do: null is "not set", counts as false, and going on from it gives null.
    Check,
    /// As Terraform does, but the arms of a conditional need no type in common: languages that know no types, such as that
    /// of CloudFormation's templates.
    Untyped,
}

/// What gives names their values.
pub trait Scope {
    /// How null and errors are taken.
    fn dialect(&self) -> Dialect;

    /// The value of a name, and how many of the steps after it were used to find it.
    ///
    /// # Errors
    /// When there is no such name.
    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)>;

    /// Calls a function that the language itself does not have; `None` when this scope does not have it either.
    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        let _ = (call, cx);
        None
    }

    /// The source address of the provider that is declared under a local name, whose functions can be called; empty when
    /// it is not known what is declared.
    fn provider_source(&self, local_name: &str) -> Option<Str> {
        let _ = local_name;
        None
    }

    /// The surroundings for functions that read files.
    fn host(&self) -> &dyn Host;

    /// Takes a diagnostic of something that was replaced by an unknown value.
    fn report(&self, diagnostic: Diagnostic);

    /// What decides a condition whose operands do not tell: its text, made unique where equal texts differ in meaning.
    fn condition_origin(&self, span: Span) -> Option<Origin> {
        let _ = span;
        None
    }

    /// Whether what is not decided is unknown, just as a plan of Terraform has it, instead of being followed: without
    /// alternatives, without three-valued logic, without elements under conditions. What a plan knows of an unknown value
    /// (that it is not null, how it begins, how many elements it has) is known here too.
    fn plans(&self) -> bool {
        false
    }

    /// Takes that much of the evaluation budget; `false` when it is used up.
    fn spend(&self, units: u32) -> bool {
        let _ = units;
        true
    }
}

/// Where an expression is evaluated: the scope and the names bound by `for`.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The scope.
    pub scope: &'a dyn Scope,
    binding: Option<&'a Binding<'a>>,
    depth: u32,
    errors: Errors,
}

/// What becomes of an element in error.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Errors {
    /// It is reported and unknown.
    Reported,
    /// The whole is in error too: inside `try` and `can`.
    Kept,
    /// It is unknown, and nobody is told: where only the type of the whole is asked for.
    Dropped,
}

/// A name bound by a `for` expression.
struct Binding<'a> {
    name: &'a str,
    value: Value,
    next: Option<&'a Binding<'a>>,
}

impl<'a> Context<'a> {
    /// Whether a name that an expression binds is a word of this text.
    fn binds_word_of(&self, text: &str) -> bool {
        let names = std::iter::successors(self.binding, |binding| binding.next).map(|binding| binding.name);
        let inside = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        names.into_iter().any(|name| text.split(|c| !inside(c)).any(|word| word == name))
    }

    /// The outermost context of a scope.
    #[must_use]
    pub fn new(scope: &'a dyn Scope) -> Self {
        Self { scope, binding: None, depth: 0, errors: Errors::Reported }
    }

    /// A context of another scope, as deep as this one: for following a reference.
    #[must_use]
    pub fn enter<'b>(&self, scope: &'b dyn Scope) -> Context<'b> {
        Context { scope, binding: None, depth: self.depth, errors: Errors::Reported }
    }

    /// How deep evaluation is.
    #[must_use]
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// The same context at that depth: for following a reference.
    #[must_use]
    pub fn at_depth(self, depth: u32) -> Self {
        Self { depth, ..self }
    }

    fn deeper(self, span: Span) -> EvalResult<Self> {
        if self.depth >= MAX_DEPTH {
            return Err(Box::new(Diagnostic::error("the expression is nested too deeply to be evaluated", span)));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    /// The same context, in which an element in error makes the whole an error, as inside of `try`.
    #[must_use]
    pub fn strict(self) -> Self {
        Self { errors: Errors::Kept, ..self }
    }

    fn lenient(self) -> Self {
        Self { errors: Errors::Dropped, ..self }
    }

    fn is_strict(&self) -> bool {
        self.errors == Errors::Kept
    }

    fn is_quiet(&self) -> bool {
        self.errors != Errors::Reported
    }

    fn is_check(&self) -> bool {
        self.scope.dialect() == Dialect::Check
    }

    /// Whether the arms of a conditional are brought to one type.
    fn unifies_arms(&self) -> bool {
        self.scope.dialect() == Dialect::Terraform
    }

    fn bound(&self, name: &str) -> Option<&'a Value> {
        let mut binding = self.binding;
        while let Some(b) = binding {
            if b.name == name {
                return Some(&b.value);
            }
            binding = b.next;
        }
        None
    }
}

/// Evaluates an expression. Whatever is wrong in a part of it that can stand alone (an element, an entry) is reported and
/// unknown; anything else in error makes the whole an error.
///
/// # Errors
/// When the expression is in error as a whole.
pub fn evaluate(expr: &Expr, cx: &Context<'_>) -> EvalResult {
    match &expr.kind {
        ExprKind::Constant(value) => Ok(value.clone()),
        ExprKind::Traversal(traversal) => traverse(traversal, expr.span, cx).map(|(value, _)| value),
        _ => {
            let cx = &cx.deeper(expr.span)?;
            match &expr.kind {
                ExprKind::Template(parts) => template::evaluate(parts, expr.span, cx),
                ExprKind::Tuple(items) => {
                    if !afford(items.len(), cx) {
                        return Ok(Value::unknown(Reason::Limit("evaluation budget")).at(expr.span));
                    }
                    let mut seq = Seq { items: Vec::with_capacity(items.len()), ..Seq::default() };
                    for item in items {
                        seq.items.push(element(item, cx)?);
                    }
                    Ok(Value::new(Kind::Tuple(seq.into())).at(expr.span))
                }
                ExprKind::Object(items) if !afford(items.len(), cx) => {
                    Ok(Value::unknown(Reason::Limit("evaluation budget")).at(expr.span))
                }
                ExprKind::Object(items) => object(items, expr.span, cx),
                ExprKind::Relative(relative) => {
                    let base = evaluate(&relative.base, cx)?;
                    steps::apply(base, &relative.steps, &mut steps::Place::default(), cx).map(|v| placed(v, expr.span))
                }
                ExprKind::Call(call) => call::evaluate(call, expr.span, cx),
                ExprKind::Conditional(conditional) => conditional::evaluate(conditional, expr.span, cx),
                ExprKind::Unary(op, operand) => {
                    let value = evaluate(operand, cx)?;
                    match op {
                        UnaryOp::Not => operator::not(&value, expr.span, cx),
                        UnaryOp::Neg => operator::negate(&value, expr.span, cx),
                    }
                }
                ExprKind::Binary(op, operands) => operator::binary(*op, &operands.0, &operands.1, expr.span, cx),
                ExprKind::For(expression) => collection::evaluate_for(expression, expr.span, cx),
                ExprKind::Paren(inner) => evaluate(inner, cx),
                ExprKind::Constant(_) | ExprKind::Traversal(_) => Ok(Value::null()),
            }
        }
    }
}

/// Takes the steps that a tuple or an object of so many entries costs; small ones are free.
fn afford(entries: usize, cx: &Context<'_>) -> bool {
    entries < 16 || cx.scope.spend(u32::try_from(entries / 2).unwrap_or(u32::MAX))
}

/// Evaluates an expression that stands alone: an error is reported, and the value is unknown.
pub fn evaluate_or_unknown(expr: &Expr, cx: &Context<'_>) -> Value {
    match evaluate(expr, cx) {
        Ok(value) => value,
        Err(diagnostic) => {
            cx.scope.report(*diagnostic);
            Value::unknown(Reason::Invalid).at(expr.span)
        }
    }
}

/// Where the value of a path expression stands: the attribute or block that the last step leads to. `None` when the
/// expression is no path, or leads to nothing that was written.
#[must_use]
pub fn locate(expr: &Expr, cx: &Context<'_>) -> Option<Located> {
    match &expr.kind {
        ExprKind::Traversal(traversal) => {
            let (value, place) = traverse(traversal, expr.span, cx).ok()?;
            located(value, place)
        }
        ExprKind::Relative(relative) => {
            let base = evaluate(&relative.base, cx).ok()?;
            let mut place = steps::Place::default();
            let value = steps::apply(base, &relative.steps, &mut place, cx).ok()?;
            located(value, place)
        }
        ExprKind::Conditional(conditional) => {
            let verdict = evaluate(&conditional.condition, cx).ok()?;
            match condition(&verdict, expr.span, cx).ok()?.as_bool()? {
                true => locate(&conditional.then, cx),
                false => locate(&conditional.otherwise, cx),
            }
        }
        ExprKind::Call(call) if matches!(call.name.as_str(), "coalesce" | "try") => {
            call.args.iter().find_map(|arg| locate(arg, cx))
        }
        ExprKind::Paren(inner) => locate(inner, cx),
        _ => None,
    }
}

/// What [`locate`] finds.
#[derive(Clone, Debug)]
pub struct Located {
    /// The attribute or block.
    pub at: Span,
    /// Its value.
    pub value: Value,
    /// Who holds it, in a view that is joined from several resources: see [`crate::value::Meta::holder`].
    pub holder: Option<u32>,
}

fn located(value: Value, place: steps::Place) -> Option<Located> {
    if value.is_null() && !place.at.is_some() {
        return None;
    }
    let at = place.at.or(value.span);
    at.is_some().then_some(Located { at, value, holder: place.holder })
}

fn traverse(traversal: &Traversal, span: Span, cx: &Context<'_>) -> EvalResult<(Value, steps::Place)> {
    let mut place = steps::Place::default();
    if let Some(value) = cx.bound(&traversal.root) {
        let value = steps::apply(value.clone(), &traversal.steps, &mut place, cx)?;
        return Ok((placed(value, span), place));
    }
    let cx = &cx.deeper(span)?;
    let (value, used) = cx.scope.resolve(traversal, cx)?;
    let rest = traversal.steps.get(used..).unwrap_or_default();
    let value = steps::apply(value, rest, &mut place, cx)?;
    Ok((placed(value, span), place))
}

/// A value that nobody wrote gets the place where it is used.
fn placed(value: Value, span: Span) -> Value {
    if value.span.is_some() { value } else { value.at(span) }
}

fn element(expr: &Expr, cx: &Context<'_>) -> EvalResult {
    match cx.errors {
        Errors::Reported => Ok(evaluate_or_unknown(expr, cx)),
        Errors::Kept => evaluate(expr, cx),
        Errors::Dropped => match evaluate(expr, cx) {
            Err(error) if !error.regardless => Ok(conditional::failed(expr)),
            result => result,
        },
    }
}

fn object(items: &[crate::syntax::ast::ObjectItem], span: Span, cx: &Context<'_>) -> EvalResult {
    let mut entries = Vec::with_capacity(items.len());
    // Keys that are marked make the whole object so.
    let mut keys = Vec::new();
    let mut open = false;
    for item in items {
        let key = match &item.key.kind {
            ExprKind::Constant(value) if value.as_str().is_some() => value.clone(),
            _ => evaluate(&item.key, cx)?,
        };
        let value = element(&item.value, cx)?;
        match key_text(&key, item.key.span)? {
            Some(key) => entries.push(Field { key, at: item.key.span.until(item.value.span), value }),
            None => open = true,
        }
        if key.is_secret() {
            keys.push(key);
        }
    }
    if open && cx.scope.plans() {
        return Ok(Value::unknown(Reason::Other("a key is not known".into())).at(span));
    }
    let mut fields = Fields::new(entries);
    fields.open = open;
    let mut made = Value::object(fields).at(span);
    for key in &keys {
        made = made.made_from(key);
    }
    Ok(made)
}

/// The text of a key; `None` when it is not known.
fn key_text(key: &Value, span: Span) -> EvalResult<Option<Str>> {
    match &key.kind {
        Kind::String(text) => Ok(Some(text.clone())),
        Kind::Number(number) => Ok(Some(number.to_string().into())),
        Kind::Bool(value) => Ok(Some(if *value { "true" } else { "false" }.into())),
        Kind::Unknown(_) | Kind::Choice(_) => Ok(None),
        _ => Err(Box::new(Diagnostic::error(format!("a key must be a string, not a {}", key.type_name()), span))),
    }
}

/// Binds a name while `run` evaluates something.
pub fn bind<T>(name: &str, value: Value, cx: &Context<'_>, run: &mut dyn FnMut(&Context<'_>) -> T) -> T {
    let binding = Binding { name, value, next: cx.binding };
    run(&Context { binding: Some(&binding), ..*cx })
}
