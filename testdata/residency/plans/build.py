#!/usr/bin/env python3
"""Makes the plans of this directory: build.py [NAME …]

NAME/before is applied first, so that there is a state; NAME/after is planned. TF_CLI_CONFIG_FILE names providers that need no
cloud; without it the plans need credentials.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def terraform(work, *arguments):
    done = subprocess.run(["terraform", *arguments], cwd=work, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"terraform {' '.join(arguments)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def build(directory):
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        shutil.copytree(directory / "before", work, dirs_exist_ok=True)
        terraform(work, "init", "-input=false", "-no-color")
        terraform(work, "apply", "-input=false", "-no-color", "-auto-approve")
        for path in work.glob("*.tf"):
            path.unlink()
        shutil.copytree(directory / "after", work, dirs_exist_ok=True)
        terraform(work, "plan", "-input=false", "-no-color", "-out=out.tfplan")
        document = json.loads(terraform(work, "show", "-json", "out.tfplan"))
    document["timestamp"] = "2026-01-01T00:00:00Z"
    (directory / "plan.json").write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    names = sys.argv[1:] or sorted(path.name for path in HERE.iterdir() if path.is_dir())
    for name in names:
        build(HERE / name)
