//! What the worker tells the editor, sent in order by one task, so that the worker never waits for it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::notification::{LogTrace, PublishDiagnostics};
use tower_lsp_server::ls_types::request::WorkDoneProgressCreate;
use tower_lsp_server::ls_types::{
    LogTraceParams, MessageType, ProgressToken, PublishDiagnosticsParams, WorkDoneProgressCreateParams,
};

use crate::abilities::Abilities;
use crate::analyzer::Document;
use crate::newest::Newest;
use crate::transport::ToEditor;

/// How long an answer of the editor is waited for where nothing hangs on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often at most the editor is asked to ask again.
const REFRESH: Duration = Duration::from_millis(200);

/// What the worker has to tell.
#[derive(Debug)]
pub(crate) enum Note {
    /// The diagnostics of a document; with its version where it is open.
    Diagnostics(Document, PublishDiagnosticsParams),
    /// What the editor asked for earlier is other now; its hints where it is shown any.
    Refresh {
        /// Whether it is.
        hints: bool,
    },
    /// The first analysis begins.
    Begun,
    /// The first analysis is done.
    Done,
    /// Something for who follows what the server does.
    Trace(LogTraceParams),
    /// The analyzer crashed.
    Crashed {
        /// What people are told.
        message: String,
        /// Whether it is shown, not only logged.
        shown: bool,
    },
}

/// Where the worker puts it.
#[derive(Clone, Debug)]
pub(crate) struct Outbox(UnboundedSender<Note>);

impl Outbox {
    /// Starts the task that sends.
    pub(crate) fn start(
        (client, to_editor): (Client, ToEditor),
        abilities: Arc<Abilities>,
        newest: Arc<Newest>,
        title: String,
    ) -> Self {
        let (sender, notes) = unbounded_channel();
        let again = Arc::new((Notify::new(), AtomicBool::new(false)));
        tokio::spawn(refresh(client.clone(), abilities.clone(), again.clone()));
        tokio::spawn(deliver(notes, (client, to_editor), abilities, newest, again, title));
        Self(sender)
    }

    pub(crate) fn send(&self, note: Note) {
        // An error means that the session is over.
        let _ = self.0.send(note);
    }
}

async fn deliver(
    mut notes: UnboundedReceiver<Note>,
    (client, to_editor): (Client, ToEditor),
    abilities: Arc<Abilities>,
    newest: Arc<Newest>,
    again: Arc<(Notify, AtomicBool)>,
    title: String,
) {
    let (again, shows_hints) = &*again;
    let mut first_analysis: Option<oneshot::Sender<()>> = None;
    while let Some(note) = notes.recv().await {
        match note {
            Note::Diagnostics(document, params) => {
                // While it waited here the document may have changed; what is said of the new text follows.
                if params.version.is_none() || newest.version(&document) == params.version {
                    to_editor.notify::<PublishDiagnostics>(&params).await;
                }
            }
            Note::Refresh { hints } => {
                shows_hints.store(hints, SeqCst);
                again.notify_one();
            }
            Note::Begun if abilities.progress => {
                let (done, wait) = oneshot::channel();
                first_analysis = Some(done);
                tokio::spawn(show_progress(client.clone(), title.clone(), wait));
            }
            Note::Begun => {}
            Note::Done => drop(first_analysis.take()),
            Note::Trace(params) => client.send_notification::<LogTrace>(params).await,
            Note::Crashed { message, shown } => {
                client.log_message(MessageType::ERROR, &message).await;
                if shown {
                    client.show_message(MessageType::ERROR, &message).await;
                }
            }
        }
    }
}

/// Shows that something is done until the other end of the channel is dropped.
async fn show_progress(client: Client, title: String, done: oneshot::Receiver<()>) {
    let token = ProgressToken::String(title.clone());
    let create = client.send_request::<WorkDoneProgressCreate>(WorkDoneProgressCreateParams { token: token.clone() });
    if !matches!(timeout(PATIENCE, create).await, Ok(Ok(()))) {
        return;
    }
    let progress = client.progress(token, title).begin().await;
    // Nothing is ever sent: the end of the channel is what is waited for.
    let _ = done.await;
    progress.finish().await;
}

/// Asks the editor to ask again, not more often than it answers.
async fn refresh(client: Client, abilities: Arc<Abilities>, again: Arc<(Notify, AtomicBool)>) {
    let (again, shows_hints) = &*again;
    loop {
        again.notified().await;
        // An editor that refuses or does not answer keeps what it has until it asks by itself.
        if abilities.pulls {
            let _ = timeout(PATIENCE, client.workspace_diagnostic_refresh()).await;
        }
        if abilities.refreshes_hints && shows_hints.load(SeqCst) {
            let _ = timeout(PATIENCE, client.inlay_hint_refresh()).await;
        }
        if abilities.refreshes_lenses {
            let _ = timeout(PATIENCE, client.code_lens_refresh()).await;
        }
        sleep(REFRESH).await;
    }
}
