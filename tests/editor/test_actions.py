"""Code actions: what is found is mended, suppressed and explained, and what was mended is found no more."""

import pytest
from conftest import CALL, UNENCRYPTED, VOLUME, codes, document, typed
from lsprotocol import types

DATABASE = """# Übergröße 🦀
resource "aws_db_instance" "orders" {
  engine              = "postgres" # "ä" 🦀
  instance_class      = "db.t3.micro"
  deletion_protection = false
  storage_encrypted   = true
}
"""

UNPROTECTED = "aws-db-instance-deletion-protection-disabled"

TEMPLATE = """Resources:
  Volume: # Größe 🦀
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Encrypted: false
"""


@pytest.fixture
async def opened(editor):
    await editor.start()
    editor.open("main.tf", VOLUME.replace("true", "false"))
    await editor.diagnostics("main.tf", 1)
    return editor


async def actions(editor, name, code, only=None):
    """What is offered for the first finding of a check in a document."""
    mistake = next(one for one in editor.published[editor.uri(name)].diagnostics if one.code == code)
    context = types.CodeActionContext(diagnostics=[mistake], only=only)
    params = types.CodeActionParams(text_document=document(editor, name), range=mistake.range, context=context)
    return await editor.client.text_document_code_action_async(params) or []


async def resolved(editor, action):
    return action if action.edit else await editor.client.code_action_resolve_async(action)


async def apply(editor, name, version, edit):
    """Applies the edits of one document as an editor would, and gives what is found then."""
    changes = [one for one in edit.document_changes if one.text_document.uri == editor.uri(name)]
    assert len(changes) == 1 and changes[0].text_document.version == version
    edits = sorted(changes[0].edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True)
    for one in edits:
        version += 1
        editor.change(name, version, types.TextDocumentContentChangePartial(range=one.range, text=one.new_text))
    return codes(await editor.diagnostics(name, version))


def titled(offered, beginning):
    return next(action for action in offered if action.title.startswith(beginning))


async def test_a_fix_mends(opened):
    offered = await actions(opened, "main.tf", UNENCRYPTED, only=[types.CodeActionKind.QuickFix])
    fix = titled(offered, "Set encrypted to true")
    assert "look at it" in fix.title and not fix.is_preferred, "it replaces the volume"
    assert [one.code for one in fix.diagnostics] == [UNENCRYPTED]
    edit = (await resolved(opened, fix)).edit
    assert UNENCRYPTED not in await apply(opened, "main.tf", 1, edit)


async def test_a_safe_fix_is_preferred(editor):
    await editor.start()
    editor.open("database.tf", DATABASE)
    assert UNPROTECTED in codes(await editor.diagnostics("database.tf", 1))
    offered = await actions(editor, "database.tf", UNPROTECTED)
    fix = titled(offered, "Set deletion_protection to true")
    assert fix.is_preferred and fix.kind == types.CodeActionKind.QuickFix
    assert UNPROTECTED not in await apply(editor, "database.tf", 1, (await resolved(editor, fix)).edit)


@pytest.mark.parametrize("where", ["on this line", "in the whole block"])
async def test_a_suppression_is_honoured(opened, where):
    offered = await actions(opened, "main.tf", UNENCRYPTED)
    action = next(one for one in offered if one.title.startswith("Suppress") and where in one.title)
    edit = (await resolved(opened, action)).edit
    text = edit.document_changes[0].edits[0].new_text
    assert text.strip().startswith(f"# bartizan:ignore {UNENCRYPTED} ") and text.endswith("\n")
    assert UNENCRYPTED not in await apply(opened, "main.tf", 1, edit)


async def test_templates_are_mended_and_suppressed(editor):
    await editor.start()
    editor.open("template.yaml", TEMPLATE, language="yaml")
    assert UNENCRYPTED in codes(await editor.diagnostics("template.yaml", 1))
    offered = await actions(editor, "template.yaml", UNENCRYPTED)
    suppress = (await resolved(editor, titled(offered, f"Suppress {UNENCRYPTED} on this line"))).edit
    assert suppress.document_changes[0].edits[0].new_text.startswith("      # bartizan:ignore")
    fix = (await resolved(editor, titled(offered, "Set "))).edit
    assert UNENCRYPTED not in await apply(editor, "template.yaml", 1, fix)


