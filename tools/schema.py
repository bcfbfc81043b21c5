#!/usr/bin/env python3
"""Turn rows of provider schemas into a `schema.tsv.gz` of src/providers.

    tools/schema.py OUTPUT INPUT [INPUT ...]

Each INPUT is a TSV, plain or gzipped, whose header names at least the columns below, in any order. Several inputs are
merged: all rows of an earlier one stand, later ones only add. A path whose parent is missing, or whose parent is
neither a block nor an object, is an error, because a row is only usable as part of a tree.

The output is the same, byte for byte, for the same rows.
"""

import gzip
import io
import sys

COLUMNS = ["type", "path", "kind", "value_type", "nesting", "presence", "sensitive"]
ALLOWED = {
    "kind": {"attr", "block"},
    "nesting": {"", "single", "list", "set", "map"},
    "presence": {"required", "optional", "computed", "optional+computed"},
    "sensitive": {"", "sensitive"},
}


def read(name):
    """The rows of one file, as dictionaries of the wanted columns."""
    with open(name, "rb") as file:
        data = file.read()
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    lines = data.decode("utf-8").splitlines()
    header = lines[0].split("\t")
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        sys.exit(f"{name}: the header has no column {', '.join(missing)}")
    places = [header.index(column) for column in COLUMNS]
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            sys.exit(f"{name}:{number}: {len(cells)} cells, but {len(header)} columns")
        row = dict(zip(COLUMNS, (cells[place] for place in places)))
        for column, allowed in ALLOWED.items():
            if row[column] not in allowed:
                sys.exit(f"{name}:{number}: {column} is {row[column]!r}")
        yield row


def check(rows):
    """Stops if the rows are no forest."""
    for (type_name, path), row in rows.items():
        if "." not in path:
            continue
        parent = rows.get((type_name, path.rpartition(".")[0]))
        if parent is None:
            sys.exit(f"{type_name}: {path} has no parent row")
        if parent["kind"] != "block" and parent["value_type"] != "object":
            sys.exit(f"{type_name}: the parent of {path} is neither a block nor an object")


def main(output, inputs):
    rows = {}
    for name in inputs:
        for row in read(name):
            rows.setdefault((row["type"], row["path"]), row)
    check(rows)
    # By segments, so that the members of a block follow it directly.
    order = sorted(rows, key=lambda key: (key[0], key[1].split(".")))
    text = "\n".join("\t".join(line) for line in [COLUMNS, *(rows[key].values() for key in order)]) + "\n"
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, mtime=0, fileobj=packed) as file:
        file.write(text.encode("utf-8"))
    with open(output, "wb") as file:
        file.write(packed.getvalue())


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
