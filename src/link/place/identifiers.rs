//! Regions in names: ARNs, OCIDs, CRNs, and the names and links of Google Cloud.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Part, Shape};

/// The region or location that a name holds, where it holds one.
pub(super) fn location(name: &Value) -> Option<Value> {
    match &name.kind {
        Kind::String(text) => of_text(text).map(|region| Value::string(region).at(name.span).made_from(name)),
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => of_template(parts),
            _ => None,
        },
        _ => None,
    }
}

/// The region in a known name.
///
/// ARNs have it in their fourth field, OCIDs in theirs, CRNs in the sixth.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
/// <https://docs.oracle.com/en-us/iaas/Content/General/Concepts/identifiers.htm>
/// <https://cloud.ibm.com/docs/account?topic=account-crn>
pub(super) fn of_text(text: &str) -> Option<String> {
    let filled = |region: Option<&str>| region.filter(|region| !region.is_empty()).map(str::to_owned);
    if let Some(arn) = text.strip_prefix("arn:") {
        return filled(arn.split(':').nth(2));
    }
    if let Some(ocid) = text.strip_prefix("ocid1.") {
        return filled(ocid.split('.').nth(2));
    }
    if let Some(crn) = text.strip_prefix("crn:") {
        return filled(crn.split(':').nth(4));
    }
    let mut segments = text.split('/');
    while let Some(segment) = segments.next() {
        if matches!(segment, "locations" | "regions" | "zones") {
            return filled(segments.next());
        }
    }
    None
}

/// The region behind `locations/` in a text with holes: a hole there is the region.
fn of_template(parts: &[Part]) -> Option<Value> {
    for (place, part) in parts.iter().enumerate() {
        let Part::Text(text) = part else { continue };
        let ends = ["locations/", "regions/", "zones/"].iter().any(|word| text.ends_with(word));
        match parts.get(place + 1) {
            Some(Part::Hole(hole)) if ends => return Some(hole.clone()),
            _ => {
                if let Some(region) = of_text(text) {
                    return Some(Value::string(region));
                }
            }
        }
    }
    None
}

/// The region or zone at the end of a link to it.
pub(super) fn last_segment(text: &str) -> Option<&str> {
    let (front, last) = text.rsplit_once('/')?;
    let kind = front.rsplit('/').next()?;
    (matches!(kind, "regions" | "zones" | "locations") && !last.is_empty()).then_some(last)
}

/// The region of Oracle Cloud's availability domain: `Uocm:EU-FRANKFURT-1-AD-2` is in `eu-frankfurt-1`, `Uocm:PHX-AD-1` in
/// `phx`, which is how the older regions are called in short.
pub(super) fn region_of_availability_domain(zone: &str) -> Option<String> {
    let (_, name) = zone.split_once(':').unwrap_or(("", zone));
    let at = name.rfind("-AD-")?;
    let number = name.get(at + 4..)?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| name.get(..at).unwrap_or_default().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_found_in_names() {
        for (name, region) in [
            ("arn:aws:rds:eu-central-1:123456789012:db:orders", Some("eu-central-1")),
            ("arn:aws-cn:dynamodb:cn-north-1:123456789012:table/t", Some("cn-north-1")),
            ("arn:aws:s3:::bucket", None),
            ("arn:aws:iam::123456789012:role/r", None),
            ("ocid1.instance.oc1.eu-frankfurt-1.aaaa", Some("eu-frankfurt-1")),
            ("ocid1.compartment.oc1..aaaa", None),
            ("crn:v1:bluemix:public:kms:eu-de:a/1:2::", Some("eu-de")),
            ("projects/p/locations/europe-west3/keyRings/r", Some("europe-west3")),
            ("https://www.googleapis.com/compute/v1/projects/p/zones/europe-west1-b/disks/d", Some("europe-west1-b")),
            ("projects/p", None),
        ] {
            assert_eq!(of_text(name).as_deref(), region, "{name}");
        }
        assert_eq!(last_segment("projects/p/regions/us-east1"), Some("us-east1"));
        assert_eq!(last_segment("us-east1"), None);
        assert_eq!(region_of_availability_domain("Uocm:EU-FRANKFURT-1-AD-2").as_deref(), Some("eu-frankfurt-1"));
        assert_eq!(region_of_availability_domain("eu-central-1a"), None);
    }
}
