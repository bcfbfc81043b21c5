//! The requests and notifications of the protocol. Each handler hands on what it is told before its first pause, so that things
//! stay in order, and waits for the worker's answer after that.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types::*;
use tower_lsp_server::{Client, LanguageServer};

use crate::abilities::Abilities;
use crate::actions::Named;
use crate::analyzer::{Document, Hint, Lens};
use crate::configuration::Configuration;
use crate::newest::Newest;
use crate::outbox::Outbox;
use crate::places::{Asked, Sight};
use crate::transport::ToEditor;
use crate::worker::{Answer, Question, Task, Worker};
use crate::{Factory, Name, actions, commands, completion, markdown, pull, registration, symbols, uri};

/// The stack of the worker in bytes: documents nest.
const STACK: usize = 16 << 20;

/// The error of a diagnostic request that the editor should make again: `ServerCancelled` of the protocol.
const SERVER_CANCELLED: i64 = -32802;

/// What all handlers share.
pub(crate) struct Shared {
    pub(crate) name: Name,
    pub(crate) client: Client,
    to_editor: ToEditor,
    newest: Arc<Newest>,
    shut_down: Arc<AtomicBool>,
    factory: Mutex<Option<Factory>>,
    session: OnceLock<Session>,
}

/// What there is from `initialize` on.
struct Session {
    abilities: Arc<Abilities>,
    configuration: Mutex<Configuration>,
    tasks: Sender<Task>,
}

/// Handles the messages of one editor.
pub(crate) struct Server(Arc<Shared>);

impl Shared {
    pub(crate) fn new(
        name: Name,
        factory: Factory,
        (client, to_editor): (Client, ToEditor),
        shut_down: Arc<AtomicBool>,
    ) -> Self {
        let factory = Mutex::new(Some(factory));
        Self { name, client, to_editor, newest: Arc::default(), shut_down, factory, session: OnceLock::new() }
    }

    fn session(&self) -> Result<&Session> {
        self.session.get().ok_or_else(Error::internal_error)
    }

    pub(crate) fn abilities(&self) -> Result<&Abilities> {
        Ok(&self.session()?.abilities)
    }

    fn start(&self, params: &InitializeParams) -> Result<ServerCapabilities> {
        let factory = self.factory.lock().unwrap_or_else(PoisonError::into_inner).take();
        let factory = factory.ok_or_else(Error::invalid_request)?;
        let abilities = Arc::new(Abilities::new(params));
        let title = format!("{}: analysing", self.name.name);
        let outbox =
            Outbox::start((self.client.clone(), self.to_editor.clone()), abilities.clone(), self.newest.clone(), title);
        let (tasks, received) = channel();
        let (name, able, newest) = (self.name, abilities.clone(), self.newest.clone());
        let trace = params.trace.unwrap_or_default();
        std::thread::Builder::new()
            .name(format!("{}-analysis", name.name))
            .stack_size(STACK)
            .spawn(move || Worker::new(name, factory, able, newest, outbox, trace).run(&received))
            .map_err(|_| Error::internal_error())?;
        let capabilities = registration::capabilities(name.name, &abilities);
        let configuration = Mutex::new(Configuration::new(params));
        // It was not set before: there is one factory, and it was taken here.
        let _ = self.session.set(Session { abilities, configuration, tasks });
        Ok(capabilities)
    }

    /// Hands on what happened, and cancels what is being done about what was before.
    fn tell(&self, task: Task) {
        self.newest.event();
        self.hand_on(task);
    }

    fn hand_on(&self, task: Task) {
        if let Some(session) = self.session.get() {
            // An error means that the worker is gone; questions say so.
            let _ = session.tasks.send(task);
        }
    }

    fn tell_workspace(&self) {
        if let Some(session) = self.session.get() {
            let workspace = session.configuration.lock().unwrap_or_else(PoisonError::into_inner).workspace();
            self.tell(Task::Workspace(workspace));
        }
    }

    fn set_settings(&self, settings: Option<&Value>) {
        let Some(session) = self.session.get() else { return };
        let changed = session.configuration.lock().unwrap_or_else(PoisonError::into_inner).set_settings(settings);
        if changed {
            self.tell_workspace();
        }
    }

    /// Asks the editor for the settings of the moment.
    async fn fetch_settings(&self) {
        let item = ConfigurationItem { scope_uri: None, section: Some(self.name.name.to_owned()) };
        if let Ok(values) = self.client.configuration(vec![item]).await {
            self.set_settings(values.first());
        }
    }

