//! What a provider takes for an attribute that is not written: the rows of `src/providers/*/defaults.tsv`, by version.

use std::sync::{Arc, LazyLock};

use bartizan_lang::value::{Atom, ChoiceBuilder, Fields, Guard, Literal, Number, Origin, Value};
use rustc_hash::FxHashMap;

static TABLE: LazyLock<FxHashMap<&'static str, Vec<Attribute>>> = LazyLock::new(read);

const ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/defaults.tsv"));

/// An attribute of a type that has a default in some version of the provider.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The way to it; all but the last are blocks, in which it is filled in when they are there.
    pub path: Vec<&'static str>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    value: &'static str,
    from: Version,
    below: Option<Version>,
}

/// The attributes of a type that have a default.
#[must_use]
pub fn of(ty: &str) -> &'static [Attribute] {
    TABLE.get(ty).map_or(&[], Vec::as_slice)
}

impl Attribute {
    /// The default under a version constraint such as `= 5.31.0` or `>= 4, < 6`; null where there is none.
    ///
    /// Without a constraint it is that of the highest version. When versions that satisfy the constraint differ it is a
    /// choice.
    #[must_use]
    pub fn value(&self, provider: &str, constraint: Option<&str>) -> Value {
        let (low, high) = match constraint.filter(|text| !text.trim().is_empty()) {
            Some(text) => interval(text),
            None => (Version([u32::MAX; 3]), None),
        };
        let mut bounds: Vec<Version> = self.rows.iter().flat_map(|row| [Some(row.from), row.below]).flatten().collect();
        bounds.retain(|bound| *bound > low && high.is_none_or(|high| *bound < high));
        bounds.sort_unstable();
        bounds.dedup();
        let mut builder = ChoiceBuilder::new();
        let mut rest = Guard::always();
        let mut start = low;
        for bound in bounds {
            let closed = Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice());
            let origin = Arc::new(Origin {
                text: format!("provider {provider} version < {bound}").into(),
                closed: Some(closed),
            });
            let side = |is_below| {
                Guard::atom(Atom::equals(origin.clone(), Literal::Bool(is_below))).and_then(|guard| rest.and(&guard))
            };
            let (below, above) = (side(true), side(false));
            if let Some(guard) = below {
                builder.add(&guard, self.at(start));
            }
            start = bound;
            rest = above.unwrap_or_else(Guard::always);
        }
        builder.add(&rest, self.at(start));
        builder.finish()
    }

    /// The default in one version.
    fn at(&self, version: Version) -> Value {
        let row = self.rows.iter().find(|row| row.from <= version && row.below.is_none_or(|below| version < below));
        let value = row.and_then(|row| serde_json::from_str(row.value).ok()).map(|json| literal(&json));
        value.map_or_else(Value::null, |value| value.edit_meta(|meta| meta.default = true))
    }
}

fn literal(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::null(),
        serde_json::Value::Bool(value) => (*value).into(),
        serde_json::Value::Number(number) => Number::parse(&number.to_string()).map_or_else(Value::null, Value::from),
        serde_json::Value::String(text) => text.as_str().into(),
        serde_json::Value::Array(items) => Value::list(items.iter().map(literal).collect()),
        serde_json::Value::Object(entries) if entries.is_empty() => Value::object(Fields::default()),
        serde_json::Value::Object(entries) => {
            Value::object_of(entries.iter().map(|(key, value)| (key.as_str(), literal(value))))
        }
    }
}

/// A version of a provider; what follows a dash is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Version([u32; 3]);

impl Version {
    /// The version, and how many of its parts are written.
    fn parse(text: &str) -> Option<(Self, usize)> {
        let text = text.trim().trim_start_matches('v');
        let text = text.split(['-', '+']).next().unwrap_or_default();
        let mut version = Self::default();
        let mut written = 0;
        for (part, slot) in text.split('.').zip(&mut version.0) {
            *slot = part.parse().ok()?;
            written += 1;
        }
        (written > 0).then_some((version, written))
    }

    /// The first version whose part at `place` is one more.
    fn next(self, place: usize) -> Self {
        let mut next = Self::default();
        for (index, (mine, theirs)) in self.0.iter().zip(&mut next.0).enumerate() {
            *theirs = if index < place { *mine } else { 0 };
            if index == place {
                *theirs = mine.saturating_add(1);
            }
        }
        next
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [major, minor, patch] = self.0;
        match (minor, patch) {
            (0, 0) => write!(f, "{major}"),
            (_, 0) => write!(f, "{major}.{minor}"),
            _ => write!(f, "{major}.{minor}.{patch}"),
        }
    }
}

/// Whether all versions that satisfy a constraint are older than that major version.
#[must_use]
pub fn is_below(constraint: &str, major: u32) -> bool {
    interval(constraint).1.is_some_and(|high| high <= Version([major, 0, 0]))
}

