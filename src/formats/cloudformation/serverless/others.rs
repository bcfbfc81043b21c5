//! `AWS::Serverless::SimpleTable`, `LayerVersion` and `Application`.

use bartizan_lang::syntax::document::{Entry, Node};

use super::node::{At, is_function};
use super::{Expansion, Made, Source, stored_at, tag_list, tags_with};

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

    /// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html>
    pub(super) fn layer_version(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let made = Made::new(source.cause)
            .copy_all(from, &["Description", "CompatibleArchitectures", "CompatibleRuntimes", "LicenseInfo"])
            .set_if("Content", from.get("ContentUri").and_then(|uri| stored_at(uri, ["S3Bucket", "S3Key", "S3ObjectVersion"])));
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
                if let bartizan_lang::syntax::document::NodeKind::Sequence(items) = &mut tags.kind {
                    items.extend(names.into_iter().filter_map(of).map(one));
                }
                made.copy(from, "Location")
            }
            None => made,
        };
        made.set("Tags", tags)
    }
}
