import json

import pulumi_aws as aws

caller = aws.get_caller_identity()

aws.iam.OpenIdConnectProvider(
    "github",
    url="https://token.actions.githubusercontent.com",
    client_id_lists=["sts.amazonaws.com"],
)

deployer_role = aws.iam.Role(
    "deployer",
    name="deployer",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "Federated": f"arn:aws:iam::{caller.account_id}:oidc-provider/token.actions.githubusercontent.com",
                },
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}},
            },
        ],
    }),
)

aws.iam.RolePolicyAttachment(
    "deployer",
    role=deployer_role.name,
    policy_arn="arn:aws:iam::aws:policy/AdministratorAccess",
)

aws.iam.RolePolicy(
    "deployer",
    name="identities",
    role=deployer_role.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": ["iam:*"], "Resource": "*"}],
    }),
)

release_role = aws.iam.Role(
    "release",
    name="release",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "Federated": f"arn:aws:iam::{caller.account_id}:oidc-provider/token.actions.githubusercontent.com",
                },
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": {
                    "StringEquals": {
                        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                        "token.actions.githubusercontent.com:sub": "repo:example/shop:ref:refs/heads/main",
                    },
                },
            },
        ],
    }),
)

aws.iam.RolePolicy(
    "release",
    name="artifacts",
    role=release_role.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": "arn:aws:s3:::example-artifacts/*",
            },
            {
                "Effect": "Allow",
                "Action": "iam:PassRole",
                "Resource": f"arn:aws:iam::{caller.account_id}:role/worker",
                "Condition": {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
            },
        ],
    }),
)

partner = aws.iam.Role(
    "partner",
    name="partner",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}],
    }),
)

auditor_role = aws.iam.Role(
    "auditor",
    name="auditor",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{caller.account_id}:root"},
                "Action": "sts:AssumeRole",
                "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
            },
        ],
    }),
)

aws.iam.RolePolicyAttachment(
    "auditor",
    role=auditor_role.name,
    policy_arn="arn:aws:iam::aws:policy/SecurityAudit",
)

aws.iam.Role(
    "machine",
    name="machine",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
        ],
    }),
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        "arn:aws:iam::aws:policy/IAMFullAccess",
    ],
    inline_policies=[
        {
            "name": "tables",
            "policy": json.dumps({
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "dynamodb:Scan", "Resource": "*"}],
            }),
        },
    ],
)

passing_policy = aws.iam.Policy(
    "passing",
    name="passing",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": ["ec2:RunInstances", "iam:PassRole"], "Resource": "*"}],
    }),
)

aws.iam.RolePolicyAttachment(
    "passing",
    role=release_role.name,
    policy_arn=passing_policy.arn,
)

operators_group = aws.iam.Group(
    "operators",
    name="operators",
)

aws.iam.GroupPolicyAttachment(
    "passing",
    group=operators_group.name,
    policy_arn=passing_policy.arn,
)

aws.iam.Policy(
    "everything",
    name="everything",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
    }),
)

aws.iam.Policy(
    "owner",
    name="owner-of-the-data",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "*",
                "Resource": ["arn:aws:s3:::example-data", "arn:aws:s3:::example-data/*"],
            },
        ],
    }),
)

aws.iam.Policy(
    "reader",
    name="reader-of-the-data",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:ListBucket"],
                "Resource": ["arn:aws:s3:::example-data", "arn:aws:s3:::example-data/*"],
            },
            {
                "Effect": "Deny",
                "Action": "*",
                "Resource": "*",
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            },
        ],
    }),
)

aws.iam.RolePolicy(
    "reporting",
    name="reporting",
    role=partner.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "dynamodb:GetItem", "dynamodb:PutItem"],
                "Resource": "*",
            },
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"},
        ],
    }),
)

aws.iam.GroupPolicyAttachment(
    "operators",
    group=operators_group.name,
    policy_arn="arn:aws:iam::aws:policy/IAMFullAccess",
)

aws.iam.GroupPolicy(
    "operators",
    name="functions",
    group=operators_group.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["lambda:UpdateFunctionCode", "lambda:AddPermission"],
                "Resource": "*",
            },
        ],
    }),
)

developers = aws.iam.Group(
    "developers",
    name="developers",
)

aws.iam.GroupPolicy(
    "developers-policy",
    name="logs",
    group=developers.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["logs:DescribeLogGroups", "cloudwatch:GetMetricData"],
                "Resource": "*",
            },
        ],
    }),
)

robot_user = aws.iam.User(
    "robot",
    name="robot",
)

aws.iam.UserPolicy(
    "robot",
    name="secrets",
    user=robot_user.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}],
    }),
)

aws.iam.UserPolicyAttachment(
    "robot",
    user=robot_user.name,
    policy_arn="arn:aws:iam::aws:policy/ReadOnlyAccess",
)

aws.iam.AccessKey(
    "robot-key",
    user=robot_user.name,
)

aws.iam.AccessKey(
    "root",
    user="root",
)

aws.iam.InstanceProfile(
    "release-profile",
    name="release",
    role=release_role.name,
)

data = aws.kms.Key(
    "data",
    description="Data at rest",
    enable_key_rotation=True,
    deletion_window_in_days=30,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{caller.account_id}:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
        ],
    }),
)

aws.kms.Alias(
    "data-alias",
    name="alias/data",
    target_key_id=data.key_id,
)

aws.kms.Key(
    "legacy",
    description="Nobody knows",
    is_enabled=False,
)

aws.kms.Key(
    "shared",
    description="For partners",
    enable_key_rotation=True,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{caller.account_id}:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["kms:Encrypt", "kms:Decrypt"],
                "Resource": "*",
            },
        ],
    }),
)

aws.kms.Key(
    "signing",
    description="Signs releases",
    customer_master_key_spec="RSA_2048",
    key_usage="SIGN_VERIFY",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{caller.account_id}:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
        ],
    }),
)

customers = aws.cognito.UserPool(
    "customers",
    name="customers",
    mfa_configuration="ON",
    software_token_mfa_configuration={"enabled": True},
    password_policy={
        "minimum_length": 14,
        "require_lowercase": True,
        "require_numbers": True,
        "require_symbols": True,
        "require_uppercase": True,
    },
)

shop = aws.cognito.UserPoolClient(
    "shop",
    name="shop",
    user_pool_id=customers.id,
)

aws.cognito.IdentityPool(
    "guests",
    identity_pool_name="guests",
    allow_unauthenticated_identities=True,
)

aws.cognito.IdentityPool(
    "customers-identities",
    identity_pool_name="customers",
    allow_unauthenticated_identities=False,
    cognito_identity_providers=[{"client_id": shop.id, "provider_name": customers.endpoint}],
)
