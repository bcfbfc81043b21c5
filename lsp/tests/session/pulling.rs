//! Editors that ask for diagnostics.

use serde_json::{Value, json};

use crate::client::{Client, URI};

fn able() -> Value {
    json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } })
}

#[tokio::test]
async fn diagnostics_are_given_when_asked_for_and_not_sent() {
    let mut client = Client::start(able()).await;
    assert_eq!(client.able["diagnosticProvider"]["interFileDependencies"], true);
    client.open(1, "bad").await;
    let first = client.about("textDocument/diagnostic", json!({})).await["result"].clone();
    assert_eq!((&first["kind"], first["items"].as_array().unwrap().len()), (&json!("full"), 1));
    let again = client.about("textDocument/diagnostic", json!({ "previousResultId": first["resultId"] })).await;
    assert_eq!(again["result"]["kind"], "unchanged");
    let all = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await["result"].clone();
    assert_eq!((&all["items"][0]["uri"], &all["items"][0]["version"]), (&json!(URI), &json!(1)));
    client.change(2, json!([{ "text": "good" }])).await;
    let previous = json!([{ "uri": URI, "value": first["resultId"] }]);
    let all = client.request("workspace/diagnostic", json!({ "previousResultIds": previous })).await["result"].clone();
    assert_eq!((&all["items"][0]["kind"], &all["items"][0]["items"]), (&json!("full"), &json!([])));
    assert!(client.rest().iter().all(|message| message["method"] != "textDocument/publishDiagnostics"));
}

#[tokio::test]
async fn a_stale_one_is_asked_for_again() {
    let mut client = Client::start(able()).await;
    client.open(1, "slow").await;
    let id = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } })).await;
    client.change(2, json!([{ "text": "bad" }])).await;
    let answer = client.answer(id).await;
    assert_eq!(
        (&answer["error"]["code"], &answer["error"]["data"]["retriggerRequest"]),
        (&json!(-32802), &json!(true))
    );
}

#[tokio::test]
async fn an_editor_is_told_to_ask_again_when_another_document_changed() {
    let mut client = Client::start(able()).await;
    client.open(1, "bad").await;
    client.about("textDocument/diagnostic", json!({})).await;
    // The analyzer finds in `echo` what stands in the other document.
    let document = json!({ "uri": "file:///w/echo.tf", "languageId": "terraform", "version": 1, "text": "" });
    client.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": "file:///w/echo.tf" } })).await;
    client.change(2, json!([{ "text": "bad bad" }])).await;
    client.told("workspace/diagnostic/refresh").await;
    let echo =
        client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": "file:///w/echo.tf" } })).await;
    assert_eq!(echo["result"]["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_editor_that_cannot_be_told_to_ask_again_is_sent_them() {
    for params in [
        json!({ "capabilities": { "textDocument": { "diagnostic": {} } } }),
        json!({ "capabilities": able(), "initializationOptions": { "diagnostics": "push" } }),
    ] {
        let mut client = Client::start_with(params).await;
        assert_eq!(client.able.get("diagnosticProvider"), None);
        client.open(1, "bad").await;
        assert_eq!(client.diagnostics(1).await.len(), 1);
    }
}
