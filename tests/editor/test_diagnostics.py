"""Diagnostics, sent and asked for."""

import random

import pytest
from lsprotocol import types

from conftest import CALL, MODULE, UNENCRYPTED, VOLUME, codes, typed, until


async def test_a_mistake_comes_and_goes(editor):
    await editor.start()
    editor.open("main.tf")
    assert UNENCRYPTED not in codes(await editor.diagnostics("main.tf", 1))
    editor.change("main.tf", 2, typed(3, 22, 26, "false"))
    found = await editor.diagnostics("main.tf", 2)
    mistake = next(one for one in found if one.code == UNENCRYPTED)
    assert mistake.range.start.line == 3
    assert mistake.severity == types.DiagnosticSeverity.Error
    assert mistake.source == "bartizan"
    assert mistake.code_description.href.endswith(f"#{UNENCRYPTED}")
    assert mistake.data["fingerprint"]
    editor.change("main.tf", 3, typed(3, 22, 27, "true"))
    assert UNENCRYPTED not in codes(await editor.diagnostics("main.tf", 3))


async def test_columns_count_utf16(editor):
    await editor.start()
    line = '  tags = { "ä😀" = "ü😀" } \r\n'
    # The mistake follows emoji and umlauts on its own line.
    text = VOLUME.replace("\n", "\r\n").replace("  encrypted         = true\r\n", line)
    editor.open("main.tf", text)
    await editor.diagnostics("main.tf", 1)
    column = len('  tags = { "ä😀" = "'.encode("utf-16-le")) // 2
    editor.change("main.tf", 2, typed(3, column, column + 3, "x"))
    editor.change("main.tf", 3, types.TextDocumentContentChangeWholeDocument(text=text.replace(line, "  encrypted = false\r\n")))
    found = await editor.diagnostics("main.tf", 3)
    mistake = next(one for one in found if one.code == UNENCRYPTED)
    assert mistake.range == types.Range(types.Position(3, 2), types.Position(3, 19))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_columns_beside_emoji(editor, encoding):
    def offer(capabilities):
        capabilities.general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])

    result = await editor.start(change=offer)
    assert result.capabilities.position_encoding == encoding
    units = {"utf-8": lambda t: len(t.encode()), "utf-16": lambda t: len(t.encode("utf-16-le")) // 2, "utf-32": len}[encoding]
    before = 'resource "aws_ebs_volume" "o" { /* äöü 😀👩‍👩‍👧 */ '
    editor.open("main.tf", before + "encrypted = false }\n")
    mistake = next(one for one in await editor.diagnostics("main.tf", 1) if one.code == UNENCRYPTED)
    assert mistake.range == types.Range(types.Position(0, units(before)), types.Position(0, units(before + "encrypted = false")))


async def test_another_file_decides(editor):
    await editor.start()
    editor.open("call.tf")
    await editor.diagnostics("call.tf", 1)
    editor.change("call.tf", 2, types.TextDocumentContentChangeWholeDocument(text=CALL.replace("true", "false")))
    found = await editor.diagnostics("call.tf", 2)
    mistake = next(one for one in found if one.code == UNENCRYPTED)
    places = {related.location.uri for related in mistake.related_information}
    assert editor.uri("volume/main.tf") in places
    assert editor.uri("volume/main.tf") not in editor.published or codes(editor.client.diagnostics[editor.uri("volume/main.tf")]) != [UNENCRYPTED]


async def test_they_are_asked_for(editor):
    def pull(capabilities):
        capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
        capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)

    result = await editor.start(change=pull)
    assert result.capabilities.diagnostic_provider.workspace_diagnostics
    editor.open("main.tf", VOLUME.replace("true", "false"))
    document = types.TextDocumentIdentifier(uri=editor.uri("main.tf"))
    full = await editor.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=document))
    assert UNENCRYPTED in codes(full.items)
    again = types.DocumentDiagnosticParams(text_document=document, previous_result_id=full.result_id)
    assert (await editor.client.text_document_diagnostic_async(again)).kind == "unchanged"
    everything = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    assert editor.uri("volume/main.tf") in [report.uri for report in everything.items]
    refreshed = editor.client.diagnostic_refresh_count
    # The editor asks by itself for what is open and changed, and is told of everything else.
    path = editor.root / "volume" / "main.tf"
    path.write_text(MODULE.replace("var.encrypted", "false"))
    event = types.FileEvent(uri=path.as_uri(), type=types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[event]))
    await until(lambda: editor.client.diagnostic_refresh_count > refreshed)
    assert not editor.published


async def test_random_edits_leave_what_the_text_says(editor):
    """After many edits the server has the text that the editor has."""
    await editor.start()
    editor.open("main.tf")
    chance, text, version = random.Random(8), VOLUME, 1
    for _ in range(300):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice([0, 0, 1, 5]))
        new = chance.choice(["", "x", "\n", '"', "{", "}", "ä", "😀", "= false\n", "\r\n"])

        def position(offset):
            before = text[:offset]
            return types.Position(before.count("\n"), len(before.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2)

        if text[:at].endswith("\r") or text[:to].endswith("\r"):
            continue
        version += 1
        span = types.Range(position(at), position(to))
        text = text[:at] + new + text[to:]
        editor.change("main.tf", version, types.TextDocumentContentChangePartial(range=span, text=new))
    found = await editor.diagnostics("main.tf", version)
    editor.change("main.tf", version + 1, types.TextDocumentContentChangeWholeDocument(text=text))
    assert await editor.diagnostics("main.tf", version + 1) == found
    editor.change("main.tf", version + 2, types.TextDocumentContentChangeWholeDocument(text=VOLUME))
    assert UNENCRYPTED not in codes(await editor.diagnostics("main.tf", version + 2))
    assert not editor.client.messages, "nothing crashed"
