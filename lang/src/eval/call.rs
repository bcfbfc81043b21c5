//! Function calls: arguments, alternatives, unknown arguments, marks.

use super::{Context, EvalResult, collection, evaluate as evaluate_expr, lift, planned};
use crate::diagnostic::Diagnostic;
use crate::functions::{self, Accepts, Function, FunctionError, Marks, OnUnknown, Param, Scalar};
use crate::span::Span;
use crate::syntax::ast::{Call, Expr, ExprKind, StepKind};
use crate::value::{ChoiceBuilder, Fields, Kind, Reason, Type, Unknown, Value};

/// Functions of Terraform and OpenTofu that are not computed here: their results are unknown. A name that is neither here
/// nor in the table of functions is an error.
const NOT_COMPUTED: &[&str] = &["convert", "defaults", "ephemeralasnull", "type"];

pub(super) fn evaluate(call: &Call, span: Span, cx: &Context<'_>) -> EvalResult {
    if !cx.scope.spend(1) {
        return Ok(Value::unknown(Reason::Limit("evaluation budget")).at(span));
    }
    // The namespace of the language's own functions may be written out.
    let name = call.name.strip_prefix("core::").unwrap_or(&call.name);
    match name {
        "try" => return try_each(&call.args, span, cx),
        "can" => return can(call, span, cx),
        _ => {}
    }
    if let Some(result) = cx.scope.call(call, cx) {
        return result.map(|v| if v.span.is_some() { v } else { v.at(span) });
    }
    let found = if name.contains("::") { of_provider(name, call, cx)? } else { functions::lookup(name) };
    let Some(function) = found else {
        if name.contains("::") || NOT_COMPUTED.contains(&name) {
            for arg in &call.args {
                evaluate_expr(arg, cx)?;
            }
            return Ok(Value::unknown(Reason::Function(call.name.clone())).at(span));
        }
        let mut diagnostic = Diagnostic::error(format!("there is no function named {:?}", call.name), call.name_span);
        if let Some(near) = nearest(name) {
            diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
        }
        return Err(Box::new(diagnostic));
    };
    if function.name == "templatestring" && !cx.is_check() {
        template_reference(call)?;
    }
    let (args, open) = arguments(call, cx)?;
    if open {
        return Ok(result_unknown(function, &args, None).at(span));
    }
    // A null without a type makes the type of the result unknown, and so the result.
    if matches!(function.name, "format" | "formatlist")
        && !cx.is_check()
        && args.iter().skip(1).any(|a| a.is_null() && a.ty() == Type::Any)
    {
        return Ok(Value::unknown(Reason::Other("an argument is null, of no type".into())).at(span));
    }
    invoke(function, args, call, span, cx)
}

/// A template for `templatestring` is there to be looked up: what is written in the call is a template already.
fn template_reference(call: &Call) -> EvalResult<()> {
    let Some(template) = call.args.first() else { return Ok(()) };
    let mut expr = template;
    let is_reference = loop {
        match &expr.kind {
            ExprKind::Traversal(t) => {
                break t.steps.iter().all(|s| matches!(s.kind, StepKind::Attr(_) | StepKind::Index(_)));
            }
            ExprKind::Relative(relative) => {
                if relative.steps.iter().any(|s| matches!(s.kind, StepKind::AttrSplat | StepKind::FullSplat)) {
                    break false;
                }
                expr = &relative.base;
            }
            _ => break false,
        }
    };
    if is_reference {
        return Ok(());
    }
    Err(Box::new(
        Diagnostic::error("templatestring: the template must be a reference, such as local.template", template.span)
            .with_help("a template that is written here needs no function: \"${...}\" is one"),
    ))
}

/// The address of the provider that Terraform has built in.
const BUILTIN: &str = "terraform.io/builtin/terraform";

