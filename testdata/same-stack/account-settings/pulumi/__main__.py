import json

import pulumi_aws as aws

aws.iam.AccountPasswordPolicy(
    "passwords",
    minimum_password_length=8,
    password_reuse_prevention=3,
    max_password_age=0,
    require_lowercase_characters=False,
    require_numbers=False,
    require_symbols=False,
    require_uppercase_characters=False,
    allow_users_to_change_password=True,
)

aws.ebs.EncryptionByDefault(
    "new-volumes",
    enabled=False,
)

aws.emr.BlockPublicAccessConfiguration(
    "clusters",
    block_public_security_group_rules=False,
)

aws.ec2.DefaultVpc(
    "first-network",
    tags={"Name": "default"},
)

main_network = aws.ec2.Vpc(
    "main-network",
    cidr_block="10.0.0.0/16",
)

aws.ec2.DefaultSecurityGroup(
    "main-default",
    vpc_id=main_network.id,
    ingress=[
        {
            "description": "From each other",
            "protocol": "-1",
            "self": True,
            "from_port": 0,
            "to_port": 0,
        },
    ],
)

aws.ec2.SecurityGroup(
    "nameless",
    name="nameless",
    vpc_id=main_network.id,
    ingress=[
        {
            "description": "HTTPS",
            "protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_blocks": ["10.0.0.0/8"],
        },
    ],
)

aws.ec2.AmiLaunchPermission(
    "golden-image",
    image_id="ami-0123456789abcdef0",
    group="all",
)

aws.ec2.AmiLaunchPermission(
    "partner-image",
    image_id="ami-0123456789abcdef0",
    account_id="444455556666",
)

aws.rds.Snapshot(
    "before-migration",
    db_instance_identifier="main",
    db_snapshot_identifier="before-migration",
    shared_accounts=["all"],
)

aws.rds.Snapshot(
    "after-migration",
    db_instance_identifier="main",
    db_snapshot_identifier="after-migration",
)

aws.athena.Database(
    "sales",
    name="sales",
    bucket="example-results",
)

aws.athena.Database(
    "stock",
    name="stock",
    bucket="example-results",
    encryption_configuration={
        "encryption_option": "SSE_KMS",
        "kms_key": "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
    },
)

aws.glacier.Vault(
    "attic",
    name="attic",
    access_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["glacier:InitiateJob", "glacier:GetJobOutput"],
                "Resource": "arn:aws:glacier:eu-central-1:111122223333:vaults/attic",
            },
        ],
    }),
)

aws.ssm.Document(
    "install",
    name="install",
    document_type="Command",
    document_format="JSON",
    content=json.dumps({"schemaVersion": "2.2", "description": "Installs", "mainSteps": []}),
    permissions={"type": "Share", "account_ids": "All"},
)

aws.ssm.Parameter(
    "token",
    name="/shop/token",
    type="SecureString",
    value_wo="replaced later",
    value_wo_version=1,
)

drop_bucket = aws.s3.Bucket(
    "drop",
    bucket="example-drop",
)

aws.s3.BucketOwnershipControls(
    "drop",
    bucket=drop_bucket.id,
    rule={"object_ownership": "BucketOwnerPreferred"},
)

aws.s3.BucketAcl(
    "drop",
    bucket=drop_bucket.id,
    access_control_policy={
        "owner": {"id": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
        "grants": [
            {
                "permission": "READ",
                "grantee": {
                    "type": "Group",
                    "uri": "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
                },
            },
        ],
    },
)

aws.s3.BucketObjectv2(
    "price-list",
    bucket=drop_bucket.id,
    key="prices.csv",
    content="article,price",
)
