//! Parts of statements, read from views.

use bartizan_lang::Value;

use crate::change::known::{Known, at, items};
use crate::iam::permission::{Part, Statement, Statements, Term, Terms};

/// The texts of an attribute as terms; none when it is not written.
pub(super) fn terms(kind: Terms, view: &Value, path: &[&str]) -> Part {
    let (items, open) = items(view, path);
    let some = items.iter().filter(|item| !item.value.is_null()).map(|item| term(item.value));
    let certain = items.iter().all(|item| item.certain);
    let unknown = matches!(at(view, path), Known::Unknown);
    let some: Vec<Term> = if unknown { vec![Term::Unknown] } else { some.collect() };
    Part { terms: kind, some, except: Vec::new(), open: (open && !unknown) || !certain }
}

/// A text as a term.
pub(super) fn term(value: &Value) -> Term {
    value.as_str().map_or(Term::Unknown, |text| Term::Known(text.to_string()))
}

/// The first of some attributes that is written; a word for none.
pub(super) fn first(kind: Terms, view: &Value, names: &[&str], otherwise: &str) -> Part {
    let written = names.iter().map(|name| terms(kind, view, &[name])).find(|part| !part.some.is_empty() || part.open);
    written.unwrap_or_else(|| Part::of(kind, [otherwise]))
}

/// An allowing statement without conditions.
pub(super) fn allowing(principals: Part, actions: Part, resources: Part) -> Statement {
    Statement {
        allows: true,
        certain: true,
        principals,
        actions,
        resources,
        conditions: Vec::new(),
        more_conditions: false,
    }
}

/// One statement alone.
pub(super) fn one(statement: Statement) -> Statements {
    Statements { all: vec![statement], open: false }
}

/// The statements that each element of a list makes.
pub(super) fn each(view: &Value, path: &[&str], make: &dyn Fn(&Value) -> Option<Statement>) -> Statements {
    let (items, open) = items(view, path);
    let mut statements = Statements { all: Vec::new(), open };
    for item in items.iter().filter(|item| !item.value.is_null()) {
        match make(item.value) {
            Some(statement) => statements.all.push(Statement { certain: item.certain, ..statement }),
            None => statements.open = true,
        }
    }
    statements
}
