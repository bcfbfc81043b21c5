//! CloudFormation's vocabulary in Terraform's: which resource type, attribute and property is which.
//!
//! The tables `src/providers/aws/cloudformation/*.tsv` are described in `src/providers/README.md`. The build script sorts
//! their rows, and they are searched in place: nothing is read before it is asked for, and nothing is kept.
//!
//! What `Ref` and `Fn::GetAtt` return is what the page of the resource in AWS's CloudFormation template reference says
//! under "Return values".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub mod names;

use super::schema::{self, Node, Presence};
use super::sorted::{bound, rows};
use super::spelling::{snake_case, squashed};

static TYPES: &str = include_str!(concat!(env!("OUT_DIR"), "/cloudformation_types.tsv"));
static PROPERTIES: &str = include_str!(concat!(env!("OUT_DIR"), "/cloudformation_properties.tsv"));
static ATTRIBUTES: &str = include_str!(concat!(env!("OUT_DIR"), "/cloudformation_attributes.tsv"));
static COMPANIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/cloudformation_companions.tsv"));
static DEFAULTS: &str = include_str!(concat!(env!("OUT_DIR"), "/cloudformation_defaults.tsv"));

/// A row of `types.tsv`: a type, and when a resource is of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The Terraform type.
    pub ty: &'static str,
    /// The property that must be there for it; empty when nothing is asked.
    pub property: &'static str,
    /// The value that the property must have; empty when any will do.
    pub value: &'static str,
}

/// A row of `properties.tsv`: where a property goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property {
    /// The Terraform type that it goes to: the resource's own, or a companion's.
    pub ty: &'static str,
    /// The dotted path there; empty for the top.
    pub into: &'static str,
    /// How: see the README.
    pub transform: &'static str,
    /// What the transform needs to know besides.
    pub argument: &'static str,
}

/// A row of `defaults.tsv`: what CloudFormation takes where nothing is written and Terraform's provider takes something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Default {
    /// The Terraform type.
    pub ty: &'static str,
    /// The dotted path.
    pub path: &'static str,
    /// The value as JSON; empty where it depends on what a template does not say.
    pub value: &'static str,
}

/// The Terraform type of a CloudFormation type: of `AWS::S3::Bucket`, `aws_s3_bucket`. Where it depends on a property, the
/// most usual one; nothing where there is none.
#[must_use]
pub fn type_of(cfn: &str) -> Option<&'static str> {
    variants(cfn).find(|variant| variant.property.is_empty()).map(|variant| variant.ty)
}

/// The Terraform type of a resource; `holds` says whether what a variant asks for is so.
pub fn type_where(cfn: &str, holds: impl Fn(&Variant) -> bool) -> Option<&'static str> {
    let asked = variants(cfn).filter(|variant| !variant.property.is_empty()).find(holds);
    asked.map(|variant| variant.ty).or_else(|| type_of(cfn))
}

/// A type as CloudFormation spells it, of which the case may be another one: aws-native has `DbInstance` for `DBInstance`.
/// Nothing where there is no such type.
#[must_use]
pub fn spelt(cfn: &str) -> Option<&'static str> {
    let (service, _) = cfn.rsplit_once("::")?;
    let first = format!("{service}::");
    let from = TYPES.get(bound(TYPES, |line| line < first.as_str())..)?;
    let mut listed =
        from.lines().take_while(|line| line.starts_with(&first)).filter_map(|line| line.split('\t').next());
    listed.find(|listed| listed.eq_ignore_ascii_case(cfn))
}

/// All Terraform types that a CloudFormation type may be; the one that asks nothing comes first.
pub fn variants(cfn: &str) -> impl Iterator<Item = Variant> + use<> {
    rows(TYPES, &[cfn]).filter_map(|row| {
        let mut cells = row.split('\t');
        Some(Variant { property: cells.next()?, value: cells.next()?, ty: cells.next()? })
    })
}

/// The Terraform attribute that `Fn::GetAtt` gives, or `Ref` where no attribute is named: of `AWS::SQS::Queue`, `Arn` is
/// `arn` and `Ref` is `id`. Nothing where there is no such attribute.
#[must_use]
pub fn attribute_of(cfn: &str, attribute: Option<&str>) -> Option<&'static str> {
    let node = schema::resource(type_of(cfn)?)?;
    let written = rows(ATTRIBUTES, &[cfn, attribute.unwrap_or_default()]).next();
    if let Some(into) = written.and_then(|row| row.split('\t').next()) {
        return Some(into);
    }
    match attribute {
        None => node.child("id").map(Node::name),
        Some(attribute) => {
            let name = snake_case(attribute.split('.').next().unwrap_or_default());
            node.child(&name).map(Node::name)
        }
    }
}

