import json

import pulumi
import pulumi_aws as aws

data = aws.kms.Key(
    "data",
    description="Data of the functions",
    enable_key_rotation=True,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
        ],
    }),
)

functions_role = aws.iam.Role(
    "functions",
    name="functions",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "lambda.amazonaws.com"},
                "Action": "sts:AssumeRole",
            },
        ],
    }),
)

aws.iam.RolePolicyAttachment(
    "functions",
    role=functions_role.name,
    policy_arn="arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
)

signing_profile = aws.signer.SigningProfile(
    "signing-profile",
    platform_id="AWSLambda-SHA384-ECDSA",
)

code_signing = aws.lambda_.CodeSigningConfig(
    "code-signing",
    allowed_publishers={"signing_profile_version_arns": [signing_profile.version_arn]},
    policies={"untrusted_artifact_on_deployment": "Enforce"},
)

failed = aws.sqs.Queue(
    "failed",
    name="failed",
    kms_master_key_id=data.arn,
)

functions_network = aws.ec2.SecurityGroup(
    "functions-network",
    name="functions",
    description="Functions that need the network",
    vpc_id="vpc-0a1b2c3d4e5f67890",
    egress=[
        {
            "description": "To the services of AWS",
            "protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_blocks": ["10.20.0.0/16"],
        },
    ],
)

orders = aws.lambda_.Function(
    "orders",
    name="orders",
    role=functions_role.arn,
    runtime="python3.8",
    handler="orders.handler",
    s3_bucket="example-artifacts",
    s3_key="orders.zip",
    environment={"variables": {"STAGE": "prod"}},
)

invoices = aws.lambda_.Function(
    "invoices",
    name="invoices",
    role=functions_role.arn,
    runtime="python3.13",
    handler="invoices.handler",
    s3_bucket="example-artifacts",
    s3_key="invoices.zip",
    kms_key_arn=data.arn,
    code_signing_config_arn=code_signing.arn,
    reserved_concurrent_executions=20,
    environment={"variables": {"STAGE": "prod"}},
    dead_letter_config={"target_arn": failed.arn},
    tracing_config={"mode": "Active"},
    vpc_config={
        "subnet_ids": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        "security_group_ids": [functions_network.id],
    },
)

thumbnails = aws.lambda_.Function(
    "thumbnails",
    name="thumbnails",
    role=functions_role.arn,
    package_type="Image",
    image_uri="111122223333.dkr.ecr.eu-central-1.amazonaws.com/thumbnails:3",
    reserved_concurrent_executions=5,
    timeout=30,
    memory_size=1024,
    tracing_config={"mode": "PassThrough"},
    vpc_config={
        "subnet_ids": ["subnet-0123456789abcdef0"],
        "security_group_ids": [functions_network.id],
    },
)

aws.lambda_.FunctionEventInvokeConfig(
    "thumbnails-failures",
    function_name=thumbnails.name,
    maximum_retry_attempts=1,
    destination_config={"on_failure": {"destination": failed.arn}},
)

aws.lambda_.EventSourceMapping(
    "invoices-source",
    function_name=invoices.arn,
    event_source_arn="arn:aws:sqs:eu-central-1:111122223333:invoices",
    batch_size=10,
)

aws.lambda_.FunctionUrl(
    "orders-url",
    function_name=orders.name,
    authorization_type="NONE",
)

aws.lambda_.FunctionUrl(
    "invoices-url",
    function_name=invoices.name,
    authorization_type="AWS_IAM",
)

aws.lambda_.Permission(
    "anyone",
    action="lambda:InvokeFunction",
    function=orders.name,
    principal="*",
)

aws.lambda_.Permission(
    "buckets",
    action="lambda:InvokeFunction",
    function=thumbnails.name,
    principal="s3.amazonaws.com",
)

aws.lambda_.Permission(
    "topic",
    action="lambda:InvokeFunction",
    function=invoices.name,
    principal="sns.amazonaws.com",
    source_arn="arn:aws:sns:eu-central-1:111122223333:invoices",
)

aws.cloudwatch.LogGroup(
    "orders-logs",
    name="/aws/lambda/orders",
)

invoices_logs = aws.cloudwatch.LogGroup(
    "invoices-logs",
    name="/aws/lambda/invoices",
    retention_in_days=400,
    kms_key_id=data.arn,
)

aws.cloudwatch.LogGroup(
    "thumbnails-logs",
    name="/aws/lambda/thumbnails",
    retention_in_days=14,
    kms_key_id=data.arn,
)

aws.secretsmanager.Secret(
    "gateway",
    name="payment-gateway",
    description="Nobody ever changes it",
)

database = aws.secretsmanager.Secret(
    "database",
    name="database",
    kms_key_id=data.arn,
)

aws.secretsmanager.SecretRotation(
    "database-rotation",
    secret_id=database.id,
    rotation_lambda_arn=invoices.arn,
    rotation_rules={"automatically_after_days": 30},
)

mail = aws.secretsmanager.Secret(
    "mail",
    name="mail",
    kms_key_id=data.arn,
)

aws.secretsmanager.SecretRotation(
    "mail-rotation",
    secret_id=mail.id,
    rotation_lambda_arn=invoices.arn,
    rotation_rules={"automatically_after_days": 365},
)

aws.ssm.Parameter(
    "endpoint",
    name="/shop/endpoint",
    type="String",
    value="https://api.example.com",
)

aws.ssm.Document(
    "restart",
    name="restart",
    document_type="Command",
    document_format="JSON",
    content=json.dumps({
        "schemaVersion": "2.2",
        "description": "Starts the agent again",
        "mainSteps": [
            {
                "action": "aws:runShellScript",
                "name": "restart",
                "inputs": {"runCommand": ["systemctl restart agent"]},
            },
        ],
    }),
)

catalogue = aws.appsync.GraphQLApi(
    "catalogue",
    name="catalogue",
    authentication_type="AWS_IAM",
)

aws.appsync.ApiCache(
    "catalogue-cache",
    api_id=catalogue.id,
    api_caching_behavior="FULL_REQUEST_CACHING",
    type="SMALL",
    ttl=900,
)

accounts = aws.appsync.GraphQLApi(
    "accounts",
    name="accounts",
    authentication_type="AMAZON_COGNITO_USER_POOLS",
    xray_enabled=True,
    user_pool_config={
        "user_pool_id": "eu-central-1_AbCdEfGhI",
        "default_action": "DENY",
        "aws_region": "eu-central-1",
    },
    log_config={
        "cloudwatch_logs_role_arn": "arn:aws:iam::111122223333:role/appsync-logs",
        "field_log_level": "ERROR",
    },
)

aws.appsync.ApiCache(
    "accounts-cache",
    api_id=accounts.id,
    api_caching_behavior="PER_RESOLVER_CACHING",
    type="SMALL",
    ttl=60,
    at_rest_encryption_enabled=True,
    transit_encryption_enabled=True,
)

aws.sfn.StateMachine(
    "checkout",
    name="checkout",
    role_arn="arn:aws:iam::111122223333:role/checkout",
    definition=json.dumps({"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}),
)

aws.sfn.StateMachine(
    "refund",
    name="refund",
    role_arn="arn:aws:iam::111122223333:role/refund",
    type="STANDARD",
    definition=pulumi.Output.json_dumps({
        "StartAt": "Refund",
        "States": {"Refund": {"Type": "Task", "Resource": invoices.arn, "End": True}},
    }),
    logging_configuration={
        "level": "ALL",
        "include_execution_data": True,
        "log_destination": pulumi.Output.concat(invoices_logs.arn, ":*"),
    },
    tracing_configuration={"enabled": True},
)
