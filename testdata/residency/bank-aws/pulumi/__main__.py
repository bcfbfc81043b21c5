"""The bank's resources on AWS."""

import json

import pulumi
import pulumi_aws as aws

frankfurt = pulumi.ResourceOptions(
    provider=aws.Provider(
        "frankfurt",
        region="eu-central-1",
        default_tags={"tags": {"DataResidency": "eu"}},
    )
)
plain = pulumi.ResourceOptions(provider=aws.Provider("plain", region="eu-central-1"))
virginia = pulumi.ResourceOptions(provider=aws.Provider("virginia", region="us-east-1"))

EU = {"DataResidency": "eu"}
ROLE = "arn:aws:iam::111122223333:role/"
KEY = "111122223333:key/0f9e8d7c-1111-2222-3333-444455556666"


# Object stores.
def replicated(name, key_region):
    bucket = aws.s3.Bucket(name, bucket=f"kantor-{name}", opts=frankfurt)
    versioning = aws.s3.BucketVersioning(
        name,
        bucket=bucket.id,
        versioning_configuration={"status": "Enabled"},
        opts=frankfurt,
    )
    aws.s3.BucketReplicationConfig(
        name,
        bucket=bucket.id,
        role=ROLE + "s3-replication",
        rules=[
            {
                "id": "copy",
                "status": "Enabled",
                "source_selection_criteria": {"sse_kms_encrypted_objects": {"status": "Enabled"}},
                "destination": {
                    "bucket": f"arn:aws:s3:::kantor-{name}-copy",
                    "encryption_configuration": {"replica_kms_key_id": f"arn:aws:kms:{key_region}:{KEY}"},
                },
            }
        ],
        opts=pulumi.ResourceOptions.merge(frankfurt, pulumi.ResourceOptions(depends_on=[versioning])),
    )


replicated("statements", "us-east-1")
replicated("ledger", "eu-west-1")

aws.s3.Bucket("inbox", bucket="kantor-inbox", opts=plain)
aws.s3.Bucket("press", bucket="kantor-press", tags={"DataResidency": "public"}, opts=frankfurt)
aws.s3.Bucket("litigation", bucket="kantor-litigation", tags={"DataResidency": "eu-litigation"}, opts=frankfurt)

# In Virginia.
aws.s3.Bucket("exports", bucket="kantor-exports", tags=EU, opts=virginia)
aws.s3.Bucket("brochures", bucket="kantor-brochures", tags={"DataResidency": "public"}, opts=virginia)
aws.s3.Bucket("claims_archive", bucket="kantor-claims-archive", tags=EU, opts=virginia)
aws.s3.Bucket("legacy_statements", bucket="kantor-legacy-statements", tags=EU, opts=virginia)
aws.rds.Instance(
    "accounts_reporting",
    identifier="accounts-reporting",
    instance_class="db.r6g.large",
    replicate_source_db="arn:aws:rds:eu-central-1:111122223333:db:accounts",
    storage_encrypted=True,
    skip_final_snapshot=True,
    tags=EU,
    opts=virginia,
)

# Databases.
for name, region in {"sessions": "us-east-1", "limits": "eu-west-1"}.items():
    aws.dynamodb.Table(
        name,
        name=name,
        billing_mode="PAY_PER_REQUEST",
        hash_key="id",
        stream_enabled=True,
        stream_view_type="NEW_AND_OLD_IMAGES",
        attributes=[{"name": "id", "type": "S"}],
        replicas=[{"region_name": region}],
        opts=frankfurt,
    )

for name, region in {"cards": "us-east-1", "loans": "eu-central-1"}.items():
    aws.rds.Instance(
        name,
        identifier=name,
        instance_class="db.r6g.large",
        engine="mysql",
        allocated_storage=100,
        username=name,
        manage_master_user_password=True,
        storage_encrypted=True,
        kms_key_id=f"arn:aws:kms:{region}:{KEY}",
        skip_final_snapshot=True,
        opts=frankfurt,
    )

for name, region in {"far": "us-east-1", "near": "eu-west-1"}.items():
    aws.backup.Plan(
        name,
        name=name,
        rules=[
            {
                "rule_name": "daily",
                "target_vault_name": "core",
                "schedule": "cron(0 3 * * ? *)",
                "copy_actions": [{"destination_vault_arn": f"arn:aws:backup:{region}:111122223333:backup-vault:core"}],
            }
        ],
        opts=frankfurt,
    )

