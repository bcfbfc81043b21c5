//! The checks that suppressions name, by where they stand: for people who look at one.

use std::ops::Range;
use std::sync::Arc;

use bartizan_lang::syntax::document::parse_json_document;

use super::directive::directives;
use super::identifier::{Named, named};
use super::{Language, MARKERS, Tool, hcl, metadata, yaml};
use crate::engine::{CheckIndex, Registry};
use crate::source::SourceFile;

/// An id in a suppression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// In whose words.
    pub tool: Tool,
    /// The id as written.
    pub id: String,
    /// Where it stands.
    pub at: Range<usize>,
    /// The checks that it means.
    pub checks: Vec<CheckIndex>,
}

/// The id of a suppression that a byte of a file is in.
#[must_use]
pub fn mention(file: &Arc<SourceFile>, at: usize, registry: &Registry) -> Option<Mention> {
    let text = file.text();
    if !MARKERS.as_ref().is_some_and(|markers| markers.is_match(text)) {
        return None;
    }
    let path = file.place().display_path();
    match Language::of(&path, text)? {
        Language::Hcl => in_comments(text, &hcl::outline(text).comments, at, registry),
        Language::Yaml => {
            let (outline, read) = yaml::outline(file.id(), text);
            let found = in_comments(text, &outline.comments, at, registry);
            found.or_else(|| read.documents.iter().find_map(|document| in_metadata(text, document, at, registry)))
        }
        Language::Json => {
            let read = parse_json_document(file.id(), text);
            read.documents.iter().find_map(|document| in_metadata(text, document, at, registry))
        }
    }
}

fn in_comments(text: &str, comments: &[Range<usize>], at: usize, registry: &Registry) -> Option<Mention> {
    let comment = comments.iter().find(|comment| comment.start <= at && at <= comment.end)?;
    for directive in directives(text.get(comment.clone())?) {
        let within = comment.start + directive.at.start..comment.start + directive.at.end;
        for id in &directive.ids {
            if let Some(place) = standing(text, within.clone(), id, at) {
                return Some(of(directive.tool, id, place, registry));
            }
        }
    }
    None
}

fn in_metadata(
    text: &str,
    document: &bartizan_lang::syntax::document::Node,
    at: usize,
    registry: &Registry,
) -> Option<Mention> {
    let byte = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    metadata::of_template(document).into_iter().find_map(|found| {
        let place = standing(text, byte(found.span.start)..byte(found.span.end), &found.id, at)?;
        Some(of(found.tool, &found.id, place, registry))
    })
}

/// Where an id stands within a piece of a text, around a byte.
fn standing(text: &str, within: Range<usize>, id: &str, at: usize) -> Option<Range<usize>> {
    let begin = within.start;
    let places = text.get(within)?.match_indices(id).map(|(place, id)| begin + place..begin + place + id.len());
    places.into_iter().find(|place| place.start <= at && at <= place.end)
}

fn of(tool: Tool, id: &str, at: Range<usize>, registry: &Registry) -> Mention {
    let checks = match named(tool, id, registry) {
        Named::Checks(checks) => checks,
        Named::All => Vec::new(),
    };
    Mention { tool, id: id.to_owned(), at, checks }
}
