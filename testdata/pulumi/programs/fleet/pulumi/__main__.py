"""A fleet: the same cell in two regions, each with its provider, and policies that the provider's function makes."""

import pulumi
import pulumi_aws as aws


class Cell(pulumi.ComponentResource):
    """A network with a topic and what writes to it."""

    def __init__(self, name, ranges, opts=None):
        super().__init__("acme:fleet:Cell", name, None, opts)
        inside = pulumi.ResourceOptions(parent=self)
        vpc = aws.ec2.Vpc(f"{name}-vpc", cidr_block="10.0.0.0/16", opts=inside)
        subnet = aws.ec2.Subnet(
            f"{name}-subnet",
            vpc_id=vpc.id,
            cidr_block="10.0.1.0/24",
            map_public_ip_on_launch=True,
            opts=pulumi.ResourceOptions(parent=vpc),
        )
        group = aws.ec2.SecurityGroup(f"{name}-ssh", vpc_id=vpc.id, description="ssh", opts=inside)
        aws.vpc.SecurityGroupIngressRule(
            f"{name}-ssh",
            security_group_id=group.id,
            ip_protocol="tcp",
            from_port=22,
            to_port=22,
            cidr_ipv4=ranges,
            opts=inside,
        )
        topic = aws.sns.Topic(f"{name}-events", opts=inside)
        document = aws.iam.get_policy_document_output(
            statements=[
                aws.iam.GetPolicyDocumentStatementArgs(
                    principals=[aws.iam.GetPolicyDocumentStatementPrincipalArgs(type="AWS", identifiers=["*"])],
                    actions=["sns:Publish"],
                    resources=[topic.arn],
                )
            ],
            opts=pulumi.InvokeOptions(parent=self),
        )
        aws.sns.TopicPolicy(f"{name}-events", arn=topic.arn, policy=document.json, opts=inside)
        aws.ec2.Instance(
            f"{name}-host",
            ami="ami-0123456789abcdef0",
            instance_type="t3.micro",
            subnet_id=subnet.id,
            associate_public_ip_address=True,
            vpc_security_group_ids=[group.id],
            metadata_options=aws.ec2.InstanceMetadataOptionsArgs(http_tokens="optional", http_endpoint="enabled"),
            root_block_device=aws.ec2.InstanceRootBlockDeviceArgs(encrypted=False),
            opts=inside,
        )
        self.register_outputs({"topic": topic.arn})


for region, ranges in {"eu-central-1": "0.0.0.0/0", "eu-north-1": "10.0.0.0/8"}.items():
    provider = aws.Provider(region, region=region)
    Cell(region, ranges, pulumi.ResourceOptions(providers={"aws": provider}))

trail = aws.s3.Bucket("trail", force_destroy=True, opts=pulumi.ResourceOptions(protect=True))
aws.cloudtrail.Trail(
    "fleet",
    s3_bucket_name=trail.bucket,
    is_multi_region_trail=False,
    enable_log_file_validation=False,
    opts=pulumi.ResourceOptions(ignore_changes=["tags"], depends_on=[trail]),
)