/// The function of a provider, where it is computed here; `None` when only the provider itself could compute it.
fn of_provider(name: &str, call: &Call, cx: &Context<'_>) -> EvalResult<Option<&'static Function>> {
    let wrong = |help: &str| {
        let message = format!("there is no function named {:?}", call.name);
        Err(Box::new(Diagnostic::error(message, call.name_span).with_help(help)))
    };
    let Some(path) = name.strip_prefix("provider::") else {
        return wrong("the functions of providers are called provider::NAME::FUNCTION");
    };
    let Some((provider, function)) = path.split_once("::").filter(|(_, function)| !function.contains("::")) else {
        return wrong("the name of the provider stands before that of the function: provider::NAME::FUNCTION");
    };
    match cx.scope.provider_source(provider) {
        Some(source) if source == BUILTIN => match functions::builtin_provider_function(function) {
            Some(function) => Ok(Some(function)),
            None => wrong("the built-in provider has decode_tfvars, encode_expr and encode_tfvars"),
        },
        Some(_) => Ok(None),
        None => wrong("a provider whose functions are called is declared in required_providers"),
    }
}

fn nearest(name: &str) -> Option<&'static str> {
    functions::names()
        .map(|n| (strsim::damerau_levenshtein(n, name), n))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, n)| n)
}

/// The arguments, the last one expanded where `...` says so; and whether there may be more.
fn arguments(call: &Call, cx: &Context<'_>) -> EvalResult<(Vec<Value>, bool)> {
    // A call with an argument in error has no type, whatever the rest of the argument is.
    let cx = &if cx.is_quiet() { cx.strict() } else { *cx };
    let mut args = Vec::with_capacity(call.args.len());
    for (index, arg) in call.args.iter().enumerate() {
        let value = evaluate_expr(arg, cx)?;
        if call.expand && index + 1 == call.args.len() {
            match value.as_seq() {
                Some(seq) if seq.is_closed() => args.extend(seq.items.iter().cloned()),
                _ if value.is_null() && cx.is_check() => {}
                _ if value.first_unknown().is_some() => {
                    args.push(value);
                    return Ok((args, true));
                }
                _ => return Err(Box::new(Diagnostic::error("only a list can be expanded with ...", arg.span))),
            }
        } else {
            args.push(value);
        }
    }
    Ok((args, false))
}

fn invoke(function: &'static Function, args: Vec<Value>, call: &Call, span: Span, cx: &Context<'_>) -> EvalResult {
    let most = if function.variadic.is_some() { usize::MAX } else { function.params.len() };
    if args.len() < function.min || args.len() > most {
        let takes = match (function.min, most) {
            (least, usize::MAX) => format!("at least {least}"),
            (least, most) if least == most => least.to_string(),
            (least, most) => format!("{least} to {most}"),
        };
        return Err(Box::new(Diagnostic::error(
            format!(
                "{} takes {takes} argument{}, not {}",
                function.name,
                if takes == "1" { "" } else { "s" },
                args.len()
            ),
            span,
        )));
    }
    let mut args = args;
    if function.unknown == OnUnknown::Deep {
        for arg in &mut args {
            *arg = lift::hoist(arg);
        }
    }
    if !function.carries_marks {
        args = args.into_iter().map(lift::marks_to_leaves).collect();
    }
    let units = args.iter().map(weight).fold(0, u32::saturating_add);
    if units > 0 && !cx.scope.spend(units) {
        return Ok(Value::unknown(Reason::Limit("evaluation budget")).at(span));
    }
    let result = lift::product(&args, &mut |args| {
        once(function, args, call, span, cx).map(|made| marked(made, function, args))
    })?;
    let made = weight(&result);
    if made > 0 && !cx.scope.spend(made) {
        return Ok(Value::unknown(Reason::Limit("evaluation budget")).at(span));
    }
    Ok(result.at(span))
}

/// A result with the marks and references that it carries of these arguments.
fn marked(result: Value, function: &Function, args: &[Value]) -> Value {
    args.iter().enumerate().fold(result, |result, (place, arg)| match function.marks(place) {
        Marks::Own => result,
        Marks::Top => result.made_from(arg),
        Marks::All => carry(result, arg, 3).marked_as(&arg.marks()),
    })
}

/// How many steps it costs to look at a value or to make it: one for each 64 bytes of a text and each 16 elements.
fn weight(value: &Value) -> u32 {
    let weight = match &value.kind {
        Kind::String(text) => text.len() / 64,
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.len() / 16,
        Kind::Map(fields) | Kind::Object(fields) => fields.len() / 16,
        _ => 0,
    };
    u32::try_from(weight).unwrap_or(u32::MAX)
}

