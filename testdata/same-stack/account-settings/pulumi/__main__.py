import json

import pulumi_aws as aws

aws.iam.AccountPasswordPolicy(
    "people",
    minimum_password_length=8,
    require_lowercase_characters=False,
    require_numbers=False,
    require_symbols=False,
    require_uppercase_characters=False,
)

aws.ebs.EncryptionByDefault(
    "volumes",
    enabled=False,
)

aws.ec2.DefaultVpc(
    "default-network",
    tags={"Name": "default"},
)

aws.ec2.DefaultSecurityGroup(
    "default-group",
    vpc_id="vpc-0a1b2c3d4e5f67890",
    ingress=[{"protocol": "-1", "self": True, "from_port": 0, "to_port": 0}],
    egress=[{"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}],
)

aws.ec2.DefaultSecurityGroup(
    "empty-group",
    vpc_id="vpc-0a1b2c3d4e5f67891",
)

aws.ec2.SecurityGroup(
    "undescribed",
    name="undescribed",
    vpc_id="vpc-0a1b2c3d4e5f67890",
)

aws.ec2.AmiLaunchPermission(
    "image",
    image_id="ami-0123456789abcdef0",
    group="all",
)

aws.ec2.AmiLaunchPermission(
    "partner-image",
    image_id="ami-0123456789abcdef0",
    account_id="444455556666",
)

aws.ssm.Document(
    "shared-runbook",
    name="shared-runbook",
    document_type="Command",
    content=json.dumps({
        "schemaVersion": "2.2",
        "description": "Collects logs",
        "mainSteps": [
            {
                "action": "aws:runShellScript",
                "name": "collect",
                "inputs": {"runCommand": ["journalctl --since today"]},
            },
        ],
    }),
    permissions={"type": "Share", "account_ids": "All"},
)

aws.ssm.Document(
    "own-runbook",
    name="own-runbook",
    document_type="Command",
    content=json.dumps({"schemaVersion": "2.2", "mainSteps": []}),
    permissions={"type": "Share", "account_ids": "444455556666"},
)

aws.ssm.Parameter(
    "token",
    name="/app/token",
    type="SecureString",
    value_wo="x",
    value_wo_version=1,
)

aws.ssm.Parameter(
    "key-of-its-own",
    name="/app/other",
    type="SecureString",
    key_id="arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    value_wo="x",
    value_wo_version=1,
)

aws.glacier.Vault(
    "archive",
    name="archive",
    access_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["glacier:InitiateJob", "glacier:GetJobOutput"],
                "Resource": "arn:aws:glacier:eu-central-1:111122223333:vaults/archive",
            },
        ],
    }),
)

aws.glacier.Vault(
    "kept",
    name="kept",
    access_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                "Action": "glacier:InitiateJob",
                "Resource": "arn:aws:glacier:eu-central-1:111122223333:vaults/kept",
            },
        ],
    }),
)

aws.s3.BucketAcl(
    "reports",
    bucket="example-reports",
    access_control_policy={
        "owner": {"id": "0123456789abcdef"},
        "grants": [
            {
                "permission": "READ",
                "grantee": {"type": "Group", "uri": "http://acs.amazonaws.com/groups/global/AllUsers"},
            },
        ],
    },
)

aws.s3.BucketObjectv2(
    "report",
    bucket="example-reports",
    key="report.csv",
    content="a,b",
)

aws.s3.BucketObjectv2(
    "encrypted-report",
    bucket="example-reports",
    key="encrypted.csv",
    content="a,b",
    kms_key_id="arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
)
