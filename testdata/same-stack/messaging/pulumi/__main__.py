import json

import pulumi
import pulumi_aws as aws

messages = aws.kms.Key(
    "messages",
    description="Messages at rest",
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

aws.sns.Topic(
    "plain",
    name="plain",
)

aws.sns.Topic(
    "default-key",
    name="default-key",
    kms_master_key_id="alias/aws/sns",
)

open_topic = aws.sns.Topic(
    "open",
    name="open",
    kms_master_key_id=messages.arn,
)

aws.sns.TopicPolicy(
    "open",
    arn=open_topic.arn,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "*"},
                "Action": ["sns:Publish", "sns:Subscribe"],
                "Resource": "*",
            },
        ],
    }),
)

orders_topic = aws.sns.Topic(
    "orders",
    name="orders",
    kms_master_key_id=messages.key_id,
)

aws.sns.TopicPolicy(
    "orders",
    arn=orders_topic.arn,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "events.amazonaws.com"},
                "Action": "sns:Publish",
                "Resource": "*",
            },
        ],
    }),
)

failed_orders = aws.sqs.Queue(
    "failed-orders",
    name="failed-orders",
    kms_master_key_id=messages.arn,
    message_retention_seconds=1209600,
)

orders_queue_queue = aws.sqs.Queue(
    "orders-queue",
    name="orders",
    kms_master_key_id=messages.arn,
    visibility_timeout_seconds=120,
    redrive_policy=pulumi.Output.json_dumps({"deadLetterTargetArn": failed_orders.arn, "maxReceiveCount": 5}),
)

aws.sns.TopicSubscription(
    "orders",
    topic=orders_topic.arn,
    protocol="sqs",
    endpoint=orders_queue_queue.arn,
    raw_message_delivery=True,
)

aws.sqs.Queue(
    "plain-queue",
    name="plain",
    sqs_managed_sse_enabled=False,
)

aws.sqs.Queue(
    "default-queue",
    name="default",
)

aws.sqs.Queue(
    "aws-key-queue",
    name="aws-key",
    kms_master_key_id="alias/aws/sqs",
)

open_queue_queue = aws.sqs.Queue(
    "open-queue",
    name="open",
    sqs_managed_sse_enabled=True,
)

aws.sqs.QueuePolicy(
    "open-queue",
    queue_url=open_queue_queue.id,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["sqs:SendMessage", "sqs:ReceiveMessage"],
                "Resource": "*",
            },
        ],
    }),
)

wide_queue_queue = aws.sqs.Queue(
    "wide-queue",
    name="wide",
    kms_master_key_id=messages.arn,
)

aws.sqs.QueuePolicy(
    "wide-queue",
    queue_url=wide_queue_queue.id,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
                "Action": "sqs:*",
                "Resource": "*",
            },
        ],
    }),
)

aws.sqs.QueuePolicy(
    "orders-queue",
    queue_url=orders_queue_queue.id,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "sns.amazonaws.com"},
                "Action": "sqs:SendMessage",
                "Resource": "*",
                "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:orders"}},
            },
        ],
    }),
)

nightly_event_rule = aws.cloudwatch.EventRule(
    "nightly",
    name="nightly",
    schedule_expression="rate(1 day)",
)

aws.cloudwatch.EventTarget(
    "nightly",
    rule=nightly_event_rule.name,
    arn=orders_topic.arn,
)

aws.ses.ConfigurationSet(
    "newsletter",
    name="newsletter",
)

aws.ses.ConfigurationSet(
    "best-effort",
    name="best-effort",
    delivery_options={"tls_policy": "Optional"},
)

aws.ses.ConfigurationSet(
    "invoices",
    name="invoices",
    reputation_metrics_enabled=True,
    delivery_options={"tls_policy": "Require"},
)