# Disks and files.
for name, zone in {"atm_istanbul": "eu-central-1-ist-1a", "atm_hamburg": "eu-central-1-ham-1a"}.items():
    aws.ebs.Volume(name, availability_zone=zone, size=100, encrypted=True, opts=frankfurt)

aws.dlm.LifecyclePolicy(
    "switch",
    description="Snapshots of the switch",
    execution_role_arn=ROLE + "dlm",
    policy_details={
        "resource_types": ["VOLUME"],
        "target_tags": {"Snapshot": "daily"},
        "schedules": [
            {
                "name": "daily",
                "create_rule": {"interval": 24},
                "retain_rule": {"count": 14},
                "cross_region_copy_rules": [
                    {
                        "target": "ap-southeast-1",
                        "encrypted": True,
                        "retain_rule": {"interval": 14, "interval_unit": "DAYS"},
                    }
                ],
            }
        ],
    },
    opts=frankfurt,
)

for name, region in {"forms": "us-east-2", "letters": "eu-west-1"}.items():
    files = aws.efs.FileSystem(name, encrypted=True, opts=frankfurt)
    aws.efs.ReplicationConfiguration(
        name,
        source_file_system_id=files.id,
        destination={"region": region},
        opts=frankfurt,
    )

for name, region in {"signing": "ap-southeast-2", "tokens": "eu-west-1"}.items():
    aws.secretsmanager.Secret(name, name=name, replicas=[{"region": region}], opts=frankfurt)

# Events and logs.
for name, region in {"orders_far": "us-east-1", "orders_near": "eu-west-1"}.items():
    rule = aws.cloudwatch.EventRule(
        name,
        name=name.replace("_", "-"),
        event_pattern=json.dumps({"source": ["kantor.orders"]}),
        opts=frankfurt,
    )
    aws.cloudwatch.EventTarget(
        name,
        rule=rule.name,
        arn=f"arn:aws:events:{region}:111122223333:event-bus/orders",
        role_arn=ROLE + "events",
        opts=frankfurt,
    )

alerts = aws.sns.Topic("alerts", name="alerts", kms_master_key_id="alias/aws/sns", opts=frankfurt)
for name, region in {"alerts_far": "us-east-1", "alerts_near": "eu-central-1"}.items():
    aws.sns.TopicSubscription(
        name,
        topic=alerts.arn,
        protocol="sqs",
        endpoint=f"arn:aws:sqs:{region}:111122223333:alerts",
        opts=frankfurt,
    )

api = aws.cloudwatch.LogGroup("api", name="/kantor/api", retention_in_days=400, opts=frankfurt)
for name, region in {"support": "ap-south-1", "siem": "eu-central-1"}.items():
    aws.cloudwatch.LogSubscriptionFilter(
        name,
        name=name,
        log_group=api.name,
        filter_pattern="",
        destination_arn=f"arn:aws:kinesis:{region}:111122223333:stream/{name}",
        role_arn=ROLE + "logs",
        opts=frankfurt,
    )

# The edge and inference.
documents = aws.s3.Bucket("documents", bucket="kantor-documents", opts=frankfurt)
aws.cloudfront.Distribution(
    "documents_site",
    enabled=True,
    tags={"DataResidency": "none"},
    origins=[{"origin_id": "documents", "domain_name": documents.bucket_regional_domain_name}],
    default_cache_behavior={
        "target_origin_id": "documents",
        "viewer_protocol_policy": "https-only",
        "allowed_methods": ["GET", "HEAD"],
        "cached_methods": ["GET", "HEAD"],
    },
    restrictions={"geo_restriction": {"restriction_type": "none"}},
    viewer_certificate={"cloudfront_default_certificate": True},
    opts=frankfurt,
)

for name, geography in {"adviser": "us", "clerk": "eu"}.items():
    aws.bedrock.AgentAgent(
        name,
        agent_name=name,
        agent_resource_role_arn=ROLE + "agents",
        foundation_model=f"{geography}.anthropic.claude-sonnet-4-20250514-v1:0",
        instruction="Answer questions on accounts, cards and loans of private customers.",
        opts=frankfurt,
    )
