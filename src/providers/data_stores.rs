//! Which types of resources hold data that is lost with them: the rows of `src/providers/data_stores.tsv`.

use super::sorted::{below_header, rows};

/// Something that holds data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataStore {
    /// What it is, as people call it: `database`, `bucket`, `disk`, `key`.
    pub kind: &'static str,
    /// The attribute at its top with which it is made as a copy of another one, so that its loss loses nothing; empty
    /// where there is none.
    pub copy_when: &'static str,
}

/// `type kind copy_when`, below a header, sorted.
const ROWS: &str = include_str!("data_stores.tsv");

/// What a resource of that type holds; nothing for a type whose loss loses no data.
#[must_use]
pub fn of(ty: &str) -> Option<DataStore> {
    let mut cells = rows(below_header(ROWS), &[ty]).next()?.split('\t');
    Some(DataStore { kind: cells.next()?, copy_when: cells.next()? })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::*;
    use crate::providers::schema;

    #[test]
    fn rows_name_what_the_schemas_know() {
        assert!(ROWS.lines().skip(1).is_sorted());
        for ty in ROWS.lines().skip(1).filter_map(|row| row.split('\t').next()) {
            let Some(store) = of(ty) else { panic!("{ty} is not found") };
            let node = schema::resource(ty);
            assert!(node.is_some(), "{ty}");
            let known = store.copy_when.is_empty() || node.is_some_and(|node| node.child(store.copy_when).is_some());
            assert!(known, "{ty}.{}", store.copy_when);
            assert!(!store.kind.is_empty(), "{ty}");
        }
    }
}
