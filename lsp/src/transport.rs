//! Messages between two streams: each taken in its turn, answered when its answer is there.
//!
//! The server that comes with tower-lsp-server ends at the first broken message, because the stream of frames that it reads
//! ends with an error, and it takes up four requests at a time, so that four slow ones hold up the cancelling of each.
//! Here each message is taken up as far as its first pause before the next one is read, and a broken one is answered.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::{FutureExt as _, SinkExt as _, StreamExt as _, poll};
use serde::Serialize;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc::{Error, Id, Request, Response};
use tower_lsp_server::ls_types::notification::Notification;
use tower_lsp_server::{ClientSocket, LanguageServer, LspService};
use tower_service::Service as _;

/// The longest message, in bytes: more than any text that is looked at.
const MAX_MESSAGE: usize = 256 << 20;

/// The longest line of a header, in bytes.
const MAX_HEADER: u64 = 8 << 10;

/// How long the last answers may take to be written when the editor does not read any more.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is written next.
#[derive(Debug)]
enum Outgoing {
    /// A message, and who waits until it is written.
    Message(Vec<u8>, Option<oneshot::Sender<()>>),
    End,
}

/// Where messages to the editor are put.
#[derive(Clone, Debug)]
pub(crate) struct ToEditor(UnboundedSender<Outgoing>);

/// What is to be written.
#[derive(Debug)]
pub(crate) struct FromServer(UnboundedReceiver<Outgoing>);

/// The way of messages to the editor.
pub(crate) fn to_editor() -> (ToEditor, FromServer) {
    let (to_editor, outgoing) = unbounded_channel();
    (ToEditor(to_editor), FromServer(outgoing))
}

impl ToEditor {
    /// Tells the editor something, and waits until it is written: what an editor that reads slowly has not read yet may be
    /// superfluous before. Nothing is told when the session is over.
    ///
    /// The parameters are written as they are. The way over [`Client`](tower_lsp_server::Client) makes a tree of values of
    /// them first, which takes as long as finding out what they say when there are thousands of diagnostics.
    pub(crate) async fn notify<N: Notification>(&self, params: &N::Params) {
        #[derive(Serialize)]
        struct Message<'a, P> {
            jsonrpc: &'static str,
            method: &'static str,
            params: &'a P,
        }
        let message = serde_json::to_vec(&Message { jsonrpc: "2.0", method: N::METHOD, params });
        let Ok(message) = message else { return };
        let (written, wait) = oneshot::channel();
        if self.0.send(Outgoing::Message(message, Some(written))).is_ok() {
            // An error means that the session is over.
            let _ = wait.await;
        }
    }
}

/// Serves until the editor says `exit` or closes its end.
pub(crate) async fn serve<I, O, S>(
    (input, output): (I, O),
    (mut service, socket): (LspService<S>, ClientSocket),
    (ToEditor(to_editor), FromServer(outgoing)): (ToEditor, FromServer),
) where
    I: AsyncRead + Unpin,
    O: AsyncWrite + Unpin + Send + 'static,
    S: LanguageServer,
{
    let writer = tokio::spawn(write(output, outgoing));
    let (mut requests, mut responses) = socket.split();
    let to = to_editor.clone();
    let forwarder = tokio::spawn(async move {
        while let Some(request) = requests.next().await {
            let Ok(message) = serde_json::to_vec(&request) else { continue };
            // One after the other: what an editor that reads slowly has not read yet may be superfluous before it is written.
            let (written, wait) = oneshot::channel();
            if to.send(Outgoing::Message(message, Some(written))).is_err() || wait.await.is_err() {
                break;
            }
        }
    });
    let mut reader = Reader { input: BufReader::new(input) };
    loop {
        let message = match reader.next().await {
            Received::Body(body) => sort(&body),
            Received::Broken => Message::Broken(Id::Null, Error::parse_error()),
            Received::End => break,
        };
        match message {
            Message::Request(request) => {
                let will_exit = request.method() == "exit";
                if poll_fn(|context| service.poll_ready(context)).await.is_err() {
                    break;
                }
                let id = request.id().cloned();
                take_up(service.call(request), id, &to_editor).await;
                if will_exit {
                    break;
                }
            }
            Message::Response(response) => {
                if responses.send(response).await.is_err() {
                    break;
                }
            }
            Message::Broken(id, error) => send(&to_editor, serde_json::to_vec(&Response::from_error(id, error))),
        }
    }
    forwarder.abort();
    // An error means that the writer is gone already.
    let _ = to_editor.send(Outgoing::End);
    let _ = tokio::time::timeout(PATIENCE, writer).await;
}

