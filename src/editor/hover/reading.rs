//! Which checks read an attribute.

use bartizan_lang::value::Str;

use super::Page;
use super::values::first;
use crate::engine::{CheckIndex, Registry, reads};
use crate::providers::companions::{self, Shape};
use crate::report::check_line;

/// Most checks that are named.
const MAX_CHECKS: usize = 8;

impl Page<'_> {
    /// The checks that read an attribute or block of a type, as Markdown; `ty` has `data.` in front of a data source's.
    pub(super) fn checks_reading(&self, ty: &str, path: &[Str]) -> Option<String> {
        let checks = self.checks()?;
        let registry = checks.registry();
        let mut found = reading(registry, ty, path);
        // What a companion says is read in the words of its parent.
        for row in companions::of(ty) {
            let way = match row.shape {
                Shape::Attribute => path.to_vec(),
                Shape::Same | Shape::Named(_) => std::iter::once(row.into.into()).chain(path.iter().cloned()).collect(),
            };
            found.extend(reading(registry, row.parent, &way));
            if matches!(row.shape, Shape::Named(_)) {
                found.extend(reading_shaped(registry, row.parent, row.into, path));
            }
        }
        for row in companions::inline(ty).iter().filter(|row| path.first().is_some_and(|name| name == row.from)) {
            found.extend(reading_shaped(registry, ty, row.into, path));
        }
        found.sort_unstable();
        found.dedup();
        let lines: Vec<String> =
            found.into_iter().filter_map(|check| checks.about(check)).map(|check| check_line(&check)).collect();
        (!lines.is_empty()).then(|| format!("Read by:\n{}", first(&lines, MAX_CHECKS)))
    }
}

/// The checks whose rules read a way, a part of it, or what it is a part of.
fn reading(registry: &Registry, ty: &str, path: &[Str]) -> Vec<CheckIndex> {
    checks_where(registry, ty, &|way| way.iter().zip(path).all(|(a, b)| a == b))
}

/// The same for what stands in the view in another shape: only the name of the last attribute can be told.
fn reading_shaped(registry: &Registry, ty: &str, into: &str, path: &[Str]) -> Vec<CheckIndex> {
    checks_where(registry, ty, &|way| {
        way.first().is_some_and(|first| first == into) && (way.len() == 1 || way.last() == path.last())
    })
}

fn checks_where(registry: &Registry, ty: &str, wanted: &dyn Fn(&[Str]) -> bool) -> Vec<CheckIndex> {
    let mut found = registry.on(ty).to_vec();
    found.retain(|check| registry.rules(*check, ty).iter().any(|rule| reads(rule).iter().any(|way| wanted(way))));
    found
}
