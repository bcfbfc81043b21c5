//! Comments and blocks of YAML: the places of entries and elements from the reader of documents, comments from what stands
//! in none of their texts.

use std::ops::Range;

use bartizan_lang::FileId;
use bartizan_lang::syntax::document::{Documents, Node, NodeKind, parse_yaml_documents};

use super::outline::{Lines, Outline, Region};

/// The sections of a file whose entries are resources: of CloudFormation and of Pulumi.
const RESOURCES: &[&str] = &["Resources", "resources"];

/// What holds what a resource says.
const BODIES: &[&str] = &["Properties", "properties"];

/// The outline of a text in YAML, with its documents.
pub(super) fn outline(file: FileId, text: &str) -> (Outline<'_>, Documents) {
    let read = parse_yaml_documents(file, text);
    let mut places = Places { text, lines: Lines::new(text), regions: Vec::new(), scalars: Vec::new() };
    for document in &read.documents {
        places.node(document, &mut Vec::new());
    }
    let Places { regions, mut scalars, lines, .. } = places;
    scalars.sort_by_key(|scalar| scalar.start);
    let comments = comments(text, &scalars);
    (Outline::new((text, lines), comments, regions, true), read)
}

/// A `#` that begins a line or follows a space, and is in no text.
fn comments(text: &str, scalars: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let begins = |(at, _): &(usize, &str)| {
            let before = line.get(..*at).unwrap_or_default();
            (before.is_empty() || before.ends_with([' ', '\t'])) && !is_in(scalars, line_start + at)
        };
        if let Some((at, _)) = line.match_indices('#').find(begins) {
            comments.push(line_start + at..line_start + line.trim_end_matches(['\n', '\r']).len());
        }
        line_start += line.len();
    }
    comments
}

fn is_in(scalars: &[Range<usize>], at: usize) -> bool {
    let before = scalars.partition_point(|scalar| scalar.start <= at);
    scalars.get(..before).and_then(<[_]>::last).is_some_and(|scalar| at < scalar.end)
}

struct Places<'a> {
    text: &'a str,
    lines: Lines,
    regions: Vec<Region>,
    scalars: Vec<Range<usize>>,
}

impl Places<'_> {
    /// The places of a value, whose keys so far are `path`.
    fn node<'n>(&mut self, node: &'n Node, path: &mut Vec<&'n str>) {
        match &node.kind {
            NodeKind::Mapping(entries) => {
                for entry in entries {
                    let (start, key_end) = (entry.key_span.start as usize, entry.key_span.end as usize);
                    self.scalars.push(start..key_end);
                    let holds = matches!(entry.value.kind, NodeKind::Mapping(_));
                    let in_resources = path.first().is_some_and(|first| RESOURCES.contains(first));
                    self.regions.push(Region {
                        start,
                        open: start,
                        inside: self.behind_colon(key_end),
                        end: (entry.span().end as usize).max(key_end),
                        column: self.column(start),
                        is_block: holds,
                        is_outermost: in_resources && path.len() == 1,
                        is_body: in_resources && path.len() == 2 && BODIES.contains(&entry.key.as_str()),
                    });
                    path.push(&entry.key);
                    self.node(&entry.value, path);
                    path.pop();
                }
            }
            NodeKind::Sequence(items) => {
                for item in items {
                    let (start, end) = (item.span.start as usize, item.span.end as usize);
                    let dash = self.dash(start);
                    self.regions.push(Region {
                        start,
                        open: dash.unwrap_or(start),
                        inside: start,
                        end: end.max(start),
                        column: self.column(dash.unwrap_or(start)),
                        is_block: matches!(item.kind, NodeKind::Mapping(_)),
                        is_outermost: false,
                        is_body: false,
                    });
                    path.push("");
                    self.node(item, path);
                    path.pop();
                }
            }
            _ => self.scalars.push(node.span.start as usize..node.span.end as usize),
        }
    }

    fn behind_colon(&self, key_end: usize) -> usize {
        let rest = self.text.get(key_end..).unwrap_or_default();
        rest.find(':').map_or(key_end, |colon| key_end + colon + 1)
    }

    fn column(&self, at: usize) -> usize {
        at - self.lines.start_at(at)
    }

    /// The dash before an element.
    fn dash(&self, start: usize) -> Option<usize> {
        let before = self.text.get(..start)?.trim_end_matches([' ', '\t', '\n', '\r']);
        before.ends_with('-').then(|| before.len() - 1)
    }
}