/// Takes over marks and references of an argument and of what lies in it.
fn carry(result: Value, arg: &Value, depth: u8) -> Value {
    let scalar = !matches!(result.kind, Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) | Kind::Map(_) | Kind::Object(_));
    let mut result = result.made_from(arg);
    // The elements of a collection carry their own marks into a collection; a scalar has only its own.
    if scalar && depth > 0 {
        if let Some(seq) = arg.as_seq() {
            for item in seq.items.iter().take(64) {
                result = carry(result, item, depth - 1);
            }
        } else if let Some(fields) = arg.as_fields() {
            for field in fields.entries().iter().take(64) {
                result = carry(result, &field.value, depth - 1);
            }
        }
    }
    result
}

fn once(function: &'static Function, args: &[Value], call: &Call, span: Span, cx: &Context<'_>) -> EvalResult {
    let mut converted = Vec::with_capacity(args.len());
    for (index, arg) in args.iter().enumerate() {
        let Some(param) = function.params.get(index).or(function.variadic.as_ref()) else { continue };
        converted.push(
            accept(function, param, arg, cx)
                .map_err(|message| fault(function, call, span, &FunctionError::Argument(index, message)))?,
        );
    }
    if converted.iter().any(functions::is_plan_timestamp)
        && let Some(result) = at_any_time(function, &converted, cx)
    {
        return result.map_err(|e| Box::new(fault(function, call, span, &e)));
    }
    // What Terraform knows while planning is no unknown value to it, though it is to us.
    let plans = cx.scope.plans()
        && !converted.iter().any(|a| a.as_unknown().is_some_and(|unknown| unknown.reason.is_known_while_planning()));
    if plans && let Some(result) = planned::special(function.name, &converted) {
        return Ok(result);
    }
    if plans
        && function.needs_arguments()
        && let Some(cause) = converted.iter().find(|a| a.is_unknown())
    {
        let mut result = result_unknown(function, &converted, Some(cause));
        if let Some(ty) = result_type(function, &converted, cx) {
            let known = result.as_unknown().cloned().unwrap_or_else(|| Unknown::new(lift::reason(cause)));
            result = Value::from_unknown(Unknown { ty: Some(ty), not_null: true, ..known });
        }
        return Ok(planned::result(result, false));
    }
    let undecided = match if plans { function.in_plan() } else { function.unknown } {
        OnUnknown::Itself => None,
        OnUnknown::Deep => converted.iter().find(|a| !a.is_wholly_known()),
        OnUnknown::Shallow => converted.iter().find(|a| shallow(a)),
    };
    if let Some(undecided) = undecided {
        // Elements under conditions are alternatives of the whole sequence, which may still be few enough.
        if function.unknown == OnUnknown::Shallow
            && converted.iter().all(|a| {
                !a.is_unknown() && !a.as_seq().is_some_and(|s| s.open) && !a.as_fields().is_some_and(|f| f.open)
            })
        {
            let hoisted: Vec<Value> =
                converted.iter().map(|a| if shallow(a) { lift::hoist(a) } else { a.clone() }).collect();
            if hoisted.iter().all(|a| a.as_choice().is_none_or(|c| c.leaves().iter().all(|(_, l)| !shallow(l))))
                && !hoisted.iter().any(Value::is_unknown)
            {
                return lift::product(&hoisted, &mut |args| {
                    (function.call)(args, cx.scope.host()).map_err(|e| Box::new(fault(function, call, span, &e)))
                });
            }
        }
        let result = result_unknown(function, &converted, Some(undecided));
        return Ok(if plans { planned::result(result, false) } else { result });
    }
    let result = (function.call)(&converted, cx.scope.host()).map_err(|e| Box::new(fault(function, call, span, &e)))?;
    let result = match &result.kind {
        Kind::Unknown(known) if known.ty.is_none() && known.reason != Reason::Invalid => {
            match functions::type_of_result(function, &converted) {
                Some((ty, _)) => result.with_kind(Unknown { ty: Some(ty), ..(**known).clone() }.settled()),
                None => result,
            }
        }
        _ => result,
    };
    if plans {
        return Ok(planned::result(result, function.keeps_beginning()));
    }
    // A file that is not read is worth saying, since what it holds is not checked.
    if let Some(unknown) = result.as_unknown()
        && matches!(unknown.reason, Reason::OutsideRoot(_) | Reason::Unreadable(..))
        && !cx.is_quiet()
        && converted.iter().all(Value::is_wholly_known)
    {
        cx.scope.report(
            Diagnostic::note(format!("{}: {}", function.name, unknown.reason), span)
                .with_help("its content is taken as unknown; --root widens the scanned tree"),
        );
    }
    Ok(result)
}

