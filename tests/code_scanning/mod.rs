//! What GitHub's code scanning wants of a SARIF file, as far as it can be told without it:
//! <https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.
#![allow(dead_code, reason = "each file of tests uses its part")]

use std::collections::BTreeSet;
use std::path::Path;

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A list at a pointer; empty when there is none.
pub fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text at a pointer.
pub fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value:#}"))
}

fn number(value: &Value, pointer: &str) -> u64 {
    value.pointer(pointer).and_then(Value::as_u64).unwrap_or_else(|| panic!("no {pointer} in {value:#}"))
}

/// Fails if code scanning would refuse the file, or show something else than what is meant. `root` is the trust root of
/// the scan.
pub fn assert_accepted(sarif: &Value, root: &Path) {
    assert_eq!(text(sarif, "/version"), "2.1.0");
    let [run] = list(sarif, "/runs") else { panic!("a run of its own for each category") };
    let id = text(run, "/automationDetails/id");
    assert!(id.starts_with("bartizan/") && id.ends_with('/') && !id.ends_with("//"), "{id}");
    assert_eq!(text(run, "/columnKind"), "utf16CodeUnits");
    assert!(run.pointer("/invocations/0/executionSuccessful").is_some_and(Value::is_boolean));
    let rules = list(run, "/tool/driver/rules");
    rules.iter().for_each(assert_rule);
    let ids: Vec<&str> = rules.iter().map(|rule| text(rule, "/id")).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "each rule once: {ids:?}");
    let results = list(run, "/results");
    assert!(results.len() <= 5_000);
    let named: BTreeSet<&str> = results.iter().map(|result| text(result, "/ruleId")).collect();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), ids, "the rules are those of the results");
    let mut fingerprints = BTreeSet::new();
    for result in results {
        let rule = rules.get(usize::try_from(number(result, "/ruleIndex")).unwrap()).unwrap();
        assert_eq!(text(rule, "/id"), text(result, "/ruleId"));
        assert_eq!(text(rule, "/defaultConfiguration/level"), text(result, "/level"));
        assert!(text(result, "/message/text").ends_with(['.', '…', '!', '?']), "{result:#}");
        assert!(fingerprints.insert(text(result, "/partialFingerprints/bartizan~1v1")), "twice: {result:#}");
        let (hash, count) = text(result, "/partialFingerprints/primaryLocationLineHash").split_once(':').unwrap();
        assert!(u64::from_str_radix(hash, 16).is_ok() && count.parse::<u64>().unwrap() > 0, "{hash}:{count}");
        assert_eq!(list(result, "/locations").len(), 1);
        assert!(list(result, "/relatedLocations").len() < 1_000);
        assert_links(result);
    }
    let rank = |result: &Value| {
        let severities = ["critical", "high", "medium", "low", "info"];
        let severity = severities.iter().position(|name| *name == text(result, "/properties/severity"));
        (text(result, "/properties/status") != "fail", severity.unwrap())
    };
    assert!(results.iter().map(rank).is_sorted(), "the worst first");
    assert_locations(sarif, root);
}

fn assert_rule(rule: &Value) {
    for pointer in ["/name", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
        assert!(!text(rule, pointer).trim().is_empty(), "{pointer}: {rule:#}");
    }
    assert!(text(rule, "/name").chars().all(|c| c.is_ascii_alphanumeric()), "{rule:#}");
    if let Some(uri) = rule.get("helpUri") {
        assert!(uri.as_str().unwrap().starts_with("https://"), "{uri}");
    }
    assert!(["error", "warning", "note"].contains(&text(rule, "/defaultConfiguration/level")));
    let properties = rule.get("properties").unwrap();
    assert!(["very-high", "high", "medium", "low"].contains(&text(properties, "/precision")));
    assert!(["error", "warning", "recommendation"].contains(&text(properties, "/problem.severity")));
    if let Some(severity) = properties.get("security-severity") {
        let severity: f64 = severity.as_str().expect("the severity is a text").parse().unwrap();
        assert!((0.1..=10.0).contains(&severity));
    }
    let tags = list(properties, "/tags");
    let unique: BTreeSet<&str> = tags.iter().map(|tag| tag.as_str().unwrap()).collect();
    assert!(unique.len() == tags.len() && tags.len() <= 20 && unique.contains("security"), "{tags:?}");
    for tag in unique.iter().filter_map(|tag| tag.strip_prefix("external/cwe/cwe-")) {
        assert!(tag.len() >= 3 && tag.parse::<u32>().is_ok(), "{tag}");
    }
}

/// A link in a message leads to a related location of the same result, and is one that the program made.
fn assert_links(result: &Value) {
    let message = text(result, "/message/text");
    let ours = message.strip_suffix(", [defined here](1).");
    assert_eq!(ours.is_some(), result.get("relatedLocations").is_some(), "{result:#}");
    let rest = ours.unwrap_or(message);
    let mut escaped = false;
    for (at, character) in rest.char_indices() {
        let link = character == ']' && !escaped && rest[at..].starts_with("](");
        assert!(!link, "a link: {message}");
        escaped = character == '\\' && !escaped;
    }
    for (index, location) in list(result, "/relatedLocations").iter().enumerate() {
        assert_eq!(number(location, "/id"), index as u64 + 1);
    }
}

/// Every physical location in the document, wherever it stands.
fn assert_locations(value: &Value, root: &Path) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| assert_locations(item, root)),
        Value::Object(fields) => {
            if let Some(place) = fields.get("physicalLocation") {
                assert_place(place, root);
            }
            fields.values().for_each(|item| assert_locations(item, root));
        }
        _ => {}
    }
}

fn assert_place(place: &Value, root: &Path) {
    let uri = text(place, "/artifactLocation/uri");
    assert_eq!(text(place, "/artifactLocation/uriBaseId"), "%SRCROOT%");
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    assert!(uri.chars().all(allowed) && !uri.starts_with('/'), "{uri}");
    let path = percent_decode_str(uri).decode_utf8().unwrap();
    assert!(path.split('/').all(|name| !["", ".", ".."].contains(&name)), "{path:?}");
    let file = root.join(&*path);
    assert!(std::fs::symlink_metadata(&file).is_ok(), "there is no {file:?}");
    let at = |name: &str| number(place, &format!("/region/{name}"));
    let (start, end) = ((at("startLine"), at("startColumn")), (at("endLine"), at("endColumn")));
    assert!(start.0 >= 1 && start.1 >= 1 && end.1 >= 1 && start <= end, "{place:#}");
}
