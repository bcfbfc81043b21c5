//! Where each type of resources says its place: the rows of `checks/residency/placements.tsv`.

use std::sync::LazyLock;

/// A row: an attribute that says where a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The type; a `*` at its end stands for any that begin so.
    pub ty: &'static str,
    /// The attribute, blocks with dots.
    pub attribute: &'static str,
    /// `PL027`, or the id of a fact: `DM353`.
    pub id: &'static str,
    /// What its value is.
    pub says: Says,
    /// When it counts.
    pub when: When,
    /// The attribute that says whose region it is, where one type is in several clouds; empty else.
    pub cloud_in: &'static str,
    /// The cloud whose regions its values are, where that is another one than the provider's; empty else.
    pub cloud: &'static str,
    /// For people.
    pub note: &'static str,
}

/// What the value of an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A region, a location, or a code of a product.
    Region,
    /// A zone, which lies in a region.
    Zone,
    /// A name that holds the region: `projects/p/locations/eu`.
    Identifier,
    /// A resource that is there.
    Reference,
    /// Nothing: the place is that of the provider.
    Provider,
    /// That it is anywhere.
    Everywhere,
}

/// When an attribute counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Where it is written.
    Written,
    /// Where its value is known: what is less exact knows as much otherwise.
    Known,
    /// Only that of the first block.
    First,
    /// Only that of the blocks in which an attribute has that value.
    Block(&'static str, &'static str),
    /// Where it is not written, this code holds.
    Else(&'static str),
    /// Where it is not written, the place cannot be known, for the reason in the note.
    ElseUnknown,
}

const ROWS: &str = include_str!("../../checks/residency/placements.tsv");

/// Sorted by type, as the file is: those of one type are in the order in which they count.
static TABLE: LazyLock<Vec<Placement>> = LazyLock::new(|| ROWS.lines().skip(1).filter_map(row).collect());

fn row(line: &'static str) -> Option<Placement> {
    let mut cells = line.split('\t').map(|cell| if cell == "-" { "" } else { cell });
    let (ty, attribute, id, _kind) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let says = match cells.next()? {
        "region" => Says::Region,
        "zone" => Says::Zone,
        "identifier" => Says::Identifier,
        "reference" => Says::Reference,
        "provider" => Says::Provider,
        "everywhere" => Says::Everywhere,
        _ => return None,
    };
    let when = match cells.next()? {
        "written" => When::Written,
        "known" => When::Known,
        "first" => When::First,
        "else:?" => When::ElseUnknown,
        other => match (other.strip_prefix("else:"), other.split_once('=')) {
            (Some(code), _) => When::Else(code),
            (None, Some((attribute, value))) => When::Block(attribute, value),
            (None, None) => return None,
        },
    };
    let (cloud_in, cloud, note) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Placement { ty, attribute, id, says, when, cloud_in, cloud, note })
}

/// The rows of exactly that type, in the order in which they count.
#[must_use]
pub fn of(ty: &str) -> &'static [Placement] {
    let from = TABLE.partition_point(|row| row.ty < ty);
    let to = TABLE.partition_point(|row| row.ty <= ty);
    TABLE.get(from..to).unwrap_or_default()
}

/// The rows of all types that begin like that one, those that say most of it first.
pub fn of_kind(ty: &str) -> impl Iterator<Item = &'static Placement> {
    let ends = ty.rmatch_indices('_').map(|(at, _)| at + 1);
    ends.filter_map(|end| ty.get(..end)).flat_map(|prefix| of(&format!("{prefix}*")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::*;
    use crate::providers::schema;

    #[test]
    fn every_row_is_read_and_sorted() {
        assert_eq!(TABLE.len() + 1, ROWS.lines().count());
        assert!(TABLE.is_sorted_by_key(|row| row.ty));
    }

    #[test]
    fn rows_name_what_the_schemas_know() {
        for row in TABLE.iter().filter(|row| !row.ty.ends_with('*') && schema::provider_of(row.ty).is_some()) {
            let path = format!("{}.{}", row.ty, row.attribute);
            let node = schema::resource(row.ty).and_then(|node| node.path(row.attribute));
            assert!(node.is_some(), "{path}");
        }
    }

    #[test]
    fn rows_of_a_kind_go_from_the_narrow_to_the_wide() {
        let types: Vec<&str> = of_kind("google_bigquery_table").map(|row| row.ty).collect();
        assert_eq!(types, ["google_*", "google_*", "google_*"]);
        assert_eq!(of("google_bigquery_dataset").first().map(|row| row.when), Some(When::Else("US")));
        assert!(of("google_bigquery").is_empty());
    }
}
