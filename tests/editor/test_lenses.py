"""Code lenses: how much is found in what a module call makes."""

from conftest import CALL, document, typed
from lsprotocol import types


async def lenses(editor, name):
    params = types.CodeLensParams(text_document=document(editor, name))
    return await editor.client.text_document_code_lens_async(params) or []


async def test_calls_count_what_is_found(editor):
    await editor.start()
    editor.open("call.tf", "# ü\n" + CALL)
    await editor.diagnostics("call.tf", 1)
    clean = await lenses(editor, "call.tf")
    editor.change("call.tf", 2, typed(3, 14, 18, "false"))
    await editor.diagnostics("call.tf", 2)
    found = await lenses(editor, "call.tf")
    assert len(found) == 1 and found[0].range.start.line == 1
    assert "high" in found[0].command.title
    assert [lens.command.title for lens in clean] != [found[0].command.title]


async def test_they_lead_to_the_findings(editor):
    await editor.start()
    editor.open("call.tf", CALL.replace("true", "false"))
    await editor.diagnostics("call.tf", 1)
    command = (await lenses(editor, "call.tf"))[0].command
    assert command.command == "bartizan.goTo" and command.arguments
    assert command.arguments[0]["uri"].startswith(editor.root.as_uri())


async def test_stacks_count_too(editor):
    outer = "Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./inner.yaml\n"
    inner = "Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      AvailabilityZone: a\n      Encrypted: false\n"
    (editor.root / "inner.yaml").write_text(inner)
    await editor.start()
    editor.open("outer.yaml", outer, language="yaml")
    await editor.diagnostics("outer.yaml", 1)
    found = await lenses(editor, "outer.yaml")
    assert len(found) == 1 and "finding" in found[0].command.title
