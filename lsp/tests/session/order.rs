//! Order, cancelling, and what is stale.

use std::sync::atomic::Ordering::SeqCst;

use serde_json::{Value, json};

use crate::client::{Client, URI};

fn at(line: u32, character: u32) -> Value {
    json!({ "line": line, "character": character })
}

fn insert(line: u32, character: u32, text: &str) -> Value {
    json!([{ "range": { "start": at(line, character), "end": at(line, character) }, "text": text }])
}

#[tokio::test]
async fn changes_are_applied_in_the_order_in_which_they_came() {
    let mut client = Client::start(json!({})).await;
    client.open(0, "").await;
    let mut expected = String::new();
    for version in 1..=1000 {
        // Each is typed where the former ended, so that two of them that change places give another text.
        let text = format!("{version} ");
        client.change(version, insert(0, u32::try_from(expected.len()).unwrap(), &text)).await;
        expected.push_str(&text);
        if version % 100 == 0 {
            let hover = client
                .about("textDocument/hover", json!({ "position": at(0, u32::try_from(expected.len()).unwrap() - 2) }))
                .await;
            assert_eq!(hover["result"]["contents"]["value"], version.to_string(), "asked after it, answered of it");
        }
    }
    client.diagnostics(1000).await;
    let texts = client.log.texts.lock().unwrap().clone();
    let versions: Vec<i32> = texts.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (0..=1000).collect::<Vec<_>>());
    assert_eq!(texts.last().unwrap().1, expected);
}

#[tokio::test]
async fn a_newer_change_cancels_the_analysis_and_only_the_newest_is_published() {
    let mut client = Client::start(json!({})).await;
    client.open(1, "slow bad").await;
    while client.log.begun.load(SeqCst) == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    for version in 2..50 {
        client.change(version, insert(0, 0, "bad ")).await;
    }
    client.change(50, json!([{ "text": "bad bad" }])).await;
    assert_eq!(client.diagnostics(50).await.len(), 2);
    let stale = client.rest().into_iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(stale.count(), 0, "texts with `slow` in them were never analysed to the end");
    assert!(client.log.cancelled.load(SeqCst) > 0);
}

#[tokio::test]
async fn every_version_that_is_analysed_is_published_also_when_nothing_changed() {
    let mut client = Client::start(json!({})).await;
    client.open(1, "bad").await;
    assert_eq!(client.diagnostics(1).await.len(), 1);
    client.change(2, insert(0, 3, " x")).await;
    assert_eq!(client.diagnostics(2).await.len(), 1);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": URI } })).await;
    let closed = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(closed["params"]["diagnostics"], json!([]));
    assert_eq!(closed["params"].get("version"), None);
    client.change(3, insert(0, 0, "x")).await;
    assert_eq!(client.told("window/logMessage").await["params"]["type"], 2, "it is not open");
}

#[tokio::test]
async fn an_editor_that_reads_slowly_gets_only_what_is_new() {
    const VERSIONS: i32 = 200;
    let mut client = Client::connect_by(256);
    client.initialize(json!({ "capabilities": {} })).await;
    client.open(0, "bad").await;
    for version in 1..=VERSIONS {
        let complete = client.log.complete.load(SeqCst);
        client.change(version, json!([{ "text": "bad ".repeat(usize::try_from(version).unwrap()) }])).await;
        while client.log.complete.load(SeqCst) == complete {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    }
    client.diagnostics(VERSIONS).await;
    let sent =
        client.rest().into_iter().filter(|message| message["method"] == "textDocument/publishDiagnostics").count();
    assert!(sent < 10, "{sent} of {VERSIONS} were sent although nobody wanted them any more");
}

#[tokio::test]
async fn requests_are_cancelled_and_stale_ones_refused() {
    let mut client = Client::start(json!({})).await;
    client.open(1, "slow").await;
    // More than four wait at once, and the cancelling of each still gets through.
    let mut waiting = Vec::new();
    for _ in 0..20 {
        let params = json!({ "textDocument": { "uri": URI }, "position": at(0, 0) });
        waiting.push(client.ask("textDocument/hover", params).await);
    }
    for id in &waiting[..10] {
        client.notify("$/cancelRequest", json!({ "id": id })).await;
        assert_eq!(client.answer(*id).await["error"]["code"], -32800);
    }
    client.change(2, json!([{ "text": "fast" }])).await;
    for id in &waiting[10..] {
        assert_eq!(client.answer(*id).await["error"]["code"], -32801);
    }
    let hover = client.about("textDocument/hover", json!({ "position": at(0, 0) })).await;
    assert_eq!(hover["result"]["contents"]["value"], "fast");
}

#[tokio::test]
async fn a_question_about_an_unknown_document_has_no_answer() {
    let mut client = Client::start(json!({})).await;
    let hover = client.about("textDocument/hover", json!({ "position": at(0, 0) })).await;
    assert_eq!(hover["result"], Value::Null);
}

#[tokio::test]
async fn untitled_documents_go_by_their_address() {
    let mut client = Client::start(json!({})).await;
    let uri = "untitled:Untitled-1";
    let document = json!({ "uri": uri, "languageId": "terraform", "version": 1, "text": "bad" });
    client.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(told["params"]["uri"], uri);
    assert_eq!(told["params"]["diagnostics"].as_array().unwrap().len(), 1);
}
