"""A shop: a site with logs, a database with a password that is a secret, and a copy in another region."""

import json

import pulumi
import pulumi_aws as aws


password = pulumi.Output.secret("planted-password-of-the-shop")
network = pulumi.StackReference("acme/network/prod")
west = aws.Provider("west", region="us-west-2", default_tags={"tags": {"team": "shop"}})


class Site(pulumi.ComponentResource):
    """A bucket that strangers read, and where it is logged."""

    def __init__(self, name, acl, opts=None):
        super().__init__("acme:web:Site", name, None, opts)
        inside = pulumi.ResourceOptions(parent=self)
        self.bucket = aws.s3.Bucket(f"{name}-content", bucket=f"acme-{name}-content", acl=acl, opts=inside)
        self.logs = aws.s3.Bucket(f"{name}-logs", opts=inside)
        aws.s3.BucketLogging(
            f"{name}-logging",
            bucket=self.bucket.id,
            target_bucket=self.logs.id,
            target_prefix="log/",
            opts=inside,
        )
        aws.s3.BucketPublicAccessBlock(
            f"{name}-block",
            bucket=self.logs.id,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
            opts=inside,
        )
        aws.s3.BucketPolicy(
            f"{name}-policy",
            bucket=self.bucket.id,
            policy=self.bucket.arn.apply(
                lambda arn: json.dumps(
                    {
                        "Version": "2012-10-17",
                        "Statement": [
                            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"{arn}/*"}
                        ],
                    }
                )
            ),
            opts=inside,
        )
        self.register_outputs({"bucket": self.bucket.id})


site = Site("site", "public-read")
Site("copy", "private", pulumi.ResourceOptions(providers=[west]))

key = aws.kms.Key("key", description="the shop's data", enable_key_rotation=False)
group = aws.ec2.SecurityGroup(
    "database",
    description="database",
    vpc_id=network.get_output("vpcId"),
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp", from_port=5432, to_port=5432, cidr_blocks=["0.0.0.0/0"], description="from anywhere"
        )
    ],
)
database = aws.rds.Instance(
    "orders",
    engine="postgres",
    instance_class="db.t3.micro",
    allocated_storage=20,
    username="shop",
    password=password,
    storage_encrypted=True,
    kms_key_id=key.arn,
    publicly_accessible=True,
    vpc_security_group_ids=[group.id],
    skip_final_snapshot=True,
)
queue = aws.sqs.Queue("orders", sqs_managed_sse_enabled=False, opts=pulumi.ResourceOptions(provider=west))
aws.ssm.Parameter(
    "connection",
    type="String",
    value=pulumi.Output.concat("postgres://shop:", password, "@", database.endpoint, "/orders"),
)
role = aws.iam.Role(
    "worker",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
            ],
        }
    ),
)
aws.iam.RolePolicy(
    "worker",
    role=role.id,
    policy=pulumi.Output.json_dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": queue.arn}]}
    ),
)
aws.lambda_.Function(
    "worker",
    role=role.arn,
    runtime="python3.12",
    handler="index.handler",
    code=pulumi.AssetArchive({"index.py": pulumi.StringAsset("def handler(event, context): return event")}),
    environment={"variables": {"QUEUE": queue.url}},
)
pulumi.export("site", pulumi.Output.format("https://{0}/", site.bucket.bucket_domain_name))
pulumi.export("password", password)
