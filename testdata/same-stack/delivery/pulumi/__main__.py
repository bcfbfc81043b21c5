import pulumi
import pulumi_aws as aws

config = pulumi.Config()
notify = config.get("notify") or "arn:aws:sns:eu-central-1:111122223333:stacks"

aws.codebuild.Project(
    "legacy",
    name="legacy",
    service_role="arn:aws:iam::111122223333:role/builds",
    artifacts={
        "type": "S3",
        "location": "example-artifacts",
        "packaging": "ZIP",
        "encryption_disabled": True,
    },
    environment={
        "compute_type": "BUILD_GENERAL1_SMALL",
        "image": "aws/codebuild/standard:7.0",
        "type": "LINUX_CONTAINER",
        "privileged_mode": True,
    },
    logs_config={"cloudwatch_logs": {"status": "DISABLED"}, "s3_logs": {"status": "DISABLED"}},
    source={
        "type": "CODECOMMIT",
        "location": "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/legacy",
        "buildspec": "build.yml",
    },
)

aws.codebuild.Project(
    "website",
    name="website",
    service_role="arn:aws:iam::111122223333:role/builds",
    encryption_key="arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    artifacts={"type": "NO_ARTIFACTS"},
    secondary_artifacts=[
        {
            "artifact_identifier": "reports",
            "type": "S3",
            "location": "example-reports",
            "encryption_disabled": True,
        },
    ],
    environment={
        "compute_type": "BUILD_GENERAL1_SMALL",
        "image": "aws/codebuild/standard:7.0",
        "type": "LINUX_CONTAINER",
        "environment_variables": [{"name": "STAGE", "value": "prod"}],
    },
    logs_config={
        "s3_logs": {
            "status": "ENABLED",
            "location": "example-logs/website",
            "encryption_disabled": True,
        },
    },
    source={
        "type": "GITHUB",
        "location": "https://github.com/example/website.git",
        "git_clone_depth": 1,
    },
)

aws.codebuild.Project(
    "shop",
    name="shop",
    service_role="arn:aws:iam::111122223333:role/builds",
    encryption_key="arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    build_timeout=30,
    artifacts={"type": "CODEPIPELINE"},
    environment={
        "compute_type": "BUILD_GENERAL1_MEDIUM",
        "image": "aws/codebuild/standard:7.0",
        "type": "LINUX_CONTAINER",
        "environment_variables": [{"name": "TOKEN", "type": "PARAMETER_STORE", "value": "/builds/token"}],
    },
    logs_config={
        "cloudwatch_logs": {"status": "ENABLED", "group_name": "builds"},
        "s3_logs": {"status": "ENABLED", "location": "example-logs/shop"},
    },
    source={"type": "CODEPIPELINE"},
    vpc_config={
        "vpc_id": "vpc-0a1b2c3d4e5f67890",
        "subnets": ["subnet-0123456789abcdef0"],
        "security_group_ids": ["sg-0123456789abcdef0"],
    },
)

aws.cloudformation.Stack(
    "network",
    name="network",
    template_url="https://example-templates.s3.amazonaws.com/network.yaml",
)

aws.cloudformation.Stack(
    "baseline",
    name="baseline",
    template_url="https://example-templates.s3.amazonaws.com/baseline.yaml",
    timeout_in_minutes=30,
    notification_arns=[notify],
    parameters={"Stage": "prod"},
)

aws.transfer.Server(
    "defaults",
    identity_provider_type="SERVICE_MANAGED",
)

aws.transfer.Server(
    "ftp",
    protocols=["FTP", "SFTP"],
    endpoint_type="VPC",
    identity_provider_type="API_GATEWAY",
    url="https://abcdef1234.execute-api.eu-central-1.amazonaws.com/prod",
    invocation_role="arn:aws:iam::111122223333:role/transfer-login",
    endpoint_details={"vpc_id": "vpc-0a1b2c3d4e5f67890", "subnet_ids": ["subnet-0123456789abcdef0"]},
)

aws.transfer.Server(
    "partners",
    protocols=["SFTP"],
    endpoint_type="VPC",
    identity_provider_type="SERVICE_MANAGED",
    security_policy_name="TransferSecurityPolicy-2024-01",
    logging_role="arn:aws:iam::111122223333:role/transfer-logs",
    endpoint_details={"vpc_id": "vpc-0a1b2c3d4e5f67890", "subnet_ids": ["subnet-0123456789abcdef0"]},
)
