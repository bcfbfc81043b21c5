#!/usr/bin/env python3
"""Compares what bartizan makes of CloudFormation templates with cfn-lint's own resolution of them.

    python tools/cfn_lint_agreement.py [--bartizan BINARY] [--scenarios N] [--jobs N] TREE...

Runs in an environment that has cfn-lint (PyPI). Every template below the trees that cfn-lint can read is read by both:

  read       bartizan reads every template that cfn-lint reads;
  resources  logical ids and types are those after cfn-lint's transform of the language extensions (Fn::ForEach);
  scenarios  for values of the parameters that conditions hang on: the resources that are there. cfn-lint's conditions say
             which can be there and which cannot; where they say neither, an evaluation in this file arbitrates;
  values     the properties that cfn-lint's resolvers of Ref, Sub, Join, FindInMap, Select, Split, If and so on resolve to one
             value, with the same values of parameters.

Types are renamed to custom ones in a copy of each template, so that bartizan prints properties in CloudFormation's own words
and expands nothing: what is compared is the resolution, not the lowering. Prints each difference and a table at the end.
"""

import argparse
import collections
import concurrent.futures
import copy
import itertools
import json
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

from cfnlint.context import create_context_for_template  # noqa: E402
from cfnlint.decode import decode  # noqa: E402
from cfnlint.jsonschema import CfnTemplateValidator  # noqa: E402
from cfnlint.template import Template  # noqa: E402

REGION, ACCOUNT = "us-east-1", "123456789012"
PSEUDO = {
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "stack",
    "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/stack/1",
}
UNKNOWN = object()
TYPE = re.compile(r"""(\bType["']?\s*:\s*["']?)AWS::(\w+)::(\w+)(?=["'\s,}\\]|$)""")
FUNCTION = re.compile(r"Ref|Condition|Fn::")


def is_template(document):
    if not isinstance(document, dict):
        return False
    resources = document.get("Resources")
    return "AWSTemplateFormatVersion" in document or (
        isinstance(resources, dict)
        and any(isinstance(r, dict) and "::" in str(r.get("Type")) for r in resources.values())
    )


def text_of(value):
    """A scalar as CloudFormation's text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def plain(value):
    """A document without cfn-lint's own classes."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    return str(value)


def renamed(text):
    """A text in which types are renamed, or that is one which is."""
    return re.sub(r"^AWS::(\w+)::(\w+)$", r"Custom::\1-\2", TYPE.sub(r"\1Custom::\2-\3", text))


class Own:
    """Conditions by CloudFormation's documents, for the values of all parameters: the arbiter."""

    def __init__(self, template, values):
        self.template, self.values, self.running = template, values, []

    def text(self, node):
        if isinstance(node, dict) and len(node) == 1:
            [(name, argument)] = node.items()
            if name == "Ref":
                return self.values.get(argument, UNKNOWN)
            if name == "Fn::FindInMap" and len(argument) == 3:
                keys = [self.text(key) for key in argument]
                if UNKNOWN in keys:
                    return UNKNOWN
                found = self.template.get("Mappings", {}).get(keys[0], {}).get(keys[1], {}).get(keys[2], UNKNOWN)
                return found if isinstance(found, (list, dict)) or found is UNKNOWN else text_of(found)
            if name == "Fn::Join" and isinstance(argument[1], list):
                parts = [self.text(part) for part in argument[1]]
                return UNKNOWN if UNKNOWN in parts else text_of(argument[0]).join(map(text_of, parts))
            if name == "Fn::Join":
                # A list parameter: its value is the text with commas already.
                whole = self.text(argument[1])
                return UNKNOWN if whole is UNKNOWN else text_of(argument[0]).join(part.strip() for part in whole.split(","))
            if name == "Fn::Select" and isinstance(argument[1], dict) and "Ref" in argument[1]:
                whole, place = self.text(argument[1]), self.text(argument[0])
                if whole is UNKNOWN or place is UNKNOWN or int(place) >= len(whole.split(",")):
                    return UNKNOWN
                return whole.split(",")[int(place)].strip()
            return UNKNOWN
        return node if isinstance(node, (dict, list)) else text_of(node)

    def holds(self, node):
        if isinstance(node, str):
            if node in self.running or node not in self.template.get("Conditions", {}):
                return UNKNOWN
            self.running.append(node)
            result = self.holds(self.template["Conditions"][node])
            self.running.pop()
            return result
        if not isinstance(node, dict) or len(node) != 1:
            return UNKNOWN
        [(name, argument)] = node.items()
        if name == "Condition":
            return self.holds(argument)
        if name == "Fn::Not":
            inner = self.holds(argument[0])
            return inner if inner is UNKNOWN else not inner
        if name in ("Fn::And", "Fn::Or"):
            all_of = [self.holds(part) for part in argument]
            decides = name == "Fn::Or"
            return decides if decides in all_of else UNKNOWN if UNKNOWN in all_of else not decides
        if name == "Fn::Equals":
            left, right = map(self.text, argument)
            return UNKNOWN if UNKNOWN in (left, right) else left == right
        return UNKNOWN


