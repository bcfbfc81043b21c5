#!/usr/bin/env python3
"""Measures `bartizan plan` on plans of growing size: time, and memory at its peak, against the size of the file.

    benches/plan_scale.py [--bartizan target/release/bartizan] [--sizes 1000,10000,100000] [--keep DIR]

The plans are generated in the form of `terraform show -json`: buckets, queues, roles, volumes and rules in modules, a tenth of
them changed, a tenth new, the rest as they were, with planned values, prior state and configuration as real plans have them.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

TYPES = {
    "aws_s3_bucket": lambda i: {"bucket": f"archive-{i}", "force_destroy": False, "tags": {"Team": f"team-{i % 17}"}, "tags_all": {},
                                "arn": f"arn:aws:s3:::archive-{i}", "id": f"archive-{i}", "versioning": [], "grant": [], "logging": []},
    "aws_sqs_queue": lambda i: {"name": f"jobs-{i}", "kms_master_key_id": None, "sqs_managed_sse_enabled": True, "id": f"jobs-{i}",
                                "visibility_timeout_seconds": 30, "delay_seconds": 0, "tags": None, "arn": f"arn:aws:sqs:eu-west-1:1:{i}"},
    "aws_ebs_volume": lambda i: {"availability_zone": "eu-west-1a", "size": 20 + i % 80, "encrypted": i % 5 > 0, "kms_key_id": None,
                                 "type": "gp3", "id": f"vol-{i:08x}", "tags": {"Name": f"v{i}"}, "arn": f"arn:aws:ec2:::volume/{i}"},
    "aws_security_group": lambda i: {"name": f"g{i}", "vpc_id": "vpc-1", "id": f"sg-{i:08x}", "egress": [], "description": "Managed by Terraform",
                                     "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"],
                                                  "description": "", "ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": [], "self": False}]},
    "aws_iam_role": lambda i: {"name": f"role-{i}", "path": "/", "id": f"role-{i}", "max_session_duration": 3600, "tags": None,
                               "assume_role_policy": json.dumps({"Version": "2012-10-17", "Statement": [
                                   {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}]})},
}


def plan(size):
    """A plan of so many resources."""
    kinds = list(TYPES)
    changes, planned, prior, written = [], [], [], {}
    for i in range(size):
        ty = kinds[i % len(kinds)]
        block = f"b{i % 50}"
        key = f"k{i}"
        values = TYPES[ty](i)
        written[(ty, block)] = {name: {"references": ["each.value"]} for name, value in values.items()
                                if name not in ("arn", "id", "tags_all") and value not in (None, [], "")}
        name = {"mode": "managed", "type": ty, "name": block, "index": key, "provider_name": "registry.terraform.io/hashicorp/aws"}
        address = f'{ty}.{block}["{key}"]'
        before, after, unknown, actions = values, values, {}, ["no-op"]
        if i % 10 == 0:
            before, actions = None, ["create"]
            after = {k: v for k, v in values.items() if k not in ("arn", "id")}
            unknown = {"arn": True, "id": True}
        elif i % 10 == 1:
            after, actions = {**values, "tags": {"Changed": "yes"}}, ["update"]
        changes.append({"address": address, **name, "change": {
            "actions": actions, "before": before, "after": after, "after_unknown": unknown,
            "before_sensitive": {} if before else False, "after_sensitive": {}}})
        planned.append({"address": address, **name, "schema_version": 0, "values": after, "sensitive_values": {}})
        if before:
            prior.append({"address": address, **name, "schema_version": 0, "values": before, "sensitive_values": {}})
    resources = [{"address": f"{ty}.{block}", "mode": "managed", "type": ty, "name": block, "provider_config_key": "aws",
                  "expressions": expressions, "schema_version": 0, "for_each_expression": {"references": ["local.all"]}}
                 for (ty, block), expressions in sorted(written.items())]
    return {"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {"resources": planned}},
            "resource_changes": changes, "prior_state": {"format_version": "1.0", "terraform_version": "1.11.4",
                                                         "values": {"root_module": {"resources": prior}}},
            "configuration": {"provider_config": {"aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "expressions": {
                "region": {"constant_value": "eu-west-1"}}}}, "root_module": {"resources": resources}}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bartizan", default="target/release/bartizan")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--keep", help="a directory in which the plans stay")
    arguments = parser.parse_args()
    print("resources\tfile_mib\tseconds\tcpu_seconds\tpeak_mib\tmicroseconds_each\tpeak_by_file")
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(arguments.keep or temporary)
        for size in map(int, arguments.sizes.split(",")):
            file = directory / f"plan-{size}.json"
            if not file.exists():
                file.write_text(json.dumps(plan(size), separators=(",", ":")), encoding="utf-8")
            command = [sys.executable, "-c", MEASURE, arguments.bartizan, "plan", str(file), "--format", "json", "--output", str(directory / "report.json"),
                       "--exit-zero"]
            seconds, cpu, peak = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
            mib = file.stat().st_size / 2**20
            print(f"{size}\t{mib:.1f}\t{seconds:.3f}\t{cpu:.3f}\t{peak:.0f}\t{seconds / size * 1e6:.1f}\t{peak / mib:.2f}")


# In a process of its own, so that the peak is that of one run.
MEASURE = """
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""

if __name__ == "__main__":
    main()
