import json

import pulumi_aws as aws

password = aws.secretsmanager.get_secret_version_output(secret_id="bookings").secret_string
private = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
public = ["subnet-0a1b2c3d4e5f60720", "subnet-0a1b2c3d4e5f60721"]
role = "arn:aws:iam::111122223333:role/bookings"

inside = aws.ec2.SecurityGroup(
    "inside",
    description="Databases, from inside of the VPC",
    vpc_id="vpc-0a1b2c3d4e5f60718",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            description="MySQL from the VPC",
            from_port=3306,
            to_port=3306,
            protocol="tcp",
            cidr_blocks=["10.0.0.0/16"],
        ),
    ],
)

key = aws.kms.Key(
    "key",
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

private = aws.rds.SubnetGroup(
    "private",
    subnet_ids=private,
)

public = aws.rds.SubnetGroup(
    "public",
    subnet_ids=public,
)

aws.rds.Instance(
    "rooms",
    engine="postgres",
    engine_version="16",
    instance_class="db.t4g.medium",
    allocated_storage=100,
    storage_type="gp2",
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[inside.id],
    username="rooms",
    password=password,
    publicly_accessible=False,
    copy_tags_to_snapshot=True,
    backup_retention_period=1,
)

aws.rds.Instance(
    "guests",
    engine="mysql",
    engine_version="8.0",
    instance_class="db.m6g.large",
    allocated_storage=100,
    storage_type="gp2",
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[inside.id],
    username="guests",
    password=password,
    publicly_accessible=False,
    multi_az=True,
    storage_encrypted=True,
    kms_key_id=key.arn,
    backup_retention_period=14,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    iam_database_authentication_enabled=True,
    enabled_cloudwatch_logs_exports=["audit", "error"],
    monitoring_interval=60,
    monitoring_role_arn=role,
    performance_insights_enabled=True,
    performance_insights_kms_key_id=key.arn,
    performance_insights_retention_period=7,
)

prices = aws.rds.Cluster(
    "prices",
    engine="aurora-mysql",
    engine_version="8.0.mysql_aurora.3.08.0",
    db_subnet_group_name=public.name,
    db_cluster_parameter_group_name="default.aurora-mysql8.0",
    vpc_security_group_ids=[inside.id],
    master_username="prices",
    master_password=password,
    copy_tags_to_snapshot=True,
)

aws.rds.ClusterInstance(
    "prices-writer",
    cluster_identifier=prices.id,
    engine="aurora-mysql",
    instance_class="db.t3.medium",
    promotion_tier=0,
    publicly_accessible=True,
)

aws.rds.ClusterInstance(
    "prices-reader",
    cluster_identifier=prices.id,
    engine="aurora-mysql",
    instance_class="db.t3.medium",
    promotion_tier=2,
    publicly_accessible=False,
    performance_insights_enabled=True,
    performance_insights_retention_period=7,
)

aws.dynamodb.Table(
    "holds",
    name="holds",
    billing_mode="PAY_PER_REQUEST",
    hash_key="id",
    deletion_protection_enabled=True,
    attributes=[
        aws.dynamodb.TableAttributeArgs(name="id", type="S"),
    ],
    point_in_time_recovery=aws.dynamodb.TablePointInTimeRecoveryArgs(enabled=True),
    server_side_encryption=aws.dynamodb.TableServerSideEncryptionArgs(enabled=True, kms_key_arn=key.arn),
)

aws.dynamodb.Table(
    "offers",
    name="offers",
    billing_mode="PAY_PER_REQUEST",
    hash_key="id",
    attributes=[
        aws.dynamodb.TableAttributeArgs(name="id", type="S"),
    ],
)

private = aws.docdb.SubnetGroup(
    "private",
    subnet_ids=private,
)

descriptions = aws.docdb.Cluster(
    "descriptions",
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[inside.id],
    master_username="descriptions",
    master_password=password,
    storage_encrypted=True,
    kms_key_id=key.arn,
    enabled_cloudwatch_logs_exports=["audit"],
    backup_retention_period=14,
)

aws.docdb.ClusterInstance(
    "descriptions",
    cluster_identifier=descriptions.id,
    instance_class="db.r6g.large",
)

aws.opensearch.Domain(
    "finder",
    domain_name="finder",
    engine_version="OpenSearch_2.17",
    cluster_config=aws.opensearch.DomainClusterConfigArgs(instance_type="r5.large.search", instance_count=2),
    ebs_options=aws.opensearch.DomainEbsOptionsArgs(ebs_enabled=True, volume_size=10, volume_type="gp2"),
    encrypt_at_rest=aws.opensearch.DomainEncryptAtRestArgs(enabled=True, kms_key_id=key.key_id),
    node_to_node_encryption=aws.opensearch.DomainNodeToNodeEncryptionArgs(enabled=True),
    domain_endpoint_options=aws.opensearch.DomainDomainEndpointOptionsArgs(enforce_https=True, tls_security_policy="Policy-Min-TLS-1-2-2019-07"),
)

aws.kinesis.Stream(
    "payments",
    name="payments",
    shard_count=1,
    retention_period=24,
    encryption_type="KMS",
    kms_key_id=key.arn,
)

aws.kinesis.Stream(
    "searches",
    name="searches",
    shard_count=1,
    retention_period=24,
)

aws.kinesis.FirehoseDeliveryStream(
    "archive",
    name="archive",
    destination="extended_s3",
    server_side_encryption=aws.kinesis.FirehoseDeliveryStreamServerSideEncryptionArgs(enabled=True, key_type="CUSTOMER_MANAGED_CMK", key_arn=key.arn),
    extended_s3_configuration=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs(bucket_arn="arn:aws:s3:::example-lake", role_arn=role),
)

aws.kinesis.FirehoseDeliveryStream(
    "raw",
    name="raw",
    destination="extended_s3",
    extended_s3_configuration=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs(bucket_arn="arn:aws:s3:::example-pond", role_arn=role),
)