/// Lets a handler run to its first pause, so that it has taken its place in the order of things before the next message is
/// read; the rest of it is done beside. A crash in it is an error of its answer.
async fn take_up<E>(
    call: impl Future<Output = Result<Option<Response>, E>> + Send + 'static,
    id: Option<Id>,
    to_editor: &UnboundedSender<Outgoing>,
) {
    let crashed = move |_| Ok(id.map(|id| Response::from_error(id, Error::internal_error())));
    let mut call = Box::pin(AssertUnwindSafe(call).catch_unwind().map(|done| done.unwrap_or_else(crashed)));
    let answer = |to_editor: &UnboundedSender<Outgoing>, done: Result<Option<Response>, E>| {
        if let Ok(Some(response)) = done {
            send(to_editor, serde_json::to_vec(&response));
        }
    };
    match poll!(call.as_mut()) {
        std::task::Poll::Ready(done) => answer(to_editor, done),
        std::task::Poll::Pending => {
            let to_editor = to_editor.clone();
            tokio::spawn(async move { answer(&to_editor, call.await) });
        }
    }
}

fn send(to_editor: &UnboundedSender<Outgoing>, message: serde_json::Result<Vec<u8>>) {
    if let Ok(message) = message {
        // An error means that the editor has closed its end; then nobody waits for it.
        let _ = to_editor.send(Outgoing::Message(message, None));
    }
}

/// Writes what there is at once, until the end or until the editor takes no more.
async fn write<O: AsyncWrite + Unpin>(mut output: O, mut outgoing: UnboundedReceiver<Outgoing>) {
    let mut buffer = Vec::new();
    let mut ended = false;
    while !ended && let Some(first) = outgoing.recv().await {
        buffer.clear();
        let mut next = Some(first);
        let mut waiting = Vec::new();
        while let Some(Outgoing::Message(message, written)) = next {
            waiting.extend(written);
            buffer.extend_from_slice(format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes());
            buffer.extend_from_slice(&message);
            next = outgoing.try_recv().ok();
        }
        ended = matches!(next, Some(Outgoing::End));
        if output.write_all(&buffer).await.is_err() || output.flush().await.is_err() {
            break;
        }
        for written in waiting {
            // An error means that the session is over.
            let _ = written.send(());
        }
    }
}

/// What came from the editor.
enum Message {
    Request(Request),
    Response(Response),
    /// What cannot be understood, and what it is answered.
    Broken(Id, Error),
}

fn sort(body: &[u8]) -> Message {
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return Message::Broken(Id::Null, Error::parse_error());
    };
    let id = value.get("id").and_then(|id| serde_json::from_value(id.clone()).ok()).unwrap_or_default();
    let understood = if value.get("method").is_some() {
        serde_json::from_value(value).ok().map(Message::Request)
    } else if value.get("result").is_some() || value.get("error").is_some() {
        serde_json::from_value(value).ok().map(Message::Response)
    } else {
        None
    };
    understood.unwrap_or_else(|| Message::Broken(id, Error::invalid_request()))
}

/// What was read.
enum Received {
    Body(Vec<u8>),
    /// A header without a usable length.
    Broken,
    End,
}

struct Reader<I> {
    input: BufReader<I>,
}

impl<I: AsyncRead + Unpin> Reader<I> {
    /// Reads one message. After a broken header reading goes on at the next line that says a length.
    async fn next(&mut self) -> Received {
        let (mut length, mut begun) = (None, false);
        let mut line = Vec::new();
        loop {
            line.clear();
            match (&mut self.input).take(MAX_HEADER).read_until(b'\n', &mut line).await {
                Ok(read) if read > 0 => {}
                _ => return Received::End,
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim();
            if text.is_empty() {
                if begun {
                    break;
                }
                continue;
            }
            begun = true;
            if let Some(said) = length_of(text) {
                length = Some(said);
            }
        }
        let Some(length) = length.flatten().filter(|length| *length <= MAX_MESSAGE) else { return Received::Broken };
        let mut body = vec![0; length];
        match self.input.read_exact(&mut body).await {
            Ok(_) => Received::Body(body),
            Err(_) => Received::End,
        }
    }
}

/// The length that a line says, also one that follows on the rest of a broken message; none in it where it is no number.
fn length_of(line: &str) -> Option<Option<usize>> {
    const NAME: &str = "content-length:";
    let at = line.to_ascii_lowercase().rfind(NAME)?;
    Some(line.get(at + NAME.len()..)?.trim().parse().ok())
}