def literals(node, found):
    """Texts that conditions compare parameters with: parameter -> texts."""
    if isinstance(node, dict):
        for name, argument in node.items():
            if name == "Fn::Equals" and isinstance(argument, list) and len(argument) == 2:
                for a, b in (argument, argument[::-1]):
                    if isinstance(a, dict) and "Ref" in a and not isinstance(b, (dict, list)):
                        found[a["Ref"]].append(text_of(b))
            literals(argument, found)
    elif isinstance(node, list):
        for part in node:
            literals(part, found)


def typed(template, values):
    """The values as cfn-lint compares them: Python's text of a boolean where a condition has one without quotes."""
    made = dict(values)
    written = collections.defaultdict(list)

    def gather(node):
        if isinstance(node, dict):
            for name, argument in node.items():
                if name == "Fn::Equals" and isinstance(argument, list) and len(argument) == 2:
                    for a, b in (argument, argument[::-1]):
                        if isinstance(a, dict) and "Ref" in a and not isinstance(b, (dict, list)):
                            written[a["Ref"]].append(b)
                gather(argument)
        elif isinstance(node, list):
            for part in node:
                gather(part)

    gather(template.get("Conditions") or {})
    for name, all_of in written.items():
        for value in all_of:
            if not isinstance(value, str) and made.get(name) == text_of(value):
                made[name] = str(value)
    return made


def assignments(template, count, seed):
    """Values for all parameters: the defaults, and for those that conditions mention what they are compared with."""
    compared = collections.defaultdict(list)
    literals(template.get("Conditions", {}), compared)
    base, choices = {}, {}
    for name, parameter in (template.get("Parameters") or {}).items():
        if not isinstance(parameter, dict):
            continue
        allowed = parameter.get("AllowedValues")
        allowed = [text_of(v) for v in allowed] if isinstance(allowed, list) and allowed else None
        default = parameter.get("Default")
        number = parameter.get("Type") == "Number"
        first = text_of(default) if default is not None else (allowed or ["7" if number else "some-text"])[0]
        base[name] = first
        if name in compared:
            several = list(allowed or [first, *compared[name], "8" if number else "another-text"])
            choices[name] = list(dict.fromkeys([first, *several]))
    yield base
    made = {tuple(base.items())}
    one_each = [{**base, name: value} for name, values in choices.items() for value in values]
    rng = random.Random(seed)
    for values in itertools.chain(
        one_each, ({**base, **{n: rng.choice(v) for n, v in choices.items()}} for _ in range(4 * count if choices else 0))
    ):
        if len(made) >= count:
            return
        if tuple(values.items()) not in made:
            made.add(tuple(values.items()))
            yield values


def unlike(theirs, ours, path, out):
    """Paths at which two values differ, as far as both are known."""
    if theirs is UNKNOWN:
        return
    out["compared"] += not isinstance(theirs, (dict, list))
    if isinstance(theirs, dict):
        if not isinstance(ours, dict):
            out["unlike"].append((path, theirs, ours))
            return
        for key, value in theirs.items():
            if value is None or value is UNKNOWN:
                continue
            if key not in ours:
                out["unlike"].append((f"{path}.{key}", value, "absent"))
            else:
                unlike(value, ours[key], f"{path}.{key}", out)
        for key in ours.keys() - theirs.keys():
            out["unlike"].append((f"{path}.{key}", "absent", ours[key]))
    elif isinstance(theirs, list):
        theirs = [value for value in theirs if value is not None]
        if not isinstance(ours, list) or len(ours) != len(theirs):
            if UNKNOWN not in theirs:
                out["unlike"].append((path, theirs, ours))
            return
        for place, (a, b) in enumerate(zip(theirs, ours)):
            unlike(a, b, f"{path}[{place}]", out)
    elif theirs is None:
        if ours is not None:
            out["unlike"].append((path, theirs, ours))
    elif isinstance(ours, (dict, list)) or renamed(text_of(theirs)) != renamed(text_of(ours)):
        out["unlike"].append((path, theirs, ours))


