//! What the metadata of CloudFormation's templates and resources says to tools.
//!
//! - Checkov: `checkov: {skip: [{id, comment}]}`, <https://www.checkov.io/7.Scan%20Examples/Cloudformation.html>
//! - cfn-lint: `cfn-lint: {config: {ignore_checks: [ID]}}`, of a template too, <https://github.com/aws-cloudformation/cfn-lint#metadata>
//! - cfn_nag: `cfn_nag: {rules_to_suppress: [{id, reason}]}`, <https://github.com/stelligent/cfn_nag#per-resource-rule-suppression>
//! - cdk-nag: `cdk_nag: {rules_to_suppress: [{id, reason, applies_to}]}`, of a template too, <https://github.com/cdklabs/cdk-nag#suppressing-a-rule>
//! - cfn-guard: `guard: {SuppressedRules: [NAME]}`, <https://github.com/aws-cloudformation/aws-guard-rules-registry>

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};

use super::Tool;

/// Deepest nesting of loops around resources.
const MAX_LOOPS: usize = 8;

/// A rule that metadata names.
pub(super) struct Named {
    pub(super) tool: Tool,
    pub(super) id: String,
    pub(super) reason: Option<String>,
    /// Of cdk-nag: what of a resource it is about; any of it with an empty list.
    pub(super) applies_to: Vec<AppliesTo>,
    /// The entry.
    pub(super) span: Span,
    /// The resource; none where the template as a whole says it.
    pub(super) resource: Option<Span>,
}

/// What of a resource a rule is suppressed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AppliesTo {
    /// A finding of that name: `Action::s3:*`.
    Finding(String),
    /// Findings whose names match: `/^Resource::.*$/g`.
    Pattern(String),
}

/// All that a template says.
pub(super) fn of_template(document: &Node) -> Vec<Named> {
    let mut found = Vec::new();
    if let Some(metadata) = document.get("Metadata") {
        of_metadata(metadata, None, &mut found);
    }
    if let Some(resources) = document.get("Resources") {
        of_resources(resources.entries(), 0, &mut found);
    }
    found
}

fn of_resources(entries: &[Entry], depth: usize, found: &mut Vec<Named>) {
    for entry in entries {
        if let Some(metadata) = entry.value.get("Metadata") {
            of_metadata(metadata, Some(entry.span()), found);
        }
        if entry.key.starts_with("Fn::ForEach") && depth < MAX_LOOPS {
            for item in entry.value.items() {
                of_resources(item.entries(), depth + 1, found);
            }
        }
    }
}

fn of_metadata(metadata: &Node, resource: Option<Span>, found: &mut Vec<Named>) {
    let mut add = |tool, id: &str, reason: Option<&str>, applies_to, span| {
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        found.push(Named { tool, id: id.to_owned(), reason, applies_to, span, resource });
    };
    for item in metadata.get("checkov").and_then(|of| of.get("skip")).map(Node::items).unwrap_or_default() {
        if let Some(id) = text(item, "id") {
            let reason = text(item, "comment").or_else(|| text(item, "reason"));
            add(Tool::Checkov, id, reason, Vec::new(), item.span);
        }
    }
    for (tool, name) in [(Tool::CfnNag, "cfn_nag"), (Tool::CdkNag, "cdk_nag")] {
        for item in metadata.get(name).and_then(|of| of.get("rules_to_suppress")).map(Node::items).unwrap_or_default() {
            if let Some(id) = text(item, "id") {
                let reason = text(item, "reason").filter(|_| text(item, "is_reason_encoded") != Some("true"));
                add(tool, id, reason, item.get("applies_to").map(applies_to).unwrap_or_default(), item.span);
            }
        }
    }
    for name in ["cfn-lint", "cfn_lint"] {
        let config = metadata.get(name).and_then(|of| of.get("config"));
        for item in config.and_then(|of| of.get("ignore_checks")).map(Node::items).unwrap_or_default() {
            if let Some(id) = item.as_str() {
                add(Tool::CfnLint, id, None, Vec::new(), item.span);
            }
        }
    }
    if let Some(rules) = metadata.get("guard").and_then(|of| of.get("SuppressedRules")) {
        for item in rules.items() {
            if let Some(id) = item.as_str().or_else(|| text(item, "id")) {
                add(Tool::CfnGuard, id, text(item, "reason"), Vec::new(), item.span);
            }
        }
        // Rules look at the values of a mapping, whatever their keys are.
        for entry in rules.entries() {
            if let Some(id) = entry.value.as_str() {
                add(Tool::CfnGuard, id, None, Vec::new(), entry.span());
            }
        }
    }
}

fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key).and_then(Node::as_str)
}

fn applies_to(node: &Node) -> Vec<AppliesTo> {
    let one = |item: &Node| match &item.kind {
        NodeKind::Mapping(_) => text(item, "regex").map(|regex| AppliesTo::Pattern(regex.to_owned())),
        _ => item.as_str().map(|finding| AppliesTo::Finding(finding.to_owned())),
    };
    node.items().iter().filter_map(one).collect()
}
