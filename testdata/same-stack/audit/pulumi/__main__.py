import json

import pulumi
import pulumi_aws as aws

caller = aws.get_caller_identity()

trail_key = aws.kms.Key(
    "trail-key",
    description="What the account did",
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
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
                "Resource": "*",
                "Condition": {
                    "StringLike": {
                        "kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{caller.account_id}:trail/*",
                    },
                },
            },
        ],
    }),
)

trail_logs = aws.cloudwatch.LogGroup(
    "trail-logs",
    name="trail",
    retention_in_days=731,
    kms_key_id=trail_key.arn,
)

aws.cloudwatch.LogGroup(
    "plain-logs",
    name="plain",
    retention_in_days=30,
)

alarms = aws.sns.Topic(
    "alarms",
    name="alarms",
    kms_master_key_id=trail_key.arn,
)

trail_role_role = aws.iam.Role(
    "trail-role",
    name="trail",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "sts:AssumeRole",
            },
        ],
    }),
)

aws.iam.RolePolicy(
    "trail-role",
    name="logs",
    role=trail_role_role.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                "Resource": f"arn:aws:logs:eu-central-1:{caller.account_id}:log-group:trail:*",
            },
        ],
    }),
)

aws.cloudtrail.Trail(
    "old",
    name="old",
    s3_bucket_name="example-audit",
    enable_logging=False,
)

aws.cloudtrail.Trail(
    "account",
    name="account",
    s3_bucket_name="example-audit",
    is_multi_region_trail=True,
    enable_log_file_validation=True,
    kms_key_id=trail_key.arn,
    sns_topic_name=alarms.name,
    cloud_watch_logs_group_arn=pulumi.Output.concat(trail_logs.arn, ":*"),
    cloud_watch_logs_role_arn=trail_role_role.arn,
    event_selectors=[
        {
            "read_write_type": "All",
            "include_management_events": True,
            "data_resources": [{"type": "AWS::S3::Object", "values": ["arn:aws:s3"]}],
        },
    ],
    insight_selectors=[{"insight_type": "ApiCallRateInsight"}],
)

aws.cloudwatch.LogMetricFilter(
    "root-logins",
    name="root-logins",
    log_group_name=trail_logs.name,
    pattern="{ $.userIdentity.type = \"Root\" }",
    metric_transformation={"name": "RootLogins", "namespace": "Audit", "value": "1"},
)

aws.cloudwatch.MetricAlarm(
    "root-login",
    name="root-login",
    namespace="Audit",
    metric_name="RootLogins",
    statistic="Sum",
    period=300,
    evaluation_periods=1,
    threshold=1,
    comparison_operator="GreaterThanOrEqualToThreshold",
    alarm_actions=[alarms.arn],
)

aws.cloudwatch.MetricAlarm(
    "silent",
    name="silent",
    namespace="AWS/SQS",
    metric_name="ApproximateAgeOfOldestMessage",
    statistic="Maximum",
    period=300,
    evaluation_periods=2,
    threshold=600,
    comparison_operator="GreaterThanThreshold",
    actions_enabled=False,
    alarm_actions=[alarms.arn],
    dimensions={"QueueName": "orders"},
)

aws.cfg.Recorder(
    "some-types",
    name="some",
    role_arn="arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    recording_group={"all_supported": False, "resource_types": ["AWS::EC2::Instance"]},
)

aws.cfg.Recorder(
    "all-types",
    name="all",
    role_arn="arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    recording_group={"all_supported": True, "include_global_resource_types": True},
)

aws.cfg.DeliveryChannel(
    "all-types",
    name="all",
    s3_bucket_name="example-audit",
    s3_kms_key_arn=trail_key.arn,
    snapshot_delivery_properties={"delivery_frequency": "Six_Hours"},
)

aws.cfg.ConfigurationAggregator(
    "some-regions",
    name="some",
    account_aggregation_source={"account_ids": ["111122223333"], "regions": ["eu-central-1"]},
)

aws.cfg.ConfigurationAggregator(
    "all-regions",
    name="all",
    organization_aggregation_source={"all_regions": True, "role_arn": "arn:aws:iam::111122223333:role/aggregator"},
)

aws.cfg.ConfigurationAggregator(
    "accounts",
    name="accounts",
    account_aggregation_source={"account_ids": ["111122223333", "444455556666"], "all_regions": True},
)

aws.cfg.Rule(
    "root-key",
    name="root-key",
    source={"owner": "AWS", "source_identifier": "IAM_ROOT_ACCESS_KEY_CHECK"},
)

aws.guardduty.Detector(
    "off",
    enable=False,
)

on_detector = aws.guardduty.Detector(
    "on",
    enable=True,
    finding_publishing_frequency="FIFTEEN_MINUTES",
)

aws.guardduty.DetectorFeature(
    "on",
    detector_id=on_detector.id,
    name="S3_DATA_EVENTS",
    status="ENABLED",
)