class Theirs:
    """Values by cfn-lint's resolvers."""

    def __init__(self, template, values):
        context = create_context_for_template(template)
        parameters = template.template.get("Parameters") or {}
        split = lambda name, value: (
            [p.strip() for p in value.split(",") if value]
            if str(parameters.get(name, {}).get("Type", "")).startswith(("List<", "CommaDelimitedList"))
            else value
        )
        stored = {
            n for n, p in parameters.items() if isinstance(p, dict) and "SSM::Parameter::Value" in str(p.get("Type"))
        }
        self.stored = stored
        known = {name: split(name, value) for name, value in values.items() if name not in stored}
        context = context.evolve(regions=[REGION], ref_values={**PSEUDO, **known})
        self.validator = CfnTemplateValidator(schema={}, context=context, cfn=template)
        self.own = Own(plain(template.template), {**PSEUDO, **values})

    def value(self, node):
        if isinstance(node, dict):
            if len(node) == 1:
                [(name, argument)] = node.items()
                if name == "Ref" and argument == "AWS::NoValue":
                    return None
                if name == "Fn::If" and isinstance(argument, list) and len(argument) == 3:
                    holds = self.own.holds(str(argument[0])) if isinstance(argument[0], str) else UNKNOWN
                    return UNKNOWN if holds is UNKNOWN else self.value(argument[1 if holds else 2])
                if name == "Ref" or name.startswith("Fn::"):
                    return self.resolved(node)
            made = {str(k): self.value(v) for k, v in node.items()}
            return UNKNOWN if any(k.startswith("Fn::") for k in made) else made
        if isinstance(node, list):
            return [self.value(part) for part in node]
        text = node if isinstance(node, (bool, int, float)) or node is None else str(node)
        return UNKNOWN if isinstance(text, str) and "{{resolve:" in text else text

    def mentions_stored(self, node):
        text = json.dumps(plain(node))
        return any(f'"{name}"' in text or "${" + name + "}" in text for name in self.stored)

    def resolved(self, node):
        if self.mentions_stored(node) or '"Fn::If"' in json.dumps(plain(node)):
            return UNKNOWN
        try:
            found = [value for value, _, error in self.validator.resolve_value(node) if error is None]
        except Exception:
            return UNKNOWN
        if len(found) != 1:
            return UNKNOWN
        found = plain(found[0])
        text = json.dumps(found)
        left = FUNCTION.search(text) if isinstance(found, (dict, list)) else "${" in text or "{{resolve:" in text
        # cfn-lint resolves availability zones to those that it knows.
        return UNKNOWN if left or "GetAZs" in json.dumps(plain(node)) else found


class Compared:
    """What came of a tree or of a template."""

    def __init__(self):
        self.count = collections.Counter()
        self.differences = []


def ours_of(binary, path, root, values):
    command = [binary, "inspect", path, "--root", root, "--format", "json", "--show-sensitive"]
    for name, value in {**PSEUDO, **values}.items():
        command += ["--parameter", f"{name}={value}"]
    run = subprocess.run(command, capture_output=True, text=True)
    return json.loads(run.stdout) if run.stdout else None


def marked(attributes, unknown):
    """The attributes with what is unknown marked."""
    for path in unknown:
        steps = [a or (int(b) if b else c) for a, b, c in re.findall(r'"([^"]+)"|\[(\d+)\]|([^.\[\]"]+)', path)]
        at = attributes
        try:
            for step in steps[:-1]:
                at = at[step]
            at[steps[-1]] = "(unknown)"
        except (KeyError, IndexError, TypeError):
            pass
    return attributes


def compare(binary, path, root, count):
    made = Compared()
    try:
        document, problems = decode(path)
    except Exception as error:  # cfn-lint itself fails on some files.
        document, problems = None, [error]
    if not is_template(document):
        return None
    made.count["templates"] += 1
    said = made.differences.append
    original = subprocess.run(
        [binary, "inspect", path, "--root", root, "--format", "json"], capture_output=True, text=True
    )
    broken = [d for d in json.loads(original.stdout or "{}").get("diagnostics", []) if "not YAML" in d["message"] or "not JSON" in d["message"]]
    if not original.stdout or broken:
        said(("read", path, (original.stderr or str(broken))[:200]))
        return made
    made.count["read"] += 1
    text = open(path, encoding="utf-8-sig", errors="replace").read()
    copied = os.path.join(os.path.dirname(path), f".agreement-{os.getpid()}-{os.path.basename(path)}")
    with open(copied, "w", encoding="utf-8") as file:
        file.write(TYPE.sub(r"\1Custom::\2-\3", text))
    try:
        template = Template(path, copy.deepcopy(document), [REGION])
        has_loops = "Fn::ForEach" in text
        for place, values in enumerate(assignments(plain(document), count, path)):
            if has_loops:
                # cfn-lint unrolls loops with the defaults of parameters.
                from cfnlint.template.transforms._language_extensions import language_extension

                template = Template(path, copy.deepcopy(document), [REGION])
                problems, changed = language_extension(template)
                if changed is None:
                    made.count["loops that cfn-lint does not unroll"] += 1
                    return made
                template = Template(path, changed, [REGION])
            scenario(made, template, ours_of(binary, copied, root, values), values, path, place)
            if has_loops:
                break
    finally:
        os.unlink(copied)
    return made


