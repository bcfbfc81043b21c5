//! The documentation of the built-in checks: a page a cloud, a heading a check.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::markdown::{code, prose};
use super::model::Check;
use crate::source::Escaped;

/// The pages, with how the ids on them begin and what they are about; what is on no other stands on the first.
const PAGES: [(&str, &str, &str); 10] = [
    ("cross-cloud", "", "every cloud"),
    ("aws", "aws-", "AWS"),
    ("azure", "azure-", "Azure"),
    ("changes", "change-", "what a plan changes"),
    ("gcp", "gcp-", "Google Cloud"),
    ("ibm", "ibm-", "IBM Cloud"),
    ("kubernetes", "kubernetes-", "Kubernetes"),
    ("oci", "oci-", "Oracle Cloud"),
    ("residency", "residency-", "where data may be"),
    ("secrets", "secret-", "credentials in the code"),
];

/// The page that a built-in check stands on.
pub(super) fn page_of(id: &str) -> &'static str {
    let [(first, ..), rest @ ..] = &PAGES;
    rest.iter().find(|(_, prefix, _)| id.starts_with(prefix)).map_or(first, |(page, ..)| page)
}

/// The pages about these checks in Markdown, by the names of their files.
#[must_use]
pub fn checks_markdown(checks: &[Arc<Check>]) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for (name, _, what) in PAGES {
        let here: Vec<&Arc<Check>> = checks.iter().filter(|check| page_of(check.id.raw()) == name).collect();
        if here.is_empty() {
            continue;
        }
        let mut page = format!(
            "# Checks for {what}\n\n{} checks. `bartizan explain ID` shows one with its examples.\n",
            here.len()
        );
        for check in here {
            section(check, &mut page);
        }
        pages.insert(format!("{name}.md"), page);
    }
    pages
}

/// What there is to say about a check in Markdown: what the pages say, and its examples.
#[must_use]
pub fn check_markdown(check: &Check) -> String {
    let mut page = String::new();
    section(check, &mut page);
    // Writing to a String cannot fail.
    for example in &check.examples {
        let _ = writeln!(page, "\n*Example: {} ({}).*\n\n````", prose(&example.name), example.outcome.name());
        for line in example.source.raw().lines() {
            let _ = writeln!(page, "{}", Escaped(line));
        }
        page.push_str("````\n");
    }
    page.trim_start().to_owned()
}

fn section(check: &Check, page: &mut String) {
    let list = |all: &[super::Untrusted]| all.iter().map(code).collect::<Vec<_>>().join(", ");
    // Writing to a String cannot fail. An id is lower-case words with dashes: Markdown makes it its own anchor.
    let _ = writeln!(
        page,
        "\n## {}\n\n**{}** · {} · on {}",
        check.id.raw(),
        prose(&check.title),
        check.severity,
        list(&check.on)
    );
    if !check.aliases.is_empty() {
        let _ = writeln!(page, "\nAlso called {}", list(&check.aliases));
    }
    if !check.similar_to.is_empty() {
        let _ = writeln!(page, "\nSimilar to {}", list(&check.similar_to));
    }
    if !check.cwe.is_empty() {
        let numbers: Vec<String> = check.cwe.iter().map(|number| format!("CWE-{number}")).collect();
        let _ = writeln!(page, "\n{}", numbers.join(", "));
    }
    let _ = writeln!(page, "\n{}", prose(&check.why));
    if !check.remedy.is_empty() {
        let _ = writeln!(page, "\n*Remedy.* {}", prose(&check.remedy));
    }
    for (ty, text) in &check.remedies {
        let _ = writeln!(page, "\n*Remedy for {}.* {}", code(ty), prose(text));
    }
}
