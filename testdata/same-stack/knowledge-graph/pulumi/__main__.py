import json

import pulumi
import pulumi_aws as aws

subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]

knowledge = aws.kms.Key(
    "knowledge",
    description="Documents and graphs",
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

audited = aws.docdb.ClusterParameterGroup(
    "audited",
    family="docdb5.0",
    name="audited",
    description="TLS and an audit log",
    parameters=[
        aws.docdb.ClusterParameterGroupParameterArgs(name="tls", value="enabled"),
        aws.docdb.ClusterParameterGroupParameterArgs(name="audit_logs", value="all"),
    ],
)

quiet = aws.docdb.ClusterParameterGroup(
    "quiet",
    family="docdb5.0",
    name="quiet",
    description="For old drivers",
    parameters=[
        aws.docdb.ClusterParameterGroupParameterArgs(name="tls", value="disabled"),
        aws.docdb.ClusterParameterGroupParameterArgs(name="audit_logs", value="disabled"),
    ],
)

articles = aws.docdb.Cluster(
    "articles",
    cluster_identifier="articles",
    engine_version="5.0.0",
    master_username="articles",
    manage_master_user_password=True,
    db_cluster_parameter_group_name=audited.name,
    storage_encrypted=True,
    kms_key_id=knowledge.arn,
    backup_retention_period=14,
    deletion_protection=True,
    enabled_cloudwatch_logs_exports=["audit", "profiler"],
    final_snapshot_identifier="articles-last",
)

aws.docdb.ClusterInstance(
    "articles-first",
    identifier="articles-first",
    cluster_identifier=articles.id,
    instance_class="db.r6g.large",
    auto_minor_version_upgrade=True,
)

aws.docdb.Cluster(
    "drafts",
    cluster_identifier="drafts",
    master_username="drafts",
    manage_master_user_password=True,
    db_cluster_parameter_group_name=quiet.name,
    skip_final_snapshot=True,
)

aws.docdb.Cluster(
    "notes",
    cluster_identifier="notes",
    master_username="notes",
    manage_master_user_password=True,
    storage_encrypted=True,
    backup_retention_period=3,
    deletion_protection=False,
    enabled_cloudwatch_logs_exports=["profiler"],
    skip_final_snapshot=True,
)

people = aws.neptune.Cluster(
    "people",
    cluster_identifier="people",
    engine="neptune",
    storage_encrypted=True,
    kms_key_arn=knowledge.arn,
    backup_retention_period=14,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    iam_database_authentication_enabled=True,
    enable_cloudwatch_logs_exports=["audit"],
    final_snapshot_identifier="people-last",
)

aws.neptune.ClusterInstance(
    "people-first",
    identifier="people-first",
    cluster_identifier=people.id,
    engine="neptune",
    instance_class="db.r6g.large",
    publicly_accessible=False,
)

places = aws.neptune.Cluster(
    "places",
    cluster_identifier="places",
    engine="neptune",
    storage_encrypted=False,
    skip_final_snapshot=True,
)

aws.neptune.ClusterInstance(
    "places-first",
    identifier="places-first",
    cluster_identifier=places.id,
    engine="neptune",
    instance_class="db.t4g.medium",
    publicly_accessible=True,
)

aws.neptune.Cluster(
    "history",
    cluster_identifier="history",
    engine="neptune",
    snapshot_identifier="arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:history",
    storage_encrypted=False,
    backup_retention_period=5,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    iam_database_authentication_enabled=True,
    enable_cloudwatch_logs_exports=["slowquery"],
    skip_final_snapshot=True,
)

aws.memorydb.Cluster(
    "sessions",
    name="sessions",
    acl_name="sessions",
    node_type="db.r6g.large",
    num_shards=2,
    security_group_ids=["sg-0a1b2c3d4e5f60718"],
    kms_key_arn=knowledge.arn,
    tls_enabled=True,
    snapshot_retention_limit=7,
)

aws.memorydb.Cluster(
    "counters",
    name="counters",
    acl_name="open-access",
    node_type="db.t4g.small",
    tls_enabled=False,
)

aws.memorydb.Cluster(
    "limits",
    name="limits",
    acl_name="limits",
    node_type="db.t4g.small",
)

movers = aws.dms.ReplicationSubnetGroup(
    "movers",
    replication_subnet_group_id="movers",
    replication_subnet_group_description="Private subnets",
    subnet_ids=subnets,
)

aws.dms.ReplicationInstance(
    "import",
    replication_instance_id="import",
    replication_instance_class="dms.t3.medium",
    allocated_storage=50,
    replication_subnet_group_id=movers.id,
    publicly_accessible=False,
    auto_minor_version_upgrade=True,
    kms_key_arn=knowledge.arn,
    multi_az=True,
)

aws.dms.ReplicationInstance(
    "rescue",
    replication_instance_id="rescue",
    replication_instance_class="dms.t3.medium",
    allocated_storage=50,
    publicly_accessible=True,
    auto_minor_version_upgrade=False,
)

