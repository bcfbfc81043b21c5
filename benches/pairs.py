#!/usr/bin/env python3
"""Says which of Checkov's findings in a tree bartizan does not have.

    benches/pairs.py DIR --venv DIR --bartizan BIN

Checkov looks at the tree once. Of its failed (check, resource) pairs those count whose check is an alias of one of
ours. A pair is found when a finding of ours that fails and has that alias is about the same resource: it names the
resource, or what it belongs to, as the resource itself, as its parent or among its instances, or it lies in the
resource's block, or its trace goes through it. Addresses are compared without instance keys, since Checkov writes
them in another way. Prints the share that is found and the pairs that are missing.

`--known FILE` (tab-separated: file, resource, alias, why) names pairs that are missing for a reason; they are listed
apart and still count as missing.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from pathlib import Path

import agreement
import peers


def main():
    options = arguments()
    tree = options.tree.resolve()
    binaries = options.venv / "bin"
    if not (binaries / "checkov").is_file():
        binaries = peers.install(options.venv)
    named = aliases(options)
    records = agreement.checkov_records(binaries, [tree])[str(tree)]
    failed = {(path, resource, check): lines for check, resource, path, verdict, lines in records if verdict == "fail"}
    pairs = {key: lines for key, lines in failed.items() if key[2] in named}
    ours = findings(options, tree)
    missing = sorted(key for key, lines in pairs.items() if not found(key, lines, ours))
    reasons = read_known(options.known)
    print(f"{len(failed)} pairs fail in Checkov, {len(pairs)} of them with an id that is an alias here")
    print(f"{len(pairs) - len(missing)} found ({agreement.percent(len(pairs) - len(missing), len(pairs))})")
    for path, resource, check in missing:
        place = Path(path).relative_to(tree).as_posix()
        print(f"missing\t{place}\t{resource}\t{check}\t{reasons.get((place, resource, check), '')}".rstrip())
    if options.verbose:
        unknown = Counter(key[2] for key in failed if key[2] not in named)
        for check, count in sorted(unknown.items(), key=lambda item: (-item[1], item[0])):
            print(f"no alias\t{check}\t{count}")
    return 0 if len(missing) <= (1 - options.least) * len(pairs) else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path, help="directory with Terraform files")
    parser.add_argument("--checks", type=Path, action="append", default=[], metavar="DIR", help="checks besides those built in, with all directories below")
    parser.add_argument("--bartizan", type=Path, default=agreement.REPOSITORY / "target/release/bartizan", help="binary (default: %(default)s)")
    parser.add_argument("--venv", type=Path, default=agreement.CACHE / "peers", help="virtual environment with Checkov, made when it is not there (default: %(default)s)")
    parser.add_argument("--known", type=Path, metavar="FILE", help="table of pairs that are missing for a reason")
    parser.add_argument("--least", type=float, default=0.95, help="share that must be found for exit status 0 (default: %(default)s)")
    parser.add_argument("--verbose", action="store_true", help="count also the findings whose id is no alias here")
    options = parser.parse_args()
    options.bartizan = options.bartizan.resolve()
    options.venv = options.venv.absolute()
    return options


def aliases(options):
    command = [str(options.bartizan), "checks", "--format", "json", *agreement.checks_arguments(options.checks)]
    return {alias for check in agreement.run("bartizan", command, {0}, {}) for alias in check["aliases"]}


def findings(options, tree):
    """For each alias the findings with it: their addresses, and the lines that they point at."""
    command = [str(options.bartizan), "scan", "--format", "json", "--root", str(tree)]
    command += agreement.checks_arguments(options.checks)
    report = agreement.run("bartizan", command + [str(tree)], {0, 1, 3}, {})
    by_alias = {}
    for finding in report["findings"]:
        if finding["status"] != "fail":
            continue
        addresses = {finding["resource"], finding.get("parent") or finding["resource"]}
        addresses |= {instance["address"] for instance in finding["instances"]}
        places = [finding["location"], finding.get("cause"), *(step.get("location") for step in finding.get("trace") or [])]
        lines = {(str(tree / place["path"]), place["start"]["line"]) for place in places if place}
        for alias in finding["aliases"]:
            by_alias.setdefault(alias, []).append(({plain(address) for address in addresses}, lines))
    return by_alias


def found(key, lines, ours):
    path, resource, check = key
    for addresses, places in ours.get(check, []):
        here = {line for where, line in places if where == path}
        if any(lines[0] <= line <= lines[1] for line in here):
            return True
        if plain(resource) in addresses and any(Path(where).parent == Path(path).parent for where, _ in places):
            return True
    return False


def plain(address):
    return re.sub(r"\[[^]]*\]", "", address)


def read_known(path):
    if path is None:
        return {}
    with path.open(newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["file"], row["resource"], row["alias"]): row["why"] for row in rows}


if __name__ == "__main__":
    sys.exit(main())
