"""What the tests of the language server share: a server for each test, a tree to open, and waiting.

`BARTIZAN` names the program. `tools/editor_tests.py` sets it and runs all of this.
"""

import asyncio
import os
import pathlib

import pytest
import pytest_asyncio
from lsprotocol import types
from pytest_lsp import ClientServerConfig, client_capabilities, make_test_lsp_client

# A debug build on a busy machine scans a tree of two files in less.
PATIENCE = 60

VOLUME = """resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-central-1a"
  size              = 10
  encrypted         = true
}
"""

MODULE = """variable "encrypted" {
  type = bool
}

resource "aws_ebs_volume" "module" {
  availability_zone = "eu-central-1a"
  size              = 10
  encrypted         = var.encrypted
}
"""

CALL = """module "volume" {
  source    = "./volume"
  encrypted = true
}
"""

UNENCRYPTED = "aws-ebs-volume-unencrypted"


class Editor:
    """One session: a client of pytest-lsp, the folder that it has open, and what it was sent."""

    def __init__(self, client, root):
        self.client, self.root = client, root
        self.edits, self.registrations, self.traces = [], [], []
        self.published = {}

        @client.feature(types.WORKSPACE_APPLY_EDIT)
        def apply(params: types.ApplyWorkspaceEditParams):
            self.edits.append(params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams):
            self.registrations.extend(params.registrations)

        @client.feature(types.LOG_TRACE)
        def trace(params: types.LogTraceParams):
            self.traces.append(params)

        for refresh in (types.WORKSPACE_INLAY_HINT_REFRESH, types.WORKSPACE_CODE_LENS_REFRESH):
            client.feature(refresh)(lambda *_: None)

        publish = client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def note(params: types.PublishDiagnosticsParams):
            self.published[params.uri] = params
            return publish(params)

        client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = note

    async def start(self, like="visual-studio-code", folders=True, change=None, **options):
        """Begins the session as an editor would; `change` may change what it says that it can do."""
        capabilities = client_capabilities(like) if isinstance(like, str) else like
        if change:
            change(capabilities)
        folder = types.WorkspaceFolder(uri=self.root.as_uri(), name="tree")
        params = types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[folder] if folders else None,
            initialization_options=options or None,
        )
        return await self.client.initialize_session(params)

    def uri(self, name):
        return (self.root / name).as_uri() if "://" not in name and not name.startswith("untitled:") else name

    def open(self, name, text=None, language="terraform"):
        text = (self.root / name).read_text() if text is None else text
        item = types.TextDocumentItem(uri=self.uri(name), language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    def change(self, name, version, *changes):
        document = types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=version)
        params = types.DidChangeTextDocumentParams(text_document=document, content_changes=list(changes))
        self.client.text_document_did_change(params)

    async def diagnostics(self, name, version):
        """What is published of a version."""
        uri = self.uri(name)
        await until(lambda: uri in self.published and self.published[uri].version == version)
        return self.published[uri].diagnostics


async def until(condition):
    """Waits until something is so."""
    for _ in range(PATIENCE * 100):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about")


def codes(diagnostics):
    return sorted(str(diagnostic.code) for diagnostic in diagnostics)


def document(editor, name="main.tf"):
    return types.TextDocumentIdentifier(uri=editor.uri(name))


def typed(line, column, to_column, text):
    """A change within a line."""
    span = types.Range(types.Position(line, column), types.Position(line, to_column))
    return types.TextDocumentContentChangePartial(range=span, text=text)


@pytest.fixture
def tree(tmp_path):
    """A repository with a root that is right and calls a module."""
    root = tmp_path / "tree with ümlaut"
    (root / ".git").mkdir(parents=True)
    (root / "volume").mkdir()
    (root / "main.tf").write_text(VOLUME)
    (root / "call.tf").write_text(CALL)
    (root / "volume" / "main.tf").write_text(MODULE)
    return root


@pytest_asyncio.fixture
async def editor(tree):
    program = os.environ.get("BARTIZAN", str(pathlib.Path(__file__).parents[2] / "target/debug/bartizan"))
    client = await ClientServerConfig(server_command=[program, "lsp", "--stdio"], client_factory=make_test_lsp_client).start()
    session = Editor(client, tree)
    yield session
    if session.client.capabilities is not None:
        await client.shutdown_session()
        assert client._server.returncode == 0
    await client.stop()
