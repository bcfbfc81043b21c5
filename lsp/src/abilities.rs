//! What the editor can do, as far as it changes what it is sent.

use tower_lsp_server::ls_types::{
    ClientCapabilities, DiagnosticTag, InitializeParams, MarkupKind, TextDocumentClientCapabilities,
    WindowClientCapabilities, WorkspaceClientCapabilities,
};

use crate::encoding::Encoding;

/// What the editor can do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Abilities {
    pub(crate) encoding: Encoding,
    /// It asks for diagnostics, and can be told to ask again: then it is not sent any.
    pub(crate) pulls: bool,
    pub(crate) related_information: bool,
    pub(crate) code_description: bool,
    pub(crate) diagnostic_data: bool,
    pub(crate) unnecessary: bool,
    /// Code actions are more than commands.
    pub(crate) literal_actions: bool,
    /// The edit of a code action may come later.
    pub(crate) resolves_actions: bool,
    pub(crate) preferred_actions: bool,
    pub(crate) links: bool,
    pub(crate) nested_symbols: bool,
    pub(crate) snippets: bool,
    pub(crate) hover_markdown: bool,
    pub(crate) completion_markdown: bool,
    pub(crate) versioned_edits: bool,
    pub(crate) applies_edits: bool,
    /// Settings can be asked for.
    pub(crate) configuration: bool,
    /// It must be told that the server wants to hear of settings.
    pub(crate) registers_configuration: bool,
    pub(crate) watches_files: bool,
    pub(crate) progress: bool,
    pub(crate) shows_documents: bool,
    pub(crate) refreshes_hints: bool,
    pub(crate) refreshes_lenses: bool,
    /// Commands that it carries out itself: `experimental.commands.commands`, as other servers call it, too.
    commands: Vec<String>,
}

impl Abilities {
    pub(crate) fn new(params: &InitializeParams) -> Self {
        let ClientCapabilities { workspace, text_document, window, general, experimental, .. } =
            params.capabilities.clone();
        let offered = general.and_then(|general| general.position_encodings).unwrap_or_default();
        let commands = experimental.as_ref().and_then(|all| all.get("commands")?.get("commands")?.as_array());
        let commands = commands.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect();
        let mut abilities = Self { encoding: Encoding::negotiate(&offered), commands, ..Self::default() };
        let workspace = workspace.unwrap_or_default();
        let text_document = text_document.unwrap_or_default();
        let asks = text_document.diagnostic.is_some();
        abilities.of_workspace(workspace, asks);
        abilities.of_documents(text_document);
        abilities.of_window(window.unwrap_or_default());
        let push = params.initialization_options.as_ref().and_then(|options| options.get("diagnostics"));
        if push.is_some_and(|way| way == "push") {
            abilities.pulls = false;
        }
        abilities
    }

    fn of_workspace(&mut self, workspace: WorkspaceClientCapabilities, asks: bool) {
        self.pulls = asks && workspace.diagnostics.is_some_and(|able| able.refresh_support == Some(true));
        self.versioned_edits = workspace.workspace_edit.is_some_and(|able| able.document_changes == Some(true));
        self.applies_edits = workspace.apply_edit == Some(true);
        self.configuration = workspace.configuration == Some(true);
        self.registers_configuration =
            workspace.did_change_configuration.is_some_and(|able| able.dynamic_registration == Some(true));
        self.watches_files =
            workspace.did_change_watched_files.is_some_and(|able| able.dynamic_registration == Some(true));
        self.refreshes_hints = workspace.inlay_hint.is_some_and(|able| able.refresh_support == Some(true));
        self.refreshes_lenses = workspace.code_lens.is_some_and(|able| able.refresh_support == Some(true));
    }

    fn of_documents(&mut self, documents: TextDocumentClientCapabilities) {
        let markdown =
            |kinds: Option<Vec<MarkupKind>>| kinds.is_some_and(|kinds| kinds.contains(&MarkupKind::Markdown));
        if let Some(able) = documents.publish_diagnostics {
            self.related_information = able.related_information == Some(true);
            self.code_description = able.code_description_support == Some(true);
            self.diagnostic_data = able.data_support == Some(true);
            let tags = able.tag_support.map(|tags| tags.value_set).unwrap_or_default();
            self.unnecessary = tags.contains(&DiagnosticTag::UNNECESSARY);
        }
        if let Some(able) = documents.code_action {
            self.literal_actions = able.code_action_literal_support.is_some();
            self.preferred_actions = able.is_preferred_support == Some(true);
            let later = able.resolve_support.is_some_and(|later| later.properties.iter().any(|name| name == "edit"));
            self.resolves_actions = later && able.data_support == Some(true);
        }
        self.links = documents.definition.is_some_and(|able| able.link_support == Some(true));
        self.nested_symbols =
            documents.document_symbol.is_some_and(|able| able.hierarchical_document_symbol_support == Some(true));
        self.hover_markdown = documents.hover.is_some_and(|able| markdown(able.content_format));
        if let Some(able) = documents.completion.and_then(|able| able.completion_item) {
            self.snippets = able.snippet_support == Some(true);
            self.completion_markdown = markdown(able.documentation_format);
        }
    }

    fn of_window(&mut self, window: WindowClientCapabilities) {
        self.progress = window.work_done_progress == Some(true);
        self.shows_documents = window.show_document.is_some_and(|able| able.support);
    }

    /// Whether the editor carries out a command itself.
    pub(crate) fn carries_out(&self, command: &str) -> bool {
        self.commands.iter().any(|name| name == command)
    }
}
