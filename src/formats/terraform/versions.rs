//! `required_version`: which versions of Terraform a module can be used with.
//! <https://developer.hashicorp.com/terraform/language/expressions/version-constraints>
//!
//! No particular version runs a scan, so a constraint is in error only when no version fulfils it: neither one of
//! Terraform, nor one of OpenTofu, which went on counting from 1.6 and reads the same argument. Old constraints such as
//! `~> 0.12` name versions that were there, and `>= 1.12` may name one that is newer than this program.

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::syntax::ast::{Block, Expr};

/// Major versions with how many minor versions they have; 1 is still being counted, and has room here.
const VERSIONS: &[(u64, u64)] = &[(0, 15), (1, 99)];

/// Highest patch number of a minor version, with room.
const MAX_PATCH: u64 = 40;

struct Constraint {
    operator: &'static str,
    /// As many numbers as are written: `~> 1.2` differs from `~> 1.2.0`.
    written: Vec<u64>,
}

/// Tells the constraints on Terraform's version that are no constraints, or that nothing fulfils.
pub(super) fn check(blocks: &[Block], told: &mut Vec<Diagnostic>) {
    let mut all: Vec<Constraint> = Vec::new();
    for block in blocks {
        let Some(attribute) = block.body.attribute("required_version") else { continue };
        let constraints = match read(&attribute.expr) {
            Ok(constraints) => constraints,
            Err(error) => {
                told.push(*error);
                continue;
            }
        };
        all.extend(constraints);
        if !possible(&all) {
            told.push(
                Diagnostic::error("no version of Terraform or OpenTofu fulfils this constraint", attribute.expr.span)
                    .with_help("the constraints of all terraform blocks hold together"),
            );
            return;
        }
    }
}

fn read(expr: &Expr) -> Result<Vec<Constraint>, Box<Diagnostic>> {
    let value = super::structure::literal(expr, "required_version")?;
    if value.is_null() {
        return Ok(Vec::new());
    }
    let text = match (value.as_str(), value.as_number()) {
        (Some(text), _) => text.to_string(),
        (_, Some(number)) => number.to_string(),
        _ => String::new(),
    };
    let wrong = |message: &str| Box::new(Diagnostic::error(message.to_owned(), expr.span));
    if text.contains('-') {
        return Err(wrong("a constraint on Terraform's version cannot name a prerelease"));
    }
    let parts = text.split(',').map(|part| parse(part.trim()));
    parts.collect::<Option<Vec<_>>>().ok_or_else(|| wrong("this is no version constraint, such as \">= 1.5, < 2.0\""))
}

/// Whether a text is a version constraint; those of providers may name prereleases.
pub(super) fn is_constraint(text: &str) -> bool {
    text.split(',').all(|part| parse(part.split('-').next().unwrap_or(part).trim()).is_some())
}

fn parse(text: &str) -> Option<Constraint> {
    const OPERATORS: &[&str] = &[">=", "<=", "!=", "~>", "=", ">", "<"];
    let (operator, rest) =
        OPERATORS.iter().find_map(|operator| Some((*operator, text.strip_prefix(operator)?))).unwrap_or(("=", text));
    let rest = rest.trim();
    let numbers = rest.strip_prefix('v').unwrap_or(rest).split('+').next()?;
    let written = numbers.split('.').map(|n| n.parse().ok()).collect::<Option<Vec<u64>>>()?;
    Some(Constraint { operator, written })
}

fn possible(constraints: &[Constraint]) -> bool {
    // The newest first: most constraints allow it.
    VERSIONS.iter().rev().any(|&(major, minors)| {
        (0..=minors).rev().any(|minor| {
            let allows = |patch| constraints.iter().all(|constraint| constraint.allows([major, minor, patch]));
            (0..=MAX_PATCH).rev().any(allows)
        })
    })
}

impl Constraint {
    fn allows(&self, version: [u64; 3]) -> bool {
        let at = |index: usize| self.written.get(index).copied().unwrap_or(0);
        let wanted = [at(0), at(1), at(2)];
        match self.operator {
            ">=" => version >= wanted,
            "<=" => version <= wanted,
            ">" => version > wanted,
            "<" => version < wanted,
            "!=" => version != wanted,
            // The last number that is written may grow.
            "~>" => {
                let fixed = self.written.len().min(3).saturating_sub(1);
                version >= wanted && version[..fixed] == wanted[..fixed]
            }
            _ => version == wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_fulfilled_or_not() {
        let outcome = |text: &str| {
            let all: Option<Vec<Constraint>> = text.split(',').map(|part| parse(part.trim())).collect();
            all.map(|all| possible(&all))
        };
        for text in
            [">= 1.0, < 2.0, != 1.5.0", "~> 0.12", "1.11.4", " =1.11.4 ", ">= 0.13", "~> 1.3.0", "> 1.12", "v1.6"]
        {
            assert_eq!(outcome(text), Some(true), "{text}");
        }
        for text in [">= 99.0", ">= 1.5, < 1.4", "~> 1.5, != 1.5.0, < 1.5.1", "= 0.99.0"] {
            assert_eq!(outcome(text), Some(false), "{text}");
        }
        for text in ["hello", "", ">= ", "1.x"] {
            assert_eq!(outcome(text), None, "{text}");
        }
    }
}
