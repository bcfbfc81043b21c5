#!/usr/bin/env python3
"""Holds reviews of plans against scans of the roots that they were made from.

    benches/plan_agreement.py ROOTS --bartizan BIN

ROOTS is a table, tab-separated, one root a line: name, path of the root in its repository, plan JSON, directory of the
root, directory of the whole tree. For each root, `scan ROOT --root TOP` and `plan PLAN --source ROOT --root TOP --all`
are compared, finding by finding and instance by instance: check, address, status, file and line. Prints what only one of
them has, and what both have with another status or place; then the shares.

A scan knows less than a plan: what it says of a value that the plan knows and it does not is no difference. Such are
findings of a scan with status `unknown` that the plan decides either way; they are counted apart.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path


def main():
    options = arguments()
    rows = [line.rstrip("\n").split("\t") for line in options.roots.read_text().splitlines() if line.strip()]
    rows = [row for row in rows if any(name in row[0] for name in options.name)] if options.name else rows
    if options.take:
        rows = spread(rows, options.take)
    total = Counter()
    for name, root, plan, directory, top in rows:
        below = Path(directory).relative_to(top).as_posix()
        scanned = findings(run(options.bartizan, ["scan", directory, "--root", top]), below)
        planned = findings(run(options.bartizan, ["plan", plan, "--source", directory, "--root", top, "--all"]), below)
        if scanned is None or planned is None:
            print(f"failed\t{name}\t{root}")
            total["failed"] += 1
            continue
        total["roots"] += 1
        for kind, key, left, right in compare(scanned, planned):
            total[kind] += 1
            if kind not in ("same", "decided") or options.verbose:
                print("\t".join([kind, name, root, *key, left, right]))
        sys.stdout.flush()
    print(", ".join(f"{count} {kind}" for kind, count in sorted(total.items())))
    return 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roots", type=Path, help="table of roots and plans")
    parser.add_argument("--bartizan", type=Path, required=True, help="binary")
    parser.add_argument("--take", type=int, help="take so many of them, spread over the names")
    parser.add_argument("--name", action="append", default=[], help="only names with this in them")
    parser.add_argument("--verbose", action="store_true", help="print also what agrees")
    return parser.parse_args()


def spread(rows, count):
    """Rows of all names in turn."""
    by_name = {}
    for row in rows:
        by_name.setdefault(row[0], []).append(row)
    taken = []
    while len(taken) < count and any(by_name.values()):
        for waiting in by_name.values():
            if waiting and len(taken) < count:
                taken.append(waiting.pop(0))
    return taken


def run(binary, command):
    done = subprocess.run([binary, *command, "--format", "json"], capture_output=True, text=True, timeout=600)
    try:
        return json.loads(done.stdout)
    except ValueError:
        print(done.stderr[:2000], file=sys.stderr)
        return None


def findings(report, root):
    """By check and address: status and place. What is found in other roots below, or only in the state, is left out."""
    if report is None:
        return None
    found = {}
    for finding in report["findings"]:
        # A scan sees no changes.
        if finding.get("change") == "resolved" or finding["check"].startswith("change-"):
            continue
        place = finding["location"]
        place = f"{place['path']}:{place['start']['line']}"
        said = finding.get("when") or "; ".join(finding.get("reasons") or []) or finding["message"]
        for instance in finding["instances"]:
            if instance["root"] == root:
                found.setdefault((finding["check"], instance["address"]), []).append((finding["status"], place, said))
    return found


def compare(scanned, planned):
    for key in sorted(scanned.keys() | planned.keys()):
        left, right = sorted(scanned.get(key, [])), sorted(planned.get(key, []))
        if [entry[:2] for entry in left] == [entry[:2] for entry in right]:
            yield "same", key, "", ""
            continue
        for entry in list(left):
            equal = next((other for other in right if other[:2] == entry[:2]), None)
            if equal:
                left.remove(entry)
                right.remove(equal)
        while left and right:
            one, other = left.pop(0), right.pop(0)
            if one[0] == "unknown" and other[0] == "fail" and one[1] == other[1]:
                yield "decided", key, say(one), say(other)
            else:
                yield ("place" if one[0] == other[0] else "status"), key, say(one), say(other)
        for one in left:
            yield ("decided" if one[0] == "unknown" else "scan only"), key, say(one), ""
        for other in right:
            yield "plan only", key, "", say(other)


def say(entry):
    return f"{entry[0]} at {entry[1]}: {entry[2][:160]}"


if __name__ == "__main__":
    sys.exit(main())
