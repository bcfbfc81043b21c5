#!/usr/bin/env python3
"""Runs the tests of the language server with real clients: pytest-lsp, and Neovim where it is installed.

    tools/editor_tests.py [--check] [--program PATH] [arguments of pytest]

The packages come from PyPI into a virtual environment below target/. `--check` only says whether all is there, and fetches
nothing. Without `--program` the debug build is used, and built when it is not there.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import venv

ROOT = pathlib.Path(__file__).resolve().parents[1]
ENVIRONMENT = pathlib.Path(os.environ.get("BARTIZAN_EDITOR_VENV", ROOT / "target" / "editor-tests"))
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PACKAGES = ["pytest-lsp==1.0.1", "pytest==9.2.0", "pytest-asyncio==1.5.0"]


def is_there():
    probe = [str(PYTHON), "-c", "import pytest_lsp, pytest_asyncio"]
    return PYTHON.exists() and subprocess.run(probe, capture_output=True).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="say by the exit code whether the packages are there")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "target" / "debug" / "bartizan")
    options, rest = parser.parse_known_args()
    if options.check:
        return 0 if is_there() else 1
    if not is_there():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    if not options.program.exists():
        subprocess.run(["cargo", "build", "--locked", "--bin", "bartizan"], cwd=ROOT, check=True)
    environment = {**os.environ, "BARTIZAN": str(options.program.resolve()), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [str(PYTHON), "-m", "pytest", "-q", "-p", "no:cacheprovider", str(ROOT / "tests" / "editor"), *rest]
    return subprocess.run(command, env=environment, cwd=ROOT / "tests" / "editor").returncode


if __name__ == "__main__":
    sys.exit(main())
