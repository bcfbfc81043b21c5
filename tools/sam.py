#!/usr/bin/env python3
"""Compare what bartizan makes of SAM templates with what AWS's own transform makes of them.

    tools/sam.py [--bartizan BINARY] [--verbose] [--only TEXT] TREE

Needs the packages aws-sam-translator, boto3 and PyYAML. Every template with the transform in TREE is expanded twice: by `bartizan
inspect` as it is, and by the translator, whose output, plain CloudFormation, then goes through `bartizan inspect`, too. Both see
the same lowering, so that what differs is the expansion. Compared are the addresses of the resources, their types, and each
attribute of theirs that is known on both sides; an attribute that only one side knows is counted by itself. Then what all checks
say of both.

What only an upload decides is left out: where code lies, and the hashes at the ends of the ids of versions, layers and deployments.
"""

import argparse
import collections
import concurrent.futures
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
os.environ.setdefault("SAM_CLI_TELEMETRY", "0")

import logging  # noqa: E402

logging.disable(logging.CRITICAL)

from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

TRANSFORM = "AWS::Serverless-2016-10-31"
HASHED = re.compile(r"^(.*?)[0-9a-f]{10}(__.*)?$")
HASHED_TYPES = {
    "aws_api_gateway_deployment",
    "aws_lambda_layer_version",
    "AWS::Lambda::Version",
    "AWS::Lambda::LayerVersion",
    "AWS::ApiGateway::Deployment",
}
UPLOADED = {
    ("AWS::Serverless::Function", "CodeUri"),
    ("AWS::Serverless::LayerVersion", "ContentUri"),
    ("AWS::Serverless::Api", "DefinitionUri"),
    ("AWS::Serverless::HttpApi", "DefinitionUri"),
    ("AWS::Serverless::StateMachine", "DefinitionUri"),
    ("AWS::Serverless::GraphQLApi", "SchemaUri"),
}
# Stands for an image that is built from what lies beside the template.
IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/built:latest"
# Where code lies, and what is made of a hash.
IGNORED = re.compile(r"^(s3_bucket|s3_key|s3_object_version|filename|BodyS3Location|DefinitionS3Location|Code|Content)\b")
IGNORED_OF = {"aws_api_gateway_deployment": re.compile(r"^(description|Description|triggers)\b")}


class NoPolicies:
    """Managed policies that need no account: those that the translator knows itself."""

    def load(self):
        return {}


