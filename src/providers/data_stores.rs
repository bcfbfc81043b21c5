//! Which types of resources hold data that is lost with them: the rows of `src/providers/data_stores.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Something that holds data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataStore {
    /// What it is, as people call it: `database`, `bucket`, `disk`, `key`.
    pub kind: &'static str,
    /// The attribute at its top with which it is made as a copy of another one, so that its loss loses nothing; empty
    /// where there is none.
    pub copy_when: &'static str,
}

const ROWS: &str = include_str!("data_stores.tsv");

static TABLE: LazyLock<BTreeMap<&'static str, DataStore>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, DataStore { kind: cells.next()?, copy_when: cells.next()? }))
    };
    ROWS.lines().skip(1).filter_map(row).collect()
});

/// What a resource of that type holds; nothing for a type whose loss loses no data.
#[must_use]
pub fn of(ty: &str) -> Option<DataStore> {
    TABLE.get(ty).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::schema;

    #[test]
    fn rows_name_what_the_schemas_know() {
        assert!(!TABLE.is_empty());
        assert_eq!(TABLE.len() + 1, ROWS.lines().count());
        for (ty, store) in TABLE.iter() {
            let node = schema::resource(ty);
            assert!(node.is_some(), "{ty}");
            let known = store.copy_when.is_empty() || node.is_some_and(|node| node.child(store.copy_when).is_some());
            assert!(known, "{ty}.{}", store.copy_when);
            assert!(!store.kind.is_empty(), "{ty}");
        }
    }
}
