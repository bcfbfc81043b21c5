import json

import pulumi
import pulumi_aws as aws


figures = aws.kms.Key(
    "figures",
    description="Figures of the company",
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

inner = aws.redshift.SubnetGroup(
    "inner",
    name="inner",
    description="Private subnets",
    subnet_ids=["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
)

tls = aws.redshift.ParameterGroup(
    "tls",
    name="tls",
    family="redshift-1.0",
    description="TLS for everybody",
    parameters=[
        aws.redshift.ParameterGroupParameterArgs(name="require_ssl", value="true"),
    ],
)

aws.redshift.ParameterGroup(
    "any",
    name="any",
    family="redshift-1.0",
    description="As it comes",
    parameters=[
        aws.redshift.ParameterGroupParameterArgs(name="enable_user_activity_logging", value="true"),
    ],
)

offices = aws.ec2.SecurityGroup(
    "offices",
    description="Redshift, from anywhere",
    vpc_id="vpc-0a1b2c3d4e5f60718",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            description="Redshift",
            from_port=5439,
            to_port=5439,
            protocol="tcp",
            ipv6_cidr_blocks=["::/0"],
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

warehouse = aws.redshift.Cluster(
    "warehouse",
    cluster_identifier="warehouse",
    database_name="figures",
    node_type="ra3.xlplus",
    cluster_type="multi-node",
    number_of_nodes=2,
    master_username="keeper",
    manage_master_password=True,
    cluster_subnet_group_name=inner.name,
    cluster_parameter_group_name=tls.name,
    encrypted=True,
    kms_key_id=figures.arn,
    enhanced_vpc_routing=True,
    publicly_accessible=False,
    automated_snapshot_retention_period=14,
    allow_version_upgrade=True,
    multi_az=True,
    final_snapshot_identifier="warehouse-last",
)

aws.redshift.Logging(
    "warehouse",
    cluster_identifier=warehouse.id,
    log_destination_type="cloudwatch",
    log_exports=["connectionlog", "userlog"],
)

aws.redshift.Cluster(
    "playground",
    cluster_identifier="playground",
    database_name="dev",
    node_type="ra3.xlplus",
    cluster_type="single-node",
    master_username="keeper",
    manage_master_password=True,
    cluster_parameter_group_name="default.redshift-1.0",
    vpc_security_group_ids=[offices.id],
    encrypted=False,
    publicly_accessible=True,
    automated_snapshot_retention_period=0,
    allow_version_upgrade=False,
    skip_final_snapshot=True,
)

reports = aws.redshift.Cluster(
    "reports",
    cluster_identifier="reports",
    database_name="reports",
    node_type="ra3.xlplus",
    cluster_type="single-node",
    master_username="keeper",
    manage_master_password=True,
    cluster_subnet_group_name=inner.name,
    skip_final_snapshot=True,
)

aws.redshift.Logging(
    "reports",
    cluster_identifier=reports.id,
    log_destination_type="s3",
    bucket_name="example-redshift-logs",
    s3_key_prefix="reports/",
)

sealed = aws.emr.SecurityConfiguration(
    "sealed",
    name="sealed",
    configuration=json.dumps({
        "EncryptionConfiguration": {
            "EnableInTransitEncryption": True,
            "EnableAtRestEncryption": True,
            "InTransitEncryptionConfiguration": {
                "TLSCertificateConfiguration": {"CertificateProviderType": "PEM", "S3Object": "s3://example-certificates/emr.zip"},
            },
            "AtRestEncryptionConfiguration": {
                "S3EncryptionConfiguration": {"EncryptionMode": "SSE-KMS", "AwsKmsKey": "arn:aws:kms:eu-central-1:111122223333:key/5b1e8c1f-6b1d-4a53-8f7c-3f1f0e8a9d10"},
                "LocalDiskEncryptionConfiguration": {"EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": "arn:aws:kms:eu-central-1:111122223333:key/5b1e8c1f-6b1d-4a53-8f7c-3f1f0e8a9d10"},
            },
        },
    }),
)

aws.emr.SecurityConfiguration(
    "loose",
    name="loose",
    configuration=json.dumps({
        "EncryptionConfiguration": {"EnableInTransitEncryption": False, "EnableAtRestEncryption": False},
    }),
)

aws.emr.Cluster(
    "nightly",
    name="nightly",
    release_label="emr-7.5.0",
    applications=["Spark"],
    service_role="arn:aws:iam::111122223333:role/emr",
    security_configuration=sealed.name,
    ec2_attributes=aws.emr.ClusterEc2AttributesArgs(instance_profile="emr", subnet_id="subnet-0a1b2c3d4e5f60718"),
    master_instance_group=aws.emr.ClusterMasterInstanceGroupArgs(instance_type="m6g.xlarge"),
    core_instance_group=aws.emr.ClusterCoreInstanceGroupArgs(instance_type="m6g.xlarge", instance_count=2),
)

aws.emr.Cluster(
    "adhoc",
    name="adhoc",
    release_label="emr-7.5.0",
    applications=["Spark", "Hive"],
    service_role="arn:aws:iam::111122223333:role/emr",
    ec2_attributes=aws.emr.ClusterEc2AttributesArgs(instance_profile="emr", subnet_id="subnet-0a1b2c3d4e5f60718"),
    master_instance_group=aws.emr.ClusterMasterInstanceGroupArgs(instance_type="m6g.xlarge"),
)

aws.glue.DataCatalogEncryptionSettings(
    "catalog",
    data_catalog_encryption_settings=aws.glue.DataCatalogEncryptionSettingsDataCatalogEncryptionSettingsArgs(
        connection_password_encryption=aws.glue.DataCatalogEncryptionSettingsDataCatalogEncryptionSettingsConnectionPasswordEncryptionArgs(aws_kms_key_id=figures.arn, return_connection_password_encrypted=True),
        encryption_at_rest=aws.glue.DataCatalogEncryptionSettingsDataCatalogEncryptionSettingsEncryptionAtRestArgs(catalog_encryption_mode="DISABLED"),
    ),
)

aws.glue.DataCatalogEncryptionSettings(
    "archive",
    catalog_id="444455556666",
    data_catalog_encryption_settings=aws.glue.DataCatalogEncryptionSettingsDataCatalogEncryptionSettingsArgs(
        connection_password_encryption=aws.glue.DataCatalogEncryptionSettingsDataCatalogEncryptionSettingsConnectionPasswordEncryptionArgs(aws_kms_key_id=figures.arn, return_connection_password_encrypted=True),
        encryption_at_rest=aws.glue.DataCatalogEncryptionSettingsDataCatalogEncryptionSettingsEncryptionAtRestArgs(catalog_encryption_mode="SSE-KMS", sse_aws_kms_key_id=figures.arn),
    ),
)

tight = aws.glue.SecurityConfiguration(
    "tight",
    name="tight",
    encryption_configuration=aws.glue.SecurityConfigurationEncryptionConfigurationArgs(
        cloudwatch_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationCloudwatchEncryptionArgs(cloudwatch_encryption_mode="SSE-KMS", kms_key_arn=figures.arn),
        job_bookmarks_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationJobBookmarksEncryptionArgs(job_bookmarks_encryption_mode="CSE-KMS", kms_key_arn=figures.arn),
        s3_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationS3EncryptionArgs(s3_encryption_mode="SSE-KMS", kms_key_arn=figures.arn),
    ),
)

aws.glue.SecurityConfiguration(
    "half",
    name="half",
    encryption_configuration=aws.glue.SecurityConfigurationEncryptionConfigurationArgs(
        cloudwatch_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationCloudwatchEncryptionArgs(cloudwatch_encryption_mode="DISABLED"),
        job_bookmarks_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationJobBookmarksEncryptionArgs(job_bookmarks_encryption_mode="CSE-KMS", kms_key_arn=figures.arn),
        s3_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationS3EncryptionArgs(s3_encryption_mode="SSE-KMS", kms_key_arn=figures.arn),
    ),
)

aws.glue.SecurityConfiguration(
    "bare",
    name="bare",
    encryption_configuration=aws.glue.SecurityConfigurationEncryptionConfigurationArgs(
        cloudwatch_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationCloudwatchEncryptionArgs(cloudwatch_encryption_mode="SSE-KMS", kms_key_arn=figures.arn),
        job_bookmarks_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationJobBookmarksEncryptionArgs(job_bookmarks_encryption_mode="CSE-KMS", kms_key_arn=figures.arn),
        s3_encryption=aws.glue.SecurityConfigurationEncryptionConfigurationS3EncryptionArgs(s3_encryption_mode="DISABLED"),
    ),
)

aws.glue.Job(
    "load",
    name="load",
    role_arn="arn:aws:iam::111122223333:role/glue",
    security_configuration=tight.name,
    command=aws.glue.JobCommandArgs(script_location="s3://example-scripts/load.py"),
)

aws.glue.Job(
    "clean",
    name="clean",
    role_arn="arn:aws:iam::111122223333:role/glue",
    command=aws.glue.JobCommandArgs(script_location="s3://example-scripts/clean.py"),
)

aws.glue.Crawler(
    "sales",
    name="sales",
    database_name="sales",
    role="arn:aws:iam::111122223333:role/glue",
    security_configuration=tight.name,
    s3_targets=[
        aws.glue.CrawlerS3TargetArgs(path="s3://example-sales/"),
    ],
)

aws.glue.Crawler(
    "clicks",
    name="clicks",
    database_name="clicks",
    role="arn:aws:iam::111122223333:role/glue",
    s3_targets=[
        aws.glue.CrawlerS3TargetArgs(path="s3://example-clicks/"),
    ],
)

aws.athena.Workgroup(
    "finance",
    name="finance",
    configuration=aws.athena.WorkgroupConfigurationArgs(
        enforce_workgroup_configuration=True,
        result_configuration=aws.athena.WorkgroupConfigurationResultConfigurationArgs(
            output_location="s3://example-results/finance/",
            encryption_configuration=aws.athena.WorkgroupConfigurationResultConfigurationEncryptionConfigurationArgs(encryption_option="SSE_KMS", kms_key_arn=figures.arn),
        ),
    ),
)

aws.athena.Workgroup(
    "everybody",
    name="everybody",
    configuration=aws.athena.WorkgroupConfigurationArgs(
        enforce_workgroup_configuration=False,
        result_configuration=aws.athena.WorkgroupConfigurationResultConfigurationArgs(output_location="s3://example-results/everybody/"),
    ),
)

aws.athena.Workgroup(
    "empty",
    name="empty",
)

