//! What the server says that it can do, and what it asks to be told.

use serde_json::{Value, json};
use tower_lsp_server::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, CompletionOptions,
    DiagnosticOptions, DiagnosticServerCapabilities, ExecuteCommandOptions, HoverProviderCapability, OneOf,
    Registration, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use crate::abilities::Abilities;
use crate::{actions, commands};

/// Files whose changes outside of the editor may change what is found.
const WATCHED: [&str; 8] = [
    "**/*.{tf,tofu}",
    "**/*.{tf,tofu}.json",
    "**/*.tfvars",
    "**/*.tfvars.json",
    "**/*.hcl",
    "**/*.{yaml,yml}",
    "**/*.{json,template}",
    "**/.terraform/modules/modules.json",
];

/// What completion is asked after.
const TRIGGERS: [&str; 5] = [".", "\"", "=", ":", "!"];

/// What the server can do.
pub(crate) fn capabilities(name: &'static str, abilities: &Abilities) -> ServerCapabilities {
    let pulls = abilities.pulls.then(|| {
        DiagnosticServerCapabilities::Options(DiagnosticOptions {
            identifier: Some(name.to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        })
    });
    let actions = if abilities.literal_actions {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, actions::fix_all(name)]),
            resolve_provider: Some(abilities.resolves_actions),
            ..CodeActionOptions::default()
        })
    } else {
        CodeActionProviderCapability::Simple(true)
    };
    ServerCapabilities {
        position_encoding: Some(abilities.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(TRIGGERS.map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(actions),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        diagnostic_provider: pulls,
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::names(name),
            ..ExecuteCommandOptions::default()
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}

/// What it asks to be told of.
pub(crate) fn registrations(name: &str, abilities: &Abilities) -> Vec<Registration> {
    let registration = |method: &str, options: Value| Registration {
        id: format!("{name}/{method}"),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut registrations = Vec::new();
    if abilities.watches_files {
        let watchers: Vec<Value> = WATCHED.iter().map(|glob| json!({ "globPattern": glob })).collect();
        registrations.push(registration("workspace/didChangeWatchedFiles", json!({ "watchers": watchers })));
    }
    if abilities.registers_configuration {
        registrations.push(registration("workspace/didChangeConfiguration", json!({ "section": name })));
    }
    registrations
}
