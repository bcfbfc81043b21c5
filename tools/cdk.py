#!/usr/bin/env python3
"""Makes testdata/cdk/NAME/cdk.out anew, with the real `cdk synth`.

    npm install aws-cdk@2 aws-cdk-lib constructs      # anywhere, and for apps in Python: pip install aws-cdk-lib
    python3 tools/cdk.py --modules PATH/node_modules [--cdk PATH/bin/cdk] [--python PATH/bin/python] [NAME…]

What the assembly says is kept as it is written. Left out are the assets themselves, the tree of constructs, the report of
CDK's own validation, places in files of this machine, and the list of feature flags, the same 25 kB in each manifest.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

APPS = pathlib.Path(__file__).resolve().parent.parent / "testdata" / "cdk"
KEPT = (".template.json", ".assets.json", ".metadata.json", "manifest.json", "cdk.out")
SAID = ("aws:cdk:logicalId", "aws:cdk:info", "aws:cdk:warning", "aws:cdk:error", "aws:cdk:stack-tags")
FLAGS = "cdk:feature-flag-report"


def without_places(metadata: dict) -> dict:
    """What CDK says of constructs, without the places in this machine's files."""
    kept = {}
    for path, entries in metadata.items():
        said = [{key: e[key] for key in e if key != "trace"} for e in entries if e["type"] in SAID]
        if said:
            kept[path] = said
    return kept


def synthesise(app: pathlib.Path, options: argparse.Namespace) -> None:
    python = (app / "app.py").exists()
    command = f"{options.python} app.py" if python else "node app.js"
    environment = dict(
        os.environ,
        NODE_PATH=str(options.modules),
        CDK_DISABLE_STACK_TRACE="1",
        CDK_DISABLE_CLI_TELEMETRY="true",
        JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION="1",
        JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION="1",
    )
    with tempfile.TemporaryDirectory() as scratch:
        made = pathlib.Path(scratch) / "cdk.out"
        line = [str(options.cdk), "synth", "--quiet", "--no-notices", "--no-lookups", "--app", command, "--output", str(made)]
        done = subprocess.run(line, cwd=app, env=environment, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1) or not (made / "manifest.json").exists():
            sys.exit(f"{app.name}: {done.stdout}{done.stderr}")
        if done.returncode:
            print(f"{app.name}: {done.stderr.strip()[-300:]}", file=sys.stderr)
        target = app / "cdk.out"
        shutil.rmtree(target, ignore_errors=True)
        for file in sorted(made.rglob("*")):
            inside = file.relative_to(made)
            if not file.is_file() or not file.name.endswith(KEPT) or any(part.startswith("asset.") for part in inside.parts):
                continue
            text = file.read_text()
            if file.name == "manifest.json":
                manifest = json.loads(text)
                artifacts = manifest["artifacts"].items()
                manifest["artifacts"] = {name: a for name, a in artifacts if a["type"] not in (FLAGS, "cdk:tree")}
                text = json.dumps(manifest, indent=2, ensure_ascii=False)
            if file.name.endswith(".metadata.json"):
                text = json.dumps(without_places(json.loads(text)), indent=2, ensure_ascii=False)
            if str(options.modules) in text or str(app) in text or scratch in text:
                print(f"{app.name}: {inside} names paths of this machine", file=sys.stderr)
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            (target / inside).write_text(text)
    for cache in app.rglob("__pycache__"):
        shutil.rmtree(cache)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=pathlib.Path, required=True, help="the node_modules with aws-cdk-lib")
    parser.add_argument("--cdk", type=pathlib.Path, help="the command; that of the modules when it is not named")
    parser.add_argument("--python", default="python3", help="an interpreter that has aws-cdk-lib")
    parser.add_argument("names", nargs="*", help="all of them when none is named")
    options = parser.parse_args()
    options.modules = options.modules.resolve()
    options.cdk = (options.cdk or options.modules / ".bin" / "cdk").resolve()
    names = options.names or sorted(path.parent.name for path in APPS.glob("*/app.*"))
    for name in names:
        synthesise(APPS / name, options)


if __name__ == "__main__":
    main()
