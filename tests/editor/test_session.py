"""Beginnings, ends, settings and folders."""

import asyncio
import json
import os
import pathlib
import subprocess

import pytest
from lsprotocol import types

from conftest import UNENCRYPTED, VOLUME, codes, typed, until

PROGRAM = os.environ.get("BARTIZAN", str(pathlib.Path(__file__).parents[2] / "target/debug/bartizan"))


def framed(*messages):
    bodies = [json.dumps(message).encode() if not isinstance(message, bytes) else message for message in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)


def run(*messages):
    """What a server writes that is sent these messages and nothing more, and its exit code."""
    done = subprocess.run([PROGRAM, "lsp"], input=framed(*messages), capture_output=True, timeout=120)
    answers, rest = [], done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        name, length = head.split(b": ")
        assert name == b"Content-Length", "nothing but messages is written"
        answers.append(json.loads(rest[: int(length)]))
        rest = rest[int(length) :]
    return answers, done.returncode


def test_exit_codes():
    begin = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
    leave = {"jsonrpc": "2.0", "method": "exit"}
    assert run(leave) == ([], 1)
    assert run()[1] == 1
    answers, code = run(begin, leave)
    assert (answers[0]["result"]["serverInfo"]["name"], code) == ("bartizan", 1)


def test_broken_messages_are_answered():
    begin = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
    answers, _ = run(b"{", b"[]", {"jsonrpc": "2.0", "id": 5, "method": "no/such"}, begin)
    assert [answer.get("error", {}).get("code") for answer in answers] == [-32700, -32600, -32601, None]


@pytest.mark.parametrize("like", ["visual-studio-code", "neovim@0.7.0", "neovim@0.11.0", "emacs"])
async def test_what_editors_say_is_understood(editor, like):
    result = await editor.start(like=like)
    able = result.capabilities
    assert able.text_document_sync.change == types.TextDocumentSyncKind.Incremental
    offered = editor.client.capabilities.general
    offered = (offered.position_encodings if offered else None) or []
    best = "utf-8" if "utf-8" in offered else "utf-32" if "utf-32" in offered else "utf-16"
    assert able.position_encoding == best
    editor.open("main.tf")
    if able.diagnostic_provider is None:
        assert UNENCRYPTED not in codes(await editor.diagnostics("main.tf", 1))


async def test_registrations_and_progress(editor):
    await editor.start()
    await until(lambda: {one.method for one in editor.registrations} >= {"workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"})
    watched = next(one for one in editor.registrations if one.method == "workspace/didChangeWatchedFiles")
    globs = [watcher["globPattern"] for watcher in watched.register_options["watchers"]]
    assert any("modules.json" in glob for glob in globs) and any("tofu" in glob for glob in globs)
    await until(lambda: any(len(reports) >= 2 for reports in editor.client.progress_reports.values()))


async def test_a_file_that_changes_on_disk(editor):
    await editor.start()
    editor.open("call.tf")
    await editor.diagnostics("call.tf", 1)
    path = editor.root / "main.tf"
    path.write_text(VOLUME.replace("true", "false"))
    event = types.FileEvent(uri=path.as_uri(), type=types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[event]))
    await until(lambda: UNENCRYPTED in codes(editor.client.diagnostics.get(path.as_uri(), [])))
    assert editor.published[path.as_uri()].version is None


async def test_folders_come_and_go(editor, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "main.tf").write_text(VOLUME.replace("true", "false"))
    await editor.start()
    folder = types.WorkspaceFolder(uri=other.as_uri(), name="other")

    def change(added, removed):
        event = types.WorkspaceFoldersChangeEvent(added=added, removed=removed)
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event=event))

    change([folder], [])
    uri = (other / "main.tf").as_uri()
    await until(lambda: UNENCRYPTED in codes(editor.client.diagnostics.get(uri, [])))
    change([], [folder])
    await until(lambda: not editor.client.diagnostics[uri])


async def test_a_file_outside_of_any_folder(editor):
    await editor.start(folders=False)
    editor.open("main.tf", VOLUME.replace("true", "false"))
    assert UNENCRYPTED in codes(await editor.diagnostics("main.tf", 1))
    document = types.TextDocumentIdentifier(uri=editor.uri("main.tf"))
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=document))
    await until(lambda: not editor.client.diagnostics[editor.uri("main.tf")])


async def test_an_untitled_document(editor):
    await editor.start(folders=False)
    editor.open("untitled:Untitled-1", VOLUME.replace("true", "false"))
    assert UNENCRYPTED in codes(await editor.diagnostics("untitled:Untitled-1", 1))


OWN_CHECK = """check "own-volume-size" {
  title    = "Volume is small"
  severity = "high"
  on       = ["aws_ebs_volume"]
  fail     = self.size == 10
  at       = self.size
  message  = "Too small"
  why      = "It fills up."
  remedy   = "Make it larger."

  example "fails" "small" {
    resource "aws_ebs_volume" "a" {
      availability_zone = "a"
      size              = 10
    }
  }

  example "passes" "large" {
    resource "aws_ebs_volume" "a" {
      availability_zone = "a"
      size              = 20
    }
  }
}
"""


@pytest.mark.parametrize("trusted", [None, False, True])
async def test_own_checks_run_only_where_the_folder_is_trusted(editor, trusted):
    own = editor.root / ".bartizan"
    own.mkdir()
    (own / "own-volume-size.hcl").write_text(OWN_CHECK)
    # What the folder's own settings say gives no trust.
    editor.client.set_configuration({"trusted": True}, section="bartizan")
    options = {} if trusted is None else {"trusted": trusted}
    await editor.start(**options)
    editor.open("main.tf")
    found = await editor.diagnostics("main.tf", 1)
    await asyncio.sleep(0.2)
    found = editor.client.diagnostics[editor.uri("main.tf")]
    assert ("own-volume-size" in codes(found)) == (trusted is True)


async def test_trace(editor):
    await editor.start()
    editor.client.set_trace(types.SetTraceParams(value=types.TraceValue.Verbose))
    editor.open("main.tf")
    await editor.diagnostics("main.tf", 1)
    await until(lambda: any(trace.verbose for trace in editor.traces))


async def test_cancelled_and_stale_requests(editor):
    await editor.start()
    editor.open("main.tf")
    await editor.diagnostics("main.tf", 1)
    document = types.TextDocumentIdentifier(uri=editor.uri("main.tf"))
    params = types.HoverParams(text_document=document, position=types.Position(3, 4))
    editor.change("main.tf", 2, typed(3, 22, 26, "false"))
    stale = asyncio.wrap_future(editor.client.text_document_hover(params))
    editor.change("main.tf", 3, typed(3, 22, 27, "true"))
    with pytest.raises(Exception, match="(?i)modified"):
        await stale
    await editor.diagnostics("main.tf", 3)
