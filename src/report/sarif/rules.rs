//! The rules of a run: the checks that its results name, each once.

use std::sync::Arc;

use super::super::catalogue::page_of;
use super::super::markdown;
use super::schema::{Configuration, Help, Message, Rule, RuleProperties};
use super::{sentence, text};
use crate::report::model::{Check, Severity};

/// Where the documentation of the built-in checks is: a page a cloud, a heading a check.
const DOCUMENTATION: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/checks");

/// Most tags that code scanning takes of a rule.
const MAX_TAGS: usize = 20;

pub(super) fn rule(check: &Arc<Check>) -> Rule {
    let id = check.id.raw();
    let mut help = Vec::new();
    let mut markdown = Vec::new();
    for (heading, prose) in [("Why it matters", &check.why), ("How to mend it", &check.remedy)] {
        if !prose.is_empty() {
            help.push(format!("{heading}: {}", sentence(&text(prose))));
            markdown.push(format!("**{heading}**\n\n{}", markdown::prose(prose)));
        }
    }
    for (ty, prose) in &check.remedies {
        help.push(format!("How to mend it in {}: {}", text(ty), sentence(&text(prose))));
        markdown.push(format!("**How to mend it in {}**\n\n{}", markdown::code(ty), markdown::prose(prose)));
    }
    if !check.aliases.is_empty() {
        let names: Vec<String> = check.aliases.iter().map(markdown::code).collect();
        markdown.push(format!("Also called {}", names.join(", ")));
    }
    let title = sentence(&text(&check.title));
    let why = if check.why.is_empty() { title.clone() } else { sentence(&text(&check.why)) };
    Rule {
        id: id.to_owned(),
        name: name(id),
        help: Help {
            text: if help.is_empty() { title.clone() } else { help.join("\n\n") },
            markdown: if markdown.is_empty() { markdown::prose(&check.title) } else { markdown.join("\n\n") },
        },
        short_description: Message::new(title),
        full_description: Message::new(why),
        help_uri: check.built_in.then(|| format!("{DOCUMENTATION}/{}.md#{id}", page_of(id))),
        default_configuration: Configuration { level: level(check.severity) },
        properties: RuleProperties {
            tags: tags(check),
            precision: "high",
            problem_severity: match check.severity {
                Severity::Critical | Severity::High => "error",
                Severity::Medium => "warning",
                Severity::Low | Severity::Info => "recommendation",
            },
            security_severity: security_severity(check.severity),
        },
    }
}

/// The level of results: what fails a pull request, what warns, and what only says something.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

/// A number within the band of the severity that code scanning shows for it: above 9.0 is critical, from 7.0 on high,
/// from 4.0 on medium, from 0.1 on low. What is only worth knowing has none.
fn security_severity(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Critical => Some("9.5"),
        Severity::High => Some("8.0"),
        Severity::Medium => Some("5.5"),
        Severity::Low => Some("2.0"),
        Severity::Info => None,
    }
}

/// `aws-s3-bucket-acl-public` as a name: `AwsS3BucketAclPublic`.
fn name(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for word in id.split('-') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn tags(check: &Check) -> Vec<String> {
    let weaknesses = check.cwe.iter().map(|number| format!("external/cwe/cwe-{number:03}"));
    let controls = check.controls.iter().map(|c| format!("{}/{}", text(&c.framework), text(&c.requirement)));
    let mut tags = vec!["security".to_owned()];
    for tag in weaknesses.chain(controls) {
        if !tags.contains(&tag) && tags.len() < MAX_TAGS {
            tags.push(tag);
        }
    }
    tags
}
