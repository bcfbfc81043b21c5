//! What can be done about diagnostics, as the protocol has it: code actions, or commands for editors that know nothing else.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::analyzer::{Action, ActionKind, Document};
use crate::commands;
use crate::diagnostics;
use crate::places::{Asked, Sight};

/// The kind of what mends a whole document safely.
pub(crate) fn fix_all(name: &str) -> CodeActionKind {
    CodeActionKind::from(format!("{}.{name}", CodeActionKind::SOURCE_FIX_ALL.as_str()))
}

/// What names an action while its edits are left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) uri: Uri,
    pub(crate) version: Option<i32>,
    range: Range,
    title: String,
    kind: String,
    mends: Vec<String>,
}

const KINDS: [(ActionKind, &str); 6] = [
    (ActionKind::QuickFix, "fix"),
    (ActionKind::FixAllInDocument, "document"),
    (ActionKind::FixAllInWorkspace, "workspace"),
    (ActionKind::FixAll, "all"),
    (ActionKind::Suppress, "suppress"),
    (ActionKind::Explain, "explain"),
];

/// The actions of a range.
pub(crate) fn response(sight: &Sight<'_>, asked: &Asked, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    let kinds = wanted(sight.name, params.context.only.as_deref());
    if kinds.is_empty() {
        return Vec::new();
    }
    let range = sight.bytes(asked, params.range);
    let actions = sight.analyzer.actions(&asked.document, range, &kinds);
    let known = with_fingerprints(sight, asked);
    actions.into_iter().filter_map(|action| shown(sight, asked, params, action, &known)).collect()
}

