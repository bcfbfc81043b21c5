"""The set-ups of editors/, exactly as docs/editors.md shows them, in the editors themselves where these are installed.

`BARTIZAN_NEOVIMS` may name more than one Neovim, as PATH does.
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time

import pytest

ROOT = pathlib.Path(__file__).parents[2]
SETUPS = ROOT / "editors"
HERE = pathlib.Path(__file__).parent
PROGRAM = os.environ.get("BARTIZAN", str(ROOT / "target/debug/bartizan"))
PATIENCE = 60

CODE = "aws-db-instance-deletion-protection-disabled"
MESSAGE = "deletion_protection is"
DATABASE = """resource "aws_db_instance" "orders" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  deletion_protection = false
}
"""


def is_mended(file):
    return re.search(r"deletion_protection += true", file.read_text()) is not None


def neovims():
    named = os.environ.get("BARTIZAN_NEOVIMS", "nvim").split(os.pathsep)
    found = []
    for name in filter(None, map(shutil.which, named)):
        said = subprocess.run([name, "--version"], capture_output=True, text=True).stdout
        found.append((name, tuple(map(int, re.search(r"v(\d+)\.(\d+)", said).groups()))))
    return found


NEOVIMS = [pytest.param(name, version, id=".".join(map(str, version))) for name, version in neovims()]


@pytest.fixture
def place(tmp_path):
    """A tree with a mistake, the environment of an editor that finds `bartizan` and nothing of the user's own."""
    root = tmp_path / "tree"
    (root / ".git").mkdir(parents=True)
    (root / "main.tf").write_text(DATABASE)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "bartizan").symlink_to(pathlib.Path(PROGRAM).resolve())
    environment = {**os.environ, "CODE": CODE, "MESSAGE": MESSAGE, "HOME": str(tmp_path)}
    environment["PATH"] = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        environment[name] = str(tmp_path / name)
    return root / "main.tf", environment


def run(command, environment):
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE * 2)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


def neovim(program, place, setup, fixes):
    file, environment = place
    command = [program, "--headless", "-n", "-i", "NONE", "-u", str(SETUPS / "neovim" / setup)]
    if fixes:
        environment["FIXES"] = "1"
        command += ["--cmd", f"luafile {SETUPS / 'neovim' / 'fix-on-save.lua'}"]
    said = run([*command, str(file), "-c", f"luafile {HERE / 'setups.lua'}"], environment)
    assert "the diagnostic is there" in said
    assert is_mended(file) == fixes


@pytest.mark.parametrize("fixes", [False, True], ids=["", "fix-on-save"])
@pytest.mark.parametrize("program, version", NEOVIMS)
def test_neovim_0_11(place, program, version, fixes):
    if version < (0, 11):
        pytest.skip("older than vim.lsp.config")
    neovim(program, place, "bartizan.lua", fixes)


@pytest.mark.parametrize("fixes", [False, True], ids=["", "fix-on-save"])
@pytest.mark.parametrize("program, version", NEOVIMS)
def test_neovim_before_0_11(place, program, version, fixes):
    neovim(program, place, "before-0.11.lua", fixes)


class Terminal:
    """A terminal with a program in it: what is typed, and what it has shown."""

    def __init__(self, command, environment, directory):
        self.shown = b""
        child, self.end = pty.fork()
        if child == 0:
            os.chdir(directory)
            os.execvpe(command[0], command, environment)
        self.child = child
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 220, 0, 0))

    def type(self, keys):
        os.write(self.end, keys.encode())

    def listen(self):
        while select.select([self.end], [], [], 0.05)[0]:
            try:
                self.shown += os.read(self.end, 65536)
            except OSError:
                return

    def text(self):
        """What was shown, one thing after the other, without the commands to the terminal."""
        return re.sub(rb"\x1b(\[[0-9;?<>=:]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78]|[\]P][^\x07\x1b]*(\x07|\x1b\\))", b"", self.shown).decode(errors="replace")

    def wait(self, condition):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.listen()
            if condition():
                return
        raise AssertionError(f"it did not come about; shown: {self.text()[-3000:]}")

    def close(self):
        os.kill(self.child, signal.SIGKILL)
        os.close(self.end)
        os.waitpid(self.child, 0)


@pytest.mark.skipif(shutil.which("hx") is None, reason="Helix is not installed")
def test_helix(place):
    file, environment = place
    settings = pathlib.Path(environment["XDG_CONFIG_HOME"]) / "helix"
    settings.mkdir(parents=True)
    shutil.copy(SETUPS / "helix" / "languages.toml", settings)
    assert "bartizan" in run(["hx", "--health", "hcl"], environment)
    environment["TERM"] = "xterm-256color"
    terminal = Terminal(["hx", str(file)], environment, file.parent)
    try:
        terminal.wait(lambda: "aws_db_instance" in terminal.text())
        # Newer ones ask whether the workspace is trusted.
        terminal.type("\x1b4gg")
        terminal.wait(lambda: MESSAGE in terminal.text())
        terminal.type(":write\r")
        terminal.wait(lambda: is_mended(file))
    finally:
        terminal.close()


def has_emacs(package):
    if shutil.which("emacs") is None:
        return False
    probe = f"(progn (require 'package) (package-initialize) (kill-emacs (if (require '{package} nil t) 0 1)))"
    return subprocess.run(["emacs", "--batch", "--eval", probe], capture_output=True).returncode == 0


@pytest.mark.parametrize("package, setup", [("eglot", "bartizan-eglot.el"), ("lsp-mode", "bartizan-lsp-mode.el")])
@pytest.mark.parametrize("fixes", [False, True], ids=["", "fix-on-save"])
def test_emacs(place, package, setup, fixes):
    if not has_emacs(package):
        pytest.skip(f"{package} is not installed")
    file, environment = place
    environment |= {"SETUP": str(SETUPS / "emacs" / setup), "TREE_FILE": str(file)}
    if fixes:
        environment |= {"FIXES": "1", "FIX_ON_SAVE": str(SETUPS / "emacs" / setup.replace(".el", "-fix-on-save.el"))}
    said = run(["emacs", "--batch", "-l", str(HERE / "setups.el")], environment)
    assert "the diagnostic is there" in said
    assert is_mended(file) == fixes