async def test_all_of_a_check_are_mended(editor):
    await editor.start()
    one = VOLUME.replace("true", "false")
    text = one + one.replace("orders", "invoices")
    editor.open("main.tf", text)
    assert codes(await editor.diagnostics("main.tf", 1)).count(UNENCRYPTED) == 2
    offered = await actions(editor, "main.tf", UNENCRYPTED)
    titles = [action.title for action in offered]
    assert not any("workspace" in title for title in titles), "there is nothing of it elsewhere"
    edit = (await resolved(editor, titled(offered, f"Fix all of {UNENCRYPTED} in this file"))).edit
    assert UNENCRYPTED not in await apply(editor, "main.tf", 1, edit)


async def test_all_of_a_check_are_mended_in_the_workspace(editor):
    (editor.root / "call.tf").write_text(CALL.replace("true", "false"))
    await editor.start()
    editor.open("main.tf", VOLUME.replace("true", "false"))
    await editor.diagnostics("main.tf", 1)
    offered = await actions(editor, "main.tf", UNENCRYPTED)
    edit = (await resolved(editor, titled(offered, f"Fix all of {UNENCRYPTED} in the workspace"))).edit
    changed = {one.text_document.uri: one for one in edit.document_changes}
    assert set(changed) == {editor.uri("main.tf"), editor.uri("call.tf")}
    closed = changed[editor.uri("call.tf")]
    assert closed.text_document.version is None and [one.new_text for one in closed.edits] == ["tru"]


async def test_a_check_is_explained(opened):
    offered = await actions(opened, "main.tf", UNENCRYPTED)
    explain = titled(offered, f"Explain {UNENCRYPTED}")
    # What has a command is read as one by lsprotocol, be it an action.
    command = explain if isinstance(explain, types.Command) else explain.command
    assert "bartizan.explain" in str(command.command)
    print(explain)


async def test_what_is_safe_is_mended_on_demand(editor):
    await editor.start()
    editor.open("database.tf", DATABASE)
    await editor.diagnostics("database.tf", 1)
    offered = await actions(editor, "database.tf", UNPROTECTED, only=["source.fixAll.bartizan"])
    assert [action.kind for action in offered] == ["source.fixAll.bartizan"]
    left = await apply(editor, "database.tf", 1, (await resolved(editor, offered[0])).edit)
    assert UNPROTECTED not in left and left, "what is not safe is left"


async def test_the_command_mends_what_is_safe(editor):
    await editor.start()
    editor.open("database.tf", DATABASE)
    await editor.diagnostics("database.tf", 1)
    command = types.ExecuteCommandParams(command="bartizan.fixAll", arguments=[editor.uri("database.tf")])
    assert await editor.client.workspace_execute_command_async(command)
    assert UNPROTECTED not in await apply(editor, "database.tf", 1, editor.edits[0])


async def test_nothing_safe_is_nothing_to_do(opened):
    offered = await actions(opened, "main.tf", UNENCRYPTED, only=["source.fixAll.bartizan"])
    command = types.ExecuteCommandParams(command="bartizan.fixAll", arguments=[opened.uri("main.tf")])
    applied = await opened.client.workspace_execute_command_async(command)
    assert applied == bool(offered) == bool(opened.edits)


async def test_an_old_editor_gets_commands(editor):
    def forget(capabilities):
        capabilities.text_document.code_action = None

    await editor.start(change=forget)
    editor.open("main.tf", VOLUME.replace("true", "false"))
    await editor.diagnostics("main.tf", 1)
    offered = await actions(editor, "main.tf", UNENCRYPTED)
    assert offered and all(isinstance(command, types.Command) for command in offered)
    assert all(command.command.startswith("bartizan.") for command in offered)
    fix = titled(offered, "Set encrypted to true")
    params = types.ExecuteCommandParams(command=fix.command, arguments=fix.arguments)
    assert await editor.client.workspace_execute_command_async(params)
    assert UNENCRYPTED not in await apply(editor, "main.tf", 1, editor.edits[0])


async def test_actions_of_a_text_that_changed_are_none(opened):
    offered = await actions(opened, "main.tf", UNENCRYPTED)
    fix = titled(offered, "Set encrypted to true")
    opened.change("main.tf", 2, typed(0, 0, 0, "# another line\n"))
    await opened.diagnostics("main.tf", 2)
    try:
        late = await opened.client.code_action_resolve_async(fix)
    except Exception:  # the server may refuse it, or give what is right now
        return
    assert not late.edit or late.edit.document_changes[0].text_document.version == 2
