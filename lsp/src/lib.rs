//! A language server: the protocol, and nothing of what the documents mean. Who understands them implements
//! [`analyzer::Analyzer`]; [`serve`] and [`serve_standard_streams`] do the rest.
//!
//! Messages are taken in the order in which they come (`transport`). What they say about documents goes through one channel to
//! one thread, which owns the texts and the analyzer (`worker`); so a change is never overtaken, and a question is answered
//! about the text that was there when it was asked, or refused.

pub mod analyzer;

mod abilities;
mod actions;
mod commands;
mod completion;
mod configuration;
mod diagnostics;
mod encoding;
mod markdown;
mod newest;
mod outbox;
mod places;
mod pull;
mod registration;
mod server;
mod symbols;
mod text;
mod transport;
mod uri;
mod worker;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;

use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp_server::LspService;

use crate::analyzer::Analyzer;
use crate::server::{Server, Shared};

/// Makes an analyzer: at the start, and again where one crashed.
pub type Factory = Box<dyn Fn() -> Box<dyn Analyzer> + Send>;

/// How the server names itself.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// Its name: the source of diagnostics, the section of settings and what the names of commands begin with.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The editor asked for the end and then for the exit: exit code 0.
    Orderly,
    /// The editor left without asking: exit code 1.
    Abruptly,
}

/// Serves an editor on standard input and output until it ends the session.
///
/// # Errors
/// When the operating system refuses what is needed for it.
pub fn serve_standard_streams(name: Name, factory: Factory) -> std::io::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let ended = runtime.block_on(serve(name, factory, tokio::io::stdin(), tokio::io::stdout()));
    // A thread that waits for input cannot be stopped; the process does not wait for it.
    runtime.shutdown_background();
    Ok(ended)
}

/// Serves an editor on two streams until it ends the session.
pub async fn serve<I, O>(name: Name, factory: Factory, input: I, output: O) -> Ended
where
    I: AsyncRead + Unpin,
    O: AsyncWrite + Unpin + Send + 'static,
{
    let orderly = Arc::new(AtomicBool::new(false));
    let shut_down = orderly.clone();
    let (to_editor, from_server) = transport::to_editor();
    let client = |client| Server::new(Arc::new(Shared::new(name, factory, (client, to_editor.clone()), shut_down)));
    let build = LspService::build(client);
    let (service, socket) = build.custom_method("$/setTrace", Server::set_trace).finish();
    transport::serve((input, output), (service, socket), (to_editor, from_server)).await;
    if orderly.load(SeqCst) { Ended::Orderly } else { Ended::Abruptly }
}