/// What a function makes of the time of planning, when it makes the same of all times.
fn at_any_time(function: &Function, args: &[Value], cx: &Context<'_>) -> Option<Result<Value, FunctionError>> {
    let mut results = functions::PLAN_TIMES.iter().map(|time| {
        let at_time = |arg: &Value| match functions::is_plan_timestamp(arg) {
            true => arg.with_kind(Kind::String((*time).into())),
            false => arg.clone(),
        };
        let args: Vec<Value> = args.iter().map(at_time).collect();
        args.iter().all(Value::is_wholly_known).then(|| (function.call)(&args, cx.scope.host()))
    });
    let first = results.next()??;
    results
        .all(|other| match (&first, &other) {
            (Ok(a), Some(Ok(b))) => a.interchangeable(b),
            (Err(_), Some(Err(_))) => true,
            _ => false,
        })
        .then_some(first)
}

/// The type of the result where arguments are unknown, but are known to be tuples or objects.
fn result_type(function: &Function, args: &[Value], cx: &Context<'_>) -> Option<Type> {
    let exploded: Option<Vec<Value>> = args.iter().map(planned::exploded).collect();
    let result = (function.call)(&exploded?, cx.scope.host()).ok()?;
    Some(result.ty()).filter(|ty| !ty.has_any())
}

/// Whether a value itself is not decided, whatever is known of its elements.
fn shallow(value: &Value) -> bool {
    match &value.kind {
        Kind::Unknown(_) | Kind::Choice(_) => true,
        Kind::Set(_) if collection::may_shrink(value) => true,
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => !seq.is_closed(),
        Kind::Map(fields) | Kind::Object(fields) => fields.open,
        _ => false,
    }
}

fn result_unknown(function: &Function, args: &[Value], undecided: Option<&Value>) -> Value {
    let reason = undecided.or_else(|| args.iter().find(|a| !a.is_wholly_known())).map_or(Reason::Invalid, lift::reason);
    let mut unknown = Unknown::new(reason);
    unknown.ty = function.returns.map(Into::into);
    // A conversion of null is null, and of yamlencode Terraform does not say that it never gives null.
    let nullable = matches!(function.name, "tobool" | "tonumber" | "tostring" | "yamlencode");
    unknown.not_null = function.returns.is_some() && !nullable;
    if let Some((ty, not_null)) = functions::type_of_result(function, args) {
        (unknown.ty, unknown.not_null) = (Some(ty), not_null);
    }
    let described: Option<Vec<_>> = args.iter().map(lift::describe).collect();
    let text = described.map(|d| format!("{}({})", function.name, d.join(", ")));
    unknown.origin =
        if function.returns == Some(Scalar::Bool) { lift::derived_condition(text) } else { lift::derived(text) };
    Value::from_unknown(unknown)
}

fn fault(function: &Function, call: &Call, span: Span, error: &FunctionError) -> Diagnostic {
    match error {
        FunctionError::Call(message) => Diagnostic::error(format!("{}: {message}", function.name), span),
        FunctionError::Argument(index, message) => {
            let place = if call.expand { None } else { call.args.get(*index) };
            let name = function.params.get(*index).or(function.variadic.as_ref()).map_or("argument", |p| p.name);
            Diagnostic::error(
                format!("{}: argument {name:?}: {message}", function.name),
                place.map_or(span, |a: &Expr| a.span),
            )
        }
    }
}