def scenario(made, template, ours, values, path, place):
    said = made.differences.append
    resources = {
        str(name): resource
        for name, resource in (template.template.get("Resources") or {}).items()
        if isinstance(resource, dict) and isinstance(resource.get("Type"), str)
    }
    there = {r["address"]: r for r in ours["resources"] if "/" not in r["address"]}
    own = Own(plain(template.template), {**PSEUDO, **values})
    made.count["scenarios"] += 1
    for extra in there.keys() - resources.keys():
        said(("resource", path, f"{extra} {there[extra]['type']} is not one of cfn-lint's"))
    theirs = Theirs(template, values)
    compared = typed(plain(template.template), values)
    for name, resource in resources.items():
        made.count["resources"] += place == 0
        ty = TYPE.sub(r"\1Custom::\2-\3", f"Type: {resource['Type']}").removeprefix("Type: ")
        condition = resource.get("Condition")
        if isinstance(condition, str):
            made.count["conditions"] += 1
            try:
                can = template.conditions.satisfiable({condition: True}, compared)
                cannot = template.conditions.satisfiable({condition: False}, compared)
                verdict = can if can != cannot else UNKNOWN
            except Exception:
                verdict = UNKNOWN
            arbiter = own.holds(condition)
            exists = True if name in there and "when" not in there[name] else None if name in there else False
            if verdict is UNKNOWN:
                made.count["conditions that cfn-lint leaves open"] += 1
            elif verdict != exists:
                who = "ours" if arbiter == exists else "theirs" if arbiter == verdict else "open"
                said(("condition", path, f"{name} under {condition}: theirs {verdict}, ours {exists}; right: {who}; {values}"))
            if arbiter is not UNKNOWN:
                made.count["conditions arbitrated"] += 1
                if arbiter != exists:
                    said(("condition", path, f"{name} under {condition}: the documents {arbiter}, ours {exists}; {values}"))
            if exists is not True:
                continue
        elif name not in there:
            said(("resource", path, f"{name} {resource['Type']} is missing"))
            continue
        if there[name]["type"] != ty:
            said(("resource", path, f"{name} is {there[name]['type']}, not {ty}"))
        out = {"compared": 0, "unlike": []}
        wanted = theirs.value(resource.get("Properties") or {})
        if isinstance(wanted, dict):
            unlike(wanted, marked(there[name]["attributes"], there[name]["unknown"]), name, out)
        made.count["values"] += out["compared"]
        for where, a, b in out["unlike"]:
            said(("value", path, f"{where}: theirs {json.dumps(a, default=str)[:160]}, ours {json.dumps(b)[:160]}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trees", nargs="+")
    parser.add_argument("--bartizan", default="target/release/bartizan")
    parser.add_argument("--scenarios", type=int, default=12)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    total, kinds = collections.Counter(), collections.Counter()
    jobs = []
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for tree in map(os.path.abspath, options.trees):
            for directory, _, names in sorted(os.walk(tree)):
                for name in sorted(names):
                    path = os.path.join(directory, name)
                    if name.endswith((".yaml", ".yml", ".json", ".template")) and not name.startswith(".agreement-"):
                        with open(path, "rb") as file:
                            if b"Resources" not in file.read():
                                continue
                        jobs.append(pool.submit(compare, options.bartizan, path, tree, options.scenarios))
        for job in jobs:
            made = job.result()
            if made is None:
                continue
            total += made.count
            kinds["templates with differences"] += bool(made.differences)
            for kind, path, message in made.differences:
                kinds[f"{kind} differs"] += 1
                print(f"{kind}\t{os.path.relpath(path)}\t{message}")
    for name, count in [*total.items(), *kinds.items()]:
        print(f"{count:8}  {name}", file=sys.stderr)


if __name__ == "__main__":
    main()
