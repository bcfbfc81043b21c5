//! Whether a resource holds data that is lost with it, and of which kind.

use super::subject::Both;
use super::written;
use crate::providers::data_stores;

/// How people name buckets and containers for the state of Terraform; compared without case and separators.
const STATE_NAMES: [&str; 6] =
    ["tfstate", "terraformstate", "tofustate", "opentofustate", "terraformremotestate", "remotestate"];

/// The kind of what holds the state of Terraform, or the locks on it.
pub const STATE: &str = "state";

/// What the data is held in; nothing where no data is lost with the resource.
#[must_use]
pub fn kind(change: &Both<'_>) -> Option<&'static str> {
    let store = data_stores::of(change.ty)?;
    let value = change.before.or(change.after)?;
    let copied = (!store.copy_when.is_empty()).then(|| written::at(value, store.copy_when)).flatten();
    if copied.is_some_and(|from| !written::is_empty(from)) {
        return None;
    }
    let text = |path: &str| written::at(value, path).and_then(|v| v.as_str()).map_or("", |text| text.as_str());
    let holds_state = match store.kind {
        "bucket" => ["bucket", "name", "bucket_name"].into_iter().any(|path| names_state(text(path))),
        // The only attribute that the locks of the S3 backend need.
        "table" => text("hash_key") == "LockID",
        _ => false,
    };
    Some(if holds_state { STATE } else { store.kind })
}

fn names_state(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    STATE_NAMES.iter().any(|known| plain.contains(known))
}

#[cfg(test)]
mod tests {
    use bartizan_lang::Value;

    use super::*;

    #[test]
    fn kinds() {
        for (ty, attribute, text, expected) in [
            ("aws_s3_bucket", "bucket", "orders", Some("bucket")),
            ("aws_s3_bucket", "bucket", "acme-Terraform-State-prod", Some(STATE)),
            ("azurerm_storage_container", "name", "tfstate", Some(STATE)),
            ("aws_dynamodb_table", "hash_key", "LockID", Some(STATE)),
            ("aws_dynamodb_table", "hash_key", "id", Some("table")),
            ("aws_db_instance", "replicate_source_db", "orders", None),
            ("aws_db_instance", "engine", "postgres", Some("database")),
            ("aws_instance", "ami", "ami-1", None),
        ] {
            let value = Value::object_of([(attribute, Value::string(text))]);
            assert_eq!(kind(&Both { ty, before: Some(&value), after: None }), expected, "{ty} {attribute} {text}");
        }
    }
}
