import json

import pulumi
import pulumi_aws as aws

role = "arn:aws:iam::111122223333:role/learning"
image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1"

learning = aws.kms.Key(
    "learning",
    description="Models and what they learn from",
    enable_key_rotation=True,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
            "Action": "kms:*",
            "Resource": "*",
        }],
    }),
)

aws.sagemaker.Domain(
    "lab",
    domain_name="lab",
    auth_mode="IAM",
    vpc_id="vpc-0a1b2c3d4e5f60718",
    subnet_ids=["subnet-0a1b2c3d4e5f60718"],
    app_network_access_type="VpcOnly",
    kms_key_id=learning.arn,
    default_user_settings=aws.sagemaker.DomainDefaultUserSettingsArgs(execution_role=role, security_groups=["sg-0a1b2c3d4e5f60718"]),
)

aws.sagemaker.Domain(
    "course",
    domain_name="course",
    auth_mode="IAM",
    vpc_id="vpc-0a1b2c3d4e5f60718",
    subnet_ids=["subnet-0a1b2c3d4e5f60718"],
    default_user_settings=aws.sagemaker.DomainDefaultUserSettingsArgs(execution_role=role),
)

aws.sagemaker.NotebookInstance(
    "quiet",
    name="quiet",
    role_arn=role,
    instance_type="ml.t3.medium",
    volume_size=20,
    kms_key_id=learning.id,
    subnet_id="subnet-0a1b2c3d4e5f60718",
    security_groups=["sg-0a1b2c3d4e5f60718"],
    direct_internet_access="Disabled",
    root_access="Disabled",
    instance_metadata_service_configuration=aws.sagemaker.NotebookInstanceInstanceMetadataServiceConfigurationArgs(minimum_instance_metadata_service_version="2"),
)

aws.sagemaker.NotebookInstance(
    "loud",
    name="loud",
    role_arn=role,
    instance_type="ml.t3.medium",
)

aws.sagemaker.NotebookInstance(
    "chatty",
    name="chatty",
    role_arn=role,
    instance_type="ml.t3.medium",
    direct_internet_access="Enabled",
    root_access="Enabled",
    instance_metadata_service_configuration=aws.sagemaker.NotebookInstanceInstanceMetadataServiceConfigurationArgs(minimum_instance_metadata_service_version="1"),
)

rank = aws.sagemaker.Model(
    "rank",
    name="rank",
    execution_role_arn=role,
    enable_network_isolation=True,
    primary_container=aws.sagemaker.ModelPrimaryContainerArgs(image=image, model_data_url="s3://example-models/rank.tar.gz"),
    vpc_config=aws.sagemaker.ModelVpcConfigArgs(
        security_group_ids=["sg-0a1b2c3d4e5f60718"],
        subnets=["subnet-0a1b2c3d4e5f60718"],
    ),
)

guess = aws.sagemaker.Model(
    "guess",
    name="guess",
    execution_role_arn=role,
    primary_container=aws.sagemaker.ModelPrimaryContainerArgs(image=image),
)

aws.sagemaker.EndpointConfiguration(
    "ranking",
    name="ranking",
    kms_key_arn=learning.arn,
    production_variants=[
        aws.sagemaker.EndpointConfigurationProductionVariantArgs(
            variant_name="main",
            model_name=rank.name,
            instance_type="ml.m5.large",
            initial_instance_count=1,
        ),
    ],
)

aws.sagemaker.EndpointConfiguration(
    "guessing",
    name="guessing",
    production_variants=[
        aws.sagemaker.EndpointConfigurationProductionVariantArgs(
            variant_name="main",
            model_name=guess.name,
            instance_type="ml.m5.large",
            initial_instance_count=1,
        ),
    ],
)

manners = aws.bedrock.Guardrail(
    "manners",
    name="manners",
    blocked_input_messaging="That is not for here.",
    blocked_outputs_messaging="That is not for here.",
    kms_key_arn=learning.arn,
    content_policy_config=aws.bedrock.GuardrailContentPolicyConfigArgs(
        filters_configs=[
            aws.bedrock.GuardrailContentPolicyConfigFiltersConfigArgs(input_strength="HIGH", output_strength="HIGH", type="HATE"),
        ],
    ),
)

aws.bedrock.AgentAgent(
    "clerk",
    agent_name="clerk",
    agent_resource_role_arn=role,
    foundation_model="anthropic.claude-3-5-sonnet-20240620-v1:0",
    instruction="Answer questions about orders, politely and from the catalog alone.",
    customer_encryption_key_arn=learning.arn,
    guardrail_configurations=[
        aws.bedrock.AgentAgentGuardrailConfigurationArgs(guardrail_identifier="$", guardrail_version="1"),
    ],
)

aws.bedrock.AgentAgent(
    "intern",
    agent_name="intern",
    agent_resource_role_arn=role,
    foundation_model="anthropic.claude-3-5-sonnet-20240620-v1:0",
    instruction="Answer whatever is asked, as well as you can and as fast as you can.",
)

