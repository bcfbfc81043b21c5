//! Commands: what editors call that cannot do it by themselves.

use serde_json::Value;
use tower_lsp_server::Client;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types::{Command, Location, MessageType, Position, ShowDocumentParams, Uri, WorkspaceEdit};

use crate::actions;
use crate::actions::Named;
use crate::analyzer::Lens;
use crate::markdown;
use crate::places::{Asked, Sight};
use crate::server::Shared;
use crate::uri;

/// Commands of the server, after its name.
const APPLY: &str = "apply";
const EXPLAIN: &str = "explain";
const FIX_ALL: &str = "fixAll";
const GO_TO: &str = "goTo";

/// Commands that some editors carry out themselves, after the name.
const SHOW_REFERENCES: &str = "showReferences";
const SHOW_MARKDOWN: &str = "showMarkdown";

fn command(name: &str, what: &str) -> String {
    format!("{name}.{what}")
}

/// The names of all that the server carries out.
pub(crate) fn names(name: &str) -> Vec<String> {
    [APPLY, EXPLAIN, FIX_ALL, GO_TO].map(|what| command(name, what)).into()
}

/// The command that applies an action.
pub(crate) fn apply(sight: &Sight<'_>) -> String {
    command(sight.name, APPLY)
}

/// The command that explains something: the editor's own where it shows Markdown itself. That one gets the same arguments and
/// asks for the text with the server's.
pub(crate) fn explain(sight: &Sight<'_>) -> String {
    let own = command(sight.name, SHOW_MARKDOWN);
    if sight.places.abilities.carries_out(&own) { own } else { command(sight.name, EXPLAIN) }
}

/// The command of a lens: the editor's own list of places, or going to the first of them, or nothing but the title.
pub(crate) fn of_lens(sight: &Sight<'_>, asked: &Asked, lens: &Lens, at: Position) -> Command {
    let able = sight.places.abilities;
    let places: Vec<Location> = lens.places.iter().filter_map(|place| sight.places.location(place)).collect();
    let own = command(sight.name, SHOW_REFERENCES);
    let uri = sight.places.uri(&asked.document);
    if let (Some(uri), Ok(to), Ok(at), true) =
        (uri, serde_json::to_value(&places), serde_json::to_value(at), able.carries_out(&own) && !places.is_empty())
    {
        return Command::new(lens.title.clone(), own, Some(vec![Value::String(uri.as_str().to_owned()), at, to]));
    }
    match places.first().map(serde_json::to_value) {
        Some(Ok(place)) if able.shows_documents => {
            Command::new(lens.title.clone(), command(sight.name, GO_TO), Some(vec![place]))
        }
        _ => Command::new(lens.title.clone(), String::new(), None),
    }
}

/// Carries out a command.
pub(crate) async fn execute(shared: &Shared, name: &str, arguments: Vec<Value>) -> Result<Option<Value>> {
    let what = name.strip_prefix(shared.name.name).and_then(|rest| rest.strip_prefix('.')).unwrap_or_default();
    let first = arguments.into_iter().next().unwrap_or_default();
    match what {
        APPLY => {
            let named: Named = argument(first)?;
            let found = shared.ask_about(&named, |sight, named| {
                actions::resolved(sight, named).and_then(|action| actions::edit(sight, &action))
            });
            let edit = found.await?;
            apply_edit(shared, edit).await
        }
        FIX_ALL => {
            let address: Uri = argument(first)?;
            let document = uri::document(&address);
            let asked = document.clone();
            let edit = shared.ask(Some(&document), move |sight| actions::everything(sight, &asked)).await?;
            apply_edit(shared, edit).await
        }
        EXPLAIN => {
            let named: Named = argument(first)?;
            let found = shared.ask_about(&named, |sight, named| actions::resolved(sight, named)?.shows);
            let Some(text) = found.await? else { return Ok(None) };
            if !shared.abilities()?.carries_out(&command(shared.name.name, SHOW_MARKDOWN)) {
                shared.client.show_message(MessageType::INFO, markdown::plain(&text)).await;
            }
            Ok(Some(Value::String(text)))
        }
        GO_TO => {
            let place: Location = argument(first)?;
            let shown = ShowDocumentParams {
                uri: place.uri,
                external: Some(false),
                take_focus: Some(true),
                selection: Some(place.range),
            };
            Ok(Some(Value::Bool(shared.client.show_document(shown).await?)))
        }
        _ => Err(Error::invalid_params(format!("there is no command {name:?}"))),
    }
}

fn argument<T: serde::de::DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| Error::invalid_params(error.to_string()))
}

/// Has the editor apply an edit. What comes of it is the answer: whether it did.
async fn apply_edit(shared: &Shared, edit: Option<WorkspaceEdit>) -> Result<Option<Value>> {
    let Some(edit) = edit else { return Ok(Some(Value::Bool(false))) };
    if !shared.abilities()?.applies_edits {
        let message = "the editor does not let servers edit".into();
        return Err(Error { code: ErrorCode::InvalidRequest, message, data: None });
    }
    let response = shared.client.apply_edit(edit).await?;
    if !response.applied {
        tell(&shared.client, response.failure_reason).await;
    }
    Ok(Some(Value::Bool(response.applied)))
}

async fn tell(client: &Client, reason: Option<String>) {
    let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
    client.show_message(MessageType::WARNING, format!("The editor did not apply the edit{reason}")).await;
}
