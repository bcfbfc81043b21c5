#!/usr/bin/env python3
"""Say which attributes that AWS checks read no property of CloudFormation leads to.

    tools/cloudformation.py SCHEMAS

SCHEMAS is a directory with the resource schemas that AWS publishes, one JSON file a type: unpack
https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip. The rules are those of
`src/formats/cloudformation/lowering.rs`, the tables those of `src/providers/aws/cloudformation`; what checks read is found in
their text by the names of paths, roughly.

Prints a line for each type with the paths that nothing leads to, then the figures.
"""

import collections
import gzip
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ROOT / "src/providers/aws/cloudformation"
MAX_DEPTH = 9
OPAQUE = {"json", "json-camel"}


def rows(path):
    """The rows of a table, without its header."""
    text = gzip.open(path, "rt").read() if path.suffix == ".gz" else path.read_text()
    return [line.split("\t") for line in text.splitlines()[1:]]


def snake(name):
    """A name in Terraform's spelling."""
    if re.fullmatch(r".*[A-Z]{2}s", name) and len(name) > 3:
        return snake(name[:-1]) + "s"
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub(r"([A-Z])([A-Z][a-z])", r"\1_\2", name).lower()


def squashed(name):
    """A name without what spellings differ in."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


class Terraform:
    """The provider's schema."""

    def __init__(self):
        self.nodes = collections.defaultdict(dict)
        self.names = collections.defaultdict(list)
        for ty, path, kind, _, _, presence, _ in rows(ROOT / "src/providers/aws/schema.tsv.gz"):
            self.nodes[ty][path] = (kind, presence)
            parent, _, name = path.rpartition(".")
            self.names[ty, parent].append(name)

    def child(self, ty, parent, written):
        """The path that a property of that name is at where no row says otherwise."""
        at = lambda name: f"{parent}.{name}" if parent else name
        writable = [name for name in self.names[ty, parent] if self.nodes[ty][at(name)][1] != "computed"]
        if snake(written) in writable:
            return at(snake(written))
        name = squashed(written)
        singular = name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")
        found = None
        for other in writable:
            if squashed(other) == name:
                return at(other)
            if squashed(other) == singular and self.nodes[ty][at(other)][0] == "block":
                found = at(other)
        return found


class CloudFormation:
    """The properties of CloudFormation's types."""

    def __init__(self, directory):
        self.schemas = {}
        for path in sorted(pathlib.Path(directory).glob("*.json")):
            schema = json.loads(path.read_text())
            if "typeName" in schema:
                self.schemas.setdefault(schema["typeName"], schema)

    def properties(self, ty, path):
        """The names below a dotted path, which may be empty."""
        schema = self.schemas.get(ty)
        node = schema
        for name in path.split(".") if path else []:
            node = self.members(schema, node).get(name, {})
        return self.members(schema, node) if schema else {}

    def members(self, schema, node):
        """The members of an object, of the elements of a list, or of all alternatives."""
        found = {}
        waiting, seen = [node], 0
        while waiting and seen < 64:
            node, seen = waiting.pop(), seen + 1
            if not isinstance(node, dict):
                continue
            if "$ref" in node:
                target = schema
                for name in node["$ref"].removeprefix("#/").split("/"):
                    target = target.get(name, {}) if isinstance(target, dict) else {}
                waiting.append(target)
            waiting.append(node.get("items"))
            waiting.extend((node.get("patternProperties") or {}).values())
            for several in ("anyOf", "oneOf", "allOf"):
                waiting.extend(node.get(several) or [])
            found.update(node.get("properties") or {})
        return found


