//! Columns in each encoding, from an edit to a diagnostic, a hover and an edit back.

use serde_json::{Value, json};

use crate::client::{Client, URI};

/// What is before the mistake on its line, and its columns in UTF-8, UTF-16 and UTF-32.
const BEFORE: &[(&str, [u32; 3])] = &[("x = ", [4, 4, 4]), ("ä = ", [5, 4, 4]), ("\"😀ö\" ", [9, 6, 5])];

#[tokio::test]
async fn columns_are_right_beside_emoji_and_umlauts() {
    for (place, encoding) in ["utf-8", "utf-16", "utf-32"].into_iter().enumerate() {
        for ending in ["\n", "\r\n"] {
            for (before, columns) in BEFORE {
                let able = json!({ "general": { "positionEncodings": [encoding] } });
                let mut client = Client::start(able).await;
                assert_eq!(client.able["positionEncoding"], encoding);
                let column = columns[place];
                let (start, end) =
                    (json!({ "line": 1, "character": column }), json!({ "line": 1, "character": column + 3 }));
                client.open(1, &format!("ü😀{ending}{before}{ending}z")).await;
                client.diagnostics(1).await;
                let typed = json!([{ "range": { "start": start, "end": start }, "text": "bad 😀" }]);
                client.change(2, typed).await;
                let found = client.diagnostics(2).await;
                let expected = json!({ "start": start, "end": end });
                assert_eq!(found[0]["range"], expected, "{before:?} in {encoding}");
                let text = client.log.texts.lock().unwrap().last().unwrap().1.clone();
                assert_eq!(text, format!("ü😀{ending}{before}bad 😀{ending}z"));
                let hover = client.about("textDocument/hover", json!({ "position": end })).await;
                assert_eq!(hover["result"]["range"], expected);
                let actions = client
                    .about("textDocument/codeAction", json!({ "range": expected, "context": { "diagnostics": found } }))
                    .await;
                let apply = actions["result"][0].clone();
                assert_eq!(apply["command"], "words.apply", "an old editor gets commands");
                assert_eq!(apply["arguments"][0]["uri"], URI);
            }
        }
    }
}

/// What an editor that can do everything gets.
#[tokio::test]
async fn abilities_decide_what_is_sent() {
    let able: Value = json!({
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true, "tagSupport": { "valueSet": [1] } },
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } }, "isPreferredSupport": true,
                "dataSupport": true, "resolveSupport": { "properties": ["edit"] },
            },
            "definition": { "linkSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "hover": { "contentFormat": ["markdown"] },
            "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] } },
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "window": { "showDocument": { "support": true } },
    });
    let range = |from: u32, to: u32| json!({ "start": { "line": 0, "character": from }, "end": { "line": 0, "character": to } });
    for rich in [true, false] {
        let mut client = Client::start(if rich { able.clone() } else { json!({}) }).await;
        client.open(1, "bad").await;
        let found = client.diagnostics(1).await.remove(0);
        let mut expected = json!({ "range": range(0, 3), "severity": 2, "code": "bad-word", "source": "words", "message": "This is bad" });
        if rich {
            expected["codeDescription"] = json!({ "href": "https://example.org/bad-word" });
            expected["relatedInformation"] =
                json!([{ "location": { "uri": URI, "range": range(0, 1) }, "message": "decided here" }]);
            expected["tags"] = json!([1]);
            expected["data"] = json!({ "fingerprint": "bad@0" });
        }
        assert_eq!(found, expected);
        let here = json!({ "position": { "line": 0, "character": 1 }, "context": { "includeDeclaration": true } });
        let hover = client.about("textDocument/hover", here.clone()).await;
        let text = if rich {
            json!({ "kind": "markdown", "value": "**bad**" })
        } else {
            json!({ "kind": "plaintext", "value": "bad" })
        };
        assert_eq!(hover["result"]["contents"], text);
        let definition = client.about("textDocument/definition", here.clone()).await["result"][0].clone();
        assert_eq!(definition[if rich { "targetUri" } else { "uri" }], URI);
        let references = client.about("textDocument/references", here.clone()).await;
        assert_eq!(references["result"], json!([{ "uri": URI, "range": range(0, 3) }]));
        let symbols = client.about("textDocument/documentSymbol", json!({})).await["result"].clone();
        if rich {
            assert_eq!(symbols[0]["children"][0]["name"], "inner");
        } else {
            assert_eq!((&symbols[1]["name"], &symbols[1]["containerName"]), (&json!("inner"), &json!("outer")));
        }
        let completion =
            client.about("textDocument/completion", json!({ "position": here["position"] })).await["result"][0].clone();
        assert_eq!(completion["textEdit"]["newText"], if rich { "good = ${1:yes}" } else { "good = yes" });
        assert_eq!(completion["insertTextFormat"], if rich { json!(2) } else { Value::Null });
        let hints = client.about("textDocument/inlayHint", json!({ "range": range(0, 3) })).await;
        assert_eq!(hints["result"][0]["position"], json!({ "line": 0, "character": 3 }));
        let lens = client.about("textDocument/codeLens", json!({})).await["result"][0].clone();
        assert_eq!(lens["command"]["title"], "1 finding");
        assert_eq!(lens["command"]["command"], if rich { "words.goTo" } else { "" });
    }
}

#[tokio::test]
async fn actions_are_resolved_or_applied() {
    let able = json!({
        "textDocument": { "codeAction": {
            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
            "dataSupport": true, "resolveSupport": { "properties": ["edit"] },
        } },
        "workspace": { "applyEdit": true },
    });
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 3 } });
    let mended = json!({ "changes": { URI: [{ "range": whole, "newText": "good" }] } });
    let mut client = Client::start(able).await;
    client.open(1, "bad").await;
    let context = |only: Value| json!({ "range": whole, "context": { "diagnostics": [], "only": only } });
    let actions = client.about("textDocument/codeAction", context(json!(["quickfix"]))).await["result"].clone();
    assert_eq!(actions.as_array().unwrap().len(), 2);
    assert_eq!(actions[0].get("edit"), None, "it comes later");
    assert_eq!(actions[0]["diagnostics"][0]["code"], "bad-word");
    let resolved = client.request("codeAction/resolve", actions[0].clone()).await;
    assert_eq!(resolved["result"]["edit"], mended);
    let all = client.about("textDocument/codeAction", context(json!(["source.fixAll"]))).await["result"].clone();
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!(all[0]["kind"], "source.fixAll.words");
    assert_eq!(client.request("codeAction/resolve", all[0].clone()).await["result"]["edit"], mended);

    let explain = actions[1]["command"].clone();
    let answer = client.request("workspace/executeCommand", explain).await;
    assert_eq!(answer["result"], "It is **bad**");
    assert_eq!(client.told("window/showMessage").await["params"]["message"], "It is bad");

    let fix_all = json!({ "command": "words.fixAll", "arguments": [URI] });
    let id = client.ask("workspace/executeCommand", fix_all).await;
    let apply = client.told("workspace/applyEdit").await;
    assert_eq!(apply["params"]["edit"], mended);
    client.send(&json!({ "jsonrpc": "2.0", "id": apply["id"], "result": { "applied": true } })).await;
    assert_eq!(client.answer(id).await["result"], true);

    client.change(2, json!([{ "text": " bad" }])).await;
    let stale = client.request("codeAction/resolve", actions[0].clone()).await;
    assert_eq!(stale["error"]["code"], -32801, "it was about another text");
    let unknown = client.request("workspace/executeCommand", json!({ "command": "words.x" })).await;
    assert_eq!(unknown["error"]["code"], -32602);
}
