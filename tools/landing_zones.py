#!/usr/bin/env python3
"""Holds public landing zones against the preset `gdpr`, and prints the table of docs/residency/landing-zones.md.

    tools/landing_zones.py [--bartizan BIN] NAME=TREE...

Each verdict can be read one by one with `--all`.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
POLICY = 'residency "personal-data" {\n  regimes = ["gdpr"]\n}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", help="a name and a directory: fast=cloud-foundation-fabric/fast")
    parser.add_argument("--bartizan", type=pathlib.Path, default=REPOSITORY / "target/release/bartizan")
    parser.add_argument("--all", action="store_true", help="each verdict instead of the table")
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".hcl") as policy:
        policy.write(POLICY)
        policy.flush()
        for named in options.trees:
            name, tree = named.split("=", 1)
            command = [options.bartizan, "residency", "--config", policy.name, "--format", "json", tree]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode not in (0, 1, 3):
                sys.exit(f"{name}: ended with {run.returncode}: {run.stderr}")
            (judged,) = json.loads(run.stdout)["policies"]
            verdicts = [("store", one["type"], one["address"], one) for one in judged["resources"]]
            verdicts += [("movement", one["kind"], one["resource"], one) for one in judged["movements"]]
            if options.all:
                for what, kind, address, one in verdicts:
                    print(name, what, one["verdict"], kind, address, one["reason"], sep="\t")
                continue
            counts = collections.Counter((what, one["verdict"]) for what, _, _, one in verdicts)
            cells = [counts[what, verdict] for what in ("store", "movement") for verdict in ("inside", "outside", "undetermined")]
            percent = judged["sovereignty"]["percent"]
            print(f"| {name} | " + " | ".join(map(str, cells)) + f" | {'–' if percent is None else percent} |")


if __name__ == "__main__":
    main()
