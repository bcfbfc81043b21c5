//! Protections that a change takes away: the rows of `protections.tsv`, which say where a type writes them.
//!
//! | `protects` | the attribute protects |
//! |---|---|
//! | `true`, `false` | while it has that value |
//! | `number`, `duration` | the more the longer |
//! | `days-or-ever` | the more the longer, 0 and nothing being for ever |
//! | `set` | while it has any value |
//! | `=A\|B` | while it has one of those values |
//! | `subset` | with each of its elements |
//! | `gone` | while the resource is there; the attribute says what it protects |
//! | `accessory` | nothing itself: the other rows are lost when the resource is gone, while what this attribute names stays |

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bartizan_lang::Value;
use bartizan_lang::value::Reason;

use super::subject::Both;
use super::written;

const ROWS: &str = include_str!("protections.tsv");

struct Row {
    attribute: &'static str,
    protects: &'static str,
    what: &'static str,
}

static TABLE: LazyLock<BTreeMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&'static str, Vec<Row>> = BTreeMap::new();
    for line in ROWS.lines().skip(1) {
        let mut cells = line.split('\t');
        if let (Some(ty), Some(attribute), Some(protects), Some(what)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        {
            table.entry(ty).or_default().push(Row { attribute, protects, what });
        }
    }
    table
});

/// A protection that is there before and not after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What it is called: `deletion protection`, `versioning`.
    pub what: &'static str,
    /// Where it is written.
    pub attribute: &'static str,
    /// What happens to it, as a sentence without its full stop.
    pub text: String,
}

/// The protections that a change takes away.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    /// Those that it surely takes away.
    pub lost: Vec<Lost>,
    /// Why that cannot be said of another one.
    pub undecided: Option<Reason>,
}

/// What a resource that does nothing but protect another one names it by; nothing for all other types.
#[must_use]
pub fn protected_by(ty: &str) -> Option<&'static str> {
    TABLE.get(ty)?.iter().find(|row| matches!(row.protects, "gone" | "accessory")).map(|row| row.attribute)
}

/// The protections that a change takes away. Destroying a resource takes only away what it does for others.
#[must_use]
pub fn lost(change: &Both<'_>) -> Losses {
    let mut losses = Losses::default();
    let Some(before) = change.before else { return losses };
    let rows = TABLE.get(change.ty).map(Vec::as_slice).unwrap_or_default();
    if change.after.is_none() && protected_by(change.ty).is_none() {
        return losses;
    }
    // What does nothing but protect is gone with all that it does: that is told once.
    let is_gone = change.after.is_none() && rows.iter().any(|row| row.protects == "gone");
    for row in rows.iter().filter(|row| !is_gone || row.protects == "gone") {
        let was = written::at(before, row.attribute);
        let is = change.after.and_then(|after| written::at(after, row.attribute));
        if let Some(unknown) = is.filter(|value| !written::is_known(value)) {
            if row.protects != "set" && was.is_some_and(|was| protects(row.protects, was)) {
                let reason = unknown.as_unknown().map_or(Reason::TooManyConditions, |u| u.reason.clone());
                losses.undecided = losses.undecided.or(Some(reason));
            }
            continue;
        }
        let text = match change.after {
            None if row.protects == "gone" => Some("it is destroyed".to_owned()),
            None => was.filter(|was| protects(row.protects, was)).map(|_| "it is destroyed".to_owned()),
            Some(_) => text(row, was, is),
        };
        losses.lost.extend(text.map(|text| Lost { what: row.what, attribute: row.attribute, text }));
    }
    losses
}

/// Whether a value protects at all.
fn protects(how: &str, value: &Value) -> bool {
    match how {
        "true" => written::truth(value) == Some(true),
        "false" => written::truth(value) == Some(false),
        "number" | "days-or-ever" => written::whole(value).is_some_and(|n| n > 0),
        "set" | "duration" | "subset" => written::is_known(value) && !written::is_empty(value),
        _ => how.strip_prefix('=').is_some_and(|values| {
            value.as_str().is_some_and(|text| values.split('|').any(|v| v.eq_ignore_ascii_case(text)))
        }),
    }
}

