//! The message of a finding: the check's text for the alternative that fails, without what must not be printed.

use bartizan_lang::eval::{Context, EvalResult, condition, evaluate};
use bartizan_lang::syntax::ast::{Expr, ExprKind, TemplatePart};
use bartizan_lang::value::{Guard, Kind, Literal, Part, Shape, Type, Unknown, convert};
use bartizan_lang::{Diagnostic, Value};

/// Stands for a value that must not be printed.
pub(super) const SENSITIVE: &str = "(sensitive)";

/// Stands for a value that is not known.
const UNKNOWN: &str = "(unknown)";

/// Longest text that one value adds to a message, in characters.
const MAX_VALUE: usize = 200;

/// The message under a condition.
///
/// # Errors
/// When it cannot be evaluated.
pub(super) fn render(expr: &Expr, under: &Guard, cx: &Context<'_>) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    write(expr, under, cx, &mut text)?;
    Ok(text)
}

/// The alternative of a value that can be under a condition; the value itself when it has none.
pub(super) fn alternative<'v>(value: &'v Value, under: &Guard) -> &'v Value {
    match value.as_choice() {
        None => value,
        Some(choice) => {
            choice.leaves().iter().find(|(guard, _)| guard.and(under).is_some()).map_or(value, |(_, leaf)| leaf)
        }
    }
}

/// Each interpolation is written on its own, so that one that must not be printed does not hide the rest.
fn write(expr: &Expr, under: &Guard, cx: &Context<'_>, text: &mut String) -> EvalResult<()> {
    match &expr.kind {
        ExprKind::Template(parts)
            if parts.iter().all(|p| matches!(p, TemplatePart::Text(_) | TemplatePart::Interpolation(_))) =>
        {
            for part in parts {
                match part {
                    TemplatePart::Text(known) => text.push_str(known),
                    TemplatePart::Interpolation(inner) => write(inner, under, cx, text)?,
                    TemplatePart::If { .. } | TemplatePart::For { .. } => {}
                }
            }
            Ok(())
        }
        ExprKind::Conditional(conditional) => {
            let verdict = condition(&evaluate(&conditional.condition, cx)?, conditional.condition.span, cx)?;
            match alternative(&verdict, under).as_bool() {
                Some(true) => write(&conditional.then, under, cx, text),
                Some(false) => write(&conditional.otherwise, under, cx, text),
                None => {
                    text.push_str(UNKNOWN);
                    Ok(())
                }
            }
        }
        ExprKind::Paren(inner) => write(inner, under, cx, text),
        _ => {
            let value = evaluate(expr, cx)?;
            let mut added = String::new();
            show(&value, under, &mut added);
            match added.char_indices().nth(MAX_VALUE) {
                Some((end, _)) => {
                    text.push_str(added.get(..end).unwrap_or_default());
                    text.push('…');
                }
                None => text.push_str(&added),
            }
            Ok(())
        }
    }
}

/// The values that an unknown one can have under a condition, when the condition names them.
fn decided<'g>(unknown: &Unknown, under: &'g Guard) -> &'g [Literal] {
    let named =
        unknown.origin.as_ref().and_then(|origin| under.atoms().iter().find(|a| a.origin == *origin && !a.negated));
    named.map_or(&[], |atom| atom.literals.as_slice())
}

fn show(value: &Value, under: &Guard, text: &mut String) {
    let value = alternative(value, under);
    if value.is_secret() {
        text.push_str(SENSITIVE);
        return;
    }
    match &value.kind {
        Kind::Null => text.push_str("null"),
        Kind::String(known) => text.push_str(known),
        Kind::Bool(_) | Kind::Number(_) => {
            if let Ok(converted) = convert(value, &Type::String, &|_| Value::null())
                && let Some(known) = converted.as_str()
            {
                text.push_str(known);
            }
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            for (index, item) in seq.items.iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                show(item, under, text);
                if text.len() > MAX_VALUE * 4 {
                    break;
                }
            }
        }
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => {
                for part in parts.iter() {
                    match part {
                        Part::Text(known) => text.push_str(known),
                        Part::Hole(hole) => show(hole, under, text),
                    }
                }
            }
            _ => {
                let decided = decided(unknown, under);
                for (index, literal) in decided.iter().enumerate() {
                    text.push_str(if index > 0 { " or " } else { "" });
                    match literal {
                        Literal::String(known) => text.push_str(known),
                        literal => text.push_str(&literal.to_string()),
                    }
                }
                if decided.is_empty() {
                    text.push_str(UNKNOWN);
                }
            }
        },
        Kind::Map(_) | Kind::Object(_) | Kind::Choice(_) => text.push_str(UNKNOWN),
    }
}
