//! Attributes that a block has under a name of an older provider: they are edited under that name, because beside it the
//! new one would be refused.

use bartizan_lang::syntax::ast::Body;
use bartizan_lang::value::Str;

use super::tree::{Change, Changes};
use crate::providers::companions::{self, Inline};
use crate::providers::defaults::is_below;
use crate::providers::lifetimes;
use crate::providers::shape::Renamed;

/// The changes in the names that the block is written in, or would have to be for the provider's `version`, a constraint;
/// none when it says the same in a form of its own, beside which nothing can be put.
pub(super) fn as_written(changes: Changes, ty: &str, body: &Body, version: Option<&str>) -> Option<Changes> {
    let rows = companions::inline(ty);
    if rows.is_empty() {
        return Some(changes);
    }
    let older = |from: &str| {
        lifetimes::end_of(ty, from).is_some_and(|end| version.is_some_and(|version| is_below(version, end)))
    };
    let change = |(name, change): (Str, Change)| {
        let mut of_name = rows.iter().filter(|row| row.into == name);
        if let Some(row) = of_name.clone().find(|row| row.from == name) {
            return Some((name, inner(change, row, body)));
        }
        if is_written(body, &name) {
            return Some((name, change));
        }
        let is_former = |row: &&Inline| {
            let names_alone = matches!(row.renamed, Renamed::As | Renamed::Negated);
            is_written(body, row.from) || names_alone && older(row.from)
        };
        match of_name.find(is_former) {
            Some(row) => renamed(change, row),
            None => Some((name, change)),
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
