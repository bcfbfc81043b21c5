"""Everything that an editor asks about a place: answered, by the protocol, within the document."""

import pytest
from lsprotocol import types

from conftest import UNENCRYPTED, VOLUME, typed

LINES = VOLUME.count("\n")


@pytest.fixture
async def opened(editor):
    await editor.start(hints=True)
    editor.open("main.tf", VOLUME.replace("true", "false"))
    editor.open("volume/main.tf")
    await editor.diagnostics("main.tf", 1)
    return editor


def document(editor, name="main.tf"):
    return types.TextDocumentIdentifier(uri=editor.uri(name))


def within(span):
    assert (span.start.line, span.start.character) <= (span.end.line, span.end.character)
    assert span.end.line <= LINES


async def test_completion(opened):
    opened.change("main.tf", 2, typed(2, 0, 0, "  sna\n"))
    params = types.CompletionParams(text_document=document(opened), position=types.Position(2, 5))
    for item in await opened.client.text_document_completion_async(params) or []:
        assert item.text_edit.range.end == types.Position(2, 5)


async def test_hints_and_lenses(opened):
    whole = types.Range(types.Position(0, 0), types.Position(LINES, 0))
    hints = await opened.client.text_document_inlay_hint_async(types.InlayHintParams(text_document=document(opened), range=whole))
    for hint in hints or []:
        assert hint.position.line <= LINES
    for lens in await opened.client.text_document_code_lens_async(types.CodeLensParams(text_document=document(opened))) or []:
        within(lens.range)
        assert lens.command.title


async def actions(editor, only=None):
    found = editor.client.diagnostics[editor.uri("main.tf")]
    mistake = next(one for one in found if one.code == UNENCRYPTED)
    context = types.CodeActionContext(diagnostics=[mistake], only=only)
    params = types.CodeActionParams(text_document=document(editor), range=mistake.range, context=context)
    return await editor.client.text_document_code_action_async(params) or []


async def test_a_fix_mends(opened):
    offered = await actions(opened, only=[types.CodeActionKind.QuickFix])
    fixes = [action for action in offered if action.is_preferred]
    if not fixes:
        pytest.skip("no fix is offered")
    edit = fixes[0].edit or (await opened.client.code_action_resolve_async(fixes[0])).edit
    version = 1
    for changes in edit.document_changes:
        assert changes.text_document.uri == opened.uri("main.tf") and changes.text_document.version == 1
        for one in reversed(changes.edits):
            version += 1
            opened.change("main.tf", version, types.TextDocumentContentChangePartial(range=one.range, text=one.new_text))
    found = await opened.diagnostics("main.tf", version)
    assert UNENCRYPTED not in [one.code for one in found]


async def test_all_is_fixed_on_demand(opened):
    offered = await actions(opened, only=["source.fixAll.bartizan"])
    assert all(action.kind == "source.fixAll.bartizan" for action in offered)
    command = types.ExecuteCommandParams(command="bartizan.fixAll", arguments=[opened.uri("main.tf")])
    applied = await opened.client.workspace_execute_command_async(command)
    assert applied == bool(offered) == bool(opened.edits)


async def test_an_old_editor_gets_commands(editor):
    def forget(capabilities):
        capabilities.text_document.code_action = None

    await editor.start(change=forget)
    editor.open("main.tf", VOLUME.replace("true", "false"))
    await editor.diagnostics("main.tf", 1)
    for command in await actions(editor):
        assert isinstance(command, types.Command)
        assert command.command.startswith("bartizan.")


async def test_unknown_commands_are_refused(opened):
    with pytest.raises(Exception, match="no command"):
        await opened.client.workspace_execute_command_async(types.ExecuteCommandParams(command="bartizan.no"))