/// The attributes that `Fn::GetAtt` gives, as far as the table has rows of them; `Ref` is none.
pub fn attributes(cfn: &str) -> impl Iterator<Item = &'static str> + use<> {
    rows(ATTRIBUTES, &[cfn]).filter_map(|row| row.split('\t').next()).filter(|name| !name.is_empty())
}

/// The CloudFormation type that always becomes a resource of that Terraform type. Nothing where none does, or several do.
#[must_use]
pub fn named(ty: &str) -> Option<&'static str> {
    let of = |row: &'static str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [cfn, "", _, known] = cells.as_slice() else { return None };
        (*known == ty && cfn.starts_with("AWS::")).then_some(*cfn)
    };
    let mut found = TYPES.lines().filter_map(of);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The rows of a type's properties. Each property of each resource is asked for, so that the types are found once.
fn properties_of(cfn: &str) -> &'static str {
    static BY_TYPE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let mut by_type = FxHashMap::default();
        let mut rest = PROPERTIES;
        while let Some((ty, _)) = rest.split_once('\t') {
            let lines = rest.split_inclusive('\n');
            let its = lines.take_while(|line| line.strip_prefix(ty).is_some_and(|behind| behind.starts_with('\t')));
            let (rows, behind) = rest.split_at(its.map(str::len).sum());
            by_type.insert(ty, rows);
            rest = behind;
        }
        by_type
    });
    BY_TYPE.get(cfn).copied().unwrap_or_default()
}

/// The rows of a property, by its dotted path without indices.
pub fn properties(cfn: &str, path: &str) -> impl Iterator<Item = Property> + use<> {
    rows(properties_of(cfn), &[cfn, path]).filter_map(|row| {
        let mut cells = row.split('\t');
        Some(Property { ty: cells.next()?, into: cells.next()?, transform: cells.next()?, argument: cells.next()? })
    })
}

/// Whether a property at the top says what that attribute of the Terraform type will be.
#[must_use]
pub fn says(cfn: &str, property: &str, ty: &str, attribute: &str) -> bool {
    let mut written = properties(cfn, property).peekable();
    match written.peek() {
        Some(_) => written.any(|row| row.ty == ty && row.into == attribute && row.transform.is_empty()),
        None => {
            let child = schema::resource(ty).and_then(|root| child(root, property));
            child.is_some_and(|node| node.name() == attribute)
        }
    }
}

/// How CloudFormation spells the last step of a dotted path of properties, as far as the tables name it: other tools write
/// `kmsMasterKeyId` for `KMSMasterKeyID`.
#[must_use]
pub fn spelling(cfn: &str, path: &str) -> Option<&'static str> {
    let listed = rows(properties_of(cfn), &[cfn]).filter_map(|row| row.split('\t').next());
    let same = |listed: &'static str| {
        let start = listed.get(..path.len())?;
        let ends = matches!(listed.as_bytes().get(path.len()), None | Some(b'.'));
        (ends && start.eq_ignore_ascii_case(path)).then(|| start.rsplit_once('.').map_or(start, |(_, last)| last))
    };
    listed.filter_map(same).next()
}

/// The attribute of a companion type that names the resource it is made for, and the attribute of that one.
#[must_use]
pub fn join_of(companion: &str, parent: &str) -> Option<(&'static str, &'static str)> {
    let row = rows(COMPANIONS, &[companion, parent]).next()?;
    let mut cells = row.split('\t');
    Some((cells.next()?, cells.next()?))
}

/// What CloudFormation takes where nothing is written, where that is not what Terraform's provider takes.
pub fn defaults(cfn: &str) -> impl Iterator<Item = Default> + use<> {
    rows(DEFAULTS, &[cfn]).filter_map(|row| {
        let mut cells = row.split('\t');
        Some(Default { ty: cells.next()?, path: cells.next()?, value: cells.next()? })
    })
}

/// The attribute or block that a property of that name is where no row says otherwise: the same name in Terraform's
/// spelling, in the singular for a block. What the provider decides alone is none.
#[must_use]
pub fn child(parent: Node, property: &str) -> Option<Node> {
    let writable = |node: &Node| node.presence() != Presence::Computed;
    if let Some(node) = parent.child(&snake_case(property)).filter(writable) {
        return Some(node);
    }
    let name = squashed(property);
    let singular = match name.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => name.strip_suffix('s').unwrap_or(&name).to_owned(),
    };
    let mut found = None;
    for node in parent.children().filter(writable) {
        let other = squashed(node.name());
        if other == name {
            return Some(node);
        }
        if other == singular && node.kind() == schema::Kind::Block {
            found = Some(node);
        }
    }
    found
}

#[cfg(test)]
#[path = "cloudformation/tests.rs"]
mod tests;
