"""A real client: Neovim, when it is there."""

import os
import pathlib
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).parent
PROGRAM = os.environ.get("BARTIZAN", str(HERE.parents[1] / "target/debug/bartizan"))


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim(tree, tmp_path):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(tmp_path / name)
    command = ["nvim", "--headless", "--clean", "-n", str(tree / "main.tf"), "-c", f"luafile {HERE / 'neovim.lua'}"]
    done = subprocess.run(command, env={**os.environ, "BARTIZAN": PROGRAM}, capture_output=True, text=True, timeout=240)
    said = done.stdout + done.stderr
    assert "the diagnostic is there" in said, said
    assert done.returncode == 0, said
    assert "the fix is applied" in said and "the diagnostic is gone" in said, said
