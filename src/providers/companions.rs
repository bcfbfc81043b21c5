//! Companions: resources that only hold settings of another one, such as `aws_s3_bucket_versioning` of `aws_s3_bucket`.
//! The rows of `src/providers/*/companions.tsv` say which they are, how they find their parent and what they become in
//! its view; `shapes.tsv` says the same of what is written in the parent itself.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::shape::{self, Renamed, ShapeFn};

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

/// A row of `companions.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Companion {
    /// The type of the companion.
    pub companion: &'static str,
    /// Its attribute that names the parent.
    pub join_attribute: &'static str,
    /// The type of the parent.
    pub parent: &'static str,
    /// The parent's attribute that is named, when names are compared.
    pub parent_attribute: &'static str,
    /// The attribute of the parent's view that the companion says.
    pub into: &'static str,
    /// How it goes together with what is written in the parent and in other companions.
    pub precedence: Precedence,
    /// What it becomes.
    pub shape: Shape,
    /// Whether checks may stand on the companion itself too.
    pub target: bool,
}

/// How what several parts say goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Takes the place of what was said before.
    Override,
    /// Adds elements to a list.
    Append,
}

/// What a companion becomes in its parent's view.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Its attribute of the same name.
    Attribute,
    /// An object of all it says, but for the attribute that names the parent.
    Same,
    /// What the function makes of it.
    Named(ShapeFn),
}

/// A row of `shapes.tsv`: an attribute or block that stands in the view in another shape and under another name.
#[derive(Clone, Copy, Debug)]
pub struct Inline {
    /// What is written.
    pub from: &'static str,
    /// The attribute of the view.
    pub into: &'static str,
    /// What makes one of the other.
    pub shape: ShapeFn,
    /// What is left of that where only names changed.
    pub renamed: Renamed,
}

struct Table {
    rows: FxHashMap<&'static str, Vec<Companion>>,
    parents: FxHashMap<&'static str, Vec<Companion>>,
    inline: FxHashMap<&'static str, Vec<Inline>>,
}

/// The rows of a companion type, in the order of the table; empty for a type that is none.
#[must_use]
pub fn of(companion: &str) -> &'static [Companion] {
    TABLE.rows.get(companion).map_or(&[], Vec::as_slice)
}

/// The rows of all companions that a type has; empty for a type that has none.
#[must_use]
pub fn of_parent(parent: &str) -> &'static [Companion] {
    TABLE.parents.get(parent).map_or(&[], Vec::as_slice)
}

/// What is written in a resource of that type and stands in its view in another shape.
#[must_use]
pub fn inline(ty: &str) -> &'static [Inline] {
    TABLE.inline.get(ty).map_or(&[], Vec::as_slice)
}

/// Whether a resource of that type is nothing but a part of its parent: no check stands on it.
#[must_use]
pub fn is_pure(ty: &str) -> bool {
    let rows = of(ty);
    !rows.is_empty() && !rows.iter().any(|row| row.target)
}

impl Table {
    /// Reads the tables. A row that is not understood is left out; a test says that there is none.
    fn read() -> Self {
        let mut table =
            Self { rows: FxHashMap::default(), parents: FxHashMap::default(), inline: FxHashMap::default() };
        for row in COMPANIONS.lines().filter_map(companion_row) {
            table.rows.entry(row.companion).or_default().push(row);
            table.parents.entry(row.parent).or_default().push(row);
        }
        for (ty, row) in INLINE.lines().filter_map(inline_row) {
            table.inline.entry(ty).or_default().push(row);
        }
        table
    }
}

const COMPANIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/companions.tsv"));
const INLINE: &str = include_str!(concat!(env!("OUT_DIR"), "/shapes.tsv"));

fn companion_row(line: &'static str) -> Option<Companion> {
    let mut cells = line.split('\t');
    let mut next = || cells.next().filter(|cell| !cell.is_empty());
    Some(Companion {
        companion: next()?,
        join_attribute: next()?,
        parent: next()?,
        parent_attribute: next()?,
        into: next().filter(|into| !into.contains('.'))?,
        precedence: match next()? {
            "override" => Precedence::Override,
            "append" => Precedence::Append,
            _ => return None,
        },
        shape: match next()? {
            "attribute" => Shape::Attribute,
            "same" => Shape::Same,
            name => Shape::Named(shape::named(name)?),
        },
        target: match next()? {
            "yes" => true,
            "no" => false,
            _ => return None,
        },
    })
}

fn inline_row(line: &'static str) -> Option<(&'static str, Inline)> {
    let mut cells = line.split('\t');
    let (ty, from, into) = (cells.next()?, cells.next()?, cells.next()?);
    let name = cells.next()?;
    Some((ty, Inline { from, into, shape: shape::named(name)?, renamed: shape::renamed_by(name) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::schema;

    #[test]
    fn every_row_is_understood_and_names_what_exists() {
        for line in COMPANIONS.lines() {
            let row = companion_row(line);
            let row = row.as_ref();
            assert!(row.is_some(), "not understood: {line}");
            let Some(row) = row else { continue };
            let child = |ty, name| schema::resource(ty).and_then(|node| node.child(name));
            assert!(child(row.companion, row.join_attribute).is_some(), "no join attribute: {line}");
            assert!(child(row.parent, row.parent_attribute).is_some(), "no attribute of the parent: {line}");
            if matches!(row.shape, Shape::Attribute) {
                assert!(child(row.companion, row.into).is_some(), "no attribute to take: {line}");
            }
        }
        for line in INLINE.lines() {
            assert!(inline_row(line).is_some(), "not understood: {line}");
        }
    }
}
