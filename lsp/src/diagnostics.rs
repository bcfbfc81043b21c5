//! Diagnostics as the protocol has them.

use std::str::FromStr as _;

use serde_json::json;
use tower_lsp_server::ls_types::{
    self, CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, NumberOrString, Uri,
};

use crate::analyzer::{Diagnostic, Document, Severity};
use crate::encoding::Lines;
use crate::places::Places;

/// The diagnostics of a document. A document whose text is not known has them at its beginning.
pub(crate) fn items(
    name: &str,
    places: &Places<'_>,
    document: &Document,
    diagnostics: &[Diagnostic],
) -> Vec<ls_types::Diagnostic> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let lines = places.lines(document);
    diagnostics.iter().map(|diagnostic| item(name, places, lines.as_deref(), diagnostic)).collect()
}

fn item(name: &str, places: &Places<'_>, lines: Option<&Lines>, diagnostic: &Diagnostic) -> ls_types::Diagnostic {
    let able = places.abilities;
    let link = diagnostic.link.as_deref().filter(|_| able.code_description).and_then(|link| Uri::from_str(link).ok());
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .filter(|_| able.related_information)
        .filter_map(|(place, message)| {
            Some(DiagnosticRelatedInformation { location: places.location(place)?, message: message.clone() })
        })
        .collect();
    let unnecessary = diagnostic.unnecessary && able.unnecessary;
    let data = able.diagnostic_data && !diagnostic.fingerprint.is_empty();
    ls_types::Diagnostic {
        range: lines.map(|lines| places.range(lines, &diagnostic.range)).unwrap_or_default(),
        severity: Some(severity(diagnostic.severity)),
        code: (!diagnostic.code.is_empty()).then(|| NumberOrString::String(diagnostic.code.clone())),
        code_description: link.map(|href| CodeDescription { href }),
        source: Some(name.to_owned()),
        message: diagnostic.message.clone(),
        related_information: (!related.is_empty()).then_some(related),
        tags: unnecessary.then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: data.then(|| json!({ "fingerprint": diagnostic.fingerprint })),
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
