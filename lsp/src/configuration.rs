//! What the server was started with, and the user's settings, as the analyzer gets them.

use std::path::PathBuf;

use serde_json::{Map, Value};
use tower_lsp_server::ls_types::{InitializeParams, WorkspaceFoldersChangeEvent};

use crate::analyzer::Workspace;
use crate::uri;

/// The folders, the options of the start, and the settings of the moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configuration {
    folders: Vec<PathBuf>,
    start: Map<String, Value>,
    settings: Map<String, Value>,
}

impl Configuration {
    pub(crate) fn new(params: &InitializeParams) -> Self {
        let start = object(params.initialization_options.as_ref());
        Self { folders: folders(params), start, settings: Map::new() }
    }

    /// Takes folders away and adds others.
    pub(crate) fn change_folders(&mut self, change: &WorkspaceFoldersChangeEvent) {
        let removed: Vec<_> = change.removed.iter().filter_map(|folder| uri::path(folder.uri.as_str())).collect();
        self.folders.retain(|folder| !removed.contains(folder));
        for folder in change.added.iter().filter_map(|folder| uri::path(folder.uri.as_str())) {
            if !self.folders.contains(&folder) {
                self.folders.push(folder);
            }
        }
    }

    /// Takes the settings of the moment. Says whether they are other ones.
    pub(crate) fn set_settings(&mut self, settings: Option<&Value>) -> bool {
        let settings = object(settings);
        let other = settings != self.settings;
        self.settings = settings;
        other
    }

    /// What the analyzer is told. Whether the folders are trusted is said only when the server is started: settings may be
    /// those of the folder itself.
    pub(crate) fn workspace(&self) -> Workspace {
        let mut options = self.start.clone();
        for (key, value) in &self.settings {
            if !matches!(key.as_str(), "trusted" | "diagnostics") {
                options.insert(key.clone(), value.clone());
            }
        }
        let is_set = |key: &str| options.get(key).and_then(Value::as_bool).unwrap_or_default();
        let (trusted, hints) = (is_set("trusted"), is_set("hints"));
        Workspace { folders: self.folders.clone(), trusted, hints, options: Value::Object(options).to_string() }
    }
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

#[allow(deprecated, reason = "older editors say nothing else")]
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = &params.workspace_folders {
        return folders.iter().filter_map(|folder| uri::path(folder.uri.as_str())).collect();
    }
    let root = params.root_uri.as_ref().and_then(|root| uri::path(root.as_str()));
    root.or_else(|| params.root_path.as_ref().map(PathBuf::from)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use serde_json::json;

    use super::*;

    fn started(options: Value) -> Configuration {
        let params = json!({"capabilities": {}, "initializationOptions": options, "rootUri": "file:///w"});
        Configuration::new(&serde_json::from_value(params).unwrap())
    }

    #[test]
    fn settings_go_before_the_start_but_never_give_trust() {
        assert!(!started(Value::Null).workspace().trusted, "nobody said so");
        let mut configuration = started(json!({"trusted": false, "severity": "high"}));
        let settings = json!({"trusted": true, "hints": true, "severity": "low"});
        assert!(configuration.set_settings(Some(&settings)));
        assert!(!configuration.set_settings(Some(&settings)), "the same again");
        let workspace = configuration.workspace();
        assert!(!workspace.trusted);
        assert!(workspace.hints);
        let options: Value = serde_json::from_str(&workspace.options).unwrap();
        assert_eq!(options, json!({"trusted": false, "hints": true, "severity": "low"}));
        assert!(started(json!({"trusted": true})).workspace().trusted);
        assert_eq!(workspace.folders, [PathBuf::from("/w")]);
    }

    #[test]
    fn folders_come_and_go() {
        let mut configuration = started(Value::Null);
        let folder = |path: &str| json!({"uri": format!("file://{path}"), "name": path});
        let event = json!({"added": [folder("/a"), folder("/w")], "removed": []});
        configuration.change_folders(&serde_json::from_value(event).unwrap());
        let event = json!({"added": [{"uri": "git:/x", "name": "x"}], "removed": [folder("/w")]});
        configuration.change_folders(&serde_json::from_value(event).unwrap());
        assert_eq!(configuration.workspace().folders, [PathBuf::from("/a")]);
    }
}
