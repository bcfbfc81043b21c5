//! The checks that suppressions name, by where they stand: for people who look at one.

use std::ops::Range;

use bartizan_lang::syntax::document::{Node, parse_json_document};

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
}

impl Mention {
    /// The checks that it means; none where it is for all.
    #[must_use]
    pub fn checks(&self, registry: &Registry) -> Vec<CheckIndex> {
        match named(self.tool, &self.id, registry) {
            Named::Checks(checks) => checks,
            Named::All => Vec::new(),
        }
    }
}

/// The id of a suppression that a byte of a file is in.
#[must_use]
pub fn mention(file: &SourceFile, at: usize) -> Option<Mention> {
    let text = file.text();
    if !MARKERS.as_ref().is_some_and(|markers| markers.is_match(text)) {
        return None;
    }
    let path = file.place().display_path();
    match Language::of(&path, text)? {
        Language::Hcl => in_comments(text, &hcl::outline(text).comments, at),
        Language::Yaml => {
            let (outline, read) = yaml::outline(file.id(), text);
            let found = in_comments(text, &outline.comments, at);
            found.or_else(|| read.documents.iter().find_map(|document| in_metadata(text, document, at)))
        }
        Language::Json => {
            let read = parse_json_document(file.id(), text);
            read.documents.iter().find_map(|document| in_metadata(text, document, at))
        }
    }
}

fn in_comments(text: &str, comments: &[Range<usize>], at: usize) -> Option<Mention> {
    let comment = comments.iter().find(|comment| comment.start <= at && at <= comment.end)?;
    for directive in directives(text.get(comment.clone())?) {
        let within = comment.start + directive.at.start..comment.start + directive.at.end;
        for id in &directive.ids {
            if let Some(place) = standing(text, within.clone(), id, at) {
                return Some(Mention { tool: directive.tool, id: id.clone(), at: place });
            }
        }
    }
    None
}

fn in_metadata(text: &str, document: &Node, at: usize) -> Option<Mention> {
    let byte = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    metadata::of_template(document).into_iter().find_map(|found| {
        let place = standing(text, byte(found.span.start)..byte(found.span.end), &found.id, at)?;
        Some(Mention { tool: found.tool, id: found.id, at: place })
    })
}

/// Where an id stands within a piece of a text, around a byte.
fn standing(text: &str, within: Range<usize>, id: &str, at: usize) -> Option<Range<usize>> {
    let begin = within.start;
    let places = text.get(within)?.match_indices(id).map(|(place, id)| begin + place..begin + place + id.len());
    places.into_iter().find(|place| place.start <= at && at <= place.end)
}
