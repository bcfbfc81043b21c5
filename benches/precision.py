#!/usr/bin/env python3
"""How many of the severe findings on well-kept trees are false alarms.

Each argument is NAME=DIRECTORY: a checked-out repository. Every failing finding of severity high or critical is looked up
in benches/precision.tsv, where people have written what they think of it and why. What nobody has judged yet is listed in
the form of that table, ready to be filled in.

    benches/precision.py terraform-aws-modules/terraform-aws-eks=../trees/terraform-aws-eks
"""

import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ["repository", "commit", "check", "resource", "path", "verdict", "reason"]
VERDICTS = {"right", "false"}


def severe(bartizan, directory):
    """The failing findings of severity high or critical."""
    run = subprocess.run(
        [bartizan, "scan", ".", "--root", ".", "--format", "json", "--severity", "high", "--exit-zero"],
        cwd=directory, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 3):
        sys.exit(f"{directory}: exit {run.returncode}\n{run.stderr}")
    findings = json.loads(run.stdout)["findings"]
    return [f for f in findings if f["status"] == "fail"]


def commit(directory):
    return subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=directory, capture_output=True, text=True,
                          check=True).stdout.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", metavar="NAME=DIRECTORY")
    parser.add_argument("--bartizan", default=str(HERE.parent / "target/release/bartizan"))
    parser.add_argument("--verdicts", default=str(HERE / "precision.tsv"))
    args = parser.parse_args()
    judged = {}
    path = pathlib.Path(args.verdicts)
    if path.exists():
        with path.open(newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row["verdict"] not in VERDICTS:
                    sys.exit(f"{row['check']} on {row['resource']}: the verdict is right or false, not {row['verdict']!r}")
                judged[row["repository"], row["check"], row["resource"], row["path"]] = row
    total = collections.Counter()
    unjudged = []
    print(f"{'repository':56} {'right':>6} {'false':>6} {'open':>6}")
    for tree in args.trees:
        name, _, directory = tree.partition("=")
        head = commit(directory)
        counts = collections.Counter()
        for finding in severe(str(pathlib.Path(args.bartizan).resolve()), directory):
            key = (name, finding["check"], finding["resource"], finding["location"]["path"])
            row = judged.get(key)
            counts[row["verdict"] if row else "open"] += 1
            if row is None:
                unjudged.append([name, head, finding["check"], finding["resource"],
                                 finding["location"]["path"], "", finding["message"]])
        print(f"{name:56} {counts['right']:6} {counts['false']:6} {counts['open']:6}")
        total.update(counts)
    known = total["right"] + total["false"]
    rate = 100 * total["false"] / known if known else 0
    print(f"\n{known} judged, {total['false']} false alarms: {rate:.1f}%; {total['open']} not judged")
    if unjudged:
        print("\n" + "\t".join(COLUMNS))
        for row in unjudged:
            print("\t".join(row))
    return 1 if unjudged else 0


if __name__ == "__main__":
    sys.exit(main())
