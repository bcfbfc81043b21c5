//! `AWS::Serverless::SimpleTable`, `CapacityProvider`, `LayerVersion` and `Application`.

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};

use super::node::{At, is_function, put};
use super::policies::{self, Role};
use super::{Expansion, Made, Properties, Source, stored_at, tag_list, tags_with};

impl Expansion<'_> {
    /// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html>
    pub(super) fn simple_table(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let key = from.map("PrimaryKey");
        let at = from.entry("PrimaryKey").map_or(source.cause.at(), |entry| At(entry.key_span));
        let name = key.get("Name").cloned().unwrap_or_else(|| at.text("id"));
        let ty = match key.get("Type").map(|ty| (ty, self.text(ty))) {
            None => at.text("S"),
            Some((ty, Some(text))) => match text.as_str() {
                "String" => At(ty.span).text("S"),
                "Number" => At(ty.span).text("N"),
                "Binary" => At(ty.span).text("B"),
                _ => ty.clone(),
            },
            Some((ty, None)) => ty.clone(),
        };
        let attribute = at.map([("AttributeName", name.clone()), ("AttributeType", ty)]);
        let hash = at.map([("AttributeName", name), ("KeyType", at.text("HASH"))]);
        let made = Made::new(source.cause)
            .set("AttributeDefinitions", at.list([attribute]))
            .set("KeySchema", at.list([hash]))
            .copy_all(from, &["PointInTimeRecoverySpecification", "SSESpecification", "TableName"])
            .set_if("Tags", from.get("Tags").map(|tags| tag_list(tags, None)));
        match from.has("ProvisionedThroughput") {
            true => made.copy(from, "ProvisionedThroughput"),
            false => made.set("BillingMode", source.cause.at().text("PAY_PER_REQUEST")),
        }
    }

    /// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-capacityprovider.html>
    pub(super) fn capacity_provider(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let at = source.cause.at();
        let mut tags = from.get("Tags").cloned().unwrap_or_else(|| at.entries(Vec::new()));
        put(&mut tags, at.entry("lambda:createdBy", at.text("SAM")));
        let mut made = Made::new(source.cause)
            .copy_all(from, &["CapacityProviderName", "VpcConfig", "KmsKeyArn"])
            .set("Tags", tag_list(&tags, None));
        let role = match from.get("OperatorRole") {
            Some(role) => role.clone(),
            None => {
                let id = source.named("OperatorRole");
                let role = Role {
                    managed: vec![policies::managed("AWSLambdaManagedEC2ResourceOperator", at)],
                    inline: Vec::new(),
                };
                let rest = Made::new(source.cause)
                    .set("AssumeRolePolicyDocument", policies::trust("lambda.amazonaws.com", at))
                    .set("Tags", tag_list(&at.map([("lambda:createdBy", at.text("SAM"))]), None));
                self.role(source, &[], source.cause, id.clone(), role, rest);
                at.get_att(&id, "Arn")
            }
        };
        made = made.set("PermissionsConfig", at.map([("CapacityProviderOperatorRoleArn", role)]));
        if let Some(entry) = from.entry("InstanceRequirements") {
            let given = Properties::of(&entry.value);
            let requirements = Made { at: At(entry.key_span), entries: Vec::new() }
                .copy(given, "Architectures")
                .copy_as(given, "AllowedTypes", "AllowedInstanceTypes")
                .copy_as(given, "ExcludedTypes", "ExcludedInstanceTypes");
            made = made.set("InstanceRequirements", requirements.node());
        }
        if let Some(entry) = from.entry("ScalingConfig") {
            let at = At(entry.key_span);
            let given = Properties::of(&entry.value);
            let scaling = Made { at, entries: Vec::new() }.copy(given, "MaxVCpuCount");
            let scaling = match given.get("AverageCPUUtilization") {
                Some(target) => {
                    let policy = at.map([
                        ("PredefinedMetricType", at.text("LambdaCapacityProviderAverageCPUUtilization")),
                        ("TargetValue", target.clone()),
                    ]);
                    scaling.set("ScalingMode", at.text("Manual")).set("ScalingPolicies", at.list([policy]))
                }
                None => scaling.set("ScalingMode", at.text("Auto")),
            };
            made = made.set("CapacityProviderScalingConfig", scaling.node());
        }
        if let Some(entry) = from.entry("LoggingConfig") {
            let at = At(entry.key_span);
            made = made.set("TelemetryConfig", at.entries(vec![entry.clone()]));
        }
        if let Some(tags) = from.map("ManagedResourceTags").get("Tags") {
            let at = At(tags.span);
            let explicit = [("Mode", at.text("Explicit")), ("ExplicitTags", tag_list(tags, None))];
            made = made.set("PropagateTags", at.map(explicit));
        }
        made
    }

    /// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html>
    pub(super) fn layer_version(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let made = Made::new(source.cause)
            .copy_all(from, &["Description", "CompatibleArchitectures", "CompatibleRuntimes", "LicenseInfo"])
            .set_if(
                "Content",
                from.get("ContentUri").and_then(|uri| stored_at(uri, ["S3Bucket", "S3Key", "S3ObjectVersion"])),
            );
        match from.has("LayerName") {
            true => made.copy(from, "LayerName"),
            false => made.set("LayerName", source.cause.at().text(source.id.clone())),
        }
    }

    /// What becomes of a layer that is no longer in the template: it is kept, unless something else is written.
    pub(super) fn layer_retention(&self, source: &Source<'_>) -> Option<Node> {
        let at = source.cause.at();
        match source.properties.get("RetentionPolicy").map(|policy| (policy, self.text(policy))) {
            Some((policy, Some(text))) => {
                let said = if text.eq_ignore_ascii_case("delete") { "Delete" } else { "Retain" };
                Some(At(policy.span).text(said))
            }
            _ if source.deletion_policy.is_some() => None,
            _ => Some(at.text("Retain")),
        }
    }

    /// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html>
    pub(super) fn application(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let made = Made::new(source.cause).copy_all(from, &["Parameters", "NotificationARNs", "TimeoutInMinutes"]);
        let mut tags = tags_with(source, "lambda:createdBy");
        let made = match from.entry("Location") {
            Some(location) if location.value.as_str().is_some() || is_function(&location.value) => {
                made.copy_as(from, "Location", "TemplateURL")
            }
            Some(location) => {
                let names = [
                    ("ApplicationId", "serverlessrepo:applicationId"),
                    ("SemanticVersion", "serverlessrepo:semanticVersion"),
                ];
                let of = |(name, key): (&str, &'static str)| Some((key, location.value.get(name)?));
                let one = |(key, value): (&str, &Node)| {
                    let at = At(value.span);
                    at.entries(vec![
                        at.entry("Key", at.text(key)),
                        Entry { key: "Value".into(), key_span: value.span, value: value.clone() },
                    ])
                };
                if let NodeKind::Sequence(items) = &mut tags.kind {
                    items.extend(names.into_iter().filter_map(of).map(one));
                }
                made.copy(from, "Location")
            }
            None => made,
        };
        made.set("Tags", tags)
    }
}
