// Starts the language server and leaves everything else to it.
//
// What VS Code must do itself is all that is here: say whether the workspace is trusted, show Markdown, and list places.

const { EventEmitter, Uri, commands, window, workspace } = require("vscode");
const { LanguageClient, RevealOutputChannelOn } = require("vscode-languageclient/node");

/** Languages of documents that the server reads. It looks at what is in YAML and JSON before it says anything of it. */
const LANGUAGES = [
  "terraform",
  "opentofu",
  "terraform-vars",
  "opentofu-vars",
  "terragrunt",
  "hcl",
  "cloudformation",
  "yaml",
  "json",
  "jsonc",
];

/** Commands that the server leaves to editors which say that they have them. */
const SHOW_MARKDOWN = "bartizan.showMarkdown";
const SHOW_REFERENCES = "bartizan.showReferences";

/** Commands of the server that are called here. */
const EXPLAIN = "bartizan.explain";
const FIX_ALL = "bartizan.fixAll";

const EXPLANATION = "bartizan-explanation";

/** @type {LanguageClient | undefined} */
let client;

/** @param {import("vscode").ExtensionContext} context */
async function activate(context) {
  const explanations = explanationsFor(context);
  context.subscriptions.push(
    commands.registerCommand("bartizan.restart", restart),
    commands.registerCommand(SHOW_REFERENCES, showReferences),
    commands.registerCommand(SHOW_MARKDOWN, (named) => explain(explanations, named)),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("bartizan.path") && restart()),
  );
  await restart();
}

function deactivate() {
  turn = turn.then(stop);
  return turn;
}

async function start() {
  const command = workspace.getConfiguration("bartizan").get("path", "bartizan");
  client = new LanguageClient("bartizan", "bartizan", { command, args: ["lsp"] }, options());
  client.registerFeature({
    // Says which commands are carried out here.
    fillClientCapabilities: (able) => {
      able.experimental = { ...able.experimental, commands: { commands: [SHOW_MARKDOWN, SHOW_REFERENCES] } };
    },
    initialize: () => {},
    getState: () => ({ kind: "static" }),
    clear: () => {},
  });
  try {
    await client.start();
  } catch (error) {
    await startFailed(command, error);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  // What did not start cannot be stopped.
  if (running?.isRunning()) {
    await running.stop();
  }
  await running?.dispose().catch(() => {});
}

/** Starts and stops come one after the other: trust, when it is given, may change the path at the same time. */
let turn = Promise.resolve();

function restart() {
  turn = turn.then(stop).then(start);
  return turn;
}

/** @returns {import("vscode-languageclient/node").LanguageClientOptions} */
function options() {
  return {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    // `push`, since VS Code asks for the diagnostics of files that are not open every two seconds otherwise.
    initializationOptions: { trusted: workspace.isTrusted, diagnostics: "push" },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    middleware: {
      // From the palette it comes without a document.
      executeCommand: (command, args, next) => {
        const active = window.activeTextEditor?.document.uri.toString();
        return next(command, command === FIX_ALL && args.length === 0 && active ? [active] : args);
      },
    },
  };
}

/**
 * @param {string} command
 * @param {unknown} error
 */
async function startFailed(command, error) {
  const settings = "Open the Setting";
  const reason = error instanceof Error ? error.message : String(error);
  const chosen = await window.showErrorMessage(`bartizan cannot start ${command}: ${reason}`, settings);
  if (chosen === settings) {
    await commands.executeCommand("workbench.action.openSettings", "bartizan.path");
  }
}

/**
 * @param {string} uri
 * @param {import("vscode-languageclient/node").Position} position
 * @param {import("vscode-languageclient/node").Location[]} locations
 */
async function showReferences(uri, position, locations) {
  if (!client) {
    return;
  }
  const convert = client.protocol2CodeConverter;
  const places = await convert.asReferences(locations, undefined);
  await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), convert.asPosition(position), places);
}

/** The text that is shown last, as a document. @param {import("vscode").ExtensionContext} context */
function explanationsFor(context) {
  const changed = new EventEmitter();
  const explanations = { text: "", onDidChange: changed.event, provideTextDocumentContent: () => explanations.text, changed };
  context.subscriptions.push(changed, workspace.registerTextDocumentContentProvider(EXPLANATION, explanations));
  return explanations;
}

/**
 * @param {ReturnType<typeof explanationsFor>} explanations
 * @param {unknown} named
 */
async function explain(explanations, named) {
  const text = await commands.executeCommand(EXPLAIN, named);
  if (typeof text !== "string") {
    return;
  }
  const uri = Uri.from({ scheme: EXPLANATION, path: "/bartizan.md" });
  explanations.text = text;
  explanations.changed.fire(uri);
  await commands.executeCommand("markdown.showPreviewToSide", uri);
}

module.exports = { activate, deactivate };
