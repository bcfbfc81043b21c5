#!/usr/bin/env python3
"""Compares what bartizan computes with what Terraform plans, and writes docs/fidelity/plans.tsv.

Each line of LIST names one root module, tab-separated: repository, root, plan (the output of `terraform show -json` of a
plan of nothing but creations), directory of the root, directory that all its local modules lie in, and the directory from
which Terraform was called (which is path.cwd), where that is not the present one. Variables without a default are given a value in a `*.auto.tfvars.json` of the root, so that both read the same.

    terraform -chdir=ROOT plan -out=p && terraform -chdir=ROOT show -json p > plan.json
    benches/plans.py --bartizan target/release/bartizan list.tsv

Compared are the addresses of managed resources and every value in them that Terraform knows while planning. Elements of
lists and sets are compared in any order, texts that hold JSON as JSON, numbers and booleans as texts; null, [] and {} are no
values. What bartizan says it does not know counts as read when a text is in it (or in the key of the instance) that a data
source gave: what is read from a cloud stands in no configuration.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

TABLE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "fidelity" / "plans.tsv"
COLUMNS = ["repository", "root", "resources", "addresses_agreed", "addresses_read", "addresses_only_here", "values", "agreed",
           "read", "undetermined", "wrong", "claimed"]
# Sums that providers make of the tags of a resource and of those of the provider's block.
LEFT_OUT = {"tags_all", "effective_labels", "terraform_labels", "timeouts"}


def resources(module, mode):
    """The resources of a module of a plan and of those below it."""
    for resource in module.get("resources", []):
        if resource.get("mode") == mode:
            yield resource
    for child in module.get("child_modules", []):
        yield from resources(child, mode)


def text(value):
    """A scalar as it is compared."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and value.strip()[:1] in ("{", "["):
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            pass
    return str(value).replace("\r\n", "\n")


def leaves(value, path=()):
    """Paths without indices, and scalars."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if path or name not in LEFT_OUT:
                yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    elif value is not None:
        yield path, value


def unknown_paths(tree, path=()):
    """The paths that are true in `after_unknown`."""
    if tree is True:
        yield path
    elif isinstance(tree, dict):
        for name, inner in tree.items():
            yield from unknown_paths(inner, (*path, name))
    elif isinstance(tree, list):
        for inner in tree:
            yield from unknown_paths(inner, path)


def parts(path):
    """`rule[0].name`, `tags["a.b"]` without indices."""
    found, rest = [], path
    while rest:
        if rest.startswith('["'):
            name, _, rest = rest[2:].partition('"]')
            found.append(name)
        elif rest.startswith("["):
            rest = rest.partition("]")[2]
        else:
            rest = rest.removeprefix(".")
            end = min((place for place in (rest.find("."), rest.find("[")) if place >= 0), default=len(rest))
            found.append(rest[:end])
            rest = rest[end:]
    return tuple(part for part in found if part and not part.isdigit())


def related(path, others):
    """Whether one of the others is the path, above it or below it."""
    return any(path[: len(other)] == other[: len(path)] for other in others)


def compare(plan, inspection):
    """The counts of one root."""
    planned = {r["address"]: r for r in resources(plan["planned_values"]["root_module"], "managed")}
    changes = {c["address"]: c["change"].get("after_unknown", {}) for c in plan.get("resource_changes", [])}
    here = {r["address"]: r for r in inspection["resources"] if not re.search(r"(^|\.)data\.", r["address"])}
    counts = collections.Counter(resources=len(planned), addresses_agreed=len(planned.keys() & here.keys()))
    sources = [plan["planned_values"]["root_module"], plan.get("prior_state", {}).get("values", {}).get("root_module", {})]
    read = {text(value) for source in sources for data in resources(source, "data")
            for _, value in leaves(data.get("values", {}))}
    read = {value for value in read if len(value) > 3}
    differences = []
    for address in sorted(planned.keys() & here.keys()):
        mine = collections.Counter((path, text(value)) for path, value in leaves(here[address]["attributes"]))
        unknown = [parts(path) for path in here[address].get("unknown", [])]
        for path, value in leaves(planned[address].get("values", {})):
            counts["values"] += 1
            leaf = (path, text(value))
            if mine[leaf] > 0:
                mine[leaf] -= 1
                counts["agreed"] += 1
            elif related(path, unknown):
                kind = "read" if any(known in leaf[1] for known in read) else "undetermined"
                counts[kind] += 1
                if kind == "undetermined":
                    differences.append((kind, address, path, value))
            else:
                counts["wrong"] += 1
                differences.append(("wrong", address, path, value))
        after_apply = list(unknown_paths(changes.get(address, {})))
        for (path, value), left in mine.items():
            if left > 0 and path in after_apply and not related(path, unknown):
                counts["claimed"] += 1
                differences.append(("claimed", address, path, value))
    symbols = set()
    for address in sorted(planned.keys() - here.keys()):
        if any(known in address for known in read):
            # One instance without a key stands for those that are not known.
            counts["addresses_read"] += 1
            symbols.add(address[: address.rindex("[")])
        else:
            differences.append(("only planned", address, (), ""))
    only_here = here.keys() - planned.keys() - symbols
    counts["addresses_only_here"] = len(only_here)
    differences.extend(("only here", address, (), "") for address in sorted(only_here))
    return counts, differences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bartizan", default="target/release/bartizan")
    parser.add_argument("--print", action="store_true", help="to standard output instead of the table")
    parser.add_argument("list")
    arguments = parser.parse_args()
    rows, total = [], collections.Counter()
    for line in pathlib.Path(arguments.list).read_text(encoding="utf-8").splitlines():
        repository, root, plan, directory, top, *called_from = line.split("\t")
        command = [str(pathlib.Path(arguments.bartizan).resolve()), "inspect", directory, "--root", top, "--format", "json", "--show-sensitive"]
        run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=called_from[0] if called_from else None)
        plan = json.loads(pathlib.Path(plan).read_text(encoding="utf-8"))
        counts, differences = compare(plan, json.loads(run.stdout))
        for kind, address, path, value in differences:
            print(f"{repository} {root}: {kind} {address} {'.'.join(path)} {str(value)[:80]!r}", file=sys.stderr)
        total += counts
        rows.append([repository, root, *(counts[column] for column in COLUMNS[2:])])
    rows.sort()
    rows.append(["all", str(len(rows)), *(total[column] for column in COLUMNS[2:])])
    table = "\n".join("\t".join(map(str, row)) for row in [COLUMNS, *rows]) + "\n"
    if arguments.print:
        sys.stdout.write(table)
    else:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