/// Brings an argument to what its parameter accepts.
fn accept(function: &Function, param: &Param, arg: &Value, cx: &Context<'_>) -> Result<Value, String> {
    if arg.is_null() {
        if param.null {
            return Ok(arg.clone());
        }
        if cx.is_check() {
            // In a check null is "not set", and a collection that is not set is empty.
            let empty = match param.accepts {
                Accepts::Sequence
                | Accepts::Strings
                | Accepts::StringSet
                | Accepts::Numbers
                | Accepts::Bools
                | Accepts::Elements
                | Accepts::AnySet => Some(Value::tuple(Vec::new())),
                Accepts::Mapping | Accepts::StringLists => Some(Value::object(Fields::default())),
                Accepts::Any
                    if matches!(
                        function.name,
                        "length" | "keys" | "values" | "flatten" | "concat" | "merge" | "distinct"
                    ) =>
                {
                    Some(Value::tuple(Vec::new()))
                }
                _ => None,
            };
            return match empty {
                Some(value) => Ok(value.at(arg.span)),
                None if param.accepts == Accepts::Any => Ok(arg.clone()),
                None => Err("it is null; test it with != null first".to_owned()),
            };
        }
        return Err("it must not be null".to_owned());
    }
    // Checks do not ask for one type where they compare or count.
    let accepts = match param.accepts {
        Accepts::Elements | Accepts::AnySet if cx.is_check() => Accepts::Sequence,
        accepts => accepts,
    };
    if let Some(ty) = arg.as_unknown().and_then(|u| u.ty.as_ref())
        && !cx.is_check()
    {
        let fits = match accepts {
            // These look at their argument only when it is known.
            Accepts::Sequence if matches!(function.name, "contains" | "sum") => true,
            Accepts::Sequence => matches!(ty, Type::List(_) | Type::Set(_) | Type::Tuple(_) | Type::Any),
            Accepts::Mapping => matches!(ty, Type::Map(_) | Type::Object(_) | Type::Any),
            _ => true,
        };
        if !fits {
            let wanted = if accepts == Accepts::Sequence { "a list" } else { "a map" };
            return Err(format!("{wanted} is required"));
        }
    }
    accepts.convert(arg).map_err(|e| e.to_string())
}

fn try_each(args: &[Expr], span: Span, cx: &Context<'_>) -> EvalResult {
    let mut last = None;
    for (index, arg) in args.iter().enumerate() {
        match evaluate_expr(arg, &cx.strict()) {
            // It may yet fail.
            Ok(value) if cx.scope.plans() && (value.is_unknown() || !value.is_known_while_planning()) => {
                return Ok(lift::follows(&value, None, None).at(span));
            }
            Ok(value) => {
                // An alternative in which this argument fails goes on to the next one.
                if let Some(choice) = value.as_choice()
                    && choice.leaves().iter().any(|(_, leaf)| invalid(leaf))
                    && let Ok(rest) = try_each(&args[index + 1..], span, cx)
                {
                    let mut builder = ChoiceBuilder::new();
                    for (guard, leaf) in choice.leaves() {
                        builder.add(guard, if invalid(leaf) { rest.clone() } else { leaf.clone() });
                    }
                    return Ok(builder.finish().at(span).made_from(&value));
                }
                return Ok(value);
            }
            Err(error) if error.regardless => return Err(error),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| Box::new(Diagnostic::error("try takes at least one argument", span))))
}

fn invalid(value: &Value) -> bool {
    value.as_unknown().is_some_and(|u| u.reason == Reason::Invalid)
}

fn can(call: &Call, span: Span, cx: &Context<'_>) -> EvalResult {
    let [arg] = call.args.as_slice() else {
        return Err(Box::new(Diagnostic::error("can takes one argument", span)));
    };
    let value = match evaluate_expr(arg, &cx.strict()) {
        Ok(value) => value,
        Err(error) if error.regardless => return Err(error),
        Err(_) => return Ok(Value::from(false).at(span)),
    };
    match &value.kind {
        // The time of planning is known to Terraform, so that what is made of it is no unknown value there.
        Kind::Unknown(unknown) if unknown.reason == Reason::Impure(functions::PLAN_TIMESTAMP.into()) => {
            Ok(Value::from(true).at(span).made_from(&value))
        }
        _ if cx.scope.plans() && (value.is_unknown() || !value.is_known_while_planning()) => {
            Ok(lift::follows(&value, None, Some(Type::Bool)).at(span))
        }
        Kind::Unknown(_) => {
            let text = lift::describe(&value).map(|t| format!("can({t})"));
            Ok(lift::follows(&value, lift::derived_condition(text), Some(Type::Bool)).at(span))
        }
        Kind::Choice(_) => lift::each_leaf(&value, &mut |leaf| {
            Ok(if invalid(leaf) { Value::from(false) } else { Value::from(true) }.at(span))
        }),
        // That it succeeds is no secret.
        _ => Ok(Value::from(true).at(span)),
    }
}
