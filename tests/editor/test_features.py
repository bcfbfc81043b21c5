"""Everything that an editor asks about a place: answered, by the protocol, within the document."""

import pytest
from lsprotocol import types

from conftest import VOLUME

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


async def test_hover(opened):
    params = types.HoverParams(text_document=document(opened), position=types.Position(3, 4))
    found = await opened.client.text_document_hover_async(params)
    if found:
        assert found.contents.kind == types.MarkupKind.Markdown and found.contents.value
        within(found.range)


async def test_definition(opened):
    # `var.encrypted` in the module.
    params = types.DefinitionParams(text_document=document(opened, "volume/main.tf"), position=types.Position(7, 28))
    for link in await opened.client.text_document_definition_async(params) or []:
        assert isinstance(link, types.LocationLink), "Visual Studio Code takes links"
        assert link.target_uri == opened.uri("volume/main.tf")
        assert link.target_range.start.line == 0


async def test_references(opened):
    context = types.ReferenceContext(include_declaration=True)
    params = types.ReferenceParams(text_document=document(opened, "volume/main.tf"), position=types.Position(0, 12), context=context)
    for place in await opened.client.text_document_references_async(params) or []:
        assert place.uri.startswith(opened.root.as_uri())


async def test_symbols(opened):
    params = types.DocumentSymbolParams(text_document=document(opened))
    for symbol in await opened.client.text_document_document_symbol_async(params) or []:
        assert isinstance(symbol, types.DocumentSymbol), "Visual Studio Code takes nested ones"
        within(symbol.range)


async def test_unknown_commands_are_refused(opened):
    with pytest.raises(Exception, match="no command"):
        await opened.client.workspace_execute_command_async(types.ExecuteCommandParams(command="bartizan.no"))