    /// Has the worker answer a question about a document, as it is now, or about none.
    ///
    /// # Errors
    /// When the document changed before, or the program crashed on it.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        about: Option<&Document>,
        question: impl FnOnce(&Sight<'_>) -> T + Send + 'static,
    ) -> Result<T> {
        let about = about.map(|document| (document.clone(), self.newest.version(document)));
        self.ask_of_version(about, question).await
    }

    /// The same about an action that was named earlier.
    pub(crate) async fn ask_about<T: Send + 'static>(
        &self,
        named: &Named,
        question: impl FnOnce(&Sight<'_>, &Named) -> T + Send + 'static,
    ) -> Result<T> {
        let about = Some((uri::document(&named.uri), named.version));
        let named = named.clone();
        self.ask_of_version(about, move |sight| question(sight, &named)).await
    }

    async fn ask_of_version<T: Send + 'static>(
        &self,
        about: Option<(Document, Option<i32>)>,
        question: impl FnOnce(&Sight<'_>) -> T + Send + 'static,
    ) -> Result<T> {
        let (to, answer) = oneshot::channel();
        self.hand_on(Task::Ask(Question { about, answer: Box::new(Reply { to, question }) }));
        match answer.await {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => Err(Error::content_modified()),
            Err(_) => Err(Error::internal_error()),
        }
    }

    /// The same about a position or range in a document. A document that nobody knows has no answer.
    async fn ask_in<T: Send + 'static>(
        &self,
        uri: &Uri,
        question: impl FnOnce(&Sight<'_>, &Asked) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let document = uri::document(uri);
        let asked = document.clone();
        self.ask(Some(&document), move |sight| question(sight, &sight.document(&asked)?)).await
    }
}

/// Answers on a channel.
struct Reply<T, F> {
    to: oneshot::Sender<Option<T>>,
    question: F,
}

impl<T: Send, F: FnOnce(&Sight<'_>) -> T + Send> Answer for Reply<T, F> {
    fn is_wanted(&self) -> bool {
        !self.to.is_closed()
    }

    fn give(self: Box<Self>, sight: Option<&Sight<'_>>) {
        let Self { to, question } = *self;
        // An error means that the request was cancelled meanwhile.
        let _ = to.send(sight.map(question));
    }
}

