//! Attributes that a block has under a name of an older provider: they are edited under that name, because beside it the
//! new one would be refused.

use bartizan_lang::syntax::ast::Body;
use bartizan_lang::value::Str;

use super::tree::{Change, Changes};
use crate::providers::companions::{self, Inline};
use crate::providers::shape::Renamed;

/// The changes in the names that the block is written in; none when it says the same in a form of its own, beside which
/// nothing can be put.
pub(super) fn as_written(changes: Changes, ty: &str, body: &Body) -> Option<Changes> {
    let rows = companions::inline(ty);
    if rows.is_empty() {
        return Some(changes);
    }
    let change = |(name, change): (Str, Change)| {
        let row = rows.iter().find(|row| row.into == name && is_written(body, row.from));
        match row {
            Some(row) if row.from == name => Some((name, inner(change, row, body))),
            Some(row) if !is_written(body, &name) => renamed(change, row),
            _ => Some((name, change)),
        }
    };
    changes.0.into_iter().map(change).collect::<Option<_>>().map(Changes)
}

fn is_written(body: &Body, name: &str) -> bool {
    body.attribute(name).is_some() || body.block(name).is_some()
}

fn renamed(change: Change, row: &Inline) -> Option<(Str, Change)> {
    let change = match (row.renamed, change) {
        (Renamed::As, change) => change,
        (Renamed::Negated, Change::Set(value)) => Change::Set(match value.as_str() {
            "true" => "false".into(),
            "false" => "true".into(),
            _ => return None,
        }),
        (Renamed::Negated, Change::Remove) => Change::Remove,
        _ => return None,
    };
    Some((row.from.into(), change))
}

/// The changes below a block whose attributes have other names.
fn inner(change: Change, row: &Inline, body: &Body) -> Change {
    let (Change::Below(below), Renamed::Inside(names)) = (&change, row.renamed) else { return change };
    let former = |name: &Str| {
        let (old, _) = names.iter().find(|(_, new)| name == new)?;
        body.blocks_of(row.from).any(|block| is_written(&block.body, old)).then(|| Str::from(*old))
    };
    let entry = |(name, change): &(Str, Change)| (former(name).unwrap_or_else(|| name.clone()), change.clone());
    Change::Below(Changes(below.0.iter().map(entry).collect()))
}
