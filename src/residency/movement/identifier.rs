//! What the identifiers of clouds say of a place: ARNs, OCIDs, CRNs.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Part, Shape, Str};

use crate::residency::catalogue::Cloud;

/// What an identifier says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Identifier {
    /// The region that it holds: a text, or the part of the text that is not known.
    Region(Cloud, Value),
    /// The name of a bucket, in whose identifiers there is no region.
    Bucket(Str),
    /// It names something that is in no region, or says nothing of it.
    Placeless,
    /// It is no identifier: a plain name.
    Name(Str),
}

/// Where what stands in a form without place is looked for.
/// ARNs: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>, OCIDs:
/// <https://docs.oracle.com/en-us/iaas/Content/General/Concepts/identifiers.htm>, CRNs:
/// <https://cloud.ibm.com/docs/account?topic=account-crn>.
pub(super) fn read(value: &Value) -> Option<Identifier> {
    let known = value.as_str().cloned();
    if let Some(name) = known.as_deref().and_then(bucket) {
        return Some(Identifier::Bucket(name.into()));
    }
    if let Some(region) = known.as_deref().and_then(google) {
        return Some(Identifier::Region(Cloud::Gcp, Value::string(&region).at(value.span)));
    }
    let parts = segments(value)?;
    let word = |index: usize| parts.get(index).and_then(Value::as_str).map(Str::as_str);
    match word(0)? {
        "arn" if parts.len() >= 6 => {
            let region = parts.get(3)?;
            Some(match region.as_str() {
                Some(region) if region.is_empty() => Identifier::Placeless,
                _ => Identifier::Region(Cloud::Aws, region.clone()),
            })
        }
        "crn" if parts.len() >= 8 => Some(match word(5) {
            Some("" | "global") => Identifier::Placeless,
            _ => Identifier::Region(Cloud::Ibm, parts.get(5)?.clone()),
        }),
        text if parts.len() == 1 && text.starts_with("ocid1.") => {
            let region = text.split('.').nth(3).unwrap_or_default();
            let region = Value::string(region).at(value.span);
            Some(if region.as_str().is_some_and(|r| r.is_empty()) {
                Identifier::Placeless
            } else {
                Identifier::Region(Cloud::Oci, region)
            })
        }
        _ => known.map(|text| if text.contains([':', '/']) { Identifier::Placeless } else { Identifier::Name(text) }),
    }
}

/// The dataset of BigQuery in the name of a table or a dataset: `bank.ledger.payments`, `bq://bank.ledger`,
/// `bigquery.googleapis.com/projects/bank/datasets/ledger`.
pub(super) fn google_dataset(text: &str) -> Option<&str> {
    if let Some((_, rest)) = text.split_once("/datasets/") {
        return rest.split('/').next();
    }
    let names = text.strip_prefix("bq://").unwrap_or(text);
    let mut names = names.split(['.', ':']);
    let (_project, dataset) = (names.next()?, names.next()?);
    (names.count() < 2 && !dataset.is_empty() && !text.contains(' ')).then_some(dataset)
}

/// The region or zone in the name of a resource of Google Cloud: `projects/p/locations/europe-west3/keyRings/k`.
fn google(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("projects/")?;
    let mut segments = rest.split('/').skip(1);
    let word = segments.next()?;
    let place = segments.next().filter(|place| !place.is_empty() && !place.contains(['$', '*']));
    let place = place.filter(|_| matches!(word, "locations" | "regions" | "zones"))?;
    // Multi-regions have codes of products only.
    let is_wide = matches!(place, "asia" | "eu" | "europe" | "us");
    Some(if is_wide { format!("backup:{place}") } else { place.to_owned() })
}

/// The bucket that a text names as an ARN or a URL.
fn bucket(text: &str) -> Option<&str> {
    let rest = match text.strip_prefix("arn:") {
        Some(rest) => rest.split_once(':')?.1.strip_prefix("s3:::")?,
        None => {
            let schemes = ["s3://", "s3a://", "s3n://", "s3ssl://", "gs://", "storage.googleapis.com/"];
            schemes.iter().find_map(|scheme| text.strip_prefix(scheme))?
        }
    };
    rest.split('/').next().filter(|name| !name.is_empty())
}

/// The parts of a text between colons, the unknown ones as they are; nothing where nothing is known of the text.
fn segments(value: &Value) -> Option<Vec<Value>> {
    let at = |text: &str| Value::string(text).at(value.span);
    match &value.kind {
        Kind::String(text) => Some(text.split(':').map(at).collect()),
        Kind::Unknown(unknown) => {
            let Shape::Template(parts) = &unknown.shape else { return None };
            let mut segments = vec![at("")];
            for part in parts.iter() {
                match part {
                    Part::Text(text) => {
                        for (number, piece) in text.split(':').enumerate() {
                            if number > 0 {
                                segments.push(at(piece));
                            } else if let Some(last) = segments.last_mut()
                                && last.as_str().is_some_and(|text| text.is_empty())
                            {
                                *last = at(piece);
                            }
                        }
                    }
                    Part::Hole(hole) => {
                        if let Some(last) = segments.last_mut() {
                            *last = hole.clone();
                        }
                    }
                }
            }
            Some(segments)
        }
        _ => None,
    }
}
