//! Plans and states that a person names, of Terraform and of Pulumi, and change sets.

use std::sync::Arc;

use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, FileId, Span};

use crate::formats::cloudformation::{ChangeSet, read_change_set};
use crate::formats::plan::{Document, PlanError, binary, deployment, read_json};
use crate::formats::pulumi;
use crate::ir::Deployment;
use crate::source::{Files, ReadError, ReadProblem, RelPath, SizeLimit, SourceFile, TrustRoot};

/// What begins a plan as Terraform saves it, which is an archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Keys of which Terraform's plans and states have one, and other JSON none.
const KEYS: [&str; 2] = ["\"format_version\"", "\"terraform_version\""];

/// How much of a text is searched for them.
const HEAD: usize = 4096;

/// A document that was read.
pub(super) struct Read {
    pub(super) document: Document,
    pub(super) file: FileId,
    /// Whose it is.
    pub(super) origin: Origin,
    /// What is to be said of it.
    pub(super) notes: Vec<Diagnostic>,
}

/// What wrote a plan or state.
pub(super) enum Origin {
    Terraform,
    Pulumi,
    /// CloudFormation; the plan is taken out.
    ChangeSet(Box<ChangeSet>),
}

/// Why it cannot be read.
pub(super) enum Problem {
    /// The file.
    File(ReadError),
    /// What stands in it.
    Content(PlanError),
}

/// Reads a document, whatever it is. `bytes` reads what is no text.
pub(super) fn read(
    text: Result<Arc<SourceFile>, ReadError>,
    bytes: impl FnOnce() -> Result<(FileId, Vec<u8>), ReadError>,
) -> Result<Read, Problem> {
    let file = match text {
        Ok(file) => file,
        Err(error) if matches!(error.problem, ReadProblem::NotUtf8 { .. }) => {
            let (file, bytes) = bytes().map_err(Problem::File)?;
            let plan = binary::read(&bytes).map_err(Problem::Content)?;
            let document = Document::Plan(Box::new(plan.at(file)));
            return Ok(Read { document, file, origin: Origin::Terraform, notes: Vec::new() });
        }
        Err(error) => return Err(Problem::File(error)),
    };
    let (text, id) = (file.text(), file.id());
    let (mut origin, mut notes) = (Origin::Terraform, Vec::new());
    let document = if let Some(read) = read_change_set(text, id) {
        read.map(|mut change_set| {
            notes = std::mem::take(&mut change_set.notes);
            let document = Document::Plan(Box::new(std::mem::take(&mut change_set.plan)));
            notes.extend(pulumi::notes(&document));
            origin = Origin::ChangeSet(Box::new(change_set));
            document
        })
    } else if let Some(read) = pulumi::read(text, id) {
        origin = Origin::Pulumi;
        read.inspect(|document| notes = pulumi::notes(document))
    } else {
        read_json(text, id)
    };
    let document = document.map_err(Problem::Content)?;
    Ok(Read { document, file: id, origin, notes })
}

/// Whether a file seems to be such a document: by its beginning, and by its content where that leaves a doubt.
pub(super) fn is_document(files: &Files, root: &TrustRoot, path: &RelPath) -> bool {
    match files.read(root, path, SizeLimit::PLAN) {
        Ok(file) => {
            let text = file.text();
            let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
            let is_json = head.trim_start_matches('\u{feff}').trim_start().starts_with('{');
            (is_json && KEYS.iter().any(|key| head.contains(key)))
                || pulumi::read(text, file.id()).is_some()
                || read_change_set(text, file.id()).is_some()
        }
        Err(error) if matches!(error.problem, ReadProblem::NotUtf8 { .. }) => {
            files.read_bytes(root, path, SizeLimit::PLAN).is_ok_and(|bytes| bytes.starts_with(ARCHIVE))
        }
        Err(_) => false,
    }
}

/// What there will be after a plan, or what there is by a state; with the file where it could be read.
pub(super) fn evaluate(files: &Files, root: &TrustRoot, path: &RelPath) -> (Deployment, Option<FileId>) {
    let place = files.span_of(root, path);
    let bytes = || Ok((place.file, files.read_bytes(root, path, SizeLimit::PLAN)?));
    let name: Str = path.as_str().into();
    let refused = |message: String, span: Span| {
        let diagnostics = vec![Diagnostic::error(message, span)];
        (Deployment { root: name.clone(), diagnostics, ..Deployment::default() }, None)
    };
    match read(files.read(root, path, SizeLimit::PLAN), bytes) {
        Ok(Read { document, file, notes, .. }) => {
            let mut deployment = match document {
                Document::Plan(mut plan) => deployment::of_plan(&mut plan, &name, deployment::Source::Absent).after,
                Document::State(state) => deployment::of_state(&state, &name),
            };
            deployment.diagnostics.extend(notes);
            // Plans do not always tell where; then it is the document.
            let whole = Span::new(file, 0, 0);
            for resource in &mut deployment.resources {
                if !resource.block.is_some() {
                    (resource.block, resource.header) = (whole, whole);
                }
            }
            (deployment, Some(file))
        }
        Err(Problem::File(error)) => refused(error.to_string(), error.span()),
        Err(Problem::Content(error)) => refused(error.to_string(), Span { start: 0, end: 0, ..place }),
    }
}
