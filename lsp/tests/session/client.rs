//! The editor's side.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use bartizan_lsp::{Ended, Name, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::analyzer::{Log, factory};

/// The document that tests open.
pub(crate) const URI: &str = "file:///w/main.tf";

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Client {
    input: Option<DuplexStream>,
    output: BufReader<DuplexStream>,
    server: JoinHandle<Ended>,
    requests: i64,
    /// What came while something else was waited for.
    aside: VecDeque<Value>,
    pub(crate) log: Arc<Log>,
    /// What the server said that it can do.
    pub(crate) able: Value,
}

impl Client {
    /// A session before `initialize`.
    pub(crate) fn connect() -> Self {
        Self::connect_by(1 << 20)
    }

    /// The same by a pipe that holds so many bytes of what the server writes.
    pub(crate) fn connect_by(capacity: usize) -> Self {
        let log = Arc::new(Log::default());
        let (input, server_input) = tokio::io::duplex(1 << 20);
        let (server_output, output) = tokio::io::duplex(capacity);
        let name = Name { name: "words", version: "1" };
        let server = tokio::spawn(serve(name, factory(&log), server_input, server_output));
        let output = BufReader::new(output);
        Self { input: Some(input), output, server, requests: 0, aside: VecDeque::new(), log, able: Value::Null }
    }

    /// A session of an editor that can do this.
    pub(crate) async fn start(capabilities: Value) -> Self {
        let params = json!({ "processId": null, "rootUri": "file:///w", "capabilities": capabilities });
        Self::start_with(params).await
    }

    pub(crate) async fn start_with(params: Value) -> Self {
        let mut client = Self::connect();
        client.initialize(params).await;
        client
    }

    pub(crate) async fn initialize(&mut self, params: Value) {
        let answer = self.request("initialize", params).await;
        self.able = answer["result"]["capabilities"].clone();
        self.notify("initialized", json!({})).await;
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).await.unwrap();
    }

    pub(crate) async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
    }

    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request without waiting; gives its id.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.requests += 1;
        let id = self.requests;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        if message["params"].is_null() {
            message.as_object_mut().unwrap().remove("params");
        }
        self.send(&message).await;
        id
    }

    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// A request about the document.
    pub(crate) async fn about(&mut self, method: &str, more: Value) -> Value {
        let mut params = json!({ "textDocument": { "uri": URI } });
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.request(method, params).await
    }

    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        self.until(|message| message["id"] == id && message.get("method").is_none()).await
    }

    /// The next notification or request of that name.
    pub(crate) async fn told(&mut self, method: &str) -> Value {
        self.until(|message| message["method"] == method).await
    }

    /// The diagnostics of a version of the document.
    pub(crate) async fn diagnostics(&mut self, version: i32) -> Vec<Value> {
        let is = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["version"] == version
        };
        self.until(is).await["params"]["diagnostics"].as_array().unwrap().clone()
    }

    pub(crate) async fn until(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.aside.iter().position(&is) {
            return self.aside.remove(at).unwrap();
        }
        loop {
            let message = self.next().await.expect("the server is there");
            if is(&message) {
                return message;
            }
            self.aside.push_back(message);
        }
    }

    /// All that came and was not waited for.
    pub(crate) fn rest(&mut self) -> Vec<Value> {
        self.aside.drain(..).collect()
    }

    /// The next message; none at the end.
    pub(crate) async fn next(&mut self) -> Option<Value> {
        timeout(PATIENCE, async {
            let mut length = 0;
            loop {
                let mut line = String::new();
                if self.output.read_line(&mut line).await.unwrap() == 0 {
                    return None;
                }
                if line == "\r\n" {
                    break;
                }
                length = line.strip_prefix("Content-Length: ").expect("a header").trim().parse().unwrap();
            }
            let mut body = vec![0; length];
            self.output.read_exact(&mut body).await.unwrap();
            Some(serde_json::from_slice(&body).unwrap())
        })
        .await
        .expect("an answer in time")
    }

    pub(crate) async fn open(&mut self, version: i32, text: &str) {
        let document = json!({ "uri": URI, "languageId": "terraform", "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    pub(crate) async fn change(&mut self, version: i32, changes: Value) {
        let document = json!({ "uri": URI, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes })).await;
    }

    /// Closes the editor's end.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    pub(crate) async fn ended(self) -> Ended {
        timeout(PATIENCE, self.server).await.expect("an end in time").unwrap()
    }
}
