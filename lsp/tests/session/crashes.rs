//! A crash of the analyzer is a message, and the next analyzer knows what the former did.

use std::sync::atomic::Ordering::SeqCst;

use serde_json::json;

use crate::client::Client;

#[tokio::test]
async fn a_crash_is_told_and_the_analyzer_is_made_anew() {
    let mut client = Client::start(json!({})).await;
    client.open(1, "bad").await;
    assert_eq!(client.diagnostics(1).await.len(), 1);
    client.change(2, json!([{ "text": "bad bad crash once" }])).await;
    assert_eq!(client.diagnostics(2).await.len(), 2, "the second attempt went well");
    let told = client.told("window/showMessage").await;
    assert!(told["params"]["message"].as_str().unwrap().contains("crashed"), "{told}");
    client.told("window/logMessage").await;
    assert_eq!(client.log.made.load(SeqCst), 2);
}

#[tokio::test]
async fn what_crashes_again_waits_for_the_next_change() {
    let mut client = Client::start(json!({})).await;
    client.open(1, "bad crash").await;
    let hover = client.about("textDocument/hover", json!({ "position": { "line": 0, "character": 1 } })).await;
    assert_eq!(hover["result"]["contents"]["value"], "bad");
    assert_eq!(client.log.crashed.load(SeqCst), 2);
    for version in 2..10 {
        client.change(version, json!([{ "text": format!("bad crash {version}") }])).await;
        client.about("textDocument/hover", json!({ "position": { "line": 0, "character": 1 } })).await;
    }
    client.change(10, json!([{ "text": "bad" }])).await;
    assert_eq!(client.diagnostics(10).await.len(), 1);
    let shown = client.rest().into_iter().filter(|message| message["method"] == "window/showMessage").count();
    assert_eq!(shown, 3, "people are not told again and again");
}

#[tokio::test]
async fn a_crash_in_a_question_is_its_error() {
    let mut client = Client::start(json!({})).await;
    client.open(1, "boom bad").await;
    let hover = client.about("textDocument/hover", json!({ "position": { "line": 0, "character": 1 } })).await;
    assert_eq!(hover["error"]["code"], -32603);
    client.told("window/showMessage").await;
    let hover = client.about("textDocument/hover", json!({ "position": { "line": 0, "character": 6 } })).await;
    assert_eq!(hover["result"]["contents"]["value"], "bad");
    client.change(2, json!([{ "text": "bad" }])).await;
    assert_eq!(client.diagnostics(2).await.len(), 1);
}
