//! Values of several instances as Markdown.

use bartizan_lang::Value;

use crate::report::{Redactor, value_lines};

/// Most instances whose values are shown.
const MAX_INSTANCES: usize = 5;

/// The values of instances, each under its label in Markdown: said once where all are the same.
pub(super) fn listed(values: &[(String, Value)], redactor: &Redactor) -> String {
    let lines: Vec<(&str, Vec<String>)> =
        values.iter().take(200).map(|(label, value)| (label.as_str(), value_lines(value, redactor))).collect();
    let Some((_, first)) = lines.first() else { return String::new() };
    if lines.iter().all(|(_, lines)| lines == first) {
        let many = if values.len() > 1 { format!(" (in all {} instances)", values.len()) } else { String::new() };
        return match first.as_slice() {
            [one] => format!("Value: {one}{many}"),
            several => format!("Value{many}:\n{}", bullets(several.iter().cloned())),
        };
    }
    let shown = lines.iter().take(MAX_INSTANCES).map(|(label, lines)| match lines.as_slice() {
        [one] => format!("{label}: {one}"),
        several => format!("{label}: {}", several.join("; ")),
    });
    let more = values.len().saturating_sub(MAX_INSTANCES);
    let more = (more > 0).then(|| format!("… and {more} more"));
    format!("Values:\n{}", bullets(shown.chain(more)))
}

/// Lines as a list.
pub(super) fn bullets(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

/// The first of some lines as a list, and how many more there are.
pub(super) fn first(lines: &[String], most: usize) -> String {
    let more = lines.len().saturating_sub(most);
    let more = (more > 0).then(|| format!("… and {more} more"));
    bullets(lines.iter().take(most).cloned().chain(more))
}
