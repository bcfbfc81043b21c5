#!/usr/bin/env python3
"""Scans whole repositories and writes the table of docs/fidelity.md: time, memory, and what could not be read or evaluated.

Each argument is NAME=DIRECTORY: a checked-out repository. The table goes between the two marks in the page, or to standard
output with --print. With --refused, a file of tab-separated lines (repository, path, line) says at which places the real
`terraform validate` refuses the code; the errors are then told apart into those and the others, which are listed.

    benches/corpus.py --refused refused.tsv oracle/terraform-provider-oci=../trees/terraform-provider-oci …
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "fidelity.md"
MARKS = ("<!-- corpus: written by benches/corpus.py -->", "<!-- end of corpus -->")


def scan(bartizan, directory):
    """The report of a scan, its exit code, seconds, and the largest resident size in MiB so far of any child."""
    started = time.monotonic()
    run = subprocess.run([bartizan, "scan", ".", "--root", ".", "--format", "json"], cwd=directory, capture_output=True,
                         text=True, check=False)
    seconds = time.monotonic() - started
    if run.returncode not in (0, 1, 3):
        sys.exit(f"{directory}: exit {run.returncode}\n{run.stderr[-2000:]}")
    return json.loads(run.stdout), seconds


def memory(bartizan, directory):
    """The largest resident size of one scan in MiB, asked of a process that has no other children."""
    program = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
               "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    run = subprocess.run([sys.executable, "-c", program, bartizan, "scan", ".", "--root", "."], cwd=directory,
                         capture_output=True, text=True, check=True)
    return int(run.stdout) / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("trees", nargs="+", metavar="NAME=DIRECTORY")
    arguments.add_argument("--bartizan", default=str(HERE.parent / "target/release/bartizan"))
    arguments.add_argument("--refused", type=pathlib.Path)
    arguments.add_argument("--print", action="store_true")
    given = arguments.parse_args()
    refused = set()
    if given.refused:
        for line in given.refused.read_text().splitlines():
            refused.add(tuple(line.split("\t")[:3]))
    rows, unexplained, totals = [], [], [0] * 6
    for tree in sorted(given.trees, key=str.lower):
        name, directory = tree.split("=", 1)
        files = sum(1 for path in pathlib.Path(directory).rglob("*.tf") if path.is_file())
        report, seconds = scan(given.bartizan, directory)
        told = {(d["location"]["path"], str(d["location"]["start"]["line"])) if d.get("location") else ("", "")
                for d in report["diagnostics"] if d["severity"] in ("error", "warning")}
        same = {place for place in told if (name, *place) in refused}
        unexplained += [(name, *place) for place in sorted(told - same)]
        summary = report["summary"]
        values = [files, summary["roots"], summary["resources"], len(told), len(same)]
        totals = [a + b for a, b in zip(totals, values + [0])]
        shown = values if given.refused else values[:4]
        rows.append(f"| {name} | {' | '.join(f'{v:,}' for v in shown)} | {seconds:.2f} | {memory(given.bartizan, directory):.0f} |")
    columns = ["repository", "`.tf` files", "roots", "resources", "places with errors"]
    columns += ["refused by Terraform too"] if given.refused else []
    columns += ["seconds", "MiB"]
    shown = totals[:5] if given.refused else totals[:4]
    table = ["| " + " | ".join(columns) + " |", "|---" + "|--:" * (len(columns) - 1) + "|", *rows,
             f"| {len(rows)} repositories | {' | '.join(f'{v:,}' for v in shown)} | | |"]
    for place in unexplained if given.refused else []:
        print("not refused by Terraform:", *place, sep="\t", file=sys.stderr)
    if given.print or not PAGE.exists():
        print("\n".join(table))
        return
    text = PAGE.read_text()
    pattern = re.compile(re.escape(MARKS[0]) + ".*?" + re.escape(MARKS[1]), re.S)
    PAGE.write_text(pattern.sub(lambda _: "\n".join([MARKS[0], "", *table, "", MARKS[1]]), text))


if __name__ == "__main__":
    main()