/// The versions that satisfy a constraint: from the first up to, without, the second. What is not understood and `!=` are
/// taken to restrict nothing.
fn interval(constraint: &str) -> (Version, Option<Version>) {
    let (mut low, mut high) = (Version::default(), None::<Version>);
    for part in constraint.split(',').map(str::trim) {
        let operator = part.find(|c: char| c.is_ascii_digit() || c == 'v').map_or("", |at| part[..at].trim());
        let Some((version, written)) = Version::parse(part.trim_start_matches(operator)) else { continue };
        let (from, below) = match operator {
            "" | "=" | "==" => (Some(version), Some(version.next(2))),
            ">=" => (Some(version), None),
            ">" => (Some(version.next(2)), None),
            "<" => (None, Some(version)),
            "<=" => (None, Some(version.next(2))),
            "~>" => (Some(version), Some(version.next(written.saturating_sub(2)))),
            _ => (None, None),
        };
        low = from.map_or(low, |from| low.max(from));
        high = match (high, below) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    (low, high)
}

fn read() -> FxHashMap<&'static str, Vec<Attribute>> {
    let mut table: FxHashMap<&'static str, Vec<Attribute>> = FxHashMap::default();
    for (ty, path, row) in ROWS.lines().filter_map(row) {
        let path: Vec<_> = path.split('.').collect();
        let attributes = table.entry(ty).or_default();
        match attributes.iter_mut().find(|attribute| attribute.path == path) {
            Some(attribute) => attribute.rows.push(row),
            None => attributes.push(Attribute { path, rows: vec![row] }),
        }
    }
    table
}

/// A row: type, path, and the rest. A row that is not understood is left out; a test says that there is none.
fn row(line: &'static str) -> Option<(&'static str, &'static str, Row)> {
    let mut cells = line.split('\t');
    let (ty, path, value, from, below) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let version = |text: &str| if text.is_empty() { Some(None) } else { Version::parse(text).map(|(v, _)| Some(v)) };
    Some((ty, path, Row { value, from: version(from)?.unwrap_or_default(), below: version(below)? }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::providers::view;

    #[test]
    fn every_row_is_understood_and_names_what_exists() {
        for line in ROWS.lines() {
            let (ty, path, row) = row(line).unwrap();
            assert!(serde_json::from_str::<serde_json::Value>(row.value).is_ok(), "no JSON: {line}");
            let mut node = view::view_schema(ty);
            for name in path.split('.') {
                node = node.map(|node| node.element().unwrap_or(node)).and_then(|node| node.child(name));
            }
            assert!(node.is_some(), "no such attribute: {line}");
        }
    }

    #[test]
    fn constraints_are_intervals() {
        for (constraint, low, high) in [
            ("= 5.31.0", [5, 31, 0], Some([5, 31, 1])),
            ("5.31.0", [5, 31, 0], Some([5, 31, 1])),
            ("~> 5.0", [5, 0, 0], Some([6, 0, 0])),
            ("~> 5", [5, 0, 0], Some([6, 0, 0])),
            ("~> 5.1.2", [5, 1, 2], Some([5, 2, 0])),
            (">= 4.9, < 6", [4, 9, 0], Some([6, 0, 0])),
            ("> 4.9.1", [4, 9, 2], None),
            ("<= 4.9.1, != 4.2.0", [0, 0, 0], Some([4, 9, 2])),
            ("= 6.0.0-beta2", [6, 0, 0], Some([6, 0, 1])),
        ] {
            assert_eq!(interval(constraint), (Version(low), high.map(Version)), "{constraint}");
        }
    }

    #[test]
    fn the_value_hangs_on_the_version() {
        let row = |value, from, below| Row {
            value,
            from: Version::parse(from).map(|(v, _)| v).unwrap_or_default(),
            below: Version::parse(below).map(|(v, _)| v),
        };
        let attribute = Attribute { path: vec!["x"], rows: vec![row("\"old\"", "", "5"), row("\"new\"", "5", "7.1")] };
        for (constraint, expected) in [
            (Some("= 4.9.0"), "\"old\""),
            (Some("~> 5.1"), "\"new\""),
            (Some("= 7.2.0"), "null"),
            (None, "null"),
            (Some(">= 4, < 6"), "provider p version < 5 is false: \"new\"; provider p version < 5 is true: \"old\""),
            (
                Some(">= 4"),
                "provider p version < 5 is false and provider p version < 7.1 is false: null; \
                 provider p version < 5 is false and provider p version < 7.1 is true: \"new\"; \
                 provider p version < 5 is true: \"old\"",
            ),
        ] {
            let value = attribute.value("p", constraint);
            let text = |value: &Value| value.as_literal().map(|l| l.to_string()).unwrap();
            let said = match value.as_choice() {
                Some(choice) => {
                    choice.leaves().iter().map(|(g, v)| format!("{g}: {}", text(v))).collect::<Vec<_>>().join("; ")
                }
                None => text(&value),
            };
            assert_eq!(said, expected, "{constraint:?}");
        }
    }
}
