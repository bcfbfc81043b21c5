#!/usr/bin/env python3
"""Records the clouds' own lists of regions, against which tests/residency_catalogue.rs holds the catalogue.

    python3 -m venv v
    v/bin/pip install botocore oci ibm-vpc ibm-continuous-delivery google-api-python-client
    v/bin/pip install --no-deps azure-cli
    npm pack @azure/identity
    v/bin/python tools/regions.py testdata/residency/regions azure-identity-*.tgz

One file a cloud: lines with `#` name the sources, every other line is a code. Only codes are taken, which are facts.
"""

import ast
import importlib.metadata
import json
import pathlib
import re
import sys
import tarfile


def files(distribution):
    """The files of an installed distribution, by their names in it."""
    return {str(path): path.locate() for path in importlib.metadata.files(distribution) or []}


def version(distribution):
    return f"{distribution} {importlib.metadata.version(distribution)}"


def aws():
    """All partitions, with the pseudo regions of global endpoints; endpoints.json knows some more of those."""
    codes = set()
    for name, path in files("botocore").items():
        if name == "botocore/data/partitions.json":
            for partition in json.loads(pathlib.Path(path).read_text())["partitions"]:
                codes |= set(partition["regions"])
        if name == "botocore/data/endpoints.json":
            for partition in json.loads(pathlib.Path(path).read_text())["partitions"]:
                codes |= set(partition["regions"])
    return codes, [f"{version('botocore')}, partitions.json and endpoints.json"]


def dictionaries(path, wanted):
    """The keys and values of the dictionaries in a source file whose names fit, without running it."""
    found = set()
    for node in ast.parse(pathlib.Path(path).read_text()).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)):
            continue
        name = node.targets[0].id
        if not re.fullmatch(wanted, name):
            continue
        table = ast.literal_eval(node.value)
        # The codes of these are regions; those of the other maps are short names of workspaces.
        found |= {"".join(key.split()).lower() for key in table}
        if name == "secondary_region_map":
            found |= set(table.values())
    return found


def azure(package):
    """The pairs of all clouds and the regions of monitoring, from azure-cli; the regional authorities of @azure/identity."""
    codes = set()
    for name, path in files("azure-cli").items():
        if name == "azure/cli/command_modules/backup/custom.py":
            codes |= dictionaries(path, "secondary_region_map")
        if name == "azure/cli/command_modules/acs/addonconfiguration.py":
            codes |= dictionaries(path, "Azure.*RegionToOmsRegionMap")
    with tarfile.open(package) as archive:
        manifest = json.load(archive.extractfile("package/package.json"))
        text = archive.extractfile("package/dist/commonjs/regionalAuthority.d.ts").read().decode()
    codes |= set(re.findall(r'= "([a-z0-9]+)"', text))
    return codes, [
        f"{version('azure-cli')}, the map of secondary regions and those of regions of monitoring",
        f"{manifest['name']} {manifest['version']}, RegionalAuthority",
    ]


def gcp():
    """The locations of the endpoints in the discovery documents; two letters are jurisdictions of products, not regions."""
    codes = set()
    for name, path in files("google-api-python-client").items():
        if "/discovery_cache/documents/" in name and name.endswith(".json"):
            for endpoint in json.loads(pathlib.Path(path).read_text()).get("endpoints", []):
                codes.add(endpoint["location"])
    codes = {code for code in codes if re.fullmatch(r"[a-z]+-[a-z]+\d+", code)}
    return codes, [f"{version('google-api-python-client')}, endpoints of the discovery documents"]


def oci():
    """All realms."""
    from oci import regions_definitions

    codes = set(regions_definitions.REGION_REALMS) | set(regions_definitions.REGIONS_SHORT_NAMES)
    return codes, [f"{version('oci')}, regions_definitions: regions and short names"]


def ibm():
    from ibm_continuous_delivery import CdToolchainV2
    from ibm_vpc import VpcV1

    codes = set(CdToolchainV2.REGIONAL_ENDPOINTS) | set(VpcV1.REGIONAL_ENDPOINTS)
    return codes, [
        f"{version('ibm-vpc')}, REGIONAL_ENDPOINTS",
        f"{version('ibm-continuous-delivery')}, REGIONAL_ENDPOINTS",
    ]


def main():
    directory = pathlib.Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    lists = {"aws": aws(), "azure": azure(sys.argv[2]), "gcp": gcp(), "oci": oci(), "ibm": ibm()}
    for cloud, (codes, sources) in lists.items():
        lines = [f"# {source}" for source in sources] + sorted(codes)
        (directory / f"{cloud}.txt").write_text("\n".join(lines) + "\n")
        print(f"{cloud}: {len(codes)}")


main()
