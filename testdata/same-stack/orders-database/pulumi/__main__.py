import json

import pulumi
import pulumi_aws as aws

vpc = "vpc-0a1b2c3d4e5f60718"
subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]

data = aws.kms.Key(
    "data",
    description="Data of the shop",
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

inside = aws.ec2.SecurityGroup(
    "inside",
    description="Databases, from inside of the VPC",
    vpc_id=vpc,
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            description="PostgreSQL from the VPC",
            from_port=5432,
            to_port=5432,
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

anybody = aws.ec2.SecurityGroup(
    "anybody",
    description="Reporting, from anywhere",
    vpc_id=vpc,
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            description="PostgreSQL",
            from_port=5432,
            to_port=5432,
            protocol="tcp",
            cidr_blocks=["0.0.0.0/0"],
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

private = aws.rds.SubnetGroup(
    "private",
    description="Private subnets",
    subnet_ids=subnets,
)

strict = aws.rds.ParameterGroup(
    "strict",
    family="postgres16",
    description="TLS for everybody",
    parameters=[
        aws.rds.ParameterGroupParameterArgs(name="rds.force_ssl", value="1"),
    ],
)

lax = aws.rds.ParameterGroup(
    "lax",
    family="postgres16",
    description="TLS for who asks for it",
    parameters=[
        aws.rds.ParameterGroupParameterArgs(name="rds.force_ssl", value="0"),
    ],
)

orders = aws.rds.Instance(
    "orders",
    identifier="orders",
    engine="postgres",
    engine_version="16.4",
    instance_class="db.m6g.large",
    allocated_storage=100,
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[inside.id],
    parameter_group_name=strict.name,
    username="orders",
    manage_master_user_password=True,
    publicly_accessible=False,
    storage_encrypted=True,
    kms_key_id=data.arn,
    backup_retention_period=14,
    multi_az=True,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    auto_minor_version_upgrade=True,
    ca_cert_identifier="rds-ca-rsa2048-g1",
    iam_database_authentication_enabled=True,
    enabled_cloudwatch_logs_exports=["postgresql", "upgrade"],
    monitoring_interval=60,
    monitoring_role_arn="arn:aws:iam::111122223333:role/rds-monitoring",
    performance_insights_enabled=True,
    performance_insights_kms_key_id=data.arn,
    skip_final_snapshot=False,
    final_snapshot_identifier="orders-last",
)

aws.rds.Instance(
    "reporting",
    identifier="reporting",
    engine="postgres",
    engine_version="16.4",
    instance_class="db.t4g.medium",
    allocated_storage=50,
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[anybody.id],
    parameter_group_name=lax.name,
    username="reporting",
    manage_master_user_password=True,
    publicly_accessible=True,
    storage_encrypted=False,
    backup_retention_period=0,
    auto_minor_version_upgrade=False,
    ca_cert_identifier="rds-ca-2019",
    skip_final_snapshot=True,
)

aws.rds.Instance(
    "legacy",
    identifier="legacy",
    engine="mysql",
    engine_version="8.0.45",
    instance_class="db.t4g.medium",
    allocated_storage=50,
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[inside.id],
    username="legacy",
    manage_master_user_password=True,
    publicly_accessible=False,
    storage_encrypted=True,
    backup_retention_period=1,
    multi_az=True,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    iam_database_authentication_enabled=True,
    enabled_cloudwatch_logs_exports=["audit", "error"],
    monitoring_interval=60,
    monitoring_role_arn="arn:aws:iam::111122223333:role/rds-monitoring",
    performance_insights_enabled=True,
    skip_final_snapshot=True,
)

aws.rds.Instance(
    "replica",
    identifier="orders-replica",
    instance_class="db.m6g.large",
    replicate_source_db=orders.arn,
    publicly_accessible=False,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    enabled_cloudwatch_logs_exports=["postgresql"],
    monitoring_interval=60,
    monitoring_role_arn="arn:aws:iam::111122223333:role/rds-monitoring",
    performance_insights_enabled=True,
    performance_insights_kms_key_id=data.arn,
    backup_retention_period=7,
    skip_final_snapshot=True,
)

sales_defaults = aws.rds.ClusterParameterGroup(
    "sales-defaults",
    family="aurora-mysql8.0",
    description="TLS is up to the client",
    parameters=[
        aws.rds.ClusterParameterGroupParameterArgs(name="require_secure_transport", value="OFF"),
    ],
)

sales = aws.rds.Cluster(
    "sales",
    cluster_identifier="sales",
    engine="aurora-mysql",
    engine_version="8.0.mysql_aurora.3.05.2",
    db_subnet_group_name=private.name,
    vpc_security_group_ids=[inside.id],
    master_username="sales",
    manage_master_user_password=True,
    storage_encrypted=True,
    kms_key_id=data.arn,
    backup_retention_period=14,
    backtrack_window=86400,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    iam_database_authentication_enabled=True,
    enabled_cloudwatch_logs_exports=["audit", "error"],
    final_snapshot_identifier="sales-last",
)

aws.rds.ClusterInstance(
    "sales-writer",
    identifier="sales-writer",
    cluster_identifier=sales.id,
    engine="aurora-mysql",
    instance_class="db.r6g.large",
    publicly_accessible=False,
    auto_minor_version_upgrade=True,
    monitoring_interval=30,
    monitoring_role_arn="arn:aws:iam::111122223333:role/rds-monitoring",
    performance_insights_enabled=True,
    performance_insights_kms_key_id=data.arn,
)

trial = aws.rds.Cluster(
    "trial",
    cluster_identifier="trial",
    engine="aurora-mysql",
    db_subnet_group_name=private.name,
    db_cluster_parameter_group_name=sales_defaults.name,
    master_username="trial",
    manage_master_user_password=True,
    storage_encrypted=False,
    backup_retention_period=0,
    skip_final_snapshot=True,
)

aws.rds.ClusterInstance(
    "trial-writer",
    identifier="trial-writer",
    cluster_identifier=trial.id,
    engine="aurora-mysql",
    instance_class="db.t4g.medium",
    publicly_accessible=True,
    auto_minor_version_upgrade=False,
)

catalog = aws.rds.Cluster(
    "catalog",
    cluster_identifier="catalog",
    engine="aurora-postgresql",
    db_subnet_group_name=private.name,
    master_username="catalog",
    manage_master_user_password=True,
    storage_encrypted=True,
    backup_retention_period=1,
    deletion_protection=True,
    copy_tags_to_snapshot=True,
    skip_final_snapshot=True,
)

aws.rds.ClusterInstance(
    "catalog-reader",
    identifier="catalog-reader",
    cluster_identifier=catalog.id,
    engine="aurora-postgresql",
    instance_class="db.r6g.large",
    publicly_accessible=False,
    performance_insights_enabled=True,
    monitoring_interval=0,
)

aws.rds.GlobalCluster(
    "world",
    global_cluster_identifier="world",
    engine="aurora-mysql",
    storage_encrypted=False,
)

aws.rds.GlobalCluster(
    "planet",
    global_cluster_identifier="planet",
    engine="aurora-mysql",
    storage_encrypted=True,
)

aws.dynamodb.Table(
    "carts",
    name="carts",
    billing_mode="PAY_PER_REQUEST",
    hash_key="id",
    deletion_protection_enabled=True,
    attributes=[
        aws.dynamodb.TableAttributeArgs(name="id", type="S"),
    ],
    server_side_encryption=aws.dynamodb.TableServerSideEncryptionArgs(enabled=True, kms_key_arn=data.arn),
    point_in_time_recovery=aws.dynamodb.TablePointInTimeRecoveryArgs(enabled=True),
)

aws.dynamodb.Table(
    "visits",
    name="visits",
    billing_mode="PROVISIONED",
    hash_key="visitor",
    range_key="at",
    read_capacity=5,
    write_capacity=5,
    attributes=[
        aws.dynamodb.TableAttributeArgs(name="visitor", type="S"),
        aws.dynamodb.TableAttributeArgs(name="at", type="N"),
    ],
    ttl=aws.dynamodb.TableTtlArgs(attribute_name="expires", enabled=True),
)

aws.dynamodb.Table(
    "coupons",
    name="coupons",
    billing_mode="PAY_PER_REQUEST",
    hash_key="code",
    attributes=[
        aws.dynamodb.TableAttributeArgs(name="code", type="S"),
    ],
    server_side_encryption=aws.dynamodb.TableServerSideEncryptionArgs(enabled=True),
    point_in_time_recovery=aws.dynamodb.TablePointInTimeRecoveryArgs(enabled=False),
)

aws.dax.Cluster(
    "carts-cache",
    cluster_name="carts",
    iam_role_arn="arn:aws:iam::111122223333:role/dax",
    node_type="dax.r5.large",
    replication_factor=3,
    cluster_endpoint_encryption_type="TLS",
    server_side_encryption=aws.dax.ClusterServerSideEncryptionArgs(enabled=True),
)

aws.dax.Cluster(
    "visits-cache",
    cluster_name="visits",
    iam_role_arn="arn:aws:iam::111122223333:role/dax",
    node_type="dax.t3.small",
    replication_factor=1,
)

aws.dax.Cluster(
    "coupons-cache",
    cluster_name="coupons",
    iam_role_arn="arn:aws:iam::111122223333:role/dax",
    node_type="dax.t3.small",
    replication_factor=1,
    cluster_endpoint_encryption_type="NONE",
    server_side_encryption=aws.dax.ClusterServerSideEncryptionArgs(enabled=False),
)

caches = aws.elasticache.SubnetGroup(
    "caches",
    name="caches",
    description="Private subnets",
    subnet_ids=subnets,
)

aws.elasticache.ReplicationGroup(
    "baskets",
    replication_group_id="baskets",
    description="Baskets of the shop",
    engine="redis",
    node_type="cache.m6g.large",
    num_cache_clusters=2,
    subnet_group_name=caches.name,
    automatic_failover_enabled=True,
    multi_az_enabled=True,
    at_rest_encryption_enabled=True,
    transit_encryption_enabled=True,
    kms_key_id=data.arn,
    user_group_ids=["shop"],
    snapshot_retention_limit=7,
)

aws.elasticache.ReplicationGroup(
    "prices",
    replication_group_id="prices",
    description="Prices",
    engine="redis",
    node_type="cache.t4g.small",
    num_cache_clusters=1,
    at_rest_encryption_enabled=False,
    transit_encryption_enabled=False,
)

aws.elasticache.ReplicationGroup(
    "hints",
    replication_group_id="hints",
    description="Search hints",
    engine="valkey",
    node_type="cache.t4g.small",
    num_cache_clusters=2,
    automatic_failover_enabled=True,
    transit_encryption_enabled=True,
    user_group_ids=["shop"],
)

aws.elasticache.Cluster(
    "queue",
    cluster_id="queue",
    engine="redis",
    node_type="cache.t4g.small",
    num_cache_nodes=1,
    subnet_group_name=caches.name,
    snapshot_retention_limit=5,
)

aws.elasticache.Cluster(
    "pages",
    cluster_id="pages",
    engine="redis",
    node_type="cache.t4g.small",
    num_cache_nodes=1,
    auto_minor_version_upgrade=False,
)

aws.elasticache.Cluster(
    "fragments",
    cluster_id="fragments",
    engine="memcached",
    node_type="cache.t4g.small",
    num_cache_nodes=2,
)

aws.backup.Vault(
    "cellar",
    name="cellar",
    kms_key_arn=data.arn,
)

aws.backup.Vault(
    "attic",
    name="attic",
)

