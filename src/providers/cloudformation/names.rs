//! The names of CloudFormation's properties, and the way back from Terraform's attributes to them.
//!
//! `src/providers/aws/cloudformation/names.tsv.gz` holds what AWS publishes of each type; `tools/cloudformation_names.py`
//! writes it. It is unpacked when it is first asked.

use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use rustc_hash::FxHashMap;

use super::{child, properties};
use crate::providers::schema;
use crate::providers::sorted::rows;

static PACKED: &[u8] = include_bytes!("../aws/cloudformation/names.tsv.gz");

static NAMES: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    match GzDecoder::new(PACKED).read_to_string(&mut text) {
        Ok(_) => text.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap_or_default(),
        Err(_) => String::new(),
    }
});

/// What a property holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    String,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// An object with properties of its own.
    Object,
    /// A list of objects with properties of their own.
    Objects,
    /// A list of something else.
    List,
    /// Anything else, such as a policy.
    Json,
}

impl Shape {
    fn parse(text: &str) -> Self {
        match text {
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "number" => Self::Number,
            "object" => Self::Object,
            "objects" => Self::Objects,
            "list" => Self::List,
            _ => Self::Json,
        }
    }
}

/// The properties of a type that people may write, by their dotted paths without indices, parents first.
pub fn paths(cfn: &str) -> impl Iterator<Item = (&'static str, Shape)> + use<> {
    let text: &'static str = NAMES.as_str();
    rows(text, &[cfn]).filter_map(|row| {
        let (path, shape) = row.split_once('\t')?;
        Some((path, Shape::parse(shape)))
    })
}

/// All types that AWS publishes properties of, sorted.
#[must_use]
pub fn types() -> &'static [&'static str] {
    static TYPES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let text: &'static str = NAMES.as_str();
        let mut types: Vec<&'static str> = text.lines().filter_map(|row| row.split('\t').next()).collect();
        types.dedup();
        types
    });
    &TYPES
}

/// Where an attribute of Terraform's is in CloudFormation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The names of the properties on the way, with what each holds.
    pub way: Vec<(&'static str, Shape)>,
    /// What became of the value on the way to Terraform: nothing, `kebab`, `invert`, `values`.
    pub transform: &'static str,
    /// What the transform needs to know besides.
    pub argument: &'static str,
}

/// A place in Terraform's vocabulary that a property leads to.
#[derive(Clone)]
struct Lead {
    ty: &'static str,
    into: String,
    transform: &'static str,
    argument: &'static str,
}

/// Transforms that can be undone.
const UNDONE: &[&str] = &["", "invert", "kebab", "values"];

/// Transforms below which properties go on.
const OPEN: &[&str] = &["", "flatten", "companion", "companions"];

/// All attributes of Terraform's that a resource of that CloudFormation type says when it becomes one of type `own`, by type
/// and dotted path: of the resource itself, and of those that hold some of its settings.
#[must_use]
#[allow(clippy::iter_over_hash_type, reason = "each entry is sorted by itself")]
pub fn attributes(cfn: &str, own: &'static str) -> FxHashMap<(&'static str, String), Vec<Place>> {
    let mut leads: FxHashMap<&'static str, Vec<Lead>> = FxHashMap::default();
    let mut shapes: FxHashMap<&'static str, Shape> = FxHashMap::default();
    let mut found: FxHashMap<(&'static str, String), Vec<Place>> = FxHashMap::default();
    let other = |ty: &str| ty != own && super::variants(cfn).any(|variant| variant.ty == ty);
    let top = [Lead { ty: own, into: String::new(), transform: "", argument: "" }];
    for (path, shape) in paths(cfn) {
        shapes.insert(path, shape);
        let written: Vec<Lead> = properties(cfn, path)
            .filter(|row| !other(row.ty))
            .map(|row| Lead { ty: row.ty, into: row.into.to_owned(), transform: row.transform, argument: row.argument })
            .collect();
        let of_path = if written.is_empty() {
            let (parents, name) = match path.rsplit_once('.') {
                Some((parent, name)) => (leads.get(parent).map(Vec::as_slice).unwrap_or_default(), name),
                None => (top.as_slice(), path),
            };
            let below = |lead: &Lead| {
                let root = schema::resource(lead.ty)?;
                let node = if lead.into.is_empty() { root } else { root.path(&lead.into)? };
                let name = child(node, name)?.name();
                let into = if lead.into.is_empty() { name.to_owned() } else { format!("{}.{name}", lead.into) };
                Some(Lead { ty: lead.ty, into, transform: "", argument: "" })
            };
            parents.iter().filter(|lead| OPEN.contains(&lead.transform)).filter_map(below).collect()
        } else {
            written
        };
        for lead in of_path.iter().filter(|lead| UNDONE.contains(&lead.transform)) {
            let way = way(path, &shapes);
            let place = Place { way, transform: lead.transform, argument: lead.argument };
            found.entry((lead.ty, lead.into.clone())).or_default().push(place);
        }
        leads.insert(path, of_path);
    }
    // Of several properties that say one attribute the plainest comes first.
    for places in found.values_mut() {
        places.sort_by_key(|place| (place.way.len(), place.way.last().map_or(0, |(name, _)| name.len())));
    }
    found
}

/// The names on a path, each with what it holds.
fn way(path: &'static str, shapes: &FxHashMap<&'static str, Shape>) -> Vec<(&'static str, Shape)> {
    let mut way = Vec::new();
    let mut start = 0;
    for (end, _) in path.match_indices('.').chain([(path.len(), "")]) {
        let (Some(name), Some(here)) = (path.get(start..end), path.get(..end)) else { break };
        way.push((name, shapes.get(here).copied().unwrap_or(Shape::Json)));
        start = end + 1;
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    fn property(cfn: &str, own: &'static str, ty: &'static str, into: &str) -> Option<String> {
        let place = attributes(cfn, own).get(&(ty, into.to_owned()))?.first()?.clone();
        Some(place.way.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("."))
    }

    #[test]
    fn attributes_lead_back_to_the_properties_that_say_them() {
        for (cfn, own, ty, into, expected) in [
            ("AWS::RDS::DBInstance", "aws_db_instance", "aws_db_instance", "multi_az", Some("MultiAZ")),
            (
                "AWS::RDS::DBInstance",
                "aws_db_instance",
                "aws_db_instance",
                "storage_encrypted",
                Some("StorageEncrypted"),
            ),
            ("AWS::RDS::DBInstance", "aws_db_instance", "aws_db_instance", "skip_final_snapshot", None),
            (
                "AWS::RDS::DBInstance",
                "aws_db_instance",
                "aws_db_instance",
                "snapshot_identifier",
                Some("DBSnapshotIdentifier"),
            ),
            (
                "AWS::S3::Bucket",
                "aws_s3_bucket",
                "aws_s3_bucket_versioning",
                "versioning_configuration.status",
                Some("VersioningConfiguration.Status"),
            ),
            (
                "AWS::S3::Bucket",
                "aws_s3_bucket",
                "aws_s3_bucket_public_access_block",
                "block_public_acls",
                Some("PublicAccessBlockConfiguration.BlockPublicAcls"),
            ),
            (
                "AWS::SQS::Queue",
                "aws_sqs_queue",
                "aws_sqs_queue",
                "sqs_managed_sse_enabled",
                Some("SqsManagedSseEnabled"),
            ),
        ] {
            assert_eq!(property(cfn, own, ty, into).as_deref(), expected, "{cfn} {into}");
        }
    }
}