def texts(value):
    """A template in which dates, which YAML has and JSON has not, are texts."""
    if isinstance(value, dict):
        return {str(key): texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [texts(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value


def included(value, directory):
    """A template with the files that it includes; CloudFormation puts them in before it runs other transforms."""
    if isinstance(value, list):
        return [included(inner, directory) for inner in value]
    if not isinstance(value, dict):
        return value
    include = value.get("Fn::Transform")
    if isinstance(include, dict) and include.get("Name") == "AWS::Include":
        location = (include.get("Parameters") or {}).get("Location")
        path = directory / location if isinstance(location, str) and "://" not in location else None
        if path and path.is_file():
            content = texts(yaml_parse(path.read_text(encoding="utf-8-sig")))
            rest = {key: inner for key, inner in value.items() if key != "Fn::Transform"}
            return {**content, **included(rest, directory)} if isinstance(content, dict) else content
    return {key: included(inner, directory) for key, inner in value.items()}


def uploaded(template):
    """The template as it is once what lies beside it is uploaded."""
    resources = template.get("Resources") or {}
    globals_ = template.get("Globals") or {}
    for ty, name in UPLOADED:
        common = globals_.get(ty.rsplit("::", 1)[1])
        holders = [common] if isinstance(common, dict) else []
        for resource in resources.values():
            if isinstance(resource, dict) and resource.get("Type") == ty:
                properties = resource.setdefault("Properties", {})
                if not isinstance(properties, dict):
                    continue
                holders.append(properties)
                needs = name == "CodeUri" and "InlineCode" not in properties and "ImageUri" not in properties
                if needs and properties.get("PackageType") != "Image" and name not in (common or {}):
                    properties.setdefault(name, "x")
                if properties.get("PackageType") == "Image" and name == "CodeUri":
                    properties.setdefault("ImageUri", IMAGE)
        for holder in holders:
            value = holder.get(name)
            if isinstance(value, str) and not value.startswith("s3://"):
                holder[name] = "s3://uploaded/object"
    return template


def inspect(binary, path, root):
    """The resources that bartizan sees, by their addresses."""
    command = [binary, "inspect", "--format", "json", "--root", str(root), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip().startswith("{"):
        raise RuntimeError(f"inspect: {done.returncode} {done.stderr[:300]}")
    seen = json.loads(done.stdout)
    return {resource["address"]: resource for resource in seen["resources"] if "/" not in resource["address"]}


def findings(binary, path, root, names):
    """What checks say: the check, the resource, its status."""
    command = [binary, "scan", "--format", "json", "--exit-zero", "--root", str(root), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip().startswith("{"):
        raise RuntimeError(f"scan: {done.returncode} {done.stderr[:300]}")
    found = set()
    for finding in json.loads(done.stdout)["findings"]:
        for instance in finding["instances"]:
            resource = instance["address"]
            if "/" not in resource:
                found.add((finding["check"], names.get(resource, resource), finding["status"]))
    return found


def flat(value, path=""):
    """The leaves of a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from flat(inner, f"{path}[{place}]")
    else:
        if isinstance(value, str) and value[:1] in "{[":
            try:
                value = json.dumps(json.loads(value), sort_keys=True)
            except ValueError:
                pass
        yield path, value


def leaves(resource):
    """The known leaves of a resource, and the paths of what is unknown."""
    unknown = set(resource["unknown"])
    below = lambda path: any(path == one or path.startswith((one + ".", one + "[")) for one in unknown)
    skipped = IGNORED_OF.get(resource["type"])
    kept = lambda path: not IGNORED.match(path) and not (skipped and skipped.match(path))
    known = {p: v for p, v in flat(resource["attributes"]) if v is not None and kept(p) and not below(p)}
    return known, {path for path in unknown if kept(path)}


def paired(ours, truth):
    """The addresses of the translator's resources as ours, where only a hash differs."""
    names = {}
    for address, resource in truth.items():
        match = HASHED.match(address)
        if address not in ours and match and (match[2] or resource["type"] in HASHED_TYPES):
            short = match[1] + (match[2] or "")
            if short in ours and short not in truth:
                names[address] = short
    return names


def compare(binary, path, root):
    """What differs in one template."""
    text = path.read_text(encoding="utf-8-sig")
    result = {"path": str(path), "status": "compared", "differences": [], "counts": collections.Counter()}
    try:
        template = uploaded(included(texts(yaml_parse(text)), path.parent))
        made = transform(template, {}, NoPolicies())
    except Exception as error:  # whatever the translator does not take
        result["status"] = "refused"
        result["differences"].append(str(error).replace("\n", " ")[:300])
        return result
    with tempfile.TemporaryDirectory() as scratch:
        plain = pathlib.Path(scratch) / "template.json"
        plain.write_text(json.dumps(made, indent=1))
        truth = inspect(binary, plain, scratch)
        ours = inspect(binary, path, root)
        names = paired(ours, truth)
        said = findings(binary, plain, scratch, names)
    mine = findings(binary, path, root, {})
    result["counts"]["findings"] += len(said & mine)
    for check, resource, status in sorted(said ^ mine):
        result["counts"]["finding"] += 1
        side = "ours" if (check, resource, status) in mine else "theirs"
        result["differences"].append(f"finding {check} {resource} {status}: {side}")
    truth = {names.get(address, address): resource for address, resource in truth.items()}
    counts, say = result["counts"], result["differences"].append
    for address in sorted(truth.keys() | ours.keys()):
        if address not in ours:
            counts["missing"] += 1
            say(f"missing {address} ({truth[address]['type']})")
        elif address not in truth:
            counts["extra"] += 1
            say(f"extra {address} ({ours[address]['type']})")
        elif ours[address]["type"] != truth[address]["type"]:
            counts["type"] += 1
            say(f"type {address}: {ours[address]['type']}, not {truth[address]['type']}")
        else:
            counts["resources"] += 1
            (mine, unknown), (theirs, open_) = leaves(ours[address]), leaves(truth[address])
            for leaf in sorted(mine.keys() | theirs.keys()):
                if leaf in unknown ^ open_ or theirs.get(leaf) == IMAGE:
                    continue
                if mine.get(leaf) == theirs.get(leaf):
                    counts["values"] += 1
                else:
                    counts["other"] += 1
                    shown = lambda v: "nothing" if v is None else json.dumps(v)[:200]
                    ty = truth[address]["type"]
                    say(f"value {address} ({ty}) {leaf}: {shown(mine.get(leaf))}, not {shown(theirs.get(leaf))}")
            for leaf in sorted(unknown ^ open_):
                counts["unknown"] += 1
                side = "ours" if leaf in unknown else "theirs"
                say(f"unknown {address} ({truth[address]['type']}) {leaf}: {side}")
    return result


def templates(tree, only):
    """The files of the tree that use the transform."""
    for path in sorted(tree.rglob("*")):
        if path.suffix in (".yaml", ".yml", ".json", ".template") and path.is_file() and only in str(path):
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                continue
            if TRANSFORM in text and "Resources" in text and "node_modules" not in path.parts:
                yield path


def one(arguments):
    """`compare` for a pool of processes."""
    try:
        return compare(*arguments)
    except Exception as error:
        return {"path": str(arguments[1]), "status": "failed", "differences": [repr(error)[:300]], "counts": {}}


def main():
    """See the module's description."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bartizan", default="target/release/bartizan")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("tree", type=pathlib.Path)
    given = parser.parse_args()
    totals, statuses, same = collections.Counter(), collections.Counter(), 0
    work = [(given.bartizan, path, given.tree) for path in templates(given.tree, given.only)]
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for result in pool.map(one, work, chunksize=4):
            statuses[result["status"]] += 1
            totals.update(result["counts"])
            same += result["status"] == "compared" and not result["differences"]
            if result["differences"] and (given.verbose or result["status"] == "failed"):
                print(f"{result['path']}: {result['status']}")
                for line in result["differences"]:
                    print(f"    {line}")
    wrong = totals["missing"] + totals["extra"] + totals["type"]
    print(f"templates: {len(work)}, compared {statuses['compared']}, of which {same} are the same in everything;")
    print(f"    refused by the translator {statuses['refused']}, failed {statuses['failed']}")
    print(f"resources: {totals['resources']} the same in id and type, {totals['missing']} missing, {totals['extra']} extra,")
    print(f"    {totals['type']} of another type")
    print(f"findings: {totals['findings']} the same, {totals['finding']} on one side only")
    print(f"values: {totals['values']} the same, {totals['other']} different, {totals['unknown']} known on one side only")
    return 1 if wrong or totals["finding"] or totals["other"] else 0


if __name__ == "__main__":
    sys.exit(main())
