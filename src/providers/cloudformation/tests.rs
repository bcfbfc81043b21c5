//! That the tables say what the schemas know, and that they are found.

use super::*;

#[test]
fn every_row_names_what_the_schemas_know() {
    let mut wrong = Vec::new();
    for line in TYPES.lines() {
        let [resource, _, _, ty] = cells(line);
        if schema::resource(ty).is_none() || !variants(resource).any(|variant| variant.ty == ty) {
            wrong.push(line);
        }
    }
    let exists =
        |ty: &str, path: &str| schema::resource(ty).is_some_and(|node| path.is_empty() || node.path(path).is_some());
    for line in PROPERTIES.lines() {
        let [resource, property, ty, into, transform, _] = cells(line);
        let known = [
            "",
            "companion",
            "companions",
            "drop",
            "each",
            "entries",
            "first",
            "flatten",
            "invert",
            "json",
            "json-camel",
            "kebab",
            "keys",
            "lower",
            "present",
            "special",
            "values",
        ];
        let own = variants(resource).any(|variant| variant.ty == ty);
        let joined = own || variants(resource).any(|variant| join_of(ty, variant.ty).is_some());
        let found = properties(resource, property).any(|row| row.ty == ty && row.into == into);
        if !exists(ty, into) || !known.contains(&transform) || type_of(resource).is_none() || !joined || !found {
            wrong.push(line);
        }
    }
    for line in ATTRIBUTES.lines() {
        let [resource, attribute, into] = cells(line);
        let asked = Some(attribute).filter(|attribute| !attribute.is_empty());
        let ty = type_of(resource).unwrap_or_default();
        if !exists(ty, into) || attribute_of(resource, asked) != Some(into) {
            wrong.push(line);
        }
    }
    for line in COMPANIONS.lines() {
        let [companion, parent, join, attribute] = cells(line);
        if !exists(companion, join) || !exists(parent, attribute) || join_of(companion, parent).is_none() {
            wrong.push(line);
        }
    }
    for line in DEFAULTS.lines() {
        let [resource, ty, path, value, source] = cells(line);
        let found = defaults(resource).any(|row| row.ty == ty && row.path == path && row.value == value);
        if !exists(ty, path) || !found || !source.starts_with("https://docs.aws.amazon.com/") {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn cells<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut cells = line.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or("?"))
}

#[test]
fn names_in_terraforms_spelling() {
    for (name, spelling) in [
        ("KMSKeyId", "kms_key_id"),
        ("BucketName", "bucket_name"),
        ("DBInstanceClass", "db_instance_class"),
        ("SubnetARNs", "subnet_arns"),
        ("EnableDnsSupport", "enable_dns_support"),
        ("Tags", "tags"),
        ("VPCZoneIdentifier", "vpc_zone_identifier"),
        ("Ipv6CidrBlock", "ipv6_cidr_block"),
    ] {
        assert_eq!(snake_case(name), spelling);
    }
}

#[test]
fn what_references_give() {
    for (resource, attribute, into) in [
        ("AWS::S3::Bucket", None, Some("id")),
        ("AWS::S3::Bucket", Some("Arn"), Some("arn")),
        ("AWS::SNS::Topic", None, Some("arn")),
        ("AWS::SQS::Queue", None, Some("id")),
        ("AWS::EC2::SecurityGroup", None, Some("id")),
        ("AWS::EC2::SecurityGroup", Some("GroupId"), Some("id")),
        ("AWS::RDS::DBInstance", Some("Endpoint.Address"), Some("address")),
        ("AWS::Nothing::Here", None, None),
        ("AWS::S3::Bucket", Some("Nothing"), None),
    ] {
        assert_eq!(attribute_of(resource, attribute), into, "{resource} {attribute:?}");
    }
}

#[test]
fn types_by_what_they_are_called() {
    assert_eq!(type_of("AWS::S3::Bucket"), Some("aws_s3_bucket"));
    assert_eq!(type_of("AWS::S3::Bucke"), None);
    assert_eq!(type_of(""), None);
    assert_eq!(variants("AWS::RDS::DBInstance").next().map(|variant| variant.ty), Some("aws_db_instance"));
}
