//! The blob of built-in checks: a header of two lengths, the index, the rules, words, fixes and facets one after the other, and the examples.
//!
//! The index is all that a run needs of checks that have nothing to look at; a rule or a facet is decoded when a resource
//! of its types is there, the words of a check when it reports something, its fixes when somebody asks for them; the examples, compressed, only when somebody
//! reads or tests them. All parts are in postcard's format. The build script writes with this file what the registry reads with it.

use bartizan_lang::check::{About, Check, Example, Facet};
use bartizan_lang::value::Str;
use serde::{Deserialize, Serialize};

/// How the blob begins.
pub(crate) const MAGIC: [u8; 8] = *b"bchecks5";

/// What there is.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Index {
    /// The checks, sorted by id.
    pub(crate) checks: Vec<Entry>,
    /// The facets, sorted by name.
    pub(crate) facets: Vec<FacetEntry>,
}

/// A facet in the index.
#[derive(Serialize, Deserialize)]
pub(crate) struct FacetEntry {
    /// The name.
    pub(crate) name: Str,
    /// The type of each of its `from` blocks, in their order.
    pub(crate) types: Vec<Str>,
    /// First byte of it in the section of rules.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
}

/// A check in the index.
#[derive(Serialize, Deserialize)]
pub(crate) struct Entry {
    /// What it is called, how bad it is, what it stands on.
    pub(crate) about: About,
    /// First byte of its rule in the section of rules.
    pub(crate) start: u32,
    /// One past its last byte: there what people read begins, but for the examples.
    pub(crate) end: u32,
    /// One past the last byte of that: there its fixes begin, if it has any.
    pub(crate) words: u32,
    /// One past their last byte.
    pub(crate) fixes: u32,
    /// The file it was written in, below `checks/`.
    pub(crate) file: String,
}

/// The sections of a blob.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sections<'a> {
    pub(crate) index: &'a [u8],
    pub(crate) rules: &'a [u8],
    /// Deflated.
    pub(crate) examples: &'a [u8],
}

impl<'a> Sections<'a> {
    /// Cuts a blob into its sections; empty ones when it is not as it should be.
    pub(crate) fn open(blob: &'a [u8]) -> Self {
        Self::cut(blob).unwrap_or_default()
    }

    fn cut(blob: &'a [u8]) -> Option<Self> {
        let rest = blob.strip_prefix(&MAGIC)?;
        let (index, rest) = rest.split_first_chunk::<4>()?;
        let (rules, rest) = rest.split_first_chunk::<4>()?;
        let length = |bytes: &[u8; 4]| usize::try_from(u32::from_le_bytes(*bytes)).ok();
        let (index, rest) = rest.split_at_checked(length(index)?)?;
        let (rules, examples) = rest.split_at_checked(length(rules)?)?;
        Some(Self { index, rules, examples })
    }
}

/// Writes the blob; `deflate` compresses the examples.
///
/// # Errors
/// When a check cannot be encoded.
pub(crate) fn encode(
    checks: &[(String, Check)],
    facets: &[Facet],
    deflate: impl FnOnce(&[u8]) -> std::io::Result<Vec<u8>>,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut entries = Vec::with_capacity(checks.len());
    let mut rules = Vec::new();
    for (file, check) in checks {
        let start = u32::try_from(rules.len())?;
        rules.extend(postcard::to_stdvec(&check.rule)?);
        let end = u32::try_from(rules.len())?;
        rules.extend(postcard::to_stdvec(&(&check.prose.why, &check.prose.remedy))?);
        let words = u32::try_from(rules.len())?;
        if !check.fixes.is_empty() {
            rules.extend(postcard::to_stdvec(&check.fixes)?);
        }
        let fixes = u32::try_from(rules.len())?;
        entries.push(Entry { about: check.about.clone(), start, end, words, fixes, file: file.clone() });
    }
    let mut facet_entries = Vec::with_capacity(facets.len());
    for facet in facets {
        let start = u32::try_from(rules.len())?;
        rules.extend(postcard::to_stdvec(facet)?);
        facet_entries.push(FacetEntry {
            name: facet.name.clone(),
            types: facet.from.iter().map(|f| f.target.to_string().into()).collect(),
            start,
            end: u32::try_from(rules.len())?,
        });
    }
    let index = postcard::to_stdvec(&Index { checks: entries, facets: facet_entries })?;
    let examples: Vec<&Vec<Example>> = checks.iter().map(|(_, check)| &check.prose.examples).collect();
    let examples = deflate(&postcard::to_stdvec(&examples)?)?;
    let mut blob = MAGIC.to_vec();
    blob.extend(u32::try_from(index.len())?.to_le_bytes());
    blob.extend(u32::try_from(rules.len())?.to_le_bytes());
    blob.extend(index);
    blob.extend(rules);
    blob.extend(examples);
    Ok(blob)
}
