//! What more has to be known of some rows than the catalogue's columns say: `checks/residency/movement_details.tsv`.

use bartizan_lang::value::Str;

use crate::providers::sorted::{below_header, rows};

/// The word for a row that moves nothing by itself.
const STANDS_FOR: &str = "named";

/// `id when same_as key transport`, below a header, sorted.
const ROWS: &str = include_str!("../../../checks/residency/movement_details.tsv");

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
    pub attribute: &'static str,
    /// The values, as those of a row's trigger.
    pub values: Vec<Str>,
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
pub(super) fn of(id: &str) -> Detail {
    rows(below_header(ROWS), &[id]).next().and_then(row).unwrap_or_default()
}

/// All rows, for the test of the table.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, Detail)> {
    ROWS.lines().skip(1).filter_map(|line| line.split_once('\t')).filter_map(|(id, rest)| Some((id, row(rest)?)))
}

/// How many lines the table has besides its header.
#[cfg(test)]
pub(super) fn lines() -> usize {
    ROWS.lines().count().saturating_sub(1)
}

/// What stands behind the id. In the first column, `named` is for what stands for something else.
fn row(rest: &'static str) -> Option<Detail> {
    let mut cells = rest.split('\t');
    let (conditions, same_as) = (cells.next()?, cells.next()?);
    let (keys, transport) = (cells.next()?, cells.next()?);
    let stands_for = clauses(conditions).any(|clause| clause == STANDS_FOR);
    let when = clauses(conditions).filter(|clause| *clause != STANDS_FOR).map(condition).collect::<Option<_>>()?;
    let keys = clauses(keys).map(|path| match path.strip_suffix('!') {
        Some(path) => Key { path, decides: true },
        None => Key { path, decides: false },
    });
    let transport = clauses(transport).map(|clause| {
        Some(match clause.split_once(' ') {
            Some((word, when)) => Clause { word, when: Some(condition(when)?) },
            None => Clause { word: clause, when: None },
        })
    });
    let transport = transport.collect::<Option<_>>()?;
    Some(Detail { when, stands_for, same_as, keys: keys.collect(), transport })
}

fn condition(clause: &'static str) -> Option<Condition> {
    let (attribute, values) = clause.split_once('=')?;
    let values = values.split('|').map(|value| if value == "absent" { Str::new() } else { value.into() });
    Some(Condition { attribute, values: values.collect() })
}

fn clauses(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').map(str::trim).filter(|clause| !clause.is_empty())
}
