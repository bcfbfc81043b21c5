import json

import pulumi
import pulumi_aws as aws

subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]

index = aws.kms.Key(
    "index",
    description="Indexes",
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

nodes = aws.ec2.SecurityGroup(
    "nodes",
    description="Nodes, from inside of the VPC",
    vpc_id="vpc-0a1b2c3d4e5f60718",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            description="HTTPS from the VPC",
            from_port=443,
            to_port=443,
            protocol="tcp",
            cidr_blocks=["10.0.0.0/16"],
        ),
    ],
    egress=[
        aws.ec2.SecurityGroupEgressArgs(
            description="Answers to the VPC",
            from_port=1024,
            to_port=65535,
            protocol="tcp",
            cidr_blocks=["10.0.0.0/16"],
        ),
    ],
)

audit = aws.cloudwatch.LogGroup(
    "audit",
    name="search-audit",
    retention_in_days=365,
    kms_key_id=index.arn,
)

aws.opensearch.Domain(
    "products",
    domain_name="products",
    engine_version="OpenSearch_2.17",
    access_policies=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::111122223333:role/shop"},
                "Action": "es:ESHttp*",
                "Resource": "arn:aws:es:eu-central-1:111122223333:domain/products/*",
            },
        ],
    }),
    cluster_config=aws.opensearch.DomainClusterConfigArgs(
        instance_type="r6g.large.search",
        instance_count=2,
        zone_awareness_enabled=True,
        dedicated_master_enabled=True,
        dedicated_master_type="m6g.large.search",
        dedicated_master_count=3,
    ),
    ebs_options=aws.opensearch.DomainEbsOptionsArgs(ebs_enabled=True, volume_size=100),
    vpc_options=aws.opensearch.DomainVpcOptionsArgs(subnet_ids=subnets, security_group_ids=[nodes.id]),
    encrypt_at_rest=aws.opensearch.DomainEncryptAtRestArgs(enabled=True, kms_key_id=index.arn),
    node_to_node_encryption=aws.opensearch.DomainNodeToNodeEncryptionArgs(enabled=True),
    domain_endpoint_options=aws.opensearch.DomainDomainEndpointOptionsArgs(
        enforce_https=True,
        tls_security_policy="Policy-Min-TLS-1-2-PFS-2023-10",
    ),
    advanced_security_options=aws.opensearch.DomainAdvancedSecurityOptionsArgs(
        enabled=True,
        internal_user_database_enabled=True,
        master_user_options=aws.opensearch.DomainAdvancedSecurityOptionsMasterUserOptionsArgs(master_user_arn="arn:aws:iam::111122223333:role/search-admin"),
    ),
    log_publishing_options=[
        aws.opensearch.DomainLogPublishingOptionArgs(
            log_type="AUDIT_LOGS",
            cloudwatch_log_group_arn=audit.arn,
            enabled=True,
        ),
        aws.opensearch.DomainLogPublishingOptionArgs(
            log_type="ES_APPLICATION_LOGS",
            cloudwatch_log_group_arn=audit.arn,
            enabled=True,
        ),
    ],
)

aws.opensearch.Domain(
    "bare",
    domain_name="bare",
)

aws.opensearch.Domain(
    "hasty",
    domain_name="hasty",
    engine_version="OpenSearch_2.17",
    cluster_config=aws.opensearch.DomainClusterConfigArgs(
        instance_type="t3.small.search",
        instance_count=3,
        dedicated_master_enabled=True,
        dedicated_master_type="t3.small.search",
        dedicated_master_count=2,
    ),
    vpc_options=aws.opensearch.DomainVpcOptionsArgs(subnet_ids=[subnets[0]]),
    encrypt_at_rest=aws.opensearch.DomainEncryptAtRestArgs(enabled=True),
    node_to_node_encryption=aws.opensearch.DomainNodeToNodeEncryptionArgs(enabled=False),
    domain_endpoint_options=aws.opensearch.DomainDomainEndpointOptionsArgs(enforce_https=False, tls_security_policy="Policy-Min-TLS-1-0-2019-07"),
    advanced_security_options=aws.opensearch.DomainAdvancedSecurityOptionsArgs(enabled=True, internal_user_database_enabled=False),
    log_publishing_options=[
        aws.opensearch.DomainLogPublishingOptionArgs(
            log_type="AUDIT_LOGS",
            cloudwatch_log_group_arn=audit.arn,
            enabled=False,
        ),
        aws.opensearch.DomainLogPublishingOptionArgs(
            log_type="INDEX_SLOW_LOGS",
            cloudwatch_log_group_arn=audit.arn,
            enabled=True,
        ),
    ],
)

aws.elasticsearch.Domain(
    "old",
    domain_name="old",
    elasticsearch_version="7.10",
    cluster_config=aws.elasticsearch.DomainClusterConfigArgs(instance_type="r5.large.elasticsearch", instance_count=2),
    ebs_options=aws.elasticsearch.DomainEbsOptionsArgs(ebs_enabled=True, volume_size=20),
    domain_endpoint_options=aws.elasticsearch.DomainDomainEndpointOptionsArgs(enforce_https=True, tls_security_policy="Policy-Min-TLS-1-2-2019-07"),
    encrypt_at_rest=aws.elasticsearch.DomainEncryptAtRestArgs(enabled=False),
    snapshot_options=aws.elasticsearch.DomainSnapshotOptionsArgs(automated_snapshot_start_hour=3),
)

aws.elasticsearch.Domain(
    "kept",
    domain_name="kept",
    elasticsearch_version="7.10",
    cluster_config=aws.elasticsearch.DomainClusterConfigArgs(
        instance_type="r5.large.elasticsearch",
        instance_count=2,
        dedicated_master_enabled=True,
        dedicated_master_type="r5.large.elasticsearch",
        dedicated_master_count=3,
    ),
    vpc_options=aws.elasticsearch.DomainVpcOptionsArgs(subnet_ids=[subnets[0]], security_group_ids=[nodes.id]),
    encrypt_at_rest=aws.elasticsearch.DomainEncryptAtRestArgs(enabled=True, kms_key_id=index.arn),
    node_to_node_encryption=aws.elasticsearch.DomainNodeToNodeEncryptionArgs(enabled=True),
    domain_endpoint_options=aws.elasticsearch.DomainDomainEndpointOptionsArgs(enforce_https=True, tls_security_policy="Policy-Min-TLS-1-2-2019-07"),
    advanced_security_options=aws.elasticsearch.DomainAdvancedSecurityOptionsArgs(
        enabled=True,
        internal_user_database_enabled=True,
        master_user_options=aws.elasticsearch.DomainAdvancedSecurityOptionsMasterUserOptionsArgs(master_user_arn="arn:aws:iam::111122223333:role/search-admin"),
    ),
    log_publishing_options=[
        aws.elasticsearch.DomainLogPublishingOptionArgs(
            log_type="AUDIT_LOGS",
            cloudwatch_log_group_arn=audit.arn,
            enabled=True,
        ),
    ],
)

