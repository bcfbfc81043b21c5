//! Credentials that stand in the text of templates, each at the resource that holds it; what no resource holds is the file's.

use std::sync::Arc;

use bartizan_lang::value::{InstanceKey, Presence, Str};
use bartizan_lang::{FileId, Span};
use rustc_hash::FxHashMap;

use crate::ir::{Credential, Mode, ModuleIndex, ProviderInstance, Resource, ResourceIndex};
use crate::secrets::{self, Found};
use crate::source::Files;

/// Most blocks that one resource becomes.
const MAX_COMPANIONS: usize = 16;

/// The credentials in these files, and the declarations that hold some of them, which are numbered after the resources.
pub(in crate::formats) fn gather(
    files: &Files,
    read: &[FileId],
    resources: &[Resource],
) -> (Vec<Credential>, Vec<Resource>) {
    let (mut credentials, mut declarations) = (Vec::new(), Vec::new());
    // Resources by the file and the beginning of their blocks.
    let mut blocks: Vec<(Span, ResourceIndex)> =
        resources.iter().zip(0..).map(|(resource, index)| (resource.block, ResourceIndex(index))).collect();
    blocks.sort();
    let mut declared: FxHashMap<FileId, ResourceIndex> = FxHashMap::default();
    for file in read {
        let Some(source) = files.get(*file) else { continue };
        let path = source.place().display_path();
        for found in secrets::in_text(*file, source.text(), &path) {
            let place = blocks
                .partition_point(|(block, _)| (block.file, block.start) <= (found.secret.file, found.secret.start));
            // Companions stand in the block of their resource, and what is written first is the resource.
            let from = place.saturating_sub(MAX_COMPANIONS);
            let mut before = blocks.get(from..place).unwrap_or_default().iter();
            let held = before.find(|(block, _)| block.contains(found.secret)).map(|(_, index)| *index);
            let holder = held.unwrap_or_else(|| {
                *declared.entry(*file).or_insert_with(|| {
                    declarations.push(declaration(&found, &path));
                    let index = resources.len() + declarations.len() - 1;
                    ResourceIndex(u32::try_from(index).unwrap_or(u32::MAX))
                })
            });
            credentials.push(Credential { found: Arc::new(found), holder, parent: None });
        }
    }
    (credentials, declarations)
}

/// The file, as what holds a credential.
fn declaration(found: &Found, path: &str) -> Resource {
    Resource {
        address: path.into(),
        module: ModuleIndex::ROOT,
        mode: Mode::Managed,
        ty: found.block.ty.clone(),
        name: Str::from(path),
        key: InstanceKey::None,
        provider: ProviderInstance::nobody(),
        body: Arc::default(),
        presence: Presence::always(),
        symbolic: None,
        facts: false,
        block: found.block.span,
        header: found.block.header,
    }
}
