import json

import pulumi_aws as aws

content_bucket = aws.s3.Bucket(
    "content",
    bucket="example-content",
)

content_key = aws.kms.Key(
    "content-key",
    description="Objects of the sites",
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

aws.s3.BucketServerSideEncryptionConfiguration(
    "content",
    bucket=content_bucket.id,
    rules=[
        {
            "bucket_key_enabled": True,
            "apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms", "kms_master_key_id": content_key.arn},
        },
    ],
)

aws.s3.BucketVersioning(
    "content",
    bucket=content_bucket.id,
    versioning_configuration={"status": "Enabled"},
)

aws.s3.BucketPublicAccessBlock(
    "content",
    bucket=content_bucket.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)

aws.s3.BucketOwnershipControls(
    "content",
    bucket=content_bucket.id,
    rule={"object_ownership": "BucketOwnerEnforced"},
)

access_logs_bucket = aws.s3.Bucket(
    "access-logs",
    bucket="example-access-logs",
)

aws.s3.BucketLogging(
    "content",
    bucket=content_bucket.id,
    target_bucket=access_logs_bucket.id,
    target_prefix="content/",
)

aws.s3.BucketLifecycleConfiguration(
    "content",
    bucket=content_bucket.id,
    rules=[
        {
            "id": "uploads",
            "status": "Enabled",
            "filter": {},
            "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
        },
    ],
)

aws.s3.BucketNotification(
    "content",
    bucket=content_bucket.id,
    eventbridge=True,
)

aws.s3.BucketReplicationConfig(
    "content",
    bucket=content_bucket.id,
    role="arn:aws:iam::111122223333:role/replication",
    rules=[
        {
            "id": "all",
            "status": "Enabled",
            "destination": {"bucket": "arn:aws:s3:::example-content-copy"},
        },
    ],
)

aws.s3.BucketPolicy(
    "content",
    bucket=content_bucket.id,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "OnlyTls",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": ["arn:aws:s3:::example-content", "arn:aws:s3:::example-content/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            },
            {
                "Sid": "Cdn",
                "Effect": "Allow",
                "Principal": {"Service": "cloudfront.amazonaws.com"},
                "Action": "s3:GetObject",
                "Resource": "arn:aws:s3:::example-content/*",
                "Condition": {
                    "StringEquals": {"AWS:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7"},
                },
            },
        ],
    }),
)

aws.s3.BucketOwnershipControls(
    "access-logs",
    bucket=access_logs_bucket.id,
    rule={"object_ownership": "BucketOwnerPreferred"},
)

aws.s3.BucketAcl(
    "access-logs",
    bucket=access_logs_bucket.id,
    acl="log-delivery-write",
)

aws.s3.BucketPublicAccessBlock(
    "access-logs",
    bucket=access_logs_bucket.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)

aws.s3.BucketLifecycleConfiguration(
    "access-logs",
    bucket=access_logs_bucket.id,
    rules=[
        {
            "id": "expire",
            "status": "Enabled",
            "filter": {"prefix": ""},
            "expiration": {"days": 400},
            "abort_incomplete_multipart_upload": {"days_after_initiation": 1},
        },
    ],
)

old_site_bucket = aws.s3.Bucket(
    "old-site",
    bucket="example-old-site",
)

aws.s3.BucketOwnershipControls(
    "old-site",
    bucket=old_site_bucket.id,
    rule={"object_ownership": "ObjectWriter"},
)

aws.s3.BucketPublicAccessBlock(
    "old-site",
    bucket=old_site_bucket.id,
    block_public_acls=False,
    block_public_policy=False,
    ignore_public_acls=False,
    restrict_public_buckets=False,
)

aws.s3.BucketAcl(
    "old-site",
    bucket=old_site_bucket.id,
    acl="public-read",
)

aws.s3.BucketPolicy(
    "old-site",
    bucket=old_site_bucket.id,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["s3:GetObject", "s3:ListBucket"],
                "Resource": ["arn:aws:s3:::example-old-site", "arn:aws:s3:::example-old-site/*"],
            },
        ],
    }),
)

aws.s3.BucketWebsiteConfiguration(
    "old-site",
    bucket=old_site_bucket.id,
    index_document={"suffix": "index.html"},
)

dropbox_bucket = aws.s3.Bucket(
    "dropbox",
    bucket="example-dropbox",
)

aws.s3.BucketOwnershipControls(
    "dropbox",
    bucket=dropbox_bucket.id,
    rule={"object_ownership": "BucketOwnerPreferred"},
)

aws.s3.BucketAcl(
    "dropbox",
    bucket=dropbox_bucket.id,
    acl="public-read-write",
)

assets_bucket = aws.s3.Bucket(
    "assets",
    bucket="assets.example.com",
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "assets",
    bucket=assets_bucket.id,
    rules=[{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}],
)

aws.s3.BucketVersioning(
    "assets",
    bucket=assets_bucket.id,
    versioning_configuration={"status": "Suspended"},
)

aws.s3.BucketLifecycleConfiguration(
    "assets",
    bucket=assets_bucket.id,
    rules=[
        {
            "id": "expire",
            "status": "Enabled",
            "filter": {"prefix": "tmp/"},
            "expiration": {"days": 30},
        },
    ],
)

aws.s3.BucketPublicAccessBlock(
    "assets",
    bucket=assets_bucket.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=False,
)

aws.s3.Bucket("scratch")

aws.s3.AccessPoint(
    "partners",
    bucket=content_bucket.id,
    name="partners",
    public_access_block_configuration={
        "block_public_acls": True,
        "block_public_policy": False,
        "ignore_public_acls": True,
        "restrict_public_buckets": False,
    },
)

aws.s3.AccessPoint(
    "editors",
    bucket=content_bucket.id,
    name="editors",
    public_access_block_configuration={
        "block_public_acls": True,
        "block_public_policy": True,
        "ignore_public_acls": True,
        "restrict_public_buckets": True,
    },
)
