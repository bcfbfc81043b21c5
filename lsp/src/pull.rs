//! Diagnostics for editors that ask for them.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use tower_lsp_server::ls_types::{
    Diagnostic, DocumentDiagnosticReport, FullDocumentDiagnosticReport, PreviousResultId,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
    WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::analyzer::Document;
use crate::diagnostics;
use crate::places::Sight;
use crate::uri;

/// The diagnostics of one document.
pub(crate) fn document(sight: &Sight<'_>, document: &Document, previous: Option<&str>) -> DocumentDiagnosticReport {
    let (_, items) = items(sight, document);
    let result = result(&items);
    if previous == Some(&result) {
        let report = UnchangedDocumentDiagnosticReport { result_id: result };
        return DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: report,
        });
    }
    let report = FullDocumentDiagnosticReport { result_id: Some(result), items };
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    })
}

/// The diagnostics of all documents that have some, or that the editor believes to have some.
pub(crate) fn workspace(sight: &Sight<'_>, previous: &[PreviousResultId]) -> WorkspaceDiagnosticReport {
    let mut documents = sight.known.clone();
    documents.extend(previous.iter().map(|known| uri::document(&known.uri)));
    let reports = documents.iter().filter_map(|document| {
        let address = sight.places.uri(document)?;
        let (version, items) = items(sight, document);
        let (version, result) = (version.map(i64::from), result(&items));
        let before = previous.iter().find(|known| uri::document(&known.uri) == *document);
        if before.is_some_and(|before| before.value == result) {
            let report = UnchangedDocumentDiagnosticReport { result_id: result };
            return Some(WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri: address,
                version,
                unchanged_document_diagnostic_report: report,
            }));
        }
        let report = FullDocumentDiagnosticReport { result_id: Some(result), items };
        Some(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri: address,
            version,
            full_document_diagnostic_report: report,
        }))
    });
    WorkspaceDiagnosticReport { items: reports.collect() }
}

fn items(sight: &Sight<'_>, document: &Document) -> (Option<i32>, Vec<Diagnostic>) {
    let diagnostics = sight.analyzer.diagnostics(document);
    let items = diagnostics::items(sight.name, &sight.places, document, &diagnostics.items);
    (sight.places.open.get(document).map(|open| open.version), items)
}

/// Names a list of diagnostics by what it holds.
fn result(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
