//! Beginnings and ends, and messages that are none.

use std::sync::atomic::Ordering::SeqCst;

use bartizan_lsp::Ended;
use serde_json::{Value, json};

use crate::client::Client;

#[tokio::test]
async fn an_orderly_end_is_told_from_an_abrupt_one() {
    let mut client = Client::start(json!({})).await;
    assert_eq!(client.request("shutdown", Value::Null).await["result"], Value::Null);
    let refused = client.about("textDocument/hover", json!({ "position": { "line": 0, "character": 0 } })).await;
    assert_eq!(refused["error"]["code"], -32600, "nothing is answered after shutdown");
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, Ended::Orderly);

    let mut client = Client::start(json!({})).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, Ended::Abruptly);

    let mut client = Client::start(json!({})).await;
    client.hang_up();
    assert_eq!(client.ended().await, Ended::Abruptly);

    let mut client = Client::connect();
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, Ended::Abruptly);
}

#[tokio::test]
async fn nothing_is_answered_before_the_start() {
    let mut client = Client::connect();
    let answer = client.about("textDocument/hover", json!({ "position": { "line": 0, "character": 0 } })).await;
    assert_eq!(answer["error"]["code"], -32002);
    client.open(1, "bad").await;
    let answer = client.request("initialize", json!({ "capabilities": {} })).await;
    assert_eq!(answer["result"]["serverInfo"], json!({ "name": "words", "version": "1" }));
    assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
    let answer = client.request("initialize", json!({ "capabilities": {} })).await;
    assert_eq!(answer["error"]["code"], -32600);
    assert!(client.log.texts.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_broken_message_is_answered_and_the_next_one_understood() {
    let mut client = Client::start(json!({})).await;
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let cases: &[(String, Value, i64)] = &[
        (framed("{\"jsonrpc\":"), Value::Null, -32700),
        (framed("\u{fffd}"), Value::Null, -32700),
        (framed("[]"), Value::Null, -32600),
        (framed("{\"jsonrpc\":\"2.0\",\"id\":7}"), json!(7), -32600),
        (framed("{\"jsonrpc\":\"1.0\",\"id\":8,\"method\":\"shutdown\"}"), json!(8), -32600),
        (framed("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"no/such\"}"), json!(9), -32601),
        (framed("{\"jsonrpc\":\"2.0\",\"id\":10,\"method\":\"textDocument/hover\",\"params\":{}}"), json!(10), -32602),
        ("Content-Length: many\r\n\r\n".into(), Value::Null, -32700),
        ("Content-Length: 99999999999999\r\n\r\n".into(), Value::Null, -32700),
        ("garbage\r\n\r\n".into(), Value::Null, -32700),
    ];
    for (bytes, id, code) in cases {
        client.write(bytes.as_bytes()).await;
        let answer = client.until(|message| message.get("error").is_some()).await;
        assert_eq!((&answer["id"], answer["error"]["code"].as_i64()), (id, Some(*code)), "{bytes:?}");
    }
    client.write(b"\xff\xfeContent-Length: 2\r\nContent-Type: text/x\r\nOther: 1\r\n\r\n{}").await;
    assert_eq!(client.until(|message| message.get("error").is_some()).await["error"]["code"], -32600);
    client.open(1, "bad").await;
    assert_eq!(client.diagnostics(1).await.len(), 1);
}

#[tokio::test]
async fn progress_and_registrations_go_to_editors_that_take_them() {
    let able = json!({
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    });
    let mut client = Client::start(able).await;
    let register = client.told("client/registerCapability").await;
    let methods: Vec<_> =
        register["params"]["registrations"].as_array().unwrap().iter().map(|one| one["method"].clone()).collect();
    assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    client.send(&json!({ "jsonrpc": "2.0", "id": register["id"], "result": null })).await;
    let settings = client.told("workspace/configuration").await;
    assert_eq!(settings["params"]["items"], json!([{ "section": "words" }]));
    client
        .send(&json!({ "jsonrpc": "2.0", "id": settings["id"], "result": [{ "hints": true, "trusted": true }] }))
        .await;
    let create = client.told("window/workDoneProgress/create").await;
    client.send(&json!({ "jsonrpc": "2.0", "id": create["id"], "result": null })).await;
    assert_eq!(client.told("$/progress").await["params"]["value"]["kind"], "begin");
    assert_eq!(client.told("$/progress").await["params"]["value"]["kind"], "end");
    client.open(1, "good").await;
    client.diagnostics(1).await;
    let workspace = client.log.workspace.lock().unwrap().clone();
    assert!(workspace.hints && !workspace.trusted);
    assert_eq!(workspace.folders, [std::path::PathBuf::from("/w")]);
}

#[tokio::test]
async fn settings_folders_and_files_change() {
    let mut client = Client::start(json!({})).await;
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "words": { "hints": true } } })).await;
    let folder = |name: &str| json!({ "uri": format!("file:///{name}"), "name": name });
    let event = json!({ "event": { "added": [folder("x%20y")], "removed": [folder("w")] } });
    client.notify("workspace/didChangeWorkspaceFolders", event).await;
    let changes = json!([{ "uri": "file:///x%20y/a.tf", "type": 2 }, { "uri": "git:/x", "type": 1 }]);
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes })).await;
    client.notify("$/setTrace", json!({ "value": "verbose" })).await;
    client.open(1, "bad").await;
    client.diagnostics(1).await;
    let trace = client.told("$/logTrace").await;
    assert!(trace["params"]["message"].as_str().unwrap().starts_with("analysed in"), "{trace}");
    assert!(trace["params"]["verbose"].is_string(), "{trace}");
    let workspace = client.log.workspace.lock().unwrap().clone();
    assert!(workspace.hints);
    assert_eq!(workspace.folders, [std::path::PathBuf::from("/x y")]);
    assert_eq!(*client.log.touched.lock().unwrap(), ["/x y/a.tf"]);
    assert_eq!(client.log.made.load(SeqCst), 1);
}
