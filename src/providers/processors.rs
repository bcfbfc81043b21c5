//! Which types of resources data goes through, or is kept in for a while: the rows of `src/providers/processors.tsv`. What
//! holds data that is lost with it is in `data_stores.tsv`.

use super::sorted::{below_header, rows};

/// Something that handles data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// Whether it keeps data, though none that is lost with it: caches, topics, copies of what is elsewhere.
    pub stores: bool,
    /// What it is, as people call it: `function`, `cluster`, `cache`.
    pub kind: &'static str,
}

/// `type holding kind`, below a header, sorted.
const ROWS: &str = include_str!("processors.tsv");

/// What a resource of that type does with data; nothing for a type that does nothing with it, or that is in
/// [`super::data_stores`].
#[must_use]
pub fn of(ty: &str) -> Option<Handler> {
    let mut cells = rows(below_header(ROWS), &[ty]).next()?.split('\t');
    Some(Handler { stores: cells.next()? == "stores", kind: cells.next()? })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::*;
    use crate::providers::{companions, data_stores, schema};

    fn types() -> impl Iterator<Item = &'static str> {
        ROWS.lines().skip(1).filter_map(|row| row.split('\t').next())
    }

    #[test]
    fn rows_name_what_the_schemas_know() {
        assert!(ROWS.lines().skip(1).is_sorted());
        for ty in types() {
            let Some(handler) = of(ty) else { panic!("{ty} is not found") };
            // What azapi makes has the types of Resource Manager.
            let known = schema::resource(ty).is_some() || ty.starts_with("Microsoft.");
            // Providers that offer services in other clouds have no schemas here.
            let others = [
                "aiven_",
                "cloudflare_",
                "confluent_",
                "databricks_",
                "ec_",
                "mongodbatlas_",
                "snowflake_",
                "azuread_",
                "azapi_",
            ];
            assert!(known || others.iter().any(|prefix| ty.starts_with(prefix)), "{ty}");
            assert!(data_stores::of(ty).is_none(), "{ty} is among the stores");
            assert!(!handler.kind.is_empty(), "{ty}");
        }
        for line in ROWS.lines().skip(1) {
            assert!(matches!(line.split('\t').nth(1), Some("stores" | "processes")), "{line}");
        }
    }

    #[test]
    fn what_only_says_how_its_parent_is_handles_nothing() {
        let companions = types().filter(|ty| companions::of(ty).iter().any(|row| !row.target));
        assert_eq!(companions.collect::<Vec<_>>(), Vec::<&str>::new());
    }
}
