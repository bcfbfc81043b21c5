//! Where a resource is before a change and after it.

use bartizan_lang::Value;

use super::subject::Both;
use super::written;

/// What says where a resource is, the first that is there: its own attributes, then its names, which hold it.
const ATTRIBUTES: [&str; 6] = ["region", "location", "zone", "availability_zone", "availability_domain", "location_id"];

/// A move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Where it is.
    pub before: String,
    /// Where it will be.
    pub after: String,
}

/// Where a resource moves to; nothing when it stays, or when one of the places is not known.
#[must_use]
pub fn moved(change: &Both<'_>) -> Option<Location> {
    let (before, after) = (change.before?, change.after?);
    let text = |value: &Value, name: &str| written::at(value, name).and_then(|v| v.as_str()).map(ToString::to_string);
    let attributes = ATTRIBUTES.into_iter().map(|name| (text(before, name), text(after, name)));
    let arns =
        (text(before, "arn").as_deref().and_then(region_of_arn), text(after, "arn").as_deref().and_then(region_of_arn));
    attributes.chain([arns]).find_map(|both| match both {
        (Some(before), Some(after)) if !before.is_empty() && !after.is_empty() && plain(&before) != plain(&after) => {
            Some(Location { before, after })
        }
        _ => None,
    })
}

/// `West Europe` and `westeurope` are one place for Azure, and `us` and `US` for Google Cloud; its links to zones and regions
/// end with the name.
fn plain(place: &str) -> String {
    let name = place.rsplit('/').next().unwrap_or(place);
    name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// The region in `arn:aws:rds:eu-central-1:123456789012:db:orders`; empty for what is global.
fn region_of_arn(arn: &str) -> Option<String> {
    let mut parts = arn.split(':');
    (parts.next() == Some("arn")).then(|| parts.nth(2).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves() {
        for (attribute, before, after, expected) in [
            ("region", "eu-central-1", "us-east-1", true),
            ("location", "West Europe", "westeurope", false),
            ("location", "EU", "US", true),
            ("zone", "https://example.test/zones/europe-west1-b", "europe-west1-b", false),
            ("arn", "arn:aws:rds:eu-central-1:1:db:a", "arn:aws:rds:eu-west-1:1:db:a", true),
            ("arn", "arn:aws:s3:::a", "arn:aws:s3:::b", false),
        ] {
            let value = |text: &str| Value::object_of([(attribute, Value::string(text))]);
            let (before, after) = (value(before), value(after));
            let found = moved(&Both { ty: "x", before: Some(&before), after: Some(&after) });
            assert_eq!(found.is_some(), expected, "{attribute} {found:?}");
        }
    }
}