class Lowering:
    """Where properties lead, as the tables and the default rule say."""

    def __init__(self, terraform, cloudformation):
        self.terraform, self.cloudformation = terraform, cloudformation
        self.variants = collections.defaultdict(list)
        for resource, _, _, ty in rows(TABLES / "types.tsv"):
            self.variants[resource].append(ty)
        self.rows = collections.defaultdict(list)
        for resource, path, *rest in rows(TABLES / "properties.tsv"):
            self.rows[resource, path].append(rest)
        self.joins = collections.defaultdict(set)
        for companion, _, join, _ in rows(TABLES / "companions.tsv"):
            self.joins[companion].add(join)
        self.reached = collections.defaultdict(set)
        for _, ty, path, _, _ in rows(TABLES / "defaults.tsv"):
            self.reach(ty, path)

    def reach(self, ty, path):
        while path:
            self.reached[ty].add(path)
            path = path.rpartition(".")[0]

    def run(self):
        for resource, types in self.variants.items():
            for ty in types:
                self.members(resource, "", ty, "", 0)

    def members(self, resource, path, ty, into, depth):
        if depth > MAX_DEPTH:
            return
        names = set(self.cloudformation.properties(resource, path))
        # Places that only rows name: keys of lists of keys and values, and what special cases make.
        prefix = path + "." if path else ""
        names |= {p[len(prefix):] for r, p in self.rows if r == resource and p.startswith(prefix) and "." not in p[len(prefix):]}
        for name in sorted(names):
            self.property(resource, prefix + name, name, ty, into, depth)

    def property(self, resource, path, name, ty, into, depth):
        written = [row for row in self.rows[resource, path] if row[0] == ty or row[0] not in self.variants[resource]]
        if not written:
            child = self.terraform.child(ty, into, name)
            if child:
                self.reach(ty, child)
                self.members(resource, path, ty, child, depth + 1)
            return
        for target, place, transform, argument in written:
            if transform == "drop":
                continue
            for join in self.joins[target] if transform.startswith("companion") else ():
                self.reach(target, join)
            if transform == "keys":
                for (other, key), found in self.rows.items():
                    if other == resource and key.startswith(path + "."):
                        for row in found:
                            self.reach(row[0], row[1])
                continue
            if transform == "entries":
                self.reach(target, f"{place}.{argument}")
                if f"{place}.value" in self.terraform.nodes[target]:
                    self.reach(target, f"{place}.value")
            if transform == "present":
                self.reach(target, argument)
            if argument == "block-devices":
                for other, block in (("RootBlockDevice", "root_block_device"), ("OtherBlockDevice", place)):
                    self.devices(resource, path, target, block)
                continue
            if argument == "replicas":
                self.members(resource, "OwnReplica", target, "", depth + 1)
                self.members(resource, "OtherReplica", target, place, depth + 1)
                continue
            if argument == "key-schema":
                for key in ("hash_key", "range_key"):
                    self.reach(target, f"{place}.{key}" if place else key)
                continue
            if argument == "network-interfaces":
                for name in ("associate_public_ip_address", "vpc_security_group_ids", "subnet_id"):
                    self.reach(target, name)
                continue
            if argument == "flow-log-resource":
                for name in ("vpc_id", "subnet_id", "eni_id", "transit_gateway_id"):
                    self.reach(target, name)
                continue
            self.reach(target, place)
            if transform not in OPAQUE:
                self.members(resource, path, target, place, depth + 1)

    def devices(self, resource, path, ty, block):
        self.reach(ty, block)
        self.members(resource, path, ty, block, 0)
        self.members(resource, path + ".Ebs", ty, block, 0)


def read_by_checks(terraform):
    """The paths that checks and facets name, by type."""
    read = collections.defaultdict(set)
    step = r"(?:\.\w+|\[\*?\d*\])"
    for path in sorted((ROOT / "checks").glob("**/*.hcl")):
        text = re.sub(r"(?s)\n\s*example .*", "", path.read_text())
        bound = {name: rest for name, rest in re.findall(rf"for (?:\w+, )?(\w+) in (?:\w+\()*((?:self|\w+){step}+)", text)}
        bound.update(("each", rest) for rest in re.findall(r"for_each\s*=\s*(self[\w.]*)", text))
        bound.update((name, rest) for name, rest in re.findall(rf"\n\s*(\w+)\s*=\s*(self{step}+)", text))
        types = {ty for ty in re.findall(r'"(aws_\w+)"', text) if ty in terraform.nodes}
        for root, rest in re.findall(rf"\b([a-z_]+)({step}+)", text):
            steps = re.sub(r"\[[^\]]*\]", "", rest)
            for _ in range(6):
                if root == "self" or root not in bound:
                    break
                root, _, before = re.sub(r"\[[^\]]*\]", "", bound[root]).partition(".")
                steps = f".{before}{steps}" if before else steps
            if root != "self":
                continue
            for ty in types:
                named = steps.lstrip(".").replace("value.", "")
                while named and named not in terraform.nodes[ty]:
                    named = named.rpartition(".")[0]
                if named and terraform.nodes[ty][named][1] != "computed":
                    read[ty].add(named)
    return read


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    terraform = Terraform()
    lowering = Lowering(terraform, CloudFormation(sys.argv[1]))
    lowering.run()
    total = lost = without = 0
    sources = collections.defaultdict(list)
    for resource, types in lowering.variants.items():
        for ty in types:
            sources[ty].append(resource)
    for ty, paths in sorted(read_by_checks(terraform).items()):
        if ty not in lowering.reached and ty not in sources:
            print(f"{ty}: no type of CloudFormation")
            without += 1
            continue
        missing = sorted(paths - lowering.reached[ty])
        total += len(paths)
        lost += len(missing)
        if missing:
            print(f"{ty} ({', '.join(sources[ty])}): {' '.join(missing)}")
    print(f"{total - lost} of {total} paths are reached; {without} types have none in CloudFormation")


if __name__ == "__main__":
    main()
