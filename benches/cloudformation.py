#!/usr/bin/env python3
"""Compares the time that bartizan, Checkov and cfn-lint take for the same tree of CloudFormation templates.

    benches/cloudformation.py [--bartizan BIN] [--venv DIR] [--runs N] TREE...

The virtual environment has Checkov and cfn-lint from PyPI. Each tool looks at what is a template in each tree: Checkov
finds them itself (`--framework cloudformation`), cfn-lint is given the files that are, since it takes every file for one.
bartizan scans the whole tree, other files and formats in it included; its shortest time of some runs counts, the
others run once. Prints a table: templates, seconds on the
clock and of processors, and how many times bartizan's time on the clock that is.
"""

import argparse
import os
import pathlib
import re
import resource
import subprocess
import sys
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
VERSION = re.compile(rb"""^['"\s{]*AWSTemplateFormatVersion['"]?\s*:""", re.MULTILINE)
RESOURCES = re.compile(rb"""^['"\s{]*Resources['"]?\s*:""", re.MULTILINE)
TYPE = re.compile(rb"""Type['"]?\s*:\s*['"]?(AWS|Custom)::""")
# What is required, times bartizan's.
REQUIRED = {"checkov": 100, "cfn-lint": 50}


def templates(tree):
    found = []
    for directory, names, files in os.walk(tree):
        names[:] = sorted(name for name in names if name not in (".git", "node_modules"))
        for name in sorted(files):
            if name.endswith((".yaml", ".yml", ".json", ".template")):
                path = pathlib.Path(directory, name)
                text = path.read_bytes()
                if VERSION.search(text) or (RESOURCES.search(text) and TYPE.search(text)):
                    found.append(path)
    return found


def seconds(command, **options):
    """Seconds on the clock, those of processors (with all children), and the exit code."""
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **options)
    taken, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run.returncode


def crashes(command, files):
    """The files with which a command ends with a traceback; found by halving."""
    if subprocess.run([*command, *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode != 1:
        return []
    if len(files) == 1:
        return files
    middle = len(files) // 2
    return crashes(command, files[:middle]) + crashes(command, files[middle:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", type=pathlib.Path)
    parser.add_argument("--bartizan", type=pathlib.Path, default=REPOSITORY / "target/release/bartizan")
    parser.add_argument("--venv", type=pathlib.Path, default=REPOSITORY / "target/peers")
    parser.add_argument("--runs", type=int, default=5, help="of bartizan (default: %(default)s)")
    options = parser.parse_args()
    binaries = options.venv / "bin"
    short = False
    print(f"{'tree':28} {'templates':>9} {'tool':10} {'seconds':>9} {'processor':>9} {'factor':>8}")
    for tree in options.trees:
        files = templates(tree)
        scan = [options.bartizan.resolve(), "scan", tree, "--format", "json"]
        ours, processor, _ = min(seconds(scan) for _ in range(options.runs))
        print(f"{tree.name:28} {len(files):9} {'bartizan':10} {ours:9.2f} {processor:9.2f} {1:7}×", flush=True)
        environment = {**os.environ, "BC_SKIP_MAPPING": "TRUE"}
        commands = {
            "checkov": [binaries / "checkov", "-d", tree, "--framework", "cloudformation", "-o", "json", "--quiet",
                        "--compact", "--skip-download"],
            "cfn-lint": [binaries / "cfn-lint", "--format", "json", *files],
        }
        for tool, command in commands.items():
            taken, processor, code = seconds(command, env=environment)
            if tool == "cfn-lint" and code == 1:
                # Its findings are other codes: it crashed, and what it would have taken is not known.
                crashed = crashes(command[:3], files)
                print(f"{'':28} {'':9} {tool} crashes on {len(crashed)}, which it is not given: {crashed}", flush=True)
                taken, processor, code = seconds(command[:3] + [file for file in files if file not in crashed])
            if not 0 <= code < 16:
                sys.exit(f"{tool} ended with {code}")
            factor = taken / ours
            note = "" if factor >= REQUIRED[tool] else f"  below {REQUIRED[tool]}×"
            short |= bool(note)
            print(f"{'':28} {'':9} {tool:10} {taken:9.2f} {processor:9.2f} {factor:7.0f}×{note}", flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
