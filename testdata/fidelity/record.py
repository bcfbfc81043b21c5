#!/usr/bin/env python3
"""Records what the real terraform makes of cases: writes expected.json into their directories.

usage: record.py CASE_DIRECTORY...

Needs the terraform program (1.11) on the path; nothing is downloaded, so cases use terraform_data only. A case whose
expected.json says "lenient" keeps saying so.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

ATTRIBUTES = ("input", "triggers_replace")


class Number(str):
    """A number with all its digits."""


def loads(text):
    return json.loads(text, parse_float=Number, parse_int=Number)


def dumps(value, indent=1, level=0, flat=False):
    """JSON with the digits of numbers untouched; what holds no objects stands on one line."""
    if isinstance(value, Number):
        return str(value)
    pad, end = "\n" + " " * indent * (level + 1), "\n" + " " * indent * level
    if isinstance(value, dict):
        if not value:
            return "{}"
        items = (json.dumps(k, ensure_ascii=False) + ": " + dumps(v, indent, level + 1) for k, v in value.items())
        return "{" + pad + ("," + pad).join(items) + end + "}"
    if isinstance(value, list):
        if any(isinstance(v, dict) for v in value):
            return "[" + pad + ("," + pad).join(dumps(v, indent, level + 1) for v in value) + end + "]"
        return "[" + ", ".join(dumps(v, indent, level) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def terraform(directory, data, *arguments):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TF_")}
    environment.update(TF_DATA_DIR=data, TF_IN_AUTOMATION="1", CHECKPOINT_DISABLE="1")
    return subprocess.run(["terraform", *arguments], cwd=directory, env=environment, capture_output=True, text=True)


def diagnostics(output, severity):
    """The diagnostics of a run with -json: one JSON object a line."""
    found = []
    for line in output.splitlines():
        try:
            message = json.loads(line)
        except ValueError:
            continue
        told = message.get("diagnostic") if isinstance(message, dict) else None
        if told and told["severity"] == severity:
            place = told.get("range") or {}
            found.append({
                "summary": told["summary"],
                "detail": told.get("detail", ""),
                "file": place.get("filename") or None,
                "start_line": (place.get("start") or {}).get("line"),
                "end_line": (place.get("end") or {}).get("line"),
            })
    # What has no place only says that there are errors, beside those that have one.
    return [d for d in found if d["file"]] or found


def unknown_parts(tree):
    """A tree of what is unknown without its empty branches; None when nothing is."""
    if tree is True:
        return True
    if isinstance(tree, dict):
        kept = {k: unknown_parts(v) for k, v in tree.items()}
        kept = {k: v for k, v in kept.items() if v is not None}
        return kept or None
    if isinstance(tree, list):
        kept = [unknown_parts(v) for v in tree]
        return [v if v is not None else False for v in kept] if any(v is not None for v in kept) else None
    return None


def managed(module):
    for resource in module.get("resources", []):
        if resource["mode"] == "managed":
            yield resource
    for child in module.get("child_modules", []):
        yield from managed(child)


def record(case):
    with tempfile.TemporaryDirectory() as scratch:
        directory, data = os.path.join(scratch, "case"), os.path.join(scratch, "data")
        shutil.copytree(case, directory)
        plan = os.path.join(scratch, "plan")
        run = terraform(directory, data, "init", "-json", "-backend=false", "-input=false")
        if run.returncode == 0:
            run = terraform(directory, data, "plan", "-json", "-input=false", "-lock=false", "-out=" + plan)
        errors = diagnostics(run.stdout, "error")
        if run.returncode != 0:
            if not errors:
                sys.exit(f"{case}: terraform failed without saying why\n{run.stdout}{run.stderr}")
            first = errors[0]
            return {"outputs": {}, "resources": [], "error": {**first, "all": errors}}
        warnings = diagnostics(run.stdout, "warning")
        shown = loads(terraform(directory, data, "show", "-json", plan).stdout)
    planned = shown.get("planned_values", {})
    outputs = {}
    declared = shown.get("configuration", {}).get("root_module", {}).get("outputs", {})
    for name, change in sorted(shown.get("output_changes", {}).items()):
        if name not in declared:
            continue
        value = planned.get("outputs", {}).get(name, {})
        unknown = unknown_parts(change.get("after_unknown"))
        # A value that is known in part stands in the change only.
        known = value.get("value", change.get("after"))
        outputs[name] = {"value": None if unknown is True else known, "unknown": unknown is True, "sensitive": value.get("sensitive", False)}
        if unknown not in (None, True):
            outputs[name]["unknown_tree"] = unknown
        if value.get("type") is not None:
            outputs[name]["type"] = value["type"]
    # An output that is null changes nothing and is missing from the plan.
    for name in declared:
        outputs.setdefault(name, {"value": None, "unknown": False, "sensitive": False})
    changes = {c["address"]: c["change"] for c in shown.get("resource_changes", [])}
    resources = [
        {
            "address": resource["address"],
            "type": resource["type"],
            "values": {name: resource.get("values", {}).get(name) for name in ATTRIBUTES},
            "unknown": unknown_parts(changes.get(resource["address"], {}).get("after_unknown")) or {},
        }
        for resource in managed(planned.get("root_module", {}))
    ]
    expected = {"outputs": dict(sorted(outputs.items())), "resources": resources, "error": None}
    if warnings:
        expected["warnings"] = warnings
    return expected


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for case in sys.argv[1:]:
        path = os.path.join(case, "expected.json")
        lenient = os.path.exists(path) and os.path.getsize(path) > 0 and json.load(open(path)).get("lenient")
        if not os.path.exists(path):
            open(path, "w").close()  # The functions that list files see it in the real run, too.
        expected = record(case.rstrip("/"))
        if lenient:
            expected = {"lenient": True, **expected}
        with open(path, "w", encoding="utf-8") as file:
            file.write(dumps(expected) + "\n")


if __name__ == "__main__":
    main()
