import json

import pulumi
import pulumi_aws as aws

password = aws.secretsmanager.get_secret_version_output(secret_id="brokers").secret_string
subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
group = "sg-0a1b2c3d4e5f60718"

events = aws.kms.Key(
    "events",
    description="Events",
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

brokers = aws.cloudwatch.LogGroup(
    "brokers",
    name="brokers",
    retention_in_days=365,
    kms_key_id=events.arn,
)

aws.msk.Cluster(
    "orders",
    cluster_name="orders",
    kafka_version="3.6.0",
    number_of_broker_nodes=2,
    broker_node_group_info=aws.msk.ClusterBrokerNodeGroupInfoArgs(
        instance_type="kafka.m5.large",
        client_subnets=subnets,
        security_groups=[group],
        storage_info=aws.msk.ClusterBrokerNodeGroupInfoStorageInfoArgs(
            ebs_storage_info=aws.msk.ClusterBrokerNodeGroupInfoStorageInfoEbsStorageInfoArgs(volume_size=100),
        ),
        connectivity_info=aws.msk.ClusterBrokerNodeGroupInfoConnectivityInfoArgs(
            public_access=aws.msk.ClusterBrokerNodeGroupInfoConnectivityInfoPublicAccessArgs(type="DISABLED"),
        ),
    ),
    encryption_info=aws.msk.ClusterEncryptionInfoArgs(
        encryption_at_rest_kms_key_arn=events.arn,
        encryption_in_transit=aws.msk.ClusterEncryptionInfoEncryptionInTransitArgs(client_broker="TLS", in_cluster=True),
    ),
    logging_info=aws.msk.ClusterLoggingInfoArgs(
        broker_logs=aws.msk.ClusterLoggingInfoBrokerLogsArgs(
            cloudwatch_logs=aws.msk.ClusterLoggingInfoBrokerLogsCloudwatchLogsArgs(enabled=True, log_group=brokers.name),
        ),
    ),
)

aws.msk.Cluster(
    "clicks",
    cluster_name="clicks",
    kafka_version="3.6.0",
    number_of_broker_nodes=2,
    broker_node_group_info=aws.msk.ClusterBrokerNodeGroupInfoArgs(
        instance_type="kafka.m5.large",
        client_subnets=subnets,
        security_groups=[group],
        connectivity_info=aws.msk.ClusterBrokerNodeGroupInfoConnectivityInfoArgs(
            public_access=aws.msk.ClusterBrokerNodeGroupInfoConnectivityInfoPublicAccessArgs(type="SERVICE_PROVIDED_EIPS"),
        ),
    ),
    encryption_info=aws.msk.ClusterEncryptionInfoArgs(
        encryption_in_transit=aws.msk.ClusterEncryptionInfoEncryptionInTransitArgs(client_broker="TLS_PLAINTEXT"),
    ),
    logging_info=aws.msk.ClusterLoggingInfoArgs(
        broker_logs=aws.msk.ClusterLoggingInfoBrokerLogsArgs(s3=aws.msk.ClusterLoggingInfoBrokerLogsS3Args(enabled=False)),
    ),
)

aws.msk.Cluster(
    "metrics",
    cluster_name="metrics",
    kafka_version="3.6.0",
    number_of_broker_nodes=2,
    broker_node_group_info=aws.msk.ClusterBrokerNodeGroupInfoArgs(
        instance_type="kafka.m5.large",
        client_subnets=subnets,
        security_groups=[group],
    ),
    encryption_info=aws.msk.ClusterEncryptionInfoArgs(
        encryption_in_transit=aws.msk.ClusterEncryptionInfoEncryptionInTransitArgs(in_cluster=False),
    ),
    logging_info=aws.msk.ClusterLoggingInfoArgs(
        broker_logs=aws.msk.ClusterLoggingInfoBrokerLogsArgs(
            s3=aws.msk.ClusterLoggingInfoBrokerLogsS3Args(enabled=True, bucket="example-broker-logs"),
        ),
    ),
)

aws.mq.Broker(
    "jobs",
    broker_name="jobs",
    engine_type="ActiveMQ",
    engine_version="5.18",
    host_instance_type="mq.m5.large",
    deployment_mode="ACTIVE_STANDBY_MULTI_AZ",
    auto_minor_version_upgrade=True,
    publicly_accessible=False,
    subnet_ids=subnets,
    security_groups=[group],
    encryption_options=aws.mq.BrokerEncryptionOptionsArgs(kms_key_id=events.arn, use_aws_owned_key=False),
    logs=aws.mq.BrokerLogsArgs(audit=True, general=True),
    users=[
        aws.mq.BrokerUserArgs(username="jobs", password=password),
    ],
)

aws.mq.Broker(
    "mail",
    broker_name="mail",
    engine_type="ActiveMQ",
    engine_version="5.18",
    host_instance_type="mq.t3.micro",
    deployment_mode="SINGLE_INSTANCE",
    auto_minor_version_upgrade=False,
    publicly_accessible=True,
    users=[
        aws.mq.BrokerUserArgs(username="mail", password=password),
    ],
)

aws.mq.Broker(
    "tasks",
    broker_name="tasks",
    engine_type="RabbitMQ",
    engine_version="3.13",
    host_instance_type="mq.t3.micro",
    deployment_mode="SINGLE_INSTANCE",
    auto_minor_version_upgrade=True,
    publicly_accessible=False,
    encryption_options=aws.mq.BrokerEncryptionOptionsArgs(use_aws_owned_key=True),
    logs=aws.mq.BrokerLogsArgs(general=True),
    users=[
        aws.mq.BrokerUserArgs(username="tasks", password=password),
    ],
)

payments = aws.kinesis.Stream(
    "payments",
    name="payments",
    shard_count=2,
    retention_period=48,
    encryption_type="KMS",
    kms_key_id=events.arn,
)

aws.kinesis.Stream(
    "views",
    name="views",
    stream_mode_details=aws.kinesis.StreamStreamModeDetailsArgs(stream_mode="ON_DEMAND"),
)

aws.kinesis.Stream(
    "searches",
    name="searches",
    shard_count=1,
    encryption_type="KMS",
    kms_key_id="alias/aws/kinesis",
)

aws.kinesis.FirehoseDeliveryStream(
    "archive",
    name="archive",
    destination="extended_s3",
    server_side_encryption=aws.kinesis.FirehoseDeliveryStreamServerSideEncryptionArgs(enabled=True, key_type="CUSTOMER_MANAGED_CMK", key_arn=events.arn),
    extended_s3_configuration=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs(
        bucket_arn="arn:aws:s3:::example-archive",
        role_arn="arn:aws:iam::111122223333:role/firehose",
        compression_format="GZIP",
        kms_key_arn=events.arn,
        cloudwatch_logging_options=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationCloudwatchLoggingOptionsArgs(enabled=True, log_group_name=brokers.name, log_stream_name="archive"),
    ),
)

aws.kinesis.FirehoseDeliveryStream(
    "raw",
    name="raw",
    destination="extended_s3",
    extended_s3_configuration=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs(
        bucket_arn="arn:aws:s3:::example-raw",
        role_arn="arn:aws:iam::111122223333:role/firehose",
    ),
)

aws.kinesis.FirehoseDeliveryStream(
    "copies",
    name="copies",
    destination="extended_s3",
    server_side_encryption=aws.kinesis.FirehoseDeliveryStreamServerSideEncryptionArgs(enabled=True, key_type="AWS_OWNED_CMK"),
    extended_s3_configuration=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs(
        bucket_arn="arn:aws:s3:::example-copies",
        role_arn="arn:aws:iam::111122223333:role/firehose",
        buffering_interval=60,
        buffering_size=64,
    ),
)

aws.kinesis.FirehoseDeliveryStream(
    "payments-copy",
    name="payments",
    destination="extended_s3",
    kinesis_source_configuration=aws.kinesis.FirehoseDeliveryStreamKinesisSourceConfigurationArgs(
        kinesis_stream_arn=payments.arn,
        role_arn="arn:aws:iam::111122223333:role/firehose",
    ),
    extended_s3_configuration=aws.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs(
        bucket_arn="arn:aws:s3:::example-payments",
        role_arn="arn:aws:iam::111122223333:role/firehose",
    ),
)

