//! What more has to be known of some rows than the catalogue's columns say: `checks/residency/movement_details.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const ROWS: &str = include_str!("../../../checks/residency/movement_details.tsv");

static TABLE: LazyLock<BTreeMap<&'static str, Detail>> =
    LazyLock::new(|| ROWS.lines().skip(1).filter_map(|line| row(line).map(|(id, detail)| (id, detail))).collect());

/// What is known of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Detail {
    /// What else has to hold, all of it.
    pub when: Vec<Condition>,
    /// It moves nothing by itself: whatever names the resource as an end of a movement means what this row names.
    pub stands_for: bool,
    /// The attribute whose row tells the same movement; empty where none does. This one only says the destination where
    /// that one cannot.
    pub same_as: &'static str,
    /// The attributes that name the customer's key at the destination.
    pub keys: Vec<Key>,
    /// How the data travels: the first that holds.
    pub transport: Vec<Clause>,
}

/// An attribute that has one of some values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    /// The attribute, from the top of the resource; in blocks that the row's attribute is in too, of the same element.
    pub path: &'static str,
    /// The values, with globs; the empty text is the attribute that is not written.
    pub values: Vec<&'static str>,
}

/// An attribute that names a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The attribute.
    pub path: &'static str,
    /// Whether the provider's own key is taken where it is not written, whatever the destination says.
    pub decides: bool,
}

/// A way in which data travels, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// `tls`, `plain`, `private` or `public`.
    pub word: &'static str,
    /// When; nothing for always.
    pub when: Option<Condition>,
}

/// What is known of a row; nothing special for most.
pub(super) fn of(id: &str) -> &'static Detail {
    static NOTHING: LazyLock<Detail> = LazyLock::new(Detail::default);
    TABLE.get(id).unwrap_or(&NOTHING)
}

/// All rows, for the test of the table.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static Detail)> {
    TABLE.iter().map(|(id, detail)| (*id, detail))
}

/// How many lines the table has besides its header.
#[cfg(test)]
pub(super) fn lines() -> usize {
    ROWS.lines().count().saturating_sub(1)
}

/// `id when same_as key transport`, between tabs.
fn row(line: &'static str) -> Option<(&'static str, Detail)> {
    let mut cells = line.split('\t');
    let id = cells.next()?;
    let (when, same_as, keys, transport) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let mut detail = Detail { same_as, ..Detail::default() };
    for clause in clauses(when) {
        if clause == "named" { detail.stands_for = true } else { detail.when.push(condition(clause)?) }
    }
    detail.keys = clauses(keys)
        .map(|path| match path.strip_suffix('!') {
            Some(path) => Key { path, decides: true },
            None => Key { path, decides: false },
        })
        .collect();
    for clause in clauses(transport) {
        let (word, when) = match clause.split_once(' ') {
            Some((word, when)) => (word, Some(condition(when)?)),
            None => (clause, None),
        };
        detail.transport.push(Clause { word, when });
    }
    Some((id, detail))
}

fn clauses(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').map(str::trim).filter(|clause| !clause.is_empty())
}

fn condition(clause: &'static str) -> Option<Condition> {
    let (path, values) = clause.split_once('=')?;
    let values = values.split('|').map(|value| if value == "absent" { "" } else { value }).collect();
    Some(Condition { path, values })
}
