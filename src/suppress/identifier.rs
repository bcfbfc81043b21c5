//! Which checks a suppression names: by id, by an id of another tool, or by a pattern of either.

use globset::{GlobBuilder, GlobMatcher};

use super::Tool;
use crate::engine::{CheckIndex, Registered, Registry};

/// The names that Trivy and tfsec know besides the ids that checks have as aliases, a row each: name, id. From the metadata
/// of the published checks, <https://github.com/aquasecurity/trivy-checks>.
static LONG_IDS: &str = include_str!("trivy.tsv");

/// The rule packs of cdk-nag whose rules are called like those of AWS Config:
/// <https://github.com/cdklabs/cdk-nag/blob/main/RULES.md>.
const PACKS: &[&str] = &["HIPAA.Security-", "NIST.800.53.R4-", "NIST.800.53.R5-", "PCI.DSS.321-", "Serverless-"];

/// The providers that stand at the front of a name.
const PROVIDERS: &[&str] = &["aws", "azure", "google"];

/// What checks a suppression is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Every check.
    All,
    /// These.
    Checks(Vec<CheckIndex>),
}

/// The checks that an id of a tool means.
pub(super) fn named(tool: Tool, id: &str, registry: &Registry) -> Named {
    if id == "*" || (tool == Tool::Bartizan && id.eq_ignore_ascii_case("all")) {
        return Named::All;
    }
    let mut checks: Vec<CheckIndex> = match tool {
        Tool::Trivy | Tool::Tfsec => of_trivy(id, registry),
        Tool::CdkNag => of_pack(id, registry),
        Tool::CfnLint => of_family(id, registry),
        _ => Vec::new(),
    };
    match pattern(id) {
        Some(pattern) => checks.extend(matching(registry, |name| pattern.is_match(name))),
        None => checks.extend(registry.named(id)),
    }
    checks.sort_unstable();
    checks.dedup();
    Named::Checks(checks)
}

/// A pattern, when an id is one.
fn pattern(id: &str) -> Option<GlobMatcher> {
    if !id.contains(['*', '?', '[', '{']) {
        return None;
    }
    GlobBuilder::new(id).case_insensitive(true).build().ok().map(|glob| glob.compile_matcher())
}

/// `AWS-0086` is `AVD-AWS-0086`; the long id `aws-s3-block-public-acls` has a row, and stands without its provider too.
fn of_trivy(id: &str, registry: &Registry) -> Vec<CheckIndex> {
    let rows = || LONG_IDS.lines().filter_map(|row| row.split_once('\t'));
    let mut found = Vec::new();
    if let Some(pattern) = pattern(id) {
        found.extend(rows().filter(|(name, _)| pattern.is_match(name)).flat_map(|(_, id)| registry.named(id)));
        found.extend(matching(registry, |name| name.strip_prefix("AVD-").is_some_and(|id| pattern.is_match(id))));
        return found;
    }
    found.extend(registry.named(&format!("AVD-{id}")));
    let is_long = |name: &str| {
        name.eq_ignore_ascii_case(id)
            || PROVIDERS.iter().any(|provider| {
                let rest = name.strip_prefix(provider).and_then(|rest| rest.strip_prefix('-'));
                rest.is_some_and(|rest| rest.eq_ignore_ascii_case(id))
            })
    };
    found.extend(rows().filter(|(name, _)| is_long(name)).flat_map(|(_, id)| registry.named(id)));
    found
}

/// `HIPAA.Security-S3BucketLoggingEnabled` is the rule `S3_BUCKET_LOGGING_ENABLED` of AWS Config. Behind the name may stand
/// what of a resource is meant: `AwsSolutions-IAM5[Action::s3:*]`.
fn of_pack(id: &str, registry: &Registry) -> Vec<CheckIndex> {
    if let Some((rule, _)) = id.split_once('[') {
        return registry.named(rule).to_vec();
    }
    let Some(rule) = PACKS.iter().find_map(|pack| id.strip_prefix(pack)) else { return Vec::new() };
    let same = |name: &str| {
        name.contains('_')
            && name
                .bytes()
                .filter(|byte| *byte != b'_')
                .map(|byte| byte.to_ascii_lowercase())
                .eq(rule.bytes().map(|byte| byte.to_ascii_lowercase()))
    };
    matching(registry, same)
}

/// `W30` of cfn-lint is every rule whose id begins so.
fn of_family(id: &str, registry: &Registry) -> Vec<CheckIndex> {
    let rule = |name: &str| name.len() == 5 && name.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    if id.len() >= 5 || !id.starts_with(['E', 'W', 'I']) {
        return Vec::new();
    }
    matching(registry, |name| rule(name) && name.starts_with(id))
}

fn matching(registry: &Registry, is_it: impl Fn(&str) -> bool) -> Vec<CheckIndex> {
    let names = |check: &Registered| {
        let about = &check.about;
        std::iter::once(&about.id).chain(&about.aliases).chain(&about.similar_to).any(|name| is_it(name))
    };
    registry.iter().filter(|(_, check)| names(check)).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::*;

    #[test]
    fn names_of_all_tools_lead_to_checks() {
        let registry = Registry::built_in();
        let cases: &[(Tool, &str, &str)] = &[
            (Tool::Bartizan, "aws-s3-bucket-versioning-disabled", "aws-s3-bucket-versioning-disabled"),
            (Tool::Bartizan, "aws-s3-*", "aws-s3-bucket-versioning-disabled"),
            (Tool::Bartizan, "CKV_AWS_21", "aws-s3-bucket-versioning-disabled"),
            (Tool::Checkov, "ckv_aws_21", "aws-s3-bucket-versioning-disabled"),
            (Tool::Trivy, "AVD-AWS-0090", "aws-s3-bucket-versioning-disabled"),
            (Tool::Trivy, "avd-aws-0090", "aws-s3-bucket-versioning-disabled"),
            (Tool::Trivy, "AWS-0090", "aws-s3-bucket-versioning-disabled"),
            (Tool::Trivy, "AWS-009?", "aws-s3-bucket-versioning-disabled"),
            (Tool::Trivy, "aws-s3-enable-versioning", "aws-s3-bucket-versioning-disabled"),
            (Tool::Tfsec, "s3-enable-versioning", "aws-s3-bucket-versioning-disabled"),
            (Tool::Tfsec, "aws-s3-enable-*", "aws-s3-bucket-versioning-disabled"),
            (Tool::CfnNag, "W35", "aws-s3-bucket-logging-disabled"),
            (Tool::CdkNag, "AwsSolutions-S1", "aws-s3-bucket-logging-disabled"),
            (Tool::CdkNag, "HIPAA.Security-S3BucketLoggingEnabled", "aws-s3-bucket-logging-disabled"),
            (Tool::CfnGuard, "S3_BUCKET_LOGGING_ENABLED", "aws-s3-bucket-logging-disabled"),
        ];
        for (tool, id, check) in cases {
            let Named::Checks(found) = named(*tool, id, &registry) else { panic!("{id} is everything") };
            let ids: Vec<&str> =
                found.iter().filter_map(|index| registry.get(*index)).map(|c| c.about.id.as_str()).collect();
            assert!(ids.contains(check), "{id}: {ids:?}");
        }
        assert_eq!(named(Tool::Trivy, "*", &registry), Named::All);
        assert_eq!(named(Tool::CfnNag, "W999", &registry), Named::Checks(Vec::new()));
    }
}
