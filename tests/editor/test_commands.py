"""Commands of the server."""

import pytest
from lsprotocol import types

from conftest import VOLUME


async def test_unknown_commands_are_refused(editor):
    await editor.start()
    editor.open("main.tf", VOLUME)
    await editor.diagnostics("main.tf", 1)
    with pytest.raises(Exception, match="no command"):
        await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(command="bartizan.no"))