impl Server {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    /// `$/setTrace`.
    pub(crate) async fn set_trace(&self, params: SetTraceParams) {
        self.0.hand_on(Task::Trace(params.value));
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let capabilities = self.0.start(&params)?;
        let Name { name, version } = self.0.name;
        let server_info = Some(ServerInfo { name: name.to_owned(), version: Some(version.to_owned()) });
        Ok(InitializeResult { capabilities, server_info, ..InitializeResult::default() })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.0.tell_workspace();
        let Ok(abilities) = self.0.abilities() else { return };
        let registrations = registration::registrations(self.0.name.name, abilities);
        if !registrations.is_empty() {
            // An editor that refuses tells less; the server works all the same.
            let _ = self.0.client.register_capability(registrations).await;
        }
        if abilities.configuration {
            self.0.fetch_settings().await;
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.0.shut_down.store(true, SeqCst);
        self.0.newest.end();
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let TextDocumentItem { uri, language_id, version, text } = params.text_document;
        let document = uri::document(&uri);
        self.0.newest.set_version(&document, Some(version));
        self.0.hand_on(Task::Open { document, uri, language: language_id.as_str().to_owned(), version, text });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        let document = uri::document(&uri);
        if self.0.newest.version(&document).is_none() {
            let message = format!("{} was changed but is not open", uri.as_str());
            return self.0.client.log_message(MessageType::WARNING, message).await;
        }
        self.0.newest.set_version(&document, Some(version));
        self.0.hand_on(Task::Change { document, version, changes: params.content_changes });
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let document = uri::document(&params.text_document.uri);
        self.0.newest.set_version(&document, None);
        self.0.hand_on(Task::Close(document));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let files = params.changes.iter().filter_map(|change| uri::path(change.uri.as_str())).collect();
        self.0.tell(Task::Touched(files));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        if let Some(session) = self.0.session.get() {
            let mut configuration = session.configuration.lock().unwrap_or_else(PoisonError::into_inner);
            configuration.change_folders(&params.event);
        }
        self.0.tell_workspace();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        match self.0.abilities() {
            Ok(abilities) if abilities.configuration => self.0.fetch_settings().await,
            _ => self.0.set_settings(params.settings.get(self.0.name.name)),
        }
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let document = uri::document(&params.text_document.uri);
        let asked = document.clone();
        let previous = params.previous_result_id;
        let question = move |sight: &Sight<'_>| pull::document(sight, &asked, previous.as_deref());
        let report = self.0.ask(Some(&document), question).await.map_err(|error| match error.code {
            ErrorCode::ContentModified => Error {
                code: ErrorCode::ServerError(SERVER_CANCELLED),
                message: "the document was changed".into(),
                data: Some(serde_json::json!({ "retriggerRequest": true })),
            },
            _ => error,
        })?;
        Ok(DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        let previous = params.previous_result_ids;
        let report = self.0.ask(None, move |sight| pull::workspace(sight, &previous)).await?;
        Ok(WorkspaceDiagnosticReportResult::Report(report))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let question = move |sight: &Sight<'_>, asked: &Asked| {
            let found = sight.analyzer.hover(&asked.document, sight.byte(asked, position))?;
            let contents = markdown::content(found.text, sight.places.abilities.hover_markdown);
            let range = Some(sight.range(asked, &found.range));
            Some(Hover { contents: HoverContents::Markup(contents), range })
        };
        self.0.ask_in(&text_document.uri, question).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let question = move |sight: &Sight<'_>, asked: &Asked| {
            let places = sight.analyzer.definition(&asked.document, sight.byte(asked, position));
            let locations = places.iter().filter_map(|place| sight.places.location(place));
            Some(if sight.places.abilities.links {
                let link = |location: Location| LocationLink {
                    origin_selection_range: None,
                    target_uri: location.uri,
                    target_range: location.range,
                    target_selection_range: location.range,
                };
                GotoDefinitionResponse::Link(locations.map(link).collect())
            } else {
                GotoDefinitionResponse::Array(locations.collect())
            })
        };
        self.0.ask_in(&text_document.uri, question).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let with_declaration = params.context.include_declaration;
        let question = move |sight: &Sight<'_>, asked: &Asked| {
            let at = sight.byte(asked, position);
            let places = sight.analyzer.references(&asked.document, at, with_declaration);
            Some(places.iter().filter_map(|place| sight.places.location(place)).collect())
        };
        self.0.ask_in(&text_document.uri, question).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.0.ask_in(&params.text_document.uri, symbols::response).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let question = move |sight: &Sight<'_>, asked: &Asked| {
            Some(CompletionResponse::Array(completion::items(sight, asked, position)))
        };
        self.0.ask_in(&text_document.uri, question).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let question = move |sight: &Sight<'_>, asked: &Asked| {
            let hints = sight.analyzer.hints(&asked.document, sight.bytes(asked, params.range));
            Some(hints.into_iter().map(|hint| inlay_hint(sight, asked, hint)).collect())
        };
        self.0.ask_in(&params.text_document.uri, question).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let question = move |sight: &Sight<'_>, asked: &Asked| {
            let lenses = sight.analyzer.lenses(&asked.document);
            let lens = |lens: Lens| {
                let range = sight.range(asked, &lens.range);
                CodeLens { range, command: Some(commands::of_lens(sight, asked, &lens, range.start)), data: None }
            };
            Some(lenses.into_iter().map(lens).collect())
        };
        self.0.ask_in(&params.text_document.uri, question).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        self.0.ask_in(&uri, move |sight, asked| Some(actions::response(sight, asked, &params))).await
    }

    async fn code_action_resolve(&self, mut action: CodeAction) -> Result<CodeAction> {
        let Some(data) = action.data.clone() else { return Ok(action) };
        let named: Named = serde_json::from_value(data).map_err(|error| Error::invalid_params(error.to_string()))?;
        let found = self.0.ask_about(&named, |sight, named| {
            actions::resolved(sight, named).and_then(|action| actions::edit(sight, &action))
        });
        action.edit = Some(found.await?.ok_or_else(Error::content_modified)?);
        Ok(action)
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        commands::execute(&self.0, &params.command, params.arguments).await
    }
}

fn inlay_hint(sight: &Sight<'_>, asked: &Asked, hint: Hint) -> InlayHint {
    let about = MarkupContent { kind: MarkupKind::Markdown, value: hint.about };
    InlayHint {
        position: sight.range(asked, &(hint.at..hint.at)).start,
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: (!about.value.is_empty()).then_some(InlayHintTooltip::MarkupContent(about)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
