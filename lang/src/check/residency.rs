//! Checks on residency, `on = ["residency"]`: what `self` is there, and their examples, which hold settings beside their
//! configuration.

use super::compile::{Reader, without_indentation};
use super::{ResidencyExample, ViewType};
use crate::span::Span;
use crate::syntax::ast::Block;

/// The block of an example that holds the settings.
const SETTINGS: &str = "settings";

/// What a check reads of a fact about residency.
///
/// `fact` says what it is about: `place` (where a resource is, held against a policy), `movement` (where data goes, held against a
/// policy), `key` (where the key of a resource is, held against a policy), `class` (data that a policy may be about),
/// `exception`, `conflict`, and `flow` (a movement, whatever the policies say). What a fact does not have is null.
#[must_use]
pub fn view() -> ViewType {
    use ViewType::{Bool, String};
    let texts = || ViewType::list(String);
    ViewType::record([
        ("fact", String),
        ("address", String),
        ("type", String),
        ("policy", String),
        ("rule", String),
        ("verdict", String),
        ("undetermined", Bool),
        ("reason", String),
        ("place", String),
        ("said_by", String),
        ("kind", String),
        ("from", String),
        ("to", String),
        ("path", texts()),
        ("key", String),
        ("tags", texts()),
        ("until", String),
        ("approved_by", String),
        ("allows", String),
        ("other", String),
        ("other_allows", String),
        ("home", String),
        ("class", String),
        ("crosses_jurisdictions", Bool),
        ("crosses_partitions", Bool),
        ("crosses_clouds", Bool),
        ("stays_alone", Bool),
        ("inference", Bool),
        ("marked", Bool),
        ("plain", Bool),
    ])
}

impl Reader<'_> {
    /// What an example of a check on residency says: its block `settings` is what stands in `bartizan.hcl`, all else is
    /// configuration.
    pub(super) fn residency_example(&mut self, example: &Block) -> ResidencyExample {
        let mut settings = example.body.blocks_of(SETTINGS);
        let first = settings.next();
        if let Some(second) = settings.next() {
            self.error(format!("there are two blocks {SETTINGS}"), second.header);
        }
        let Some(block) = first else {
            return ResidencyExample { code: self.inner_text(example), ..ResidencyExample::default() };
        };
        let between = |start, end| Span { file: self.file, start, end }.text(self.text);
        let before = between(example.header.end, block.header.start);
        let before = before.split_once('{').map_or("", |(_, rest)| rest);
        let after = between(block.span.end, example.span.end);
        let after = after.rsplit_once('}').map_or(after, |(rest, _)| rest);
        let code = without_indentation(&format!("{}\n{after}", before.trim_end()));
        ResidencyExample { settings: self.inner_text(block), code }
    }
}
