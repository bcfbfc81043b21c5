//! What major versions of providers removed. Whoever writes one of these works with an older version, which settles defaults
//! that differ between versions where no constraint does. The rows of `src/providers/*/lifetimes.tsv` say what it is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bartizan_lang::value::Fields;

/// By type: the attribute or block at its top that is gone, empty for the type itself, and the first major version
/// without it.
static TABLE: LazyLock<BTreeMap<&'static str, Vec<(&'static str, u32)>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&str, Vec<(&str, u32)>> = BTreeMap::new();
    for row in include_str!(concat!(env!("OUT_DIR"), "/lifetimes.tsv")).lines() {
        let mut cells = row.split('\t');
        if let (Some(ty), Some(attribute), Some(Ok(below))) = (cells.next(), cells.next(), cells.next().map(str::parse))
        {
            table.entry(ty).or_default().push((attribute, below));
        }
    }
    table
});

/// The first major version that does not have what is written in a resource of that type; nothing where the newest has it.
#[must_use]
pub fn below(ty: &str, body: &Fields) -> Option<u32> {
    let written = |attribute: &str| attribute.is_empty() || body.get(attribute).is_some_and(|value| !value.is_null());
    TABLE.get(ty)?.iter().filter(|(attribute, _)| written(attribute)).map(|(_, below)| *below).min()
}

/// The first major version that does not have that attribute or block of a type; nothing where the newest has it.
#[must_use]
pub fn end_of(ty: &str, attribute: &str) -> Option<u32> {
    TABLE.get(ty)?.iter().find(|(known, _)| *known == attribute).map(|(_, below)| *below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::schema;

    #[test]
    fn rows_name_what_the_schemas_know() {
        assert!(!TABLE.is_empty());
        for (ty, rows) in TABLE.iter() {
            for (attribute, _) in rows.iter().filter(|(attribute, _)| !attribute.is_empty()) {
                let known = schema::resource(ty).is_some_and(|node| node.child(attribute).is_some());
                assert!(known, "{ty}.{attribute}");
            }
        }
    }

    #[test]
    fn every_row_is_read() {
        let rows = include_str!(concat!(env!("OUT_DIR"), "/lifetimes.tsv")).lines().count();
        assert_eq!(TABLE.values().map(Vec::len).sum::<usize>(), rows);
    }
}