/// What happens to a protection; nothing when it stays.
fn text(row: &Row, was: Option<&Value>, is: Option<&Value>) -> Option<String> {
    let goes = |was: Option<&Value>| {
        let show = |value: Option<&Value>| value.and_then(written::shown);
        match (show(was), show(is)) {
            (Some(was), Some(is)) => format!("{} goes from {was} to {is}", row.attribute),
            (Some(was), None) if is.is_none() => format!("{} is {was} and will not be set", row.attribute),
            (None, Some(is)) => format!("{} becomes {is}", row.attribute),
            _ => format!("{} changes", row.attribute),
        }
    };
    match row.protects {
        // Not set means that the protection is there: skip_final_snapshot.
        "false" => {
            let protected = was.is_none_or(|was| protects("false", was));
            (protected && is.is_some_and(|is| written::truth(is) == Some(true))).then(|| goes(was))
        }
        "number" => {
            let was_number = was.and_then(written::whole).filter(|n| *n > 0)?;
            (is.map_or(Some(0), written::whole)? < was_number).then(|| goes(was))
        }
        "duration" => {
            let was_length = was.and_then(seconds)?;
            (is.map_or(Some(0), seconds)? < was_length).then(|| goes(was))
        }
        "days-or-ever" => {
            let length = |value: Option<&Value>| value.map_or(Some(0), written::whole);
            let (was_days, is_days) = (length(was)?, length(is)?);
            let shorter = is_days > 0 && (was_days == 0 || is_days < was_days);
            // What was never set may be what the provider decides.
            (shorter && was.is_some()).then(|| goes(was))
        }
        "subset" => {
            let elements = |value: Option<&Value>| value.and_then(|v| v.as_seq().cloned());
            let was_all = elements(was)?;
            let is_all = elements(is);
            if is_all.as_ref().is_some_and(|all| all.open || all.items.iter().any(|i| !written::is_known(i))) {
                return None;
            }
            let stays = |item: &Value| is_all.as_ref().is_some_and(|all| all.items.iter().any(|i| i.same(item)));
            let missing: Vec<String> =
                was_all.items.iter().filter(|item| !stays(item)).filter_map(written::shown).collect();
            (!missing.is_empty()).then(|| format!("{} loses {}", row.attribute, missing.join(", ")))
        }
        "gone" | "accessory" => None,
        how => {
            let protected = was.is_some_and(|was| protects(how, was));
            (protected && is.is_none_or(|is| !protects(how, is))).then(|| goes(was))
        }
    }
}

/// The length of `7d`, `168h`, `604800s`.
fn seconds(value: &Value) -> Option<i64> {
    let text = value.as_str()?;
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(digits)?;
    let scale = match unit {
        "" | "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::view::view_schema;

    #[test]
    fn rows_name_what_the_schemas_know() {
        assert!(!TABLE.is_empty());
        assert_eq!(TABLE.values().map(Vec::len).sum::<usize>() + 1, ROWS.lines().count());
        for (ty, rows) in TABLE.iter() {
            for row in rows {
                let known = view_schema(ty).and_then(|node| node.path(row.attribute)).is_some();
                assert!(known, "{ty}.{}", row.attribute);
                let how = row.protects;
                let understood =
                    ["true", "false", "number", "duration", "days-or-ever", "set", "subset", "gone", "accessory"];
                assert!(understood.contains(&how) || how.starts_with('='), "{ty}: {how}");
                assert!(how == "accessory" || !row.what.is_empty(), "{ty}.{}", row.attribute);
            }
        }
    }

    #[test]
    fn lengths() {
        for (text, expected) in [("7d", Some(604_800)), ("1h", Some(3_600)), ("90s", Some(90)), ("a week", None)] {
            assert_eq!(seconds(&Value::string(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_lost() {
        let yes = || Value::from(true);
        let no = || Value::from(false);
        let number = |n: i64| Value::from(n);
        let texts = |all: &[&str]| Value::list(all.iter().map(|t| Value::string(*t)).collect());
        let unknown = || Value::unknown(Reason::AfterApply("a.b".into()));
        let rds = "aws_db_instance";
        for (ty, attribute, was, is, lost_, undecided) in [
            (rds, "deletion_protection", yes(), no(), true, false),
            (rds, "deletion_protection", yes(), Value::null(), true, false),
            (rds, "deletion_protection", yes(), yes(), false, false),
            (rds, "deletion_protection", no(), no(), false, false),
            (rds, "deletion_protection", yes(), unknown(), false, true),
            (rds, "skip_final_snapshot", no(), yes(), true, false),
            (rds, "skip_final_snapshot", Value::null(), yes(), true, false),
            (rds, "skip_final_snapshot", yes(), no(), false, false),
            (rds, "backup_retention_period", number(30), number(7), true, false),
            (rds, "backup_retention_period", number(7), number(30), false, false),
            (rds, "enabled_cloudwatch_logs_exports", texts(&["audit", "error"]), texts(&["error"]), true, false),
            ("aws_cloudwatch_log_group", "retention_in_days", number(0), number(30), true, false),
            ("aws_cloudwatch_log_group", "retention_in_days", number(30), number(0), false, false),
            ("aws_cognito_user_pool", "deletion_protection", "ACTIVE".into(), "INACTIVE".into(), true, false),
        ] {
            let (before, after) = (Value::object_of([(attribute, was)]), Value::object_of([(attribute, is)]));
            let losses = lost(&Both { ty, before: Some(&before), after: Some(&after) });
            assert_eq!((!losses.lost.is_empty(), losses.undecided.is_some()), (lost_, undecided), "{ty}.{attribute}");
        }
    }
}
