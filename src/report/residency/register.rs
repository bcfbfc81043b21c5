//! What a register of processing asks for besides places: purposes, retention, measures of security, as far as the
//! configuration says them. `checks/residency/measures.tsv` says which attributes do.

use bartizan_lang::Value;
use bartizan_lang::value::Kind;

use crate::ir::{Resource, ResourceIndex};
use crate::link::Linked;
use crate::report::{Redactor, Untrusted};
use crate::residency::catalogue::Regime;
use crate::residency::tags::tags;

/// What the attributes mean: `retention`, `encryption`, `algorithm` or `key`; the end of a path; a unit or an addition.
const MEASURES: &str = include_str!("../../../checks/residency/measures.tsv");

/// Keys of tags that say what data is for, in lower case and without what parts words.
const PURPOSES: [&str; 5] = ["purpose", "datapurpose", "processingpurpose", "dataprocessingpurpose", "businesspurpose"];

/// Deepest block that is looked into.
const MAX_DEPTH: usize = 6;

/// Most texts of a kind.
const MAX_TEXTS: usize = 12;

/// What the configuration of a resource says.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) purpose: Vec<Untrusted>,
    pub(super) retention: Vec<Untrusted>,
    pub(super) measures: Vec<Untrusted>,
    /// The account, subscription or project.
    pub(super) account: Untrusted,
}

/// The entry of a resource.
pub(super) fn entry(linked: &Linked, index: ResourceIndex, redactor: &Redactor) -> Entry {
    let Some(resource) = linked.deployment.resource(index) else { return Entry::default() };
    let mut found = Found { redactor, entry: Entry::default() };
    let view = linked.subject_of(index).and_then(|subject| linked.view_once(subject));
    let mut path = Vec::new();
    match &view {
        Some(view) => found.walk(view, &mut path),
        None => {
            for field in resource.body.entries() {
                path.push(field.key.to_string());
                found.walk(&field.value, &mut path);
                path.pop();
            }
        }
    }
    found.entry.purpose = purposes(resource, redactor);
    found.entry.account = resource.provider.account.as_str().map(|account| redactor.clean(account)).unwrap_or_default();
    found.entry
}

/// What a regime asks for where it allows a transfer.
pub(super) fn safeguards(regime: &Regime) -> Vec<Untrusted> {
    let said = regime.about.iter().filter(|(label, _)| label.to_ascii_lowercase().contains("safeguard"));
    said.map(|(_, text)| Untrusted::without_values(format!("{}: {text}", regime.name))).collect()
}

struct Found<'a> {
    redactor: &'a Redactor,
    entry: Entry,
}

impl Found<'_> {
    fn walk(&mut self, value: &Value, path: &mut Vec<String>) {
        if path.len() > MAX_DEPTH || value.is_secret() {
            return;
        }
        match &value.kind {
            Kind::Object(fields) | Kind::Map(fields) => {
                for field in fields.entries() {
                    path.push(field.key.to_string());
                    self.walk(&field.value, path);
                    path.pop();
                }
            }
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                seq.items.iter().for_each(|item| self.walk(item, path));
            }
            Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| self.walk(leaf, path)),
            Kind::Null => {}
            _ => self.leaf(value, path),
        }
    }

    fn leaf(&mut self, value: &Value, path: &[String]) {
        let Some((what, attribute, meaning)) = measure(path) else { return };
        let text = || value.as_str().map(ToString::to_string).or_else(|| value.as_number().map(ToString::to_string));
        let unit = if meaning == "-" { String::new() } else { format!(" {meaning}") };
        let (to, said) = match what {
            "retention" => (
                &mut self.entry.retention,
                text().filter(|text| text != "0").map(|text| format!("{text}{unit} ({attribute})")),
            ),
            "encryption" => {
                let said = value.as_bool().map(|on| {
                    let no = if on { "" } else { "not " };
                    format!("{no}encrypted{unit} ({attribute})")
                });
                (&mut self.entry.measures, said)
            }
            "algorithm" => (&mut self.entry.measures, text().map(|text| format!("encrypted{unit}: {text}"))),
            _ => {
                let reference = value
                    .refs()
                    .iter()
                    .find(|reference| reference.exact)
                    .map(|reference| reference.address().to_string());
                let key = reference.or_else(|| value.as_str().filter(|text| !text.is_empty()).map(ToString::to_string));
                (&mut self.entry.measures, key.map(|key| format!("customer key {key}")))
            }
        };
        let Some(said) = said.map(|said| self.redactor.clean(&said)) else { return };
        if to.len() < MAX_TEXTS && !to.contains(&said) {
            to.push(said);
        }
    }
}

/// The row for a path: that with the most of its names.
fn measure(path: &[String]) -> Option<(&'static str, &'static str, &'static str)> {
    let last = path.last()?;
    let rows = MEASURES.lines().skip(1).filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    });
    let fits = |(_, attribute, _): &(&str, &str, &str)| {
        attribute.ends_with(last.as_str()) && {
            let names: Vec<&str> = attribute.split('.').collect();
            path.len() >= names.len() && path.iter().rev().zip(names.iter().rev()).all(|(a, b)| a == b)
        }
    };
    rows.filter(fits).max_by_key(|(_, attribute, _)| attribute.matches('.').count())
}

/// What its tags, and those that its provider adds, say of the purpose.
fn purposes(resource: &Resource, redactor: &Redactor) -> Vec<Untrusted> {
    let mut said = Vec::new();
    for tag in tags(resource).iter().flat_map(|(_, set)| &set.tags) {
        let key: String = tag.key.chars().filter(char::is_ascii_alphanumeric).collect();
        if !PURPOSES.contains(&key.to_ascii_lowercase().as_str()) || tag.value.is_secret() {
            continue;
        }
        if let Some(text) = tag.value.as_str().map(|text| redactor.clean(text))
            && !said.contains(&text)
        {
            said.push(text);
        }
    }
    said
}
