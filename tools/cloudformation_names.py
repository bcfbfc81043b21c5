#!/usr/bin/env python3
"""Write the names of CloudFormation's properties: src/providers/aws/cloudformation/names.tsv.gz.

    tools/cloudformation_names.py SCHEMAS

SCHEMAS is a directory with the resource schemas that AWS publishes, one JSON file a type: unpack
https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip. Only types are written that
`src/providers/aws/cloudformation/types.tsv` brings into Terraform's vocabulary, and only properties that people may write.
The same schemas give the same bytes.
"""

import gzip
import io
import json
import pathlib
import sys

TABLES = pathlib.Path(__file__).resolve().parent.parent / "src/providers/aws/cloudformation"
MAX_DEPTH = 4
SCALARS = {"string", "boolean", "integer", "number"}


def resolved(schema, node):
    """A schema with its reference followed."""
    for _ in range(8):
        reference = node.get("$ref")
        if not reference:
            return node
        node = schema
        for part in reference.removeprefix("#/").split("/"):
            node = node.get(part, {})
    return node


def members(schema, node):
    """The properties of an object, those of its alternatives included."""
    found = dict(node.get("properties", {}))
    for key in ("oneOf", "anyOf", "allOf"):
        for part in node.get(key, []):
            for name, value in members(schema, resolved(schema, part)).items():
                found.setdefault(name, value)
    return found


def type_of(node):
    """The first type that is no null."""
    kind = node.get("type")
    if isinstance(kind, list):
        kind = next((k for k in kind if k not in ("null", "string")), kind[0])
    return kind


def walk(schema, node, path, depth, read_only, out):
    for name, value in members(schema, node).items():
        here = f"{path}.{name}" if path else name
        if here in read_only or "*" in name or "." in name:
            continue
        value = resolved(schema, value)
        kind = type_of(value)
        if kind == "array":
            items = resolved(schema, value.get("items", {}))
            inner = members(schema, items)
            out[here] = "objects" if inner else "list"
            if inner and depth < MAX_DEPTH:
                walk(schema, items, here, depth + 1, read_only, out)
        elif members(schema, value):
            out[here] = "object"
            if depth < MAX_DEPTH:
                walk(schema, value, here, depth + 1, read_only, out)
        elif kind in SCALARS:
            out[here] = {"integer": "number"}.get(kind, kind)
        else:
            out[here] = "json"


def main():
    types = {line.split("\t")[0] for line in (TABLES / "types.tsv").read_text().splitlines()[1:]}
    rows = {}
    for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.json")):
        schema = json.loads(path.read_text())
        name = schema.get("typeName")
        if name not in types:
            continue
        read_only = {
            pointer.removeprefix("/properties/").replace("/items/properties/", ".").replace("/*/", ".").replace("/", ".")
            for pointer in schema.get("readOnlyProperties", [])
        }
        found = {}
        walk(schema, schema, "", 1, read_only, found)
        rows.setdefault(name, {}).update(found)
    text = io.StringIO()
    text.write("resource\tproperty\tshape\n")
    for name in sorted(rows):
        for path, shape in sorted(rows[name].items()):
            text.write(f"{name}\t{path}\t{shape}\n")
    data = text.getvalue().encode()
    with open(TABLES / "names.tsv.gz", "wb") as file, gzip.GzipFile("", "wb", 9, file, 0) as packed:
        packed.write(data)
    print(f"{len(rows)} types of {len(types)}, {len(text.getvalue().splitlines()) - 1} properties, {len(data)} bytes")


if __name__ == "__main__":
    main()