/// The kinds that an editor asks for; where it names none all but those of whole documents that it must ask for.
fn wanted(name: &str, only: Option<&[CodeActionKind]>) -> Vec<ActionKind> {
    let all = KINDS.into_iter().map(|(kind, _)| kind);
    let Some(only) = only else { return all.filter(|kind| *kind != ActionKind::FixAll).collect() };
    let within = |kind: &ActionKind| {
        let is = protocol_kind(name, *kind);
        only.iter().any(|only| {
            let rest = is.as_str().strip_prefix(only.as_str());
            only.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    all.filter(within).collect()
}

fn protocol_kind(name: &str, kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::FixAll => fix_all(name),
        _ => CodeActionKind::QUICKFIX,
    }
}

/// The diagnostics of a document by their fingerprints.
fn with_fingerprints(sight: &Sight<'_>, asked: &Asked) -> Vec<(String, Diagnostic)> {
    let known = sight.analyzer.diagnostics(&asked.document).items;
    let items = diagnostics::items(sight.name, &sight.places, &asked.document, &known);
    known.into_iter().map(|diagnostic| diagnostic.fingerprint).zip(items).collect()
}

fn shown(
    sight: &Sight<'_>,
    asked: &Asked,
    params: &CodeActionParams,
    action: Action,
    known: &[(String, Diagnostic)],
) -> Option<CodeActionOrCommand> {
    let able = sight.places.abilities;
    let named = Named {
        uri: params.text_document.uri.clone(),
        version: sight.places.open.get(&asked.document).map(|open| open.version),
        range: params.range,
        title: action.title.clone(),
        kind: KINDS.iter().find(|(kind, _)| *kind == action.kind).map(|(_, name)| (*name).to_owned())?,
        mends: action.mends.clone(),
    };
    let data = serde_json::to_value(&named).ok()?;
    let explains = action.kind == ActionKind::Explain;
    if explains || !able.literal_actions {
        let command = if explains { commands::explain(sight) } else { commands::apply(sight) };
        let command = Command::new(action.title.clone(), command, Some(vec![data]));
        return Some(if able.literal_actions {
            CodeActionOrCommand::CodeAction(literal(sight, &action, known, Later::Command(command)))
        } else {
            CodeActionOrCommand::Command(command)
        });
    }
    if able.resolves_actions {
        return Some(CodeActionOrCommand::CodeAction(literal(sight, &action, known, Later::Data(data))));
    }
    let action = if action.edits.is_empty() { resolved(sight, &named)? } else { action };
    let edit = edit(sight, &action)?;
    Some(CodeActionOrCommand::CodeAction(literal(sight, &action, known, Later::Edit(edit))))
}

/// What an action does when it is chosen.
enum Later {
    Command(Command),
    Data(Value),
    Edit(WorkspaceEdit),
}

fn literal(sight: &Sight<'_>, action: &Action, known: &[(String, Diagnostic)], later: Later) -> CodeAction {
    let mends = |fingerprint: &String| action.mends.contains(fingerprint);
    let mended: Vec<_> = known.iter().filter(|(one, _)| mends(one)).map(|(_, item)| item.clone()).collect();
    let (mut command, mut data, mut edit) = (None, None, None);
    match later {
        Later::Command(it) => command = Some(it),
        Later::Data(it) => data = Some(it),
        Later::Edit(it) => edit = Some(it),
    }
    CodeAction {
        title: action.title.clone(),
        kind: Some(protocol_kind(sight.name, action.kind)),
        diagnostics: (!mended.is_empty()).then_some(mended),
        edit,
        command,
        is_preferred: (action.preferred && sight.places.abilities.preferred_actions).then_some(true),
        disabled: None,
        data,
    }
}

/// The action of a name, with its edits.
pub(crate) fn resolved(sight: &Sight<'_>, named: &Named) -> Option<Action> {
    let asked = sight.document(&crate::uri::document(&named.uri))?;
    let kind = KINDS.iter().find(|(_, name)| *name == named.kind).map(|(kind, _)| *kind)?;
    let action = Action {
        title: named.title.clone(),
        kind,
        preferred: false,
        mends: named.mends.clone(),
        edits: Vec::new(),
        shows: None,
    };
    sight.analyzer.resolve(&asked.document, sight.bytes(&asked, named.range), &action)
}

/// The edits of an action; none where it has none, or where a text is not known.
pub(crate) fn edit(sight: &Sight<'_>, action: &Action) -> Option<WorkspaceEdit> {
    if action.edits.is_empty() {
        return None;
    }
    let mut documents = Vec::with_capacity(action.edits.len());
    for (document, edits) in &action.edits {
        let asked = sight.document(document)?;
        let text =
            |(bytes, text): &(std::ops::Range<usize>, String)| TextEdit::new(sight.range(&asked, bytes), text.clone());
        documents.push((document, sight.places.uri(document)?, edits.iter().map(text).collect::<Vec<_>>()));
    }
    if !sight.places.abilities.versioned_edits {
        #[allow(clippy::mutable_key_type, reason = "the protocol's structure")]
        let changes: HashMap<Uri, Vec<TextEdit>> = documents.into_iter().map(|(_, uri, edits)| (uri, edits)).collect();
        return Some(WorkspaceEdit::new(changes));
    }
    let versioned = |(document, uri, edits): (&Document, Uri, Vec<TextEdit>)| {
        let version = sight.places.open.get(document).map(|open| open.version);
        let edits = edits.into_iter().map(OneOf::Left).collect();
        TextDocumentEdit { text_document: OptionalVersionedTextDocumentIdentifier { uri, version }, edits }
    };
    let edits = documents.into_iter().map(versioned).collect();
    Some(WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(edits)), ..WorkspaceEdit::default() })
}

/// The edits of everything that can be mended safely in a document.
pub(crate) fn everything(sight: &Sight<'_>, document: &Document) -> Option<WorkspaceEdit> {
    let asked = sight.document(document)?;
    let whole = 0..asked.lines.text().len();
    let action = sight.analyzer.actions(document, whole.clone(), &[ActionKind::FixAll]).into_iter().next()?;
    let action = if action.edits.is_empty() { sight.analyzer.resolve(document, whole, &action)? } else { action };
    edit(sight, &action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_asked_for_by_their_beginnings() {
        let count = |only: Option<&[&str]>| {
            let only: Option<Vec<CodeActionKind>> =
                only.map(|only| only.iter().map(|kind| CodeActionKind::from((*kind).to_owned())).collect());
            wanted("bartizan", only.as_deref()).len()
        };
        assert_eq!(count(None), 5);
        assert_eq!(count(Some(&[""])), 6);
        assert_eq!(count(Some(&["quickfix"])), 5);
        assert_eq!(count(Some(&["source"])), 1);
        assert_eq!(count(Some(&["source.fixAll"])), 1);
        assert_eq!(count(Some(&["source.fixAll.bartizan"])), 1);
        assert_eq!(count(Some(&["source.fix"])), 0);
        assert_eq!(count(Some(&["source.fixAll.other", "refactor"])), 0);
        assert_eq!(count(Some(&[])), 0);
    }
}
