"""Fills in what Terraform plans for the expressions in *.txt: `python3 generate.py FILE…`, with `terraform` on the path.

A line is an expression, a tab, and the value as JSON, in which `?` stands for what is unknown; or `error`. The expressions use
the local values of locals.hcl and the resources `terraform_data.NAME`, whose inputs are those of inputs.hcl.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
UNKNOWN = object()


def merged(value, unknown):
    """The value with a mark in place of everything unknown."""
    if unknown is True:
        return UNKNOWN
    if isinstance(unknown, dict) and unknown:
        value = value or {}
        return {key: merged(value.get(key), unknown.get(key, False)) for key in {*value, *(k for k in unknown if unknown[k])}}
    if isinstance(unknown, list) and unknown:
        value = value or []
        return [merged(value[i] if i < len(value) else None, part) for i, part in enumerate(unknown)]
    return value


def shown(value):
    if value is UNKNOWN:
        return "?"
    if isinstance(value, list):
        return "[" + ",".join(map(shown, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k, ensure_ascii=False)}:{shown(value[k])}" for k in sorted(value)) + "}"
    return json.dumps(value, ensure_ascii=False)


def ask(expressions, folder):
    """What a plan says of each expression; those in error are left out one round after the other."""
    inputs = [line.split(" = ", 1) for line in (HERE / "inputs.hcl").read_text().splitlines()]
    declared = "locals {\n" + (HERE / "locals.hcl").read_text() + "}\n"
    declared += "".join(f'resource "terraform_data" "{name}" {{\n  input = {value}\n}}\n' for name, value in inputs)
    (folder / "declared.tf").write_text(declared)
    failed = set()
    while True:
        lines, at = [], {}
        for place, expression in enumerate(expressions):
            if place not in failed:
                lines += [f'output "o{place}" {{', "  sensitive = true", f"  value     = {expression}", "}"]
                at.update({len(lines) - i: place for i in range(4)})
        (folder / "main.tf").write_text("\n".join(lines) + "\n")
        run = subprocess.run(["terraform", "plan", "-json", "-out=plan"], cwd=folder, capture_output=True, text=True, check=False)
        events = [json.loads(line) for line in run.stdout.splitlines()]
        found = [e["diagnostic"] for e in events if e.get("diagnostic", {}).get("severity") == "error"]
        if not found:
            break
        failed |= {at[d["range"]["start"]["line"]] for d in found}
    show = subprocess.run(["terraform", "show", "-json", "plan"], cwd=folder, capture_output=True, text=True, check=True)
    changes = json.loads(show.stdout)["output_changes"]
    for place in range(len(expressions)):
        change = changes.get(f"o{place}", {})
        yield "error" if place in failed else shown(merged(change.get("after"), change.get("after_unknown", False)))


def main():
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        expressions = [line.split("\t")[0] for line in path.read_text().splitlines()]
        with tempfile.TemporaryDirectory() as folder:
            results = list(ask(expressions, pathlib.Path(folder)))
        path.write_text("".join(f"{e}\t{r}\n" for e, r in zip(expressions, results, strict=True)))


main()
